"""The guide to writing a pack goes as it is told, command by command."""

from tests.house.pages import REPOSITORY, Block, blocks, first_line
from tests.house.test_docs_of_commands import LANGUAGE, assert_said, keep, steps_of

from clearslate.cli.main import run

WRITING_A_PACK = REPOSITORY / "docs" / "guide" / "writing-a-pack.md"


def test_writing_a_pack_goes_as_the_guide_tells_it(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_COLOR", "1")
    code, told = 0, 0

    for block in blocks(WRITING_A_PACK):
        write(block, tmp_path)
        for command, expected in steps_of(block):
            if command == "echo $?":
                assert expected == [str(code)]
                continue
            code = run(command.split()[1:], LANGUAGE)
            printed = capsys.readouterr()
            assert_said(expected, printed.out + printed.err)
            told += 1

    assert told == 10


def write(block: Block, folder) -> None:
    """Keep what the guide says to write: a whole file, what goes at its end, or lines of JSON."""
    if block.language == "json":
        keep(folder / "kept.jsonl", block.text)
    if block.language == "yaml":
        name, _, at_end = first_line(block).partition(", ")
        before = (folder / name).read_text(encoding="utf-8") if at_end else ""
        keep(folder / name, before + block.text)
