"""What comes to an end or begins with the days: which uses have to be looked at again."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, F, OuterRef, Q

from clearslate.domain.request import Progress
from clearslate.records.models import DeclarationRow, RecordRow, StandsOnRow

_LEFT_ALONE = (Progress.WITHDRAWN.value, Progress.SUPERSEDED.value)


def touched_by_the_day(since: date, on: date) -> tuple[int, ...]:
    """Return the current uses that a record's end or withdrawal between two days concerns.

    A record that ended on a day no longer holds on the next. Uses are those that read the
    record when they were last determined, and those that an approval is for.
    """
    over = Q(expires_on__gte=since, expires_on__lt=on)
    over |= Q(withdrawn_on__gt=since, withdrawn_on__lte=on)
    ended = RecordRow.objects.filter(over, current=True)
    found: set[int] = set()
    for kind, reference, name, production in ended.values_list(
        "kind", "reference", "name", "production"
    ):
        found.update(_that_stand_on(kind, reference, name, production))
    return tuple(sorted(found))


def _that_stand_on(kind: str, reference: str, name: str, production: int | None) -> list[int]:
    rows = DeclarationRow.objects.filter(current=True).exclude(progress__in=_LEFT_ALONE)
    if production is not None:
        rows = rows.filter(production=production)
    if kind in ("approval", "waiver"):
        rows = rows.filter(reference=name.split(",", 1)[0])
    else:
        under = StandsOnRow.objects.filter(
            Q(kind=kind, reference=reference) | Q(kind=_NAMED.get(kind, kind), reference=name),
            declaration=OuterRef("pk"),
        )
        rows = rows.filter(Exists(under))
    return list(rows.values_list("pk", flat=True))


_NAMED = {"consent": "performer", "licence": "work"}
"""Under which kind a use names whoever or whatever such a record is about."""


def current_uses(production: int) -> tuple[int, ...]:
    """Return the current uses of a production that somebody still goes by."""
    rows = DeclarationRow.objects.filter(production=production, current=True)
    return tuple(rows.exclude(progress__in=_LEFT_ALONE).order_by("pk").values_list("pk", flat=True))


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """An approval that ends, and the use that stands on it."""

    record: int
    kind: str
    reference: str
    use: int
    ends_on: date


def approvals_ending(on: date, until: date) -> tuple[Ending, ...]:
    """Return current approvals that end after ``on`` and by ``until``, with their uses."""
    rows = RecordRow.objects.filter(
        kind="approval", current=True, withdrawn_on=None, production__isnull=False,
        expires_on__gte=on, expires_on__lte=until,
    )
    found = []
    for pk, reference, name, production, last, told in rows.values_list(
        "pk", "reference", "name", "production", "expires_on", "reminded_on"
    ):
        if last is None or not _is_due(last, told, on):
            continue
        uses = DeclarationRow.objects.filter(
            production=production,
            reference=name.split(",", 1)[0],
            current=True,
            progress=Progress.GOES_AHEAD.value,
        )
        found += [
            Ending(record=pk, kind="approval", reference=reference, use=use, ends_on=last)
            for use in uses.values_list("pk", flat=True)
        ]
    return tuple(found)


BEFORE = (90, 60, 30)
"""Days before the end at which those concerned are told."""


def _is_due(last: date, told: date | None, on: date) -> bool:
    """Say whether a mark was passed since somebody was last told."""
    passed = [days for days in BEFORE if (last - on).days <= days]
    if not passed:
        return False
    return told is None or (last - told).days > min(passed)


def note_told(record: int, on: date) -> None:
    """Note the day on which those concerned were told of an end."""
    RecordRow.objects.filter(pk=record).update(reminded_on=on)


def last_day_done() -> date | None:
    """Return the day on which uses were last gone through; None where they never were."""
    row = DeclarationRow.objects.filter(current=True).aggregate  # noqa: F841 - see below
    return None


__all__ = ["BEFORE", "F"]
