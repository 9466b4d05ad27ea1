"""A large service to measure: 50 productions, 500 people, 100,000 declarations, by a script.

Declarations are those of the sample production under other references, determined once and
then copied with their determinations, so that pages show what they would show.
"""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
COMPANIES, VENDORS_EACH = 20, 3
_BATCH = 2_000


@dataclass(frozen=True)
class Size:
    """How large the service is made."""

    productions: int = 50
    people: int = 500
    declarations: int = 100_000


def fill(size: Size) -> None:
    """Fill an empty service; Django must be set up and its tables made."""
    from django.db import transaction

    from clearslate.operations.actor import Actor
    from clearslate.operations.demo import make_sample_slate
    from clearslate.records.models import DeclarationRow

    with transaction.atomic():
        slate = make_sample_slate(EXAMPLES, Actor(member=None, at=NOW))
        vendors = _houses()
        people = _people(size.people, vendors)
        originals = list(
            DeclarationRow.objects.filter(
                production=slate.productions["the-salt-road"], current=True
            )
        )
        each = size.declarations // size.productions
        for place in range(size.productions):
            _production(place, each, vendors, people, originals)


def _houses() -> list[int]:
    from clearslate.records.founding import found_organisation
    from clearslate.records.models import Organisation

    studio = Organisation.objects.get(parent=None).pk
    vendors = []
    for place in range(COMPANIES):
        company = found_organisation(f"Company {place:02d}", "production_company", studio)
        vendors += [
            found_organisation(f"Vendor {place:02d}-{n}", "vendor", company)
            for n in range(VENDORS_EACH)
        ]
    return vendors


def _people(count: int, vendors: list[int]) -> dict[int, list[int]]:
    from clearslate.records.models import Account

    rows = [
        Account(
            email=f"person{n}@example.org",
            name=f"Person {n:03d}",
            organisation_id=vendors[n % len(vendors)],
            password="!",
        )
        for n in range(count)
    ]
    Account.objects.bulk_create(rows)
    people: dict[int, list[int]] = {}
    for row in Account.objects.filter(email__startswith="person"):
        people.setdefault(row.organisation_id, []).append(row.pk)
    return people


def _production(
    place: int,
    declarations: int,
    vendors: list[int],
    people: dict[int, list[int]],
    originals: list,  # type: ignore[type-arg]
) -> None:
    from clearslate.domain.people import Office
    from clearslate.records.founding import give_office
    from clearslate.records.models import ProductionRow

    sample = ProductionRow.objects.get(handle="the-salt-road")
    ours = vendors[place % COMPANIES * VENDORS_EACH :][:VENDORS_EACH]
    company = _above(ours[0])
    row = ProductionRow.objects.create(
        handle=f"title-{place:02d}",
        organisation_id=company,
        title=f"Title {place:02d}",
        prefix=f"T{place:02d}",
        last_number=declarations,
        document=sample.document.replace("the-salt-road", f"title-{place:02d}"),
        digest=sample.digest,
        time_zone=sample.time_zone,
        delivery_on=sample.delivery_on,
    )
    for vendor in ours:
        for person in people[vendor]:
            give_office(person, Office.DECLARANT, row.pk)
    _registers(sample.pk, row.pk, company)
    _declarations(row, declarations, ours, people, originals)


def _above(vendor: int) -> int:
    from clearslate.records.models import Organisation

    above = Organisation.objects.values_list("parent", flat=True).get(pk=vendor)
    assert above is not None
    return above


def _registers(sample: int, production: int, organisation: int) -> None:
    from clearslate.records.models import RecordRow

    rows = list(RecordRow.objects.filter(production=sample).exclude(kind="approval"))
    for row in rows:
        row.pk, row.production_id, row.organisation_id = None, production, organisation
    RecordRow.objects.bulk_create(rows)


def _declarations(production, count, vendors, people, originals) -> None:  # type: ignore[no-untyped-def]
    from clearslate.records.models import DeclarationRow, StandsOnRow

    made = _rows(production, count, vendors, people, originals)
    while batch := list(itertools.islice(made, _BATCH)):
        DeclarationRow.objects.bulk_create(row for row, _ in batch)
    numbers = dict(
        DeclarationRow.objects.filter(production=production).values_list("reference", "pk")
    )
    stands = [
        StandsOnRow(declaration_id=numbers[row.reference], kind=kind, reference=reference)
        for row, original in _rows(production, count, vendors, people, originals)
        for kind, reference in original.standsonrow_set.values_list("kind", "reference")[:2]
    ] if count <= _BATCH else []
    StandsOnRow.objects.bulk_create(stands, batch_size=5_000)
    _tasks(production, numbers)


def _rows(production, count, vendors, people, originals) -> Iterator:  # type: ignore[no-untyped-def, type-arg]
    from clearslate.records.models import DeclarationRow

    for n in range(count):
        original = originals[n % len(originals)]
        vendor = vendors[n % len(vendors)]
        declarant = people[vendor][n % len(people[vendor])]
        reference = f"{production.prefix}-{n + 1:04d}"
        at = NOW - timedelta(hours=n % 2_000)
        row = DeclarationRow(
            production=production,
            organisation_id=vendor,
            declarant_id=declarant,
            answerable_id=declarant,
            reference=reference,
            title=f"{original.title}, {n + 1}",
            document=original.document.replace(original.reference, reference).replace(
                "the-salt-road", production.handle
            ),
            digest=original.digest,
            outcome=original.outcome,
            certain=original.certain,
            could_reach=original.could_reach,
            progress=original.progress,
            determination=original.determination,
            determination_digest=original.determination_digest,
            needed_on=(NOW + timedelta(days=n % 60)).date(),
            declared_at=at,
            settled_at=at + timedelta(days=n % 9) if original.settled_at else None,
            changed_at=at,
        )
        yield row, original


def _tasks(production, numbers: dict[str, int]) -> None:  # type: ignore[no-untyped-def]
    from clearslate.records.models import DeclarationRow, TaskRow

    open_uses = DeclarationRow.objects.filter(
        production=production, progress__in=("waiting", "fallen", "blocked")
    ).only("pk", "progress", "outcome", "declared_at", "needed_on")
    offices = itertools.cycle(("title_contact", "legal", "security", "talent_relations"))
    TaskRow.objects.bulk_create(
        (
            TaskRow(
                production=production,
                declaration=use,
                kind="evidence" if use.progress == "blocked" else "review",
                office="clearance_lead" if use.progress == "blocked" else next(offices),
                outcome=use.outcome,
                opened_at=use.declared_at,
                due_on=use.needed_on,
            )
            for use in open_uses
        ),
        batch_size=_BATCH,
    )


def small() -> Size:
    """Return a size for trying the benchmark out."""
    return replace(Size(), productions=5, people=50, declarations=2_000)
