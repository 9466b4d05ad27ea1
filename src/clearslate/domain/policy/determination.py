"""What the packs in force add up to for one use: the outcome, and every reason for it.

A determination is made by rules and can be made again: the same facts, packs
and options give the same one years later. It states three outcomes. Act on
``outcome``. ``certain`` holds whatever the open facts turn out to be;
``could_reach`` is where it would end if every open fact turned out the riskier
way.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from clearslate.domain.policy.review_order import in_turns
from clearslate.domain.policy.rules import Outcome, PackReference, ReviewOrder, Rule
from clearslate.domain.roles import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One rule's objection to a use.

    ``certain`` findings hold whatever is found out; the others rest on ``assumed``, the open
    facts that were counted against the use. ``concerns`` names the steps or people it is about;
    empty where it is about the use as a whole. A ``waived`` finding stays visible and no longer
    counts.
    """

    rule: Rule
    outcome: Outcome
    certain: bool
    assumed: tuple[str, ...] = ()
    concerns: tuple[str, ...] = ()
    waived: str | None = None
    """The reference of the waiver, where there is one."""

    @property
    def approvers(self) -> tuple[Role, ...]:
        """Who must say yes to this finding; nobody for a notice."""
        if self.outcome is Outcome.NOTIFY or self.waived is not None:
            return ()
        if self.outcome is Outcome.ESCALATE:
            return (Role.TITLE_CONTACT,)
        return self.rule.approvers or (Role.TITLE_CONTACT,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Determination:
    """The joined objections of all rules: the strictest wins, duties add up."""

    packs: tuple[PackReference, ...]
    outcome: Outcome
    certain: Outcome
    could_reach: Outcome
    findings: tuple[Finding, ...]
    open_facts: tuple[str, ...] = ()
    review_order: ReviewOrder = ()

    @property
    def approvers(self) -> tuple[Role, ...]:
        """Everyone who must say yes, once, in the order of the roles."""
        named = {role for finding in self.findings for role in finding.approvers}
        return tuple(role for role in Role if role in named)

    @property
    def turns(self) -> tuple[tuple[Role, ...], ...]:
        """The approvers in their turns: one turn where all decide at the same time."""
        return in_turns(self.approvers, self.review_order)

    @property
    def obligations(self) -> tuple[tuple[str, str], ...]:
        """Every duty, once: the pack that defines it and its id there."""
        return _united((f.rule.pack, duty) for f in self.findings for duty in f.rule.obligations)

    @property
    def disclosures(self) -> tuple[tuple[str, str], ...]:
        """Every disclosure owed, once: the pack that defines it and its id there."""
        return _united((f.rule.pack, told) for f in self.findings for told in f.rule.disclosures)


def _united(duties: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple(dict.fromkeys(duties))
