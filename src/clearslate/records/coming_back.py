"""What is with others and comes back: uses somebody declared, or asked something about."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from clearslate.domain.people import Member, Office
from clearslate.domain.policy.rules import Outcome
from clearslate.domain.request import OPEN, Decision, Progress
from clearslate.records.models import DecisionRow, DeclarationRow, TaskRow
from clearslate.records.reach import declarations_of
from clearslate.records.remembering import until_logged
from clearslate.records.worded import Rows, worded_once


@dataclass(frozen=True, slots=True, kw_only=True)
class ComingBack:
    """A use that others have, and that comes back to whoever is shown it."""

    use: int
    handle: str
    reference: str
    title: str
    outcome: Outcome
    progress: Progress
    overridden: bool
    since: datetime
    needed_on: date | None
    with_offices: tuple[Office, ...]
    with_names: tuple[str, ...]
    asked_by_reader: bool
    """The reader asked for a change that has not been answered."""


@until_logged(most=24)
def coming_back(member: Member, *, most: int = 20) -> tuple[ComingBack, ...]:
    """Return the open uses that ``member`` declared, answers for or asked a change of.

    A use that was refused is with whoever declared or answers for it, until they do something.
    """
    # From what is the member's to what they may see, not the other way round.
    theirs = tuple(use for (use,) in _theirs(member.number))
    if not theirs:
        return ()
    told = _seen(theirs, member.number, member=member, most=most)
    found = [dict(zip(_COLUMNS, each, strict=True)) for each in told]
    waiting = _waiting(tuple(row["pk"] for row in found))
    return tuple(_coming_back(row, member, waiting.get(row["pk"], ())) for row in found)


@worded_once
def _theirs(member: int) -> Rows:
    mine, theirs = _is_of(member), (*_STILL_OPEN, _REFUSED)
    declared = DeclarationRow.objects.filter(mine, progress__in=theirs)
    return declared.values_list("pk").union(_asked_by(member).values_list("declaration"))


@worded_once
def _seen(uses: tuple[int, ...], by: int, *, member: Member, most: int) -> Rows:
    shown = Q(progress__in=_STILL_OPEN) | (Q(progress=_REFUSED) & _is_of(by))
    rows = declarations_of(member).filter(shown, current=True, pk__in=uses)
    asked = _asked_by(by).filter(declaration=OuterRef("pk"))
    order = ("-outcome", F("needed_on").asc(nulls_last=True), "-changed_at", "pk")
    return rows.annotate(asked=Exists(asked)).order_by(*order).values_list(*_COLUMNS)[:most]


def _is_of(member: int) -> Q:
    return Q(declarant=member) | Q(answerable=member)


def _asked_by(member: int) -> QuerySet[DecisionRow]:
    asked = Decision.CHANGE_ASKED.value
    return DecisionRow.objects.filter(account=member, decision=asked, answered_at=None)


_STILL_OPEN = tuple(each.value for each in OPEN)
_REFUSED = Progress.REFUSED.value
_COLUMNS = (
    "pk",
    "production__handle",
    "reference",
    "title",
    "outcome",
    "progress",
    "overridden",
    "changed_at",
    "needed_on",
    "asked",
)
_Waiting = tuple[str, int | None, str, datetime]
"""Of an open task: its office, its assignee's number and name, and since when."""


def _waiting(uses: tuple[int, ...]) -> Mapping[int, tuple[_Waiting, ...]]:
    found: dict[int, list[_Waiting]] = {}
    for use, office, number, name, at in _open_about(uses) if uses else ():
        found.setdefault(use, []).append((office, number, name or "", at))
    return {use: tuple(tasks) for use, tasks in found.items()}


@worded_once
def _open_about(uses: tuple[int, ...]) -> Rows:
    rows = TaskRow.objects.filter(declaration__in=uses, closed_at=None, waits=False)
    who = ("office", "assignee", "assignee__name")
    return rows.order_by("pk").values_list("declaration", *who, "opened_at")


def _coming_back(
    row: Mapping[str, Any], member: Member, waiting: tuple[_Waiting, ...]
) -> ComingBack:
    others = [each for each in waiting if each[1] != member.number]
    return ComingBack(
        use=row["pk"],
        handle=row["production__handle"],
        reference=row["reference"],
        title=row["title"],
        outcome=Outcome(row["outcome"]),
        progress=Progress(row["progress"]),
        overridden=row["overridden"],
        since=min((at for _, _, _, at in waiting), default=row["changed_at"]),
        needed_on=row["needed_on"],
        with_offices=tuple(Office(o) for o, number, _, _ in others if o and number is None),
        with_names=tuple(name for _, number, name, _ in others if number is not None),
        asked_by_reader=row["asked"],
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One finding of a kept determination: the pack, its rule, and what the rule asks for."""

    pack: str
    rule: str
    outcome: str
    certain: bool
    """Whether it holds whatever is found out; otherwise it is only not ruled out."""


@until_logged(most=24)
def findings_kept(uses: tuple[int, ...]) -> Mapping[int, tuple[Found, ...]]:
    """Return the findings of the kept determinations of several uses, strictest first."""
    return {use: _findings(text) for use, text in (_determined(uses) if uses else ()) if text}


@worded_once
def _determined(uses: tuple[int, ...]) -> Rows:
    return DeclarationRow.objects.filter(pk__in=uses).values_list("pk", "determination")


def _findings(text: str) -> tuple[Found, ...]:
    document = json.loads(text)
    uncertain = frozenset(document["uncertain"])
    return tuple(
        Found(
            pack=each["pack"],
            rule=each["rule"],
            outcome=each["outcome"],
            certain=f"{each['pack']}/{each['rule']}" not in uncertain,
        )
        for each in document["findings"]
    )
