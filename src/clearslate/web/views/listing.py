"""Lists of uses: what is asked for in an address, as words above the table and as files."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse

from clearslate.domain.people import Member, Office
from clearslate.domain.policy.rules import Outcome
from clearslate.formats.csv_text import csv_text
from clearslate.formats.phrase import Language
from clearslate.formats.words.dates import number
from clearslate.formats.words.pages import production as words
from clearslate.records.listing import (
    Asked,
    Order,
    Partner,
    State,
    Waiting,
    Wrong,
    every_use_listed,
)
from clearslate.web.downloads import download

PAGE = 50
E = TypeVar("E", bound=StrEnum)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One value of a filter: its word, how many it shows, and where it leads."""

    word: str
    address: str
    chosen: bool
    count: str = ""


def asked_of(request: HttpRequest, production: int | None = None) -> Asked:
    """Return what an address asks for; what makes no sense there asks for nothing."""
    given = request.GET
    return Asked(
        production=production,
        state=_one_of(State, given.get("state")),
        outcome=next((each for each in Outcome if each.word == given.get("outcome")), None),
        partner=_whole(given.get("partner")),
        waiting=_one_of(Office, given.get("waiting")),
        late=given.get("late") == "yes",
        wrong=_one_of(Wrong, given.get("check")),
        text=plain(given.get("text", ""))[:100],
        order=_one_of(Order, given.get("order")) or Order.RISK,
    )


def plain(given: str) -> str:
    """Return what somebody typed without what cannot be seen; no database keeps all of that."""
    return "".join(each for each in given if each.isprintable()).strip()


def _one_of(kind: type[E], given: str | None) -> E | None:
    return next((each for each in kind if each.value == given), None)


def _whole(given: str | None) -> int | None:
    return int(given) if given is not None and given.isdecimal() and len(given) < 12 else None


def query_of(asked: Asked, **other: str) -> str:
    """Return the part of an address that asks for ``asked``, ready to follow a path."""
    given = {
        "state": asked.state.value if asked.state else "",
        "outcome": asked.outcome.word if asked.outcome is not None else "",
        "partner": str(asked.partner or ""),
        "waiting": asked.waiting.value if asked.waiting else "",
        "late": "yes" if asked.late else "",
        "check": asked.wrong.value if asked.wrong else "",
        "text": asked.text,
        "order": asked.order.value if asked.order is not Order.RISK else "",
        **other,
    }
    return "?" + urlencode({key: value for key, value in given.items() if value})


def state_choices(asked: Asked, counts: Mapping[State, int], language: Language) -> list[Choice]:
    """Return every state that is there, with its count, and the one that was asked for."""
    chosen = asked.state
    return [
        Choice(
            word=words.STATES[state.value].say(language),
            address=query_of(asked, state=state.value),
            chosen=state is chosen,
            count=number(counts.get(state, 0), language),
        )
        for state in State
        if counts.get(state) or state is chosen
    ]


def partner_choices(
    asked: Asked, partners: tuple[Partner, ...], language: Language
) -> list[Choice]:
    """Return everyone who declared something, with how much."""
    return [
        Choice(
            word=each.name,
            address=query_of(asked, partner=str(each.number)),
            chosen=each.number == asked.partner,
            count=number(each.uses, language),
        )
        for each in partners
    ]


def order_choices(asked: Asked, language: Language) -> list[Choice]:
    """Return the ways in which a list can be sorted."""
    return [
        Choice(
            word=words.ORDER[order.value].say(language),
            address=query_of(asked, order="" if order is Order.RISK else order.value),
            chosen=order is asked.order,
        )
        for order in Order
    ]


def conditions(asked: Asked, language: Language) -> list[Choice]:
    """Return the conditions that have no list of their own above the table, each to be undone."""
    found = []
    if asked.outcome is not None:
        word = words.OUTCOMES_SAID[asked.outcome.word].say(language)
        found.append(_undone(f"{words.OUTCOME.say(language)}: {word}", asked, "outcome"))
    if asked.waiting is not None:
        office = words.OFFICES_SAID[asked.waiting.value].say(language)
        found.append(_undone(words.WAITING_FOR.say(language, office=office), asked, "waiting"))
    if asked.late:
        found.append(_undone(words.LATE.say(language), asked, "late"))
    if asked.wrong is not None:
        found.append(_undone(words.XRAY[asked.wrong.value].say(language), asked, "check"))
    if asked.text:
        said = words.CONTAINING.say(language, text=asked.text)
        found.append(_undone(said, asked, "text"))
    return found


def _undone(word: str, asked: Asked, key: str) -> Choice:
    return Choice(word=word, address=query_of(asked, **{key: ""}) or "?", chosen=True)


def use_file(
    form: str, member: Member, asked: Asked, on: date, language: Language, name: str
) -> HttpResponse:
    """Return the list that is shown, whole, as ``csv`` or ``json``."""
    uses = every_use_listed(member, asked, on)
    if form == "json":
        spelled = [_spelled(each) for each in uses]
        return download(json.dumps(spelled, ensure_ascii=False, indent=1) + "\n", f"{name}.json")
    rows = [_spelled(each) for each in uses]
    heads = [*_KEYS]
    return download(
        csv_text(heads, ([_flat(row[head]) for head in heads] for row in rows)), f"{name}.csv"
    )


_KEYS = (
    "production",
    "reference",
    "title",
    "partner",
    "state",
    "outcome",
    "progress",
    "overridden",
    "waiting_for",
    "needed_on",
    "declared_at",
    "changed_at",
)


def _spelled(use: Waiting) -> dict[str, object]:
    """Return a use as files have it; keys and ids never change with the language."""
    line = use.line
    needed = line.needed_on
    values = (
        line.handle,
        line.reference,
        line.title,
        line.partner,
        use.state.value,
        line.outcome.word,
        line.progress.value,
        line.overridden,
        [office.value for office in use.offices],
        needed.isoformat() if needed else None,
        line.declared_at.isoformat(timespec="seconds"),
        line.changed_at.isoformat(timespec="seconds"),
    )
    return dict(zip(_KEYS, values, strict=True))


def _flat(value: object) -> object:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return " ".join(value) if isinstance(value, list) else value
