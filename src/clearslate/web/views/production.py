"""A production: its uses, people, tools and papers; and the list of all productions."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from clearslate.domain.people import Act, Member
from clearslate.formats.phrase import Language
from clearslate.formats.words.dates import day_in_full, number
from clearslate.formats.words.pages import production as words
from clearslate.operations.bringing import may_import
from clearslate.operations.exporting import may_export
from clearslate.operations.opening import packs_in
from clearslate.records.beside import assets_astray, tools_named, who_works_on
from clearslate.records.cut_lists import cut_lines
from clearslate.records.endings import EndingRecord, records_ending
from clearslate.records.listing import (
    State,
    count_wrong,
    partners_listed,
    uses_listed,
)
from clearslate.records.productions import (
    ProductionKept,
    production_called,
    productions_seen,
)
from clearslate.records.register_lists import Narrowed, people_listed, records_listed
from clearslate.records.slate import states_counted
from clearslate.web.context import language_of
from clearslate.web.entry import actor, signed_in
from clearslate.web.middleware import member_asking
from clearslate.web.views.columns import COLUMNS, columns_here
from clearslate.web.views.filters import filters_here
from clearslate.web.views.listing import (
    PAGE,
    asked_of,
    conditions,
    order_choices,
    partner_choices,
    query_of,
    state_choices,
    use_file,
)

_SOON = 30


@signed_in
def productions(request: HttpRequest) -> HttpResponse:
    """Show every production the member is in."""
    member = member_asking(request)
    counts = {each: sum(n.values()) for each, n in states_counted(member).items()}
    found = [(each, counts.get(each.number, 0)) for each in productions_seen(member)]
    context = {"productions": found, "may_import": may_import(member)}
    return render(request, "productions.html", context)


@signed_in
def production(request: HttpRequest, handle: str) -> HttpResponse:
    """Show what was declared in a production, as the address asks for it."""
    member = member_asking(request)
    kept = production_called(member, handle)
    on = actor(request).day(kept.time_zone)
    language = language_of(request)
    asked = asked_of(request, kept.number)
    form = request.GET.get("format", "")
    if form in ("csv", "json"):
        return use_file(form, member, asked, on, language, f"{handle}-uses")
    counts = states_counted(member, kept.number).get(kept.number, {})
    ending = records_ending(member, on, days=90, production=kept.number)
    whole = sum(counts.values())
    delivery = day_in_full(kept.delivery_on, language) if kept.delivery_on else ""
    context = {
        "production": kept,
        "at": "uses",
        "standing": words.standing_of(
            whole,
            counts.get(State.CLEARED, 0),
            counts.get(State.OVERRIDDEN, 0),
            delivery,
            language,
        ),
        "whole": whole,
        "states": state_choices(asked, counts, language),
        "xrays": xrays(member, kept, ending, on, language),
        "checked_on": on,
        "ending": ending[:6],
        "may_declare": member.may(Act.DECLARE, kept.number),
        **_listed(request, member, on, kept.number),
    }
    return render(request, "production.html", context)


@signed_in
def uses(request: HttpRequest) -> HttpResponse:
    """Show uses of all productions, as the address asks for them."""
    member, language = member_asking(request), language_of(request)
    on = actor(request).day()
    form = request.GET.get("format", "")
    if form in ("csv", "json"):
        return use_file(form, member, asked_of(request), on, language, "uses")
    counts: dict[State, int] = {}
    for each in states_counted(member).values():
        for state, n in each.items():
            counts[state] = counts.get(state, 0) + n
    context = {
        "states": state_choices(asked_of(request), counts, language),
        "whole": sum(counts.values()),
        "names": {each.number: each.name for each in productions_seen(member)},
        **_listed(request, member, on, None),
    }
    return render(request, "uses.html", context)


def _listed(
    request: HttpRequest, member: Member, on: date, production: int | None
) -> dict[str, object]:
    asked, language = asked_of(request, production), language_of(request)
    given = request.GET.get("page", "1")
    page = min(max(int(given), 1), 100_000) if given.isdecimal() and len(given) < 7 else 1
    first = (page - 1) * PAGE
    found, how_many = uses_listed(member, asked, on, first=first, most=PAGE)
    partners = () if production is None else partners_listed(member, production)
    return {
        "asked": asked,
        "own_filters": filters_here(
            request, request.path, "uses" if production is None else "production"
        ),
        "columns": columns_here(request),
        "all_columns": COLUMNS,
        "column_words": {each: words.COLUMNS[each].say(language) for each in COLUMNS},
        "uses": found,
        "how_many": how_many,
        "partners": partner_choices(asked, partners, language) if len(partners) > 1 else [],
        "orders": order_choices(asked, language) if production is not None else [],
        "conditions": conditions(asked, language),
        "any_state": query_of(asked, state="") or "?",
        "any_partner": query_of(asked, partner="") or "?",
        "as_csv": query_of(asked, format="csv"),
        "as_json": query_of(asked, format="json"),
        "late_only": query_of(asked, late="yes"),
        "shown": (first + 1, first + len(found)),
        "before": query_of(asked, page=str(page - 1)) if page > 1 else "",
        "after": query_of(asked, page=str(page + 1)) if how_many > first + PAGE else "",
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class Xray:
    """One thing that the standing check found: in words, how often, and where to look."""

    said: str
    count: str
    address: str


def xrays(
    member: Member,
    kept: ProductionKept,
    ending: tuple[EndingRecord, ...],
    on: date,
    language: Language,
) -> list[Xray]:
    """Return what the standing check of a production finds; nothing where all is in order."""
    here = reverse("production", args=[kept.handle])
    wrong = count_wrong(member, kept.number, on)
    found = [
        _xray(each.value, n, f"{here}?check={each.value}", language)
        for each, n in wrong.items()
        if n
    ]
    soon = on + timedelta(days=_SOON)
    approvals = sum(each.kind == "approval" and each.expires_on <= soon for each in ending)
    if approvals:
        address = f"{reverse('ending')}?days={_SOON}&kind=approval"
        found.append(_xray("approvals", approvals, address, language))
    astray = assets_astray(member, kept.number)
    if astray:
        found.append(_xray("assets", astray, "", language))
    return found + _past_review(kept, on, language)


def _xray(name: str, n: int, address: str, language: Language) -> Xray:
    return Xray(said=words.XRAY[name].say(language), count=number(n, language), address=address)


def _past_review(kept: ProductionKept, on: date, language: Language) -> list[Xray]:
    found = []
    for pack in packs_in(kept):
        due = pack.pack.review_by
        if due is not None and pack.past_review(on):
            said = words.PACK_PAST_REVIEW.say(
                language, pack=pack.title.say(language), day=day_in_full(due, language)
            )
            address = reverse("guidance_pack", args=[pack.reference.id])
            found.append(Xray(said=said, count="", address=address))
    return found


@signed_in
def people(request: HttpRequest, handle: str) -> HttpResponse:
    """Show who is shown or heard in a production, and who works on it."""
    member = member_asking(request)
    kept = production_called(member, handle)
    context = {
        "production": kept,
        "at": "people",
        "performers": people_listed(member, production=kept.number),
        "members": who_works_on(member, kept.number),
    }
    return render(request, "production_people.html", context)


@signed_in
def tools(request: HttpRequest, handle: str) -> HttpResponse:
    """Show the tools of a production: those registered, and those that uses name."""
    member = member_asking(request)
    kept = production_called(member, handle)
    on = actor(request).day(kept.time_zone)
    narrowed = Narrowed(production=kept.number)
    registered, _ = records_listed(member, "tool", narrowed, on, most=500)
    used = tools_named(member, kept.number)
    known = {seen.kept.reference for seen in registered}
    context = {
        "production": kept,
        "at": "tools",
        "on": on,
        "registered": [(seen.kept, used.get(seen.kept.reference, 0)) for seen in registered],
        "unregistered": sorted((name, n) for name, n in used.items() if name not in known),
    }
    return render(request, "production_tools.html", context)


@signed_in
def paper(request: HttpRequest, handle: str) -> HttpResponse:
    """Show what leaves a production as files."""
    member = member_asking(request)
    kept = production_called(member, handle)
    context = {
        "production": kept,
        "at": "paper",
        "may_export": may_export(member, kept),
        "cuts": cut_lines(member, kept.number),
    }
    return render(request, "production_paper.html", context)
