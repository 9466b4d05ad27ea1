"""What a performer is asked, as a document in plain words, in their language.

The page and the copy that is mailed are the same text, made once; its digest becomes the
evidence of the consent. Nothing stands on the page about the consent that is not in it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from hashlib import sha256

from clearslate.domain.period import Period
from clearslate.domain.registry import Consent
from clearslate.formats.canonical import canonical
from clearslate.formats.facts import load_fact_book
from clearslate.formats.json_text import json_line
from clearslate.formats.phrase import Language, Phrase
from clearslate.formats.plain import Document
from clearslate.formats.shapes import ListOf, Record, needed, optional, read
from clearslate.formats.spellings import DIGEST, NAME, TEXT
from clearslate.formats.words import consents as words
from clearslate.formats.words.answers import labelled
from clearslate.formats.words.dates import all_of, clauses, day_in_full
from clearslate.formats.words.tongues import tongue_said


class Capacity(StrEnum):
    """In which capacity somebody signs."""

    PERFORMER = "performer"
    GUARDIAN = "guardian"
    ESTATE = "estate"
    REPRESENTATIVE = "representative"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A picture that is shown beside the text, by the digest of its bytes."""

    name: str
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Put:
    """What the asker puts beside the consent: who asks, why, on what, within which limits."""

    company: str
    title: str
    """What the production is called to whoever is asked."""
    asker: str
    why: str
    material: str | None = None
    limits: tuple[str, ...] = ()
    if_no: str | None = None
    uses: tuple[str, ...] = ()
    """The titles of the uses that wait for it."""
    pictures: tuple[Shown, ...] = ()


_TOLD = Phrase(en="what the signer reads", fr="ce que lit le signataire")
_PUT = Record(
    build=Put,
    fields=(
        needed("company", NAME, _TOLD),
        needed("title", NAME, _TOLD),
        needed("asker", NAME, _TOLD),
        needed("why", TEXT, _TOLD),
        optional("material", TEXT, _TOLD),
        optional("limits", ListOf(item=TEXT), _TOLD, default=()),
        optional("if_no", TEXT, _TOLD),
        optional("uses", ListOf(item=NAME), _TOLD, default=()),
        optional(
            "pictures",
            ListOf(
                item=Record(
                    build=Shown,
                    fields=(needed("name", NAME, _TOLD), needed("digest", DIGEST, _TOLD)),
                )
            ),
            _TOLD,
            default=(),
        ),
    ),
)


def put_text(put: Put) -> str:
    """Return ``put`` as a row keeps it."""
    return canonical(_PUT.write(put)).decode()


@lru_cache(512)
def put_of(text: str, source: str) -> Put:
    """Return what a row kept.

    Raises:
        DocumentError: where the text is no such document; a row that was kept never is.
    """
    return read(_PUT, Document(value=json_line(text, source), source=source))


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One question to one person: the consent as it would be, and what is put beside it."""

    reference: str
    consent: Consent
    put: Put
    signer: str
    capacity: Capacity


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One part of the text: a heading and what stands under it.

    ``facts`` are pairs of label and value, ``points`` lines of a list, ``words`` paragraphs;
    ``promise`` says that the words are those that would be signed.
    """

    heading: str
    words: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    points: tuple[str, ...] = ()
    promise: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentText:
    """The whole text in one language."""

    language: Language
    opening: str
    question: str
    why: str
    sections: tuple[Section, ...]
    foot: str
    of_performer: str
    """The performer's name after the French *de*."""

    @property
    def text(self) -> str:
        """The text as it is mailed and kept, line by line."""
        return "\n".join(self._lines()) + "\n"

    @property
    def digest(self) -> str:
        """The digest of exactly this text, in UTF-8."""
        return f"sha256:{sha256(self.text.encode()).hexdigest()}"

    def _lines(self) -> Iterator[str]:
        yield from (self.opening, "", self.question, "", self.why)
        for section in self.sections:
            yield from ("", section.heading.upper())
            yield from section.words
            for label, value in section.facts:
                yield words.FACT.say(self.language, label=label, value=value)
            yield from (f"- {point}" for point in section.points)
        yield from ("", self.foot)


def may_not(asked: Request, language: Language) -> tuple[str, ...]:
    """Return what may not be done, as the signer reads it: the asker's limits, and ours."""
    return (*asked.put.limits, *(each.say(language) for each in words.NEVER))


def consent_text(asked: Request, language: Language) -> ConsentText:
    """Return what ``asked`` says in ``language``."""
    consent, put = asked.consent, asked.put
    values = _values(asked, language)
    own = asked.capacity is Capacity.PERFORMER
    opening = words.OPENING_OWN if own else words.OPENING_FOR
    questions = words.QUESTIONS_OWN if own else words.QUESTIONS_FOR
    return ConsentText(
        language=language,
        opening=opening.say(language, **values),
        question=questions[consent.kind].say(language, **values),
        why=put.why,
        sections=tuple(_sections(asked, values, language)),
        foot=words.FOOT.say(language, **values),
        of_performer=values["of_performer"],
    )


def _sections(asked: Request, values: Mapping[str, str], language: Language) -> Iterator[Section]:
    put = asked.put
    own = asked.capacity is Capacity.PERFORMER
    yield Section(
        heading=words.AGREE_TO.say(language), facts=tuple(_facts(asked, values, language))
    )
    if put.uses:
        yield Section(heading=words.WAITING.say(language), points=put.uses)
    if put.pictures:
        points = tuple(f"{each.name} ({each.digest})" for each in put.pictures)
        yield Section(heading=words.PICTURES.say(language), points=points)
    yield Section(
        heading=words.MAY_NOT.say(language),
        points=may_not(asked, language),
    )
    promise = words.PROMISES_OWN if own else words.PROMISES_FOR
    said = promise[asked.consent.kind].say(language, **values)
    bounds = words.BOUNDS.say(language, **values)
    yield Section(heading=words.SIGN.say(language), words=(f"{said} {bounds}",), promise=True)
    if_no = put.if_no or words.IF_NO_ELSE.say(language, **values)
    need_not = words.NO_REASON.say(language)
    yield Section(heading=words.IF_NO.say(language), words=(if_no, need_not))
    yield Section(
        heading=words.IF_CHANGED.say(language),
        words=(words.WITHDRAW.say(language, **values),),
    )


def _facts(
    asked: Request, values: Mapping[str, str], language: Language
) -> Iterator[tuple[str, str]]:
    yield words.FOR.say(language), values["purposes"]
    if asked.put.material:
        yield words.MADE_WITH.say(language), asked.put.material
    yield words.WHERE.say(language), values["places"]
    yield words.LANGUAGES.say(language), values["languages"]
    yield words.HOW_LONG.say(language), values["period"]


def _values(asked: Request, language: Language) -> dict[str, str]:
    consent, put = asked.consent, asked.put
    return {
        "company": put.company,
        "title": put.title,
        "performer": consent.performer,
        "of_performer": _of(consent.performer),
        "signer": asked.signer,
        "capacity": words.CAPACITIES[asked.capacity.value].say(language),
        "reference": asked.reference,
        "purposes": _purposes(consent, language),
        "places": _places(consent, language),
        "languages": all_of(_tongues(consent, language), language)
        if consent.languages
        else words.EVERY_LANGUAGE.say(language),
        "period": period_said(consent.period.start, consent.period.last, language),
        **_bounds(consent, language),
    }


def _bounds(consent: Consent, language: Language) -> dict[str, str]:
    """Return what the signed sentence names: where, in which languages, how long."""
    places = sorted(consent.territories)
    everywhere = not places or "worldwide" in places
    spoken = (words.SPOKEN.say(language, language=each) for each in _tongues(consent, language))
    return {
        "there": words.WORLDWIDE.say(language)
        if everywhere
        else all_of((words.THERE[place].say(language) for place in places), language),
        "spoken": all_of(spoken, language)
        if consent.languages
        else words.EVERY_TONGUE.say(language),
        "lasting": _period(words.LASTING, consent.period, language),
    }


def _tongues(consent: Consent, language: Language) -> list[str]:
    return [tongue_said(code, language) for code in sorted(consent.languages)]


def _of(name: str) -> str:
    """Return a name after the French *de*, which loses its vowel before another."""
    return f"d’{name}" if name[:1].casefold() in "aeiouyéèêëàâîïôöûüh" else f"de {name}"


def _purposes(consent: Consent, language: Language) -> str:
    ordered = sorted(consent.purposes, key=_in_order)
    return all_of((words.COVERED[purpose].say(language) for purpose in ordered), language)


def _in_order(purpose: str) -> tuple[int, str]:
    return (_LAST.index(purpose) + 1 if purpose in _LAST else 0), purpose


_LAST = ("training", "reuse")


def _places(consent: Consent, language: Language) -> str:
    if not consent.territories or "worldwide" in consent.territories:
        return words.WORLDWIDE.say(language)
    labels = load_fact_book().words["territories"]
    return clauses(
        (labelled(labels, place, language) for place in sorted(consent.territories)), language
    )


def period_said(start: date | None, last: date | None, language: Language) -> str:
    """Return a period in words: *from 1 March 2026, with no end date*."""
    return _period(words.PERIODS, Period(start=start, last=last), language)


def _period(
    phrases: Mapping[tuple[bool, bool], Phrase], period: Period, language: Language
) -> str:
    start, last = period.start, period.last
    return phrases[start is not None, last is not None].say(
        language,
        start=day_in_full(start, language) if start else "",
        last=day_in_full(last, language) if last else "",
    )
