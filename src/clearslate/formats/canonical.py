"""JSON that is spelled the same everywhere, so that its digest names what it says.

Keys are sorted, nothing is padded, text is UTF-8 in Unicode's composed form, sets are sorted
lists, days are written ``2026-03-31``. Numbers with a point have no one spelling and are
refused; a document that needs one spells it as text.
"""

import json
from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from unicodedata import normalize


class NotCanonical(TypeError):
    """A value has no canonical spelling."""


def canonical(document: object) -> bytes:
    """Return ``document`` in its one canonical spelling.

    Raises:
        NotCanonical: where it holds a number with a point, two keys that are the same
            once composed, or anything JSON has no word for.
    """
    return json.dumps(
        _plain(document), ensure_ascii=False, sort_keys=True, separators=(",", ":")
    ).encode("utf-8")


def digest_of(document: object) -> str:
    """Return the digest of the canonical spelling, as ``sha256:`` and 64 digits."""
    return f"sha256:{sha256(canonical(document)).hexdigest()}"


def _plain(value: object) -> object:
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, str):
        return value if value.isascii() else normalize("NFC", value)
    if isinstance(value, Mapping):
        return _keyed(value)
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    return _other(value)


def _other(value: object) -> object:
    if isinstance(value, frozenset | set):
        return sorted((_plain(part) for part in value), key=_order)
    # A moment is a day too, but loses its time if it is taken for one.
    if type(value) is date:
        return value.isoformat()
    raise NotCanonical(type(value).__name__)


def _keyed(value: Mapping[object, object]) -> dict[str, object]:
    spelled: dict[str, object] = {}
    for key, part in value.items():
        if not isinstance(key, str):
            raise NotCanonical(type(key).__name__)
        name = normalize("NFC", key)
        if name in spelled:
            raise NotCanonical(name)
        spelled[name] = _plain(part)
    return spelled


def _order(part: object) -> bytes:
    return canonical(part)
