"""The worker: a job whose worker was killed runs again, once; letters go out; work comes round."""

import os
import signal
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

import pytest
from django.core import mail
from django.db import transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from tests.service.conftest import NOON
from tests.service.jobs_that_wait import go_wrong, mark_and_wait

from clearslate.operations.actor import Actor
from clearslate.operations.mailing import send_letters
from clearslate.operations.work import run_once
from clearslate.records import jobs
from clearslate.records.mail import outbox, write
from clearslate.records.models import JobRow, MailRow

ROOT = Path(__file__).parents[2]
NOW = Actor(member=None, at=NOON)


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty service in a folder of its own, for processes that may be killed."""
    data = tmp_path_factory.mktemp("service")
    _said(
        data,
        "from django.core.management import call_command; call_command('migrate', verbosity=0)",
    )
    return data


def _python(data: Path, code: str) -> subprocess.Popen[str]:
    """Run some Python in a process of that service."""
    environment = os.environ | {
        "CLEARSLATE_DATA": str(data),
        "DATABASE_URL": "",
        "DJANGO_SETTINGS_MODULE": "clearslate.web.settings",
        "PYTHONPATH": str(ROOT),
    }
    setting_up = "import django; django.setup()\n"
    return subprocess.Popen(
        [sys.executable, "-c", setting_up + code],
        env=environment,
        cwd=ROOT,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def _said(data: Path, code: str) -> str:
    running = _python(data, code)
    said, wrong = running.communicate(timeout=60)
    assert running.returncode == 0, wrong
    return said.strip()


_RUN = """
from datetime import datetime, UTC
from clearslate.operations.actor import Actor
from clearslate.operations.work import run_once
print(run_once(Actor(member=None, at=datetime.now(UTC))))
"""
_AGE = """
from datetime import timedelta
from django.utils import timezone
from clearslate.records.models import JobRow
JobRow.objects.update(renewed_at=timezone.now() - timedelta(seconds=61))
"""
_STATE = """
from django_tasks_db.models import DBTaskResult
from clearslate.records.models import JobRow
print(DBTaskResult.objects.get().status, JobRow.objects.get().attempts)
"""


def test_a_killed_worker_s_job_runs_again_and_once(service: Path, tmp_path: Path) -> None:
    _said(
        service,
        "from tests.service.jobs_that_wait import mark_and_wait\n"
        f"mark_and_wait.enqueue(folder={str(tmp_path)!r})",
    )
    first = _python(service, _RUN)
    _until(lambda: (tmp_path / "begun").exists(), first)
    first.send_signal(signal.SIGKILL)
    first.communicate()
    assert _said(service, _STATE) == "RUNNING 1"

    # Its lease still holds, so nobody else runs it yet.
    assert _said(service, _RUN) == "False"
    _said(service, _AGE)
    (tmp_path / "go-on").touch()
    assert _said(service, _RUN) == "True"
    assert _said(service, _RUN) == "False"

    assert _said(service, _STATE) == "SUCCESSFUL 2"
    assert len((tmp_path / "begun").read_text().split()) == 2
    assert len((tmp_path / "ended").read_text().split()) == 1


def _until(holds: object, running: subprocess.Popen[str]) -> None:
    for _ in range(1000):
        if holds():  # type: ignore[operator]
            return
        assert running.poll() is None, running.communicate()
        time.sleep(0.02)
    raise AssertionError("the job never began")


def test_an_empty_service_is_founded_by_a_link_that_opens_the_first_account(
    service: Path,
) -> None:
    said = _said(
        service,
        "from datetime import datetime, UTC\n"
        "from clearslate.operations import inviting\n"
        "from clearslate.operations.actor import Actor\n"
        "from clearslate.records.members import member_of\n"
        "now = Actor(member=None, at=datetime.now(UTC))\n"
        "given = ('Loom Studio', 'Ada Birch', 'ada@example.org', 'en', now)\n"
        "inviting.found_studio(*given)\n"
        "path = inviting.found_studio(*given)\n"
        "new = inviting.Newcomer(name='Ada Birch', language='en', password='a long password')\n"
        "ada = member_of(inviting.accept(path.rsplit('/', 1)[1], new, now))\n"
        "print(ada.path, ada.at_studio, sorted(ada.everywhere))\n",
    )

    assert said == "/1/ True [<Office.ADMINISTRATOR: 'administrator'>]"


@pytest.fixture
def queue(db: None) -> None:
    DBTaskResult.objects.all().delete()
    jobs.take_turn_at("day", NOON, timedelta(0))
    jobs.take_turn_at("checkpoint", NOON, timedelta(0))


def test_a_job_of_a_change_that_was_rolled_back_was_never_queued(queue: None) -> None:
    with transaction.atomic():
        go_wrong.enqueue()
        transaction.set_rollback(True)

    assert jobs.claim("one") is None


def test_a_job_that_goes_wrong_is_tried_five_times_each_later_than_the_last(
    queue: None, caplog: pytest.LogCaptureFixture
) -> None:
    go_wrong.enqueue()
    waits = []
    for _ in range(5):
        DBTaskResult.objects.update(run_after=timezone.now())
        assert run_once(NOW)
        queued = DBTaskResult.objects.get()
        waits.append(queued.run_after - timezone.now())

    assert waits[:4] == sorted(waits[:4])
    assert waits[0] > timedelta(seconds=50)
    assert queued.status == "FAILED"
    DBTaskResult.objects.update(run_after=timezone.now())
    assert not run_once(NOW)
    assert "on purpose" in queued.traceback


def test_a_job_with_a_lease_is_left_alone_and_one_without_is_taken(queue: None) -> None:
    mark_and_wait.enqueue(folder="/nowhere")
    claimed = jobs.claim("one")
    assert claimed is not None
    assert jobs.reap() == 0
    assert jobs.claim("two") is None
    JobRow.objects.update(renewed_at=timezone.now() - timedelta(seconds=59))
    assert jobs.reap() == 0
    JobRow.objects.update(renewed_at=timezone.now() - timedelta(seconds=61))
    assert jobs.reap() == 1
    again = jobs.claim("two")
    assert again is not None
    assert (again.job, again.attempt) == (claimed.job, 2)

    # The first was only slow: it may neither renew nor finish what another runs.
    assert not jobs.renew(claimed.job, "one")
    jobs.done(claimed, "one")
    assert DBTaskResult.objects.get().status == "RUNNING"
    jobs.done(again, "two")
    assert DBTaskResult.objects.get().status == "SUCCESSFUL"


def test_a_job_whose_workers_always_die_is_given_up_after_five(queue: None) -> None:
    mark_and_wait.enqueue(folder="/nowhere")
    for _ in range(5):
        assert jobs.claim("one") is not None
        JobRow.objects.update(renewed_at=timezone.now() - timedelta(seconds=61))
        jobs.reap()

    assert jobs.claim("one") is None
    assert jobs.queue().given_up == 1


def test_a_second_job_of_a_key_waits_only_after_the_first_began(queue: None) -> None:
    assert jobs.enqueue_once("salt", go_wrong)
    assert not jobs.enqueue_once("salt", go_wrong)
    assert jobs.enqueue_once("soap", go_wrong)
    assert jobs.claim("one") is not None
    assert jobs.enqueue_once("salt", go_wrong)
    assert jobs.queue().waiting == 2


def test_what_comes_round_is_done_by_one_worker_only(db: None) -> None:
    assert jobs.take_turn_at("x", NOON, timedelta(minutes=15))
    assert not jobs.take_turn_at("x", NOON + timedelta(minutes=14), timedelta(minutes=15))
    assert jobs.take_turn_at("x", NOON + timedelta(minutes=15), timedelta(minutes=15))
    assert not jobs.take_turn_at("x", NOON + timedelta(minutes=15), timedelta(minutes=15))


@pytest.fixture
def letter(db: None, settings: object) -> None:
    settings.MAIL_IS_SENT = True  # type: ignore[attr-defined]
    settings.PUBLIC_URL = "https://clearance.example.org"  # type: ignore[attr-defined]
    MailRow.objects.all().delete()
    write(
        to="a@example.org",
        subject="Two\nlines",
        text="Look at /productions/x/uses/X-1. Or/and (/me) 1/2.",
        at=NOON,
    )


def test_a_letter_goes_out_once_with_full_addresses(letter: None) -> None:
    assert send_letters(NOW) == 1
    assert send_letters(NOW) == 0

    [sent] = mail.outbox
    assert sent.subject == "Two lines"
    assert sent.body == (
        "Look at https://clearance.example.org/productions/x/uses/X-1. Or/and "
        "(https://clearance.example.org/me) 1/2."
    )
    assert outbox()[0].sent_at == NOON


def test_without_a_mail_server_letters_stay(letter: None, settings: object) -> None:
    settings.MAIL_IS_SENT = False  # type: ignore[attr-defined]

    assert send_letters(NOW) == 0
    assert outbox()[0].sent_at is None


def test_a_letter_that_fails_is_tried_eight_times_at_growing_distances(
    letter: None, settings: object
) -> None:
    settings.EMAIL_BACKEND = "tests.service.jobs_that_wait.RefusingServer"  # type: ignore[attr-defined]
    at, tries = NOON, 0
    for minute in range(600):
        tries += send_letters(Actor(member=None, at=at + timedelta(minutes=minute)))

    kept = outbox()[0]
    assert tries == 8
    assert kept.given_up
    assert kept.fault == "SMTPServerDisconnected: not today"
