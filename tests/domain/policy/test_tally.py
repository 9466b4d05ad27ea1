"""Counting part by part says what counting everything at once does."""

from itertools import cycle, islice

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.domain.policy.catalogue import FILM, a_pack_of, a_rule
from tests.strategies import all_facts, catalogues, packs

from clearslate.domain.policy.columns import stored
from clearslate.domain.policy.compile import compile_rules
from clearslate.domain.policy.decide import Facts
from clearslate.domain.policy.impact import impact
from clearslate.domain.policy.rules import Outcome
from clearslate.domain.policy.tally import tally

LAW = settings(
    max_examples=settings.default.max_examples * 4 // 10,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)

MILDER = compile_rules([a_pack_of(a_rule("misleading", Outcome.ESCALATE))], FILM)
STRICTER = compile_rules([a_pack_of(a_rule("misleading", Outcome.BLOCKED))], FILM)
MORE_THAN_A_PART = 10_000


@LAW
@given(st.data())
def test_a_tally_is_the_impact_with_names(data: st.DataObject) -> None:
    catalogue = data.draw(catalogues())
    before, after = (compile_rules([data.draw(packs(catalogue))], catalogue) for _ in range(2))
    rows = data.draw(st.lists(all_facts(catalogue), max_size=8))

    found = tally(before, after, [(f"D-{row}", facts) for row, facts in enumerate(rows)], most=2)

    whole = impact(before, after, stored(rows))
    assert found.matrix == whole.matrix
    assert found.examples == {
        move: tuple(f"D-{row}" for row in whole.examples(*move, most=2)) for move in whole.moved
    }
    assert found.count == len(rows)
    assert found.moved == sum(whole.matrix[move] for move in whole.moved)


def test_moves_are_counted_and_named_across_parts() -> None:
    kinds = [Facts({"misleading": "no"})] * 4_999 + [Facts({"misleading": "yes"})]
    many = islice(cycle(kinds), MORE_THAN_A_PART)

    found = tally(MILDER, STRICTER, ((f"D-{row}", facts) for row, facts in enumerate(many)))

    assert found.count == MORE_THAN_A_PART
    assert found.moved == 2
    assert found.examples == {(Outcome.ESCALATE, Outcome.BLOCKED): ("D-4999", "D-9999")}


def test_more_than_three_of_a_move_are_counted_and_three_are_named() -> None:
    rows = ((f"D-{row}", Facts({"misleading": "yes"})) for row in range(MORE_THAN_A_PART))

    found = tally(MILDER, STRICTER, rows)

    assert found.moved == MORE_THAN_A_PART
    assert [*found.examples.values()] == [("D-0", "D-1", "D-2")]
