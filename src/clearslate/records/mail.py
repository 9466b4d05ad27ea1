"""Letters: written with a change, sent after it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

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
    attempts: int = 0
    fault: str = ""

    @property
    def given_up(self) -> bool:
        """Whether it was tried as often as letters are."""
        return self.sent_at is None and self.attempts >= _MOST_ATTEMPTS


def write(*, to: str, subject: str, text: str, at: datetime, fleeting: bool = False) -> None:
    """Put a letter into the outbox; the text of a ``fleeting`` one goes once it was sent."""
    MailRow.objects.create(
        to=to, subject=subject[:300], text=text, written_at=at, fleeting=fleeting
    )


def outbox(*, first: int = 0, most: int = 200) -> tuple[Letter, ...]:
    """Return the latest letters, newest first."""
    return tuple(_letter(row) for row in MailRow.objects.order_by("-pk")[first : first + most])


def how_many_letters() -> int:
    """Return how many letters were ever written."""
    return MailRow.objects.count()


def take_letter(at: datetime) -> Letter | None:
    """Return the next letter to be sent, and keep it from other workers for a while.

    Each try puts the next one off for twice as long, from one minute on; after eight it is
    left alone. A worker that dies between sending and noting so sends once more.
    """
    with transaction.atomic():
        row = (
            MailRow.objects.select_for_update(skip_locked=True)
            .filter(Q(not_before=None) | Q(not_before__lte=at), sent_at=None)
            .filter(attempts__lt=_MOST_ATTEMPTS)
            .order_by("pk")
            .first()
        )
        if row is None:
            return None
        row.not_before = at + timedelta(minutes=2**row.attempts)
        row.attempts += 1
        row.save(update_fields=("attempts", "not_before"))
        return _letter(row)


def sent(number: int, at: datetime) -> None:
    """Note that a letter went out."""
    MailRow.objects.filter(pk=number).update(sent_at=at, fault="")
    MailRow.objects.filter(pk=number, fleeting=True).update(text="")


def failed(number: int, fault: str) -> None:
    """Note why a letter could not be sent this time."""
    MailRow.objects.filter(pk=number).update(fault=fault[:300])


def _letter(row: MailRow) -> Letter:
    return Letter(
        number=row.pk,
        to=row.to,
        subject=row.subject,
        text=row.text,
        written_at=row.written_at,
        sent_at=row.sent_at,
        attempts=row.attempts,
        fault=row.fault,
    )
