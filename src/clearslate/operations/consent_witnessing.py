"""Witnessing: a signature waits for somebody who saw it, and may be taken back until they speak.

Of a witness and a signer at once one is first, and the other is told what became of it.
"""

from datetime import datetime

from clearslate.operations.consent_asking import Hindrance, NotAnswered, entry_of
from clearslate.operations.consent_keeping import keep_yes, signer_said
from clearslate.operations.consent_letters import (
    mail_unsigned,
    mail_unwitnessed,
    tell_concerned,
)
from clearslate.records.consent_doors import Door, doors_to
from clearslate.records.consents import (
    RequestKept,
    keep_unsigned,
    keep_unwitnessed,
    keep_witnessed,
    locked_request,
    request_numbered,
    uses_waiting,
)
from clearslate.records.log import append, atomic, take_turn


@atomic()
def witness(door: Door, at: datetime) -> RequestKept:
    """Take a witness's word that they saw the signing.

    Raises:
        NotAnswered: where there is no signature to confirm, or it is confirmed.
    """
    take_turn()
    request = _to_be_witnessed(door)
    keep_witnessed(request.number, at)
    append(entry_of(request, "witnessed", f"{door.name} (witness, personal link)", at))
    keep_yes(request_numbered(request.number), at)
    return request_numbered(request.number)


@atomic()
def refuse_to_witness(door: Door, reason: str, at: datetime) -> RequestKept:
    """Take a witness's no: no consent comes of the signature, and all concerned are told.

    Raises:
        NotAnswered: where there is no signature to confirm, or somebody was faster.
    """
    take_turn()
    request = _to_be_witnessed(door)
    keep_unwitnessed(request.number, reason.strip(), at)
    refused = request_numbered(request.number)
    append(entry_of(refused, "unwitnessed", f"{door.name} (witness, personal link)", at))
    mail_unwitnessed(refused, doors_to(request.number), at)
    tell_concerned(refused, "unwitnessed", uses_waiting(request.number), at)
    return refused


def _to_be_witnessed(door: Door) -> RequestKept:
    request = locked_request(door.request)
    if door.who != "witness" or request.answer != "signed":
        back = request.answer == "unsigned"
        raise NotAnswered(Hindrance.UNSIGNED if back else Hindrance.ALREADY)
    return request


@atomic()
def unsign(door: Door, at: datetime) -> RequestKept:
    """Take a signature back that no witness has confirmed: no consent comes of it.

    Raises:
        NotAnswered: where no signature waits for a witness, or the witness was faster.
    """
    take_turn()
    request = locked_request(door.request)
    if door.who != "signer" or request.answer != "signed":
        raise NotAnswered(_instead(request))
    keep_unsigned(request.number, at)
    back = request_numbered(request.number)
    append(entry_of(back, "unsigned", signer_said(back), at))
    mail_unsigned(back, doors_to(request.number), at)
    tell_concerned(back, "unsigned", uses_waiting(request.number), at)
    return back


def _instead(request: RequestKept) -> Hindrance:
    """Return why a signature cannot be taken back, or not any more."""
    said = {"consented": Hindrance.WITNESSED, "unwitnessed": Hindrance.UNWITNESSED}
    return said.get(request.answer, Hindrance.ALREADY)
