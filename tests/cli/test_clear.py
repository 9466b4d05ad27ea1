"""``clearslate clear``: the main job, end to end, on the sample productions."""

import json
import shutil

import pytest
from tests.cli.conftest import EXAMPLES, SALT_ROAD

from clearslate.formats.phrase import Language


@pytest.fixture(scope="module")
def salt_road(tmp_path_factory):
    folder = tmp_path_factory.mktemp("production") / "the-salt-road"
    shutil.copytree(SALT_ROAD, folder)
    return folder


def test_the_sample_is_held_and_every_event_is_accounted_for(clearslate):
    told = clearslate("clear", SALT_ROAD, "--json")

    document = json.loads(told.out)
    cut = document["cut"]
    assert told.code == 1
    assert document["verdict"] == "held"
    assert {each["outcome"] for each in document["declarations"]} == {
        "notify",
        "escalate",
        "approval",
        "blocked",
    }
    assert {"temporary", "uncleared", "expired"} <= {hold["verdict"] for hold in cut["holds"]}
    assert len(cut["events"]) == 120
    assert sum(each["events"] for each in document["coverage"].values()) == 120
    assert sum(each["share"] for each in document["coverage"].values()) == pytest.approx(
        1, abs=1e-3
    )


def test_the_keys_are_those_of_the_contract(clearslate):
    document = json.loads(clearslate("clear", SALT_ROAD, "--json").out)

    cut = document["cut"]
    assert [*document] == ["production", "on", "verdict", "declarations", "cut", "coverage"]
    assert [*cut] == [
        "name",
        "version",
        "rate",
        "start",
        "duration",
        "events",
        "holds",
        "not_in_cut",
        "not_understood",
    ]
    assert [*cut["events"][0]] == [
        "event",
        "name",
        "track",
        "in",
        "out",
        "verdict",
        "declarations",
        "reason",
    ]
    assert [*cut["holds"][0]] == ["event", "verdict", "in", "out", "declarations", "reason"]
    assert [*document["coverage"]] == [
        "by_declaration",
        "by_provenance",
        "by_digest",
        "by_fingerprint",
        "no_ai_found",
        "not_checked",
    ]


@pytest.mark.parametrize(("name", "code"), [("ferry-tales", 0), ("salt-soap", 1)])
def test_the_smaller_samples_come_out_as_their_stories_say(clearslate, name, code):
    told = clearslate("clear", EXAMPLES / name)

    assert told.code == code
    if not code:
        assert told.out.startswith("CLEARED as declared; ")
        assert "not checked" in told.out.splitlines()[0]


def test_files_are_written_only_where_they_are_asked_for(clearslate, salt_road, tmp_path):
    before = sorted(salt_road.rglob("*"))

    clearslate("clear", salt_road)
    clearslate("clear", salt_road, "--out", tmp_path / "out")

    assert sorted(salt_road.rglob("*")) == before
    assert sorted(each.name for each in (tmp_path / "out").iterdir()) == [
        "cue-sheet.csv",
        "cue-sheet.json",
        "report.html",
        "report.txt",
    ]


def test_an_earlier_cut_is_checked_when_it_is_named(clearslate):
    latest = json.loads(clearslate("clear", SALT_ROAD, "--json").out)
    earlier = json.loads(clearslate("clear", SALT_ROAD, "--json", "--cut", "11").out)

    assert latest["cut"]["version"] == "12"
    assert earlier["cut"]["version"] == "11"


def test_an_unknown_cut_names_those_that_there_are(clearslate):
    told = clearslate("clear", SALT_ROAD, "--cut", "99")

    assert told.code == 2
    assert "--cut: found `99`" in told.err


def test_an_edl_without_a_rate_is_refused_where_nobody_can_be_asked(clearslate, salt_road):
    production = salt_road / "production.yaml"
    text = production.read_text("utf-8")
    lines = [line for line in text.splitlines() if "rate:" not in line]
    production.write_text("\n".join(lines), encoding="utf-8")

    told = clearslate("clear", salt_road)
    given = clearslate("clear", salt_road, "--rate", "24")
    production.write_text(text, encoding="utf-8")

    assert told.code == 2
    assert "--rate" in told.err
    assert given.code == 1


def test_a_master_is_said_not_to_be_checked(clearslate, tmp_path):
    master = tmp_path / "master.mov"
    master.write_bytes(b"moov")

    told = clearslate("clear", SALT_ROAD, "--master", master)

    assert "not checked" in told.err
    assert told.code == 1


def test_a_missing_master_is_an_error(clearslate, tmp_path):
    assert clearslate("clear", SALT_ROAD, "--master", tmp_path / "none.mov").code == 2


def test_a_production_without_a_cut_says_what_its_uses_wait_for(clearslate, tmp_path):
    (tmp_path / "production.yaml").write_text("reference: p\ntitle: P\n")

    told = clearslate("clear", tmp_path, "--json")

    document = json.loads(told.out)
    assert told.code == 0
    assert document["cut"] is None
    assert document["declarations"] == []


def test_a_folder_that_is_no_production_says_what_was_expected(clearslate, tmp_path):
    told = clearslate("clear", tmp_path)

    assert told.code == 2
    assert "production.yaml" in told.err


def test_the_whole_report_is_french_in_french(clearslate):
    told = clearslate("clear", SALT_ROAD, language=Language.FRENCH)

    assert told.out.startswith("RETENU")
    assert "not checked" not in told.out
    assert "non vérifié" in told.out


def test_names_and_ids_are_the_same_in_french(clearslate):
    english = json.loads(clearslate("clear", SALT_ROAD, "--json").out)
    french = json.loads(clearslate("clear", SALT_ROAD, "--json", language=Language.FRENCH).out)

    assert [e["verdict"] for e in english["cut"]["events"]] == [
        e["verdict"] for e in french["cut"]["events"]
    ]
    assert english["coverage"] == french["coverage"]
