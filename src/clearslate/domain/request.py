"""A use on its way to a yes: where the request stands, who is asked, and by when.

Reviewers are never chosen by whoever asks: they follow from the findings. A blocked use is
asked of no reviewer, since none of them could say yes before something exists.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType

from clearslate.domain.people import Act, Member
from clearslate.domain.policy.rules import Outcome
from clearslate.domain.roles import Role
from clearslate.domain.standing import Determined, Stands


class Progress(StrEnum):
    """Where a request stands."""

    GOES_AHEAD = "goes_ahead"
    WAITING = "waiting"
    CHANGE_ASKED = "change_asked"
    BLOCKED = "blocked"
    """Something has to exist before anybody can be asked."""
    FALLEN = "fallen"
    """It was approved; the approval no longer holds."""
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    SUPERSEDED = "superseded"


OPEN = frozenset((Progress.WAITING, Progress.CHANGE_ASKED, Progress.BLOCKED, Progress.FALLEN))
"""Where somebody still has something to do."""


class Verdict(StrEnum):
    """What a reviewer says of a request."""

    APPROVED = "approved"
    CHANGE_ASKED = "change_asked"
    REFUSED = "refused"


class MayNotDecide(ValueError):
    """Somebody who may not decide tried to; ``why`` is one of `Hindrance`."""

    def __init__(self, why: "Hindrance") -> None:
        super().__init__(why.value)
        self.why = why


class Hindrance(StrEnum):
    """Why somebody may not decide a request."""

    OWN_DECLARATION = "own_declaration"
    NOT_ASKED = "not_asked"
    NO_OFFICE = "no_office"
    CHANGED_MEANWHILE = "changed_meanwhile"
    BLOCKED = "blocked"
    CLOSED = "closed"


def owed_to(determined: Determined) -> tuple[Role, ...]:
    """Return the roles to ask for a yes today, in the order of the findings."""
    if determined.superseded_by or determined.determination.outcome is Outcome.BLOCKED:
        return ()
    return determined.missing


def progress_of(determined: Determined, verdicts: Iterable[Verdict]) -> Progress:
    """Return where a request stands, from its determination and what reviewers said of it."""
    said = set(verdicts)
    if determined.superseded_by is not None:
        return Progress.SUPERSEDED
    if Verdict.REFUSED in said:
        return Progress.REFUSED
    if determined.stands is Stands.GOES_AHEAD:
        return Progress.GOES_AHEAD
    if determined.stands is Stands.FALLEN:
        return Progress.FALLEN
    if Verdict.CHANGE_ASKED in said:
        return Progress.CHANGE_ASKED
    blocked = determined.determination.outcome is Outcome.BLOCKED
    return Progress.BLOCKED if blocked else Progress.WAITING


_WORKING_DAYS: Mapping[Outcome, int] = MappingProxyType(
    {Outcome.NOTIFY: 0, Outcome.ESCALATE: 2, Outcome.APPROVAL: 5, Outcome.BLOCKED: 5}
)
"""How long an answer may take; the escalation clock of streamers runs in working days."""


def due_on(outcome: Outcome, asked_on: date) -> date:
    """Return the last working day for an answer; weekends do not count, holidays do."""
    day, left = asked_on, _WORKING_DAYS[outcome]
    while left or day.weekday() >= 5:
        day += timedelta(days=1)
        left -= day.weekday() < 5 and left > 0
    return day


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is asked of a role: to decide one determination of one declaration."""

    role: Role
    production: int
    declared_by: frozenset[int]
    """Numbers of those who declared it, answered in it or are answerable for it."""
    declaration_digest: str
    determination_digest: str
    outcome: Outcome
    open: bool = True


def check_may_decide(
    member: Member, asked: Asked, seen: tuple[str, str], *, for_roles: frozenset[Role] = frozenset()
) -> None:
    """Hold everything that separates duties, in one place.

    ``seen`` are the digests of declaration and determination on the page that was decided
    from; ``for_roles`` are roles that somebody away has handed to ``member``.

    Raises:
        MayNotDecide: with the hindrance.
    """
    if not asked.open:
        raise MayNotDecide(Hindrance.CLOSED)
    if member.number in asked.declared_by:
        raise MayNotDecide(Hindrance.OWN_DECLARATION)
    if asked.role not in member.roles(asked.production) | for_roles:
        raise MayNotDecide(Hindrance.NOT_ASKED)
    if not member.may(Act.DECIDE, asked.production) and not for_roles:
        raise MayNotDecide(Hindrance.NO_OFFICE)
    if seen != (asked.declaration_digest, asked.determination_digest):
        raise MayNotDecide(Hindrance.CHANGED_MEANWHILE)
    if asked.outcome is Outcome.BLOCKED:
        raise MayNotDecide(Hindrance.BLOCKED)
