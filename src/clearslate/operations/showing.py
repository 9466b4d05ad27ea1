"""Showing a use: everything that its page says, gathered once and determined afresh."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from clearslate.domain.people import Act, Member, Office
from clearslate.domain.policy.lower import Change
from clearslate.domain.policy.no_help import no_help
from clearslate.domain.policy.silence import Silence, silent_rules
from clearslate.domain.request import (
    OPEN,
    Decision,
    Progress,
    answers_for,
    hindrance,
    may_override,
    may_review_override,
    may_take_back,
    progress_of,
)
from clearslate.domain.standing import Determined
from clearslate.formats.facts import load_catalogue
from clearslate.formats.sealing import sealed_text
from clearslate.formats.words.tools import ToolNames
from clearslate.operations.actor import Actor
from clearslate.operations.deciding import asked_of
from clearslate.operations.declaring import may_change
from clearslate.operations.opening import Opened
from clearslate.operations.overriding import override_said
from clearslate.operations.settling import opened_for
from clearslate.operations.tools_called import tools_called
from clearslate.records.comments import Comment, confidential_notes, conversation
from clearslate.records.consents import RequestKept, requests_about
from clearslate.records.decisions import ApprovedThen, Said, decisions_on, last_approved
from clearslate.records.files import FileKept, files_of
from clearslate.records.log import Logged, entries_about
from clearslate.records.members import stands_in_for
from clearslate.records.office_holders import Holder, holders_by_office
from clearslate.records.remembering import until_logged
from clearslate.records.tasks import Task, tasks_of_use
from clearslate.records.uses import UseKept, use_called
from clearslate.records.usual_times import Usual, usual_times


@dataclass(frozen=True, slots=True, kw_only=True)
class May:
    """What the reader of a page may do there."""

    decide: tuple[Task, ...] = ()
    """The review tasks that are theirs to decide."""
    comment: bool = False
    confide: bool = False
    change: bool = False
    answer: bool = False
    """Say what was done about a change or a refusal."""
    withdraw: bool = False
    revoke: frozenset[str] = frozenset()
    """References of approvals that they may take back."""
    override: bool = False
    review_override: bool = False
    attach: bool = False
    note: Task | None = None
    """The notice that is theirs to mark as read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A use as one reader is shown it."""

    use: UseKept
    opened: Opened
    determined: Determined
    differs: bool
    """What comes out today is not what was kept last; the worker will settle it."""
    tasks: tuple[Task, ...]
    decisions: tuple[Said, ...]
    holders: Mapping[Office, tuple[Holder, ...]]
    usual: Mapping[tuple[str, Office | None], Usual]
    files: tuple[FileKept, ...]
    override: Task | None
    may: May
    tools: ToolNames
    requests: tuple[RequestKept, ...] = ()
    conversation: tuple[Comment, ...] = ()
    notes: tuple[Comment, ...] = ()
    """The confidential notes; none for those who may not confide."""
    history: tuple[Logged, ...] = ()
    then: ApprovedThen | None = None
    """What the last yes was given for."""
    sealed: str = ""

    @property
    def open_tasks(self) -> tuple[Task, ...]:
        """The tasks that somebody still has to do."""
        return tuple(task for task in self.tasks if task.closed_at is None)

    def silent(self) -> tuple[Silence, ...]:
        """Return the rules that do not object, and why; worked out when asked for."""
        facts = self.determined.filled.facts
        return silent_rules(self.opened.rules, facts, self.determined.determination)

    def no_help(self) -> tuple[Change, ...]:
        """Return what would not lower the outcome though one might hope so."""
        made = self.determined
        return no_help(self.opened.rules, made.filled.facts, made.determination, made.ways)


def show(
    actor: Actor,
    handle: str,
    reference: str,
    *,
    brief: bool = False,
    away: tuple[Member, ...] | None = None,
) -> Shown:
    """Return everything that the page of a use says to the actor.

    ``brief`` leaves out what was said and done about it, for a panel beside a list; ``away``
    are those whom the actor stands in for today, where that is known already.

    Raises:
        NotThere: where they may see no such use.
    """
    assert actor.member is not None
    # Days begin on a quarter of an hour, wherever a production is made.
    quarter = actor.at.replace(minute=actor.at.minute // 15 * 15, second=0, microsecond=0)
    if away is None:
        away = stands_in_for(actor.member, actor.day())
    return _shown(actor.member, quarter, handle, reference, brief, away)


@until_logged(most=24)
def _shown(
    member: Member,
    at: datetime,
    handle: str,
    reference: str,
    brief: bool,
    away: tuple[Member, ...],
) -> Shown:
    actor = Actor(member=member, at=at)
    use = use_called(member, handle, reference)
    opened = opened_for(use, actor)
    determined = opened.determined(use.declaration)
    tasks, decisions = tasks_of_use(use.number), decisions_on(use.number)
    overrides = [task for task in tasks if task.kind == "override"]
    shown = Shown(
        use=use,
        opened=opened,
        determined=determined,
        differs=_differs(use, determined, decisions),
        tasks=tasks,
        decisions=decisions,
        holders=holders_by_office(use.production.number, use.production.path, use.path),
        usual=usual_times() if any(t.closed_at is None for t in tasks) else {},
        files=files_of(use=use.number),
        override=overrides[-1] if overrides else None,
        may=_may(member, use, determined, tasks, decisions, away),
        tools=tools_called(member, use.production, opened.around.registry),
    )
    return shown if brief else _in_full(shown, member)


def _in_full(shown: Shown, member: Member) -> Shown:
    """Return ``shown`` with what was said and done about the use."""
    use, determined = shown.use, shown.determined
    confides = member.may(Act.CONFIDE, use.production.number)
    asks_people = bool(use.declaration.people)
    return replace(
        shown,
        requests=requests_about(member, use.number) if asks_people else (),
        conversation=conversation(use.number),
        notes=confidential_notes(use.number) if confides else (),
        history=entries_about(use.subject, confidential=confides),
        then=_then(use, shown.decisions),
        sealed=sealed_text(load_catalogue(), determined.filled, determined.determination),
    )


def _differs(use: UseKept, determined: Determined, decisions: tuple[Said, ...]) -> bool:
    if not use.current or use.progress is Progress.WITHDRAWN:
        return False
    standing = [said.decision for said in decisions if said.answered_at is None]
    same = determined.determination_digest == use.determination_digest
    as_kept = use.overridden or progress_of(determined, standing) is use.progress
    return not (same and as_kept)


def _then(use: UseKept, decisions: tuple[Said, ...]) -> ApprovedThen | None:
    approved = any(said.decision is Decision.APPROVED for said in decisions)
    if not approved and use.declaration.supersedes is None:
        return None
    return last_approved(use.number, itself=approved)


def _may(
    member: Member,
    use: UseKept,
    determined: Determined,
    tasks: tuple[Task, ...],
    decisions: tuple[Said, ...],
    away: tuple[Member, ...],
) -> May:
    production = use.production.number
    speaks = use.current and answers_for(member, use.declared_by, production)
    open_ones = [task for task in tasks if task.closed_at is None]
    overridden = next((t for t in open_ones if t.kind == "override"), None)
    contact = Office.TITLE_CONTACT in member.offices(production)
    return May(
        decide=tuple(t for t in open_ones if _decides(member, use, t, determined, away)),
        comment=member.may(Act.COMMENT, production),
        confide=member.may(Act.CONFIDE, production),
        change=member.may(Act.DECLARE, production) and may_change(member, use),
        answer=speaks and any(_unanswered(said) for said in decisions),
        withdraw=speaks and use.progress is not Progress.WITHDRAWN,
        revoke=frozenset(
            approval.reference
            for approval in determined.approvals
            if use.current and may_take_back(member, approval.authority, production)
        ),
        override=use.current
        and use.progress in OPEN
        and may_override(member, use.declared_by, production),
        review_override=overridden is not None
        and may_review_override(member, use.declared_by, override_said(overridden)[0], production),
        attach=speaks and use.progress is not Progress.WITHDRAWN,
        note=next((t for t in open_ones if t.kind == "notice" and contact), None),
    )


def _unanswered(said: Said) -> bool:
    return said.decision is not Decision.APPROVED and said.answered_at is None


def _decides(
    member: Member,
    use: UseKept,
    task: Task,
    determined: Determined,
    away: tuple[Member, ...],
) -> bool:
    if task.kind != "review" or task.office is None or task.office.role is None:
        return False
    return hindrance(member, asked_of(use, task, determined), away) is None
