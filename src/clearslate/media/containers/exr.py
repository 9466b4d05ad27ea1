"""OpenEXR: text attributes of every part's header. OpenEXR file layout, versions 1 and 2."""

from struct import Struct

from clearslate.domain.provenance import WhyNotRead
from clearslate.media.decoding import decoded
from clearslate.media.gathered import Gathered
from clearslate.media.span import Broken, Span

SIGNATURE = b"\x76\x2f\x31\x01"
_MULTIPART = 0x1000
_PARTS, _NAME = 256, 256
_SIZE = Struct("<i")


def read_exr(span: Span, into: Gathered) -> None:
    """Gather the text attributes of an OpenEXR file.

    Raises:
        Broken: where its headers break off.
    """
    (version,) = span.numbers(_SIZE, 4)
    at, part = 8, 0
    while part < _PARTS:
        at, found = _header(span, at, into, f"header {part}" if version & _MULTIPART else "header")
        part += 1
        if not found or not version & _MULTIPART:
            return
    raise Broken(WhyNotRead.TOO_MANY, _PARTS)


def _header(span: Span, at: int, into: Gathered, place: str) -> tuple[int, bool]:
    """Read one header; return where it ended and whether it had attributes."""
    found = False
    while True:
        into.part()
        name, at = _name(span, at)
        if not name:
            return at, found
        found = True
        kind, at = _name(span, at)
        (size,) = span.numbers(_SIZE, at)
        at += _SIZE.size
        if kind in ("string", "stringvector") and into.fits(f"{place} {name}", size):
            data = span.bytes_at(at, size)
            into.add(f"{place} {name}", name, _text(kind, data))
        span.part(at, size)
        at += size


def _name(span: Span, at: int) -> tuple[str, int]:
    data = span.some(at, _NAME)
    end = data.find(b"\0")
    if end < 0:
        raise Broken(WhyNotRead.TRUNCATED if len(data) < _NAME else WhyNotRead.MALFORMED, at)
    return decoded(data[:end]), at + end + 1


def _text(kind: str, data: bytes) -> str:
    if kind == "string":
        return decoded(data)
    texts, at = [], 0
    while at + 4 <= len(data):
        size = max(_SIZE.unpack_from(data, at)[0], 0)
        texts.append(decoded(data[at + 4 : at + 4 + size]))
        at += 4 + size
    return "\n".join(texts)
