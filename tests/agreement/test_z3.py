"""z3 proves what the terms claim: that they say what conditions and gates say, bounds and all.

The conditions are put to the solver as they were written, over every way in which all facts
could be known at once; nothing of the engine's or the specification's reasoning is used.
"""

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.agreement.specification import World
from tests.strategies import answers, catalogues, packs

from clearslate.domain.facts import Catalogue, Kind
from clearslate.domain.policy.compile import CompiledRule, Ruleset, compile_rules
from clearslate.domain.policy.decide import Facts, decide
from clearslate.domain.policy.rules import Pack, Rule
from clearslate.domain.policy.terms import Term
from clearslate.formats.facts import load_catalogue
from clearslate.formats.packs import find_pack, ruleset_of

z3 = pytest.importorskip("z3", reason="z3 is an extra: pip install clearslate[prove]")
proving = pytest.importorskip("tests.agreement.proving")
Unknowns, is_possible, rails = proving.Unknowns, proving.is_possible, proving.rails

PROOF = settings(
    max_examples=settings.default.max_examples * 4 // 10,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
OPTIONS = sorted(r.option for r in find_pack("netflix-genai").readings.values() if r.option)
CHOSEN = [(), *((option,) for option in OPTIONS), tuple(OPTIONS)]


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

    findings = decide(compile_rules([pack], catalogue), Facts(known)).findings

    said = {finding.rule.id: finding.certain for finding in findings}
    worlds = [World(catalogue, rule.condition) for rule in pack.rules]
    proved = rails(catalogue, pack, known)
    assert tuple((world.must(known), world.may(known)) for world in worlds) == proved
    assert tuple((said.get(r.id, False), r.id in said) for r in pack.rules) == proved


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
