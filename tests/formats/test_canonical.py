"""One spelling for one meaning, and a digest that names it."""

import json
from datetime import UTC, date, datetime
from decimal import Decimal
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clearslate.formats.canonical import NotCanonical, canonical, digest_of

PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(exclude_categories=["Cs"])),
    lambda part: st.lists(part, max_size=4) | st.dictionaries(st.text("abé"), part, max_size=4),
    max_leaves=15,
)


def test_keys_are_sorted_and_nothing_is_padded():
    assert canonical({"b": [1, True, None], "a": {"d": "x", "c": []}}) == (
        b'{"a":{"c":[],"d":"x"},"b":[1,true,null]}'
    )


def test_text_is_utf_8_in_composed_form():
    assert canonical({"cafe\u0301": "e\u0301"}) == '{"café":"é"}'.encode()


def test_sets_are_sorted_and_days_are_spelled():
    assert canonical([frozenset({"b", "a"}), (date(2026, 3, 31),)]) == (
        b'[["a","b"],["2026-03-31"]]'
    )


def test_any_mapping_is_a_mapping():
    assert canonical(MappingProxyType({"a": 1})) == b'{"a":1}'


@pytest.mark.parametrize(
    "value",
    [1.5, Decimal("1.10"), datetime(2026, 3, 31, tzinfo=UTC), b"x", object(), {1: "x"}],
    ids=["float", "decimal", "moment", "bytes", "object", "number as key"],
)
def test_what_has_no_one_spelling_is_refused(value):
    with pytest.raises(NotCanonical):
        canonical({"a": [value]})


def test_two_keys_that_are_one_once_composed_are_refused():
    with pytest.raises(NotCanonical):
        canonical({"\u00e9": 1, "e\u0301": 2})


def test_a_digest_is_that_of_the_canonical_bytes():
    assert digest_of({}) == (
        "sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"
    )


@given(st.dictionaries(st.text("abcdé"), PLAIN))
def test_the_order_of_keys_means_nothing(document):
    backwards = dict(reversed(document.items()))

    assert digest_of(backwards) == digest_of(document)


@given(PLAIN)
def test_what_was_spelled_is_spelled_the_same_again(value):
    spelled = canonical(value)

    assert canonical(json.loads(spelled)) == spelled


@given(PLAIN, PLAIN)
def test_different_documents_have_different_spellings(one, other):
    same = canonical(one) == canonical(other)

    assert same == (json.loads(canonical(one)) == json.loads(canonical(other)) and same)
    if not same:
        assert digest_of(one) != digest_of(other)
