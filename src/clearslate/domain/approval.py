"""What people with authority said yes to: approvals, and waivers of single rules."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from hashlib import sha256

from clearslate.domain.period import ALWAYS, Period
from clearslate.domain.roles import Role


class ApprovalKind(StrEnum):
    """What an approval says yes to."""

    ANSWER = "answer"
    """The title contact's answer; it suffices where no written approval is needed."""
    APPROVAL = "approval"
    """Written approval of a declaration."""
    INPUTS = "inputs"
    """The named material may go into the named tools."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Approval:
    """The studio's yes to one declaration, bound to the digests of what was approved.

    Where it names its evidence, it is bound to that too.
    """

    reference: str
    kind: ApprovalKind
    declaration: str
    approver: str
    authority: frozenset[Role]
    declaration_digest: str | None = None
    determination_digest: str | None = None
    evidence: frozenset[str] | None = None
    """Digests of the files that were attached when it was given; None where none are named."""
    conditions: tuple[str, ...] = ()
    period: Period = ALWAYS
    signed_by: str | None = None
    signed_on: date | None = None
    withdrawn: date | None = None
    """The first day on which it no longer holds, where it was taken back."""
    inputs: frozenset[str] = frozenset()
    """For the kind ``inputs``: the choices of the fact ``inputs`` that may go in."""
    tools: frozenset[str] = frozenset()
    """For the kind ``inputs``: references of the tools that they may go into."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """A duty that an approver attached to their yes."""

    approval: Approval
    text: str
    """What is to be done, in the words of the approver."""

    @property
    def name(self) -> str:
        """What it is called where files are kept for it: `approval/digest of its words`.

        An office that says yes anew keeps the reference of its approval: by place, what was filed
        for the condition before would seem to show that another one was met.
        """
        return f"{self.approval.reference}/{sha256(self.text.encode()).hexdigest()[:16]}"


def conditions_of(approvals: Iterable[Approval]) -> tuple[Condition, ...]:
    """Return every condition of some approvals, in the order in which they were attached."""
    return tuple(
        Condition(approval=approval, text=text)
        for approval in approvals
        for text in approval.conditions
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver:
    """A reasoned exception to one rule for one declaration; the finding stays visible."""

    reference: str
    rule: str
    declaration: str
    authority: Role
    reason: str
    period: Period = ALWAYS
    signed_by: str | None = None
    signed_on: date | None = None
