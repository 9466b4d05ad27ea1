"""People as values: who somebody is, and who holds an office."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from types import MappingProxyType

from clearslate.domain.people import Member, Office, may_stand_in
from clearslate.records.models import Account, Membership, Organisation, ProductionRow
from clearslate.records.reach import NotThere
from clearslate.records.remembering import until_logged


def member_of(account: int) -> Member:
    """Return the member behind an account.

    Raises:
        NotThere: where there is none, or the account is closed.
    """
    row = Account.objects.filter(pk=account, is_active=True).first()
    if row is None:
        raise NotThere(account)
    return member_behind(row)


def member_behind(row: Account) -> Member:
    """Return the member that an account, just read, stands for."""
    return _member(row, _offices_of(row.pk))


@until_logged(most=512)
def _offices_of(account: int) -> tuple[tuple[int | None, str], ...]:
    held = Membership.objects.filter(account=account)
    return tuple(held.values_list("production", "office"))


def members_named(numbers: frozenset[int]) -> dict[int, Member]:
    """Return the members with these numbers, closed accounts left out."""
    offices = defaultdict(list)
    for account, production, office in Membership.objects.filter(account__in=numbers).values_list(
        "account", "production", "office"
    ):
        offices[account].append((production, office))
    rows = Account.objects.select_related("organisation").filter(pk__in=numbers, is_active=True)
    return {row.pk: _member(row, offices[row.pk]) for row in rows}


def name_of(number: int) -> str:
    """Return the name of an account, a closed one too; empty where there is none."""
    return Account.objects.filter(pk=number).values_list("name", flat=True).first() or ""


def holders(office: Office, production: int) -> tuple[Member, ...]:
    """Return who holds ``office`` in a production and may see it, in order of name."""
    path = ProductionRow.objects.values_list("organisation__path", flat=True).get(pk=production)
    held = Membership.objects.filter(office=office.value)
    named = set(held.filter(production=production).values_list("account", flat=True))
    everywhere = held.filter(production=None).values_list("account", "account__organisation__path")
    named |= {account for account, above in everywhere if path.startswith(above)}
    found = members_named(frozenset(named))
    return tuple(sorted(found.values(), key=lambda m: (m.name, m.number)))


@until_logged()
def stands_in_for(member: Member, on: date) -> tuple[Member, ...]:
    """Return the members who are away on ``on`` and have handed their tasks to ``member``.

    Whoever has lost the office to stand in stands in for nobody.
    """
    away = Account.objects.filter(stand_in=member.number, away_until__gte=on, is_active=True)
    found = members_named(frozenset(away.values_list("pk", flat=True)))
    return tuple(each for each in found.values() if may_stand_in(member, each))


def organisation_name(member: Member) -> str:
    """Return what the organisation of ``member`` is called."""
    return Organisation.objects.values_list("name", flat=True).get(pk=member.organisation)


def _member(row: Account, offices: Iterable[tuple[int | None, str]]) -> Member:
    everywhere: set[Office] = set()
    inside: dict[int, set[Office]] = defaultdict(set)
    for production, office in offices:
        (everywhere if production is None else inside[production]).add(Office(office))
    return Member(
        number=row.pk,
        name=row.name,
        email=row.email,
        organisation=row.organisation_id,
        path=row.organisation.path,
        everywhere=frozenset(everywhere),
        in_production=MappingProxyType({p: frozenset(held) for p, held in inside.items()}),
        language=row.language,
        theme=row.theme,
    )
