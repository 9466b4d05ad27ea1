"""The order in which offices decide keeps what every pack says, and is refused where none can."""

from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.domain.policy.catalogue import FILM, a_rule
from tests.strategies import a_pack

from clearslate.domain.policy.compile import compile_rules
from clearslate.domain.policy.decide import Facts, decide, waived
from clearslate.domain.policy.review_order import CircularOrder, in_turns, joined_order
from clearslate.domain.policy.rules import Outcome, Pack, ReviewOrder
from clearslate.domain.roles import Role

CONTACT, LEGAL, SECURITY = Role.TITLE_CONTACT, Role.LEGAL, Role.SECURITY
TALENT, EDITORIAL = Role.TALENT_RELATIONS, Role.EDITORIAL_STANDARDS


def ordering(name: str, *turns: set[Role]) -> Pack:
    pack = a_pack(a_rule("shown"))
    return replace(
        pack,
        reference=replace(pack.reference, id=name),
        review_order=tuple(frozenset(turn) for turn in turns),
    )


@st.composite
def orders(draw: st.DrawFn) -> tuple[frozenset[Role], ...]:
    """Return an order that names each office at most once."""
    named = draw(st.lists(st.sampled_from(Role), unique=True))
    turns: list[set[Role]] = []
    for role in named:
        if turns and draw(st.booleans()):
            turns[-1].add(role)
        else:
            turns.append({role})
    return tuple(frozenset(turn) for turn in turns)


def packs() -> st.SearchStrategy[list[Pack]]:
    return st.lists(orders(), max_size=3).map(
        lambda found: [ordering(f"p{n}", *map(set, turns)) for n, turns in enumerate(found)]
    )


def said(pack: Pack) -> set[tuple[Role, Role]]:
    """Return who comes before whom, as the document of one pack says it."""
    order = pack.review_order
    return {
        (first, then)
        for place, turn in enumerate(order)
        for then in turn
        for earlier in order[:place]
        for first in earlier
    }


def places(order: ReviewOrder) -> dict[Role, int]:
    return {role: place for place, turn in enumerate(order) for role in turn}


def can_be_kept(together: list[Pack]) -> bool:
    every = {pair for pack in together for pair in said(pack)}
    rows = (dict(zip(row, range(len(row)), strict=True)) for row in permutations(Role))
    return any(all(row[first] < row[then] for first, then in every) for row in rows)


@given(packs())
def test_an_order_exists_exactly_where_offices_can_be_put_in_a_row(together: list[Pack]) -> None:
    try:
        joined_order(together)
    except CircularOrder:
        assert not can_be_kept(together)
    else:
        assert can_be_kept(together)


@given(packs())
def test_the_joined_order_keeps_what_each_pack_says_and_makes_nobody_wait_for_nothing(
    together: list[Pack],
) -> None:
    try:
        order = joined_order(together)
    except CircularOrder:
        return
    every = {pair for pack in together for pair in said(pack)}
    at = places(order)

    assert bool(order) is bool(every)
    if order:
        assert sorted(role for turn in order for role in turn) == sorted(Role)
        assert all(at[first] < at[then] for first, then in every)
        for role in Role:
            just_before = {first for first, then in every if then is role}
            assert at[role] == max((at[first] + 1 for first in just_before), default=0)


@given(packs(), st.randoms())
def test_the_order_of_packs_does_not_matter(together: list[Pack], random) -> None:
    shuffled = [*together]
    random.shuffle(shuffled)

    def joined(packs: list[Pack]) -> ReviewOrder | str:
        try:
            return joined_order(packs)
        except CircularOrder:
            return "circular"

    assert joined(shuffled) == joined(together)


@given(packs())
def test_a_ring_names_for_each_link_a_pack_that_says_it_and_comes_back_to_where_it_began(
    together: list[Pack],
) -> None:
    try:
        joined_order(together)
    except CircularOrder as error:
        by_name = {pack.reference.id: pack for pack in together}
        ring = error.ring
        assert all((each.first, each.then) in said(by_name[each.pack]) for each in ring)
        assert [each.then for each in ring] == [*(e.first for e in ring[1:]), ring[0].first]


@given(st.frozensets(st.sampled_from(Role)), orders())
def test_turns_hold_everyone_once_and_an_office_without_a_turn_comes_first(
    needed: frozenset[Role], order: ReviewOrder
) -> None:
    turns = in_turns(sorted(needed), order)
    at = places(order)

    assert sorted(role for turn in turns for role in turn) == sorted(needed)
    assert all(turns)
    for place, turn in enumerate(turns):
        for earlier in turns[:place]:
            assert max(at.get(r, 0) for r in earlier) < min(at.get(r, 0) for r in turn)


def test_an_office_that_one_pack_leaves_out_does_not_contradict_the_other() -> None:
    house, streamer = ordering("h", {LEGAL}, {CONTACT}), ordering("s", {CONTACT}, {SECURITY})

    assert joined_order([house, streamer]) == (
        frozenset((LEGAL, TALENT, EDITORIAL)),
        frozenset((CONTACT,)),
        frozenset((SECURITY,)),
    )


def test_two_packs_that_put_each_others_first_last_are_refused() -> None:
    house, streamer = ordering("h", {LEGAL}, {CONTACT}), ordering("s", {CONTACT}, {LEGAL})

    with pytest.raises(CircularOrder) as refused:
        compile_rules([house, streamer], FILM)
    assert {(e.first, e.then, e.pack) for e in refused.value.ring} == {
        (LEGAL, CONTACT, "h"),
        (CONTACT, LEGAL, "s"),
    }


def test_a_determination_says_whose_turn_comes_when_and_a_waiver_takes_its_office_out() -> None:
    rules = [
        replace(a_rule("shown", Outcome.APPROVAL, name="l"), approvers=(LEGAL,)),
        replace(a_rule("shown", Outcome.APPROVAL, name="c"), approvers=(CONTACT, SECURITY)),
    ]
    pack = replace(ordering("h", {LEGAL}, {CONTACT}), rules=tuple(rules))

    made = decide(compile_rules([pack], FILM), Facts({"shown": "yes"}))

    assert made.turns == ((LEGAL, SECURITY), (CONTACT,))
    lifted = waived(made, {rules[0].reference: "W-1"})
    assert lifted.turns == ((SECURITY,), (CONTACT,))


def test_without_an_order_all_decide_at_once() -> None:
    assert joined_order([ordering("h"), ordering("s", {LEGAL, CONTACT})]) == ()
    assert in_turns((CONTACT, LEGAL), ()) == ((CONTACT, LEGAL),)
