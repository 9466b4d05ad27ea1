"""What would lower an outcome, said as what to do and what shows it, never as what to answer."""

from clearslate.domain.facts import NO, YES
from clearslate.domain.policy.lower import Change, Way
from clearslate.formats.facts import FactBook
from clearslate.formats.phrase import Language, Phrase
from clearslate.formats.words.answers import labelled
from clearslate.formats.words.dates import all_of

NO_WAY = Phrase(
    en="Nothing you can change lowers this.", fr="Rien de ce que vous pouvez changer ne l’allège."
)
_REACH = Phrase(en="{do} ({answer})", fr="{do} ({answer})")
_EVIDENCE = Phrase(en="{does}. Evidence: {evidence}.", fr="{does}. Preuve : {evidence}.")
_AND = Phrase(en="{first}; and {then}", fr="{first} ; et {then}")


def way_said(way: Way, book: FactBook, language: Language) -> str:
    """Return what to do so that the outcome becomes milder, and what would show it."""
    does = [_do(change, book, language) for change in way.changes]
    said = does[0]
    for then in does[1:]:
        said = _AND.say(language, first=said, then=then[:1].lower() + then[1:])
    evidence = [_evidence(change, book, language) for change in way.changes]
    return _EVIDENCE.say(language, does=said, evidence=all_of(evidence, language))


def _do(change: Change, book: FactBook, language: Language) -> str:
    words = book.words[change.fact]
    do = words.change.do.say(language) if words.change is not None else change.fact
    if change.to in ((YES,), (NO,), ("none",)):
        return do
    answer = frozenset(change.to) if len(change.to) != 1 else change.to[0]
    return _REACH.say(language, do=do, answer=labelled(words, answer, language))


def _evidence(change: Change, book: FactBook, language: Language) -> str:
    words = book.words[change.fact]
    said = words.change.evidence.say(language) if words.change is not None else ""
    return said[:1].lower() + said[1:]
