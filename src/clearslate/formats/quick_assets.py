"""Assets from lines that leave nothing to ask, in microseconds each.

The quick reader only ever declines: where a line is unusual in any way it gives None, and the
one shape of an asset decides and words the error. What it does accept, the shape would have
read the same.
"""

import re
from collections.abc import Mapping
from json import JSONDecoder
from typing import NoReturn
from unicodedata import is_normalized

from clearslate.domain.asset import Asset, AssetState, Provenance
from clearslate.domain.facts import Catalogue
from clearslate.formats.documents.asset import provenance_shape
from clearslate.formats.plain import Plain
from clearslate.formats.shapes import Misfit

_KEYS = frozenset(
    ("name", "aliases", "digest", "declaration", "state", "fingerprints", "provenance")
)
_STATES: Mapping[object, AssetState | None] = {None: None, **{s.value: s for s in AssetState}}
_DIGEST = re.compile(r"sha256:[0-9a-f]{64}")
_LONGEST_TEXT = 500
_LONGEST_REFERENCE = 120


class _Unusual(Exception):
    """Something about a line is not plainly right."""


class QuickAssets:
    """Reads lines of the asset register.

    Whole provenances repeat from line to line, so each is looked at once and remembered.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        # Objects come as tuples of pairs, lists as lists, so no key can hide another.
        self._decode = JSONDecoder(
            object_pairs_hook=tuple, parse_float=_refuse, parse_constant=_refuse
        ).raw_decode
        self._shape = provenance_shape(catalogue)
        self._provenances: dict[object, Provenance] = {}

    def asset(self, line: bytes) -> Asset | None:
        """Return the asset on ``line``; None where the shape has to decide."""
        if b"\\" in line or b"\x7f" in line:
            return None
        try:
            text = line.decode().rstrip("\r\n")
            if not text.isascii() and not _is_composed(text):
                return None
            pairs, end = self._decode(text)
            return self._built(pairs) if end == len(text) else None
        except (_Unusual, Misfit, ValueError, TypeError, LookupError, RecursionError):
            return None

    def _built(self, pairs: object) -> Asset:
        value = _mapping(pairs)
        if not value.keys() <= _KEYS:
            raise _Unusual
        given = value.get
        provenance = given("provenance")
        return Asset(
            name=_text(value["name"]),
            aliases=_texts(given("aliases")),
            digest=_digest(given("digest")),
            declarations=_references(given("declaration")),
            state=_STATES[given("state")],
            fingerprints=_fingerprints(given("fingerprints")),
            provenance=None if provenance is None else self._provenance(provenance),
        )

    def _provenance(self, pairs: object) -> Provenance:
        if type(pairs) is not tuple:
            raise _Unusual
        # A list is marked as one, for an object is a tuple here too.
        key = tuple([(k, (list, *v) if type(v) is list else v) for k, v in pairs])
        known = self._provenances.get(key)
        return self._unseen(_mapping(pairs), key) if known is None else known

    def _unseen(self, value: dict[str, object], key: object) -> Provenance:
        # Only text and null are remembered: 1 and true would pass for each other.
        plain: dict[str, Plain] = {
            word: [*_texts(part)] if type(part) is list else _text_or_null(part)
            for word, part in value.items()
        }
        known = self._provenances[key] = self._shape.read(plain)
        return known


def _is_composed(text: str) -> bool:
    return text.isprintable() and is_normalized("NFC", text)


def _refuse(number: str) -> NoReturn:
    raise _Unusual(number)


def _mapping(pairs: object) -> dict[str, object]:
    if type(pairs) is not tuple:
        raise _Unusual
    value: dict[str, object] = dict(pairs)
    if len(value) != len(pairs):
        raise _Unusual
    return value


def _text(value: object) -> str:
    if type(value) is not str or not value.strip() or len(value) > _LONGEST_TEXT:
        raise _Unusual
    return value


def _text_or_null(value: object) -> str | None:
    return None if value is None else _text(value)


def _texts(value: object) -> tuple[str, ...]:
    if value is None:
        return ()
    if type(value) is not list:
        raise _Unusual
    return tuple([_text(part) for part in value])


def _reference(value: object) -> str:
    if type(value) is not str or " " in value or not 0 < len(value) <= _LONGEST_REFERENCE:
        raise _Unusual
    return value


def _references(value: object) -> tuple[str, ...]:
    if value is None:
        return ()
    if type(value) is list:
        return tuple([_reference(part) for part in value])
    return (_reference(value),)


def _digest(value: object) -> str | None:
    if value is None:
        return None
    if type(value) is not str or not _DIGEST.fullmatch(value):
        raise _Unusual
    return value


def _fingerprints(pairs: object) -> tuple[tuple[str, str], ...]:
    if pairs is None:
        return ()
    if type(pairs) is not tuple:
        raise _Unusual
    found = tuple([(_reference(kind), _text(value)) for kind, value in pairs])
    if len(found) < 2:
        return found
    return tuple(sorted(_mapping(found).items()))  # type: ignore[arg-type]
