"""What files say of their making: kept beside uses, seen by whoever sees the use."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q, QuerySet

from clearslate.domain.discrepancies import Answered, Discrepancy
from clearslate.domain.people import Member, Office
from clearslate.domain.provenance import Origin
from clearslate.formats.evidence_lines import (
    EvidenceLine,
    discrepancies_from,
    discrepancies_text,
    kept_line,
)
from clearslate.records.models import AssetRow, DeclarationRow, EvidenceRow, TaskRow
from clearslate.records.reach import NotThere, declarations_of, productions_of
from clearslate.records.remembering import until_logged
from clearslate.records.worded import Rows, worded_once

_AT_ONCE = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceKept:
    """What one file says, what of it differs, and what a person made of that."""

    number: int
    production: int
    use: int | None
    reference: str
    """Of its declaration; empty where none is known."""
    name: str
    asset: str
    digest: str
    origin: Origin
    discrepancies: tuple[Discrepancy, ...]
    open: bool
    added_by: str
    added_at: datetime
    decision: Answered | None
    reason: str
    decided_by: str
    decided_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceNew:
    """Evidence that is to be kept."""

    use: int | None
    name: str
    asset: str
    digest: str
    origin: Origin
    document: str
    discrepancies: tuple[Discrepancy, ...]
    open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AssetHere:
    """An asset of the register with the use it was made for."""

    name: str
    use: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AssetsHere:
    """The assets of a production that somebody sees, by digest and by name."""

    by_digest: Mapping[str, AssetHere]
    by_name: Mapping[str, tuple[AssetHere, str | None]]
    """With the digest that the register has."""

    def matching(self, name: str, digest: str | None) -> AssetHere | None:
        """Return the asset that a file is; one of its name with another digest is another."""
        if digest is not None and digest in self.by_digest:
            return self.by_digest[digest]
        here, known = self.by_name.get(name.casefold(), (None, None))
        return here if known is None or digest is None else None


def _seen(member: Member) -> QuerySet[EvidenceRow]:
    own = Q(declaration=None, added_by__organisation__path__startswith=member.path)
    return EvidenceRow.objects.filter(
        Q(declaration__in=declarations_of(member)) | own,
        production__in=productions_of(member).values("pk"),
    )


def evidence_listed(
    member: Member, production: int, *, undecided: bool, first: int = 0, most: int = 50
) -> tuple[tuple[EvidenceKept, ...], int]:
    """Return the evidence of a production that ``member`` may see, newest first, and how much.

    What nobody has answered stands before the rest.
    """
    rows = _seen(member).filter(production=production)
    if undecided:
        rows = rows.filter(open=True)
    page = _whole(rows).order_by("-open", "-added_at", "-pk")[first : first + most]
    return tuple(_kept(row) for row in page), rows.count()


@until_logged()
def evidence_about(use: int, *, most: int = 20) -> tuple[EvidenceKept, ...]:
    """Return what files say beside a use, unanswered first; one more than ``most`` at most."""
    if not _any_about(use):
        # Of most uses nobody brought any, and to join for nothing takes its time.
        return ()
    rows = _whole(EvidenceRow.objects.filter(declaration=use))
    return tuple(_kept(row) for row in rows.order_by("-open", "-added_at", "-pk")[: most + 1])


@worded_once
def _any_about(use: int) -> Rows:
    return EvidenceRow.objects.filter(declaration=use).values_list("pk")[:1]


def evidence_numbered(member: Member, production: int, number: int) -> EvidenceKept:
    """Return one piece of evidence.

    Raises:
        NotThere: where ``member`` may see none.
    """
    row = _whole(_seen(member)).filter(production=production, pk=number).first()
    if row is None:
        raise NotThere(number)
    return _kept(row)


def keep_evidence(production: int, found: Iterable[EvidenceNew], *, by: int, at: datetime) -> None:
    """Keep evidence as new."""
    EvidenceRow.objects.bulk_create(
        (
            EvidenceRow(
                production_id=production,
                declaration_id=each.use,
                name=each.name,
                asset=each.asset,
                digest=each.digest,
                origin=each.origin.value,
                document=each.document,
                discrepancies=discrepancies_text(each.discrepancies),
                open=each.open,
                added_by_id=by,
                added_at=at,
            )
            for each in found
        ),
        batch_size=200,
    )


def keep_decision(
    numbers: Iterable[int], answer: Answered, reason: str, *, by: int, at: datetime
) -> None:
    """Keep what a person made of the discrepancies of some evidence."""
    every = list(numbers)
    for first in range(0, len(every), _AT_ONCE):
        EvidenceRow.objects.filter(pk__in=every[first : first + _AT_ONCE]).update(
            open=False, decision=answer.value, reason=reason, decided_by=by, decided_at=at
        )


def open_alike(evidence: Iterable[EvidenceKept]) -> tuple[EvidenceKept, ...]:
    """Return the unanswered evidence of a production that an answer to some holds for too.

    It is alike where it is the same file, by its digest, beside the same use, and says nothing
    otherwise than its declaration that is not answered with it. What is answered is among it.
    """
    answered = {each.number: each for each in evidence}
    marks: dict[tuple[int | None, str], set[str]] = {}
    for each in answered.values():
        of_file = marks.setdefault((each.use, each.digest), set())
        of_file.update(found.mark for found in each.discrepancies)
    rows = EvidenceRow.objects.filter(
        production__in={each.production for each in answered.values()}, open=True
    )
    known = (row for row in map(_kept, _whole(rows)) if row.number in answered or row.digest)
    return tuple(
        each
        for each in known
        if each.number in answered
        or {found.mark for found in each.discrepancies}
        <= marks.get((each.use, each.digest), set())
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """How many files of one use, or of none, wait for an answer."""

    reference: str
    """Empty where no declaration is known."""
    files: int


def waiting_in(member: Member, production: int) -> tuple[Waiting, ...]:
    """Return how many files that ``member`` may see wait for an answer, by their use."""
    rows = _seen(member).filter(production=production, open=True)
    counted = rows.values_list("declaration__reference").annotate(files=Count("pk"))
    found = counted.order_by("declaration__reference")
    return tuple(Waiting(reference=ref or "", files=files) for ref, files in found)


def latest_number(production: int) -> int:
    """Return the number of the newest evidence of a production, 0 where there is none."""
    newest = EvidenceRow.objects.filter(production=production).order_by("-pk")
    return newest.values_list("pk", flat=True).first() or 0


def evidence_waiting(
    member: Member, production: int, *, numbers: Iterable[int] | None = None
) -> tuple[EvidenceKept, ...]:
    """Return the unanswered evidence that ``member`` may see, or what of ``numbers`` is that."""
    rows = _seen(member).filter(production=production, open=True)
    if numbers is not None:
        rows = rows.filter(pk__in=list(numbers))
    return tuple(_kept(row) for row in _whole(rows).order_by("pk"))


def marks_answered(production: int) -> frozenset[tuple[int | None, str, str]]:
    """Return what was answered: uses, digests and marks of discrepancies."""
    rows = EvidenceRow.objects.filter(production=production).exclude(Q(decision="") | Q(digest=""))
    found = rows.values_list("declaration", "digest", "discrepancies")
    return frozenset(
        (use, digest, each.mark)
        for use, digest, text in found.iterator(chunk_size=2_000)
        for each in discrepancies_from(text)
    )


def evidence_texts(production: int) -> frozenset[tuple[int | None, str, str]]:
    """Return uses, names and documents that are there, so that none is kept twice."""
    rows = EvidenceRow.objects.filter(production=production)
    return frozenset(rows.values_list("declaration", "name", "document"))


def any_open(use: int) -> bool:
    """Say whether some evidence beside a use waits for an answer."""
    return EvidenceRow.objects.filter(declaration=use, open=True).exists()


def undeclared_open(production: int, paths: Iterable[str]) -> bool:
    """Say whether AI waits that no declaration is known for, seen from one of ``paths``."""
    seen = Q(pk__in=())
    for path in paths:
        seen |= Q(added_by__organisation__path__startswith=path)
    rows = EvidenceRow.objects.filter(seen, production=production, declaration=None, open=True)
    return rows.exists()


@dataclass(frozen=True, slots=True, kw_only=True)
class UndeclaredTask:
    """An open task about files that no declaration is known for, and who has it."""

    number: int
    office: Office
    assignee: int | None


def undeclared_tasks(production: int) -> tuple[UndeclaredTask, ...]:
    """Return the open tasks of a production about files without a declaration."""
    rows = TaskRow.objects.filter(
        production=production, declaration=None, kind="difference", closed_at=None
    )
    return tuple(
        UndeclaredTask(number=number, office=Office(office), assignee=assignee)
        for number, office, assignee in rows.values_list("pk", "office", "assignee")
    )


def in_place_of(use: int) -> int:
    """Return the current use in the place of one, which is itself where nothing superseded it."""
    met = {use}
    while True:
        later = DeclarationRow.objects.filter(supersedes=use).exclude(pk__in=met)
        found = later.values_list("pk", flat=True).order_by("pk").first()
        if found is None:
            return use
        use = found
        met.add(use)


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceBefore:
    """Evidence as it stands, with the text it was read from."""

    kept: EvidenceKept
    document: str

    @property
    def line(self) -> EvidenceLine:
        """What the file said, as it was brought."""
        kept = self.kept
        return kept_line(kept.name, kept.digest, kept.origin, self.document, kept.discrepancies)


def evidence_of(use: int) -> tuple[EvidenceBefore, ...]:
    """Return everything that files say beside a use, oldest first."""
    return _before(EvidenceRow.objects.filter(declaration=use))


def undeclared_of(
    member: Member, production: int, digests: Iterable[str]
) -> tuple[EvidenceBefore, ...]:
    """Return what waits without a declaration of the files of some digests, oldest first.

    Only what ``member`` may see: nobody takes up what those above them brought.
    """
    rows = _seen(member).filter(production=production, declaration=None, open=True)
    every = [digest for digest in digests if digest]
    parts = (every[first : first + _AT_ONCE] for first in range(0, len(every), _AT_ONCE))
    return tuple(each for part in parts for each in _before(rows.filter(digest__in=part)))


def _before(rows: QuerySet[EvidenceRow]) -> tuple[EvidenceBefore, ...]:
    found = rows.select_related("declaration", "added_by", "decided_by").order_by("pk")
    return tuple(EvidenceBefore(kept=_kept(row), document=row.document) for row in found)


def move_evidence(
    number: int, use: int, discrepancies: Iterable[Discrepancy], *, open_: bool
) -> None:
    """Let evidence stand beside another use, with what differs from its declaration."""
    EvidenceRow.objects.filter(pk=number).update(
        declaration=use, discrepancies=discrepancies_text(tuple(discrepancies)), open=open_
    )


def ask_again_of(number: int, use: int, discrepancies: Iterable[Discrepancy]) -> None:
    """Keep answered evidence once more beside another use, where it waits for an answer."""
    row = EvidenceRow.objects.get(pk=number)
    row.pk, row.declaration_id, row.open = None, use, True
    row.discrepancies = discrepancies_text(tuple(discrepancies))
    row.decision, row.reason, row.decided_by, row.decided_at = "", "", None, None
    row.save(force_insert=True)


def assets_here(member: Member, production: int) -> AssetsHere:
    """Return the assets of a production that ``member`` may see."""
    seen = Q(declaration__in=declarations_of(member)) | Q(
        declaration=None, production__organisation__path__startswith=member.path
    )
    rows = AssetRow.objects.filter(seen, production=production).order_by("pk")
    by_digest: dict[str, AssetHere] = {}
    by_name: dict[str, tuple[AssetHere, str | None]] = {}
    for name, use, text in rows.values_list("name", "declaration", "document").iterator(2_000):
        digest = json.loads(text).get("digest")
        here = AssetHere(name=name, use=use)
        if digest:
            by_digest.setdefault(digest, here)
        by_name.setdefault(name.casefold(), (here, digest))
    return AssetsHere(by_digest=by_digest, by_name=by_name)


def _whole(rows: QuerySet[EvidenceRow]) -> QuerySet[EvidenceRow]:
    return rows.select_related("declaration", "added_by", "decided_by").defer(
        "document", "declaration__document", "declaration__determination"
    )


def _kept(row: EvidenceRow) -> EvidenceKept:
    return EvidenceKept(
        number=row.pk,
        production=row.production_id,
        use=row.declaration_id,
        reference=row.declaration.reference if row.declaration else "",
        name=row.name,
        asset=row.asset,
        digest=row.digest,
        origin=Origin(row.origin),
        discrepancies=discrepancies_from(row.discrepancies),
        open=row.open,
        added_by=row.added_by.name,
        added_at=row.added_at,
        decision=Answered(row.decision) if row.decision else None,
        reason=row.reason,
        decided_by=row.decided_by.name if row.decided_by else "",
        decided_at=row.decided_at,
    )
