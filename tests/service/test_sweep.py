"""Bytes that nothing points to go after a week; what anything points to, or comes again, stays."""

import logging
import os
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.service.conftest import NOON, Cast

from clearslate.operations.actor import Actor
from clearslate.operations.work import run_once
from clearslate.records import unpointed
from clearslate.records.files import attach, path_of, store
from clearslate.records.models import ConsentRequestRow, CutRow, DraftRow, FileRow, TurnRow
from clearslate.records.unpointed import Swept, sweep_files

Enter = Callable[[str], Client]
DAY = 24 * 60 * 60
NOTHING = Swept(files=0, size=0)


@pytest.fixture
def root(tmp_path: Path, settings: object, cast: Cast) -> Path:
    """A folder of files of its own; the sample slate's cuts lie elsewhere."""
    settings.FILES_ROOT = tmp_path  # type: ignore[attr-defined]
    return tmp_path


def kept(text: bytes) -> str:
    return store([text], largest=1000).digest


def attached(cast: Cast, text: bytes) -> tuple[str, int]:
    stored = store([text], largest=1000)
    number = attach(
        "a.txt",
        stored,
        production=cast.the_salt_road,
        organisation=cast.slate.houses["Harbour VFX"],
        added_by=None,
        at=NOON,
    )
    return stored.digest, number


def days_go_by(root: Path, days: float) -> None:
    """Make every file as much older."""
    for path in (p for p in root.rglob("*") if p.is_file()):
        there = path.stat().st_mtime - days * DAY
        os.utime(path, (there, there))


def test_what_nothing_points_to_stays_for_a_week_from_when_that_was_first_seen(
    root: Path,
) -> None:
    digest = kept(b"nobody's")
    days_go_by(root, 30)
    assert sweep_files() == NOTHING
    days_go_by(root, 6.9)
    assert sweep_files() == NOTHING
    assert path_of(digest).exists()
    days_go_by(root, 0.2)

    assert sweep_files() == Swept(files=1, size=8)
    assert not path_of(digest).exists()
    assert [p for p in root.rglob("*") if p.is_file()] == []
    assert sweep_files() == NOTHING


def test_bytes_that_two_rows_share_stay_while_one_of_them_does(cast: Cast, root: Path) -> None:
    digest, first = attached(cast, b"shared")
    _, second = attached(cast, b"shared")
    FileRow.objects.filter(pk=first).delete()
    for _ in range(3):
        assert sweep_files() == NOTHING
        days_go_by(root, 30)
    FileRow.objects.filter(pk=second).delete()
    assert sweep_files() == NOTHING
    days_go_by(root, 8)

    assert sweep_files().files == 1
    assert not path_of(digest).exists()


def test_what_is_pointed_to_again_begins_anew(cast: Cast, root: Path) -> None:
    digest = kept(b"comes back")
    sweep_files()
    days_go_by(root, 8)
    _, number = attached(cast, b"comes back")
    assert sweep_files() == NOTHING
    FileRow.objects.filter(pk=number).delete()
    days_go_by(root, 8)
    assert sweep_files() == NOTHING

    days_go_by(root, 8)
    assert sweep_files().files == 1
    assert not path_of(digest).exists()


def test_an_upload_that_has_no_row_yet_is_not_swept(root: Path) -> None:
    """Its bytes lay there unpointed for weeks; it stores them again and has yet to say so."""
    digest = kept(b"uploaded again")
    sweep_files()
    days_go_by(root, 30)
    kept(b"uploaded again")

    assert sweep_files() == NOTHING
    assert path_of(digest).exists()


def test_a_mark_goes_with_what_it_stands_for(root: Path) -> None:
    digest = kept(b"under way")
    sweep_files()
    assert [each.name for each in (root / "unpointed").iterdir()] == [path_of(digest).name]
    path_of(digest).unlink()
    sweep_files()

    assert list((root / "unpointed").iterdir()) == []


@pytest.mark.parametrize("moment", ["before it is moved aside", "after"])
def test_an_upload_at_the_very_moment_of_the_sweep_loses_nothing(
    root: Path, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    digest = kept(b"at that moment")
    sweep_files()
    days_go_by(root, 30)
    moves = os.replace

    def moved(source: Path, target: Path) -> None:
        monkeypatch.setattr(os, "replace", moves)
        if moment == "after":
            moves(source, target)
        kept(b"at that moment")
        if moment != "after":
            moves(source, target)

    monkeypatch.setattr(unpointed.os, "replace", moved)
    sweep_files()

    assert path_of(digest).read_bytes() == b"at that moment"


def store_again_and_again(lost: list[str]) -> None:
    until = time.monotonic() + 2
    while time.monotonic() < until:
        digest = kept(b"raced for")
        time.sleep(0.001)
        deadline = time.monotonic() + 20
        while not path_of(digest).exists() and time.monotonic() < deadline:
            pass
        if not path_of(digest).exists():
            lost.append(digest)
        # Where a sweep has it in its hands just now, it is too young to go, as it should be.
        with suppress(FileNotFoundError):
            os.utime(path_of(digest), (0, 0))


def test_uploads_that_race_with_sweeps_lose_nothing(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sweeping as if a week were nothing, with no database to ask: whoever stored last finds it."""
    monkeypatch.setattr(unpointed, "_pointed_to", lambda names: frozenset())
    monkeypatch.setattr(unpointed, "_is_named", lambda name: False)
    over, lost = threading.Event(), list[str]()

    def sweeping() -> None:
        while not over.is_set():
            for path in (root / "unpointed").glob("*[0-9a-f]"):
                os.utime(path, (0, 0))
            sweep_files()

    sweeper = threading.Thread(target=sweeping)
    sweeper.start()
    try:
        store_again_and_again(lost)
    finally:
        over.set()
        sweeper.join()

    assert lost == []


def test_a_sweep_that_was_broken_off_is_undone(root: Path) -> None:
    digest = kept(b"half gone")
    (root / "unpointed").mkdir()
    os.replace(path_of(digest), root / "unpointed" / f"{path_of(digest).name}.going")
    sweep_files()

    assert path_of(digest).read_bytes() == b"half gone"


def test_cuts_and_pictures_put_to_a_performer_keep_their_bytes(cast: Cast, root: Path) -> None:
    cut, picture = kept(b"a cut"), kept(b"a picture")
    CutRow.objects.filter(production=cast.the_salt_road).update(file_digest=cut)
    ConsentRequestRow.objects.create(
        production_id=cast.the_salt_road,
        organisation_id=cast.slate.houses["Harbour VFX"],
        reference="R-1",
        performer="Maren Oskvale",
        signer="Maren Oskvale",
        capacity="performer",
        proposed="{}",
        asked=f'{{"pictures":["{picture}"]}}',
        asked_by_id=cast.number("Ines"),
        asked_at=NOON,
    )
    sweep_files()
    days_go_by(root, 30)

    assert sweep_files() == NOTHING
    assert path_of(cut).exists()
    assert path_of(picture).exists()


def test_what_a_crash_left_half_written_goes_too(root: Path) -> None:
    kept(b"whole")
    (root / "bytes" / "tmp8s7d").write_bytes(b"ha")
    sweep_files()
    days_go_by(root, 8)

    assert sweep_files() == Swept(files=2, size=7)


def test_the_files_of_a_draft_that_was_thrown_away_go_after_a_week(
    cast: Cast, enter: Enter, root: Path, caplog: pytest.LogCaptureFixture
) -> None:
    browser = enter("Jonah")
    form = {
        "title": "A walk",
        "contact": "c@example.org",
        "organisation": cast.slate.houses["Harbour VFX"],
    }
    browser.post("/productions/the-salt-road/declare", form)
    draft = DraftRow.objects.latest("pk").pk
    here = f"/productions/the-salt-road/drafts/{draft}"
    browser.post(f"{here}/files", {"file": SimpleUploadedFile("n.txt", b"a secret note")})
    [row] = FileRow.objects.filter(draft=draft)
    browser.post(f"{here}/delete")
    assert path_of(row.digest).exists()
    sweep_files()
    days_go_by(root, 8)
    TurnRow.objects.exclude(name="sweep").delete()

    with caplog.at_level(logging.INFO, "clearslate.worker"):
        run_once(Actor(member=None, at=NOON))

    assert not path_of(row.digest).exists()
    assert "swept 1 files that nothing points to, 13 bytes" in caplog.text
