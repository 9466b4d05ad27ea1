"""The shape of a document, described once: what it may hold and what it means.

From one description come reading (a plain value to a checked one, or one located error),
writing back (the canonical spelling: what says nothing is left out), and the published JSON
Schema. The three cannot drift apart because none is written twice.

A shape knows nothing of files and lines. What it cannot read is a ``Misfit``, which collects
its path on the way out; ``read`` turns it into the error that names the line.

Read next: ``spellings.py`` for the shapes of single values, ``documents/`` for whole documents.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from clearslate.formats.errors import nearest_word
from clearslate.formats.phrase import Phrase
from clearslate.formats.plain import Document, Plain, Step, quoted
from clearslate.formats.wording import filled

T = TypeVar("T")
H = TypeVar("H", bound=Hashable)
Schema = dict[str, Plain]

_A_MAPPING = Phrase(en="`key: value` lines", fr="des lignes « clé: valeur »")
_A_LIST = Phrase(en="a list", fr="une liste")
_SOMETHING = Phrase(en="at least one in the list", fr="au moins un élément dans la liste")
_EACH_ONCE = Phrase(en="each word once", fr="chaque mot une seule fois")
_ALSO = Phrase(en="also `{name}`: {about}", fr="aussi « {name} » : {about}")
_ONE_OF = Phrase(en="one of {words}", fr="l’un de {words}")
_NO_KEYS = Phrase(en="no keys here", fr="aucune clé ici")


class Misfit(Exception):
    """A part of a document does not fit its shape; ``path`` grows on the way out."""

    def __init__(self, found: object, expected: Phrase, nearest: str | None = None) -> None:
        super().__init__(found)
        self.found = found
        self.expected = expected
        self.nearest = nearest
        self.path: tuple[Step, ...] = ()

    def under(self, *steps: Step) -> "Misfit":
        """Return this misfit, seen from further out."""
        self.path = steps + self.path
        return self


class Shape(ABC, Generic[T]):
    """What one part of a document may be."""

    __slots__ = ()

    @abstractmethod
    def read(self, value: Plain) -> T:
        """Return what ``value`` means.

        Raises:
            Misfit: where it does not fit.
        """

    @abstractmethod
    def write(self, value: T) -> Plain:
        """Return the canonical spelling, which ``read`` reads back as ``value``."""

    @abstractmethod
    def schema(self) -> Schema:
        """Return the JSON Schema of every spelling that ``read`` accepts."""


def read(shape: Shape[T], document: Document) -> T:
    """Return what ``document`` means.

    Raises:
        DocumentError: at the first part that does not fit, with its file, line and path.
    """
    try:
        return shape.read(document.value)
    except Misfit as misfit:
        raise document.refused(
            *misfit.path, found=misfit.found, expected=misfit.expected, nearest=misfit.nearest
        ) from misfit


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One key of a mapping: its name, its shape, and what it says in one line.

    An absent key and ``null`` say the same: nothing, so the default holds.
    """

    name: str
    # What the shape reads and what the attribute holds meet only when the domain is built.
    shape: Shape[Any]
    about: Phrase
    required: bool = False
    default: object = None
    attribute: str | None = None
    """What the domain calls it, where that is another word."""
    named_by_file: bool = False
    """Whether the name of the file stands in for it, so that its writer may leave it out."""

    def values(self, given: Mapping[str, Plain]) -> dict[str, object]:
        """Return the attribute that this field gives its owner, from the keys ``given``."""
        value = given.get(self.name)
        if value is not None:
            return {self._attribute: _within(self.name, self.shape, value)}
        if self.required:
            raise _missing(self.name, self.about, given)
        return {self._attribute: self.default}

    def written(self, owner: object) -> dict[str, Plain]:
        """Return the key as ``owner`` has it; nothing where the default says the same."""
        value: object = getattr(owner, self._attribute)
        if not self.required and value == self.default:
            return {}
        return {self.name: self.shape.write(value)}

    def schema(self) -> Schema:
        """Return the schema of what stands under the key."""
        described = self.shape.schema() | {"description": self.about.en}
        return described if self.must_stand else or_null(described)

    @property
    def must_stand(self) -> bool:
        """Whether every document of the kind has the key written in it."""
        return self.required and not self.named_by_file

    @property
    def _attribute(self) -> str:
        return self.attribute or self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Keys that stand together under one name in the document, and flat in their owner."""

    name: str
    fields: "tuple[Part, ...]"
    about: Phrase
    required: bool = False

    def values(self, given: Mapping[str, Plain]) -> dict[str, object]:
        """Return the attributes that the group gives its owner, from the keys ``given``."""
        value = given.get(self.name)
        if value is None and self.required:
            raise _missing(self.name, self.about, given)
        try:
            return _values(self.fields, {} if value is None else value)
        except Misfit as misfit:
            raise misfit.under(self.name) from None

    def written(self, owner: object) -> dict[str, Plain]:
        """Return the key as ``owner`` has it; nothing where all in it says the default."""
        inside = _written(self.fields, owner)
        return {self.name: inside} if inside or self.required else {}

    @property
    def must_stand(self) -> bool:
        """Whether every document of the kind has the key written in it."""
        return self.required

    def schema(self) -> Schema:
        """Return the schema of what stands under the key."""
        described = _schema(self.fields) | {"description": self.about.en}
        return described if self.required else or_null(described)


Part = Field | Group


def needed(name: str, shape: Shape[T], about: Phrase, attribute: str | None = None) -> Field:
    """Return a field that every document of the kind must have."""
    return Field(name=name, shape=shape, about=about, required=True, attribute=attribute)


def optional(
    name: str,
    shape: Shape[T],
    about: Phrase,
    default: T | None = None,
    attribute: str | None = None,
) -> Field:
    """Return a field that may be absent; ``default`` is what absence says."""
    return Field(name=name, shape=shape, about=about, default=default, attribute=attribute)


@dataclass(frozen=True, slots=True, kw_only=True)
class Record(Shape[T]):
    """A mapping with keys of its own, which together build one value."""

    build: Callable[..., T]
    fields: tuple[Part, ...]
    apart: Callable[[T], object] | None = None
    """Takes the value apart again, where its attributes are not those of the fields."""
    check: Callable[[T], None] | None = None
    """Raises ``Misfit`` where the keys fit one by one but not together."""

    def read(self, value: Plain) -> T:
        built = self.build(**_values(self.fields, value))
        if self.check is not None:
            self.check(built)
        return built

    def write(self, value: T) -> dict[str, Plain]:
        return _written(self.fields, value if self.apart is None else self.apart(value))

    def schema(self) -> Schema:
        return _schema(self.fields)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListOf(Shape[tuple[T, ...]]):
    """A list of parts that are alike, in the order that was given."""

    item: Shape[T]
    or_one: bool = False
    """One part may stand without a list around it."""
    at_least: int = 0

    def read(self, value: Plain) -> tuple[T, ...]:
        items = _items(value, self.or_one, self.at_least)
        if items is None:
            return (self.item.read(value),)
        return tuple(_within(position, self.item, item) for position, item in enumerate(items))

    def write(self, value: tuple[T, ...]) -> list[Plain]:
        return [self.item.write(item) for item in value]

    def schema(self) -> Schema:
        return _list_schema(self.item.schema(), self.or_one, self.at_least)


@dataclass(frozen=True, slots=True, kw_only=True)
class SetOf(Shape[frozenset[H]]):
    """A list of words in any order, each once; written sorted."""

    item: Shape[H]
    or_one: bool = True
    at_least: int = 0

    def read(self, value: Plain) -> frozenset[H]:
        items = _items(value, self.or_one, self.at_least)
        if items is None:
            return frozenset((self.item.read(value),))
        members: set[H] = set()
        for position, item in enumerate(items):
            member = _within(position, self.item, item)
            if member in members:
                raise Misfit(quoted(item), _EACH_ONCE).under(position)
            members.add(member)
        return frozenset(members)

    def write(self, value: frozenset[H]) -> list[Plain]:
        return sorted((self.item.write(member) for member in value), key=str)

    def schema(self) -> Schema:
        listed = _list_schema(self.item.schema(), False, self.at_least) | {"uniqueItems": True}
        return {"anyOf": [listed, self.item.schema()]} if self.or_one else listed


@dataclass(frozen=True, slots=True, kw_only=True)
class MappingOf(Shape[tuple[tuple[str, T], ...]]):
    """Keys of the writer's own choosing, each with a part that is alike; sorted by key."""

    key: Shape[str]
    item: Shape[T]

    def read(self, value: Plain) -> tuple[tuple[str, T], ...]:
        given = mapping(value)
        pairs = [(_within(name, self.key, name), name) for name in given]
        return tuple((key, _within(name, self.item, given[name])) for key, name in sorted(pairs))

    def write(self, value: tuple[tuple[str, T], ...]) -> dict[str, Plain]:
        return {key: self.item.write(item) for key, item in value}

    def schema(self) -> Schema:
        return {
            "type": "object",
            "propertyNames": self.key.schema(),
            "additionalProperties": self.item.schema(),
        }


def mapping(value: Plain) -> dict[str, Plain]:
    """Return ``value`` if it is a mapping.

    Raises:
        Misfit: where it is anything else.
    """
    if not isinstance(value, dict):
        raise Misfit(quoted(value), _A_MAPPING)
    return value


def unknown(word: str, known: Iterable[str]) -> Misfit:
    """Return the misfit of a word that is none of the ``known`` ones, naming the nearest."""
    words = tuple(known)
    expected = filled(_ONE_OF, words=", ".join(words)) if words else _NO_KEYS
    return Misfit(word, expected, nearest_word(word, words))


def or_null(schema: Schema) -> Schema:
    """Return ``schema``, allowing ``null`` as well."""
    if isinstance(words := schema.get("enum"), list):
        return {key: part for key, part in schema.items() if key != "type"} | {
            "enum": [*words, None]
        }
    if isinstance(choices := schema.get("anyOf"), list):
        return schema | {"anyOf": [*choices, {"type": "null"}]}
    types = schema.get("type", [])
    return schema | {"type": [*(types if isinstance(types, list) else [types]), "null"]}


def _within(step: Step, shape: Shape[T], value: Plain) -> T:
    try:
        return shape.read(value)
    except Misfit as misfit:
        raise misfit.under(step) from None


def _values(fields: Sequence[Part], value: Plain) -> dict[str, object]:
    given = mapping(value)
    names = [part.name for part in fields]
    for name in given:
        if name not in names:
            raise unknown(name, names).under(name)
    return {key: part for each in fields for key, part in each.values(given).items()}


def _written(fields: Sequence[Part], owner: object) -> dict[str, Plain]:
    return {key: part for each in fields for key, part in each.written(owner).items()}


def _schema(fields: Sequence[Part]) -> Schema:
    required: list[Plain] = [part.name for part in fields if part.must_stand]
    schema: Schema = {
        "type": "object",
        "properties": {part.name: part.schema() for part in fields},
        "additionalProperties": False,
    }
    return schema | {"required": required} if required else schema


def _missing(name: str, about: Phrase, given: Mapping[str, Plain]) -> Misfit:
    found = "null" if name in given else quoted(dict(given))
    return Misfit(found, filled(_ALSO, name=name, about=about)).under(name)


def _items(value: Plain, or_one: bool, at_least: int) -> list[Plain] | None:
    """Return the items of a list; None where one part stands without a list around it."""
    if isinstance(value, list):
        if len(value) < at_least:
            raise Misfit("[]", _SOMETHING)
        return value
    if or_one:
        return None
    raise Misfit(quoted(value), _A_LIST)


def _list_schema(item: Schema, or_one: bool, at_least: int) -> Schema:
    listed: Schema = {"type": "array", "items": item}
    if at_least:
        listed["minItems"] = at_least
    return {"anyOf": [listed, item]} if or_one else listed
