"""The queue of background jobs as we look after it: leases, another try, and turns.

The queue itself is django-tasks-db's; it knows no lease and no retry, and leaves the job of a
worker that was killed running for ever. A lease runs by the machine's clock, as the queue does,
and not by the hour that entrances tell.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks.base import Task
from django_tasks_db.models import DBTaskResult

from clearslate.records.models import JobRow, TurnRow

RENEWED_EVERY = timedelta(seconds=10)
LEASE = timedelta(seconds=60)
"""A job whose lease was not renewed for so long is somebody else's to run."""
MOST_ATTEMPTS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimed:
    """A job that this worker runs now."""

    job: UUID
    attempt: int
    name: str
    run: Callable[[], object]


def enqueue_once(key: str, task: Task[..., object], **given: object) -> bool:
    """Queue a job unless one of its key waits already; False where one does.

    Joins the transaction it is called in: what is rolled back was never queued.
    """
    if JobRow.objects.filter(key=key, waits=True).exists():
        return False
    try:
        with transaction.atomic():
            queued = task.enqueue(**given)
            JobRow.objects.create(job=UUID(queued.id), key=key)
    except IntegrityError:
        return False
    return True


def claim(worker: str) -> Claimed | None:
    """Take the next job that is due, with a lease in this worker's name."""
    with transaction.atomic():
        queued = DBTaskResult.objects.ready().select_for_update(skip_locked=True).first()
        if queued is None:
            return None
        queued.claim(worker)
        row, _ = JobRow.objects.get_or_create(job=queued.id)
        row.waits, row.worker, row.renewed_at = False, worker, timezone.now()
        row.attempts += 1
        row.save()
    given = queued.args_kwargs

    def run() -> object:
        return queued.task.call(*given["args"], **given["kwargs"])

    return Claimed(job=queued.id, attempt=row.attempts, name=queued.task_path, run=run)


def renew(job: UUID, worker: str) -> bool:
    """Renew a lease; False where another worker has the job by now."""
    held = JobRow.objects.filter(job=job, worker=worker)
    return held.update(renewed_at=timezone.now()) == 1


def done(claimed: Claimed, worker: str) -> None:
    """Note that a job is done, unless another worker has it by now."""
    if _let_go(claimed, worker):
        DBTaskResult.objects.get(pk=claimed.job).set_successful(None)


def went_wrong(claimed: Claimed, worker: str, error: BaseException) -> None:
    """Put a job back for another try, later each time, or give it up after five."""
    if not _let_go(claimed, worker):
        return
    queued = DBTaskResult.objects.get(pk=claimed.job)
    queued.set_failed(error)
    if claimed.attempt < MOST_ATTEMPTS:
        _again(claimed.job, timezone.now() + timedelta(seconds=30 * 2**claimed.attempt))


def _let_go(claimed: Claimed, worker: str) -> bool:
    held = JobRow.objects.filter(job=claimed.job, worker=worker)
    return held.update(worker="", renewed_at=None) == 1


def _again(job: UUID, after: datetime) -> None:
    DBTaskResult.objects.filter(pk=job).update(
        status=TaskResultStatus.READY, started_at=None, finished_at=None, run_after=after
    )


def reap(lease: timedelta = LEASE) -> int:
    """Give back the jobs of workers that are gone, and return how many."""
    with transaction.atomic():
        gone = JobRow.objects.select_for_update().filter(renewed_at__lt=timezone.now() - lease)
        jobs = list(gone.values_list("job", "attempts"))
        for job, attempts in jobs:
            if attempts < MOST_ATTEMPTS:
                _again(job, timezone.now())
            else:
                DBTaskResult.objects.get(pk=job).set_failed(TimeoutError("its workers died"))
        gone.update(worker="", renewed_at=None)
    return len(jobs)


def take_turn_at(name: str, at: datetime, every: timedelta) -> bool:
    """Say whether it is time to do what is done ``every`` so often, and note that it is done.

    Only one of several workers is told yes.
    """
    with transaction.atomic():
        _, made = TurnRow.objects.select_for_update().get_or_create(
            name=name, defaults={"taken_at": at}
        )
        if made:
            return True
        due = TurnRow.objects.filter(Q(name=name) & Q(taken_at__lte=at - every))
        return due.update(taken_at=at) == 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """How much background work there is."""

    waiting: int
    running: int
    given_up: int


def queue() -> Queue:
    """Return how many jobs wait, run and were given up."""
    rows = DBTaskResult.objects
    return Queue(
        waiting=rows.filter(status=TaskResultStatus.READY).count(),
        running=rows.filter(status=TaskResultStatus.RUNNING).count(),
        given_up=rows.filter(status=TaskResultStatus.FAILED).count(),
    )
