"""Lists of declared uses by what one asks for: state, outcome, partner, who has it, words.

The same conditions count and list, so that a number and the list behind it agree.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db import connection
from django.db.models import Count, F, Q, QuerySet, Value
from django.db.models.functions import StrIndex

from clearslate.domain.people import Member, Office
from clearslate.domain.policy.rules import Outcome
from clearslate.domain.request import OPEN, Progress
from clearslate.records.models import (
    DeclarationRow,
    ProductionRow,
    RecordRow,
    StandsOnRow,
    TaskRow,
)
from clearslate.records.reach import declarations_of, organisations_of, productions_of
from clearslate.records.remembering import reach_key, remembered, until_logged
from clearslate.records.uses import UseLine, _line


class State(StrEnum):
    """Where a use stands, as a list shows it: what it still owes, or what became of it."""

    CLEARED = "cleared"
    OVERRIDDEN = "overridden"
    """It goes ahead by an emergency override, without the approvals it needs."""
    NOTIFY = "notify"
    ESCALATE = "escalate"
    APPROVAL = "approval"
    BLOCKED = "blocked"
    FALLEN = "fallen"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


_ENDED = {
    Progress.GOES_AHEAD: State.CLEARED,
    Progress.FALLEN: State.FALLEN,
    Progress.REFUSED: State.REFUSED,
    Progress.WITHDRAWN: State.WITHDRAWN,
    Progress.SUPERSEDED: State.WITHDRAWN,
}
_OWING = {
    Outcome.NOTIFY: State.NOTIFY,
    Outcome.ESCALATE: State.ESCALATE,
    Outcome.APPROVAL: State.APPROVAL,
    Outcome.BLOCKED: State.BLOCKED,
}


def state_of(progress: Progress, outcome: Outcome, *, overridden: bool) -> State:
    """Return the state of a use; every use has exactly one, and no override is a clearance."""
    if overridden and progress is Progress.GOES_AHEAD:
        return State.OVERRIDDEN
    return _ENDED.get(progress) or _OWING[outcome]


class Wrong(StrEnum):
    """What a standing check of quality finds in uses."""

    TOOL_EXPIRED = "tool_expired"
    """It names a tool whose review has run out."""
    NOBODY_ANSWERS = "nobody_answers"
    """Who answers for it has left."""
    OVERDUE = "overdue"
    """The day on which it was needed has gone by and it may not go ahead."""
    CONSENT_LAPSED = "consent_lapsed"
    """It stands on a consent that ended or was withdrawn."""


class Order(StrEnum):
    """How a list is sorted."""

    RISK = "risk"
    NEEDED = "needed"
    CHANGED = "changed"
    REFERENCE = "reference"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Which uses a list shows, and in which order."""

    production: int | None = None
    state: State | None = None
    outcome: Outcome | None = None
    partner: int | None = None
    """The number of the organisation that declared."""
    waiting: Office | None = None
    """Whose answer is awaited."""
    late: bool = False
    """Only where that answer is overdue."""
    wrong: Wrong | None = None
    """Only within one production."""
    text: str = ""
    order: Order = Order.RISK


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A use in a list, with the offices whose answer it waits for."""

    line: UseLine
    state: State
    offices: tuple[Office, ...]


_ORDERS: Mapping[Order, tuple[object, ...]] = {
    Order.RISK: ("-outcome", F("needed_on").asc(nulls_last=True), "-changed_at"),
    Order.NEEDED: (F("needed_on").asc(nulls_last=True), "-outcome"),
    Order.CHANGED: ("-changed_at",),
    Order.REFERENCE: ("production__handle", "reference"),
}


@until_logged(most=24)
def uses_listed(
    member: Member, asked: Asked, on: date, *, first: int = 0, most: int = 50
) -> tuple[tuple[Waiting, ...], int]:
    """Return a page of the current uses that were asked for, and how many there are in all."""
    rows = _asked(member, asked, on)
    # Numbers first: joined to productions at once, everything would be joined and then sorted.
    ordered = _ordered(_to_order(member, asked, on), asked).values_list("pk", flat=True)
    numbers = list(ordered[first : first + most])
    found = _whole(DeclarationRow.objects.filter(pk__in=numbers)).in_bulk()
    page = [found[number] for number in numbers]
    offices = _offices([row.pk for row in page])
    how_many = len(page) if not first and len(page) < most else rows.count()
    return tuple(_waiting(row, offices) for row in page), how_many


def _to_order(member: Member, asked: Asked, on: date) -> QuerySet[DeclarationRow]:
    everywhere = asked.production is None and asked.order is Order.RISK
    # PostgreSQL knows when an index in order is the quicker way; SQLite has to be shown.
    everywhere = everywhere and connection.vendor == "sqlite"
    selective = asked.text or asked.waiting is not None or asked.late
    if everywhere and not selective:
        return _sifted(_in_order(member), asked, on)
    return _asked(member, asked, on)


def every_use_listed(member: Member, asked: Asked, on: date) -> Iterator[Waiting]:
    """Yield every use that was asked for, for an export."""
    rows = _ordered(_whole(_asked(member, asked, on)), asked)
    offices = _offices(list(rows.values_list("pk", flat=True)[:_MOST_WITH_OFFICES]))
    for row in rows.iterator(chunk_size=500):
        yield _waiting(row, offices)


_MOST_WITH_OFFICES = 20_000


def _ordered(rows: QuerySet[DeclarationRow], asked: Asked) -> QuerySet[DeclarationRow]:
    if asked.production is None and asked.order is Order.RISK:
        # Over everything, an order that an index has: nothing is sorted to show fifty.
        return rows.order_by("-outcome", "-changed_at")
    return rows.order_by(*_ORDERS[asked.order], "pk")  # type: ignore[arg-type]


def _whole(rows: QuerySet[DeclarationRow]) -> QuerySet[DeclarationRow]:
    return rows.select_related("production", "organisation").defer(*_HEAVY)


_HEAVY = ("document", "determination", "production__document")


def _waiting(row: DeclarationRow, offices: Mapping[int, tuple[Office, ...]]) -> Waiting:
    line = _line(row)
    return Waiting(
        line=line,
        state=state_of(line.progress, line.outcome, overridden=line.overridden),
        offices=offices.get(row.pk, ()),
    )


def _offices(numbers: list[int]) -> Mapping[int, tuple[Office, ...]]:
    found: dict[int, dict[Office, None]] = defaultdict(dict)
    for start in range(0, len(numbers), 500):
        rows = (
            _open_tasks().filter(declaration__in=numbers[start : start + 500]).exclude(office="")
        )
        for use, office in rows.order_by("place", "pk").values_list("declaration", "office"):
            found[use or 0][Office(office)] = None
    return {use: tuple(each) for use, each in found.items()}


def _open_tasks() -> QuerySet[TaskRow]:
    """Return what somebody is asked; a notice is told and asks nothing."""
    return TaskRow.objects.filter(closed_at=None, waits=False).exclude(kind="notice")


def _asked(member: Member, asked: Asked, on: date) -> QuerySet[DeclarationRow]:
    return _sifted(declarations_of(member), asked, on)


def _sifted(rows: QuerySet[DeclarationRow], asked: Asked, on: date) -> QuerySet[DeclarationRow]:
    rows = rows.filter(current=True)
    if asked.production is not None:
        rows = rows.filter(production=asked.production)
    if asked.partner is not None:
        rows = rows.filter(organisation=asked.partner)
    if asked.outcome is not None:
        rows = rows.filter(outcome=int(asked.outcome))
    if asked.state is not None:
        rows = rows.filter(_in_state(asked.state))
    if asked.waiting is not None or asked.late:
        rows = rows.filter(_awaited(asked, on))
    if asked.wrong is not None and asked.production is not None:
        rows = rows.filter(_gone_wrong(asked.wrong, asked.production, on))
    return called(rows, asked.text) if asked.text else rows


def _in_order(member: Member) -> QuerySet[DeclarationRow]:
    """Return the same rows as `declarations_of`, so that an index gives them in order.

    The sums keep SQLite from gathering all that is in reach, and sorting it to show fifty.
    """
    return DeclarationRow.objects.alias(
        made_in=F("production_id") + 0, made_by=F("organisation_id") + 0
    ).filter(
        made_in__in=productions_of(member).values("pk"),
        made_by__in=organisations_of(member).values("pk"),
    )


def called(rows: QuerySet[DeclarationRow], text: str) -> QuerySet[DeclarationRow]:
    """Return the uses that have ``text`` in their reference or title, whatever its capitals."""
    # SQLite lowers ASCII alone, and what is looked for has to be lowered as what is kept was.
    plain = text.encode().lower().decode() if connection.vendor == "sqlite" else text.lower()
    return rows.annotate(found=StrIndex("called", Value(plain))).filter(found__gt=0)


def _in_state(state: State) -> Q:
    if state in (State.CLEARED, State.OVERRIDDEN):
        overridden = state is State.OVERRIDDEN
        return Q(progress=Progress.GOES_AHEAD.value, overridden=overridden)
    ended = [progress.value for progress, each in _ENDED.items() if each is state]
    if ended:
        return Q(progress__in=ended)
    [owed] = [outcome for outcome, each in _OWING.items() if each is state]
    return Q(outcome=int(owed)) & ~Q(progress__in=[each.value for each in _ENDED])


def _awaited(asked: Asked, on: date) -> Q:
    tasks = _open_tasks().filter(declaration__isnull=False)
    if asked.waiting is not None:
        tasks = tasks.filter(office=asked.waiting.value)
    if asked.late:
        tasks = tasks.filter(due_on__lt=on)
    return Q(pk__in=tasks.values("declaration"))


def _gone_wrong(wrong: Wrong, production: int, on: date) -> Q:
    match wrong:
        case Wrong.NOBODY_ANSWERS:
            return Q(answerable__is_active=False)
        case Wrong.OVERDUE:
            return Q(needed_on__lt=on, progress__in=[each.value for each in OPEN])
        case Wrong.TOOL_EXPIRED:
            return _stands_on("tool", production, Q(expires_on__lt=on))
        case Wrong.CONSENT_LAPSED:
            lapsed = Q(expires_on__lt=on) | Q(withdrawn_on__lte=on)
            return _stands_on("consent", production, lapsed)


def _stands_on(kind: str, production: int, lapsed: Q) -> Q:
    """Return the condition that a use of a production reads a record that lapsed."""
    path = ProductionRow.objects.values_list("organisation__path", flat=True).get(pk=production)
    above = [int(part) for part in path.strip("/").split("/")]
    holding = Q(production=production) | Q(production=None, organisation__in=above)
    records = RecordRow.objects.filter(lapsed, holding, kind=kind, current=True)
    uses = DeclarationRow.objects.filter(production=production, current=True)
    read = StandsOnRow.objects.filter(
        kind=kind,
        reference__in=list(records.values_list("reference", flat=True)),
        declaration__in=uses.values("pk"),
    )
    return Q(pk__in=read.values("declaration")) & ~Q(progress=Progress.WITHDRAWN.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Partner:
    """An organisation that declared something in a production, and how much."""

    number: int
    name: str
    uses: int


@until_logged()
def partners_listed(member: Member, production: int) -> tuple[Partner, ...]:
    """Return who declared the current uses that ``member`` may see, by name."""
    rows = declarations_of(member).filter(current=True, production=production)
    counted = rows.values("organisation", "organisation__name").annotate(uses=Count("pk"))
    return tuple(
        Partner(number=number, name=name, uses=uses)
        for number, name, uses in counted.order_by("organisation__name").values_list(
            "organisation", "organisation__name", "uses"
        )
    )


def count_wrong(member: Member, production: int, on: date) -> Mapping[Wrong, int]:
    """Return how many uses of a production each standing check finds."""
    key = (reach_key(member), production, on)
    return remembered("wrong", key, lambda: _count_wrong(member, production, on))


def _count_wrong(member: Member, production: int, on: date) -> Mapping[Wrong, int]:
    rows = declarations_of(member).filter(current=True, production=production)
    found = rows.aggregate(
        **{
            each.value: Count("pk", filter=_gone_wrong(each, production, on), distinct=True)
            for each in Wrong
        }
    )
    return {each: found[each.value] for each in Wrong}
