"""Asking what is to be made of what files say: one task for a use, one for what has no use.

Whoever is asked could answer: a clearance lead who sees what differs, else the title contact.
"""

from clearslate.domain.people import Member, Office
from clearslate.domain.policy.rules import Outcome
from clearslate.domain.request import due_on
from clearslate.formats.phrase import Language
from clearslate.formats.words import letters_evidence as letters
from clearslate.formats.words.dates import day_in_full
from clearslate.operations.actor import Actor
from clearslate.operations.telling import can_see, tell_of_task
from clearslate.records.evidence import (
    EvidenceKept,
    any_open,
    undeclared_open,
    undeclared_tasks,
)
from clearslate.records.mail import write
from clearslate.records.members import holders, members_named
from clearslate.records.productions import ProductionKept, production_numbered
from clearslate.records.tasks import Task, close_tasks, open_task, tasks_of_use
from clearslate.records.uses import UseKept

_UNDECLARED = Outcome.ESCALATE
"""Nobody has determined anything; until then it is as urgent as what has to be told at once."""


def ask_about_use(use: UseKept, actor: Actor) -> None:
    """Open one task for a use whose files differ, unless there is one."""
    if _open_of(use.number):
        return
    leads = holders(Office.CLEARANCE_LEAD, use.production.number)
    led = any(can_see(lead, use) for lead in leads)
    office = Office.CLEARANCE_LEAD if led else Office.TITLE_CONTACT
    due = due_on(use.outcome, actor.day(use.production.time_zone))
    open_task(
        production=use.production.number,
        use=use.number,
        kind="difference",
        office=office,
        outcome=use.outcome,
        at=actor.at,
        due_on=due,
    )
    tell_of_task(use, "difference", office, due, actor)


def _open_of(use: int) -> list[int]:
    found = tasks_of_use(use)
    return [task.number for task in found if task.kind == "difference" and not task.closed_at]


def ask_about_undeclared(production: ProductionKept, actor: Actor) -> None:
    """Open one task about AI that no declaration is known for, unless whoever gets it has one."""
    assert actor.member is not None
    office, readers, assignee = _asked(production.number, actor.member.path)
    there = undeclared_tasks(production.number)
    if any((task.office, task.assignee) == (office, assignee) for task in there):
        return
    due = due_on(_UNDECLARED, actor.day(production.time_zone))
    open_task(
        production=production.number,
        use=None,
        kind="difference",
        office=office,
        outcome=_UNDECLARED,
        at=actor.at,
        due_on=due,
        assignee=assignee,
    )
    for reader in readers:
        if reader.number != actor.number:
            _tell(production.number, reader, day_in_full(due, Language(reader.language)), actor)


def _asked(production: int, path: str) -> tuple[Office, tuple[Member, ...], int | None]:
    """Return the office that is asked about what was brought at ``path``, and who holds it.

    Where not all of its holders see the files, it is asked of one by name who does.
    """
    for office in (Office.CLEARANCE_LEAD, Office.TITLE_CONTACT):
        everybody = holders(office, production)
        seeing = tuple(each for each in everybody if path.startswith(each.path))
        if seeing:
            one = None if len(seeing) == len(everybody) else seeing[0].number
            return office, seeing if one is None else seeing[:1], one
    return Office.TITLE_CONTACT, (), None


def _tell(production: int, reader: Member, due: str, actor: Actor) -> None:
    language, kept = Language(reader.language), production_numbered(production, reader)
    values = {
        "name": reader.name,
        "production": kept.name,
        "due": due,
        "address": f"/productions/{kept.handle}/evidence?only=undecided",
    }
    write(
        to=reader.email,
        subject=letters.UNDECLARED_SUBJECT.say(language, **values),
        text=letters.UNDECLARED_TEXT.say(language, **values) + letters.SIGNED.say(language),
        at=actor.at,
    )


def remind_of_undeclared(task: Task, actor: Actor) -> None:
    """Write once more to whoever was asked about files without a declaration."""
    for reader in _who_has(task.production, task.office, task.assignee):
        due = day_in_full(task.due_on, Language(reader.language)) if task.due_on else ""
        _tell(task.production, reader, due, actor)


def _who_has(production: int, office: Office | None, assignee: int | None) -> tuple[Member, ...]:
    if assignee is not None:
        return tuple(members_named(frozenset((assignee,))).values())
    return holders(office, production) if office is not None else ()


def close_answered(evidence: EvidenceKept, actor: Actor) -> None:
    """Close the task that asked about some evidence, once nothing of it is left to answer."""
    if evidence.use is not None:
        if not any_open(evidence.use):
            close_tasks(_open_of(evidence.use), actor.at, by=actor.number)
        return
    close_about_undeclared(evidence.production, actor)


def close_about_undeclared(production: int, actor: Actor) -> None:
    """Close the tasks whose holders have no file without a declaration left to answer."""
    for task in undeclared_tasks(production):
        have = _who_has(production, task.office, task.assignee)
        if not undeclared_open(production, [each.path for each in have]):
            close_tasks((task.number,), actor.at, by=actor.number)


def close_of_superseded(use: int, actor: Actor) -> int:
    """Close what was asked about the files of a superseded use, and return how many tasks."""
    ours = _open_of(use)
    close_tasks(ours, actor.at)
    return len(ours)
