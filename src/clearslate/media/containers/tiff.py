"""TIFF, BigTIFF and DNG, and Exif, which is TIFF inside another file. TIFF 6.0, Exif 3.0."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from struct import Struct

from clearslate.domain.provenance import WhyNotRead
from clearslate.media.containers.iptc import read_iptc, read_photoshop
from clearslate.media.decoding import decoded, decoded_utf16, until_zero
from clearslate.media.gathered import Gathered
from clearslate.media.span import Broken, Source, Span

_NAMES = {
    0x010D: "DocumentName",
    0x010E: "ImageDescription",
    0x010F: "Make",
    0x0110: "Model",
    0x0131: "Software",
    0x013B: "Artist",
    0x013C: "HostComputer",
    0x8298: "Copyright",
    0x9286: "UserComment",
    0x9C9B: "XPTitle",
    0x9C9C: "XPComment",
    0x9C9D: "XPAuthor",
    0x9C9E: "XPKeywords",
    0x9C9F: "XPSubject",
    0xA430: "CameraOwnerName",
    0xA436: "ImageTitle",
    0xA437: "Photographer",
    0xA438: "ImageEditor",
    0xA439: "CameraFirmware",
    0xA43A: "RAWDevelopingSoftware",
    0xA43B: "ImageEditingSoftware",
    0xA43C: "MetadataEditingSoftware",
    0xC614: "UniqueCameraModel",
}
_FURTHER = {0x8769: "Exif IFD", 0x014A: "SubIFD"}
_XMP, _IPTC, _PHOTOSHOP = 0x02BC, 0x83BB, 0x8649
_WANTED = {*_NAMES, *_FURTHER, _XMP, _IPTC, _PHOTOSHOP}
_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 9: 4, 13: 4, 16: 8, 17: 8, 18: 8, 129: 1}
_COMMENTS = {b"ASCII\0\0\0", b"JIS\0\0\0\0\0", b"\0" * 8}
_XP = range(0x9C9B, 0x9CA0)
_DIRECTORIES = 64


@dataclass(frozen=True, slots=True)
class _Spelling:
    """How numbers are written: byte order, and TIFF's or BigTIFF's widths."""

    order: str
    count: Struct
    entry: Struct
    offset: Struct


@dataclass(frozen=True, slots=True)
class _Entry:
    tag: int
    kind: int
    data: Span


def read_exif(data: bytes, into: Gathered, *, place: str) -> None:
    """Gather the texts of the Exif that stands in ``data``; what breaks off is noted."""
    with into.within(place):
        read_tiff(Span(Source(BytesIO(data), len(data)), 0, len(data)), into, place=place)


def read_tiff(span: Span, into: Gathered, *, place: str = "TIFF") -> None:
    """Gather the texts of every directory of a TIFF.

    Raises:
        Broken: where it is none, or its directories break off, lead in a circle or are too many.
    """
    spelling, first = _spelling(span)
    waiting, seen = [(place, first, True)], set[int]()
    while waiting:
        name, at, in_chain = waiting.pop()
        if at in seen:
            raise Broken(WhyNotRead.MALFORMED, "circle")
        seen.add(at)
        if len(seen) > _DIRECTORIES:
            raise Broken(WhyNotRead.TOO_MANY, _DIRECTORIES)
        entries, following = _directory(span, spelling, at, into)
        if following and in_chain:
            waiting.append((name, following, True))
        for entry in entries:
            if entry.tag in _FURTHER:
                # A directory below another has no next one, whatever stands in that place.
                waiting += [(place, at, False) for at in _offsets(entry, spelling)]
            else:
                _keep(entry, spelling, name, into)


def _spelling(span: Span) -> tuple[_Spelling, int]:
    head = span.bytes_at(0, 8)
    order = {b"II": "<", b"MM": ">"}.get(head[:2])
    if order is None:
        raise Broken(WhyNotRead.MALFORMED, "byte order")
    short, long, big = Struct(f"{order}H"), Struct(f"{order}I"), Struct(f"{order}Q")
    if short.unpack(head[2:4])[0] == 43:
        return _Spelling(order, big, Struct(f"{order}HHQ8s"), big), span.numbers(big, 8)[0]
    return _Spelling(order, short, Struct(f"{order}HHI4s"), long), int(long.unpack(head[4:8])[0])


def _directory(
    span: Span, spelling: _Spelling, at: int, into: Gathered
) -> tuple[list[_Entry], int]:
    (count,) = span.numbers(spelling.count, at)
    if count > into.limits.entries:
        raise Broken(WhyNotRead.TOO_MANY, count)
    start = at + spelling.count.size
    size = count * spelling.entry.size
    rows = span.bytes_at(start, size)
    found = [*_entries(span, spelling, rows, start, into)]
    end = span.some(start + size, spelling.offset.size)
    # Some writers leave the offset of the next directory out.
    following = spelling.offset.unpack(end)[0] if len(end) == spelling.offset.size else 0
    return found, following


def _entries(
    span: Span, spelling: _Spelling, rows: bytes, start: int, into: Gathered
) -> Iterator[_Entry]:
    for number, (tag, kind, count, value) in enumerate(spelling.entry.iter_unpack(rows)):
        into.part()
        if tag not in _WANTED:
            continue
        size = count * _SIZES.get(kind, 1)
        with into.within(_NAMES.get(tag, f"tag {tag:#06x}")):
            if size <= len(value):
                inside = start + (number + 1) * spelling.entry.size - len(value)
                yield _Entry(tag, kind, span.part(inside, size))
            elif into.fits(_NAMES.get(tag, f"tag {tag:#06x}"), size):
                (offset,) = spelling.offset.unpack(value)
                yield _Entry(tag, kind, span.part(offset, size))


def _offsets(entry: _Entry, spelling: _Spelling) -> list[int]:
    wide = _SIZES.get(entry.kind) == 8
    shape = Struct(f"{spelling.order}{'Q' if wide else 'I'}")
    data = entry.data.some(0, shape.size * _DIRECTORIES)
    return [each for (each,) in shape.iter_unpack(data[: len(data) // shape.size * shape.size])]


def _keep(entry: _Entry, spelling: _Spelling, place: str, into: Gathered) -> None:
    with into.within(place):
        data = entry.data.whole()
        if entry.tag == _XMP:
            into.packet(f"{place} XMP", data)
        elif entry.tag == _IPTC:
            read_iptc(data, into)
        elif entry.tag == _PHOTOSHOP:
            read_photoshop(data, into)
        else:
            _keep_text(entry, data, spelling, place, into)


def _keep_text(
    entry: _Entry, data: bytes, spelling: _Spelling, place: str, into: Gathered
) -> None:
    name = _NAMES[entry.tag]
    if entry.tag in _XP:
        text = decoded_utf16(data, little=True)
    elif name == "UserComment":
        text = _comment(data)
    elif entry.kind in (1, 2, 7, 129):
        text = decoded(data if entry.kind != 2 else until_zero(data))
    else:
        return
    into.add(f"{place} {name}", name, text)


def _comment(data: bytes) -> str:
    code, text = data[:8], data[8:]
    if code == b"UNICODE\0":
        return decoded_utf16(text)
    return decoded(text if code in _COMMENTS else data)
