"""The chart of days to clearance: its two names can be read, wherever its points lie."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clearslate.formats.charts_svg import DaysWords, Moment, days_chart

WORDS = DaysWords(
    first="4 September 2026",
    last="20 November 2026",
    half="half",
    nine_in_ten="9 in 10",
    described="Days",
)
DAYS = st.floats(0, 400, allow_nan=False)
WEEKS = st.lists(st.none() | st.tuples(DAYS, DAYS).map(sorted), min_size=1, max_size=12)


def chart(weeks: list[list[float] | None]) -> str:
    moments = [Moment(half=w and w[0], nine_in_ten=w and w[1]) for w in weeks]
    return str(days_chart(moments, WORDS))


def named(drawn: str, name: str) -> tuple[float, float]:
    """Return where a name stands."""
    [(x, y)] = re.findall(rf'<text x="([\d.-]+)" y="([\d.-]+)">{name}</text>', drawn)
    return float(x), float(y)


@given(WEEKS.filter(any))
def test_the_two_names_never_collide_nor_leave_the_drawing(
    weeks: list[list[float] | None],
) -> None:
    drawn = chart(weeks)

    (_, nine), (_, half) = named(drawn, "9 in 10"), named(drawn, "half")
    assert half - nine >= 14.9
    assert nine > 10
    assert half < 135, "the days of the axis stand below"


@pytest.mark.parametrize("days", [0.0, 3.3, 30.0])
def test_names_that_share_a_point_stand_above_and_below_it(days: float) -> None:
    drawn = chart([[1.0, 2.0], None, [days, days], None])

    point = float(re.findall(r'class="line dot" cx="[^"]*" cy="([^"]*)"', drawn)[-1])
    (x, nine), (_, half) = named(drawn, "9 in 10"), named(drawn, "half")
    assert nine - 4 < point - 7 < point <= half - 4
    assert x < 250, "beside its point, and not at the end of the weeks"


def test_two_points_in_one_place_are_both_seen() -> None:
    drawn = chart([[3.0, 3.0]])

    radius = dict(re.findall(r'class="(edge|line) dot"[^>]*r="([^"]*)"', drawn))
    assert float(radius["edge"]) > float(radius["line"])


def test_of_weeks_in_which_nothing_came_nothing_is_drawn() -> None:
    assert chart([None, None]) == ""
