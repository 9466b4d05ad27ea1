"""MXF: which application wrote it, from the identification sets. SMPTE ST 377-1 annex B."""

from clearslate.domain.provenance import WhyNotRead
from clearslate.media.decoding import decoded_utf16
from clearslate.media.gathered import Gathered
from clearslate.media.span import Broken, Span

PARTITION = bytes.fromhex("060e2b34020501010d01020101")
_IDENTIFICATION = bytes.fromhex("060e2b34025301010d01010101013000")
_NAMES = {
    0x3C01: "CompanyName",
    0x3C02: "ProductName",
    0x3C04: "VersionString",
    0x3C08: "Platform",
}
_HEADER_BYTES = 32
_LARGEST_HEADER = 64 * 1024 * 1024


def read_mxf(span: Span, into: Gathered) -> None:
    """Gather the names of applications from the header metadata of an MXF.

    Raises:
        Broken: where the header breaks off.
    """
    size, body = _length(span, 16)
    pack = span.part(body, size)
    header = int.from_bytes(pack.bytes_at(_HEADER_BYTES, 8), "big")
    at, end = body + size, min(body + size + header, body + size + _LARGEST_HEADER)
    while at < end:
        into.part()
        key = span.bytes_at(at, 16)
        size, body = _length(span, at + 16)
        if key[:7] + key[8:] == _IDENTIFICATION[:7] + _IDENTIFICATION[8:]:
            _identification(span.part(body, size), into)
        at = body + size
    if end < body + header and header > _LARGEST_HEADER:
        raise Broken(WhyNotRead.TOO_LARGE, header)


def _length(span: Span, at: int) -> tuple[int, int]:
    """Return a BER length and where the value begins."""
    (first,) = span.bytes_at(at, 1)
    if first < 0x80:
        return first, at + 1
    digits = first & 0x7F
    if digits > 8:
        raise Broken(WhyNotRead.MALFORMED, f"length at {at}")
    return int.from_bytes(span.bytes_at(at + 1, digits), "big"), at + 1 + digits


def _identification(span: Span, into: Gathered) -> None:
    at = 0
    while at + 4 <= span.size:
        into.part()
        head = span.bytes_at(at, 4)
        tag, size = int.from_bytes(head[:2], "big"), int.from_bytes(head[2:], "big")
        if tag in _NAMES:
            text = decoded_utf16(span.bytes_at(at + 4, size), little=False)
            into.add(f"Identification {_NAMES[tag]}", _NAMES[tag], text)
        at += 4 + size
