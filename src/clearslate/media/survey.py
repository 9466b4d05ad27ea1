"""One pass over all bytes of a file: its digest, and where more may be read."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import SEEK_END
from typing import BinaryIO

_BLOCK = 1024 * 1024
_BOX, _LABEL, _HEAD = b"jumb", b"c2pa", 256
"""Every C2PA manifest store is a JUMBF box with this label near its start, whatever holds it."""
_IN_SVG = b"c2pa:manifest"
"""In a drawing that is text the store is spelled out in another alphabet, inside this element."""
_PACKET = b"<x:xmpmeta"
_PACKETS = 64
_ADDRESS = re.compile(rb"https?://[a-z0-9.]{3,40}/(?:newscodes/)?digitalsourcetype/[A-Za-z]{3,60}")
_ADDRESS_LENGTH = 160
_OVERLAP = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """What one pass over a file found.

    Attributes:
        digest: ``sha256:`` and 64 hexadecimal digits.
        size: how many bytes were read.
        manifest: whether the bytes of a C2PA manifest store may be among them.
        packets: where XMP packets begin, the first 64; empty where nobody asked.
    """

    digest: str
    size: int
    manifest: bool
    packets: tuple[int, ...]


def survey(file: BinaryIO, *, packets: bool, signs: bool = True) -> Survey:
    """Read ``file`` from its start to its end, a mebibyte at a time.

    Args:
        file: open for reading, without a buffer of its own.
        packets: whether to look for XMP packets, and for manifests that are spelled as text.
        signs: whether to look for manifests; there is none in the survey where nobody looks.
    """
    digest, start, found = hashlib.sha256(), 0, list[int]()
    # Most files are small, and clearing a mebibyte for each would take longer than reading it.
    buffer = bytearray(_OVERLAP + max(_OVERLAP, min(_BLOCK, file.seek(0, SEEK_END))))
    view, manifest = memoryview(buffer), False
    file.seek(0)
    while count := _filled(file, view[_OVERLAP:]):
        end = _OVERLAP + count
        digest.update(view[_OVERLAP:end])
        # The end of the block before stands in front, so that nothing falls between two.
        if signs and not manifest:
            manifest = _shows_store(buffer, end) or (packets and buffer.find(_IN_SVG, 0, end) >= 0)
        if packets:
            found += [start - _OVERLAP + at for at in _places(buffer, _PACKET, end)]
        view[:_OVERLAP] = view[end - _OVERLAP : end]
        start += count
    return Survey(
        digest=f"sha256:{digest.hexdigest()}",
        size=start,
        manifest=manifest,
        packets=tuple(sorted({at for at in found if at >= 0})[:_PACKETS]),
    )


def shows_manifest(data: bytes) -> bool:
    """Say whether the bytes of a C2PA manifest store may be among these."""
    return _shows_store(data, len(data))


def _filled(file: BinaryIO, view: memoryview) -> int:
    """Fill ``view`` from the file and return how many bytes came; fewer only at its end."""
    count = 0
    while count < len(view):
        got = file.readinto(view[count:])  # type: ignore[attr-defined]
        if not got:
            break
        count += got
    return count


def _shows_store(data: bytes | bytearray, end: int) -> bool:
    places = _places(data, _BOX, end)
    return any(at + _HEAD > end or data.find(_LABEL, at, at + _HEAD) >= 0 for at in places)


def _places(data: bytes | bytearray, wanted: bytes, end: int) -> Iterator[int]:
    at = data.find(wanted, 0, end)
    while at >= 0:
        yield at
        at = data.find(wanted, at + 1, end)


def source_types_in(file: BinaryIO) -> Iterator[tuple[int, str]]:
    """Yield where a digital source type is spelled as an address, and the address; 64 at most.

    For a manifest that is damaged: what it declared can still be read in its ruins.
    """
    file.seek(0)
    start, tail, count = 0, b"", 0
    while block := file.read(_BLOCK):
        data = tail + block
        # What reaches the end may go on in the next block, and is looked for again there.
        keep = len(data) - _ADDRESS_LENGTH if len(block) == _BLOCK else len(data)
        for found in _ADDRESS.finditer(data):
            if found.start() < keep and count < _PACKETS:
                count += 1
                yield start + found.start(), found.group().decode("ascii")
        tail = data[keep:]
        start += keep
