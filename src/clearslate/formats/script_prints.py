"""Fingerprints of a script as a document: what is kept instead of the script.

One JSON object: the script's name, the production's reference, the two lengths that the
fingerprints were made with, and the fingerprints, twelve bytes each in Base64: eight of hash, four
of line.
"""

import binascii
import json
import struct
from base64 import b64decode, b64encode

from clearslate.domain.winnowing import GUARANTEE, NOISE, ScriptPrints
from clearslate.formats.errors import DocumentError
from clearslate.formats.files import read_text
from clearslate.formats.json_text import json_line
from clearslate.formats.phrase import Phrase
from clearslate.formats.plain import Plain

_EACH = struct.Struct(">QI")
_TEXT = Phrase(en="text", fr="du texte")
_LENGTHS = Phrase(
    en=f"{NOISE} and {GUARANTEE}, as this version makes them; make the fingerprints again",
    fr=f"{NOISE} et {GUARANTEE}, comme les fait cette version ; refaites les empreintes",
)
_PRINTS = Phrase(
    en="fingerprints in Base64, twelve bytes each",
    fr="des empreintes en Base64, de douze octets chacune",
)


def script_prints_json(kept: ScriptPrints) -> bytes:
    """Return ``kept`` as the document that ``read_script_prints`` reads."""
    packed = b"".join(_EACH.pack(print_, min(line, 2**32 - 1)) for print_, line in kept.prints)
    written = {
        "script": kept.script,
        "key": kept.key,
        "noise": NOISE,
        "guarantee": GUARANTEE,
        "prints": b64encode(packed).decode(),
    }
    return (json.dumps(written, ensure_ascii=False) + "\n").encode()


def read_script_prints(data: bytes, source: str) -> ScriptPrints:
    """Return the fingerprints in the document ``data``.

    Raises:
        DocumentError: where it is no such document, or of another version.
    """
    given = json_line(read_text(data, source), source)
    lengths = f"{given.get('noise')}, {given.get('guarantee')}"
    if lengths != f"{NOISE}, {GUARANTEE}":
        raise DocumentError(where=f"{source} noise", found=lengths, expected=_LENGTHS)
    packed = _unpacked(_text(given, "prints", source), source)
    return ScriptPrints(
        script=_text(given, "script", source),
        key=_text(given, "key", source),
        prints=tuple((print_, line) for print_, line in _EACH.iter_unpack(packed)),
    )


def _text(given: dict[str, Plain], name: str, source: str) -> str:
    value = given.get(name)
    if not isinstance(value, str):
        raise DocumentError(where=f"{source} {name}", found=value, expected=_TEXT)
    return value


def _unpacked(text: str, source: str) -> bytes:
    try:
        packed = b64decode(text, validate=True)
    except binascii.Error as error:
        raise _refused(text, source) from error
    if len(packed) % _EACH.size:
        raise _refused(text, source)
    return packed


def _refused(text: str, source: str) -> DocumentError:
    return DocumentError(where=f"{source} prints", found=text[:40], expected=_PRINTS)
