"""What would lower an outcome: each way does, none is longer than it must be, none is missing."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import combinations, product

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from tests.domain.policy.catalogue import FILM, a_pack_of, a_rule
from tests.strategies import all_facts, catalogues, packs

from clearslate.domain.facts import UNSURE, Answer, Catalogue, Fact, Kind
from clearslate.domain.policy.compile import Ruleset, compile_rules
from clearslate.domain.policy.decide import Facts, Item, decide, waived
from clearslate.domain.policy.lower import Way, changeable, ways_to_lower
from clearslate.domain.policy.rules import Outcome

LAW = settings(
    max_examples=settings.default.max_examples * 6 // 10,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)


def with_changeable(catalogue: Catalogue, chosen: Iterable[str]) -> Catalogue:
    facts = (replace(fact, changeable=fact.id in {*chosen}) for fact in catalogue.facts)
    return Catalogue(version="1", facts=tuple(facts))


@st.composite
def uses(draw: st.DrawFn) -> tuple[Ruleset, Facts]:
    """Return rules and a use that they object to, some of whose facts a person may change."""
    catalogue = draw(catalogues(most=5))
    directed = [f.id for f in catalogue.facts if not f.selector and f.kind is not Kind.DAY]
    assume(directed)
    chosen = draw(st.frozensets(st.sampled_from(directed), min_size=1))
    catalogue = with_changeable(catalogue, chosen)
    rules = compile_rules([draw(packs(catalogue))], catalogue)
    facts = draw(all_facts(catalogue))
    assume(decide(rules, facts).outcome > Outcome.NOTIFY)
    return rules, facts


def changed(facts: Facts, changes: Mapping[str, Answer]) -> Facts:
    """Return ``facts`` with what is changed holding for the use, its steps and its people."""
    steps, people = (
        tuple(
            Item(i.name, {**i.answers, **{f: a for f, a in changes.items() if f in i.answers}})
            for i in items
        )
        for items in (facts.steps, facts.people)
    )
    return Facts({**facts.use, **changes}, steps, people)


def lowers(rules: Ruleset, facts: Facts, changes: Mapping[str, Answer]) -> bool:
    return decide(rules, changed(facts, changes)).outcome < decide(rules, facts).outcome


def answers_to(fact: Fact) -> Iterator[Answer]:
    if fact.kind is not Kind.SEVERAL:
        yield from fact.choices
        return
    for count in range(len(fact.choices) + 1):
        yield from map(frozenset, combinations(fact.choices, count))


def by_hand(rules: Ruleset, facts: Facts) -> set[frozenset[str]]:
    """Return every smallest set of changeable facts some answers to which lower the outcome."""
    may_change = changeable(rules.catalogue)
    for size in range(1, min(len(may_change), 4) + 1):
        found = {
            frozenset(some)
            for some in combinations(may_change, size)
            for given_so in product(*(answers_to(rules.catalogue[fact]) for fact in some))
            if lowers(rules, facts, dict(zip(some, given_so, strict=True)))
        }
        if found:
            return found
    return set()


def answers_of(way: Way, rules: Ruleset) -> dict[str, Answer]:
    return {
        change.fact: frozenset(change.to)
        if rules.catalogue[change.fact].kind is Kind.SEVERAL
        else change.to[0]
        for change in way.changes
    }


@LAW
@given(uses())
def test_the_ways_found_are_all_smallest_ones_and_no_others(case: tuple[Ruleset, Facts]) -> None:
    rules, facts = case

    ways = ways_to_lower(rules, facts, decide(rules, facts))

    found = [frozenset(change.fact for change in way.changes) for way in ways]
    assert len(found) == len(set(found))
    assert set(found) == by_hand(rules, facts)


@LAW
@given(uses())
def test_each_way_leads_to_the_milder_outcome_that_it_states(case: tuple[Ruleset, Facts]) -> None:
    rules, facts = case
    before = decide(rules, facts)

    for way in ways_to_lower(rules, facts, before):
        after = decide(rules, changed(facts, answers_of(way, rules)))
        assert after.outcome == way.outcome < before.outcome


@LAW
@given(uses())
def test_no_part_of_a_way_would_have_done(case: tuple[Ruleset, Facts]) -> None:
    rules, facts = case

    for way in ways_to_lower(rules, facts, decide(rules, facts)):
        whole = answers_of(way, rules)
        for left_out in whole:
            part = {fact: answer for fact, answer in whole.items() if fact != left_out}
            assert not lowers(rules, facts, part)


def given_so(fact: str, facts: Facts) -> list[Answer]:
    """Return what was answered; where the whole use is silent nobody is sure."""
    items = (*facts.steps, *facts.people)
    own = [item.answers[fact] for item in items if fact in item.answers]
    return [facts.use.get(fact, UNSURE), *own]


def nearer(fact: Fact, to: Answer, given_answers: list[Answer]) -> Iterator[Answer]:
    """Yield the answers between what was given and what is advised."""
    if fact.kind is Kind.SEVERAL:
        assert isinstance(to, frozenset)
        united = frozenset().union(*(a for a in given_answers if isinstance(a, frozenset)))
        yield from (to | {more} for more in united - to - {UNSURE} - fact.safe)
        return
    scale = fact.choices if fact.rising else fact.choices[::-1]
    worst = max(scale.index(str(a)) if a != UNSURE else len(scale) for a in given_answers)
    yield from scale[scale.index(str(to)) + 1 : worst]


@LAW
@given(uses())
def test_no_answer_nearer_to_the_one_given_would_have_done(case: tuple[Ruleset, Facts]) -> None:
    rules, facts = case

    for way in ways_to_lower(rules, facts, decide(rules, facts)):
        whole = answers_of(way, rules)
        for name, to in whole.items():
            fact = rules.catalogue[name]
            for answer in nearer(fact, to, given_so(name, facts)):
                if fact.kind is not Kind.SEVERAL or to:
                    assert not lowers(rules, facts, {**whole, name: answer})


@LAW
@given(uses())
def test_only_facts_that_a_person_may_change_are_advised(case: tuple[Ruleset, Facts]) -> None:
    rules, facts = case

    for way in ways_to_lower(rules, facts, decide(rules, facts)):
        assert all(rules.catalogue[change.fact].changeable for change in way.changes)


MAY_CHANGE = with_changeable(FILM, ("prominence", "human_input", "inputs", "consent"))


def test_of_several_inputs_only_the_offending_one_is_left_out() -> None:
    rules = compile_rules(
        [a_pack_of(a_rule("inputs in {script}", catalogue=MAY_CHANGE))], MAY_CHANGE
    )
    facts = Facts({"inputs": frozenset(("public", "script", "footage"))})

    (way,) = ways_to_lower(rules, facts, decide(rules, facts))

    assert [(c.fact, c.to) for c in way.changes] == [("inputs", ("footage", "public"))]


def test_what_was_given_and_is_harmless_stays() -> None:
    rule = a_rule("inputs in {script, footage}", catalogue=MAY_CHANGE)
    rules = compile_rules([a_pack_of(rule)], MAY_CHANGE)
    facts = Facts({"inputs": frozenset(("public", "script", "footage"))})

    (way,) = ways_to_lower(rules, facts, decide(rules, facts))

    assert [(c.fact, c.to) for c in way.changes] == [("inputs", ("public",))]


def test_what_a_person_answered_is_advised_for_the_whole_use_that_said_nothing() -> None:
    rule = a_rule("inputs in {script}", catalogue=MAY_CHANGE)
    rules = compile_rules([a_pack_of(rule)], MAY_CHANGE)
    facts = Facts({}, (), (Item("one", {"inputs": frozenset(("footage",))}),))

    (way,) = ways_to_lower(rules, facts, decide(rules, facts))

    assert [(c.fact, c.to) for c in way.changes] == [("inputs", ("footage",))]


def test_where_the_whole_use_is_silent_no_more_is_advised_than_it_takes() -> None:
    rule = a_rule("prominence >= critical", catalogue=MAY_CHANGE)
    rules = compile_rules([a_pack_of(rule)], MAY_CHANGE)
    facts = Facts({"in_final": "yes"}, (Item("one", {"prominence": "prominent"}),))

    (way,) = ways_to_lower(rules, facts, decide(rules, facts))

    assert [(c.fact, c.to) for c in way.changes] == [("prominence", ("prominent",))]


def test_what_is_simply_so_is_never_advised_away() -> None:
    rules = compile_rules([a_pack_of(a_rule("misleading"))], MAY_CHANGE)
    facts = Facts({"misleading": "yes"})

    assert ways_to_lower(rules, facts, decide(rules, facts)) == ()


def test_a_notice_needs_no_lowering() -> None:
    rules = compile_rules([a_pack_of(a_rule("misleading"))], MAY_CHANGE)
    facts = Facts({"misleading": "no"})

    assert ways_to_lower(rules, facts, decide(rules, facts)) == ()


def test_a_rule_that_is_waived_stays_waived() -> None:
    held = a_rule("inputs in {script}", Outcome.BLOCKED, name="a", catalogue=MAY_CHANGE)
    other = a_rule("human_input <= some", name="b", catalogue=MAY_CHANGE)
    rules = compile_rules([a_pack_of(held, other)], MAY_CHANGE)
    facts = Facts({"inputs": frozenset(("script",)), "human_input": "none"})
    waivers = {held.reference: "W-1"}

    made = waived(decide(rules, facts), waivers)
    ways = ways_to_lower(rules, facts, made, waivers)

    assert [[c.fact for c in way.changes] for way in ways] == [["human_input"]]
