"""How a use stands and who has it, in the words that several parts of its page share."""

from collections.abc import Iterator
from datetime import date, datetime
from zoneinfo import ZoneInfo

from clearslate.domain.people import Office
from clearslate.domain.request import Decision, Progress
from clearslate.domain.roles import Role
from clearslate.domain.standing import Stands
from clearslate.formats.phrase import Language
from clearslate.formats.words.dates import all_of, day_in_full
from clearslate.formats.words.lapses import lost_said
from clearslate.formats.words.offices import office_said, the_office
from clearslate.formats.words.outcomes import roles_said
from clearslate.formats.words.pages import use as words
from clearslate.formats.words.waiting import waits_for
from clearslate.formats.words.whereabouts import has_it, named
from clearslate.operations.showing import Shown
from clearslate.records.decisions import Said
from clearslate.records.tasks import Task
from clearslate.records.uses import UseKept


def local_day(moment: datetime, use: UseKept) -> date:
    """Return the day of a moment where the production is made."""
    return moment.astimezone(ZoneInfo(use.production.time_zone)).date()


def standing_said(shown: Shown, language: Language) -> str:
    """Return how a use stands, who has it, since when and how long that usually takes."""
    use = shown.use
    if not use.current:
        return words.SUPERSEDED_SAID.say(language)
    if use.progress is Progress.WITHDRAWN:
        return words.WITHDRAWN_SAID.say(language)
    if use.progress is Progress.REFUSED:
        return " ".join(_refusals(shown, language))
    said = f"{_awaited(shown, language)} {_who_has_it(shown, language)}".strip()
    if use.overridden and use.progress is Progress.GOES_AHEAD:
        return words.OVERRIDDEN_SAID.say(language, rest=said)
    return said


def _awaited(shown: Shown, language: Language) -> str:
    """Return what is waited for; while a change is asked, that and no approval."""
    made = shown.determined
    asked = changes_asked(shown) if made.stands is not Stands.GOES_AHEAD else ()
    if not asked:
        return waits_for(made, language, shown.opened.packs, shown.tools)
    lost = lost_said(made, language, shown.tools) if made.stands is Stands.FALLEN else ()
    return " ".join((*lost, *(_asked_said(said, language) for said in asked)))


def changes_asked(shown: Shown) -> tuple[Said, ...]:
    """Return the changes that reviewers asked for and nobody has answered yet."""
    return tuple(
        said
        for said in shown.decisions
        if said.decision is Decision.CHANGE_ASKED and said.answered_at is None
    )


def asked_for(said: Said, language: Language) -> str:
    """Return who asked for a change, in which office, and their words."""
    office = office_said(said.office, language)
    return words.CHANGE_ASKED_BY.say(language, who=said.name, office=office, reason=said.reason)


def _asked_said(said: Said, language: Language) -> str:
    office = office_said(said.office, language)
    return words.CHANGE_ASKED_SAID.say(language, who=said.name, office=office)


def _refusals(shown: Shown, language: Language) -> Iterator[str]:
    for said in shown.decisions:
        if said.decision is Decision.REFUSED and said.answered_at is None:
            yield words.REFUSED_SAID.say(
                language,
                who=said.name,
                office=office_said(said.office, language),
                reason=said.reason,
            )


def _who_has_it(shown: Shown, language: Language) -> str:
    kinds = ("review", "change", "evidence")
    waiting = [t for t in shown.open_tasks if t.kind in kinds and not t.waits]
    if not waiting:
        return ""
    oldest = min(task.opened_at for task in waiting)
    # Whose yes is awaited was said before; who else has it was not.
    others = [task for task in waiting if task.kind != "review" or task.assignee_name]
    who = all_of((_with(shown, task, language) for task in others), language)
    took = [u.took for t in waiting if (u := shown.usual.get((t.kind, t.office))) is not None]
    longest = max(took) if len(took) == len(waiting) else None
    return has_it(who, local_day(oldest, shown.use), longest, language)


def _with(shown: Shown, task: Task, language: Language) -> str:
    if task.assignee_name:
        return task.assignee_name
    return the_office(task.office, language) if task.office else ""


def names_in(shown: Shown, office: Office, language: Language, *, deciding: bool) -> str:
    """Return who holds an office here; of those who decide not who declared the use."""
    own = shown.use.declared_by if deciding else frozenset()
    found = [h.name for h in shown.holders.get(office, ()) if h.number not in own]
    return named(found, office_said(office, language), language)


def day_said(moment: datetime, shown: Shown, language: Language) -> str:
    """Return the day of a moment in full, where the production is made."""
    return day_in_full(local_day(moment, shown.use), language)


def review_of(shown: Shown, office: Office) -> Task | None:
    """Return the open review task of an office; None where none is open."""
    return next((t for t in shown.open_tasks if t.kind == "review" and t.office is office), None)


def after_said(shown: Shown, role: Role, language: Language) -> str:
    """Return after whose yes an office decides, *after Legal*; empty where it is its turn."""
    turns = shown.determined.missing_in_turns
    mine = next((place for place, turn in enumerate(turns) if role in turn), 0)
    before = [each for turn in turns[:mine] for each in turn]
    return words.AFTER.say(language, who=roles_said(before, language)) if before else ""


def reviewer_said(shown: Shown, office: Office, task: Task | None, language: Language) -> str:
    """Return who an office’s review lies with: one by name, or whoever holds it."""
    if task is not None and task.assignee_name:
        return task.assignee_name
    return names_in(shown, office, language, deciding=True)
