"""The form in which a use is decided: read from what was sent, shown with what was wrong."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest

from clearslate.domain.policy.rules import Outcome
from clearslate.domain.registry import Registry
from clearslate.domain.standing import Determined
from clearslate.formats.phrase import Language
from clearslate.formats.words.offices import office_said
from clearslate.formats.words.pages import review as words
from clearslate.operations.deciding import Yes
from clearslate.operations.showing import Shown
from clearslate.records.tasks import Task
from clearslate.web.context import language_of
from clearslate.web.typed import LONGEST_TEXT, TooLong, at_most, day_typed, length_fault

_A_CONDITION = 2_000
"""How long one condition may be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Colleague:
    """Somebody to whom a task can be passed."""

    number: int
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerForm:
    """What a reviewer fills in to decide one task."""

    task: Task
    office: str
    follows: str
    escalated: bool
    """An answer is enough."""
    declaration_digest: str
    determination_digest: str
    colleagues: tuple[Colleague, ...]
    ends: date | None
    """The day on which the first of what it stands on ends."""
    back: str
    """Where to go afterwards."""


def answer_form(
    request: HttpRequest, shown: Shown, language: Language, errors: Mapping[str, str]
) -> AnswerForm | None:
    """Return the form of the first task that is the reader's to decide; None where none is."""
    if not shown.may.decide:
        return None
    sent = request.POST.get("task", "")
    chosen = next((t for t in shown.may.decide if str(t.number) == sent), shown.may.decide[0])
    assert chosen.office is not None
    last = len(shown.determined.missing) == 1
    phrase = words.LAST if last else words.WHAT_FOLLOWS
    member = request.member.number  # type: ignore[attr-defined]
    return AnswerForm(
        task=chosen,
        office=words.AS_OFFICE.say(language, office=office_said(chosen.office, language)),
        follows=phrase.say(language, partner=shown.use.partner),
        escalated=shown.determined.determination.outcome is Outcome.ESCALATE,
        declaration_digest=shown.determined.declaration_digest,
        determination_digest=shown.determined.determination_digest,
        colleagues=tuple(
            Colleague(number=each.number, name=each.name)
            for each in shown.holders.get(chosen.office, ())
            if each.number not in {member, *shown.use.declared_by}
        ),
        ends=_first_end(shown.determined, shown.opened.around.registry, shown),
        back=request.POST.get("back", ""),
    )


def _first_end(determined: Determined, registry: Registry, shown: Shown) -> date | None:
    """Return when the first of the records that a use stands on ends; None where none does."""
    read = {s.word.reference for s in determined.filled.said if s.word.reference is not None}
    ends = [c.period.last for c in registry.consents or () if c.reference in read]
    ends += [each.period.last for each in registry.licences or () if each.reference in read]
    ends += [t.expires for t in registry.tools or () if t.reference in read]
    today = shown.opened.around.on
    return min((day for day in ends if day is not None and day >= today), default=None)


class Unreadable(ValueError):
    """A field of the form cannot be read; its name and what is wrong are the arguments."""


def yes_in(request: HttpRequest) -> Yes:
    """Return on which terms a reviewer says yes, from what was sent.

    Raises:
        Unreadable: where the end is no day, or something is too long.
    """
    language = language_of(request)
    last, fault = day_typed(request.POST.get("until", "").strip(), language)
    if fault:
        raise Unreadable("until", fault)
    return Yes(
        conditions=tuple(_conditions(request, language)),
        until=last,
        reason=_within(request, "remark", 10_000, language),
    )


def _conditions(request: HttpRequest, language: Language) -> Iterator[str]:
    for line in _within(request, "conditions", LONGEST_TEXT, language).splitlines():
        if length_fault(line, _A_CONDITION, language):
            raise Unreadable("conditions", length_fault(line, _A_CONDITION, language))
        if line.strip():
            yield line.strip()


def _within(request: HttpRequest, field: str, most: int, language: Language) -> str:
    try:
        return at_most(request.POST.get(field, ""), most)
    except TooLong as long:
        raise Unreadable(field, long.told(language)) from long


def seen_in(request: HttpRequest) -> tuple[str, str]:
    """Return the digests of declaration and determination on the page that was decided from."""
    return request.POST.get("declaration", ""), request.POST.get("determination", "")
