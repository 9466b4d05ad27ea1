"""What comes to an end or begins with the days: which uses have to be looked at again."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from clearslate.domain.approval import Approval
from clearslate.domain.request import OPEN, Progress
from clearslate.formats.stored import kept
from clearslate.records.models import DeclarationRow, ProductionRow, RecordRow, StandsOnRow

_LEFT_ALONE = (Progress.WITHDRAWN.value, Progress.SUPERSEDED.value)
_NAMED = {"consent": "performer", "licence": "work"}
"""Under which kind a use names whoever or whatever such a record is about."""


def touched_by_the_day(since: date, on: date) -> dict[int, tuple[int, ...]]:
    """Return, by production, the uses whose records ended or were withdrawn between two days.

    A record that ends on a day no longer holds on the next. Uses are those that read the
    record when they were last determined, those that an approval is for, and those that wait
    though an approval is on file, since it may begin today.
    """
    over = Q(expires_on__gte=since, expires_on__lt=on)
    over |= Q(withdrawn_on__gt=since, withdrawn_on__lte=on)
    ended = RecordRow.objects.filter(over, current=True)
    found: set[tuple[int, int]] = set()
    for kind, reference, about, name, production in ended.values_list(
        "kind", "reference", "about", "name", "production"
    ):
        found |= _pairs(_that_stand_on(kind, reference, about, name, production))
    return _grouped(found | _pairs(_waiting_with_an_approval()))


def _that_stand_on(
    kind: str, reference: str, about: str, name: str, production: int | None
) -> QuerySet[DeclarationRow]:
    rows = _current()
    if production is not None:
        rows = rows.filter(production=production)
    if about:
        return rows.filter(reference=about)
    under = StandsOnRow.objects.filter(
        Q(kind=kind, reference=reference) | Q(kind=_NAMED.get(kind, kind), reference=name),
        declaration=OuterRef("pk"),
    )
    return rows.filter(Exists(under))


def _waiting_with_an_approval() -> QuerySet[DeclarationRow]:
    approvals = RecordRow.objects.filter(kind="approval", current=True, withdrawn_on=None)
    on_file = approvals.filter(production=OuterRef("production"), about=OuterRef("reference"))
    return _current().filter(Exists(on_file), progress__in=[each.value for each in OPEN])


def _current() -> QuerySet[DeclarationRow]:
    return DeclarationRow.objects.filter(current=True).exclude(progress__in=_LEFT_ALONE)


def _pairs(rows: QuerySet[DeclarationRow]) -> set[tuple[int, int]]:
    return set(rows.values_list("production", "pk"))


def _grouped(pairs: Iterable[tuple[int, int]]) -> dict[int, tuple[int, ...]]:
    found: dict[int, list[int]] = defaultdict(list)
    for production, use in sorted(pairs):
        found[production].append(use)
    return {production: tuple(uses) for production, uses in found.items()}


def current_uses(production: int) -> tuple[int, ...]:
    """Return the current uses of a production that somebody still goes by."""
    rows = _current().filter(production=production)
    return tuple(rows.order_by("pk").values_list("pk", flat=True))


def productions_going_on() -> tuple[int, ...]:
    """Return the productions that are not archived and in which something is declared."""
    declared = DeclarationRow.objects.filter(production=OuterRef("pk"), current=True)
    rows = ProductionRow.objects.filter(Exists(declared), archived=False)
    return tuple(rows.order_by("pk").values_list("pk", flat=True))


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """An approval that ends soon, and the use that goes ahead on it, or waits for the rest."""

    record: int
    reference: str
    use: int
    ends_on: date
    given_by: int | None
    """Who gave it here; None where it was imported."""
    days: int
    """The mark that was passed: 90, 60 or 30 days before the end."""


BEFORE = (30, 60, 90)
"""Days before the end of an approval at which those concerned are told."""


def approvals_ending(on: date) -> tuple[Ending, ...]:
    """Return the approvals of which those concerned are to be told today, with their uses."""
    rows = RecordRow.objects.filter(
        kind="approval", current=True, withdrawn_on=None, production__isnull=False
    ).filter(expires_on__gte=on, expires_on__lte=on + timedelta(days=BEFORE[-1]))
    found = []
    for pk, reference, about, production, last, told, giver, text in rows.values_list(
        "pk",
        "reference",
        "about",
        "production",
        "expires_on",
        "told_before",
        "made_by",
        "document",
    ):
        mark = next((days for days in BEFORE if last and (last - on).days <= days), None)
        if last is None or mark is None or (told is not None and told <= mark):
            continue
        found += [
            Ending(
                record=pk, reference=reference, use=use, ends_on=last, given_by=giver, days=mark
            )
            for use in _resting_on(kept(Approval, text, reference), about, production)
        ]
    return tuple(found)


def _resting_on(approval: Approval, about: str, production: int | None) -> tuple[int, ...]:
    """Return the use that goes ahead on an approval, or waits for others while it counts."""
    ahead = Q(progress=Progress.GOES_AHEAD.value)
    counts = Q(
        progress=Progress.WAITING.value, determination_digest=approval.determination_digest or "-"
    )
    rows = _current().filter(ahead | counts, production=production, reference=about)
    return tuple(rows.values_list("pk", flat=True))


def note_told(ending: Ending) -> None:
    """Note the mark at which those concerned were told of an end."""
    RecordRow.objects.filter(pk=ending.record).update(told_before=ending.days)
