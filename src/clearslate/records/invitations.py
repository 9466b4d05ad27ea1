"""Invitations: who was invited where, as what, and whether they came."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from clearslate.domain.people import Member, Office
from clearslate.records.models import Invitation
from clearslate.records.people_kept import called
from clearslate.records.reach import NotThere
from clearslate.records.remembering import until_logged


@dataclass(frozen=True, slots=True, kw_only=True)
class Invited:
    """An invitation as it was sent."""

    number: int
    email: str
    name: str
    language: str
    organisation: int
    organisation_name: str
    path: str
    production: int | None
    offices: tuple[Office, ...]
    invited_by: int | None
    invited_by_name: str
    invited_at: datetime
    expires_at: datetime
    accepted_at: datetime | None = None
    withdrawn_at: datetime | None = None
    production_called: str = ""

    def holds(self, at: datetime) -> bool:
        """Say whether its link still opens an account."""
        return self.accepted_at is None and self.withdrawn_at is None and at < self.expires_at


def digest_of_token(token: str) -> str:
    """Return what is kept of a link; the link itself is in the letter only."""
    return f"sha256:{sha256(token.encode()).hexdigest()}"


def keep_invitation(invited: Invited, token: str) -> int:
    """Keep an invitation and return its number."""
    return Invitation.objects.create(
        email=invited.email,
        name=invited.name,
        language=invited.language,
        organisation_id=invited.organisation,
        production_id=invited.production,
        offices=" ".join(office.value for office in invited.offices),
        invited_by_id=invited.invited_by,
        invited_at=invited.invited_at,
        token_digest=digest_of_token(token),
        expires_at=invited.expires_at,
    ).pk


@until_logged()
def open_invitations(member: Member) -> tuple[Invited, ...]:
    """Return the invitations that nobody has taken up, those whose time is over included."""
    rows = Invitation.objects.select_related("organisation", "invited_by").filter(
        organisation__path__startswith=member.path, accepted_at=None, withdrawn_at=None
    )
    listed = list(rows.order_by("-invited_at", "-pk"))
    known = called(member, {row.production_id for row in listed if row.production_id})
    return tuple(
        _invited(row, known.get(row.production_id or 0, ("", ""))[1])
        for row in listed
        if row.production_id is None or row.production_id in known
    )


def invitation_numbered(number: int, member: Member) -> Invited:
    """Return one of the invitations that ``member`` may see.

    Raises:
        NotThere: where they may not.
    """
    for invited in open_invitations(member):
        if invited.number == number:
            return invited
    raise NotThere(number)


def invitation_with(token: str) -> Invited:
    """Return the invitation whose link holds ``token``.

    Raises:
        NotThere: where there is none.
    """
    rows = Invitation.objects.select_related("organisation", "invited_by")
    row = rows.filter(token_digest=digest_of_token(token)).first()
    if row is None:
        raise NotThere("invitation")
    return _invited(row)


def is_invited(email: str, at: datetime) -> bool:
    """Say whether a link that still holds was sent to a mail address."""
    sent = Invitation.objects.filter(email__iexact=email, expires_at__gt=at)
    return sent.filter(accepted_at=None, withdrawn_at=None).exists()


def taken_up(number: int, at: datetime) -> bool:
    """Note that somebody took up an invitation; False where somebody did already."""
    open_still = Invitation.objects.filter(pk=number, accepted_at=None, withdrawn_at=None)
    return open_still.update(accepted_at=at) == 1


def withdraw_invitation(number: int, at: datetime) -> None:
    """Note that an invitation no longer holds."""
    Invitation.objects.filter(pk=number, accepted_at=None).update(withdrawn_at=at)


def renew_invitation(number: int, token: str, expires_at: datetime) -> None:
    """Give an invitation another link; the one sent before stops working."""
    Invitation.objects.filter(pk=number).update(
        token_digest=digest_of_token(token), expires_at=expires_at
    )


def _invited(row: Invitation, production_called: str = "") -> Invited:
    return Invited(
        number=row.pk,
        email=row.email,
        name=row.name,
        language=row.language,
        organisation=row.organisation_id,
        organisation_name=row.organisation.name,
        path=row.organisation.path,
        production=row.production_id,
        offices=tuple(Office(office) for office in row.offices.split()),
        invited_by=row.invited_by_id,
        invited_by_name=row.invited_by.name if row.invited_by else "",
        invited_at=row.invited_at,
        expires_at=row.expires_at,
        accepted_at=row.accepted_at,
        withdrawn_at=row.withdrawn_at,
        production_called=production_called,
    )
