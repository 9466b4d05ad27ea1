"""Terms: a condition as a list of ways in which it can come true.

Each term is a conjunction that names, for every fact it reads, what the answer
must be. The condition holds certainly where all demands of some term are met
whatever the open facts turn out to be, and may hold where some term is not yet
excluded. The list is complete (two ways that together leave no way around are
joined into a third), so both bounds are exact, and a fact that stands in no
living term makes no difference.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations, product
from math import comb

from clearslate.domain.facts import UNSURE, Answer, Catalogue, Fact, Kind
from clearslate.domain.policy.conditions import (
    All,
    AnyOf,
    AtLeast,
    Condition,
    Criterion,
    DayCriterion,
    Not,
)

_MOST_TERMS = 512


class TooManyTerms(ValueError):
    """A condition has more ways to come true than anyone could review."""


@dataclass(frozen=True, slots=True)
class Demand:
    """What one term asks of one fact: some answer among ``wanted`` or, ``denied``, none.

    Days have ``first..last`` instead. Facts of one answer never carry ``denied``: there
    the complement is wanted.
    """

    fact: str
    wanted: frozenset[str] = frozenset()
    denied: bool = False
    first: date = date.min
    last: date = date.max

    def is_met_by(self, answer: Answer) -> bool | None:
        """Return whether ``answer`` meets the demand; None where it leaves that open."""
        if isinstance(answer, frozenset):
            return self._is_met_by_several(answer)
        if isinstance(answer, date):
            return self.first <= answer <= self.last
        return None if answer == UNSURE else (answer in self.wanted) is not self.denied

    def _is_met_by_several(self, answer: frozenset[str]) -> bool | None:
        if answer & self.wanted:
            return not self.denied
        return None if UNSURE in answer else self.denied


Term = frozenset[Demand]


def terms_of(condition: Condition, catalogue: Catalogue) -> tuple[Term, ...]:
    """Return the minimal ways in which ``condition`` can come true; none where it never does.

    Raises:
        TooManyTerms: past 512 ways, which no reviewer could follow.
    """
    return _complete(minimal(_ways(condition, catalogue, wanted=True)), catalogue)


def _ways(condition: Condition, catalogue: Catalogue, *, wanted: bool) -> list[Term]:
    """Return the terms under which ``condition`` comes out as ``wanted``."""
    if isinstance(condition, Not):
        return _ways(condition.part, catalogue, wanted=not wanted)
    if isinstance(condition, Criterion | DayCriterion):
        return [
            frozenset((demand,)) if demand else frozenset()
            for demand in _demands(condition, catalogue, wanted=wanted)
        ]
    if isinstance(condition, AtLeast):
        return _ways(_spelt_out(condition, wanted=wanted), catalogue, wanted=True)
    parts = [_ways(part, catalogue, wanted=wanted) for part in condition.parts]
    if isinstance(condition, All) is wanted:
        return _conjoined(parts, catalogue)
    return _few({term for part in parts for term in part})


def _spelt_out(condition: AtLeast, *, wanted: bool) -> AnyOf:
    """Return each set of parts that suffices; not ``n`` of them is enough of them not so."""
    parts, count = condition.parts, condition.count
    if not wanted:
        parts, count = tuple(map(Not, parts)), len(parts) - count + 1
    if comb(len(parts), max(count, 0)) > _MOST_TERMS:
        raise TooManyTerms
    return AnyOf(tuple(All(some) for some in combinations(parts, max(count, 0))))


def _few(terms: Collection[Term]) -> list[Term]:
    if len(terms) > _MOST_TERMS:
        raise TooManyTerms
    return [*terms]


def _demands(
    criterion: Criterion | DayCriterion, catalogue: Catalogue, *, wanted: bool
) -> Iterator[Demand | None]:
    """Yield the alternative demands of one criterion; None demands nothing."""
    if isinstance(criterion, DayCriterion):
        yield from _day_demands(criterion, wanted=wanted)
        return
    fact = catalogue[criterion.fact]
    if fact.kind is Kind.SEVERAL:
        yield Demand(fact.id, criterion.answers, denied=not wanted)
        return
    among = criterion.answers if wanted else frozenset(fact.choices) - criterion.answers
    if len(among) == len(fact.choices):
        yield None
    elif among:
        yield Demand(fact.id, among)


def _day_demands(criterion: DayCriterion, *, wanted: bool) -> Iterator[Demand]:
    if wanted:
        yield Demand(criterion.fact, first=criterion.first, last=criterion.last)
        return
    if criterion.first > date.min:
        yield Demand(criterion.fact, last=criterion.first - timedelta(days=1))
    if criterion.last < date.max:
        yield Demand(criterion.fact, first=criterion.last + timedelta(days=1))


def _conjoined(parts: list[list[Term]], catalogue: Catalogue) -> list[Term]:
    together: list[Term] = [frozenset()]
    for part in parts:
        if len(together) * len(part) > _MOST_TERMS:
            raise TooManyTerms
        pairs = (_merged(a | b, catalogue) for a, b in product(together, part))
        together = [*minimal(term for term in pairs if term is not None)]
    return together


def _merged(term: Iterable[Demand], catalogue: Catalogue) -> Term | None:
    """Return ``term`` with its demands on each fact joined; None where they exclude each other."""
    by_fact: dict[str, list[Demand]] = {}
    for demand in term:
        by_fact.setdefault(demand.fact, []).append(demand)
    merged: list[Demand] = []
    for fact, demands in by_fact.items():
        both = _at_once(demands, catalogue[fact])
        if both is None:
            return None
        merged += both
    return frozenset(merged)


def _at_once(demands: list[Demand], fact: Fact) -> list[Demand] | None:
    """Return what ``demands`` on one fact come to together; None where no answer meets all."""
    if fact.kind is Kind.SEVERAL:
        return _sets_at_once(demands, fact.id)
    if fact.kind is Kind.DAY:
        span = Demand(
            fact.id, first=max(d.first for d in demands), last=min(d.last for d in demands)
        )
        return [span] if span.first <= span.last else None
    among = frozenset(fact.choices).intersection(*(d.wanted for d in demands))
    return [Demand(fact.id, among)] if among else None


def _sets_at_once(demands: list[Demand], fact: str) -> list[Demand] | None:
    denied = frozenset[str]().union(*(d.wanted for d in demands if d.denied))
    wanted = {d.wanted - denied for d in demands if not d.denied}
    if frozenset() in wanted:
        return None
    narrowest = [some for some in wanted if not any(other < some for other in wanted)]
    not_any = [Demand(fact, denied, denied=True)] if denied else []
    return [*(Demand(fact, some) for some in narrowest), *not_any]


def _complete(terms: tuple[Term, ...], catalogue: Catalogue) -> tuple[Term, ...]:
    """Return ``terms`` with every way that follows from two of them and that neither covers.

    ``scope in {content} and a`` and ``not scope in {content} and b`` leave no way around
    ``a and b``, whatever the scope turns out to be.
    """
    while True:
        new = {
            term
            for a, b in combinations(terms, 2)
            for term in _consensus(a, b, catalogue)
            if not any(covers(known, term) for known in terms)
        }
        if not new:
            return terms
        terms = minimal(_few({*terms, *new}))


def _consensus(a: Term, b: Term, catalogue: Catalogue) -> Iterator[Term]:
    """Yield the terms that hold only where ``a`` or ``b`` does, one for each fact they share."""
    for one, other in product(a, b):
        if one.fact != other.fact:
            continue
        either = _either(one, other, catalogue[one.fact])
        if either is None:
            continue
        merged = _merged((*(a - {one}), *(b - {other}), *either), catalogue)
        if merged is not None:
            yield merged


def can_both_be_met(a: Term, b: Term, catalogue: Catalogue) -> bool:
    """Whether some answers meet ``a`` and ``b`` at once."""
    return _merged(a | b, catalogue) is not None


def without_a_choice(a: Term, b: Term, catalogue: Catalogue) -> Iterator[tuple[str, Term]]:
    """Yield each fact of which every answer meets ``a`` or ``b``, and where that is so.

    Days are no choices: of two spans that meet, one only takes over from the other.
    """
    for one, other in product(a, b):
        fact = catalogue[one.fact]
        if one.fact != other.fact or fact.kind is Kind.DAY or _either(one, other, fact) != ():
            continue
        merged = _merged((*(a - {one}), *(b - {other})), catalogue)
        if merged is not None:
            yield fact.id, merged


def _either(a: Demand, b: Demand, fact: Fact) -> tuple[Demand, ...] | None:
    """Return what is met only where ``a`` or ``b`` is, wider than both; none where all is."""
    if fact.kind is Kind.DAY:
        return _either_span(a, b)
    if a.denied or b.denied:
        return _either_set(a, b)
    either = a.wanted | b.wanted
    if either in (a.wanted, b.wanted):
        return None
    if fact.kind is not Kind.SEVERAL and len(either) == len(fact.choices):
        return ()
    return (Demand(fact.id, either),)


def _either_set(a: Demand, b: Demand) -> tuple[Demand, ...] | None:
    if a.denied is b.denied:
        return None
    wanted, denied = (b.wanted, a.wanted) if a.denied else (a.wanted, b.wanted)
    left = denied - wanted
    if left == denied:
        return None
    return (Demand(a.fact, left, denied=True),) if left else ()


def _either_span(a: Demand, b: Demand) -> tuple[Demand, ...] | None:
    a, b = sorted((a, b), key=lambda span: (span.first, span.last))
    apart = a.last < date.max and b.first > a.last + timedelta(days=1)
    if apart or b.last <= a.last or a.first == b.first:
        return None
    is_any = a.first == date.min and b.last == date.max
    return () if is_any else (Demand(a.fact, first=a.first, last=b.last),)


def minimal(terms: Iterable[Term]) -> tuple[Term, ...]:
    """Return ``terms`` without those that another already covers, in a stable order.

    Of several that cover each other the first stays.
    """
    distinct = sorted(set(terms), key=_in_order)
    return tuple(
        term
        for place, term in enumerate(distinct)
        if not any(
            covers(other, term) and (at < place or not covers(term, other))
            for at, other in enumerate(distinct)
            if at != place
        )
    )


def _in_order(term: Term) -> tuple[int, list[tuple[object, ...]]]:
    return len(term), sorted((d.fact, sorted(d.wanted), d.denied, d.first, d.last) for d in term)


def covers(wider: Term, narrower: Term) -> bool:
    """Whether every answer that meets ``narrower`` meets ``wider``."""
    return all(any(_implies(has, needs) for has in narrower) for needs in wider)


def _implies(has: Demand, needs: Demand) -> bool:
    if has.fact != needs.fact or has.denied != needs.denied:
        return False
    within = needs.wanted <= has.wanted if has.denied else has.wanted <= needs.wanted
    return within and needs.first <= has.first and has.last <= needs.last
