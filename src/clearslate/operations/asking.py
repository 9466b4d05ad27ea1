"""Asking: the tasks that follow from a determination, opened and closed to match it.

Reviewers are those whom the findings name and nobody else; who declared a use is never among
them. A blocked use asks its own side for what is missing.
"""

from clearslate.domain.people import Office
from clearslate.domain.policy.rules import Outcome
from clearslate.domain.request import OPEN, Progress, due_on, owed_to
from clearslate.domain.standing import Determined
from clearslate.operations.actor import Actor
from clearslate.operations.telling import tell_of_task
from clearslate.records.tasks import Task, close_tasks, open_task, tasks_of_use
from clearslate.records.uses import UseKept


def ask(use: UseKept, determined: Determined, actor: Actor) -> None:
    """Open the tasks that are owed for a use and are not open, and close the others."""
    wanted = _wanted(use, determined)
    there = {
        (task.kind, task.office): task
        for task in tasks_of_use(use.number)
        if task.closed_at is None and task.kind in _FOLLOW
    }
    close_tasks([task.number for key, task in there.items() if key not in wanted], actor.at)
    for kind, office in wanted:
        if (kind, office) not in there:
            _open(use, kind, office, determined.determination.outcome, actor)


_FOLLOW = frozenset(("review", "evidence", "change"))
"""The kinds of task that follow from a determination; others are opened by people."""


def _wanted(use: UseKept, determined: Determined) -> list[tuple[str, Office]]:
    """Return what is to be asked, and of which office, in the order of the findings."""
    if use.progress not in OPEN or not use.current:
        return []
    if use.progress is Progress.CHANGE_ASKED:
        return [("change", Office.DECLARANT)]
    if determined.determination.outcome is Outcome.BLOCKED:
        return [("evidence", Office.CLEARANCE_LEAD)]
    return [("review", Office(role.value)) for role in owed_to(determined)]


def _open(use: UseKept, kind: str, office: Office, outcome: Outcome, actor: Actor) -> None:
    assignee = use.declarant if kind == "change" else None
    due = due_on(outcome, actor.day(use.production.time_zone))
    open_task(
        production=use.production.number,
        use=use.number,
        kind=kind,
        office=office,
        outcome=outcome,
        at=actor.at,
        due_on=due,
        assignee=assignee,
    )
    tell_of_task(use, kind, office, due, actor)


def open_reviews(use: UseKept) -> tuple[Task, ...]:
    """Return the review tasks of a use that nobody has answered."""
    return tuple(
        t for t in tasks_of_use(use.number) if t.kind == "review" and t.closed_at is None
    )
