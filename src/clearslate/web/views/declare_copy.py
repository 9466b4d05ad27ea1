"""Beginning from an earlier use: copied for a new one, or changed by declaring it anew."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from clearslate.domain.declaration import Declaration, Step
from clearslate.domain.facts import Answers
from clearslate.domain.people import Act, Member
from clearslate.formats.facts import load_fact_book
from clearslate.formats.phrase import Language
from clearslate.formats.words.answers import labelled
from clearslate.formats.words.dates import all_of
from clearslate.formats.words.pages import declare as words
from clearslate.formats.words.tools import ToolNames
from clearslate.operations.declaring import change_begun, copy_use, may_change
from clearslate.operations.tools_called import tools_called
from clearslate.records.files import files_of
from clearslate.records.registers import registry_of
from clearslate.records.uses import UseKept, use_called
from clearslate.web.context import language_of
from clearslate.web.entry import actor, signed_in
from clearslate.web.middleware import member_asking
from clearslate.web.views.declare import may_not, onward, view_of


@signed_in
def copy(request: HttpRequest, handle: str, reference: str) -> HttpResponse:
    """Show what an earlier use would bring into a draft, and begin the draft."""
    member = member_asking(request)
    use = use_called(member, handle, reference)
    if not member.may(Act.DECLARE, use.production.number):
        return may_not(request, use.production)
    change, language = "change" in request.GET, language_of(request)
    if request.method == "POST":
        change = request.POST.get("do") in ("change", "answer")
        if not change or may_change(member, use):
            return _begun(request, use, change=change)
    shown = {
        "use": use,
        "production": use.production,
        "rows": carried_over(use.declaration, language, _tools(member, use)),
        "may_change": may_change(member, use),
        "change": change,
        "files": all_of(
            [each.name for each in files_of(use=use.number) if not each.duty], language
        ),
    }
    refused = request.method == "POST"
    return render(request, "declare/copy.html", shown, status=403 if refused else 200)


def _begun(request: HttpRequest, use: UseKept, *, change: bool) -> HttpResponse:
    handle, reference = use.production.handle, use.declaration.reference
    if request.POST.get("do") == "answer":
        return _to_question(request, use, request.POST.get("fact", ""))
    number = copy_use(handle, reference, actor(request), change=change)
    said = words.COPY_DONE.say(language_of(request), reference=reference)
    messages.info(request, said)
    if change:
        return redirect("draft_check", handle, number)
    return redirect("draft", handle, number, "about")


def _to_question(request: HttpRequest, use: UseKept, fact: str) -> HttpResponse:
    """Open a question that a use left open, in the draft that is to take the use's place."""
    handle, reference = use.production.handle, use.declaration.reference
    number = change_begun(handle, reference, actor(request))
    view = view_of(request, handle, number)
    messages.info(request, words.ANSWER_HERE.say(view.language, reference=reference))
    way = view.intake.way_to(fact) if fact in view.book.words else None
    if way is None:
        return onward(view)
    page, asked = way
    return redirect(f"{view.address(page)}?fact={asked}#q-{asked}")


def _tools(member: Member, use: UseKept) -> ToolNames:
    production = use.production
    registry = registry_of(production.number, production.path)
    return tools_called(member, production, registry)


def carried_over(
    declaration: Declaration, language: Language, tools: ToolNames
) -> list[tuple[str, str, str]]:
    """Return what a copy brings along: whom or what it is about, the question, the answer."""
    rows = _rows("", declaration.answers, language)
    for n, step in enumerate(declaration.pipeline, start=1):
        name = words.STEP_NAMED.say(language, n=n, name=step.step)
        rows.append((name, words.TOOL.say(language), _tool(step, language, tools)))
        rows += _rows(name, step.answers, language)
    for person in declaration.people:
        rows += _rows(person.performer, person.answers, language) or [
            (person.performer, words.PERSON.say(language), person.performer)
        ]
    if declaration.works:
        listed = all_of(declaration.works, language)
        rows.append(("", words.WORKS_LIST.say(language), listed))
    return rows


def _tool(step: Step, language: Language, tools: ToolNames) -> str:
    return tools.get(step.tool, step.tool) if step.tool else words.TOOL_NONE.say(language)


def _rows(about: str, answers: Answers, language: Language) -> list[tuple[str, str, str]]:
    book = load_fact_book()
    return [
        (
            about,
            book.words[fact].question.say(language),
            labelled(book.words[fact], answers[fact], language),
        )
        for fact in sorted(answers, key=book.catalogue.position)
    ]
