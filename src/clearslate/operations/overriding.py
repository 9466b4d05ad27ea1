"""Overriding: in an emergency an administrator lets a use go ahead without its yeses.

It is flagged on the use, reasoned, told to everyone concerned, and reviewed afterwards by
somebody who decides and did not make it.
"""

from clearslate.domain.people import Office
from clearslate.domain.policy.rules import Outcome as Ruled
from clearslate.domain.request import (
    OPEN,
    due_on,
    may_override,
    may_review_override,
)
from clearslate.formats.words import letters
from clearslate.operations.actor import Actor
from clearslate.operations.noting import MayNot, note, reason_of
from clearslate.operations.settling import Outcome, settle
from clearslate.operations.telling import Letter, concerned, tell, tell_of_task
from clearslate.records.log import atomic
from clearslate.records.tasks import Task, close_tasks, open_task, task_numbered
from clearslate.records.uses import locked, set_progress, use_called, use_numbered


@atomic()
def override(
    actor: Actor, handle: str, reference: str, reason: str, *, second_factor: bool
) -> Outcome:
    """Let a use go ahead in an emergency, and ask the title contact to review it.

    Raises:
        NotThere: where the actor may see no such use.
        MayNot: where they are no administrator, declared it, or it waits for nobody.
        NoReason: where none is given.
    """
    member = actor.member
    assert member is not None
    use = use_called(member, handle, reference)
    locked(use.number)
    use = use_called(member, handle, reference)
    production = use.production.number
    allowed = may_override(member, use.declared_by, production) and second_factor
    if not allowed or not use.current or use.progress not in OPEN:
        raise MayNot
    said = reason_of(reason)
    set_progress(use.number, use.progress, actor.at, overridden=True)
    note(use, "overrode", actor, {"reason": said, "was": use.progress.value})
    settled = settle(use.number, actor, because="overrode")
    due = due_on(Ruled.ESCALATE, actor.day(use.production.time_zone))
    open_task(
        production=production,
        use=use.number,
        kind="override",
        office=Office.TITLE_CONTACT,
        outcome=Ruled.BLOCKED,
        at=actor.at,
        due_on=due,
        note=f"{member.number} {said}",
    )
    tell_of_task(settled.after, "override", Office.TITLE_CONTACT, due, actor)
    return settled


@atomic()
def review_override(actor: Actor, number: int, reason: str, *, stands: bool) -> Outcome:
    """Say afterwards whether an override stands, or ends and the use waits as it would have.

    Raises:
        NotThere: where the actor may see no such task.
        MayNot: where it is none of theirs to review, or was reviewed already.
        NoReason: where none is given.
    """
    member = actor.member
    assert member is not None
    task = task_numbered(member, number)
    if task.kind != "override" or task.use is None:
        raise MayNot
    locked(task.use)
    task = task_numbered(member, number)
    assert task.use is not None
    use = use_numbered(task.use)
    by, _ = override_said(task)
    if task.closed_at is not None or not may_review_override(
        member, use.declared_by, by, use.production.number
    ):
        raise MayNot
    said = reason_of(reason)
    close_tasks([number], actor.at, by=member.number)
    act = "override_stands" if stands else "override_ended"
    note(use, act, actor, {"reason": said})
    if not stands:
        set_progress(use.number, use.progress, actor.at, overridden=False)
    settled = settle(use.number, actor, because=act)
    tell(settled.after, _reviewed(member.name, said, stands), concerned(settled.after), actor)
    return settled


def _reviewed(who: str, reason: str, stands: bool) -> Letter:
    return Letter(
        subject=letters.OVERRIDE_STANDS_SUBJECT if stands else letters.OVERRIDE_ENDED_SUBJECT,
        text=letters.OVERRIDE_STANDS_TEXT if stands else letters.OVERRIDE_ENDED_TEXT,
        values={"who": who, "reason": reason},
    )


def override_said(task: Task) -> tuple[int | None, str]:
    """Return who overrode, and why, from the task that reviews it."""
    number, _, reason = task.note.partition(" ")
    return (int(number), reason) if number.isdecimal() else (None, task.note)
