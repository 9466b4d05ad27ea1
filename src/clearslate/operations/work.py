"""Working: what the background worker does again and again.

Letters, jobs, the day's work and checkpoints. A job is leased: whoever runs it says every ten
seconds that they still do, and a job of which nobody said so for a minute is run by another.
A job may therefore run twice, and is written so that the second time changes nothing.
"""

import logging
import os
import secrets
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta

from django.conf import settings
from django.db import DatabaseError, close_old_connections, connection

from clearslate.operations.actor import Actor
from clearslate.operations.checkpointing import make_checkpoint
from clearslate.operations.daily import run_day
from clearslate.operations.mailing import send_letters
from clearslate.records.jobs import (
    RENEWED_EVERY,
    Claimed,
    claim,
    done,
    reap,
    renew,
    take_turn_at,
    went_wrong,
)
from clearslate.records.statistics import gather_statistics
from clearslate.records.unpointed import sweep_files

log = logging.getLogger("clearslate.worker")

WORKER = f"{socket.gethostname()[:32]}-{os.getpid()}-{secrets.token_hex(4)}"
"""What leases call this process."""


def run_once(actor: Actor) -> bool:
    """Do what there is to do now, one job at most, and say whether there was anything."""
    _drop_what_is_dead()
    worked = bool(send_letters(actor))
    worked |= bool(reap())
    worked |= _run_a_job()
    _what_comes_round(actor)
    return worked


def _drop_what_is_dead() -> None:
    """Close a connection that the database gave up; a worker lives longer than any of them."""
    if not connection.in_atomic_block:
        close_old_connections()


def _run_a_job() -> bool:
    claimed = claim(WORKER)
    if claimed is None:
        return False
    try:
        with _renewing(claimed):
            claimed.run()
    except Exception as error:
        log.exception("job %s failed at try %s", claimed.name, claimed.attempt)
        went_wrong(claimed, WORKER, error)
    else:
        done(claimed, WORKER)
    return True


@contextmanager
def _renewing(claimed: Claimed) -> Iterator[None]:
    """Renew a job's lease for as long as the body runs."""
    over = threading.Event()

    def keep() -> None:
        while not over.wait(RENEWED_EVERY.total_seconds()):
            try:
                if not renew(claimed.job, WORKER):
                    return
            except DatabaseError:
                # The writer's turn did not come; there are five more before the lease ends.
                log.warning("could not renew the lease of %s", claimed.name)
        connection.close()

    keeper = threading.Thread(target=keep, daemon=True)
    keeper.start()
    try:
        yield
    finally:
        over.set()
        keeper.join()


def _what_comes_round(actor: Actor) -> None:
    if take_turn_at("checkpoint", actor.at, timedelta(minutes=settings.CHECKPOINT_MINUTES)):
        _guarded("checkpoint", lambda: make_checkpoint(actor))
    # Days begin at different hours in different places, so the day's work looks every hour.
    if take_turn_at("day", actor.at, timedelta(hours=1)):
        _guarded("day", lambda: run_day(actor))
    if take_turn_at("statistics", actor.at, timedelta(days=1)):
        _guarded("statistics", gather_statistics)
    if take_turn_at("sweep", actor.at, timedelta(days=1)):
        _guarded("sweep", _sweep)


def _sweep() -> None:
    swept = sweep_files()
    log.info("swept %d files that nothing points to, %d bytes", swept.files, swept.size)


def _guarded(name: str, work: Callable[[], object]) -> None:
    """Run what comes round; what goes wrong is logged and tried again when it comes round."""
    try:
        work()
    except Exception:
        log.exception("%s failed", name)
