"""The registers as somebody may read them: lists, single records, people and assets.

Everyone in a production reads its tools, but those of a vendor beside them. Consents,
licences, approvals and waivers are read by those who keep registers, decide or audit; a
declarant reads of a consent or licence that their own uses stand on, and of no other, whom it
is from, what it covers and until when.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import (
    BooleanField,
    Case,
    Count,
    Exists,
    F,
    OuterRef,
    Q,
    QuerySet,
    Value,
    When,
)

from clearslate.domain.asset import Asset
from clearslate.domain.people import ALLOWS, Act, Member
from clearslate.formats.stored import kept
from clearslate.records.models import (
    AssetRow,
    DeclarationRow,
    FileRow,
    Organisation,
    ProductionRow,
    RecordRow,
    StandsOnRow,
)
from clearslate.records.reach import NotThere, declarations_of, organisations_of, productions_of
from clearslate.records.registers import BESIDE, RecordKept, record_kept
from clearslate.records.remembering import reach_key, remembered, until_logged

SOON = timedelta(days=90)
"""What ends within these days ends soon."""

_READS = frozenset((Act.KEEP_REGISTERS, Act.DECIDE, Act.READ_AUDIT))
_IN_PART = ("consent", "licence")


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordSeen:
    """A record, and whether its reader sees all of it or what their uses stand on."""

    kept: RecordKept
    whole: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrowed:
    """Which records a list shows."""

    production: int | None = None
    only: str = ""
    """`expiring`, `ended`, `withdrawn`, `without_evidence` or `mine`."""
    text: str = ""


ONLY = ("expiring", "ended", "withdrawn", "without_evidence", "mine")


@until_logged(most=24)
def records_listed(
    member: Member, kind: str, narrowed: Narrowed, on: date, *, first: int = 0, most: int = 50
) -> tuple[tuple[RecordSeen, ...], int]:
    """Return the records of a register that ``member`` may read, by name, and how many."""
    rows = _narrowed(_readable(member, kind), narrowed, on, member)
    ordered = rows.select_related(*BESIDE).defer("production__document")
    found = tuple(map(_seen, ordered.order_by("name", "reference", "pk")[first : first + most]))
    if not first and len(found) < most:
        return found, len(found)
    if narrowed != Narrowed():
        return found, rows.count()
    return found, remembered("register", (reach_key(member), kind), rows.count)


@until_logged()
def yeses_named(member: Member, kind: str, reference: str, *, most: int) -> tuple[RecordSeen, ...]:
    """Return the approvals or waivers of this reference, or for the use of this reference."""
    named = {reference, reference.upper()}
    so_called = RecordRow.objects.filter(kind=kind, reference__in=named, current=True)
    about = RecordRow.objects.filter(about__in=named, current=True)
    numbers = list(so_called.values_list("pk").union(about.values_list("pk")))
    rows = _readable(member, kind).filter(pk__in=[pk for (pk,) in numbers])
    found = rows.select_related(*BESIDE).defer("production__document") if numbers else ()
    # Sorted here: a database that is told an order goes through the whole register for it.
    return tuple(sorted(map(_seen, found), key=lambda seen: seen.kept.name)[:most])


@until_logged()
def record_read(member: Member, kind: str, reference: str, handle: str = "") -> RecordSeen:
    """Return the current record of a register; without a handle an organisation's own.

    Raises:
        NotThere: where ``member`` may read none.
    """
    rows = _readable(member, kind).filter(reference=reference).select_related(*BESIDE)
    rows = rows.filter(production__handle=handle) if handle else rows.filter(production=None)
    row = rows.order_by("organisation__path", "pk").first()
    if row is None:
        raise NotThere(reference)
    return _seen(row)


@until_logged(most=24)
def overview(
    member: Member, kinds: tuple[str, ...], on: date, *, most: int = 12
) -> tuple[dict[str, int], tuple[RecordSeen, ...]]:
    """Return how much of each register ``member`` may read, and what ends within 90 days."""
    counts: dict[str, int] = {}
    found: list[RecordSeen] = []
    for kind in kinds:
        rows = _readable(member, kind)
        counts[kind] = remembered("register", (reach_key(member), kind), rows.count)
        ending = _narrowed(rows, Narrowed(only="expiring"), on, member)
        ordered = ending.select_related(*BESIDE).order_by("expires_on", "pk")[:most]
        found += [_seen(row) for row in ordered]
    soonest = sorted(found, key=lambda seen: seen.kept.expires_on or date.max)
    return counts, tuple(soonest[:most])


def _seen(row: RecordRow) -> RecordSeen:
    return RecordSeen(kept=record_kept(row), whole=bool(getattr(row, "whole", True)))


def _narrowed(
    rows: QuerySet[RecordRow], narrowed: Narrowed, on: date, member: Member
) -> QuerySet[RecordRow]:
    if narrowed.production is not None:
        above = Organisation.objects.filter(productionrow=narrowed.production)
        path = above.values_list("path", flat=True).first() or "/"
        holds = Q(production=None, organisation__in=_numbers(path))
        rows = rows.filter(Q(production=narrowed.production) | holds)
    if narrowed.text:
        wanted = narrowed.text
        rows = rows.filter(Q(name__icontains=wanted) | Q(reference__icontains=wanted))
    narrow = {
        "expiring": Q(expires_on__gte=on, expires_on__lte=on + SOON, withdrawn_on=None),
        "ended": Q(expires_on__lt=on),
        "withdrawn": Q(withdrawn_on__isnull=False),
        "without_evidence": Q(has_evidence=False, whole=True),
        "mine": Q(owner=member.number, whole=True),
    }.get(narrowed.only)
    return rows if narrow is None else rows.filter(narrow)


@until_logged()
def tools_open_to(member: Member, production: int) -> frozenset[str]:
    """Return the references of the tools that ``member`` may name in a production."""
    rows = _readable(member, "tool").filter(Q(production=production) | Q(production=None))
    return frozenset(rows.values_list("reference", flat=True))


def _readable(member: Member, kind: str) -> QuerySet[RecordRow]:
    """Return the current rows of a register that ``member`` reads, ``whole`` beside each."""
    seen = _whole(member, kind)
    if kind in _IN_PART:
        seen |= _stood_on(member, kind)
    return _among(member, kind, seen)


def _among(member: Member, kind: str, seen: Q) -> QuerySet[RecordRow]:
    whole = _whole(member, kind)
    rows = RecordRow.objects.filter(kind=kind, current=True)
    said = Case(When(whole, then=Value(True)), default=Value(False), output_field=BooleanField())
    return rows.annotate(whole=said).filter(seen)


def readable_or_theirs(member: Member, kind: str) -> QuerySet[RecordRow]:
    """Return what ``member`` reads of a register, and the approvals of the uses they may see.

    Such an approval is told of on the page of its use; its record stays with who reads it.
    """
    if kind != "approval":
        return _readable(member, kind)
    use = declarations_of(member).filter(
        production=OuterRef("production"), reference=OuterRef("about"), current=True
    )
    return _among(member, kind, _whole(member, kind) | Q(Exists(use)))


def _whole(member: Member, kind: str) -> Q:
    if kind == "tool":
        # Never sideways: which plan another vendor has is between them and those above.
        near = Q(organisation__in=organisations_of(member).values("pk"))
        near |= Q(organisation__in=_numbers(member.path))
        there = Q(production__in=productions_of(member).values("pk"))
        return (Q(production=None) & near) | (
            there & (near | Q(organisation=F("production__organisation")))
        )
    named = [
        production
        for production, offices in member.in_production.items()
        if any(ALLOWS[office] & _READS for office in offices)
    ]
    reads = Q(production__in=named)
    if any(ALLOWS[office] & _READS for office in member.everywhere):
        below = ProductionRow.objects.filter(organisation__path__startswith=member.path)
        reads |= Q(production=None) | Q(production__in=below.values("pk"))
    return reads & Q(organisation__in=organisations_of(member).values("pk"))


def _stood_on(member: Member, kind: str) -> Q:
    """Return what holds of records that some use stands on that ``member`` declared or is over.

    Only where they read no whole register. The pairs are gathered first: a reference such as
    `C-0001` is given in every production, and a query by record would look at all of them.
    """
    declares = [
        production
        for production, offices in member.in_production.items()
        if not any(ALLOWS[office] & _READS for office in offices)
    ]
    if any(ALLOWS[office] & _READS for office in member.everywhere):
        return Q(pk__in=())
    uses = DeclarationRow.objects.filter(organisation__path__startswith=member.path, current=True)
    if not member.everywhere:
        uses = uses.filter(production__in=declares)
    found = StandsOnRow.objects.filter(kind=kind, declaration__in=uses).values_list(
        "declaration__production", "declaration__production__organisation__path", "reference"
    )
    named: dict[tuple[int, str], list[str]] = {}
    for production, path, reference in found.distinct():
        named.setdefault((production, path), []).append(reference)
    part = Q(pk__in=())
    for (production, path), references in named.items():
        wide = Q(production=None, organisation__in=_numbers(path))
        part |= Q(reference__in=references) & (Q(production=production) | wide)
    return part


def _numbers(path: str) -> list[int]:
    return [int(part) for part in path.strip("/").split("/") if part]


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonLine:
    """A performer in one production, as its uses and consents name them."""

    name: str
    handle: str
    uses: int
    consents: int
    withdrawn: int


@until_logged(most=24)
def people_listed(
    member: Member, *, production: int | None = None, text: str = ""
) -> tuple[PersonLine, ...]:
    """Return the performers named in uses and consents that ``member`` may see, by name."""
    key = (reach_key(member), production)
    wanted = text.casefold()
    everyone = remembered("people", key, lambda: _people(member, production))
    return tuple(line for line in everyone if wanted in line.name.casefold())


def _people(member: Member, production: int | None) -> tuple[PersonLine, ...]:
    named = StandsOnRow.objects.filter(
        kind="performer",
        declaration__current=True,
        declaration__production__in=productions_of(member).values("pk"),
        declaration__organisation__in=organisations_of(member).values("pk"),
    )
    signed = _readable(member, "consent").filter(production__isnull=False)
    if production is not None:
        named = named.filter(declaration__production=production)
        signed = signed.filter(production=production)
    uses = named.values("reference", "declaration__production__handle").annotate(
        uses=Count("declaration", distinct=True)
    )
    consents = signed.values("name", "production__handle").annotate(
        consents=Count("pk"), withdrawn=Count("withdrawn_on")
    )
    used = {
        (row["reference"], row["declaration__production__handle"]): row["uses"] for row in uses
    }
    given = {(row["name"], row["production__handle"]): row for row in consents}
    return tuple(
        PersonLine(
            name=name,
            handle=handle,
            uses=used.get((name, handle), 0),
            consents=given[name, handle]["consents"] if (name, handle) in given else 0,
            withdrawn=given[name, handle]["withdrawn"] if (name, handle) in given else 0,
        )
        for name, handle in sorted(used.keys() | given.keys(), key=_by_name)
    )


def _by_name(key: tuple[str, str]) -> tuple[str, str]:
    return key[0].casefold(), key[1]


@dataclass(frozen=True, slots=True, kw_only=True)
class AssetLine:
    """One generated asset in a list."""

    asset: Asset
    handle: str
    reference: str
    """Of the use under which it was made; empty where none is named."""


@until_logged(most=24)
def assets_listed(
    member: Member,
    *,
    production: int | None = None,
    text: str = "",
    uses: tuple[int, ...] | None = None,
    first: int = 0,
    most: int = 50,
) -> tuple[tuple[AssetLine, ...], int]:
    """Return the generated assets that ``member`` may see, by name, and how many.

    An asset is seen with its use; one without a use by those whose production it is.
    """
    seen = Q(declaration__organisation__path__startswith=member.path) | Q(
        declaration=None, production__organisation__path__startswith=member.path
    )
    rows = AssetRow.objects.filter(seen, production__in=productions_of(member).values("pk"))
    if production is not None:
        rows = rows.filter(production=production)
    if text:
        rows = rows.filter(name__icontains=text)
    if uses is not None:
        rows = rows.filter(declaration__in=list(uses))
    found = rows.order_by("name", "pk").values_list(
        "document", "name", "production__handle", "declaration__reference"
    )
    lines = tuple(
        AssetLine(asset=kept(Asset, text, name), handle=handle, reference=reference or "")
        for text, name, handle, reference in found[first : first + most]
    )
    return lines, rows.count()


def evidence_file(record: int, number: int) -> tuple[str, str]:
    """Return the name and digest of a file attached to any version of a record.

    Raises:
        NotThere: where that file is attached to something else.
    """
    row = RecordRow.objects.get(pk=record)
    versions = RecordRow.objects.filter(
        kind=row.kind,
        reference=row.reference,
        production=row.production,
        organisation=row.organisation,
    )
    file = FileRow.objects.filter(pk=number, record__in=versions).first()
    if file is None:
        raise NotThere(number)
    return file.name, file.digest


def due_for_reminder(on: date, within: timedelta) -> tuple[RecordKept, ...]:
    """Return records with an owner that end or are to be reviewed soon, told of to nobody yet."""
    until = on + within
    rows = RecordRow.objects.filter(
        Q(expires_on__gte=on, expires_on__lte=until) | Q(review_on__lte=until),
        current=True,
        withdrawn_on=None,
        owner__isnull=False,
        owner__is_active=True,
    ).filter(Q(reminded_on=None) | Q(reminded_on__lt=on - within))
    return tuple(record_kept(row) for row in rows.select_related(*BESIDE).order_by("pk"))


def note_reminded(numbers: Iterable[int], on: date) -> None:
    """Note that the owners of records were told."""
    RecordRow.objects.filter(pk__in=list(numbers)).update(reminded_on=on)


def house_name(member: Member) -> str:
    """Return the name of the organisation to which ``member`` belongs."""
    return Organisation.objects.values_list("name", flat=True).get(pk=member.organisation)
