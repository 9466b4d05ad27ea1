"""The door of a personal link: the code, and what was opened in this browser.

Nobody here has an account. A signed cookie says which link was opened, and lasts two hours; the
link itself stands in no address after the first.
"""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.views.decorators.http import require_GET, require_POST

from clearslate.formats.phrase import Language
from clearslate.formats.words.pages import consent as words
from clearslate.operations.consent_asking import NotAnswered
from clearslate.operations.consenting import (
    enter,
    send_code,
)
from clearslate.records.consent_doors import Door, door_numbered, door_of
from clearslate.records.consents import RequestKept, request_numbered
from clearslate.records.reach import NotThere
from clearslate.web.context import language_of
from clearslate.web.entry import now
from clearslate.web.wrong_links import count_wrong_link, stopped

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]

_COOKIE = "clearslate_consent"
_SALT = "clearslate.consent.door"
_TWO_HOURS = 2 * 60 * 60


def private(view: View[P]) -> View[P]:
    """Keep a page from search engines, caches, and the addresses that other sites are told."""

    @wraps(view)
    def kept(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        try:
            answer = stopped(request) or view(request, *args, **kwargs)
        except NotThere:
            count_wrong_link(request)
            answer = render(request, "consent/gone.html", status=404)
        # Other sites are told nothing. `no-referrer` would hide from ourselves too where a form
        # comes from, and every form would be refused as forged.
        answer["Referrer-Policy"] = "same-origin"
        answer["X-Robots-Tag"] = "noindex, nofollow"
        answer["Cache-Control"] = "no-store"
        return answer

    return kept


def speak(request: HttpRequest, asked: RequestKept) -> Language:
    """Answer in the language that was chosen here, or else in the one they are asked in."""
    if not request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME):
        translation.activate(asked.language)
    return language_of(request)


def answering(request: HttpRequest) -> tuple[Door, RequestKept]:
    """Return the link that is open and what is asked behind it; answer in its reader's language.

    Raises:
        NotThere: where no link is open.
    """
    found = door_open(request)
    asked = request_numbered(found.request)
    speak(request, asked)
    return found, asked


def tried(request: HttpRequest, asked: RequestKept, act: Callable[[], object]) -> HttpResponse:
    """Do what was answered and show what came of it, or what stood in the way."""
    try:
        act()
    except NotAnswered as hindrance:
        messages.error(request, hindrance_said(request, asked, hindrance))
    return redirect("consent_page")


# The code -----------------------------------------------------------------------------------


@private
@require_GET
def door(request: HttpRequest, token: str) -> HttpResponse:
    """Offer to mail a code, or take one; nothing of what is asked is shown yet."""
    found = door_of(token)
    if _opened(request, found):
        return redirect("consent_page")
    speak(request, request_numbered(found.request))
    return _door_page(request, found, token)


def _door_page(request: HttpRequest, found: Door, token: str, error: str = "") -> HttpResponse:
    at = now()
    context = {
        "token": token,
        "ended": found.ended(at),
        "code_out": found.code_expires_at is not None and at < found.code_expires_at,
        "error": error,
    }
    return render(request, "consent/door.html", context, status=422 if error else 200)


@private
@require_POST
def code(request: HttpRequest) -> HttpResponse:
    """Mail a code to the address that the link was sent to."""
    token = request.POST.get("token", "")
    found = door_of(token)
    language = speak(request, request_numbered(found.request))
    if not send_code(token, now()):
        said = words.TOO_MANY.say(language, minutes=found.minutes_to_wait(now()))
        return _door_page(request, found, token, said)
    messages.success(request, words.CODE_SENT.say(language))
    return redirect("consent_door", token)


@private
@require_POST
def opened(request: HttpRequest) -> HttpResponse:
    """Open the page where the code is right."""
    token = request.POST.get("token", "")
    found = door_of(token)
    language = speak(request, request_numbered(found.request))
    entered = enter(token, request.POST.get("code", "")[:20], now())
    if entered is None:
        return _door_page(request, door_of(token), token, words.WRONG_CODE.say(language))
    answer = redirect("consent_page")
    answer.set_signed_cookie(
        _COOKIE,
        f"{entered.number}:{entered.key}",
        salt=_SALT,
        max_age=_TWO_HOURS,
        path="/consent",
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
    return answer


def door_open(request: HttpRequest) -> Door:
    """Return the link that was opened in this browser.

    Raises:
        NotThere: where none is.
    """
    said = request.get_signed_cookie(_COOKIE, "", salt=_SALT, max_age=_TWO_HOURS)
    number, _, key = str(said).partition(":")
    if not number.isdecimal():
        raise NotThere("a personal link")
    return door_numbered(int(number), key)


def _opened(request: HttpRequest, found: Door) -> bool:
    try:
        return door_open(request).number == found.number
    except NotThere:
        return False


@private
@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Close the page in this browser; the next look needs another code."""
    answer = redirect("home")
    answer.delete_cookie(_COOKIE, path="/consent")
    return answer


def hindrance_said(
    request: HttpRequest, asked: RequestKept, hindrance: NotAnswered, typed: str = ""
) -> str:
    """Return why an answer was not taken, and what to do."""
    phrase = words.HINDRANCES[hindrance.why.value]
    return phrase.say(language_of(request), signer=asked.asked.signer, typed=typed)
