"""The list of names to watch for is read, written back, and found in a production's folder."""

import pytest
from jsonschema import Draft202012Validator
from tests.formats.specimens import CATALOGUE

from clearslate.domain.names import KnownName, NameOf, Names
from clearslate.formats.documents.names import document_of, read_names
from clearslate.formats.errors import DocumentError
from clearslate.formats.plain import Document
from clearslate.formats.production_folder import read_production
from clearslate.formats.schemas import schema

WHOLE = {
    "performers": [{"name": "Maren Oskvale", "aliases": ["Mila", "M. Oskvale"]}],
    "works": [{"title": "The Doll Maker", "aliases": ["Doll Maker"], "holder": "Lantern House"}],
    "artists": [{"name": "Ilse Brandt"}],
}
NAMES = Names(
    performers=(
        KnownName(name="Maren Oskvale", of=NameOf.PERFORMER, aliases=("Mila", "M. Oskvale")),
    ),
    works=(
        KnownName(
            name="The Doll Maker",
            of=NameOf.WORK,
            aliases=("Doll Maker",),
            holder="Lantern House",
        ),
    ),
    artists=(KnownName(name="Ilse Brandt", of=NameOf.ARTIST),),
)


def read(value):
    return read_names(Document(value=value, source="names.yaml"))


def test_a_whole_list_is_read_and_written_back():
    assert read(WHOLE) == NAMES
    assert document_of(NAMES) == WHOLE


def test_one_alias_needs_no_list_around_it():
    assert read({"artists": [{"name": "A", "aliases": "B"}]}).artists[0].aliases == ("B",)


def test_an_empty_list_says_nothing():
    assert read({}) == Names()
    assert document_of(Names()) == {}


@pytest.mark.parametrize(
    "wrong",
    [
        {"performer": []},
        {"performers": [{"aliases": ["a"]}]},
        {"works": [{"name": "a"}]},
        {"artists": [{"name": "a", "holder": "b"}]},
        {"performers": ["Maren Oskvale"]},
        {"performers": [{"name": ""}]},
    ],
)
def test_what_does_not_fit_is_refused_by_reader_and_schema(wrong):
    with pytest.raises(DocumentError):
        read(wrong)

    assert not Draft202012Validator(schema("names")).is_valid(wrong)


def test_the_schema_accepts_a_whole_list():
    Draft202012Validator(schema("names")).validate(WHOLE)


def test_a_production_keeps_its_list_in_its_folder(tmp_path):
    (tmp_path / "production.yaml").write_text("reference: x\ntitle: X\n")
    assert read_production(tmp_path, CATALOGUE).names is None

    (tmp_path / "names.yaml").write_text("performers:\n  - {name: Maren Oskvale, aliases: Mila}\n")
    names = read_production(tmp_path, CATALOGUE).names

    assert names is not None
    assert names.performers[0].aliases == ("Mila",)


def test_a_list_under_another_name_is_refused(tmp_path):
    (tmp_path / "production.yaml").write_text("reference: x\ntitle: X\n")
    (tmp_path / "names.yml").write_text("performers: []\n")

    with pytest.raises(DocumentError):
        read_production(tmp_path, CATALOGUE)
