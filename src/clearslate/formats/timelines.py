"""Timelines of any kind: which format a file is, whatever it is called, and its cut.

Edit decision lists and OpenTimelineIO are read today. What is something else is named
for what it is, with what to export instead.

Read next: ``edl.py`` and ``otio.py``.
"""

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE

from clearslate.domain.timecode import Rate
from clearslate.domain.timeline import Timeline
from clearslate.formats.edl import read_edl
from clearslate.formats.errors import DocumentError
from clearslate.formats.otio import read_otio
from clearslate.formats.phrase import Phrase
from clearslate.formats.timecodes import RateNeeded

__all__ = ["LARGEST", "RateNeeded", "read_timeline"]

LARGEST = 64 << 20
_HEAD = 4096
_BOMS = (BOM_UTF8, BOM_UTF16_LE, BOM_UTF16_BE)

_SMALLER = Phrase(
    en=f"a timeline of at most {LARGEST >> 20} MiB",
    fr=f"une timeline d’au plus {LARGEST >> 20} Mio",
)
_READ_TODAY = Phrase(
    en="an EDL (CMX3600) or OpenTimelineIO file, which can be read today; export the cut as one "
    "of them",
    fr="une EDL (CMX3600) ou un fichier OpenTimelineIO, lisibles aujourd’hui ; exportez le "
    "montage dans l’un des deux",
)
_MAGIC = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "AAF"),
    (b"\x06\x0e\x2b\x34\x02\x05\x01\x01", "MXF"),
    (b"PK\x03\x04", "ZIP"),
    (b"\x1f\x8b", "gzip"),
    (b"%PDF-", "PDF"),
    (b"\x1aE\xdf\xa3", "Matroska"),
    (b"RIFF", "RIFF"),
    (b"OggS", "Ogg"),
    (b"ID3", "MP3"),
    (b"fLaC", "FLAC"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
)
_BOXES = (b"ftyp", b"moov", b"mdat", b"wide")
_ROOTS = (
    (b"<xmeml", "Final Cut Pro 7 XML"),
    (b"<fcpxml", "FCPXML"),
    (b"AssetMap", "IMF asset map"),
    (b"CompositionPlaylist", "IMF composition playlist"),
    (b"PackingList", "IMF packing list"),
    (b"<html", "HTML"),
)
_ENDINGS = {
    "aaf": "AAF",
    "mxf": "MXF",
    "xml": "XML",
    "fcpxml": "FCPXML",
    "otioz": "OTIOZ",
    "otiod": "OTIOD",
    "prproj": "Premiere project",
    "drp": "Resolve project",
    "avb": "Avid bin",
    "ale": "Avid log (ALE)",
}


def read_timeline(
    content: bytes, *, where: str, rate: Rate | None, start: str | None = None
) -> Timeline:
    """Return the cut that a timeline file tells; its content, not its name, says the format.

    Args:
        content: the file, at most 64 MiB.
        where: the file's path, for messages.
        rate: the frame rate that the caller knows; None where nobody said one.
        start: the timecode where the cut starts; None where nobody said it.

    Raises:
        RateNeeded: where neither the file nor the caller says the frame rate.
        DocumentError: where it is no timeline that can be read, or has what no cut has.
    """
    if len(content) > LARGEST:
        raise DocumentError(where=where, found=f"{len(content)} bytes", expected=_SMALLER)
    head = _beginning(content)
    foreign = _foreign(content, head)
    if foreign is not None:
        raise DocumentError(where=where, found=foreign, expected=_READ_TODAY)
    if head[:1] in (b"{", b"["):
        if b"OTIO_SCHEMA" not in content and b"O\0T\0I\0O\0_" not in content:
            raise DocumentError(where=where, found="JSON", expected=_READ_TODAY)
        return read_otio(content, where=where, rate=rate, start=start)
    try:
        return read_edl(content, where=where, rate=rate, start=start)
    except DocumentError as error:
        raise _named_otherwise(error, where) from error


def _beginning(content: bytes) -> bytes:
    """Return the first characters that say something, whatever the encoding."""
    head = content[:_HEAD]
    for bom in _BOMS:
        head = head.removeprefix(bom)
    return head.replace(b"\0", b"").lstrip()


def _foreign(content: bytes, head: bytes) -> str | None:
    """Return what a file is where it is known to be no EDL and no OpenTimelineIO."""
    for magic, name in _MAGIC:
        if content.startswith(magic):
            return name
    if content[4:8] in _BOXES:
        return "QuickTime / MP4"
    if not head.startswith(b"<"):
        return "Avid log (ALE)" if head.startswith(b"Heading") else None
    return next((name for root, name in _ROOTS if root.lower() in head.lower()), "XML")


def _named_otherwise(error: DocumentError, where: str) -> DocumentError:
    """Return the error for a file that is no list, by what its name says that it is."""
    ending = where.rsplit(".", 1)[-1].casefold()
    if error.where != where or ending not in _ENDINGS:
        return error
    return DocumentError(where=where, found=_ENDINGS[ending], expected=_READ_TODAY)
