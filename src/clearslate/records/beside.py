"""What stands beside the uses of one production: counts, tools, assets astray, who works there."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count, Q

from clearslate.domain.people import Member, Office
from clearslate.records.models import AssetRow, Membership, ProductionRow, StandsOnRow
from clearslate.records.reach import cuts_of, declarations_of, organisations_of
from clearslate.records.remembering import reach_key, remembered, until_logged


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What the navigation of one production counts."""

    uses: int
    cuts: int


def beside_production(member: Member, production: int) -> Beside:
    """Return how many current uses and cuts of a production ``member`` may see."""
    key = (reach_key(member), production)
    return remembered("beside", key, lambda: _beside(member, production))


def _beside(member: Member, production: int) -> Beside:
    return Beside(
        uses=declarations_of(member).filter(production=production, current=True).count(),
        cuts=cuts_of(member).filter(production=production).count(),
    )


@until_logged()
def assets_astray(member: Member, production: int) -> int:
    """Return how many assets of a production are registered under no use.

    Only who stands at or above the production's own organisation is told; to others they may
    belong to somebody else.
    """
    return AssetRow.objects.filter(
        production=production,
        production__organisation__path__startswith=member.path,
        declaration=None,
    ).count()


@until_logged()
def tools_named(member: Member, production: int) -> Mapping[str, int]:
    """Return the tools that uses of a production name, each with how many uses do."""
    uses = declarations_of(member).filter(production=production, current=True)
    rows = StandsOnRow.objects.filter(kind="tool", declaration__in=uses.values("pk"))
    counted = rows.values("reference").annotate(uses=Count("declaration", distinct=True))
    return {row["reference"]: row["uses"] for row in counted}


@dataclass(frozen=True, slots=True, kw_only=True)
class Working:
    """Somebody who holds offices in a production."""

    name: str
    organisation: str
    offices: tuple[Office, ...]
    everywhere: bool
    """Held in all productions of their organisation and below."""


@until_logged(most=24)
def who_works_on(member: Member, production: int) -> tuple[Working, ...]:
    """Return who holds an office in a production, of those whom ``member`` may see, by name.

    Seen are people of the own organisation and below; the studio's people are known by what
    they are asked.
    """
    path = ProductionRow.objects.values_list("organisation__path", flat=True).get(pk=production)
    above = [int(part) for part in path.strip("/").split("/")]
    rows = Membership.objects.filter(
        Q(production=production) | Q(production=None, account__organisation__in=above),
        account__is_active=True,
        account__organisation__path__startswith=member.path,
    ).order_by("account__name", "account", "office")
    found: dict[tuple[int, bool], list[tuple[str, str, str]]] = defaultdict(list)
    columns = ("account", "production", "account__name", "account__organisation__name", "office")
    for account, inside, name, organisation, office in rows.values_list(*columns):
        found[account, inside is None].append((name, organisation, office))
    return tuple(
        Working(
            name=held[0][0],
            organisation=held[0][1],
            offices=tuple(Office(office) for _, _, office in held),
            everywhere=everywhere,
        )
        for (_, everywhere), held in found.items()
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Organised:
    """An organisation that somebody may see."""

    number: int
    name: str
    path: str


@until_logged()
def organisations_seen(member: Member) -> tuple[Organised, ...]:
    """Return the organisation of ``member`` and those below it, by name."""
    rows = organisations_of(member).order_by("name").values_list("pk", "name", "path")
    return tuple(Organised(number=pk, name=name, path=path) for pk, name, path in rows)
