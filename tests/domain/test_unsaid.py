"""Runs are held against a declaration: what it does not say, which tool it was, which is unknown."""

import pytest

from clearslate.domain.declaration import Declaration, Step
from clearslate.domain.disclosed import FlagKind
from clearslate.domain.mentions import NameIndex
from clearslate.domain.names import KnownName, NameOf
from clearslate.domain.provenance import Generation, ModelNamed
from clearslate.domain.registry import Registry, Tool
from clearslate.domain.unsaid import HeldAgainst, MadeWith, ToolProposal
from clearslate.domain.winnowing import PrintIndex

MAREN = KnownName(name="Maren Oskvale", of=NameOf.PERFORMER)
TOOLS = (
    Tool(reference="flux-house", toolmaker="BFL", tool="Flux in the house", model="flux1-dev"),
    Tool(reference="flux-cloud", toolmaker="Cloud", tool="Flux elsewhere", model="flux1-dev"),
    Tool(reference="coast", toolmaker="A maker", tool="Coast", model="coast_v3"),
    Tool(reference="nightjar", toolmaker="Nightjar", tool="Nightjar"),
)


def run(*models, software="ComfyUI", prompts=(), kind="checkpoint"):
    named = tuple(ModelNamed(name=each, kind=kind) for each in models)
    return Generation(software=software, models=named, prompts=prompts)


def held(*declared, tools=TOOLS, names=()):
    declaration = Declaration(
        reference="D",
        title="t",
        partner="p",
        contact="c",
        pipeline=tuple(Step(step="generate", tool=each) for each in declared),
    )
    return HeldAgainst(declaration, Registry(tools=tools), NameIndex(names), PrintIndex(()))


def test_a_model_has_the_reference_and_the_spelling_of_the_record_that_knows_it():
    made = held("coast").made_with([run("SD/Coast-v3.safetensors")])

    assert made == MadeWith(tool="coast", model="coast_v3")


def test_of_two_records_that_know_a_model_the_declared_one_counts():
    runs = [run("flux1-dev.safetensors")]

    assert held("flux-cloud").made_with(runs).tool == "flux-cloud"
    assert held("coast").made_with(runs).tool is None
    assert held("flux-cloud", "flux-house").made_with(runs).tool is None


def test_what_no_record_knows_keeps_the_names_that_the_file_gives():
    made = held("coast").made_with([run("mill.ckpt")])

    assert made == MadeWith(tool="ComfyUI", model="mill.ckpt")


@pytest.mark.parametrize(
    "runs",
    [
        [run("coast_v3"), run("mill.ckpt")],
        [run("coast_v3", "mill.ckpt")],
        [run("mill.ckpt"), run("salt.ckpt", software="InvokeAI")],
    ],
)
def test_several_models_are_no_one_model(runs):
    assert held("coast").made_with(runs).model is None


def test_a_lora_and_an_encoder_do_not_make_a_model_ambiguous():
    parts = (
        ModelNamed(name="coast_v3", kind="checkpoint"),
        ModelNamed(name="fog", kind="lora"),
        ModelNamed(name="t5", kind="text_encoder"),
    )

    made = held("coast").made_with([Generation(software="ComfyUI", models=parts)])

    assert made == MadeWith(tool="coast", model="coast_v3")


def test_a_service_that_names_no_model_is_known_by_its_name():
    assert held().made_with([run(software="Nightjar 2")]) == MadeWith(tool="nightjar")


def test_without_runs_nothing_was_made_with_anything():
    assert held("coast").made_with([]) == MadeWith()


def test_what_no_record_knows_is_proposed_and_what_one_knows_is_not():
    proposals = [*held("flux-house").proposals([run("mill.ckpt", "coast_v3")])]

    assert proposals == [ToolProposal(software="ComfyUI", model="mill.ckpt", kind="checkpoint")]


def test_a_register_that_is_not_kept_knows_nothing():
    assert [*held(tools=None).proposals([run("coast_v3"), run(software="Nightjar")])] == [
        ToolProposal(software="ComfyUI", model="coast_v3", kind="checkpoint"),
        ToolProposal(software="Nightjar", model=None, kind="model"),
    ]


def test_the_same_name_in_many_prompts_is_one_flag():
    runs = [run("coast_v3", prompts=(f"Maren Oskvale at dusk, take {n}",)) for n in range(5)]

    found = held("coast", names=(MAREN,)).flags(runs)

    assert [each.kind for each in found] == [FlagKind.NAMES_PERFORMER]
