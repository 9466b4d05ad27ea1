"""The people of the service: where they belong, which offices they hold, what those allow.

An office is held in one production or, without a production, in everything of the holder's own
organisation and of those below it. What somebody may see is their organisation's and below,
in productions where they hold an office: never sideways, never up.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from clearslate.domain.roles import Role


class Office(StrEnum):
    """What somebody is there for, on the partner's side or the studio's."""

    DECLARANT = "declarant"
    CLEARANCE_LEAD = "clearance_lead"
    TITLE_CONTACT = "title_contact"
    LEGAL = "legal"
    SECURITY = "security"
    TALENT_RELATIONS = "talent_relations"
    EDITORIAL_STANDARDS = "editorial_standards"
    POLICY_AUTHOR = "policy_author"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"

    @property
    def role(self) -> Role | None:
        """The role in which its holder says yes; None where the office decides nothing."""
        return _ROLES.get(self.value)


_ROLES = {role.value: role for role in Role}


class Act(StrEnum):
    """What somebody may do, beyond reading."""

    DECLARE = "declare"
    COMMENT = "comment"
    CONFIDE = "confide"
    """Read and write the reviewers' confidential notes."""
    DECIDE = "decide"
    KEEP_REGISTERS = "keep_registers"
    CHECK_CUTS = "check_cuts"
    SEE_TITLE = "see_title"
    """See the title of a production that runs under a code name."""
    MANAGE_PEOPLE = "manage_people"
    INVITE = "invite"
    """Invite declarants of the organisations below, into a production."""
    MAKE_PRODUCTIONS = "make_productions"
    OVERRIDE = "override"
    """Let a use go ahead in an emergency; flagged, reasoned and reviewed afterwards."""
    READ_AUDIT = "read_audit"
    WRITE_POLICY = "write_policy"


_REVIEWER = frozenset((Act.COMMENT, Act.CONFIDE, Act.DECIDE, Act.SEE_TITLE))

ALLOWS: Mapping[Office, frozenset[Act]] = MappingProxyType(
    {
        Office.DECLARANT: frozenset((Act.DECLARE, Act.COMMENT, Act.CHECK_CUTS)),
        Office.CLEARANCE_LEAD: frozenset(
            (Act.DECLARE, Act.COMMENT, Act.KEEP_REGISTERS, Act.CHECK_CUTS, Act.SEE_TITLE)
        )
        | {Act.READ_AUDIT, Act.INVITE},
        Office.TITLE_CONTACT: _REVIEWER
        | {Act.KEEP_REGISTERS, Act.CHECK_CUTS, Act.READ_AUDIT, Act.MAKE_PRODUCTIONS},
        Office.LEGAL: _REVIEWER | {Act.KEEP_REGISTERS, Act.READ_AUDIT},
        Office.SECURITY: _REVIEWER | {Act.KEEP_REGISTERS},
        Office.TALENT_RELATIONS: _REVIEWER | {Act.KEEP_REGISTERS},
        Office.EDITORIAL_STANDARDS: _REVIEWER,
        Office.POLICY_AUTHOR: frozenset((Act.WRITE_POLICY,)),
        Office.AUDITOR: frozenset((Act.READ_AUDIT, Act.SEE_TITLE)),
        Office.ADMINISTRATOR: frozenset((Act.MANAGE_PEOPLE, Act.OVERRIDE, Act.READ_AUDIT))
        | {Act.MAKE_PRODUCTIONS},
    }
)
"""What each office allows in the productions in which it is held."""

STUDIO_OFFICES = frozenset(Office) - {
    Office.DECLARANT,
    Office.CLEARANCE_LEAD,
    Office.ADMINISTRATOR,
}
"""Offices of the studio's side: only its administrators give them, and only to its people."""

_WEIGHTY = frozenset((Act.DECIDE, Act.MANAGE_PEOPLE, Act.OVERRIDE, Act.WRITE_POLICY))


def is_weighty(office: Office) -> bool:
    """Say whether an office decides or rules over others, so that giving it is confirmed."""
    return bool(ALLOWS[office] & _WEIGHTY)


_LENT = (Act.DECIDE, Act.DECLARE)
"""What a stand-in does for somebody: both are lent only to those who do so themselves."""


def may_stand_in(by: "Member", absent: "Member") -> bool:
    """Say whether ``by`` may be lent what ``absent`` does while they are away.

    Who only reads, writes rules or administers decides nothing, for nobody.
    """
    lent = [act for act in _LENT if absent.may_anywhere(act)]
    return by.organisation == absent.organisation and all(by.may_anywhere(act) for act in lent)


_STUDIO_ACTS = frozenset((Act.OVERRIDE, Act.DECIDE, Act.CONFIDE, Act.WRITE_POLICY))
"""What is done on the studio's behalf, whatever office a partner gave its own people."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """Somebody who can sign in, with everything that access hangs on."""

    number: int
    name: str
    email: str
    organisation: int
    path: str
    """Where the organisation stands in the tree: `/1/4/`; what is below begins with it."""
    everywhere: frozenset[Office] = frozenset()
    """Offices held in all productions of the organisation and of those below."""
    in_production: Mapping[int, frozenset[Office]] = field(default_factory=dict, hash=False)
    language: str = "en"
    theme: str = "dark"

    def offices(self, production: int | None) -> frozenset[Office]:
        """Return the offices held in ``production``, those held everywhere included."""
        own = self.in_production.get(production, frozenset()) if production is not None else ()
        return self.everywhere | frozenset(own)

    @property
    def at_studio(self) -> bool:
        """Whether the organisation is the top of the tree."""
        return is_studio(self.path)

    def may(self, act: Act, production: int | None = None) -> bool:
        """Say whether some office held in ``production`` allows ``act``."""
        return self._allowed(act, self.offices(production))

    def may_anywhere(self, act: Act) -> bool:
        """Say whether some office, in whatever production, allows ``act``."""
        return self._allowed(act, self.everywhere.union(*self.in_production.values()))

    def _allowed(self, act: Act, held: frozenset[Office]) -> bool:
        if act in _STUDIO_ACTS and not self.at_studio:
            return False
        return any(act in ALLOWS[office] for office in held)

    def roles(self, production: int) -> frozenset[Role]:
        """Return the roles in which this member may say yes in ``production``."""
        return frozenset(o.role for o in self.offices(production) if o.role is not None)


def is_studio(path: str) -> bool:
    """Say whether an organisation's path is that of the top of the tree."""
    return path.count("/") == 2


class Objection(StrEnum):
    """Why a change of people is not allowed."""

    NOT_YOURS = "not_yours"
    """They are not of the actor's organisation or below it, or the production is not theirs."""
    NO_OFFICE = "no_office"
    """The actor holds no office that allows it."""
    OWN_OFFICES = "own_offices"
    STUDIO_ONLY = "studio_only"
    LAST_ADMINISTRATOR = "last_administrator"
    HAS_ACCOUNT = "has_account"
    NO_SECOND_FACTOR = "no_second_factor"
    """They may, and have not confirmed it just now."""


class NotAllowed(ValueError):
    """A change of people that may not be made; ``why`` is one of `Objection`."""

    def __init__(self, why: Objection) -> None:
        super().__init__(why.value)
        self.why = why


@dataclass(frozen=True, slots=True, kw_only=True)
class Gift:
    """An office to be given to somebody, or taken from them."""

    office: Office
    to: int | None
    """The member's number; None for somebody who is being invited."""
    path: str
    """Where their organisation stands."""
    production: int | None = None
    production_seen: bool = True
    """Whether whoever gives it may see the production."""


def check_may_give(giver: Member, gift: Gift) -> None:
    """Hold who may give and take which office.

    Administrators give what lies in their part of the tree; a clearance lead gives
    declarants of the organisations below a place in a production, and nothing else.

    Raises:
        NotAllowed: with the objection.
    """
    if not gift.path.startswith(giver.path) or not gift.production_seen:
        raise NotAllowed(Objection.NOT_YOURS)
    if gift.to == giver.number:
        raise NotAllowed(Objection.OWN_OFFICES)
    if not _gives(giver, gift):
        raise NotAllowed(Objection.NO_OFFICE)
    if gift.office in STUDIO_OFFICES and not (giver.at_studio and is_studio(gift.path)):
        raise NotAllowed(Objection.STUDIO_ONLY)


def check_confirmed(second_factor: bool) -> None:
    """Hold that whoever may change something has confirmed it just now.

    Raises:
        NotAllowed: where they have not.
    """
    if not second_factor:
        raise NotAllowed(Objection.NO_SECOND_FACTOR)


def _gives(giver: Member, gift: Gift) -> bool:
    if giver.may(Act.MANAGE_PEOPLE, gift.production):
        return True
    below = gift.path != giver.path
    invited = gift.production is not None and giver.may(Act.INVITE, gift.production)
    return invited and below and gift.office is Office.DECLARANT
