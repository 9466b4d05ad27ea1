"""Finding known names in a text, however they are spelled, spaced, joined or slightly misspelt.

A name is found exactly where its words, run together, are those of the text, run together. It is
found misspelt where every word of it differs little (one letter in words of five to nine, two in
longer ones), or where one letter of the whole is wrong; and only names of eight letters and more.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from clearslate.domain.names import KnownName, NameOf
from clearslate.domain.spelling import (
    Spelled,
    cleared,
    edits_between,
    folded,
    without_letters,
    words_of,
)

_SHORTEST_SPLIT = 8
"""Letters that a name must have to be found in more pieces than it is written in."""
_SHORTEST_MISSPELT = 8
_MOST_WORDS = 5
"""Words of a text that are tried together for a name with a wrong letter."""
_LEAST_CERTAIN = 6
"""Letters that a name of one word must have to be more than possible: `Rose` is a flower too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A known name in a text: where it stands in the cleared text, and as what it was known."""

    name: KnownName
    start: int
    end: int
    text: str
    """As it stands there."""
    alias: bool = False
    misspelt: bool = False
    certain: bool = True


@dataclass(frozen=True, slots=True)
class _Spelling:
    name: KnownName
    words: tuple[str, ...]
    alias: bool

    @property
    def letters(self) -> int:
        return sum(map(len, self.words))


class NameIndex:
    """Known names, ready to be looked for; made once for many texts."""

    def __init__(self, names: Iterable[KnownName]) -> None:
        self._joined: dict[str, list[_Spelling]] = {}
        self._by_end: dict[str, set[str]] = {}
        self._first: dict[str, list[_Spelling]] = {}
        self._near: dict[str, set[str]] = {}
        for spelling in (each for name in names for each in _spellings(name)):
            joined = "".join(spelling.words)
            self._joined.setdefault(joined, []).append(spelling)
            if spelling.letters >= _SHORTEST_MISSPELT:
                self._take_misspelt(spelling, joined)
        self._longest = max(map(len, self._joined), default=0)

    def _take_misspelt(self, spelling: _Spelling, joined: str) -> None:
        for end in _ends(joined, len(joined)):
            self._by_end.setdefault(end, set()).add(joined)
        self._first.setdefault(spelling.words[0], []).append(spelling)
        for word in spelling.words:
            for left in without_letters(word, _tolerance(word)):
                self._near.setdefault(left, set()).add(word)

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """Return every known name in ``text``; of two in one place, the longer, then the exact."""
        clear = cleared(text)
        words = words_of(clear)
        found = [*self._exact(words, clear), *self._misspelt(words, clear)]
        found.sort(key=lambda each: (each.misspelt, each.start - each.end, each.start))
        kept: list[Mention] = []
        for each in found:
            if not any(each.start < one.end and one.start < each.end for one in kept):
                kept.append(each)
        return tuple(sorted(kept, key=lambda each: each.start))

    def _exact(self, words: list[Spelled], text: str) -> Iterator[Mention]:
        for first in range(len(words)):
            joined = ""
            for last in range(first, len(words)):
                joined += words[last].word
                if len(joined) > self._longest:
                    break
                for spelling in self._joined.get(joined, ()):
                    if _may_be(spelling, last - first + 1):
                        yield _mention(spelling, words[first : last + 1], text, misspelt=False)

    def _misspelt(self, words: list[Spelled], text: str) -> Iterator[Mention]:
        if not self._near:
            return
        near = [self._near_words(each.word) for each in words]
        for first, candidates in enumerate(near):
            for spelling in (each for word in candidates for each in self._first.get(word, ())):
                place = first + len(spelling.words)
                pairs = zip(spelling.words, near[first:place], strict=False)
                if place <= len(words) and all(word in close for word, close in pairs):
                    yield _mention(spelling, words[first:place], text, misspelt=True)
        yield from self._misspelt_together(words, text)

    def _misspelt_together(self, words: list[Spelled], text: str) -> Iterator[Mention]:
        """Yield names of which one letter is wrong, wherever their words begin and end."""
        for first in range(len(words)):
            joined = ""
            for last in range(first, min(first + _MOST_WORDS, len(words))):
                joined += words[last].word
                if len(joined) > self._longest + 1:
                    break
                if len(joined) < _SHORTEST_MISSPELT - 1:
                    continue
                for known in self._near_one(joined):
                    for spelling in self._joined[known]:
                        yield _mention(spelling, words[first : last + 1], text, misspelt=True)

    def _near_one(self, joined: str) -> set[str]:
        length = len(joined)
        ends = {end for each in (-1, 0, 1) for end in _ends(joined, length + each)}
        near = {known for end in ends for known in self._by_end.get(end, ())}
        return {known for known in near if edits_between(joined, known, 1) is not None}

    def _near_words(self, word: str) -> set[str]:
        found: set[str] = set()
        if len(word) < 3:
            return {word} if word in self._near else found
        for left in without_letters(word, _tolerance(word)):
            for candidate in self._near.get(left, ()):
                if edits_between(word, candidate, _tolerance(candidate)) is not None:
                    found.add(candidate)
        return found


def _ends(joined: str, length: int) -> tuple[str, str]:
    """Return the beginning and the end by which a name of ``length`` letters is looked up.

    One wrong letter leaves one of them as it was; two letters that were swapped do too, because
    the letters in the middle belong to neither.
    """
    half = length // 2
    return f"<{joined[: half - 1]}", f">{joined[-(length - half - 1) :]}"


def _tolerance(word: str) -> int:
    if len(word) < 5 or word.isdigit():
        return 0
    return 1 if len(word) < 10 else 2


def _spellings(name: KnownName) -> Iterator[_Spelling]:
    for place, spelled in enumerate((name.name, *name.aliases)):
        words = tuple(each.word for each in words_of(cleared(spelled)))
        if words and len("".join(words)) > 1:
            yield _Spelling(name, words, place > 0)
            if len(words) == 2 and name.of is not NameOf.WORK:
                yield _Spelling(name, words[::-1], place > 0)


def _may_be(spelling: _Spelling, pieces: int) -> bool:
    """Say whether words that run together like a name are it, in so many pieces."""
    return pieces <= len(spelling.words) or spelling.letters >= _SHORTEST_SPLIT


def _mention(spelling: _Spelling, words: list[Spelled], text: str, *, misspelt: bool) -> Mention:
    start, end = words[0].start, words[-1].end
    telling = len(spelling.words) > 1 or spelling.letters >= _LEAST_CERTAIN
    return Mention(
        name=spelling.name,
        start=start,
        end=end,
        text=text[start:end],
        alias=spelling.alias,
        misspelt=misspelt,
        certain=telling and not misspelt,
    )


def same_name(one: str, other: str) -> bool:
    """Say whether two names are the same but for case, accents, spaces and hyphens."""
    first, second = (
        "".join(each.word for each in words_of(cleared(name))) for name in (one, other)
    )
    return first == second if first or second else folded(one) == folded(other)
