"""Declaring: a draft becomes a declaration with a reference, and is determined at once."""

from dataclasses import dataclass, replace

from clearslate.domain.declaration import Declaration
from clearslate.domain.people import Member, Office
from clearslate.domain.policy.rules import Outcome
from clearslate.operations.actor import Actor
from clearslate.operations.drafting import MayNotDeclare, declarant, log, to_write
from clearslate.operations.evidence_carried import carry_evidence
from clearslate.operations.settling import settle
from clearslate.operations.telling import tell_of_change
from clearslate.records.drafts import (
    UNNAMED,
    DraftContent,
    DraftKept,
    draft_called,
    drafts_of,
    drop_draft,
    hand_over_files,
    keep_draft,
    take_along_files,
)
from clearslate.records.files import FileKept, files_of
from clearslate.records.log import Entry, append, atomic
from clearslate.records.productions import next_reference
from clearslate.records.uses import (
    UseKept,
    keep_use,
    locked,
    references_in,
    use_called,
    use_numbered,
)


class Overtaken(ValueError):
    """The declaration that a draft takes the place of has been superseded meanwhile."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """A draft that became a declaration."""

    reference: str
    outcome: Outcome


@atomic()
def declare(handle: str, number: int, actor: Actor) -> Declared:
    """Declare a draft: give it a reference, determine it, ask whoever must answer.

    Raises:
        NotThere: where the actor may see no such draft.
        MayNotDeclare: where they may not declare in its production.
        Overtaken: where what it takes the place of is no longer current; nothing is changed.
    """
    draft = to_write(handle, number, actor)
    member = declarant(actor, draft.production)
    before = _to_supersede(draft, member)
    declaration = _named(draft, actor)
    use = keep_use(
        declaration,
        production=draft.production.number,
        organisation=draft.content.organisation,
        declarant=member.number,
        answerable=draft.content.answerable,
        needed_on=draft.content.needed_on,
        at=actor.at,
        supersedes=before.number if before else None,
        draft=draft.number,
    )
    _log_declared(use, draft, actor)
    hand_over_files(draft.number, use)
    drop_draft(draft.number)
    if before is not None:
        _close(before, declaration.reference, actor)
    settled = settle(use, actor, because="declared")
    if before is not None:
        carry_evidence(before, settled.after, actor)
    return Declared(reference=declaration.reference, outcome=settled.after.outcome)


def _named(draft: DraftKept, actor: Actor) -> Declaration:
    production = draft.production
    return replace(
        draft.declaration,
        reference=next_reference(production.number, references_in(production.number)),
        partner=draft.partner,
        declared_on=actor.day(production.time_zone),
        supersedes=draft.supersedes or None,
    )


def _to_supersede(draft: DraftKept, member: Member) -> UseKept | None:
    """Return the use whose place a draft takes, held until the transaction ends."""
    if not draft.supersedes:
        return None
    use = use_called(member, draft.production.handle, draft.supersedes)
    locked(use.number)
    use = use_numbered(use.number)
    if not use.current:
        raise Overtaken(draft.supersedes)
    return use


def _log_declared(use: int, draft: DraftKept, actor: Actor) -> None:
    kept = use_numbered(use)
    details: dict[str, object] = {
        "declaration": kept.declaration_digest,
        "partner": kept.partner,
        "answerable": kept.answerable_name,
        "draft_begun_by": draft.author_name,
        "files": [{"name": f.name, "digest": f.digest} for f in files_of(draft=draft.number)],
    }
    if draft.supersedes:
        details["supersedes"] = draft.supersedes
    append(_entry(kept, "declared", actor, details))


def _close(before: UseKept, by: str, actor: Actor) -> None:
    """Let what hung on a superseded use end: its tasks close, those concerned are told."""
    after = use_numbered(before.number)
    append(_entry(after, "superseded", actor, {"by": by}))
    settle(before.number, actor, because="superseded")
    tell_of_change(before, after, actor, "superseded")


def _entry(use: UseKept, act: str, actor: Actor, details: dict[str, object]) -> Entry:
    return Entry(
        at=actor.at,
        actor=actor.name,
        act=act,
        subject=use.subject,
        production=use.production.number,
        organisation=use.organisation,
        details=details,
    )


def may_change(member: Member, use: UseKept) -> bool:
    """Whether ``member`` may declare a use anew in its place: its own side, or its lead."""
    offices = member.offices(use.production.number)
    own = use.organisation == member.organisation and Office.DECLARANT in offices
    return use.current and (own or Office.CLEARANCE_LEAD in offices)


@atomic()
def copy_use(handle: str, reference: str, actor: Actor, *, change: bool) -> int:
    """Begin a draft with what an earlier use says, and return its number.

    To ``change`` a declaration is to begin one that takes its place; then everything is
    carried over, the evidence of the use too. What was filed for a duty shows what was done
    under a yes that ends, and stays with it. Otherwise what belongs to the one occasion stays
    behind: the names of its assets, its day, its files.

    Raises:
        NotThere: where the actor may not see the use.
        MayNotDeclare: where they may not declare, or not change this one.
    """
    assert actor.member is not None
    use = use_called(actor.member, handle, reference)
    member = declarant(actor, use.production)
    if change and not may_change(member, use):
        raise MayNotDeclare
    number = keep_draft(
        _changed(use) if change else _anew(use, member),
        production=use.production.number,
        author=member.number,
        at=actor.at,
        supersedes=reference if change else "",
    )
    if change:
        take_along_files(use.number, number)
    draft = draft_called(member, handle, number)
    log(draft, "begun", actor, _begun_from(use, number, change=change))
    return number


def change_begun(handle: str, reference: str, actor: Actor) -> int:
    """Return the draft of the actor that is to take a use's place, begun where there is none.

    Raises:
        NotThere: where the actor may not see the use.
        MayNotDeclare: where they may not change it.
    """
    assert actor.member is not None
    production = use_called(actor.member, handle, reference).production
    drafts = drafts_of(actor.member, production.number)
    mine = (d.number for d in drafts if d.supersedes == reference and d.author == actor.number)
    begun = next(mine, None)
    return copy_use(handle, reference, actor, change=True) if begun is None else begun


def _begun_from(use: UseKept, draft: int, *, change: bool) -> dict[str, object]:
    files = [{"name": each.name, "digest": each.digest} for each in files_of(draft=draft)]
    details: dict[str, object] = {"from": use.declaration.reference}
    return details | {"change": "yes" if change else "no"} | ({"files": files} if files else {})


def files_left(draft: DraftKept, member: Member) -> tuple[FileKept, ...]:
    """Return the evidence of the use a draft takes the place of that would stay behind with it.

    Taken off here, or attached there since the draft was begun.
    """
    if not draft.supersedes:
        return ()
    use = use_called(member, draft.production.handle, draft.supersedes)
    here = {each.digest for each in files_of(draft=draft.number)}
    there = files_of(use=use.number)
    return tuple(each for each in there if not each.duty and each.digest not in here)


def _changed(use: UseKept) -> DraftContent:
    same = replace(use.declaration, reference=UNNAMED, declared_on=None, supersedes=None)
    return DraftContent(
        declaration=same,
        organisation=use.organisation,
        answerable=use.answerable,
        needed_on=use.needed_on,
    )


def _anew(use: UseKept, member: Member) -> DraftContent:
    alike = replace(
        use.declaration, reference=UNNAMED, declared_on=None, supersedes=None, assets=()
    )
    return DraftContent(
        declaration=alike, organisation=member.organisation, answerable=member.number
    )
