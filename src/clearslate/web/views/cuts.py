"""The cuts of a production: listed, uploaded, shown with what holds them, compared."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from clearslate.domain.people import Act
from clearslate.formats.errors import DocumentError
from clearslate.formats.report_html_parts import Html
from clearslate.formats.words.verdicts import State
from clearslate.operations.cut_checking import (
    check_to_show,
    compared,
    cue_sheet,
)
from clearslate.records.cut_lists import CutLine, cut_lines
from clearslate.records.cuts import Checked, CutKept, check_kept, cut_called
from clearslate.records.files import bytes_of
from clearslate.records.productions import ProductionKept, production_called
from clearslate.records.reach import NotThere
from clearslate.web.context import language_of
from clearslate.web.downloads import download
from clearslate.web.entry import actor, signed_in
from clearslate.web.middleware import member_asking
from clearslate.web.views.slate import cut_standing


@signed_in
def cuts(request: HttpRequest, handle: str) -> HttpResponse:
    """Show every cut of a production that the member may see."""
    member, language = member_asking(request), language_of(request)
    kept = production_called(member, handle)
    lines = cut_lines(member, kept.number)
    context = {
        "production": kept,
        "at": "cuts",
        "lines": [(line, *cut_standing(line, language)) for line in reversed(lines)],
        "may_upload": member.may(Act.CHECK_CUTS, kept.number),
    }
    return render(request, "cuts.html", context)


def _found(
    request: HttpRequest, handle: str, name: str, version: str
) -> tuple[ProductionKept, CutKept]:
    member = member_asking(request)
    kept = production_called(member, handle)
    if not (name + version).isprintable():
        raise NotThere(name)
    return kept, cut_called(member, kept.number, name, version)


@signed_in
def cut(request: HttpRequest, handle: str, name: str, version: str) -> HttpResponse:
    """Show a cut: its picture, what holds it, and how much of it was looked at."""
    kept, one = _found(request, handle, name, version)
    shown = check_to_show(one, kept, actor(request))
    lines = cut_lines(member_asking(request), kept.number)
    context: dict[str, object] = {
        "production": kept,
        "at": "cuts",
        "cut": one,
        "shown": shown,
        "others": [line for line in lines if line.number != one.number],
        **_said(shown.checked, language_of(request).value),
    }
    return render(request, "cut.html", context)


def _said(checked: Checked | None, language: str) -> dict[str, object]:
    """Return what a kept check says in a language."""
    if checked is None:
        return {}
    if checked.fault:
        return {"checked": checked, "fault": checked.fault[language]}
    pages = checked.pages
    return {
        "checked": checked,
        "look": State(pages[f"{language} look"]),
        "word": pages[f"{language} word"],
        "standing": pages[f"{language} standing"],
        "body": Html(pages[language]),
    }


@signed_in
def against(request: HttpRequest, handle: str, name: str, version: str) -> HttpResponse:
    """Show what changed in a cut since another version; `older` names that one by number."""
    kept, one = _found(request, handle, name, version)
    older = _older(request, kept)
    context: dict[str, object] = {"production": kept, "at": "cuts", "cut": one, "older": older}
    try:
        page = compared(one, older, kept, actor(request), language_of(request))
        context |= {"page": page, "page_word": page.mark.say(language_of(request))}
    except DocumentError as error:
        context["fault"] = error.told(language_of(request))
    return render(request, "cut_against.html", context)


def _older(request: HttpRequest, kept: ProductionKept) -> CutKept:
    asked = request.GET.get("older", "")
    member = member_asking(request)
    lines: list[CutLine] = [
        line for line in cut_lines(member, kept.number) if str(line.number) == asked
    ]
    if not lines:
        raise NotThere(asked)
    return cut_called(member, kept.number, lines[0].name, lines[0].version)


@signed_in
def cue_sheet_file(
    request: HttpRequest, handle: str, name: str, version: str, form: str
) -> HttpResponse:
    """Hand out the AI cue sheet of a cut."""
    if form not in ("csv", "json"):
        raise NotThere(form)
    kept, one = _found(request, handle, name, version)
    try:
        sheet = cue_sheet(one, kept, actor(request), language_of(request), form=form)
    except DocumentError as error:
        context = {"production": kept, "at": "cuts", "cut": one}
        fault = {"fault": error.told(language_of(request))}
        return render(request, "cut_against.html", {**context, **fault}, status=422)
    return download(sheet, f"cue-sheet-{handle}-{name}-{version}.{form}")


@signed_in
def check_file(request: HttpRequest, handle: str, name: str, version: str) -> HttpResponse:
    """Hand out the last check of a cut as ``clear --json`` prints it."""
    _, one = _found(request, handle, name, version)
    checked = check_kept(one.number)
    if checked is None or not checked.clearance:
        raise NotThere(name)
    return download(checked.clearance, f"check-{handle}-{name}-{version}.json")


@signed_in
def file(request: HttpRequest, handle: str, name: str, version: str) -> HttpResponse:
    """Hand out the timeline as it was uploaded, never to be shown in place."""
    _, one = _found(request, handle, name, version)
    return download(bytes_of(one.file_digest), one.file_name, kind="application/octet-stream")
