"""Making a production, and changing what it goes by and what binds it."""

from dataclasses import replace
from datetime import date
from zoneinfo import available_timezones

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import slugify
from django.views.decorators.http import require_http_methods

from clearslate.domain.production import Production
from clearslate.formats.words.pages import producing as words
from clearslate.operations.producing import (
    Flawed,
    MayNotProduce,
    Planned,
    change_production,
    make_production,
    may_change,
    may_make,
)
from clearslate.records.people_kept import houses_seen
from clearslate.records.production_names import code_name_of
from clearslate.records.productions import ProductionKept, production_called
from clearslate.web.accounts import language_now
from clearslate.web.entry import actor, signed_in
from clearslate.web.middleware import member_asking
from clearslate.web.people_forms import number
from clearslate.web.producing_form import DAYS, choices, filled_in, pack_lines, typed_wrong


@require_http_methods(["GET", "POST"])
@signed_in
def production_new(request: HttpRequest) -> HttpResponse:
    """Ask for a production, and make it."""
    if not may_make(member_asking(request)):
        raise Http404
    blank = Production(reference="new", title="")
    if request.method == "GET":
        return _form(request, blank, None, ())
    code_name = request.POST.get("code_name", "").strip()
    filled = filled_in(blank, request.POST, language_now())
    wrong = typed_wrong(request.POST, language_now())
    if wrong:
        return _form(request, filled, None, wrong)
    handle = request.POST.get("handle", "").strip() or slugify(code_name or filled.title)[:80]
    planned = Planned(
        production=replace(filled, reference=handle or blank.reference),
        handle=handle,
        prefix=request.POST.get("prefix", "").strip().upper(),
        organisation=number(request.POST.get("organisation")) or 0,
        code_name=code_name,
    )
    try:
        made = make_production(planned, actor(request))
    except Flawed as flawed:
        return _form(request, filled, None, _said(flawed))
    messages.success(request, words.MADE.say(language_now()))
    return redirect("production", handle=made)


@require_http_methods(["GET", "POST"])
@signed_in
def production_edit(request: HttpRequest, handle: str) -> HttpResponse:
    """Change a production; its uses are determined anew where that could matter."""
    member = member_asking(request)
    kept = production_called(member, handle)
    if not may_change(member, kept.number):
        raise Http404
    if request.method == "GET":
        return _form(request, kept.production, kept, ())
    filled = filled_in(kept.production, request.POST, language_now())
    code_name = request.POST.get("code_name", "").strip()
    wrong = typed_wrong(request.POST, language_now())
    if wrong:
        return _form(request, filled, kept, wrong)
    try:
        later = change_production(handle, filled, code_name, actor(request))
    except Flawed as flawed:
        return _form(request, filled, kept, _said(flawed))
    except MayNotProduce as refused:
        raise Http404 from refused
    messages.success(request, (words.LATER if later else words.CHANGED).say(language_now()))
    return redirect("production", handle=handle)


def _said(flawed: Flawed) -> tuple[str, ...]:
    return tuple(words.FLAWS[flaw].say(language_now()) for flaw in flawed.flaws)


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _form(
    request: HttpRequest,
    production: Production,
    kept: ProductionKept | None,
    faults: tuple[str, ...],
) -> HttpResponse:
    language = language_now()
    given = request.POST
    code_name = code_name_of(kept.number) if kept else ""
    context = {
        "production": production,
        "kept": kept,
        "faults": faults,
        "days": {name: given.get(name) or _iso(getattr(production, name)) for name in DAYS},
        "code_name": given.get("code_name", code_name),
        "handle": given.get("handle", ""),
        "prefix": given.get("prefix", ""),
        "organisation": number(given.get("organisation")),
        "houses": houses_seen(member_asking(request)),
        "genres": choices("genre", (production.genre or "",), language),
        "territories": choices("territories", production.territories, language),
        "agreements": choices("agreements", production.agreements, language),
        "packs": pack_lines(production, language),
        "zones": _zones(production.time_zone),
    }
    return render(request, "producing/form.html", context, status=400 if faults else 200)


def _zones(chosen: str) -> list[str]:
    """Return the time zones that are places, such as `Europe/London`, and the one chosen."""
    places = {zone for zone in available_timezones() if zone.partition("/")[0] in _CONTINENTS}
    return sorted(places | {"UTC", chosen})


_CONTINENTS = frozenset(
    (
        "Africa",
        "America",
        "Antarctica",
        "Arctic",
        "Asia",
        "Atlantic",
        "Australia",
        "Europe",
        "Indian",
        "Pacific",
    )
)
