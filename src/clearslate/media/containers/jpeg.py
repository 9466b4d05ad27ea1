"""JPEG: Exif, XMP and its extension, IPTC, comments. ITU-T T.81 annex B, XMP part 3 1.1.3."""

from clearslate.domain.provenance import WhyNotRead
from clearslate.media.containers.iptc import read_photoshop
from clearslate.media.containers.tiff import read_exif
from clearslate.media.decoding import decoded
from clearslate.media.gathered import Gathered
from clearslate.media.span import Broken, Span

SIGNATURE = b"\xff\xd8\xff"
_EXIF = b"Exif\0"
_XMP = b"http://ns.adobe.com/xap/1.0/\0"
_XMP_EXTENSION = b"http://ns.adobe.com/xmp/extension/\0"
_PHOTOSHOP = b"Photoshop 3.0\0"
_START_OF_SCAN, _END_OF_IMAGE, _COMMENT = 0xDA, 0xD9, 0xFE
_ALONE = {0x01, *range(0xD0, 0xD9)}


def read_jpeg(span: Span, into: Gathered) -> None:
    """Gather the texts that stand before the picture of a JPEG; there standards put them.

    Raises:
        Broken: where the segments break off before the picture begins.
    """
    extension: dict[bytes, _Extension] = {}
    at = 2
    while True:
        into.part()
        marker, at = _marker(span, at)
        if marker in (_START_OF_SCAN, _END_OF_IMAGE):
            break
        if marker in _ALONE:
            continue
        size = int.from_bytes(span.bytes_at(at, 2), "big")
        _segment(marker, span.bytes_at(at + 2, max(size - 2, 0)), into, extension)
        at += max(size, 2)
    for each in extension.values():
        each.keep(into)


def _marker(span: Span, at: int) -> tuple[int, int]:
    """Return the next marker and where its segment begins; fill bytes are passed over."""
    if span.bytes_at(at, 1) != b"\xff":
        raise Broken(WhyNotRead.MALFORMED, f"marker at {at}")
    while True:
        (byte,) = span.bytes_at(at + 1, 1)
        at += 1
        if byte != 0xFF:
            return byte, at + 1


class _Extension:
    """An XMP packet that is spread over several segments."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._parts: dict[int, bytes] = {}

    def add(self, offset: int, data: bytes) -> None:
        """Keep the part that begins at ``offset``."""
        self._parts[offset] = data

    def keep(self, into: Gathered) -> None:
        """Hand on the packet; one with a part missing is noted and read as far as it goes."""
        place, joined = (
            "APP1 extended XMP",
            b"".join(self._parts[at] for at in sorted(self._parts)),
        )
        if len(joined) < self._size:
            into.missed(place, WhyNotRead.TRUNCATED, f"{len(joined)} / {self._size}")
        if into.fits(place, len(joined)):
            into.packet(place, joined)


def _segment(marker: int, data: bytes, into: Gathered, extension: dict[bytes, _Extension]) -> None:
    if marker == _COMMENT:
        into.add("COM", "comment", decoded(data))
    elif marker == 0xED and data.startswith(_PHOTOSHOP):
        read_photoshop(data.removeprefix(_PHOTOSHOP), into)
    elif marker != 0xE1:
        return
    elif data.startswith(_EXIF):
        read_exif(data[6:], into, place="Exif")
    elif data.startswith(_XMP):
        into.packet("APP1 XMP", data.removeprefix(_XMP))
    elif data.startswith(_XMP_EXTENSION):
        rest = data.removeprefix(_XMP_EXTENSION)
        size, offset = int.from_bytes(rest[32:36], "big"), int.from_bytes(rest[36:40], "big")
        extension.setdefault(rest[:32], _Extension(size)).add(offset, rest[40:])
