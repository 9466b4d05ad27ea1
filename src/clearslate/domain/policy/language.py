"""The one line in which a condition is written.

    person_shown and not consent_on_record
    inputs in {script, contract} and environment >= own_enterprise
    at least 2 of (misleading, realistic, person_shown)

``name`` alone is a yes/no fact, a named definition or an option of the pack;
``fact in {a, b}`` asks for one of these answers, ``fact beyond {a, b}`` for an
answer other than these; ordered facts and days compare with ``>=`` and ``<=``;
``always`` and ``never`` speak for themselves. ``and`` binds tighter than ``or``.

Reading needs a `Vocabulary`: words are resolved where they stand, so that a
misspelt fact is an error at its place and never a rule that silently fails.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from clearslate.domain.facts import YES, Catalogue, Fact, Kind
from clearslate.domain.policy.conditions import (
    ALWAYS,
    NEVER,
    All,
    AnyOf,
    AtLeast,
    Condition,
    Criterion,
    DayCriterion,
    Not,
)

_TOKENS = re.compile(r"\s*(?:(>=|<=|[(){},])|([A-Za-z0-9_-]+)|(\S))")
_WORDS = frozenset(("and", "or", "not", "in", "beyond", "at", "least", "of", "always", "never"))
_A_NUMBER = re.compile(r"[0-9]{1,2}")
_DEEPEST = 40


class NotACondition(ValueError):
    """A line cannot be read as a condition.

    ``position`` counts characters from 0; ``expected`` is an id that `formats` words;
    ``known`` are the words that would have been right there, if they can be listed.
    """

    def __init__(
        self, *, position: int, found: str, expected: str, known: Collection[str] = ()
    ) -> None:
        super().__init__(f"at {position}: found `{found}`, expected {expected}")
        self.position = position
        self.found = found
        self.expected = expected
        self.known = tuple(known)


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """The words a condition may use: facts, definitions read so far, and options in effect.

    An option is a constant: ``True`` where the production chose it.
    """

    catalogue: Catalogue
    definitions: Mapping[str, Condition]
    options: Mapping[str, bool]

    @property
    def names(self) -> tuple[str, ...]:
        """Every name that may stand at the head of a criterion."""
        return (*self.catalogue.ids, *self.definitions, *self.options)


def read_condition(line: str, vocabulary: Vocabulary) -> Condition:
    """Return the condition that ``line`` says.

    Raises:
        NotACondition: at the first word that cannot stand where it stands.
    """
    return _Reader(line, vocabulary).whole()


class _Reader:
    """Recursive descent over the tokens of one line."""

    def __init__(self, line: str, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._tokens = [
            (match.group(match.lastindex or 0), match.start(match.lastindex or 0))
            for match in _TOKENS.finditer(line)
        ]
        self._tokens.append(("", len(line)))
        self._at = 0
        self._depth = 0

    def whole(self) -> Condition:
        condition = self._any()
        if self._word:
            raise self._surprise("and_or_end", ("and", "or"))
        return condition

    @property
    def _word(self) -> str:
        return self._tokens[self._at][0]

    def _take(self) -> str:
        word = self._word
        self._at += 1
        return word

    def _accept(self, word: str) -> bool:
        if self._word == word:
            self._at += 1
            return True
        return False

    def _demand(self, word: str) -> None:
        if not self._accept(word):
            raise self._surprise("this_word", (word,))

    def _surprise(self, expected: str, known: Collection[str] = ()) -> NotACondition:
        word, position = self._tokens[self._at]
        return NotACondition(position=position, found=word, expected=expected, known=known)

    def _any(self) -> Condition:
        parts = [self._all()]
        while self._accept("or"):
            parts.append(self._all())
        return parts[0] if len(parts) == 1 else AnyOf(tuple(parts))

    def _all(self) -> Condition:
        parts = [self._one()]
        while self._accept("and"):
            parts.append(self._one())
        return parts[0] if len(parts) == 1 else All(tuple(parts))

    def _one(self) -> Condition:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise self._surprise("less_nesting")
        try:
            return self._unary()
        finally:
            self._depth -= 1

    def _unary(self) -> Condition:
        if self._accept("not"):
            return Not(self._one())
        if self._accept("("):
            inner = self._any()
            self._demand(")")
            return inner
        if self._accept("at"):
            return self._at_least()
        if self._accept("always"):
            return ALWAYS
        if self._accept("never"):
            return NEVER
        return self._criterion()

    def _at_least(self) -> Condition:
        self._demand("least")
        if not _A_NUMBER.fullmatch(self._word):
            raise self._surprise("a_number")
        count = int(self._take())
        self._demand("of")
        self._demand("(")
        parts = [self._any()]
        while self._accept(","):
            parts.append(self._any())
        self._demand(")")
        return AtLeast(count, tuple(parts))

    def _criterion(self) -> Condition:
        names = self._vocabulary.names
        name = self._word
        if not name or name in _WORDS or name not in names:
            raise self._surprise("a_name", names)
        self._at += 1
        if name in self._vocabulary.options:
            return ALWAYS if self._vocabulary.options[name] else NEVER
        if name in self._vocabulary.definitions:
            return self._vocabulary.definitions[name]
        return self._about(self._vocabulary.catalogue[name])

    def _about(self, fact: Fact) -> Condition:
        if fact.kind is Kind.DAY:
            return self._day(fact)
        if fact.kind is Kind.YES_NO:
            return Criterion(fact.id, frozenset((YES,)))
        if self._accept("in"):
            return Criterion(fact.id, self._choices(fact))
        if self._accept("beyond"):
            return Criterion(fact.id, frozenset(fact.choices) - self._choices(fact))
        if fact.kind is Kind.ORDERED and self._word in (">=", "<="):
            return Criterion(fact.id, self._compared(fact))
        comparisons = (">=", "<=") if fact.kind is Kind.ORDERED else ()
        raise self._surprise("a_comparison", ("in", "beyond", *comparisons))

    def _choices(self, fact: Fact) -> frozenset[str]:
        self._demand("{")
        chosen = [self._choice(fact)]
        while self._accept(","):
            chosen.append(self._choice(fact))
        self._demand("}")
        return frozenset(chosen)

    def _choice(self, fact: Fact) -> str:
        if self._word not in fact.choices:
            raise self._surprise("a_choice", fact.choices)
        return self._take()

    def _compared(self, fact: Fact) -> frozenset[str]:
        upward = self._take() == ">="
        at = fact.choices.index(self._choice(fact))
        return frozenset(fact.choices[at:] if upward else fact.choices[: at + 1])

    def _day(self, fact: Fact) -> Condition:
        comparison = self._word
        if comparison not in (">=", "<="):
            raise self._surprise("a_comparison", (">=", "<="))
        self._at += 1
        try:
            day = date.fromisoformat(self._word)
        except ValueError:
            raise self._surprise("a_day") from None
        self._at += 1
        return (
            DayCriterion(fact.id, first=day)
            if comparison == ">="
            else DayCriterion(fact.id, last=day)
        )
