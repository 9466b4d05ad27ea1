"""RIFF: WebP, WAV with its broadcast extensions, AVI. EBU Tech 3285, 3306; WebP container."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from struct import Struct

from clearslate.domain.provenance import WhyNotRead
from clearslate.media.containers.id3 import read_id3
from clearslate.media.containers.tiff import read_exif
from clearslate.media.containers.xml_text import read_xml_text
from clearslate.media.decoding import decoded, until_zero
from clearslate.media.gathered import Gathered
from clearslate.media.span import Broken, Span

_CHUNK = Struct("<4sI")
_LISTS = {b"LIST", b"RIFF"}
_PASSED = {b"movi", b"wavl"}
_UNSAID = 0xFFFFFFFF
_BEXT = (("Description", 0, 256), ("Originator", 256, 32), ("OriginatorReference", 288, 32))
_CODING_HISTORY = 602


def read_riff(span: Span, into: Gathered) -> None:
    """Gather the texts of a RIFF file.

    Raises:
        Broken: where its chunks break off or lie too deep.
    """
    _chunks(span, 12, into, "", 1)
    (said,) = Struct("<I").unpack(span.bytes_at(4, 4))
    if said != _UNSAID and said + 8 > span.size + 1:
        raise Broken(WhyNotRead.TRUNCATED, f"{span.size} / {said + 8}")


@dataclass(frozen=True, slots=True)
class Chunk:
    """One chunk: its four characters, where its body begins and how many bytes it claims."""

    kind: bytes
    body: int
    size: int


def chunks(span: Span, at: int, into: Gathered) -> Iterator[Chunk]:
    """Yield the chunks in ``span`` from ``at`` on.

    Raises:
        Broken: where one ends beyond it; only after that one.
    """
    while at + _CHUNK.size <= span.size:
        into.part()
        kind, size = span.numbers(_CHUNK, at)
        if size == _UNSAID:
            # The length of a long recording stands in `ds64`; only its sound has none of its own.
            size = _long_size(span)
        yield Chunk(kind, at + _CHUNK.size, size)
        at += _CHUNK.size + size + size % 2
        if at > span.size + 1:
            raise Broken(WhyNotRead.TRUNCATED, decoded(kind))


def _chunks(span: Span, at: int, into: Gathered, below: str, depth: int) -> None:
    if depth > into.limits.depth:
        raise Broken(WhyNotRead.TOO_DEEP, depth)
    for chunk in chunks(span, at, into):
        if chunk.kind in _LISTS and chunk.size >= 4:
            name = span.bytes_at(chunk.body, 4)
            if name not in _PASSED:
                inside = span.part(chunk.body, min(chunk.size, span.size - chunk.body))
                _chunks(inside, 4, into, decoded(name).strip(), depth + 1)
        elif below == "INFO" or chunk.kind in _READERS:
            _read(chunk.kind, span, chunk.body, chunk.size, below, into)


def _long_size(span: Span) -> int:
    if span.some(12, 4) != b"ds64":
        raise Broken(WhyNotRead.MALFORMED, "ds64")
    return int.from_bytes(span.bytes_at(28, 8), "little")


def _read(kind: bytes, span: Span, at: int, size: int, below: str, into: Gathered) -> None:
    name = decoded(kind).strip()
    if not into.fits(name, size):
        return
    data = span.bytes_at(at, size)
    if below == "INFO":
        into.add(f"LIST INFO {name}", name, decoded(until_zero(data)))
    else:
        _READERS[kind](data, into)


def _exif(data: bytes, into: Gathered) -> None:
    read_exif(data.removeprefix(b"Exif\0\0"), into, place="Exif")


def _bext(data: bytes, into: Gathered) -> None:
    for name, at, size in _BEXT:
        into.add(f"bext {name}", name, decoded(until_zero(data[at : at + size])))
    history = decoded(until_zero(data[_CODING_HISTORY:]))
    into.add("bext CodingHistory", "CodingHistory", history)


_READERS: Mapping[bytes, Callable[[bytes, Gathered], None]] = {
    b"EXIF": _exif,
    b"XMP ": lambda data, into: into.packet("XMP chunk", data),
    b"_PMX": lambda data, into: into.packet("_PMX chunk", data),
    b"bext": _bext,
    b"iXML": lambda data, into: read_xml_text(data, into, place="iXML"),
    b"aXML": lambda data, into: read_xml_text(data, into, place="aXML"),
    b"axml": lambda data, into: read_xml_text(data, into, place="axml"),
    b"id3 ": lambda data, into: read_id3(data, into),
    b"ID3 ": lambda data, into: read_id3(data, into),
}
