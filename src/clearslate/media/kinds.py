"""What a file is, told by its first bytes and never by its name."""

from collections.abc import Callable
from dataclasses import dataclass

from clearslate.domain.provenance import UNRECOGNISED, WhyNotRead
from clearslate.media.containers import dpx, exr, jpeg, matroska, mxf, png
from clearslate.media.containers.boxes import read_boxes
from clearslate.media.containers.flac import read_flac
from clearslate.media.containers.gif import read_gif
from clearslate.media.containers.id3 import read_mp3
from clearslate.media.containers.json_file import read_json_file
from clearslate.media.containers.ogg import read_ogg
from clearslate.media.containers.pdf import read_pdf
from clearslate.media.containers.riff import read_riff
from clearslate.media.containers.tiff import read_tiff
from clearslate.media.gathered import Gathered
from clearslate.media.span import Broken, Span

HEAD = 4096
"""How many bytes tell the kind."""
Reader = Callable[[Span, Gathered], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A family of files.

    Attributes:
        name: what it is called in an inspection.
        reader: finds its texts; None where nothing here can.
        mime: what the C2PA reader knows it as; None where the standard puts no manifest in it.
        scanned: whether XMP packets are looked for in all its bytes; they may lie anywhere.
    """

    name: str
    reader: Reader | None = None
    mime: str | None = None
    scanned: bool = False


def nothing_in(span: Span, into: Gathered) -> None:
    """Gather nothing: files of this kind have no fields beside their content."""


def _whole_drawing(span: Span, into: Gathered) -> None:
    if not span.some(max(0, span.size - 64), 64).rstrip().endswith(b"</svg>"):
        raise Broken(WhyNotRead.TRUNCATED, "</svg>")


_RIFF = {
    b"WEBP": ("webp", "image/webp"),
    b"WAVE": ("wav", "audio/wav"),
    b"AVI ": ("avi", "video/avi"),
}
_BRANDS = {
    b"avif": ("avif", "image/avif"),
    b"avis": ("avif", "image/avif"),
    b"heic": ("heic", "image/heic"),
    b"heix": ("heic", "image/heic"),
    b"hevc": ("heic", "image/heic"),
    b"mif1": ("heif", "image/heif"),
    b"msf1": ("heif", "image/heif"),
    b"qt  ": ("mov", "video/quicktime"),
    b"M4A ": ("m4a", "audio/mp4"),
}
_FIRST_BOXES = {b"moov", b"mdat", b"free", b"skip", b"wide", b"pnot"}
_STARTS: tuple[tuple[bytes, Kind], ...] = (
    (png.SIGNATURE, Kind(name="png", reader=png.read_png, mime="image/png")),
    (jpeg.SIGNATURE, Kind(name="jpeg", reader=jpeg.read_jpeg, mime="image/jpeg")),
    (b"GIF87a", Kind(name="gif", reader=read_gif, mime="image/gif")),
    (b"GIF89a", Kind(name="gif", reader=read_gif, mime="image/gif")),
    (b"II*\0", Kind(name="tiff", reader=read_tiff, mime="image/tiff")),
    (b"MM\0*", Kind(name="tiff", reader=read_tiff, mime="image/tiff")),
    (b"II+\0", Kind(name="tiff", reader=read_tiff, mime="image/tiff")),
    (b"MM\0+", Kind(name="tiff", reader=read_tiff, mime="image/tiff")),
    (matroska.SIGNATURE, Kind(name="matroska", reader=matroska.read_matroska)),
    (exr.SIGNATURE, Kind(name="exr", reader=exr.read_exr)),
    (dpx.SIGNATURES[0], Kind(name="dpx", reader=dpx.read_dpx)),
    (dpx.SIGNATURES[1], Kind(name="dpx", reader=dpx.read_dpx)),
    (mxf.PARTITION, Kind(name="mxf", reader=mxf.read_mxf, scanned=True)),
    (b"%PDF-", Kind(name="pdf", reader=read_pdf, mime="application/pdf", scanned=True)),
    (b"ID3", Kind(name="mp3", reader=read_mp3, mime="audio/mpeg")),
    (b"OggS", Kind(name="ogg", reader=read_ogg)),
    (b"BM", Kind(name="bmp", reader=nothing_in)),
    (b"\x0b\x77", Kind(name="ac3", reader=nothing_in)),
    (b"\xff\xf1", Kind(name="aac", reader=nothing_in)),
    (b"\xff\xf9", Kind(name="aac", reader=nothing_in)),
    (b"fLaC", Kind(name="flac", reader=read_flac, mime="audio/flac")),
)
_MP3 = Kind(name="mp3", reader=read_mp3, mime="audio/mpeg")
_JSON = Kind(name="json", reader=read_json_file)
_SVG = Kind(name="svg", reader=_whole_drawing, mime="image/svg+xml", scanned=True)
_TEXT = Kind(name="text", reader=nothing_in, scanned=True)
_SHORTEST_TEXT = 16
"""Fewer bytes may be the beginning of anything."""
_CONTROLS = frozenset(range(32)) - frozenset(b"\t\n\r\f\x1b")
_NOBODY_KNOWS = Kind(name=UNRECOGNISED, scanned=True)
_MARK = b"\xef\xbb\xbf"


def kind_of(head: bytes) -> Kind:
    """Return what the file is that begins with ``head``, its first ``HEAD`` bytes."""
    for start, kind in _STARTS:
        if head.startswith(start):
            return kind
    return _kind_inside(head) or _kind_of_text(head)


def _kind_inside(head: bytes) -> Kind | None:
    """Return the kind of a file that names it some bytes after its start."""
    if head[:4] in (b"RIFF", b"RF64", b"BW64"):
        name, mime = _RIFF.get(head[8:12], ("riff", None))
        return Kind(name=name, reader=read_riff, mime=mime)
    if head[4:8] == b"ftyp":
        name, mime = _BRANDS.get(head[8:12], ("mp4", "video/mp4"))
        return Kind(name=name, reader=read_boxes, mime=mime)
    if head[4:8] in _FIRST_BOXES:
        return Kind(name="mov", reader=read_boxes, mime="video/quicktime")
    is_frame = head[:1] == b"\xff" and len(head) > 1 and head[1] & 0xE6 == 0xE2
    return _MP3 if is_frame else None


def _kind_of_text(head: bytes) -> Kind:
    if head.removeprefix(_MARK).lstrip()[:1] in (b"{", b"["):
        return _JSON
    if _is_text(head):
        return _SVG if b"<svg" in head else _TEXT
    return _NOBODY_KNOWS


def _is_text(head: bytes) -> bool:
    if len(head) < _SHORTEST_TEXT or not _CONTROLS.isdisjoint(head):
        return False
    try:
        # The last character of the head may be cut in two.
        (head[:-4] if len(head) == HEAD else head).decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def has_alpha(head: bytes) -> bool:
    """Say whether a PNG or WebP that begins with ``head`` has transparency."""
    if head.startswith(png.SIGNATURE):
        # Colour types 4 and 6; a palette's transparency hides nothing in single bits.
        return len(head) > 25 and head[25] in (4, 6)
    if head[:4] != b"RIFF" or head[8:12] != b"WEBP":
        return False
    if head[12:16] == b"VP8X":
        return len(head) > 20 and bool(head[20] & 0x10)
    return head[12:16] == b"VP8L" and len(head) > 24 and bool(head[24] & 0x10)
