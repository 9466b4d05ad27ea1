"""YAML and JSON texts into plain documents, by the one loader that defines what they mean.

Words are those of YAML 1.2: ``yes``, ``no``, ``on``, ``NO`` are text, only ``true`` and
``false`` are Booleans; days and times stay text. A number that would lose something in being
read (``007``, ``1_000``, ``+1``) stays text as well. Every text is bounded: bytes before it is
read, depth, and values with aliases written out. What is refused is refused with its line.

Read next: ``composing.py`` for how events become a document, ``plain.py`` for the document.
"""

import re
from collections.abc import Iterator
from pathlib import Path, PurePath

import yaml

from clearslate.formats.composing import Event, What, compose
from clearslate.formats.errors import DocumentError
from clearslate.formats.files import read_bounded, read_text, too_long
from clearslate.formats.json_text import json_events
from clearslate.formats.phrase import Phrase
from clearslate.formats.plain import Document

LONGEST_DOCUMENT = 4 * 1024 * 1024
"""The bytes that a document may have."""

# The wheels of PyYAML carry libyaml; without it the same events come more slowly.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TEXT_TAGS = frozenset((None, "!", "tag:yaml.org,2002:str"))
_INDENTED_BY_TAB = re.compile(r"^ *\t(?=\s*\S)", re.MULTILINE)

_SPACES = Phrase(en="spaces, not a tab", fr="des espaces, pas de tabulation")
_ONE_DOCUMENT = Phrase(en="one document in a file", fr="un seul document par fichier")
_NO_TAGS = Phrase(
    en="a plain value; tags are not used here",
    fr="une valeur simple ; les étiquettes ne sont pas admises ici",
)
_CLOSED = Phrase(en="a closing bracket or a comma", fr="un crochet fermant ou une virgule")
_LEVEL = Phrase(
    en="a line indented like its neighbours",
    fr="une ligne alignée sur ses voisines",
)
_IN_QUOTES = Phrase(
    en="a value; put text that begins with a sign in quotes",
    fr="une valeur ; mettez entre guillemets un texte qui commence par un signe",
)
_ONE_PAIR = Phrase(
    en="one `key: value` a line; put text with `: ` in quotes",
    fr="une « clé: valeur » par ligne ; mettez entre guillemets un texte contenant « : »",
)
_YAML = Phrase(en="well-formed YAML", fr="du YAML bien formé")
_RIGHT = {
    "mapping values are not allowed in this context": _ONE_PAIR,
    "mapping values are not allowed here": _ONE_PAIR,
    "found character that cannot start any token": _IN_QUOTES,
    "could not find expected ':'": Phrase(en="`:` after the key", fr="« : » après la clé"),
    "found unexpected end of stream": Phrase(en="a closing quote", fr="un guillemet fermant"),
    "did not find expected ',' or ']'": _CLOSED,
    "did not find expected ',' or '}'": _CLOSED,
    "did not find expected key": _LEVEL,
    "did not find expected '-' indicator": _LEVEL,
    "did not find expected <document start>": _ONE_DOCUMENT,
    "found a tab character that violates indentation": _SPACES,
}


def read_document(data: bytes, source: str) -> Document:
    """Return the document that ``data`` spells, in JSON if ``source`` ends in ``.json``.

    Raises:
        DocumentError: where the text is not one well-formed mapping within bounds.
    """
    if len(data) > LONGEST_DOCUMENT:
        raise too_long(source, len(data), LONGEST_DOCUMENT)
    text = read_text(data, source)
    if PurePath(source).suffix.lower() == ".json":
        return compose(json_events(text, source), source)
    return compose(_yaml_events(text, source), source)


def read_file(path: Path, source: str | None = None) -> Document:
    """Return the document in the file at ``path``, called ``source`` in errors.

    Raises:
        DocumentError: where the file cannot be read or is no document within bounds.
    """
    name = source if source is not None else path.name
    return read_document(read_bounded(path, LONGEST_DOCUMENT, name), name)


def _yaml_events(text: str, source: str) -> Iterator[Event]:
    if tab := _INDENTED_BY_TAB.search(text):
        raise _refused(text, source, text.count("\n", 0, tab.start()), _SPACES)
    try:
        yield from _translated(yaml.parse(text, Loader=_LOADER), source)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        expected = _RIGHT.get(error.problem or "", _YAML)
        raise _refused(text, source, mark.line if mark else 0, expected) from error
    except yaml.YAMLError as error:
        raise DocumentError(where=f"{source}:1", found=text[:60], expected=_YAML) from error


def _refused(text: str, source: str, line: int, expected: Phrase) -> DocumentError:
    """Return the error at ``line`` (from 0), or at the last line with text if it is past it."""
    lines = text.rstrip().split("\n")
    line = min(line, len(lines) - 1)
    return DocumentError(
        where=f"{source}:{line + 1}", found=lines[line].strip(), expected=expected
    )


def _translated(events: Iterator[yaml.Event], source: str) -> Iterator[Event]:
    documents = 0
    for event in events:
        # Only an event that was made by hand has no mark.
        line = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, yaml.ScalarEvent):
            yield _scalar(event, line, source)
        elif isinstance(event, yaml.CollectionStartEvent):
            yield _collection(event, line, source)
        elif isinstance(event, yaml.CollectionEndEvent):
            yield Event(What.END, line)
        elif isinstance(event, yaml.AliasEvent):
            yield Event(What.ALIAS, line, event.anchor or "")
        elif isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                raise DocumentError(where=f"{source}:{line}", found="---", expected=_ONE_DOCUMENT)


def _scalar(event: yaml.ScalarEvent, line: int, source: str) -> Event:
    if event.tag not in _TEXT_TAGS:
        raise DocumentError(where=f"{source}:{line}", found=event.tag, expected=_NO_TAGS)
    # libyaml gives plain words an implicit type unless a tag says otherwise.
    what = What.SCALAR if event.implicit[0] and event.tag is None else What.TEXT
    return Event(what, line, event.value, event.anchor)


def _collection(event: yaml.CollectionStartEvent, line: int, source: str) -> Event:
    if event.tag is not None:
        raise DocumentError(where=f"{source}:{line}", found=event.tag, expected=_NO_TAGS)
    what = What.MAPPING if isinstance(event, yaml.MappingStartEvent) else What.LIST
    return Event(what, line, anchor=event.anchor)
