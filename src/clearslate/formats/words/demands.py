"""One way in which a rule comes true, in words: which answers to which facts."""

from collections.abc import Iterator

from clearslate.domain.facts import UNSURE, Kind
from clearslate.domain.policy.terms import Demand, Term
from clearslate.formats.facts import FactBook
from clearslate.formats.phrase import Language, Phrase
from clearslate.formats.words.answers import short_answer
from clearslate.formats.words.dates import all_of, day_in_full

_IS = Phrase(en="{fact} is {answers}", fr="{fact} vaut {answers}")
_IS_NOT = Phrase(en="{fact} is none of {answers}", fr="{fact} ne vaut aucun de {answers}")
_FROM = Phrase(en="{fact} is on or after {day}", fr="{fact} tombe le {day} ou après")
_TO = Phrase(en="{fact} is on or before {day}", fr="{fact} tombe le {day} ou avant")
_OR = Phrase(en=" or ", fr=" ou ")


def term_in_words(term: Term, book: FactBook, language: Language) -> str:
    """Return what ``term`` demands, fact by fact in the order of asking; … where nothing."""
    demands = sorted(term, key=lambda d: book.catalogue.position(d.fact))
    when = [said for demand in demands for said in _demand(demand, book, language)]
    return all_of(when, language) or "…"


def _demand(demand: Demand, book: FactBook, language: Language) -> Iterator[str]:
    fact = book.catalogue[demand.fact]
    if fact.kind is Kind.DAY:
        yield from _span(demand, language)
        return
    chosen = [choice for choice in fact.choices if choice in demand.wanted]
    answers = _OR.say(language).join(short_answer(each, language) for each in chosen)
    phrase = _IS_NOT if demand.denied else _IS
    yield phrase.say(language, fact=demand.fact, answers=answers or UNSURE)


def _span(demand: Demand, language: Language) -> Iterator[str]:
    if demand.first > demand.first.min:
        yield _FROM.say(language, fact=demand.fact, day=day_in_full(demand.first, language))
    if demand.last < demand.last.max:
        yield _TO.say(language, fact=demand.fact, day=day_in_full(demand.last, language))
