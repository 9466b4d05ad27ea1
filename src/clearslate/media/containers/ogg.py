"""Ogg: the comments of Vorbis, Opus and FLAC in it. RFC 3533, RFC 7845, Vorbis I 5."""

from struct import Struct

from clearslate.domain.provenance import WhyNotRead
from clearslate.media.containers.flac import read_vorbis
from clearslate.media.gathered import Gathered
from clearslate.media.span import Broken, Span

_PAGE = Struct("<4sBBQIIIB")
_COMMENTS = (b"\x03vorbis", b"OpusTags", b"\x81theora")
_FLAC, _FLAC_COMMENTS = b"\x7fFLAC", (b"\x84", b"\x04")
_PACKETS = 8
"""Comments stand in the second packet of each stream; a file has few streams."""


def read_ogg(span: Span, into: Gathered) -> None:
    """Gather the comments of an Ogg file from its first packets.

    Raises:
        Broken: where its pages break off.
    """
    packets, flac = dict[int, bytes](), set[int]()
    at = read = 0
    comments = False
    while at < span.size and read < _PACKETS:
        into.part()
        mark, _, _, _, stream, _, _, count = span.numbers(_PAGE, at)
        if mark != b"OggS":
            raise Broken(WhyNotRead.MALFORMED, f"page at {at}")
        at += _PAGE.size
        sizes = span.bytes_at(at, count)
        at += count
        for size in sizes:
            packets[stream] = packets.get(stream, b"") + span.bytes_at(at, size)
            at += size
            if len(packets[stream]) > into.limits.text:
                raise Broken(WhyNotRead.TOO_LARGE, len(packets[stream]))
            if size < 255:
                packet = packets.pop(stream)
                if packet.startswith(_FLAC):
                    flac.add(stream)
                comments |= _packet(packet, stream in flac, into)
                read += 1
    if not comments:
        raise Broken(WhyNotRead.NO_READER, "comments")


def _packet(data: bytes, flac: bool, into: Gathered) -> bool:
    """Read a packet if it holds comments, and say whether it does."""
    for start in _COMMENTS:
        if data.startswith(start):
            read_vorbis(data.removeprefix(start), into)
            return True
    if flac and data[:1] in _FLAC_COMMENTS:
        read_vorbis(data[4:], into)
        return True
    return False
