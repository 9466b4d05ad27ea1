"""A drawn graph tells what it would have run: detours, switched-off nodes and sub-graphs."""

import pytest
from tests.media.generators.graphs import (
    Drawing,
    drawn_text_to_image,
    names,
    only_run,
    origin,
    text,
)

from clearslate.domain.provenance import Origin
from clearslate.media.generators import read_generations


def drawn(graph):
    return only_run(text("workflow", graph))


def test_a_drawing_says_the_same_as_the_run():
    run = drawn(drawn_text_to_image().graph)

    assert (run.prompts, run.negative_prompts) == (("boat",), ("fog",))
    assert (run.seed, run.samplers) == ("12", ("euler normal",))
    assert list(names(run)) == [("harbour.ckpt", "checkpoint")]


def test_a_node_that_is_passed_by_has_no_part():
    run = drawn(drawn_text_to_image(between="LoraLoaderModelOnly", mode=4).graph)

    assert list(names(run)) == [("harbour.ckpt", "checkpoint")]


def test_a_node_that_is_switched_off_lets_nothing_through():
    graph = drawn_text_to_image(between="LoraLoaderModelOnly", mode=2).graph

    assert "extra.safetensors" not in [name for name, _ in names(drawn(graph))]


def test_a_node_that_takes_part_is_told():
    run = drawn(drawn_text_to_image(between="LoraLoaderModelOnly").graph)

    assert ("extra.safetensors", "lora") in names(run)


@pytest.mark.parametrize("mode", [2, 4])
def test_what_only_a_switched_off_output_would_have_shown_is_not_told(mode):
    sheet = drawn_text_to_image()
    words = sheet.add("CLIPTextEncode", "a forgotten idea", outputs=("CONDITIONING",))
    fed = [("text", "CONDITIONING", (words, 0))]
    sheet.add("ShowThisToMe", fed=fed, mode=mode)

    assert drawn(sheet.graph).prompts == ("boat",)


def test_words_come_through_detours_and_typed_fields():
    sheet = drawn_text_to_image()
    typed = sheet.add("PrimitiveNode", "a gate in the rain", "fixed", outputs=("STRING",))
    detour = sheet.add("Reroute", fed=[("", "*", (typed, 0))], outputs=("*",))
    sheet.add("SetNode", "WORDS", fed=[("STRING", "STRING", (detour, 0))], outputs=("*",))
    taken = sheet.add("GetNode", "WORDS", outputs=("STRING",))
    sheet.links.append([99, taken, 0, 2, 1, "STRING"])
    sheet.nodes[1]["inputs"].append(
        {"name": "text", "type": "STRING", "link": 99, "widget": {"name": "text"}}
    )

    run = drawn(sheet.graph)

    assert run.prompts == ("a gate in the rain",), "what was typed before the link counts no more"


def test_what_was_not_connected_has_no_part():
    sheet = drawn_text_to_image()
    sheet.add("CLIPTextEncode", "a forgotten idea", outputs=("CONDITIONING",))
    sheet.add("Note", "remember the contract of Maren")

    assert drawn(sheet.graph).prompts == ("boat",)


def test_values_go_by_the_names_that_newer_files_give_them():
    sheet = Drawing()
    maker = sheet.add("CloudPainter", "a pier", "none of it", 7, "randomize", outputs=("IMAGE",))
    sheet.nodes[0]["inputs"] = [
        {"name": name, "type": "STRING", "link": None, "widget": {"name": name}}
        for name in ("prompt", "negative_prompt", "seed")
    ]
    sheet.add("SaveImage", "x", fed=[("images", "IMAGE", (maker, 0))])

    run = drawn(sheet.graph)

    assert (run.prompts, run.negative_prompts, run.seed) == (("a pier",), ("none of it",), "7")


def test_sentences_in_an_unknown_node_count_as_words():
    sheet = Drawing()
    maker = sheet.add("CloudPainter", "auto", "a pier at dawn", 3, outputs=("IMAGE",))
    sheet.add("SaveImage", "x", fed=[("images", "IMAGE", (maker, 0))])

    run = drawn(sheet.graph)

    assert run.prompts == ("a pier at dawn",)
    assert run.not_understood == ("CloudPainter",)


def with_subgraph():
    """Return a drawing whose prompt, sampler and model are in a sub-graph within a sub-graph."""
    inner = drawn_text_to_image().graph
    nodes = [each for each in inner["nodes"] if each["type"] not in ("SaveImage", "VAEDecode")]
    sampler = next(each for each in nodes if each["type"] == "KSampler")
    links = [
        dict(
            zip(
                ("id", "origin_id", "origin_slot", "target_id", "target_slot", "type"),
                link,
                strict=True,
            )
        )
        for link in inner["links"]
        if link[3] not in (7, 8)
    ]
    words = next(each for each in nodes if each["type"] == "CLIPTextEncode")
    words["inputs"].append(
        {"name": "text", "type": "STRING", "link": 70, "widget": {"name": "text"}}
    )
    links += [
        {"id": 70, "origin_id": -10, "origin_slot": 0, "target_id": words["id"], "target_slot": 1},
        {
            "id": 71,
            "origin_id": sampler["id"],
            "origin_slot": 0,
            "target_id": -20,
            "target_slot": 0,
        },
    ]
    deep = {
        "id": "11111111-1111-4111-8111-111111111111",
        "name": "deep",
        "inputNode": {"id": -10},
        "outputNode": {"id": -20},
        "inputs": [{"name": "text", "type": "STRING"}],
        "outputs": [{"name": "LATENT", "type": "LATENT"}],
        "nodes": nodes,
        "links": links,
    }
    sheet = Drawing()
    instance = sheet.add(deep["id"], outputs=("LATENT",))
    decode = sheet.add("VAEDecode", fed=[("samples", "LATENT", (instance, 0))], outputs=("IMAGE",))
    sheet.add("SaveImage", "x", fed=[("images", "IMAGE", (decode, 0))])
    sheet.more["definitions"] = {"subgraphs": [deep]}
    return sheet, deep


def test_a_subgraph_is_read_with_what_was_typed_into_it():
    sheet, _ = with_subgraph()
    sheet.nodes[0]["inputs"] = [
        {"name": "text", "type": "STRING", "link": None, "widget": {"name": "text"}}
    ]
    sheet.nodes[0]["widgets_values"] = ["the ferry at night"]

    run = drawn(sheet.graph)

    assert run.prompts == ("the ferry at night",)
    assert run.negative_prompts == ("fog",)
    assert list(names(run)) == [("harbour.ckpt", "checkpoint")]


def test_a_subgraph_is_fed_from_outside():
    sheet, _ = with_subgraph()
    words = sheet.add("PrimitiveStringMultiline", "the ferry at noon", outputs=("STRING",))
    sheet.links.append([80, words, 0, 1, 0, "STRING"])
    sheet.nodes[0]["inputs"] = [{"name": "text", "type": "STRING", "link": 80}]

    assert drawn(sheet.graph).prompts == ("the ferry at noon",)


def test_a_subgraph_that_holds_itself_ends():
    sheet, deep = with_subgraph()
    deep["nodes"] += [
        {"id": 90 + n, "type": deep["id"], "mode": 0, "inputs": []} for n in range(2)
    ]

    run = drawn(sheet.graph)

    assert any("subgraphs >" in each for each in run.not_understood)


def test_a_subgraph_that_nobody_defined_is_said():
    sheet, _ = with_subgraph()
    sheet.more["definitions"] = {}

    run = drawn(sheet.graph)

    assert any(each.startswith("subgraph 1111") for each in run.not_understood)


def test_a_group_of_nodes_is_written_out():
    sheet = Drawing()
    loader = sheet.add("CheckpointLoaderSimple", "harbour.ckpt", outputs=("MODEL", "CLIP", "VAE"))
    group = sheet.add(
        "workflow>Painter",
        fed=[("model", "MODEL", (loader, 0)), ("clip", "CLIP", (loader, 1))],
        outputs=("LATENT",),
    )
    decode = sheet.add("VAEDecode", fed=[("samples", "LATENT", (group, 0))], outputs=("IMAGE",))
    sheet.add("SaveImage", "x", fed=[("images", "IMAGE", (decode, 0))])
    conditioning = {"name": "CONDITIONING", "type": "CONDITIONING"}
    sheet.more["extra"] = {
        "groupNodes": {
            "Painter": {
                "nodes": [
                    {
                        "type": "CLIPTextEncode",
                        "index": 0,
                        "inputs": [{"name": "clip", "type": "CLIP", "link": 3}],
                        "outputs": [conditioning],
                        "widgets_values": ["a kiln"],
                    },
                    {
                        "type": "KSampler",
                        "index": 1,
                        "inputs": [
                            {"name": "model", "type": "MODEL", "link": 4},
                            {"name": "positive", "type": "CONDITIONING", "link": 5},
                            {"name": "latent_image", "type": "LATENT", "link": 6},
                        ],
                        "outputs": [{"name": "LATENT", "type": "LATENT"}],
                        "widgets_values": [4, "fixed", 20, 8, "euler", "normal", 1],
                    },
                ],
                "links": [[0, 0, 1, 1, 7, "CONDITIONING"]],
            }
        }
    }

    run = drawn(sheet.graph)

    assert run.prompts == ("a kiln",)
    assert list(names(run)) == [("harbour.ckpt", "checkpoint")]
    assert run.seed == "4"


def test_a_broadcast_that_nobody_drew_hides_no_model():
    sheet = drawn_text_to_image()
    for each in sheet.nodes:
        each["inputs"] = [one for one in each["inputs"] if one["type"] in ("LATENT", "IMAGE")]
    sheet.nodes[0]["outputs"] = []

    run = drawn(sheet.graph)

    assert ("harbour.ckpt", "checkpoint") in names(run)


def test_what_ran_goes_before_what_was_drawn():
    from tests.media.generators.graphs import text_to_image

    texts = [text("workflow", drawn_text_to_image().graph), text("prompt", text_to_image())]
    generations, evidence, _ = read_generations(texts)

    assert [each.prompts for each in generations] == [("a lighthouse",)]
    assert {each.place: each.comes_to for each in evidence} == {
        "tEXt prompt": Origin.AI_DECLARED,
        "tEXt workflow": None,
    }


def test_what_was_drawn_speaks_where_what_ran_is_broken():
    texts = [
        text("workflow", drawn_text_to_image().graph),
        text("prompt", '{"1": {"class_type": "K'),
    ]

    generations, _, not_read = read_generations(texts)

    assert [each.prompts for each in generations] == [("boat",)]
    assert len(not_read) == 1


@pytest.mark.parametrize("many", [3_000])
def test_a_long_chain_of_detours_is_followed_to_its_end(many):
    sheet = drawn_text_to_image()
    place = (1, 0)
    for _ in range(many):
        place = (sheet.add("Reroute", fed=[("", "*", place)], outputs=("*",)), 0)
    sheet.links.append([90_000, place[0], 0, 5, 0, "MODEL"])
    sheet.nodes[4]["inputs"][0]["link"] = 90_000

    assert list(names(drawn(sheet.graph))) == [("harbour.ckpt", "checkpoint")]


def test_an_image_that_went_through_detours_in_a_circle_is_said():
    sheet = drawn_text_to_image()
    one = sheet.add("Reroute", fed=[("", "*", (10, 0))], outputs=("*",))
    two = sheet.add("Reroute", fed=[("", "*", (one, 0))], outputs=("*",))
    sheet.links[-2][1] = two
    sheet.add("PreviewImage", fed=[("images", "IMAGE", (two, 0))])

    assert any("↺" in each for each in drawn(sheet.graph).not_understood)


def test_a_drawing_without_a_model_is_no_sign_of_ai():
    sheet = Drawing()
    load = sheet.add("LoadImage", "plate.png", "image", outputs=("IMAGE", "MASK"))
    sheet.add("SaveImage", "x", fed=[("images", "IMAGE", (load, 0))])

    assert origin(text("workflow", sheet.graph)) is Origin.NO_SIGN
