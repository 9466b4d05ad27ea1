"""One pass over all bytes of a file: its digest, and where more may be read."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

_BLOCK = 1024 * 1024
_MANIFEST = (b"jumb", b"c2pa")
"""Every C2PA manifest store is a JUMBF box with this label, whatever holds it."""
_IN_SVG = b"c2pa:manifest"
"""In a drawing that is text the store is spelled out in another alphabet, inside this element."""
_SIGNS = (*_MANIFEST, _IN_SVG)
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


def survey(file: BinaryIO, *, packets: bool) -> Survey:
    """Read ``file`` from its start to its end, a mebibyte at a time."""
    digest, size, tail = hashlib.sha256(), 0, b""
    signs, found = set[bytes](), list[int]()
    file.seek(0)
    while block := file.read(_BLOCK):
        digest.update(block)
        for at, data in ((size - len(tail), tail + block[:_OVERLAP]), (size, block)):
            signs.update(sign for sign in _SIGNS if sign not in signs and sign in data)
            if packets:
                found += _packets(data, at)
        size += len(block)
        tail = block[-_OVERLAP:]
    return Survey(
        digest=f"sha256:{digest.hexdigest()}",
        size=size,
        manifest=signs.issuperset(_MANIFEST) or _IN_SVG in signs,
        packets=tuple(sorted(set(found))[:_PACKETS]),
    )


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


def _packets(data: bytes, start: int) -> list[int]:
    found, at = list[int](), data.find(_PACKET)
    while at >= 0 and len(found) <= _PACKETS:
        found.append(start + at)
        at = data.find(_PACKET, at + 1)
    return found
