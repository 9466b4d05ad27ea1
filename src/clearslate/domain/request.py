"""A use on its way to a yes: where the request stands, who is asked, and by when.

Reviewers are never chosen by whoever asks: they follow from the findings. A blocked use is
asked of no reviewer, since none of them could say yes before something exists.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType

from clearslate.domain.people import Act, Member, Office
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


class Decision(StrEnum):
    """What a reviewer says of a request."""

    APPROVED = "approved"
    CHANGE_ASKED = "change_asked"
    REFUSED = "refused"


class Hindrance(StrEnum):
    """Why somebody may not decide a request."""

    OWN_DECLARATION = "own_declaration"
    NOT_ASKED = "not_asked"
    NOT_YET = "not_yet"
    """Others decide first, by the order that the packs set."""
    NO_OFFICE = "no_office"
    CHANGED_MEANWHILE = "changed_meanwhile"
    BLOCKED = "blocked"
    CLOSED = "closed"
    NO_SECOND_FACTOR = "no_second_factor"


class MayNotDecide(ValueError):
    """Somebody who may not decide tried to; ``why`` is one of `Hindrance`."""

    def __init__(self, why: Hindrance) -> None:
        super().__init__(why.value)
        self.why = why


def owed_to(determined: Determined) -> tuple[Role, ...]:
    """Return the roles to ask for a yes today, in the order of the findings."""
    if determined.superseded_by or determined.determination.outcome is Outcome.BLOCKED:
        return ()
    return determined.missing


def asked_now(determined: Determined) -> tuple[Role, ...]:
    """Return the roles whose turn it is; those that `owed_to` names beside them wait."""
    if determined.superseded_by or determined.determination.outcome is Outcome.BLOCKED:
        return ()
    return next(iter(determined.missing_in_turns), ())


def progress_of(determined: Determined, decisions: Iterable[Decision]) -> Progress:
    """Return where a request stands, from its determination and what reviewers said of it."""
    said = set(decisions)
    if determined.superseded_by is not None:
        return Progress.SUPERSEDED
    if Decision.REFUSED in said:
        return Progress.REFUSED
    if determined.stands is Stands.GOES_AHEAD:
        return Progress.GOES_AHEAD
    if determined.stands is Stands.FALLEN:
        return Progress.FALLEN
    if Decision.CHANGE_ASKED in said:
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
    waits: bool = False
    """Whether others have to say yes before."""


def roles_in(member: Member, asked: Asked, away: Iterable[Member] = ()) -> frozenset[Role]:
    """Return the roles in which ``member`` may decide, those of colleagues who are away too.

    Whoever declared a use can lend nobody a role in it: their stand-in would decide for them.
    """
    lending = (other for other in away if other.number not in asked.declared_by)
    lent = frozenset[Role]().union(*(other.roles(asked.production) for other in lending))
    return member.roles(asked.production) | lent


def stead_of(member: Member, asked: Asked, away: Iterable[Member]) -> str:
    """Return for whom ``member`` decides what is asked; empty where they hold the role."""
    if asked.role in member.roles(asked.production):
        return ""
    lenders = [each for each in away if asked.role in roles_in(each, asked)]
    return min((each.name for each in lenders if each.number not in asked.declared_by), default="")


def hindrance(member: Member, asked: Asked, away: Iterable[Member] = ()) -> Hindrance | None:
    """Return why ``member`` may not decide, whatever they have read; None where they may.

    ``away`` are the colleagues who have handed their tasks to ``member`` for now.
    """
    roles = roles_in(member, asked, away)
    if member.number in asked.declared_by:
        return Hindrance.OWN_DECLARATION
    if not roles:
        return Hindrance.NO_OFFICE
    if asked.role not in roles:
        return Hindrance.NOT_ASKED
    if not asked.open:
        return Hindrance.CLOSED
    if asked.waits:
        return Hindrance.NOT_YET
    return Hindrance.BLOCKED if asked.outcome is Outcome.BLOCKED else None


def check_may_decide(
    member: Member, asked: Asked, seen: tuple[str, str], away: Iterable[Member] = ()
) -> None:
    """Hold everything that separates duties, in one place.

    ``seen`` are the digests of declaration and determination on the page that was decided
    from.

    Raises:
        MayNotDecide: with the hindrance.
    """
    why = hindrance(member, asked, away)
    if why is None and seen != (asked.declaration_digest, asked.determination_digest):
        why = Hindrance.CHANGED_MEANWHILE
    if why is not None:
        raise MayNotDecide(why)


def answers_for(member: Member, declared_by: frozenset[int], production: int) -> bool:
    """Say whether ``member`` speaks for a use on its own side: its declarant, or the lead."""
    return member.number in declared_by or Office.CLEARANCE_LEAD in member.offices(production)


def may_override(member: Member, declared_by: frozenset[int], production: int) -> bool:
    """Say whether ``member`` may let a use go ahead in an emergency; never their own."""
    return member.may(Act.OVERRIDE, production) and member.number not in declared_by


def may_review_override(
    member: Member, declared_by: frozenset[int], by: int | None, production: int
) -> bool:
    """Say whether ``member`` may judge an override: a reviewer, and not whoever made it."""
    return (
        member.may(Act.DECIDE, production)
        and member.number not in declared_by
        and member.number != by
    )


def may_take_back(member: Member, authority: frozenset[Role], production: int) -> bool:
    """Say whether ``member`` may take back a yes: whoever holds one of its offices."""
    return bool(authority & member.roles(production))
