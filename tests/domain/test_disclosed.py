"""What a file gives away that its declaration does not say is flagged, with the reason."""

import pytest

from clearslate.domain.declaration import Declaration, Person, Step
from clearslate.domain.disclosed import FlagKind, FlagPlace, FlagReason, flags
from clearslate.domain.mentions import NameIndex
from clearslate.domain.names import KnownName, NameOf
from clearslate.domain.provenance import Generation, ModelNamed
from clearslate.domain.registry import Registry, Tool
from clearslate.domain.winnowing import PrintIndex, script_prints

MAREN = KnownName(name="Maren Oskvale", of=NameOf.PERFORMER, aliases=("Mila",))
DOLL = KnownName(name="The Doll Maker", of=NameOf.WORK, holder="Lantern House")
NAMES = NameIndex((MAREN, DOLL, KnownName(name="Ilse Brandt", of=NameOf.ARTIST)))
LINE = "She counts the barrels twice and writes a number on her palm."
SCRIPTS = PrintIndex([script_prints([[(LINE, 12)]], script="mill.fountain", key="k")])
REGISTRY = Registry(
    tools=(
        Tool(
            reference="northlight",
            toolmaker="Northlight",
            tool="Northlight Image",
            model="image-4",
        ),
        Tool(reference="flux", toolmaker="BFL", tool="FLUX", model="FLUX.1 dev"),
        Tool(reference="mj", toolmaker="Midjourney", tool="Midjourney"),
    )
)


def declared(*tools, people=(), works=(), **answers):
    return Declaration(
        reference="D",
        title="t",
        partner="p",
        contact="c",
        answers=answers,
        pipeline=tuple(Step(step="generate", tool=tool) for tool in tools),
        people=tuple(Person(performer=each) for each in people),
        works=works,
    )


def run(*prompts, models=(), software="ComfyUI", **more):
    named = tuple(ModelNamed(name=name, kind=kind) for name, kind in models)
    return Generation(software=software, prompts=prompts, models=named, **more)


def flagged(generation, declaration=None, **of_kind):
    found = flags((generation,), declaration, REGISTRY, NAMES, SCRIPTS)
    return [each for each in found if each.kind is of_kind.get("kind", each.kind)]


def test_a_run_without_a_declaration_is_undeclared():
    (flag,) = flagged(run("a mill"), kind=FlagKind.UNDECLARED_AI)

    assert (flag.subject, flag.reason, flag.certain) == (
        "ComfyUI",
        FlagReason.NO_DECLARATION,
        True,
    )


def test_a_run_where_the_tool_was_only_to_assist_is_undeclared():
    (flag,) = flagged(
        run("a"), declared("mj", contribution="assists"), kind=FlagKind.UNDECLARED_AI
    )

    assert flag.reason is FlagReason.DECLARED_WITHOUT_AI


def test_a_declared_run_is_not_undeclared():
    given = declared("flux", contribution="generated")

    assert (
        flagged(run("a", models=[("flux1-dev-fp8.safetensors", "diffusion_model")]), given) == []
    )


def test_no_run_gives_nothing_away():
    assert flags((), None, REGISTRY, NAMES, SCRIPTS) == ()


@pytest.mark.parametrize(
    ("tool", "model"),
    [
        ("flux", "flux1-dev-fp8.safetensors"),
        ("flux", "FLUX/flux_1_dev.gguf"),
        ("northlight", "northlight_image-4_v2"),
        ("unregistered-tool", "unregistered_tool_v1.ckpt"),
    ],
)
def test_a_model_is_recognised_in_the_name_of_its_file(tool, model):
    assert flagged(run("a", models=[(model, "checkpoint")]), declared(tool)) == []


@pytest.mark.parametrize("model", ["flux1-schnell.safetensors", "image-44", "sdxl.ckpt", "dev"])
def test_another_model_is_not_taken_for_a_declared_one(model):
    (flag,) = flagged(run("a", models=[(model, "checkpoint")]), declared("flux", "northlight"))

    assert flag.kind is FlagKind.UNDECLARED_MODEL
    assert (flag.subject, flag.reason) == (model, FlagReason.NOT_IN_TOOLS)


def test_a_lora_beside_a_declared_model_is_a_model_of_its_own():
    models = [("flux1-dev.sft", "diffusion_model"), ("mill_look.safetensors", "lora")]

    assert [each.subject for each in flagged(run("a", models=models), declared("flux"))] == [
        "mill_look.safetensors"
    ]


def test_parts_of_a_model_are_no_models_of_their_own():
    models = [("flux1-dev", "checkpoint"), ("ae.sft", "vae"), ("t5xxl.sft", "text_encoder")]

    assert flagged(run("a", models=models), declared("flux")) == []


def test_a_service_that_names_no_model_stands_for_its_model():
    assert flagged(run("a", software="Midjourney"), declared("mj")) == []
    (flag,) = flagged(run("a", software="Midjourney"), declared("flux"))
    assert flag.subject == "Midjourney"


def test_a_declaration_without_tools_leaves_every_model_open():
    (flag,) = flagged(run("a", models=[("sdxl.ckpt", "checkpoint")]), declared())

    assert (flag.reason, flag.certain) == (FlagReason.NO_MODEL_NAMED, False)


def test_a_performer_is_flagged_unless_the_declaration_names_them():
    prompt = run("mila by the window, golden hour", models=[("flux1dev", "checkpoint")])

    (flag,) = flagged(prompt, declared("flux"))
    assert (flag.kind, flag.subject, flag.reason) == (
        FlagKind.NAMES_PERFORMER,
        "Maren Oskvale",
        FlagReason.ALIAS,
    )
    assert flag.prompt[flag.start : flag.end] == flag.text == "mila"
    assert flagged(prompt, declared("flux", people=("maren oskvale",))) == []


def test_a_work_is_flagged_unless_the_declaration_names_it():
    prompt = run("a toy like The Doll Maker", models=[("flux1dev", "checkpoint")])

    assert [each.kind for each in flagged(prompt, declared("flux"))] == [
        FlagKind.NAMES_PROTECTED_WORK
    ]
    assert flagged(prompt, declared("flux", works=("The Doll-Maker",))) == []


@pytest.mark.parametrize(
    ("generation", "place"),
    [
        (run("a", negative_prompts=("maren oskvale",)), FlagPlace.NEGATIVE_PROMPT),
        (run("a", inputs=("scans/maren_oskvale_0450.png",)), FlagPlace.INPUT),
        (run("a", models=[("marenOskvale-v3.safetensors", "lora")]), FlagPlace.MODEL),
    ],
)
def test_names_are_found_wherever_a_run_names_something(generation, place):
    (flag,) = flagged(generation, kind=FlagKind.NAMES_PERFORMER)

    assert (flag.subject, flag.place) == ("Maren Oskvale", place)


def test_an_artist_that_no_list_knows_is_possible_after_words_that_lead_up_to_one():
    prompts = run("a mill in the style of Odo van Karsten", "an Odo Karsten-inspired quay")

    found = flagged(prompts, kind=FlagKind.NAMES_PROTECTED_WORK)

    assert [(each.subject, each.reason, each.certain) for each in found] == [
        ("Odo van Karsten", FlagReason.MANNER, False),
        ("Odo Karsten", FlagReason.MANNER, False),
    ]


def test_an_artist_of_the_list_is_flagged_once():
    found = flagged(run("a quay by Ilse Brandt"), kind=FlagKind.NAMES_PROTECTED_WORK)

    assert [(each.subject, each.reason) for each in found] == [("Ilse Brandt", FlagReason.NAME)]


def test_personal_data_is_possible_and_is_not_spread():
    (flag,) = flagged(run("mail ada@mill.example for it"), kind=FlagKind.PERSONAL_DATA)

    assert (flag.subject, flag.reason, flag.certain) == ("email", FlagReason.FORM, False)
    assert "ada@mill" not in repr(flag)


def test_text_of_a_script_is_flagged_with_its_lines():
    (flag,) = flagged(run(f"wide shot, {LINE.lower()}"), kind=FlagKind.SCRIPT_TEXT)

    assert (flag.subject, flag.lines, flag.certain) == ("mill.fountain", (12, 12), True)
    assert "barrels twice and writes" in flag.text


def test_the_same_thing_in_two_runs_is_one_flag():
    one, other = run("maren oskvale", seed="1"), run("maren oskvale", seed="2")

    found = flags((one, other), None, REGISTRY, NAMES, SCRIPTS)

    assert [each.kind for each in found] == [FlagKind.UNDECLARED_AI, FlagKind.NAMES_PERFORMER]
