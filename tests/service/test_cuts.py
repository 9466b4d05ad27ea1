"""A cut in the service is checked as the command line checks it, and seen by whom it may be."""

import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.service.conftest import EXAMPLES, NOON, Cast

from clearslate.cli.main import run
from clearslate.formats.phrase import Language
from clearslate.operations.actor import Actor
from clearslate.operations.cut_checking import check_cut, check_to_show
from clearslate.operations.cutting import MayNotCheck, Upload, upload_cut
from clearslate.records.cuts import CutKept, check_kept, cut_called, underway
from clearslate.records.files import Stored
from clearslate.records.models import (
    AssetRow,
    CutCheckRow,
    CutRow,
    DeclarationRow,
    LogRow,
    RecordRow,
)
from clearslate.records.productions import ProductionKept, production_numbered
from clearslate.records.reach import NotThere

Enter = Callable[[str], Client]
CUT = "/productions/the-salt-road/cuts/cut/12"
SALT_ROAD = EXAMPLES / "the-salt-road"
EDL = (SALT_ROAD / "cuts" / "cut-12.edl").read_bytes()


def the_cut(cast: Cast, who: str = "Dara") -> tuple[ProductionKept, CutKept]:
    """Return cut 12 of the sample production, as somebody sees it."""
    member = cast.member(who)
    kept = production_numbered(cast.the_salt_road, member)
    return kept, cut_called(member, kept.number, "cut", "12")


def uploaded(client: Client, version: str = "13", **given: object) -> object:
    """Send the sample's edit list as another version."""
    file = given.pop("file", SimpleUploadedFile("reel.edl", EDL))
    sent = {"name": "cut", "version": version, "rate": "24", **given}
    if file is not None:
        sent["file"] = file
    return client.post("/productions/the-salt-road/cuts-upload", sent)


def test_the_service_says_of_a_cut_what_the_command_line_says(
    cast: Cast, capsys: pytest.CaptureFixture[str]
) -> None:
    kept, cut = the_cut(cast)
    shown = check_to_show(cut, kept, cast.acting("Dara"))
    run(["clear", str(SALT_ROAD), "--json", "--on", "2026-11-20"], Language.ENGLISH)
    theirs = json.loads(capsys.readouterr().out)

    assert shown.checked is not None
    ours = json.loads(shown.checked.clearance)
    assert ours["cut"]["events"] == theirs["cut"]["events"]
    assert ours["coverage"] == theirs["coverage"]
    assert shown.checked.holds == len(theirs["cut"]["holds"]) > 0


def test_a_check_is_kept_until_something_it_stands_on_changes(cast: Cast) -> None:
    kept, cut = the_cut(cast)
    first = check_to_show(cut, kept, cast.acting("Dara"))
    later = cast.acting("Dara", NOON + timedelta(hours=1))
    again = check_to_show(cut, kept, later)

    assert again.checked is not None
    assert again.checked.checked_at == NOON
    assert not again.anew
    RecordRow.objects.filter(production=kept.number, kind="approval").update(current=False)
    anew = check_to_show(cut, kept, later)
    assert anew.anew
    assert anew.checked is not None
    assert first.checked is not None
    assert anew.checked.holds > first.checked.holds


@pytest.mark.parametrize("changed", ["declaration", "asset", "day"])
def test_every_change_that_could_matter_is_seen(cast: Cast, changed: str) -> None:
    kept, cut = the_cut(cast)
    assert not check_to_show(cut, kept, cast.acting("Dara")).anew
    at = NOON + timedelta(hours=1)
    if changed == "declaration":
        use = DeclarationRow.objects.filter(production=kept.number, current=True).first()
        assert use is not None
        DeclarationRow.objects.filter(pk=use.pk).update(changed_at=at)
    elif changed == "asset":
        asset = AssetRow.objects.filter(production=kept.number).last()
        assert asset is not None
        asset.delete()
    else:
        at = NOON + timedelta(days=1)

    assert check_to_show(cut, kept, Actor(member=cast.member("Dara"), at=at)).anew


def test_a_withdrawn_use_never_clears_an_event(cast: Cast) -> None:
    kept, cut = the_cut(cast)
    before = check_to_show(cut, kept, cast.acting("Dara")).checked
    assert before is not None
    spelled = json.loads(before.clearance)["cut"]["events"]
    cleared = next(e for e in spelled if e["verdict"] == "cleared" and e["declarations"])
    [reference] = cleared["declarations"]
    DeclarationRow.objects.filter(reference=reference).update(progress="withdrawn")
    DeclarationRow.objects.filter(reference=reference).update(changed_at=NOON + timedelta(hours=1))
    after = check_to_show(cut, kept, cast.acting("Dara")).checked

    assert after is not None
    events = json.loads(after.clearance)["cut"]["events"]
    [same] = [
        e
        for e in events
        if e["event"] == cleared["event"]
        and e["in"] == cleared["in"]
        and e["track"] == cleared["track"]
    ]
    assert same["verdict"] in ("uncleared", "not_checked")


def test_a_vendor_sees_no_cut_but_its_own(cast: Cast, enter: Enter) -> None:
    vendor = enter("Jonah")

    assert vendor.get(CUT).status_code == 404
    assert "cut 12" not in vendor.get("/productions/the-salt-road/cuts").content.decode()
    for part in ("/file", "/check.json", "/cue-sheet.csv", "/against?older=1"):
        assert vendor.get(CUT + part).status_code == 404
    assert uploaded(vendor, "reel-1").status_code == 302  # type: ignore[attr-defined]
    own = "/productions/the-salt-road/cuts/cut/reel-1"
    assert vendor.get(own).status_code == 200
    assert enter("Dara").get(own).status_code == 200
    assert enter("Petra").get(own).status_code == 404


def test_the_check_of_a_vendors_cut_names_no_use_of_another(cast: Cast, enter: Enter) -> None:
    vendor = enter("Jonah")
    uploaded(vendor, "reel-1")
    page = vendor.get("/productions/the-salt-road/cuts/cut/reel-1").content.decode()
    others = DeclarationRow.objects.filter(production=cast.the_salt_road).exclude(
        organisation__name="Harbour VFX"
    )

    assert others
    for use in others:
        assert use.reference not in page
        assert use.title not in page


@pytest.mark.parametrize(("language", "word"), [("en", "held"), ("fr", "retenu")])
def test_the_page_shows_picture_holds_and_coverage_with_links_to_the_uses(
    enter: Enter, language: str, word: str
) -> None:
    client = enter("Dara")
    client.cookies["clearslate_language"] = language
    page = client.get(CUT).content.decode()

    assert f"</svg>{word}</span>" in page
    assert '<svg width="910"' in page
    assert "/productions/the-salt-road/uses/SR-0021" in page
    assert 'id="holds"' in page
    assert 'id="coverage"' in page
    assert " style=" not in page


def test_a_file_that_does_not_say_its_rate_is_asked_about_and_kept(enter: Enter) -> None:
    client = enter("Dara")
    asked = uploaded(client, rate="")
    assert asked.status_code == 422  # type: ignore[attr-defined]
    page = asked.content.decode()  # type: ignore[attr-defined]
    assert "Give the rate; the file is kept." in page
    kept = page.split('name="kept" value="')[1].split('"')[0]
    sent = uploaded(client, file=None, kept=kept, rate="24")

    assert sent.status_code == 302  # type: ignore[attr-defined]
    assert CutRow.objects.get(version="13").rate == "24"


def test_nobody_can_name_a_file_that_somebody_else_sent(enter: Enter) -> None:
    page = uploaded(enter("Dara"), rate="").content.decode()  # type: ignore[attr-defined]
    kept = page.split('name="kept" value="')[1].split('"')[0]
    answer = uploaded(enter("Jonah"), file=None, kept=kept, rate="24")

    assert answer.status_code == 422  # type: ignore[attr-defined]
    assert not CutRow.objects.filter(version="13").exists()


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"version": "12"}, "has this version already"),
        ({"name": "a/b"}, "name without"),
        ({"locked_on": "friday"}, "Found `friday`, expected a day such as"),
        ({"locked_on": "1026-11-13"}, "expected a day from 1800 to 2199"),
        ({"name": "n" * 121}, "Found 121 characters, expected at most 120."),
        ({"file": SimpleUploadedFile("cut.edl", b"")}, "without content (0 bytes)"),
        ({"file": SimpleUploadedFile("cut.edl", b"<!DOCTYPE html><html>")}, "found `HTML`"),
        ({"rate": "many"}, "frames per second"),
        ({"file": SimpleUploadedFile("cut.edl", b"%PDF-1.7")}, "found `PDF`"),
        ({"file": None}, "Choose a file"),
    ],
)
def test_what_cannot_be_kept_is_said_and_nothing_is_kept(
    enter: Enter, given: dict[str, object], said: str
) -> None:
    before = CutRow.objects.count()
    answer = uploaded(enter("Dara"), **{"version": "13", **given})  # type: ignore[arg-type]

    assert answer.status_code == 422  # type: ignore[attr-defined]
    assert said in answer.content.decode()  # type: ignore[attr-defined]
    assert CutRow.objects.count() == before


def test_who_may_only_look_uploads_nothing(enter: Enter) -> None:
    auditor = enter("Ottoline")

    assert "Upload a cut" not in auditor.get("/productions/the-salt-road/cuts").content.decode()
    assert uploaded(auditor).status_code == 403  # type: ignore[attr-defined]


def test_the_operation_itself_refuses_who_may_not_upload(cast: Cast) -> None:
    kept, cut = the_cut(cast, "Corwin")
    stored = Stored(digest=cut.file_digest, size=1)
    upload = Upload(
        name="cut", version="13", file_name="a.edl", stored=stored, rate="24", locked_on=None
    )

    for who in ("Ottoline", "Corwin"):
        with pytest.raises(MayNotCheck):
            upload_cut(kept, upload, cast.acting(who))


def test_an_upload_and_a_check_are_in_the_log(cast: Cast, enter: Enter) -> None:
    client = enter("Dara")
    uploaded(client)
    client.get("/productions/the-salt-road/cuts/cut/13")
    acts = LogRow.objects.filter(subject="cut the-salt-road cut 13").order_by("index")

    assert list(acts.values_list("act", flat=True)) == ["uploaded cut", "checked cut"]


def test_a_long_cut_is_left_to_the_worker_and_its_page_says_how_far_it_is(
    cast: Cast, enter: Enter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("clearslate.operations.cut_checking._LONG_FILE", 10)
    CutCheckRow.objects.all().delete()
    client = enter("Dara")
    page = client.get(CUT).content.decode()
    _, cut = the_cut(cast)
    waiting = underway(cut.number)

    assert "waits for the worker" in page
    assert 'id="holds"' not in page
    assert waiting is not None
    client.get(CUT)
    check_cut.func(number=cut.number, stamp=waiting.stamp, at=NOON.isoformat())
    assert underway(cut.number) is None
    assert check_kept(cut.number) is not None
    assert 'id="holds"' in client.get(CUT).content.decode()


def test_two_versions_are_compared_and_only_what_changed_is_shown(
    cast: Cast, enter: Enter
) -> None:
    older = CutRow.objects.get(production=cast.the_salt_road, version="11")
    page = enter("Dara").get(f"{CUT}/against?older={older.pk}").content.decode()

    assert "cut 12 against cut 11" in page
    assert 'id="changed"' in page
    assert enter("Dara").get(f"{CUT}/against?older=999999").status_code == 404


@pytest.mark.parametrize("form", ["csv", "json"])
def test_the_cue_sheet_is_the_command_lines(enter: Enter, tmp_path: Path, form: str) -> None:
    sheet = enter("Dara").get(f"{CUT}/cue-sheet.{form}").content.decode()
    run(["clear", str(SALT_ROAD), "--out", str(tmp_path), "--on", "2026-11-20"], Language.ENGLISH)

    assert sheet == (tmp_path / f"cue-sheet.{form}").read_bytes().decode()


def test_a_code_name_hides_the_title_on_the_cue_sheet(enter: Enter) -> None:
    sheet = enter("Rufus").get("/productions/salt-soap/cuts/spot/3/cue-sheet.csv").content.decode()

    assert "Bright Basin" in sheet
    assert "Salt Soap: the rinse" not in sheet


def test_a_cut_that_cannot_be_read_any_more_says_so_and_is_not_clean(cast: Cast) -> None:
    CutRow.objects.filter(name="cut", version="12").update(rate="0")
    kept, broken = the_cut(cast)
    shown = check_to_show(broken, kept, cast.acting("Dara"))

    assert shown.checked is not None
    assert shown.checked.verdict == "unreadable"
    assert "frames per second" in shown.checked.fault["en"]


def test_a_cut_of_another_production_is_not_there(cast: Cast) -> None:
    with pytest.raises(NotThere):
        cut_called(cast.member("Tamsin"), cast.the_salt_road, "cut", "12")


def test_a_name_that_no_database_keeps_is_not_found(enter: Enter) -> None:
    assert enter("Dara").get("/productions/the-salt-road/cuts/c%00t/12").status_code == 404


def test_a_production_without_cuts_says_why_one_wants_to_upload_one(
    cast: Cast, enter: Enter
) -> None:
    CutRow.objects.all().delete()

    page = enter("Dara").get("/productions/the-salt-road/cuts").content.decode()
    assert "every event of picture and sound is then accounted for" in page
