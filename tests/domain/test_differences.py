"""Whether what was done is what was declared; what was left open is no difference."""

from dataclasses import replace

import pytest
from tests.builders import a_declaration, a_tool, an_asset

from clearslate.domain.asset import Provenance
from clearslate.domain.declaration import Step
from clearslate.domain.differences import Aspect, Difference, differences
from clearslate.domain.facts import UNSURE
from clearslate.domain.registry import Registry

NORTH = replace(a_tool("north"), model="image-4")
EAST = replace(a_tool("east"), model="voice-2")
NAMELESS = replace(a_tool("west"), model=None)
TOOLS = Registry(tools=(NORTH, EAST, NAMELESS))


def several(*words):
    return frozenset(words)


def a_step(tool=None, **answers):
    return Step(step="generate", tool=tool, answers=answers)


def found(actual, *steps, registry=TOOLS, **answers):
    use = a_declaration(answers=answers, pipeline=steps)
    return differences(use, an_asset(provenance=Provenance(**actual)), registry)


def aspects(actual, *steps, **how):
    return [(each.aspect, each.declared, each.actual) for each in found(actual, *steps, **how)]


def test_an_asset_that_says_nothing_of_its_making_differs_in_nothing():
    use = a_declaration(answers={"prominence": "incidental"}, pipeline=(a_step("north"),))

    assert differences(use, an_asset(), TOOLS) == ()
    assert differences(use, an_asset(provenance=Provenance()), TOOLS) == ()


def test_a_use_as_it_was_declared_differs_in_nothing():
    actual = {
        "tool": "north",
        "model": "image-4",
        "inputs": several("script"),
        "prominence": "prominent",
        "contribution": "element",
    }
    declared = {
        "inputs": several("script"),
        "prominence": "prominent",
        "contribution": "element",
    }

    assert found(actual, a_step("north"), **declared) == ()


def test_a_difference_names_what_was_declared_and_what_was_done():
    assert found({"tool": "south"}, a_step("north"), a_step("east")) == (
        Difference(aspect=Aspect.TOOL, declared=("east", "north"), actual=("south",)),
    )


@pytest.mark.parametrize(
    ("actual", "steps"),
    [({"tool": "south"}, (a_step(),)), ({"tool": "south"}, ()), ({"tool": "east"}, None)],
)
def test_a_tool_that_was_left_open_or_declared_is_no_difference(actual, steps):
    steps = (a_step("north"), a_step("east")) if steps is None else steps

    assert found(actual, *steps) == ()


@pytest.mark.parametrize(
    ("actual", "tools", "declared"),
    [
        ({"model": "image-5"}, ("north",), ("image-4",)),
        ({"model": "image-5"}, ("north", "east"), ("image-4", "voice-2")),
        ({"model": "voice-2", "tool": "north"}, ("north", "east"), ("image-4",)),
        ({"model": "image-4", "tool": "north"}, ("north", "east"), None),
        ({"model": "voice-2"}, ("north", "east"), None),
        ({"model": "x"}, ("north", "west"), None),
        ({"model": "x", "tool": "west"}, ("north", "west"), None),
        ({"model": "x", "tool": "north"}, ("north", "west"), ("image-4",)),
        ({"model": "x"}, ("unregistered",), None),
        ({"model": "x"}, (), None),
    ],
)
def test_a_model_differs_from_those_of_the_tools_it_can_have_been_made_with(
    actual, tools, declared
):
    expected = [] if declared is None else [(Aspect.MODEL, declared, (actual["model"],))]

    assert aspects(actual, *(a_step(tool) for tool in tools)) == expected


@pytest.mark.parametrize(
    ("actual", "steps", "whole", "more"),
    [
        (several("script"), (), several("none"), ("script",)),
        (several("script", "contract"), (), several("script"), ("contract",)),
        (several("script"), (), several("script", "contract"), None),
        (several("none"), (), several("script"), None),
        (several("public"), (), several("none"), None),
        (None, (), several("none"), None),
        (several("script"), (), UNSURE, None),
        (several("script"), (), None, None),
        (several("script"), (several("none"), several("script")), None, None),
        (several("script"), (several("none"), several("contract")), None, ("script",)),
        (several("script"), (several("none"),), several("script"), ("script",)),
        (several("script"), (several("none"), None), several("script"), None),
        (several("script"), (several("none"), None), None, None),
        (several("script"), (several("none"), UNSURE), several("none"), None),
    ],
)
def test_more_went_in_than_any_step_declared_is_a_difference(actual, steps, whole, more):
    made = [a_step(**({} if inputs is None else {"inputs": inputs})) for inputs in steps]
    answers = {} if whole is None else {"inputs": whole}

    told = [each.actual for each in found({"inputs": actual}, *made, **answers)]

    assert told == ([] if more is None else [more])


@pytest.mark.parametrize(
    ("aspect", "scale"),
    [
        (Aspect.PROMINENCE, ("incidental", "prominent", "story_critical")),
        (Aspect.CONTRIBUTION, ("assists", "enhances", "alters", "element", "generated")),
    ],
)
def test_only_more_than_was_declared_is_a_difference(aspect, scale):
    told = {
        (declared, actual): aspects({aspect.value: actual}, **{aspect.value: declared})
        for declared in scale
        for actual in scale
    }

    assert told == {
        (declared, actual): [(aspect, (declared,), (actual,))]
        if scale.index(actual) > scale.index(declared)
        else []
        for declared in scale
        for actual in scale
    }


@pytest.mark.parametrize("aspect", [Aspect.PROMINENCE, Aspect.CONTRIBUTION])
@pytest.mark.parametrize("declared", [UNSURE, None])
def test_what_was_not_known_when_it_was_declared_is_no_difference(aspect, declared):
    answers = {} if declared is None else {aspect.value: declared}
    actual = {"prominence": "story_critical", "contribution": "generated"}

    assert aspects({aspect.value: actual[aspect.value]}, **answers) == []
