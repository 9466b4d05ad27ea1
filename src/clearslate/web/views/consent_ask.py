"""Asking for a consent: the form, how it will be read, and what became of the question."""

from dataclasses import replace
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from clearslate.formats.consent_text import Request, consent_text
from clearslate.formats.phrase import Language
from clearslate.formats.register_forms import ENTRIES, Entry
from clearslate.formats.words.dates import day_in_full
from clearslate.formats.words.pages import consent as words
from clearslate.formats.words.pages import registers as register_words
from clearslate.formats.words.records import choices_said
from clearslate.operations.consent_asking import (
    Asking,
    Hindrance,
    NotAnswered,
    ask_consent,
    reply,
    send_link_again,
    take_back,
)
from clearslate.operations.consent_letters import signed_as_said
from clearslate.operations.registering import MayNotKeep, Where, may_keep
from clearslate.records.consent_doors import doors_to
from clearslate.records.consents import RequestKept, lines_of, request_called, requests_seen
from clearslate.records.log import entries_about
from clearslate.records.productions import production_called
from clearslate.records.uses import use_called
from clearslate.web.context import language_of
from clearslate.web.entry import actor, signed_in
from clearslate.web.middleware import member_asking
from clearslate.web.typed import length_fault
from clearslate.web.views.consent_form import (
    FIELDS,
    LONGEST,
    Errors,
    Field,
    Form,
    asking_of,
    form_of,
)
from clearslate.web.views.registers_record import field_label


@signed_in
def ask(request: HttpRequest, handle: str, reference: str, performer: int) -> HttpResponse:
    """Ask the performer at a place of a use's list, counted from 0, for their consent."""
    member = member_asking(request)
    use = use_called(member, handle, reference)
    if performer >= len(use.declaration.people):
        raise Http404
    kept = production_called(member, handle)
    if not may_keep(member, Where.of_production(kept)):
        return render(request, "consent/refused.html", {"use": use}, status=403)
    form = form_of(request, kept, use, use.declaration.people[performer].performer)
    if request.method != "POST":
        return _form_page(request, form, {})
    asking, errors = asking_of(form, language_of(request), member.name)
    if asking is None or errors or "back" in request.POST:
        return _form_page(request, form, errors)
    if "send" not in request.POST:
        return _preview(request, form, asking)
    try:
        asked = ask_consent(asking, kept, actor(request))
    except NotAnswered:
        said = words.NOT_FITTING.say(language_of(request))
        return _form_page(request, form, {"capacity": said})
    messages.success(request, words.SENT.say(language_of(request), signer=asking.signer))
    return redirect("consent_request", handle, asked.reference)


def _form_page(request: HttpRequest, form: Form, errors: Errors) -> HttpResponse:
    language = language_of(request)
    fields = [
        _field(entry, form, errors, language)
        for entry in ENTRIES["consent"]
        if entry.path in FIELDS
    ]
    context = {
        "form": form,
        "typed": form.typed,
        "fields": fields,
        "errors": errors,
        "summary": [_wrong(path, said, fields, language) for path, said in errors.items()],
        "title": words.ASK_TITLE.say(language, performer=form.performer),
        "capacities": [(key, each.say(language)) for key, each in words.CAPACITIES.items()],
    }
    return render(request, "consent/ask.html", context, status=422 if errors else 200)


_LABELS = {
    "signer": words.SIGNER,
    "capacity": words.CAPACITY,
    "email": words.EMAIL,
    "why": words.WHY,
    "witness_name": words.WITNESS_NAME,
    "witness_email": words.WITNESS_EMAIL,
}
"""What the fields beside those of the register are called."""


def _wrong(path: str, said: str, fields: list[Field], language: Language) -> tuple[str, str, str]:
    """Return where a field stands that something is wrong with, its name, and what it is."""
    if path in _LABELS:
        return path, _LABELS[path].say(language), said
    return next(
        ((f.id, f.label, said) for f in fields if f.entry.path == path), ("main", "", said)
    )


def _field(entry: Entry, form: Form, errors: Errors, language: Language) -> Field:
    hint = register_words.HINTS.get(entry.path)
    choosing = entry.manner in ("choice", "several")
    return Field(
        entry=entry,
        id=f"f-{entry.path.replace('.', '-')}",
        label=field_label("consent", entry.path, language),
        hint=hint.say(language) if hint else "",
        typed=form.posted.get(entry.path, ()),
        choices=choices_said(entry, language) if choosing else (),
        error=errors.get(entry.path, ""),
    )


def _preview(request: HttpRequest, form: Form, asking: Asking) -> HttpResponse:
    asked = Request(
        reference="CR",
        consent=replace(asking.consent, reference="CR"),
        put=asking.put,
        signer=asking.signer,
        capacity=asking.capacity,
    )
    context = {
        "form": form,
        "asking": asking,
        "text": consent_text(asked, asking.language),
        "hidden": [
            *form.typed.items(),
            *((path, value) for path, held in form.posted.items() for value in held),
            *(("uses", str(number)) for number in sorted(form.chosen)),
            *(("pictures", digest) for digest in sorted(form.shown)),
        ],
    }
    return render(request, "consent/preview.html", context)


# What became of it --------------------------------------------------------------------------


@signed_in
def requests(request: HttpRequest, handle: str) -> HttpResponse:
    """List what was asked by personal link in a production."""
    member, language = member_asking(request), language_of(request)
    kept = production_called(member, handle)
    found = requests_seen(member, production=kept.number)
    context = {
        "production": kept,
        "lines": [
            (each, words.WORD[each.answer].say(language), _LOOK[each.answer]) for each in found
        ],
    }
    return render(request, "consent/requests.html", context)


_LOOK = {
    "": "unknown",
    "signed": "unknown",
    "consented": "cleared",
    "declined": "held",
    "unsigned": "held",
    "unwitnessed": "held",
    "withdrawn": "expired",
    "taken_back": "none",
}


@signed_in
def one(request: HttpRequest, handle: str, reference: str) -> HttpResponse:
    """Show one request to those who asked, with its conversation; take what they do."""
    member = member_asking(request)
    asked = request_called(member, handle, reference)
    if request.method == "POST":
        return _done(request, asked, handle)
    return _request_page(request, asked, handle)


def _request_page(request: HttpRequest, asked: RequestKept, handle: str) -> HttpResponse:
    member, language = member_asking(request), language_of(request)
    kept = production_called(member, handle)
    doors = doors_to(asked.number)
    at = asked.withdrawn_at or asked.answered_at or asked.asked_at
    day = at.astimezone(ZoneInfo(kept.time_zone)).date()
    context = {
        "asked": asked,
        "production": kept,
        "zone": kept.time_zone,
        "door": doors.get("signer"),
        "witness": doors["witness"].name if "witness" in doors else "",
        "signed_as": signed_as_said(asked, language),
        "standing": words.STANDING[asked.answer].say(
            language,
            signer=asked.asked.signer,
            day=day_in_full(day, language),
        ),
        "word": words.WORD[asked.answer].say(language),
        "look": _LOOK[asked.answer],
        "text": consent_text(asked.asked, Language(asked.language)),
        "lines": lines_of(asked.number),
        "may": may_keep(member, Where.of_production(kept)),
        "mine": asked.asked_by == member.number,
        "history": [
            (entry.at, _happened(entry.act, entry.actor, language))
            for entry in reversed(entries_about(asked.subject, confidential=False))
        ],
    }
    return render(request, "consent/request.html", context)


def _happened(act: str, who: str, language: Language) -> str:
    said = words.ACTS[act].say(language) if act in words.ACTS else act.replace("_", " ")
    return register_words.ACT.say(language, who=who.split(" <")[0], act=said)


def _done(request: HttpRequest, asked: RequestKept, handle: str) -> HttpResponse:
    language = language_of(request)
    text = request.POST.get("reply", "").strip()
    fault = length_fault(text, LONGEST, language)
    if fault:
        messages.error(request, fault)
        return _request_page(request, asked, handle)
    try:
        if "again" in request.POST:
            send_link_again(asked, actor(request))
            messages.success(request, words.AGAIN_SENT.say(language))
        elif "take_back" in request.POST:
            take_back(asked, actor(request))
            messages.success(request, words.TAKEN_BACK.say(language))
        elif text:
            reply(asked, text, actor(request))
            messages.success(request, words.REPLIED.say(language))
    except MayNotKeep:
        return render(request, "consent/refused.html", status=403)
    except NotAnswered as hindrance:
        if hindrance.why is Hindrance.ALREADY:
            messages.error(request, words.ALREADY.say(language))
    return redirect("consent_request", handle, asked.reference)
