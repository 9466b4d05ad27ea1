"""Which days can be meant, from both sides of each law."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clearslate.domain.days import (
    FIRST,
    LAST,
    can_be_done,
    can_be_meant,
    can_be_needed,
    needed_between,
)
from clearslate.domain.registry import Consent, ConsentKind, TermsSnapshot, Tool, done_after

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("day", "meant"),
    [
        (date(1020, 1, 1), False),
        (FIRST - timedelta(days=1), False),
        (FIRST, True),
        (TODAY, True),
        (LAST, True),
        (date(2999, 1, 1), False),
    ],
)
def test_a_year_that_slipped_is_meant_by_nobody(day: date, meant: bool) -> None:
    assert can_be_meant(day) is meant


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(-5000, 5000))
def test_work_is_needed_within_the_days_that_are_told(on: date, off: int) -> None:
    day, (first, last) = on + timedelta(days=off), needed_between(on)

    assert can_be_needed(day, on) is (first <= day <= last)
    assert can_be_needed(on, on)
    assert first < on - timedelta(days=364)
    assert last < on + timedelta(days=3_660)


def test_what_was_done_was_done_by_today() -> None:
    assert can_be_done(TODAY, TODAY)
    assert not can_be_done(TODAY + timedelta(days=1), TODAY)


def test_a_record_names_each_day_that_is_still_to_come_and_no_announced_one() -> None:
    ahead = TODAY + timedelta(days=40)
    tool = Tool(
        reference="n",
        toolmaker="N",
        tool="N",
        reviewed=ahead,
        expires=ahead,
        terms_snapshot=TermsSnapshot(digest="sha256:" + "a" * 64, taken_on=ahead),
    )
    consent = Consent(
        reference="c",
        performer="Maren",
        kind=ConsentKind.ALTERATION,
        purposes=frozenset(("previs",)),
        production="p",
        signed_on=TODAY,
        withdrawn=ahead,
    )

    assert done_after(tool, TODAY) == ("terms_snapshot.date", "reviewed")
    assert done_after(tool, ahead) == ()
    assert done_after(consent, TODAY) == ()
