"""A silent rule is explained by answers that really keep it silent."""

from hypothesis import HealthCheck, given, settings
from tests.domain.policy.catalogue import FILM, a_pack_of, a_rule
from tests.domain.policy.test_ask import begun

from clearslate.domain.facts import Scope
from clearslate.domain.policy.compile import compile_rules
from clearslate.domain.policy.decide import Facts, decide
from clearslate.domain.policy.silence import silent_rules

LAW = settings(
    deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)


@LAW
@given(begun())
def test_every_rule_either_objects_or_is_explained(case) -> None:
    rules, facts, _ = case
    made = decide(rules, facts)

    silent = [each.rule.reference for each in silent_rules(rules, facts, made)]

    spoke = [finding.rule.reference for finding in made.findings]
    assert sorted(silent + spoke) == sorted(c.rule.reference for c in rules.rules)


@LAW
@given(begun())
def test_the_answers_named_keep_the_rule_silent_whatever_else_is_found_out(case) -> None:
    rules, facts, _ = case

    for each in silent_rules(rules, facts, decide(rules, facts)):
        named = {out.fact: out.answer for out in each.ruled_out_by}
        spoke = {finding.rule.reference for finding in decide(rules, Facts(named)).findings}
        assert each.rule.reference not in spoke


@LAW
@given(begun())
def test_the_answers_named_were_given(case) -> None:
    rules, facts, _ = case

    for each in silent_rules(rules, facts, decide(rules, facts)):
        items = {Scope.STEP: facts.steps, Scope.PERSON: facts.people}.get(each.rule.scope, ())
        known = {**facts.use, **items[0].answers} if items else facts.use
        for out in each.ruled_out_by:
            assert known.get(out.fact, rules.catalogue[out.fact].default) == out.answer


def test_a_rule_that_can_never_hold_names_no_answer() -> None:
    rules = compile_rules([a_pack_of(a_rule("misleading and never"))], FILM)
    facts = Facts({"misleading": "yes"})

    (silence,) = silent_rules(rules, facts, decide(rules, facts))

    assert silence.ruled_out_by == ()


def test_a_gate_that_is_closed_is_the_reason() -> None:
    rules = compile_rules([a_pack_of(a_rule("prominence >= prominent"))], FILM)
    facts = Facts({"in_final": "no", "prominence": "critical"})

    (silence,) = silent_rules(rules, facts, decide(rules, facts))

    assert [out.fact for out in silence.ruled_out_by] == ["in_final"]
