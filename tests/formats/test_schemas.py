"""The published schemas accept what the reader accepts, and refuse what a schema can."""

import itertools
import json

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from tests.formats.specimens import KINDS, SPECIMENS, changed, places, spellings_of, without

from clearslate.formats.errors import DocumentError
from clearslate.formats.schemas import SCHEMA_NAMES, schema
from clearslate.formats.yaml_text import read_file

VALIDATORS = {kind: Draft202012Validator(schema(kind)) for kind in KINDS}
ODD = [None, True, False, 0, 7, -1, "", " ", "yes", "no such word", [], ["x"], [[]], {}, {"x": 1}]


def accepts(kind, document):
    """Say whether the reader accepts the document."""
    try:
        SPECIMENS[kind].value(document)
    except DocumentError:
        return False
    return True


def test_every_document_has_a_schema():
    assert set(KINDS) <= set(SCHEMA_NAMES)


@pytest.mark.parametrize("name", SCHEMA_NAMES)
def test_a_schema_is_a_schema_and_plain_json(name):
    published = schema(name)

    Draft202012Validator.check_schema(published)
    assert json.loads(json.dumps(published)) == published
    assert published["title"] == name


@pytest.mark.parametrize("kind", KINDS)
def test_every_key_is_described_and_no_other_is_allowed(kind):
    published = schema(kind)

    assert published["additionalProperties"] is False
    assert all(part["description"] for part in published["properties"].values())


@pytest.mark.parametrize("kind", KINDS)
def test_a_whole_document_validates(kind):
    VALIDATORS[kind].validate(SPECIMENS[kind].whole)


@pytest.mark.parametrize("kind", KINDS)
@given(data=st.data())
def test_what_the_reader_accepts_validates(kind, data):
    document = data.draw(spellings_of(SPECIMENS[kind].shape))
    assume(accepts(kind, document))

    VALIDATORS[kind].validate(document)


BEYOND_A_SCHEMA = {
    ("production", "kind"),  # a season makes a film no film
    ("production", "time_zone"),  # the list of zones is the machine's
    ("approval", "kind"),  # what an approval of inputs has, others do not
    ("approval", "inputs"),
}


@pytest.mark.parametrize("kind", KINDS)
def test_schema_and_reader_agree_on_odd_documents(kind):
    whole = SPECIMENS[kind].whole
    disagreed = []

    for path, value in itertools.product(places(whole), ODD):
        document = changed(whole, path, value)
        read, valid = accepts(kind, document), VALIDATORS[kind].is_valid(document)
        if read > valid or (valid > read and (kind, path[0]) not in BEYOND_A_SCHEMA):
            disagreed.append((path, value, read))

    assert not disagreed


@pytest.mark.parametrize("kind", KINDS)
def test_schema_and_reader_require_the_same(kind):
    whole = SPECIMENS[kind].whole

    for path in places(whole):
        document = without(whole, path)
        if (kind, path[0]) not in BEYOND_A_SCHEMA:
            assert accepts(kind, document) == VALIDATORS[kind].is_valid(document), path


@pytest.mark.parametrize("kind", KINDS)
def test_an_unknown_key_is_invalid(kind):
    assert not VALIDATORS[kind].is_valid(SPECIMENS[kind].whole | {"unknown": "x"})


def test_the_fact_catalogue_validates():
    from clearslate.formats.compiled import FACTS, yaml_path

    Draft202012Validator(schema("facts")).validate(read_file(yaml_path(FACTS)).value)


def test_an_unknown_schema_is_an_error():
    with pytest.raises(KeyError):
        schema("nothing")
