"""Letters: written with a change, sent after it."""

from dataclasses import dataclass
from datetime import datetime

from clearslate.records.models import MailRow

_MOST_ATTEMPTS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A letter as it lies in the outbox."""

    number: int
    to: str
    subject: str
    text: str
    written_at: datetime
    sent_at: datetime | None = None
    fault: str = ""


def write(*, to: str, subject: str, text: str, at: datetime) -> None:
    """Put a letter into the outbox."""
    MailRow.objects.create(to=to, subject=subject[:300], text=text, written_at=at)


def outbox(*, most: int = 200) -> tuple[Letter, ...]:
    """Return the latest letters, newest first."""
    return tuple(_letter(row) for row in MailRow.objects.order_by("-pk")[:most])


def waiting(*, most: int = 50) -> tuple[Letter, ...]:
    """Return letters to be sent, oldest first; those that failed eight times are left alone."""
    rows = MailRow.objects.filter(sent_at=None, attempts__lt=_MOST_ATTEMPTS).order_by("pk")
    return tuple(_letter(row) for row in rows[:most])


def sent(number: int, at: datetime) -> None:
    """Note that a letter went out."""
    MailRow.objects.filter(pk=number).update(sent_at=at, fault="")


def failed(number: int, fault: str) -> None:
    """Note that a letter could not be sent this time, and why."""
    row = MailRow.objects.get(pk=number)
    row.attempts += 1
    row.fault = fault[:300]
    row.save(update_fields=("attempts", "fault"))


def _letter(row: MailRow) -> Letter:
    return Letter(
        number=row.pk,
        to=row.to,
        subject=row.subject,
        text=row.text,
        written_at=row.written_at,
        sent_at=row.sent_at,
        fault=row.fault,
    )
