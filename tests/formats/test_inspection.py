"""What a file says of its making, read as a person reads it and as a script does."""

import json
from datetime import UTC, datetime
from textwrap import dedent

import pytest

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
    not_inspected,
)
from clearslate.formats.inspection_json import inspection_from, inspection_object
from clearslate.formats.inspection_lines import FileState, inspection_line, read_lines
from clearslate.formats.inspection_text import inspection_text, sweep_summary, sweep_text
from clearslate.formats.phrase import Language
from clearslate.formats.report_lines import columns
from clearslate.formats.words.provenance import (
    CHANNELS,
    COMES_TO,
    NOT_READ,
    ORIGIN_MARKS,
    ORIGIN_SENTENCES,
    SEALS,
)

EN, FR = Language.ENGLISH, Language.FRENCH
DIGEST = "sha256:" + "0" * 64

WHOLE = Inspection(
    origin=Origin.AI_DECLARED,
    kind="png",
    digest=DIGEST,
    size=1_234_567,
    manifest=Manifest(
        seal=Seal.VALID,
        signer="Harbour VFX",
        signed_at=datetime(2026, 3, 1, 12, tzinfo=UTC),
        generators=("Harbour tests 1",),
        doubts=("signingCredential.untrusted", "signingCredential.expired"),
        faults_in_ingredients=("claimSignature.mismatch",),
    ),
    evidence=(
        Evidence(channel=Channel.EXIF, place="Exif Software", statement="Nuke 15.1"),
        Evidence(
            channel=Channel.GENERATOR,
            place="tEXt prompt",
            statement="{a graph}",
            comes_to=Origin.AI_DECLARED,
        ),
    ),
    generations=(
        Generation(
            software="ComfyUI",
            models=(
                ModelNamed(name="coast.safetensors", kind="checkpoint"),
                ModelNamed(name="fog.safetensors", kind="lora", digest="ab12"),
            ),
            prompts=("a lighthouse in fog",),
            seed="42",
        ),
    ),
    not_read=(NotRead(place="zTXt x", why=WhyNotRead.TOO_LARGE, detail="99"),),
)


def text_of(inspection: Inspection, language: Language = EN) -> str:
    said = inspection_text("plates/a.png", inspection, language, colour=False)
    return said.replace("\u00a0", " ").replace("\u202f", " ")


def test_a_file_is_told_whole():
    assert text_of(WHOLE) == dedent(
        f"""\
        AI declared  plates/a.png
        By its own account, a generative model made it or a part of it.

        Evidence
          generator  tEXt prompt
                     {{a graph}}
                     declares AI
          Exif       Exif Software
                     Nuke 15.1

        Generations
          ComfyUI
            models   coast.safetensors (checkpoint)
                     fog.safetensors (lora)
            prompts  a lighthouse in fog
            seed     42

        C2PA manifest
          valid: the bytes are as signed; nobody vouches for the signer
            signer            Harbour VFX
            signed            2026-03-01 12:00:00+00:00
            written by        Harbour tests 1
            about the signer  signingCredential.untrusted
                              signingCredential.expired
            in what went in   claimSignature.mismatch

        Not read
          zTXt x: larger than is read (99)

        File
          png, 1,234,567 bytes
          {DIGEST}
        """
    )


def test_the_first_line_is_the_verdict_in_the_language_of_the_reader():
    for origin in Origin:
        inspection = not_inspected(NotRead(place="file", why=WhyNotRead.NOT_A_FILE))
        told = Inspection(**{**fields_of(inspection), "origin": origin})

        for language in Language:
            word = ORIGIN_MARKS[origin].say(language)
            assert text_of(told, language).startswith(f"{word}  plates/a.png\n")


def fields_of(inspection: Inspection) -> dict[str, object]:
    return {name: getattr(inspection, name) for name in Inspection.__slots__}


def test_no_sign_is_never_called_not_ai():
    told = Inspection(
        origin=Origin.NO_SIGN,
        kind="png",
        digest=DIGEST,
        size=1,
        manifest=Manifest(seal=Seal.ABSENT),
    )

    assert "That is not the same as “not AI”" in text_of(told)
    assert "Cela ne veut pas dire « sans IA »" in text_of(told, FR)


@pytest.mark.parametrize("language", Language)
def test_no_line_but_a_path_is_wider_than_a_terminal(language):
    wide = Evidence(
        channel=Channel.C2PA,
        place="active manifest / " + "parentOf a plate / " * 9,
        statement="word " * 900,
        comes_to=Origin.UNKNOWN,
    )
    told = Inspection(**{**fields_of(WHOLE), "evidence": (wide,) * 60})

    lines = inspection_text("a", told, language, colour=False).splitlines()

    assert max(columns(line) for line in lines) <= 80
    assert len([line for line in lines if "active manifest" in line]) == 40
    assert any("20" in line and "--json" in line for line in lines)


def test_what_a_file_says_cannot_move_the_cursor():
    trick = Evidence(channel=Channel.EXIF, place="Exif\x1b[2J", statement="\x1b]0;x\x07\u202eabc")
    told = Inspection(**{**fields_of(WHOLE), "evidence": (trick,)})

    said = inspection_text("a\x1b[2J.png", told, EN, colour=False)

    assert not {"\x1b", "\x07", "\u202e"} & set(said)


def test_of_many_files_one_without_a_sign_is_only_counted():
    silent = Inspection(**{**fields_of(WHOLE), "origin": Origin.NO_SIGN})

    assert sweep_text("a", silent, EN, colour=False) == ""
    assert sweep_text("a.png", WHOLE, EN, colour=False) == (
        "AI declared  a.png\n  tEXt prompt: ComfyUI, coast.safetensors, fog.safetensors\n"
    )


def test_of_many_files_an_unknown_one_says_what_was_not_read():
    broken = not_inspected(NotRead(place="png", why=WhyNotRead.TRUNCATED, detail="tEXt"))
    remote = Inspection(
        **{**fields_of(broken), "manifest": Manifest(seal=Seal.REMOTE), "not_read": ()}
    )

    assert "png: cut off (tEXt)" in sweep_text("a", broken, EN, colour=False)
    assert "kept elsewhere and not fetched" in sweep_text("a", remote, EN, colour=False)


def test_the_end_of_a_sweep_counts_every_answer():
    counts = {Origin.AI_DECLARED: 2, Origin.NO_SIGN: 1_200}

    assert sweep_summary(counts, EN).splitlines() == [
        "1,202 files: 2 AI declared, 0 AI edited, 0 unknown, 1,200 no sign found.",
        "No sign found is never “not AI”. Unknown is never clean.",
    ]


def test_the_json_says_everything_and_comes_back():
    told = json.loads(json.dumps(inspection_object(WHOLE)))

    assert inspection_from(told) == WHOLE
    assert told["evidence"][0] == {
        "channel": "exif",
        "place": "Exif Software",
        "statement": "Nuke 15.1",
    }


@pytest.mark.parametrize(
    "told", [{}, {"origin": "ai"}, {"origin": "no_sign", "manifest": []}, {"origin": 3}]
)
def test_an_object_of_another_making_is_refused(told):
    with pytest.raises(ValueError, match=r"."):
        inspection_from(told)


def test_lines_are_read_up_to_the_one_that_was_interrupted():
    states = [FileState(path=f"a{n}\udcff", size=n, modified=7) for n in range(3)]
    lines = [inspection_line(state, WHOLE).encode("ascii") for state in states]

    found = [*read_lines(iter([*lines[:2], lines[2][:-9]]))]

    assert [(size, origin) for size, _, origin in found] == [
        (len(line), Origin.AI_DECLARED) for line in lines[:2]
    ]
    assert [state.size for _, state, _ in found] == [1_234_567] * 2


@pytest.mark.parametrize(
    ("members", "words"),
    [
        (Origin, ORIGIN_MARKS),
        (Origin, ORIGIN_SENTENCES),
        (Origin, COMES_TO),
        (Seal, SEALS),
        (Channel, CHANNELS),
        (WhyNotRead, NOT_READ),
    ],
)
def test_everything_that_can_be_found_has_words(members, words):
    assert set(words) == set(members)
