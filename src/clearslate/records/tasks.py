"""Tasks: what a role or a person is asked to do."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import F, Q, QuerySet

from clearslate.domain.people import Member, Office
from clearslate.domain.policy.rules import Outcome
from clearslate.records.models import DeclarationRow, ProductionRow, TaskRow
from clearslate.records.reach import NotThere, within_reach
from clearslate.records.remembering import remembered, until_logged
from clearslate.records.worded import Rows, worded_once


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """Something to be done about a use, and by whom."""

    number: int
    kind: str
    """`review`, `change`, `evidence`, `difference`, `notice`, `override` or `register`."""
    production: int
    handle: str
    production_name: str
    use: int | None
    reference: str
    title: str
    partner: str
    office: Office | None
    assignee: int | None
    assignee_name: str
    note: str
    outcome: Outcome
    place: int
    """Its turn, from 0; a task of a later turn waits until those before are done."""
    waits: bool
    opened_at: datetime
    due_on: date | None
    closed_at: datetime | None
    closed_by_name: str
    handed_on: bool


def open_task(
    *,
    production: int,
    use: int | None,
    kind: str,
    office: Office | None,
    outcome: Outcome,
    at: datetime,
    due_on: date | None,
    assignee: int | None = None,
    note: str = "",
    place: int = 0,
    waits: bool = False,
) -> int:
    """Open a task and return its number."""
    return TaskRow.objects.create(
        production_id=production,
        declaration_id=use,
        organisation_id=None if use is None else _organisation_of(use),
        kind=kind,
        office=office.value if office else "",
        assignee_id=assignee,
        note=note,
        place=place,
        waits=waits,
        outcome=int(outcome),
        opened_at=at,
        due_on=due_on,
    ).pk


def _organisation_of(use: int) -> int:
    return DeclarationRow.objects.values_list("organisation", flat=True).get(pk=use)


def close_tasks(numbers: Iterable[int], at: datetime, *, by: int | None = None) -> None:
    """Close tasks; those already closed stay as they were. ``by`` did them."""
    rows = TaskRow.objects.filter(pk__in=list(numbers), closed_at=None)
    rows.update(closed_at=at, closed_by=by)


def release(number: int, *, at: datetime, due_on: date | None) -> None:
    """Let a task that waited for others begin now; its time runs from here."""
    TaskRow.objects.filter(pk=number).update(
        waits=False, opened_at=at, due_on=due_on, reminded_at=None, handed_on=False
    )


def hold_back(number: int) -> None:
    """Let a task that had begun wait again for others."""
    TaskRow.objects.filter(pk=number).update(waits=True, due_on=None)


def put_in_place(number: int, place: int) -> None:
    """Say after how many others' turns a task comes."""
    TaskRow.objects.filter(pk=number).update(place=place)


def assign(number: int, to: int) -> None:
    """Give a task to one person."""
    TaskRow.objects.filter(pk=number).update(assignee=to)


def tasks_of_use(use: int) -> tuple[Task, ...]:
    """Return every task about a use, the closed ones too, oldest first."""
    return tuple(map(_task, _about(use)))


@worded_once
def _about(use: int) -> Rows:
    return _told(TaskRow.objects.filter(declaration=use).order_by("place", "pk"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Sifting:
    """Which tasks a list shows."""

    handle: str = ""
    outcome: Outcome | None = None
    office: Office | None = None
    opened_before: datetime | None = None


@until_logged(most=24)
def tasks_for(
    member: Member,
    standing_in_for: tuple[Member, ...] = (),
    sifted: Sifting | None = None,
    *,
    first: int = 0,
    most: int = 100,
) -> tuple[tuple[Task, ...], int]:
    """Return the open tasks of ``member``, riskiest and most urgent first, and how many.

    A task is theirs by name, or by an office in its production; those of people they stand in
    for are theirs too. What they may not see, or may not decide since they declared it, is not.
    """
    who, sifted = (member, *standing_in_for), sifted or Sifting()
    told = _listed(who=who, sifted=sifted, first=first, most=most) if most else []
    found = tuple(map(_task, told))
    whole = not first and len(found) < most

    def count() -> int:
        return len(found) if whole else _sifted(_open_for(*who), sifted).count()

    if sifted != Sifting():
        return found, count()
    # Every page says how many there are; where all of them were read, nobody counts again.
    return found, remembered("my tasks", who, count)


@worded_once
def _listed(*, who: tuple[Member, ...], sifted: Sifting, first: int, most: int) -> Rows:
    # Numbers first: what is sorted is narrow, and only what is shown is read whole.
    order = ("-outcome", F("due_on").asc(nulls_last=True), "opened_at", "pk")
    rows = _sifted(_open_for(*who), sifted).order_by(*order)
    shown = rows.values("pk")[first : first + most]
    return _told(TaskRow.objects.filter(pk__in=shown).order_by(*order))


def _open_for(member: Member, *standing_in_for: Member) -> QuerySet[TaskRow]:
    mine = _theirs(member)
    for away in standing_in_for:
        mine |= _theirs(away) & ~(Q(kind="review") & _declared_by(away))
    rows = TaskRow.objects.filter(mine & _seen(member), closed_at=None, waits=False)
    return rows.filter(~(Q(kind__in=("review", "override")) & _declared_by(member)))


def _declared_by(member: Member) -> Q:
    """Return what holds of a task about a use that ``member`` declared or answers for."""
    own = Q(declarant=member.number) | Q(answerable=member.number)
    return Q(
        declaration__isnull=False, declaration__in=DeclarationRow.objects.filter(own).values("pk")
    )


def _sifted(rows: QuerySet[TaskRow], sifted: Sifting) -> QuerySet[TaskRow]:
    if sifted.handle:
        rows = rows.filter(production__in=ProductionRow.objects.filter(handle=sifted.handle))
    if sifted.outcome is not None:
        rows = rows.filter(outcome=int(sifted.outcome))
    if sifted.office is not None:
        rows = rows.filter(office=sifted.office.value)
    if sifted.opened_before is not None:
        rows = rows.filter(opened_at__lt=sifted.opened_before)
    return rows


def _theirs(member: Member) -> Q:
    # That a task is open is said in every arm: SQLite then finds each by its own index.
    mine = Q(assignee=member.number, closed_at=None)
    if member.everywhere:
        mine |= Q(
            closed_at=None,
            assignee=None,
            office__in=[office.value for office in member.everywhere],
            production__in=_productions_below(member),
        )
    for production, offices in member.in_production.items():
        named = [office.value for office in offices]
        mine |= Q(closed_at=None, assignee=None, production=production, office__in=named)
    return mine


def _productions_below(member: Member) -> QuerySet[ProductionRow]:
    return ProductionRow.objects.filter(organisation__path__startswith=member.path)


def _seen(member: Member) -> Q:
    # Without an organisation is what is about no declaration.
    return Q(organisation=None) | within_reach(member)


@until_logged()
def handed_on_from(member: Member, *, most: int = 20) -> tuple[Task, ...]:
    """Return what others left past its day in the productions ``member`` is the contact of."""
    office = Office.TITLE_CONTACT
    contact = Q(production__in=[p for p in member.in_production if office in member.offices(p)])
    if office in member.everywhere:
        contact |= Q(production__in=_productions_below(member))
    rows = TaskRow.objects.filter(
        contact & _seen(member), handed_on=True, closed_at=None, kind="review"
    ).exclude(office=office.value)
    return _tasks(rows.order_by("due_on", "pk")[:most])


def task_numbered(member: Member, number: int) -> Task:
    """Return a task about a use that ``member`` may see.

    Raises:
        NotThere: where there is none.
    """
    found = _tasks(TaskRow.objects.filter(_seen(member), pk=number))
    if not found:
        raise NotThere(number)
    return found[0]


def is_theirs(member: Member, standing_in_for: Iterable[Member], number: int) -> bool:
    """Say whether an open task is one that ``member`` is asked to do."""
    return _open_for(member, *standing_in_for).filter(pk=number).exists()


def to_remind(until: date) -> tuple[Task, ...]:
    """Return open tasks that are due by ``until`` and of which nobody was reminded."""
    rows = TaskRow.objects.filter(
        closed_at=None, waits=False, reminded_at=None, handed_on=False, due_on__lte=until
    ).exclude(kind="notice")
    return _tasks(rows.order_by("pk"))


def overdue(on: date) -> tuple[Task, ...]:
    """Return open tasks whose day went by before ``on`` and that nobody else has been given."""
    rows = TaskRow.objects.filter(
        closed_at=None, waits=False, handed_on=False, due_on__lt=on
    ).exclude(kind="notice")
    return _tasks(rows.order_by("pk"))


def note_reminded(number: int, at: datetime) -> None:
    """Note that whoever has a task was reminded of it."""
    TaskRow.objects.filter(pk=number).update(reminded_at=at)


def note_handed_on(number: int) -> None:
    """Let whoever else holds the office take a task whose day went by."""
    TaskRow.objects.filter(pk=number).update(handed_on=True, assignee=None)


_COLUMNS = (
    "pk",
    "kind",
    "production",
    "production__handle",
    "production__code_name",
    "production__title",
    "declaration",
    "declaration__reference",
    "declaration__title",
    "organisation__name",
    "office",
    "assignee",
    "assignee__name",
    "note",
    "outcome",
    "place",
    "waits",
    "opened_at",
    "due_on",
    "closed_at",
    "closed_by__name",
    "handed_on",
)


def _tasks(rows: QuerySet[TaskRow]) -> tuple[Task, ...]:
    """Return rows as tasks, in their order, reading what a task says and no row whole."""
    return tuple(map(_task, _told(rows)))


def _told(rows: QuerySet[TaskRow]) -> Rows:
    return rows.values_list(*_COLUMNS)


def _task(told: tuple[Any, ...]) -> Task:
    row = dict(zip(_COLUMNS, told, strict=True))
    office = row["office"]
    return Task(
        number=row["pk"],
        kind=row["kind"],
        production=row["production"],
        handle=row["production__handle"],
        production_name=row["production__code_name"] or row["production__title"],
        use=row["declaration"],
        reference=row["declaration__reference"] or "",
        title=row["note"] if row["declaration"] is None else row["declaration__title"],
        partner=row["organisation__name"] or "",
        office=Office(office) if office else None,
        assignee=row["assignee"],
        assignee_name=row["assignee__name"] or "",
        note=row["note"],
        outcome=Outcome(row["outcome"]),
        place=row["place"],
        waits=row["waits"],
        opened_at=row["opened_at"],
        due_on=row["due_on"],
        closed_at=row["closed_at"],
        closed_by_name=row["closed_by__name"] or "",
        handed_on=row["handed_on"],
    )
