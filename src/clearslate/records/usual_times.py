"""How long tasks usually take, by those that were done last."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Q

from clearslate.domain.people import Office
from clearslate.records.models import TaskRow
from clearslate.records.remembering import remembered


@dataclass(frozen=True, slots=True, kw_only=True)
class Usual:
    """How long such tasks took: the median of the latest ones, and of how many."""

    took: timedelta
    of: int


_NOT_TIMED = ("notice", "override", "register")
_FEWEST = 5
_LATEST = 400
"""Of all tasks that were done last, those that are looked at."""


def usual_times() -> Mapping[tuple[str, Office | None], Usual]:
    """Return, by kind and office, how long tasks usually took, by those that were done last.

    Of a kind and office that were done fewer than five times of late nothing is said. Reviews
    count when a person did them; what fell away says nothing of how long people take.
    """
    return remembered("usual", (), _usual_times)


def _usual_times() -> Mapping[tuple[str, Office | None], Usual]:
    # By what is left out, so that the index by day of closing is read from its end.
    done = TaskRow.objects.filter(closed_at__isnull=False).exclude(kind__in=_NOT_TIMED)
    by_people = Q(closed_by__isnull=False) | ~Q(kind="review")
    rows = done.filter(by_people).order_by("-closed_at")
    took: dict[tuple[str, Office | None], list[timedelta]] = {}
    for kind, office, opened, closed in rows[:_LATEST].values_list(
        "kind", "office", "opened_at", "closed_at"
    ):
        if closed is not None:
            key = (kind, Office(office) if office else None)
            took.setdefault(key, []).append(closed - opened)
    return {
        key: Usual(took=sorted(times)[len(times) // 2], of=len(times))
        for key, times in took.items()
        if len(times) >= _FEWEST
    }
