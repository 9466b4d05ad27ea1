"""Whether rules read every fact in its one riskier direction.

A directed fact may only be asked for its riskier side, so that moving an
answer that way can only raise an outcome. A pack that asks for the safe side
would excuse a use, which no rule may do; it is refused. To ask what a fact is
while its gate is closed is to ask for the safe side of the gate.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from clearslate.domain.facts import Catalogue, Fact, Kind
from clearslate.domain.policy.conditions import Condition
from clearslate.domain.policy.gates import Gates
from clearslate.domain.policy.terms import Demand, terms_of


@dataclass(frozen=True, slots=True)
class WrongWay:
    """A fact that a condition asks for its safe side, and the side it asks for."""

    fact: str
    asked: frozenset[str]


def wrong_ways(condition: Condition, catalogue: Catalogue) -> Iterator[WrongWay]:
    """Yield each directed fact that ``condition`` reads against its direction."""
    for term in terms_of(Gates(catalogue).written_out(condition), catalogue):
        for demand in term:
            fact = catalogue[demand.fact]
            if not _points_up(demand, fact):
                yield WrongWay(fact.id, demand.wanted)


def _points_up(demand: Demand, fact: Fact) -> bool:
    if fact.selector or fact.kind is Kind.DAY:
        return True
    if fact.kind is Kind.SEVERAL:
        return not demand.denied and not demand.wanted & fact.safe
    riskiest = fact.choices[-len(demand.wanted) :] if fact.rising else fact.choices
    return demand.wanted == frozenset(riskiest[: len(demand.wanted)])
