"""GIF: comments and XMP. GIF89a sections 23 to 27, XMP part 3 1.1.2."""

from clearslate.domain.provenance import WhyNotRead
from clearslate.media.decoding import decoded
from clearslate.media.gathered import Gathered
from clearslate.media.span import Broken, Span

_EXTENSION, _IMAGE, _TRAILER = 0x21, 0x2C, 0x3B
_COMMENT, _APPLICATION = 0xFE, 0xFF
_XMP_TRAILER = 257


def read_gif(span: Span, into: Gathered) -> None:
    """Gather the comments and XMP of a GIF.

    Raises:
        Broken: where its blocks break off.
    """
    at = 13 + _table(span.bytes_at(10, 1)[0])
    while True:
        into.part()
        (kind,) = span.bytes_at(at, 1)
        if kind == _TRAILER:
            return
        if kind == _IMAGE:
            at = _end(span, at + 11 + _table(span.bytes_at(at + 9, 1)[0]), into)
        elif kind == _EXTENSION:
            at = _extension(span, at + 1, into)
        else:
            raise Broken(WhyNotRead.MALFORMED, f"block {kind:#04x} at {at}")


def _table(flags: int) -> int:
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


def _extension(span: Span, at: int, into: Gathered) -> int:
    (label,) = span.bytes_at(at, 1)
    end = _end(span, at + 1, into)
    if label == _APPLICATION and span.some(at + 2, 11) == b"XMP DataXMP":
        # XMP stands there as it is, and its trailer leads any reader to the end of the block.
        size = max(end - (at + 13) - _XMP_TRAILER - 1, 0)
        if into.fits("XMP DataXMP", size):
            into.packet("XMP DataXMP", span.bytes_at(at + 13, size))
    elif label == _COMMENT and into.fits("comment", end - at):
        into.add("comment", "comment", decoded(_joined(span, at + 1, end)))
    return end


def _end(span: Span, at: int, into: Gathered) -> int:
    """Return where the sub-blocks that begin at ``at`` have ended."""
    while True:
        (size,) = span.bytes_at(at, 1)
        at += size + 1
        if size == 0:
            return at
        into.part()


def _joined(span: Span, at: int, end: int) -> bytes:
    parts = []
    while at < end and (size := span.bytes_at(at, 1)[0]):
        parts.append(span.bytes_at(at + 1, size))
        at += size + 1
    return b"".join(parts)
