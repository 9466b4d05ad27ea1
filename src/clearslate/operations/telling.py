"""Telling: the letters that go out with a change, each in its reader's language."""

from collections.abc import Iterable
from datetime import date

from clearslate.domain.people import Member, Office
from clearslate.domain.request import Progress
from clearslate.formats.phrase import Language, Phrase
from clearslate.formats.words import letters
from clearslate.formats.words.dates import day_in_full
from clearslate.formats.words.outcomes import outcome_word
from clearslate.operations.actor import Actor
from clearslate.records.mail import write
from clearslate.records.members import holders, members_named
from clearslate.records.productions import production_numbered
from clearslate.records.tasks import verdicts_on
from clearslate.records.uses import UseKept


def tell_of_task(use: UseKept, kind: str, office: Office, due: date, actor: Actor) -> None:
    """Write to whoever holds the office that is asked, except to who declared the use."""
    for member in holders(office, use.production.number):
        asked_not = kind == "review" and member.number in use.declared_by
        if not asked_not and _sees(member, use):
            language = Language(member.language)
            _write(
                member,
                use,
                letters.TASK_SUBJECT[kind],
                letters.TASK_TEXT[kind],
                actor,
                due=day_in_full(due, language),
                outcome=outcome_word(use.outcome, language),
            )


def tell_of_change(before: UseKept, after: UseKept, actor: Actor, because: str) -> None:
    """Write to everyone concerned when where a use stands has changed."""
    if before.progress is after.progress or after.progress not in letters.PROGRESS_TEXT:
        return
    for member in concerned(after):
        if member.number != actor.number:
            _write(
                member,
                after,
                letters.PROGRESS_SUBJECT[after.progress],
                letters.PROGRESS_TEXT[after.progress],
                actor,
                who=actor.member.name if actor.member else "Clearslate",
            )


def concerned(use: UseKept) -> tuple[Member, ...]:
    """Return who has to do with a use: its declarant, who answers for it, leads, reviewers."""
    numbers = {use.declarant, use.answerable, *(said.member for said in verdicts_on(use.number))}
    found = members_named(frozenset(numbers))
    offices: Iterable[Office] = (Office.CLEARANCE_LEAD,)
    if use.progress in (Progress.GOES_AHEAD, Progress.FALLEN, Progress.REFUSED):
        offices = (Office.CLEARANCE_LEAD, Office.TITLE_CONTACT)
    for office in offices:
        found |= {member.number: member for member in holders(office, use.production.number)}
    return tuple(member for member in found.values() if _sees(member, use))


def _sees(member: Member, use: UseKept) -> bool:
    return use.path.startswith(member.path)


def _write(
    member: Member, use: UseKept, subject: Phrase, text: Phrase, actor: Actor, **values: object
) -> None:
    language = Language(member.language)
    known = {
        "name": member.name,
        "reference": use.declaration.reference,
        "title": use.declaration.title,
        "production": _called(use, member),
        "address": f"/productions/{use.production.handle}/uses/{use.declaration.reference}",
        **values,
    }
    write(
        to=member.email,
        subject=subject.say(language, **known),
        text=text.say(language, **known) + letters.SIGNED.say(language),
        at=actor.at,
    )


def _called(use: UseKept, member: Member) -> str:
    """Return what the production is called to ``member``: a code name hides its title."""
    return production_numbered(use.production.number, member).name
