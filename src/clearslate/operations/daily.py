"""Daily: what the days bring. Reminders, tasks handed on, yeses that end, ends that are near.

Run by the worker once a day; run again it finds nothing to do. Each use and each letter has a
transaction of its own, so a day that was broken off is gone on with.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from clearslate.domain.people import Member, Office
from clearslate.domain.policy.compile import Ruleset
from clearslate.domain.request import progress_of
from clearslate.formats.phrase import Language
from clearslate.formats.words import letters
from clearslate.formats.words.dates import day_in_full
from clearslate.formats.words.offices import office_said
from clearslate.operations.actor import Actor
from clearslate.operations.evidence_asking import remind_of_undeclared
from clearslate.operations.noting import note
from clearslate.operations.opening import Opened, open_production
from clearslate.operations.registering import remind_owners
from clearslate.operations.settling import settle, standing_decisions
from clearslate.operations.telling import Letter, can_see, tell
from clearslate.records.ending import (
    Ending,
    approvals_ending,
    current_uses,
    note_told,
    productions_going_on,
    touched_by_the_day,
)
from clearslate.records.log import atomic
from clearslate.records.members import holders, members_named
from clearslate.records.productions import production_numbered
from clearslate.records.tasks import Task, note_handed_on, note_reminded, overdue, to_remind
from clearslate.records.uses import UseKept, use_numbered

_WINDOW = timedelta(days=8)
"""How far back ends are looked for, so that a worker that rested for a week misses none."""
_BEFORE_DUE = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """What one day brought."""

    settled: int
    reminded: int
    handed_on: int
    told_of_ends: int
    owners_told: int


def run_day(actor: Actor) -> Day:
    """Do everything that hangs on the day of ``actor``, and return how much it was."""
    return Day(
        settled=settle_the_day(actor),
        reminded=_remind(actor),
        handed_on=_hand_on(actor),
        told_of_ends=_tell_of_ends(actor),
        owners_told=remind_owners(actor),
    )


def settle_the_day(actor: Actor) -> int:
    """Settle the uses that come out differently today, and return how many."""
    on = actor.day()
    return sum(
        _settle_in(production, uses, actor)
        for production, uses in _to_look_at(actor, touched_by_the_day(on - _WINDOW, on)).items()
    )


def _to_look_at(
    actor: Actor, touched: Mapping[int, tuple[int, ...]]
) -> Mapping[int, tuple[int, ...]]:
    """Return the uses to determine anew: all of a production whose rules read the day."""
    found = dict(touched)
    for production in productions_going_on():
        if _reads_the_day(_opened(production, actor).rules):
            found[production] = current_uses(production)
    return found


def _reads_the_day(rules: Ruleset) -> bool:
    return any(demand.fact == "asked_on" for term in rules.terms for demand in term)


def _opened(production: int, actor: Actor) -> Opened:
    kept = production_numbered(production)
    return open_production(kept, actor.day(kept.time_zone))


def _settle_in(production: int, uses: Iterable[int], actor: Actor) -> int:
    opened = _opened(production, actor)
    changed = [number for number in uses if _comes_out_differently(number, opened)]
    for number in changed:
        with atomic():
            settle(number, actor, because="the day")
    return len(changed)


def _comes_out_differently(number: int, opened: Opened) -> bool:
    use = use_numbered(number)
    determined = opened.determined(use.declaration)
    progress = progress_of(determined, standing_decisions(number))
    same = determined.determination_digest == use.determination_digest
    return not same or (progress is not use.progress and not use.overridden)


def _remind(actor: Actor) -> int:
    due = to_remind(actor.day() + _BEFORE_DUE)
    for task in due:
        with atomic():
            note_reminded(task.number, actor.at)
            if task.use is not None:
                use = use_numbered(task.use)
                for member in _who_has(task, use):
                    tell(use, _reminder(task, member), (member,), actor)
            elif task.kind == "difference":
                remind_of_undeclared(task, actor)
    return len(due)


def _who_has(task: Task, use: UseKept) -> tuple[Member, ...]:
    """Return whoever was given a task, or whoever holds its office and may do it."""
    if task.assignee is not None:
        return tuple(members_named(frozenset((task.assignee,))).values())
    if task.office is None:
        return ()
    own = use.declared_by if task.kind == "review" else frozenset()
    found = holders(task.office, use.production.number)
    return tuple(m for m in found if m.number not in own and can_see(m, use))


def _reminder(task: Task, reader: Member) -> Letter:
    return Letter(
        subject=letters.REMINDER_SUBJECT,
        text=letters.REMINDER_TEXT,
        values={"due": _due(task, reader)},
    )


def _due(task: Task, reader: Member) -> str:
    return day_in_full(task.due_on, Language(reader.language)) if task.due_on else ""


def _hand_on(actor: Actor) -> int:
    late = overdue(actor.day())
    for task in late:
        with atomic():
            note_handed_on(task.number)
            if task.use is not None:
                _tell_next_in_line(task, use_numbered(task.use), actor)
    return len(late)


def _tell_next_in_line(task: Task, use: UseKept, actor: Actor) -> None:
    """Write to whoever else can do a task, and to who sees to it that somebody does."""
    note(use, "handed_on", actor, {"task": task.kind, "office": task.office or ""})
    sees_to_it = Office.TITLE_CONTACT if task.kind == "review" else Office.CLEARANCE_LEAD
    found = {m.number: m for m in holders(sees_to_it, use.production.number)}
    if task.office is not None:
        found |= {m.number: m for m in holders(task.office, use.production.number)}
    readers = [m for m in found.values() if m.number != task.assignee and can_see(m, use)]
    for member in readers:
        tell(use, _handed_on(task, member), (member,), actor)


def _handed_on(task: Task, reader: Member) -> Letter:
    language = Language(reader.language)
    office = office_said(task.office, language) if task.office else ""
    return Letter(
        subject=letters.HANDED_ON_SUBJECT,
        text=letters.HANDED_ON_TEXT,
        values={"due": _due(task, reader), "office": office},
    )


def _tell_of_ends(actor: Actor) -> int:
    ends = approvals_ending(actor.day())
    for ending in ends:
        with atomic():
            note_told(ending)
            use = use_numbered(ending.use)
            for member in _concerned_by(ending, use):
                tell(use, _ends(ending, member), (member,), actor)
    return len(ends)


def _concerned_by(ending: Ending, use: UseKept) -> tuple[Member, ...]:
    """Return whose use it is, who keeps the production's registers, and who gave the approval."""
    readers = members_named(frozenset((use.declarant, use.answerable)))
    leads = holders(Office.CLEARANCE_LEAD, use.production.number)
    readers |= {lead.number: lead for lead in leads}
    if ending.given_by is not None:
        givers = members_named(frozenset((ending.given_by,)))
        readers |= {m.number: m for m in givers.values() if can_see(m, use)}
    return tuple(readers.values())


def _ends(ending: Ending, reader: Member) -> Letter:
    return Letter(
        subject=letters.ENDS_SUBJECT,
        text=letters.ENDS_TEXT,
        values={
            "record": ending.reference,
            "day": day_in_full(ending.ends_on, Language(reader.language)),
        },
    )
