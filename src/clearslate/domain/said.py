"""What registers say of a use, beside what its declarant said.

Read next: ``registers_say.py`` for who says what, ``filling.py`` for how it is joined.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from clearslate.domain.facts import (
    UNSURE,
    Answer,
    Answers,
    Catalogue,
    Fact,
    Kind,
    Register,
    Scope,
)


class Lost(StrEnum):
    """Why a record that a use stood on no longer carries it."""

    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lapse:
    """A record that once covered a use, and since when it no longer does."""

    register: Register
    reference: str
    lost: Lost
    since: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One register's answer to one fact, the record it read, and what has lapsed there."""

    fact: str
    answer: Answer
    register: Register
    reference: str | None = None
    lapse: Lapse | None = None
    hangs_on: tuple[str, ...] = ()
    """The facts of the use that are open and without which the register cannot answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Both sides of a fact that a register answered: what was declared, and what counts.

    ``about`` names the step or person; it is empty for the whole use.
    """

    word: Word
    declared: Answer | None
    counts: Answer
    about: str = ""


def riskier(fact: Fact, one: Answer | None, other: Answer) -> Answer:
    """Return the riskier of two answers; silence is no answer, and *unsure* beats only safety.

    A set is united: what either side says goes in, goes in.
    """
    if one is None:
        return other
    if fact.kind is Kind.SEVERAL:
        return _united(fact, _several(one), _several(other))
    if fact.selector or fact.kind is Kind.DAY:
        return other
    return max(one, other, key=lambda answer: _risk(fact, answer))


def _risk(fact: Fact, answer: Answer) -> float:
    if answer == UNSURE:
        return 0.5
    place = fact.choices.index(str(answer))
    return float(place if fact.rising else len(fact.choices) - 1 - place)


def _several(answer: Answer) -> frozenset[str]:
    return answer if isinstance(answer, frozenset) else frozenset((str(answer),))


def _united(fact: Fact, one: frozenset[str], other: frozenset[str]) -> frozenset[str]:
    both = one | other
    return both - {"none"} if both - {"none"} - {UNSURE} else both


def worst_of(items: Sequence[Answers], base: Answers, catalogue: Catalogue) -> dict[str, Answer]:
    """Return, for the use as a whole, the riskiest answers that its steps or people give.

    Where an item is silent ``base`` answers for it. What is asked of each person stays with the
    person; what ``base`` answers for the whole use is not made milder by a part.
    """
    worst: dict[str, Answer] = {}
    for fact in catalogue.facts:
        if fact.scope is Scope.PERSON or not any(fact.id in item for item in items):
            continue
        given = [item.get(fact.id, base.get(fact.id)) for item in items]
        if fact.scope is not Scope.STEP and fact.id in base:
            given.append(base[fact.id])
        answer = joined(fact, given)
        if answer is not None:
            worst[fact.id] = answer
    return worst


def joined(fact: Fact, given: Sequence[Answer | None]) -> Answer | None:
    """Return the riskiest of ``given``; where one is silent, only what no answer can outdo.

    Of a selector no answer is the riskier: where they differ, it is not known.
    """
    if fact.selector and fact.kind is not Kind.SEVERAL:
        return given[0] if len({*given}) == 1 else UNSURE
    worst: Answer | None = None
    for answer in given:
        if answer is not None:
            worst = riskier(fact, worst, answer)
    if None not in given or worst is None:
        return worst
    if isinstance(worst, frozenset):
        return worst | {UNSURE}
    return worst if worst == fact.riskiest else None
