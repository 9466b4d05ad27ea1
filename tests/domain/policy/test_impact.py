"""Impact is `decide`, row for row, for as many declarations as there are."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.domain.policy.catalogue import FILM, a_pack_of, a_rule
from tests.strategies import all_facts, catalogues, packs

from clearslate.domain.facts import Scope
from clearslate.domain.policy.columns import stored
from clearslate.domain.policy.compile import Ruleset, compile_rules
from clearslate.domain.policy.decide import Facts, Item, decide
from clearslate.domain.policy.impact import impact, impact_of_edit, others_kept, outcomes
from clearslate.domain.policy.rules import Outcome

LAW = settings(
    max_examples=settings.default.max_examples * 6 // 10,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)


@st.composite
def filed(draw: st.DrawFn) -> tuple[Ruleset, Ruleset, list[Facts]]:
    """Return two versions of rules and up to eight declarations on file."""
    catalogue = draw(catalogues())
    pair = [compile_rules([draw(packs(catalogue))], catalogue) for _ in range(2)]
    rows = draw(st.lists(all_facts(catalogue), max_size=8))
    return pair[0], pair[1], rows


@LAW
@given(filed())
def test_every_row_gets_the_outcome_that_decide_gives_it(case) -> None:
    rules, _, rows = case

    found = outcomes(rules, stored(rows))

    by_row = [[o for o in Outcome if found[o] >> place & 1] for place in range(len(rows))]
    assert by_row == [[decide(rules, row).outcome] for row in rows]


@LAW
@given(filed())
def test_the_matrix_counts_what_decide_says_before_and_after(case) -> None:
    before, after, rows = case

    found = impact(before, after, stored(rows))

    by_hand = Counter((decide(before, r).outcome, decide(after, r).outcome) for r in rows)
    assert {pair: count for pair, count in found.matrix.items() if count} == by_hand


@LAW
@given(filed())
def test_the_examples_are_the_first_rows_that_move_so(case) -> None:
    before, after, rows = case

    found = impact(before, after, stored(rows))

    for a, b in ((a, b) for a in Outcome for b in Outcome if a is not b):
        moved = [
            place
            for place, row in enumerate(rows)
            if (decide(before, row).outcome, decide(after, row).outcome) == (a, b)
        ]
        assert list(found.examples(a, b, most=2)) == moved[:2]


def test_a_use_whose_second_step_objects_is_counted_once() -> None:
    rule = a_rule("misleading")
    rules = compile_rules([a_pack_of(rule)], FILM)
    calm, loud = Item("1", {}), Item("2", {"misleading": "yes"})
    per_step = compile_rules([a_pack_of(replace(rule, scope=Scope.STEP))], FILM)
    rows = [Facts({"misleading": "no"}, (calm, loud)), Facts({"misleading": "no"}, (calm,))]

    assert outcomes(per_step, stored(rows))[Outcome.APPROVAL] == 0b01
    assert outcomes(rules, stored(rows))[Outcome.APPROVAL] == 0


def test_nothing_on_file_moves_nothing() -> None:
    rules = compile_rules([a_pack_of(a_rule("misleading"))], FILM)

    found = impact(rules, rules, stored([]))

    assert not any(found.matrix.values())
    assert not found.moved


def test_a_fact_with_more_answers_than_a_byte_can_tell_apart_is_counted_all_the_same() -> None:
    rules = compile_rules([a_pack_of(a_rule("released_on >= 2026-06-01"))], FILM)
    first = date(2025, 1, 1)
    rows = [Facts({"released_on": first + timedelta(days=place)}) for place in range(1000)]

    found = outcomes(rules, stored([*rows, Facts({})]))

    since = (date(2026, 6, 1) - first).days
    assert found[Outcome.NOTIFY] == (1 << since) - 1
    assert found[Outcome.APPROVAL] == (1 << 1000) - (1 << since)
    assert found[Outcome.ESCALATE] == 1 << 1000


@LAW
@given(filed(), st.data())
def test_the_impact_of_one_edited_rule_is_the_impact_of_the_whole_version(case, data) -> None:
    before, other, rows = case
    old = data.draw(st.sampled_from([each.rule for each in before.rules]))
    new = replace(data.draw(st.sampled_from([each.rule for each in other.rules])), id=old.id)
    whole = [new if each.rule is old else each.rule for each in before.rules]
    after, edited = (
        compile_rules([a_pack_of(*rules)], before.catalogue) for rules in (whole, [new])
    )
    on_file = stored(rows)

    found = impact_of_edit(others_kept(before, old.reference, on_file), edited)

    assert found == impact(before, after, on_file)
