"""What changed since a use was approved: why approvals fell, and what is different now.

Told only while a yes is lost; one that holds again, or was given again, leaves nothing to tell.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from clearslate.domain.people import Member
from clearslate.domain.standing import FallenApproval, Fell, Stands
from clearslate.formats.declaration_changes import declared_otherwise
from clearslate.formats.facts import load_fact_book
from clearslate.formats.phrase import Language
from clearslate.formats.use_changes import Changed, changes_between
from clearslate.formats.words.dates import all_of
from clearslate.formats.words.lapses import fallen_said, lapse_said
from clearslate.formats.words.pages import use as words
from clearslate.formats.words.registers import source_of
from clearslate.operations.showing import Shown
from clearslate.records.decisions import ApprovedThen
from clearslate.records.files import FileKept, files_of
from clearslate.records.log import Logged
from clearslate.records.registers import registry_of
from clearslate.records.succession import Neighbour
from clearslate.records.uses import UseKept, use_called
from clearslate.web.views.use_whereabouts import day_said


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One thing that differs, and the record from which its answer is read now."""

    changed: Changed
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Since:
    """Why a yes was lost, what it is compared with, and what differs."""

    reasons: tuple[str, ...]
    compared: str
    rows: tuple[Row, ...]
    notes: tuple[str, ...]


def since_approved(
    shown: Shown, before: Neighbour | None, member: Member, language: Language
) -> Since | None:
    """Return what changed since a use was approved; None where no yes is lost.

    ``before`` is the use whose place it took, as far as the reader may see it.
    """
    if not shown.use.current or shown.determined.stands is Stands.GOES_AHEAD:
        return None
    if shown.determined.lost:
        return _since_lost(shown, language)
    if before is None or shown.determined.approvals:
        return None
    earlier = use_called(member, shown.use.production.handle, before.reference)
    return _since_superseded(shown, earlier, language) if _was_approved(earlier) else None


def _was_approved(use: UseKept) -> bool:
    reference, production = use.declaration.reference, use.production
    kept = registry_of(production.number, production.path, declarations=(reference,))
    return bool(kept.approvals_of(reference))


def _since_lost(shown: Shown, language: Language) -> Since:
    lost = shown.determined.lost
    then = _kept_of(shown, {each.approval.reference for each in lost})
    return Since(
        reasons=(
            *(lapse_said(each, language, shown.tools) for each in shown.determined.filled.lapses),
            *_reasons(shown, lost, language),
        ),
        compared=_compared(then, shown, language) if then else "",
        rows=_rows(then, shown, language),
        notes=(*_files(shown, lost, language), *_notes(then, shown, lost, language)),
    )


def _since_superseded(shown: Shown, earlier: UseKept, language: Language) -> Since:
    before, after = earlier.declaration, shown.use.declaration
    declared = declared_otherwise(before, after, load_fact_book(), language, shown.tools)
    stated = {(each.what, each.about) for each in declared}
    found = _rows(shown.then, shown, language)
    others = [row for row in found if (row.changed.what, row.changed.about) not in stated]
    return Since(
        reasons=(),
        compared=words.CHANGES_SINCE.say(language, before=before.reference),
        rows=(*(Row(changed=each) for each in declared), *others),
        notes=(*_files_beside(earlier, shown, language),),
    )


def _kept_of(shown: Shown, lost: set[str]) -> ApprovedThen | None:
    """Return what the last yes was said to, where it is one of those that are lost."""
    then = shown.then
    return then if then is not None and then.sealed and then.said.approval in lost else None


def _compared(then: ApprovedThen, shown: Shown, language: Language) -> str:
    day = day_said(then.said.said_at, shown, language)
    values = {"who": then.said.name, "day": day, "reference": then.reference}
    return words.CHANGES_NOTE.say(language, **values)


def _rows(then: ApprovedThen | None, shown: Shown, language: Language) -> tuple[Row, ...]:
    if then is None or not then.sealed or _same(then, shown):
        return ()
    packs = shown.opened.packs
    found = changes_between(then.sealed, shown.sealed, load_fact_book(), packs, language)
    sources = _sources(shown, language)
    return tuple(
        Row(changed=each, source=sources.get((each.about, each.fact), "")) for each in found
    )


def _same(then: ApprovedThen, shown: Shown) -> bool:
    return then.said.determination_digest == shown.determined.determination_digest


def _sources(shown: Shown, language: Language) -> Mapping[tuple[str, str], str]:
    said = shown.determined.filled.said
    return {(each.about, each.word.fact): source_of(each, language, shown.tools) for each in said}


def _reasons(shown: Shown, lost: tuple[FallenApproval, ...], language: Language) -> Iterator[str]:
    rest = []
    for each in lost:
        told = _taken_back(shown, each.approval.reference) if each.fell is Fell.WITHDRAWN else None
        if told is None:
            rest.append(each)
        else:
            yield _taken_back_said(told, shown, language)
    yield from fallen_said(rest, language)


def _taken_back(shown: Shown, approval: str) -> Logged | None:
    """Return the entry that tells who took an approval back, the last of several."""
    found = [
        each
        for each in shown.history
        if each.act == "revoked" and json.loads(each.entry)["details"]["approval"] == approval
    ]
    return found[-1] if found else None


def _taken_back_said(told: Logged, shown: Shown, language: Language) -> str:
    entry = json.loads(told.entry)
    return words.TAKEN_BACK.say(
        language,
        who=str(entry["actor"]).split(" <", 1)[0],
        approval=entry["details"]["approval"],
        day=day_said(told.at, shown, language),
        reason=entry["details"]["reason"],
    )


def _files(shown: Shown, lost: tuple[FallenApproval, ...], language: Language) -> Iterator[str]:
    """Yield which files were attached since the last yes that fell for them, and taken off."""
    bound = [e.approval.evidence for e in lost if e.fell is Fell.EVIDENCE_CHANGED]
    then = bound[-1] if bound else None
    if then is not None:
        yield from _files_since(then, shown, language)


def _files_beside(earlier: UseKept, shown: Shown, language: Language) -> Iterator[str]:
    """Yield which files are attached here and not to the earlier use, and the other way round."""
    before = frozenset(each.digest for each in files_of(use=earlier.number) if not each.duty)
    yield from _files_since(before, shown, language)


def _files_since(then: frozenset[str], shown: Shown, language: Language) -> Iterator[str]:
    files = [each for each in shown.files if not each.duty]
    added = [_file_said(each, shown, language) for each in files if each.digest not in then]
    if added:
        yield words.ATTACHED_SINCE.say(language, files=all_of(added, language))
    gone = then - {each.digest for each in files}
    if gone:
        yield words.NOT_ATTACHED_NOW.say(len(gone), language)


def _file_said(file: FileKept, shown: Shown, language: Language) -> str:
    day = day_said(file.added_at, shown, language)
    return words.FILE_BY.say(language, name=file.name, who=file.added_by, day=day)


def _notes(
    then: ApprovedThen | None, shown: Shown, lost: tuple[FallenApproval, ...], language: Language
) -> Iterator[str]:
    if then is not None and _same(then, shown):
        yield words.NO_CHANGES.say(language)
    here = {each.approval for each in shown.decisions}
    for fell, phrase in _NOT_KEPT.items():
        references = [e.approval.reference for e in lost if e.fell is fell]
        elsewhere = [each for each in references if each not in here]
        if elsewhere:
            yield phrase.say(language, approvals=all_of(elsewhere, language))


_NOT_KEPT = {
    Fell.DECLARATION_CHANGED: words.NOT_KEPT_DECLARED,
    Fell.DETERMINATION_CHANGED: words.NOT_KEPT,
}
