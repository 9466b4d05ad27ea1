"""Lists of cuts, and the latest version of each production's edit."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from clearslate.domain.people import Member
from clearslate.domain.production import version_order
from clearslate.records.reach import cuts_of
from clearslate.records.remembering import until_logged


@dataclass(frozen=True, slots=True, kw_only=True)
class CutLine:
    """One version of a cut in a list, with what its last check found."""

    number: int
    production: int
    name: str
    version: str
    locked_on: date | None
    uploaded_by: str
    uploaded_at: datetime
    checked_at: datetime | None
    verdict: str
    """`cleared`, `held` or empty where it was never checked."""
    holds: int
    not_checked: int
    events: int


@until_logged()
def cut_lines(member: Member, production: int | None = None) -> tuple[CutLine, ...]:
    """Return the cuts that ``member`` may see, of one production or of all."""
    rows = cuts_of(member).order_by("production", "pk").select_related("uploaded_by")
    if production is not None:
        rows = rows.filter(production=production)
    return tuple(
        CutLine(
            number=row.pk,
            production=row.production_id,
            name=row.name,
            version=row.version,
            locked_on=row.locked_on,
            uploaded_by=row.uploaded_by.name,
            uploaded_at=row.uploaded_at,
            checked_at=row.checked_at,
            verdict=row.verdict,
            holds=row.holds,
            not_checked=row.not_checked,
            events=row.events,
        )
        for row in rows
    )


def latest_cuts(lines: tuple[CutLine, ...]) -> Mapping[int, CutLine]:
    """Return the latest version of the edit of each production, by its number."""
    latest: dict[int, CutLine] = {}
    for line in sorted(lines, key=_age):
        latest[line.production] = line
    return latest


def _age(line: CutLine) -> tuple[object, date, int]:
    return version_order(line.version), line.locked_on or date.min, line.number
