"""The difference of two versions of a pack, in sentences with an example each."""

from collections.abc import Iterator

from clearslate.domain.facts import UNSURE, Kind
from clearslate.domain.policy.compare import Difference
from clearslate.domain.policy.rules import PackReference
from clearslate.domain.policy.terms import Demand
from clearslate.formats.facts import FactBook
from clearslate.formats.phrase import Language, Phrase
from clearslate.formats.report_lines import Manner
from clearslate.formats.words.answers import short_answer
from clearslate.formats.words.dates import Counted, all_of, day_in_full
from clearslate.formats.words.outcomes import outcome_word

_SAME = Phrase(
    en="{old} and {new} decide every use alike.",
    fr="{old} et {new} décident de chaque cas d’usage de la même façon.",
)
_PAIR = Phrase(en="{old} and {new}: {n}.", fr="{old} et {new} : {n}.")
_WAYS = Counted(
    one=Phrase(en="{n} difference", fr="{n} différence"),
    many=Phrase(en="{n} differences", fr="{n} différences"),
)
_STRICTER = Phrase(
    en="Stricter: {before} becomes {after} where {when}.",
    fr="Plus strict : {before} devient {after} lorsque {when}.",
)
_MILDER = Phrase(
    en="Milder: {before} becomes {after} where {when}.",
    fr="Plus souple : {before} devient {after} lorsque {when}.",
)
_IS = Phrase(en="{fact} is {answers}", fr="{fact} vaut {answers}")
_IS_NOT = Phrase(en="{fact} is none of {answers}", fr="{fact} ne vaut aucun de {answers}")
_FROM = Phrase(en="{fact} is on or after {day}", fr="{fact} tombe le {day} ou après")
_TO = Phrase(en="{fact} is on or before {day}", fr="{fact} tombe le {day} ou avant")
_OR = Phrase(en=" or ", fr=" ou ")


def differences_text(
    found: tuple[Difference, ...],
    pair: tuple[PackReference, PackReference],
    book: FactBook,
    language: Language,
    *,
    colour: bool,
) -> str:
    """Return what two versions decide differently; nothing else about them is compared."""
    manner = Manner(language=language, colour=colour)
    old, new = (f"{each.id} {each.version}{_options(each)}" for each in pair)
    if not found:
        return _SAME.say(language, old=old, new=new) + "\n"
    ways = _WAYS.say(len(found), language)
    lines = manner.paragraph(_PAIR.say(language, old=old, new=new, n=ways), indent=0)
    for each in found:
        lines += ["", *manner.paragraph(_said(each, book, language))]
    return "\n".join(lines) + "\n"


def _options(pack: PackReference) -> str:
    return f" ({', '.join(pack.options)})" if pack.options else ""


def _said(each: Difference, book: FactBook, language: Language) -> str:
    demands = sorted(each.trigger, key=lambda d: book.catalogue.position(d.fact))
    when = [said for demand in demands for said in _demand(demand, book, language)]
    phrase = _STRICTER if each.after > each.before else _MILDER
    return phrase.say(
        language,
        before=outcome_word(each.before, language),
        after=outcome_word(each.after, language),
        when=all_of(when, language) or "…",
    )


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
