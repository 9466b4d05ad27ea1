"""Away: tasks handed to a colleague for a while, single tasks passed on, notices read."""

from collections.abc import Iterable
from datetime import date

from clearslate.domain.people import Member, Office
from clearslate.formats.words import letters
from clearslate.operations.actor import Actor
from clearslate.operations.noting import MayNot, note
from clearslate.operations.telling import Letter, can_see, tell
from clearslate.records.absence import colleagues, set_away
from clearslate.records.log import Entry, append, atomic
from clearslate.records.members import holders, stands_in_for
from clearslate.records.tasks import Task, assign, close_tasks, is_theirs, task_numbered
from clearslate.records.uses import UseKept, use_numbered


@atomic()
def go_away(actor: Actor, until: date, stand_in: int) -> None:
    """Hand everything to a colleague of the own organisation until the end of a day.

    The colleague decides in the offices of whoever is away, except on what either declared.

    Raises:
        MayNot: where it is nobody who may stand in for them, or the day has gone by.
    """
    member = actor.member
    assert member is not None
    if until < actor.day() or stand_in not in {each.number for each in colleagues(member)}:
        raise MayNot
    set_away(member.number, until, stand_in)
    append(_entry(actor, "went_away", {"until": until.isoformat(), "stand_in": stand_in}))


@atomic()
def come_back(actor: Actor) -> None:
    """Take everything back from whoever stood in."""
    assert actor.member is not None
    set_away(actor.member.number, None, None)
    append(_entry(actor, "came_back", {}))


def _entry(actor: Actor, act: str, details: dict[str, object]) -> Entry:
    assert actor.member is not None
    return Entry(
        at=actor.at,
        actor=actor.name,
        act=act,
        subject=f"account {actor.member.number}",
        organisation=actor.member.organisation,
        details=details,
    )


def others_who_can(task: Task, use: UseKept, but: int) -> tuple[Member, ...]:
    """Return who else holds the office of a task and may do it."""
    if task.office is None:
        return ()
    found = holders(task.office, use.production.number)
    own = use.declared_by if task.kind in ("review", "override") else frozenset()
    return tuple(m for m in found if m.number not in {but, *own} and can_see(m, use))


@atomic()
def pass_on(actor: Actor, number: int, to: int) -> None:
    """Give a task to one colleague who holds its office.

    Raises:
        NotThere: where the actor may see no such task.
        MayNot: where it is not theirs to give, or not the other's to take.
    """
    member = actor.member
    assert member is not None
    task = task_numbered(member, number)
    if task.use is None or not may_pass_on(actor, task):
        raise MayNot
    use = use_numbered(task.use)
    taker = next((m for m in others_who_can(task, use, member.number) if m.number == to), None)
    if taker is None:
        raise MayNot
    assign(number, to)
    note(use, "passed_on", actor, {"task": task.kind, "to": taker.name})
    letter = Letter(
        subject=letters.PASSED_SUBJECT, text=letters.PASSED_TEXT, values={"who": member.name}
    )
    tell(use, letter, (taker,), actor)


def may_pass_on(actor: Actor, task: Task) -> bool:
    """Say whether an open task is the actor's to give: theirs, or late and they the contact."""
    member = actor.member
    assert member is not None
    if task.closed_at is not None:
        return False
    contact = Office.TITLE_CONTACT in member.offices(task.production)
    away = stands_in_for(member, actor.day())
    return (task.handed_on and contact) or is_theirs(member, away, task.number)


@atomic()
def mark_read(actor: Actor, numbers: Iterable[int]) -> int:
    """Close notices as read, and return how many; what is not the actor's stays open.

    Raises:
        NotThere: where the actor may not see one of them.
    """
    member = actor.member
    assert member is not None
    away = stands_in_for(member, actor.day())
    read = 0
    for number in dict.fromkeys(numbers):
        task = task_numbered(member, number)
        if task.kind == "notice" and task.use and is_theirs(member, away, number):
            close_tasks([number], actor.at, by=member.number)
            note(use_numbered(task.use), "noted", actor)
            read += 1
    return read
