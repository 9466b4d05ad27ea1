"""What is done on the page of tasks itself: notices read, tasks handed over for a while."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from clearslate.formats.shapes import Misfit
from clearslate.formats.spellings import DAY
from clearslate.formats.words.dates import day_in_full
from clearslate.formats.words.pages import tasks as words
from clearslate.operations.away import come_back, go_away, mark_read
from clearslate.operations.noting import MayNot
from clearslate.records.absence import absence_of
from clearslate.web.context import language_of
from clearslate.web.entry import actor, signed_in
from clearslate.web.middleware import member_asking
from clearslate.web.views.tasks import tasks_page

_MOST = 500
"""Notices that are marked as read at once."""


@signed_in
@require_POST
def tasks_read(request: HttpRequest) -> HttpResponse:
    """Mark the notices that were picked as read."""
    language = language_of(request)
    sent = request.POST.getlist("task")[:_MOST]
    numbers = [int(each) for each in sent if each.isdecimal() and len(each) < 12]
    read = mark_read(actor(request), numbers) if numbers else 0
    said = words.READ_DONE.say(read, language) if numbers else words.NONE_PICKED.say(language)
    messages.success(request, said)
    back = request.POST.get("back", "")
    if url_has_allowed_host_and_scheme(back, {request.get_host()}, request.is_secure()):
        return redirect(back)
    return redirect("tasks")


@signed_in
@require_POST
def tasks_away(request: HttpRequest) -> HttpResponse:
    """Hand everything to a colleague until a day, or take it back."""
    language = language_of(request)
    if "back" in request.POST:
        come_back(actor(request))
        messages.success(request, words.AWAY_OVER.say(language))
        return redirect("tasks")
    to = request.POST.get("to", "")
    try:
        until = DAY.read(request.POST.get("until", ""))
        go_away(actor(request), until, int(to) if to.isdecimal() and len(to) < 12 else 0)
    except (Misfit, MayNot):
        return tasks_page(request, away_error=words.AWAY_BAD.say(language), status=422)
    kept = absence_of(member_asking(request), actor(request).day())
    who = kept.stand_in_name if kept else ""
    said = words.AWAY_DONE.say(language, who=who, day=day_in_full(until, language))
    messages.success(request, said)
    return redirect("tasks")
