"""The objects of an OpenTimelineIO document, read field by field.

A field of the wrong type is refused where it stands; an absent one takes the value that
the schema gives it. Objects that a document shares by reference are found by their id.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Self
from unicodedata import normalize

from clearslate.formats.errors import DocumentError
from clearslate.formats.phrase import Phrase

Fields = Mapping[str, object]

_OBJECT = Phrase(en="an object with an OTIO_SCHEMA", fr="un objet avec un « OTIO_SCHEMA »")
_SHARED = Phrase(
    en="the id of an object in this file", fr="l’identifiant d’un objet de ce fichier"
)
_LIST = Phrase(en="a list", fr="une liste")
_TEXT = Phrase(en="text", fr="du texte")
_NUMBER = Phrase(en="a number", fr="un nombre")
_TRUTH = Phrase(en="true or false", fr="true ou false")
_LONGEST_NAME = 4096
_LONGEST_QUOTE = 100
_OLD_NAMES = {
    "Sequence": "Track",
    "Filler": "Gap",
    "SerializeableCollection": "SerializableCollection",
}


@dataclass(frozen=True, slots=True)
class Part:
    """One object of a document, with the place where it stands."""

    schema: str
    """The name of its schema, as it is called today, without version."""
    fields: Fields
    path: str
    document: "Document"

    def refused(self, key: str, found: object, expected: Phrase) -> DocumentError:
        """Return the error for a field of this object."""
        return self.document.refused(f"{self.path}.{key}", found, expected)

    def text(self, key: str) -> str:
        """Return a field that is text; none is the empty text."""
        value = self.fields.get(key)
        if value is None:
            return ""
        if not isinstance(value, str):
            raise self.refused(key, value, _TEXT)
        return value

    @property
    def name(self) -> str:
        """What the object is called, in one line."""
        return plain(self.text("name"))

    @property
    def enabled(self) -> bool:
        """Whether the object is switched on."""
        value = self.fields.get("enabled", True)
        if not isinstance(value, bool):
            raise self.refused("enabled", value, _TRUTH)
        return value

    def number(self, key: str) -> float:
        """Return a field that is a number, endless and undefined ones included."""
        value = self.fields.get(key)
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise self.refused(key, value, _NUMBER)
        try:
            return float(value)
        except OverflowError:
            raise self.refused(key, "999999…", _NUMBER) from None

    def part(self, key: str) -> "Part | None":
        """Return a field that is an object, or None where there is none."""
        value = self.fields.get(key)
        return None if value is None else self.document.part(value, f"{self.path}.{key}")

    def parts(self, key: str) -> "list[Part]":
        """Return a field that is a list of objects; none is an empty list."""
        value = self.fields.get(key)
        if value is None:
            return []
        if not isinstance(value, list):
            raise self.refused(key, value, _LIST)
        return [
            self.document.part(item, f"{self.path}.{key}[{place}]")
            for place, item in enumerate(value)
        ]

    def mapping(self, key: str) -> Fields:
        """Return a field that is a mapping; anything else counts as an empty one."""
        value = self.fields.get(key)
        return value if isinstance(value, dict) else {}


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed document, and the objects in it that others refer to."""

    where: str
    root: object
    shared: Mapping[str, Fields]

    @classmethod
    def of(cls, value: object, where: str, *, refers: bool) -> Self:
        """Return the document that ``value`` is; ``refers`` says whether it has references."""
        return cls(where, value, dict(_shared(value)) if refers else {})

    def part(self, value: object, path: str) -> Part:
        """Return the object at ``path``, having followed a reference to it.

        Raises:
            DocumentError: where there is no object of some schema.
        """
        fields = self._object(value, path)
        schema = _schema(fields)
        if schema == "SerializableObjectRef":
            shared = self.shared.get(str(fields.get("id")))
            if shared is None:
                raise self.refused(path, fields.get("id"), _SHARED)
            fields, schema = shared, _schema(shared)
        return Part(schema, fields, path, self)

    def _object(self, value: object, path: str) -> Fields:
        if not isinstance(value, dict):
            raise self.refused(path, value, _OBJECT)
        return value

    def refused(self, path: str, found: object, expected: Phrase) -> DocumentError:
        """Return the error for what stands at ``path``."""
        return DocumentError(
            where=f"{self.where} {path}", found=_shortly(found), expected=expected
        )


def plain(text: str) -> str:
    """Return a name in Unicode's composed form, in one line and without control characters."""
    if text.isascii() and text.isprintable():
        return text.strip()
    text = " ".join(text[:_LONGEST_NAME].split())
    return normalize("NFC", "".join(c if c.isprintable() or c == " " else "\ufffd" for c in text))


def _shortly(found: object) -> str:
    if isinstance(found, dict):
        return "{…}"
    if isinstance(found, list):
        return "[…]"
    return plain(found[:_LONGEST_QUOTE] if isinstance(found, str) else json.dumps(found))


def _schema(fields: Fields) -> str:
    written = fields.get("OTIO_SCHEMA")
    name = written.partition(".")[0] if isinstance(written, str) else ""
    return _OLD_NAMES.get(name, name)


def _shared(value: object) -> Iterator[tuple[str, Fields]]:
    """Yield every object that has an id for others to refer to."""
    waiting = [value]
    while waiting:
        at = waiting.pop()
        if isinstance(at, dict):
            if "OTIO_REF_ID" in at:
                yield str(at["OTIO_REF_ID"]), at
            waiting += at.values()
        elif isinstance(at, list):
            waiting += at
