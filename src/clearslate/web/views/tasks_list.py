"""The list of my tasks as a page says it: which are shown, why each is there, and when due."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import chain
from urllib.parse import urlencode

from django.http import HttpRequest

from clearslate.domain.people import Member, Office
from clearslate.domain.policy.rules import Outcome
from clearslate.domain.request import Progress
from clearslate.domain.roles import Role
from clearslate.formats.phrase import Language
from clearslate.formats.words.dates import all_of, apart, sentence
from clearslate.formats.words.findings import Packs, not_ruled_out
from clearslate.formats.words.offices import office_said, the_office
from clearslate.formats.words.pages import evidence as evidence_words
from clearslate.formats.words.pages import tasks as words
from clearslate.formats.words.whereabouts import near_day
from clearslate.records.coming_back import ComingBack, Found
from clearslate.records.productions import ProductionKept
from clearslate.records.tasks import Sifting, Task

KEYS = ("production", "outcome", "office", "older")
"""What an address may ask for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One value of a filter: its word, where it leads, and whether it is the one chosen."""

    word: str
    address: str
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """One filter above the list: what is chosen, and what could be."""

    said: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One task in the list."""

    task: Task
    title: str
    production: str
    why: str
    since: str
    due: str
    late: bool
    address: str
    """Where its panel is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BackLine:
    """A use that is with others."""

    use: ComingBack
    production: str
    why: str
    since: str
    due: str


def sifting_of(request: HttpRequest, now: datetime) -> Sifting:
    """Return what an address asks for; what makes no sense there asks for nothing."""
    given = request.GET
    older = given.get("older", "")
    return Sifting(
        handle=given.get("production", "")[:80],
        outcome=next((each for each in Outcome if each.word == given.get("outcome")), None),
        office=next((each for each in Office if each.value == given.get("office")), None),
        opened_before=now - timedelta(days=int(older)) if older in words.OLDER else None,
    )


def query_of(request: HttpRequest, **other: str) -> str:
    """Return the address of the list as it is asked for, with ``other`` in place."""
    given = {key: request.GET.get(key, "") for key in KEYS} | other
    return "?" + urlencode({key: value for key, value in given.items() if value})


def filters(
    request: HttpRequest, productions: Mapping[str, str], member: Member, language: Language
) -> tuple[Filter, ...]:
    """Return the filters above the list: production, outcome, office, age."""
    held = member.everywhere.union(*member.in_production.values())
    offices = {each.value: office_said(each, language) for each in Office if each in held}
    outcomes = {key: phrase.say(language) for key, phrase in words.OUTCOMES_SAID.items()}
    ages = {key: phrase.say(language) for key, phrase in words.OLDER.items()}
    return (
        _filter(request, "production", words.ANY_PRODUCTION.say(language), productions),
        _filter(request, "outcome", words.ANY_OUTCOME.say(language), outcomes),
        _filter(request, "office", words.ANY_OFFICE.say(language), offices),
        _filter(request, "older", words.ANY_AGE.say(language), ages),
    )


def _filter(request: HttpRequest, key: str, whatever: str, values: Mapping[str, str]) -> Filter:
    given = request.GET.get(key, "")
    chosen = given if given in values else ""
    return Filter(
        said=values.get(chosen, whatever),
        choices=tuple(
            Choice(word=word, address=query_of(request, **{key: value}), chosen=value == chosen)
            for value, word in {"": whatever, **values}.items()
        ),
    )


def line_of(
    task: Task,
    found: tuple[Found, ...],
    kept: ProductionKept | None,
    packs: Packs,
    said: tuple[HttpRequest, date, Language],
) -> Line:
    """Return a task as the list shows it."""
    request, today, language = said
    return Line(
        task=task,
        title=evidence_words.UNDECLARED.say(language) if _undeclared(task) else task.title,
        production=kept.name if kept is not None else task.production_name,
        why=_why(task, found, packs, language),
        since=near_day(task.opened_at.date(), today, language),
        due=_due(task.due_on, today, language),
        late=task.due_on is not None and task.due_on < today,
        address=query_of(request, task=str(task.number)),
    )


def _why(task: Task, found: tuple[Found, ...], packs: Packs, language: Language) -> str:
    reason = _reason(task.office, found, packs, language)
    if task.kind == "review":
        said = reason
    elif task.kind == "evidence":
        said = words.WHYS["evidence"].say(language, reason=reason)
    else:
        said = words.WHYS["undeclared" if _undeclared(task) else task.kind].say(language)
    return f"{said} ({words.HANDED_ON.say(language)})" if task.handed_on else said


def _undeclared(task: Task) -> bool:
    return task.use is None and task.kind == "difference"


def _reason(
    office: Office | None, found: tuple[Found, ...], packs: Packs, language: Language
) -> str:
    """Return the reason of the strictest finding that asks for an office."""
    role = office.role if office is not None else None
    own = (each for each in found if role is not None and _asks(each, role, packs))
    for each in chain(own, found):
        pack = packs.get(each.pack)
        phrase = pack.because.get(each.rule) if pack is not None else None
        if phrase is not None:
            said = phrase.say(language)
            return said if each.certain else not_ruled_out(said, language)
    return ""


def _asks(found: Found, role: Role, packs: Packs) -> bool:
    pack = packs.get(found.pack)
    if pack is None or found.outcome == "notify":
        return False
    rule = next((each for each in pack.pack.rules if each.id == found.rule), None)
    return rule is not None and role in rule.approvers


def _due(due: date | None, today: date, language: Language) -> str:
    return words.NO_DATE.say(language) if due is None else near_day(due, today, language)


def back_line(use: ComingBack, production: str, today: date, language: Language) -> BackLine:
    """Return a use that is with others: with whom, or who answers what was asked."""
    return BackLine(
        use=use,
        production=production,
        why=_back_why(use, language),
        since=near_day(use.since.date(), today, language),
        due=_due(use.needed_on, today, language),
    )


def _back_why(use: ComingBack, language: Language) -> str:
    if use.progress is Progress.REFUSED:
        return words.REFUSED_TO_DO.say(language)
    who = [*use.with_names, *(the_office(each, language) for each in use.with_offices)]
    named = all_of(dict.fromkeys(who), language) or "–"
    phrase = words.PARTNER_ANSWERS if use.asked_by_reader else words.WITH
    return sentence(phrase.say(language, who=named))


def standing_said(
    tasks: tuple[Task, ...], how_many: int, now: datetime, language: Language
) -> str:
    """Return how many wait, how many of those shown press, and how old the oldest is."""
    if not how_many:
        return words.NONE.say(language)
    today = now.date()
    late = sum(t.due_on is not None and t.due_on < today for t in tasks)
    soon = sum(
        t.due_on is not None and today <= t.due_on <= today + timedelta(days=1) for t in tasks
    )
    oldest = (now - min(t.opened_at for t in tasks)).days if tasks else 0
    parts = [words.OVERDUE.say(late, language)] if late else []
    parts += [words.DUE_SOON.say(soon, language)] if soon else []
    parts += [words.OLDEST.say(oldest, language)] if oldest else []
    head = words.WAIT.say(how_many, language)
    if not parts:
        return head
    return f"{head} {sentence(apart(parts, language))}."
