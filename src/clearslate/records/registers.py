"""The registers as rows: kept by version, read as one `Registry`."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db.models import Q, QuerySet

from clearslate.domain.approval import Approval, Waiver
from clearslate.domain.asset import Asset
from clearslate.domain.people import Member
from clearslate.domain.registry import Consent, Licence, Registry, Tool
from clearslate.formats.stored import K, kept, text_of
from clearslate.records.models import AssetRow, DeclarationRow, RecordRow
from clearslate.records.reach import NotThere, records_of
from clearslate.records.worded import Row, Rows, worded_once

Record = Tool | Consent | Licence | Approval | Waiver
KINDS: dict[str, type[Record]] = {
    "tool": Tool,
    "consent": Consent,
    "licence": Licence,
    "approval": Approval,
    "waiver": Waiver,
}


def kind_of(record: Record) -> str:
    """Return the name of a record's register: `tool`, `consent`..."""
    return type(record).__name__.lower()


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordKept:
    """A record of a register as the service keeps it."""

    number: int
    kind: str
    production: int | None
    handle: str
    """The handle of its production; empty where it holds for an organisation."""
    organisation: int
    organisation_name: str
    path: str
    """Where its organisation stands in the tree."""
    reference: str
    name: str
    version: int
    current: bool
    digest: str
    owner: int | None
    owner_name: str
    review_on: date | None
    expires_on: date | None
    withdrawn_on: date | None
    has_evidence: bool
    made_by_name: str
    made_at: datetime
    record: Record

    @property
    def subject(self) -> str:
        """What the audit log calls it."""
        return f"{self.kind} {self.handle or self.organisation} {self.reference}"


def registry_of(
    production: int, path: str, *, declarations: Iterable[str] | None = None
) -> Registry:
    """Return every current record that holds for a production, whose house stands at ``path``.

    What an organisation keeps for all its productions is the production's too, and so is what
    those above it keep. ``declarations`` limits approvals and waivers to those of some uses.
    """
    above = tuple(int(part) for part in path.strip("/").split("/"))
    about = () if declarations is None else (("", *declarations),)
    texts = _texts(production, above, *about)
    return Registry(
        tools=tuple(
            replace(tool, location=f"tools/{tool.reference}") for tool in _values(texts, Tool)
        ),
        consents=_values(texts, Consent),
        licences=_values(texts, Licence),
        approvals=_values(texts, Approval),
        waivers=_values(texts, Waiver),
    )


@worded_once
def _texts(production: int, above: tuple[int, ...], about: tuple[str, ...] | None = None) -> Rows:
    holding = Q(production=production) | Q(production=None, organisation__in=above)
    rows = RecordRow.objects.filter(holding, current=True)
    if about is not None:
        rows = rows.filter(about__in=about)
    return rows.order_by("kind", "reference", "pk").values_list("kind", "document", "reference")


def _values(texts: Iterable[Row], kind: type[K]) -> tuple[K, ...]:
    """Return the records of one kind out of kinds, texts and references."""
    name = kind.__name__.lower()
    return tuple(kept(kind, text, reference) for each, text, reference in texts if each == name)


def keep_record(
    record: Record,
    *,
    organisation: int,
    production: int | None,
    made_by: int | None,
    at: datetime,
    owner: int | None = None,
    review_on: date | None = None,
) -> RecordKept:
    """Keep a record; one of the same kind and reference before it is superseded."""
    text, digest = text_of(record)
    kind = kind_of(record)
    before = RecordRow.objects.filter(
        kind=kind, reference=record.reference, production=production, organisation=organisation
    )
    last = before.order_by("-version").first()
    before.filter(current=True).update(current=False)
    row = RecordRow.objects.create(
        kind=kind,
        organisation_id=organisation,
        production_id=production,
        reference=record.reference,
        about=record.declaration if isinstance(record, Approval | Waiver) else "",
        name=name_of(record)[:200],
        document=text,
        digest=digest,
        version=1 if last is None else last.version + 1,
        owner_id=owner if owner is not None else (last.owner_id if last else made_by),
        review_on=review_on,
        expires_on=_last_day(record),
        withdrawn_on=record.withdrawn if isinstance(record, Consent | Approval) else None,
        has_evidence=evidence_of(record) is not None,
        made_by_id=made_by,
        made_at=at,
    )
    return record_kept(RecordRow.objects.select_related(*BESIDE).get(pk=row.pk))


BESIDE = ("production", "organisation", "owner", "made_by")


def name_of(record: Record) -> str:
    """Return what a record is called in lists."""
    match record:
        case Tool():
            return " ".join(filter(None, (record.tool, record.version, record.plan_tier)))
        case Consent():
            return record.performer
        case Licence():
            return record.work
        case Approval():
            return f"{record.declaration}, {record.approver}"
        case Waiver():
            return f"{record.declaration}, {record.rule}"


def evidence_of(record: Record) -> str | None:
    """Return the digest of the paper behind a record: what was signed, or the kept terms."""
    match record:
        case Tool():
            return record.terms_snapshot.digest if record.terms_snapshot else None
        case Consent() | Licence():
            return record.evidence
        case _:
            return None


def _last_day(record: Record) -> date | None:
    return record.expires if isinstance(record, Tool) else record.period.last


def record_called(member: Member, kind: str, reference: str, handle: str = "") -> RecordKept:
    """Return the current record of a register.

    Raises:
        NotThere: where ``member`` may see none.
    """
    rows = records_seen_rows(member, kind).filter(reference=reference)
    rows = rows.filter(production__handle=handle) if handle else rows.filter(production=None)
    row = rows.first()
    if row is None:
        raise NotThere(reference)
    return record_kept(row)


def records_seen_rows(member: Member, kind: str) -> "QuerySet[RecordRow]":
    """Return the current rows of a register; only for this room."""
    return records_of(member).filter(kind=kind, current=True).select_related(*BESIDE)


def versions_of(record: RecordKept) -> tuple[RecordKept, ...]:
    """Return every version of a record, latest first."""
    rows = RecordRow.objects.select_related(*BESIDE).filter(
        kind=record.kind,
        reference=record.reference,
        production=record.production,
        organisation=record.organisation,
    )
    return tuple(record_kept(row) for row in rows.order_by("-version"))


def consent_kept(reference: str, *, production: int) -> RecordKept | None:
    """Return the current version of a production's consent, for an operation."""
    rows = RecordRow.objects.select_related(*BESIDE).filter(
        kind="consent", reference=reference, production=production, current=True
    )
    row = rows.first()
    return None if row is None else record_kept(row)


def references_taken(kind: str, *, production: int | None, organisation: int) -> frozenset[str]:
    """Return the references that a register has already given."""
    rows = RecordRow.objects.filter(kind=kind, production=production, organisation=organisation)
    return frozenset(rows.values_list("reference", flat=True))


def record_kept(row: RecordRow) -> RecordKept:
    """Return a row as a record; only for this room."""
    return RecordKept(
        number=row.pk,
        kind=row.kind,
        production=row.production_id,
        handle=row.production.handle if row.production else "",
        organisation=row.organisation_id,
        organisation_name=row.organisation.name,
        path=row.organisation.path,
        reference=row.reference,
        name=row.name,
        version=row.version,
        current=row.current,
        digest=row.digest,
        owner=row.owner_id,
        owner_name=row.owner.name if row.owner else "",
        review_on=row.review_on,
        expires_on=row.expires_on,
        withdrawn_on=row.withdrawn_on,
        has_evidence=row.has_evidence,
        made_by_name=row.made_by.name if row.made_by else "",
        made_at=row.made_at,
        record=kept(KINDS[row.kind], row.document, row.reference),
    )


def keep_assets(production: int, assets: Iterable[Asset]) -> int:
    """Keep generated assets under the declarations they name; return how many were kept."""
    named = DeclarationRow.objects.filter(production=production)
    numbers = dict(named.values_list("reference", "pk"))
    rows = [
        AssetRow(
            production_id=production,
            name=asset.name[:300],
            declaration_id=next((numbers[d] for d in asset.declarations if d in numbers), None),
            state=asset.state.value if asset.state else "",
            document=text_of(asset)[0],
        )
        for asset in assets
    ]
    AssetRow.objects.bulk_create(rows, batch_size=500)
    return len(rows)
