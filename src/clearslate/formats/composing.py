"""Composes a stream of events into one plain document, within bounds.

YAML and JSON texts meet here, so both mean the same: words become values in one place, no
key stands twice, and neither aliases nor nesting can grow beyond what was allowed for.

Read next: ``yaml_text.py`` and ``json_text.py``, which make the events.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from enum import Enum, auto
from typing import NamedTuple

from clearslate.formats.errors import DocumentError
from clearslate.formats.phrase import Phrase
from clearslate.formats.plain import UNWRITABLE, Document, Lines, Plain, quoted
from clearslate.formats.wording import filled

MOST_NODES = 200_000
"""The values that a document may have, those that aliases repeat included."""
DEEPEST = 50
"""How deep lists and mappings may stand in each other."""

_NULLS = frozenset(("", "~", "null", "Null", "NULL"))
_BOOLEANS = {
    word: value
    for value, words in ((True, ("true", "True", "TRUE")), (False, ("false", "False", "FALSE")))
    for word in words
}
_WHOLE = re.compile(r"-?(0|[1-9][0-9]{0,17})")
_WITH_POINT = re.compile(r"-?(0|[1-9][0-9]{0,17})\.[0-9]{1,30}")

_ONCE = Phrase(
    en="each key once; it stands on line {line} already",
    fr="chaque clé une seule fois ; elle figure déjà à la ligne {line}",
)
_FEWER = Phrase(en="at most {most} values", fr="au plus {most} valeurs")
_SHALLOWER = Phrase(en="at most {most} levels", fr="au plus {most} niveaux")
_KNOWN_ANCHOR = Phrase(
    en="the name of an anchor that is complete before it", fr="le nom d’une ancre déjà complète"
)
_A_WORD_AS_KEY = Phrase(en="a word as the key", fr="un mot comme clé")
_A_MAPPING = Phrase(
    en="a document of `key: value` lines", fr="un document de lignes « clé: valeur »"
)
_WRITABLE = Phrase(en="text without control characters", fr="du texte sans caractères de contrôle")


class What(Enum):
    """What an event says."""

    SCALAR = auto()
    """A word or a number, to be read as one."""
    TEXT = auto()
    """Text in quotes, never anything else."""
    MAPPING = auto()
    LIST = auto()
    END = auto()
    ALIAS = auto()


class Event(NamedTuple):
    """One step of reading a text: what begins, ends or stands on ``line`` (from 1)."""

    what: What
    line: int
    text: str = ""
    anchor: str | None = None


def compose(events: Iterator[Event], source: str) -> Document:
    """Return the document that ``events`` spell; it is a mapping.

    Raises:
        DocumentError: at a key that stands twice, an alias without an anchor, an empty
            document, or where a bound is passed.
    """
    composer = _Composer(events, source)
    first = next(events, None)
    if first is None:
        raise DocumentError(where=f"{source}:1", found="", expected=_A_MAPPING)
    value, lines = composer.part(first)
    if not isinstance(value, dict):
        raise DocumentError(
            where=f"{source}:{first.line}", found=quoted(value), expected=_A_MAPPING
        )
    next(events, None)
    return Document(value=value, source=source, lines=lambda: lines)


def word_value(word: str) -> Plain:
    """Return what an unquoted word means in YAML 1.2; what is not surely a number is text."""
    if word in _NULLS:
        return None
    if word in _BOOLEANS:
        return _BOOLEANS[word]
    if _WHOLE.fullmatch(word):
        return int(word)
    return Decimal(word) if _WITH_POINT.fullmatch(word) else word


class _Anchored(NamedTuple):
    value: Plain
    lines: Lines
    nodes: int
    levels: int


class _Composer:
    """Builds parts from events; counts nodes and levels as if aliases were written out."""

    def __init__(self, events: Iterator[Event], source: str) -> None:
        self._events = events
        self._source = source
        self._anchors: dict[str, _Anchored] = {}
        self._nodes = 0
        self._level = 0
        self._highest = 0

    def part(self, event: Event) -> tuple[Plain, Lines]:
        """Return the value that begins with ``event``, and its lines."""
        if event.what is What.ALIAS:
            return self._repeated(event)
        nodes_before, highest_before = self._nodes, self._highest
        self._highest = self._level
        value, lines = self._fresh(event)
        if event.anchor is not None:
            self._anchors[event.anchor] = _Anchored(
                value, lines, self._nodes - nodes_before, self._highest - self._level
            )
        self._highest = max(self._highest, highest_before)
        return value, lines

    def _fresh(self, event: Event) -> tuple[Plain, Lines]:
        self._count(1, 0, event)
        if event.what is What.MAPPING:
            return self._mapping(event)
        if event.what is What.LIST:
            return self._list(event)
        if UNWRITABLE.search(event.text):
            raise self._refused(event, ascii(event.text), _WRITABLE)
        value = word_value(event.text) if event.what is What.SCALAR else event.text
        return value, Lines(event.line)

    def _repeated(self, event: Event) -> tuple[Plain, Lines]:
        known = self._anchors.get(event.text)
        if known is None:
            raise self._refused(event, f"*{event.text}", _KNOWN_ANCHOR)
        self._count(known.nodes, known.levels, event)
        return known.value, known.lines

    def _mapping(self, event: Event) -> tuple[Plain, Lines]:
        value: dict[str, Plain] = {}
        lines: dict[str | int, Lines] = {}
        self._count(0, 1, event)
        self._level += 1
        for key in self._until_end():
            if key.what not in (What.SCALAR, What.TEXT):
                raise self._refused(key, key.what.name.lower(), _A_WORD_AS_KEY)
            if key.text in value:
                expected = filled(_ONCE, line=lines[key.text].line)
                raise self._refused(key, key.text, expected)
            self._fresh(key)
            value[key.text], under = self.part(next(self._events))
            lines[key.text] = Lines(key.line, under.parts)
        self._level -= 1
        return value, Lines(event.line, lines)

    def _list(self, event: Event) -> tuple[Plain, Lines]:
        value: list[Plain] = []
        lines: dict[str | int, Lines] = {}
        self._count(0, 1, event)
        self._level += 1
        for position, item in enumerate(self._until_end()):
            part, lines[position] = self.part(item)
            value.append(part)
        self._level -= 1
        return value, Lines(event.line, lines)

    def _until_end(self) -> Iterator[Event]:
        while (event := next(self._events)).what is not What.END:
            yield event

    def _count(self, nodes: int, levels: int, event: Event) -> None:
        self._nodes += nodes
        self._highest = max(self._highest, self._level + levels)
        if self._nodes > MOST_NODES:
            expected = filled(_FEWER, most=MOST_NODES)
            raise self._refused(event, f"> {MOST_NODES}", expected)
        if self._highest > DEEPEST:
            raise self._refused(event, f"> {DEEPEST}", filled(_SHALLOWER, most=DEEPEST))

    def _refused(self, event: Event, found: object, expected: Phrase) -> DocumentError:
        return DocumentError(where=f"{self._source}:{event.line}", found=found, expected=expected)
