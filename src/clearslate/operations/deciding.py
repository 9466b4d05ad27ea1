"""Deciding: a reviewer approves, answers, asks for a change or refuses.

A yes is an approval document, bound to the digests of the declaration, of the determination
that was read and of the files attached. Whoever decides waits for the use's row, so that of
two decisions at once the second sees the first.
"""

from dataclasses import dataclass, replace
from datetime import date

from clearslate.domain.approval import Approval, ApprovalKind
from clearslate.domain.people import Member, Office
from clearslate.domain.period import Period
from clearslate.domain.policy.rules import Outcome
from clearslate.domain.request import (
    OPEN,
    Asked,
    Decision,
    Hindrance,
    MayNotDecide,
    asked_now,
    check_may_decide,
    owed_to,
    stead_of,
)
from clearslate.domain.roles import Role
from clearslate.domain.standing import Determined
from clearslate.formats.facts import load_catalogue
from clearslate.formats.sealing import sealed_text
from clearslate.operations.actor import Actor
from clearslate.operations.noting import note, reason_of
from clearslate.operations.opening import Opened
from clearslate.operations.settling import Outcome as Settled
from clearslate.operations.settling import opened_for, settle
from clearslate.records.decisions import keep_decision
from clearslate.records.log import atomic
from clearslate.records.members import stands_in_for
from clearslate.records.registers import RecordKept, keep_record
from clearslate.records.tasks import Task, close_tasks, task_numbered
from clearslate.records.uses import UseKept, locked, use_numbered


class EndsBeforeItBegins(ValueError):
    """An approval was to end on a day that has gone by; that day is the argument."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Yes:
    """On which terms a reviewer says yes."""

    conditions: tuple[str, ...] = ()
    until: date | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deciding:
    """A task that is being decided, with everything that it is decided on."""

    member: Member
    task: Task
    use: UseKept
    role: Role
    stead: str
    """For whom they decide who is away; empty where they hold the office themselves."""
    opened: Opened
    determined: Determined
    on: date

    @property
    def digests(self) -> tuple[str, str]:
        """What a decision is bound to."""
        return self.determined.declaration_digest, self.determined.determination_digest


@atomic()
def approve(
    actor: Actor, task: int, seen: tuple[str, str], yes: Yes, *, second_factor: bool
) -> Settled:
    """Say yes to a use, as the role that ``task`` asks.

    ``seen`` are the digests of declaration and determination that were read; the second
    factor was asked for just now. Where the title contact's word is enough it is kept as an
    answer, otherwise as a written approval.

    Raises:
        NotThere: where the actor may see no such task.
        MayNotDecide: where they may not decide it, or something changed since they read it.
        EndsBeforeItBegins: where the yes would end before today.
    """
    made = _begin(actor, task, seen)
    if not second_factor:
        raise MayNotDecide(Hindrance.NO_SECOND_FACTOR)
    if yes.until is not None and yes.until < made.on:
        raise EndsBeforeItBegins(yes.until)
    approval = _approval(made, yes)
    kept = keep_record(
        approval,
        organisation=made.use.production.organisation,
        production=made.use.production.number,
        made_by=made.member.number,
        at=actor.at,
    )
    _keep(made, Decision.APPROVED, yes.reason.strip(), approval.reference, actor)
    note(made.use, _ACT[approval.kind], actor, _details(made, approval, kept))
    return settle(made.use.number, actor, because=_ACT[approval.kind])


_ACT = {ApprovalKind.APPROVAL: "approved", ApprovalKind.ANSWER: "answered"}


@atomic()
def ask_for_change(actor: Actor, task: int, seen: tuple[str, str], reason: str) -> Settled:
    """Ask whoever declared a use to change something before it is decided.

    Raises:
        NotThere, MayNotDecide: as for `approve`.
        NoReason: where nothing is said of what to change.
    """
    return _say_no(actor, task, seen, Decision.CHANGE_ASKED, reason)


@atomic()
def refuse(actor: Actor, task: int, seen: tuple[str, str], reason: str) -> Settled:
    """Refuse a use.

    Raises:
        NotThere, MayNotDecide: as for `approve`.
        NoReason: where none is given.
    """
    return _say_no(actor, task, seen, Decision.REFUSED, reason)


def _say_no(
    actor: Actor, task: int, seen: tuple[str, str], decision: Decision, reason: str
) -> Settled:
    made = _begin(actor, task, seen)
    said = reason_of(reason)
    _keep(made, decision, said, "", actor)
    note(made.use, decision.value, actor, {**_bound(made), "reason": said})
    return settle(made.use.number, actor, because=decision.value)


def _begin(actor: Actor, number: int, seen: tuple[str, str]) -> Deciding:
    """Wait for the use's row, then hold everything that separates duties."""
    member = actor.member
    assert member is not None, "only members decide"
    first = task_numbered(member, number)
    if first.kind != "review" or first.use is None or first.office is None:
        raise MayNotDecide(Hindrance.NOT_ASKED)
    locked(first.use)
    made = _made(actor, member, task_numbered(member, number), first.office)
    away = stands_in_for(member, actor.day())
    asked = asked_of(made.use, made.task, made.determined)
    check_may_decide(member, asked, seen, away)
    return replace(made, stead=stead_of(member, asked, away))


def _made(actor: Actor, member: Member, task: Task, office: Office) -> Deciding:
    assert task.use is not None
    use = use_numbered(task.use)
    opened = opened_for(use, actor)
    return Deciding(
        member=member,
        task=task,
        use=use,
        role=Role(office.value),
        stead="",
        opened=opened,
        determined=opened.determined(use.declaration),
        on=opened.around.on,
    )


def asked_of(use: UseKept, task: Task, determined: Determined) -> Asked:
    """Return what a review task asks, as the use stands now."""
    assert task.office is not None
    assert task.office.role is not None
    role = task.office.role
    asked = task.closed_at is None and use.current and use.progress in OPEN
    return Asked(
        role=role,
        production=use.production.number,
        declared_by=use.declared_by,
        declaration_digest=determined.declaration_digest,
        determination_digest=determined.determination_digest,
        outcome=determined.determination.outcome,
        open=asked and (role in owed_to(determined) or _is_blocked(determined)),
        waits=role in owed_to(determined) and role not in asked_now(determined),
    )


def _is_blocked(determined: Determined) -> bool:
    return determined.determination.outcome is Outcome.BLOCKED


def _approval(made: Deciding, yes: Yes) -> Approval:
    escalated = made.determined.determination.outcome is Outcome.ESCALATE
    reference = made.use.declaration.reference
    evidence = made.opened.around.evidence_of(reference)
    return Approval(
        reference=f"{reference}-{made.role.value.replace('_', '-')}",
        kind=ApprovalKind.ANSWER if escalated else ApprovalKind.APPROVAL,
        declaration=reference,
        approver=made.member.name,
        authority=frozenset((made.role,)),
        declaration_digest=made.determined.declaration_digest,
        determination_digest=made.determined.determination_digest,
        evidence=evidence or frozenset(),
        conditions=tuple(c.strip() for c in yes.conditions if c.strip()),
        period=Period(start=made.on, last=yes.until),
        signed_by=made.member.name,
        signed_on=made.on,
    )


def _keep(made: Deciding, decision: Decision, reason: str, approval: str, actor: Actor) -> None:
    determined = made.determined
    sealed = sealed_text(load_catalogue(), determined.filled, determined.determination)
    keep_decision(
        made.use.number,
        made.task.number,
        member=made.member.number,
        office=Office(made.role.value),
        decision=decision,
        reason=reason,
        approval=approval,
        digests=made.digests,
        at=actor.at,
        sealed=sealed,
    )
    close_tasks([made.task.number], actor.at, by=made.member.number)


def _bound(made: Deciding) -> dict[str, object]:
    return {
        "role": made.role.value,
        **({"stead": made.stead} if made.stead else {}),
        "declaration": made.determined.declaration_digest,
        "determination": made.determined.determination_digest,
    }


def _details(made: Deciding, approval: Approval, kept: RecordKept) -> dict[str, object]:
    last = approval.period.last
    return {
        **_bound(made),
        "approval": approval.reference,
        "document": kept.digest,
        "evidence": sorted(approval.evidence or ()),
        "conditions": list(approval.conditions),
        "until": last.isoformat() if last else None,
    }
