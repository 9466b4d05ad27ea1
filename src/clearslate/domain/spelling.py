"""Words of a text as they are compared: without case, accents, hyphens, weights and possessives.

A word keeps its place in the text it came from. Words are split where small letters meet capitals
and letters meet digits, so that ``MarenOskvale``, ``maren_oskvale`` and ``(maren oskvale:1.2)``
begin with the same two words.
"""

import re
from typing import NamedTuple
from unicodedata import normalize

_WORD = re.compile(r"[^\W_]+(?:['’ʼ`][^\W_]+)*['’ʼ`]?")
_POSSESSIVE = re.compile(r"['’ʼ`](?:s|S)?$")
_APOSTROPHES = re.compile("[’ʼ`]")
_PIECE = re.compile(r"\d+|[^\W\d_]+")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_MARKS = re.compile(r"[\u0300-\u036f]+")
_LETTERS = str.maketrans({"ß": "ss", "ø": "o", "đ": "d", "ł": "l", "æ": "ae", "œ": "oe", "ı": "i"})


class Spelled(NamedTuple):
    """One word as it is compared, and where it stands in the text: from, and up to."""

    word: str
    start: int
    end: int


def cleared(text: str) -> str:
    """Return ``text`` composed, without characters that nobody sees; places count in it."""
    return _INVISIBLE.sub("", text if text.isascii() else normalize("NFC", text))


def folded(text: str) -> str:
    """Return ``text`` without case and accents."""
    if text.isascii():
        return text.lower()
    plain = _MARKS.sub("", normalize("NFKD", text.casefold().translate(_LETTERS)))
    return normalize("NFC", plain).translate(_LETTERS)


def same_name(one: str, other: str) -> bool:
    """Say whether two names are the same but for case, accents, spaces and apostrophes."""
    return _bare(one) == _bare(other)


def _bare(name: str) -> str:
    return "".join(folded(_APOSTROPHES.sub("'", cleared(name))).split())


def words_of(text: str) -> list[Spelled]:
    """Return the words of a ``cleared`` text, in their order."""
    found: list[Spelled] = []
    for match in _WORD.finditer(text):
        whole = _POSSESSIVE.sub("", match.group())
        found.extend(_pieces(whole, match.start()))
    return found


def _pieces(whole: str, start: int) -> list[Spelled]:
    if whole.isascii() and whole.isalpha() and (whole.islower() or whole[1:].islower()):
        return [Spelled(whole.lower(), start, start + len(whole))]
    found: list[Spelled] = []
    for piece in _PIECE.finditer(whole):
        for begin, end in _humps(piece.group()):
            word = folded(piece.group()[begin:end])
            if word:
                place = start + piece.start()
                found.append(Spelled(word, place + begin, place + end))
    return found


def _humps(piece: str) -> list[tuple[int, int]]:
    """Return where ``CamelCase`` begins anew; capitals that stand together stay together."""
    cuts = [0]
    for place in range(1, len(piece)):
        if piece[place].isupper() and piece[place - 1].islower():
            cuts.append(place)
    return list(zip(cuts, [*cuts[1:], len(piece)], strict=True))


def edits_between(one: str, other: str, most: int) -> int | None:
    """Return how many letters were missed, added, changed or swapped; None where over ``most``."""
    if abs(len(one) - len(other)) > most:
        return None
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, start=1):
        line = [row]
        for column, against in enumerate(other, start=1):
            cost = min(last[column] + 1, line[-1] + 1, last[column - 1] + (letter != against))
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == against:
                cost = min(cost, before[column - 2] + 1)
            line.append(cost)
        if min(line) > most:
            return None
        before, last = last, line
    return last[-1] if last[-1] <= most else None


def without_letters(word: str, most: int) -> set[str]:
    """Return ``word`` and what is left of it when up to ``most`` letters are taken out."""
    found = newest = {word}
    for _ in range(most):
        newest = {
            each[:place] + each[place + 1 :] for each in newest for place in range(len(each))
        }
        found = found | newest
    return found
