"""Conditions as formulas of z3: what was written, over every way in which all facts could be.

Nothing of the engine's or the specification's reasoning is used.
"""

from collections.abc import Iterable, Mapping
from datetime import date

import z3
from tests.agreement.specification import gates_of

from clearslate.domain.facts import UNSURE, Answer, Answers, Catalogue, Fact, Kind
from clearslate.domain.policy.conditions import (
    All,
    AnyOf,
    AtLeast,
    Condition,
    Criterion,
    DayCriterion,
    Not,
)
from clearslate.domain.policy.rules import Pack
from clearslate.domain.policy.terms import Demand, Term


class Unknowns:
    """Every fact as a variable of the solver, and conditions as formulas over them."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._gates = gates_of(catalogue)
        self.raw = {fact.id: _variable(fact) for fact in catalogue.facts}
        self._settled: dict[str, object] = {}

    @property
    def in_range(self) -> list[object]:
        """What any completion obeys: a choice is one of its choices, a day is in the calendar."""
        bounds = {
            fact.id: (date.min.toordinal(), date.max.toordinal())
            if fact.kind is Kind.DAY
            else (0, len(fact.choices) - 1)
            for fact in self._catalogue.facts
            if fact.kind is not Kind.SEVERAL
        }
        return [
            z3.And(self.raw[fact] >= least, self.raw[fact] <= most)
            for fact, (least, most) in bounds.items()
        ]

    def known(self, given_answers: Answers) -> list[object]:
        """Return what the answers given so far say of a completion."""
        said = []
        for fact in self._catalogue.facts:
            answer = given_answers.get(fact.id, fact.default)
            if answer is not None and answer != UNSURE:
                said += self.is_answered(fact, answer)
        return said

    def is_answered(self, fact: Fact, answer: Answer) -> list[object]:
        """Return that ``fact`` is answered so; of an unsure set only what is known of it."""
        raw = self.raw[fact.id]
        if isinstance(answer, date):
            return [raw == answer.toordinal()]
        if isinstance(answer, str):
            return [raw == fact.choices.index(answer)]
        return [
            raw[choice] if choice in answer else z3.Not(raw[choice])
            for choice in fact.choices
            if choice in answer or UNSURE not in answer
        ]

    def formula(self, condition: Condition) -> object:
        """Return ``condition`` over facts as their gates leave them."""
        match condition:
            case All(parts):
                return z3.And(*(self.formula(part) for part in parts))
            case AnyOf(parts):
                return z3.Or(*(self.formula(part) for part in parts))
            case Not(part):
                return z3.Not(self.formula(part))
            case AtLeast(count, parts):
                whole = [z3.If(self.formula(part), 1, 0) for part in parts]
                return z3.Sum(whole) >= count
            case Criterion(fact, wanted):
                return self._among(fact, wanted)
            case DayCriterion(fact, first, last):
                day = self._effective(fact)
                return z3.And(day >= first.toordinal(), day <= last.toordinal())

    def term(self, term: Term) -> object:
        """Return one compiled term, which speaks of answers as they were given."""
        return z3.And(*(self._demand(demand) for demand in term))

    def _demand(self, demand: Demand) -> object:
        fact, raw = self._catalogue[demand.fact], self.raw[demand.fact]
        if fact.kind is Kind.DAY:
            return z3.And(raw >= demand.first.toordinal(), raw <= demand.last.toordinal())
        met = _is_among(fact, raw, demand.wanted)
        return z3.Not(met) if demand.denied else met

    def _among(self, name: str, wanted: Iterable[str]) -> object:
        return _is_among(self._catalogue[name], self._effective(name), wanted)

    def _effective(self, name: str) -> object:
        if name not in self._settled:
            self._settled[name] = self._gated(self._catalogue[name])
        return self._settled[name]

    def _gated(self, fact: Fact) -> object:
        raw = self.raw[fact.id]
        if fact.gate is None:
            return raw
        gate = self.formula(self._gates[fact.id])
        if isinstance(raw, Mapping):
            assert isinstance(fact.safest, frozenset)
            safest = {choice: z3.BoolVal(choice in fact.safest) for choice in fact.choices}
            return {choice: z3.If(gate, raw[choice], safest[choice]) for choice in fact.choices}
        assert isinstance(fact.safest, str)
        return z3.If(gate, raw, fact.choices.index(fact.safest))


def _variable(fact: Fact) -> object:
    if fact.kind is Kind.SEVERAL:
        return {choice: z3.Bool(f"{fact.id}.{choice}") for choice in fact.choices}
    return z3.Int(fact.id)


def _is_among(fact: Fact, value: object, wanted: Iterable[str]) -> object:
    if isinstance(value, Mapping):
        return z3.Or(*(value[choice] for choice in wanted))
    return z3.Or(*(value == fact.choices.index(choice) for choice in wanted))


def is_possible(*said: object) -> bool:
    solver = z3.Solver()
    solver.add(*said)
    return bool(solver.check() == z3.sat)


def rails(catalogue: Catalogue, pack: Pack, known: Answers) -> tuple[tuple[bool, bool], ...]:
    """Return for each rule whether it must hold, and whether it may, as z3 proves it."""
    unknowns = Unknowns(catalogue)
    world = [*unknowns.in_range, *unknowns.known(known)]
    written = [unknowns.formula(rule.condition) for rule in pack.rules]
    return tuple(
        (not is_possible(*world, z3.Not(each)), is_possible(*world, each)) for each in written
    )
