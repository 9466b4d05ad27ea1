"""Every command has help in both languages, and every fault one line that says what next."""

import json
import os
import subprocess
import sys
import time

import pytest

from clearslate.formats.phrase import Language

COMMANDS = (
    "check", "clear", "ask", "cut", "schema", "pack", "pack list", "pack show", "pack test",
    "pack lint", "pack diff", "pack impact",
)  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS)
def test_help_speaks_both_languages(clearslate, command):
    english = clearslate(*command.split(), "--help")
    french = clearslate(*command.split(), "--help", language=Language.FRENCH)

    assert english.code == french.code == 0
    assert english.out.startswith("Usage: ")
    assert french.out.startswith("Emploi\u00a0: ")
    assert "Afficher cette aide" in french.out
    assert "Show this help" not in french.out


def test_without_a_command_the_commands_are_listed(clearslate):
    told = clearslate()

    assert told.code == 0
    assert all(name in told.out for name in ("check", "clear", "cut", "pack", "schema"))


@pytest.mark.parametrize(
    ("typed", "meant"), [(["chek"], "check"), (["check", "--jsn", "x"], "--json")]
)
def test_a_slip_of_the_finger_names_the_nearest_word(clearslate, typed, meant):
    told = clearslate(*typed)

    assert told.code == 2
    assert f"did you mean `{meant}`?" in told.err


def test_the_language_may_be_named_anywhere(sign):
    for arguments in (["--lang", "fr", "check", str(sign)], ["check", str(sign), "--lang=fr"]):
        done = subprocess.run(
            [sys.executable, "-m", "clearslate", *arguments],
            capture_output=True, text=True, check=False, encoding="utf-8",
        )  # fmt: skip
        assert done.stdout.startswith("FAIRE REMONTER")


def test_a_reader_that_goes_away_is_no_error(sign):
    command = f'"{sys.executable}" -m clearslate check "{sign}" --json | head -c 1'
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)

    assert done.stderr == ""


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe\x00",
        b"reference: [",
        b"reference: A\nreference: B\n",
        b"reference: A-1\n\ttitle: x\n",
        "reference: Léa\n".encode("latin-1"),
        b"a: &a [x]\nb: *c\n",
        b"[" * 100_000,
        b"\x00" * 1000,
    ],
    ids=["empty", "utf-16", "unclosed", "twice", "tab", "latin-1", "alias", "deep", "binary"],
)
def test_a_broken_declaration_is_one_located_error(clearslate, tmp_path, content):
    file = tmp_path / "broken.yaml"
    file.write_bytes(content)

    told = clearslate("check", file)

    assert told.code == 2
    assert told.out == ""
    assert "broken.yaml" in told.err
    assert "found `" in told.err
    assert "Traceback" not in told.err


@pytest.mark.parametrize("command", ["check", "cut"])
def test_a_hundred_megabytes_of_nonsense_are_refused_at_once(command, tmp_path):
    file = tmp_path / "nonsense.yaml"
    with file.open("wb") as out:
        for _ in range(100):
            out.write(os.urandom(1024 * 1024))
    (tmp_path / "production.yaml").write_text("reference: p\ntitle: P\n")
    arguments = [
        command,
        str(file),
        *(["--production", str(tmp_path)] if command == "cut" else []),
    ]

    began = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-m", "clearslate", *arguments], capture_output=True, check=False
    )

    assert done.returncode == 2
    # Ten times the promise: a busy machine is no fault, reading it all would be.
    assert time.monotonic() - began < 20


def test_the_schemas_are_listed_and_printed(clearslate):
    names = clearslate("schema").out.split()

    assert names == [
        "production",
        "declaration",
        "tool",
        "consent",
        "licence",
        "approval",
        "waiver",
        "asset",
        "names",
        "pack",
        "facts",
        "determination",
        "clearance",
    ]
    for name in names:
        assert json.loads(clearslate("schema", name).out)["title"] == name
    assert clearslate("schema", "declration").code == 2
