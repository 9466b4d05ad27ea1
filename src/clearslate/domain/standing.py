"""How a use stands: what it owes, who has answered, and whether that answer still holds.

An approval is bound to the digests of the declaration and of the determination it
was given for, and to its evidence where it names any. A change of one of them voids it; so
does the end of its period, and so does taking it back. *Fallen* is
kept apart from *never given*.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from clearslate.domain.approval import Approval, ApprovalKind, Waiver
from clearslate.domain.declaration import Declaration
from clearslate.domain.filling import Filled, Surroundings, fill
from clearslate.domain.policy.compile import Ruleset
from clearslate.domain.policy.decide import decide, waived
from clearslate.domain.policy.determination import Determination
from clearslate.domain.policy.lower import Way, ways_to_lower
from clearslate.domain.policy.review_order import in_turns
from clearslate.domain.policy.rules import Outcome
from clearslate.domain.roles import Role


class Stands(StrEnum):
    """Whether a use may go ahead, and if not, why not."""

    GOES_AHEAD = "goes_ahead"
    OWES = "owes"
    FALLEN = "fallen"
    """It was answered once; the answer no longer holds."""


class Fell(StrEnum):
    """Why an approval does not hold today."""

    ENDED = "ended"
    NOT_YET = "not_yet"
    DECLARATION_CHANGED = "declaration_changed"
    DETERMINATION_CHANGED = "determination_changed"
    EVIDENCE_CHANGED = "evidence_changed"
    """Files were attached or taken away since."""
    WITHDRAWN = "withdrawn"
    """Whoever gave it, or the same office, took it back."""
    UNSIGNED = "unsigned"


@dataclass(frozen=True, slots=True, kw_only=True)
class FallenApproval:
    """An approval on file that does not count today, with the reason."""

    approval: Approval
    fell: Fell

    @property
    def held_once(self) -> bool:
        """Whether it counted before; one that is not signed or has not begun never did."""
        return self.fell not in (Fell.UNSIGNED, Fell.NOT_YET)


@dataclass(frozen=True, slots=True, kw_only=True)
class Digests:
    """How documents are sealed; `formats` knows their spelling, the domain only compares."""

    of_declaration: Callable[[Declaration], str]
    of_determination: Callable[[Filled, Determination], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Determined:
    """One declaration with everything that was found out and decided about it."""

    declaration: Declaration
    filled: Filled
    determination: Determination
    declaration_digest: str
    determination_digest: str
    approvals: tuple[Approval, ...] = ()
    """Those that hold."""
    fallen: tuple[FallenApproval, ...] = ()
    ways: tuple[Way, ...] = ()
    """The smallest sets of honest changes that would make the outcome milder."""
    superseded_by: str | None = None

    @property
    def missing(self) -> tuple[Role, ...]:
        """Whose yes is still owed; nobody's where notice is enough or all have answered."""
        outcome = self.determination.outcome
        if outcome is Outcome.ESCALATE:
            return tuple({Role.TITLE_CONTACT} - _authority(self.approvals))
        given = _authority(a for a in self.approvals if a.kind is ApprovalKind.APPROVAL)
        return tuple(role for role in self.determination.approvers if role not in given)

    @property
    def missing_in_turns(self) -> tuple[tuple[Role, ...], ...]:
        """Whose yes is still owed, turn by turn: the first is asked now, the others wait."""
        return in_turns(self.missing, self.determination.review_order)

    @property
    def stands(self) -> Stands:
        """Whether the use may go ahead today."""
        blocked = self.determination.outcome is Outcome.BLOCKED
        if not blocked and not self.missing:
            return Stands.GOES_AHEAD
        return Stands.FALLEN if self.lost or self.filled.lapses else Stands.OWES

    @property
    def lost(self) -> tuple[FallenApproval, ...]:
        """The approvals that held once and whose place no other yes has taken."""
        renewed = _authority(self.approvals)
        return tuple(f for f in self.fallen if f.held_once and not f.approval.authority <= renewed)


def _authority(approvals: Iterable[Approval]) -> frozenset[Role]:
    return frozenset[Role]().union(*(approval.authority for approval in approvals))


def determine(
    declaration: Declaration, *, rules: Ruleset, around: Surroundings, digests: Digests
) -> Determined:
    """Determine one declaration and hold it against the waivers and approvals on file."""
    filled = fill(declaration, around)
    lifted = _lifted(declaration.reference, rules, around)
    determination = waived(decide(rules, filled.facts), lifted)
    of_declaration = digests.of_declaration(declaration)
    of_determination = digests.of_determination(filled, determination)
    holding, fallen = _sorted_out(
        around.registry.approvals_of(declaration.reference),
        _Bound(of_declaration, of_determination, around.evidence_of(declaration.reference)),
        around.on,
    )
    return Determined(
        declaration=declaration,
        filled=filled,
        determination=determination,
        declaration_digest=of_declaration,
        determination_digest=of_determination,
        approvals=holding,
        fallen=fallen,
        ways=ways_to_lower(rules, filled.facts, determination, lifted),
    )


def _lifted(declaration: str, rules: Ruleset, around: Surroundings) -> Mapping[str, str]:
    """Return the rules that a waiver in force lifts, signed by someone who may lift them."""
    by_reference = {compiled.rule.reference: compiled.rule for compiled in rules.rules}
    lifted = {}
    for waiver in around.registry.waivers_of(declaration):
        rule = by_reference.get(waiver.rule)
        if rule is not None and holds(waiver, around.on) and waiver.authority in rule.authority:
            lifted[waiver.rule] = waiver.reference
    return lifted


def holds(waiver: Waiver, on: date) -> bool:
    """Say whether a waiver is signed, has begun and has not ended."""
    return waiver.signed_on is not None and waiver.signed_on <= on and on in waiver.period


class _Bound(NamedTuple):
    """What approvals are held against."""

    declaration: str
    determination: str
    evidence: frozenset[str] | None


def _sorted_out(
    approvals: Iterable[Approval], bound: _Bound, on: date
) -> tuple[tuple[Approval, ...], tuple[FallenApproval, ...]]:
    holding, fallen = [], []
    for approval in approvals:
        if approval.kind is ApprovalKind.INPUTS:
            continue
        fell = _why_fallen(approval, bound, on)
        if fell is None:
            holding.append(approval)
        else:
            fallen.append(FallenApproval(approval=approval, fell=fell))
    return tuple(holding), tuple(fallen)


def _why_fallen(approval: Approval, bound: _Bound, on: date) -> Fell | None:
    if approval.signed_on is None or approval.signed_on > on:
        return Fell.UNSIGNED
    if approval.withdrawn is not None and approval.withdrawn <= on:
        return Fell.WITHDRAWN
    if approval.period.ended_before(on):
        return Fell.ENDED
    if approval.period.not_yet(on):
        return Fell.NOT_YET
    return _what_changed(approval, bound)


def _what_changed(approval: Approval, bound: _Bound) -> Fell | None:
    if approval.declaration_digest != bound.declaration:
        return Fell.DECLARATION_CHANGED
    if approval.determination_digest != bound.determination:
        return Fell.DETERMINATION_CHANGED
    # Where one side does not know of files, nothing can be held against the other.
    if None not in (approval.evidence, bound.evidence) and approval.evidence != bound.evidence:
        return Fell.EVIDENCE_CHANGED
    return None
