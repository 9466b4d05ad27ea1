"""A production as a file: its folder handed out, and a folder taken in."""

from dataclasses import dataclass, field

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from clearslate.domain.people import Member
from clearslate.formats.errors import DocumentError
from clearslate.formats.folder_zip import LARGEST_WHOLE, LARGEST_ZIP, MOST_FILES
from clearslate.formats.phrase import Language
from clearslate.formats.words.dates import number
from clearslate.formats.words.pages import production as words
from clearslate.operations.actor import Actor
from clearslate.operations.bringing import PREFIX, Brought, bring, may_import, owners_for
from clearslate.operations.exporting import export_folder, may_export
from clearslate.records.listing import Asked, uses_listed
from clearslate.records.productions import production_called
from clearslate.records.reach import NotThere
from clearslate.web.context import language_of
from clearslate.web.downloads import download
from clearslate.web.entry import actor, signed_in
from clearslate.web.middleware import member_asking
from clearslate.web.typed import length_fault
from clearslate.web.views.listing import plain


@signed_in
def export(request: HttpRequest, handle: str) -> HttpResponse:
    """Hand out a production as its folder; 404 for whoever may not see it so."""
    member = member_asking(request)
    kept = production_called(member, handle)
    if not may_export(member, kept):
        raise NotThere(handle)
    return download(export_folder(kept, actor(request)), f"{handle}.zip")


@dataclass(kw_only=True)
class _Form:
    """What was sent in, to be shown again beside its errors."""

    organisation: int = 0
    prefix: str = ""
    code_name: str = ""
    errors: dict[str, str] = field(default_factory=dict)


@signed_in
def import_production(request: HttpRequest) -> HttpResponse:
    """Ask for a zip, and import the production in it."""
    member, language = member_asking(request), language_of(request)
    if not may_import(member):
        raise NotThere("import")
    form = _Form(organisation=member.organisation)
    if request.method == "POST":
        answer = _import(request, form, actor(request), language)
        if answer is not None:
            return answer
    return _asked(request, member, form, 422 if form.errors else 200)


def _asked(request: HttpRequest, member: Member, form: _Form, status: int) -> HttpResponse:
    context = {
        "form": form,
        "owners": owners_for(member),
        "largest": LARGEST_ZIP >> 20,
        "whole": LARGEST_WHOLE >> 20,
        "most": number(MOST_FILES, language_of(request)),
    }
    return render(request, "production_import.html", context, status=status)


def _import(
    request: HttpRequest, form: _Form, acting: Actor, language: Language
) -> HttpResponse | None:
    """Return where to go on; None where the form has errors now."""
    given = request.POST
    form.organisation = (
        int(given["organisation"]) if given.get("organisation", "").isdecimal() else 0
    )
    form.prefix = given.get("prefix", "").strip()
    form.code_name = plain(given.get("code_name", ""))
    long = length_fault(form.code_name, 200, language)
    if long:
        form.errors["code_name"] = long
    file = request.FILES.get("file")
    if file is None:
        form.errors["file"] = words.FILE_NEEDED.say(language)
    elif (file.size or 0) > min(LARGEST_ZIP, settings.LARGEST_UPLOAD):
        form.errors["file"] = words.SMALLER.say(language, n=LARGEST_ZIP >> 20)
    if not PREFIX.fullmatch(form.prefix):
        form.errors["prefix"] = words.PREFIX_WRONG.say(language)
    if form.errors or file is None:
        return None
    brought = Brought(organisation=form.organisation, prefix=form.prefix, code_name=form.code_name)
    try:
        kept = bring(file.read(), str(file.name), brought, acting)
    except DocumentError as error:
        form.errors["file"] = error.told(language)
        return None
    member = member_asking(request)
    _, uses = uses_listed(member, Asked(production=kept.number), acting.day(), most=1)
    said = words.USES_COUNTED.say(uses, language)
    messages.info(request, words.IMPORTED.say(language, name=kept.name, uses=said))
    return redirect("production", kept.handle)
