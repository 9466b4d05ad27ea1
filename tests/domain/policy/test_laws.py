"""What holds of every pack and every use: the laws of design section 4, and of the shipped pack.

Each law is tried on random catalogues, packs and answers; `make soak` tries many more.
"""

import random
from collections.abc import Mapping

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from tests.agreement.specification import World, as_specified, gates_of, riskiest, specify
from tests.strategies import (
    a_pack,
    all_facts,
    answers,
    catalogues,
    known_answers,
    open_answers,
    packs,
    rules,
)

from clearslate.domain.facts import UNSURE, Answer, Answers, Catalogue, Fact, Kind, Scope
from clearslate.domain.policy.compile import Ruleset, compile_rules
from clearslate.domain.policy.decide import Facts, Item, decide
from clearslate.domain.policy.determination import Determination, Finding
from clearslate.domain.policy.rules import Outcome, Pack, Rule
from clearslate.formats.facts import load_catalogue
from clearslate.formats.pack_words import PackWords
from clearslate.formats.packs import find_pack, ruleset_of

LAW = settings(
    max_examples=settings.default.max_examples * 6 // 10,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)

OPTIONS = sorted(r.option for r in find_pack("netflix-genai").readings.values() if r.option)
SHIPPED: Mapping[tuple[str, ...], PackWords] = {
    options: find_pack("netflix-genai", options) for options in [(), *((o,) for o in OPTIONS)]
}
ASKED: Mapping[tuple[str, ...], Ruleset] = {
    options: ruleset_of([words]) for options, words in SHIPPED.items()
}
READ = Catalogue(
    version="read",
    facts=tuple(
        fact
        for fact in load_catalogue().facts
        if fact.id in {column.fact for column in ASKED[()].columns}
    ),
)
"""The facts that the shipped pack reads, gates included."""


@st.composite
def shipped_facts(draw: st.DrawFn) -> Facts:
    """Return a use near the mild case: some answers changed, some open, perhaps some people."""
    mild = {fact: a for fact, a in SHIPPED[()].mild_case.items() if fact in READ}
    own = draw(answers(READ))
    kept = draw(st.frozensets(st.sampled_from(READ.ids), max_size=len(READ.ids)))
    use = {**mild, **{fact: a for fact, a in own.items() if fact in kept}}
    people = draw(st.integers(0, 2))
    per_person = Catalogue(
        version="person", facts=tuple(f for f in READ.facts if f.scope is Scope.PERSON)
    )
    items = [Item(f"person {place}", draw(answers(per_person))) for place in range(people)]
    return Facts(use, (), tuple(items))


@st.composite
def random_cases(draw: st.DrawFn) -> tuple[Catalogue, Pack, Facts]:
    """Return a random pack over a random catalogue, and a random use."""
    catalogue = draw(catalogues())
    return catalogue, draw(packs(catalogue)), draw(all_facts(catalogue))


@st.composite
def asked_cases(draw: st.DrawFn) -> tuple[Ruleset, Facts]:
    """Return rules ready to be asked, and a use: random ones, or the shipped ones."""
    if draw(st.booleans()):
        options = draw(st.sampled_from(sorted(ASKED)))
        return ASKED[options], draw(shipped_facts())
    catalogue, pack, facts = draw(random_cases())
    return compile_rules([pack], catalogue), facts


def changed(facts: Facts, fact: str, answer: Answer | None) -> Facts:
    """Return ``facts`` with one answer of the whole use changed, or taken back."""
    use = {**facts.use}
    if answer is None:
        use.pop(fact, None)
    else:
        use[fact] = answer
    return Facts(use, facts.steps, facts.people)


def is_open(fact: Fact, known: Answers) -> bool:
    answer = known.get(fact.id, fact.default)
    partial = isinstance(answer, frozenset) and UNSURE in answer
    return answer is None or answer == UNSURE or partial


def three(made: Determination) -> tuple[Outcome, Outcome, Outcome]:
    return made.certain, made.outcome, made.could_reach


def is_nowhere_below(made: Determination, other: Determination) -> bool:
    return all(a >= b for a, b in zip(three(made), three(other), strict=True))


@LAW
@given(random_cases())
def test_random_rules_are_decided_as_the_specification_says(
    case: tuple[Catalogue, Pack, Facts],
) -> None:
    catalogue, pack, facts = case

    made = decide(compile_rules([pack], catalogue), facts)

    assert as_specified(made) == specify(pack.rules, catalogue, facts)


@settings(LAW, max_examples=LAW.max_examples // 2)
@given(st.sampled_from(sorted(ASKED)), shipped_facts())
def test_the_shipped_pack_is_decided_as_the_specification_says(
    options: tuple[str, ...], facts: Facts
) -> None:
    made = decide(ASKED[options], facts)

    assert as_specified(made) == specify(SHIPPED[options].pack.rules, load_catalogue(), facts)


@pytest.mark.slow
@settings(LAW, max_examples=5_000)
@given(random_cases())
def test_a_great_many_random_rules_are_decided_as_the_specification_says(
    case: tuple[Catalogue, Pack, Facts],
) -> None:
    catalogue, pack, facts = case

    made = decide(compile_rules([pack], catalogue), facts)

    assert as_specified(made) == specify(pack.rules, catalogue, facts)


@LAW
@given(asked_cases())
def test_certain_is_never_above_the_outcome_nor_the_outcome_above_what_it_could_reach(
    case: tuple[Ruleset, Facts],
) -> None:
    made = decide(*case)

    assert made.certain <= made.outcome <= made.could_reach


@LAW
@given(random_cases(), st.data())
def test_another_rule_never_makes_anything_milder(
    case: tuple[Catalogue, Pack, Facts], data: st.DataObject
) -> None:
    catalogue, pack, facts = case
    another = data.draw(rules(catalogue, "another"))

    before = decide(compile_rules([pack], catalogue), facts)
    after = decide(compile_rules([a_pack(*pack.rules, another)], catalogue), facts)

    assert is_nowhere_below(after, before)
    assert {*after.approvers} >= {*before.approvers}
    assert {*after.obligations} >= {*before.obligations}
    assert {*after.disclosures} >= {*before.disclosures}
    assert {*after.findings} >= {*before.findings}


@LAW
@given(st.sampled_from(SHIPPED[()].pack.rules), shipped_facts())
def test_no_rule_of_the_shipped_pack_excuses_a_use(taken_out: Rule, facts: Facts) -> None:
    words = SHIPPED[()]
    rest = a_pack(*(rule for rule in words.pack.rules if rule != taken_out))

    before = decide(compile_rules([rest], load_catalogue()), facts)
    after = decide(ASKED[()], facts)

    assert is_nowhere_below(after, before)
    assert {*after.approvers} >= {*before.approvers}
    assert {*after.obligations} >= {*before.obligations}


@LAW
@given(asked_cases(), st.data())
def test_answering_an_open_question_never_widens_what_is_possible(
    case: tuple[Ruleset, Facts], data: st.DataObject
) -> None:
    asked, facts = case
    still_open = [
        fact
        for column in asked.columns
        if is_open(fact := asked.catalogue[column.fact], facts.use)
    ]
    assume(still_open)
    fact = data.draw(st.sampled_from(still_open))
    answer = data.draw(known_answers(fact))
    given_so_far = facts.use.get(fact.id)
    if isinstance(given_so_far, frozenset) and isinstance(answer, frozenset):
        answer |= given_so_far - {UNSURE}

    before, after = decide(asked, facts), decide(asked, changed(facts, fact.id, answer))

    assert before.certain <= after.certain
    assert after.could_reach <= before.could_reach


def riskier_than(fact: Fact, answer: Answer) -> st.SearchStrategy[Answer]:
    """Return any known answer to a directed fact that is at least as risky as ``answer``."""
    if isinstance(answer, frozenset):
        more = st.frozensets(st.sampled_from(fact.choices))
        return more.map(lambda some: answer | some)
    assert isinstance(answer, str)
    scale = fact.choices if fact.rising else fact.choices[::-1]
    return st.sampled_from(scale[scale.index(answer) :])


def directed_facts(asked: Ruleset) -> list[Fact]:
    facts = [asked.catalogue[column.fact] for column in asked.columns]
    return [fact for fact in facts if not fact.selector and fact.kind is not Kind.DAY]


@LAW
@given(asked_cases(), st.data())
def test_moving_an_answer_toward_its_riskier_side_never_lowers_anything(
    case: tuple[Ruleset, Facts], data: st.DataObject
) -> None:
    asked, facts = case
    directed = directed_facts(asked)
    assume(directed)
    fact = data.draw(st.sampled_from(directed))
    milder = data.draw(known_answers(fact))
    riskier = data.draw(riskier_than(fact, milder))

    before = decide(asked, changed(facts, fact.id, milder))
    after = decide(asked, changed(facts, fact.id, riskier))

    assert is_nowhere_below(after, before)


@LAW
@given(asked_cases(), st.data())
def test_not_knowing_never_counts_for_less_than_safe_nor_for_more_than_risky(
    case: tuple[Ruleset, Facts], data: st.DataObject
) -> None:
    asked, facts = case
    directed = directed_facts(asked)
    assume(directed)
    fact = data.draw(st.sampled_from(directed))
    not_known = data.draw(st.none() | open_answers(fact).filter(lambda a: a == UNSURE))

    safe = decide(asked, changed(facts, fact.id, fact.safest))
    unsure = decide(asked, changed(facts, fact.id, not_known))
    risky = decide(asked, changed(facts, fact.id, riskiest(fact)))

    assert is_nowhere_below(unsure, safe)
    assert is_nowhere_below(risky, unsure)


@LAW
@given(asked_cases(), st.data())
def test_a_fact_that_no_finding_assumes_changes_nothing_once_it_is_known(
    case: tuple[Ruleset, Facts], data: st.DataObject
) -> None:
    asked, facts = case
    made = decide(asked, facts)
    idle = [
        fact
        for column in asked.columns
        if is_open(fact := asked.catalogue[column.fact], facts.use)
        and not any(fact.id in finding.assumed for finding in made.findings)
    ]
    assume(idle)
    fact = data.draw(st.sampled_from(idle))
    answer = data.draw(known_answers(fact))
    given_so_far = facts.use.get(fact.id)
    if isinstance(given_so_far, frozenset) and isinstance(answer, frozenset):
        answer |= given_so_far - {UNSURE}

    after = decide(asked, changed(facts, fact.id, answer))

    assert after == made


@LAW
@given(asked_cases())
def test_steps_and_people_add_up_to_what_is_said_of_each_alone(
    case: tuple[Ruleset, Facts],
) -> None:
    asked, facts = case

    made = decide(asked, facts)

    whole = {f.rule.reference: f for f in decide(asked, Facts(facts.use)).findings}
    alone = {
        Scope.USE: [("", whole)],
        Scope.STEP: _each_alone(asked, facts, facts.steps) or [("", whole)],
        Scope.PERSON: _each_alone(asked, facts, facts.people) or [("", whole)],
    }
    expected = {
        compiled.rule.reference: said
        for compiled in asked.rules
        if (said := _united(compiled.rule, alone[compiled.rule.scope])) is not None
    }
    assert {f.rule.reference: _said(f) for f in made.findings} == expected


Said = tuple[Outcome, bool, frozenset[str], tuple[str, ...]]


def _each_alone(
    asked: Ruleset, facts: Facts, items: tuple[Item, ...]
) -> list[tuple[str, dict[str, Finding]]]:
    return [
        (
            item.name,
            {
                f.rule.reference: f
                for f in decide(asked, Facts({**facts.use, **item.answers})).findings
            },
        )
        for item in items
    ]


def _united(rule: Rule, alone: list[tuple[str, dict[str, Finding]]]) -> Said | None:
    found = [(name, said[rule.reference]) for name, said in alone if rule.reference in said]
    if not found:
        return None
    return (
        max(f.outcome for _, f in found),
        any(f.certain for _, f in found),
        frozenset().union(*(f.assumed for _, f in found)),
        tuple(dict.fromkeys(name for name, _ in found if name)),
    )


def _said(finding: Finding) -> Said:
    return finding.outcome, finding.certain, frozenset(finding.assumed), finding.concerns


@LAW
@given(random_cases(), st.data())
def test_the_same_question_always_has_the_same_answer(
    case: tuple[Catalogue, Pack, Facts], data: st.DataObject
) -> None:
    catalogue, pack, facts = case
    uses = [facts, *(data.draw(all_facts(catalogue)) for _ in range(3))]
    fresh = [decide(compile_rules([pack], catalogue), use) for use in uses]
    asked = compile_rules([pack], catalogue)
    order = data.draw(st.permutations(range(len(uses))))

    again = {place: decide(asked, uses[place]) for place in order}
    once_more = [decide(asked, use) for use in uses]

    assert [again[place] for place in range(len(uses))] == fresh
    assert once_more == fresh


@LAW
@given(asked_cases())
def test_what_the_rules_remember_is_only_a_cache(case: tuple[Ruleset, Facts]) -> None:
    asked, facts = case
    remembering = decide(asked, facts)

    asked.memory.clear()

    assert decide(asked, facts) == remembering


@LAW
@given(random_cases(), st.randoms(use_true_random=False))
def test_the_order_of_rules_changes_nothing_but_the_order_of_findings(
    case: tuple[Catalogue, Pack, Facts], chance: random.Random
) -> None:
    catalogue, pack, facts = case
    shuffled = a_pack(*chance.sample(pack.rules, len(pack.rules)))

    made = decide(compile_rules([pack], catalogue), facts)
    other = decide(compile_rules([shuffled], catalogue), facts)

    assert as_specified(other) == as_specified(made)
    assert {*other.obligations} == {*made.obligations}
    assert other.approvers == made.approvers


@LAW
@given(random_cases(), st.data())
def test_an_answer_behind_a_closed_gate_is_kept_and_does_not_count(
    case: tuple[Catalogue, Pack, Facts], data: st.DataObject
) -> None:
    catalogue, pack, facts = case
    asked = compile_rules([pack], catalogue)
    gates = gates_of(catalogue)
    assume(gates)
    fact = data.draw(st.sampled_from([catalogue[fact] for fact in gates]))
    gate = World(catalogue, gates[fact.id])
    shut = {read: catalogue[read].safest for read in gate.facts if catalogue[read].choices}
    use = Facts({**facts.use, **shut}, facts.steps, facts.people)
    assume(not any(gate.may({**use.use, **item.answers}) for item in _each(use)))
    other = data.draw(known_answers(fact) | open_answers(fact))

    assert decide(asked, changed(use, fact.id, other)) == decide(asked, use)


def _each(facts: Facts) -> tuple[Item, ...]:
    return (Item("", {}), *facts.steps, *facts.people)
