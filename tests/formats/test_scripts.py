"""Scripts in Fountain, Final Draft and plain text are read into action and dialogue, with lines."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clearslate.domain.winnowing import PrintIndex
from clearslate.formats.errors import DocumentError
from clearslate.formats.script_prints import read_script_prints, script_prints_json
from clearslate.formats.scripts import Part, prints_of, read_script

SAMPLES = Path(__file__).resolve().parents[3] / "shared" / "samples" / "text"

FOUNTAIN = """Title: The Mill
Author: Nobody

INT. MILL - NIGHT #12#

The lamp goes out. [[who holds it?]] Ada waits.

/* cut: she never
left the mill */

ADA (V.O.)
(low)
Nobody told you that the mill was sold in March.
Did they?

@McKay
I was told *twice*.

CUT TO:

> THE END <
"""

FDX = """<?xml version="1.0" encoding="UTF-8"?>
<FinalDraft DocumentType="Script"><Content>
<Paragraph Type="Scene Heading"><Text>INT. MILL - NIGHT</Text></Paragraph>
<Paragraph Type="Action"><Text>The lamp </Text><Text Style="Bold">goes out.</Text></Paragraph>
<Paragraph Type="Character"><Text>ADA</Text></Paragraph>
<Paragraph Type="Dialogue"><Text>Nobody told you that the mill was sold in March.</Text></Paragraph>
</Content></FinalDraft>
"""


def read(text):
    return read_script(text.encode(), "mill")


def of(part, text):
    return [each.text for each in read(text) if each.part is part]


def test_action_and_dialogue_of_fountain_are_told_apart():
    assert of(Part.ACTION, FOUNTAIN) == ["The lamp goes out.  Ada waits."]
    assert of(Part.CHARACTER, FOUNTAIN) == ["ADA (V.O.)", "McKay"]
    assert of(Part.DIALOGUE, FOUNTAIN) == [
        "Nobody told you that the mill was sold in March.",
        "Did they?",
        "I was told twice.",
    ]


def test_title_notes_and_what_was_cut_are_left_out():
    whole = " ".join(each.text for each in read(FOUNTAIN))

    assert not any(word in whole for word in ("Author", "holds it", "never"))


def test_lines_keep_their_numbers():
    lines = {each.text: each.line for each in read(FOUNTAIN)}

    assert lines["Did they?"] == FOUNTAIN.splitlines().index("Did they?") + 1


def test_final_draft_is_read_by_its_types():
    assert of(Part.ACTION, FDX) == ["The lamp goes out."]
    assert of(Part.DIALOGUE, FDX) == ["Nobody told you that the mill was sold in March."]


def test_plain_text_counts_whole():
    text = "The lamp goes out.\nAda waits.\n\nNobody came."

    assert of(Part.ACTION, text) == ["The lamp goes out.\nAda waits.", "Nobody came."]


@pytest.mark.parametrize(
    "text",
    [
        '<?xml version="1.0"?><FinalDraft><Content>',
        '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><FinalDraft>&b;</FinalDraft>',
    ],
)
def test_a_final_draft_document_that_is_malformed_or_grows_is_refused(text):
    with pytest.raises(DocumentError):
        read(text)


def test_bytes_that_are_no_text_are_refused():
    with pytest.raises(DocumentError):
        read_script(b"\x00\x01\xff", "mill")


@given(st.text(max_size=300))
def test_any_text_can_be_read(text):
    try:
        paragraphs = read(text)
    except DocumentError:
        return
    assert all(1 <= each.line <= text.count("\n") + len(text) + 1 for each in paragraphs)


def test_a_quotation_is_found_in_every_spelling_of_the_script():
    prompt = "close up, nobody told you that the mill was sold in March, rain"

    for text in (FOUNTAIN, FDX):
        kept = prints_of(text.encode(), script="mill", key="the-salt-road")
        assert PrintIndex([kept]).shared(prompt)


def test_fingerprints_are_written_and_read_back():
    kept = prints_of(FOUNTAIN.encode(), script="moulin à sel", key="the-salt-road")

    written = script_prints_json(kept)

    assert read_script_prints(written, "mill.json") == kept
    assert b"sold" not in written


@pytest.mark.parametrize(
    "change",
    [
        (b'"noise": 25', b'"noise": 20'),
        (b'"prints": "', b'"prints": "!'),
        (b'"prints": "', b'"prints": "AAAA'),
        (b'"script"', b'"scr"'),
        (b'"key": "', b'"key": 4, "x": "'),
    ],
)
def test_fingerprints_that_cannot_be_compared_are_refused(change):
    written = script_prints_json(prints_of(FOUNTAIN.encode(), script="s", key="k"))

    with pytest.raises(DocumentError):
        read_script_prints(written.replace(*change), "mill.json")


samples = pytest.mark.skipif(
    not SAMPLES.is_dir(), reason="the samples of scripts and prompts are not on this machine"
)


@samples
@pytest.mark.parametrize("name", ["simple", "dialogue", "parenthetical"])
def test_both_spellings_of_a_sample_have_the_same_speeches(name):
    folder = SAMPLES / "scripts-screenplain"
    spoken = []
    for path in (folder / f"{name}.fountain", folder / f"{name}.fdx"):
        paragraphs = read_script(path.read_bytes(), path.name)
        spoken.append([each.text.strip() for each in paragraphs if each.part is Part.DIALOGUE])

    assert spoken[0] == spoken[1]


@samples
def test_every_sample_is_read_and_no_prompt_shares_text_with_them():
    paths = [*SAMPLES.glob("scripts-*/*.f*")]
    kept = [prints_of(path.read_bytes(), script=path.name, key="k") for path in paths]
    index = PrintIndex(kept)
    prompts = [
        line for path in (SAMPLES / "prompts").iterdir() for line in path.read_text().splitlines()
    ]

    assert len(paths) >= 20
    assert len(prompts) > 600
    assert not [line for line in prompts if index.shared(line)]
