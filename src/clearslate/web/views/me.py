"""One's own page: name, language, theme, second factors, absence, sessions."""

from datetime import date

from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from clearslate.domain.people import Act, NotAllowed
from clearslate.formats.words.dates import day_in_full
from clearslate.formats.words.pages import me as words
from clearslate.operations import peopling
from clearslate.operations.away import come_back, go_away
from clearslate.operations.noting import MayNot
from clearslate.records.absence import absence_of, colleagues
from clearslate.records.people_kept import person_kept
from clearslate.web.accounts import language_now
from clearslate.web.entry import actor, signed_in
from clearslate.web.middleware import member_asking
from clearslate.web.people_forms import language, name_fault, number
from clearslate.web.second_factor import has_second_factor
from clearslate.web.typed import day_typed
from clearslate.web.views.people import held_said


@require_http_methods(["GET", "POST"])
@signed_in
def me(request: HttpRequest) -> HttpResponse:
    """Show one's own page, or keep what was changed on it."""
    if request.method == "POST":
        return _described(request)
    return _page(request, {})


def _page(request: HttpRequest, faults: dict[str, str]) -> HttpResponse:
    member = member_asking(request)
    kept = person_kept(member.number, member)
    context = {
        "kept": kept,
        "offices": [held_said(held) for held in kept.offices],
        "has_factor": has_second_factor(request),
        "decides": member.may_anywhere(Act.DECIDE),
        "colleagues": colleagues(member),
        "absence": absence_of(member, actor(request).day()),
        "faults": faults,
    }
    return render(request, "me/me.html", context, status=400 if faults else 200)


def _described(request: HttpRequest) -> HttpResponse:
    name = request.POST.get("name", "").strip()
    fault = name_fault(name, language_now())
    if fault:
        return _page(request, {"name": fault})
    spoken = language(request.POST.get("language"))
    theme = "light" if request.POST.get("theme") == "light" else "dark"
    peopling.describe_oneself(name, spoken, theme, actor(request))
    messages.success(request, words.SAVED.say(language_now()))
    answer = redirect("me")
    # What the account says counts again on this device.
    answer.delete_cookie("clearslate_language")
    answer.delete_cookie("clearslate_theme")
    return answer


@require_POST
@signed_in
def away(request: HttpRequest) -> HttpResponse:
    """Hand one's tasks to somebody for a while, or take them back."""
    doing, member = actor(request), member_asking(request)
    if "back" in request.POST:
        come_back(doing)
        messages.success(request, words.AWAY_ENDED.say(language_now()))
        return redirect("me")
    until, chosen = _day(request.POST.get("until", "")), number(request.POST.get("stand_in"))
    known = {each.number: each.name for each in colleagues(member)}
    if until is None or chosen not in known:
        return _page(request, {"away": words.AWAY_BAD.say(language_now())})
    try:
        go_away(doing, until, chosen)
    except MayNot:
        return _page(request, {"away": words.AWAY_BAD.say(language_now())})
    said = day_in_full(until, language_now())
    done = words.AWAY_SAVED.say(language_now(), name=known[chosen], until=said)
    messages.success(request, done)
    return redirect("me")


def _day(text: str) -> date | None:
    return day_typed(text, language_now())[0]


@require_POST
@signed_in
def sessions(request: HttpRequest) -> HttpResponse:
    """End every session of one's own."""
    try:
        peopling.sign_out_everywhere(actor(request))
    except NotAllowed:
        return redirect("me")
    logout(request)
    return redirect("account_login")
