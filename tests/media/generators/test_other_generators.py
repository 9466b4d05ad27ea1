"""InvokeAI, NovelAI, Fooocus, SwarmUI and the rest are known by what they write themselves."""

import json

import pytest
from tests.media.generators.graphs import deciding, names, only_run, origin, text

from clearslate.domain.provenance import Origin
from clearslate.media.generators import read_generations

INVOKE = {
    "app_version": "5.6.0",
    "generation_mode": "sdxl_txt2img",
    "positive_prompt": "a mill",
    "negative_prompt": "fog",
    "seed": 12,
    "scheduler": "dpmpp_2m_k",
    "model": {"key": "k", "hash": "blake3:12", "name": "Harbour XL", "base": "sdxl"},
    "loras": [{"model": {"name": "salt"}, "weight": 0.7}],
    "controlnets": [{"control_model": {"name": "canny"}, "image": {"image_name": "edge.png"}}],
    "vae": {"model_name": "ae", "base_model": "sdxl"},
}


def test_invokeai_tells_of_its_run():
    run = only_run(text("invokeai_metadata", INVOKE), text("invokeai_graph", {"nodes": {}}))

    assert (run.software, run.version, run.seed) == ("InvokeAI", "5.6.0", "12")
    assert (run.prompts, run.negative_prompts) == (("a mill",), ("fog",))
    assert set(names(run)) == {
        ("Harbour XL", "checkpoint"),
        ("salt", "lora"),
        ("canny", "control"),
        ("ae", "vae"),
    }
    assert run.inputs == ("edge.png",)


@pytest.mark.parametrize(
    ("mode", "strength", "expected"),
    [
        ("flux_txt2img", None, Origin.AI_DECLARED),
        ("flux_txt2img", 0.3, Origin.AI_DECLARED),
        ("sdxl_inpaint", 0.9, Origin.AI_EDITED),
        ("outpaint", 1, Origin.AI_EDITED),
        ("img2img", 0.4, Origin.AI_EDITED),
        ("img2img", 0.8, Origin.AI_DECLARED),
        ("img2img", None, Origin.AI_DECLARED),
    ],
)
def test_invokeai_says_whether_a_picture_went_in(mode, strength, expected):
    told = INVOKE | {"generation_mode": mode, "strength": strength}

    assert origin(text("invokeai_metadata", told)) is expected


def test_the_command_of_old_invokeai_is_read():
    command = '"a mill [fog, [rain]" -s 50 -S 2980 -A k_lms -I plate.png -f 0.3'

    run = only_run(text("Dream", command))

    assert (run.seed, run.samplers, run.inputs) == ("2980", ("k_lms",), ("plate.png",))
    assert run.negative_prompts == ("rain",)
    assert origin(text("Dream", command)) is Origin.AI_EDITED


def test_the_second_form_of_invokeai_is_read():
    told = {
        "model": "stable diffusion",
        "model_weights": "harbour-1.4",
        "model_hash": "fe40",
        "app_version": "2.2.4",
        "image": {
            "prompt": [{"prompt": "a mill [fog]", "weight": 1}],
            "seed": 5,
            "type": "txt2img",
        },
    }

    run = only_run(text("sd-metadata", told))

    assert (run.prompts, run.negative_prompts) == (("a mill",), ("fog",))
    assert list(names(run)) == [("harbour-1.4", "checkpoint")]


def test_invokeai_that_is_malformed_is_recognised():
    generations, evidence, not_read = read_generations([text("invokeai_metadata", '{"a": ')])

    assert [each.software for each in generations] == ["InvokeAI"]
    assert [each.comes_to for each in evidence] == [Origin.AI_DECLARED]
    assert not_read == ("tEXt invokeai_metadata",)


COMMENT = {
    "prompt": "base",
    "steps": 28,
    "seed": 41,
    "sampler": "k_euler",
    "uc": "fog",
    "v4_prompt": {
        "caption": {"base_caption": "base", "char_captions": [{"char_caption": "girl, Mila"}]}
    },
    "v4_negative_prompt": {"caption": {"base_caption": "blur", "char_captions": []}},
    "request_type": "PromptGenerateRequest",
}


def novelai(comment):
    return (
        text("Title", "NovelAI generated image"),
        text("Description", "base"),
        text("Software", "NovelAI"),
        text("Source", "NovelAI Diffusion V4.5 1229B44F"),
        text("Comment", comment),
    )


def test_novelai_tells_of_every_character():
    run = only_run(*novelai(COMMENT))

    assert (run.software, run.version, run.seed) == (
        "NovelAI",
        "NovelAI Diffusion V4.5 1229B44F",
        "41",
    )
    assert run.prompts == ("base", "girl, Mila")
    assert run.negative_prompts == ("fog", "blur")


@pytest.mark.parametrize(
    ("request_type", "strength", "expected"),
    [
        ("PromptGenerateRequest", 0.2, Origin.AI_DECLARED),
        ("NativeInfillingRequest", 0.9, Origin.AI_EDITED),
        ("Img2ImgRequest", 0.3, Origin.AI_EDITED),
        ("Img2ImgRequest", 0.7, Origin.AI_DECLARED),
    ],
)
def test_novelai_says_whether_a_picture_went_in(request_type, strength, expected):
    comment = COMMENT | {"request_type": request_type, "strength": strength}

    assert origin(*novelai(comment)) is expected


def test_novelai_whose_comment_breaks_off_is_recognised():
    generations, _, not_read = read_generations(novelai('{"seed": 1, "uc'))

    assert [each.software for each in generations] == ["NovelAI"]
    assert origin(*novelai('{"seed": 1, "uc')) is Origin.AI_DECLARED
    assert not_read == ("tEXt Comment",)


FOOOCUS = {
    "prompt": "a mill",
    "full_prompt": ["a mill", "cinematic mill"],
    "negative_prompt": "",
    "full_negative_prompt": ["fog"],
    "base_model": "juggernautXL_v8",
    "base_model_hash": "aeb7e9e689",
    "refiner_model": "None",
    "loras": [["offset_1.0", 0.1, "4852686128"]],
    "lora_combined_1": "offset_1.0 : 0.1",
    "performance": "Speed",
    "sampler": "dpmpp_2m_sde_gpu",
    "scheduler": "karras",
    "seed": "877",
    "vae": "Default (model)",
    "version": "Fooocus v2.5.5",
}


def test_fooocus_tells_of_its_run():
    run = only_run(text("parameters", FOOOCUS), text("fooocus_scheme", "fooocus"))

    assert (run.software, run.version, run.seed) == ("Fooocus", "Fooocus v2.5.5", "877")
    assert run.prompts == ("a mill", "cinematic mill")
    assert run.negative_prompts == ("fog",)
    assert ("juggernautXL_v8", "checkpoint") in names(run)
    assert [name for name, kind in names(run) if kind == "lora"] == ["offset_1.0"]


def test_the_other_scheme_of_fooocus_is_recognised():
    words = "a\nSteps: 30, Sampler: x, Seed: 5, Version: Fooocus v2.5.5"

    run = only_run(text("parameters", words), text("fooocus_scheme", "a1111"))

    assert run.software == "Fooocus"


def test_swarmui_tells_of_its_run():
    told = {
        "sui_image_params": {
            "prompt": "a mill",
            "negativeprompt": "fog",
            "model": "Official/sd_xl_base_1.0",
            "seed": 1,
            "loras": ["salt", "pier"],
            "swarm_version": "0.9.3.1",
        },
        "sui_extra_data": {"date": "2024-11-13"},
    }

    run = only_run(text("parameters", told))

    assert (run.software, run.version) == ("SwarmUI", "0.9.3.1")
    assert set(names(run)) == {
        ("Official/sd_xl_base_1.0", "checkpoint"),
        ("salt", "lora"),
        ("pier", "lora"),
    }


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({}, Origin.AI_DECLARED),
        ({"initimage": "x.png", "initimagecreativity": "0.3"}, Origin.AI_EDITED),
        ({"initimage": "x.png", "initimagecreativity": 0.7}, Origin.AI_DECLARED),
        ({"initimage": "x.png", "maskimage": "m.png"}, Origin.AI_EDITED),
    ],
)
def test_swarmui_says_whether_a_picture_went_in(more, expected):
    told = {"sui_image_params": {"prompt": "a mill", "swarm_version": "1"} | more}

    assert origin(text("parameters", told)) is expected


def test_easy_diffusion_is_read_setting_by_setting():
    run = only_run(
        text("prompt", "a mill"),
        text("negative_prompt", "fog"),
        text("seed", "4"),
        text("use_stable_diffusion_model", "sd-v1-5"),
        text("use_lora_model", "salt"),
    )

    assert run.software == "Easy Diffusion"
    assert set(names(run)) == {("sd-v1-5", "checkpoint"), ("salt", "lora")}
    assert (run.prompts, run.negative_prompts) == (("a mill",), ("fog",))


def test_draw_things_is_known_by_its_short_names():
    told = {"c": "a mill", "uc": "fog", "seed": 6, "sampler": "Euler A", "model": "juggernaut"}

    run = only_run(text("UserComment", told))

    assert (run.software, run.prompts, run.seed) == ("Draw Things", ("a mill",), "6")


def test_midjourney_is_known_by_its_job():
    words = (
        "https://s.mj.run/abc a mill --ar 2:1 --no fog, rain --v 6 "
        "Job ID: a7421d2f-b262-44f9-977c-ac23e9c7d3e3"
    )

    run = only_run(text("Description", words), text("Author", "somebody"))

    assert (run.software, run.version) == ("Midjourney", "6")
    assert (run.prompts, run.negative_prompts) == (("a mill",), ("fog, rain",))
    assert run.inputs == ("https://s.mj.run/abc",)


def test_a_generator_that_left_no_name_is_still_a_generator():
    told = {"prompt": "a mill", "steps": 20, "seed": 3, "cfg_scale": 7}

    assert only_run(text("Comment", told)).software == "unnamed generator"
    assert origin(text("Comment", told)) is Origin.AI_DECLARED


@pytest.mark.parametrize(
    ("key", "words", "software", "expected"),
    [
        ("Software", "DALL·E 3", "OpenAI", Origin.AI_DECLARED),
        ("CreatorTool", "Adobe Firefly", "Adobe Firefly", Origin.UNKNOWN),
        ("xmp:CreatorTool", "Draw Things", "Draw Things", Origin.AI_DECLARED),
        ("Software", "Ideogram AI", "Ideogram", Origin.UNKNOWN),
        ("Credit", "Made with Google AI", "Google AI", Origin.AI_DECLARED),
        ("photoshop:Credit", "Edited with Google AI", "Google AI", Origin.AI_EDITED),
        (
            "comment",
            "made with suno; created=2025-10-08T16:20:02Z; id=116d",
            "Suno",
            Origin.AI_DECLARED,
        ),
    ],
)
def test_a_generator_that_only_signs_is_recognised(key, words, software, expected):
    assert only_run(text(key, words)).software == software
    assert origin(text(key, words)) is expected


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("Software", "Adobe Photoshop 26.1 (Macintosh)"),
        ("Software", "GIMP 2.10"),
        ("Software", "Blender 4.2"),
        ("Software", "Sunoptics Viewer"),
        ("Software", "Lumaprints"),
        ("Description", "A portrait in the manner of Midjourney"),
        ("comment", "I met somebody from Suno; we talked"),
        ("Author", "Ideogram"),
        ("Comment", '{"prompt": "Enter your name"}'),
        ("Comment", '{"seed": 4, "steps": 3}'),
        ("Description", "Job ID: 4711"),
        ("Title", "The workflow of a mill"),
    ],
)
def test_ordinary_words_are_no_sign_of_a_generator(key, words):
    assert read_generations([text(key, words)]) == ((), (), ())


def test_one_block_decides_and_the_others_are_shown_beside_it():
    _, evidence, _ = read_generations(novelai(COMMENT))

    assert deciding(evidence) == ["tEXt Comment"]
    assert len(evidence) == 5


def test_evidence_is_kept_short():
    long = json.dumps(FOOOCUS | {"prompt": "mill " * 5_000})

    _, evidence, _ = read_generations([text("parameters", long)])

    assert [len(each.statement) for each in evidence] == [2_000]
    assert long.startswith(evidence[0].statement)
