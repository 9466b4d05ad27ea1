"""The text of AUTOMATIC1111 and its kin gives up its prompt, its models and who wrote it."""

import pytest
from tests.media.generators.graphs import names, only_run, origin, text

from clearslate.domain.provenance import Origin
from clearslate.media.generators import read_generations

PLAIN = (
    "a lighthouse, (storm:1.2)\nwith gulls\nNegative prompt: fog,\nblur\n"
    "Steps: 20, Sampler: DPM++ 2M, Schedule type: Karras, CFG scale: 7, Seed: 3711, "
    "Size: 512x512, Model hash: c0d1994c73, Model: harbour_v20, Version: v1.10.1"
)


def parameters(words):
    return text("parameters", words)


def test_prompts_of_several_lines_are_told_apart():
    run = only_run(parameters(PLAIN))

    assert run.prompts == ("a lighthouse, (storm:1.2)\nwith gulls",)
    assert run.negative_prompts == ("fog,\nblur",)


def test_the_settings_are_read():
    run = only_run(parameters(PLAIN))

    assert (run.software, run.version) == ("AUTOMATIC1111", "v1.10.1")
    assert (run.seed, run.samplers) == ("3711", ("DPM++ 2M Karras",))
    assert [(each.name, each.digest) for each in run.models] == [("harbour_v20", "c0d1994c73")]


@pytest.mark.parametrize(
    ("ending", "software"),
    [
        ("Version: v1.10.1", "AUTOMATIC1111"),
        ("Version: f2.0.1v1.10.1-previous-659-gc055f2d4", "Forge"),
        ("Version: neo-2.24", "Forge"),
        ("App: SD.Next, Version: 8b73cb6", "SD.Next"),
        ("Version: Fooocus v2.5.5", "Fooocus"),
        ("Version: ComfyUI", "ComfyUI"),
        ('Civitai resources: [{"type":"checkpoint","modelVersionId":128713}]', "Civitai"),
        ("Clip skip: 2", "AUTOMATIC1111"),
    ],
)
def test_the_writer_is_known_by_its_mark(ending, software):
    assert (
        only_run(parameters(f"a\nSteps: 20, Sampler: x, Seed: 1, {ending}")).software == software
    )


def test_every_model_that_is_named_is_found():
    words = (
        "pier <lora:salt_look:0.8> embedding:mila\nSteps: 20, Sampler: Euler a, Seed: 5, Size: 8x8, "
        "Model: base, VAE: ae.safetensors, VAE hash: 1234abcd, Hires upscale: 2, "
        'Hires upscaler: 4x-Sharp, Lora hashes: "salt_look: 32422982cceb, other look: bb11", '
        'TI hashes: "easyneg: c74b4e810b03", Refiner: refine_v1 [ab12cd34ef], '
        "ADetailer model: face_yolov8n.pt, ADetailer prompt: calm face, "
        'ControlNet 0: "Module: canny, Model: control_canny [d14c016b], Weight: 1", '
        'Hashes: {"model": "aa", "lora:third": "cc"}, Module 1: clip_g, '
        'Civitai resources: [{"type":"lora","weight":0.8,"modelVersionId":789,"modelName":"Kit"}], '
        "Version: v1.9.0"
    )

    run = only_run(parameters(words))

    assert set(names(run)) == {
        ("base", "checkpoint"),
        ("ae.safetensors", "vae"),
        ("4x-Sharp", "upscaler"),
        ("salt_look", "lora"),
        ("other look", "lora"),
        ("third", "lora"),
        ("Kit", "lora"),
        ("easyneg", "embedding"),
        ("mila", "embedding"),
        ("refine_v1", "checkpoint"),
        ("face_yolov8n.pt", "model"),
        ("control_canny", "control"),
        ("clip_g", "model"),
    }
    assert "calm face" in run.prompts
    assert next(each.digest for each in run.models if each.name == "salt_look") == "32422982cceb"


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ("Seed: 1", Origin.AI_DECLARED),
        ("Seed: 1, Denoising strength: 0.4, Hires upscale: 2", Origin.AI_DECLARED),
        ("Seed: 1, Denoising strength: 0.3", Origin.AI_EDITED),
        ("Seed: 1, Denoising strength: 0.75", Origin.AI_DECLARED),
        ("Seed: 1, Denoising strength: 0.75, Mask blur: 4", Origin.AI_EDITED),
        (
            "Seed: 1, Denoising strength: 0.3, App: SD.Next, Operations: txt2img",
            Origin.AI_DECLARED,
        ),
        ("Seed: 1, App: SD.Next, Operations: inpaint", Origin.AI_EDITED),
        ("Seed: 1, Denoising strength: nan", Origin.AI_DECLARED),
    ],
)
def test_a_picture_that_went_in_makes_an_edit_only_where_enough_of_it_is_left(settings, expected):
    assert origin(parameters(f"a\nSteps: 20, Sampler: x, {settings}")) is expected


@pytest.mark.parametrize("order", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("read_as", ["utf-16-le", "utf-16-be", "latin-1"])
def test_sixteen_bit_comments_are_read_in_either_order(order, read_as):
    comment = PLAIN.encode(order).decode(read_as, "replace")

    assert only_run(text("UserComment", comment)).seed == "3711"


@pytest.mark.parametrize(
    "words",
    [
        "Recipe. Steps: 3, then rest.",
        "Steps: 3",
        "First do the following Steps: 20, and do not forget the Size of the pot",
    ],
)
def test_a_sentence_about_steps_is_no_generator(words):
    assert read_generations([text("Description", words)]) == ((), (), ())


def test_a_prompt_that_speaks_of_steps_does_not_hide_the_settings():
    words = "Steps: 39, a stair with Seed: corn\nSteps: 20, Sampler: x, Seed: 8, Size: 8x8"

    run = only_run(parameters(words))

    assert run.seed == "8"
    assert run.prompts == ("Steps: 39, a stair with Seed: corn",)


def test_words_under_parameters_that_nobody_understands_are_kept_and_leave_it_unknown():
    generations, evidence, not_read = read_generations([parameters("a lighthouse at dusk")])

    assert generations == ()
    assert [(each.statement, each.comes_to) for each in evidence] == [
        ("a lighthouse at dusk", Origin.UNKNOWN)
    ]
    assert not_read == ("tEXt parameters",)
