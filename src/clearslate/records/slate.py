"""What the slate counts: uses by where they stand, questions that wait, how long clearance took.

One aggregate query for each figure, over what the member may see and nothing else, so that a
number is the same wherever it is shown, and the same as the list that it leads to.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, DateTimeField, Func, IntegerField, Min, Q, Value

from clearslate.domain.people import Member, Office
from clearslate.domain.policy.rules import Outcome
from clearslate.domain.request import Progress
from clearslate.records.listing import State, state_of
from clearslate.records.models import DeclarationRow, TaskRow
from clearslate.records.reach import declarations_of, productions_of, within_reach
from clearslate.records.remembering import reach_key, remembered, remembered_of


def states_counted(
    member: Member, production: int | None = None
) -> Mapping[int, Mapping[State, int]]:
    """Return, for each production with uses, how many current uses are in which state."""
    among = _seen(member) if production is None else (production,)
    return remembered_of(among, "states", reach_key(member), lambda of: _states(member, of))


def _seen(member: Member) -> tuple[int, ...]:
    reached = productions_of(member).values_list("pk", flat=True)
    return remembered("reached", reach_key(member), lambda: tuple(reached))


def _states(member: Member, among: tuple[int, ...]) -> Mapping[int, Mapping[State, int]]:
    rows = declarations_of(member).filter(current=True, production__in=among)
    counted: dict[int, Counter[State]] = defaultdict(Counter)
    grouped = rows.order_by().values_list("production", "progress", "outcome", "overridden")
    for number, progress, outcome, overridden, uses in grouped.annotate(uses=Count("*")):
        state = state_of(Progress(progress), Outcome(outcome), overridden=overridden)
        counted[number][state] += uses
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
    found = remembered_of(
        _seen(member), "queues", (reach_key(member), on), lambda of: _queues(member, on, of)
    )
    return tuple(queue for queues in found.values() for queue in queues)


def _queues(member: Member, on: date, among: tuple[int, ...]) -> Mapping[int, tuple[Queue, ...]]:
    rows = TaskRow.objects.filter(
        within_reach(member),
        production__in=among,
        closed_at=None,
        waits=False,
        declaration__isnull=False,
    ).exclude(Q(office="") | Q(kind="notice"))
    # Few uses are superseded: to leave those out is quicker than to look every other one up.
    superseded = DeclarationRow.objects.filter(current=False, production__in=among)
    rows = rows.exclude(declaration__in=superseded.values("pk"))
    grouped = rows.order_by().values_list("production", "office")
    found = grouped.annotate(
        waiting=Count("declaration", distinct=True),
        late=Count("declaration", filter=Q(due_on__lt=on), distinct=True),
        oldest=Min("opened_at"),
    )
    queues: dict[int, tuple[Queue, ...]] = {}
    for number, office, n, late, oldest in found:
        one = Queue(production=number, office=Office(office), waiting=n, late=late, oldest=oldest)
        queues[number] = (*queues.get(number, ()), one)
    return queues


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
        template = f"FLOOR(DATE_PART('epoch', %(expressions)s) / {self._seconds})::integer"
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
        production__in=_seen(member),
        settled_at__gt=at - timedelta(weeks=WEEKS),
        settled_at__lte=at,
    )
    grouped = rows.order_by().annotate(
        week=_Whole("settled_at", Value(at, DateTimeField()), _WEEK),
        hours=_Whole("declared_at", "settled_at", _HOUR),
    )
    found: dict[int, Counter[int]] = defaultdict(Counter)
    for week, hours, uses in grouped.values_list("week", "hours").annotate(uses=Count("*")):
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
