"""Evidence: what files say of their making, held against what was declared, and answered.

Pictures stay on site; the lines that `clearslate inspect` and `register` wrote there are brought.
Whoever answers a discrepancy answers that and nothing else: no use is cleared by it.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from clearslate.domain.discrepancies import Answered
from clearslate.domain.people import Act, Member
from clearslate.formats.evidence_lines import EvidenceLine, read_evidence
from clearslate.operations.actor import Actor
from clearslate.operations.evidence_asking import (
    ask_about_undeclared,
    ask_about_use,
    close_answered,
)
from clearslate.operations.evidence_carried import take_up
from clearslate.operations.evidence_held import Against, answers_in, new_evidence
from clearslate.operations.noting import MayNot, note, note_of_production, reason_of
from clearslate.records.evidence import (
    EvidenceKept,
    EvidenceNew,
    assets_here,
    evidence_numbered,
    evidence_texts,
    evidence_waiting,
    in_place_of,
    keep_decision,
    keep_evidence,
    open_alike,
)
from clearslate.records.log import atomic, take_turn
from clearslate.records.productions import ProductionKept, production_called
from clearslate.records.registers import registry_of
from clearslate.records.uses import UseKept, use_called, use_numbered


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What an upload came to."""

    kept: int
    known: int
    """Lines that were there already."""
    to_answer: int


class AnsweredMeanwhile(ValueError):
    """Something of what was to be answered together does not wait for an answer any more."""


class NothingPicked(ValueError):
    """Nothing was chosen that waits for an answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picked:
    """Which evidence is answered in one step; what came after ``newest`` is never among it."""

    numbers: frozenset[int] | None = None
    """Single files; without them everything that waits."""
    reference: str | None = None
    """Only of this use; empty for files without a declaration, None for all."""
    newest: int | None = None


def may_add(member: Member, production: int) -> bool:
    """Say whether somebody may bring evidence into a production."""
    return member.may(Act.DECLARE, production) or member.may(Act.KEEP_REGISTERS, production)


@atomic()
def add_evidence(actor: Actor, handle: str, reference: str, content: bytes, *, file: str) -> Added:
    """Keep the lines of an upload, and ask about what they say that was not declared.

    With a ``reference`` they are held against that declaration, without one against those that
    the register names for the assets they are. Where one was superseded the one in its place
    counts.

    Raises:
        NotThere: where the actor may see no such production or use.
        MayNot: where they hold no office that brings evidence.
        DocumentError: at the first line that cannot be read; then nothing is kept.
    """
    member = actor.member
    assert member is not None
    production = production_called(member, handle)
    if not may_add(member, production.number):
        raise MayNot
    named = use_called(member, handle, reference) if reference else None
    lines = read_evidence(content, file)
    take_turn()
    found = _held(lines, named, production, member)
    taken_up = take_up(found, production, actor)
    new = (each for each in found if (each.use, each.name, each.document) not in taken_up)
    keep_evidence(production.number, new, by=member.number, at=actor.at)
    _note(found, production, actor, file)
    return Added(
        kept=len(found),
        known=len(lines) - len(found),
        to_answer=sum(each.open for each in found),
    )


def _held(
    lines: Iterable[EvidenceLine],
    named: UseKept | None,
    production: ProductionKept,
    member: Member,
) -> list[EvidenceNew]:
    """Return what is new of ``lines``, each held against its declaration."""
    here = assets_here(member, production.number)
    registry = registry_of(production.number, production.path)
    there = set(evidence_texts(production.number))
    answered = answers_in(production.number)
    asked: dict[int | None, Against] = {}
    current: dict[int, int] = {}
    found = []
    for line in lines:
        asset = here.matching(line.name, line.digest)
        use = named.number if named is not None else asset.use if asset is not None else None
        if use is not None:
            use = current.setdefault(use, in_place_of(use))
        if (use, line.name, line.document) in there:
            continue
        there.add((use, line.name, line.document))
        if use not in asked:
            asked[use] = Against(use, registry)
        name = asset.name if asset is not None else ""
        found.append(new_evidence(asked[use].held(line), name, answered))
    return found


def _note(found: list[EvidenceNew], production: ProductionKept, actor: Actor, file: str) -> None:
    """Log what came to each use, and ask about it; what has no use is told of the production."""
    for number in dict.fromkeys(each.use for each in found):
        of_use = [each for each in found if each.use == number]
        asks = sum(each.open for each in of_use)
        details: dict[str, object] = {"name": file[:200], "n": len(of_use), "asks": asks}
        if number is None:
            note_of_production(production, "evidence_added", actor, details)
            if asks:
                ask_about_undeclared(production, actor)
            continue
        use = use_numbered(number)
        note(use, "evidence_added", actor, details)
        if asks:
            ask_about_use(use, actor)


@atomic()
def decide(actor: Actor, handle: str, number: int, answer: Answered, reason: str) -> EvidenceKept:
    """Answer what a file says otherwise than its declaration, for all that is alike.

    The answer is remembered: the same discrepancy of the same digest is not asked again. The
    use stands where it stood.

    Raises:
        NotThere: where the actor may see no such evidence.
        MayNot: where they keep no registers, or nothing is open.
        NoReason: where none is given.
    """
    production, member = _deciding(actor, handle)
    evidence = evidence_numbered(member, production.number, number)
    if not member.may(Act.KEEP_REGISTERS, production.number):
        raise MayNot
    said = reason_of(reason)
    take_turn()
    evidence = evidence_numbered(member, production.number, number)
    if not evidence.open:
        raise MayNot
    _answer((evidence,), production, actor, answer, said)
    return evidence


@atomic()
def decide_together(
    actor: Actor, handle: str, picked: Picked, answer: Answered, reason: str
) -> int:
    """Answer several files at once with one reason, all or none, and return how many.

    Raises:
        NotThere: where the actor may see no such production.
        MayNot: where they keep no registers in it.
        NoReason: where none is given.
        NothingPicked: where nothing of it waits.
        AnsweredMeanwhile: where one of those named does not wait, or they may not see it.
    """
    production, member = _deciding(actor, handle)
    if not member.may(Act.KEEP_REGISTERS, production.number):
        raise MayNot
    said = reason_of(reason)
    take_turn()
    found = [
        each
        for each in evidence_waiting(member, production.number, numbers=picked.numbers)
        if picked.reference in (None, each.reference)
        and (picked.newest is None or each.number <= picked.newest)
    ]
    if picked.numbers and len(found) < len(picked.numbers):
        raise AnsweredMeanwhile
    if not found:
        raise NothingPicked
    for use in dict.fromkeys(each.use for each in found):
        of_use = tuple(each for each in found if each.use == use)
        _answer(of_use, production, actor, answer, said)
    return len(found)


def _deciding(actor: Actor, handle: str) -> tuple[ProductionKept, Member]:
    assert actor.member is not None
    return production_called(actor.member, handle), actor.member


def _answer(
    evidence: tuple[EvidenceKept, ...],
    production: ProductionKept,
    actor: Actor,
    answer: Answered,
    reason: str,
) -> None:
    """Keep one answer to some files of one use, or of none, and to all that is alike."""
    assert actor.number is not None
    alike = [each.number for each in open_alike(evidence)]
    keep_decision(alike, answer, reason, by=actor.number, at=actor.at)
    marks = {found.mark for each in evidence for found in each.discrepancies}
    details: dict[str, object] = {
        "decision": answer.value,
        "reason": reason,
        "discrepancies": sorted(marks),
    }
    if len(evidence) == 1:
        act, one = "evidence_answered", evidence[0]
        details |= {"evidence": one.number, "name": one.name, "digest": one.digest}
    else:
        act = "evidence_answered_together"
        details |= {"evidence": [each.number for each in evidence], "n": len(evidence)}
    use = evidence[0].use
    if use is None:
        note_of_production(production, act, actor, details)
    else:
        note(use_numbered(use), act, actor, details)
    close_answered(evidence[0], actor)
