"""What the page of a use says, in the reader's language: rows and sentences, no markup."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.urls import reverse

from clearslate.domain.people import Office
from clearslate.domain.policy.determination import Finding
from clearslate.domain.policy.lower import Change, Way
from clearslate.domain.policy.rules import Outcome
from clearslate.domain.request import Progress, Verdict
from clearslate.domain.roles import Role
from clearslate.formats.facts import load_fact_book
from clearslate.formats.phrase import Language
from clearslate.formats.report_html_uses import clause_source
from clearslate.formats.words.dates import all_of, day_in_full, sentence
from clearslate.formats.words.findings import (
    Packs,
    besides,
    blocking,
    clauses_of,
    disclosure,
    obligation,
    reason,
)
from clearslate.formats.words.lapses import fallen_said
from clearslate.formats.words.offices import office_said
from clearslate.formats.words.outcomes import due_said, owner_said
from clearslate.formats.words.pages import use as words
from clearslate.formats.words.waiting import waits_for
from clearslate.formats.words.ways import way_said
from clearslate.formats.words.whereabouts import has_it, named, took_said
from clearslate.operations.showing import Shown
from clearslate.records.tasks import Task
from clearslate.records.uses import UseKept


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """One thing that is missing: what, with whom, since when, and how long it usually takes."""

    what: str
    who: str
    beside: str = ""
    since: str = ""
    usually: str = "–"
    address: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingSaid:
    """One finding beside its clause."""

    outcome: Outcome
    reason: str
    besides: tuple[str, ...]
    clause: str
    source: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lowering:
    """Something that would lower the outcome, or would not though one might hope so."""

    said: str
    outcome: Outcome
    helps: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class YesSaid:
    """One office that must say yes: who, and how far they are."""

    office: str
    who: str
    beside: tuple[str, ...]
    conditions: tuple[str, ...] = ()
    approval: str = ""
    """The reference of the approval that its reader may take back."""
    given: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DutySaid:
    """One obligation."""

    id: str
    what: str
    who: str
    due: str
    on: date | None
    evidence: str
    filed: tuple[str, ...]


def local_day(moment: datetime, use: UseKept) -> date:
    """Return the day of a moment where the production is made."""
    return moment.astimezone(ZoneInfo(use.production.time_zone)).date()


def standing_said(shown: Shown, language: Language) -> str:
    """Return how a use stands, who has it, since when and how long that usually takes."""
    use = shown.use
    if not use.current:
        return words.SUPERSEDED_SAID.say(language)
    if use.progress is Progress.WITHDRAWN:
        return words.WITHDRAWN_SAID.say(language)
    if use.progress is Progress.REFUSED:
        return " ".join(_refusals(shown, language))
    said = waits_for(shown.determined, language, shown.opened.packs)
    return f"{said} {_who_has_it(shown, language)}".strip()


def _refusals(shown: Shown, language: Language) -> Iterator[str]:
    for said in shown.verdicts:
        if said.verdict is Verdict.REFUSED and said.answered_at is None:
            yield words.REFUSED_SAID.say(
                language,
                who=said.name,
                office=office_said(said.office, language),
                reason=said.reason,
            )


def _who_has_it(shown: Shown, language: Language) -> str:
    waiting = [t for t in shown.open_tasks if t.kind in ("review", "change", "evidence")]
    if not waiting:
        return ""
    oldest = min(task.opened_at for task in waiting)
    who = all_of((_with(shown, task, language) for task in waiting), language)
    took = [u.took for t in waiting if (u := shown.usual.get((t.kind, t.office))) is not None]
    longest = max(took) if len(took) == len(waiting) else None
    return has_it(who, local_day(oldest, shown.use), longest, language)


def _with(shown: Shown, task: Task, language: Language) -> str:
    if task.assignee_name:
        return task.assignee_name
    return office_said(task.office, language) if task.office else ""


def names_in(shown: Shown, office: Office, language: Language, *, deciding: bool) -> str:
    """Return who holds an office here; of those who decide not who declared the use."""
    own = shown.use.declared_by if deciding else frozenset()
    found = [h.name for h in shown.holders.get(office, ()) if h.number not in own]
    return named(found, office_said(office, language), language)


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
    return [*first, *_yeses_missing(shown, language)]


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
                since=_day(request.asked_at, shown, language),
            )


def _day(moment: datetime, shown: Shown, language: Language) -> str:
    return day_in_full(local_day(moment, shown.use), language)


def _unblocking(shown: Shown, language: Language) -> Iterator[Missing]:
    task = next((t for t in shown.open_tasks if t.kind == "evidence"), None)
    since = _day(task.opened_at, shown, language) if task else ""
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
    for said in shown.verdicts:
        if said.verdict is Verdict.CHANGE_ASKED and said.answered_at is None:
            asked = words.CHANGE_ASKED_BY.say(
                language,
                who=said.name,
                office=office_said(said.office, language),
                reason=said.reason,
            )
            yield Missing(
                what=words.THE_CHANGE.say(language),
                who=shown.use.declarant_name,
                beside=asked,
                since=_day(said.said_at, shown, language),
                address="#answer" if shown.may.answer else "",
            )


def _open_questions(shown: Shown, language: Language) -> Iterator[Missing]:
    book, use = load_fact_book(), shown.use
    side = f"{use.declarant_name} ({use.partner})"
    who = words.YOU_OR.say(language, who=side) if shown.may.change else side
    for fact in shown.determined.determination.open_facts:
        yield Missing(
            what=book.words[fact].question.say(language),
            who=who,
            since=_day(use.declared_at, shown, language),
            address=anew(use) if shown.may.change else "",
        )


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
        task = _review_of(shown, office)
        took = shown.usual.get(("review", office))
        yield Missing(
            what=phrase.say(language, office=office_said(office, language)),
            who=_reviewer(shown, office, task, language),
            beside="" if task else words.AFTER_THAT.say(language),
            since=_day(task.opened_at, shown, language)
            if task
            else words.NOT_STARTED.say(language),
            usually=took_said(took.took if took else None, language) if task else "–",
        )


def _review_of(shown: Shown, office: Office) -> Task | None:
    return next((t for t in shown.open_tasks if t.kind == "review" and t.office is office), None)


def _reviewer(shown: Shown, office: Office, task: Task | None, language: Language) -> str:
    if task is not None and task.assignee_name:
        return task.assignee_name
    return names_in(shown, office, language, deciding=True)


def findings_said(shown: Shown, language: Language) -> list[FindingSaid]:
    """Return every finding, strictest first, beside the clause it rests on."""
    return [_finding(each, shown, language) for each in shown.determined.determination.findings]


def _finding(finding: Finding, shown: Shown, language: Language) -> FindingSaid:
    packs = shown.opened.packs
    clauses = clauses_of(finding, packs)
    return FindingSaid(
        outcome=finding.outcome,
        reason=reason(finding, packs, language),
        besides=besides(finding, language),
        clause=clauses[0].text.say(language) if clauses else "",
        source=clause_source(finding, packs, language),
        address=reverse("guidance_clause", args=(finding.rule.pack, clauses[0].id))
        if clauses
        else "",
    )


def lowering(shown: Shown, language: Language) -> list[Lowering]:
    """Return what would lower the outcome, then what would not."""
    outcome = shown.determined.determination.outcome
    helps = [_way(way, language) for way in shown.determined.ways]
    return [*helps, *(_vain(change, outcome, language) for change in shown.no_help())]


def _way(way: Way, language: Language) -> Lowering:
    return Lowering(
        said=way_said(way, load_fact_book(), language), outcome=way.outcome, helps=True
    )


def _vain(change: Change, outcome: Outcome, language: Language) -> Lowering:
    said = load_fact_book().words[change.fact].change
    do = said.do.say(language) if said is not None else change.fact
    return Lowering(
        said=words.NO_HELP.say(language, do=do.rstrip(".")), outcome=outcome, helps=False
    )


def yeses(shown: Shown, language: Language) -> list[YesSaid]:
    """Return everyone who must say yes, with who did and who has not."""
    return [_yes(shown, role, language) for role in shown.determined.determination.approvers]


def _yes(shown: Shown, role: Role, language: Language) -> YesSaid:
    office = Office(role.value)
    title = office_said(office, language)
    given = next((a for a in shown.determined.approvals if role in a.authority), None)
    if given is not None:
        last = given.period.last
        until = words.UNTIL.say(language, day=day_in_full(last, language)) if last else ""
        signed = day_in_full(given.signed_on, language) if given.signed_on else ""
        return YesSaid(
            office=title,
            who=given.approver,
            beside=tuple(part for part in (signed, until, given.reference) if part),
            conditions=given.conditions,
            approval=given.reference if given.reference in shown.may.revoke else "",
            given=True,
        )
    lost = [f for f in shown.determined.fallen if role in f.approval.authority]
    task = _review_of(shown, office)
    beside = (*fallen_said(lost, language), *_waits(task, shown, language))
    return YesSaid(office=title, who=_reviewer(shown, office, task, language), beside=beside)


def _waits(task: Task | None, shown: Shown, language: Language) -> tuple[str, ...]:
    if task is None:
        return (words.NOT_STARTED.say(language),)
    if task.due_on is None:
        return ()
    phrase = words.OVERDUE if task.due_on < shown.opened.around.on else words.DUE
    return (phrase.say(language, day=day_in_full(task.due_on, language)),)


_DAYS = {
    "before_delivery": "delivery_on",
    "before_release": "first_release_on",
    "at_release": "first_release_on",
}
"""By which answer of the production a duty's moment has a date."""


def duties(shown: Shown, language: Language) -> list[DutySaid]:
    """Return every obligation with its owner, its moment and what was filed for it."""
    return [
        _duty(shown, pack, duty, language)
        for pack, duty in shown.determined.determination.obligations
    ]


def _duty(shown: Shown, pack: str, duty: str, language: Language) -> DutySaid:
    name = f"{pack}/{duty}"
    owed = obligation(pack, duty, shown.opened.packs)
    filed = tuple(file.name for file in shown.files if file.duty == name)
    if owed is None:
        return DutySaid(id=name, what=name, who="", due="", on=None, evidence="", filed=filed)
    answers: Mapping[str, object] = shown.use.production.production.answers
    on = answers.get(_DAYS.get(owed.due, ""))
    return DutySaid(
        id=name,
        what=owed.what.say(language),
        who=sentence(owner_said(owed.owner, language)),
        due=due_said(owed.due, language),
        on=on if isinstance(on, date) else None,
        evidence=owed.evidence.say(language),
        filed=filed,
    )


def disclosures(shown: Shown, language: Language) -> list[str]:
    """Return everything that must be told to somebody."""
    said = []
    for pack, told in shown.determined.determination.disclosures:
        owed = disclosure(pack, told, shown.opened.packs)
        said.append(f"{pack}/{told}" if owed is None else owed.what.say(language))
    return said
