"""PNG: text chunks, compressed or not, Exif and XMP. PNG specification 3rd edition, section 11."""

from collections.abc import Callable, Mapping
from struct import Struct

from clearslate.domain.provenance import WhyNotRead
from clearslate.media.containers.iptc import read_iptc, read_photoshop
from clearslate.media.containers.tiff import read_exif
from clearslate.media.decoding import decoded
from clearslate.media.gathered import Gathered
from clearslate.media.span import Broken, Span

SIGNATURE = b"\x89PNG\r\n\x1a\n"
_CHUNK = Struct(">I4s")
_XMP = "XML:com.adobe.xmp"
_RAW_PROFILE = "raw profile type "
_XMP_IN_APP1 = b"http://ns.adobe.com/xap/1.0/\0"
_PHOTOSHOP = b"Photoshop 3.0\0"


def read_png(span: Span, into: Gathered) -> None:
    """Gather the texts of a PNG; it ends with its IEND chunk, and without one it is cut off.

    Raises:
        Broken: where the chunks break off.
    """
    at = len(SIGNATURE)
    while True:
        into.part()
        size, kind = span.numbers(_CHUNK, at)
        if kind == b"IEND":
            return
        reader = _READERS.get(kind)
        if reader is not None and into.fits(decoded(kind), size):
            reader(span.bytes_at(at + 8, size), into)
        at += 12 + size
        if at > span.size:
            raise Broken(WhyNotRead.TRUNCATED, decoded(kind))


def _plain(data: bytes, into: Gathered) -> None:
    key, _, text = data.partition(b"\0")
    _keep("tEXt", decoded(key), text, into)


def _packed(data: bytes, into: Gathered) -> None:
    key, _, rest = data.partition(b"\0")
    text = into.unpacked(f"zTXt {decoded(key)}", rest[1:])
    if text is not None:
        _keep("zTXt", decoded(key), text, into)


def _international(data: bytes, into: Gathered) -> None:
    key, _, rest = data.partition(b"\0")
    packed = rest[:1] == b"\1"
    text = rest[2:].partition(b"\0")[2].partition(b"\0")[2]
    unpacked = into.unpacked(f"iTXt {decoded(key)}", text) if packed else text
    if unpacked is not None:
        _keep("iTXt", decoded(key), unpacked, into)


def _keep(chunk: str, key: str, text: bytes, into: Gathered) -> None:
    if key == _XMP:
        into.packet(f"{chunk} {key}", text)
    elif _profile_of(key) in _PROFILES:
        _raw_profile(chunk, key, text, into)
    else:
        into.add(f"{chunk} {key}", key, decoded(text))


def _profile_of(key: str) -> str:
    """Return which profile a key names; nothing for every other key."""
    before, found, name = key.casefold().partition(_RAW_PROFILE)
    return name if found and not before else ""


def _raw_profile(chunk: str, key: str, text: bytes, into: Gathered) -> None:
    """Read what ImageMagick writes into text: a name, a length, hexadecimal digits."""
    digits = text.strip().split(b"\n", 2)[-1]
    try:
        data = bytes.fromhex(b"".join(digits.split()).decode("ascii"))
    except ValueError:
        into.missed(f"{chunk} {key}", WhyNotRead.MALFORMED)
        return
    _PROFILES[_profile_of(key)](data, f"{chunk} {key}", into)


def _app1_profile(data: bytes, place: str, into: Gathered) -> None:
    if data.startswith(_XMP_IN_APP1):
        into.packet(place, data.removeprefix(_XMP_IN_APP1))
    else:
        _exif(data, into)


def _iptc_profile(data: bytes, place: str, into: Gathered) -> None:
    resources = data.removeprefix(_PHOTOSHOP)
    if resources.startswith(b"8BIM"):
        read_photoshop(resources, into)
    else:
        read_iptc(data, into)


def _xmp_profile(data: bytes, place: str, into: Gathered) -> None:
    into.packet(place, data.removeprefix(_XMP_IN_APP1))


def _exif(data: bytes, into: Gathered) -> None:
    read_exif(data.removeprefix(b"Exif\0\0"), into, place="Exif")


_READERS: Mapping[bytes, Callable[[bytes, Gathered], None]] = {
    b"tEXt": _plain,
    b"zTXt": _packed,
    b"iTXt": _international,
    b"eXIf": _exif,
}
_PROFILES: Mapping[str, Callable[[bytes, str, Gathered], None]] = {
    "exif": _app1_profile,
    "app1": _app1_profile,
    "xmp": _xmp_profile,
    "iptc": _iptc_profile,
    "8bim": _iptc_profile,
    "app13": _iptc_profile,
}
