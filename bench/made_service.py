"""A large service to measure: 50 productions, 500 people, 100,000 declarations, by a script.

Declarations are those of the sample production under other references, determined once and
then copied with their determinations, their tasks, approvals and digests, so that pages show
what they would show. Four in five go ahead, as on a slate that has been at work for a while.
"""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
COMPANIES, VENDORS_EACH = 20, 3
SAMPLE = "the-salt-road"


@dataclass(frozen=True)
class Size:
    """How large the service is made."""

    productions: int = 50
    people: int = 500
    declarations: int = 100_000


def small() -> Size:
    """Return a size for trying the benchmark out."""
    return replace(Size(), productions=10, people=50, declarations=2_000)


@dataclass(frozen=True)
class Houses:
    """Organisations by number: each company with its vendors, and who declares for whom."""

    vendors: dict[int, tuple[int, ...]]
    people: dict[int, list[int]]


def fill(size: Size) -> None:
    """Fill an empty service; Django must be set up and its tables made."""
    from django.db import transaction

    from bench.made_uses import Copier
    from clearslate.operations.actor import Actor
    from clearslate.operations.demo import make_sample_slate

    with transaction.atomic():
        make_sample_slate(EXAMPLES, Actor(member=None, at=NOW))
        houses = _houses(size.people)
        copier = Copier.of_sample()
        each = size.declarations // size.productions
        for place in range(size.productions):
            company = list(houses.vendors)[place % COMPANIES]
            production = _production(place, company, each)
            vendors = houses.vendors[company]
            _offices(production.pk, [p for v in vendors for p in houses.people[v]])
            _registers(production, company)
            copier.copy(production, each, {v: houses.people[v] for v in vendors})
            _cuts(production)
    _drafts()
    _turns()
    _statistics()


def _houses(people: int) -> Houses:
    from clearslate.domain.people import Office
    from clearslate.records.founding import found_organisation, give_office
    from clearslate.records.models import Account, Organisation

    studio = Organisation.objects.get(parent=None).pk
    vendors: dict[int, tuple[int, ...]] = {}
    for place in range(COMPANIES):
        company = found_organisation(f"Company {place:02d}", "production_company", studio)
        vendors[company] = tuple(
            found_organisation(f"Vendor {place:02d}-{n}", "vendor", company)
            for n in range(VENDORS_EACH)
        )
    houses = [*(v for each in vendors.values() for v in each), *vendors]
    Account.objects.bulk_create(
        Account(
            email=f"person{n}@example.org",
            name=f"Person {n:03d}",
            organisation_id=houses[n % len(houses)],
            password="!",
        )
        for n in range(max(people, len(houses)))
    )
    found: dict[int, list[int]] = {}
    for row in Account.objects.filter(email__startswith="person"):
        found.setdefault(row.organisation_id, []).append(row.pk)
    for company in vendors:
        for person in found[company]:
            give_office(person, Office.CLEARANCE_LEAD)
    return Houses(vendors=vendors, people=found)


def _offices(production: int, people: list[int]) -> None:
    from clearslate.domain.people import Office
    from clearslate.records.founding import give_office

    for person in people:
        give_office(person, Office.DECLARANT, production)


def _production(place: int, company: int, declarations: int):  # type: ignore[no-untyped-def]
    from clearslate.records.models import ProductionRow

    sample = ProductionRow.objects.get(handle=SAMPLE)
    return ProductionRow.objects.create(
        handle=f"title-{place:02d}",
        organisation_id=company,
        title=f"Title {place:02d}",
        prefix=f"T{place:02d}",
        last_number=declarations,
        document=sample.document.replace(SAMPLE, f"title-{place:02d}"),
        digest=sample.digest,
        time_zone=sample.time_zone,
        delivery_on=sample.delivery_on,
        rules_digest=sample.rules_digest,
    )


def _registers(production, company: int) -> None:  # type: ignore[no-untyped-def]
    """Copy the sample's registers; approvals and waivers come with the uses they are about."""
    from clearslate.records.models import AssetRow, RecordRow

    rows = list(
        RecordRow.objects.filter(production__handle=SAMPLE).exclude(
            kind__in=("approval", "waiver")
        )
    )
    for row in rows:
        row.pk, row.production_id, row.organisation_id = None, production.pk, company
    RecordRow.objects.bulk_create(rows)
    assets = list(AssetRow.objects.filter(production__handle=SAMPLE))
    for asset in assets:
        asset.pk, asset.production_id, asset.declaration_id = None, production.pk, None
    AssetRow.objects.bulk_create(assets)


def _cuts(production) -> None:  # type: ignore[no-untyped-def]
    from clearslate.records.models import CutRow

    cuts = list(CutRow.objects.filter(production__handle=SAMPLE))
    for cut in cuts:
        cut.pk, cut.production_id = None, production.pk
    CutRow.objects.bulk_create(cuts)


def _drafts() -> None:
    """Let Jonah and one declarant of each production write something."""
    from clearslate.operations.actor import Actor
    from clearslate.operations.drafting import About, answer, begin
    from clearslate.records.members import member_of
    from clearslate.records.models import Account, ProductionRow

    jonah = Account.objects.get(name__startswith="Jonah")
    writers = [(SAMPLE, jonah.pk)]
    for production in ProductionRow.objects.filter(handle__startswith="title-"):
        account = production.membership_set.order_by("pk").values_list("account", flat=True)
        writers.append((production.handle, account[0]))
    for handle, account in writers:
        actor = Actor(member=member_of(account), at=NOW)
        assert actor.member is not None
        about = About(
            title="A crowd behind the market",
            contact=actor.member.email,
            organisation=actor.member.organisation,
            partner=actor.member.name,
            answerable=account,
        )
        draft = begin(handle, about, actor)
        said = {"purpose": "final_picture", "contribution": "generated", "in_final": "yes"}
        answer(handle, draft, "use", said, actor)


def _turns() -> None:
    """Let the worker have done what comes round, so that it rests while pages are loaded."""
    from clearslate.records.models import TurnRow

    for name in ("checkpoint", "day", "statistics"):
        later = NOW + timedelta(hours=3)
        TurnRow.objects.update_or_create(name=name, defaults={"taken_at": later})


def _statistics() -> None:
    """Gather what the worker gathers every day, or PostgreSQL by itself within a minute."""
    from django.db import connection

    from clearslate.records.statistics import gather_statistics

    gather_statistics()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
