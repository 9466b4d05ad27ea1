"""Whatever stands in a text, reading it ends, and raises nothing."""

import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.media.generators.graphs import text

from clearslate.media.generators import read_generations

KEYS = st.sampled_from(
    [
        *("prompt", "workflow", "parameters", "Comment", "UserComment", "Description", "Software"),
        *("Dream", "sd-metadata", "invokeai_metadata", "invokeai_graph", "fooocus_scheme", "Make"),
        *("use_stable_diffusion_model", "extraMetadata", "Title", "Source", ""),
    ]
)
WORDS = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        [
            *(
                "KSampler",
                "SaveImage",
                "CLIPTextEncode",
                "Reroute",
                "GetNode",
                "SetNode",
                "x.ckpt",
            ),
            *("workflow>g", "g", "ConditioningZeroOut", "LoadImage", "a.png", "PrimitiveNode"),
        ]
    ),
)
NAMES = st.one_of(
    WORDS,
    st.sampled_from(
        [
            *("class_type", "inputs", "nodes", "links", "type", "id", "widgets_values", "link"),
            *("outputs", "mode", "definitions", "subgraphs", "groupNodes", "extra", "name", "on"),
            *("positive", "negative", "model", "seed", "image", "prompt", "workflow", "caption"),
            *("sui_image_params", "v4_prompt", "resources", "loras", "controlnets", "widget"),
        ]
    ),
)
SCALARS = st.one_of(
    st.none(), st.booleans(), st.integers(-20, 20), st.floats(), st.integers(), WORDS
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=6), st.dictionaries(NAMES, inner, max_size=6)
    ),
    max_leaves=40,
)

IDS = st.integers(0, 6).map(str)
LINKS = st.tuples(IDS, st.integers(0, 2)).map(list)
RAN = st.dictionaries(
    IDS,
    st.fixed_dictionaries(
        {
            "class_type": WORDS,
            "inputs": st.dictionaries(NAMES, st.one_of(LINKS, VALUES), max_size=5),
        }
    ),
    max_size=7,
)
SOCKETS = st.lists(
    st.fixed_dictionaries(
        {"name": NAMES, "type": st.sampled_from(["A", "B"]), "link": st.integers(0, 9)},
        optional={"widget": st.fixed_dictionaries({"name": NAMES})},
    ),
    max_size=4,
)
NODE = st.fixed_dictionaries(
    {
        "id": st.integers(0, 6),
        "type": st.one_of(WORDS, st.sampled_from(["sub", "workflow>g"])),
        "mode": st.sampled_from([0, 0, 0, 2, 4]),
        "inputs": SOCKETS,
        "outputs": SOCKETS,
        "widgets_values": st.one_of(st.lists(VALUES, max_size=5), VALUES),
    }
)
LINK = st.tuples(
    st.integers(0, 9),
    st.integers(-20, 6),
    st.integers(-1, 2),
    st.integers(-20, 6),
    st.integers(0, 2),
).map(list)
SHEET = st.fixed_dictionaries(
    {"nodes": st.lists(NODE, max_size=7), "links": st.lists(LINK, max_size=10)}
)
GROUP = st.fixed_dictionaries(
    {"nodes": st.lists(NODE, max_size=4), "links": st.lists(LINK, max_size=5)}
)
DRAWN = st.builds(
    lambda sheet, inner, group: {
        **sheet,
        "definitions": {"subgraphs": [{**inner, "id": "sub", "inputNode": {}, "inputs": []}]},
        "extra": {"groupNodes": {"g": group}},
    },
    SHEET,
    SHEET,
    GROUP,
)


FEWER = settings(max_examples=settings.default.max_examples // 3)
"""Drawing a graph takes longer than reading it."""


def read(*texts):
    generations, evidence, not_read = read_generations(texts)
    assert all(len(each.statement) <= 2_000 for each in evidence)
    return generations, evidence, not_read


@FEWER
@given(st.lists(st.tuples(KEYS, VALUES), max_size=4))
def test_any_json_in_any_fields_is_read_to_its_end(fields):
    read(*(text(key, value) for key, value in fields))


@given(st.lists(st.tuples(KEYS, st.text(max_size=200)), max_size=4))
def test_any_words_in_any_fields_are_read_to_their_end(fields):
    read(*(text(key, value) for key, value in fields))


@FEWER
@given(RAN)
def test_any_graph_that_was_run_is_walked_to_its_end(graph):
    read(text("prompt", graph))


@FEWER
@given(DRAWN)
def test_any_drawing_is_walked_to_its_end(graph):
    read(text("workflow", graph))


@FEWER
@given(RAN, st.integers(0, 400))
def test_a_graph_that_breaks_off_anywhere_is_read_to_its_end(graph, length):
    read(text("prompt", json.dumps(graph)[:length]))


@pytest.mark.parametrize(
    "words",
    [
        "[" * 100_000,
        '{"a":' * 100_000,
        '{"nodes": ' + "[" * 50_000,
        "{" + '"a": 1,' * 200_000 + '"b": 2}',
        '{"seed": ' + "9" * 10_000 + "}",
        "Steps: 20, " + "a: b, " * 200_000,
        "Steps: 20, Sampler: x, Seed: " + '"' * 100_000,
        "Steps: 20, Seed: 1, Hashes: " + "{" * 100_000,
        "Steps: 20\n" * 100_000,
        '"' * 100_000 + " -s",
        '"a" ' + "-s 1 " * 100_000,
        "x [" * 100_000,
        "Job ID: " * 100_000,
        "embedding:" * 100_000,
        "<lora:" * 100_000,
        "a_" * 100_000,
    ],
    ids=lambda words: words[:24],
)
@pytest.mark.parametrize("key", ["parameters", "prompt", "Dream", "UserComment", "Description"])
def test_an_absurd_text_takes_no_more_than_a_moment(key, words):
    started = time.process_time()

    read(text(key, words))

    assert time.process_time() - started < 30


def test_an_absurd_graph_takes_no_more_than_a_moment():
    name = "negative_" * 5_000
    wide = {
        str(number): {
            "class_type": "x" * 5_000,
            "inputs": {name: [str((number * 7) % 5_000), 0], "text": "a, " * 40},
        }
        for number in range(5_000)
    }
    started = time.process_time()

    read(text("prompt", wide))

    assert time.process_time() - started < 60


def test_subgraphs_that_double_at_every_level_are_bounded():
    levels = [
        {
            "id": f"level-{level}",
            "inputNode": {},
            "nodes": [
                {"id": number, "type": f"level-{level + 1}", "mode": 0} for number in range(40)
            ],
            "links": [],
        }
        for level in range(12)
    ]
    sheet = {"nodes": [{"id": 1, "type": "level-0"}], "definitions": {"subgraphs": levels}}
    started = time.process_time()

    read(text("workflow", sheet))

    assert time.process_time() - started < 60
