"""The asset register: quick and slow reading agree, and every bad line is one located error."""

import gc
import json
import subprocess
import sys

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.formats.specimens import CATALOGUE, DIGEST, SPECIMENS, changed, places, spellings_of
from tests.peak import PRINT_PEAK

from clearslate.domain.asset import Asset, AssetState, Provenance
from clearslate.formats.assets import LONGEST_LINE, read_asset_file, read_assets
from clearslate.formats.documents.asset import document_of
from clearslate.formats.errors import DocumentError
from clearslate.formats.quick_assets import QuickAssets

ASSET = SPECIMENS["asset"]
ODD = [None, True, False, 0, 1, "", " ", "two words", "é", "e\u0301", "\u00a0", "\x7f", "\t",
       [], ["x"], [1], [True], {}, {"x": "y"}, {"x": 1}, "A" * 600, "AB" * 32]  # fmt: skip


def line(document, **how):
    return json.dumps(document, **how).encode() + b"\n"


def slow(text):
    """Return what the shape makes of a line, past the quick reader; None where it refuses it."""
    spaced = text.replace(b'"name"', b'"na\\u006de"', 1)
    try:
        return read_assets([spaced], "a.jsonl", CATALOGUE)[0]
    except DocumentError:
        return None


def assert_quick_agrees(text, quick=None):
    found = (quick or QuickAssets(CATALOGUE)).asset(text)

    assert found is None or found == slow(text), text


def refusal(lines):
    with pytest.raises(DocumentError) as caught:
        read_assets(lines, "assets.jsonl", CATALOGUE)
    return caught.value


def test_a_line_is_an_asset():
    assets = read_assets([line(ASSET.whole), line({"name": "b"})], "a.jsonl")

    assert assets == (ASSET.value(ASSET.whole), Asset(name="b"))
    assert assets[0].state is AssetState.FINAL
    assert isinstance(assets[0].provenance, Provenance)


def test_a_plain_line_is_read_the_quick_way():
    assert QuickAssets(CATALOGUE).asset(line(ASSET.whole)) == ASSET.value(ASSET.whole)


@pytest.mark.parametrize(
    "how",
    [{}, {"ensure_ascii": False}, {"separators": (",", ":")}, {"separators": (" , ", " : ")}],
)
@given(document=spellings_of(ASSET.shape))
def test_every_spelling_of_json_is_read_the_same(document, how):
    text = line(document, **how)

    assert read_assets([text], "a.jsonl", CATALOGUE) == (ASSET.value(document),)
    assert_quick_agrees(text)


@given(st.lists(spellings_of(ASSET.shape), max_size=5))
def test_what_was_seen_before_does_not_change_what_is_read(documents):
    lines = [line(document, ensure_ascii=False) for document in documents]

    assert read_assets(lines, "a.jsonl", CATALOGUE) == tuple(map(ASSET.value, documents))


def test_the_quick_way_accepts_nothing_that_the_shape_refuses():
    quick = QuickAssets(CATALOGUE)

    for path in places(ASSET.whole):
        for value in ODD:
            text = line(changed(ASSET.whole, path, value), ensure_ascii=False)
            assert_quick_agrees(text, quick)


@given(st.data())
def test_the_quick_way_is_not_fooled_by_damage(data):
    text = line(ASSET.whole, ensure_ascii=False)
    at = data.draw(st.integers(0, len(text) - 1))
    with_it = data.draw(
        st.sampled_from([b"", b'"', b",", b"{", b"[]", b" ", b"\\", b"1", b"\xff"])
    )
    damaged = text[:at] + with_it + text[at + data.draw(st.integers(0, 3)) :]

    found = QuickAssets(CATALOGUE).asset(damaged)

    assume(found is not None)
    assert found == read_assets([b" " + damaged], "a.jsonl", CATALOGUE)[0]


@pytest.mark.parametrize(
    "text",
    [
        '{"name": "a", "name": "b"}',
        '{"name": "a", "name" : "b"}',
        '{"name": "a", "n\\u0061me": "b"}',
        '{"name": "a", "provenance": {"tool": "x", "tool": "y"}}',
        '{"name": "a", "fingerprints": {"p": "1", "p": "2"}}',
        '{"name": "a:\\":", "state": "final", "state": "temporary"}',
    ],
)
def test_a_key_that_stands_twice_is_refused(text):
    error = refusal([b'{"name": "ok"}\n', text.encode()])

    assert error.where == "assets.jsonl:2"
    assert "once" in error.expected.en


def test_a_number_and_a_boolean_are_never_taken_for_each_other():
    one = line({"name": "a", "provenance": {"tool": 1, "model": "m"}})
    true = line({"name": "a", "provenance": {"tool": True, "model": "m"}})

    assert read_assets([one, one], "a", CATALOGUE)[1].provenance.tool == "1"
    assert refusal([one, true]).where == "assets.jsonl:2 provenance.tool"


def test_an_object_is_never_taken_for_a_list():
    empty_list = line({"name": "a", "provenance": {"inputs": []}})
    empty_object = line({"name": "a", "provenance": {"inputs": {}}})

    assert refusal([empty_list, empty_object]).where == "assets.jsonl:2 provenance.inputs"


@pytest.mark.parametrize(
    ("text", "path", "found"),
    [
        (b"not json", "", "not json"),
        (b"[]", "", "[]"),
        (b'"name"', "", "name"),
        (b'{"name": "a"} {"name": "b"}', "", '{"name": "a"} {'),
        (b'{"name": "a",', "", '{"name": "a",'),
        (b'{"name": NaN}', "", "NaN"),
        (b'{"name": "caf\xe9"}', "", "0xE9"),
        (b'{"name": "a\\u0000"}', " name", "'a\\x00'"),
        (b'{"name": "a\\ud800"}', " name", "'a\\ud800'"),
        (b"{}", " name", "{}"),
        (b'{"name": "a", "stat": "final"}', " stat", "stat"),
        (b'{"name": "a", "state": "fin"}', " state", "fin"),
        (b'{"name": "a", "provenance": {"made_on": "x"}}', " provenance.made_on", "x"),
        (b"[" * 60_000, "", "[[["),
        (b'{"name": ' + b"9" * 60_000 + b"}", " name", "999"),
    ],
)
def test_a_bad_line_is_one_error_with_its_number(text, path, found):
    error = refusal([line(ASSET.whole), b"\n", text])

    assert error.where == f"assets.jsonl:3{path}"
    assert error.found.startswith(found)


def test_blank_lines_a_byte_order_mark_and_windows_line_ends_are_passed_over():
    lines = [b'\xef\xbb\xbf{"name": "a"}\r\n', b"\r\n", b"  \n", b'{"name": "b"}']

    assert [asset.name for asset in read_assets(lines, "a", CATALOGUE)] == ["a", "b"]


def test_a_line_that_is_too_long_is_refused_without_being_read_whole(tmp_path):
    path = tmp_path / "assets.jsonl"
    path.write_bytes(b'{"name": "a"}\n' + b'{"name": "' + b"x" * LONGEST_LINE)

    with pytest.raises(DocumentError) as caught:
        read_asset_file(path, "assets.jsonl", CATALOGUE)

    assert caught.value.where == "assets.jsonl:2"
    assert str(LONGEST_LINE) in caught.value.expected.en


def test_a_register_that_is_too_long_is_refused_unread(tmp_path):
    path = tmp_path / "assets.jsonl"
    with path.open("wb") as file:
        file.truncate(1024**4)

    with pytest.raises(DocumentError, match="at most 536870912 bytes"):
        read_asset_file(path, "assets.jsonl", CATALOGUE)


def test_a_hundred_megabytes_on_one_line_cost_no_memory(tmp_path):
    path = tmp_path / "assets.jsonl"
    with path.open("wb") as file:
        for _ in range(1_300):
            file.write(b"nonsense" * 10_000)
    read = (
        "import sys, pathlib\n"
        "from clearslate.formats.errors import DocumentError\n"
        "from clearslate.formats.assets import read_asset_file\n"
        "try: read_asset_file(pathlib.Path(sys.argv[1]), 'assets.jsonl')\n"
        "except DocumentError as error: print(error)\n" + PRINT_PEAK
    )

    told = subprocess.run([sys.executable, "-c", read, path], capture_output=True, check=True)

    said, kilobytes = told.stdout.decode().splitlines()
    assert said.startswith("assets.jsonl:1:")
    assert int(kilobytes) < 300 * 1024


def test_reading_leaves_the_collector_as_it_was():
    read_assets([line(ASSET.whole)], "a", CATALOGUE)
    was_on = gc.isenabled()
    refusal([b"not json"])

    assert was_on
    assert gc.isenabled()


def test_an_asset_is_written_back_as_it_is_read():
    asset = read_assets([line({"name": "a", "declaration": "SR-1", "digest": DIGEST})], "a")[0]

    assert document_of(asset) == {"name": "a", "declaration": ["SR-1"], "digest": DIGEST}
