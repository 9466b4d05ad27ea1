"""Slips made on purpose: a case is proposed exactly for those that go unnoticed and matter."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.domain.policy.catalogue import FILM, a_pack_of, a_rule
from tests.strategies import answers, catalogues, known_answers, packs

from clearslate.domain.facts import Catalogue
from clearslate.domain.policy.compile import Ruleset, compile_rules
from clearslate.domain.policy.decide import Facts, decide
from clearslate.domain.policy.mutants import Hunt, hunt
from clearslate.domain.policy.polarity import wrong_ways
from clearslate.domain.policy.rules import Outcome, Pack, Rule
from clearslate.domain.policy.slips import Slipped, slipped, slips
from clearslate.domain.policy.trial import Expected, PackCase, try_cases
from clearslate.formats.cases import try_pack
from clearslate.formats.hunting import hunt_slips
from clearslate.formats.packs import find_pack

LAW = settings(
    max_examples=settings.default.max_examples * 4 // 10,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)


def hunted(rules: Ruleset, cases: Sequence[PackCase]) -> Hunt:
    trial = try_cases(cases, lambda _: rules, {}, ())
    assert not trial.failures
    return hunt(trial, lambda _: rules, {}, ())


def a_case(expected: Outcome, **given_answers: object) -> PackCase:
    return PackCase(
        case=f"case {sorted(given_answers.items(), key=str)}",
        given=given_answers,
        expected=Expected(outcome=expected),
    )


@st.composite
def tried_packs(draw: st.DrawFn) -> tuple[Catalogue, Pack, list[PackCase]]:
    """Return a pack with a few cases that expect what the pack makes of them."""
    catalogue = draw(catalogues(most=4))
    pack = draw(packs(catalogue, most=3))
    rules = compile_rules([pack], catalogue)
    cases = []
    for place in range(draw(st.integers(0, 3))):
        known = draw(answers(catalogue))
        made = decide(rules, Facts(known))
        expected = Expected(outcome=made.outcome, certain=made.certain)
        cases.append(PackCase(case=f"{place}", given=known, expected=expected))
    return catalogue, pack, cases


@LAW
@given(tried_packs())
def test_with_the_missing_cases_added_nothing_is_missing(case) -> None:
    catalogue, pack, cases = case
    rules = compile_rules([pack], catalogue)
    before = hunted(rules, cases)

    after = hunted(rules, [*cases, *before.missing])

    assert after.survivors == ()
    assert after.made == before.made
    assert after.equal == before.equal


@LAW
@given(tried_packs(), st.data())
def test_a_slip_that_counts_as_equal_changes_no_known_use(case, data: st.DataObject) -> None:
    catalogue, pack, cases = case
    rules = compile_rules([pack], catalogue)
    found = hunted(rules, cases)
    known = Facts({fact.id: data.draw(known_answers(fact)) for fact in catalogue.facts})

    for slip in found.equal:
        made = [slipped(rule, slip, ()) for rule in pack.rules if rule.id in slip.rules]
        kept = [rule for rule in pack.rules if rule.id not in slip.rules]
        left = [*kept, *(rule for rule in made if rule is not None)]
        mutant = compile_rules([Pack(reference=pack.reference, rules=tuple(left))], catalogue)
        assert stated(mutant, known) == stated(rules, known)


def stated(rules: Ruleset, facts: Facts) -> tuple[object, ...]:
    made = decide(rules, facts)
    objecting = {finding.rule.id for finding in made.findings}
    return made.outcome, made.certain, made.could_reach, {*made.approvers}, objecting


@LAW
@given(st.data())
def test_no_slip_is_one_that_the_reader_of_packs_would_refuse(data: st.DataObject) -> None:
    catalogue = data.draw(catalogues(most=4))
    pack = data.draw(packs(catalogue, most=2))

    for slip in slips(pack.rules, catalogue, {}):
        for rule in pack.rules:
            made = slipped(rule, slip, ()) if rule.id in slip.rules else None
            assert made is None or not [*wrong_ways(made.condition, catalogue)]


@LAW
@given(st.data())
def test_every_slip_changes_the_rules_it_names(data: st.DataObject) -> None:
    catalogue = data.draw(catalogues(most=4))
    pack = data.draw(packs(catalogue, most=2))
    by_id = {rule.id: rule for rule in pack.rules}

    for slip in slips(pack.rules, catalogue, {}):
        assert all(slipped(by_id[rule], slip, ()) != by_id[rule] for rule in slip.rules)


def ruleset(*rules: Rule) -> Ruleset:
    return compile_rules([a_pack_of(*rules)], FILM)


def test_a_choice_too_many_goes_unnoticed_until_a_case_names_it() -> None:
    rules = ruleset(a_rule("inputs in {script}"))
    some = [
        a_case(Outcome.APPROVAL, inputs=frozenset({"script"})),
        a_case(Outcome.NOTIFY, inputs=frozenset({"none"})),
    ]

    before = hunted(rules, some)
    after = hunted(rules, [*some, a_case(Outcome.NOTIFY, inputs=frozenset({"footage"}))])

    assert [s.slip.kind for s in before.survivors] == [Slipped.CHOICE_ADDED]
    assert before.missing[0].given["inputs"] == frozenset({"footage"})
    assert after.survivors == ()


def test_a_case_that_names_the_rule_notices_what_another_rule_hides() -> None:
    hidden = a_rule("misleading and shown", Outcome.ESCALATE, name="hidden")
    wide = a_rule("misleading", Outcome.BLOCKED, name="wide")
    both = {"misleading": "yes", "shown": "yes"}

    found = hunted(ruleset(hidden, wide), [a_case(Outcome.BLOCKED, **both)])

    forgotten = [s for s in found.survivors if s.slip.kind is Slipped.RULE_FORGOTTEN]
    assert [(s.slip.rules, s.case.expected.by) for s in forgotten] == [(("hidden",), ("hidden",))]


def test_a_part_that_another_already_says_is_equal_when_forgotten() -> None:
    rules = ruleset(a_rule("in_final and prominence >= prominent"))

    found = hunted(rules, [])

    assert [(slip.kind, slip.part) for slip in found.equal] == [(Slipped.PART_FORGOTTEN, 0)]


def test_what_is_raised_while_a_fact_is_open_needs_a_case_that_leaves_it_open() -> None:
    rule = a_rule("misleading", Outcome.BLOCKED, when_unsure={"misleading": Outcome.BLOCKED})
    known = [a_case(Outcome.BLOCKED, misleading="yes"), a_case(Outcome.NOTIFY, misleading="no")]

    (survivor,) = hunted(ruleset(rule), known).survivors

    assert survivor.slip.kind is Slipped.RAISE_FORGOTTEN
    assert survivor.case.given == {}
    assert survivor.case.expected.certain is Outcome.NOTIFY


def test_a_definition_is_spoilt_once_for_all_rules_that_read_it() -> None:
    shared = a_rule("misleading or shown").condition
    rules = [replace(a_rule("misleading", name=name), condition=shared) for name in "ab"]

    found = [s for s in slips(rules, FILM, {}) if s.kind is Slipped.AND_FOR_OR]

    assert [slip.rules for slip in found] == [("a", "b")]


@pytest.fixture(scope="module")
def shipped() -> Hunt:
    return hunt_slips("netflix-genai", try_pack("netflix-genai"))


def test_the_cases_of_the_shipped_pack_notice_every_slip_that_matters(shipped: Hunt) -> None:
    assert [survivor.case.case for survivor in shipped.survivors] == []
    assert shipped.unstated == ()
    assert shipped.made > 300


def test_slips_are_made_in_every_rule_of_the_shipped_pack(shipped: Hunt) -> None:
    rules = {rule.id for rule in find_pack("netflix-genai").pack.rules}

    under = {slip.rules[0] for slip in shipped.equal}

    assert under < rules
    assert shipped.noticed + len(shipped.equal) == shipped.made
