"""OpenTimelineIO documents as text: bounded, parsed, and no newer than what we know.

The library of that name is native code that trusts its input: a few wrong bytes end the
whole process (see `tests/agreement/`). So documents are read here, from strict JSON, by
the same published schemas, and the library serves the tests as a second opinion.

Read next: ``otio_parts.py`` for how fields are read.
"""

import json
import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE

from clearslate.formats.errors import DocumentError
from clearslate.formats.phrase import Phrase
from clearslate.formats.wording import filled

MOST_VALUES = 1_000_000
_LONGEST_TEXT = 4 << 20
_LONGEST_QUOTE = 1000
# One rare character makes Python take four bytes for each of the others.
_LARGEST_WIDE = 24 << 20
_SCHEMA = re.compile(rb'"OTIO_SCHEMA"\s*+:\s*+"([A-Za-z_]{1,80})\.([0-9]{1,9})"')
_NEWEST = {
    b"Clip": 2,
    b"Effect": 1,
    b"ExternalReference": 1,
    b"FreezeFrame": 1,
    b"Gap": 1,
    b"GeneratorReference": 1,
    b"ImageSequenceReference": 1,
    b"LinearTimeWarp": 1,
    b"Marker": 2,
    b"MissingReference": 1,
    b"RationalTime": 1,
    b"SerializableCollection": 1,
    b"SerializableObjectRef": 1,
    b"Stack": 1,
    b"TimeEffect": 1,
    b"TimeRange": 1,
    b"Timeline": 1,
    b"Track": 1,
    b"Transition": 1,
}

_UTF_8 = Phrase(en="text in UTF-8", fr="du texte en UTF-8")
_FEWER_VALUES = Phrase(
    en=f"a timeline of at most {MOST_VALUES} values",
    fr=f"une timeline d’au plus {MOST_VALUES} valeurs",
)
_NARROWER = Phrase(
    en=f"at most {_LARGEST_WIDE >> 20} MiB where not all characters are ASCII",
    fr=f"au plus {_LARGEST_WIDE >> 20} Mio si les caractères ne sont pas tous ASCII",
)
_SHORTER = Phrase(
    en=f"values of at most {_LONGEST_TEXT >> 20} MiB",
    fr=f"des valeurs d’au plus {_LONGEST_TEXT >> 20} Mio",
)
_SHALLOWER = Phrase(en="JSON that is nested less deep", fr="du JSON moins imbriqué")
_JSON = Phrase(en="well-formed JSON", fr="du JSON bien formé")
_OLDER = Phrase(
    en="{schema}.{version} at most; a newer OpenTimelineIO wrote this file, export it for "
    "version 0.18 or older",
    fr="{schema}.{version} au plus ; un OpenTimelineIO plus récent a écrit ce fichier, "
    "exportez-le pour la version 0.18 ou antérieure",
)


def parsed(content: bytes, where: str) -> object:
    """Return what a document says, as JSON has it.

    Raises:
        DocumentError: where it is no JSON, larger or deeper than any timeline, or newer than
            the schemas that are known.
    """
    text = _bounded(content, where)
    _refuse_newer(text, where)
    try:
        return json.loads(text.decode())
    except UnicodeDecodeError as error:
        found = f"0x{text[error.start]:02X}"
        raise DocumentError(where=where, found=found, expected=_UTF_8) from error
    except json.JSONDecodeError as error:
        raise DocumentError(
            where=f"{where}:{error.lineno}", found=_line(text, error.lineno), expected=_JSON
        ) from error
    except RecursionError:
        raise DocumentError(where=where, found="[[[…", expected=_SHALLOWER) from None
    except ValueError as error:
        # A whole number of more digits than Python reads.
        raise DocumentError(where=where, found="999999…", expected=_JSON) from error


def _bounded(content: bytes, where: str) -> bytes:
    """Return the document as UTF-8, having counted its values."""
    if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        content = content.decode("utf-16", "replace").encode("utf-8", "replace")
    content = content.removeprefix(BOM_UTF8)
    if len(content) > _LARGEST_WIDE and not content.isascii():
        raise DocumentError(where=where, found=f"{len(content)} bytes", expected=_NARROWER)
    values = sum(content.count(mark) for mark in (b",", b"{", b"["))
    quotes = content.count(b'"')
    if values > MOST_VALUES or quotes > 4 * MOST_VALUES:
        found = max(values, quotes // 4)
        raise DocumentError(where=where, found=found, expected=_FEWER_VALUES)
    if len(content) > _LONGEST_TEXT and _longest_text(content) > _LONGEST_TEXT:
        raise DocumentError(where=where, found='"…"', expected=_SHORTER)
    return content


def _longest_text(content: bytes) -> int:
    """Return the length of the longest stretch without a quotation mark."""
    longest, start = 0, 0
    while (end := content.find(b'"', start)) >= 0:
        longest = max(longest, end - start)
        start = end + 1
    return max(longest, len(content) - start)


def _refuse_newer(text: bytes, where: str) -> None:
    newer = [
        (text.index(b'"' + schema + b"." + version + b'"'), schema, version)
        for schema, version in set(_SCHEMA.findall(text))
        if int(version) > _NEWEST.get(schema, int(version))
    ]
    if newer:
        raise _newer(text, *min(newer), where)


def _newer(text: bytes, at: int, schema: bytes, version: bytes, where: str) -> DocumentError:
    name = schema.decode()
    line = text.count(b"\n", 0, at) + 1
    return DocumentError(
        where=f"{where}:{line}",
        found=f"{name}.{version.decode()}",
        expected=filled(_OLDER, schema=name, version=_NEWEST[schema]),
    )


def _line(text: bytes, number: int) -> str:
    return (
        text.split(b"\n", number)[number - 1][:_LONGEST_QUOTE].decode("utf-8", "replace").strip()
    )
