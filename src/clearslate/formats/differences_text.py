"""The difference of two versions of a pack, in sentences with an example each."""

from clearslate.domain.policy.compare import Difference
from clearslate.domain.policy.rules import PackReference, ReviewOrder
from clearslate.formats.facts import FactBook
from clearslate.formats.phrase import Language, Phrase
from clearslate.formats.report_lines import Manner
from clearslate.formats.words.dates import Counted
from clearslate.formats.words.demands import term_in_words
from clearslate.formats.words.outcomes import in_order_said, outcome_word

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
_ORDER = Phrase(
    en="Who decides first: {before}; now {after}.",
    fr="Qui décide en premier : {before} ; désormais {after}.",
)


def differences_text(
    found: tuple[Difference, ...],
    pair: tuple[PackReference, PackReference],
    book: FactBook,
    language: Language,
    *,
    colour: bool,
    orders: tuple[ReviewOrder, ReviewOrder] = ((), ()),
) -> str:
    """Return what two versions decide differently, and in which order people are asked.

    Nothing else about them is compared.
    """
    manner = Manner(language=language, colour=colour)
    old, new = (f"{each.id} {each.version}{_options(each)}" for each in pair)
    other_order = orders[0] != orders[1]
    if not found and not other_order:
        return _SAME.say(language, old=old, new=new) + "\n"
    ways = _WAYS.say(len(found) + other_order, language)
    lines = manner.paragraph(_PAIR.say(language, old=old, new=new, n=ways), indent=0)
    for each in found:
        lines += ["", *manner.paragraph(_said(each, book, language))]
    if other_order:
        before, after = (in_order_said(each, language) for each in orders)
        lines += ["", *manner.paragraph(_ORDER.say(language, before=before, after=after))]
    return "\n".join(lines) + "\n"


def _options(pack: PackReference) -> str:
    return f" ({', '.join(pack.options)})" if pack.options else ""


def _said(each: Difference, book: FactBook, language: Language) -> str:
    phrase = _STRICTER if each.after > each.before else _MILDER
    return phrase.say(
        language,
        before=outcome_word(each.before, language),
        after=outcome_word(each.after, language),
        when=term_in_words(each.trigger, book, language),
    )
