"""What ends soon, of the records that somebody reads: counted by register, and listed."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Q, QuerySet

from clearslate.domain.people import Member
from clearslate.records.models import RecordRow
from clearslate.records.register_lists import readable_or_theirs
from clearslate.records.remembering import reach_key, remembered
from clearslate.records.worded import Row

EXPIRING = ("consent", "licence", "tool", "approval", "waiver")
SPANS = (30, 60, 90)
"""Days ahead in which the slate counts what ends."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """How many records of a register end within each of `SPANS`, the nearer ones included."""

    kind: str
    within: tuple[int, ...]


def endings(member: Member, on: date, *, production: int | None = None) -> tuple[Ending, ...]:
    """Return what ends soon of what ``member`` reads, register by register.

    Of approvals those of the uses that they may see are counted too.
    """
    key = (reach_key(member), on, production)
    return remembered("endings", key, lambda: _endings(member, on, production))


def _endings(member: Member, on: date, production: int | None) -> tuple[Ending, ...]:
    counts = {
        f"within_{days}": Count("pk", filter=Q(expires_on__lte=on + timedelta(days=days)))
        for days in SPANS
    }
    found = []
    for kind in EXPIRING:
        rows = _ending(member, kind, on, SPANS[-1], production).order_by()
        counted = rows.aggregate(**counts)
        found.append(Ending(kind=kind, within=tuple(counted[name] for name in counts)))
    return tuple(found)


def _ending(
    member: Member, kind: str, on: date, days: int, production: int | None
) -> QuerySet[RecordRow]:
    rows = readable_or_theirs(member, kind).filter(
        withdrawn_on=None, expires_on__gte=on, expires_on__lte=on + timedelta(days=days)
    )
    return rows if production is None else rows.filter(production=production)


@dataclass(frozen=True, slots=True, kw_only=True)
class EndingRecord:
    """One record that ends soon."""

    kind: str
    handle: str
    """Of its production; empty where it holds for an organisation."""
    reference: str
    about: str
    """The use of an approval that is read by who sees the use alone; empty where all is read."""
    name: str
    owner: str
    expires_on: date


def records_ending(
    member: Member, on: date, *, days: int, kind: str = "", production: int | None = None
) -> tuple[EndingRecord, ...]:
    """Return the records that end within ``days`` and that ``member`` reads, soonest first."""
    key = (reach_key(member), on, days, kind, production)
    return remembered("ending", key, lambda: _records_ending(member, on, days, kind, production))


def _records_ending(
    member: Member, on: date, days: int, kind: str, production: int | None
) -> tuple[EndingRecord, ...]:
    found: list[EndingRecord] = []
    for each in EXPIRING if not kind else (kind,):
        rows = _ending(member, each, on, days, production)
        # Their documents stay where they are: there may be thousands.
        found += [_ending_record(each, row, on) for row in rows.values_list(*_COLUMNS)]
    return tuple(sorted(found, key=lambda one: (one.expires_on, one.kind, one.reference)))


_COLUMNS = (
    "production__handle",
    "reference",
    "about",
    "name",
    "owner__name",
    "expires_on",
    "whole",
)


def _ending_record(kind: str, row: Row, on: date) -> EndingRecord:
    handle, reference, about, name, owner, expires_on, whole = row
    return EndingRecord(
        kind=kind,
        handle=handle or "",
        reference=reference,
        about=about if kind == "approval" and not whole else "",
        name=name,
        owner=owner or "",
        expires_on=expires_on or on,
    )
