"""My tasks: one list, riskiest and most urgent first, with the chosen one beside it."""

from collections.abc import Mapping
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from clearslate.domain.people import Act, Member, Office
from clearslate.formats.csv_text import csv_text
from clearslate.formats.phrase import Language
from clearslate.formats.words.findings import Packs
from clearslate.operations.opening import packs_in
from clearslate.records.absence import absence_of, colleagues
from clearslate.records.coming_back import coming_back, findings_kept
from clearslate.records.drafts import drafts_of
from clearslate.records.members import stands_in_for
from clearslate.records.productions import ProductionKept, productions_seen
from clearslate.records.tasks import Task, handed_on_from, task_numbered, tasks_for
from clearslate.web.context import language_of
from clearslate.web.downloads import download
from clearslate.web.entry import actor, signed_in
from clearslate.web.middleware import member_asking
from clearslate.web.views.filters import filters_here
from clearslate.web.views.tasks_list import (
    KEYS,
    BackLine,
    Line,
    back_line,
    filters,
    line_of,
    query_of,
    sifting_of,
    standing_said,
)
from clearslate.web.views.tasks_panel import panel_of

PAGE = 50


@signed_in
def tasks(request: HttpRequest) -> HttpResponse:
    """Show what the member is asked to do, and the task that the address names."""
    return tasks_page(request)


def tasks_page(request: HttpRequest, *, away_error: str = "", status: int = 200) -> HttpResponse:
    """Return the page of tasks; ``away_error`` is what was wrong with handing them over."""
    member, language, doer = member_asking(request), language_of(request), actor(request)
    first = _first(request)
    sifting, away = sifting_of(request, doer.at), stands_in_for(member, doer.day())
    found, how_many = tasks_for(member, away, sifting, first=first, most=PAGE)
    productions = {each.handle: each for each in productions_seen(member)}
    lines = _lines(request, found, productions, doer.day())
    context = {
        "standing": standing_said(found, how_many, doer.at, language),
        "sifted": any(request.GET.get(key) for key in KEYS),
        "lines": lines,
        "how_many": how_many,
        "own_filters": filters_here(request, reverse("tasks"), "tasks"),
        "filters": filters(request, _names(productions), member, language),
        "back": _back(member, productions, doer.day(), language) if not first else [],
        "drafts": drafts_of(member, most=20)
        if not first and member.may_anywhere(Act.DECLARE)
        else (),
        "notices": any(line.task.kind == "notice" for line in lines),
        "panel": _panel(request, found, lines, away),
        "csv": reverse("tasks_csv") + query_of(request),
        **_pages(request, first, len(found), how_many),
        **_away(member, doer.day()),
        "away_error": away_error,
        # The form of an answer shows what was wrong with it on the page of its use.
        "errors": {},
        "given": {},
    }
    return render(request, "tasks.html", context, status=status)


def _first(request: HttpRequest) -> int:
    given = request.GET.get("page", "1")
    page = int(given) if given.isdecimal() and len(given) < 6 else 1
    return max(0, page - 1) * PAGE


def _names(productions: Mapping[str, ProductionKept]) -> dict[str, str]:
    return {handle: kept.name for handle, kept in productions.items()}


def _lines(
    request: HttpRequest,
    found: tuple[Task, ...],
    productions: Mapping[str, ProductionKept],
    today: date,
) -> list[Line]:
    kept = findings_kept(tuple(task.use for task in found if task.use is not None))
    packs: dict[str, Packs] = {}
    for handle in {task.handle for task in found} & productions.keys():
        packs[handle] = {each.reference.id: each for each in packs_in(productions[handle])}
    said = (request, today, language_of(request))
    return [
        line_of(
            task,
            kept.get(task.use or 0, ()),
            productions.get(task.handle),
            packs.get(task.handle, {}),
            said,
        )
        for task in found
    ]


def _back(
    member: Member, productions: Mapping[str, ProductionKept], today: date, language: Language
) -> list[BackLine]:
    names = _names(productions)
    return [
        back_line(each, names.get(each.handle, each.handle), today, language)
        for each in coming_back(member)
    ]


def _panel(
    request: HttpRequest, found: tuple[Task, ...], lines: list[Line], away: tuple[Member, ...]
) -> dict[str, object] | None:
    """Return the panel of the task that the address names, or of the first of the list."""
    asked = request.GET.get("task", "")
    if asked.isdecimal() and len(asked) < 12:
        chosen = task_numbered(member_asking(request), int(asked))
    elif found:
        chosen = found[0]
    else:
        return None
    return panel_of(request, chosen, lines, away)


def _pages(request: HttpRequest, first: int, shown: int, how_many: int) -> dict[str, object]:
    page = first // PAGE + 1
    return {
        "first": first + 1,
        "last": first + shown,
        "before": query_of(request, page=str(page - 1)) if page > 1 else "",
        "after": query_of(request, page=str(page + 1)) if first + shown < how_many else "",
    }


def _away(member: Member, today: date) -> dict[str, object]:
    contact = Office.TITLE_CONTACT in member.everywhere.union(*member.in_production.values())
    return {
        "absence": absence_of(member, today),
        "colleagues": colleagues(member),
        "late": handed_on_from(member) if contact else (),
        "today": today,
    }


@signed_in
def tasks_csv(request: HttpRequest) -> HttpResponse:
    """Hand out the list that is shown, whole, as a table."""
    member, doer = member_asking(request), actor(request)
    away = stands_in_for(member, doer.day())
    found, _ = tasks_for(member, away, sifting_of(request, doer.at), most=100_000)
    rows = [
        (
            task.handle,
            task.reference,
            task.title,
            task.partner,
            task.kind,
            task.office.value if task.office else "",
            task.outcome.word,
            task.opened_at.isoformat(timespec="minutes"),
            task.due_on,
        )
        for task in found
    ]
    return download(csv_text(_HEADS, rows), "tasks.csv")


_HEADS = (
    "production",
    "reference",
    "title",
    "partner",
    "kind",
    "office",
    "outcome",
    "since",
    "due",
)
"""Keys never change with the language."""
