"""Of two answers the riskier holds, and a whole use is as risky as the riskiest of its parts."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import a_catalogue, a_fact

from clearslate.domain.facts import UNSURE, Kind, Scope
from clearslate.domain.said import riskier, worst_of

PLACES = ("studio", "own", "local", "free")
RISING = a_fact("shown")
FALLING = a_fact("agreed", rising=False)
SCALE = a_fact("environment", kind=Kind.ORDERED, choices=PLACES, scope=Scope.STEP)
HUMAN = a_fact("human_input", kind=Kind.ORDERED, choices=("none", "some", "most"), rising=False)
INPUTS = a_fact("inputs", kind=Kind.SEVERAL, choices=("none", "public", "script"))
PURPOSE = a_fact("purpose", kind=Kind.CHOICE, choices=("previs", "final"), selector=True)
DAY = a_fact("released_on", kind=Kind.DAY, choices=())
OF_PERSON = a_fact("replica", scope=Scope.PERSON)


def several(*words):
    return frozenset(words)


@pytest.mark.parametrize(
    ("fact", "one", "other", "counts"),
    [
        (RISING, "no", "yes", "yes"),
        (RISING, UNSURE, "no", UNSURE),
        (RISING, UNSURE, "yes", "yes"),
        (FALLING, "yes", "no", "no"),
        (FALLING, "yes", UNSURE, UNSURE),
        (FALLING, "no", UNSURE, "no"),
        (SCALE, "local", "own", "local"),
        (SCALE, UNSURE, "studio", UNSURE),
        (SCALE, UNSURE, "own", "own"),
        (HUMAN, "most", "none", "none"),
        (INPUTS, several("public"), several("script"), several("public", "script")),
        (INPUTS, several("none"), several("script"), several("script")),
        (INPUTS, UNSURE, several("script"), several(UNSURE, "script")),
        (INPUTS, several("none"), UNSURE, several("none", UNSURE)),
        (INPUTS, several("none"), several("none"), several("none")),
    ],
)
def test_the_riskier_of_two_answers_holds_whoever_gives_it(fact, one, other, counts):
    assert riskier(fact, one, other) == counts
    assert riskier(fact, other, one) == counts


def test_where_one_side_is_silent_the_other_is_heard():
    assert riskier(RISING, None, "no") == "no"


def test_of_an_answer_without_direction_the_later_word_counts():
    early, late = date(2026, 1, 1), date(2027, 1, 1)

    assert riskier(PURPOSE, "previs", "final") == "final"
    assert riskier(PURPOSE, "final", "previs") == "previs"
    assert riskier(DAY, early, late) == late
    assert riskier(DAY, late, early) == early


@given(st.permutations(["no", UNSURE, "yes"]), st.sampled_from([RISING, FALLING]))
def test_in_whatever_order_answers_are_joined_the_riskiest_comes_out(answers, fact):
    first, second, third = answers

    joined = riskier(fact, riskier(fact, first, second), third)

    assert joined == ("yes" if fact.rising else "no")


def whole(fact, items, base=None):
    given_by_items = [{} if answer is None else {fact.id: answer} for answer in items]
    found = worst_of(given_by_items, {} if base is None else {fact.id: base}, a_catalogue(fact))
    return found.get(fact.id)


@pytest.mark.parametrize(
    ("fact", "items", "base", "expected"),
    [
        (SCALE, ("own", "free", "studio"), None, "free"),
        (SCALE, ("own", None), "free", "free"),
        (SCALE, ("own", "own"), "free", "own"),
        (SCALE, ("free", None), None, "free"),
        (SCALE, ("own", None), None, None),
        (SCALE, ("own", UNSURE), None, "own"),
        (SCALE, (None, None), "own", None),
        (INPUTS, (several("none"), several("script")), None, several("script")),
        (INPUTS, (several("script"), None), None, several("script", UNSURE)),
        (RISING, ("no", "no"), None, "no"),
        (RISING, ("no", "no"), "yes", "yes"),
        (RISING, ("no", "yes"), "no", "yes"),
        (RISING, ("no",), UNSURE, UNSURE),
        (FALLING, ("yes", "yes"), "no", "no"),
        (OF_PERSON, ("yes", "yes"), None, None),
        (PURPOSE, ("final",), None, "final"),
        (PURPOSE, ("final", "final"), None, "final"),
        (PURPOSE, ("final", "previs"), None, UNSURE),
        (PURPOSE, ("previs", "final"), None, UNSURE),
        (PURPOSE, ("final", "final"), "previs", UNSURE),
        (PURPOSE, ("final", None), None, UNSURE),
        (PURPOSE, ("final", None), "final", "final"),
    ],
)
def test_a_use_is_as_risky_as_the_riskiest_of_its_parts(fact, items, base, expected):
    assert whole(fact, items, base) == expected


@given(
    st.lists(st.sampled_from(["no", UNSURE, "yes"]), min_size=1), st.sampled_from(["no", "yes"])
)
def test_no_part_makes_milder_what_was_answered_for_the_whole_use(items, base):
    assert riskier(RISING, base, whole(RISING, items, base)) == whole(RISING, items, base)
