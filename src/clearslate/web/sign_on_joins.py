"""Joins of accounts with single sign-on: shown beside an account, and undone."""

from dataclasses import dataclass
from datetime import datetime

from allauth.socialaccount.models import SocialAccount


@dataclass(frozen=True, slots=True, kw_only=True)
class Join:
    """That somebody of a provider signs in as an account."""

    issuer: str
    subject: str
    """Whom the provider means; a name or a number of its own."""
    joined_at: datetime


def joins_of(account: int) -> tuple[Join, ...]:
    """Return whoever of a provider signs in as an account, first joined first."""
    rows = SocialAccount.objects.filter(user=account).order_by("date_joined", "pk")
    return tuple(
        Join(
            issuer=str(row.extra_data.get("iss", "")),
            subject=str(row.extra_data.get("sub", "")),
            joined_at=row.date_joined,
        )
        for row in rows
    )


def undo_joins(account: int) -> int:
    """Let nobody of a provider sign in as an account any more, and return how many did."""
    rows = SocialAccount.objects.filter(user=account)
    found: int = rows.count()
    rows.delete()
    return found
