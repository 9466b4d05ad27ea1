"""Uploading a cut: the file is kept while the form asks what the file does not say."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.contrib import messages
from django.core import signing
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from clearslate.domain.people import Act, Member
from clearslate.formats.errors import DocumentError
from clearslate.formats.phrase import Language, Phrase
from clearslate.formats.timecodes import RateNeeded
from clearslate.formats.timelines import LARGEST
from clearslate.formats.words import typed
from clearslate.formats.words.pages import cuts as words
from clearslate.operations.cutting import Taken, Upload, store_timeline, upload_cut
from clearslate.records.files import NoContent, Stored
from clearslate.records.members import organisation_name
from clearslate.records.productions import ProductionKept, production_called
from clearslate.web.context import language_of
from clearslate.web.entry import actor, signed_in
from clearslate.web.middleware import member_asking
from clearslate.web.typed import day_typed, length_fault

_SALT = "clearslate.cut"
_HOUR = 3_600
_LONGEST = {"name": 120, "version": 40, "rate": 20}


@dataclass(kw_only=True)
class _Form:
    """What was sent in, to be shown again beside its errors."""

    name: str = ""
    version: str = ""
    locked_on: str = ""
    rate: str = ""
    kept: str = ""
    """The file that was sent before, as a signed word: nobody can name another's."""
    file_name: str = ""
    stored: Stored | None = None
    errors: dict[str, str] = field(default_factory=dict)

    def refuse(self, what: str, why: Phrase, language: Language, **values: object) -> None:
        """Note an error of one field."""
        self.errors.setdefault(what, why.say(language, **values))


@signed_in
def upload(request: HttpRequest, handle: str) -> HttpResponse:
    """Ask for a cut, and keep it."""
    member, language = member_asking(request), language_of(request)
    kept = production_called(member, handle)
    may = member.may(Act.CHECK_CUTS, kept.number)
    form = _Form()
    if request.method == "POST" and may:
        answer = _kept(request, form, kept, language)
        if answer is not None:
            return answer
    context = {
        "production": kept,
        "at": "cuts",
        "form": form,
        "may": may,
        "largest": LARGEST >> 20,
        "organisation": organisation_name(member),
    }
    status = 422 if form.errors else 200
    refused = request.method == "POST" and not may
    return render(request, "cut_upload.html", context, status=403 if refused else status)


def _kept(
    request: HttpRequest, form: _Form, kept: ProductionKept, language: Language
) -> HttpResponse | None:
    """Return where to go on; None where the form has errors now."""
    member = member_asking(request)
    _read(form, request.POST, language)
    _take_file(form, request, member, kept, language)
    day = _day(form, language)
    if form.errors or form.stored is None:
        return None
    upload = Upload(
        name=form.name,
        version=form.version,
        file_name=form.file_name,
        stored=form.stored,
        rate=form.rate,
        locked_on=day,
    )
    try:
        cut = upload_cut(kept, upload, actor(request))
    except RateNeeded:
        form.refuse("rate", words.RATE_NEEDED, language)
    except Taken:
        form.refuse("version", words.TAKEN, language)
    except DocumentError as error:
        form.errors["rate" if form.rate and error.found == form.rate else "file"] = error.told(
            language
        )
    else:
        messages.info(request, words.KEPT.say(language, cut=f"{cut.name} {cut.version}"))
        return redirect("cut", kept.handle, cut.name, cut.version)
    return None


def _read(form: _Form, given: Mapping[str, str], language: Language) -> None:
    form.name = given.get("name", "").strip()
    form.version = given.get("version", "").strip()
    form.rate = given.get("rate", "").strip()
    form.locked_on = given.get("locked_on", "").strip()
    for what, most in _LONGEST.items():
        fault = length_fault(getattr(form, what), most, language)
        if fault:
            form.errors[what] = fault
    form.kept = given.get("kept", "")
    if not _addressable(form.name):
        form.refuse("name", words.NAME_NEEDED, language)
    if not _addressable(form.version):
        form.refuse("version", words.VERSION_NEEDED, language)


def _addressable(name: str) -> bool:
    return bool(name.strip(".")) and "/" not in name and name.isprintable()


def _day(form: _Form, language: Language) -> date | None:
    day, fault = day_typed(form.locked_on, language)
    if fault:
        form.errors["locked_on"] = fault
    return day


def _take_file(
    form: _Form, request: HttpRequest, member: Member, kept: ProductionKept, language: Language
) -> None:
    """Store the file that was sent, or take up the one that was sent before."""
    sent = request.FILES.get("file")
    owner = f"{member.number} {kept.number}"
    if isinstance(sent, UploadedFile):
        if (sent.size or 0) > LARGEST:
            form.refuse("file", words.TOO_LARGE, language, size=LARGEST >> 20)
            return
        try:
            form.stored = store_timeline(sent.chunks())
        except NoContent:
            form.refuse("file", typed.EMPTY_FILE, language)
            return
        form.file_name = str(sent.name)[:200]
        word = (owner, form.stored.digest, form.stored.size, form.file_name)
        form.kept = signing.dumps(word, salt=_SALT)
        return
    try:
        whose, digest, size, name = signing.loads(form.kept, salt=_SALT, max_age=_HOUR)
    except (signing.BadSignature, ValueError):
        whose = ""
    if whose != owner:
        form.kept = ""
        form.refuse("file", words.FILE_NEEDED, language)
        return
    form.stored, form.file_name = Stored(digest=digest, size=size), name
