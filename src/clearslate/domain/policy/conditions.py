"""Conditions: what a rule or a gate may ask about facts, and nothing cleverer.

A condition is ``all``, ``any``, ``not`` or ``at least n of`` over criteria. A
criterion asks whether a fact's answer is among some choices, or whether a day
lies within a span. There are no functions, numbers, strings or loops, so every
condition can be compiled, compared and proved; anything cleverer is a derived
fact, worked out in typed code before rules are asked.

Read next: ``language.py`` for how a condition is written on one line.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Criterion:
    """True where the answer to ``fact`` is among ``answers``.

    For a fact of several choices: where at least one of its answers is.
    """

    fact: str
    answers: frozenset[str]


@dataclass(frozen=True, slots=True)
class DayCriterion:
    """True where the day ``fact`` lies within ``first..last``; both ends belong to the span."""

    fact: str
    first: date = date.min
    last: date = date.max


@dataclass(frozen=True, slots=True)
class All:
    """True where every part is; with no parts, always."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """True where some part is; with no parts, never."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class Not:
    """True where its part is not."""

    part: "Condition"


@dataclass(frozen=True, slots=True)
class AtLeast:
    """True where at least ``count`` of its parts are."""

    count: int
    parts: tuple["Condition", ...]


Condition = Criterion | DayCriterion | All | AnyOf | Not | AtLeast

ALWAYS = All(())
NEVER = AnyOf(())


def facts_read(condition: Condition) -> frozenset[str]:
    """Return the ids of all facts that ``condition`` reads."""
    if isinstance(condition, Criterion | DayCriterion):
        return frozenset((condition.fact,))
    if isinstance(condition, Not):
        return facts_read(condition.part)
    return frozenset().union(*(facts_read(part) for part in condition.parts))


def is_within(condition: Condition, *, most: int, deepest: int) -> bool:
    """Return whether ``condition`` has at most ``most`` parts, nested at most ``deepest`` deep.

    Definitions that name definitions grow fast, so nobody walks a condition before this.
    """
    waiting = [(condition, 1)]
    seen = 0
    while waiting:
        part, depth = waiting.pop()
        seen += 1
        if seen > most or depth > deepest:
            return False
        if isinstance(part, Not):
            waiting.append((part.part, depth + 1))
        elif not isinstance(part, Criterion | DayCriterion):
            waiting += [(each, depth + 1) for each in part.parts]
    return True
