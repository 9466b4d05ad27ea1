"""What somebody may see, said once, as a part of every query.

Productions: those in which an office is held, and for offices held everywhere those of the
own organisation and below. Of their contents: what the own organisation or one below it made.
"""

from django.db.models import Q, QuerySet

from clearslate.domain.people import Member, Office
from clearslate.records.models import (
    CutRow,
    DeclarationRow,
    Organisation,
    ProductionRow,
    RecordRow,
)

_BLIND = frozenset((Office.POLICY_AUTHOR,))
"""Offices that, held everywhere, show no production."""


class NotThere(LookupError):
    """What was asked for does not exist, or not for the one who asks; nobody is told which."""


def _productions(member: Member, prefix: str = "") -> Q:
    named = Q(**{f"{prefix}pk__in": list(member.in_production)})
    if member.everywhere - _BLIND:
        named |= Q(**{f"{prefix}organisation__path__startswith": member.path})
    return named


def productions_of(member: Member) -> QuerySet[ProductionRow]:
    """Return the productions that ``member`` may see."""
    return ProductionRow.objects.filter(_productions(member))


def declarations_of(member: Member) -> QuerySet[DeclarationRow]:
    """Return the declarations that ``member`` may see."""
    return DeclarationRow.objects.filter(within_reach(member))


def within_reach(member: Member) -> Q:
    """Return what holds of a declaration, or a task about one, that ``member`` may see."""
    # By membership in two short lists, and not by joins: a join is paid for each row.
    return Q(
        production__in=productions_of(member).values("pk"),
        organisation__in=organisations_of(member).values("pk"),
    )


def records_of(member: Member) -> QuerySet[RecordRow]:
    """Return the records of registers that ``member`` may see.

    What holds for a whole organisation is seen by those within and above it, and read, not
    shown, by what is below.
    """
    seen = Q(production__isnull=True) | _productions(member, "production__")
    return RecordRow.objects.filter(seen, organisation__path__startswith=member.path)


def cuts_of(member: Member) -> QuerySet[CutRow]:
    """Return the cuts that ``member`` may see: vendors see none but their own uploads."""
    return CutRow.objects.filter(
        _productions(member, "production__"),
        uploaded_by__organisation__path__startswith=member.path,
    )


def organisations_of(member: Member) -> QuerySet[Organisation]:
    """Return the organisation of ``member`` and those below it."""
    return Organisation.objects.filter(path__startswith=member.path)
