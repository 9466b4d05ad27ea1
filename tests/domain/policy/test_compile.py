"""Rules compiled together: gates written out, terms numbered, and what cannot be compiled."""

import pytest
from tests.domain.policy.catalogue import FILM, a_pack_of, a_rule, says, yes_no

from clearslate.domain.facts import Catalogue
from clearslate.domain.policy.compile import compile_rules
from clearslate.domain.policy.conditions import All, AnyOf, Condition, Criterion, Not
from clearslate.domain.policy.gates import CircularGates, Gates
from clearslate.domain.policy.rules import NoPackInForce, Outcome
from clearslate.domain.policy.terms import TooManyTerms, terms_of


def written_out(line: str) -> object:
    return terms_of(Gates(FILM).written_out(says(line)), FILM)


def means(line: str) -> object:
    return terms_of(says(line), FILM)


@pytest.mark.parametrize(
    ("line", "ungated"),
    [
        ("shown", "shown"),
        ("prominence >= prominent", "in_final and prominence >= prominent"),
        ("not prominence <= incidental", "in_final and prominence >= prominent"),
        ("replica in {cloned}", "shown and replica in {cloned}"),
        ("replica in {none}", "replica in {none} or not shown"),
        ("not replica in {cloned}", "replica beyond {cloned} or not shown"),
        ("not consent", "not consent and (shown and replica in {cloned} or misleading)"),
        ("at least 2 of (misleading, prominence >= critical)",
         "misleading and in_final and prominence >= critical"),
    ],
)  # fmt: skip
def test_what_is_asked_of_a_gated_fact_is_asked_of_its_gates_too(line: str, ungated: str) -> None:
    assert written_out(line) == means(ungated)


def test_gates_that_wait_for_each_other_are_named_in_their_circle() -> None:
    circle = Catalogue(
        version="1",
        facts=(yes_no("a", gate="c"), yes_no("b", gate="a"), yes_no("c", gate="b"), yes_no("d")),
    )
    rule = a_rule("d and b", catalogue=circle)

    with pytest.raises(CircularGates) as refused:
        compile_rules([a_pack_of(rule)], circle)

    assert {*refused.value.facts} == {"a", "b", "c"}


def test_a_fact_that_waits_for_itself_is_a_circle_too() -> None:
    catalogue = Catalogue(version="1", facts=(yes_no("a", gate="a"),))

    with pytest.raises(CircularGates):
        compile_rules([a_pack_of(a_rule("a", catalogue=catalogue))], catalogue)


def test_a_circle_that_no_rule_reads_keeps_nobody_from_asking() -> None:
    catalogue = Catalogue(
        version="1", facts=(yes_no("a", gate="b"), yes_no("b", gate="a"), yes_no("d"))
    )

    asked = compile_rules([a_pack_of(a_rule("d", catalogue=catalogue))], catalogue)

    assert [column.fact for column in asked.columns] == ["d"]


def test_there_must_be_a_pack_to_ask() -> None:
    with pytest.raises(NoPackInForce):
        compile_rules([], FILM)


def doubled(times: int) -> Condition:
    condition: Condition = Criterion("shown", frozenset(("yes",)))
    for _ in range(times):
        condition = AnyOf((condition, condition))
    return condition


def nested(times: int) -> Condition:
    condition: Condition = Criterion("shown", frozenset(("yes",)))
    for _ in range(times):
        condition = Not(condition)
    return condition


@pytest.mark.parametrize("condition", [doubled(60), nested(5_000)], ids=["doubled", "nested"])
def test_a_condition_that_grew_by_definitions_is_refused_at_once(condition: Condition) -> None:
    with pytest.raises(TooManyTerms):
        Gates(FILM).written_out(condition)


def test_a_fact_is_looked_at_only_where_a_rule_hangs_on_it() -> None:
    asked = compile_rules([a_pack_of(a_rule("prominence >= critical"))], FILM)

    assert [column.fact for column in asked.columns] == ["in_final", "prominence"]


def test_a_rule_that_its_options_switch_off_has_no_terms() -> None:
    asked = compile_rules([a_pack_of(a_rule("never"), a_rule("shown", name="s"))], FILM)

    assert [compiled.terms for compiled in asked.rules] == [0, 1]
    assert asked.rule_terms == 1


def test_packs_are_joined_in_their_order() -> None:
    first = a_pack_of(a_rule("shown", Outcome.NOTIFY, name="a"))
    second = a_pack_of(a_rule("misleading", Outcome.BLOCKED, name="b"))

    asked = compile_rules([first, second], FILM)

    assert [compiled.rule.id for compiled in asked.rules] == ["a", "b"]
    assert len(asked.packs) == 2


def test_an_answer_met_for_the_first_time_is_learnt_once() -> None:
    asked = compile_rules([a_pack_of(a_rule("inputs in {script}"))], FILM)
    (column,) = asked.columns

    learnt = column.learn(frozenset(("script", "public")))

    assert column.effects[frozenset(("script", "public"))] == learnt == (0, 0)


def test_conditions_of_no_parts_are_always_and_never() -> None:
    assert terms_of(Gates(FILM).written_out(All(())), FILM) == (frozenset(),)
    assert terms_of(Gates(FILM).written_out(AnyOf(())), FILM) == ()
