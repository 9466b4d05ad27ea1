"""Who says yes to a use, and what it owes: yeses, obligations and disclosures in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from clearslate.domain.approval import Condition, conditions_of
from clearslate.domain.people import Office
from clearslate.domain.request import Progress
from clearslate.domain.roles import Role
from clearslate.formats.facts import load_fact_book
from clearslate.formats.pack_words import Disclosure
from clearslate.formats.phrase import Language
from clearslate.formats.words.answers import labelled
from clearslate.formats.words.dates import day_in_full, sentence, small
from clearslate.formats.words.findings import (
    disclosure,
    obligation,
)
from clearslate.formats.words.lapses import fallen_said
from clearslate.formats.words.offices import office_said
from clearslate.formats.words.outcomes import audience_said, due_said, owner_said
from clearslate.formats.words.pages import use as words
from clearslate.operations.showing import Shown
from clearslate.records.tasks import Task
from clearslate.web.views.use_whereabouts import after_said, review_of, reviewer_said


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
    """One obligation, or one condition of a yes."""

    id: str
    what: str
    who: str
    due: str
    on: date | None
    evidence: str
    filed: tuple[str, ...]


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
    task = review_of(shown, office)
    after = after_said(shown, role, language)
    beside = (
        *fallen_said(lost, language),
        *((after,) if after else _waits(task, shown, language)),
    )
    return YesSaid(office=title, who=reviewer_said(shown, office, task, language), beside=beside)


def _waits(task: Task | None, shown: Shown, language: Language) -> tuple[str, ...]:
    if shown.use.progress is Progress.REFUSED:
        return ()
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
    """Return every obligation and condition: its owner, its moment and what was filed for it."""
    owed = shown.determined.determination.obligations
    attached = conditions_of(shown.determined.approvals)
    return [
        *(_duty(shown, pack, duty, language) for pack, duty in owed),
        *(_condition(shown, each, language) for each in attached),
    ]


def _duty(shown: Shown, pack: str, duty: str, language: Language) -> DutySaid:
    name = f"{pack}/{duty}"
    owed = obligation(pack, duty, shown.opened.packs)
    filed = _filed(shown, name)
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


def _condition(shown: Shown, condition: Condition, language: Language) -> DutySaid:
    given, use = condition.approval, shown.use
    return DutySaid(
        id=condition.name,
        what=condition.text,
        who=f"{use.answerable_name} ({use.partner})",
        due=words.WHILE_IT_HOLDS.say(language),
        on=given.period.last,
        evidence=words.CONDITION_OF.say(language, who=given.approver, approval=given.reference),
        filed=_filed(shown, condition.name),
    )


def _filed(shown: Shown, name: str) -> tuple[str, ...]:
    return tuple(file.name for file in shown.files if file.duty == name)


def disclosures(shown: Shown, language: Language) -> list[DutySaid]:
    """Return everything that must be told: by whom, until when, to whom and where.

    Packs say neither who tells nor when; what is delivered has to hold it, so the production owes
    it before delivery.
    """
    owed = shown.determined.determination.disclosures
    return [_disclosure(shown, pack, told, language) for pack, told in owed]


def _disclosure(shown: Shown, pack: str, told: str, language: Language) -> DutySaid:
    name = f"{pack}/{told}"
    owed = disclosure(pack, told, shown.opened.packs)
    return DutySaid(
        id=name,
        what=name if owed is None else owed.what.say(language),
        who=sentence(owner_said("production", language)),
        due=due_said("before_delivery", language),
        on=shown.use.production.delivery_on,
        evidence="" if owed is None else _told_to(owed, language),
        filed=_filed(shown, name),
    )


def _told_to(owed: Disclosure, language: Language) -> str:
    """Return whom to tell and where; places have the words of the question that asks for them."""
    places = load_fact_book().words["disclosure_planned"]
    place = labelled(places, owed.place, language) if owed.place in places.labels else ""
    return words.TOLD_TO.say(
        language,
        audience=sentence(audience_said(owed.audience, language)),
        place=small(place) or owed.place.replace("_", " "),
    )
