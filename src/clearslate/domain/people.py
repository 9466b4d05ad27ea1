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
        return Role(self.value) if self.value in Role.__members__.values() else None


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
        | {Act.READ_AUDIT},
        Office.TITLE_CONTACT: _REVIEWER | {Act.KEEP_REGISTERS, Act.CHECK_CUTS, Act.READ_AUDIT},
        Office.LEGAL: _REVIEWER | {Act.KEEP_REGISTERS, Act.READ_AUDIT},
        Office.SECURITY: _REVIEWER | {Act.KEEP_REGISTERS},
        Office.TALENT_RELATIONS: _REVIEWER | {Act.KEEP_REGISTERS},
        Office.EDITORIAL_STANDARDS: _REVIEWER,
        Office.POLICY_AUTHOR: frozenset((Act.WRITE_POLICY,)),
        Office.AUDITOR: frozenset((Act.READ_AUDIT, Act.SEE_TITLE)),
        Office.ADMINISTRATOR: frozenset((Act.MANAGE_PEOPLE, Act.OVERRIDE, Act.READ_AUDIT)),
    }
)
"""What each office allows in the productions in which it is held."""


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

    def may(self, act: Act, production: int | None = None) -> bool:
        """Say whether some office held in ``production`` allows ``act``."""
        return any(act in ALLOWS[office] for office in self.offices(production))

    def may_anywhere(self, act: Act) -> bool:
        """Say whether some office, in whatever production, allows ``act``."""
        held = self.everywhere.union(*self.in_production.values())
        return any(act in ALLOWS[office] for office in held)

    def roles(self, production: int) -> frozenset[Role]:
        """Return the roles in which this member may say yes in ``production``."""
        return frozenset(o.role for o in self.offices(production) if o.role is not None)
