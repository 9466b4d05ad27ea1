"""The pages of the intake, one topic each; every one of them saves before it goes on."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from clearslate.domain.declaration import Step
from clearslate.domain.people import Member
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
    ON_STEPS,
    PERFORMERS,
    STEPS,
    WORKS,
    is_of_person,
    place_of,
)
from clearslate.records.drafts import named_before
from clearslate.records.reach import NotThere
from clearslate.records.register_lists import tools_open_to
from clearslate.web.entry import actor
from clearslate.web.middleware import member_asking
from clearslate.web.views.declare import onward, view_of
from clearslate.web.views.declare_became import of_draft
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
    Question,
    View,
    filled_said,
    question,
    questions_on,
    said_on,
    title_of,
    topics_of,
)

Errors = Mapping[str, str]
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
    form, about = read_about(request.POST, _about(request, view), view.language)
    if not form.errors:
        describe(*_draft(view), about, actor(request))
    return form.errors


def _keep_steps(request: HttpRequest, view: View, topic: str) -> Errors:
    steps, errors = read_steps(request.POST, view.language)
    list_steps(*_draft(view), steps, actor(request))
    return errors


def _keep_people(request: HttpRequest, view: View, topic: str) -> Errors:
    list_people(*_draft(view), read_people(request.POST), actor(request))
    return {}


def _keep_works(request: HttpRequest, view: View, topic: str) -> Errors:
    works, assets = read_names(request.POST, "works"), read_names(request.POST, "assets")
    list_works(*_draft(view), works, assets, actor(request))
    return {}


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
    if topic == ABOUT:
        shown["form"] = _about_again(request, view) if errors else _about(request, view)
    elif topic == STEPS:
        shown |= _steps(request, view, errors)
    elif topic == PERFORMERS:
        shown |= _people(request, view)
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
    return read_about(request.POST, _about(request, view), view.language)[0]


def _questions(request: HttpRequest, view: View, topic: str, errors: Errors) -> dict[str, object]:
    questions = questions_on(view, topic, errors)
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


@dataclass(frozen=True, slots=True, kw_only=True)
class StepRow:
    """One row of the list of steps."""

    n: int
    step: str
    was: str
    offered: str
    tool: str
    other: str
    questions: tuple[Question, ...]
    filled: tuple[str, ...]


def _steps(request: HttpRequest, view: View, errors: Errors) -> dict[str, object]:
    tools = _tools(view, member_asking(request))
    known = {reference for reference, _ in tools}
    pipeline = view.draft.declaration.pipeline
    rows = [_step_row(view, n, step, known, errors) for n, step in enumerate(pipeline)]
    wanted = _rows_wanted(request, len(rows))
    for n in range(len(rows), wanted):
        offered = words.GENERATE.say(view.language) if n == 0 else ""
        rows.append(_step_row(view, n, Step(step=offered), known, errors, offered=offered))
    return {"rows": rows, "tools": tools}


def _rows_wanted(request: HttpRequest, there: int) -> int:
    wanted = request.GET.get("rows", "")
    asked = int(wanted) if wanted.isascii() and wanted.isdecimal() and len(wanted) < 4 else 0
    return max(1, there, min(asked, there + 1))


def _step_row(
    view: View, n: int, step: Step, known: set[str], errors: Errors, offered: str | None = None
) -> StepRow:
    is_new = offered is not None
    page = f"step-{n + 1}"
    said = () if is_new else said_on(view, page)
    listed = step.tool in known
    return StepRow(
        n=n,
        step=step.step,
        was="" if is_new else step.step,
        offered=offered or "",
        tool=step.tool or "" if listed else "",
        other="" if listed else step.tool or "",
        questions=tuple(_row_question(view, fact, n, step, errors) for fact in ON_STEPS),
        filled=filled_said((each for each in said if each.word.fact not in ON_STEPS), view),
    )


def _row_question(view: View, fact: str, n: int, step: Step, errors: Errors) -> Question:
    asked = question(view, fact, step.answers.get(fact), (), ())
    at = f"{fact}.{n}"
    return replace(asked, name=f"a.{at}", anchor=at, error=errors.get(at, ""))


def _tools(view: View, member: Member) -> list[tuple[str, str]]:
    """Return the tools of the production's register that ``member`` reads: reference and name."""
    read = tools_open_to(member, view.draft.production.number)
    found = [
        (tool.reference, " ".join(filter(None, (tool.tool, tool.version, tool.plan_tier))))
        for tool in view.opened.around.registry.tools or ()
        if tool.reference in read
    ]
    return sorted(found, key=lambda each: each[1].casefold())


def _people(request: HttpRequest, view: View) -> dict[str, object]:
    people = view.draft.declaration.people
    blank = 1 if request.GET.get("rows") or people else 3
    rows = [(n, person.performer) for n, person in enumerate(people)]
    rows += [(n, "") for n in range(len(people), len(people) + blank)]
    member = member_asking(request)
    return {"rows": rows, "known": named_before(member, view.draft.production.number)}
