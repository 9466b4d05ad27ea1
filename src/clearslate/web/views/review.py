"""Deciding: a yes, a request for a change, a no; a task passed on; an override reviewed."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from clearslate.domain.request import Hindrance, MayNotDecide, Progress
from clearslate.formats.phrase import Phrase
from clearslate.formats.words.pages import review as words
from clearslate.formats.words.pages import use as use_words
from clearslate.operations.away import pass_on
from clearslate.operations.deciding import (
    EndsBeforeItBegins,
    approve,
    ask_for_change,
    refuse,
)
from clearslate.operations.noting import MayNot, NoReason
from clearslate.operations.overriding import review_override
from clearslate.operations.settling import Outcome
from clearslate.records.tasks import Task, task_numbered
from clearslate.web.context import language_of
from clearslate.web.entry import actor, signed_in
from clearslate.web.middleware import member_asking
from clearslate.web.second_factor import second_factor_given, what_lacks
from clearslate.web.typed import TooLong, at_most
from clearslate.web.views.review_forms import Unreadable, seen_in, yes_in
from clearslate.web.views.use import use_page

_FORBIDDEN = frozenset((Hindrance.OWN_DECLARATION, Hindrance.NOT_ASKED, Hindrance.NO_OFFICE))
Deciding = Callable[[HttpRequest, int], Outcome]


@signed_in
@require_POST
def task_approve(request: HttpRequest, number: int) -> HttpResponse:
    """Say yes to a use, once the second factor was given."""
    return _decided(request, number, _approve, words.APPROVED)


@signed_in
@require_POST
def task_change(request: HttpRequest, number: int) -> HttpResponse:
    """Ask for a change before deciding."""
    return _decided(request, number, _change, words.ASKED)


@signed_in
@require_POST
def task_refuse(request: HttpRequest, number: int) -> HttpResponse:
    """Refuse a use."""
    return _decided(request, number, _refuse, words.REFUSED)


def _approve(request: HttpRequest, number: int) -> Outcome:
    yes = yes_in(request)
    given = second_factor_given(request)
    return approve(actor(request), number, seen_in(request), yes, second_factor=given)


def _change(request: HttpRequest, number: int) -> Outcome:
    return ask_for_change(actor(request), number, seen_in(request), _reason(request))


def _refuse(request: HttpRequest, number: int) -> Outcome:
    return refuse(actor(request), number, seen_in(request), _reason(request))


def _reason(request: HttpRequest) -> str:
    return at_most(request.POST.get("reason", ""))


def _decided(request: HttpRequest, number: int, decide: Deciding, said: Phrase) -> HttpResponse:
    task = task_numbered(member_asking(request), number)
    try:
        settled = decide(request, number)
    except MayNotDecide as error:
        return _hindered(request, task, error.why)
    except NoReason:
        return _again(request, task, "reason", words.NO_REASON)
    except Unreadable as error:
        field, wrong = error.args
        return _wrong(request, task, {str(field): str(wrong)})
    except TooLong as long:
        return _wrong(request, task, {"reason": long.told(language_of(request))})
    except EndsBeforeItBegins as error:
        return _bad_day(request, task, error.args[0].isoformat())
    ahead = settled.after.progress is Progress.GOES_AHEAD
    phrase = words.GOES_AHEAD if ahead else said
    messages.success(request, phrase.say(language_of(request), reference=task.reference))
    return back_or_use(request, task)


def _hindered(request: HttpRequest, task: Task, why: Hindrance) -> HttpResponse:
    language = language_of(request)
    if why is Hindrance.NO_SECOND_FACTOR:
        return _again(request, task, "code", what_lacks(request))
    fault = words.HINDRANCES[why].say(language)
    status = 403 if why in _FORBIDDEN else 409
    return use_page(request, task.handle, task.reference, fault=fault, status=status)


def _again(request: HttpRequest, task: Task, field: str, phrase: Phrase) -> HttpResponse:
    return _wrong(request, task, {field: phrase.say(language_of(request))})


def _wrong(request: HttpRequest, task: Task, errors: dict[str, str]) -> HttpResponse:
    return use_page(request, task.handle, task.reference, errors=errors, status=422)


def _bad_day(request: HttpRequest, task: Task, found: str) -> HttpResponse:
    example = actor(request).day().replace(month=12, day=31).isoformat()
    said = words.BAD_DAY.say(language_of(request), found=found, example=example)
    return _wrong(request, task, {"until": said})


def back_or_use(request: HttpRequest, task: Task) -> HttpResponse:
    """Go back to where a decision was made from, or to the page of its use."""
    back = request.POST.get("back", "")
    if url_has_allowed_host_and_scheme(back, {request.get_host()}, request.is_secure()):
        return redirect(back)
    return redirect("use", task.handle, task.reference)


@signed_in
@require_POST
def task_pass(request: HttpRequest, number: int) -> HttpResponse:
    """Pass a task to a colleague."""
    task = task_numbered(member_asking(request), number)
    to = request.POST.get("to", "")
    try:
        if not to.isdecimal() or len(to) > 12:
            raise MayNot
        pass_on(actor(request), number, int(to))
    except MayNot:
        return _may_not(request, task)
    name = task_numbered(member_asking(request), number).assignee_name
    messages.success(request, words.PASSED.say(language_of(request), who=name))
    return back_or_use(request, task)


@signed_in
@require_POST
def task_override(request: HttpRequest, number: int) -> HttpResponse:
    """Say afterwards whether an emergency override stands."""
    task = task_numbered(member_asking(request), number)
    stands = request.POST.get("stands") == "yes"
    try:
        review_override(actor(request), number, _reason(request), stands=stands)
    except MayNot:
        return _may_not(request, task)
    except NoReason:
        return _again(request, task, "override_reason", words.NO_REASON)
    except TooLong as long:
        return _wrong(request, task, {"override_reason": long.told(language_of(request))})
    messages.success(request, use_words.OVERRIDE_REVIEW_DONE.say(language_of(request)))
    return redirect("use", task.handle, task.reference)


def _may_not(request: HttpRequest, task: Task) -> HttpResponse:
    fault = use_words.MAY_NOT.say(language_of(request))
    return use_page(request, task.handle, task.reference, fault=fault, status=403)
