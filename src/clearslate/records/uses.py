"""Declared uses: lists by what somebody may see, and single ones with all that is kept."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from clearslate.domain.declaration import Declaration
from clearslate.domain.people import Member
from clearslate.domain.policy.rules import Outcome
from clearslate.domain.request import OPEN, Progress
from clearslate.formats.stored import kept, text_of
from clearslate.records.log import take_turn
from clearslate.records.models import DeclarationRow, StandsOnRow
from clearslate.records.productions import (
    ProductionKept,
    production_called,
    production_numbered,
)
from clearslate.records.reach import NotThere, declarations_of
from clearslate.records.worded import Row, Rows, worded_once


@dataclass(frozen=True, slots=True, kw_only=True)
class UseLine:
    """One declared use in a list."""

    number: int
    production: int
    handle: str
    reference: str
    title: str
    partner: str
    outcome: Outcome
    progress: Progress
    overridden: bool
    needed_on: date | None
    declared_at: datetime
    changed_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class UseKept:
    """One declared use with its production and everything that stands beside it."""

    number: int
    production: ProductionKept
    declaration: Declaration
    organisation: int
    path: str
    partner: str
    declarant: int
    declarant_name: str
    answerable: int
    answerable_name: str
    outcome: Outcome
    progress: Progress
    declaration_digest: str
    determination_digest: str
    needed_on: date | None
    declared_at: datetime
    settled_at: datetime | None
    changed_at: datetime
    current: bool
    overridden: bool

    @property
    def subject(self) -> str:
        """What the audit log calls it."""
        return f"declaration {self.production.handle} {self.declaration.reference}"

    @property
    def declared_by(self) -> frozenset[int]:
        """The members who may not decide it."""
        return frozenset((self.declarant, self.answerable))


def use_called(member: Member, handle: str, reference: str) -> UseKept:
    """Return a use by the handle of its production and its reference.

    Raises:
        NotThere: where ``member`` may see none.
    """
    production = production_called(member, handle)
    found = _called(production.number, reference, member=member)
    if not found:
        raise NotThere(reference)
    return _use(found[0], production)


@worded_once
def _called(production: int, reference: str, *, member: Member) -> Rows:
    rows = declarations_of(member).filter(production=production, reference=reference)
    return rows.values_list(*_COLUMNS)


def declared_from(member: Member, handle: str, draft: int) -> str | None:
    """Return the reference of the use that a draft became, where ``member`` may see that use."""
    rows = declarations_of(member).filter(production__handle=handle, draft=draft)
    return rows.values_list("reference", flat=True).first()


def use_numbered(number: int) -> UseKept:
    """Return a use for an operation or the worker, which see everything."""
    found = _numbered(number)
    if not found:
        raise NotThere(number)
    production = found[0][_COLUMNS.index("production")]
    return _use(found[0], production_numbered(production))


@worded_once
def _numbered(number: int) -> Rows:
    return DeclarationRow.objects.filter(pk=number).values_list(*_COLUMNS)


_COLUMNS = (
    "pk",
    "production",
    "document",
    "reference",
    "organisation",
    "organisation__path",
    "organisation__name",
    "declarant",
    "declarant__name",
    "answerable",
    "answerable__name",
    "outcome",
    "progress",
    "digest",
    "determination_digest",
    "needed_on",
    "declared_at",
    "settled_at",
    "changed_at",
    "current",
    "overridden",
)
"""What is read of a use: of those who declared it no more than their names."""


def locked(number: int) -> bool:
    """Wait for a use's row and hold it until the transaction ends; False where it is gone.

    Two reviewers at once, or a yes against a supersession, go one after the other.
    """
    take_turn()
    return DeclarationRow.objects.select_for_update().filter(pk=number).exists()


def references_in(production: int) -> frozenset[str]:
    """Return every reference of a declaration in a production, superseded ones too."""
    rows = DeclarationRow.objects.filter(production=production)
    return frozenset(rows.values_list("reference", flat=True))


def current_in(production: int) -> tuple[int, ...]:
    """Return the numbers of all current uses of a production."""
    rows = DeclarationRow.objects.filter(production=production, current=True)
    return tuple(rows.order_by("pk").values_list("pk", flat=True))


def keep_use(
    declaration: Declaration,
    *,
    production: int,
    organisation: int,
    declarant: int,
    answerable: int,
    needed_on: date | None,
    at: datetime,
    supersedes: int | None = None,
    draft: int | None = None,
) -> int:
    """Keep a new declaration, not determined yet, and return its number."""
    text, digest = text_of(declaration)
    row = DeclarationRow.objects.create(
        production_id=production,
        organisation_id=organisation,
        declarant_id=declarant,
        answerable_id=answerable,
        reference=declaration.reference,
        title=declaration.title,
        document=text,
        digest=digest,
        outcome=int(Outcome.ESCALATE),
        certain=int(Outcome.NOTIFY),
        could_reach=int(Outcome.BLOCKED),
        progress=Progress.WAITING.value,
        determination="",
        determination_digest="",
        needed_on=needed_on,
        declared_at=at,
        changed_at=at,
        supersedes_id=supersedes,
        draft=draft,
    )
    if supersedes is not None:
        DeclarationRow.objects.filter(pk=supersedes).update(
            current=False, progress=Progress.SUPERSEDED.value, changed_at=at
        )
    return row.pk


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """What a determination came to, to be kept beside the declaration."""

    outcome: Outcome
    certain: Outcome
    could_reach: Outcome
    progress: Progress
    determination: str
    digest: str
    stands_on: frozenset[tuple[str, str]]
    """Kinds and references of the records that were read."""


def keep_settled(number: int, settled: Settled, at: datetime) -> None:
    """Keep what a use was determined to."""
    row = DeclarationRow.objects.get(pk=number)
    row.outcome = int(settled.outcome)
    row.certain = int(settled.certain)
    row.could_reach = int(settled.could_reach)
    if row.progress != settled.progress.value or row.determination_digest != settled.digest:
        row.changed_at = at
    row.progress = settled.progress.value
    row.determination = settled.determination
    row.determination_digest = settled.digest
    cleared = settled.progress is Progress.GOES_AHEAD and not row.overridden
    if row.settled_at is None and cleared:
        row.settled_at = at
    row.save()
    _keep_stands_on(number, settled.stands_on)


def keep_settled_at(number: int, at: datetime) -> None:
    """Keep when a use could first go ahead, where that was before it came here."""
    DeclarationRow.objects.filter(pk=number).update(settled_at=at)


def _keep_stands_on(number: int, stands_on: Iterable[tuple[str, str]]) -> None:
    wanted = frozenset(stands_on)
    rows = StandsOnRow.objects.filter(declaration=number)
    there = {(row.kind, row.reference): row.pk for row in rows}
    rows.filter(pk__in=[pk for key, pk in there.items() if key not in wanted]).delete()
    StandsOnRow.objects.bulk_create(
        StandsOnRow(declaration_id=number, kind=kind, reference=reference)
        for kind, reference in sorted(wanted - there.keys())
    )


def set_progress(number: int, progress: Progress, at: datetime, **also: object) -> None:
    """Set where a use stands, and columns beside it."""
    DeclarationRow.objects.filter(pk=number).update(progress=progress.value, changed_at=at, **also)


def still_open(progress: Progress) -> bool:
    """Whether somebody still has something to do about a use."""
    return progress in OPEN


def _line(row: DeclarationRow) -> UseLine:
    return UseLine(
        number=row.pk,
        production=row.production_id,
        handle=row.production.handle,
        reference=row.reference,
        title=row.title,
        partner=row.organisation.name,
        outcome=Outcome(row.outcome),
        progress=Progress(row.progress),
        overridden=row.overridden,
        needed_on=row.needed_on,
        declared_at=row.declared_at,
        changed_at=row.changed_at,
    )


def _use(told: Row, production: ProductionKept) -> UseKept:
    row = dict(zip(_COLUMNS, told, strict=True))
    return UseKept(
        number=row["pk"],
        production=production,
        declaration=kept(Declaration, row["document"], row["reference"]),
        organisation=row["organisation"],
        path=row["organisation__path"],
        partner=row["organisation__name"],
        declarant=row["declarant"],
        declarant_name=row["declarant__name"],
        answerable=row["answerable"],
        answerable_name=row["answerable__name"],
        outcome=Outcome(row["outcome"]),
        progress=Progress(row["progress"]),
        declaration_digest=row["digest"],
        determination_digest=row["determination_digest"],
        needed_on=row["needed_on"],
        declared_at=row["declared_at"],
        settled_at=row["settled_at"],
        changed_at=row["changed_at"],
        current=row["current"],
        overridden=row["overridden"],
    )
