"""Review order: who decides first, and who waits until they have said yes.

A pack may put offices in turns. Those of one turn decide at the same time; each later turn waits
until all that is needed of the earlier ones is given. Without an order all decide at once.

Read next: ``determination.py`` for whom a use asks, ``request.py`` for whose turn it is.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from clearslate.domain.policy.rules import Pack, ReviewOrder
from clearslate.domain.roles import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """One office that a pack asks before another."""

    first: Role
    then: Role
    pack: str


class CircularOrder(ValueError):
    """Packs in force together put offices before each other, so none could ever begin.

    ``ring`` leads from an office by those that wait for it back to where it began.
    """

    def __init__(self, ring: tuple[Before, ...]) -> None:
        super().__init__(", ".join(each.first for each in ring))
        self.ring = ring


def joined_order(packs: Iterable[Pack]) -> ReviewOrder:
    """Return the one order of packs that are in force together; empty where none says any.

    An office stands in the earliest turn that comes after all that some pack puts before it. An
    office that no pack puts after another comes with the first turn.

    Raises:
        CircularOrder: where two packs, or several in a ring, contradict each other.
    """
    before: dict[Role, list[Before]] = {role: [] for role in Role}
    for each in (said for pack in packs for said in _said_by(pack)):
        before[each.then].append(each)
    turns: list[frozenset[Role]] = []
    left = {*Role}
    while left:
        turn = frozenset(r for r in left if not any(b.first in left for b in before[r]))
        if not turn:
            raise CircularOrder(_ring(before, left))
        turns.append(turn)
        left -= turn
    return tuple(turns) if len(turns) > 1 else ()


def _said_by(pack: Pack) -> Iterable[Before]:
    for place, turn in enumerate(pack.review_order):
        for earlier in pack.review_order[:place]:
            for first in sorted(earlier):
                yield from (Before(first=first, then=r, pack=pack.reference.id) for r in turn)


def _ring(before: Mapping[Role, list[Before]], left: set[Role]) -> tuple[Before, ...]:
    """Return a way round among ``left``, each of which waits for another of them."""
    way: list[Before] = []
    role = min(left)
    while role not in {each.then for each in way}:
        way.insert(0, next(b for b in before[role] if b.first in left))
        role = way[0].first
    last = next(place for place, each in enumerate(way) if each.then == role)
    return tuple(way[: last + 1])


def in_turns(roles: Iterable[Role], order: ReviewOrder) -> tuple[tuple[Role, ...], ...]:
    """Return ``roles`` in their turns, first to last; turns that none of them has are left out.

    An office that the order does not name comes with the first turn.
    """
    place_of = {role: place for place, turn in enumerate(order) for role in turn}
    turns: dict[int, list[Role]] = {}
    for role in roles:
        turns.setdefault(place_of.get(role, 0), []).append(role)
    return tuple(tuple(turns[place]) for place in sorted(turns))
