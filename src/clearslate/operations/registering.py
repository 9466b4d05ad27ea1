"""Keeping registers: a record is added, changed by a new version, withdrawn or ended.

What stands on it is settled in the same transaction, or by the worker where it is much.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from clearslate.domain.people import ALLOWS, Act, Member, Office
from clearslate.domain.registry import Consent
from clearslate.domain.touching import Aftermath, Proposed
from clearslate.formats.phrase import Language
from clearslate.formats.words import letters_registers as letters
from clearslate.formats.words.dates import day_in_full
from clearslate.operations.actor import Actor
from clearslate.operations.touching import foresee, settle_touched, touching_of
from clearslate.records.files import Stored, attach
from clearslate.records.log import Entry, append, atomic
from clearslate.records.mail import write
from clearslate.records.members import holders, members_named
from clearslate.records.productions import ProductionKept
from clearslate.records.register_lists import due_for_reminder, note_reminded
from clearslate.records.registers import RecordKept, keep_record, kind_of, references_taken
from clearslate.records.touched import Touching

KEPT = ("tool", "consent", "licence")
"""The registers that people keep by hand; approvals and waivers come of decisions."""

_REMINDED_BEFORE = timedelta(days=30)


class MayNotKeep(ValueError):
    """Somebody who does not keep this register tried to."""


class Outdated(ValueError):
    """The record was changed by somebody else meanwhile."""


class Taken(ValueError):
    """The register already has a record of this reference."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """Where a record is kept: in one production, or for everything of an organisation."""

    production: int | None
    organisation: int
    path: str

    @staticmethod
    def of_production(kept: ProductionKept) -> "Where":
        """Return the place of a production's own records."""
        return Where(production=kept.number, organisation=kept.organisation, path=kept.path)

    @staticmethod
    def of_organisation(member: Member) -> "Where":
        """Return the place of what the organisation of ``member`` keeps for all below it."""
        return Where(production=None, organisation=member.organisation, path=member.path)

    @staticmethod
    def of_record(record: RecordKept) -> "Where":
        """Return where a record is kept."""
        return Where(
            production=record.production, organisation=record.organisation, path=record.path
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What is kept beside a record: who looks after it, when to look again, and its paper."""

    owner: int | None = None
    review_on: date | None = None
    file_name: str = ""
    file: Stored | None = None


def may_keep(member: Member, where: Where) -> bool:
    """Say whether ``member`` keeps the registers of a place."""
    allowed = member.may(Act.KEEP_REGISTERS, where.production)
    return allowed and where.path.startswith(member.path)


def keepers_of(where: Where, actor: Actor) -> tuple[Member, ...]:
    """Return who may look after a record of a place, by name; the actor among them."""
    found = {actor.member.number: actor.member} if actor.member else {}
    if where.production is not None:
        for office in Office:
            if Act.KEEP_REGISTERS in ALLOWS[office]:
                held = holders(office, where.production)
                found |= {m.number: m for m in held if where.path.startswith(m.path)}
    return tuple(sorted(found.values(), key=lambda member: member.name))


def foreseen(
    proposed: Proposed, before: RecordKept | None, where: Where, actor: Actor
) -> Aftermath:
    """Return what would follow if ``proposed`` were kept; nothing is kept.

    Raises:
        MayNotKeep: where the actor does not keep these registers.
        Taken: where a new record has the reference of one that is there.
    """
    _check(actor, where)
    taken = references_taken(
        kind_of(proposed), production=where.production, organisation=where.organisation
    )
    if before is None and proposed.reference in taken:
        raise Taken(proposed.reference)
    return foresee(proposed, _touching(proposed, before, where), actor)


@atomic()
def keep(
    proposed: Proposed, before: RecordKept | None, where: Where, beside: Beside, actor: Actor
) -> tuple[RecordKept, int]:
    """Keep a record, new or in the place of ``before``; return it and how many uses it touched.

    Raises:
        MayNotKeep: where the actor does not keep these registers.
        Outdated: where ``before`` is no longer the latest version.
        Taken: where a new record has the reference of one that is there.
    """
    _check(actor, where)
    kept = keep_record(
        proposed,
        organisation=where.organisation,
        production=where.production,
        made_by=actor.number,
        at=actor.at,
        owner=beside.owner,
        review_on=beside.review_on,
    )
    if kept.version != (1 if before is None else before.version + 1):
        raise Taken(proposed.reference) if before is None else Outdated(proposed.reference)
    if beside.file is not None:
        attach(
            beside.file_name,
            beside.file,
            production=where.production,
            organisation=where.organisation,
            added_by=actor.number,
            at=actor.at,
            record=kept.number,
        )
    append(_entry(kept, "kept" if before is None else "changed", actor.name, actor))
    because = f"{kind_of(proposed)} changed"
    return kept, len(settle_touched(_touching(proposed, before, where), actor, because=because))


def withdraw_consent(before: RecordKept, on: date, actor: Actor) -> tuple[RecordKept, int]:
    """Note that a consent no longer holds from ``on``; return it and how many uses it touched.

    Raises:
        MayNotKeep: where the actor does not keep these registers.
        Outdated: where it was changed meanwhile.
    """
    assert isinstance(before.record, Consent)
    beside = Beside(owner=before.owner, review_on=before.review_on)
    withdrawn = replace(before.record, withdrawn=on)
    return keep(withdrawn, before, Where.of_record(before), beside, actor)


def _touching(proposed: Proposed, before: RecordKept | None, where: Where) -> Touching:
    records = [proposed]
    if before is not None and isinstance(before.record, Proposed):
        records.append(before.record)
    return touching_of(*records, production=where.production, path=where.path)


def _check(actor: Actor, where: Where) -> None:
    if actor.member is None or not may_keep(actor.member, where):
        raise MayNotKeep


def _entry(kept: RecordKept, act: str, who: str, actor: Actor) -> Entry:
    return Entry(
        at=actor.at,
        actor=who,
        act=act,
        subject=kept.subject,
        production=kept.production,
        organisation=kept.organisation,
        details={"version": kept.version, "document": kept.digest},
    )


@atomic()
def remind_owners(actor: Actor) -> int:
    """Tell owners what of theirs ends or is to be reviewed within 30 days; return how many.

    Each record is told of once in 30 days.
    """
    on = actor.day()
    due = due_for_reminder(on, _REMINDED_BEFORE)
    owners = members_named(frozenset(record.owner for record in due if record.owner))
    for record in due:
        owner = owners.get(record.owner or 0)
        if owner is not None:
            _remind(record, owner, actor)
    note_reminded([record.number for record in due], on)
    return len(due)


def _remind(record: RecordKept, owner: Member, actor: Actor) -> None:
    language = Language(owner.language)
    ends = record.expires_on is not None and record.expires_on <= actor.day() + _REMINDED_BEFORE
    day = record.expires_on if ends else record.review_on
    if day is None:
        return
    text = letters.ENDS if ends else letters.REVIEW
    values = {
        "name": owner.name,
        "record": record.name,
        "reference": record.reference,
        "day": day_in_full(day, language),
        "address": address_of(record),
    }
    write(
        to=owner.email,
        subject=letters.REMINDER_SUBJECT.say(language, **values),
        text=text.say(language, **values) + letters.OWNED.say(language),
        at=actor.at,
    )


def address_of(record: RecordKept) -> str:
    """Return the address of a record's page."""
    return f"/registers/{record.kind}/{record.handle or '-'}/{record.reference}"
