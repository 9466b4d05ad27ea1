"""A use on its way to a yes: who may decide it, and who may not, whatever offices they hold."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from clearslate.domain.people import ALLOWS, Act, Member, Office, may_stand_in
from clearslate.domain.policy.rules import Outcome
from clearslate.domain.request import (
    Asked,
    Hindrance,
    MayNotDecide,
    answers_for,
    check_may_decide,
    due_on,
    hindrance,
    may_override,
    may_review_override,
    may_take_back,
    roles_in,
)
from clearslate.domain.roles import Role

HERE, ELSEWHERE = 1, 2
SEEN = ("declared", "determined")

offices = st.frozensets(st.sampled_from(Office))
numbers = st.integers(1, 4)


@st.composite
def members(draw: st.DrawFn) -> Member:
    """Return somebody with any offices, everywhere, here or elsewhere."""
    return Member(
        number=draw(numbers),
        name="Somebody",
        email="somebody@example.org",
        organisation=1,
        path="/1/",
        everywhere=draw(offices),
        in_production={HERE: draw(offices), ELSEWHERE: draw(offices)},
    )


@st.composite
def questions(draw: st.DrawFn) -> Asked:
    """Return anything that a role may be asked here."""
    return Asked(
        role=draw(st.sampled_from(Role)),
        production=HERE,
        declared_by=draw(st.frozensets(numbers, min_size=1)),
        declaration_digest=SEEN[0],
        determination_digest=SEEN[1],
        outcome=draw(st.sampled_from(Outcome)),
        open=draw(st.booleans()),
    )


def decides(member: Member, asked: Asked, away: tuple[Member, ...] = ()) -> bool:
    """Say whether somebody who read the page may decide."""
    try:
        check_may_decide(member, asked, SEEN, away)
    except MayNotDecide:
        return False
    return True


@given(members(), questions(), st.tuples(members(), members()))
def test_nobody_decides_what_they_declared_for_themselves_or_for_somebody(
    member: Member, asked: Asked, away: tuple[Member, ...]
) -> None:
    assume(member.number in asked.declared_by)
    assert hindrance(member, asked, away) is Hindrance.OWN_DECLARATION
    assert not decides(member, asked, away)


@given(members(), questions(), members())
def test_whoever_declared_lends_nobody_a_role(
    member: Member, asked: Asked, declarant: Member
) -> None:
    assume(declarant.number in asked.declared_by)
    assert roles_in(member, asked, (declarant,)) == member.roles(HERE)


@given(members(), questions(), st.tuples(members()))
def test_only_the_role_that_is_asked_decides(
    member: Member, asked: Asked, away: tuple[Member, ...]
) -> None:
    held = {*member.roles(HERE)}
    held.update(*(a.roles(HERE) for a in away if a.number not in asked.declared_by))
    if decides(member, asked, away):
        assert asked.role in held
        assert asked.open
        assert asked.outcome is not Outcome.BLOCKED


@given(members(), questions())
def test_a_page_that_is_out_of_date_decides_nothing(member: Member, asked: Asked) -> None:
    for seen in (("other", SEEN[1]), (SEEN[0], "other"), ("", "")):
        with pytest.raises(MayNotDecide):
            check_may_decide(member, asked, seen)


@given(members(), questions(), offices)
def test_an_office_in_another_production_decides_nothing_here(
    member: Member, asked: Asked, held: frozenset[Office]
) -> None:
    stranger = Member(
        number=member.number,
        name=member.name,
        email=member.email,
        organisation=1,
        path="/1/",
        in_production={ELSEWHERE: held},
    )
    assert not decides(stranger, asked)


@given(questions(), st.sampled_from(Role))
def test_the_one_who_is_asked_and_declared_nothing_decides(asked: Asked, role: Role) -> None:
    assume(asked.open and asked.outcome is not Outcome.BLOCKED)
    member = Member(
        number=99,
        name="Somebody",
        email="somebody@example.org",
        organisation=1,
        path="/1/",
        in_production={HERE: frozenset((Office(asked.role.value),))},
    )
    assert decides(member, asked)
    away = Member(
        number=98,
        name="A",
        email="a@example.org",
        organisation=1,
        path="/1/",
        in_production={HERE: frozenset((Office(role.value),))},
    )
    stand_in = Member(number=99, name="S", email="s@example.org", organisation=1, path="/1/")
    assert decides(stand_in, asked, (away,)) is (role is asked.role)


@given(members(), st.frozensets(numbers), numbers)
def test_an_override_is_an_administrators_and_judged_by_another(
    member: Member, declared_by: frozenset[int], by: int
) -> None:
    held = member.offices(HERE)
    if may_override(member, declared_by, HERE):
        assert Office.ADMINISTRATOR in held
        assert member.number not in declared_by
    if may_review_override(member, declared_by, by, HERE):
        assert member.number not in {by, *declared_by}
        assert any(Act.DECIDE in ALLOWS[office] for office in held)


@given(members(), st.frozensets(st.sampled_from(Role), min_size=1))
def test_a_yes_is_taken_back_by_its_office(member: Member, authority: frozenset[Role]) -> None:
    assert may_take_back(member, authority, HERE) is bool(authority & member.roles(HERE))


@given(members(), st.frozensets(numbers))
def test_a_use_is_answered_for_by_its_declarant_or_the_lead(
    member: Member, declared_by: frozenset[int]
) -> None:
    lead = Office.CLEARANCE_LEAD in member.offices(HERE)
    assert answers_for(member, declared_by, HERE) is (member.number in declared_by or lead)


@given(st.sampled_from(Outcome), st.dates(date(2026, 1, 1), date(2030, 1, 1)))
def test_an_answer_is_due_on_a_working_day_and_never_before_it_was_asked(
    outcome: Outcome, asked_on: date
) -> None:
    due = due_on(outcome, asked_on)
    assert due >= asked_on
    assert due.weekday() < 5
    days = (asked_on + timedelta(days=n) for n in range(1, (due - asked_on).days + 1))
    working = sum(day.weekday() < 5 for day in days)
    expected = {Outcome.NOTIFY: 0, Outcome.ESCALATE: 2}.get(outcome, 5)
    assert working == expected or (outcome is Outcome.NOTIFY and asked_on.weekday() >= 5)


@given(members(), members(), st.booleans())
def test_a_stand_in_is_of_the_house_and_does_for_itself_what_it_is_lent(
    by: Member, absent: Member, same_house: bool
) -> None:
    by = by if same_house else replace(by, organisation=2, path="/1/2/")
    lent = [act for act in (Act.DECIDE, Act.DECLARE) if absent.may_anywhere(act)]
    able = all(by.may_anywhere(act) for act in lent)

    assert may_stand_in(by, absent) == (same_house and able)
