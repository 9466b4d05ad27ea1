"""A finished programme says where in time AI was at work in it, and what it cannot speak for."""

import json
import struct
from pathlib import Path

import c2pa
import pytest
import yaml
from tests.media.made_files import box, mp4, mxf, wav
from tests.media.signing import signatory
from tests.media.test_marking import SALT_ROAD, run

from clearslate.domain.provenance import Origin, Seal
from clearslate.formats.detached_record import read_record
from clearslate.media.inspecting import inspect_file
from clearslate.media.limits import Settings
from clearslate.media.marking.signing import is_signed, regions_signed
from clearslate.media.running_time import running_time

TYPES = "http://cv.iptc.org/newscodes/digitalsourcetype/"
MADE = {
    "SHOT_generated": ("generated", {}, "c2pa.placed", "trainedAlgorithmicMedia"),
    "SHOT_element": ("element", {}, "c2pa.placed", "compositeSynthetic"),
    "SHOT_altered": ("alters", {}, "c2pa.edited", "compositeWithTrainedAlgorithmicMedia"),
    "SHOT_dubbed": (
        "alters",
        {"purpose": "dubbing", "person_shown": "yes"},
        "c2pa.dubbed",
        "compositeWithTrainedAlgorithmicMedia",
    ),
    "SHOT_enhanced": ("enhances", {}, "c2pa.enhanced", "algorithmicallyEnhanced"),
}
"""For every contribution its answers, and what a region of it says."""


def production(folder: Path, events: list[str], *, made: list[str] | None = None) -> Path:
    """Write a production with a declaration for each asset, and a cut that shows ``events``."""
    there = folder / "production"
    (there / "declarations").mkdir(parents=True)
    about = {
        "reference": "harbour",
        "title": "Harbour",
        "kind": "film",
        "territories": ["worldwide"],
        "packs": [{"id": "netflix-genai"}],
    }
    (there / "production.yaml").write_text(yaml.safe_dump(about))
    for number, name in enumerate(made or [*MADE], start=1):
        contribution, answers, _, _ = MADE[name]
        said = {
            "reference": f"HB-000{number}",
            "title": name,
            "partner": "A vendor",
            "contact": "a@example.org",
            "declared_on": "2026-11-01",
            "assets": [name],
            "pipeline": [{"step": "make it", "tool": "northlight-4"}],
            "answers": {
                "person_shown": "no",
                "contribution": contribution,
                "human_input": "edits",
                **answers,
            },
        }
        (there / "declarations" / f"HB-000{number}.yaml").write_text(yaml.safe_dump(said))
    rows = [
        f"{n:03}  {each.split()[0][:8]} V     C        00:00:00:00 00:00:02:00 "
        f"{_at(2 * (n - 1))} {_at(2 * n)}\n* FROM CLIP NAME: {each}\n"
        for n, each in enumerate(events, start=1)
    ]
    (there / "cut.edl").write_text("TITLE: Harbour\nFCM: NON-DROP FRAME\n\n" + "".join(rows))
    return there


def _at(seconds: int) -> str:
    return f"01:{seconds // 60:02}:{seconds % 60:02}:00"


def keys(folder: Path) -> list[str]:
    one = signatory()
    (folder / "key.pem").write_text(one.key)
    (folder / "chain.pem").write_text(one.chain)
    return ["--key", str(folder / "key.pem"), "--certificates", str(folder / "chain.pem")]


def marked(folder: Path, there: Path, *more: object, data: bytes | None = None) -> int:
    (folder / "harbour.mp4").write_bytes(data or mp4())
    return run(
        "mark", folder / "harbour.mp4", "--production", there, "--cut", there / "cut.edl",
        "--rate", "24", "--out", folder / "out", *keys(folder), *more,
    )  # fmt: skip


def actions_of(path: Path) -> list[dict]:
    """Return the actions of a file as the C2PA project's own reader tells them."""
    with c2pa.Reader(str(path)) as reader:
        store = json.loads(reader.json())
    manifest = store["manifests"][store["active_manifest"]]
    return next(a for a in manifest["assertions"] if a["label"].startswith("c2pa.actions"))[
        "data"
    ]["actions"]


def time_of(action: dict) -> tuple[str, str]:
    time = action["changes"][0]["region"][0]["time"]
    assert time["type"] == "npt"
    return time["start"], time["end"]


def test_every_element_of_a_cut_is_one_action_with_its_place_in_time(tmp_path: Path) -> None:
    there = production(tmp_path, [*MADE])

    code = marked(tmp_path, there)

    opened, *regions = actions_of(tmp_path / "out" / "harbour.mp4")
    assert code == 0
    assert opened["action"] == "c2pa.opened"
    assert [(a["action"], a["digitalSourceType"].removeprefix(TYPES)) for a in regions] == [
        (action, kind) for _, _, action, kind in MADE.values()
    ]
    assert [time_of(each) for each in regions] == [
        (f"{2 * n}.000", f"{2 * n + 2}.000") for n in range(len(MADE))
    ]
    found = inspect_file(
        tmp_path / "out" / "harbour.mp4", settings=Settings(trust=(signatory().root,))
    )
    assert found.manifest.seal is Seal.TRUSTED
    assert found.origin is Origin.AI_DECLARED
    assert any("0.000–2.000 s" in each.statement for each in found.evidence)


def test_the_file_discloses_every_model_and_the_least_human_hand(tmp_path: Path) -> None:
    there = production(tmp_path, [*MADE])
    one = there / "declarations" / "HB-0002.yaml"
    one.write_text(one.read_text().replace("human_input: edits", "human_input: prompt_only"))

    marked(tmp_path, there)

    with c2pa.Reader(str(tmp_path / "out" / "harbour.mp4")) as reader:
        store = json.loads(reader.json())
    manifest = store["manifests"][store["active_manifest"]]
    [said] = [a["data"] for a in manifest["assertions"] if a["label"] == "c2pa.ai-disclosure"]
    assert said["contentProfile"]["humanOversightLevel"] == "prompt_guided"
    assert said["modelName"] == "northlight-4"


def test_what_cannot_be_spoken_for_is_counted_here_and_in_the_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    there = production(tmp_path, ["A001C003 filmed", "SHOT_generated", "SHOT_open", "LOOSE"])
    open_ = yaml.safe_load((there / "declarations" / "HB-0001.yaml").read_text())
    open_ |= {"reference": "HB-0009", "assets": ["SHOT_open"], "answers": {}}
    (there / "declarations" / "HB-0009.yaml").write_text(yaml.safe_dump(open_))
    loose = {"name": "LOOSE", "provenance": {"finding": "ai_declared"}}
    (there / "assets.jsonl").write_text(json.dumps(loose) + "\n")

    code = marked(tmp_path, there)

    said = capsys.readouterr().err
    opened, *regions = actions_of(tmp_path / "out" / "harbour.mp4")
    assert code == 1
    assert len(regions) == 1
    assert "Not checked: 1 event." in said
    assert "1 element whose declaration leaves open" in said
    assert "1 element that no declaration is known for" in said
    assert "SHOT_open  HB-0009" in said
    assert "2 recognised elements, 1 events not checked" in opened["description"]


def test_what_was_only_not_checked_is_said_and_ends_well(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    there = production(tmp_path, ["A001C003 filmed", "SHOT_altered"])

    assert marked(tmp_path, there) == 0
    assert "that is not “without AI”" in capsys.readouterr().err


def test_a_slate_before_the_cut_moves_every_region(tmp_path: Path) -> None:
    there = production(tmp_path, ["SHOT_altered", "SHOT_enhanced"])

    marked(tmp_path, there, "--first-frame", "00:59:50:00")
    times = [time_of(each) for each in actions_of(tmp_path / "out" / "harbour.mp4")[1:]]
    assert times == [("10.000", "12.000"), ("12.000", "14.000")]


def test_a_file_that_begins_later_says_what_it_lost(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    there = production(tmp_path, ["SHOT_altered", "SHOT_enhanced"])

    code = marked(tmp_path, there, "--first-frame", "01:00:03:00", "--lang", "fr")

    [region] = actions_of(tmp_path / "out" / "harbour.mp4")[1:]
    assert code == 1
    assert time_of(region) == ("0.000", "1.000")
    assert "1 élément avant sa première image" in capsys.readouterr().err


def test_an_element_on_several_tracks_is_one_region(tmp_path: Path) -> None:
    there = production(tmp_path, ["SHOT_dubbed"])
    cut = there / "cut.edl"
    cut.write_text(cut.read_text().replace(" V  ", " B  "))

    marked(tmp_path, there)

    assert len(actions_of(tmp_path / "out" / "harbour.mp4")) == 2


def test_a_cut_as_otio_says_the_same(tmp_path: Path) -> None:
    (tmp_path / "road.wav").write_bytes(wav(seconds=240))
    said = []
    for cut in ("cut-12.edl", "cut-12.otio"):
        run(
            "mark", tmp_path / "road.wav", "--production", SALT_ROAD, "--cut",
            SALT_ROAD / "cuts" / cut, "--out", tmp_path / cut, *keys(tmp_path),
            "--on", "2026-11-20",
        )  # fmt: skip
        found = actions_of(tmp_path / cut / "road.wav")[1:]
        said.append({(a["action"], a["description"], *time_of(a)) for a in found})

    assert len(said[0]) == 18
    assert said[0] == said[1]


def test_a_programme_that_carries_no_manifest_has_its_regions_in_the_record(
    tmp_path: Path,
) -> None:
    there = production(tmp_path, [*MADE])

    assert marked(tmp_path, there, data=mxf(ProductName="Muxer")) == 0

    document = json.loads((tmp_path / "out" / "harbour.mp4.provenance.json").read_bytes())
    assert is_signed(read_record(document, "record"))
    assert [each["action"] for each in document["regions"]] == [
        action for _, _, action, _ in MADE.values()
    ]
    assert all(each["declaration_digest"].startswith("sha256:") for each in document["regions"])


def test_what_is_read_back_is_every_region_as_another_reader_finds_it(tmp_path: Path) -> None:
    there = production(tmp_path, ["SHOT_altered", "SHOT_generated"])
    marked(tmp_path, there)

    found = regions_signed(tmp_path / "out" / "harbour.mp4", "video/mp4")

    altered, made = (
        TYPES + "compositeWithTrainedAlgorithmicMedia",
        TYPES + "trainedAlgorithmicMedia",
    )
    assert found == {
        ("c2pa.edited", altered, "SHOT_altered", "0.000", "2.000"),
        ("c2pa.placed", made, "SHOT_generated", "2.000", "4.000"),
    }


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (["--cut", "cut"], "--key and --certificates"),
        ([], "either --declaration or --cut"),
        (["--cut", "cut", "--declaration", "SR-0021"], "either --declaration or --cut"),
        (["--declaration", "SR-0021", "--rate", "24"], "--cut beside it"),
        (["--declaration", "SR-0021", "--first-frame", "01:00:00:00"], "--cut beside it"),
    ],
)
def test_options_that_do_not_go_together_are_told(tmp_path: Path, capsys, more, said) -> None:
    (tmp_path / "a.mp4").write_bytes(mp4())

    code = run("mark", tmp_path / "a.mp4", "--production", SALT_ROAD, "--out", tmp_path, *more)

    assert code == 2
    assert said in capsys.readouterr().err


def movie(seconds: float, *, long: bool = False) -> bytes:
    """Return a movie whose header says how long it plays, in 600ths of a second."""
    units = struct.pack(">I", 600)
    if long:
        length = struct.pack(">Q", round(seconds * 600))
        return mp4(box(b"moov", box(b"mvhd", b"\1" + b"\0" * 19 + units + length + b"\0" * 80)))
    length = struct.pack(">I", round(seconds * 600))
    return mp4(box(b"moov", box(b"mvhd", b"\0" * 12 + units + length + b"\0" * 80)))


@pytest.mark.parametrize("long", [False, True])
def test_a_file_that_ends_before_its_last_element_is_not_marked(
    tmp_path: Path, capsys, long
) -> None:
    there = production(tmp_path, ["A001C003 filmed", "SHOT_altered"])

    assert marked(tmp_path, there, data=movie(3.5, long=long)) == 2
    said = capsys.readouterr().err
    assert "it plays 0:00:03.500 and its last element ends at 0:00:04.000" in said
    assert "--first-frame" in said
    assert not (tmp_path / "out" / "harbour.mp4").exists()


def test_a_file_as_long_as_its_cut_is_marked_without_a_word_about_it(
    tmp_path: Path, capsys
) -> None:
    there = production(tmp_path, ["SHOT_altered", "A001C003 filmed"])

    assert marked(tmp_path, there, data=movie(3.98)) == 0
    assert "plays" not in capsys.readouterr().err


def test_a_file_of_another_length_than_its_cut_is_pointed_out(tmp_path: Path, capsys) -> None:
    there = production(tmp_path, ["SHOT_altered", "A001C003 filmed"])

    assert marked(tmp_path, there, data=movie(14)) == 0
    assert "plays 0:00:14.000, the cut lasts 0:00:04.000" in capsys.readouterr().err


def test_a_length_that_no_file_tells_is_told_as_not_checked(tmp_path: Path, capsys) -> None:
    there = production(tmp_path, ["SHOT_altered"])

    assert marked(tmp_path, there) == 0
    assert "that its regions lie within it was not checked" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("data", "seconds"),
    [
        (movie(90), 90),
        (movie(90, long=True), 90),
        (wav(), 16 / 8000),
        (wav()[:4] + b"\xff" * 4 + wav()[8:], 16 / 8000),
        (mp4(), None),
        (movie(0), None),
        (movie(90)[:60], None),
        (mp4(box(b"moov", box(b"mvhd", b"\0" * 12 + b"\0\0\2\x58" + b"\xff" * 4))), None),
        (mxf(), None),
        (b"RIFF\0\0\0\0WAVEdata", None),
        (b"", None),
    ],
)
def test_how_long_a_file_plays_is_read_where_it_says_so(
    tmp_path: Path, data: bytes, seconds: float | None
) -> None:
    (tmp_path / "a").write_bytes(data)

    found = running_time(tmp_path / "a")

    assert found == (pytest.approx(seconds) if seconds is not None else None)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (["--first-frame", "09:00:00:00"], "before the end of the cut, 01:00:02:00"),
        (["--first-frame", "soon"], "a timecode such as"),
    ],
)
def test_a_first_frame_that_cannot_be_is_told(tmp_path: Path, capsys, more, said) -> None:
    there = production(tmp_path, ["SHOT_altered"])

    assert marked(tmp_path, there, *more) == 2
    assert said in capsys.readouterr().err


def test_a_cut_that_no_declaration_speaks_for_marks_nothing(tmp_path: Path, capsys) -> None:
    there = production(tmp_path, ["A001C003 filmed"])

    assert marked(tmp_path, there) == 2
    assert "an element of AI that a declaration speaks for" in capsys.readouterr().err
    assert not (tmp_path / "out" / "harbour.mp4").exists()
