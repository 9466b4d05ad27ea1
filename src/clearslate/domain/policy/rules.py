"""Rules and packs: who objects to what, in which words' ids, under which readings.

Texts (reasons, clauses, obligations in English and French) stay with the pack's
document in `formats`; here are ids and values only.
"""

from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from clearslate.domain.facts import Scope
from clearslate.domain.policy.conditions import Condition
from clearslate.domain.roles import Role


class Outcome(IntEnum):
    """What must happen before a use may go ahead, mildest first."""

    NOTIFY = 0
    ESCALATE = 1
    APPROVAL = 2
    BLOCKED = 3

    @property
    def word(self) -> str:
        """The outcome as documents write it."""
        return self.name.lower()


ReviewOrder = tuple[frozenset[Role], ...]
"""Offices in the turns in which they decide, first to last; empty where all decide at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One objection: under this condition, this outcome, owed to these clauses.

    ``when_unsure`` maps an open fact to the outcome the rule takes where it would certainly
    hold if that one fact took its riskier answer; it is never above ``outcome``.
    """

    id: str
    pack: str
    condition: Condition
    outcome: Outcome
    cites: tuple[str, ...]
    scope: Scope = Scope.USE
    approvers: tuple[Role, ...] = ()
    obligations: tuple[str, ...] = ()
    disclosures: tuple[str, ...] = ()
    when_unsure: tuple[tuple[str, Outcome], ...] = ()

    readings: tuple[str, ...] = ()
    """Where the text pulls two ways and this rule takes one of them."""

    @property
    def reference(self) -> str:
        """The rule's name across packs: ``pack/rule``."""
        return f"{self.pack}/{self.id}"

    @property
    def authority(self) -> tuple[Role, ...]:
        """Who may waive the rule: its approvers, or the title contact where it names none."""
        return self.approvers or (Role.TITLE_CONTACT,)


@dataclass(frozen=True, slots=True, kw_only=True)
class PackReference:
    """Exactly which rules were asked: pack, version, readings chosen, and the digest of its text.

    The digest is of the pack's whole document, so two packs with one name can be told apart.
    """

    id: str
    version: str
    options: tuple[str, ...]
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """A dated, sourced set of rules from one authority, under the options chosen for it."""

    reference: PackReference
    rules: tuple[Rule, ...]
    review_by: date | None = None
    review_order: ReviewOrder = ()
    """Only the offices that the pack names; the others come with the first turn."""


class NoPackInForce(Exception):
    """There is no pack to ask, so nothing can be determined."""
