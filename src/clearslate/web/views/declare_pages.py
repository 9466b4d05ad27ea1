"""The pages of the intake, one topic each; every one of them saves before it goes on."""

from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from clearslate.formats.words.pages import declare as words
from clearslate.operations.drafting import (
    NoLongerListed,
    answer,
    answer_alike,
    describe,
    list_people,
    list_steps,
    list_works,
    named,
)
from clearslate.operations.intake import (
    ABOUT,
    FILES,
    PERFORMERS,
    STEPS,
    WORKS,
    is_of_person,
    place_of,
)
from clearslate.records.reach import NotThere
from clearslate.web.entry import actor
from clearslate.web.middleware import member_asking
from clearslate.web.views.declare import onward, view_of
from clearslate.web.views.declare_became import of_draft
from clearslate.web.views.declare_lists import (
    Errors,
    as_typed,
    names_typed,
    person_rows,
    step_rows,
    unsaved,
)
from clearslate.web.views.declare_panel import panel_of
from clearslate.web.views.declare_reading import (
    AboutForm,
    choices_for,
    read_about,
    read_answers,
    read_names,
    read_people,
    read_steps,
)
from clearslate.web.views.declare_said import (
    View,
    filled_said,
    questions_on,
    said_on,
    title_of,
    topics_of,
)

_NONE: Errors = {}


@of_draft
def page(request: HttpRequest, handle: str, number: int, topic: str) -> HttpResponse:
    """Show one page of a draft, or keep what it says and go on."""
    view = view_of(request, handle, number)
    if topic not in view.intake.pages:
        raise NotThere(topic)
    if topic == FILES:
        return redirect("draft_files", handle, number)
    if request.method != "POST":
        return _shown(request, view, topic, _NONE)
    try:
        errors = _KEEP.get(topic, _keep_answers)(request, view, topic)
    except NoLongerListed as gone:
        said = words.NO_LONGER.say(view.language, name=gone)
        messages.warning(request, said)
        return redirect("draft_resume", handle, number)
    return _after(request, view_of(request, handle, number), topic, errors)


def _after(request: HttpRequest, view: View, topic: str, errors: Errors) -> HttpResponse:
    """Answer what was kept: the outcome alone, the page again, the next page, or the way out."""
    if request.headers.get("HX-Request"):
        return render(request, "declare/_panel.html", {"view": view, "panel": panel_of(view)})
    do = request.POST.get("do", "")
    if not errors and do in ("", "continue"):
        errors = _left_blank(request, view, topic)
    if errors:
        return _shown(request, view, topic, errors)
    if do == "leave":
        messages.success(request, words.LEFT.say(view.language))
        return redirect("declare", view.draft.production.handle)
    if do == "add" or do.startswith("remove."):
        return redirect(f"{view.address(topic)}?rows={len(_parts(view, topic)) + (do == 'add')}")
    if do == "alike":
        return redirect(view.address(topic))
    return onward(view)


def _left_blank(request: HttpRequest, view: View, topic: str) -> Errors:
    """Return a word for each question that was shown, left blank, and still matters."""
    if topic in _KEEP:
        return {}
    to_ask = view.intake.asked_on(topic)
    said = words.ANSWER_THIS.say(view.language)
    return {fact: said for fact in request.POST.getlist("asked") if fact in to_ask}


def _keep_about(request: HttpRequest, view: View, topic: str) -> Errors:
    form, about = read_about(
        request.POST, _about(request, view), _today(request, view), view.language
    )
    if not form.errors:
        describe(*_draft(view), about, actor(request))
    return form.errors


def _keep_steps(request: HttpRequest, view: View, topic: str) -> Errors:
    steps, errors = read_steps(request.POST, view.language)
    if not unsaved(errors):
        list_steps(*_draft(view), steps, actor(request))
    return errors


def _keep_people(request: HttpRequest, view: View, topic: str) -> Errors:
    people, errors = read_people(request.POST, view.language)
    if not errors:
        list_people(*_draft(view), people, actor(request))
    return errors


def _keep_works(request: HttpRequest, view: View, topic: str) -> Errors:
    works, wrong = read_names(request.POST, "works", view.language)
    assets, also = read_names(request.POST, "assets", view.language)
    if not wrong and not also:
        list_works(*_draft(view), works, assets, actor(request))
    return {key: said for key, said in (("works", wrong), ("assets", also)) if said}


def _keep_answers(request: HttpRequest, view: View, topic: str) -> Errors:
    read = read_answers(request.POST, topic, view.language)
    of = request.POST.get("of", "")
    answer(*_draft(view), topic, read.given, actor(request), of=of)
    if request.POST.get("do") == "alike" and is_of_person(topic):
        answer_alike(*_draft(view), topic, of, actor(request))
        first = view.draft.declaration.people[0].performer
        messages.info(request, words.ALIKE_DONE.say(view.language, name=first))
    return read.errors


_KEEP = {
    ABOUT: _keep_about,
    STEPS: _keep_steps,
    PERFORMERS: _keep_people,
    WORKS: _keep_works,
}
"""What keeps each page that asks for more than answers."""


def _draft(view: View) -> tuple[str, int]:
    return view.draft.production.handle, view.draft.number


def _parts(view: View, topic: str) -> tuple[object, ...]:
    declaration = view.draft.declaration
    return declaration.pipeline if topic == STEPS else declaration.people


def _shown(request: HttpRequest, view: View, topic: str, errors: Errors) -> HttpResponse:
    shown = around(view, topic)
    shown["errors"] = errors
    shown["unsaved"] = unsaved(errors)
    if topic == ABOUT:
        shown["form"] = _about_again(request, view) if errors else _about(request, view)
    elif topic == STEPS:
        shown |= step_rows(request, view, errors)
    elif topic == PERFORMERS:
        shown |= person_rows(request, view)
    elif topic == WORKS:
        shown |= names_typed(request, view, errors)
    elif topic not in _KEEP:
        shown |= _questions(request, view, topic, errors)
    template = topic if topic in _KEEP else "questions"
    return render(request, f"declare/{template}.html", shown, status=422 if errors else 200)


def around(view: View, topic: str) -> dict[str, object]:
    """Return what stands around every page of a draft."""
    topics = topics_of(view, topic)
    here = next((n for n, each in enumerate(topics) if each.here), 0)
    return {
        "view": view,
        "panel": panel_of(view),
        "topics": topics,
        "here": topic,
        "address": view.address(topic),
        "back": topics[here - 1] if here else None,
    }


def _about(request: HttpRequest, view: View) -> AboutForm:
    draft = view.draft
    content = draft.content
    partners, people, _ = choices_for(
        member_asking(request),
        draft.production,
        keep=(
            (content.organisation, draft.partner),
            (content.answerable, draft.answerable_name),
        ),
    )
    return AboutForm(
        title=content.declaration.title,
        contact=content.declaration.contact,
        partner=content.organisation,
        answerable=content.answerable,
        needed=content.needed_on.isoformat() if content.needed_on else "",
        partners=partners,
        people=people,
    )


def _about_again(request: HttpRequest, view: View) -> AboutForm:
    form = _about(request, view)
    return read_about(request.POST, form, _today(request, view), view.language)[0]


def _today(request: HttpRequest, view: View) -> date:
    return actor(request).day(view.draft.production.time_zone)


def _questions(request: HttpRequest, view: View, topic: str, errors: Errors) -> dict[str, object]:
    questions = [as_typed(q, request) for q in questions_on(view, topic, errors)]
    to_ask = {*view.intake.asked_on(topic), *errors, request.GET.get("fact", "")}
    first = [each for each in questions if each.fact in to_ask] or questions
    known = {each.fact for each in questions}
    place, people = place_of(topic), view.draft.declaration.people
    return {
        "title": title_of(view, topic),
        "first": first,
        "rest": [each for each in questions if each not in first],
        "filled": filled_said(
            (said for said in said_on(view, topic) if said.word.fact not in known), view
        ),
        "of": _part_name(view, topic),
        "alike": people[0].performer if is_of_person(topic) and place else "",
    }


def _part_name(view: View, topic: str) -> str:
    place, declaration = place_of(topic), view.draft.declaration
    if place is None:
        return ""
    parts = declaration.people if is_of_person(topic) else declaration.pipeline
    return named(parts[place])
