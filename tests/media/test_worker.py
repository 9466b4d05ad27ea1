"""The process that reads for another: it may crash, hang or be killed, and the sweep goes on."""

import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.media.made_files import EVERY_KIND, EVERY_KIND_SILENT, box, mp4, png, png_packed

from clearslate.domain.provenance import Inspection, Origin, Seal, WhyNotRead
from clearslate.formats.inspection_json import inspection_from, inspection_object
from clearslate.media.c2pa_reading import TrustRefused
from clearslate.media.inspecting import inspect_file
from clearslate.media.inspector import Inspector, inspectors
from clearslate.media.limits import MEBIBYTE, Limits, Settings

ON_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps this limit")


@pytest.fixture(scope="module")
def worker() -> Iterator[Inspector]:
    with Inspector(Settings()) as inspector:
        yield inspector


def test_a_worker_answers_as_the_process_itself_does(worker, tmp_path):
    for number, make in enumerate(EVERY_KIND.values()):
        path = tmp_path / f"{number}"
        path.write_bytes(make())

        assert worker.inspect(path) == inspect_file(path, settings=Settings())


def test_an_inspection_comes_back_from_its_spelling_as_it_was(tmp_path):
    for make in EVERY_KIND.values():
        path = tmp_path / "file"
        path.write_bytes(make())
        inspection = inspect_file(path, settings=Settings())

        assert inspection_from(inspection_object(inspection)) == inspection


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no such names")
def test_a_name_that_is_no_text_is_a_name(worker, tmp_path):
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/plate\xff\n\xe9.png"))
    path.write_bytes(EVERY_KIND["png XMP"]())

    assert worker.inspect(path).origin is Origin.AI_DECLARED


def test_a_worker_that_is_killed_costs_one_file_and_is_replaced(tmp_path):
    path = tmp_path / "plate.png"
    path.write_bytes(png())
    endless = tmp_path / "endless"
    with endless.open("wb") as file:
        file.truncate(400 * MEBIBYTE)

    with Inspector(Settings()) as inspector:
        assert inspector.inspect(path).origin is Origin.NO_SIGN
        threading.Timer(0.05, os.kill, (inspector.process, signal.SIGTERM)).start()
        killed = inspector.inspect(endless)
        assert inspector.inspect(path).origin is Origin.NO_SIGN

    assert_unread(killed, WhyNotRead.CRASHED)
    assert killed.size == 400 * MEBIBYTE


def test_a_file_that_takes_too_long_is_given_up(tmp_path):
    path = tmp_path / "boxes"
    path.write_bytes(mp4(box(b"free") * 3_000_000))
    limits = Limits(seconds=0.2, bytes_a_second=1_000 * MEBIBYTE, parts=10**9)

    with Inspector(Settings(limits=limits)) as inspector:
        began = time.monotonic()
        inspection = inspector.inspect(path)

    assert_unread(inspection, WhyNotRead.OUT_OF_TIME)
    assert time.monotonic() - began < 3


@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot hold a process still")
def test_a_worker_that_stands_still_is_not_waited_for(tmp_path):
    path = tmp_path / "plate.png"
    path.write_bytes(png())

    with Inspector(Settings(limits=Limits(seconds=0.5))) as inspector:
        inspector.inspect(path)
        os.kill(inspector.process, signal.SIGSTOP)
        assert_unread(inspector.inspect(path), WhyNotRead.OUT_OF_TIME)
        assert_read(inspector, path)


def assert_read(inspector: Inspector, path: Path) -> None:
    # A machine with much to do may be slow to start the next one.
    assert any(inspector.inspect(path).origin is Origin.NO_SIGN for _ in range(5))


@ON_LINUX
def test_a_file_that_needs_too_much_memory_is_given_up(tmp_path):
    path = tmp_path / "bomb.png"
    path.write_bytes(png(png_packed("comment", b"\0" * 250 * MEBIBYTE)))
    limits = Limits(text=2_000 * MEBIBYTE, texts=4_000 * MEBIBYTE, memory=400 * MEBIBYTE)

    with Inspector(Settings(limits=limits)) as inspector:
        inspection = inspector.inspect(path)

    assert_unread(inspection, WhyNotRead.OUT_OF_MEMORY)


def test_a_list_of_signers_that_is_none_is_refused():
    pytest.importorskip("c2pa", reason="the extra `media` is not installed")
    nonsense = "-----BEGIN CERTIFICATE-----\nnonsense\n-----END CERTIFICATE-----\n"

    with Inspector(Settings(trust=(nonsense,))) as inspector, pytest.raises(TrustRefused):
        inspector.inspect(Path("plate.png"))


def test_many_files_are_answered_in_their_order(tmp_path):
    paths = []
    for number in range(40):
        path = tmp_path / f"{number:03}"
        path.write_bytes(EVERY_KIND["png XMP"]() if number % 3 else EVERY_KIND_SILENT["png"])
        paths.append(path)

    with inspectors(Settings(), 2) as workers:
        answers = list(workers.inspect_all(iter(paths)))

    assert [path for path, _ in answers] == paths
    assert [a.origin is Origin.AI_DECLARED for _, a in answers] == [bool(n % 3) for n in range(40)]


def test_a_sweep_that_is_left_early_leaves_no_process_behind(tmp_path):
    (tmp_path / "plate.png").write_bytes(png())

    with Inspector(Settings()) as inspector:
        inspector.inspect(tmp_path / "plate.png")
        process = inspector.process
        assert process is not None

    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


def assert_unread(inspection: Inspection, why: WhyNotRead) -> None:
    assert [each.why for each in inspection.not_read] == [why]
    assert inspection.origin is Origin.UNKNOWN
    assert inspection.manifest.seal is Seal.UNREAD
