"""What a sweep entered is told in both languages, as JSON, and as records that can be kept."""

import itertools
import json
from dataclasses import replace

import pytest

from clearslate.domain.asset import Asset
from clearslate.domain.declaration import Declaration, Step
from clearslate.domain.differences import Aspect, Difference
from clearslate.domain.disclosed import Flag, FlagKind, FlagPlace, FlagReason
from clearslate.domain.mentions import NameIndex
from clearslate.domain.provenance import (
    Channel,
    Evidence,
    Generation,
    ModelNamed,
    NotRead,
    Origin,
    Seal,
    WhyNotRead,
)
from clearslate.domain.registration import Entered, NameTaken, NotReadIn, Registration
from clearslate.domain.registry import Registry
from clearslate.domain.sequences import grouped
from clearslate.domain.unsaid import HeldAgainst, ToolProposal
from clearslate.domain.winnowing import PrintIndex
from clearslate.formats.assets import read_assets
from clearslate.formats.documents.tool import read_tool
from clearslate.formats.facts import load_catalogue
from clearslate.formats.phrase import Language
from clearslate.formats.registering_json import asset_line, registration_line, summary_line
from clearslate.formats.registering_text import registering_summary, registration_text
from clearslate.formats.tool_proposals import proposals_text
from clearslate.formats.yaml_text import read_document

EN, FR = Language.ENGLISH, Language.FRENCH
DOLL = Asset(name="doll.####.png", digest=f"sha256:{'1' * 64}", declarations=("SR-0007",))
FINE = Registration(
    asset=DOLL, folder="out", origin=Origin.AI_DECLARED, entered=Entered.REGISTERED
)
(FRAMES,) = grouped([f"doll.{n}.png" for n in (1001, 1002, 1004, 1010)])
MISSED = NotReadIn(file="doll.1002.png", part=NotRead(place="file", why=WhyNotRead.NOT_ALLOWED))
DIFFERENCE = Difference(aspect=Aspect.MODEL, declared=("image-4",), actual=("mill.ckpt",))
LEFT_OPEN = Evidence(
    channel=Channel.XMP, place="XMP, type", statement="composite", comes_to=Origin.UNKNOWN
)


def flag(**more):
    given = {
        "kind": FlagKind.UNDECLARED_MODEL,
        "subject": "mill.ckpt",
        "reason": FlagReason.NOT_IN_TOOLS,
        "place": FlagPlace.MODEL,
        "certain": True,
        "text": "checkpoint",
    }
    return Flag(**(given | more))


def text(registration, language=EN):
    return registration_text(registration, language, colour=False)


def test_an_asset_that_needs_nobody_says_nothing():
    assert text(FINE) == ""
    assert text(replace(FINE, entered=Entered.KNOWN)) == ""


@pytest.mark.parametrize(
    ("registration", "said"),
    [
        (
            replace(FINE, sequence=FRAMES),
            "4 frames, 1001 to 1010; 6 missing: 1003 and 1005 to 1009.",
        ),
        (replace(FINE, name_taken=NameTaken.OTHER_DIGEST), "with another digest."),
        (replace(FINE, name_taken=NameTaken.NO_DIGEST), "without a digest; it may be the same."),
        (replace(FINE, entered=Entered.KNOWN_OTHERWISE), "and not under SR-0007; its line"),
        (replace(FINE, entered=Entered.NOT_NAMED), "text of at most 500 characters."),
        (replace(FINE, ai_undeclared=True), "the tool only assists."),
        (
            replace(FINE, differences=(DIFFERENCE,)),
            "Made with the model mill.ckpt; declared: image-4.",
        ),
        (
            replace(FINE, flags=(flag(),)),
            "It was made with mill.ckpt; the declaration names other",
        ),
        (
            replace(FINE, entered=Entered.NOT_READ, not_read=(MISSED,)),
            "doll.1002.png: file: no permission to read it.",
        ),
        (
            replace(FINE, origin=Origin.UNKNOWN, left_open=Seal.REMOTE),
            "C2PA manifest: kept elsewhere and not fetched.",
        ),
        (
            replace(FINE, origin=Origin.UNKNOWN, left_open=LEFT_OPEN),
            "XMP, type: composite (leaves it open).",
        ),
    ],
)
def test_everything_that_a_person_should_see_is_a_sentence_in_both_languages(registration, said):
    english, french = (" ".join(text(registration, each).split()) for each in (EN, FR))

    assert said in english
    assert "out/doll.####.png" in french
    assert french.replace(",", "") != english.replace(",", "")


def test_a_model_that_a_difference_names_is_not_told_again_as_a_flag():
    told = text(replace(FINE, differences=(DIFFERENCE,), flags=(flag(), flag(subject="fog"))))

    assert told.count("mill.ckpt") == 1
    assert "It was made with fog;" in told


def test_a_name_cannot_move_the_cursor():
    hostile = replace(FINE, asset=replace(DOLL, name="\x1b[2Jdoll"), ai_undeclared=True)

    assert "\x1b" not in text(hostile)


@pytest.mark.parametrize(("language", "written"), [*itertools.product(Language, (True, False))])
def test_the_end_counts_what_became_of_all(language, written):
    entered = {Entered.REGISTERED: 3, Entered.KNOWN: 2, Entered.NOT_READ: 1}

    said = registering_summary(
        entered, {Origin.UNKNOWN: 1}, (1_204, 4), "SR-0007", language, written=written
    )

    assert "SR-0007" in said
    assert {"3", "2", "1", "4"} <= set(said.replace(".", " ").replace(":", " ").split())
    assert ("Nothing was written." in said or "Rien n’a été écrit." in said) is not written


def test_a_line_of_json_says_everything_and_only_what_there_is():
    registration = replace(
        FINE,
        sequence=FRAMES,
        files=4,
        differences=(DIFFERENCE,),
        flags=(flag(),),
        not_read=(MISSED,),
    )

    told = json.loads(registration_line(registration))

    assert told["frames"] == {"first": 1001, "last": 1010, "missing": [[1003, 1003], [1005, 1009]]}
    assert told["differences"] == [
        {"aspect": "model", "declared": ["image-4"], "actual": ["mill.ckpt"]}
    ]
    assert told["flags"][0]["kind"] == "undeclared_model"
    assert told["not_read"] == [{"file": "doll.1002.png", "place": "file", "why": "not_allowed"}]
    assert {*json.loads(registration_line(FINE))} == {
        "path",
        "entered",
        "origin",
        "files",
        "asset",
    }


def test_the_last_line_of_json_counts_with_every_word():
    told = json.loads(summary_line({}, {Origin.NO_SIGN: 2}, people=0, written=False))["summary"]

    assert {*told["entered"]} == {each.value for each in Entered}
    assert told["origins"]["no_sign"] == 2


def test_the_line_of_an_asset_is_read_as_the_asset():
    assert read_assets([asset_line(DOLL)], "assets.jsonl") == (DOLL,)


PROPOSALS = [
    ToolProposal(software="ComfyUI", model="SDXL/sd_xl_base_1.0.safetensors", kind="checkpoint"),
    ToolProposal(software="ComfyUI", model="sd xl base 1.0", kind="lora"),
    ToolProposal(software="Nightjar: 2 #yes", model=None, kind="model"),
    ToolProposal(software="\x1b\n- a", model="\n\x00", kind="model"),
]


@pytest.mark.parametrize("language", Language)
def test_every_proposal_is_a_record_that_can_be_kept_and_then_knows_its_model(language):
    told = proposals_text(dict.fromkeys(PROPOSALS, "doll\n.png"), Registry(), language)
    records = [
        read_tool(read_document(each.encode(), "tools/x.yaml"), load_catalogue())
        for each in told.split("\n\n")
    ]

    assert [each.reference for each in records] == [
        "sd-xl-base-1-0",
        "sd-xl-base-1-0-2",
        "nightjar-2-yes",
        "tool",
    ]
    for proposal, record in zip(PROPOSALS[:3], records, strict=False):
        assert not [*held(record).proposals([run_of(proposal)])]


def test_a_reference_that_is_taken_is_not_proposed_again():
    first = proposals_text({PROPOSALS[0]: "a"}, Registry(), EN)
    record = read_tool(read_document(first.encode(), "tools/x.yaml"), load_catalogue())

    again = proposals_text({PROPOSALS[0]: "a"}, Registry(tools=(record,)), EN)

    assert "reference: sd-xl-base-1-0-2" in again


def held(tool):
    declaration = Declaration(
        reference="D", title="", partner="", contact="", pipeline=(Step(step="s"),)
    )
    return HeldAgainst(declaration, Registry(tools=(tool,)), NameIndex(()), PrintIndex(()))


def run_of(proposal):
    models = (
        () if proposal.model is None else (ModelNamed(name=proposal.model, kind=proposal.kind),)
    )
    return Generation(software=proposal.software, models=models)
