"""Which cut is the latest, and what a production answers for every use in it."""

from datetime import date

import pytest

from clearslate.domain.production import CutChoice, Production, version_order


def a_cut(version, locked_on=None, name="cut"):
    return CutChoice(name=name, file=f"cuts/{version}.edl", version=version, locked_on=locked_on)


def latest(*cuts):
    return Production(reference="x", title="X", cuts=cuts).latest_cut


@pytest.mark.parametrize(
    ("earlier", "later"),
    [("9", "10"), ("v9", "v012"), ("1.9", "1.10"), ("v2", "3"), ("V3", "v4"), ("3", "3a"),
     ("12", "final"), ("2026-03-02", "2026-10-01")],
)  # fmt: skip
def test_versions_are_compared_as_people_count(earlier, later):
    assert version_order(earlier) < version_order(later)
    assert latest(a_cut(later), a_cut(earlier)) == a_cut(later)


@pytest.mark.parametrize(("one", "other"), [("v012", "12"), ("V3", "v3"), ("003", "3")])
def test_versions_may_be_the_same_however_they_are_written(one, other):
    assert version_order(one) == version_order(other)


def test_between_equal_versions_the_last_locked_is_the_latest():
    locked = a_cut("3", date(2026, 3, 1), "a")

    assert latest(locked, a_cut("v3", None, "b")) == locked
    assert latest(a_cut("3", date(2026, 4, 1), "c"), locked).name == "c"


def test_between_equals_the_last_named_is_the_latest():
    assert latest(a_cut("3", None, "a"), a_cut("3", None, "b")).name == "b"


def test_a_production_without_cuts_has_no_latest():
    assert latest() is None


def test_a_production_answers_what_it_knows():
    production = Production(
        reference="x",
        title="X",
        genre="scripted",
        territories=frozenset(("fr",)),
        delivery_on=date(2026, 12, 1),
        strike_on="unsure",
    )

    assert production.answers == {
        "genre": "scripted",
        "territories": {"fr"},
        "delivery_on": date(2026, 12, 1),
        "strike_on": "unsure",
    }


def test_a_production_answers_nothing_that_it_does_not_say():
    assert not Production(reference="x", title="X").answers
