"""Evidence: what files say of their making, held against what was declared, and answered.

Pictures stay on site; the lines that `clearslate inspect` and `register` wrote there are brought.
Whoever answers a discrepancy answers that and nothing else: no use is cleared by it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from clearslate.domain.asset import Asset
from clearslate.domain.discrepancies import Answered, discrepancies
from clearslate.domain.mentions import NameIndex
from clearslate.domain.names import names_known
from clearslate.domain.people import Act, Member, Office
from clearslate.domain.registry import Registry
from clearslate.domain.request import due_on
from clearslate.domain.unsaid import HeldAgainst
from clearslate.domain.winnowing import PrintIndex
from clearslate.formats.evidence_lines import EvidenceLine, read_evidence
from clearslate.media.registering import Gathering
from clearslate.operations.actor import Actor
from clearslate.operations.noting import MayNot, note, reason_of
from clearslate.operations.telling import can_see, tell_of_task
from clearslate.records.evidence import (
    EvidenceKept,
    EvidenceNew,
    any_open,
    assets_here,
    evidence_numbered,
    evidence_texts,
    keep_decision,
    keep_evidence,
    marks_answered,
    open_alike,
)
from clearslate.records.log import Entry, append, atomic, take_turn
from clearslate.records.members import holders
from clearslate.records.productions import ProductionKept, production_called
from clearslate.records.registers import registry_of
from clearslate.records.tasks import close_tasks, open_task, tasks_of_use
from clearslate.records.uses import UseKept, use_called, use_numbered


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What an upload came to."""

    kept: int
    known: int
    """Lines that were there already."""
    to_answer: int


def may_add(member: Member, production: int) -> bool:
    """Say whether somebody may bring evidence into a production."""
    return member.may(Act.DECLARE, production) or member.may(Act.KEEP_REGISTERS, production)


@atomic()
def add_evidence(actor: Actor, handle: str, reference: str, content: bytes, *, file: str) -> Added:
    """Keep the lines of an upload, and ask about what they say that was not declared.

    With a ``reference`` they are held against that declaration, without one against those that
    the register names for the assets they are.

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
    keep_evidence(production.number, found, by=member.number, at=actor.at)
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
    answered, there = marks_answered(production.number), set(evidence_texts(production.number))
    asked: dict[int | None, _Against] = {}
    found = []
    for line in lines:
        asset = here.matching(line.name, line.digest)
        use = named.number if named is not None else asset.use if asset is not None else None
        if (use, line.name, line.document) in there:
            continue
        there.add((use, line.name, line.document))
        if use not in asked:
            asked[use] = _Against(use, registry)
        new = asked[use].held(line)
        digest, marks = line.digest or "", [each.mark for each in new.discrepancies]
        asks = any((use, digest, mark) not in answered for mark in marks)
        found.append(replace(new, asset=asset.name if asset is not None else "", open=asks))
    return found


class _Against:
    """A declaration, or none, that many files are held against."""

    def __init__(self, use: int | None, registry: Registry) -> None:
        self._number, self._registry = use, registry
        self._declaration = use_numbered(use).declaration if use is not None else None

    @cached_property
    def _held_against(self) -> HeldAgainst | None:
        if self._declaration is None:
            return None
        names = NameIndex(names_known(None, self._registry))
        return HeldAgainst(self._declaration, self._registry, names, PrintIndex(()))

    def held(self, line: EvidenceLine) -> EvidenceNew:
        """Return what a file says otherwise than the declaration."""
        asset, flags, runs = line.asset or Asset(name=line.name), line.flags, bool(line.flags)
        if line.inspection is not None and self._held_against is not None:
            gathered = Gathering(line.name, self._held_against)
            gathered.take(line.name, line.inspection)
            asset = Asset(name=line.name, provenance=gathered.provenance())
            flags, runs = gathered.flags, gathered.names_run
        found = discrepancies(
            self._declaration,
            asset,
            self._registry,
            origin=line.origin,
            flags=flags,
            names_run=runs,
        )
        return EvidenceNew(
            use=self._number,
            name=line.name,
            asset="",
            digest=line.digest or "",
            origin=line.origin,
            document=line.document,
            discrepancies=found,
            open=bool(found),
        )


def _note(found: list[EvidenceNew], production: ProductionKept, actor: Actor, file: str) -> None:
    """Log what came to each use, and ask about it; what has no use is told of the production."""
    for number in dict.fromkeys(each.use for each in found):
        of_use = [each for each in found if each.use == number]
        asks = sum(each.open for each in of_use)
        details: dict[str, object] = {"name": file[:200], "n": len(of_use), "asks": asks}
        if number is None:
            append(_entry(production, actor, "evidence_added", details))
            continue
        use = use_numbered(number)
        note(use, "evidence_added", actor, details)
        if asks:
            _ask(use, actor)


def _entry(
    production: ProductionKept, actor: Actor, act: str, details: dict[str, object]
) -> Entry:
    return Entry(
        at=actor.at,
        actor=actor.name,
        act=act,
        subject=f"production {production.handle}",
        production=production.number,
        organisation=actor.member.organisation if actor.member else production.organisation,
        details=details,
    )


def _ask(use: UseKept, actor: Actor) -> None:
    """Open one task for a use, for its clearance lead, or the title contact where none sees it."""
    if any(task.kind == "difference" and not task.closed_at for task in tasks_of_use(use.number)):
        return
    leads = holders(Office.CLEARANCE_LEAD, use.production.number)
    led = any(can_see(lead, use) for lead in leads)
    office = Office.CLEARANCE_LEAD if led else Office.TITLE_CONTACT
    due = due_on(use.outcome, actor.day(use.production.time_zone))
    open_task(
        production=use.production.number,
        use=use.number,
        kind="difference",
        office=office,
        outcome=use.outcome,
        at=actor.at,
        due_on=due,
    )
    tell_of_task(use, "difference", office, due, actor)


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
    member = actor.member
    assert member is not None
    production = production_called(member, handle)
    evidence = evidence_numbered(member, production.number, number)
    if not member.may(Act.KEEP_REGISTERS, production.number):
        raise MayNot
    said = reason_of(reason)
    take_turn()
    evidence = evidence_numbered(member, production.number, number)
    if not evidence.open:
        raise MayNot
    marks = {each.mark for each in evidence.discrepancies}
    alike = [e.number for e in open_alike(evidence) if {d.mark for d in e.discrepancies} <= marks]
    keep_decision(alike, answer, said, by=member.number, at=actor.at)
    details: dict[str, object] = {
        "evidence": number,
        "name": evidence.name,
        "digest": evidence.digest,
        "decision": answer.value,
        "reason": said,
        "discrepancies": sorted(marks),
    }
    if evidence.use is None:
        append(_entry(production, actor, "evidence_answered", details))
    else:
        note(use_numbered(evidence.use), "evidence_answered", actor, details)
        _close(evidence.use, actor)
    return evidence


def _close(use: int, actor: Actor) -> None:
    if not any_open(use):
        ours = [task.number for task in tasks_of_use(use) if task.kind == "difference"]
        close_tasks(ours, actor.at, by=actor.number)
