"""``clearslate register``: files in, lines of the register out; nothing lost and nothing twice."""

import json
import os
import shutil
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest

pytest.importorskip("c2pa", reason="the extra `media` is not installed")

from tests.cli.conftest import SALT_ROAD
from tests.media.made_files import EVERY_KIND_SILENT, PARAMETERS, png, png_text

from clearslate.cli.appending import append
from clearslate.formats.assets import read_asset_file
from clearslate.formats.phrase import Language

LINE = "She counts the barrels twice and writes a number on the palm of her hand."


@pytest.fixture
def production(tmp_path):
    folder = tmp_path / "the-salt-road"
    shutil.copytree(SALT_ROAD, folder)
    return folder


@pytest.fixture
def delivery(tmp_path):
    folder = tmp_path / "delivery"
    (folder / "doll").mkdir(parents=True)
    for number in (1001, 1002, 1004):
        frame = png(png_text("Title", f"frame {number}"))
        (folder / "doll" / f"doll_v003.{number}.png").write_bytes(frame)
    (folder / "plate.exr").write_bytes(EVERY_KIND_SILENT["exr"])
    (folder / "plate copied").mkdir()
    (folder / "plate copied" / "plate.exr").write_bytes(EVERY_KIND_SILENT["exr"])
    return folder


def generated(prompt="a lighthouse in fog", model="coast_v3"):
    told = PARAMETERS.replace("a lighthouse in fog", prompt).replace("coast_v3", model)
    return png(png_text("parameters", told))


def register(clearslate, production, *files, **more):
    options = [part for key, value in more.items() for part in (f"--{key}", value) if part != ""]
    return clearslate(
        "register", *files, "--declaration", "SR-0007", "--production", production, *options
    )


def lines(production):
    return (production / "assets.jsonl").read_bytes().splitlines(keepends=True)


def test_a_folder_is_registered_once_and_what_stands_there_is_kept(
    clearslate, production, delivery
):
    kept = lines(production)
    first = register(clearslate, production, delivery, state="final")
    after = lines(production)
    second = register(clearslate, production, delivery)

    assert (first.code, second.code) == (0, 0)
    assert after[: len(kept)] == kept
    assert [json.loads(each) for each in after[len(kept) :]] == [
        {
            "name": "plate.exr",
            "digest": digest(delivery / "plate.exr"),
            "declaration": ["SR-0007"],
            "state": "final",
            "provenance": {"finding": "none"},
        },
        {
            "name": "doll_v003.####.png",
            "digest": over(delivery / "doll", 1001, 1002, 1004),
            "declaration": ["SR-0007"],
            "state": "final",
            "provenance": {"finding": "none"},
        },
    ]
    assert "3 frames, 1001 to 1004; 1 missing: 1003." in first.out
    assert lines(production) == after
    assert "0 assets registered" in second.out


def test_what_the_declaration_does_not_say_is_told_with_a_record_to_keep(
    clearslate, production, tmp_path
):
    (tmp_path / "coast_0001_.png").write_bytes(generated(f"Maren Oskvale. {LINE}"))
    script = tmp_path / "mill.fountain"
    script.write_text(f"INT. MILL - NIGHT\n\n{LINE}\n")
    (production / "names.yaml").write_text("performers: [{name: Maren Oskvale}]\n")

    told = register(clearslate, production, tmp_path / "coast_0001_.png", script=script)
    french = clearslate(
        *("register", tmp_path / "coast_0001_.png", "--declaration", "SR-0007"),
        *("--production", production, "--script", script, "--keep-prints", "--lang", "fr"),
        language=Language.FRENCH,
    )

    said = " ".join(told.out.split())
    assert told.code == 1
    assert "Made with the model coast_v3; declared: image-4." in said
    assert "names Maren Oskvale" in said
    assert "text of the script mill.fountain" in said
    assert "reference: coast-v3 toolmaker: not known tool: AUTOMATIC1111 model: coast_v3" in said
    assert "du texte du scénario mill.fountain" in " ".join(french.out.split())
    assert LINE not in (production / "script-prints" / "mill.json").read_text()
    asset = read_asset_file(production / "assets.jsonl", "assets.jsonl")[-1]
    assert asset.provenance is not None
    assert (asset.provenance.tool, asset.provenance.model) == ("AUTOMATIC1111", "coast_v3")


def test_a_dry_run_writes_nothing_and_kept_fingerprints_need_no_script(
    clearslate, production, tmp_path
):
    script, still = tmp_path / "mill.fountain", tmp_path / "still.png"
    script.write_text(f"INT. MILL - NIGHT\n\n{LINE}\n")
    still.write_bytes(generated(LINE))
    dry = ("--dry-run", "--json", "--declaration", "SR-0007", "--production", production)
    before = lines(production)
    clearslate("register", still, *dry, "--script", script, "--keep-prints")
    assert lines(production) == before
    assert not (production / "script-prints").exists()
    clearslate(
        *("register", still, "--declaration", "SR-0007", "--production", production),
        *("--script", script, "--keep-prints"),
    )

    told = clearslate("register", still, *dry)

    first, last = map(json.loads, told.out.splitlines())
    assert "script_text" in {each["kind"] for each in first["flags"]}
    assert first["entered"] == "known"
    assert last["summary"]["written"] is False


def test_a_file_that_cannot_be_read_is_not_registered_and_the_others_are(
    clearslate, production, delivery
):
    before = len(lines(production))
    (delivery / "gone.png").symlink_to(delivery / "nowhere.png")

    told = register(clearslate, production, delivery)

    assert told.code == 2
    assert "gone.png: file: not a file." in told.out
    assert len(lines(production)) == before + 2


def test_the_same_name_with_another_digest_is_said_and_both_are_kept(
    clearslate, production, delivery
):
    register(clearslate, production, delivery / "plate.exr")
    (delivery / "plate.exr").write_bytes(EVERY_KIND_SILENT["exr"] + b"\0")

    told = register(clearslate, production, delivery / "plate.exr")

    assert told.code == 1
    assert "another asset of this name, with another digest" in " ".join(told.out.split())
    assert sum(b"plate.exr" in each for each in lines(production)) == 2


def test_a_sweep_goes_on_where_it_was_and_takes_what_inspect_kept(
    clearslate, production, delivery
):
    journal = delivery / "sweep.jsonl"
    clearslate("inspect", delivery, "--resume", journal)
    shutil.rmtree(delivery / "plate copied")
    kept = [each for each in journal.read_bytes().splitlines(keepends=True) if b".exr" in each]
    # A line that says something else than the file shows who was asked.
    told = kept[0].replace(b'"origin":"no_sign"', b'"origin":"ai_edited"')
    journal.write_bytes(told + b'{"path": "half')

    register(clearslate, production, delivery, resume=journal)

    findings = {
        each.name: each.provenance.finding
        for each in read_asset_file(production / "assets.jsonl", "assets.jsonl")[-2:]
    }
    assert findings == {"plate.exr": "ai_edited", "doll_v003.####.png": "none"}
    assert len([*map(json.loads, journal.read_bytes().splitlines())]) == 4


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("nowhere", "--declaration", "SR-0007"), "expected a file or folder that is there"),
        ((".", "--declaration", "SR-007"), "did you mean `SR-0007`?"),
    ],
)
def test_what_is_not_there_is_named_with_the_nearest_word(clearslate, production, arguments, said):
    told = clearslate("register", *arguments, "--production", production)

    assert told.code == 2
    assert said in told.err


def test_lines_are_put_behind_a_last_line_without_an_end(tmp_path):
    register_ = tmp_path / "assets.jsonl"
    register_.write_bytes(b'{"name": "a"}')
    os.chmod(register_, 0o640)

    append(register_, BytesIO(b'{"name": "b"}\n'))

    assert register_.read_bytes() == b'{"name": "a"}\n{"name": "b"}\n'
    assert register_.stat().st_mode & 0o777 == 0o640
    assert [each.name for each in tmp_path.iterdir()] == ["assets.jsonl"]


def test_a_register_that_is_a_link_stays_one(tmp_path):
    (tmp_path / "kept.jsonl").write_bytes(b'{"name": "a"}\n')
    (tmp_path / "assets.jsonl").symlink_to("kept.jsonl")

    append(tmp_path / "assets.jsonl", BytesIO(b'{"name": "b"}\n'))

    assert (tmp_path / "assets.jsonl").is_symlink()
    assert len((tmp_path / "kept.jsonl").read_bytes().splitlines()) == 2


def digest(path: Path) -> str:
    return f"sha256:{sha256(path.read_bytes()).hexdigest()}"


def over(folder: Path, *numbers: int) -> str:
    """Return the digest of a sequence as its definition says it."""
    paths = [folder / f"doll_v003.{number}.png" for number in numbers]
    told = "".join(f"{digest(each).removeprefix('sha256:')}  {each.name}\n" for each in paths)
    return f"sha256:{sha256(told.encode()).hexdigest()}"
