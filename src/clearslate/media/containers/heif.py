"""Items of HEIF and AVIF: Exif and XMP beside the picture. ISO/IEC 23008-12, 14496-12 8.11."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from clearslate.domain.provenance import WhyNotRead
from clearslate.media.containers.tiff import read_exif
from clearslate.media.decoding import decoded
from clearslate.media.gathered import Gathered
from clearslate.media.span import Broken, Span

_XMP_TYPE = "application/rdf+xml"


@dataclass(slots=True)
class _Reader:
    """Numbers read one after another."""

    span: Span
    at: int = 0

    def number(self, size: int) -> int:
        """Return the next ``size`` bytes as a number; 0 for none."""
        found = int.from_bytes(self.span.bytes_at(self.at, size), "big")
        self.at += size
        return found

    def text(self) -> str:
        """Return the next text, which a zero ends."""
        data = self.span.some(self.at, 512).partition(b"\0")[0]
        self.at += len(data) + 1
        return decoded(data)


@dataclass(frozen=True, slots=True)
class _Extent:
    method: int
    offset: int
    size: int


def read_items(meta: Mapping[str, Span], file: Span, place: str, into: Gathered) -> None:
    """Gather Exif and XMP from the items that ``iinf`` names and ``iloc`` locates.

    Raises:
        Broken: where either breaks off.
    """
    if "iinf" not in meta:
        return
    wanted = {number: kind for number, kind in _kinds(meta["iinf"], into) if kind}
    for number, extents in _locations(meta["iloc"], into):
        kind = wanted.get(number)
        if kind is None:
            continue
        where = f"{place} item {number} {kind}"
        with into.within(where):
            if into.fits(where, sum(extent.size for extent in extents)):
                _keep(kind, _joined(extents, meta, file), where, into)


def _keep(kind: str, data: bytes, place: str, into: Gathered) -> None:
    if kind == "XMP":
        into.packet(place, data)
        return
    # Four bytes say how far the TIFF header lies behind them.
    start = 4 + int.from_bytes(data[:4], "big")
    read_exif(data[start:], into, place="Exif")


def _joined(extents: list[_Extent], meta: Mapping[str, Span], file: Span) -> bytes:
    parts = []
    for extent in extents:
        if extent.method > 1:
            raise Broken(WhyNotRead.NO_READER, f"construction {extent.method}")
        inside = meta.get("idat") if extent.method == 1 else file
        if inside is None:
            raise Broken(WhyNotRead.MALFORMED, "idat")
        parts.append(inside.bytes_at(extent.offset, extent.size))
    return b"".join(parts)


def _kinds(span: Span, into: Gathered) -> Iterator[tuple[int, str]]:
    """Yield the number of each item with ``Exif``, ``XMP`` or nothing."""
    reader = _Reader(span)
    version = reader.number(4) >> 24
    count = reader.number(2 if version == 0 else 4)
    for _ in range(count):
        into.part()
        start = reader.at
        size = reader.number(4)
        yield _kind(_Reader(span, start + 8))
        if size < 8:
            raise Broken(WhyNotRead.MALFORMED, "infe")
        reader.at = start + size


def _kind(entry: _Reader) -> tuple[int, str]:
    version = entry.number(4) >> 24
    if version < 2:
        return entry.number(2), ""
    number = entry.number(2 if version == 2 else 4)
    entry.number(2)
    kind = entry.number(4).to_bytes(4, "big")
    if kind == b"Exif":
        return number, "Exif"
    if kind != b"mime":
        return number, ""
    entry.text()
    return number, "XMP" if entry.text() == _XMP_TYPE else ""


def _locations(span: Span, into: Gathered) -> Iterator[tuple[int, list[_Extent]]]:
    reader = _Reader(span)
    version = reader.number(4) >> 24
    sizes = reader.number(2)
    offset, length, base, index = (sizes >> shift & 15 for shift in (12, 8, 4, 0))
    for _ in range(reader.number(2 if version < 2 else 4)):
        into.part()
        number = reader.number(2 if version < 2 else 4)
        method = reader.number(2) & 15 if version else 0
        reader.number(2)
        start = reader.number(base)
        extents = []
        for _ in range(reader.number(2)):
            into.part()
            if version and index:
                reader.number(index)
            at = start + reader.number(offset)
            extents.append(_Extent(method, at, reader.number(length)))
        yield number, extents
