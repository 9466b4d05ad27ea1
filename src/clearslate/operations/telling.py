"""Telling: the letters that go out with a change, each in its reader's language."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from clearslate.domain.people import Member, Office
from clearslate.domain.request import Progress
from clearslate.domain.standing import Determined
from clearslate.formats.phrase import Language, Phrase
from clearslate.formats.words import letters
from clearslate.formats.words.dates import day_in_full
from clearslate.formats.words.lapses import lost_said
from clearslate.formats.words.outcomes import outcome_word
from clearslate.operations.actor import Actor
from clearslate.records.decisions import decisions_on
from clearslate.records.mail import write
from clearslate.records.members import holders, members_named
from clearslate.records.productions import production_numbered
from clearslate.records.uses import UseKept


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """What is written to everybody, and what is put into it for each."""

    subject: Phrase
    text: Phrase
    values: Mapping[str, object] = field(default_factory=dict)


def tell_of_task(
    use: UseKept,
    kind: str,
    office: Office,
    due: date | None,
    actor: Actor,
    *,
    to: int | None = None,
) -> None:
    """Write to whoever holds the office that is asked, or to one of them.

    Who declared a use is not asked to review it.
    """
    readers = members_named(frozenset((to,))).values() if to else _holding(use, office)
    for member in readers:
        if kind == "review" and member.number in use.declared_by:
            continue
        _write(member, use, _of_task(use, kind, due, Language(member.language)), actor)


def _of_task(use: UseKept, kind: str, due: date | None, language: Language) -> Letter:
    values = {
        "due": day_in_full(due, language) if due else "",
        "outcome": outcome_word(use.outcome, language),
    }
    return Letter(subject=letters.TASK_SUBJECT[kind], text=letters.TASK_TEXT[kind], values=values)


def _holding(use: UseKept, office: Office) -> tuple[Member, ...]:
    found = holders(office, use.production.number)
    return tuple(member for member in found if can_see(member, use))


def tell_of_change(
    before: UseKept,
    after: UseKept,
    actor: Actor,
    because: str,
    determined: Determined | None = None,
) -> None:
    """Write to everyone concerned when where a use stands has changed.

    With ``determined``, a letter that tells of an approval which fell says what was lost, and
    one that tells of an approval which holds again says so.
    """
    if before.progress is after.progress or after.progress not in letters.PROGRESS_TEXT:
        return
    letter = _goes_ahead(before, after, because, determined)
    for member in concerned(after):
        if member.number != actor.number:
            _write(member, after, letter or _of_change(after, actor, determined, member), actor)


_DECIDED = frozenset(("approved", "answered"))
"""The acts of somebody who says yes."""


def _goes_ahead(
    before: UseKept, after: UseKept, because: str, determined: Determined | None
) -> Letter | None:
    """Return the letter for a use that goes ahead although nobody has just said yes to it."""
    if after.progress is not Progress.GOES_AHEAD:
        return None
    if after.overridden:
        return Letter(subject=letters.OVERRIDDEN_SUBJECT, text=letters.OVERRIDDEN_TEXT)
    fell = before.progress is Progress.FALLEN and because not in _DECIDED
    if fell and determined is not None and determined.approvals:
        return Letter(subject=letters.AGAIN_SUBJECT, text=letters.AGAIN_TEXT)
    return None


def _of_change(
    after: UseKept, actor: Actor, determined: Determined | None, member: Member
) -> Letter:
    language = Language(member.language)
    lost = () if determined is None else lost_said(determined, language)
    return Letter(
        subject=letters.PROGRESS_SUBJECT[after.progress],
        text=letters.PROGRESS_TEXT[after.progress],
        values={
            "who": actor.member.name if actor.member else "Clearslate",
            "why": " ".join(lost) + "\n\n" if lost else "",
        },
    )


def tell(use: UseKept, letter: Letter, readers: Iterable[Member], actor: Actor) -> None:
    """Write one letter to each of ``readers`` who may see the use, but to nobody twice.

    Whoever acts is not written to.
    """
    for member in {reader.number: reader for reader in readers}.values():
        if member.number != actor.number and can_see(member, use):
            _write(member, use, letter, actor)


def concerned(use: UseKept) -> tuple[Member, ...]:
    """Return who has to do with a use: its declarant, who answers for it, leads, reviewers."""
    numbers = {use.declarant, use.answerable, *(said.member for said in decisions_on(use.number))}
    found = members_named(frozenset(numbers))
    offices: Iterable[Office] = (Office.CLEARANCE_LEAD,)
    if use.progress in (Progress.GOES_AHEAD, Progress.FALLEN, Progress.REFUSED):
        offices = (Office.CLEARANCE_LEAD, Office.TITLE_CONTACT)
    for office in offices:
        found |= {member.number: member for member in holders(office, use.production.number)}
    return tuple(member for member in found.values() if can_see(member, use))


def can_see(member: Member, use: UseKept) -> bool:
    """Say whether a use lies in or below the organisation of ``member``."""
    return use.path.startswith(member.path)


def _write(member: Member, use: UseKept, letter: Letter, actor: Actor) -> None:
    language = Language(member.language)
    known = {
        "name": member.name,
        "reference": use.declaration.reference,
        "title": use.declaration.title,
        "production": _called(use, member),
        "address": f"/productions/{use.production.handle}/uses/{use.declaration.reference}",
        **letter.values,
    }
    write(
        to=member.email,
        subject=letter.subject.say(language, **known),
        text=letter.text.say(language, **known) + letters.SIGNED.say(language),
        at=actor.at,
    )


def _called(use: UseKept, member: Member) -> str:
    """Return what the production is called to ``member``: a code name hides its title."""
    return production_numbered(use.production.number, member).name
