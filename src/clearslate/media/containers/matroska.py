"""Matroska and WebM: tags, and which application wrote it. RFC 9559."""

from collections.abc import Iterator
from dataclasses import dataclass

from clearslate.domain.provenance import WhyNotRead
from clearslate.media.decoding import decoded
from clearslate.media.gathered import Gathered
from clearslate.media.span import Broken, Span

SIGNATURE = b"\x1a\x45\xdf\xa3"
_SEGMENT, _CLUSTER = 0x18538067, 0x1F43B675
_INFO, _TAGS, _TAG, _SIMPLE = 0x1549A966, 0x1254C367, 0x7373, 0x67C8
_NAME, _STRING = 0x45A3, 0x4487
_ABOUT = {0x4D80: "MuxingApp", 0x5741: "WritingApp", 0x7BA9: "Title"}
_OPENED = {_SEGMENT, _INFO, _TAGS, _TAG}


@dataclass(frozen=True, slots=True)
class _Element:
    id: int
    body: Span


def read_matroska(span: Span, into: Gathered) -> None:
    """Gather the tags of a Matroska or WebM file.

    Raises:
        Broken: where its elements break off or lie too deep.
    """
    if _SEGMENT not in _walk(span, into, 1):
        raise Broken(WhyNotRead.TRUNCATED, "Segment")


def _walk(span: Span, into: Gathered, depth: int) -> set[int]:
    """Gather what is in ``span`` and below; return the ids of what was opened there."""
    if depth > into.limits.depth:
        raise Broken(WhyNotRead.TOO_DEEP, depth)
    found = set[int]()
    for element in _elements(span, into):
        if element.id in _OPENED:
            found.add(element.id)
            _walk(element.body, into, depth + 1)
        elif element.id == _SIMPLE:
            _tag(element.body, into, depth + 1)
        elif element.id in _ABOUT and into.fits(_ABOUT[element.id], element.body.size):
            name = _ABOUT[element.id]
            into.add(f"Info {name}", name, decoded(element.body.whole()))
    return found


def _elements(span: Span, into: Gathered) -> Iterator[_Element]:
    at = 0
    while at < span.size:
        into.part()
        number, at = _number(span, at, keep=True)
        size, at = _number(span, at, keep=False)
        if size is None:
            # A live recording does not know how long it will be: its parts follow one another.
            size = span.size - at if number not in (_CLUSTER,) else 0
        assert number is not None, "an id with its marker is never all ones"
        yield _Element(number, span.part(at, size))
        at += size


def _number(span: Span, at: int, *, keep: bool) -> tuple[int | None, int]:
    """Return a number of one to eight bytes and where it ends; None where it is not known."""
    (first,) = span.bytes_at(at, 1)
    size = 9 - first.bit_length()
    if size > (4 if keep else 8):
        raise Broken(WhyNotRead.MALFORMED, f"element at {span.start + at}")
    found = int.from_bytes(span.bytes_at(at, size), "big")
    if keep:
        return found, at + size
    mask = (1 << 7 * size) - 1
    return (None if found & mask == mask else found & mask), at + size


def _tag(span: Span, into: Gathered, depth: int) -> None:
    if depth > into.limits.depth:
        raise Broken(WhyNotRead.TOO_DEEP, depth)
    name, text = "tag", ""
    for element in _elements(span, into):
        if element.id == _NAME:
            name = decoded(element.body.some(0, 1024))
        elif element.id == _STRING and into.fits(f"Tags {name}", element.body.size):
            text = decoded(element.body.whole())
        elif element.id == _SIMPLE:
            _tag(element.body, into, depth + 1)
    into.add(f"Tags {name}", name, text)
