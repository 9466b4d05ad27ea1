"""XML from strangers: no entities, no outside, bounded depth and count.

A document type with entities is refused before one of them is expanded, so that nothing can
grow; nothing is ever fetched.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NoReturn
from xml.parsers.expat import ExpatError, ParserCreate

from clearslate.media.limits import Limits

_SEPARATOR = "\n"


class NotMarkup(ValueError):
    """The bytes are no XML, or XML that may not be read here."""


@dataclass(frozen=True, slots=True)
class Name:
    """The name of an element or attribute: its namespace, empty where it has none, and itself."""

    space: str
    local: str


@dataclass(frozen=True, slots=True)
class Marked:
    """One text of a document: the path of elements to it, and the attribute if it is one."""

    path: tuple[Name, ...]
    attributes: Mapping[Name, str]
    """The attributes of the innermost element."""
    text: str
    number: int
    """Which element of its parent it is, from 1."""


class _Gatherer:
    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self.found: list[Marked] = []
        self._open: list[tuple[Name, Mapping[Name, str], list[str], list[int]]] = []
        self._count = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._count += 1 + len(attributes)
        if self._count > self._limits.entries or len(self._open) >= self._limits.depth:
            raise NotMarkup("limit")
        number = 1
        if self._open:
            self._open[-1][3][0] += 1
            number = self._open[-1][3][0]
        known = {_name(key): value for key, value in attributes.items()}
        self._open.append((_name(name), known, [], [0, number]))

    def text(self, data: str) -> None:
        if self._open:
            self._open[-1][2].append(data)

    def end(self, name: str) -> None:
        path = tuple(each[0] for each in self._open)
        attributes, texts, (children, number) = self._open.pop()[1:]
        said = "" if children else "".join(texts)
        if said.strip() or attributes:
            self.found.append(Marked(path, attributes, said, number))


def texts_of(data: bytes, limits: Limits) -> list[Marked]:
    """Return the texts and attributes of an XML document, innermost elements first.

    Raises:
        NotMarkup: where it is no XML, declares entities, or is deeper or longer than allowed.
    """
    gatherer = _Gatherer(limits)
    parser = ParserCreate(namespace_separator=_SEPARATOR)
    parser.buffer_text = True
    parser.StartElementHandler = gatherer.start
    parser.EndElementHandler = gatherer.end
    parser.CharacterDataHandler = gatherer.text
    parser.EntityDeclHandler = _refuse
    parser.UnparsedEntityDeclHandler = _refuse
    parser.ExternalEntityRefHandler = _refuse
    try:
        parser.Parse(data, True)
    except ExpatError as error:
        raise NotMarkup(str(error)) from error
    return gatherer.found


def _refuse(*_: object) -> NoReturn:
    raise NotMarkup("entities")


def _name(spelled: str) -> Name:
    space, _, local = spelled.rpartition(_SEPARATOR)
    return Name(space, local)
