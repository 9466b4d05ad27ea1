"""Gates: while a question does not arise, its fact counts as its safest answer.

What is asked of a fact behind a gate is asked of the gate too. Written out so, a condition
says by itself when it holds, and nothing that reads it need know of gates.
"""

from collections.abc import Sequence
from datetime import date

from clearslate.domain.facts import Catalogue, Fact
from clearslate.domain.policy.conditions import (
    All,
    AnyOf,
    AtLeast,
    Condition,
    Criterion,
    DayCriterion,
    Not,
    is_within,
)
from clearslate.domain.policy.language import Vocabulary, read_condition
from clearslate.domain.policy.terms import TooManyTerms

_MOST_PARTS = 4096
_DEEPEST = 100


class CircularGates(ValueError):
    """Facts wait for each other to be asked, so none ever is."""

    def __init__(self, facts: Sequence[str]) -> None:
        super().__init__(", ".join(facts))
        self.facts = tuple(facts)


class Gates:
    """The gates of one catalogue, each read from its line when it is first met."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._vocabulary = Vocabulary(catalogue=catalogue, definitions={}, options={})
        self._open: dict[str, Condition] = {}

    def written_out(self, condition: Condition) -> Condition:
        """Return ``condition`` with what it asks of gates; it reads no gated fact unguarded.

        Raises:
            CircularGates: where a fact stands behind itself.
            TooManyTerms: where the condition is longer or deeper than anyone could follow.
        """
        if not is_within(condition, most=_MOST_PARTS, deepest=_DEEPEST):
            raise TooManyTerms
        return self._written_out(condition, ())

    def _written_out(self, condition: Condition, above: tuple[str, ...]) -> Condition:
        match condition:
            case Criterion() | DayCriterion():
                return self._guarded(condition, above)
            case Not(part):
                return Not(self._written_out(part, above))
            case AtLeast(count, parts):
                return AtLeast(count, self._all_written_out(parts, above))
            case All(parts):
                return All(self._all_written_out(parts, above))
            case AnyOf(parts):
                return AnyOf(self._all_written_out(parts, above))

    def _all_written_out(
        self, parts: tuple[Condition, ...], above: tuple[str, ...]
    ) -> tuple[Condition, ...]:
        return tuple(self._written_out(part, above) for part in parts)

    def _guarded(self, asked: Criterion | DayCriterion, above: tuple[str, ...]) -> Condition:
        fact = self._catalogue[asked.fact]
        if fact.gate is None:
            return asked
        gate = self._opens(fact.id, fact.gate, above)
        if isinstance(asked, Criterion) and _is_safest(asked, fact):
            return AnyOf((asked, Not(gate)))
        return All((asked, gate))

    def _opens(self, fact: str, line: str, above: tuple[str, ...]) -> Condition:
        if fact in above:
            raise CircularGates((*above[above.index(fact) :], fact))
        if fact not in self._open:
            gate = read_condition(line, self._vocabulary)
            self._open[fact] = self._written_out(gate, (*above, fact))
        return self._open[fact]


def _is_safest(asked: Criterion, fact: Fact) -> bool:
    """Whether the answer that counts behind a closed gate is one of those asked for."""
    safest = fact.safest
    if isinstance(safest, date):
        return False
    return bool(asked.answers & (safest if isinstance(safest, frozenset) else {safest}))
