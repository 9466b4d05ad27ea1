"""What the slate counts: uses by where they stand, questions that wait, what ends soon.

One aggregate query for each figure, over what the member may see and nothing else, so that a
number is the same wherever it is shown, and the same as the list that it leads to.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, DateTimeField, Func, IntegerField, Min, Q, QuerySet, Value

from clearslate.domain.people import Member, Office
from clearslate.domain.policy.rules import Outcome
from clearslate.domain.production import version_order
from clearslate.domain.request import Progress
from clearslate.records.listing import State, state_of
from clearslate.records.models import (
    AssetRow,
    Membership,
    ProductionRow,
    RecordRow,
    StandsOnRow,
    TaskRow,
)
from clearslate.records.reach import cuts_of, declarations_of, organisations_of
from clearslate.records.register_lists import _readable
from clearslate.records.remembering import reach_key, remembered


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What the navigation of one production counts."""

    uses: int
    cuts: int


def beside_production(member: Member, production: int) -> Beside:
    """Return how many current uses and cuts of a production ``member`` may see."""
    key = (reach_key(member), production)
    return remembered("beside", key, lambda: _beside(member, production))


def _beside(member: Member, production: int) -> Beside:
    return Beside(
        uses=declarations_of(member).filter(production=production, current=True).count(),
        cuts=cuts_of(member).filter(production=production).count(),
    )


def states_counted(
    member: Member, production: int | None = None
) -> Mapping[int, Mapping[State, int]]:
    """Return, for each production with uses, how many current uses are in which state."""
    key = (reach_key(member), production)
    return remembered("states", key, lambda: _states(member, production))


def _states(member: Member, production: int | None) -> Mapping[int, Mapping[State, int]]:
    rows = declarations_of(member).filter(current=True)
    if production is not None:
        rows = rows.filter(production=production)
    counted: dict[int, Counter[State]] = defaultdict(Counter)
    grouped = rows.order_by().values_list("production", "progress", "outcome")
    for number, progress, outcome, uses in grouped.annotate(Count("pk")):
        counted[number][state_of(Progress(progress), Outcome(outcome))] += uses
    return counted


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """Questions about uses of one production that wait for one office."""

    production: int
    office: Office
    waiting: int
    late: int
    oldest: datetime


def queues(member: Member, on: date) -> tuple[Queue, ...]:
    """Return who is asked about how many uses, and since when; one line an office and production.

    What waits for another office to answer first is not counted until its turn has come.
    """
    return remembered("queues", (reach_key(member), on), lambda: _queues(member, on))


def _queues(member: Member, on: date) -> tuple[Queue, ...]:
    rows = TaskRow.objects.filter(
        closed_at=None,
        waits=False,
        declaration__in=declarations_of(member).filter(current=True).values("pk"),
    ).exclude(office="")
    grouped = rows.order_by().values_list("production", "office")
    found = grouped.annotate(
        waiting=Count("declaration", distinct=True),
        late=Count("declaration", filter=Q(due_on__lt=on), distinct=True),
        oldest=Min("opened_at"),
    )
    return tuple(
        Queue(production=number, office=Office(office), waiting=n, late=late, oldest=oldest)
        for number, office, n, late, oldest in found
    )


class _Whole(Func):
    """Whole spans of so many seconds from one instant to another, on either database."""

    output_field = IntegerField()

    def __init__(self, since: object, until: object, seconds: int) -> None:
        super().__init__(until, since)
        self._seconds = seconds

    def as_sqlite(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        """Return the SQL of SQLite, which counts in days; a moment's rounding is made good."""
        template = (
            f"CAST((julianday(%(expressions)s)) * 86400.0 / {self._seconds} + 1e-4 AS INTEGER)"
        )
        joiner = ") - julianday("
        return self.as_sql(compiler, connection, template=template, arg_joiner=joiner, **extra)

    def as_postgresql(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        """Return the SQL of PostgreSQL."""
        template = f"FLOOR(EXTRACT(EPOCH FROM (%(expressions)s)) / {self._seconds})::integer"
        return self.as_sql(compiler, connection, template=template, arg_joiner=" - ", **extra)


WEEKS = 12
"""How many weeks the slate looks back."""
_HOUR, _WEEK = 3_600, 7 * 86_400


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """How long uses took that could first go ahead within one week."""

    ends: date
    cleared: int
    half: float | None
    """Days within which half of them were cleared; None where none was."""
    nine_in_ten: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """How long uses took to be cleared, in the last twelve weeks and in each of them."""

    weeks: tuple[Week, ...]
    """Earliest first."""
    whole: Week


def times_to_clearance(member: Member, at: datetime) -> Times:
    """Return how long uses took that could first go ahead in the twelve weeks before ``at``.

    Times are counted in whole hours, from the declaration to the first time of going ahead.
    The weeks end at the full hour.
    """
    hour = at.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    return remembered("times", (reach_key(member), hour), lambda: _times(member, hour))


def _times(member: Member, at: datetime) -> Times:
    rows = declarations_of(member).filter(
        settled_at__gt=at - timedelta(weeks=WEEKS), settled_at__lte=at
    )
    grouped = rows.order_by().annotate(
        week=_Whole("settled_at", Value(at, DateTimeField()), _WEEK),
        hours=_Whole("declared_at", "settled_at", _HOUR),
    )
    found: dict[int, Counter[int]] = defaultdict(Counter)
    for week, hours, uses in grouped.values_list("week", "hours").annotate(Count("pk")):
        found[min(week, WEEKS - 1)][max(hours, 0)] += uses
    ends = [(at - timedelta(weeks=back)).date() for back in range(WEEKS)]
    return Times(
        weeks=tuple(_week(ends[back], found[back]) for back in reversed(range(WEEKS))),
        whole=_week(ends[0], sum(found.values(), Counter())),
    )


def _week(ends: date, hours: Counter[int]) -> Week:
    return Week(
        ends=ends,
        cleared=hours.total(),
        half=_within(hours, 0.5),
        nine_in_ten=_within(hours, 0.9),
    )


def _within(hours: Counter[int], share: float) -> float | None:
    """Return the days within which ``share`` of what was counted had come: the nearest rank."""
    left = hours.total() * share
    for span in sorted(hours):
        left -= hours[span]
        if left <= 1e-9:
            return span / 24
    return None


EXPIRING = ("consent", "licence", "tool", "approval", "waiver")
SPANS = (30, 60, 90)
"""Days ahead in which the slate counts what ends."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """How many records of a register end within each of `SPANS`, the nearer ones included."""

    kind: str
    within: tuple[int, ...]


def endings(member: Member, on: date, *, production: int | None = None) -> tuple[Ending, ...]:
    """Return what ends soon of what ``member`` reads, register by register."""
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
    rows = _readable(member, kind).filter(
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
        columns = ("production__handle", "reference", "name", "owner__name", "expires_on")
        found += [
            EndingRecord(
                kind=each,
                handle=handle or "",
                reference=reference,
                name=name,
                owner=owner or "",
                expires_on=expires_on or on,
            )
            for handle, reference, name, owner, expires_on in rows.values_list(*columns)
        ]
    return tuple(sorted(found, key=lambda one: (one.expires_on, one.kind, one.reference)))


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Organised:
    """An organisation that somebody may see."""

    number: int
    name: str
    path: str


def organisations_seen(member: Member) -> tuple[Organised, ...]:
    """Return the organisation of ``member`` and those below it, by name."""
    rows = organisations_of(member).order_by("name").values_list("pk", "name", "path")
    return tuple(Organised(number=pk, name=name, path=path) for pk, name, path in rows)


def assets_astray(member: Member, production: int) -> int:
    """Return how many assets of a production are registered under no use.

    Only who stands at or above the production's own organisation is told; to others they may
    belong to somebody else.
    """
    return AssetRow.objects.filter(
        production=production,
        production__organisation__path__startswith=member.path,
        declaration=None,
    ).count()


def tools_named(member: Member, production: int) -> Mapping[str, int]:
    """Return the tools that uses of a production name, each with how many uses do."""
    uses = declarations_of(member).filter(production=production, current=True)
    rows = StandsOnRow.objects.filter(kind="tool", declaration__in=uses.values("pk"))
    counted = rows.values("reference").annotate(uses=Count("declaration", distinct=True))
    return {row["reference"]: row["uses"] for row in counted}


@dataclass(frozen=True, slots=True, kw_only=True)
class Working:
    """Somebody who holds offices in a production."""

    name: str
    organisation: str
    offices: tuple[Office, ...]
    everywhere: bool
    """Held in all productions of their organisation and below."""


def who_works_on(member: Member, production: int) -> tuple[Working, ...]:
    """Return who holds an office in a production, of those whom ``member`` may see, by name.

    Seen are people of the own organisation and below; the studio's people are known by what
    they are asked.
    """
    path = ProductionRow.objects.values_list("organisation__path", flat=True).get(pk=production)
    above = [int(part) for part in path.strip("/").split("/")]
    rows = Membership.objects.filter(
        Q(production=production) | Q(production=None, account__organisation__in=above),
        account__is_active=True,
        account__organisation__path__startswith=member.path,
    ).order_by("account__name", "account", "office")
    found: dict[tuple[int, bool], list[tuple[str, str, str]]] = defaultdict(list)
    columns = ("account", "production", "account__name", "account__organisation__name", "office")
    for account, inside, name, organisation, office in rows.values_list(*columns):
        found[account, inside is None].append((name, organisation, office))
    return tuple(
        Working(
            name=held[0][0],
            organisation=held[0][1],
            offices=tuple(Office(office) for _, _, office in held),
            everywhere=everywhere,
        )
        for (_, everywhere), held in found.items()
    )
