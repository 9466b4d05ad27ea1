"""What is said of two packs beside each other is so, for every use."""

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from tests.domain.policy.catalogue import FILM, a_pack_of, a_rule
from tests.strategies import a_pack, all_facts, catalogues, conditions, known_answers, packs, rules

from clearslate.domain.facts import Answer, Catalogue, Fact, Kind, Scope
from clearslate.domain.policy.compile import Ruleset, compile_rules
from clearslate.domain.policy.conditions import ALWAYS, All, Criterion, Not
from clearslate.domain.policy.decide import Facts, decide
from clearslate.domain.policy.determination import Determination
from clearslate.domain.policy.layers import Dilemma, Outdone, dilemmas, hold_together, outdone
from clearslate.domain.policy.rules import Outcome, Pack, Rule

LAW = settings(
    max_examples=settings.default.max_examples * 6 // 10,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)


def of_pack(pack: Pack, name: str) -> Pack:
    reference = replace(pack.reference, id=name)
    return replace(
        pack, reference=reference, rules=tuple(replace(rule, pack=name) for rule in pack.rules)
    )


@st.composite
def layered(draw: st.DrawFn) -> tuple[Catalogue, Pack, Pack]:
    """Return two packs, the second with rules made of the first one's, narrower or opposite."""
    catalogue = draw(catalogues())
    lower, upper = draw(packs(catalogue, most=3)), draw(packs(catalogue, most=2))
    model = draw(st.sampled_from(lower.rules))
    outcomes = st.sampled_from([o for o in Outcome if o <= model.outcome])
    part = draw(st.sampled_from(upper.rules)).condition
    narrow = replace(
        model,
        id="narrow",
        condition=draw(st.sampled_from([model.condition, All((model.condition, part))])),
        outcome=draw(outcomes),
        when_unsure=draw(st.sampled_from([(), model.when_unsure])),
    )
    selectors = [f for f in catalogue.facts if f.selector and f.choices and f.gate is None]
    more = [narrow]
    if selectors:
        fact = draw(st.sampled_from(selectors))
        choice = Criterion(fact.id, frozenset((draw(st.sampled_from(fact.choices)),)))
        more.append(replace(model, id="there", condition=All((part, Not(choice)))))
        lower = a_pack(
            *lower.rules, replace(model, id="here", condition=All((model.condition, choice)))
        )
    return catalogue, of_pack(lower, "lower"), of_pack(a_pack(*upper.rules, *more), "upper")


def three(made: Determination) -> tuple[Outcome, Outcome, Outcome]:
    return made.certain, made.outcome, made.could_reach


@LAW
@given(layered(), st.data())
def test_without_a_rule_that_is_outdone_every_outcome_stays_as_it_is(case, data) -> None:
    catalogue, *both = case
    rules = compile_rules(both, catalogue)
    facts = data.draw(all_facts(catalogue))

    for found in outdone(rules):
        without = [replace(p, rules=tuple(r for r in p.rules if r != found.rule)) for p in both]
        assert three(decide(compile_rules(without, catalogue), facts)) == three(
            decide(rules, facts)
        )


@LAW
@given(layered())
def test_of_two_rules_no_one_is_outdone_by_what_it_outdoes(case) -> None:
    catalogue, *both = case

    found = {
        (each.rule.reference, each.by.reference)
        for each in outdone(compile_rules(both, catalogue))
    }

    assert not any((by, rule) in found for rule, by in found)
    assert all(rule.split("/")[0] != by.split("/")[0] for rule, by in found)


@LAW
@given(layered(), st.data())
def test_in_a_dilemma_no_answer_keeps_the_outcome_below_what_it_says(case, data) -> None:
    catalogue, *both = case
    rules = compile_rules(both, catalogue)

    for found in dilemmas(rules):
        known = {fact.id: data.draw(known_answers(fact)) for fact in catalogue.facts}
        if all(demand.is_met_by(known[demand.fact]) for demand in found.where):
            assert decide(rules, Facts(known)).certain >= found.outcome


@st.composite
def opposed(draw: st.DrawFn) -> tuple[Ruleset, Fact]:
    """Return two packs of a rule each that between them object to every answer to one fact."""
    catalogue = draw(catalogues(most=3))
    choices = [f for f in catalogue.facts if f.selector and f.choices and f.gate is None]
    assume(choices)
    fact = draw(st.sampled_from(choices))
    some = Criterion(fact.id, draw(st.frozensets(st.sampled_from(fact.choices), min_size=1)))
    one, other = (
        replace(
            draw(rules(catalogue, "r")),
            condition=draw(st.just(ALWAYS) | conditions(catalogue, most=1)),
            outcome=draw(st.sampled_from([o for o in Outcome if o > Outcome.NOTIFY])),
            when_unsure=(),
        )
        for _ in range(2)
    )
    here = replace(one, condition=All((one.condition, some)))
    there = replace(other, condition=All((other.condition, Not(some))), scope=one.scope)
    both = of_pack(a_pack(here), "lower"), of_pack(a_pack(there), "upper")
    return compile_rules(both, catalogue), fact


@settings(LAW, max_examples=LAW.max_examples // 2)
@given(opposed(), st.data())
def test_a_use_to_which_every_answer_is_objected_meets_a_dilemma_that_says_so(case, data) -> None:
    asked, fact = case
    known = {other.id: data.draw(known_answers(other)) for other in asked.catalogue.facts}
    ways = [Facts({**known, fact.id: answer}) for answer in answers_to(fact)]
    said = [{f.rule.pack for f in decide(asked, way).findings} for way in ways]
    assume(all(said) and {"lower"} in said and {"upper"} in said)

    found = dilemmas(asked)

    assert any(
        each.fact == fact.id and all(d.is_met_by(known[d.fact]) for d in each.where)
        for each in found
    )


def answers_to(fact: Fact) -> list[Answer]:
    """Return every answer; of several choices none at all is one: it counts behind a closed gate.

    Two packs that only object to whatever is chosen leave that one, and are in no dilemma.
    """
    if fact.kind is not Kind.SEVERAL:
        return [*fact.choices]
    several = range(len(fact.choices) + 1)
    return [frozenset(some) for n in several for some in combinations(fact.choices, n)]


def ruleset(lower: list[Rule], upper: list[Rule]) -> Ruleset:
    both = of_pack(a_pack_of(*lower), "lower"), of_pack(a_pack_of(*upper), "upper")
    return compile_rules(both, FILM)


def test_a_rule_that_another_pack_always_outdoes_is_named_with_that_one() -> None:
    rules = ruleset([a_rule("misleading and shown")], [a_rule("misleading", Outcome.BLOCKED)])

    ((found),) = outdone(rules)

    assert isinstance(found, Outdone)
    assert (found.rule.reference, found.by.reference) == ("lower/r", "upper/r")


def test_within_one_pack_nobody_is_outdone() -> None:
    wide = a_rule("misleading", Outcome.BLOCKED, name="wide")

    assert outdone(ruleset([a_rule("misleading and shown"), wide], [a_rule("in_final")])) == ()


def test_a_stricter_or_wider_rule_is_not_outdone() -> None:
    stricter = a_rule("misleading and shown", Outcome.BLOCKED)
    wider = a_rule("misleading or shown", Outcome.ESCALATE)

    assert outdone(ruleset([stricter], [a_rule("misleading")])) == ()
    assert outdone(ruleset([wider], [a_rule("misleading")])) == ()


def test_a_rule_that_asks_for_more_while_something_is_open_is_not_outdone() -> None:
    plain = a_rule("misleading", Outcome.BLOCKED)
    raised = a_rule("misleading", Outcome.BLOCKED, when_unsure={"misleading": Outcome.BLOCKED})

    ((found),) = outdone(ruleset([plain], [raised]))

    assert (found.rule.reference, found.by.reference) == ("lower/r", "upper/r")


def test_rules_that_object_to_opposite_answers_leave_none() -> None:
    rules = ruleset(
        [a_rule("misleading and genre in {news}", Outcome.BLOCKED)],
        [a_rule("shown and genre beyond {news}", Outcome.APPROVAL)],
    )

    (found,) = dilemmas(rules)

    assert isinstance(found, Dilemma)
    assert (found.fact, found.outcome) == ("genre", Outcome.APPROVAL)
    assert {demand.fact for demand in found.where} == {"misleading", "shown"}


@pytest.mark.parametrize(
    ("lower", "upper"),
    [
        (["genre in {news}"], ["genre in {documentary}"]),
        (["genre in {news}", "genre beyond {news}"], ["genre beyond {news}"]),
        (["genre in {news}", "misleading"], ["misleading and genre beyond {news}"]),
        (["released_on >= 2026-01-01"], ["released_on <= 2026-01-01"]),
        (["inputs in {script}"], ["inputs in {footage}"]),
    ],
)
def test_where_some_answer_is_left_or_one_pack_leaves_none_alone_there_is_no_dilemma(
    lower: list[str], upper: list[str]
) -> None:
    made = [
        [a_rule(line, name=f"r{place}") for place, line in enumerate(lines)]
        for lines in (lower, upper)
    ]

    assert dilemmas(ruleset(*made)) == ()


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        ("misleading", "shown", True),
        ("genre in {news}", "genre in {scripted}", False),
        ("inputs in {script}", "inputs in {footage}", True),
        ("misleading and never", "shown", False),
        ("released_on >= 2026-06-01", "released_on <= 2026-01-01", False),
    ],
)
def test_two_rules_hold_together_where_some_use_meets_both(
    one: str, other: str, together: bool
) -> None:
    rules = ruleset([a_rule(one)], [a_rule(other)])
    (first, second) = (each.rule for each in rules.rules)

    assert hold_together(rules, first, second) is together


def test_of_two_people_each_may_meet_a_rule_of_its_own() -> None:
    made = [a_rule(f"genre in {{{choice}}}") for choice in ("news", "scripted")]
    rules = ruleset(*([replace(each, scope=Scope.PERSON)] for each in made))
    (first, second) = (each.rule for each in rules.rules)

    assert hold_together(rules, first, second)
