"""z3 proves what the terms claim: that they say what conditions and gates say, bounds and all.

The conditions are put to the solver as they were written, over every way in which all facts
could be known at once; nothing of the engine's or the specification's reasoning is used.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.agreement.specification import World, gates_of
from tests.strategies import answers, catalogues, packs

from clearslate.domain.facts import UNSURE, Answer, Answers, Catalogue, Fact, Kind
from clearslate.domain.policy.compile import CompiledRule, Ruleset, compile_rules
from clearslate.domain.policy.conditions import (
    All,
    AnyOf,
    AtLeast,
    Condition,
    Criterion,
    DayCriterion,
    Not,
)
from clearslate.domain.policy.decide import Facts, decide
from clearslate.domain.policy.rules import Pack, Rule
from clearslate.domain.policy.terms import Demand, Term
from clearslate.formats.facts import load_catalogue
from clearslate.formats.packs import find_pack, ruleset_of

z3 = pytest.importorskip("z3", reason="z3 is an extra: pip install clearslate[prove]")

PROOF = settings(
    max_examples=settings.default.max_examples * 4 // 10,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
OPTIONS = sorted(r.option for r in find_pack("netflix-genai").readings.values() if r.option)
CHOSEN = [(), *((option,) for option in OPTIONS), tuple(OPTIONS)]


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


def terms_of_rule(asked: Ruleset, compiled: CompiledRule) -> list[Term]:
    return [term for bit, term in enumerate(asked.terms) if compiled.terms >> bit & 1]


def assert_terms_say_what_the_rule_says(
    asked: Ruleset, compiled: CompiledRule, unknowns: Unknowns
) -> None:
    compiled_form = z3.Or(*(unknowns.term(term) for term in terms_of_rule(asked, compiled)))
    written = unknowns.formula(compiled.rule.condition)

    assert not is_possible(*unknowns.in_range, written != compiled_form), compiled.rule.id


@st.composite
def cases(draw: st.DrawFn) -> tuple[Catalogue, Pack]:
    catalogue = draw(catalogues(most=5))
    return catalogue, draw(packs(catalogue, most=3))


@PROOF
@given(cases())
def test_the_terms_of_random_rules_say_exactly_what_their_conditions_and_gates_say(
    case: tuple[Catalogue, Pack],
) -> None:
    catalogue, pack = case
    asked = compile_rules([pack], catalogue)

    for compiled in asked.rules:
        assert_terms_say_what_the_rule_says(asked, compiled, Unknowns(catalogue))


@pytest.mark.parametrize("options", CHOSEN, ids=" ".join)
def test_the_terms_of_the_shipped_pack_say_exactly_what_its_conditions_and_gates_say(
    options: tuple[str, ...],
) -> None:
    asked = ruleset_of([find_pack("netflix-genai", options)])
    unknowns = Unknowns(load_catalogue())

    for compiled in asked.rules:
        assert_terms_say_what_the_rule_says(asked, compiled, unknowns)


@PROOF
@given(cases())
def test_no_term_demands_more_than_it_needs_to(case: tuple[Catalogue, Pack]) -> None:
    catalogue, pack = case
    asked = compile_rules([pack], catalogue)
    unknowns = Unknowns(catalogue)

    for compiled in asked.rules:
        written = unknowns.formula(compiled.rule.condition)
        for term in terms_of_rule(asked, compiled):
            for demand in term:
                weaker = unknowns.term(term - {demand})
                assert is_possible(*unknowns.in_range, weaker, z3.Not(written))


@PROOF
@given(cases(), st.data(), st.booleans())
def test_must_and_may_are_proved_for_random_rules_and_answers(
    case: tuple[Catalogue, Pack], data: st.DataObject, selectors_known: bool
) -> None:
    catalogue, pack = case
    known = data.draw(answers(catalogue, selectors_known=selectors_known))
    unknowns = Unknowns(catalogue)
    world = [*unknowns.in_range, *unknowns.known(known)]

    findings = decide(compile_rules([pack], catalogue), Facts(known)).findings

    said = {finding.rule.id: finding.certain for finding in findings}
    for rule in pack.rules:
        written = unknowns.formula(rule.condition)
        must, may = not is_possible(*world, z3.Not(written)), is_possible(*world, written)
        specified = World(catalogue, rule.condition)
        assert (specified.must(known), specified.may(known)) == (must, may)
        assert (said.get(rule.id, False), rule.id in said) == (must, may)


def read_by(rule: Rule) -> Catalogue:
    """Return the facts that ``rule`` hangs on, those of gates among them."""
    catalogue = load_catalogue()
    facts = World(catalogue, rule.condition).facts
    return Catalogue(version="read", facts=tuple(catalogue[fact] for fact in facts))


def assert_not_silenced(rule: Rule, before: Unknowns, after: Unknowns, moved: object) -> None:
    silenced = z3.And(before.formula(rule.condition), z3.Not(after.formula(rule.condition)))

    assert not is_possible(*before.in_range, moved, silenced), rule.id


RULES = find_pack("netflix-genai").pack.rules


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_no_riskier_answer_silences_a_rule_of_the_shipped_pack(rule: Rule) -> None:
    catalogue = read_by(rule)
    directed = [
        fact for fact in catalogue.facts if not fact.selector and fact.kind is not Kind.DAY
    ]

    for fact in directed:
        before, after = Unknowns(catalogue), Unknowns(catalogue)
        if fact.kind is Kind.SEVERAL:
            for choice in set(fact.choices) - fact.safe:
                after = Unknowns(catalogue)
                after.raw[fact.id] = {**before.raw[fact.id], choice: z3.BoolVal(True)}
                assert_not_silenced(rule, before, after, True)
            continue
        after.raw[fact.id] = riskier = z3.Int(f"riskier {fact.id}")
        index = fact.choices.index
        steps = pairwise(fact.choices if fact.rising else fact.choices[::-1])
        moved = [z3.And(before.raw[fact.id] == index(a), riskier == index(b)) for a, b in steps]
        assert_not_silenced(rule, before, after, z3.Or(*moved))
