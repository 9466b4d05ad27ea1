"""Texts hidden in the lowest bit of a picture's alpha channel, or of its colours.

Form (NovelAI, ``nai_meta.py``; sd-webui-stealth-pnginfo): going down each column and from column
to column, the bits spell a name of 15 characters (``stealth_pnginfo``; ``stealth_pngcomp`` where
the text is compressed by gzip; ``stealth_rgbinfo`` and ``stealth_rgbcomp`` in red, green and
blue), then the length of the text in bits as 32 bits, highest first, then the text.
"""

import zlib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from clearslate.media.embedded import EmbeddedText
from clearslate.media.generators.blocks import Json, loaded

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_PIXELS = 120_000_000
"""Pixels of a picture whose bits are read; 16K by 7K."""
LONGEST_TEXT = 16 * 1024 * 1024
"""Bytes that a hidden text may have when it is unpacked."""

_NAME_BITS, _LENGTH_BITS = 15 * 8, 32
_NAMES = {
    b"stealth_pnginfo": False,
    b"stealth_pngcomp": True,
    b"stealth_rgbinfo": False,
    b"stealth_rgbcomp": True,
}
_HAS_ALPHA = frozenset(("RGBA", "LA", "PA"))


def read_alpha_bits(path: Path) -> list[EmbeddedText]:
    """Return the texts hidden in the picture at ``path``; none where nothing is hidden.

    An object is returned as one text for each of its parts, so that it reads like the texts that
    its writer puts beside the picture; anything else is one text under the key ``parameters``.

    Raises:
        HiddenTextUnread: where something is hidden, or may be, and cannot be read.
    """
    from PIL import Image

    try:
        with Image.open(path) as picture:
            return _hidden(picture)
    except HiddenTextUnread:
        raise
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise HiddenTextUnread(str(error)[:200]) from error


class HiddenTextUnread(Exception):
    """The bits of a picture could not be read, so nobody knows what is hidden in them."""


def _hidden(picture: "Image") -> list[EmbeddedText]:
    if picture.mode not in _HAS_ALPHA and picture.mode != "RGB":
        return []
    width, height = picture.size
    if width * height > MOST_PIXELS:
        raise HiddenTextUnread(f"{width} x {height} pixels")
    for channels, kind in (("A", "alpha"), ("RGB", "colour")):
        text = _in_channels(picture, channels)
        if text is not None:
            return _as_texts(text, kind)
    return []


def _in_channels(picture: "Image", channels: str) -> str | None:
    if channels == "A" and picture.mode not in _HAS_ALPHA:
        return None
    reader = _bits_of(picture, channels)
    name = _packed(reader(0, _NAME_BITS))
    if name not in _NAMES:
        return None
    length = int.from_bytes(_packed(reader(_NAME_BITS, _LENGTH_BITS)), "big")
    held = reader(_NAME_BITS + _LENGTH_BITS, min(length, LONGEST_TEXT * 8))
    if len(held) < length:
        raise HiddenTextUnread("the hidden text is longer than the picture")
    data = _packed(held)
    return (_unpacked(data) if _NAMES[name] else data).decode("utf-8", "replace")


def _bits_of(picture: "Image", channels: str) -> Callable[[int, int], bytes]:
    """Return a reader of bits from a place on, column by column, a byte 0 or 1 for each."""
    width, height = picture.size
    bands = [_band(picture, channel) for channel in channels]
    share = len(bands)

    def read(start: int, count: int) -> bytes:
        first, last = start // share, -(-(start + count) // share)
        strips = [_down(band, width, height, first, min(last, width * height)) for band in bands]
        woven = bytearray(len(strips[0]) * share)
        for place, strip in enumerate(strips):
            woven[place::share] = strip
        offset = start - first * share
        return bytes(woven[offset : offset + count])

    return read


def _band(picture: "Image", channel: str) -> bytes:
    if channel == "A":
        return picture.convert("RGBA").getchannel("A").tobytes()
    return picture.convert("RGB").getchannel(channel).tobytes()


def _down(band: bytes, width: int, height: int, first: int, last: int) -> bytes:
    """Return the lowest bits of the pixels ``first`` to ``last``, counted down the columns."""
    columns = range(first // height, -(-last // height) if last else 0)
    strip = b"".join(band[column::width] for column in columns)
    skipped = first - (first // height) * height
    return strip[skipped : skipped + last - first].translate(_LOWEST)


_LOWEST = bytes(value & 1 for value in range(256))


def _packed(bits: bytes) -> bytes:
    whole = len(bits) - len(bits) % 8
    if not whole:
        return b""
    digits = bits[:whole].translate(_DIGITS)
    return int(digits, 2).to_bytes(whole // 8, "big") if whole <= 1 << 16 else _in_parts(digits)


_DIGITS = bytes(48 + (value & 1) for value in range(256))


def _in_parts(digits: bytes) -> bytes:
    """Pack long rows piece by piece: one number of a million digits would take too long."""
    step = 1 << 15
    return b"".join(
        int(digits[place : place + step], 2).to_bytes(
            len(digits[place : place + step]) // 8, "big"
        )
        for place in range(0, len(digits), step)
    )


def _unpacked(data: bytes) -> bytes:
    unpacker = zlib.decompressobj(wbits=31)
    try:
        text = unpacker.decompress(data, LONGEST_TEXT)
    except zlib.error as error:
        raise HiddenTextUnread("a hidden text that cannot be unpacked") from error
    if unpacker.unconsumed_tail:
        raise HiddenTextUnread("a hidden text that grows beyond every measure")
    return text


def _as_texts(text: str, kind: str) -> list[EmbeddedText]:
    held = loaded(text) if text[:1] == "{" else None
    parts: dict[str, Json] = held if isinstance(held, dict) else {}
    if "Comment" not in parts and "Software" not in parts:
        return [EmbeddedText(place=f"{kind} bits", key="parameters", text=text)]
    return [
        EmbeddedText(place=f"{kind} bits {key}", key=key, text=value)
        for key, value in parts.items()
        if isinstance(value, str)
    ]
