"""Absence: until when somebody is away, and who stands in for them."""

from dataclasses import dataclass
from datetime import date

from clearslate.domain.people import Member, may_stand_in
from clearslate.records.members import members_named
from clearslate.records.models import Account
from clearslate.records.remembering import until_logged


@dataclass(frozen=True, slots=True, kw_only=True)
class Absence:
    """That somebody is away, and who stands in."""

    until: date
    stand_in: int
    stand_in_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Colleague:
    """Somebody of the same organisation who may stand in."""

    number: int
    name: str


@until_logged()
def absence_of(member: Member, on: date) -> Absence | None:
    """Return until when ``member`` is away, and who stands in; None where they are here."""
    rows = Account.objects.filter(pk=member.number, away_until__gte=on)
    for until, number, name in rows.values_list("away_until", "stand_in", "stand_in__name"):
        if until is not None and number is not None:
            return Absence(until=until, stand_in=number, stand_in_name=name)
    return None


@until_logged()
def colleagues(member: Member) -> tuple[Colleague, ...]:
    """Return the others of the organisation of ``member`` who may stand in for them, by name."""
    rows = Account.objects.filter(organisation=member.organisation, is_active=True)
    others = rows.exclude(pk=member.number).values_list("pk", flat=True)
    able = (m for m in members_named(frozenset(others)).values() if may_stand_in(m, member))
    found = sorted(able, key=lambda each: (each.name, each.number))
    return tuple(Colleague(number=each.number, name=each.name) for each in found)


def set_away(account: int, until: date | None, stand_in: int | None) -> None:
    """Keep until when somebody is away and who stands in; None takes both back."""
    Account.objects.filter(pk=account).update(away_until=until, stand_in=stand_in)
