"""A graph that was run tells its models, words, seeds and pictures, whatever it is made of."""

import pytest
from tests.media.generators.graphs import (
    flux,
    names,
    node,
    only_run,
    origin,
    text,
    text_to_image,
)

from clearslate.domain.provenance import Origin
from clearslate.media.generators import read_generations


def ran(graph):
    return only_run(text("prompt", graph))


def test_words_are_told_apart_by_the_sides_of_the_sampler():
    run = ran(text_to_image())

    assert run.prompts == ("a lighthouse",)
    assert run.negative_prompts == ("fog",)


def test_model_seed_and_sampler_are_named():
    run = ran(text_to_image())

    assert list(names(run)) == [("harbour.safetensors", "checkpoint")]
    assert (run.seed, run.samplers) == ("5", ("euler karras",))


def test_a_graph_of_flux_is_read_through_its_guider():
    run = ran(flux())

    assert run.prompts == ("tilda at the mill",)
    assert run.negative_prompts == ()
    assert run.seed == "77"
    assert dict(names(run)) == {
        "flux1-dev.safetensors": "diffusion_model",
        "mill.safetensors": "lora",
        "t5xxl.safetensors": "text_encoder",
        "clip_l.sft": "text_encoder",
        "ae.safetensors": "vae",
    }
    assert run.samplers == ("euler",)
    assert run.not_understood == ()


def test_words_stay_on_their_side_through_a_node_that_carries_both():
    graph = text_to_image()
    graph["20"] = node(
        "ControlNetApplyAdvanced",
        positive=["6", 0],
        negative=["7", 0],
        control_net=["21", 0],
        image=["22", 0],
    )
    graph["21"] = node("ControlNetLoader", control_net_name="depth.pth")
    graph["22"] = node("LoadImage", image="plate.png")
    graph["3"]["inputs"] |= {"positive": ["20", 0], "negative": ["20", 1]}

    run = ran(graph)

    assert (run.prompts, run.negative_prompts) == (("a lighthouse",), ("fog",))
    assert run.inputs == ("plate.png",)
    assert ("depth.pth", "control") in names(run)


def test_words_that_only_lead_to_an_unused_output_are_not_told():
    graph = flux()
    graph["20"] = node(
        "ControlNetApplyAdvanced", positive=["5", 0], negative=["21", 0], image=["22", 0]
    )
    graph["21"] = node("CLIPTextEncode", text="never used", clip=["2", 0])
    graph["22"] = node("LoadImage", image="plate.png")
    graph["6"]["inputs"]["conditioning"] = ["20", 0]
    graph["8"] = node("CFGGuider", model=["7", 0], positive=["6", 0], cfg=1)

    run = ran(graph)

    assert (run.prompts, run.negative_prompts) == (("tilda at the mill",), ())


def test_words_are_gathered_through_joins_of_conditionings_and_of_texts():
    graph = text_to_image()
    graph["20"] = node("ConditioningCombine", conditioning_1=["6", 0], conditioning_2=["21", 0])
    graph["21"] = node("CLIPTextEncode", text=["22", 0], clip=["4", 1])
    graph["22"] = node("Text Concatenate", text_a=["23", 0], text_b="at dusk", delimiter=", ")
    graph["23"] = node("String Literal", string="the old pier")
    graph["3"]["inputs"]["positive"] = ["20", 0]

    assert set(ran(graph).prompts) == {"a lighthouse", "the old pier", "at dusk"}


def test_words_that_were_set_to_nothing_are_not_prompts():
    graph = text_to_image()
    graph["20"] = node("ConditioningZeroOut", conditioning=["7", 0])
    graph["3"]["inputs"]["negative"] = ["20", 0]

    assert ran(graph).negative_prompts == ()


def test_a_second_pass_begins_with_the_first_and_both_are_told():
    graph = text_to_image()
    graph["20"] = node("LatentUpscale", samples=["3", 0], width=128, height=128)
    graph["21"] = node(
        "KSampler",
        seed=9,
        denoise=0.4,
        sampler_name="dpmpp_2m",
        model=["22", 0],
        positive=["6", 0],
        negative=["7", 0],
        latent_image=["20", 0],
    )
    graph["22"] = node("LoraLoader", lora_name="detail.safetensors", model=["4", 0])
    graph["8"]["inputs"]["samples"] = ["21", 0]

    run = ran(graph)

    assert set(run.samplers) == {"dpmpp_2m", "euler karras"}
    assert run.seed == "5", "the seed of the first pass is the seed of the picture"
    assert ("detail.safetensors", "lora") in names(run)
    assert origin(text("prompt", graph)) is Origin.AI_DECLARED


def test_words_behind_a_picture_keep_their_own_sides():
    first = text_to_image()
    graph = {f"a{key}": each for key, each in first.items() if key != "9"}
    for each in graph.values():
        for name, value in each["inputs"].items():
            if isinstance(value, list):
                each["inputs"][name] = [f"a{value[0]}", value[1]]
    graph |= flux()
    graph["30"] = node("ReferenceLatent", conditioning=["5", 0], latent=["31", 0])
    graph["31"] = node("VAEEncode", pixels=["a8", 0], vae=["3", 0])
    graph["6"]["inputs"]["conditioning"] = ["30", 0]
    graph["8"] = node("CFGGuider", model=["7", 0], positive=["6", 0], cfg=1)

    run = ran(graph)

    assert run.negative_prompts == ("fog",)
    assert set(run.prompts) == {"tilda at the mill", "a lighthouse"}


def test_a_nodes_own_word_for_its_side_counts_most():
    graph = {
        "1": node(
            "easy fullLoader",
            ckpt_name="all.safetensors",
            positive="a mill",
            negative="blur",
            lora_name="None",
        ),
        "2": node("easy fullkSampler", pipe=["1", 0], seed=3, sampler_name="euler", denoise=1),
        "3": node("SaveImage", images=["2", 1]),
    }

    run = ran(graph)

    assert (run.prompts, run.negative_prompts) == (("a mill",), ("blur",))
    assert list(names(run)) == [("all.safetensors", "checkpoint")]


def test_loras_that_are_switched_off_are_left_out():
    graph = text_to_image()
    graph["20"] = node(
        "Power Lora Loader (rgthree)",
        lora_1={"on": True, "lora": "worn.safetensors", "strength": 1},
        lora_2={"on": False, "lora": "off.safetensors", "strength": 1},
        model=["4", 0],
    )
    graph["3"]["inputs"]["model"] = ["20", 0]

    loras = [name for name, kind in names(ran(graph)) if kind == "lora"]

    assert loras == ["worn.safetensors"]


def test_embeddings_and_loras_in_words_are_models_too():
    graph = text_to_image()
    graph["6"]["inputs"]["text"] = "embedding:mila-v2, <lora:salt_look:0.8> harbour"

    assert {("mila-v2", "embedding"), ("salt_look", "lora")} <= set(names(ran(graph)))


def test_an_unknown_node_is_said_and_its_model_is_still_proposed():
    graph = text_to_image()
    graph["20"] = node(
        "MagicDreamer", engine_file="dream_9.gguf", image=["8", 0], mood="brave one"
    )
    graph["9"]["inputs"]["images"] = ["20", 0]

    run = ran(graph)

    assert run.not_understood == ("MagicDreamer",)
    assert "dream_9.gguf" in [name for name, _ in names(run)]


def test_a_service_that_is_called_by_a_node_is_a_model():
    graph = {
        "1": node(
            "KlingTextToVideoNode", prompt="a mill", negative_prompt="fog", model_name="kling-v2"
        ),
        "2": node("SaveVideo", video=["1", 0], filename_prefix="x"),
    }

    run = ran(graph)

    assert (run.prompts, run.negative_prompts) == (("a mill",), ("fog",))
    assert [name for name, _ in names(run)] == ["kling-v2"]
    assert origin(text("prompt", graph)) is Origin.AI_DECLARED


def test_what_leads_to_no_output_was_not_run():
    graph = text_to_image()
    graph["40"] = node("CLIPTextEncode", text="a forgotten idea", clip=["4", 1])
    graph["41"] = node("VAELoader", vae_name="unused.safetensors")

    run = ran(graph)

    assert run.prompts == ("a lighthouse",)
    assert "unused.safetensors" not in [name for name, _ in names(run)]


def test_a_graph_without_a_model_is_not_ai_and_is_still_shown():
    graph = {
        "1": node("LoadImage", image="plate.png"),
        "2": node("ImageScale", image=["1", 0], width=10, height=10),
        "3": node("SaveImage", images=["2", 0], filename_prefix="x"),
    }

    generations, evidence, not_read = read_generations([text("prompt", graph)])

    assert (generations, not_read) == ((), ())
    assert [each.comes_to for each in evidence] == [None]


def test_an_unknown_node_alone_is_never_taken_for_harmless():
    graph = {
        "1": node("LoadImage", image="plate.png"),
        "2": node("MakeItWonderful", image=["1", 0]),
        "3": node("SaveImage", images=["2", 0]),
    }

    assert origin(text("prompt", graph)) is Origin.AI_DECLARED


def image_to_image(denoise, encoder="VAEEncode", **more):
    graph = text_to_image()
    graph["30"] = node("LoadImage", image="plate_0450.png")
    graph["31"] = node(encoder, pixels=["30", 0], vae=["4", 2], **more)
    graph["3"]["inputs"] |= {"latent_image": ["31", 0], "denoise": denoise}
    return graph


@pytest.mark.parametrize(
    ("denoise", "expected"),
    [
        (0.2, Origin.AI_EDITED),
        (0.5, Origin.AI_EDITED),
        (0.51, Origin.AI_DECLARED),
        (0.87, Origin.AI_DECLARED),
        (1.0, Origin.AI_DECLARED),
    ],
)
def test_a_changed_picture_is_edited_as_long_as_half_of_it_is_left(denoise, expected):
    assert origin(text("prompt", image_to_image(denoise))) is expected


def test_what_is_painted_within_a_mask_is_an_edit_of_the_picture_around_it():
    graph = image_to_image(1.0, encoder="VAEEncodeForInpaint", mask=["30", 1])

    assert origin(text("prompt", graph)) is Origin.AI_EDITED


def test_a_strength_that_nobody_knows_counts_as_generated():
    graph = image_to_image(0.2)
    del graph["3"]["inputs"]["denoise"]

    assert origin(text("prompt", graph)) is Origin.AI_DECLARED


def test_the_strength_of_a_custom_sampler_stands_in_its_schedule():
    graph = flux()
    graph["12"] = node("VAEEncode", pixels=["30", 0], vae=["3", 0])
    graph["30"] = node("LoadImage", image="plate.png")
    graph["11"]["inputs"]["denoise"] = 0.3

    assert origin(text("prompt", graph)) is Origin.AI_EDITED


def test_a_film_made_from_a_picture_is_generated():
    graph = text_to_image()
    graph["30"] = node("LoadImage", image="first_frame.png")
    graph["31"] = node(
        "WanImageToVideo",
        positive=["6", 0],
        negative=["7", 0],
        vae=["4", 2],
        start_image=["30", 0],
    )
    graph["3"]["inputs"] |= {
        "positive": ["31", 0],
        "negative": ["31", 1],
        "latent_image": ["31", 2],
    }

    assert origin(text("prompt", graph)) is Origin.AI_DECLARED
    assert ran(graph).inputs == ("first_frame.png",)
    assert ran(graph).negative_prompts == ("fog",)


def test_a_picture_that_was_only_enlarged_is_edited():
    graph = {
        "1": node("LoadImage", image="plate.png"),
        "2": node("UpscaleModelLoader", model_name="4x_sharp.pth"),
        "3": node("ImageUpscaleWithModel", upscale_model=["2", 0], image=["1", 0]),
        "4": node("SaveImage", images=["3", 0]),
    }

    assert origin(text("prompt", graph)) is Origin.AI_EDITED
    assert list(names(ran(graph))) == [("4x_sharp.pth", "upscaler")]


def test_enlarging_what_was_generated_does_not_make_it_an_edit():
    graph = text_to_image()
    graph["20"] = node("UpscaleModelLoader", model_name="4x_sharp.pth")
    graph["21"] = node("ImageUpscaleWithModel", upscale_model=["20", 0], image=["8", 0])
    graph["9"]["inputs"]["images"] = ["21", 0]

    assert origin(text("prompt", graph)) is Origin.AI_DECLARED


def test_a_graph_that_goes_in_a_circle_is_walked_to_its_end():
    graph = text_to_image()
    graph["6"]["inputs"]["clip"] = ["8", 0]
    graph["4"]["inputs"]["model"] = ["4", 0]

    assert ran(graph).prompts == ("a lighthouse",)


def test_a_number_that_json_forbids_does_not_hide_a_graph():
    spelled = '{"1": {"class_type": "KSampler", "inputs": {"seed": 4, "denoise": NaN}, "is_changed": [NaN]}}'

    assert only_run(text("prompt", spelled)).seed == "4"


def test_a_graph_that_breaks_off_is_recognised_and_kept():
    whole = '{"3": {"class_type": "KSampler", "inputs": {"seed": 5, "positi'

    generations, evidence, not_read = read_generations([text("prompt", whole)])

    assert [each.software for each in generations] == ["ComfyUI"]
    assert [each.comes_to for each in evidence] == [Origin.AI_DECLARED]
    assert evidence[0].statement == whole
    assert not_read == ("tEXt prompt",)


@pytest.mark.parametrize(
    ("key", "spelled"),
    [
        ("Make", "Prompt:{}"),
        ("ImageDescription", "prompt:{}"),
        ("Model", "prompt: {}"),
    ],
)
def test_a_graph_is_found_in_fields_that_have_another_use(key, spelled):
    import json

    words = spelled.replace("{}", json.dumps(text_to_image()))

    assert only_run(text(key, words)).prompts == ("a lighthouse",)


def test_a_graph_is_found_in_a_comment_that_wraps_it_twice():
    import json

    comment = {"prompt": json.dumps(text_to_image()), "workflow": {"nodes": []}}

    assert only_run(text("comment", comment)).seed == "5"
