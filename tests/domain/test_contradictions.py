"""Which answers cannot both be true, and which of the two stands: the whole list."""

import pytest

from clearslate.domain.contradictions import Contradiction, uncontradicted
from clearslate.domain.facts import UNSURE

PURPOSES = (
    "ideation",
    "previs",
    "temp_edit",
    "final_picture",
    "final_sound",
    "marketing",
    "dubbing",
    "analysis",
)
NOT_FINAL = {"ideation", "previs", "temp_edit", "analysis"}
FINAL = {"final_picture", "final_sound"}


def pairs(answers, **context):
    return [(each.fact, each.against) for each in uncontradicted(answers, **context)[1]]


@pytest.mark.parametrize("purpose", PURPOSES)
def test_only_what_is_never_delivered_contradicts_a_final_use(purpose):
    answers = {"purpose": purpose, "in_final": "yes"}

    standing, _ = uncontradicted(answers)

    contradicted = purpose in NOT_FINAL
    assert pairs(answers) == ([("purpose", "in_final")] if contradicted else [])
    assert standing == {"purpose": UNSURE if contradicted else purpose, "in_final": "yes"}


@pytest.mark.parametrize("purpose", PURPOSES)
def test_only_final_picture_and_sound_contradict_a_use_that_is_not_delivered(purpose):
    answers = {"purpose": purpose, "in_final": "no"}

    standing, _ = uncontradicted(answers)

    contradicted = purpose in FINAL
    assert pairs(answers) == ([("in_final", "purpose")] if contradicted else [])
    assert standing == {"purpose": purpose, "in_final": UNSURE if contradicted else "no"}


@pytest.mark.parametrize("in_final", [UNSURE, None])
@pytest.mark.parametrize("purpose", [*PURPOSES, UNSURE])
def test_what_is_open_contradicts_nothing(purpose, in_final):
    answers = {"purpose": purpose, **({"in_final": in_final} if in_final else {})}

    assert uncontradicted(answers) == (answers, ())


@pytest.mark.parametrize(
    ("answers", "named", "found"),
    [
        ({"person_shown": "no"}, True, True),
        ({"person_shown": "no", "people": frozenset(["cast"])}, False, True),
        ({"person_shown": "no"}, False, False),
        ({"person_shown": "no", "people": frozenset([UNSURE])}, False, False),
        ({"person_shown": "no", "people": UNSURE}, False, False),
        ({"person_shown": "yes"}, True, False),
        ({"person_shown": UNSURE}, True, False),
        ({}, True, False),
    ],
)
def test_nobody_shown_contradicts_a_performer_who_is_named(answers, named, found):
    standing, _ = uncontradicted(answers, people_named=named)

    expected = [("person_shown", "people")] if found else []
    assert pairs(answers, people_named=named) == expected
    assert standing == {**answers, **({"person_shown": UNSURE} if found else {})}


@pytest.mark.parametrize("fact", ["references", "inputs"])
def test_none_beside_others_is_taken_back_and_the_others_stand(fact):
    answers = {fact: frozenset(["none", "script", "public_figure"])}

    standing, found = uncontradicted(answers, about="1. generate")

    assert standing == {fact: frozenset(["script", "public_figure"])}
    assert found == (Contradiction(fact=fact, given="none", against=fact, about="1. generate"),)


@pytest.mark.parametrize("fact", ["references", "inputs"])
@pytest.mark.parametrize(
    "answer", [frozenset(["none"]), frozenset(["script", "contract"]), "none", UNSURE]
)
def test_none_alone_contradicts_nothing(fact, answer):
    assert uncontradicted({fact: answer}) == ({fact: answer}, ())


@pytest.mark.parametrize("fact", ["disclosure_planned", "agreements", "medium"])
def test_none_beside_others_is_pointed_out_for_no_other_fact(fact):
    answers = {fact: frozenset(["none", "script"])}

    assert uncontradicted(answers) == (answers, ())


def test_every_contradiction_is_pointed_out_with_what_was_given():
    answers = {
        "purpose": "previs",
        "in_final": "yes",
        "person_shown": "no",
        "references": frozenset(["none", "copyrighted_work"]),
        "inputs": frozenset(["none", "script"]),
        "contribution": "generated",
    }

    standing, found = uncontradicted(answers, people_named=True, about="x")

    assert [(c.fact, c.given, c.against, c.about) for c in found] == [
        ("purpose", "previs", "in_final", "x"),
        ("person_shown", "no", "people", "x"),
        ("references", "none", "references", "x"),
        ("inputs", "none", "inputs", "x"),
    ]
    assert standing["contribution"] == "generated"
    assert answers["purpose"] == "previs"
