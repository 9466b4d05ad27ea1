"""Searching everything that somebody may see: by reference, name, shot, performer and timecode.

Nothing is counted: what is found is shown, up to a few of each kind, and whether there is more.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from clearslate.domain.people import Member
from clearslate.records.listing import Waiting, _waiting, called
from clearslate.records.models import AssetRow, CutCheckRow
from clearslate.records.productions import ProductionKept, productions_seen
from clearslate.records.reach import cuts_of, declarations_of, organisations_of, productions_of
from clearslate.records.register_lists import (
    Narrowed,
    PersonLine,
    RecordSeen,
    people_listed,
    records_listed,
    yeses_named,
)
from clearslate.records.remembering import until_logged

MOST = 8
"""How many of each kind are shown."""
_TIMECODE = re.compile(r"\d{1,2}:\d{2}:\d{2}[:;]\d{2,3}")
_SHELVES = ("tool", "consent", "licence")
_CUTS_LOOKED_INTO = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class ShotFound:
    """A generated asset, under the use that it was registered for."""

    name: str
    handle: str
    reference: str
    """Empty where it is registered under none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventFound:
    """An event of a cut at a timecode, or of a name."""

    name: str
    production: int
    handle: str
    cut: str
    version: str
    start: str
    end: str
    track: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Everything that was found, a few of each kind."""

    productions: tuple[ProductionKept, ...]
    uses: tuple[Waiting, ...]
    more_uses: bool
    shots: tuple[ShotFound, ...]
    events: tuple[EventFound, ...]
    people: tuple[PersonLine, ...]
    records: tuple[RecordSeen, ...]

    @property
    def anything(self) -> bool:
        """Whether anything was found."""
        return bool(
            self.productions
            or self.uses
            or self.shots
            or self.events
            or self.people
            or self.records
        )


@until_logged(most=24)
def search(member: Member, query: str, on: date) -> Found:
    """Return what ``member`` may see that has ``query`` in its name or reference."""
    productions = productions_seen(member)
    wanted = query.casefold()
    uses, more = _uses(member, query)
    return Found(
        productions=tuple(p for p in productions if wanted in p.name.casefold())[:MOST],
        uses=uses,
        more_uses=more,
        shots=_shots(member, query),
        events=_events(member, query),
        people=people_listed(member, text=query)[:MOST],
        records=_records(member, query, on),
    )


def _uses(member: Member, query: str) -> tuple[tuple[Waiting, ...], bool]:
    seen = declarations_of(member).filter(current=True).order_by()
    # Who types a whole reference means that use; only for anything else all are gone through.
    exact = seen.filter(reference__in={query, query.upper()})
    numbers = list(exact.values_list("pk", flat=True)[: MOST + 1])
    if not numbers:
        numbers = list(called(seen, query).values_list("pk", flat=True)[: MOST + 1])
    found = declarations_of(member).filter(pk__in=numbers[:MOST])
    lines = found.select_related("production", "organisation").defer(
        "document", "determination", "production__document"
    )
    ordered = lines.order_by("-outcome", "-changed_at", "pk")
    return tuple(_waiting(row, {}) for row in ordered), len(numbers) > MOST


def _shots(member: Member, query: str) -> tuple[ShotFound, ...]:
    rows = AssetRow.objects.filter(
        name__icontains=query,
        production__in=productions_of(member).values("pk"),
        declaration__organisation__in=organisations_of(member).values("pk"),
    ).order_by("production", "name")
    columns = ("name", "production__handle", "declaration__reference")
    return tuple(
        ShotFound(name=name, handle=handle, reference=reference or "")
        for name, handle, reference in rows.values_list(*columns)[:MOST]
    )


def _events(member: Member, query: str) -> tuple[EventFound, ...]:
    """Return the events at a timecode in the cuts that ``member`` may see, as last checked."""
    if not _TIMECODE.fullmatch(query):
        return ()
    at = _counted(query)
    found: list[EventFound] = []
    for event in _checked_events(member):
        if _counted(event.start) <= at < _counted(event.end):
            found.append(event)
            if len(found) == MOST:
                break
    return tuple(found)


def _counted(timecode: str) -> tuple[int, ...]:
    """Return what timecodes of one cut are compared by."""
    return tuple(int(part) for part in re.split("[:;]", timecode))


def _checked_events(member: Member) -> Iterator[EventFound]:
    rows = CutCheckRow.objects.filter(cut__in=cuts_of(member)).exclude(clearance="")
    columns = ("cut__production", "cut__production__handle", "cut__name", "cut__version")
    latest = rows.order_by("-cut__uploaded_at", "-cut").values_list(*columns, "clearance")
    for production, handle, name, version, text in latest[:_CUTS_LOOKED_INTO]:
        for event in json.loads(text)["cut"]["events"]:
            yield EventFound(
                name=event["name"],
                production=production,
                handle=handle,
                cut=name,
                version=version,
                start=event["in"],
                end=event["out"],
                track=event["track"],
            )


def _records(member: Member, query: str, on: date) -> tuple[RecordSeen, ...]:
    found: list[RecordSeen] = []
    for kind in _SHELVES:
        found += records_listed(member, kind, Narrowed(text=query), on, most=MOST)[0]
    # Every use has some: they are found by what they are called, not by a part of it.
    for kind in ("approval", "waiver"):
        found += yeses_named(member, kind, query, most=MOST)
    return tuple(found[: 2 * MOST])
