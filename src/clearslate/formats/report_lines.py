"""Lines for a terminal: wrapped to its width, aligned in columns, coloured only where asked.

Colour never says anything that a word beside it does not say. What a file says is made
harmless first: no name of a clip can move the cursor or turn text around.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from clearslate.formats.phrase import Language
from clearslate.formats.words.verdicts import Mark, State

_GLUE = "\ue000"
_HIDDEN = frozenset(("Cc", "Cf", "Cs", "Zl", "Zp"))
_KEPT = frozenset(("\u200d", "\u200c"))
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_WIDE = frozenset("WF")
_COLOURS = {
    State.NOTIFY: "34",
    State.ESCALATE: "33",
    State.APPROVAL: "35",
    State.BLOCKED: "31",
    State.CLEARED: "32",
    State.HELD: "1;31",
    State.TEMPORARY: "1;7;35",
    State.EXPIRED: "33",
    State.UNKNOWN: "2",
    State.NONE: "2",
}


def harmless(text: str) -> str:
    """Return ``text`` on one line, with characters that a terminal would obey made visible."""
    if text.isascii() and text.isprintable():
        return text
    spaced = " ".join(text.split("\n")).replace("\t", " ")
    return "".join(
        _REPLACEMENT if unicodedata.category(each) in _HIDDEN and each not in _KEPT else each
        for each in spaced
    )


def columns(text: str) -> int:
    """Return how many columns of a terminal ``text`` takes."""
    if text.isascii():
        return len(text)
    return sum(_columns_of(each) for each in text)


def _columns_of(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in _WIDE else 1


def wrap(text: str, width: int) -> list[str]:
    """Return ``text`` in lines of at most ``width`` columns; a longer word is broken.

    A number stays with its percent sign.
    """
    lines, line = [""], 0
    for word in harmless(text).replace(" %", f"{_GLUE}%").split(" "):
        for piece in _pieces(word, width):
            taken = columns(piece)
            if lines[-1] and line + 1 + taken > width:
                lines.append(piece)
                line = taken
            else:
                lines[-1] = f"{lines[-1]} {piece}" if lines[-1] else piece
                line = columns(lines[-1])
    return [line.replace(_GLUE, " ") for line in lines]


def _pieces(word: str, width: int) -> Iterable[str]:
    while columns(word) > width:
        at = next(n for n in range(len(word), 0, -1) if columns(word[:n]) <= max(width, 2))
        yield word[:at]
        word = word[at:]
    yield word


def padded(text: str, width: int) -> str:
    """Return ``text`` with spaces up to ``width`` columns."""
    return text + " " * max(0, width - columns(text))


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How lines are set: in which language, how wide, and whether in colour."""

    language: Language
    colour: bool = False
    width: int = 80

    def painted(self, text: str, state: State) -> str:
        """Return ``text`` in the colour of ``state``, where colour was asked for."""
        return f"\x1b[{_COLOURS[state]}m{text}\x1b[0m" if self.colour else text

    def head(self, text: str) -> str:
        """Return the head of a section."""
        return f"\x1b[1m{text}\x1b[0m" if self.colour else text

    def marked(self, mark: Mark, width: int = 0) -> str:
        """Return the word of ``mark``, coloured, in a column of ``width``."""
        word = mark.say(self.language)
        return self.painted(word, mark.state) + " " * max(0, width - columns(word))

    def paragraph(self, text: str, *, indent: int = 2, first: str = "") -> list[str]:
        """Return ``text`` wrapped under ``indent``; ``first`` stands before its first line.

        ``first`` may be coloured; it is taken to be as wide as the indent.
        """
        body = wrap(text, max(self.width - indent, 10))
        lead = first if first else " " * indent
        return [lead + body[0], *(" " * indent + line for line in body[1:])]

    def section(self, title: str, lines: Sequence[str]) -> list[str]:
        """Return a section under its head, with an empty line before; nothing for no lines."""
        return ["", self.head(title), *lines] if lines else []


def widest(texts: Iterable[str]) -> int:
    """Return how many columns the widest of ``texts`` takes."""
    return max((columns(text) for text in texts), default=0)
