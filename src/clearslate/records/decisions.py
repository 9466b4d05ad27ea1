"""Decisions: what reviewers said of a use, and of exactly which determination."""

from dataclasses import dataclass
from datetime import datetime

from clearslate.domain.people import ALLOWS, Act, Office
from clearslate.domain.request import Decision
from clearslate.records.models import DecisionRow, DeclarationRow
from clearslate.records.worded import Row, Rows, worded_once


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a reviewer said of a use."""

    number: int
    member: int
    name: str
    office: Office
    decision: Decision
    reason: str
    approval: str
    declaration_digest: str
    determination_digest: str
    said_at: datetime
    answered_at: datetime | None


def keep_decision(
    use: int,
    task: int | None,
    *,
    member: int,
    office: Office,
    decision: Decision,
    reason: str,
    approval: str,
    digests: tuple[str, str],
    at: datetime,
    sealed: str = "",
) -> int:
    """Keep what a reviewer said and return its number."""
    return DecisionRow.objects.create(
        declaration_id=use,
        task_id=task,
        account_id=member,
        office=office.value,
        decision=decision.value,
        reason=reason,
        approval=approval,
        declaration_digest=digests[0],
        determination_digest=digests[1],
        sealed=sealed,
        said_at=at,
    ).pk


def decisions_on(use: int) -> tuple[Said, ...]:
    """Return what reviewers said of a use, oldest first."""
    return tuple(map(_said, _about(use)))


def noes_before(use: int) -> tuple[Said, ...]:
    """Return what reviewers asked, or refused, of the use whose place one took, oldest first."""
    return tuple(map(_said, _noes_before(use)))


@worded_once
def _noes_before(use: int) -> Rows:
    before = DeclarationRow.objects.filter(pk=use).values("supersedes")
    rows = DecisionRow.objects.filter(declaration__in=before)
    rows = rows.exclude(decision=Decision.APPROVED.value)
    return rows.order_by("pk").values_list(*_SAID)


@worded_once
def _about(use: int) -> Rows:
    return DecisionRow.objects.filter(declaration=use).order_by("pk").values_list(*_SAID)


_SAID = (
    "pk",
    "account",
    "account__name",
    "office",
    "decision",
    "reason",
    "approval",
    "declaration_digest",
    "determination_digest",
    "said_at",
    "answered_at",
)


def _said(told: Row) -> Said:
    number, member, name, office, decision, *rest = told
    reason, approval, declaration, determination, said_at, answered_at = rest
    return Said(
        number=number,
        member=member,
        name=name,
        office=Office(office),
        decision=Decision(decision),
        reason=reason,
        approval=approval,
        declaration_digest=declaration,
        determination_digest=determination,
        said_at=said_at,
        answered_at=answered_at,
    )


def answer_decisions(use: int, at: datetime) -> None:
    """Note that the changes asked for were made, or the refusal was asked about again."""
    DecisionRow.objects.filter(declaration=use, answered_at=None).exclude(
        decision=Decision.APPROVED.value
    ).update(answered_at=at)


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovedThen:
    """What the last yes was said to, sealed as it was, and of which declaration."""

    said: Said
    reference: str
    sealed: str


def last_approved(use: int, *, itself: bool = True) -> ApprovedThen | None:
    """Return what was last approved of a use, or of those whose place it took.

    Without ``itself`` only of those: where it is known that nobody said yes to the use.
    """
    number = use if itself else _before(use)
    while number is not None:
        for *told, reference, sealed in _approved(number):
            return ApprovedThen(said=_said(tuple(told)), reference=reference, sealed=sealed)
        number = _before(number)
    return None


def _before(use: int) -> int | None:
    row = DeclarationRow.objects.filter(pk=use)
    return row.values_list("supersedes", flat=True).first()


@worded_once
def _approved(use: int) -> Rows:
    rows = DecisionRow.objects.filter(declaration=use, decision=Decision.APPROVED.value)
    return rows.order_by("-pk").values_list(*_SAID, "declaration__reference", "sealed")[:1]


DECIDING = frozenset(office for office, acts in ALLOWS.items() if Act.DECIDE in acts)
"""The offices that decide."""
