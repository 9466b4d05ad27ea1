"""Withdrawing: a request taken back, an approval taken back, a request asked again."""

from dataclasses import replace

from clearslate.domain.approval import Approval
from clearslate.domain.people import Member
from clearslate.domain.request import Decision, Progress, answers_for, may_take_back
from clearslate.formats.words import letters
from clearslate.operations.actor import Actor
from clearslate.operations.asking import ask
from clearslate.operations.noting import MayNot, note, reason_of
from clearslate.operations.settling import Outcome, opened_for, settle
from clearslate.operations.telling import Letter, concerned, tell, tell_of_change
from clearslate.records.comments import keep_comment
from clearslate.records.decisions import Said, answer_decisions, decisions_on
from clearslate.records.log import atomic
from clearslate.records.registers import keep_record
from clearslate.records.tasks import close_tasks, tasks_of_use
from clearslate.records.uses import UseKept, locked, set_progress, use_called, use_numbered

_AT_REST = frozenset((Progress.WITHDRAWN, Progress.SUPERSEDED))


@atomic()
def withdraw(actor: Actor, handle: str, reference: str, reason: str) -> UseKept:
    """Take a request back for good: nobody is asked any more, and it may not go ahead.

    Raises:
        NotThere: where the actor may see no such use.
        MayNot: where they do not speak for it, or it is withdrawn or superseded already.
        NoReason: where none is given.
    """
    _, before = _spoken_for(actor, handle, reference)
    if before.progress in _AT_REST:
        raise MayNot
    said = reason_of(reason)
    set_progress(before.number, Progress.WITHDRAWN, actor.at, overridden=False)
    after = use_numbered(before.number)
    note(after, "withdrawn", actor, {"reason": said})
    open_ones = [task.number for task in tasks_of_use(after.number) if task.closed_at is None]
    close_tasks(open_ones, actor.at)
    ask(after, opened_for(after, actor).determined(after.declaration), actor)
    tell_of_change(before, after, actor, "withdrawn")
    return after


@atomic()
def ask_again(actor: Actor, handle: str, reference: str, text: str) -> Outcome:
    """Say what was done about a change that was asked for, or about a refusal, and ask anew.

    What is said joins the conversation.

    Raises:
        NotThere, NoReason: as for `withdraw`.
        MayNot: where the actor does not speak for the use, or nothing was asked or refused.
    """
    member, use = _spoken_for(actor, handle, reference)
    if not any(_unanswered(said) for said in decisions_on(use.number)):
        raise MayNot
    said = reason_of(text)
    keep_comment(use.number, member.number, said, actor.at, confidential=False)
    answer_decisions(use.number, actor.at)
    open_changes = [
        task.number
        for task in tasks_of_use(use.number)
        if task.kind == "change" and task.closed_at is None
    ]
    close_tasks(open_changes, actor.at, by=member.number)
    note(use, "asked_again", actor)
    return settle(use.number, actor, because="asked_again")


def _unanswered(said: Said) -> bool:
    return said.decision is not Decision.APPROVED and said.answered_at is None


@atomic()
def revoke(actor: Actor, handle: str, reference: str, approval: str, reason: str) -> Outcome:
    """Take an approval back from today on; the use falls unless another yes carries it.

    Raises:
        NotThere: where the actor may see no such use.
        MayNot: where no such approval holds, or its office is not theirs.
        NoReason: where none is given.
    """
    assert actor.member is not None
    use = _held(actor, handle, reference)
    opened = opened_for(use, actor)
    held = _holding(opened.determined(use.declaration).approvals, approval)
    if held is None or not may_take_back(actor.member, held.authority, use.production.number):
        raise MayNot
    said = reason_of(reason)
    kept = keep_record(
        replace(held, withdrawn=opened.around.on),
        organisation=use.production.organisation,
        production=use.production.number,
        made_by=actor.number,
        at=actor.at,
    )
    note(use, "revoked", actor, {"approval": approval, "document": kept.digest, "reason": said})
    outcome = settle(use.number, actor, because="revoked")
    tell(outcome.after, _revoked(actor.member, approval, said), concerned(outcome.after), actor)
    return outcome


def _holding(approvals: tuple[Approval, ...], reference: str) -> Approval | None:
    return next((each for each in approvals if each.reference == reference), None)


def _revoked(member: Member, approval: str, reason: str) -> Letter:
    return Letter(
        subject=letters.REVOKED_SUBJECT,
        text=letters.REVOKED_TEXT,
        values={"who": member.name, "approval": approval, "reason": reason},
    )


def _held(actor: Actor, handle: str, reference: str) -> UseKept:
    """Return a use that the actor may see, its row held until the transaction ends."""
    assert actor.member is not None
    use = use_called(actor.member, handle, reference)
    locked(use.number)
    return use_called(actor.member, handle, reference)


def _spoken_for(actor: Actor, handle: str, reference: str) -> tuple[Member, UseKept]:
    use = _held(actor, handle, reference)
    member = actor.member
    assert member is not None
    if not use.current or not answers_for(member, use.declared_by, use.production.number):
        raise MayNot
    return member, use
