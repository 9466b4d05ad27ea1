"""What is missing of a use, and who has it: the rows of a table."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse

from clearslate.domain.facts import UNSURE, YES, Register
from clearslate.domain.people import Member, Office
from clearslate.domain.policy.determination import Finding
from clearslate.domain.policy.rules import Outcome
from clearslate.domain.request import OPEN, Progress
from clearslate.domain.said import Said
from clearslate.formats.facts import load_fact_book
from clearslate.formats.phrase import Language
from clearslate.formats.words.dates import sentence
from clearslate.formats.words.findings import (
    Packs,
    blocking,
    obligation,
    reason,
)
from clearslate.formats.words.offices import office_said
from clearslate.formats.words.outcomes import owner_said
from clearslate.formats.words.pages import use as words
from clearslate.formats.words.registers import REGISTERS, hanging_said
from clearslate.formats.words.whereabouts import took_said
from clearslate.operations.registering import Where, may_keep
from clearslate.operations.showing import Shown
from clearslate.records.uses import UseKept
from clearslate.web.views.use_whereabouts import (
    after_said,
    asked_for,
    changes_asked,
    day_said,
    names_in,
    review_of,
    reviewer_said,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """One thing that is missing: what, with whom, since when, and how long it usually takes."""

    what: str
    who: str
    beside: str = ""
    since: str = ""
    usually: str = "–"
    address: str = ""
    fact: str = ""
    """The open question that the reader may answer, by declaring anew."""


def missing(shown: Shown, language: Language) -> list[Missing]:
    """Return everything that is missing, in the order in which it can come."""
    use = shown.use
    if not use.current or use.progress in (Progress.WITHDRAWN, Progress.GOES_AHEAD):
        return []
    first = [
        *_requests(shown, language),
        *_unblocking(shown, language),
        *_changes(shown, language),
        *_open_questions(shown, language),
    ]
    # Nobody is asked for a yes to what was refused until it is answered.
    return (
        first if use.progress is Progress.REFUSED else [*first, *_yeses_missing(shown, language)]
    )


def _requests(shown: Shown, language: Language) -> Iterator[Missing]:
    for request in shown.requests:
        if request.waits:
            asked_by = words.ASKED_BY.say(
                language, who=request.asked_by_name, reference=request.reference
            )
            yield Missing(
                what=words.CONSENT_OF.say(language, performer=request.performer),
                who=request.asked.signer,
                beside=asked_by,
                since=day_said(request.asked_at, shown, language),
            )


def _unblocking(shown: Shown, language: Language) -> Iterator[Missing]:
    task = next((t for t in shown.open_tasks if t.kind == "evidence"), None)
    since = day_said(task.opened_at, shown, language) if task else ""
    took = shown.usual.get(("evidence", Office.CLEARANCE_LEAD))
    lead = names_in(shown, Office.CLEARANCE_LEAD, language, deciding=False)
    told: set[str] = set()
    for finding in blocking(shown.determined.determination.findings):
        for what, owner in _what_unblocks(finding, shown.opened.packs, language):
            if what not in told:
                told.add(what)
                yield Missing(
                    what=what,
                    who=lead,
                    beside=sentence(owner),
                    since=since,
                    usually=took_said(took.took if took else None, language),
                )


def _what_unblocks(
    finding: Finding, packs: Packs, language: Language
) -> Iterator[tuple[str, str]]:
    duties = [obligation(finding.rule.pack, duty, packs) for duty in finding.rule.obligations]
    known = [duty for duty in duties if duty is not None]
    for duty in known:
        yield duty.what.say(language).rstrip("."), owner_said(duty.owner, language)
    if not known:
        yield reason(finding, packs, language).rstrip("."), owner_said("production", language)


def _changes(shown: Shown, language: Language) -> Iterator[Missing]:
    for said in changes_asked(shown):
        yield Missing(
            what=words.THE_CHANGE.say(language),
            who=shown.use.declarant_name,
            beside=asked_for(said, language),
            since=day_said(said.said_at, shown, language),
            address="#answer" if shown.may.answer else "",
        )


def _open_questions(shown: Shown, language: Language) -> Iterator[Missing]:
    book, use = load_fact_book(), shown.use
    side = f"{use.declarant_name} ({use.partner})"
    who = words.YOU_OR.say(language, who=side) if shown.may.change else side
    registers = _left_by_registers(shown)
    for fact in shown.determined.determination.open_facts:
        kept = registers.get(fact)
        register = REGISTERS[kept].say(language) if kept else ""
        unsure = _unsure_of(fact, shown)
        hanging = hanging_said(unsure, book, language)
        first = next((each for said in unsure for each in said.word.hangs_on), fact)
        yield Missing(
            what=book.words[fact].question.say(language),
            who=names_in(shown, Office.CLEARANCE_LEAD, language, deciding=False) if kept else who,
            beside=" · ".join(part for part in (register, hanging) if part),
            since=day_said(use.declared_at, shown, language),
            fact=first if shown.may.change and not kept else "",
        )


def for_the_declarant(shown: Shown) -> tuple[str, ...]:
    """Return the open questions that declaring anew can answer.

    What a register cannot say while a question of the use is open is that question.
    """
    registers = _left_by_registers(shown)
    found: dict[str, None] = {}
    for fact in shown.determined.determination.open_facts:
        if fact not in registers:
            hanging = [f for said in _unsure_of(fact, shown) for f in said.word.hangs_on]
            found |= dict.fromkeys(hanging or (fact,))
    return tuple(found)


def _unsure_of(fact: str, shown: Shown) -> tuple[Said, ...]:
    """Return what registers could not say of a fact."""
    said = shown.determined.filled.said
    return tuple(s for s in said if s.word.fact == fact and s.word.answer == UNSURE == s.counts)


def _left_by_registers(shown: Shown) -> dict[str, Register]:
    """Return what a register answers with *not known*: only its keepers can change that.

    Where it could tell if the use were declared fully, that is with the declarant instead.
    """
    return {
        said.word.fact: said.word.register
        for said in shown.determined.filled.said
        if said.word.answer == UNSURE == said.counts and not said.word.hangs_on
    }


def may_be_asked(shown: Shown, member: Member) -> list[tuple[str, str]]:
    """Return whose consent the member may ask for now, each with where that is done.

    Those of whom the register has no consent that covers this use, and who were not asked yet.
    """
    use = shown.use
    keeps = may_keep(member, Where.of_production(use.production))
    if not keeps or not use.current or use.progress not in OPEN:
        return []
    asked = {request.performer for request in shown.requests if request.waits}
    lacking = {
        said.about
        for said in shown.determined.filled.said
        if said.word.register is Register.CONSENTS and said.counts != YES
    }
    args = (use.production.handle, use.declaration.reference)
    return [
        (person.performer, reverse("consent_ask", args=(*args, place)))
        for place, person in enumerate(use.declaration.people)
        if person.performer in lacking - asked
    ]


def anew(use: UseKept) -> str:
    """Return where a use is declared anew."""
    args = (use.production.handle, use.declaration.reference)
    return reverse("draft_copy", args=args) + "?change=yes"


def _yeses_missing(shown: Shown, language: Language) -> Iterator[Missing]:
    made = shown.determined.determination
    blocked = made.outcome is Outcome.BLOCKED
    phrase = words.ANSWER_OF if made.outcome is Outcome.ESCALATE else words.YES_OF
    for role in made.approvers if blocked else shown.determined.missing:
        office = Office(role.value)
        after = after_said(shown, role, language)
        task = None if after else review_of(shown, office)
        took = shown.usual.get(("review", office))
        yield Missing(
            what=phrase.say(language, office=office_said(office, language)),
            who=reviewer_said(shown, office, task, language),
            beside="" if task else after or words.AFTER_THAT.say(language),
            since=day_said(task.opened_at, shown, language)
            if task
            else words.NOT_STARTED.say(language),
            usually=took_said(took.took if took else None, language) if task else "–",
        )
