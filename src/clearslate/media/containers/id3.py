"""ID3v2, the texts of an MP3. ID3v2.2, 2.3.0 and 2.4.0; and the 128 bytes of ID3v1."""

from struct import Struct

from clearslate.domain.provenance import WhyNotRead
from clearslate.media.decoding import decoded, decoded_utf16, until_zero
from clearslate.media.gathered import Gathered
from clearslate.media.span import Broken, Span

_UNSYNCHRONISED, _EXTENDED = 0x80, 0x40
_COMMENTS = {"COMM", "COM", "USLT", "ULT"}
_OWN_TEXTS = {"TXXX", "TXX"}
_V1 = Struct("3s30s30s30s4s30sB")


def read_mp3(span: Span, into: Gathered) -> None:
    """Gather the texts of an MP3: its ID3v2 tag, and the ID3v1 tag at its end.

    Raises:
        Broken: where a tag breaks off.
    """
    head = span.some(0, 10)
    if head[:3] == b"ID3":
        size = 10 + _safe(head[6:10])
        if into.fits("ID3", size):
            read_id3(span.bytes_at(0, size), into)
    end = span.some(span.size - _V1.size, _V1.size) if span.size >= _V1.size else b""
    if end[:3] == b"TAG":
        into.add("ID3v1 comment", "comment", decoded(until_zero(_V1.unpack(end)[5])))


def read_id3(data: bytes, into: Gathered) -> None:
    """Gather the texts of the ID3v2 tag that stands in ``data``; what breaks off is noted."""
    with into.within("ID3"):
        if len(data) < 10 or data[:3] != b"ID3":
            raise Broken(WhyNotRead.MALFORMED, "ID3")
        version, flags = data[3], data[5]
        body = data[10 : 10 + _safe(data[6:10])]
        if flags & _UNSYNCHRONISED and version < 4:
            body = body.replace(b"\xff\x00", b"\xff")
        if flags & _EXTENDED and version >= 3:
            size = _safe(body[:4]) if version == 4 else int.from_bytes(body[:4], "big") + 4
            body = body[size:]
        _frames(body, version, into)


def _safe(data: bytes) -> int:
    """Return a number of which each byte gives seven bits."""
    number = 0
    for byte in data:
        number = number << 7 | byte & 0x7F
    return number


def _frames(body: bytes, version: int, into: Gathered) -> None:
    name_size, head = (3, 6) if version == 2 else (4, 10)
    at = 0
    while at + head <= len(body) and body[at]:
        into.part()
        name = decoded(body[at : at + name_size])
        digits = body[at + name_size : at + 2 * name_size]
        size = _safe(digits) if version == 4 else int.from_bytes(digits, "big")
        data = body[at + head : at + head + size]
        if len(data) < size:
            raise Broken(WhyNotRead.TRUNCATED, name)
        if version == 4:
            data = _plain(name, data, body[at + 9], into)
        _frame(name, data, into)
        at += head + size


def _plain(name: str, data: bytes, flags: int, into: Gathered) -> bytes:
    """Undo what ID3v2.4 may do to one frame; one that is encrypted stays unread."""
    if flags & 0x04:
        into.missed(f"ID3 {name}", WhyNotRead.NO_READER, "encrypted")
        return b""
    if flags & 0x01:
        data = data[4:]
    if flags & 0x02:
        data = data.replace(b"\xff\x00", b"\xff")
    return (into.unpacked(f"ID3 {name}", data) or b"") if flags & 0x08 else data


def _frame(name: str, data: bytes, into: Gathered) -> None:
    if name == "PRIV" and data.startswith(b"XMP\0"):
        into.packet("ID3 PRIV XMP", data[4:])
    elif name in _OWN_TEXTS:
        key, text = _split(data[1:], data[:1])
        into.add(f"ID3 {name} {key}", key, text)
    elif name in _COMMENTS:
        _, text = _split(data[4:], data[:1])
        into.add(f"ID3 {name}", "comment", text)
    elif name.startswith("T"):
        into.add(f"ID3 {name}", name, _text(data[1:], data[:1]).replace("\0", " / "))


def _split(data: bytes, coding: bytes) -> tuple[str, str]:
    """Return the two texts of ``data``; a zero stands between them."""
    if coding not in (b"\1", b"\2"):
        key, _, text = data.partition(b"\0")
        return _text(key, coding), _text(text, coding)
    at = next((n for n in range(0, len(data) - 1, 2) if data[n : n + 2] == b"\0\0"), len(data))
    return _text(data[:at], coding), _text(data[at + 2 :], coding)


def _text(data: bytes, coding: bytes) -> str:
    if coding in (b"\1", b"\2"):
        return decoded_utf16(data, little=False if coding == b"\2" else None)
    return data.decode("latin-1") if coding == b"\0" and not _is_utf8(data) else decoded(data)


def _is_utf8(data: bytes) -> bool:
    # Many programs say Latin-1 and write UTF-8.
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
