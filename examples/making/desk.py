"""Where the reviewers of a sample sit: approvals sealed on the day they were given."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from clearslate.domain.approval import Approval, ApprovalKind
from clearslate.domain.declaration import Declaration
from clearslate.domain.filling import Surroundings
from clearslate.domain.period import Period
from clearslate.domain.policy.compile import Ruleset
from clearslate.domain.production import Production
from clearslate.domain.registry import Registry
from clearslate.domain.roles import Role
from clearslate.domain.standing import determine
from clearslate.formats.facts import load_catalogue
from clearslate.formats.packs import packs_of, ruleset_of
from clearslate.formats.sealing import digests
from making.samples import LONG_AFTER, WRITTEN


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewer:
    """Somebody who may say yes, and in which office."""

    name: str
    role: Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Yes:
    """A yes to one declaration as it read on the day it was given."""

    reference: str
    to: Declaration
    by: Reviewer
    on: date
    kind: ApprovalKind = ApprovalKind.APPROVAL
    conditions: tuple[str, ...] = ()


def may_go_in(
    reference: str, *, of: Declaration, by: Reviewer, on: date, inputs: Iterable[str], tool: str
) -> Approval:
    """Return the approval that ``inputs`` of a declaration go into ``tool`` from a day on."""
    return Approval(
        reference=reference,
        kind=ApprovalKind.INPUTS,
        declaration=of.reference,
        approver=by.name,
        authority=frozenset((by.role,)),
        period=Period(start=on, last=LONG_AFTER),
        signed_by=by.name,
        signed_on=on,
        inputs=frozenset(inputs),
        tools=frozenset((tool,)),
    )


def approved(registry: Registry, production: Production, given: Iterable[Yes]) -> Registry:
    """Return ``registry`` with every yes of ``given`` in it, sealed.

    What may go into which tool stands in the registry already, as it did when they were asked.
    """
    beside = WRITTEN / production.reference
    rules = ruleset_of(packs_of(production.packs, beside=beside, where=production.reference))
    desk = _Desk(production, registry, rules)
    approvals = (*(registry.approvals or ()), *(desk.sealed(yes) for yes in given))
    return replace(registry, approvals=tuple(sorted(approvals, key=lambda each: each.reference)))


@dataclass(frozen=True, slots=True)
class _Desk:
    production: Production
    registry: Registry
    rules: Ruleset

    def sealed(self, yes: Yes) -> Approval:
        """Return the approval, bound to what the registers and packs said on its day."""
        catalogue = load_catalogue()
        around = Surroundings(
            catalogue=catalogue, registry=self.registry, on=yes.on, production=self.production
        )
        seen = determine(yes.to, rules=self.rules, around=around, digests=digests(catalogue))
        return Approval(
            reference=yes.reference,
            kind=yes.kind,
            declaration=yes.to.reference,
            approver=yes.by.name,
            authority=frozenset((yes.by.role,)),
            declaration_digest=seen.declaration_digest,
            determination_digest=seen.determination_digest,
            conditions=yes.conditions,
            period=Period(start=yes.on, last=LONG_AFTER),
            signed_by=yes.by.name,
            signed_on=yes.on,
        )
