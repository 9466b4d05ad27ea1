"""Asking for a consent: the form, how it will be read, and what became of the question."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from clearslate.domain.facts import YES
from clearslate.domain.registry import Consent, ConsentKind
from clearslate.formats.consent_text import Capacity, Put, Request, Shown, consent_text
from clearslate.formats.phrase import Language
from clearslate.formats.pictures import picture_type
from clearslate.formats.register_forms import ENTRIES, Entry, Fault, read_form
from clearslate.formats.words.dates import day_in_full
from clearslate.formats.words.pages import consent as words
from clearslate.formats.words.pages import registers as register_words
from clearslate.formats.words.records import choices_said
from clearslate.operations.consent_asking import (
    Asking,
    Hindrance,
    NotAnswered,
    ask_consent,
    fitting,
    reply,
    send_link_again,
    take_back,
)
from clearslate.operations.registering import MayNotKeep, Where, may_keep
from clearslate.records.consent_doors import doors_to
from clearslate.records.consents import RequestKept, lines_of, request_called, requests_seen
from clearslate.records.files import bytes_of, files_of
from clearslate.records.log import entries_about
from clearslate.records.productions import ProductionKept, production_called
from clearslate.records.reach import NotThere
from clearslate.records.touched import TouchedLine, Touching, touched_seen
from clearslate.records.uses import UseKept, use_called
from clearslate.web.context import language_of
from clearslate.web.entry import actor, signed_in
from clearslate.web.middleware import member_asking
from clearslate.web.views.registers_record import field_label

_FIELDS = ("kind", "purposes", "territories", "languages", "period.from", "period.to")
_TYPED = (
    "signer",
    "capacity",
    "email",
    "language",
    "why",
    "material",
    "limits",
    "if_no",
    "witness_name",
    "witness_email",
)
_NEEDED = ("signer", "capacity", "email", "why")
_LONGEST = 4_000
Errors = dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A field of the consent that is asked for."""

    entry: Entry
    id: str
    label: str
    hint: str
    typed: Sequence[str]
    choices: tuple[tuple[str, str], ...]
    error: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What was typed, and about whom and which uses it is."""

    kept: ProductionKept
    performer: str
    use: UseKept
    uses: tuple[TouchedLine, ...]
    """The current uses that show the performer, as the asker may see them."""
    pictures: tuple[Shown, ...]
    typed: Mapping[str, str]
    posted: Mapping[str, Sequence[str]]
    chosen: frozenset[int]
    shown: frozenset[str]
    """The digests of the pictures that are to be shown."""


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
    form = _form(request, kept, use, use.declaration.people[performer].performer)
    if request.method != "POST":
        return _form_page(request, form, {})
    asking, errors = _asking(form, language_of(request), member.name)
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


def _form(request: HttpRequest, kept: ProductionKept, use: UseKept, performer: str) -> Form:
    touching = Touching(under=(("performer", performer),), production=kept.number)
    uses, _ = touched_seen(member_asking(request), touching, most=50)
    if request.method == "POST":
        typed = {name: request.POST.get(name, "").strip()[:_LONGEST] for name in _TYPED}
        posted = {path: request.POST.getlist(path) for path in _FIELDS}
        chosen = frozenset(int(n) for n in request.POST.getlist("uses") if n.isdecimal())
        shown = frozenset(request.POST.getlist("pictures"))
    else:
        typed = _first_typed(use, performer, kept)
        posted = _proposed(use, performer, kept)
        chosen, shown = frozenset((use.number,)), frozenset()
    numbers = {line.number for line in uses}
    return Form(
        kept=kept,
        performer=performer,
        use=use,
        uses=uses,
        pictures=_pictures([line.number for line in uses]),
        typed=typed,
        posted=posted,
        chosen=(chosen & numbers) or frozenset((use.number,)),
        shown=shown,
    )


def _first_typed(use: UseKept, performer: str, kept: ProductionKept) -> dict[str, str]:
    capacities = fitting((use.number,), performer)
    own = capacities[0] is Capacity.PERFORMER
    return dict.fromkeys(_TYPED, "") | {
        "signer": performer if own else "",
        "capacity": capacities[0].value,
        "language": "en",
    }


def _proposed(use: UseKept, performer: str, kept: ProductionKept) -> dict[str, list[str]]:
    """Return what the declaration already says of the consent that is needed."""
    declaration = use.declaration
    own = next(p.answers for p in declaration.people if p.performer == performer)
    answers = {**declaration.answers, **own}
    trains = any(
        each.get("trains_model") == YES
        for each in (answers, *(step.answers for step in declaration.pipeline))
    )
    kind = answers.get("replica_kind")
    kinds = [each.value for each in ConsentKind]
    purposes = [str(answers["purpose"])] if "purpose" in answers else []
    purposes += ["training"] if trains else []
    purposes += ["reuse"] if answers.get("model_kept") == YES else []
    return {
        "kind": [str(kind)] if kind in kinds else (["training"] if trains else []),
        "purposes": purposes,
        "territories": sorted(kept.production.territories),
        "languages": [],
        "period.from": [],
        "period.to": [],
    }


def _pictures(uses: Sequence[int]) -> tuple[Shown, ...]:
    """Return the pictures attached to some uses that a page can show, each once."""
    found: dict[str, Shown] = {}
    for number in uses[:20]:
        for file in files_of(use=number):
            try:
                picture = file.size <= 2 * 1024 * 1024 and picture_type(bytes_of(file.digest))
            except NotThere:
                picture = None
            if picture:
                found.setdefault(file.digest, Shown(name=file.name, digest=file.digest))
    return tuple(found.values())


def _asking(form: Form, language: Language, asker: str) -> tuple[Asking | None, Errors]:
    posted = {
        **form.posted,
        "reference": ["CR"],
        "performer": [form.performer],
        "production": [form.kept.production.reference],
    }
    consent, faults = read_form("consent", posted)
    errors = {fault.path: _fault_said(fault, posted, language) for fault in faults}
    errors |= _typed_faults(form, language)
    if not isinstance(consent, Consent) or errors:
        return None, errors
    typed = form.typed
    return Asking(
        consent=consent,
        put=_put(form, asker),
        signer=typed["signer"],
        capacity=Capacity(typed["capacity"]),
        email=typed["email"].lower(),
        language=Language.FRENCH if typed["language"] == "fr" else Language.ENGLISH,
        uses=tuple(sorted(form.chosen)),
        witness_name=typed["witness_name"],
        witness_email=typed["witness_email"].lower(),
    ), {}


def _put(form: Form, asker: str) -> Put:
    limits = (line.strip() for line in form.typed["limits"].splitlines())
    return Put(
        company=form.kept.organisation_name,
        title=form.kept.name,
        asker=asker,
        why=form.typed["why"],
        material=form.typed["material"] or None,
        limits=tuple(line for line in limits if line),
        if_no=form.typed["if_no"] or None,
        uses=tuple(line.title for line in form.uses if line.number in form.chosen),
        pictures=tuple(each for each in form.pictures if each.digest in form.shown),
    )


def _fault_said(fault: Fault, posted: Mapping[str, Sequence[str]], language: Language) -> str:
    if not any(posted.get(fault.path, ())):
        return words.NEEDED.say(language)
    return register_words.WRONG.say(
        language, found=fault.error.found, expected=fault.error.expected.say(language)
    )


def _typed_faults(form: Form, language: Language) -> Errors:
    typed = form.typed
    errors = {name: words.NEEDED.say(language) for name in _NEEDED if not typed[name]}
    if typed["capacity"] not in {each.value for each in Capacity}:
        errors["capacity"] = words.NEEDED.say(language)
    elif Capacity(typed["capacity"]) not in fitting(form.chosen, form.performer):
        errors["capacity"] = words.NOT_FITTING.say(language)
    if typed["email"] and not _is_mail(typed["email"]):
        errors["email"] = words.NOT_MAIL.say(language)
    return errors | _witness_faults(typed, language)


def _witness_faults(typed: Mapping[str, str], language: Language) -> Errors:
    name, mail = typed["witness_name"], typed["witness_email"]
    if bool(name) != bool(mail):
        return {"witness_email" if name else "witness_name": words.NEEDED.say(language)}
    if mail and not _is_mail(mail):
        return {"witness_email": words.NOT_MAIL.say(language)}
    if mail and mail.lower() == typed["email"].lower():
        return {"witness_email": words.SAME_WITNESS.say(language)}
    return {}


def _is_mail(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return len(text) <= 254


def _form_page(request: HttpRequest, form: Form, errors: Errors) -> HttpResponse:
    language = language_of(request)
    fields = [
        _field(entry, form, errors, language)
        for entry in ENTRIES["consent"]
        if entry.path in _FIELDS
    ]
    context = {
        "form": form,
        "typed": form.typed,
        "fields": fields,
        "errors": errors,
        "title": words.ASK_TITLE.say(language, performer=form.performer),
        "capacities": [(key, each.say(language)) for key, each in words.CAPACITIES.items()],
    }
    return render(request, "consent/ask.html", context, status=422 if errors else 200)


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
    "": "escalate",
    "signed": "escalate",
    "consented": "cleared",
    "declined": "held",
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
    language = language_of(request)
    kept = production_called(member, handle)
    door = doors_to(asked.number).get("signer")
    day = asked.withdrawn_at or asked.answered_at or asked.asked_at
    context = {
        "asked": asked,
        "production": kept,
        "door": door,
        "standing": words.STANDING[asked.answer].say(
            language,
            signer=asked.asked.signer,
            day=day_in_full(day.date(), language),
        ),
        "word": words.WORD[asked.answer].say(language),
        "look": _LOOK[asked.answer],
        "text": consent_text(asked.asked, Language(asked.language)),
        "lines": lines_of(asked.number),
        "may": may_keep(member, Where.of_production(kept)),
        "mine": asked.asked_by == member.number,
        "history": [
            (
                entry.at,
                register_words.ACT.say(
                    language, who=entry.actor.split(" <")[0], act=_act(entry.act, language)
                ),
            )
            for entry in reversed(entries_about(asked.subject, confidential=False))
        ],
    }
    return render(request, "consent/request.html", context)


def _act(act: str, language: Language) -> str:
    return words.ACTS[act].say(language) if act in words.ACTS else act.replace("_", " ")


def _done(request: HttpRequest, asked: RequestKept, handle: str) -> HttpResponse:
    language = language_of(request)
    text = request.POST.get("reply", "").strip()[:_LONGEST]
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
