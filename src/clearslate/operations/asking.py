"""Asking: the tasks that follow from a determination, opened and closed to match it.

Reviewers are those whom the findings name and nobody else; who declared a use is never among
them. Where the packs set an order, a task of a later turn is made and waits; it begins, with its
letter and its time, once the last yes before it is given, and waits again when one is lost. A
blocked use asks its own side for what is missing, and a use that goes ahead on notice is shown to
the title contact once.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from clearslate.domain.people import Office
from clearslate.domain.policy.rules import Outcome
from clearslate.domain.request import OPEN, Decision, Progress, asked_now, due_on, owed_to
from clearslate.domain.standing import Determined
from clearslate.operations.actor import Actor
from clearslate.operations.noting import note
from clearslate.operations.telling import can_see, tell_of_task
from clearslate.records.decisions import decisions_on
from clearslate.records.members import holders
from clearslate.records.tasks import (
    Task,
    close_tasks,
    hold_back,
    open_task,
    put_in_place,
    release,
    tasks_of_use,
)
from clearslate.records.uses import UseKept


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A task that is owed for a use: of which kind, and by whom."""

    kind: str
    office: Office
    assignee: int | None = None
    place: int = 0
    waits: bool = False


def ask(use: UseKept, determined: Determined, actor: Actor) -> None:
    """Open the tasks that are owed for a use and are not open, and close the others."""
    there = tasks_of_use(use.number)
    standing = {(t.kind, t.office): t for t in there if _follows(t)}
    wanted = {(each.kind, each.office): each for each in _wanted(use, determined, there)}
    gone = [task.number for key, task in standing.items() if key not in wanted]
    close_tasks(gone, actor.at)
    outcome = determined.determination.outcome
    for key, each in wanted.items():
        if key not in standing:
            _open(use, each, outcome, actor)
    kept = [(standing[key], each) for key, each in wanted.items() if key in standing]
    _hold_back(use, [task for task, each in kept if each.waits and not task.waits], actor)
    _begin(use, [task for task, each in kept if task.waits and not each.waits], outcome, actor)
    for task, each in kept:
        if task.place != each.place:
            put_in_place(task.number, each.place)


def _hold_back(use: UseKept, tasks: list[Task], actor: Actor) -> None:
    """Let tasks wait again, since a yes that comes before theirs was lost."""
    for task in tasks:
        hold_back(task.number)
    if tasks:
        note(use, "held_back", actor, {"offices": _offices(tasks)})


def _begin(use: UseKept, tasks: list[Task], outcome: Outcome, actor: Actor) -> None:
    """Let the turn of tasks that waited come: their time runs from now."""
    due = due_on(outcome, actor.day(use.production.time_zone))
    for task in tasks:
        assert task.office is not None, "a review is asked of an office"
        release(task.number, at=actor.at, due_on=due)
        tell_of_task(use, task.kind, task.office, due, actor, to=task.assignee)
    if tasks:
        note(use, "turn_came", actor, {"offices": _offices(tasks)})


def _offices(tasks: list[Task]) -> list[str]:
    return [task.office.value for task in tasks if task.office is not None]


_FOLLOW = frozenset(("review", "evidence", "change", "notice"))
"""The kinds of task that follow from a determination; others are opened by people."""


def _follows(task: Task) -> bool:
    return task.closed_at is None and task.kind in _FOLLOW


def _wanted(use: UseKept, determined: Determined, there: tuple[Task, ...]) -> list[Wanted]:
    """Return what is to be asked, and of which office, in the order of the findings."""
    outcome = determined.determination.outcome
    if use.current and use.progress is Progress.GOES_AHEAD:
        return _notice(outcome, there)
    if use.progress not in OPEN or not use.current:
        return []
    if _change_is_asked(use):
        return [Wanted(kind="change", office=Office.DECLARANT, assignee=use.declarant)]
    if outcome is Outcome.BLOCKED:
        return [_evidence(use)]
    return [*_reviews(determined)]


def _reviews(determined: Determined) -> Iterator[Wanted]:
    """Yield a review for each yes that is owed; those whose turn has not come wait."""
    now, turns = asked_now(determined), determined.determination.turns
    for role in owed_to(determined):
        place = next(place for place, turn in enumerate(turns) if role in turn)
        yield Wanted(kind="review", office=Office(role.value), place=place, waits=role not in now)


def _change_is_asked(use: UseKept) -> bool:
    return any(
        said.decision is Decision.CHANGE_ASKED and said.answered_at is None
        for said in decisions_on(use.number)
    )


def _notice(outcome: Outcome, there: tuple[Task, ...]) -> list[Wanted]:
    """Return the notice that is owed: once read, a use is not shown again."""
    read = any(task.kind == "notice" and task.closed_by_name for task in there)
    if outcome is not Outcome.NOTIFY or read:
        return []
    return [Wanted(kind="notice", office=Office.TITLE_CONTACT)]


def _evidence(use: UseKept) -> Wanted:
    """Return who gets what is missing: the clearance lead, or the declarant where none is."""
    leads = holders(Office.CLEARANCE_LEAD, use.production.number)
    if any(can_see(lead, use) for lead in leads):
        return Wanted(kind="evidence", office=Office.CLEARANCE_LEAD)
    return Wanted(kind="evidence", office=Office.CLEARANCE_LEAD, assignee=use.declarant)


def _open(use: UseKept, wanted: Wanted, outcome: Outcome, actor: Actor) -> None:
    asked_on = actor.day(use.production.time_zone)
    timed = wanted.kind != "notice" and not wanted.waits
    due = due_on(outcome, asked_on) if timed else None
    open_task(
        production=use.production.number,
        use=use.number,
        kind=wanted.kind,
        office=wanted.office,
        outcome=outcome,
        at=actor.at,
        due_on=due,
        assignee=wanted.assignee,
        place=wanted.place,
        waits=wanted.waits,
    )
    if wanted.waits:
        return
    tell_of_task(use, wanted.kind, wanted.office, due, actor, to=wanted.assignee)
