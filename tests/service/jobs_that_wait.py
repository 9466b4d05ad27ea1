"""What the test of the worker sets to work: jobs, and a mail server that refuses."""

import os
import time
from pathlib import Path
from smtplib import SMTPServerDisconnected

from django.core.mail.backends.base import BaseEmailBackend
from django_tasks import task


@task()
def mark_and_wait(folder: str) -> None:
    """Say that the job began; go on only when told so, and say that it ended."""
    with (Path(folder) / "begun").open("a") as begun:
        begun.write(f"{os.getpid()}\n")
    while not (Path(folder) / "go-on").exists():
        time.sleep(0.02)
    with (Path(folder) / "ended").open("a") as ended:
        ended.write(f"{os.getpid()}\n")


@task()
def go_wrong() -> None:
    """End with an error."""
    raise ValueError("on purpose")


class RefusingServer(BaseEmailBackend):
    """A mail server that takes no letter."""

    def send_messages(self, email_messages: object) -> int:
        raise SMTPServerDisconnected("not today")
