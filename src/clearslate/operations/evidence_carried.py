"""What files say, carried on from a superseded use to the one in its place.

It is held against the new declaration: what that one says is not asked any more, what it does
not say is asked of it. What a person answered stays where it was answered.
"""

from clearslate.domain.discrepancies import Answered, Discrepancy
from clearslate.formats.evidence_lines import kept_line
from clearslate.operations.actor import Actor
from clearslate.operations.evidence_asking import ask_about_use, close_of_superseded
from clearslate.operations.evidence_held import Against
from clearslate.operations.noting import note
from clearslate.records.evidence import (
    EvidenceBefore,
    ask_again_of,
    evidence_of,
    move_evidence,
)
from clearslate.records.registers import registry_of
from clearslate.records.uses import UseKept


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
    kept = each.kept
    line = kept_line(kept.name, kept.digest, kept.origin, each.document, kept.discrepancies)
    return against.held(line).discrepancies


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
