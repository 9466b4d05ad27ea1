"""Declaring a use: what is begun, its answers checked, and declared."""

from typing import NamedTuple

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from clearslate.domain.people import Act, Member
from clearslate.domain.policy.rules import Outcome
from clearslate.formats.words.answers import labelled
from clearslate.formats.words.dates import all_of
from clearslate.formats.words.outcomes import from_turns
from clearslate.formats.words.pages import declare as words
from clearslate.operations.declaring import Overtaken, files_left
from clearslate.operations.declaring import declare as declare_draft
from clearslate.operations.drafting import (
    MayNotDeclare,
    begin,
    discard,
    intake,
    opened_for_draft,
)
from clearslate.operations.intake import STEPS, WORKS, is_of_person, place_of, topic_of
from clearslate.operations.tools_called import tools_called
from clearslate.records.drafts import draft_called, drafts_of
from clearslate.records.files import files_of
from clearslate.records.listing import Asked, Order, uses_listed
from clearslate.records.productions import ProductionKept, production_called
from clearslate.web.context import language_of
from clearslate.web.entry import actor, signed_in
from clearslate.web.middleware import member_asking
from clearslate.web.views.declare_became import of_draft
from clearslate.web.views.declare_panel import panel_of
from clearslate.web.views.declare_reading import AboutForm, choices_for, read_about
from clearslate.web.views.declare_said import (
    View,
    filled_said,
    said_on,
    title_of,
    topics_of,
)

_MOST_EARLIER = 10


def view_of(request: HttpRequest, handle: str, number: int) -> View:
    """Return a draft opened beside its rules, as the member who asks may see it.

    Raises:
        NotThere: where they may see none.
    """
    draft = draft_called(member_asking(request), handle, number)
    opened = opened_for_draft(draft, actor(request))
    return View(
        draft=draft,
        opened=opened,
        intake=intake(draft, opened),
        determined=opened.determined(draft.declaration),
        language=language_of(request),
        tools=tools_called(member_asking(request), draft.production, opened.around.registry),
    )


def may_not(request: HttpRequest, production: ProductionKept) -> HttpResponse:
    """Answer somebody who may read here and not declare."""
    return render(request, "declare/may_not.html", {"production": production}, status=403)


@signed_in
def declare(request: HttpRequest, handle: str) -> HttpResponse:
    """List what is begun in a production, and begin a new declaration."""
    member = member_asking(request)
    production = production_called(member, handle)
    if not member.may(Act.DECLARE, production.number):
        return may_not(request, production)
    form = _empty(member, production)
    if request.method == "POST":
        form, about = read_about(
            request.POST, form, actor(request).day(production.time_zone), language_of(request)
        )
        if not form.errors:
            number = begin(handle, about, actor(request))
            return redirect("draft_resume", handle, number)
    return _list(request, production, form)


def _empty(member: Member, production: ProductionKept) -> AboutForm:
    partners, people, contacts = choices_for(member, production)
    return AboutForm(
        title="",
        contact=contacts[0] if contacts else "",
        partner=member.organisation,
        answerable=member.number,
        needed="",
        partners=partners,
        people=people,
    )


def _list(request: HttpRequest, production: ProductionKept, form: AboutForm) -> HttpResponse:
    member = member_asking(request)
    asked = Asked(production=production.number, order=Order.CHANGED)
    earlier, _ = uses_listed(
        member, asked, actor(request).day(production.time_zone), most=_MOST_EARLIER
    )
    shown = {
        "production": production,
        "drafts": drafts_of(member, production.number),
        "form": form,
        "earlier": [each.line for each in earlier],
    }
    return render(request, "declare/list.html", shown, status=422 if form.errors else 200)


@of_draft
def resume(request: HttpRequest, handle: str, number: int) -> HttpResponse:
    """Go on where something can still matter, or to checking the answers."""
    return onward(view_of(request, handle, number))


def onward(view: View) -> HttpResponse:
    """Return the way to the next page that matters."""
    following = view.intake.next_page()
    if following is None:
        return redirect("draft_check", view.draft.production.handle, view.draft.number)
    return redirect(view.address(following))


class Row(NamedTuple):
    """A question with its answer as they are checked."""

    asks: str
    answer: str
    change: str


class Section(NamedTuple):
    """What was answered on one page."""

    title: str
    address: str
    rows: list[Row]
    filled: tuple[str, ...]
    tool: str


@of_draft
def check(request: HttpRequest, handle: str, number: int) -> HttpResponse:
    """Show everything that would be declared, with a way to change each part."""
    return _checked(request, view_of(request, handle, number))


def _checked(request: HttpRequest, view: View, fault: str = "") -> HttpResponse:
    shown = {
        "view": view,
        "panel": panel_of(view),
        "topics": topics_of(view, "check"),
        "sections": _sections(view),
        "left": _left(view),
        "files_left": _files_left(request, view),
        "files": files_of(draft=view.draft.number),
        "follows": _follows(view),
        "works_address": view.address(WORKS),
        "steps_address": view.address(STEPS),
        "here": "check",
        "fault": fault,
    }
    return render(request, "declare/check.html", shown, status=409 if fault else 200)


def _files_left(request: HttpRequest, view: View) -> str:
    files = files_left(view.draft, member_asking(request))
    if not files:
        return ""
    return words.FILES_LEFT.say(
        view.language,
        reference=view.draft.supersedes,
        files=all_of([each.name for each in files], view.language),
    )


def _follows(view: View) -> str:
    made = view.determined.determination
    who = from_turns(made.turns, view.language) if made.outcome is Outcome.APPROVAL else ""
    return words.FOLLOWS[made.outcome.word].say(view.language, who=who)


def _sections(view: View) -> list[Section]:
    sections = []
    for topic in topics_of(view, "check"):
        rows = [Row(*row) for row in _rows(view, topic.page)]
        filled = filled_said(said_on(view, topic.page), view)
        if rows or filled or place_of(topic.page) is not None:
            title, tool = title_of(view, topic.page), _tool(view, topic.page)
            sections.append(Section(title, topic.address, rows, filled, tool))
    return sections


def _tool(view: View, page: str) -> str:
    place = place_of(page)
    if place is None or is_of_person(page):
        return ""
    tool = view.draft.declaration.pipeline[place].tool
    return view.tools.get(tool, tool) if tool else words.TOOL_NONE.say(view.language)


def _rows(view: View, page: str) -> list[tuple[str, str, str]]:
    answers = view.intake.answers_on(page)
    part = place_of(page) is not None
    there = [fact for fact in answers if part or topic_of(fact) == page]
    return [
        (
            view.book.words[fact].question.say(view.language),
            labelled(view.book.words[fact], answers[fact], view.language),
            f"{view.address(page)}?fact={fact}#q-{fact}",
        )
        for fact in sorted(there, key=view.book.catalogue.position)
    ]


def _left(view: View) -> list[Row]:
    """Return what was not answered and can still matter, each with the page that asks it."""
    return [
        Row(_asks(view, each.fact, each.page), "", f"{view.address(each.page)}#q-{each.fact}")
        for each in view.intake.asked
    ]


def _asks(view: View, fact: str, page: str) -> str:
    asks = view.book.words[fact].question.say(view.language)
    if place_of(page) is None:
        return asks
    return words.OF_PART.say(view.language, part=title_of(view, page), asks=asks)


@of_draft
@require_POST
def submit(request: HttpRequest, handle: str, number: int) -> HttpResponse:
    """Declare a draft, and go to the use that it became."""
    language = language_of(request)
    try:
        declared = declare_draft(handle, number, actor(request))
    except MayNotDeclare:
        return may_not(request, production_called(member_asking(request), handle))
    except Overtaken as overtaken:
        fault = words.OVERTAKEN.say(language, reference=overtaken)
        return _checked(request, view_of(request, handle, number), fault)
    messages.success(request, words.SUBMITTED.say(language, reference=declared.reference))
    return redirect("use", handle, declared.reference)


@of_draft
@require_POST
def delete(request: HttpRequest, handle: str, number: int) -> HttpResponse:
    """Forget a draft."""
    title = discard(handle, number, actor(request))
    messages.success(request, words.DISCARDED.say(language_of(request), title=title))
    return redirect(reverse("declare", args=[handle]))
