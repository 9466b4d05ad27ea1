"""The pages of a personal link: the code, what is asked, the answer, and what became of it.

Nobody here has an account. A signed cookie says which link was opened, and lasts two hours; the
link itself stands in no address after the first.
"""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.views.decorators.http import require_GET, require_POST

from clearslate.domain.request import Progress
from clearslate.formats.consent_text import Capacity
from clearslate.formats.phrase import Language
from clearslate.formats.pictures import picture_type
from clearslate.formats.words.consents import CAPACITY_CHOICES
from clearslate.formats.words.dates import day_in_full
from clearslate.formats.words.pages import consent as words
from clearslate.formats.words.verdicts import OVERRIDDEN
from clearslate.operations.consent_asking import NotAnswered, fitting
from clearslate.operations.consenting import (
    Signature,
    ask_first,
    decline,
    enter,
    send_code,
    sign,
    text_of_request,
    withdraw,
    witness,
)
from clearslate.records.consent_doors import Door, door_numbered, door_of, doors_to
from clearslate.records.consents import RequestKept, lines_of, request_numbered, uses_waiting
from clearslate.records.files import bytes_of
from clearslate.records.productions import production_numbered
from clearslate.records.reach import NotThere
from clearslate.records.touched import TouchedLine, Touching, touched_seen
from clearslate.web.context import language_of
from clearslate.web.entry import now
from clearslate.web.typed import length_fault
from clearslate.web.wrong_links import count_wrong_link, stopped

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]

_COOKIE = "clearslate_consent"
_SALT = "clearslate.consent.door"
_TWO_HOURS = 2 * 60 * 60
_LONGEST_QUESTION = 2_000
_MOST_QUESTIONS = 5


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


def _speak(request: HttpRequest, asked: RequestKept) -> Language:
    """Answer in the language that was chosen here, or else in the one they are asked in."""
    if not request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME):
        translation.activate(asked.language)
    return language_of(request)


# The code -----------------------------------------------------------------------------------


@private
@require_GET
def door(request: HttpRequest, token: str) -> HttpResponse:
    """Offer to mail a code, or take one; nothing of what is asked is shown yet."""
    found = door_of(token)
    if _opened(request, found):
        return redirect("consent_page")
    _speak(request, request_numbered(found.request))
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
    language = _speak(request, request_numbered(found.request))
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
    language = _speak(request, request_numbered(found.request))
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


def _door_open(request: HttpRequest) -> Door:
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
        return _door_open(request).number == found.number
    except NotThere:
        return False


@private
@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Close the page in this browser; the next look needs another code."""
    answer = redirect("home")
    answer.delete_cookie(_COOKIE, path="/consent")
    return answer


# What is asked, and the answer --------------------------------------------------------------


@private
@require_GET
def page(request: HttpRequest) -> HttpResponse:
    """Show what is asked; after the answer, what became of it."""
    found = _door_open(request)
    asked = request_numbered(found.request)
    _speak(request, asked)
    return _page(request, found, asked)


def _page(
    request: HttpRequest, found: Door, asked: RequestKept, error: str = "", typed: str = ""
) -> HttpResponse:
    if found.who == "witness":
        return _witness_page(request, asked)
    if asked.answer:
        return _after(request, asked)
    language = language_of(request)
    text = text_of_request(asked, language)
    values = {
        "performer": asked.performer,
        "of_performer": text.of_performer,
        "signer": asked.asked.signer,
    }
    capacities = fitting(uses_waiting(asked.number), asked.performer)
    witness_door = doors_to(asked.number).get("witness")
    context = {
        "asked": asked,
        "text": text,
        "pictures": [(place, each) for place, each in enumerate(asked.asked.put.pictures)],
        "capacities": [
            (capacity.value, CAPACITY_CHOICES[capacity.value].say(language, **values))
            for capacity in Capacity
            if capacity in capacities or capacity is asked.asked.capacity
        ],
        "until": day_in_full(found.expires_at.date(), language),
        "witness": witness_door.name if witness_door else "",
        "lines": lines_of(asked.number),
        "zone": production_numbered(asked.production).time_zone,
        "error": error,
        "typed": typed,
    }
    return render(request, "consent/asked.html", context, status=422 if error else 200)


@private
@require_POST
def answered(request: HttpRequest) -> HttpResponse:
    """Take a yes or a no, with the typed name and capacity."""
    found = _door_open(request)
    asked = request_numbered(found.request)
    _speak(request, asked)
    said = request.POST.get("language", "")
    signature = Signature(
        name=request.POST.get("name", "")[:200],
        capacity=request.POST.get("capacity", ""),
        language=Language.FRENCH if said == "fr" else Language.ENGLISH,
        text_digest=request.POST.get("text", "")[:80],
    )
    chosen = request.POST.get("answer", "")
    if chosen not in ("yes", "no"):
        raise Http404
    try:
        (sign if chosen == "yes" else decline)(found, signature, now())
    except NotAnswered as hindrance:
        error = _hindrance(request, asked, hindrance)
        return _page(request, found, request_numbered(found.request), error, signature.name)
    return redirect("consent_page")


def _hindrance(request: HttpRequest, asked: RequestKept, hindrance: NotAnswered) -> str:
    phrase = words.HINDRANCES[hindrance.why.value]
    return phrase.say(language_of(request), signer=asked.asked.signer)


@private
@require_POST
def question(request: HttpRequest) -> HttpResponse:
    """Pass a question on to whoever asked."""
    found = _door_open(request)
    asked = request_numbered(found.request)
    language = _speak(request, asked)
    text = request.POST.get("question", "").strip()
    fault = length_fault(text, _LONGEST_QUESTION, language)
    if found.who == "signer" and fault:
        messages.error(request, fault)
        return _page(request, found, asked)
    if found.who != "signer" or not text:
        return redirect("consent_page")
    if _unanswered(asked) >= _MOST_QUESTIONS:
        messages.error(request, words.TOO_MANY_QUESTIONS.say(language))
        return redirect("consent_page")
    ask_first(found, text, now())
    said = words.QUESTION_SENT.say(language, asker=asked.asked.put.asker)
    messages.success(request, said)
    return redirect("consent_page")


def _unanswered(asked: RequestKept) -> int:
    """Return how many questions were asked since the last reply."""
    since = 0
    for line in lines_of(asked.number):
        since = since + 1 if line.by_signer else 0
    return since


@private
@require_GET
def picture(request: HttpRequest, place: int) -> HttpResponse:
    """Show a picture that was chosen to be shown; only what is a picture by its content."""
    found = _door_open(request)
    pictures = request_numbered(found.request).asked.put.pictures
    if place >= len(pictures):
        raise Http404
    data = bytes_of(pictures[place].digest)
    kind = picture_type(data)
    if kind is None:
        raise Http404
    answer = HttpResponse(data, content_type=kind)
    answer["Content-Disposition"] = "inline"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


# Afterwards ---------------------------------------------------------------------------------


def _after(request: HttpRequest, asked: RequestKept) -> HttpResponse:
    language = language_of(request)
    witness_door = doors_to(asked.number).get("witness")
    said_at = asked.withdrawn_at or asked.answered_at or asked.signed_at
    zone = production_numbered(asked.production).time_zone
    context = {
        "asked": asked,
        "said_at": said_at,
        "zone": zone,
        "thanks": words.THANKS[asked.answer].say(
            language,
            witness=witness_door.name if witness_door else "",
            day=day_in_full(said_at.date(), language) if said_at else "",
            asker=asked.asked.put.asker,
        ),
        "uses": _uses_made(asked, language),
        "may_withdraw": asked.answer == "consented",
        "lines": lines_of(asked.number),
    }
    return render(request, "consent/after.html", context)


def _uses_made(asked: RequestKept, language: Language) -> list[tuple[str, str, str]]:
    """Return every use that stands on the consent: title, state and its words; no partner."""
    if not asked.consent:
        return []
    touching = Touching(under=(("consent", asked.consent),), production=asked.production)
    uses, _ = touched_seen(None, touching, most=500)
    return [
        (
            use.title,
            _LOOK.get(_stands(use), "unknown"),
            words.USE_STANDS[_stands(use)].say(language),
        )
        for use in uses
    ]


def _stands(use: TouchedLine) -> str:
    ahead = use.progress is Progress.GOES_AHEAD
    return "overridden" if ahead and use.overridden else use.progress.value


_LOOK = {
    "goes_ahead": "cleared",
    "overridden": OVERRIDDEN.state.value,
    "blocked": "blocked",
    "fallen": "expired",
    "refused": "held",
    "waiting": "escalate",
    "change_asked": "escalate",
}


@private
@require_POST
def withdrawn(request: HttpRequest) -> HttpResponse:
    """Take a consent back as of today."""
    found = _door_open(request)
    asked = request_numbered(found.request)
    _speak(request, asked)
    try:
        withdraw(found, now())
    except NotAnswered as hindrance:
        messages.error(request, _hindrance(request, asked, hindrance))
    return redirect("consent_page")


def _witness_page(request: HttpRequest, asked: RequestKept) -> HttpResponse:
    context = {
        "asked": asked,
        "done": asked.witnessed_at is not None,
        "waits": asked.answer == "signed",
        "day": day_in_full(asked.signed_at.date(), language_of(request))
        if asked.signed_at
        else "",
    }
    return render(request, "consent/witness.html", context)


@private
@require_POST
def witnessed(request: HttpRequest) -> HttpResponse:
    """Take the witness's word."""
    found = _door_open(request)
    asked = request_numbered(found.request)
    _speak(request, asked)
    try:
        witness(found, now())
    except NotAnswered as hindrance:
        messages.error(request, _hindrance(request, asked, hindrance))
    return redirect("consent_page")
