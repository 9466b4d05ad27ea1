"""A small index of what packs say, in memory: every word in both languages, accents set aside.

A passage is found where it has every word that was asked for, or a word that begins with it.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field

from clearslate.formats.pack_words import PackWords
from clearslate.formats.phrase import Phrase, same

_WORD = re.compile(r"\w+")
_LONGEST_QUERY = 200


def folded(text: str) -> str:
    """Return ``text`` without capitals and accents, as it is searched."""
    apart = unicodedata.normalize("NFKD", text.casefold().replace("œ", "oe"))
    return "".join(each for each in apart if not unicodedata.combining(each))


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One place of a pack that can be found."""

    kind: str
    """`clause`, `rule`, `reading` or `use`."""
    id: str
    clause: str
    """The clause whose page shows it; empty where it stands on the pack's own page."""
    title: Phrase
    text: Phrase
    head: frozenset[str] = field(repr=False)
    words: frozenset[str] = field(repr=False)


def passages_of(pack: PackWords) -> tuple[Passage, ...]:
    """Return every place of ``pack`` that can be found, in the order of the pack."""
    found = [
        _passage("clause", each.id, each.id, each.title, each.text)
        for each in pack.clauses.values()
    ]
    found += [
        _passage("rule", rule.id, rule.cites[0], same(rule.id), pack.because[rule.id])
        for rule in pack.pack.rules
    ]
    found += [
        _passage("reading", each.id, "", each.title, each.tension)
        for each in pack.readings.values()
    ]
    found += [_passage("use", row.id, "", row.use, row.such_as) for row in pack.matrix]
    return tuple(found)


def _passage(kind: str, id: str, clause: str, title: Phrase, text: Phrase) -> Passage:
    head = _words(f"{id} {title.en} {title.fr}")
    return Passage(
        kind=kind,
        id=id,
        clause=clause,
        title=title,
        text=text,
        head=head,
        words=head | _words(f"{text.en} {text.fr}"),
    )


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(folded(text)))


def found_in(passages: Iterable[Passage], query: str) -> list[Passage]:
    """Return the passages that have every word of ``query``, those named by it first."""
    asked = _WORD.findall(folded(query[:_LONGEST_QUERY]))
    if not asked:
        return []
    ranked = [
        (_rank(each, asked), place, each)
        for place, each in enumerate(passages)
        if all(_has(each.words, word) for word in asked)
    ]
    return [each for _, _, each in sorted(ranked, key=lambda found: found[:2])]


def _has(words: frozenset[str], asked: str) -> bool:
    return asked in words or (len(asked) > 2 and any(word.startswith(asked) for word in words))


def _rank(passage: Passage, asked: list[str]) -> int:
    """Return how far down a passage stands: what is named so first, then titles, then the rest."""
    if folded(passage.id) == " ".join(asked):
        return 0 if passage.kind == "clause" else 1
    return 2 if all(_has(passage.head, word) for word in asked) else 3
