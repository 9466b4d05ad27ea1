"""The panel beside the list: one task, why it is there, its evidence, and what to do."""

from django.http import HttpRequest

from clearslate.domain.people import Member
from clearslate.domain.policy.rules import Outcome
from clearslate.formats.phrase import Language
from clearslate.formats.words.dates import all_of
from clearslate.formats.words.lapses import lapse_said
from clearslate.formats.words.open_facts import whether
from clearslate.formats.words.pages import evidence as evidence_words
from clearslate.formats.words.pages import tasks as words
from clearslate.formats.words.registers import REGISTERS
from clearslate.formats.words.tools import record_called
from clearslate.operations.showing import Shown, show
from clearslate.records.evidence import evidence_waiting
from clearslate.records.productions import production_numbered
from clearslate.records.succession import Neighbour, succession_of
from clearslate.records.tasks import Task
from clearslate.web.context import language_of
from clearslate.web.entry import actor
from clearslate.web.middleware import member_asking
from clearslate.web.views.evidence_said import evidence_said
from clearslate.web.views.review_forms import answer_form
from clearslate.web.views.tasks_list import Line
from clearslate.web.views.use_asked import asked_before
from clearslate.web.views.use_overridden import override_shown
from clearslate.web.views.use_said import findings_said
from clearslate.web.views.use_whereabouts import asked_for, changes_asked, standing_said

_MOST = 5


def panel_of(
    request: HttpRequest, task: Task, lines: list[Line], away: tuple[Member, ...]
) -> dict[str, object] | None:
    """Return what the panel of a task says; None for a record that asks to be looked after.

    ``away`` are those whom the reader stands in for.
    """
    if task.use is None:
        return _undeclared(request, task, lines) if task.kind == "difference" else None
    language = language_of(request)
    shown = show(actor(request), task.handle, task.reference, brief=True, away=away)
    findings = [f for f in findings_said(shown, language) if f.outcome is not Outcome.NOTIFY]
    findings = findings or findings_said(shown, language)
    more = len(findings) - _MOST
    return {
        "task": task,
        "shown": shown,
        "use": shown.use,
        "production": shown.use.production,
        "outcome": shown.determined.determination.outcome,
        "standing": standing_said(shown, language),
        "asked": [asked_for(said, language) for said in changes_asked(shown)],
        "before": asked_before(shown, _before(shown, request), member_asking(request), language),
        "reasons": findings[:_MOST],
        "more": words.MORE_REASONS.say(more, language) if more > 0 else "",
        "registers": _registers(shown, language),
        "unknown": _unknown(shown, language),
        "answer": answer_form(request, shown, language, {}),
        "override": override_shown(task) if task.kind == "override" else None,
        **_place_among(lines, task),
    }


def _before(shown: Shown, request: HttpRequest) -> Neighbour | None:
    """Return the use whose place this one took, as far as the reader may see it."""
    if shown.use.declaration.supersedes is None:
        return None
    return succession_of(member_asking(request), shown.use.number).before


def _place_among(lines: list[Line], task: Task) -> dict[str, object]:
    """Return where a task stands in the list, and the ways to its neighbours."""
    numbers = [line.task.number for line in lines]
    place = numbers.index(task.number) if task.number in numbers else None
    return {
        "place": place,
        "n": (place or 0) + 1,
        "all": len(lines),
        "previous": lines[place - 1].address if place else "",
        "next": lines[place + 1].address if place is not None and place + 1 < len(lines) else "",
    }


def _undeclared(request: HttpRequest, task: Task, lines: list[Line]) -> dict[str, object]:
    """Return what is said of files that declare AI without a declaration."""
    member, language = member_asking(request), language_of(request)
    waiting = evidence_waiting(member, task.production)
    found = [each for each in waiting if each.use is None]
    return {
        "undeclared": True,
        "task": task,
        "production": production_numbered(task.production, member),
        "waiting": evidence_words.UNDECLARED_WAIT.say(len(found), language),
        "lines": [evidence_said(each, language) for each in found[:_MOST]],
        **_place_among(lines, task),
    }


def _registers(shown: Shown, language: Language) -> list[tuple[str, str]]:
    """Return the records that were read, each once, and what has lapsed of them."""
    read: dict[tuple[str, str], str] = {}
    for said in shown.determined.filled.said:
        if said.word.reference is not None:
            called = record_called(said.word.register, said.word.reference, shown.tools)
            key = (REGISTERS[said.word.register].say(language), called)
            lapse = said.word.lapse
            read[key] = lapse_said(lapse, language, shown.tools) if lapse else read.get(key, "")
    return [
        (register, f"{name}. {lost}" if lost else name) for (register, name), lost in read.items()
    ]


def _unknown(shown: Shown, language: Language) -> str:
    open_facts = shown.determined.determination.open_facts
    if not open_facts:
        return words.NOTHING.say(language)
    return all_of((whether(fact, language) for fact in open_facts), language)
