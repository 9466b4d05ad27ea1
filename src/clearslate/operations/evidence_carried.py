"""What files say, carried on: from a superseded use to the one in its place, and from none to one.

It is held against the new declaration: what that one says is not asked any more, what it does
not say is asked of it. What a person answered stays where it was answered.
"""

from collections.abc import Iterable, Iterator, Mapping

from clearslate.domain.discrepancies import Answered, Discrepancy
from clearslate.operations.actor import Actor
from clearslate.operations.evidence_asking import (
    ask_about_use,
    close_about_undeclared,
    close_of_superseded,
)
from clearslate.operations.evidence_held import Against, answers_in, new_evidence
from clearslate.operations.noting import note, note_of_production
from clearslate.records.evidence import (
    EvidenceBefore,
    EvidenceNew,
    any_open,
    ask_again_of,
    evidence_of,
    move_evidence,
    undeclared_of,
)
from clearslate.records.productions import ProductionKept
from clearslate.records.registers import registry_of
from clearslate.records.uses import UseKept, use_numbered


def carry_evidence(before: UseKept, after: UseKept, actor: Actor) -> None:
    """Let what files say beside ``before`` go on to ``after``, which took its place.

    The tasks about it close, and one is opened where something still differs. Only within the
    transaction that supersedes.
    """
    there = evidence_of(before.number)
    closed = close_of_superseded(before.number, actor)
    if not there and not closed:
        return
    production = after.production
    against = Against(after.number, registry_of(production.number, production.path))
    moved = [each for each in there if each.kept.decision is None]
    asks = sum(_moved(each, after.number, against) for each in moved)
    answered = [each for each in there if each.kept.decision is not None]
    asks += sum(_asked_again(each, after.number, against) for each in answered)
    note(
        before,
        "evidence_moved",
        actor,
        {
            "to": after.declaration.reference,
            "n": len(moved),
            "tasks_closed": closed,
            "evidence": [each.kept.number for each in moved],
        },
    )
    taken: dict[str, object] = {
        "before": before.declaration.reference,
        "n": len(moved),
        "asks": asks,
    }
    note(after, "evidence_taken_over", actor, taken)
    if asks:
        ask_about_use(after, actor)


def _held(each: EvidenceBefore, against: Against) -> tuple[Discrepancy, ...]:
    return against.held(each.line).discrepancies


def _moved(each: EvidenceBefore, use: int, against: Against) -> bool:
    """Move what nobody answered, and say whether it has to be."""
    found = _held(each, against)
    known = {one.mark for one in each.kept.discrepancies}
    # What was answered for the same file before is not asked again, unless it is new here.
    asks = bool(found) and (each.kept.open or any(one.mark not in known for one in found))
    move_evidence(each.kept.number, use, found, open_=asks)
    return asks


def _asked_again(each: EvidenceBefore, use: int, against: Against) -> bool:
    """Ask what the new declaration makes of a file beyond what was answered."""
    if each.kept.decision is Answered.REMOVED:
        return False
    answered = {one.mark for one in each.kept.discrepancies}
    new = tuple(one for one in _held(each, against) if one.mark not in answered)
    if new:
        ask_again_of(each.kept.number, use, new)
    return bool(new)


Placed = tuple[int, str, str]
"""The use of some evidence, its name and its document."""


def take_up(
    found: Iterable[EvidenceNew], production: ProductionKept, actor: Actor
) -> frozenset[Placed]:
    """Let files that waited without a declaration stand beside the use that now has them.

    They are asked about there and nowhere else. Returns what was taken up, which need not be
    kept again. Only within the transaction that brings ``found``.
    """
    assert actor.member is not None
    uses = {each.digest: each.use for each in found if each.use is not None}
    waiting = undeclared_of(actor.member, production.number, uses)
    if not waiting:
        return frozenset()
    placed = frozenset(_beside(waiting, uses, production))
    numbers = [each.kept.number for each in waiting]
    details: dict[str, object] = {"n": len(waiting), "evidence": numbers}
    note_of_production(production, "evidence_taken_up", actor, details)
    close_about_undeclared(production.number, actor)
    for number in sorted({use for use, _, _ in placed if any_open(use)}):
        ask_about_use(use_numbered(number), actor)
    return placed


def _beside(
    waiting: Iterable[EvidenceBefore], uses: Mapping[str, int], production: ProductionKept
) -> Iterator[Placed]:
    """Move each file beside the use of its digest, held against what that one declares."""
    registry = registry_of(production.number, production.path)
    answered = answers_in(production.number)
    against = {use: Against(use, registry) for use in uses.values()}
    for each in waiting:
        use = uses[each.kept.digest]
        new = new_evidence(against[use].held(each.line), each.kept.asset, answered)
        move_evidence(each.kept.number, use, new.discrepancies, open_=new.open)
        yield use, each.kept.name, each.document
