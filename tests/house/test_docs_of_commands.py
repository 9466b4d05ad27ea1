"""What is written about the command line is true of it: commands, options, keys, the guide."""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import click
from tests.house.pages import (
    REFERENCE,
    REPOSITORY,
    Block,
    blocks,
    first_line,
    keys_in,
    keys_of,
    sections_of,
)

from clearslate.cli.main import commands, run
from clearslate.formats.clearance_json import CLEARANCE
from clearslate.formats.determination_json import DETERMINATION
from clearslate.formats.phrase import Language

COMMAND_LINE = REFERENCE / "command-line.md"
FIRST_CLEARANCE = REPOSITORY / "docs" / "guide" / "first-clearance.md"

LANGUAGE = Language.ENGLISH
EVERY_COMMAND = "For every command"
NOT_BUILT = "Not built yet"

_OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]+")


def test_every_command_has_its_section():
    sections = sections_of(COMMAND_LINE)

    assert not [name for name, _ in command_tree() if section(sections, name) is None]


def test_every_option_stands_in_the_section_of_its_command():
    sections = sections_of(COMMAND_LINE)

    missing = [
        f"{name} {option}"
        for name, command in command_tree()
        for option in options_of(command)
        if f"`{option}" not in (section(sections, name) or "") + sections[EVERY_COMMAND]
    ]

    assert not missing


def test_no_section_speaks_of_an_option_that_its_command_does_not_have():
    sections = sections_of(COMMAND_LINE)
    common = set(_OPTION.findall(sections[EVERY_COMMAND]))

    wrong = {
        f"{name} {option}"
        for name, command in command_tree()
        for option in _OPTION.findall(section(sections, name) or "")
        if option not in common and option not in options_of(command)
    }

    assert not wrong


def test_every_key_of_a_determination_is_told():
    told = re.findall(
        r"`([a-z_.]+)`", section(sections_of(COMMAND_LINE), "clearslate check") or ""
    )

    assert not [key for key in keys_of(DETERMINATION.schema()) if key not in told]


def test_every_key_of_a_clearance_is_told():
    told = re.findall(
        r"`([a-z_.]+)`", section(sections_of(COMMAND_LINE), "clearslate clear") or ""
    )
    own = (k for k in keys_of(CLEARANCE.schema()) if not k.startswith("declarations."))

    assert not [k for k in own if k not in told and f".{k.split('.')[-1]}" not in told]


def test_every_key_of_what_changed_is_told(capsys):
    told = re.findall(r"`([a-z_.]+)`", section(sections_of(COMMAND_LINE), "clearslate cut") or "")
    sample = REPOSITORY / "examples" / "the-salt-road"
    cuts = [str(sample / "cuts" / name) for name in ("cut-12.edl", "cut-11.edl")]

    run(["cut", cuts[0], "--production", str(sample), "--against", cuts[1], "--json"], LANGUAGE)

    changed = json.loads(capsys.readouterr().out)["against"]
    assert set(keys_in(changed)) >= {"changed.change", "removed.name"}
    assert not [key for key in keys_in(changed) if key.split(".")[-1] not in told]


def test_what_is_not_built_yet_is_said_and_is_not_built():
    promised = re.findall(
        r"`clearslate ([a-z]+(?: [a-z]+)?)", sections_of(COMMAND_LINE)[NOT_BUILT]
    )
    built = {name.removeprefix("clearslate ") for name, _ in command_tree()}

    assert promised
    assert not [command for command in promised if command in built]


def test_the_first_clearance_goes_as_the_guide_tells_it(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_COLOR", "1")
    code, told = 0, 0

    for block in blocks(FIRST_CLEARANCE):
        if block.language == "yaml":
            keep(tmp_path / first_line(block), block.text)
        for command, expected in steps_of(block):
            if command == "echo $?":
                assert expected == [str(code)]
                continue
            code = run(command.split()[1:], LANGUAGE)
            printed = capsys.readouterr()
            assert_said(expected, printed.out + printed.err)
            told += 1

    assert told


def command_tree(
    command: click.Command | None = None, name: str = "clearslate"
) -> Iterator[tuple[str, click.Command]]:
    """Yield every command with the words by which it is called."""
    command = command or commands()
    yield name, command
    if isinstance(command, click.Group):
        context = click.Context(command, info_name=name)
        for below in command.list_commands(context):
            found = command.get_command(context, below)
            assert found is not None
            yield from command_tree(found, f"{name} {below}")


def section(sections: Mapping[str, str], name: str) -> str | None:
    """Return the section about the command ``name``; its heading may go on with arguments."""
    for heading, text in sections.items():
        words = heading.split()
        if words[: len(name.split())] == name.split() and not is_longer(words, name):
            return text
    return None


def is_longer(words: list[str], name: str) -> bool:
    """Say whether a heading names a command below ``name``, and not an argument of it."""
    following = words[len(name.split()) :]
    return bool(following) and following[0].islower()


def options_of(command: click.Command) -> set[str]:
    return {
        option
        for parameter in command.get_params(click.Context(command))
        for option in parameter.opts
        if option.startswith("--")
    }


def steps_of(block: Block) -> Iterator[tuple[str, list[str]]]:
    """Yield each command of a console block, with the lines that are shown below it."""
    if block.language != "console":
        return
    for step in block.text.split("$ ")[1:]:
        command, *expected = step.splitlines()
        yield command, [line for line in expected if line.strip()]


def keep(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def assert_said(expected: list[str], said: str) -> None:
    """Check that the expected lines stand in ``said`` in their order; ``…`` leaves some out."""
    lines = iter([line.rstrip() for line in said.splitlines()])
    for line in expected:
        if line.strip() != "…":
            assert line.rstrip() in lines, f"not said: {line}\n\n{said}"
