"""Filters that people keep for themselves, list by list.

They change nothing of what is cleared and nobody else sees them, so the log knows nothing of them.
"""

from dataclasses import dataclass

from clearslate.domain.people import Member
from clearslate.records.models import FilterRow
from clearslate.records.worded import Rows, worded_once

MOST = 20
"""Filters that somebody may keep of one list: more are no list to choose from."""

LONGEST = 2_000
"""Characters that what a filter asks for may have, as an address spells it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FilterKept:
    """A filter that somebody kept."""

    number: int
    name: str
    query: str


def filters_of(member: Member, page: str) -> tuple[FilterKept, ...]:
    """Return what ``member`` keeps of a list, by name."""
    return tuple(
        FilterKept(number=number, name=name, query=query)
        for number, name, query in _rows(member.number, page)
    )


@worded_once
def _rows(account: int, page: str) -> Rows:
    rows = FilterRow.objects.filter(account=account, page=page).order_by("name", "pk")
    return rows.values_list("pk", "name", "query")


def keep_filter(member: Member, page: str, name: str, query: str) -> bool:
    """Keep a filter; one of the same name gives way. Says whether there was room for it."""
    own = FilterRow.objects.filter(account=member.number, page=page)
    if own.exclude(name=name).count() >= MOST:
        return False
    given = {"query": query}
    FilterRow.objects.update_or_create(
        account_id=member.number, page=page, name=name, defaults=given
    )
    return True


def drop_filter(member: Member, number: int) -> str | None:
    """Forget a filter of ``member`` and return its name; None where they have no such."""
    own = FilterRow.objects.filter(account=member.number, pk=number)
    name = own.values_list("name", flat=True).first()
    own.delete()
    return name
