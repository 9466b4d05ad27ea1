"""Declarations are values: they cannot be changed from outside, and equal ones are equal."""

import pytest

from clearslate.domain.declaration import Declaration, Person, Step


def a_declaration(answers):
    return Declaration(reference="SR-1", title="t", partner="p", contact="c", answers=answers)


def a_step(answers):
    return Step(step="generate", answers=answers)


def a_person(answers):
    return Person(performer="Maren Oskvale", answers=answers)


@pytest.mark.parametrize("made", [a_declaration, a_step, a_person])
def test_answers_are_those_that_were_given_and_stay_so(made):
    given = {"in_final": "yes"}
    value = made(given)

    given["in_final"] = "no"

    assert value.answers == {"in_final": "yes"}
    assert value == made({"in_final": "yes"})
    assert value != made({"in_final": "no"})
    assert hash(value) == hash(made({"in_final": "yes"}))
    with pytest.raises(TypeError):
        value.answers["in_final"] = "no"
