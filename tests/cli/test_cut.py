"""``clearslate cut``: one cut, from anywhere, and what changed since another."""

import json

from tests.cli.conftest import SALT_ROAD

TEMP = """\
TITLE: A SCRATCH CUT
001  AX       V     C        00:00:00:00 00:00:02:00 01:00:00:00 01:00:02:00
* FROM CLIP NAME: ANNOUNCER_temp_v1
002  AX       V     C        00:00:00:00 00:00:02:00 01:00:02:00 01:00:04:00
* FROM CLIP NAME: 41-12 Z
THIS LINE SAYS NOTHING
"""


def a_cut(folder):
    file = folder / "scratch.edl"
    file.write_text(TEMP)
    return file


def test_a_cut_prints_its_check_and_its_coverage(clearslate):
    told = clearslate(
        "cut", SALT_ROAD / "cuts" / "cut-12.otio", "--production", SALT_ROAD, "--json"
    )

    assert [*json.loads(told.out)] == ["cut", "coverage"]
    assert told.code == 1


def test_a_cut_that_is_not_listed_counts_as_locked(clearslate, tmp_path):
    told = clearslate("cut", a_cut(tmp_path), "--production", SALT_ROAD, "--rate", "24", "--json")

    cut = json.loads(told.out)["cut"]
    assert [event["verdict"] for event in cut["events"]] == ["temporary", "not_checked"]
    assert told.code == 1


def test_no_line_is_silently_lost(clearslate, tmp_path):
    told = clearslate("cut", a_cut(tmp_path), "--production", SALT_ROAD, "--rate", "24", "--json")

    assert json.loads(told.out)["cut"]["not_understood"] == [
        {"line": 6, "text": "THIS LINE SAYS NOTHING"}
    ]


def test_against_an_older_cut_only_what_shows_something_new_is_listed(clearslate):
    told = clearslate("cut", "12", "--production", SALT_ROAD, "--against", "11", "--json")

    against = json.loads(told.out)["against"]
    assert against["same"] + against["moved"] + len(against["changed"]) == 120
    assert 0 < len(against["changed"]) < 60


def test_a_cut_against_itself_has_not_changed(clearslate):
    told = clearslate("cut", "12", "--production", SALT_ROAD, "--against", "12")

    assert told.out.startswith("Nothing changed")


def test_what_is_no_timeline_is_refused_with_what_can_be_read(clearslate, tmp_path):
    file = tmp_path / "cut.aaf"
    file.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))

    told = clearslate("cut", file, "--production", SALT_ROAD)

    assert told.code == 2
    assert "AAF" in told.err
