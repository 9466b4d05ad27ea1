"""FLAC: its Vorbis comments. RFC 9639, sections 8 and 8.6."""

from struct import Struct

from clearslate.domain.provenance import WhyNotRead
from clearslate.media.decoding import decoded
from clearslate.media.gathered import Gathered
from clearslate.media.span import Broken, Span

_COMMENTS = 4
_COUNT = Struct("<I")


def read_flac(span: Span, into: Gathered) -> None:
    """Gather the comments of a FLAC.

    Raises:
        Broken: where its metadata breaks off.
    """
    at, last = 4, False
    while not last:
        into.part()
        head = span.bytes_at(at, 4)
        last, kind, size = bool(head[0] & 0x80), head[0] & 0x7F, int.from_bytes(head[1:], "big")
        block = span.part(at + 4, size)
        if kind == _COMMENTS and into.fits("Vorbis comment", size):
            read_vorbis(block.whole(), into)
        at += 4 + size


def read_vorbis(data: bytes, into: Gathered) -> None:
    """Gather the comments of a Vorbis comment header.

    Raises:
        Broken: where they break off.
    """
    vendor, at = _text(data, 0)
    into.add("Vorbis comment vendor", "vendor", decoded(vendor))
    count, at = _number(data, at)
    for _ in range(count):
        into.part()
        comment, at = _text(data, at)
        key, _, text = decoded(comment).partition("=")
        into.add(f"Vorbis comment {key}", key, text)


def _number(data: bytes, at: int) -> tuple[int, int]:
    if at + 4 > len(data):
        raise Broken(WhyNotRead.TRUNCATED, at)
    return _COUNT.unpack_from(data, at)[0], at + 4


def _text(data: bytes, at: int) -> tuple[bytes, int]:
    size, at = _number(data, at)
    if at + size > len(data):
        raise Broken(WhyNotRead.TRUNCATED, at)
    return data[at : at + size], at + size
