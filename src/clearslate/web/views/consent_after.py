"""What became of an answer: for the signer, who may take it back, and for the witness."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from clearslate.domain.request import Progress
from clearslate.formats.phrase import Language
from clearslate.formats.words.dates import day_in_full
from clearslate.formats.words.pages import consent as words
from clearslate.formats.words.verdicts import OVERRIDDEN
from clearslate.operations.consent_letters import signed_as_said, signed_name_said
from clearslate.operations.consent_witnessing import refuse_to_witness, unsign, witness
from clearslate.operations.consenting import (
    withdraw,
)
from clearslate.records.consent_doors import doors_to
from clearslate.records.consents import RequestKept, lines_of
from clearslate.records.productions import production_numbered
from clearslate.records.touched import TouchedLine, Touching, touched_seen
from clearslate.web.context import language_of
from clearslate.web.entry import now
from clearslate.web.typed import length_fault
from clearslate.web.views.consent_link import answering, private, tried

LONGEST_QUESTION = 2_000


def after_page(request: HttpRequest, asked: RequestKept) -> HttpResponse:
    """Show what became of an answer, and what the signer may do now."""
    language = language_of(request)
    witness_door = doors_to(asked.number).get("witness")
    values = {
        "witness": witness_door.name if witness_door else "",
        "asker": asked.asked.put.asker,
    }
    said_at = asked.withdrawn_at or asked.answered_at or asked.signed_at
    context = {
        "asked": asked,
        "zone": production_numbered(asked.production).time_zone,
        "thanks": words.THANKS[asked.answer].say(
            language, day=_day(asked, said_at, language), **values
        ),
        "signed_as": signed_as_said(asked, language),
        "unsign_says": words.UNSIGN_SAYS.say(language, **values),
        "may_unsign": asked.answer == "signed",
        "uses": _uses_made(asked, language),
        "may_withdraw": asked.answer == "consented",
        "lines": lines_of(asked.number),
    }
    return render(request, "consent/after.html", context)


def _day(asked: RequestKept, at: datetime | None, language: Language) -> str:
    """Return a day as it was in the production, in full; empty where there is none."""
    zone = ZoneInfo(production_numbered(asked.production).time_zone)
    return day_in_full(at.astimezone(zone).date(), language) if at else ""


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
    found, asked = answering(request)
    return tried(request, asked, lambda: withdraw(found, now()))


@private
@require_POST
def unsigned(request: HttpRequest) -> HttpResponse:
    """Take a yes back that no witness has confirmed."""
    found, asked = answering(request)
    return tried(request, asked, lambda: unsign(found, now()))


def witness_page(request: HttpRequest, asked: RequestKept) -> HttpResponse:
    """Show a witness what they are asked, or what became of it."""
    language = language_of(request)
    said = words.WITNESS_SAYS if asked.answer == "signed" else words.WITNESS_EARLY
    phrase = words.WITNESS_DONE if asked.witnessed_at else _WITNESS.get(asked.answer, said)
    signed = asked.answer == "signed"
    names = {"signer": signed_name_said(asked, language), "asker": asked.asked.put.asker}
    day = _day(asked, asked.signed_at if signed else asked.answered_at, language)
    context = {
        "asked": asked,
        "waits": signed,
        "said": phrase.say(language, day=day, **names),
        "no_says": words.WITNESS_NO_SAYS.say(language, **names),
    }
    return render(request, "consent/witness.html", context)


_WITNESS = {"unsigned": words.WITNESS_UNSIGNED, "unwitnessed": words.WITNESS_REFUSED}


@private
@require_POST
def witnessed(request: HttpRequest) -> HttpResponse:
    """Take the witness's word: yes, or no with a reason if they give one."""
    found, asked = answering(request)
    said = request.POST.get("answer", "")
    if said not in ("yes", "no"):
        raise Http404
    if said == "yes":
        return tried(request, asked, lambda: witness(found, now()))
    reason = request.POST.get("reason", "")
    fault = length_fault(reason, LONGEST_QUESTION, language_of(request))
    if fault and asked.answer == "signed":
        messages.error(request, fault)
        return witness_page(request, asked)
    return tried(request, asked, lambda: refuse_to_witness(found, reason, now()))
