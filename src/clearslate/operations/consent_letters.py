"""The letters about a request for consent; those that hold a link or a code keep it briefly."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from zoneinfo import ZoneInfo

from clearslate.domain.people import Office
from clearslate.formats.phrase import Language
from clearslate.formats.words import letters_consents as letters
from clearslate.formats.words.consents import CAPACITIES, NAMED_OTHERWISE, SIGNED_OTHERWISE
from clearslate.formats.words.dates import day_in_full
from clearslate.operations.telling import can_see, concerned
from clearslate.records.consent_doors import Door
from clearslate.records.consents import RequestKept
from clearslate.records.mail import write
from clearslate.records.members import holders, members_named
from clearslate.records.productions import production_numbered
from clearslate.records.uses import use_numbered

_MOST_USES = 100
"""Uses whose people are told; a consent that carries more is known to the same people."""


def mail_link(request: RequestKept, door: Door, address: str, at: datetime) -> None:
    """Mail a personal link to whoever it is for."""
    language = Language(request.language)
    asking = door.who == "signer"
    values = {
        "company": request.asked.put.company,
        "asker": request.asked.put.asker,
        "signer": request.asked.signer,
        "witness": door.name,
        "address": address,
        "until": day_in_full(door.expires_at.date(), language),
    }
    subject = letters.ASK_SUBJECT if asking else letters.WITNESS_SUBJECT
    text = letters.ASK if asking else letters.WITNESS
    said = text.say(language, **values) + letters.SIGNED.say(language)
    write(to=door.email, subject=subject.say(language, **values), text=said, at=at, fleeting=True)


def mail_code(request: RequestKept, door: Door, code: str, at: datetime) -> None:
    """Mail a code that opens a link."""
    language = Language(request.language)
    text = letters.CODE.say(language, name=door.name, code=code) + letters.SIGNED.say(language)
    subject = letters.CODE_SUBJECT.say(language)
    write(to=door.email, subject=subject, text=text, at=at, fleeting=True)


def mail_copy(
    request: RequestKept, doors: Mapping[str, Door], language: Language, at: datetime
) -> None:
    """Mail the text as it was shown, with who signed it, to signer and witness."""
    said_yes = request.answer == "consented"
    witness = doors.get("witness")
    values = {
        "text": request.text,
        "signed": signed_name_said(request, language),
        "capacity": CAPACITIES[request.signed_capacity].say(language),
        "day": _day(request, request.signed_at or at, language),
        "digest": request.text_digest,
        "witness": letters.COPY_WITNESS.say(language, witness=witness.name) if witness else "",
        "reference": request.reference,
    }
    subject = letters.COPY_SUBJECT if said_yes else letters.COPY_NO_SUBJECT
    text = letters.COPY if said_yes else letters.COPY_NO
    door = doors["signer"]
    said = text.say(language, name=door.name, **values)
    _write(door.email, subject.say(language, **values), said, language, at)


def mail_unwitnessed(request: RequestKept, doors: Mapping[str, Door], at: datetime) -> None:
    """Mail the signer that their witness said no, and why if they said."""
    language, door = Language(request.language), doors["signer"]
    values = {
        "name": door.name,
        "witness": doors["witness"].name,
        "asker": request.asked.put.asker,
        "reason": _reason(request, language),
        "reference": request.reference,
    }
    text = letters.UNWITNESSED_COPY.say(language, **values)
    _write(door.email, letters.UNWITNESSED_SUBJECT.say(language, **values), text, language, at)


def mail_unsigned(request: RequestKept, doors: Mapping[str, Door], at: datetime) -> None:
    """Mail the signer, and the witness who was asked, that the signature was taken back."""
    language = Language(request.language)
    values = {
        "signer": signed_name_said(request, language),
        "asker": request.asked.put.asker,
        "reference": request.reference,
    }
    texts = {"signer": letters.UNSIGNED_COPY, "witness": letters.UNSIGNED_WITNESS}
    for who, text in texts.items():
        said = text.say(language, name=doors[who].name, **values)
        subject = letters.UNSIGNED_SUBJECT.say(language, **values)
        _write(doors[who].email, subject, said, language, at)


def signed_name_said(request: RequestKept, language: Language) -> str:
    """Return the name under an answer, and beside it theirs who was asked where it differs."""
    signed, asked = request.signed_name, request.asked_as
    return NAMED_OTHERWISE.say(language, signed=signed, asked=asked) if asked else signed


def signed_as_said(request: RequestKept, language: Language) -> str:
    """Return who answered, as a record shows it: *signed as X, asked as Y* where they differ."""
    signed, asked = request.signed_name, request.asked_as
    return SIGNED_OTHERWISE.say(language, signed=signed, asked=asked) if asked else signed


def _reason(request: RequestKept, language: Language) -> str:
    reason = request.witness_reason
    return letters.BECAUSE.say(language, reason=reason) if reason else ""


def mail_withdrawal(request: RequestKept, door: Door, on: date, at: datetime) -> None:
    """Mail the signer that their withdrawal is recorded."""
    language = Language(request.language)
    values = {
        "name": door.name,
        "consent": request.consent,
        "reference": request.reference,
        "day": day_in_full(on, language),
    }
    text = letters.WITHDRAWN_COPY.say(language, **values)
    _write(door.email, letters.WITHDRAWN_SUBJECT.say(language, **values), text, language, at)


def mail_question(request: RequestKept, text: str, at: datetime) -> None:
    """Pass a question on to whoever asked for the consent."""
    found = members_named(frozenset((request.asked_by,)))
    for member in found.values():
        language = Language(member.language)
        values = {
            "name": member.name,
            "performer": request.performer,
            "reference": request.reference,
            "signer": request.asked.signer,
            "text": text,
            "address": address_of(request),
        }
        said = letters.TOLD["question"].say(language, **values)
        subject = letters.TOLD_SUBJECT["question"].say(language, **values)
        _write(member.email, subject, said, language, at)


def mail_reply(request: RequestKept, door: Door, asker: str, text: str, at: datetime) -> None:
    """Pass an answer on to the signer."""
    language = Language(request.language)
    values = {
        "signer": request.asked.signer,
        "asker": asker,
        "company": request.asked.put.company,
        "text": text,
        "reference": request.reference,
    }
    said = letters.REPLY.say(language, **values)
    _write(door.email, letters.REPLY_SUBJECT.say(language, **values), said, language, at)


def tell_concerned(request: RequestKept, what: str, uses: Iterable[int], at: datetime) -> None:
    """Tell whoever asked, who keeps the production's consents, and everyone in its uses."""
    readers = members_named(frozenset((request.asked_by,)))
    for office in (Office.CLEARANCE_LEAD, Office.TALENT_RELATIONS):
        held = holders(office, request.production)
        readers |= {m.number: m for m in held if request.path.startswith(m.path)}
    for number in tuple(uses)[:_MOST_USES]:
        use = use_numbered(number)
        readers |= {m.number: m for m in concerned(use) if can_see(m, use)}
    for member in readers.values():
        language = Language(member.language)
        values = {
            "name": member.name,
            "performer": request.performer,
            "reference": request.reference,
            "consent": request.consent,
            "production": production_numbered(request.production, member).name,
            "day": _day(request, at, language),
            "address": _where(request, what),
            "reason": _reason(request, language),
        }
        said = letters.TOLD[what].say(language, **values)
        subject = letters.TOLD_SUBJECT[what].say(language, **values)
        _write(member.email, subject, said, language, at)


def address_of(request: RequestKept) -> str:
    """Return the address of a request's page for those who asked."""
    return f"/productions/{request.handle}/requests/{request.reference}"


def _where(request: RequestKept, what: str) -> str:
    if what in ("declined", "unwitnessed", "unsigned"):
        return address_of(request)
    return f"/registers/consent/{request.handle}/{request.consent}"


def _day(request: RequestKept, at: datetime, language: Language) -> str:
    zone = production_numbered(request.production).time_zone
    return day_in_full(at.astimezone(ZoneInfo(zone)).date(), language)


def _write(to: str, subject: str, text: str, language: Language, at: datetime) -> None:
    write(to=to, subject=subject, text=text + letters.SIGNED.say(language), at=at)
