"""Tasks: what a role or a person is asked, and what reviewers said."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import F, Q, QuerySet

from clearslate.domain.people import ALLOWS, Act, Member, Office
from clearslate.domain.policy.rules import Outcome
from clearslate.domain.request import Verdict
from clearslate.records.models import TaskRow, VerdictRow
from clearslate.records.reach import NotThere, declarations_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """Something to be done about a use, and by whom."""

    number: int
    kind: str
    """`review`, `change`, `evidence`, `override` or `register`."""
    production: int
    handle: str
    use: int | None
    reference: str
    title: str
    partner: str
    office: Office | None
    assignee: int | None
    assignee_name: str
    note: str
    outcome: Outcome
    waits: bool
    opened_at: datetime
    due_on: date | None
    closed_at: datetime | None
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


def close_tasks(numbers: Iterable[int], at: datetime) -> None:
    """Close tasks; those already closed stay as they were."""
    TaskRow.objects.filter(pk__in=list(numbers), closed_at=None).update(closed_at=at)


def tasks_of_use(use: int) -> tuple[Task, ...]:
    """Return every task about a use, the closed ones too, oldest first."""
    rows = _whole(TaskRow.objects.filter(declaration=use)).order_by("place", "pk")
    return tuple(_task(row) for row in rows)


def tasks_for(
    member: Member, standing_in_for: Iterable[Member] = (), *, first: int = 0, most: int = 100
) -> tuple[tuple[Task, ...], int]:
    """Return the open tasks of ``member``, riskiest and most urgent first, and how many.

    A task is theirs by name, or by an office in its production; those of people they stand in
    for are theirs too. What they may not see, or may not decide since they declared it, is not.
    """
    mine = _theirs(member)
    for away in standing_in_for:
        mine |= _theirs(away)
    seen = Q(declaration=None) | Q(declaration__in=declarations_of(member))
    rows = TaskRow.objects.filter(mine & seen, closed_at=None, waits=False).exclude(
        Q(kind="review")
        & (Q(declaration__declarant=member.number) | Q(declaration__answerable=member.number))
    )
    ordered = _whole(rows).order_by(
        "-outcome", F("due_on").asc(nulls_last=True), "opened_at", "pk"
    )
    return tuple(_task(row) for row in ordered[first : first + most]), rows.count()


def _theirs(member: Member) -> Q:
    mine = Q(assignee=member.number)
    if member.everywhere:
        mine |= Q(
            assignee=None,
            office__in=[office.value for office in member.everywhere],
            production__organisation__path__startswith=member.path,
        )
    for production, offices in member.in_production.items():
        named = [office.value for office in offices]
        mine |= Q(assignee=None, production=production, office__in=named)
    return mine


def task_numbered(member: Member, number: int) -> Task:
    """Return a task about a use that ``member`` may see.

    Raises:
        NotThere: where there is none.
    """
    seen = Q(declaration=None) | Q(declaration__in=declarations_of(member))
    row = _whole(TaskRow.objects.filter(seen, pk=number)).first()
    if row is None:
        raise NotThere(number)
    return _task(row)


def _whole(rows: QuerySet[TaskRow]) -> QuerySet[TaskRow]:
    return rows.select_related(
        "production", "declaration__organisation", "assignee"
    ).defer("declaration__document", "declaration__determination", "production__document")


def _task(row: TaskRow) -> Task:
    use = row.declaration
    return Task(
        number=row.pk,
        kind=row.kind,
        production=row.production_id,
        handle=row.production.handle,
        use=row.declaration_id,
        reference=use.reference if use else "",
        title=use.title if use else row.note,
        partner=use.organisation.name if use else "",
        office=Office(row.office) if row.office else None,
        assignee=row.assignee_id,
        assignee_name=row.assignee.name if row.assignee else "",
        note=row.note,
        outcome=Outcome(row.outcome),
        waits=row.waits,
        opened_at=row.opened_at,
        due_on=row.due_on,
        closed_at=row.closed_at,
        handed_on=row.handed_on,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a reviewer said of a use."""

    number: int
    member: int
    name: str
    office: Office
    verdict: Verdict
    reason: str
    approval: str
    declaration_digest: str
    determination_digest: str
    said_at: datetime
    answered_at: datetime | None


def keep_verdict(
    use: int,
    task: int | None,
    *,
    member: int,
    office: Office,
    verdict: Verdict,
    reason: str,
    approval: str,
    digests: tuple[str, str],
    at: datetime,
) -> int:
    """Keep what a reviewer said and return its number."""
    return VerdictRow.objects.create(
        declaration_id=use,
        task_id=task,
        account_id=member,
        office=office.value,
        verdict=verdict.value,
        reason=reason,
        approval=approval,
        declaration_digest=digests[0],
        determination_digest=digests[1],
        said_at=at,
    ).pk


def verdicts_on(use: int) -> tuple[Said, ...]:
    """Return what reviewers said of a use, oldest first."""
    rows = VerdictRow.objects.filter(declaration=use).select_related("account").order_by("pk")
    return tuple(
        Said(
            number=row.pk,
            member=row.account_id,
            name=row.account.name,
            office=Office(row.office),
            verdict=Verdict(row.verdict),
            reason=row.reason,
            approval=row.approval,
            declaration_digest=row.declaration_digest,
            determination_digest=row.determination_digest,
            said_at=row.said_at,
            answered_at=row.answered_at,
        )
        for row in rows
    )


def answer_verdicts(use: int, at: datetime) -> None:
    """Note that the changes asked for were made, or the refusal was asked about again."""
    VerdictRow.objects.filter(declaration=use, answered_at=None).exclude(
        verdict=Verdict.APPROVED.value
    ).update(answered_at=at)


DECIDING = frozenset(office for office, acts in ALLOWS.items() if Act.DECIDE in acts)
"""The offices that decide."""
