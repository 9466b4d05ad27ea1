"""Drafting: a declaration written page by page, kept at every answer.

Each page writes only what stands on it, on the draft as it is at that moment; of two tabs on
one page the last wins, and neither undoes what the other wrote elsewhere.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar

from clearslate.domain.declaration import Declaration, Person, Step
from clearslate.domain.facts import Answer, Answers
from clearslate.domain.people import Act, Member
from clearslate.operations.actor import Actor
from clearslate.operations.intake import ABOUT, Intake, intake_of, is_of_person, place_of
from clearslate.operations.opening import Opened, open_production
from clearslate.records.drafts import (
    UNNAMED,
    DraftContent,
    DraftKept,
    draft_called,
    drop_draft,
    keep_draft,
    replace_draft,
)
from clearslate.records.log import Entry, append, atomic
from clearslate.records.productions import ProductionKept, production_called
from clearslate.records.remembering import until_logged


class MayNotDeclare(PermissionError):
    """Somebody who may not declare in a production tried to."""


class NoLongerListed(LookupError):
    """A page writes to a step or person that was taken off the list meanwhile."""


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What every declaration says of itself."""

    title: str
    contact: str
    organisation: int
    partner: str
    answerable: int
    needed_on: date | None = None


Given = Mapping[str, Answer | None]
"""What a page answers: None takes an answer back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StepWritten:
    """A step as a list of steps says it; ``was`` names the step it stood for before."""

    step: str
    tool: str | None = None
    answers: Given = field(default_factory=dict, hash=False)
    was: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonWritten:
    """A person as a list of people says it; ``was`` is the name they stood under before."""

    performer: str
    was: str = ""


def declarant(actor: Actor, production: ProductionKept) -> Member:
    """Return the member who acts, who may declare in ``production``.

    Raises:
        MayNotDeclare: where they may not.
    """
    member = actor.member
    if member is None or not member.may(Act.DECLARE, production.number):
        raise MayNotDeclare
    return member


def opened_for_draft(draft: DraftKept, actor: Actor) -> Opened:
    """Return the production of a draft on the day of ``actor``, with no approvals of others."""
    return _opened(draft.production, actor.day(draft.production.time_zone))


@until_logged(most=8)
def _opened(production: ProductionKept, on: date) -> Opened:
    return open_production(production, on, uses=(UNNAMED,))


def intake(draft: DraftKept, opened: Opened) -> Intake:
    """Return the pages and questions of a draft as it stands."""
    content = draft.content
    return intake_of(content.declaration, content.passed, opened.rules, opened.around)


@atomic()
def begin(handle: str, about: About, actor: Actor) -> int:
    """Begin a draft and return its number.

    Raises:
        NotThere: where the actor may not see the production.
        MayNotDeclare: where they may not declare in it.
    """
    assert actor.member is not None
    production = production_called(actor.member, handle)
    member = declarant(actor, production)
    empty = Declaration(
        reference=UNNAMED,
        title=about.title,
        partner=about.partner,
        contact=about.contact,
        production=production.production.reference,
    )
    content = DraftContent(
        declaration=empty,
        organisation=about.organisation,
        answerable=about.answerable,
        needed_on=about.needed_on,
    )
    number = keep_draft(content, production=production.number, author=member.number, at=actor.at)
    log(draft_called(member, handle, number), "begun", actor, {})
    return number


def log(draft: DraftKept, act: str, actor: Actor, details: Mapping[str, object]) -> None:
    """Note what was done to a draft; only within a transaction."""
    append(
        Entry(
            at=actor.at,
            actor=actor.name,
            act=act,
            subject=draft.subject,
            production=draft.production.number,
            organisation=draft.content.organisation,
            details=details,
        )
    )


def to_write(handle: str, number: int, actor: Actor) -> DraftKept:
    """Return a draft and hold it until the transaction ends.

    Raises:
        NotThere: where the actor may see none.
    """
    assert actor.member is not None
    return draft_called(actor.member, handle, number, to_write=True)


def _write(draft: DraftKept, declaration: Declaration, page: str, actor: Actor) -> None:
    content = replace(draft.content, declaration=declaration, passed=draft.content.passed | {page})
    replace_draft(draft.number, content, actor.at)


@atomic()
def describe(handle: str, number: int, about: About, actor: Actor) -> None:
    """Change what a draft says of itself."""
    draft = to_write(handle, number, actor)
    declaration = replace(
        draft.declaration, title=about.title, contact=about.contact, partner=about.partner
    )
    content = replace(
        draft.content,
        declaration=declaration,
        organisation=about.organisation,
        answerable=about.answerable,
        needed_on=about.needed_on,
        passed=draft.content.passed | {ABOUT},
    )
    replace_draft(draft.number, content, actor.at)


@atomic()
def answer(
    handle: str, number: int, page: str, given: Given, actor: Actor, *, of: str = ""
) -> None:
    """Keep the answers of one page; facts that it does not name stay as they are.

    ``of`` is the step or person that the page was shown for.

    Raises:
        NoLongerListed: where the draft lists no such step or person any more.
    """
    draft = to_write(handle, number, actor)
    declaration = draft.declaration
    if place_of(page) is None:
        written = replace(declaration, answers=_with(declaration.answers, given))
    elif is_of_person(page):
        people = _answered(declaration.people, page, of, given)
        written = replace(declaration, people=people)
    else:
        written = replace(declaration, pipeline=_answered(declaration.pipeline, page, of, given))
    _write(draft, written, page, actor)


P = TypeVar("P", bound=Person | Step)


def _answered(parts: tuple[P, ...], page: str, of: str, given: Given) -> tuple[P, ...]:
    place = place_of(page)
    if place is None or place >= len(parts) or (of and named(parts[place]) != of):
        place = next((n for n, part in enumerate(parts) if of and named(part) == of), None)
    if place is None:
        raise NoLongerListed(of)
    changed = replace(parts[place], answers=_with(parts[place].answers, given))
    return (*parts[:place], changed, *parts[place + 1 :])


def named(part: Person | Step) -> str:
    """Return what a step or person is called."""
    return part.performer if isinstance(part, Person) else part.step


def _with(answers: Answers, given: Given) -> dict[str, Answer]:
    both = {**answers, **given}
    return {fact: said for fact, said in both.items() if said is not None}


@atomic()
def list_steps(handle: str, number: int, steps: Sequence[StepWritten], actor: Actor) -> None:
    """Keep the list of steps; a step that stays keeps what it answered elsewhere."""
    draft = to_write(handle, number, actor)
    there = [*draft.declaration.pipeline]
    pipeline = []
    for written in steps:
        before = _taken(there, written.was)
        pipeline.append(
            Step(
                step=written.step,
                tool=written.tool,
                answers=_with(before.answers if before else {}, written.answers),
            )
        )
    _write(draft, replace(draft.declaration, pipeline=tuple(pipeline)), "steps", actor)


@atomic()
def list_people(handle: str, number: int, people: Sequence[PersonWritten], actor: Actor) -> None:
    """Keep the list of people; somebody who stays keeps their answers."""
    draft = to_write(handle, number, actor)
    there = [*draft.declaration.people]
    listed = []
    for written in people:
        before = _taken(there, written.was) or _taken(there, written.performer)
        listed.append(
            Person(performer=written.performer, answers=before.answers if before else {})
        )
    _write(draft, replace(draft.declaration, people=tuple(listed)), "performers", actor)


def _taken(there: list[P], name: str) -> P | None:
    """Take the first part of this name out of those that are there."""
    found = next((part for part in there if name and named(part) == name), None)
    if found is not None:
        there.remove(found)
    return found


@atomic()
def list_works(
    handle: str, number: int, works: Iterable[str], assets: Iterable[str], actor: Actor
) -> None:
    """Keep the works that a use refers to, and the names of the assets it is to make."""
    draft = to_write(handle, number, actor)
    written = replace(
        draft.declaration,
        works=tuple(dict.fromkeys(works)),
        assets=tuple(dict.fromkeys(assets)),
    )
    _write(draft, written, "works", actor)


@atomic()
def answer_alike(handle: str, number: int, page: str, of: str, actor: Actor) -> None:
    """Let one person answer as the first one on the list, where they have not answered."""
    draft = to_write(handle, number, actor)
    first = draft.declaration.people[:1]
    if not first or not is_of_person(page):
        return
    mine = _answered(draft.declaration.people, page, of, {})
    place = next((n for n, person in enumerate(mine) if person.performer == of), 0)
    alike = replace(mine[place], answers={**first[0].answers, **mine[place].answers})
    people = (*mine[:place], alike, *mine[place + 1 :])
    _write(draft, replace(draft.declaration, people=people), page, actor)


@atomic()
def discard(handle: str, number: int, actor: Actor) -> str:
    """Forget a draft with everything attached to it, and return its title."""
    draft = to_write(handle, number, actor)
    log(draft, "discarded", actor, {})
    drop_draft(draft.number)
    return draft.declaration.title
