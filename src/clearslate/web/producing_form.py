"""The form of a production: what may be chosen, and what was."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.http import QueryDict

from clearslate.domain.production import PackChoice, Production, TitleKind
from clearslate.formats.compiled import pack_ids
from clearslate.formats.facts import load_fact_book
from clearslate.formats.pack_words import Reading
from clearslate.formats.packs import find_pack
from clearslate.formats.phrase import Language
from clearslate.formats.words import typed as typed_words
from clearslate.formats.words.pages import producing as words
from clearslate.formats.words.pages.frame import COLON
from clearslate.web.typed import day_typed, length_fault

_NONE = "none"
DAYS = {
    "photography_start": words.PHOTOGRAPHY,
    "delivery_on": words.DELIVERY,
    "first_release_on": words.RELEASE,
}
"""The days of a production, and what their fields are called."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One thing that may be ticked."""

    value: str
    said: str
    on: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PackLine:
    """A pack that may bind a production, with the readings that may be chosen of it."""

    id: str
    title: str
    on: bool
    options: tuple[Choice, ...]


def choices(fact: str, chosen: Iterable[str], language: Language) -> tuple[Choice, ...]:
    """Return the choices of a fact of productions, in the catalogue's order."""
    book, picked = load_fact_book(), frozenset(chosen)
    labels = book.words[fact].labels
    return tuple(
        Choice(
            value=each,
            said=labels[each].say(language).split(":")[0] if each in labels else each,
            on=each in picked,
        )
        for each in book.catalogue[fact].choices
    )


def pack_lines(production: Production, language: Language) -> tuple[PackLine, ...]:
    """Return the packs that ship, and those that came with the production."""
    chosen = {pack.id: pack.options for pack in production.packs}
    own = [name for name in chosen if name not in pack_ids()]
    return (
        *(_pack_line(name, chosen, language) for name in pack_ids()),
        *(PackLine(id=name, title=name, on=True, options=()) for name in own),
    )


def _pack_line(name: str, chosen: Mapping[str, frozenset[str]], language: Language) -> PackLine:
    words = find_pack(name)
    options = tuple(
        Choice(
            value=reading.option,
            said=_reading_said(reading, language),
            on=reading.option in chosen.get(name, frozenset()),
        )
        for reading in words.readings.values()
        if reading.option
    )
    return PackLine(id=name, title=words.title.say(language), on=name in chosen, options=options)


def _reading_said(reading: Reading, language: Language) -> str:
    """Return what a reading is about, and what choosing it means."""
    title = reading.title.say(language)
    if reading.otherwise is None:
        return title
    gap = "\u00a0: " if language is Language.FRENCH else ": "
    return f"{title}{gap}{reading.otherwise.say(language)}"


def typed_wrong(given: QueryDict, language: Language) -> tuple[str, ...]:
    """Return what of a form cannot be meant: a day, a name too long, none beside others."""
    named = {"title": words.TITLE, "code_name": words.CODE_NAME}
    long = [(w, length_fault(given.get(n, "").strip(), 200, language)) for n, w in named.items()]
    days = [(w, day_typed(given.get(n, "").strip(), language)[1]) for n, w in DAYS.items()]
    alone = [(words.AGREEMENTS, _none_beside(given, language))]
    gap = COLON.say(language)
    return tuple(f"{w.say(language)}{gap} {said}" for w, said in (*long, *days, *alone) if said)


def _none_beside(given: QueryDict, language: Language) -> str:
    ticked = _ticked("agreements", given)
    if _NONE not in ticked or len(ticked) == 1:
        return ""
    none = next(each.said for each in choices("agreements", (), language) if each.value == _NONE)
    return typed_words.NONE_ALONE.say(language, none=none)


def filled_in(before: Production, given: QueryDict, language: Language) -> Production:
    """Return a production as the form says it is; what the form does not ask stays."""
    book = load_fact_book()
    genres, genre = book.catalogue["genre"].choices, str(given.get("genre", ""))
    return replace(
        before,
        title=given.get("title", "").strip(),
        kind=TitleKind.SERIES if given.get("kind") == "series" else TitleKind.FILM,
        season=before.season if given.get("kind") == "series" else None,
        episode=before.episode if given.get("kind") == "series" else None,
        genre=genre if genre in genres else None,
        territories=_ticked("territories", given),
        agreements=_ticked("agreements", given),
        photography_start=_day(given.get("photography_start", ""), language),
        delivery_on=_day(given.get("delivery_on", ""), language),
        first_release_on=_day(given.get("first_release_on", ""), language),
        time_zone=given.get("time_zone", "").strip() or "UTC",
        packs=_packs(before, given),
    )


def _ticked(fact: str, given: QueryDict) -> frozenset[str]:
    known = load_fact_book().catalogue[fact].choices
    return frozenset(given.getlist(fact)) & frozenset(known)


def _packs(before: Production, given: QueryDict) -> tuple[PackChoice, ...]:
    """Return the packs that were ticked; a version that was pinned stays pinned."""
    known = {pack.id: pack for pack in before.packs}
    named = [name for name in (*pack_ids(), *known) if name in given.getlist("packs")]
    return tuple(
        PackChoice(
            id=name,
            version=known[name].version if name in known else None,
            options=_options(name, known, given),
        )
        for name in dict.fromkeys(named)
    )


def _options(name: str, known: Mapping[str, PackChoice], given: QueryDict) -> frozenset[str]:
    if name not in pack_ids():
        return known[name].options
    readings = find_pack(name).readings.values()
    allowed = frozenset(reading.option for reading in readings if reading.option)
    return allowed & frozenset(given.getlist(f"option-{name}"))


def _day(text: str, language: Language) -> date | None:
    return day_typed(text.strip(), language)[0]
