"""The fact catalogue, and the words in which its questions are asked: ``packs/facts.yaml``."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType

from clearslate.domain.facts import NO, YES, Catalogue, Fact, Kind, Register, Scope
from clearslate.formats.compiled import FACTS, load_document
from clearslate.formats.phrase import Phrase
from clearslate.formats.plain import Document
from clearslate.formats.shapes import (
    ListOf,
    Misfit,
    Record,
    SetOf,
    needed,
    optional,
    read,
    unknown,
)
from clearslate.formats.spellings import FLAG, IDENTIFIER, NAME, PHRASE, TEXT, Member, Word

_YES_NO = (NO, YES)
_SELECTOR = "selector"
_RISKIER = {
    Kind.YES_NO: (YES, NO, _SELECTOR),
    Kind.ORDERED: ("upward", "downward", _SELECTOR),
    Kind.SEVERAL: ("any_but", _SELECTOR),
    Kind.CHOICE: (_SELECTOR,),
    Kind.DAY: (_SELECTOR,),
}
_ALL_RISKIER = (YES, NO, "upward", "downward", "any_but", _SELECTOR)
_FALLING = frozenset((NO, "downward"))
_SAID = {YES: Phrase(en="Yes", fr="Oui"), NO: Phrase(en="No", fr="Non")}

_ONCE = Phrase(en="an id that no other fact has", fr="un identifiant qu’aucun autre fait ne porte")
_WITH_CHOICES = Phrase(en="a list of choices", fr="une liste de choix")
_NO_CHOICES = Phrase(en="no choices for this kind", fr="aucun choix pour ce genre de fait")

_NO_GATE = Phrase(
    en="no gate: a day has no safest answer to count as",
    fr="aucune condition : un jour n’a pas de réponse la plus sûre",
)
_NAME = Phrase(en="the name of the catalogue", fr="le nom du catalogue")
_VERSION = Phrase(en="the version of the catalogue", fr="la version du catalogue")
_SOURCE = Phrase(en="where the questions come from", fr="l’origine des questions")
_TOPICS = Phrase(en="the pages on which questions stand", fr="les pages où figurent les questions")
_FACTS = Phrase(
    en="the questions, in the order in which people are asked",
    fr="les questions, dans l’ordre où elles sont posées",
)
_TITLE = Phrase(en="the title of the page", fr="le titre de la page")
_ID = Phrase(en="the name of the fact in packs", fr="le nom du fait dans les règles")
_TOPIC = Phrase(en="the page on which it is asked", fr="la page où la question est posée")
_KIND = Phrase(en="what shape the answer has", fr="la forme de la réponse")
_RISKIER_SIDE = Phrase(
    en="the side that can only raise an outcome", fr="le côté qui ne peut qu’aggraver le résultat"
)
_SAFE = Phrase(
    en="the choices that never raise an outcome", fr="les choix qui n’aggravent jamais le résultat"
)
_SAFEST = Phrase(
    en="what a choice without direction counts as behind a shut gate: its first or last word",
    fr="ce que vaut un choix sans direction quand la question ne se pose pas : son premier ou "
    "dernier mot",
)
_SCOPE = Phrase(en="what the question is asked about", fr="ce sur quoi porte la question")
_FIRST_SCREEN = Phrase(
    en="whether it is asked on the first screen", fr="si elle est posée au premier écran"
)
_GATE = Phrase(
    en="the condition under which it is asked", fr="la condition à laquelle elle est posée"
)
_FROM = Phrase(
    en="the registers that can answer instead of a person",
    fr="les registres qui peuvent répondre à la place d’une personne",
)
_DEFAULT = Phrase(en="the answer where nothing is said", fr="la réponse en l’absence d’indication")
_DERIVED = Phrase(
    en="whether Clearslate works it out itself", fr="si Clearslate le déduit lui-même"
)
_QUESTION = Phrase(en="the question in plain words", fr="la question en mots simples")
_HELP = Phrase(en="what helps to answer it", fr="ce qui aide à y répondre")
_EXAMPLE = Phrase(en="an example", fr="un exemple")
_CHANGE = Phrase(
    en="how a person may honestly change the answer",
    fr="comment une personne peut honnêtement changer la réponse",
)
_DO = Phrase(en="what to do", fr="ce qu’il faut faire")
_EVIDENCE = Phrase(en="what shows that it was done", fr="ce qui montre que c’est fait")
_CHOICES = Phrase(en="the choices in their natural order", fr="les choix dans leur ordre naturel")
_CHOICE_ID = Phrase(en="the word that stands in answers", fr="le mot qui figure dans les réponses")
_LABEL = Phrase(en="what people read", fr="ce que lisent les personnes")


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """Questions that are asked on one page."""

    id: str
    title: Phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class HonestChange:
    """What a person can do so that the answer becomes a safer one, and what shows it."""

    do: Phrase
    evidence: Phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class FactWords:
    """How a fact is put to people."""

    fact: str
    topic: str
    first_screen: bool
    question: Phrase
    help: Phrase
    example: Phrase
    labels: Mapping[str, Phrase] = field(hash=False)
    """What each choice is called; those of a yes/no fact are yes and no."""
    change: HonestChange | None = None
    """None where nobody can honestly change the answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FactBook:
    """The catalogue of facts with everything that people read of it."""

    catalogue: Catalogue
    topics: tuple[Topic, ...]
    words: Mapping[str, FactWords] = field(hash=False)
    source: str


@lru_cache(maxsize=1)
def load_fact_book() -> FactBook:
    """Return the fact catalogue that ships with Clearslate, and its words."""
    return read_facts(load_document(FACTS))


def load_catalogue() -> Catalogue:
    """Return the fact catalogue that ships with Clearslate."""
    return load_fact_book().catalogue


def read_facts(document: Document) -> FactBook:
    """Return the fact catalogue that ``document`` describes.

    Raises:
        DocumentError: at the first part that is missing, unknown or of the wrong kind.
    """
    return read(FACTS_SHAPE, document)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Choice:
    id: str
    label: Phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """One fact as it is written down."""

    id: str
    topic: str
    kind: Kind
    riskier: str
    safe: frozenset[str]
    safest: str | None
    scope: Scope
    first_screen: bool
    gate: str | None
    registers: tuple[Register, ...]
    default: str | None
    derived: bool
    question: Phrase
    help: Phrase
    example: Phrase
    change: HonestChange | None
    choices: tuple[_Choice, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """The choices in their natural order."""
        if self.kind is Kind.YES_NO:
            return _YES_NO
        return tuple(choice.id for choice in self.choices)

    @property
    def rising(self) -> bool:
        """Whether later choices are the riskier ones; the safest choice says it where given."""
        if self.safest is not None:
            return self.safest == self.words[0]
        return self.riskier not in _FALLING


def _checked(entry: _Entry) -> None:
    allowed = _RISKIER[entry.kind]
    if entry.riskier not in allowed:
        raise unknown(entry.riskier, allowed).under("riskier")
    needs_choices = entry.kind not in (Kind.YES_NO, Kind.DAY)
    if needs_choices != bool(entry.choices):
        raise Misfit(entry.kind, _WITH_CHOICES if needs_choices else _NO_CHOICES).under("choices")
    ends = (entry.words[0], entry.words[-1]) if entry.words else ()
    if entry.kind is Kind.DAY and entry.gate is not None:
        raise Misfit(entry.gate, _NO_GATE).under("gate")
    _known(entry.safest, ends, "safest")
    _known(entry.default, entry.words, "default")
    for word in sorted(entry.safe):
        _known(word, entry.words, "safe")


def _known(word: str | None, words: tuple[str, ...], key: str) -> None:
    if word is not None and word not in words:
        raise unknown(word, words).under(key)


def _book(
    *,
    catalogue: str,
    version: str,
    source: str,
    topics: tuple[Topic, ...],
    facts: tuple[_Entry, ...],
) -> FactBook:
    known = [topic.id for topic in topics]
    seen: set[str] = set()
    for position, entry in enumerate(facts):
        if entry.id in seen:
            raise Misfit(entry.id, _ONCE).under("facts", position, "id")
        if entry.topic not in known:
            raise unknown(entry.topic, known).under("facts", position, "topic")
        seen.add(entry.id)
    return FactBook(
        catalogue=Catalogue(version=version, facts=tuple(_fact(entry) for entry in facts)),
        topics=topics,
        words=MappingProxyType({entry.id: _words(entry) for entry in facts}),
        source=source,
    )


def _fact(entry: _Entry) -> Fact:
    return Fact(
        id=entry.id,
        kind=entry.kind,
        choices=entry.words,
        safe=entry.safe,
        rising=entry.rising,
        selector=entry.riskier == _SELECTOR,
        scope=entry.scope,
        gate=entry.gate,
        registers=entry.registers,
        default=entry.default,
        derived=entry.derived,
        changeable=entry.change is not None,
    )


def _words(entry: _Entry) -> FactWords:
    labels = {choice.id: choice.label for choice in entry.choices}
    return FactWords(
        fact=entry.id,
        topic=entry.topic,
        first_screen=entry.first_screen,
        question=entry.question,
        help=entry.help,
        example=entry.example,
        change=entry.change,
        labels=MappingProxyType(labels or (_SAID if entry.kind is Kind.YES_NO else {})),
    )


_CHOICE = Record(
    build=_Choice,
    fields=(needed("id", IDENTIFIER, _CHOICE_ID), needed("label", PHRASE, _LABEL)),
)

_CHANGE_SHAPE = Record(
    build=HonestChange,
    fields=(needed("do", PHRASE, _DO), needed("evidence", PHRASE, _EVIDENCE)),
)

_ENTRY = Record(
    build=_Entry,
    check=_checked,
    fields=(
        needed("id", IDENTIFIER, _ID),
        needed("topic", IDENTIFIER, _TOPIC),
        needed("kind", Member(Kind), _KIND),
        needed("riskier", Word(words=_ALL_RISKIER), _RISKIER_SIDE),
        optional("safe", SetOf(item=IDENTIFIER), _SAFE, default=frozenset()),
        optional("safest", IDENTIFIER, _SAFEST),
        optional("scope", Member(Scope), _SCOPE, default=Scope.USE),
        optional("first_screen", FLAG, _FIRST_SCREEN, default=False),
        optional("gate", TEXT, _GATE),
        optional("from", ListOf(item=Member(Register)), _FROM, (), "registers"),
        optional("default", IDENTIFIER, _DEFAULT),
        optional("derived", FLAG, _DERIVED, default=False),
        needed("question", PHRASE, _QUESTION),
        needed("help", PHRASE, _HELP),
        needed("example", PHRASE, _EXAMPLE),
        optional("change", _CHANGE_SHAPE, _CHANGE),
        optional("choices", ListOf(item=_CHOICE), _CHOICES, default=()),
    ),
)

_TOPIC_SHAPE = Record(
    build=Topic, fields=(needed("id", IDENTIFIER, _TOPIC), needed("title", PHRASE, _TITLE))
)

FACTS_SHAPE = Record(
    build=_book,
    fields=(
        needed("catalogue", NAME, _NAME),
        needed("version", NAME, _VERSION),
        needed("source", TEXT, _SOURCE),
        needed("topics", ListOf(item=_TOPIC_SHAPE, at_least=1), _TOPICS),
        needed("facts", ListOf(item=_ENTRY, at_least=1), _FACTS),
    ),
)
"""What a fact catalogue is made of; it is read and published, never written back."""
