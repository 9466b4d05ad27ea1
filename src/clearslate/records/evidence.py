"""What files say of their making: kept beside uses, seen by whoever sees the use."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from clearslate.domain.discrepancies import Answered, Discrepancy
from clearslate.domain.people import Member
from clearslate.domain.provenance import Origin
from clearslate.formats.evidence_lines import discrepancies_from, discrepancies_text
from clearslate.records.models import AssetRow, EvidenceRow
from clearslate.records.reach import NotThere, declarations_of, productions_of


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


def evidence_about(use: int, *, most: int = 20) -> tuple[EvidenceKept, ...]:
    """Return what files say beside a use, unanswered first; one more than ``most`` at most."""
    rows = _whole(EvidenceRow.objects.filter(declaration=use))
    return tuple(_kept(row) for row in rows.order_by("-open", "-added_at", "-pk")[: most + 1])


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
    EvidenceRow.objects.filter(pk__in=list(numbers)).update(
        open=False, decision=answer.value, reason=reason, decided_by=by, decided_at=at
    )


def open_alike(evidence: EvidenceKept) -> tuple[EvidenceKept, ...]:
    """Return the unanswered evidence of the same file and declaration, this one among it."""
    rows = EvidenceRow.objects.filter(pk=evidence.number)
    if evidence.digest:
        rows |= EvidenceRow.objects.filter(
            production=evidence.production, declaration=evidence.use, digest=evidence.digest
        )
    return tuple(_kept(row) for row in _whole(rows.filter(open=True)))


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
