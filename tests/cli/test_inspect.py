"""``clearslate inspect``, as a person and a script call it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.conftest import Clearslate
from tests.media.made_files import EVERY_KIND, EVERY_KIND_SILENT, png, png_xmp, typed

from clearslate.formats.phrase import Language

DECLARED, SILENT = EVERY_KIND["png tEXt"](), EVERY_KIND_SILENT["jpeg"]
EDITED = "http://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia"

pytest.importorskip("c2pa", reason="the extra `media` is not installed")


def keep(folder: Path, **files: bytes) -> Path:
    folder.mkdir(exist_ok=True)
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return folder


@pytest.mark.parametrize(
    ("data", "code", "word"),
    [
        (DECLARED, 1, "AI declared"),
        (png(png_xmp(typed(EDITED))), 1, "AI edited"),
        (SILENT, 0, "no sign found"),
        (SILENT[:20], 2, "unknown"),
    ],
    ids=["declared", "edited", "silent", "cut off"],
)
def test_the_exit_code_follows_the_answer(clearslate: Clearslate, tmp_path, data, code, word):
    (tmp_path / "plate").write_bytes(data)

    told = clearslate("inspect", tmp_path / "plate")

    assert told.code == code
    assert told.out.startswith(f"{word}  {tmp_path / 'plate'}\n")


def test_french_is_spoken(clearslate: Clearslate, tmp_path):
    (tmp_path / "plate").write_bytes(DECLARED)

    told = clearslate("inspect", tmp_path / "plate", language=Language.FRENCH)

    assert told.out.startswith("IA déclarée  ")
    assert "\nIndices\n" in told.out


def test_a_folder_tells_what_has_a_sign_and_counts_the_rest(clearslate: Clearslate, tmp_path):
    keep(tmp_path / "a", **{"1.png": DECLARED, "2.jpg": SILENT, "3.jpg": SILENT[:20]})
    keep(tmp_path / "a" / "below", **{"4.png": DECLARED, ".DS_Store": b"\0\1", "._4.png": b"\0"})

    told = clearslate("inspect", tmp_path / "a")

    heads = [line for line in told.out.splitlines() if str(tmp_path) in line]
    assert [line.rpartition("/")[2] for line in heads] == ["1.png", "3.jpg", "4.png"]
    assert "4 files: 2 AI declared, 0 AI edited, 1 unknown, 1 no sign found." in told.out
    assert told.code == 1


def test_a_sweep_in_which_something_was_not_read_does_not_end_as_clean(
    clearslate: Clearslate, tmp_path
):
    keep(tmp_path / "a", **{"2.jpg": SILENT, "3.jpg": SILENT[:20]})

    assert clearslate("inspect", tmp_path / "a").code == 2


def test_json_is_one_object_a_line(clearslate: Clearslate, tmp_path):
    keep(tmp_path / "a", **{"1.png": DECLARED, "2.jpg": SILENT})

    told = clearslate("inspect", tmp_path / "a", "--json")

    lines = [json.loads(line) for line in told.out.splitlines()]
    assert [line["origin"] for line in lines] == ["ai_declared", "no_sign"]
    assert lines[0]["path"] == str(tmp_path / "a" / "1.png")
    assert lines[0]["size"] == len(DECLARED)
    assert lines[0]["manifest"] == {"seal": "absent"}


def test_a_sweep_goes_on_where_it_was_interrupted(clearslate: Clearslate, tmp_path):
    keep(tmp_path / "a", **{"1.png": DECLARED, "2.jpg": SILENT, "3.jpg": SILENT})
    journal = tmp_path / "journal.jsonl"
    clearslate("inspect", tmp_path / "a", "--resume", journal)
    whole = journal.read_bytes()
    journal.write_bytes(whole[: whole.rindex(b'{"path"') + 40])
    (tmp_path / "a" / "2.jpg").write_bytes(DECLARED)

    told = clearslate("inspect", tmp_path / "a", "--resume", journal)

    names = [Path(json.loads(line)["path"]).name for line in journal.read_text().splitlines()]
    assert names == ["1.png", "2.jpg", "2.jpg", "3.jpg"]
    assert "1.png" not in told.out
    assert "2.jpg" in told.out
    assert "3 files: 2 AI declared, 0 AI edited, 0 unknown, 1 no sign found." in told.out


def test_a_file_that_is_no_journal_is_left_as_it_is(clearslate: Clearslate, tmp_path):
    keep(tmp_path / "a", **{"1.png": DECLARED})
    (tmp_path / "notes").write_text("not a journal\n")

    told = clearslate("inspect", tmp_path / "a", "--resume", tmp_path / "notes")

    assert told.code == 2
    assert "found `notes`" in told.err
    assert (tmp_path / "notes").read_text() == "not a journal\n"


def test_a_list_of_signers_makes_a_seal_trusted(clearslate: Clearslate, tmp_path):
    from tests.media.signing import action, signatory, signed

    (tmp_path / "plate").write_bytes(signed(action("created", "digitalCapture")))
    (tmp_path / "root.pem").write_text(signatory().root)

    alone = clearslate("inspect", tmp_path / "plate", "--json")
    told = clearslate("inspect", tmp_path / "plate", "--json", "--trust", tmp_path / "root.pem")

    assert json.loads(alone.out)["manifest"]["seal"] == "valid"
    assert json.loads(told.out)["manifest"]["seal"] == "trusted"


@pytest.mark.parametrize(
    "text", ["", "-----BEGIN CERTIFICATE-----\nnonsense\n-----END CERTIFICATE-----\n"]
)
def test_a_list_that_has_no_certificates_is_refused(clearslate: Clearslate, tmp_path, text):
    (tmp_path / "plate").write_bytes(SILENT)
    (tmp_path / "root.pem").write_text(text)

    told = clearslate("inspect", tmp_path / "plate", "--trust", tmp_path / "root.pem")

    assert told.code == 2
    assert "expected certificates in PEM" in told.err


def test_a_file_that_is_not_there_is_a_mistake_and_not_an_answer(clearslate: Clearslate, tmp_path):
    told = clearslate("inspect", tmp_path / "gone.png")

    assert told.code == 2
    assert "found `gone.png`, expected a file or folder that is there" in told.err
    assert not told.out


def test_without_the_extra_it_says_what_to_install(clearslate: Clearslate, tmp_path, monkeypatch):
    monkeypatch.setattr("clearslate.cli.inspect._LIBRARIES", ("no_such_library",))
    (tmp_path / "plate").write_bytes(SILENT)

    told = clearslate("inspect", tmp_path / "plate")

    assert told.code == 2
    assert "pip install clearslate[media]" in told.err


def test_links_to_folders_are_not_followed(clearslate: Clearslate, tmp_path):
    keep(tmp_path / "a", **{"1.png": DECLARED})
    (tmp_path / "a" / "again").symlink_to(tmp_path / "a", target_is_directory=True)

    assert "1.png" in clearslate("inspect", tmp_path / "a").out.splitlines()[0]


def test_the_command_line_starts_without_reading_media():
    loaded = subprocess.run(
        [
            sys.executable,
            "-c",
            "import clearslate.cli.main, clearslate.cli.inspect, sys; print(*sys.modules)",
        ],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()

    assert not {"clearslate.media", "c2pa", "PIL"} & set(loaded)
