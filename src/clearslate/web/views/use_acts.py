"""What people do on the page of a use; each ends there again, with a sentence."""

from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from clearslate.formats.phrase import Language, Phrase
from clearslate.formats.words import typed
from clearslate.formats.words.pages import use as words
from clearslate.operations.commenting import comment, confide
from clearslate.operations.filing import file_for_use
from clearslate.operations.noting import MayNot, NoReason
from clearslate.operations.overriding import override
from clearslate.operations.withdrawing import ask_again, revoke, withdraw
from clearslate.records.files import NoContent, TooLarge
from clearslate.web.context import language_of
from clearslate.web.entry import actor, signed_in
from clearslate.web.second_factor import second_factor_given, what_lacks
from clearslate.web.typed import TooLong, at_most
from clearslate.web.views.use import use_page

Doing = Callable[[HttpRequest, str, str], Phrase | None]
"""Does what a form asks for, and returns what to say of it."""


@signed_in
@require_POST
def use_act(request: HttpRequest, handle: str, act: str, reference: str) -> HttpResponse:
    """Do one thing to a use, and go back to its page."""
    language = language_of(request)
    try:
        said = _ACTS[act](request, handle, reference)
    except MayNot:
        fault = words.MAY_NOT.say(language)
        return use_page(request, handle, reference, fault=fault, status=403)
    except NoReason:
        missing = words.SAY_SOMETHING if act in _TALK else words.GIVE_REASON
        errors = {act: missing.say(language)}
        return use_page(request, handle, reference, errors=errors, status=422)
    except TooLong as long:
        errors = {act: long.told(language)}
        return use_page(request, handle, reference, errors=errors, status=422)
    if said is not None:
        values = {"reference": reference, "approval": request.POST.get("approval", "")}
        messages.success(request, said.say(language, **values))
    return redirect("use", handle, reference)


_TALK = frozenset(("comment", "confide"))


def _comment(request: HttpRequest, handle: str, reference: str) -> Phrase:
    comment(actor(request), handle, reference, _text(request))
    return words.COMMENTED


def _confide(request: HttpRequest, handle: str, reference: str) -> Phrase:
    confide(actor(request), handle, reference, _text(request))
    return words.NOTED


def _withdraw(request: HttpRequest, handle: str, reference: str) -> Phrase:
    withdraw(actor(request), handle, reference, _text(request))
    return words.WITHDRAWN


def _ask_again(request: HttpRequest, handle: str, reference: str) -> Phrase:
    ask_again(actor(request), handle, reference, _text(request))
    return words.ASKED_AGAIN


def _revoke(request: HttpRequest, handle: str, reference: str) -> Phrase:
    approval = request.POST.get("approval", "")
    revoke(actor(request), handle, reference, approval, _text(request))
    return words.REVOKED


_ACTS: dict[str, Doing] = {
    "comment": _comment,
    "confide": _confide,
    "withdraw": _withdraw,
    "ask_again": _ask_again,
    "revoke": _revoke,
}
ACTS = (*_ACTS,)
"""The acts that have an address of their own."""


def _text(request: HttpRequest) -> str:
    """Return what was written.

    Raises:
        TooLong: where it is longer than people write to each other here.
    """
    return at_most(request.POST.get("text", ""))


def _reason_missing(request: HttpRequest, language: Language) -> str:
    try:
        return "" if _text(request).strip() else words.GIVE_REASON.say(language)
    except TooLong as long:
        return long.told(language)


@signed_in
@require_POST
def use_override(request: HttpRequest, handle: str, reference: str) -> HttpResponse:
    """Let a use go ahead in an emergency, once the second factor was given."""
    language = language_of(request)
    missing = _reason_missing(request, language)
    if missing:
        errors = {"override": missing}
        return use_page(request, handle, reference, errors=errors, status=422)
    given = second_factor_given(request)
    try:
        override(actor(request), handle, reference, _text(request), second_factor=given)
    except MayNot:
        if given:
            fault = words.MAY_NOT.say(language)
            return use_page(request, handle, reference, fault=fault, status=403)
        errors = {"override_code": what_lacks(request).say(language)}
        return use_page(request, handle, reference, errors=errors, status=422)
    messages.success(request, words.OVERRIDE_DONE.say(language, reference=reference))
    return redirect("use", handle, reference)


@signed_in
@require_POST
def use_attach(request: HttpRequest, handle: str, reference: str) -> HttpResponse:
    """Attach a file to a use, as its evidence or as that of a duty."""
    language = language_of(request)
    sent = request.FILES.get("file")
    if not isinstance(sent, UploadedFile):
        errors = {"file": words.NO_FILE_SENT.say(language)}
        return use_page(request, handle, reference, errors=errors, status=422)
    largest: int = settings.LARGEST_UPLOAD
    duty = request.POST.get("duty", "")
    try:
        kept = file_for_use(
            actor(request),
            (handle, reference),
            (sent.name or "", sent.chunks()),
            duty=duty,
            largest=largest,
        )
    except NoContent:
        errors = {"file": typed.EMPTY_FILE.say(language)}
        return use_page(request, handle, reference, errors=errors, status=422)
    except TooLarge:
        errors = {"file": words.TOO_LARGE.say(language, most=largest // 1024**2)}
        return use_page(request, handle, reference, errors=errors, status=422)
    except MayNot:
        fault = words.MAY_NOT.say(language)
        return use_page(request, handle, reference, fault=fault, status=403)
    messages.success(request, words.ATTACHED.say(language, name=kept))
    return redirect("use", handle, reference)
