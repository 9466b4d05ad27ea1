"""Files beside a draft: attached, listed, handed out as attachments only."""

from typing import BinaryIO, cast

from django.conf import settings
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from clearslate.formats.words import typed
from clearslate.formats.words.pages import declare as words
from clearslate.operations.attaching import attach_file, take_off
from clearslate.operations.intake import FILES
from clearslate.records.drafts import attachment, draft_called
from clearslate.records.files import NoContent, TooLarge, files_of, path_of
from clearslate.records.reach import NotThere
from clearslate.web.context import language_of
from clearslate.web.entry import actor
from clearslate.web.middleware import member_asking
from clearslate.web.views.declare import view_of
from clearslate.web.views.declare_became import of_draft
from clearslate.web.views.declare_pages import around


@of_draft
def files(request: HttpRequest, handle: str, number: int) -> HttpResponse:
    """Show what is attached to a draft, and attach more."""
    fault = _attached(request, handle, number) if request.method == "POST" else ""
    if request.method == "POST" and not fault:
        return redirect("draft_files", handle, number)
    view = view_of(request, handle, number)
    shown = around(view, FILES)
    shown["files"] = files_of(draft=number)
    shown["most"] = _megabytes()
    shown["errors"] = {"file": fault} if fault else {}
    return render(request, "declare/files.html", shown, status=422 if fault else 200)


def _attached(request: HttpRequest, handle: str, number: int) -> str:
    """Attach what was sent, and return what is wrong with it."""
    language = language_of(request)
    sent = request.FILES.get("file")
    if not isinstance(sent, UploadedFile):
        draft_called(member_asking(request), handle, number)
        return words.CHOOSE_FILE.say(language)
    largest: int = settings.LARGEST_UPLOAD
    draft_called(member_asking(request), handle, number)
    try:
        kept = attach_file(
            handle, number, sent.name or "", sent.chunks(), actor(request), largest=largest
        )
    except NoContent:
        return typed.EMPTY_FILE.say(language)
    except TooLarge:
        return words.FILE_TOO_LARGE.say(language, most=_megabytes())
    messages.success(request, words.ATTACHED.say(language, name=kept.name))
    return ""


def _megabytes() -> int:
    largest: int = settings.LARGEST_UPLOAD
    return largest // (1024 * 1024)


@of_draft
@require_POST
def remove(request: HttpRequest, handle: str, number: int, file: int) -> HttpResponse:
    """Take a file off a draft."""
    name = take_off(handle, number, file, actor(request))
    messages.success(request, words.TAKEN_OFF.say(language_of(request), name=name))
    return redirect("draft_files", handle, number)


@of_draft
@require_GET
def file(request: HttpRequest, handle: str, number: int, file: int) -> HttpResponse:
    """Hand out a file of a draft to whoever may see the draft."""
    draft = draft_called(member_asking(request), handle, number)
    kept = attachment(draft=draft.number, file=file)
    # Django's types keep what streams apart from what does not; a browser sees no difference.
    return cast(HttpResponse, handed_out(kept.digest, kept.name))


def handed_out(digest: str, name: str) -> FileResponse:
    """Return kept bytes as an attachment that no browser opens or takes for anything else.

    Raises:
        NotThere: where the bytes are not kept.
    """
    try:
        content = cast(BinaryIO, path_of(digest).open("rb"))
    except OSError as error:
        raise NotThere(digest) from error
    answer = FileResponse(
        content, as_attachment=True, filename=name, content_type="application/octet-stream"
    )
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer["Cache-Control"] = "private, no-store"
    return answer
