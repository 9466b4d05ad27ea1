"""What a form of the intake says: answers read word by word, and what could not be read."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.http import QueryDict

from clearslate.domain.days import can_be_needed, needed_between
from clearslate.domain.facts import UNSURE, Answer, Kind
from clearslate.domain.people import Member
from clearslate.formats.answers import (
    AnswerTo,
    answers_of_person,
    answers_of_step,
    answers_of_use,
)
from clearslate.formats.facts import load_catalogue, load_fact_book
from clearslate.formats.phrase import Language
from clearslate.formats.plain import UNWRITABLE, Plain
from clearslate.formats.shapes import Misfit
from clearslate.formats.words import typed
from clearslate.formats.words.dates import day_in_full
from clearslate.formats.words.pages import declare as words
from clearslate.operations.drafting import About, Given, PersonWritten, StepWritten
from clearslate.operations.intake import ON_STEPS, is_of_person, place_of
from clearslate.records.drafts import involved_in, partners_of
from clearslate.records.productions import ProductionKept
from clearslate.web.typed import day_typed, is_mail, length_fault

MOST_STEPS, MOST_PEOPLE, MOST_NAMES = 40, 100, 500
LONGEST, _LONGEST_TOOL = 300, 120
"""Characters that a name, a step or a title may have, and those of a tool's reference."""
_NONE = "none"
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """The answers that could be read, and a sentence for each that could not."""

    given: Given
    errors: Mapping[str, str] = field(default_factory=dict)


def allowed_on(page: str) -> Mapping[str, AnswerTo]:
    """Return the facts that may be answered on a page."""
    catalogue = load_catalogue()
    if place_of(page) is None:
        return answers_of_use(catalogue).allowed
    shape = answers_of_person if is_of_person(page) else answers_of_step
    return shape(catalogue).allowed


def read_answers(form: QueryDict, page: str, language: Language) -> Read:
    """Return what a page of questions says, of the questions that it showed and no others.

    A question left blank says nothing, unless its answer was shown and taken away.
    """
    allowed = allowed_on(page)
    asked = [fact for fact in form.getlist("asked") if fact in allowed]
    return _read(form, {fact: allowed[fact] for fact in asked}, "", language)


def _read(form: QueryDict, shapes: Mapping[str, AnswerTo], row: str, language: Language) -> Read:
    given: dict[str, Answer | None] = {}
    errors: dict[str, str] = {}
    for fact, shape in shapes.items():
        name = f"a.{fact}{row}"
        said = [word for word in form.getlist(name) if word.strip()]
        if not said and fact in form.getlist(f"had{row}"):
            given[fact] = None
        if not said:
            continue
        if _NONE in said and len(said) > 1 and _NONE in shape.fact.choices:
            errors[f"{fact}{row}"] = _none_alone(fact, language)
            continue
        try:
            given[fact] = shape.read(_plain(shape, said))
        except Misfit:
            errors[f"{fact}{row}"] = _misfit(shape, said, language)
    return Read(given=given, errors=errors)


def _none_alone(fact: str, language: Language) -> str:
    label = load_fact_book().words[fact].labels[_NONE].say(language).partition(":")[0].strip()
    return typed.NONE_ALONE.say(language, none=label)


def _plain(shape: AnswerTo, said: list[str]) -> Plain:
    if shape.fact.kind is Kind.SEVERAL or len(said) > 1:
        return [*dict.fromkeys(said)]
    return said[0].strip()


def _misfit(shape: AnswerTo, said: list[str], language: Language) -> str:
    if len(said) > 1 and UNSURE in said:
        return words.UNSURE_ALONE.say(language)
    if shape.fact.kind is Kind.DAY:
        return day_typed(said[0], language)[1]
    return words.NONE_OF_THE_ANSWERS.say(language)


def one_line(text: str) -> str:
    """Return text on one line, without what no document may hold."""
    return _SPACES.sub(" ", UNWRITABLE.sub(" ", text)).strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutForm:
    """The first page as it is shown: what was typed, what may be chosen, what is wrong."""

    title: str
    contact: str
    partner: int
    answerable: int
    needed: str
    partners: tuple[tuple[int, str], ...]
    people: tuple[tuple[int, str], ...]
    errors: Mapping[str, str] = field(default_factory=dict)


def read_about(
    form: QueryDict, before: AboutForm, on: date, language: Language
) -> tuple[AboutForm, About]:
    """Return the first page as typed ``on`` a day, with its errors, and what it says."""
    title, contact = one_line(form.get("title", "")), one_line(form.get("contact", ""))
    partner = _number(form.get("partner"), before.partner)
    answerable = _number(form.get("answerable"), before.answerable)
    needed, day_fault = _needed(form.get("needed", "").strip(), on, language)
    names = dict(before.partners)
    errors = {
        "title": _title_fault(title, language),
        "contact": _contact_fault(contact, language),
        "partner": "" if partner in names else words.CHOOSE_ONE.say(language),
        "answerable": "" if answerable in dict(before.people) else words.CHOOSE_ONE.say(language),
        "needed": day_fault,
    }
    typed = AboutForm(
        title=title,
        contact=contact,
        partner=partner,
        answerable=answerable,
        needed=form.get("needed", "").strip(),
        partners=before.partners,
        people=before.people,
        errors={name: fault for name, fault in errors.items() if fault},
    )
    return typed, About(
        title=title,
        contact=contact,
        organisation=partner,
        partner=names.get(partner, ""),
        answerable=answerable,
        needed_on=needed,
    )


def _number(text: str | None, otherwise: int) -> int:
    if text is None:
        return otherwise
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 18 else 0


def _title_fault(title: str, language: Language) -> str:
    return length_fault(title, LONGEST, language) if title else words.SAY_TITLE.say(language)


def _contact_fault(contact: str, language: Language) -> str:
    if not contact:
        return words.SAY_CONTACT.say(language)
    return "" if is_mail(contact) else typed.AN_ADDRESS.say(language, found=contact[:80])


def _needed(text: str, on: date, language: Language) -> tuple[date | None, str]:
    """Return the day by which a use is needed, or what is wrong with it."""
    day, fault = day_typed(text, language)
    if day is None or can_be_needed(day, on):
        return day, fault
    said = (day_in_full(each, language) for each in (day, *needed_between(on)))
    found, first, last = said
    return None, typed.NEEDED_BETWEEN.say(language, found=found, first=first, last=last)


Chosen = tuple[int, str]
"""What stands in a list to choose from: its number and its name."""


def choices_for(
    member: Member, production: ProductionKept, keep: tuple[Chosen, Chosen] | None = None
) -> tuple[tuple[Chosen, ...], tuple[Chosen, ...], tuple[str, ...]]:
    """Return the partners and people that may be chosen, and the contacts of the title.

    ``keep`` are the partner and the person that were chosen before.
    """
    partners = partners_of(member, production.number)
    involved = involved_in(member, production)
    people = involved.answerable
    if keep is not None:
        partners = tuple(dict([*partners, keep[0]]).items())
        people = tuple(dict([*people, keep[1]]).items())
    return partners, people, involved.contacts


def read_steps(form: QueryDict, language: Language) -> tuple[list[StepWritten], dict[str, str]]:
    """Return the steps that a list says, rows left empty or removed left out, and its errors."""
    allowed = allowed_on("step-1")
    shapes = {fact: allowed[fact] for fact in ON_STEPS}
    steps: list[StepWritten] = []
    errors: dict[str, str] = {}
    for row in _rows(form, MOST_STEPS):
        read = _read(form, shapes, f".{row}", language)
        step, was = one_line(form.get(f"step.{row}", "")), form.get(f"was.{row}", "")
        other = one_line(form.get(f"other.{row}", ""))
        tool = "-".join((other or one_line(form.get(f"tool.{row}", ""))).split())
        is_empty = not tool and not any(read.given.values()) and not was and not read.errors
        if is_empty and (not step or step == form.get(f"offered.{row}")):
            continue
        if not step and not tool and not any(read.given.values()):
            continue
        errors |= {**read.errors, **_step_faults(row, step, tool, language)}
        name = step or tool or words.STEP_N.say(language, n=len(steps) + 1)
        steps.append(StepWritten(step=name, tool=tool or None, answers=read.given, was=was))
    return steps, errors | _too_many(form, "step", MOST_STEPS, language)


def _step_faults(row: int, step: str, tool: str, language: Language) -> dict[str, str]:
    faults = {
        f"step.{row}": length_fault(step, LONGEST, language),
        f"other.{row}": length_fault(tool, _LONGEST_TOOL, language),
    }
    return {key: said for key, said in faults.items() if said}


def _too_many(form: QueryDict, key: str, most: int, language: Language) -> dict[str, str]:
    found = _number(form.get("rows"), 0)
    beyond = any(form.get(f"{key}.{row}", "").strip() for row in range(most, min(found, 2 * most)))
    said = typed.TOO_MANY.say(language, found=found, most=most)
    return {f"{key}.{most - 1}": said} if beyond else {}


def _rows(form: QueryDict, most: int) -> Iterable[int]:
    removed = form.get("do", "").removeprefix("remove.")
    count = _number(form.get("rows"), 0)
    return (row for row in range(min(count, most)) if str(row) != removed)


def read_people(form: QueryDict, language: Language) -> tuple[list[PersonWritten], dict[str, str]]:
    """Return the people that a list says, each name once, and its errors."""
    people: dict[str, PersonWritten] = {}
    errors = _too_many(form, "person", MOST_PEOPLE, language)
    for row in _rows(form, MOST_PEOPLE):
        name = one_line(form.get(f"person.{row}", ""))
        if length_fault(name, LONGEST, language):
            errors[f"person.{row}"] = length_fault(name, LONGEST, language)
        if name and name not in people:
            people[name] = PersonWritten(performer=name, was=form.get(f"was.{row}", ""))
    return [*people.values()], errors


def read_names(form: QueryDict, key: str, language: Language) -> tuple[list[str], str]:
    """Return the names that a text has, one a line, each once, and what is wrong with them."""
    lines = (one_line(line) for line in form.get(key, "").splitlines())
    names = [*dict.fromkeys(line for line in lines if line)]
    if len(names) > MOST_NAMES:
        return names, typed.TOO_MANY.say(language, found=len(names), most=MOST_NAMES)
    return names, length_fault(max(names, key=len, default=""), LONGEST, language)
