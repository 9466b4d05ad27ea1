"""Consenting: a performer, or who stands for them, is asked by a personal link and answers.

The link leads to one request and a mailed code opens it; neither is kept, only digests. The
answer is bound to the exact text that was shown.
"""

import secrets
from dataclasses import dataclass, replace
from datetime import datetime

from clearslate.domain.registry import Consent
from clearslate.formats.consent_text import (
    Capacity,
    ConsentText,
    consent_text,
)
from clearslate.formats.phrase import Language
from clearslate.formats.words import letters_consents as letters
from clearslate.formats.words.consents import CAPACITIES
from clearslate.operations.actor import Actor
from clearslate.operations.consent_asking import (
    Hindrance,
    NotAnswered,
    entry_of,
    fitting,
    send_link,
)
from clearslate.operations.consent_letters import (
    mail_code,
    mail_copy,
    mail_question,
    mail_withdrawal,
    tell_concerned,
)
from clearslate.operations.touching import settle_touched, touching_of
from clearslate.records.consent_doors import (
    Door,
    door_of,
    doors_to,
    keep_code,
    try_code,
)
from clearslate.records.consents import (
    RequestKept,
    keep_consented,
    keep_declined,
    keep_signature,
    keep_withdrawn,
    keep_witnessed,
    locked_request,
    request_numbered,
    say_line,
    uses_waiting,
)
from clearslate.records.files import attach, store
from clearslate.records.log import Entry, append, atomic, take_turn
from clearslate.records.productions import ProductionKept, production_numbered
from clearslate.records.registers import (
    RecordKept,
    consent_kept,
    keep_record,
    references_taken,
)
from clearslate.records.touched import Touching, uses_touched

_LARGEST_TEXT = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """A typed name and capacity, under the text with this digest in this language."""

    name: str
    capacity: str
    language: Language
    text_digest: str


# The link and the code ----------------------------------------------------------------------


@atomic()
def send_code(token: str, at: datetime) -> bool:
    """Mail a code for a link to the address it was sent to; False where too many were asked.

    Raises:
        NotThere: where there is no such link.
    """
    take_turn()
    door = door_of(token)
    code = f"{secrets.randbelow(1_000_000):06d}"
    if not keep_code(door.number, code, at):
        return False
    mail_code(request_numbered(door.request), door, code, at)
    return True


@atomic()
def enter(token: str, code: str, at: datetime) -> Door | None:
    """Return the link that ``code`` opens; None where it does not, and the attempt counts.

    Raises:
        NotThere: where there is no such link.
    """
    take_turn()
    door = door_of(token)
    if not try_code(door.number, code.strip().replace(" ", ""), at):
        return None
    if door.opened_at is None:
        request = request_numbered(door.request)
        append(entry_of(request, "opened", f"{door.name} ({door.who}, personal link)", at))
    return door_of(token)


# The answer ---------------------------------------------------------------------------------


@atomic()
def ask_first(door: Door, text: str, at: datetime) -> None:
    """Keep a question of the signer and pass it on to whoever asked."""
    take_turn()
    request = request_numbered(door.request)
    say_line(request.number, account=None, name=door.name, text=text, at=at)
    append(entry_of(request, "question", f"{door.name} (personal link)", at))
    mail_question(request, text, at)


@atomic()
def sign(door: Door, signature: Signature, at: datetime) -> RequestKept:
    """Take a yes; where a witness was asked for, it stands once they have confirmed it.

    Raises:
        NotAnswered: with what stands in the way.
    """
    take_turn()
    request, text = _answerable(door, signature)
    keep_signature(
        request.number,
        name=signature.name.strip(),
        capacity=signature.capacity,
        text=text.text,
        digest=text.digest,
        at=at,
    )
    signed = request_numbered(request.number)
    append(entry_of(signed, "signed", _signer(signed), at, text=text.digest))
    if signed.witness_needed:
        witness = doors_to(request.number)["witness"]
        send_link(signed, "witness", witness.name, witness.email, at)
    else:
        _consented(signed, at)
    return request_numbered(request.number)


@atomic()
def witness(door: Door, at: datetime) -> RequestKept:
    """Take a witness's word that they saw the signing.

    Raises:
        NotAnswered: where there is no signature to confirm, or it is confirmed.
    """
    take_turn()
    request = locked_request(door.request)
    if door.who != "witness" or request.answer != "signed":
        raise NotAnswered(Hindrance.ALREADY)
    keep_witnessed(request.number, at)
    append(entry_of(request, "witnessed", f"{door.name} (witness, personal link)", at))
    _consented(request_numbered(request.number), at)
    return request_numbered(request.number)


@atomic()
def decline(door: Door, signature: Signature, at: datetime) -> RequestKept:
    """Take a no, and tell whoever asked.

    Raises:
        NotAnswered: with what stands in the way.
    """
    take_turn()
    request, text = _answerable(door, signature)
    keep_declined(
        request.number,
        name=signature.name.strip(),
        capacity=signature.capacity,
        text=text.text,
        digest=text.digest,
        at=at,
    )
    declined = request_numbered(request.number)
    append(entry_of(declined, "declined", _signer(declined), at, text=text.digest))
    mail_copy(declined, doors_to(request.number), text.language, at)
    tell_concerned(declined, "declined", uses_waiting(request.number), at)
    return declined


@atomic()
def withdraw(door: Door, at: datetime) -> RequestKept:
    """Withdraw a consent that was given here; every use of it is settled anew.

    Raises:
        NotAnswered: where no consent stands.
    """
    take_turn()
    request = locked_request(door.request)
    if door.who != "signer" or request.answer != "consented":
        raise NotAnswered(Hindrance.NOTHING_GIVEN)
    before = consent_kept(request.consent, production=request.production)
    if before is None or not isinstance(before.record, Consent):
        raise NotAnswered(Hindrance.NOTHING_GIVEN)
    kept = production_numbered(request.production)
    on = Actor(member=None, at=at).day(kept.time_zone)
    record = keep_record(
        replace(before.record, withdrawn=min(on, before.record.withdrawn or on)),
        organisation=before.organisation,
        production=request.production,
        made_by=None,
        at=at,
        owner=before.owner,
        review_on=before.review_on,
    )
    keep_withdrawn(request.number, at)
    append(entry_of(request, "withdrawn", _signer(request), at))
    _logged(record, "withdrawn", _signer(request), at)
    stood = _standing_on(request)
    _settle(record, kept, at, because="consent withdrawn")
    mail_withdrawal(request, door, on, at)
    tell_concerned(request, "withdrawn", stood, at)
    return request_numbered(request.number)


def text_of_request(request: RequestKept, language: Language) -> ConsentText:
    """Return what a request says in ``language``."""
    return consent_text(request.asked, language)


def _answerable(door: Door, signature: Signature) -> tuple[RequestKept, ConsentText]:
    request = locked_request(door.request)
    if door.who != "signer" or request.answer:
        raise NotAnswered(Hindrance.ALREADY)
    text = text_of_request(request, signature.language)
    if not secrets.compare_digest(text.digest, signature.text_digest):
        raise NotAnswered(Hindrance.OTHER_TEXT)
    if _plain(signature.name) != _plain(request.asked.signer):
        raise NotAnswered(Hindrance.OTHER_NAME)
    if signature.capacity != request.asked.capacity.value:
        raise NotAnswered(Hindrance.OTHER_CAPACITY)
    if request.asked.capacity not in fitting(uses_waiting(request.number), request.performer):
        raise NotAnswered(Hindrance.NOT_FITTING)
    return request, text


def _plain(name: str) -> str:
    return " ".join(name.casefold().replace("’", "'").split())


def _consented(request: RequestKept, at: datetime) -> None:
    """Keep the consent that a signed request comes to, and let everything follow."""
    kept = production_numbered(request.production)
    consent = _signed_consent(request, kept, at)
    record = keep_record(
        consent,
        organisation=kept.organisation,
        production=kept.number,
        made_by=None,
        at=at,
        owner=request.asked_by,
    )
    stored = store([request.text.encode()], largest=_LARGEST_TEXT)
    attach(
        f"{request.reference}.txt",
        stored,
        production=kept.number,
        organisation=kept.organisation,
        added_by=None,
        at=at,
        record=record.number,
    )
    keep_consented(request.number, record.reference, at)
    _logged(record, "consented", _signer(request), at)
    _settle(record, kept, at, because="consent given")
    given = request_numbered(request.number)
    mail_copy(given, doors_to(request.number), Language(request.language), at)
    tell_concerned(given, "consented", _standing_on(given), at)


def _signed_consent(request: RequestKept, kept: ProductionKept, at: datetime) -> Consent:
    language = Language(request.language)
    taken = references_taken("consent", production=kept.number, organisation=kept.organisation)
    number = 1
    while f"C-{number:04d}" in taken:
        number += 1
    stands_for = None
    if request.signed_capacity != Capacity.PERFORMER:
        capacity = CAPACITIES[request.signed_capacity].say(language)
        stands_for = f"{request.signed_name}, {capacity}"
    return replace(
        request.asked.consent,
        reference=f"C-{number:04d}",
        signed_on=Actor(member=None, at=at).day(kept.time_zone),
        notice=letters.NOTICE.say(language, reference=request.reference),
        representation=stands_for,
        evidence=request.text_digest,
    )


def _settle(record: RecordKept, kept: ProductionKept, at: datetime, *, because: str) -> None:
    assert isinstance(record.record, Consent)
    touching = touching_of(record.record, production=kept.number, path=kept.path)
    settle_touched(touching, Actor(member=None, at=at), because=because)


def _standing_on(request: RequestKept) -> tuple[int, ...]:
    """Return the uses that stand on a request's consent or wait for it; others hear nothing."""
    under = (("consent", request.consent),)
    found = uses_touched(Touching(under=under, production=request.production))
    return tuple(sorted({*(number for number, _ in found), *uses_waiting(request.number)}))


def _logged(record: RecordKept, act: str, who: str, at: datetime) -> None:
    append(
        Entry(
            at=at,
            actor=who,
            act=act,
            subject=record.subject,
            production=record.production,
            organisation=record.organisation,
            details={"version": record.version, "document": record.digest},
        )
    )


def _signer(request: RequestKept) -> str:
    capacity = CAPACITIES[request.signed_capacity].en
    return f"{request.signed_name} ({capacity}, personal link)"
