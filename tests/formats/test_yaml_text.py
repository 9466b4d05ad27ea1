"""One loader: words of YAML 1.2, and every hostile text refused with its line, in bounds."""

import json
import resource
import subprocess
import sys
import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.peak import PRINT_PEAK

from clearslate.formats.composing import DEEPEST, MOST_NODES
from clearslate.formats.errors import DocumentError
from clearslate.formats.files import read_bounded
from clearslate.formats.phrase import Language
from clearslate.formats.yaml_text import LONGEST_DOCUMENT, read_document, read_file
from clearslate.formats.yaml_written import yaml_of

SECONDS = 30
"""Far more than any machine needs, and far less than a text takes that is not bounded."""


def value_of(text, source="a.yaml"):
    return read_document(text.encode() if isinstance(text, str) else text, source).value


def refusal_of(text, source="a.yaml"):
    began = time.process_time()
    with pytest.raises(DocumentError) as caught:
        value_of(text, source)
    assert time.process_time() - began < SECONDS
    return caught.value


@pytest.mark.parametrize(
    ("word", "value"),
    [
        *((word, word) for word in ("yes", "no", "on", "off", "NO", "No", "y", "n", "Yes")),
        ("true", True),
        ("false", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("12", 12),
        ("-3", -3),
        ("1.10", Decimal("1.10")),
        ("'12'", "12"),
        ('"true"', "true"),
        ("!!str 12", "12"),
        ("! 12", "12"),
        *(
            (word, word)
            for word in (
                "12:30", "01:00:00:00", "2026-03-31", "007", "0x1F", "0o17", "1_000", "1e3",
                "+1", ".5", "5.", ".inf", ".nan", "nil", "123456789012345678901234567890",
            )
        ),
    ],
)  # fmt: skip
def test_words_are_those_of_yaml_1_2_and_no_number_loses_anything(word, value):
    found = value_of(f"key: {word}")["key"]

    assert (type(found), found) == (type(value), value)
    if isinstance(value, Decimal):
        assert str(found) == word


def test_keys_are_words_as_they_were_written():
    assert value_of("{1: a, true: b, no: c, ~: d, 1.10: e}") == {
        "1": "a", "true": "b", "no": "c", "~": "d", "1.10": "e"
    }  # fmt: skip


def test_every_part_knows_its_line():
    document = read_document(
        b"a:\n  b:\n    - x\n    - y: 1\n      z: 2\nc: |\n  text\n", "f.yaml"
    )

    assert document.where("a") == "f.yaml:1 a"
    assert document.where("a", "b", 1, "z") == "f.yaml:5 a.b[1].z"
    assert document.where("c") == "f.yaml:6 c"
    assert document.where("a", "missing") == "f.yaml:1 a.missing"
    assert document.where() == "f.yaml:1"


def test_an_alias_stands_for_its_anchor():
    assert value_of("a: &x [1, {b: 2}]\nc: *x") == {"a": [1, {"b": 2}], "c": [1, {"b": 2}]}


REFUSED = [
    ("a: 1\nb: 2\na: 3", 3, "a", "line 1"),
    ("a: {b: 1, b: 2}", 1, "b", "line 1"),
    ("a:\n\tb: 1", 2, "b: 1", "spaces, not a tab"),
    ("a: 1\n \tb: 2", 2, "b: 2", "spaces, not a tab"),
    ("a: !local 1", 1, "!local", "tags are not used"),
    ("a: !!binary aGk=", 1, "tag:yaml.org,2002:binary", "tags are not used"),
    ("a: !!python/object/apply:os.system [ls]", 1, "tag:yaml.org,2002:python/obj", "tags"),
    ("a: !!set {x}", 1, "tag:yaml.org,2002:set", "tags are not used"),
    ("a: 1\n---\nb: 2", 2, "---", "one document"),
    ("a: *nobody", 1, "*nobody", "anchor"),
    ("a: &a [*a]", 1, "*a", "anchor"),
    ("", 1, "", "key: value"),
    ("# nothing\n", 1, "", "key: value"),
    ("~", 1, "null", "key: value"),
    ("- a\n- b", 1, "[a, b]", "key: value"),
    ("just words", 1, "just words", "key: value"),
    ("? [a]\n: b", 1, "list", "a word as the key"),
    ("? {a: b}\n: c", 1, "mapping", "a word as the key"),
    ("a: [1\nb: 2", 2, "b: 2", "closing bracket"),
    ("a: {b: 1", 1, "a: {b: 1", "closing bracket"),
    ("a: 'b\nc: 1", 2, "c: 1", "closing quote"),
    ("a: b: c", 1, "a: b: c", "in quotes"),
    ("a: @b", 1, "a: @b", "in quotes"),
    ("a: `b`", 1, "a: `b`", "in quotes"),
    ("a: %b", 1, "a: %b", "in quotes"),
    ("a:\n  b: 1\n c: 2", 3, "c: 2", "like its neighbours"),
    ("a: 1\n- b", 2, "- b", "like its neighbours"),
    ("a: 1\nb", 2, "b", "after the key"),
    ('a: "\\q"', 1, 'a: "\\q"', "well-formed YAML"),
    ("a: {b: 1,, c}", 1, "a: {b: 1,, c}", "well-formed YAML"),
    ('a: "\\x00"', 1, "'\\x00'", "control characters"),
    ('a: "\\u0085\\x9f"', 1, "'\\x85\\x9f'", "control characters"),
    ("a: 1\nb: x\x00y", 2, "U+0000", "control characters"),
    ("a: x\x1by", 1, "U+001B", "control characters"),
    ("a: x\x7fy", 1, "U+007F", "control characters"),
]


@pytest.mark.parametrize(("text", "line", "found", "expected"), REFUSED)
def test_what_is_no_document_is_refused_with_its_line(text, line, found, expected):
    error = refusal_of(text)

    assert error.where == f"a.yaml:{line}"
    assert error.found.startswith(found)
    assert expected in error.expected.en
    assert "PyYAML" not in error.told(Language.FRENCH)


@pytest.mark.parametrize("text", [text for text, *_ in REFUSED])
def test_no_refusal_shows_the_words_of_the_parser(text):
    said = str(refusal_of(text))

    assert not [word for word in ("token", "scanning", "mark", "Error", "None") if word in said]


def test_latin_1_is_named_with_its_line():
    error = refusal_of("a: 1\ntitle: Café\n".encode("latin-1"))

    assert (error.where, error.found) == ("a.yaml:2", "0xE9")
    assert "Latin-1" in error.expected.en


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le"])
def test_utf_16_is_refused(encoding):
    error = refusal_of("titre: été".encode(encoding))

    assert "UTF-8" in error.expected.en or "control" in error.expected.en


def test_bytes_that_are_no_text_are_not_called_latin_1():
    assert "Latin-1" not in refusal_of(b"\x00\x01\xff\xd8").expected.en


def test_a_byte_order_mark_and_line_ends_of_windows_are_accepted():
    assert value_of("\ufeffa: 1\r\nb: |\r\n  x\r\n  y\r\n") == {"a": 1, "b": "x\ny\n"}


def test_json_may_begin_with_a_byte_order_mark():
    assert value_of('\ufeff{"a": 1}', "a.json") == {"a": 1}


def alias_bomb(levels):
    first = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    return first + "".join(
        f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, levels)
    )


def deepening_aliases(levels):
    inner = "a0: &a0 " + "[" * 10 + "]" * 10 + "\n"
    return inner + "".join(
        f"a{n}: &a{n} {'[' * 10}*a{n - 1}{']' * 10}\n" for n in range(1, levels)
    )


BOMBS = {
    "aliases": (alias_bomb(40), "a.yaml:6"),
    "aliases that deepen": (deepening_aliases(9), "a.yaml:5"),
    "open brackets": ("a: " + "[" * 4_000_000, "a.yaml:1"),
    "open braces": ("a: " + "{a: " * 1_000_000, "a.yaml:1"),
    "dashes": ("- " * 2_000_000, "a.yaml:1"),
    "questions": ("? " * 2_000_000, "a.yaml:1"),
    "items": ("a: [" + "x," * 2_000_000 + "]", "a.yaml:1"),
    "keys": ("".join(f"k{n}: 1\n" for n in range(150_000)), "a.yaml:100000"),
    "anchors": ("a: " + "&a " * 1_300_000, "a.yaml:1"),
    "an open quote": ("a: 'x" + "y\n" * 2_000_000, "a.yaml:2000000"),
    "one word": ("a" * 4_000_000, "a.yaml:1"),
    "tags": ("!" * 4_000_000, "a.yaml:1"),
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused_in_time(name):
    text, where = BOMBS[name]

    assert refusal_of(text).where == where


def test_as_much_as_is_allowed_is_read():
    nested = "[" * (DEEPEST - 1) + "]" * (DEEPEST - 1)
    many = ",".join("x" * (MOST_NODES - 100))

    assert value_of(f"a: {nested}")
    assert len(value_of(f"a: [{many}]")["a"]) == MOST_NODES - 100
    assert refusal_of(f"a: [{nested}]").where == "a.yaml:1"


def test_a_text_that_is_too_long_is_not_even_decoded():
    error = refusal_of(b"\xff" * (LONGEST_DOCUMENT + 1))

    assert error.where == "a.yaml"
    assert str(LONGEST_DOCUMENT) in error.expected.en


def test_a_file_that_is_too_long_is_refused_without_being_read(tmp_path):
    path = tmp_path / "huge.yaml"
    with path.open("wb") as file:
        file.truncate(10 * 1024**4)

    with pytest.raises(DocumentError, match="at most"):
        read_file(path)


def test_a_hundred_megabytes_of_nonsense_cost_neither_time_nor_memory(tmp_path):
    path = tmp_path / "nonsense.yaml"
    with path.open("wb") as file:
        for _ in range(1_000):
            file.write(b"\x80nonsense: [" * 8_500)
    read = (
        "import sys, pathlib\n"
        "from clearslate.formats.errors import DocumentError\n"
        "from clearslate.formats.yaml_text import read_file\n"
        "try: read_file(pathlib.Path(sys.argv[1]))\n"
        "except DocumentError as error: print(error)\n" + PRINT_PEAK
    )

    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    told = subprocess.run([sys.executable, "-c", read, path], capture_output=True, check=True)

    assert b"at most" in told.stdout
    spent = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before
    assert spent < SECONDS
    assert int(told.stdout.split()[-1]) < 300 * 1024


@pytest.mark.parametrize("name", ["missing.yaml", "."])
def test_what_is_no_file_is_refused(tmp_path, name):
    with pytest.raises(DocumentError, match="a file that can be read"):
        read_bounded(tmp_path / name, 10, name)


def test_a_file_that_grows_after_it_was_looked_at_stays_bounded(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_bytes(b"12345")

    assert read_bounded(path, 5) == b"12345"
    with pytest.raises(DocumentError, match="found `5`"):
        read_bounded(path, 4)


PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**17), 10**17) | st.text(
        st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff\ufeff")
    ),
    lambda part: (
        st.lists(part, max_size=3)
        | st.dictionaries(st.text("ab:- #é", min_size=1), part, max_size=3)
    ),
    max_leaves=12,
)  # fmt: skip
DOCUMENTS = st.dictionaries(st.text("abc yes~1.", min_size=1, max_size=5), PLAIN, max_size=4)


@given(DOCUMENTS)
def test_what_is_written_as_yaml_reads_back_as_it_was(document):
    assert value_of(yaml_of(document)) == document


@given(DOCUMENTS, st.booleans(), st.sampled_from([None, 1, "\t"]))
def test_json_is_read_exactly(document, ascii_only, indent):
    text = json.dumps(document, ensure_ascii=ascii_only, indent=indent)

    assert value_of(text, "a.json") == document


def test_json_has_its_own_escapes_and_keeps_numbers_as_written():
    text = '{"a": "\\/ \\ud83d\\ude00 \\u00e9", "b": 1.10, "c": 12345678901234567890}'

    assert value_of(text, "a.json") == {
        "a": "/ 😀 é", "b": Decimal("1.10"), "c": "12345678901234567890"
    }  # fmt: skip


def test_json_knows_its_lines():
    document = read_document(b'{\n "a": [\n  1,\n  {"b": "x:\\"y"}\n ],\n "c": 2}', "f.json")

    assert document.where("a", 1, "b") == "f.json:4 a[1].b"
    assert document.where("c") == "f.json:6 c"


@pytest.mark.parametrize(
    ("text", "line", "found"),
    [
        ('{"a": 1,\n"a": 2}', 2, "a"),
        ('{"a": {"b": 1, "b": 1}}', 1, "b"),
        ('{"a": NaN}', 1, "NaN"),
        ('{"a":\n -Infinity}', 2, "-Infinity"),
        ('{"a": "\\ud800"}', 1, "'\\ud800'"),
        ('{"a": "\\u0000"}', 1, "'\\x00'"),
        ("{'a': 1}", 1, "{'a': 1}"),
        ('{"a": 1,}', 1, '{"a": 1,}'),
        ('{"a" 1}', 1, '{"a" 1}'),
        ('{"a": "b}', 1, '{"a": "b}'),
        ('{"a": 1} {}', 1, '{"a": 1} {}'),
        ('{"a": yes}', 1, '{"a": yes}'),
        ("[1]", 1, "[1]"),
        ("", 1, ""),
        ('{"a": ' + "[" * 60 + "]" * 60 + "}", 1, "> 50"),
        ("[" * 1_000_000, 1, "[[[…"),
        ('{"a": [' + "0," * 1_000_000 + "0]}", 1, "> 200000"),
        ('{"' + '\\"' * 1_000_000, 1, '{"\\"'),
    ],
)
def test_what_is_no_json_is_refused_with_its_line(text, line, found):
    error = refusal_of(text, "a.json")

    assert error.where == f"a.json:{line}"
    assert error.found.startswith(found)


WITHOUT_LIBYAML = """
import sys, yaml
del yaml.CSafeLoader, yaml.CSafeDumper
from clearslate.formats import yaml_text
from clearslate.formats.errors import DocumentError
assert yaml_text._LOADER is yaml.SafeLoader
for text in eval(sys.stdin.read()):
    try:
        print(yaml_text.read_document(text.encode(), "a.yaml").value)
    except DocumentError as error:
        print(error.where)
"""


def test_without_libyaml_the_same_is_read_and_refused_on_the_same_lines():
    texts = ["a: no\nb: [1.10, x]", *(text for text, *_ in REFUSED)]

    told = subprocess.run(
        [sys.executable, "-c", WITHOUT_LIBYAML],
        input=repr(texts), capture_output=True, text=True, check=True,
    )  # fmt: skip

    lines = told.stdout.splitlines()
    assert lines[0] == "{'a': 'no', 'b': [Decimal('1.10'), 'x']}"
    assert lines[1:] == [f"a.yaml:{line}" for _, line, *_ in REFUSED]
