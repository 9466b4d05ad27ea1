"""A shape reads, writes and publishes one description, and says where something does not fit."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clearslate.formats.errors import DocumentError
from clearslate.formats.phrase import Language, Phrase, same
from clearslate.formats.plain import Document
from clearslate.formats.shapes import (
    Group,
    ListOf,
    MappingOf,
    Misfit,
    Record,
    SetOf,
    needed,
    optional,
    or_null,
    read,
)
from clearslate.formats.spellings import (
    DAY,
    FLAG,
    IDENTIFIER,
    NAME,
    PHRASE,
    REFERENCE,
    TEXT,
    Member,
    Whole,
    Word,
)
from clearslate.formats.wording import filled
from clearslate.formats.yaml_text import read_document

ABOUT = Phrase(en="what it says", fr="ce qu’il dit")


class Colour(StrEnum):
    RED = "red"
    GREEN = "green"


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    name: str
    colour: Colour | None = None
    sizes: tuple[int, ...] = ()
    tags: frozenset[str] = frozenset()
    notes: tuple[tuple[str, str], ...] = ()
    made_on: date | None = None


def not_green_and_old(thing):
    if thing.colour is Colour.GREEN and thing.made_on is not None:
        raise Misfit(thing.made_on, same("no day on green things")).under("made", "on")


THING = Record(
    build=Thing,
    check=not_green_and_old,
    fields=(
        needed("name", NAME, ABOUT),
        optional("colour", Member(Colour), ABOUT),
        optional("sizes", ListOf(item=Whole(least=1, most=9)), ABOUT, default=()),
        optional("tags", SetOf(item=REFERENCE), ABOUT, default=frozenset()),
        optional("notes", MappingOf(key=REFERENCE, item=TEXT), ABOUT, default=()),
        Group(name="made", about=ABOUT, fields=(optional("on", DAY, ABOUT, None, "made_on"),)),
    ),
)


def thing(text):
    return read(THING, read_document(text.encode(), "thing.yaml"))


def refusal(text):
    with pytest.raises(DocumentError) as caught:
        thing(text)
    return caught.value


def test_a_record_is_read_with_every_key_in_its_place():
    assert thing(
        "name: a\ncolour: red\nsizes: [1, '02']\ntags: [x, y]\nnotes: {b: 2, a: one}\n"
        "made: {on: 2026-01-02}"
    ) == Thing(
        name="a",
        colour=Colour.RED,
        sizes=(1, 2),
        tags=frozenset(("x", "y")),
        notes=(("a", "one"), ("b", "2")),
        made_on=date(2026, 1, 2),
    )


@pytest.mark.parametrize("text", ["name: a", "name: a\ncolour: null\nmade:\ntags: []"])
def test_absence_null_and_emptiness_say_the_same(text):
    assert thing(text) == Thing(name="a")
    assert THING.write(thing(text)) == {"name": "a"}


@pytest.mark.parametrize(
    ("text", "where", "said"),
    [
        ("colour: red", "thing.yaml:1 name", "{colour}"),
        ("name:\ncolour: red", "thing.yaml:1 name", "null"),
        ("name: a\ncolor: red", "thing.yaml:2 color", "colour"),
        ("name: a\ncolour: rde", "thing.yaml:2 colour", "red"),
        ("name: a\nsizes: 3", "thing.yaml:2 sizes", "a list"),
        ("name: a\nsizes:\n  - 1\n  - 10", "thing.yaml:4 sizes[1]", "1 to 9"),
        ("name: a\nsizes: [true]", "thing.yaml:2 sizes[0]", "true"),
        ("name: a\nsizes: [1.5]", "thing.yaml:2 sizes[0]", "1.5"),
        ("name: a\ntags: [x, x]", "thing.yaml:2 tags[1]", "once"),
        ("name: a\nnotes: [x]", "thing.yaml:2 notes", "key: value"),
        ("name: a\nnotes: {x: }", "thing.yaml:2 notes.x", "null"),
        ("name: a\nnotes: {'x y': z}", "thing.yaml:2 notes.x y", "without spaces"),
        ("name: a\nmade: 3", "thing.yaml:2 made", "key: value"),
        ("name: a\nmade:\n  on: soon", "thing.yaml:3 made.on", "2026-03-31"),
        ("name: a\nmade: {by: me}", "thing.yaml:2 made.by", "one of on"),
        ("name: a\ncolour: green\nmade:\n  on: 2026-01-02", "thing.yaml:4 made.on", "green"),
        ("name: [a]", "thing.yaml:1 name", "[a]"),
        ("name: true", "thing.yaml:1 name", "in quotes"),
        ("name: ' '", "thing.yaml:1 name", "not empty"),
        ("name: " + "x" * 501, "thing.yaml:1 name", "at most 500"),
    ],
)
def test_what_does_not_fit_is_refused_with_line_and_path(text, where, said):
    error = refusal(text)

    assert error.where == where
    assert said in str(error)
    assert error.told(Language.FRENCH) != str(error)


def test_a_required_group_must_stand():
    shape = Record(
        build=Thing,
        fields=(
            needed("name", NAME, ABOUT),
            Group(
                name="made",
                about=ABOUT,
                required=True,
                fields=(needed("on", DAY, ABOUT, "made_on"),),
            ),
        ),
    )

    with pytest.raises(DocumentError, match="also `made`"):
        read(shape, Document(value={"name": "a"}, source="x"))
    assert shape.schema()["required"] == ["name", "made"]
    assert shape.write(Thing(name="a", made_on=date(2026, 1, 2))) == {
        "name": "a",
        "made": {"on": "2026-01-02"},
    }


@given(
    st.builds(
        Thing,
        name=st.text("abé ", min_size=1).filter(str.strip),
        colour=st.none() | st.sampled_from(Colour),
        sizes=st.lists(st.integers(1, 9)).map(tuple),
        tags=st.frozensets(st.text("abc", min_size=1)),
        notes=st.dictionaries(st.text("abc", min_size=1), st.just("x")).map(
            lambda notes: tuple(sorted(notes.items()))
        ),
    )
)
def test_what_is_written_reads_back_as_the_same(value):
    assert THING.read(THING.write(value)) == value


@pytest.mark.parametrize("value", ["yes", True])
def test_a_flag_takes_both_spellings(value):
    assert FLAG.read(value) is True
    assert FLAG.write(True) == "yes"


def test_a_phrase_stands_in_both_languages():
    assert PHRASE.read({"en": "a", "fr": "b"}) == Phrase(en="a", fr="b")
    with pytest.raises(Misfit):
        PHRASE.read({"en": "a"})


@pytest.mark.parametrize("word", ["Upper", "1st", "a-b", "", "a b", 3])
def test_an_identifier_is_a_plain_word(word):
    with pytest.raises(Misfit):
        IDENTIFIER.read(word)


def test_a_word_that_is_a_number_may_be_written_as_one():
    assert Word(words=("1", "2")).read(2) == "2"


def test_a_set_of_words_may_be_one_word_and_a_list_must_be_told_so():
    assert SetOf(item=REFERENCE).read("x") == {"x"}
    assert ListOf(item=REFERENCE, or_one=True).read("x") == ("x",)
    with pytest.raises(Misfit):
        SetOf(item=REFERENCE, or_one=False).read("x")
    with pytest.raises(Misfit):
        ListOf(item=REFERENCE, at_least=1).read([])


@pytest.mark.parametrize("text", ["a\x00b", "a\x1bb", "a\ud800b"])
def test_text_has_no_control_characters_whatever_door_it_came_by(text):
    with pytest.raises(Misfit):
        TEXT.read(text)


@pytest.mark.parametrize(
    ("schema", "nullable"),
    [
        ({"enum": ["a"]}, {"enum": ["a", None]}),
        ({"type": "string"}, {"type": ["string", "null"]}),
        ({"type": ["string", "number"]}, {"type": ["string", "number", "null"]}),
        ({"anyOf": [{"type": "object"}]}, {"anyOf": [{"type": "object"}, {"type": "null"}]}),
    ],
)
def test_null_is_added_to_any_schema(schema, nullable):
    assert or_null(schema) == nullable


def test_a_phrase_is_filled_in_each_of_its_languages():
    inner = Phrase(en="a step", fr="une étape")

    assert filled(Phrase(en="{n} {it}", fr="{it} {n}"), n=3, it=inner) == Phrase(
        en="3 a step", fr="une étape 3"
    )
