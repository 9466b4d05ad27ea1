"""Personal links to requests for consent, and the codes that open them.

Of a link and of a code only digests are kept; whoever reads the tables cannot enter.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from django.utils.crypto import constant_time_compare, salted_hmac

from clearslate.records.models import ConsentDoorRow
from clearslate.records.reach import NotThere

LINK_HOLDS = timedelta(days=14)
CODE_HOLDS = timedelta(minutes=15)
MOST_ATTEMPTS = 5
MOST_CODES = 5
"""Codes that are mailed for one link in an hour."""

_AN_HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """A personal link to one request."""

    number: int
    key: str
    """Part of the link's digest: what was opened by one link is not open by the next."""
    request: int
    who: str
    """`signer` or `witness`."""
    name: str
    email: str
    expires_at: datetime
    opened_at: datetime | None
    code_expires_at: datetime | None
    """Until when a mailed code may be typed; None where none is out."""
    codes_since: datetime | None
    """When the hour began in which only so many codes are mailed."""

    def ended(self, at: datetime) -> bool:
        """Say whether the link alone no longer shows what is asked."""
        return at >= self.expires_at

    def minutes_to_wait(self, at: datetime) -> int:
        """Return in how many minutes codes are mailed again, where too many were."""
        since = self.codes_since or at
        return max(1, -((at - since - _AN_HOUR) // timedelta(minutes=1)))


def digest_of_token(token: str) -> str:
    """Return what is kept of a link; the link cannot be found from it."""
    return f"sha256:{sha256(token.encode()).hexdigest()}"


def _digest_of_code(door: int, code: str) -> str:
    return salted_hmac(f"clearslate.consent.{door}", code, algorithm="sha256").hexdigest()


def open_door(request: int, who: str, *, name: str, email: str, token: str, at: datetime) -> Door:
    """Make a personal link, or another in the place of one that was made before."""
    row, _ = ConsentDoorRow.objects.update_or_create(
        request_id=request,
        who=who,
        defaults={
            "name": name[:200],
            "email": email,
            "token_digest": digest_of_token(token),
            "expires_at": at + LINK_HOLDS,
            "code_digest": "",
            "code_expires_at": None,
            "code_attempts": 0,
        },
    )
    return _door(row)


def door_of(token: str) -> Door:
    """Return where a personal link leads, even where it has ended.

    Raises:
        NotThere: where there is no such link, or the request was taken back.
    """
    rows = ConsentDoorRow.objects.filter(token_digest=digest_of_token(token))
    row = rows.exclude(request__answer="taken_back").first()
    if row is None:
        raise NotThere("a personal link")
    return _door(row)


def door_numbered(number: int, key: str) -> Door:
    """Return a personal link that was opened before.

    Raises:
        NotThere: where there is none, it was replaced, or the request was taken back.
    """
    rows = ConsentDoorRow.objects.filter(pk=number).exclude(request__answer="taken_back")
    row = rows.first()
    if row is None or row.token_digest[-16:] != key:
        raise NotThere("a personal link")
    return _door(row)


def doors_to(request: int) -> dict[str, Door]:
    """Return the personal links of a request, by who has them."""
    rows = ConsentDoorRow.objects.filter(request=request)
    return {row.who: _door(row) for row in rows}


def keep_code(door: int, code: str, at: datetime) -> bool:
    """Keep the digest of a new code; False where too many were mailed within the hour."""
    row = ConsentDoorRow.objects.select_for_update().get(pk=door)
    if row.codes_since is None or at >= row.codes_since + _AN_HOUR:
        row.codes_since, row.codes_sent = at, 0
    if row.codes_sent >= MOST_CODES:
        return False
    row.codes_sent += 1
    row.code_digest = _digest_of_code(door, code)
    row.code_expires_at = at + CODE_HOLDS
    row.code_attempts = 0
    row.save()
    return True


def try_code(door: int, code: str, at: datetime) -> bool:
    """Say whether ``code`` opens a link now, and count the attempt.

    A code opens once; after five wrong ones, or a quarter of an hour, none does. An open link
    holds for another 14 days.
    """
    row = ConsentDoorRow.objects.select_for_update().get(pk=door)
    live = bool(row.code_digest) and row.code_expires_at is not None
    if not live or row.code_expires_at is None or at >= row.code_expires_at:
        return False
    row.code_attempts += 1
    right = constant_time_compare(row.code_digest, _digest_of_code(door, code))
    if right or row.code_attempts >= MOST_ATTEMPTS:
        row.code_digest, row.code_expires_at = "", None
    if right:
        row.opened_at = row.opened_at or at
        row.expires_at = at + LINK_HOLDS
    row.save()
    return right


def _door(row: ConsentDoorRow) -> Door:
    return Door(
        number=row.pk,
        key=row.token_digest[-16:],
        request=row.request_id,
        who=row.who,
        name=row.name,
        email=row.email,
        expires_at=row.expires_at,
        opened_at=row.opened_at,
        code_expires_at=row.code_expires_at,
        codes_since=row.codes_since,
    )
