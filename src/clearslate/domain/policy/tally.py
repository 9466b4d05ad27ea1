"""Impact on more declarations than memory holds: part by part, with examples by name.

Each part is turned into columns, asked, counted and let go. What stays is the matrix and a few
names, so a million declarations take no more room than a few thousand.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from clearslate.domain.policy.columns import stored
from clearslate.domain.policy.compile import Ruleset
from clearslate.domain.policy.decide import Facts
from clearslate.domain.policy.impact import Impact, impact
from clearslate.domain.policy.rules import Outcome

Named = tuple[str, Facts]
"""What a declaration is called, and what is known of its use."""

Move = tuple[Outcome, Outcome]
"""From one outcome to another, or staying where it was."""

_PART = 4096


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many declarations have which outcome before and after, with the first that move so."""

    matrix: Mapping[Move, int]
    examples: Mapping[Move, tuple[str, ...]]
    """Up to three names for each move, in the order in which the declarations came."""

    @property
    def count(self) -> int:
        """How many declarations were asked about."""
        return sum(self.matrix.values())

    @property
    def moved(self) -> int:
        """How many have another outcome now."""
        return sum(count for (before, after), count in self.matrix.items() if before != after)


def tally(
    before: Ruleset, after: Ruleset, declarations: Iterable[Named], *, most: int = 3
) -> Tally:
    """Return what becomes of ``declarations`` when the rules ``before`` give way to ``after``.

    They are taken a few thousand at a time; up to ``most`` of each move are named.
    """
    matrix: Counter[Move] = Counter({(a, b): 0 for a in Outcome for b in Outcome})
    examples: dict[Move, tuple[str, ...]] = {}
    read = {column.fact for rules in (before, after) for column in rules.columns}
    for part in _parts(declarations):
        found = impact(before, after, stored([facts for _, facts in part], read=read))
        matrix.update(found.matrix)
        for move in found.moved:
            known = examples.get(move, ())
            examples[move] = (*known, *_named(found, move, part, most - len(known)))
    return Tally(matrix=dict(matrix), examples=examples)


def _parts(declarations: Iterable[Named]) -> Iterator[list[Named]]:
    waiting = iter(declarations)
    while part := [*islice(waiting, _PART)]:
        yield part


def _named(found: Impact, move: Move, part: list[Named], most: int) -> Iterator[str]:
    return (part[row][0] for row in found.examples(*move, most=most))
