"""What a yes comes to: a consent on record, with its paper, and every use settled anew.

Read next: ``consenting.py`` for the answer itself, ``consent_witnessing.py`` for the witness.
"""

from dataclasses import replace
from datetime import datetime

from clearslate.domain.registry import Consent
from clearslate.formats.consent_text import Capacity, may_not
from clearslate.formats.phrase import Language
from clearslate.formats.words import letters_consents as letters
from clearslate.formats.words.consents import CAPACITIES
from clearslate.operations.actor import Actor
from clearslate.operations.consent_letters import mail_copy, tell_concerned
from clearslate.operations.touching import settle_touched, touching_of
from clearslate.records.consent_doors import doors_to
from clearslate.records.consents import (
    RequestKept,
    keep_consented,
    request_numbered,
    uses_waiting,
)
from clearslate.records.files import attach, store
from clearslate.records.log import Entry, append
from clearslate.records.productions import ProductionKept, production_numbered
from clearslate.records.registers import RecordKept, keep_record, references_taken
from clearslate.records.touched import Touching, uses_touched

_LARGEST_TEXT = 1_000_000


def keep_yes(request: RequestKept, at: datetime) -> None:
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
    note_record(record, "consented", signer_said(request), at)
    settle_consent(record, kept, at, because="consent given")
    given = request_numbered(request.number)
    mail_copy(given, doors_to(request.number), Language(request.text_language), at)
    tell_concerned(given, "consented", standing_on(given), at)


def _signed_consent(request: RequestKept, kept: ProductionKept, at: datetime) -> Consent:
    language = Language(request.text_language)
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
        signed_by=request.signed_name,
        asked_as=request.asked_as or None,
        may_not=may_not(request.asked, language),
        evidence=request.text_digest,
    )


def settle_consent(
    record: RecordKept, kept: ProductionKept, at: datetime, *, because: str
) -> None:
    """Settle every use that a consent touches; only within the transaction of its change."""
    assert isinstance(record.record, Consent)
    touching = touching_of(record.record, production=kept.number, path=kept.path)
    settle_touched(touching, Actor(member=None, at=at), because=because)


def standing_on(request: RequestKept) -> tuple[int, ...]:
    """Return the uses that stand on a request's consent or wait for it; others hear nothing."""
    under = (("consent", request.consent),)
    found = uses_touched(Touching(under=under, production=request.production))
    return tuple(sorted({*(number for number, _ in found), *uses_waiting(request.number)}))


def note_record(record: RecordKept, act: str, who: str, at: datetime) -> None:
    """Log what somebody did to a consent by personal link."""
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


def signer_said(request: RequestKept) -> str:
    """Return who answered as the log names them: both names where they differ."""
    capacity, also = CAPACITIES[request.signed_capacity].en, request.asked_as
    otherwise = f"asked as {also}, " if also else ""
    return f"{request.signed_name} ({otherwise}{capacity}, personal link)"
