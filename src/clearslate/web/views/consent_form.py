"""The form by which a consent is asked for: filled in from the use, and read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import HttpRequest

from clearslate.domain.facts import YES
from clearslate.domain.registry import Consent, ConsentKind
from clearslate.formats.consent_text import Capacity, Put, Shown
from clearslate.formats.phrase import Language
from clearslate.formats.pictures import LARGEST, picture_type
from clearslate.formats.register_forms import Entry, Fault, read_form
from clearslate.formats.words.pages import consent as words
from clearslate.formats.words.pages import registers as register_words
from clearslate.operations.consent_asking import (
    Asking,
    fitting,
)
from clearslate.records.files import bytes_of, files_of
from clearslate.records.productions import ProductionKept
from clearslate.records.reach import NotThere
from clearslate.records.touched import TouchedLine, Touching, touched_seen
from clearslate.records.uses import UseKept
from clearslate.web.middleware import member_asking
from clearslate.web.typed import is_mail, length_fault

FIELDS = ("kind", "purposes", "territories", "languages", "period.from", "period.to")
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
LONGEST = 4_000
_LONGEST_OF = {"signer": 200, "witness_name": 200}
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

    @property
    def text(self) -> str:
        """What stands in a field where each thing has a line."""
        return "\n".join(self.typed)


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


def form_of(request: HttpRequest, kept: ProductionKept, use: UseKept, performer: str) -> Form:
    """Return what was typed, or to begin with what the use already tells."""
    touching = Touching(under=(("performer", performer),), production=kept.number)
    uses, _ = touched_seen(member_asking(request), touching, most=50)
    if request.method == "POST":
        typed = {name: request.POST.get(name, "").strip() for name in _TYPED}
        posted = {path: request.POST.getlist(path) for path in FIELDS}
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
                picture = file.size <= LARGEST and picture_type(bytes_of(file.digest))
            except NotThere:
                picture = None
            if picture:
                found.setdefault(file.digest, Shown(name=file.name, digest=file.digest))
    return tuple(found.values())


def asking_of(form: Form, language: Language, asker: str) -> tuple[Asking | None, Errors]:
    """Return what is to be asked; or None, with everything that is wrong, by field."""
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
    errors |= {
        name: fault
        for name, text in typed.items()
        if (fault := length_fault(text, _LONGEST_OF.get(name, LONGEST), language))
    }
    if typed["capacity"] not in {each.value for each in Capacity}:
        errors["capacity"] = words.NEEDED.say(language)
    elif Capacity(typed["capacity"]) not in fitting(form.chosen, form.performer):
        errors["capacity"] = words.NOT_FITTING.say(language)
    if typed["email"] and not is_mail(typed["email"]):
        errors["email"] = words.NOT_MAIL.say(language)
    return errors | _witness_faults(typed, language)


def _witness_faults(typed: Mapping[str, str], language: Language) -> Errors:
    name, mail = typed["witness_name"], typed["witness_email"]
    if bool(name) != bool(mail):
        return {"witness_email" if name else "witness_name": words.NEEDED.say(language)}
    if mail and not is_mail(mail):
        return {"witness_email": words.NOT_MAIL.say(language)}
    if mail and mail.lower() == typed["email"].lower():
        return {"witness_email": words.SAME_WITNESS.say(language)}
    return {}
