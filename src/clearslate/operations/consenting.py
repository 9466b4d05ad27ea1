"""Consenting: a performer, or who stands for them, is asked by a personal link and answers.

The link leads to one request and a mailed code opens it; neither is kept, only digests. The
answer is bound to the exact text that was shown.
"""

import secrets
from dataclasses import dataclass, replace
from datetime import datetime

from clearslate.domain.registry import Consent
from clearslate.domain.spelling import same_name
from clearslate.formats.consent_text import (
    ConsentText,
    consent_text,
)
from clearslate.formats.phrase import Language
from clearslate.formats.plain import UNWRITABLE
from clearslate.operations.actor import Actor
from clearslate.operations.consent_asking import (
    Hindrance,
    NotAnswered,
    entry_of,
    fitting,
    send_link,
)
from clearslate.operations.consent_keeping import (
    keep_yes,
    note_record,
    settle_consent,
    signer_said,
    standing_on,
)
from clearslate.operations.consent_letters import (
    mail_code,
    mail_copy,
    mail_question,
    mail_withdrawal,
    tell_concerned,
)
from clearslate.records.consent_doors import (
    Door,
    door_of,
    doors_to,
    keep_code,
    try_code,
)
from clearslate.records.consents import (
    RequestKept,
    keep_declined,
    keep_signature,
    keep_withdrawn,
    locked_request,
    request_numbered,
    say_line,
    uses_waiting,
)
from clearslate.records.log import append, atomic, take_turn
from clearslate.records.productions import production_numbered
from clearslate.records.registers import (
    consent_kept,
    keep_record,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """A typed name and capacity, under the text with this digest in this language.

    ``confirmed`` is the other name that the signer says is theirs too; empty where none is.
    """

    name: str
    capacity: str
    language: Language
    text_digest: str
    confirmed: str = ""


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
        text=text,
        at=at,
    )
    signed = request_numbered(request.number)
    append(entry_of(signed, "signed", signer_said(signed), at, text=text.digest))
    if signed.witness_needed:
        witness = doors_to(request.number)["witness"]
        send_link(signed, "witness", witness.name, witness.email, at)
    else:
        keep_yes(signed, at)
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
        text=text,
        at=at,
    )
    declined = request_numbered(request.number)
    append(entry_of(declined, "declined", signer_said(declined), at, text=text.digest))
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
    append(entry_of(request, "withdrawn", signer_said(request), at))
    note_record(record, "withdrawn", signer_said(request), at)
    stood = standing_on(request)
    settle_consent(record, kept, at, because="consent withdrawn")
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
    _check_name(signature, request)
    if signature.capacity != request.asked.capacity.value:
        raise NotAnswered(Hindrance.OTHER_CAPACITY)
    if request.asked.capacity not in fitting(uses_waiting(request.number), request.performer):
        raise NotAnswered(Hindrance.NOT_FITTING)
    return request, text


def _check_name(signature: Signature, request: RequestKept) -> None:
    """Take any name that somebody has, but another than theirs who was asked only knowingly."""
    name = signature.name.strip()
    if not name or UNWRITABLE.search(name):
        raise NotAnswered(Hindrance.NO_NAME)
    if not same_name(name, request.asked.signer) and name != signature.confirmed.strip():
        raise NotAnswered(Hindrance.OTHER_NAME)
