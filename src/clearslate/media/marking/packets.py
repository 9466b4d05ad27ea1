"""Putting an XMP packet into a copy of a picture: PNG, JPEG and WebP.

Only metadata moves: picture data is copied byte by byte. A packet that was there before is
replaced, since two of them would contradict each other.
"""

from binascii import crc32
from collections.abc import Callable, Iterator, Mapping
from struct import pack, unpack
from typing import Final

_PNG: Final = b"\x89PNG\r\n\x1a\n"
_XMP_IN_PNG: Final = b"XML:com.adobe.xmp\x00"
_XMP_IN_JPEG: Final = b"http://ns.adobe.com/xap/1.0/\x00"
_MOST_IN_SEGMENT: Final = 65_533
_VP8X_XMP: Final = 0x04


class CannotCarry(ValueError):
    """A file that a packet cannot be put into; the argument says why."""


def with_packet(data: bytes, packet: bytes) -> bytes:
    """Return a copy of the picture ``data`` that carries ``packet`` as its XMP.

    Raises:
        CannotCarry: where it is no PNG, JPEG or WebP, or is broken.
    """
    for signature, put in _PUTTING.items():
        if data.startswith(signature):
            try:
                return put(data, packet)
            except (IndexError, ValueError) as error:
                raise CannotCarry(str(error)) from error
    raise CannotCarry("neither PNG, JPEG nor WebP")


def _in_png(data: bytes, packet: bytes) -> bytes:
    said = _XMP_IN_PNG + b"\x00\x00\x00\x00" + packet
    made = [_PNG]
    for kind, body in _png_chunks(data):
        if kind == b"iTXt" and body.startswith(_XMP_IN_PNG):
            continue
        made.append(_png_chunk(kind, body))
        if kind == b"IHDR":
            made.append(_png_chunk(b"iTXt", said))
    return b"".join(made)


def _png_chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    place = len(_PNG)
    while place < len(data):
        length = int.from_bytes(data[place : place + 4])
        kind, body = data[place + 4 : place + 8], data[place + 8 : place + 8 + length]
        if len(body) != length or len(kind) != 4:
            raise ValueError("a chunk is cut off")
        yield kind, body
        place += 12 + length
        if kind == b"IEND":
            return
    raise ValueError("there is no end chunk")


def _png_chunk(kind: bytes, body: bytes) -> bytes:
    return pack(">I", len(body)) + kind + body + pack(">I", crc32(kind + body))


def _in_jpeg(data: bytes, packet: bytes) -> bytes:
    said = _XMP_IN_JPEG + packet
    if len(said) > _MOST_IN_SEGMENT:
        raise ValueError("the packet is too long for one segment")
    place, made = 2, [b"\xff\xd8"]
    while data[place] == 0xFF and 0xE0 <= data[place + 1] <= 0xEF:
        length = int.from_bytes(data[place + 2 : place + 4])
        segment = data[place : place + 2 + length]
        if len(segment) != 2 + length or length < 2:
            raise ValueError("a segment is cut off")
        if segment[4:].startswith(_XMP_IN_JPEG):
            segment = b""
        made.append(segment)
        place += 2 + length
    made.append(b"\xff\xe1" + pack(">H", len(said) + 2) + said)
    return b"".join(made) + data[place:]


def _in_webp(data: bytes, packet: bytes) -> bytes:
    if data[8:12] != b"WEBP":
        raise ValueError("RIFF, but no WebP")
    chunks = [(kind, body) for kind, body in _riff_chunks(data) if kind != b"XMP "]
    if not chunks or chunks[0][0] != b"VP8X":
        chunks.insert(0, (b"VP8X", _extended(chunks)))
    flags = chunks[0][1]
    chunks[0] = (b"VP8X", bytes((flags[0] | _VP8X_XMP,)) + flags[1:])
    body = b"".join(_riff_chunk(kind, part) for kind, part in [*chunks, (b"XMP ", packet)])
    return b"RIFF" + pack("<I", len(body) + 4) + b"WEBP" + body


def _riff_chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    place = 12
    while place + 8 <= len(data):
        length = int.from_bytes(data[place + 4 : place + 8], "little")
        body = data[place + 8 : place + 8 + length]
        if len(body) != length:
            raise ValueError("a chunk is cut off")
        yield data[place : place + 4], body
        place += 8 + length + length % 2


def _riff_chunk(kind: bytes, body: bytes) -> bytes:
    return kind + pack("<I", len(body)) + body + b"\x00" * (len(body) % 2)


def _extended(chunks: list[tuple[bytes, bytes]]) -> bytes:
    """Return the head that a plain WebP needs before it may carry metadata."""
    kind, body = chunks[0] if chunks else (b"", b"")
    if kind == b"VP8L":
        bits = int.from_bytes(body[1:5], "little")
        width, height, alpha = bits & 0x3FFF, bits >> 14 & 0x3FFF, bits >> 28 & 1
    elif kind == b"VP8 ":
        width, height = (n & 0x3FFF for n in unpack("<HH", body[6:10]))
        width, height, alpha = width - 1, height - 1, 0
    else:
        raise ValueError("there is no picture first")
    flags = bytes((0x10 if alpha else 0, 0, 0, 0))
    return flags + width.to_bytes(3, "little") + height.to_bytes(3, "little")


_PUTTING: Mapping[bytes, Callable[[bytes, bytes], bytes]] = {
    _PNG: _in_png,
    b"\xff\xd8\xff": _in_jpeg,
    b"RIFF": _in_webp,
}
