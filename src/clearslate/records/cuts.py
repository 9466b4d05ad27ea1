"""Cuts: versions of the edit as they were uploaded, and what their last check found."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Max, Q, QuerySet

from clearslate.domain.asset import Asset
from clearslate.domain.declaration import Declaration
from clearslate.domain.people import Member
from clearslate.domain.production import CutChoice
from clearslate.domain.request import Progress
from clearslate.formats.stored import kept
from clearslate.records.files import Stored
from clearslate.records.models import (
    AssetRow,
    CutCheckRow,
    CutRow,
    DeclarationRow,
    FileRow,
    ProductionRow,
    RecordRow,
)
from clearslate.records.reach import NotThere, cuts_of
from clearslate.records.remembering import until_logged


@dataclass(frozen=True, slots=True, kw_only=True)
class CutKept:
    """One version of a cut as the service keeps it."""

    number: int
    production: int
    name: str
    version: str
    rate: str
    start: str
    locked_on: date | None
    file_name: str
    file_digest: str
    path: str
    """Where the organisation stands that uploaded it: its check reads what that may see."""
    organisation_name: str
    uploaded_by: str
    uploaded_at: datetime

    @property
    def subject(self) -> str:
        """What the audit log calls it, without its production."""
        return f"{self.name} {self.version}"


def keep_cut(
    production: int, choice: CutChoice, stored: Stored, *, uploaded_by: int, at: datetime
) -> int:
    """Keep a version of a cut, whose bytes are stored, and return its number."""
    return CutRow.objects.create(
        production_id=production,
        name=_addressed(choice.name),
        version=_addressed(choice.version),
        rate=choice.rate or "",
        start=choice.start or "",
        locked_on=choice.locked_on,
        file_name=choice.file.rsplit("/", 1)[-1][:200],
        file_digest=stored.digest,
        uploaded_by_id=uploaded_by,
        uploaded_at=at,
    ).pk


def _addressed(name: str) -> str:
    """Return a name as an address can hold it."""
    return name.replace("/", "-").strip() or "-"


def cut_taken(production: int, name: str, version: str) -> bool:
    """Say whether a production has this version of this cut, whoever may see it."""
    return CutRow.objects.filter(production=production, name=name, version=version).exists()


@until_logged()
def cut_called(member: Member, production: int, name: str, version: str) -> CutKept:
    """Return one version of a cut.

    Raises:
        NotThere: where ``member`` may see none.
    """
    return _one(cuts_of(member).filter(production=production, name=name, version=version), name)


def cut_numbered(number: int) -> CutKept:
    """Return a cut for an operation or the worker, which see everything.

    Raises:
        NotThere: where there is none.
    """
    return _one(CutRow.objects.filter(pk=number), number)


def cuts_kept(member: Member, production: int) -> tuple[CutKept, ...]:
    """Return every cut of a production that ``member`` may see, as they were uploaded."""
    return tuple(_kept(row) for row in _whole(cuts_of(member).filter(production=production)))


def _whole(rows: QuerySet[CutRow]) -> QuerySet[CutRow]:
    return rows.select_related("uploaded_by__organisation").order_by("pk")


def _one(rows: QuerySet[CutRow], asked: object) -> CutKept:
    row = _whole(rows).first()
    if row is None:
        raise NotThere(asked)
    return _kept(row)


def _kept(row: CutRow) -> CutKept:
    return CutKept(
        number=row.pk,
        production=row.production_id,
        name=row.name,
        version=row.version,
        rate=row.rate,
        start=row.start,
        locked_on=row.locked_on,
        file_name=row.file_name,
        file_digest=row.file_digest,
        path=row.uploaded_by.organisation.path,
        organisation_name=row.uploaded_by.organisation.name,
        uploaded_by=row.uploaded_by.name,
        uploaded_at=row.uploaded_at,
    )


def stamp_of(cut: CutKept, on: date) -> str:
    """Return what changes whenever a check of ``cut`` could come out differently.

    It is made of counts and latest changes, without reading a document: the file, the day, the
    production's own document, its declarations, registers, papers and assets.
    """
    row = ProductionRow.objects.values_list("digest", "rules_digest", "organisation__path")
    digest, rules, path = row.get(pk=cut.production)
    above = [int(part) for part in path.strip("/").split("/")]
    uses = _declared(cut).aggregate(Count("pk"), Max("changed_at"))
    holding = Q(production=cut.production) | Q(production=None, organisation__in=above)
    records = RecordRow.objects.filter(holding, current=True).aggregate(Count("pk"), Max("pk"))
    assets = AssetRow.objects.filter(production=cut.production).aggregate(Count("pk"), Max("pk"))
    files = FileRow.objects.filter(production=cut.production).aggregate(Count("pk"), Max("pk"))
    parts = (cut.file_digest, cut.rate, cut.start, str(cut.locked_on), on.isoformat(), digest)
    counted = [str(value) for each in (uses, records, assets, files) for value in each.values()]
    return "|".join((*parts, rules, *counted))


def _declared(cut: CutKept) -> QuerySet[DeclarationRow]:
    """Return what the cut's uploader may see of what was declared in its production."""
    return DeclarationRow.objects.filter(
        production=cut.production, organisation__path__startswith=cut.path
    )


def declarations_beside(cut: CutKept) -> tuple[Declaration, ...]:
    """Return the declarations that a check of ``cut`` reads; superseded ones, none withdrawn."""
    columns = ("pk", "supersedes", "progress", "document", "reference")
    found = list(_declared(cut).order_by("reference").values_list(*columns))
    gone = withdrawn_of({pk: (before, progress) for pk, before, progress, _, _ in found})
    return tuple(
        kept(Declaration, text, reference) for pk, _, _, text, reference in found if pk not in gone
    )


def withdrawn_of(uses: Mapping[int, tuple[int | None, str]]) -> set[int]:
    """Return the uses that were taken back, with all that they had superseded.

    What stood before a withdrawn use does not stand again: an event that shows it is held.
    """
    gone: set[int] = set()
    for pk, (_, progress) in uses.items():
        if progress == Progress.WITHDRAWN.value:
            one: int | None = pk
            while one is not None and one not in gone:
                gone.add(one)
                one = uses.get(one, (None, ""))[0]
    return gone


def assets_beside(cut: CutKept) -> tuple[Asset, ...]:
    """Return the asset register that a check of ``cut`` reads."""
    named = Q(declaration__in=_declared(cut).values("pk"))
    own = Q(declaration=None, production__organisation__path__startswith=cut.path)
    rows = AssetRow.objects.filter(named | own, production=cut.production).order_by("pk")
    return tuple(kept(Asset, text, name) for text, name in rows.values_list("document", "name"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What a check of a cut found, and how it is shown; a failed one says why."""

    stamp: str
    checked_at: datetime
    on: date
    verdict: str
    """`cleared`, `held`, or `unreadable`."""
    holds: int = 0
    not_checked: int = 0
    events: int = 0
    clearance: str = ""
    """As ``clear --json`` prints it, in English."""
    pages: Mapping[str, str]
    """The picture and tables as markup, by language."""
    fault: Mapping[str, str]
    """Why it could not be read, by language; empty where it could."""


def keep_check(cut: int, checked: Checked) -> None:
    """Keep what a check of a cut found in the place of the one before."""
    CutCheckRow.objects.update_or_create(
        cut_id=cut,
        defaults={
            "stamp": checked.stamp,
            "checked_at": checked.checked_at,
            "on": checked.on,
            "stage": "",
            "clearance": checked.clearance,
            "pages": json.dumps(dict(checked.pages)),
            "fault": json.dumps(dict(checked.fault)),
        },
    )
    CutRow.objects.filter(pk=cut).update(
        checked_at=checked.checked_at,
        verdict=checked.verdict,
        holds=checked.holds,
        not_checked=checked.not_checked,
        events=checked.events,
    )


def check_kept(cut: int) -> Checked | None:
    """Return what the last check of a cut found; None where it was never checked."""
    row = CutCheckRow.objects.select_related("cut").filter(cut=cut).first()
    if row is None or row.checked_at is None or row.on is None:
        return None
    return Checked(
        stamp=row.stamp,
        checked_at=row.checked_at,
        on=row.on,
        verdict=row.cut.verdict,
        holds=row.cut.holds,
        not_checked=row.cut.not_checked,
        events=row.cut.events,
        clearance=row.clearance,
        pages=json.loads(row.pages or "{}"),
        fault=json.loads(row.fault or "{}"),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Underway:
    """A check that the worker does or will do: how far it is, and for which state of things."""

    stage: str
    stamp: str
    since: datetime


def mark_stage(cut: int, stage: str, stamp: str, at: datetime) -> None:
    """Note how far the check of a cut is; what it found before stays until it is done."""
    CutCheckRow.objects.update_or_create(
        cut_id=cut, defaults={"stage": stage, "stage_stamp": stamp, "stage_at": at}
    )


def underway(cut: int) -> Underway | None:
    """Return how far the check of a cut is; None where none is under way."""
    row = CutCheckRow.objects.filter(cut=cut).exclude(stage="").first()
    if row is None or row.stage_at is None:
        return None
    return Underway(stage=row.stage, stamp=row.stage_stamp, since=row.stage_at)


def counts_beside(cut: CutKept) -> int:
    """Return how many declarations and assets a check of ``cut`` reads: how long it may take."""
    return _declared(cut).count() + AssetRow.objects.filter(production=cut.production).count()
