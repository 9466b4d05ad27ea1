"""The slate: every production by where its uses stand, and three small charts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from clearslate.formats.charts_svg import (
    Part,
    state_bar,
)
from clearslate.formats.csv_text import csv_text
from clearslate.formats.phrase import Language
from clearslate.formats.report_html_parts import Html
from clearslate.formats.words.dates import day_in_full, number
from clearslate.formats.words.offices import OFFICES
from clearslate.formats.words.pages import production as production_words
from clearslate.formats.words.pages import slate as words
from clearslate.formats.words.verdicts import OVERRIDDEN
from clearslate.formats.words.verdicts import State as Look
from clearslate.operations.bringing import may_import
from clearslate.records.cut_lists import CutLine, cut_lines, latest_cuts
from clearslate.records.endings import EXPIRING, SPANS, records_ending
from clearslate.records.listing import State
from clearslate.records.productions import ProductionKept, productions_seen
from clearslate.records.slate import Queue, queues, states_counted
from clearslate.web.context import language_of
from clearslate.web.downloads import download
from clearslate.web.entry import now, signed_in
from clearslate.web.middleware import member_asking
from clearslate.web.views.slate_charts import charts

LOOKS: Mapping[State, Look] = {
    State.CLEARED: Look.CLEARED,
    State.OVERRIDDEN: OVERRIDDEN.state,
    State.NOTIFY: Look.NOTIFY,
    State.ESCALATE: Look.ESCALATE,
    State.APPROVAL: Look.APPROVAL,
    State.BLOCKED: Look.BLOCKED,
    State.FALLEN: Look.EXPIRED,
    State.REFUSED: Look.HELD,
    State.WITHDRAWN: Look.NONE,
}
"""The colour, shape and hatch of each state of a use."""
_SOON = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Stood:
    """One state in a row of the slate: how many, in words, and the list behind the number."""

    look: Look
    said: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One production on the slate."""

    production: ProductionKept
    bar: Html
    states: tuple[Stood, ...]
    uses: int
    cut: CutLine | None
    cut_look: Look
    cut_word: str
    cut_said: str
    wait: str
    delivery: str


@signed_in
def slate(request: HttpRequest) -> HttpResponse:
    """Show every production the member is in, by state; as CSV where that is asked for."""
    member, at, language = member_asking(request), now(), language_of(request)
    productions = productions_seen(member)
    counts = states_counted(member)
    asked = queues(member, at.date())
    cuts = latest_cuts(cut_lines(member))
    most = max((sum(each.values()) for each in counts.values()), default=0)
    lines = [
        _line(
            each,
            counts.get(each.number, {}),
            most,
            cuts.get(each.number),
            _longest(each, asked, at, language),
            at.date(),
            language,
        )
        for each in productions
    ]
    lines.sort(key=lambda line: line.production.delivery_on or date.max)
    if request.GET.get("format") == "csv":
        return download(_csv(lines, counts, language), "slate.csv")
    context = {
        "lines": lines,
        "legend": _legend(counts, language),
        "standing": _standing(lines, at.date(), language),
        "may_import": may_import(member),
        **charts(member, asked, at, language),
    }
    return render(request, "slate.html", context)


def _line(  # noqa: PLR0913
    production: ProductionKept,
    counts: Mapping[State, int],
    most: int,
    cut: CutLine | None,
    wait: str,
    on: date,
    language: Language,
) -> Line:
    ordered = [(state, counts.get(state, 0)) for state in State]
    delivery = production.delivery_on
    look, word = cut_standing(cut, language)
    uses = reverse("production", args=[production.handle])
    return Line(
        production=production,
        bar=state_bar([Part(state=LOOKS[state], count=n) for state, n in ordered], most=most),
        states=tuple(
            Stood(
                look=LOOKS[state],
                said=words.state_said(state.value, n, language),
                address=f"{uses}?state={state.value}",
            )
            for state, n in ordered
            if n
        ),
        uses=sum(counts.values()),
        cut=cut,
        cut_look=look,
        cut_word=word,
        cut_said=_cut_said(cut, language),
        wait=wait,
        delivery=words.until_said((delivery - on).days, language) if delivery else "",
    )


def cut_standing(cut: CutLine | None, language: Language) -> tuple[Look, str]:
    """Return how a cut is shown: its holds, or that it is cleared, or that nobody checked it."""
    if cut is None or cut.checked_at is None:
        return Look.UNKNOWN, words.NOT_CHECKED.say(language)
    if cut.holds:
        return Look.HELD, words.holds_said(cut.holds, language)
    word = words.AS_DECLARED if cut.not_checked or not cut.events else words.CLEARED
    return Look.CLEARED, word.say(language)


def _cut_said(cut: CutLine | None, language: Language) -> str:
    if cut is None:
        return words.NO_CUT.say(language)
    phrase = words.LOCKED if cut.locked_on else words.NOT_LOCKED
    said = phrase.say(language, name=cut.name, version=cut.version)
    if cut.checked_at is None:
        return said
    day = day_in_full(cut.checked_at.date(), language)
    return words.AS_OF.say(language, cut=said, day=day)


def _longest(
    production: ProductionKept, asked: tuple[Queue, ...], at: datetime, language: Language
) -> str:
    mine = [queue for queue in asked if queue.production == production.number]
    if not mine:
        return ""
    oldest = min(mine, key=lambda queue: queue.oldest)
    days = max((at - oldest.oldest).days, 0)
    return words.waited_said(days, OFFICES[oldest.office].say(language), language)


def _standing(lines: list[Line], on: date, language: Language) -> str:
    due = [line.production.delivery_on for line in lines]
    soon = sum(1 for day in due if day is not None and 0 <= (day - on).days <= _SOON)
    held = [line.production.name for line in lines if line.cut is not None and line.cut.holds]
    return words.standing_of_slate(len(lines), soon, held, language)


def _legend(
    counts: Mapping[int, Mapping[State, int]], language: Language
) -> list[tuple[Look, str]]:
    there = {state for each in counts.values() for state, n in each.items() if n}
    said = production_words.STATES
    return [(LOOKS[state], said[state.value].say(language)) for state in State if state in there]


def _csv(lines: list[Line], counts: Mapping[int, Mapping[State, int]], language: Language) -> str:
    heads = ["production", "company", "uses", *(state.value for state in State)]
    rows = [
        (
            line.production.name,
            line.production.organisation_name,
            line.uses,
            *(counts.get(line.production.number, {}).get(state, 0) for state in State),
            f"{line.cut.name} {line.cut.version}" if line.cut else "",
            line.cut.holds if line.cut and line.cut.checked_at else "",
            line.production.delivery_on,
        )
        for line in lines
    ]
    return csv_text([*heads, "cut", "holds", "delivery_on"], rows)


@signed_in
def ending(request: HttpRequest) -> HttpResponse:
    """Show what ends soon, register by register."""
    member, language = member_asking(request), language_of(request)
    kind = request.GET.get("kind", "")
    kind = kind if kind in EXPIRING else ""
    asked = request.GET.get("days", "")
    days = int(asked) if asked in {str(span) for span in SPANS} else SPANS[-1]
    context = {
        "records": records_ending(member, now().date(), days=days, kind=kind),
        "kind": kind,
        "days": days,
        "spans": SPANS,
        "kinds": EXPIRING,
        "title": words.ENDING_PAGE.say(language, days=number(days, language)),
    }
    return render(request, "slate_ending.html", context)
