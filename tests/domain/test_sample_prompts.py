"""How many names and how much personal data are found in prompts and sentences of others."""

import csv
from pathlib import Path

import pytest

from clearslate.domain.disclosed import FlagReason, flags
from clearslate.domain.identifiers import IdentifierKind, identifiers
from clearslate.domain.mentions import NameIndex
from clearslate.domain.names import KnownName, NameOf
from clearslate.domain.provenance import Generation
from clearslate.domain.registry import Registry
from clearslate.domain.winnowing import PrintIndex

SAMPLES = Path(__file__).resolve().parents[3] / "shared" / "samples" / "text"
pytestmark = pytest.mark.skipif(
    not SAMPLES.is_dir(), reason="the samples of prompts are not on this machine"
)


def column(name, *columns, **options):
    with (SAMPLES / "prompts" / name).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, **options))
    return [tuple(row[each] for each in columns) for row in rows]


@pytest.fixture(scope="module")
def with_artists():
    """Prompts of which somebody wrote down whose name is in them."""
    return [
        *column("short_niche_art_prompts.csv", "prompt", "artist"),
        *column("vangogh_prompts.csv", "prompt", "artist"),
    ]


@pytest.fixture(scope="module")
def plain():
    """Prompts that are to name nobody, but for two artists and one painting among them."""
    options = {"delimiter": "\t", "quoting": csv.QUOTE_NONE}
    parti = column("PartiPrompts-fifth.tsv", "Prompt", **options)
    return [text for (text,) in (*parti, *column("small_imagenet_prompts.csv", "prompt"))]


def possible(prompt):
    run = Generation(software="x", prompts=(prompt,))
    found = flags((run,), None, Registry(), NameIndex(()), PrintIndex(()))
    return [each for each in found if each.reason is not FlagReason.NO_DECLARATION]


def test_names_of_a_list_are_found_wherever_they_are_written_out(with_artists):
    artists = sorted({artist for _, artist in with_artists})
    index = NameIndex([KnownName(name=each, of=NameOf.ARTIST) for each in artists])

    missed = [
        prompt
        for prompt, artist in with_artists
        if artist not in [each.name.name for each in index.mentions(prompt)]
    ]

    assert len(with_artists) == 150
    # Two prompts say only the first word of a title.
    assert len(missed) == 2
    assert all("Ajin" in each and "Demi Human" not in each for each in missed)


def test_no_name_of_a_list_is_found_where_there_is_none(with_artists, plain):
    artists = {artist for _, artist in with_artists}
    index = NameIndex([KnownName(name=each, of=NameOf.ARTIST) for each in artists])

    assert len(plain) > 400
    assert not [prompt for prompt in plain if index.mentions(prompt)]


def test_artists_of_no_list_are_mostly_found_by_the_words_before_them(with_artists):
    found = [
        prompt
        for prompt, artist in with_artists
        if any(artist.split()[-1] in each.subject for each in possible(prompt))
    ]

    assert len(found) >= 131


def test_plain_prompts_raise_next_to_no_flags(plain):
    flagged = [prompt for prompt in plain if possible(prompt)]

    # `in the style of` American Gothic, Dali, and, twice, Egyptian.
    assert len(flagged) <= 4
    assert all("style of" in each for each in flagged)


EXPECTED = {
    "David Johnson": IdentifierKind.PERSON,
    "4095-2609-9393-4932": IdentifierKind.CARD,
    "test@presidio.site": IdentifierKind.EMAIL,
    "191280342": IdentifierKind.NATIONAL_ID,
    "(212) 555-1234": IdentifierKind.PHONE,
    "IL150120690000003111111": IdentifierKind.BANK_ACCOUNT,
    "954567876544": IdentifierKind.NATIONAL_ID,
    "078-05-1126": IdentifierKind.NATIONAL_ID,
    "opencode@microsoft.com": IdentifierKind.EMAIL,
}


def test_the_sentences_of_a_scanner_for_personal_data_come_out():
    text = (SAMPLES / "pii" / "demo.txt").read_text(encoding="utf-8")

    assert {each.text: each.kind for each in identifiers(text)} == EXPECTED
