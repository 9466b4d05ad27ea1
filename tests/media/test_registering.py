"""What the files of one asset say becomes its provenance: only what is said, never a guess."""

from datetime import UTC, date, datetime

import pytest
from tests.media.made_files import SOURCE_TYPES

from clearslate.domain.asset import ProvenanceFinding
from clearslate.domain.declaration import Declaration, Step
from clearslate.domain.mentions import NameIndex
from clearslate.domain.names import KnownName, NameOf
from clearslate.domain.provenance import (
    Channel,
    Evidence,
    Generation,
    Inspection,
    Manifest,
    ModelNamed,
    NotRead,
    Origin,
    Seal,
    WhyNotRead,
)
from clearslate.domain.registry import Registry, Tool
from clearslate.domain.sequences import ImageSequence, SequenceDigest
from clearslate.domain.unsaid import HeldAgainst, ToolProposal
from clearslate.domain.winnowing import PrintIndex
from clearslate.media.registering import Gathering, contribution_of, made_on, runs_of

TRAINED, EDITED = "trainedAlgorithmicMedia", "compositeWithTrainedAlgorithmicMedia"
AI, AI_EDIT, NONE = Origin.AI_DECLARED, Origin.AI_EDITED, Origin.NO_SIGN
ACTIVE = "active manifest / c2pa.actions.v2[0]"
PARENT = "active manifest / parentOf plate.png / c2pa.actions[0]"
PART = "active manifest / componentOf sign.png / c2pa.actions[0]"
MAREN = KnownName(name="Maren Oskvale", of=NameOf.PERFORMER)
TOOL = Tool(reference="coast", toolmaker="A maker", tool="Coast", model="coast_v3")


def c2pa(action, code, place=ACTIVE, comes_to=AI, *more):
    told = ", ".join((f"c2pa.{action}", SOURCE_TYPES + code, *more))
    return Evidence(channel=Channel.C2PA, place=place, statement=told, comes_to=comes_to)


def xmp(field, value, comes_to=AI):
    place = f"XMP at 100, {field}"
    return Evidence(channel=Channel.XMP, place=place, statement=value, comes_to=comes_to)


def generator(text, comes_to=AI):
    return Evidence(channel=Channel.GENERATOR, place="tEXt x", statement=text, comes_to=comes_to)


def inspection(*evidence, origin=AI, seal=Seal.VALID, signed_at=None, **more):
    given = {"digest": f"sha256:{'0' * 64}", "size": 1, "kind": "png"} | more
    manifest = Manifest(seal=seal, signed_at=signed_at)
    return Inspection(origin=origin, manifest=manifest, evidence=evidence, **given)


TYPE = "Iptc4xmpExt:DigitalSourceType"


@pytest.mark.parametrize(
    ("evidence", "expected"),
    [
        ([xmp(TYPE, SOURCE_TYPES + TRAINED)], "generated"),
        ([xmp(TYPE, TRAINED)], "generated"),
        ([xmp(TYPE, SOURCE_TYPES + "compositeSynthetic")], "element"),
        ([xmp(TYPE, SOURCE_TYPES + EDITED, AI_EDIT)], "alters"),
        ([c2pa("created", TRAINED)], "generated"),
        ([c2pa("placed", TRAINED)], "element"),
        ([c2pa("edited", TRAINED, ACTIVE, AI_EDIT)], "alters"),
        ([c2pa("edited", TRAINED)], None),
        ([c2pa("dubbed", EDITED, ACTIVE, AI_EDIT)], "alters"),
        ([c2pa("enhanced", "algorithmicallyEnhanced", ACTIVE, NONE)], "enhances"),
        ([c2pa("created", TRAINED, PARENT)], "generated"),
        ([c2pa("created", TRAINED, PART)], None),
        ([xmp("xmpMM:Ingredients/Iptc4xmpExt:DigitalSourceType", TRAINED)], None),
        ([c2pa("created", TRAINED, PARENT), c2pa("edited", EDITED, ACTIVE, AI_EDIT)], "generated"),
        ([generator('{"generation_mode": "txt2img", "seed": 1}')], "generated"),
        ([generator('{"request_type": "PromptGenerateRequest"}')], "generated"),
        ([generator('{"generation_mode": "img2img"}', AI_EDIT)], None),
        ([generator('{"3": {"class_type": "KSampler"}}')], None),
        ([xmp("Iptc4xmpExt:AISystemUsed", "Firefly")], None),
        ([], None),
    ],
)
def test_how_much_ai_did_is_taken_from_what_says_so_of_the_file_itself(evidence, expected):
    assert contribution_of(inspection(*evidence)) == expected


def test_a_file_that_declares_no_ai_says_nothing_of_how_much_ai_did():
    enhanced = c2pa("enhanced", "algorithmicallyEnhanced", ACTIVE, NONE)

    assert contribution_of(inspection(enhanced, origin=NONE)) is None


SIGNED = datetime(2026, 3, 20, 23, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("evidence", "expected"),
    [
        ([c2pa("created", TRAINED, ACTIVE, AI, "2026-03-18T10:00:00Z")], date(2026, 3, 18)),
        ([c2pa("created", TRAINED)], date(2026, 3, 20)),
        ([c2pa("created", TRAINED, PARENT)], None),
        ([c2pa("created", TRAINED, PARENT, AI, "2026-03-01T10:00:00Z")], date(2026, 3, 1)),
        ([c2pa("created", "digitalCapture", ACTIVE, NONE, "2024-01-01T10:00:00Z")], None),
        ([c2pa("created", TRAINED, PART, AI, "2024-01-01T10:00:00Z")], None),
        ([c2pa("created", TRAINED, ACTIVE, AI, "2026-13-45T10:00:00Z")], None),
        ([xmp(TYPE, TRAINED)], None),
    ],
)
def test_the_day_is_that_on_which_ai_was_at_work(evidence, expected):
    assert made_on(inspection(*evidence, signed_at=SIGNED)) == expected


def test_a_generator_that_only_c2pa_names_is_a_run():
    sora = c2pa("created", TRAINED, ACTIVE, AI, "Sora", "2026-03-18T10:00:00Z")

    assert runs_of(inspection(sora)) == (Generation(software="Sora"),)


def test_a_description_is_no_name_of_a_generator():
    told = c2pa("created", TRAINED, ACTIVE, AI, "Created by Google Generative AI for Maren")

    assert runs_of(inspection(told)) == ()


def test_iptc_names_the_system_and_the_prompt():
    system = xmp("Iptc4xmpExt:AISystemUsed", "Nightjar")
    prompt = xmp("Iptc4xmpExt:AIPromptInformation", "in the manner of Midjourney, a mill")

    assert runs_of(inspection(system, prompt)) == (
        Generation(software="Nightjar", prompts=(prompt.statement,)),
    )


def test_what_a_generator_wrote_itself_counts_alone():
    run = Generation(software="ComfyUI")
    sora = c2pa("created", TRAINED, ACTIVE, AI, "Sora")

    assert runs_of(inspection(sora, generations=(run,))) == (run,)


def against(*names):
    declaration = Declaration(
        reference="D",
        title="t",
        partner="p",
        contact="c",
        pipeline=(Step(step="generate", tool="coast"),),
    )
    return HeldAgainst(declaration, Registry(tools=(TOOL,)), NameIndex(names), PrintIndex(()))


def gathered(*inspections, names=()):
    numbers = tuple(str(n) for n in range(len(inspections)))
    item = ImageSequence(before="a.", numbers=numbers, ending=".png")
    gathering = Gathering(item, against(*names))
    for name, each in zip(item.files, inspections, strict=True):
        gathering.take(name, each)
    return gathering


def drawn(model, prompt="", seed="1"):
    return inspection(
        generator("x"),
        generations=(
            Generation(
                software="ComfyUI",
                models=(ModelNamed(name=model, kind="checkpoint"),),
                prompts=(prompt,),
                seed=seed,
            ),
        ),
    )


@pytest.mark.parametrize(
    ("origins", "expected"),
    [
        ((NONE, NONE), ProvenanceFinding.NONE),
        ((NONE, Origin.UNKNOWN), ProvenanceFinding.UNKNOWN),
        ((Origin.UNKNOWN, AI_EDIT, NONE), ProvenanceFinding.AI_EDITED),
        ((AI_EDIT, AI, Origin.UNKNOWN), ProvenanceFinding.AI_DECLARED),
    ],
)
def test_the_gravest_frame_speaks_for_the_sequence(origins, expected):
    whole = gathered(*(inspection(origin=each) for each in origins))

    assert whole.provenance().finding is expected


def test_the_digest_of_a_sequence_is_over_its_frames_and_of_a_file_its_own():
    one, two = (inspection(digest=f"sha256:{digit * 64}") for digit in "12")
    expected = SequenceDigest()
    expected.add("a.0.png", f"sha256:{'1' * 64}")
    expected.add("a.1.png", f"sha256:{'2' * 64}")
    alone = Gathering("a.png", against())
    alone.take("a.png", one)

    assert gathered(one, two).digest == expected.whole()
    assert alone.digest == f"sha256:{'1' * 64}"


def test_a_sequence_with_a_frame_that_was_not_read_has_no_digest():
    missed = NotRead(place="file", why=WhyNotRead.NOT_ALLOWED)

    whole = gathered(inspection(), inspection(digest=None, not_read=(missed,)), inspection())

    assert whole.digest is None
    assert [(each.file, each.part) for each in whole.not_read] == [("a.1.png", missed)]


def test_frames_of_one_model_have_one_model_and_of_two_none():
    same = gathered(*(drawn("coast_v3", seed=str(n)) for n in range(3)))
    apart = gathered(drawn("coast_v3"), drawn("mill.ckpt"))

    assert (same.provenance().tool, same.provenance().model) == ("coast", "coast_v3")
    assert (apart.provenance().tool, apart.provenance().model) == (None, None)
    assert apart.proposals == (
        ToolProposal(software="ComfyUI", model="mill.ckpt", kind="checkpoint"),
    )


def test_a_flag_is_told_once_over_all_frames():
    frames = [drawn("coast_v3", f"Maren Oskvale, take {n}") for n in range(4)]

    assert len(gathered(*frames, names=(MAREN,)).flags) == 1


def test_a_thousand_models_are_no_one_model_and_little_of_them_is_kept():
    whole = gathered(*(drawn(f"m{n}") for n in range(1_000)))

    assert whole.provenance().model is None
    assert len(whole.proposals) < 200


def test_a_model_with_a_hostile_name_fits_a_document():
    made = gathered(drawn("\x1b[2Jevil\x00" + "x" * 600)).provenance()

    assert made.model is not None
    assert len(made.model) <= 500
    assert "\x1b" not in made.model
