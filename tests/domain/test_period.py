"""Both ends of a period belong to it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clearslate.domain.period import ALWAYS, Period

SPRING = Period(start=date(2026, 3, 1), last=date(2026, 5, 31))
ENDS = st.none() | st.dates()


@pytest.mark.parametrize("day", [date(2026, 3, 1), date(2026, 4, 1), date(2026, 5, 31)])
def test_the_first_day_and_the_last_are_in_a_period(day):
    assert day in SPRING


@pytest.mark.parametrize("day", [date(2026, 2, 28), date(2026, 6, 1)])
def test_the_days_around_a_period_are_not_in_it(day):
    assert day not in SPRING


def test_a_period_has_ended_from_the_day_after_its_last():
    assert not SPRING.ended_before(date(2026, 5, 31))
    assert SPRING.ended_before(date(2026, 6, 1))


def test_a_period_has_not_begun_until_its_first_day():
    assert SPRING.not_yet(date(2026, 2, 28))
    assert not SPRING.not_yet(date(2026, 3, 1))


@given(st.dates())
def test_every_day_is_in_a_period_without_ends(day):
    assert day in ALWAYS


@given(ENDS, ENDS, st.dates())
def test_a_day_is_in_a_period_before_it_or_after_it(start, last, day):
    period = Period(start=start, last=last)

    assert (day in period) == (not period.not_yet(day) and not period.ended_before(day))
