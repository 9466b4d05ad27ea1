"""What the files of a production say: listed, brought, answered."""

from collections.abc import Mapping

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from clearslate.domain.discrepancies import Answered
from clearslate.domain.people import Act, Member
from clearslate.formats.errors import DocumentError
from clearslate.formats.evidence_lines import LARGEST, MOST
from clearslate.formats.phrase import Language, Phrase
from clearslate.formats.words import typed
from clearslate.formats.words.dates import number as number_said
from clearslate.formats.words.discrepancies import ANSWERS
from clearslate.formats.words.pages import evidence as words
from clearslate.operations.evidencing import (
    Added,
    AnsweredMeanwhile,
    NothingPicked,
    Picked,
    add_evidence,
    decide,
    decide_together,
    may_add,
)
from clearslate.operations.noting import MayNot, NoReason
from clearslate.records.evidence import evidence_listed, latest_number, waiting_in
from clearslate.records.productions import production_called
from clearslate.records.reach import NotThere
from clearslate.web.context import language_of
from clearslate.web.entry import actor, signed_in
from clearslate.web.middleware import member_asking
from clearslate.web.typed import TooLong, at_most
from clearslate.web.views.evidence_said import evidence_said

_A_PAGE = 50


@signed_in
def evidence(request: HttpRequest, handle: str) -> HttpResponse:
    """Show what the files of a production say, and keep what is brought."""
    member, language = member_asking(request), language_of(request)
    if request.method != "POST":
        return _page(request, handle)
    production = production_called(member, handle)
    if not may_add(member, production.number):
        fault = words.MAY_NOT_BRING.say(language)
        return _page(request, handle, errors={"bring": fault}, status=403)
    try:
        added = _bring(request, handle)
    except DocumentError as error:
        return _page(request, handle, errors={"file": error.told(language)}, status=422)
    except NotThere:
        reference = _reference(request)
        said = words.NO_SUCH_USE.say(language, reference=reference)
        return _page(request, handle, errors={"reference": said}, status=422)
    except _Refused as refused:
        return _page(request, handle, errors={"file": str(refused)}, status=422)
    told = words.DONE.say(
        language,
        kept=number_said(added.kept, language),
        known=number_said(added.known, language),
        asks=number_said(added.to_answer, language),
    )
    messages.success(request, told)
    return redirect("evidence", handle)


class _Refused(ValueError):
    """A file that is not there, or too large."""


def _bring(request: HttpRequest, handle: str) -> Added:
    sent, language = request.FILES.get("file"), language_of(request)
    if not isinstance(sent, UploadedFile):
        raise _Refused(words.FILE_NEEDED.say(language))
    if (sent.size or 0) > LARGEST:
        raise _Refused(words.TOO_LARGE.say(language, size=LARGEST >> 20))
    if not sent.size:
        raise _Refused(typed.EMPTY_FILE.say(language))
    name = str(sent.name)[:200]
    return add_evidence(actor(request), handle, _reference(request), sent.read(), file=name)


def _reference(request: HttpRequest) -> str:
    return request.POST.get("reference", "").strip()[:80]


def _page(
    request: HttpRequest,
    handle: str,
    *,
    errors: Mapping[str, str] | None = None,
    status: int = 200,
) -> HttpResponse:
    member, language = member_asking(request), language_of(request)
    production = production_called(member, handle)
    undecided, page = request.GET.get("only") == "undecided", _page_asked(request)
    found, all_ = evidence_listed(
        member,
        production.number,
        undecided=undecided,
        first=(page - 1) * _A_PAGE,
        most=_A_PAGE,
    )
    may_answer = member.may(Act.KEEP_REGISTERS, production.number)
    context = {
        "production": production,
        "at": "evidence",
        "lines": [evidence_said(each, language) for each in found],
        "counted": words.COUNTED.say(all_, language),
        "undecided": undecided,
        "page_before": page - 1,
        "page_after": page + 1 if page * _A_PAGE < all_ else 0,
        "may_add": may_add(member, production.number),
        "may_answer": may_answer,
        "choices": _choices(member, production.number, language) if may_answer else [],
        "newest": latest_number(production.number),
        "picked": set(request.POST.getlist("evidence")),
        "answers": [(each.value, ANSWERS[each].say(language)) for each in Answered],
        "errors": errors or {},
        "given": request.POST,
        "largest": LARGEST >> 20,
        "most": number_said(MOST, language),
    }
    return render(request, "evidence.html", context, status=status)


def _page_asked(request: HttpRequest) -> int:
    asked = request.GET.get("page", "1")
    return max(1, int(asked)) if asked.isascii() and asked.isdigit() and len(asked) < 7 else 1


@signed_in
@require_POST
def answer(request: HttpRequest, handle: str, number: int) -> HttpResponse:
    """Answer what one file says otherwise than its declaration."""
    language, given = language_of(request), request.POST.get("decision", "")
    try:
        # Who may not see it, or may not answer, is told so before the form is looked at.
        chosen = Answered(given) if given in set(Answered) else Answered.EXPLAINED
        reason = at_most(request.POST.get("reason", ""), 2_000) if given == chosen.value else ""
        kept = decide(actor(request), handle, number, chosen, reason)
    except TooLong as long:
        fault = long.told(language)
        return _page(request, handle, errors={f"answer-{number}": fault}, status=422)
    except MayNot:
        fault = words.MAY_NOT_ANSWER.say(language)
        return _page(request, handle, errors={f"answer-{number}": fault}, status=403)
    except NoReason:
        missing = words.REASON_NEEDED.say(language)
        return _page(request, handle, errors={f"answer-{number}": missing}, status=422)
    messages.success(request, words.WAS_ANSWERED.say(language, name=kept.name))
    return redirect("evidence", handle)


def _choices(member: Member, production: int, language: Language) -> list[tuple[str, str]]:
    """Return what may be answered in one step, as values and words; empty where nothing waits."""
    waiting = waiting_in(member, production)
    if not waiting:
        return []
    found = [("picked", words.WHICH_PICKED.say(language))]
    for each in waiting:
        phrase = words.WHICH_USE if each.reference else words.WHICH_NONE
        files = words.COUNTED.say(each.files, language)
        said = phrase.say(language, reference=each.reference, files=files)
        found.append((f"use:{each.reference}", said))
    files = words.COUNTED.say(sum(each.files for each in waiting), language)
    return [*found, ("all", words.WHICH_ALL.say(language, files=files))]


@signed_in
@require_POST
def answer_together(request: HttpRequest, handle: str) -> HttpResponse:
    """Answer several files with one reason."""
    language, given = language_of(request), request.POST.get("decision", "")
    try:
        chosen = Answered(given) if given in set(Answered) else Answered.EXPLAINED
        reason = at_most(request.POST.get("reason", ""), 2_000) if given == chosen.value else ""
        answered = decide_together(actor(request), handle, _picked(request), chosen, reason)
    except TooLong as long:
        return _page(request, handle, errors={"together": long.told(language)}, status=422)
    except MayNot:
        return _not_together(request, handle, words.MAY_NOT_ANSWER, 403)
    except NoReason:
        return _not_together(request, handle, words.REASON_NEEDED, 422)
    except NothingPicked:
        return _not_together(request, handle, words.NONE_PICKED, 422)
    except AnsweredMeanwhile:
        return _not_together(request, handle, words.ANSWERED_MEANWHILE, 409)
    messages.success(request, words.WERE_ANSWERED.say(answered, language))
    return redirect("evidence", handle)


def _not_together(request: HttpRequest, handle: str, why: Phrase, status: int) -> HttpResponse:
    fault = why.say(language_of(request))
    return _page(request, handle, errors={"together": fault}, status=status)


def _picked(request: HttpRequest) -> Picked:
    which, newest = request.POST.get("which", "picked"), _number(request.POST.get("newest", ""))
    if which == "all":
        return Picked(newest=newest or 0)
    if which.startswith("use:"):
        return Picked(reference=which.removeprefix("use:")[:80], newest=newest or 0)
    named = (_number(each) for each in request.POST.getlist("evidence"))
    return Picked(numbers=frozenset(each for each in named if each is not None))


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 16 else None
