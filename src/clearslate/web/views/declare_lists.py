"""The lists of the intake as their pages show them: steps, people, works and assets.

What cannot be kept is shown as it was typed; everything else as it stands in the draft.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.http import HttpRequest

from clearslate.domain.declaration import Step
from clearslate.domain.facts import UNSURE
from clearslate.domain.people import Member
from clearslate.formats.words.pages import declare as words
from clearslate.operations.intake import ON_STEPS
from clearslate.records.drafts import named_before
from clearslate.records.register_lists import tools_open_to
from clearslate.web.middleware import member_asking
from clearslate.web.views.declare_said import Question, View, filled_said, question, said_on

Errors = Mapping[str, str]
_NAMED = frozenset(("step", "other", "person", "works", "assets"))
"""Fields of lists: where one of them cannot be kept, none of its page is."""


def unsaved(errors: Errors) -> bool:
    """Whether what was typed cannot be kept; it is shown again as it was typed."""
    return any(key.partition(".")[0] in _NAMED for key in errors)


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


def step_rows(request: HttpRequest, view: View, errors: Errors) -> dict[str, object]:
    """Return the rows of the list of steps, and the tools that may be chosen in them."""
    tools = _tools(view, member_asking(request))
    known = {reference for reference, _ in tools}
    pipeline = view.draft.declaration.pipeline
    if unsaved(errors):
        rows = [_typed_row(request, view, n, known, errors) for n in _rows_sent(request)]
        return {"rows": rows, "tools": tools}
    rows = [_step_row(view, n, step, known, errors) for n, step in enumerate(pipeline)]
    rows = [
        replace(row, questions=tuple(as_typed(q, request) for q in row.questions)) for row in rows
    ]
    wanted = _rows_wanted(request, len(rows))
    for n in range(len(rows), wanted):
        offered = words.GENERATE.say(view.language) if n == 0 else ""
        rows.append(_step_row(view, n, Step(step=offered), known, errors, offered=offered))
    return {"rows": rows, "tools": tools}


def _rows_sent(request: HttpRequest) -> range:
    sent = request.POST.get("rows", "")
    return range(
        min(int(sent) if sent.isascii() and sent.isdecimal() and len(sent) < 4 else 0, 200)
    )


def _typed_row(
    request: HttpRequest, view: View, n: int, known: set[str], errors: Errors
) -> StepRow:
    """Return a row as it was typed, where nothing of its page could be kept."""
    given = request.POST
    step = Step(step=given.get(f"step.{n}", ""))
    row = _step_row(view, n, step, known, errors, offered=given.get(f"offered.{n}", ""))
    return replace(
        row,
        was=given.get(f"was.{n}", ""),
        tool=given.get(f"tool.{n}", ""),
        other=given.get(f"other.{n}", ""),
        questions=tuple(as_typed(q, request, always=True) for q in row.questions),
    )


def as_typed(asked: Question, request: HttpRequest, *, always: bool = False) -> Question:
    """Return a question with what was chosen, where that could not be kept."""
    if not asked.error and not always:
        return asked
    said = frozenset(request.POST.getlist(asked.name))
    return replace(
        asked,
        choices=tuple(replace(each, chosen=each.word in said) for each in asked.choices),
        unsure=UNSURE in said,
        day=next(iter(said - {UNSURE}), "") if asked.kind == "day" else "",
    )


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


def person_rows(request: HttpRequest, view: View) -> dict[str, object]:
    """Return the rows of the list of people, and the names that were used before."""
    people = view.draft.declaration.people
    blank = 1 if request.GET.get("rows") or people else 3
    names = [person.performer for person in people]
    rows = [(n, name, name) for n, name in enumerate(names)]
    rows += [(n, "", "") for n in range(len(people), len(people) + blank)]
    if request.method == "POST":
        given = request.POST
        rows = [
            (n, given.get(f"was.{n}", ""), given.get(f"person.{n}", ""))
            for n in _rows_sent(request)
        ]
    member = member_asking(request)
    return {"rows": rows, "known": named_before(member, view.draft.production.number)}


def names_typed(request: HttpRequest, view: View, errors: Errors) -> dict[str, object]:
    """Return the works and the assets, one a line, as they are shown in their fields."""
    declaration = view.draft.declaration
    if errors:
        return {key: request.POST.get(key, "") for key in ("works", "assets")}
    return {"works": "\n".join(declaration.works), "assets": "\n".join(declaration.assets)}
