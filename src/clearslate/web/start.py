"""Starting the service: its tables and static files made ready, its server and worker run.

Called by the command line, which reads the arguments; everything after that is here.
"""

import gc
import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

from clearslate.formats.errors import DocumentError
from clearslate.formats.phrase import Phrase

if TYPE_CHECKING:
    from multiprocessing.context import ForkProcess, SpawnProcess

    from clearslate.operations.auditing import Verified

DEMO_HOUR = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
"""When the demo begins, whatever the year: a week after the sample's cut was locked."""

_CLOCK = "demo-clock"
"""The file of a demo's folder that says how many seconds its clock lies back."""
_SECONDS = Phrase(
    en="the seconds that this demo's clock lies back; begin another demo in an empty folder",
    fr="les secondes dont l’horloge de cette démo retarde ; lancez une autre démo dans un "
    "dossier vide",
)

_SETTINGS = "clearslate.web.settings"
_PAUSE = 2.0
"""Seconds that a worker with nothing to do waits."""


def make_ready() -> None:
    """Load the settings, bring the tables up to date and gather the static files.

    Raises:
        Misplaced: where a setting cannot be used.
    """
    load_settings()
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)
    _gather_static()


def load_settings() -> None:
    """Load the settings and the models of the tables.

    Raises:
        Misplaced: where a setting cannot be used.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", _SETTINGS)
    import django

    django.setup()


def _gather_static() -> None:
    """Gather and compress the static files where any of them is newer than the last time."""
    from django.conf import settings
    from django.contrib.staticfiles.finders import get_finders
    from django.core.management import call_command

    found = sorted(
        (path, storage.get_modified_time(path).isoformat())
        for finder in get_finders()
        for path, storage in finder.list([])
    )
    stamp, kept = repr(found), Path(settings.STATIC_ROOT) / ".gathered"
    if not kept.is_file() or kept.read_text(encoding="utf-8") != stamp:
        call_command("collectstatic", verbosity=0, interactive=False, clear=True)
        kept.write_text(stamp, encoding="utf-8")


def make_demo(examples: Path) -> None:
    """Fill an empty service with the sample slate; one that was filled stays as it is.

    Raises:
        DocumentError: where a sample production cannot be read.
    """
    from clearslate.operations.actor import Actor
    from clearslate.operations.demo import make_sample_slate
    from clearslate.records.founding import is_founded

    if not is_founded():
        make_sample_slate(examples, Actor(member=None, at=DEMO_HOUR))


def demo_environment(data: Path, started: datetime) -> dict[str, str]:
    """Return what the processes of a demo are told, so that their clocks agree.

    A demo that was begun in ``data`` goes on: its clock never goes back.

    Raises:
        DocumentError: where how far that clock lies back cannot be read.
    """
    return {
        "CLEARSLATE_DATA": str(data),
        "CLEARSLATE_DEMO": "yes",
        "CLEARSLATE_CLOCK_BACK": str(_clock_back(data / _CLOCK, started)),
    }


def _clock_back(kept: Path, started: datetime) -> int:
    """Return how many seconds a demo's clock lies back, for as long as its folder lasts."""
    if not kept.exists():
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text(f"{(started - DEMO_HOUR) // timedelta(seconds=1)}\n", encoding="utf-8")
    said = kept.read_text(encoding="utf-8").strip()
    try:
        return int(said)
    except ValueError:
        raise DocumentError(where=str(kept), found=said[:40], expected=_SECONDS) from None


def serve(address: str, port: int, *, workers: int, threads: int) -> None:
    """Serve pages until the process is told to stop, with a background worker beside them."""
    from granian.constants import Interfaces, RuntimeModes
    from granian.server import Server

    _load_pages()
    with _worker_beside():
        Server(
            "clearslate.web.wsgi:application",
            address=address,
            port=port,
            interface=Interfaces.WSGI,
            workers=workers,
            blocking_threads=threads,
            runtime_mode=RuntimeModes.mt,
            respawn_failed_workers=True,
            websockets=False,
            log_access=False,
        ).serve()


def _load_pages() -> None:
    """Load what every process needs once, so that those that are forked share its memory."""
    from django.db import connections
    from django.urls import get_resolver

    from clearslate.formats.facts import load_fact_book
    from clearslate.formats.packs import DEFAULT_PACK, find_pack, ruleset_of
    from clearslate.web import wsgi

    assert wsgi.application, "loaded for its own sake"
    load_fact_book()
    ruleset_of((find_pack(DEFAULT_PACK),))
    _ = get_resolver().url_patterns
    # A connection belongs to the process that opened it.
    connections.close_all()
    gc.collect()
    gc.freeze()


@contextmanager
def _worker_beside() -> Iterator[None]:
    """Run a worker as a child for as long as the body runs."""
    if sys.platform == "linux":
        worker: ForkProcess | SpawnProcess = get_context("fork").Process(target=work)
    else:
        worker = get_context("spawn").Process(target=work)
    worker.start()
    try:
        yield
    finally:
        worker.terminate()
        worker.join(timeout=10)
        worker.kill()


def found(studio: str, name: str, email: str, language: str) -> str | None:
    """Make the studio and invite its first administrator; return the link, whole.

    None where somebody can sign in already.
    """
    from django.conf import settings

    from clearslate.operations.actor import Actor
    from clearslate.operations.inviting import AlreadyFounded, found_studio
    from clearslate.web.entry import now

    try:
        path = found_studio(studio, name, email, language, Actor(member=None, at=now()))
    except AlreadyFounded:
        return None
    return f"{settings.PUBLIC_URL}{path}"


def verify_log() -> "Verified":
    """Return what came of verifying the whole audit log."""
    from clearslate.operations.actor import Actor
    from clearslate.operations.auditing import verify
    from clearslate.web.entry import now

    return verify(Actor(member=None, at=now()))


def work() -> None:
    """Do background work until the process is told to stop; a job begun is finished."""
    load_settings()
    from clearslate.operations.actor import Actor
    from clearslate.operations.work import run_once
    from clearslate.web.entry import now
    from clearslate.web.jinja import compile_templates

    told = threading.Event()
    for each in (signal.SIGTERM, signal.SIGINT):
        signal.signal(each, lambda *_: told.set())
    compile_templates()
    while not told.is_set():
        if not run_once(Actor(member=None, at=now())):
            told.wait(_PAUSE)
