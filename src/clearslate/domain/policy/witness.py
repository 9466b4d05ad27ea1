"""Answers that show a difference: the mildest use that meets one term and none of some others.

The search is exact. A directed fact need only be as risky as the term demands, since no rule
asks for its safer side; what is left are selectors, sets and days, and there each other term
is shut by the opposite of one of its demands, tried one after the other.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from clearslate.domain.facts import Answer, Catalogue, Fact, Kind
from clearslate.domain.policy.terms import Demand, Term, covers

Witness = dict[str, Answer]
_Box = Mapping[str, tuple[Demand, ...]]
"""What is demanded of each fact, joined, so that some answer meets all of it."""


def witness(term: Iterable[Demand], catalogue: Catalogue) -> Witness:
    """Return the mildest answers that meet ``term``; what it does not demand is at its safest.

    Days that it does not demand stay open, and so do facts that have a default.
    """
    shown: Witness = {
        fact.id: fact.safest
        for fact in catalogue.facts
        if fact.kind is not Kind.DAY and fact.default is None
    }
    by_fact: dict[str, list[Demand]] = {}
    for demand in term:
        by_fact.setdefault(demand.fact, []).append(demand)
    for name in sorted(by_fact, key=catalogue.position):
        shown[name] = _meeting(by_fact[name], catalogue[name])
    return shown


def _meeting(demands: list[Demand], fact: Fact) -> Answer:
    """Return the mildest answer to ``fact`` that meets all of ``demands`` on it."""
    if fact.kind is Kind.SEVERAL:
        return _meeting_set(demands, fact)
    [demand] = demands
    if fact.kind is Kind.DAY:
        return demand.first if demand.first > date.min else demand.last
    return next(choice for choice in _scale(fact) if choice in demand.wanted)


def _meeting_set(demands: list[Demand], fact: Fact) -> Answer:
    denied = frozenset[str]().union(*(d.wanted for d in demands if d.denied))
    wanted = sorted((d.wanted - denied for d in demands if not d.denied), key=sorted)
    safest = fact.safest
    given = (safest if isinstance(safest, frozenset) else frozenset[str]()) - denied
    if all(given & some for some in wanted):
        return given
    # Nobody says *none* beside something else, unless a rule asks for both.
    given -= {"none"}
    for some in wanted:
        if not given & some:
            given |= {min(some - {"none"}, default="none")}
    return given


def outside(term: Term, others: Iterable[Term], catalogue: Catalogue) -> Witness | None:
    """Return answers that meet ``term`` and certainly none of ``others``; None where none do."""
    box = _mildest(term, catalogue)
    near = [left for other in others if (left := _left_of(other, box, catalogue)) is not None]
    found = _outside(box, near, catalogue)
    if found is None:
        return None
    return witness((demand for demands in found.values() for demand in demands), catalogue)


def is_graded(fact: Fact) -> bool:
    """Whether ``fact`` has one answer, and a mildest one among any that are wanted."""
    return not fact.selector and fact.kind not in (Kind.SEVERAL, Kind.DAY)


def _scale(fact: Fact) -> tuple[str, ...]:
    return fact.choices if fact.rising else fact.choices[::-1]


def _mildest(term: Term, catalogue: Catalogue) -> _Box:
    box: dict[str, tuple[Demand, ...]] = {}
    for demand in term:
        fact = catalogue[demand.fact]
        if is_graded(fact):
            mildest = next(choice for choice in _scale(fact) if choice in demand.wanted)
            demand = Demand(fact.id, frozenset((mildest,)))
        box[fact.id] = (*box.get(fact.id, ()), demand)
    return box


def _left_of(other: Term, box: _Box, catalogue: Catalogue) -> Term | None:
    """Return what ``other`` still hangs on at the mildest answers; None where they shut it."""
    left = []
    for demand in other:
        fact = catalogue[demand.fact]
        if not is_graded(fact):
            left.append(demand)
            continue
        at = next(iter(box[fact.id][0].wanted)) if fact.id in box else _scale(fact)[0]
        if at not in demand.wanted:
            return None
    return frozenset(left)


def _outside(box: _Box, others: Sequence[Term], catalogue: Catalogue) -> _Box | None:
    near = [other for other in others if _may_be_met(other, box, catalogue)]
    if not near:
        return box
    loose = [
        [d for d in other if not covers(frozenset((d,)), frozenset(box.get(d.fact, ())))]
        for other in near
    ]
    for demand in min(loose, key=len):
        for opposite in _opposites(demand, catalogue[demand.fact]):
            narrower = _narrowed(box, opposite, catalogue[demand.fact])
            found = None if narrower is None else _outside(narrower, near, catalogue)
            if found is not None:
                return found
    return None


def _may_be_met(other: Term, box: _Box, catalogue: Catalogue) -> bool:
    for demand in other:
        narrower = _narrowed(box, demand, catalogue[demand.fact])
        if narrower is None:
            return False
        box = narrower
    return True


def _opposites(demand: Demand, fact: Fact) -> Iterator[Demand]:
    """Yield the demands of which one is met wherever ``demand`` is not."""
    if fact.kind is Kind.SEVERAL:
        yield Demand(fact.id, demand.wanted, denied=not demand.denied)
    elif fact.kind is not Kind.DAY:
        yield Demand(fact.id, frozenset(fact.choices) - demand.wanted)
    else:
        if demand.first > date.min:
            yield Demand(fact.id, last=demand.first - timedelta(days=1))
        if demand.last < date.max:
            yield Demand(fact.id, first=demand.last + timedelta(days=1))


def _narrowed(box: _Box, demand: Demand, fact: Fact) -> _Box | None:
    """Return ``box`` where ``demand`` is met too; None where nothing meets both."""
    both = (*box.get(fact.id, ()), demand)
    if fact.kind is Kind.SEVERAL:
        joined = _sets(both, fact)
    elif fact.kind is Kind.DAY:
        first, last = max(d.first for d in both), min(d.last for d in both)
        joined = (Demand(fact.id, first=first, last=last),) if first <= last else None
    else:
        among = frozenset(fact.choices).intersection(*(d.wanted for d in both))
        joined = (Demand(fact.id, among),) if among else None
    return None if joined is None else {**box, fact.id: joined}


def _sets(demands: Iterable[Demand], fact: Fact) -> tuple[Demand, ...] | None:
    demands = tuple(demands)
    denied = frozenset[str]().union(*(d.wanted for d in demands if d.denied))
    wanted = {d.wanted - denied for d in demands if not d.denied}
    if frozenset() in wanted:
        return None
    not_any = (Demand(fact.id, denied, denied=True),) if denied else ()
    return (*(Demand(fact.id, some) for some in sorted(wanted, key=sorted)), *not_any)
