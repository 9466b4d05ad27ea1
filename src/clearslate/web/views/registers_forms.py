"""Adding and changing a record: typed, looked at with what would follow, then kept."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.contrib import messages
from django.core import signing
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from clearslate.domain.people import Act, Member
from clearslate.domain.registry import done_after, done_days
from clearslate.domain.touching import Aftermath
from clearslate.formats.phrase import Language
from clearslate.formats.register_forms import (
    ENTRIES,
    EVIDENCE,
    Entry,
    Fault,
    Registered,
    altered,
    document_of,
    posted_of,
    read_form,
)
from clearslate.formats.words import typed as typed_words
from clearslate.formats.words.dates import day_in_full
from clearslate.formats.words.pages import registers as words
from clearslate.formats.words.records import choices_said, value_said
from clearslate.operations.registering import (
    KEPT,
    Beside,
    MayNotKeep,
    Outdated,
    Taken,
    Where,
    foreseen,
    keep,
    keepers_of,
    may_keep,
)
from clearslate.records.files import NoContent, Stored, TooLarge, store
from clearslate.records.productions import productions_seen
from clearslate.records.register_lists import house_name
from clearslate.records.registers import RecordKept
from clearslate.web.context import language_of
from clearslate.web.entry import actor, signed_in
from clearslate.web.middleware import member_asking
from clearslate.web.typed import day_typed
from clearslate.web.views.registers_record import field_label, record_asked
from clearslate.web.views.touch import follows_said, moved_said

_SALT = "clearslate.register.paper"
Errors = dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One field of the form as a page shows it."""

    entry: Entry
    id: str
    label: str
    hint: str
    typed: Sequence[str]
    choices: tuple[tuple[str, str], ...]
    error: str

    @property
    def text(self) -> str:
        """What stands in a field that is typed."""
        several = self.entry.manner in ("list", "lines")
        return "\n".join(self.typed) if several else "".join(self.typed[:1])


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What came with a form: the fields, what is kept beside them, and what is wrong."""

    posted: Mapping[str, Sequence[str]]
    review_on: str
    owner: str
    place: str
    paper: str
    """The attached file, signed: its name, digest and size."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Form:
    """Which form it is: of which register, for which places, about which record."""

    kind: str
    places: Mapping[str, str]
    where: Where
    before: RecordKept | None = None


@signed_in
def add(request: HttpRequest, kind: str) -> HttpResponse:
    """Add a record to a register."""
    _known(kind)
    member = member_asking(request)
    places = _places(member)
    if not places:
        return _refused(request)
    if request.method != "POST":
        typed = _blank(request, kind, places)
        where = _where(member, typed.place, places)
        return _shown_form(request, _Form(kind=kind, places=places, where=where), typed, {})
    typed, errors = _typed(request, kind)
    where = _where(member, typed.place, places)
    return _answer(request, _Form(kind=kind, places=places, where=where), typed, errors)


@signed_in
def change(request: HttpRequest, kind: str, handle: str, reference: str) -> HttpResponse:
    """Change a record: keep another version in its place."""
    _known(kind)
    seen = record_asked(request, kind, handle, reference)
    if not seen.whole:
        raise Http404
    where = Where.of_record(seen.kept)
    if not may_keep(member_asking(request), where):
        return _refused(request)
    if request.method != "POST":
        typed = _as_kept(kind, seen.kept)
        form = _Form(kind=kind, places={}, where=where, before=seen.kept)
        return _shown_form(request, form, typed, {})
    typed, errors = _typed(request, kind, reference=seen.kept.reference)
    form = _Form(kind=kind, places={}, where=where, before=seen.kept)
    return _answer(request, form, typed, errors)


def _known(kind: str) -> None:
    if kind not in KEPT:
        raise Http404


def _refused(request: HttpRequest) -> HttpResponse:
    return render(request, "registers/refused.html", status=403)


# Reading the form ---------------------------------------------------------------------------


def _typed(request: HttpRequest, kind: str, reference: str = "") -> tuple[Typed, Errors]:
    errors: Errors = {}
    language = language_of(request)
    paper = request.POST.get("paper", "")
    file = request.FILES.get("file")
    if isinstance(file, UploadedFile):
        try:
            paper = _stored(file)
        except TooLarge:
            errors["file"] = words.FILE_TOO_LARGE.say(language)
        except NoContent:
            errors["file"] = typed_words.EMPTY_FILE.say(language)
    posted = {entry.path: request.POST.getlist(entry.path) for entry in ENTRIES[kind]}
    if reference:
        posted["reference"] = [reference]
    attached = _paper(paper)
    if attached is not None:
        posted[EVIDENCE[kind]] = [attached[1].digest]
    review_on = request.POST.get("review_on", "").strip()
    day_fault = day_typed(review_on, language)[1]
    if day_fault:
        errors["review_on"] = day_fault
    typed = Typed(
        posted=posted,
        review_on=review_on,
        owner=request.POST.get("owner", ""),
        place=request.POST.get("place", ""),
        paper=paper if attached else "",
    )
    return typed, errors


def _stored(file: "UploadedFile[bytes]") -> str:
    stored = store(file.chunks(), largest=settings.LARGEST_UPLOAD)
    said = {"name": str(file.name)[:200], "digest": stored.digest, "size": stored.size}
    return signing.dumps(said, salt=_SALT)


def _paper(signed: str) -> tuple[str, Stored] | None:
    """Return the file that this form attached before; nobody attaches one by its digest."""
    try:
        said = signing.loads(signed, salt=_SALT, max_age=24 * 60 * 60)
    except signing.BadSignature:
        return None
    return said["name"], Stored(digest=said["digest"], size=said["size"])


def _blank(request: HttpRequest, kind: str, places: Mapping[str, str]) -> Typed:
    place = request.GET.get("production", "")
    place = place if place in places else next(iter(places))
    posted: dict[str, list[str]] = {entry.path: [] for entry in ENTRIES[kind]}
    for name in ("performer", "work"):
        if name in posted and request.GET.get(name):
            posted[name] = [request.GET[name][:500]]
    found = {p.handle: p for p in productions_seen(member_asking(request))}
    if kind == "consent" and place in found:
        posted["production"] = [found[place].production.reference]
    owner = str(member_asking(request).number)
    return Typed(posted=posted, review_on="", owner=owner, place=place, paper="")


def _as_kept(kind: str, kept: RecordKept) -> Typed:
    return Typed(
        posted=posted_of(kind, document_of(kept.record)),
        review_on=kept.review_on.isoformat() if kept.review_on else "",
        owner=str(kept.owner or ""),
        place="",
        paper="",
    )


def _places(member: Member) -> dict[str, str]:
    """Return where ``member`` keeps registers: handles of productions, and `-` for all of theirs.

    What a house keeps for all its productions answers in no production of others, so one that
    works only in those of others is not offered it.
    """
    seen = productions_seen(member)
    kept_here = (kept for kept in seen if may_keep(member, Where.of_production(kept)))
    found = {kept.handle: kept.name for kept in kept_here}
    has_its_own = not seen or any(kept.path.startswith(member.path) for kept in seen)
    return found | ({"-": ""} if has_its_own and member.may(Act.KEEP_REGISTERS) else {})


def _where(member: Member, place: str, places: Mapping[str, str]) -> Where:
    if place not in places:
        raise Http404
    if place == "-":
        return Where.of_organisation(member)
    [found] = [kept for kept in productions_seen(member) if kept.handle == place]
    return Where.of_production(found)


# Answering ----------------------------------------------------------------------------------


def _answer(request: HttpRequest, form: _Form, typed: Typed, errors: Errors) -> HttpResponse:
    """Show what is wrong, or what would follow; or keep it, where that was seen before."""
    language, before = language_of(request), form.before
    record, faults = read_form(form.kind, typed.posted)
    errors |= dict(_faults_said(form.kind, typed, faults, language))
    if record is not None:
        errors |= dict(_still_to_come(record, actor(request).day(), language))
    if record is None or errors or "back" in request.POST:
        return _shown_form(request, form, typed, errors)
    try:
        if request.POST.get("seen") == str(before.version if before else 0):
            return _kept(request, record, typed, form)
        after = foreseen(record, before, form.where, actor(request))
    except MayNotKeep:
        return _refused(request)
    except Taken:
        said = words.TAKEN.say(language, reference=record.reference)
        return _shown_form(request, form, typed, {"reference": said})
    except Outdated:
        return _shown_form(request, form, typed, {"": words.OUTDATED.say(language)})
    return _check(request, form, record, typed, after)


def _still_to_come(record: Registered, on: date, language: Language) -> Iterator[tuple[str, str]]:
    """Yield the fields that say what was done, and name a day that has not come anywhere yet."""
    tomorrow = on + timedelta(days=1)
    for path in done_after(record, tomorrow):
        day = done_days(record)[path]
        yield path, typed_words.TO_COME.say(language, found=day_in_full(day, language))


def _kept(request: HttpRequest, record: Registered, typed: Typed, form: _Form) -> HttpResponse:
    paper = _paper(typed.paper)
    owner = int(typed.owner) if typed.owner.isdecimal() else None
    keepers = {member.number for member in keepers_of(form.where, actor(request))}
    beside = Beside(
        owner=owner if owner in keepers else None,
        review_on=day_typed(typed.review_on, language_of(request))[0],
        file_name=paper[0] if paper else "",
        file=paper[1] if paper else None,
    )
    kept, touched = keep(record, form.before, form.where, beside, actor(request))
    phrase = {0: words.KEPT, 1: words.KEPT_ONE}.get(touched, words.KEPT_AND)
    said = phrase.say(language_of(request), reference=kept.reference, n=touched)
    messages.success(request, said)
    return redirect("record", kept.kind, kept.handle or "-", kept.reference)


def _faults_said(
    kind: str, typed: Typed, faults: Sequence[Fault], language: Language
) -> Iterator[tuple[str, str]]:
    for fault in faults:
        empty = not any(typed.posted.get(fault.path, ()))
        entry = next((each for each in ENTRIES[kind] if each.path == fault.path), None)
        if empty and entry is not None:
            about = field_label(kind, fault.path, language)
            yield fault.path, words.NEEDED.say(language, about=about)
            continue
        error = fault.error
        said = words.WRONG.say(language, found=error.found, expected=error.expected.say(language))
        if error.nearest is not None:
            said += f" {words.NEAREST.say(language, word=error.nearest)}"
        yield fault.path, said


def _shown_form(request: HttpRequest, form: _Form, typed: Typed, errors: Errors) -> HttpResponse:
    language, kind, before = language_of(request), form.kind, form.before
    fields = [
        _shown(kind, entry, typed, errors, language)
        for entry in ENTRIES[kind]
        if before is None or entry.path != "reference"
    ]
    paper = _paper(typed.paper)
    labels = {field.entry.path: (field.id, field.label) for field in fields}
    context = {
        "kind": kind,
        "register": words.KINDS[kind].say(language),
        "title": words.CHANGE_TITLE.say(language, reference=before.reference)
        if before
        else words.ADD[kind].say(language),
        "fields": fields,
        "typed": typed,
        "errors": errors,
        "summary": [(*labels.get(path, ("", "")), said) for path, said in errors.items()],
        "rooms": form.places.items(),
        "house": house_name(member_asking(request)),
        "owners": keepers_of(form.where, actor(request)),
        "paper": paper[0] if paper else "",
        "before": before,
        "handle": (before.handle or "-") if before else "",
    }
    return render(request, "registers/form.html", context, status=422 if errors else 200)


def _shown(kind: str, entry: Entry, typed: Typed, errors: Errors, language: Language) -> Shown:
    hint = words.HINTS.get(entry.path)
    choosing = entry.manner in ("choice", "several")
    return Shown(
        entry=entry,
        id=f"f-{entry.path.replace('.', '-')}",
        label=field_label(kind, entry.path, language),
        hint=hint.say(language) if hint else "",
        typed=typed.posted.get(entry.path, ()),
        choices=choices_said(entry, language) if choosing else (),
        error=errors.get(entry.path, ""),
    )


def _check(
    request: HttpRequest, form: _Form, record: Registered, typed: Typed, after: Aftermath
) -> HttpResponse:
    language, kind, before = language_of(request), form.kind, form.before
    version = before.version if before else 0
    button = words.KEEP["change" if before else "new"]
    context = {
        "kind": kind,
        "register": words.KINDS[kind].say(language),
        "reference": record.reference,
        "before": before,
        "handle": (before.handle or "-") if before else "",
        "follows": follows_said(after, language),
        "moved": moved_said(after, language),
        "changes": _changes(kind, record, before, language),
        "hidden": [(path, value) for path, held in typed.posted.items() for value in held],
        "typed": typed,
        "seen": version,
        "button": button.say(language, n=version + 1),
    }
    return render(request, "registers/check.html", context)


def _changes(
    kind: str, record: Registered, before: RecordKept | None, language: Language
) -> list[str]:
    """Return what differs from the version before; for a new record, all that stands in it."""
    old = document_of(before.record) if before else {}
    entries = {entry.path: entry for entry in ENTRIES[kind]}
    return [
        words.BEFORE_AFTER.say(
            language,
            field=field_label(kind, each.path, language),
            before=value_said(entries[each.path], each.before, language),
            after=value_said(entries[each.path], each.after, language),
        )
        if before
        else words.FIELD_IS.say(
            language,
            field=field_label(kind, each.path, language),
            value=value_said(entries[each.path], each.after, language),
        )
        for each in altered(kind, old, document_of(record))
    ]
