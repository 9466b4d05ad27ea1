"""The page of a personal link: what is asked, a question first, and the answer.

Read next: ``consent_link.py`` for the code that opens it, ``consent_after.py`` for what follows.
"""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from clearslate.domain.spelling import same_name
from clearslate.formats.consent_text import Capacity
from clearslate.formats.phrase import Language
from clearslate.formats.pictures import picture_type
from clearslate.formats.words.consents import CAPACITY_CHOICES
from clearslate.formats.words.dates import day_in_full
from clearslate.formats.words.pages import consent as words
from clearslate.operations.consent_asking import NotAnswered, fitting
from clearslate.operations.consenting import (
    Signature,
    ask_first,
    decline,
    sign,
    text_of_request,
)
from clearslate.records.consent_doors import Door, doors_to
from clearslate.records.consents import RequestKept, lines_of, request_numbered, uses_waiting
from clearslate.records.files import bytes_of
from clearslate.records.productions import production_numbered
from clearslate.web.context import language_of
from clearslate.web.entry import now
from clearslate.web.typed import length_fault
from clearslate.web.views.consent_after import LONGEST_QUESTION, after_page, witness_page
from clearslate.web.views.consent_link import answering, door_open, hindrance_said, private

_MOST_QUESTIONS = 5
_LONGEST_NAME = 200


@private
@require_GET
def page(request: HttpRequest) -> HttpResponse:
    """Show what is asked; after the answer, what became of it."""
    found, asked = answering(request)
    return _page(request, found, asked)


def _page(
    request: HttpRequest,
    found: Door,
    asked: RequestKept,
    error: str = "",
    typed: Signature | None = None,
) -> HttpResponse:
    if found.who == "witness":
        return witness_page(request, asked)
    if asked.answer:
        return after_page(request, asked)
    language = language_of(request)
    text, signer = text_of_request(asked, language), asked.asked.signer
    values = {
        "performer": asked.performer,
        "of_performer": text.of_performer,
        "signer": signer,
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
        "other_name": bool(typed and typed.name.strip() and not same_name(typed.name, signer)),
    }
    return render(request, "consent/asked.html", context, status=422 if error else 200)


@private
@require_POST
def answered(request: HttpRequest) -> HttpResponse:
    """Take a yes or a no, with the typed name and capacity."""
    found, asked = answering(request)
    said = request.POST.get("language", "")
    signature = Signature(
        name=request.POST.get("name", ""),
        capacity=request.POST.get("capacity", ""),
        language=Language.FRENCH if said == "fr" else Language.ENGLISH,
        text_digest=request.POST.get("text", "")[:80],
        confirmed=request.POST.get("confirmed", ""),
    )
    chosen = request.POST.get("answer", "")
    if chosen not in ("yes", "no"):
        raise Http404
    fault = length_fault(signature.name.strip(), _LONGEST_NAME, language_of(request))
    if fault and not asked.answer:
        return _page(request, found, asked, fault, signature)
    try:
        (sign if chosen == "yes" else decline)(found, signature, now())
    except NotAnswered as hindrance:
        error = hindrance_said(request, asked, hindrance, signature.name.strip())
        return _page(request, found, request_numbered(found.request), error, signature)
    return redirect("consent_page")


@private
@require_POST
def question(request: HttpRequest) -> HttpResponse:
    """Pass a question on to whoever asked."""
    found, asked = answering(request)
    language = language_of(request)
    text = request.POST.get("question", "").strip()
    fault = length_fault(text, LONGEST_QUESTION, language)
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
    found = door_open(request)
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
