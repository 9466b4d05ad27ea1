"""A known name is found however it is spelled, and ordinary words are not taken for one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clearslate.domain.declaration import Declaration, Person
from clearslate.domain.mentions import NameIndex, same_name
from clearslate.domain.names import KnownName, NameOf, Names, names_known
from clearslate.domain.registry import Consent, ConsentKind, Licence, Registry
from clearslate.domain.spelling import cleared, edits_between

MAREN = KnownName(
    name="Maren Oskvale", of=NameOf.PERFORMER, aliases=("Mila of the Mill", "Mare-O")
)
ZOE = KnownName(name="Zoë Lefèvre-McDonald", of=NameOf.PERFORMER)
ROSE = KnownName(name="Rose", of=NameOf.PERFORMER)
DOLL = KnownName(name="The Doll Maker", of=NameOf.WORK, holder="Lantern House")
ALL = NameIndex((MAREN, ZOE, ROSE, DOLL))


def found(text, names=ALL):
    return [each.name.name for each in names.mentions(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Maren Oskvale at the mill",
        "portrait of maren oskvale, 35mm",
        "MAREN OSKVALE",
        "(maren oskvale:1.3), rain",
        "maren_oskvale_face_v2.png",
        "MarenOskvale-lora-v12.safetensors",
        "marenoskvale",
        "maren-oskvale",
        "maren   oskvale",
        "Oskvale, Maren",
        "Maren Oskvale's hands",
        "Maren Oskvale’s hands",
        "[[maren oskvale]]::2",
        "ma\u200bren osk\u00advale",
        "Märén Ōskvale",
        "ｍａｒｅｎ oskvale",
        "<lora:maren_oskvale:0.8>",
    ],
)
def test_a_name_is_found_in_every_spelling(text):
    assert found(text) == ["Maren Oskvale"]


@pytest.mark.parametrize(
    "text", ["zoe lefevre mcdonald", "Zoe Lefevre-Mc Donald", "ZOE LEFÈVRE MCDONALD"]
)
def test_accents_hyphens_and_capitals_within_make_no_difference(text):
    assert found(text) == ["Zoë Lefèvre-McDonald"]


@pytest.mark.parametrize(
    "text",
    [
        "maren oskvalle",
        "marren oskvale",
        "maern oskvale",
        "maren osvkale",
        "marin oskvaile",
        "maren oskval",
        "marenoskvle",
    ],
)
def test_a_slip_of_the_pen_hides_no_name_and_is_only_possible(text):
    (mention,) = ALL.mentions(f"a photo of {text} at dusk")

    assert mention.name is MAREN
    assert mention.misspelt
    assert not mention.certain


@pytest.mark.parametrize(
    "text",
    [
        "maroon ochre vale",
        "the doll is made of wood",
        "a maker of dolls in the valley",
        "roses on the table",
        "a prose poem",
        "mare on a hill",
        "mill of the mile",
        "ro se",
        "zone levered",
        "",
        "1.2, 3.4",
    ],
)
def test_ordinary_words_are_no_names(text):
    assert found(text) == []


def test_a_short_name_of_one_word_is_only_possible():
    (mention,) = ALL.mentions("a rose in the window")

    assert mention.name is ROSE
    assert not mention.certain


def test_characters_that_nobody_sees_hide_no_name():
    assert found("a ro\u200bse") == ["Rose"]


def test_an_alias_leads_to_the_name_and_is_said_to_be_one():
    (mention,) = ALL.mentions("mila of the mill, golden hour")

    assert mention.name is MAREN
    assert (mention.alias, mention.certain) == (True, True)


def test_a_mention_stands_where_it_says():
    text = "in rain, (Maren_Oskvale:1.2) waits"

    (mention,) = ALL.mentions(text)

    assert cleared(text)[mention.start : mention.end] == mention.text == "Maren_Oskvale"


def test_of_two_names_in_one_place_the_longer_counts():
    names = NameIndex((DOLL, KnownName(name="Doll", of=NameOf.WORK)))

    assert found("the doll maker", names) == ["The Doll Maker"]
    assert found("the doll", names) == ["Doll"]


def test_two_names_in_one_text_are_both_found():
    assert found("maren oskvale and the doll maker") == ["Maren Oskvale", "The Doll Maker"]


@given(st.text(max_size=60))
def test_any_text_can_be_looked_through(text):
    for mention in ALL.mentions(text):
        assert cleared(text)[mention.start : mention.end] == mention.text


LETTERS = st.text(alphabet="abcd", max_size=7)


@given(LETTERS, LETTERS)
def test_edits_are_counted_as_their_definition_counts_them(one, other):
    def slow(a, b):
        if not a or not b:
            return len(a) + len(b)
        best = min(
            slow(a[:-1], b) + 1, slow(a, b[:-1]) + 1, slow(a[:-1], b[:-1]) + (a[-1] != b[-1])
        )
        if len(a) > 1 and len(b) > 1 and a[-1] == b[-2] and a[-2] == b[-1]:
            best = min(best, slow(a[:-2], b[:-2]) + 1)
        return best

    if len(one) * len(other) <= 25:
        expected = slow(one, other)
        assert edits_between(one, other, 9) == expected
        assert edits_between(one, other, 1) == (expected if expected <= 1 else None)


def test_names_come_from_the_list_the_registers_and_the_declarations():
    listed = Names(performers=(MAREN,), works=(DOLL,), artists=())
    registry = Registry(
        consents=(
            Consent(
                reference="C-1",
                performer="Maren Oskvale",
                kind=ConsentKind.TRAINING,
                purposes=frozenset(),
                production="p",
            ),
        ),
        licences=(Licence(reference="L-1", work="Salt", holder="H", scope=frozenset(("p",))),),
    )
    declaration = Declaration(
        reference="D",
        title="t",
        partner="p",
        contact="c",
        people=(Person(performer="Corwin Brandt"),),
        works=("The Porcelain Hour",),
    )

    known = names_known(listed, registry, (declaration,))

    assert [(each.name, each.of) for each in known] == [
        ("Maren Oskvale", NameOf.PERFORMER),
        ("The Doll Maker", NameOf.WORK),
        ("Salt", NameOf.WORK),
        ("Corwin Brandt", NameOf.PERFORMER),
        ("The Porcelain Hour", NameOf.WORK),
    ]
    assert known[0].aliases == MAREN.aliases
    assert names_known(None, Registry()) == ()


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Zoë Lefèvre", "zoe lefevre", True),
        ("Lefèvre", "Lefevre-Roux", False),
        ("The Doll's House", "the doll house", True),
        ("…", "…", True),
        ("…", "!", False),
    ],
)
def test_names_are_compared_without_case_accents_and_hyphens(one, other, same):
    assert same_name(one, other) is same
