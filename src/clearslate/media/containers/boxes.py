"""ISO base media files: MP4, MOV, HEIF, AVIF. ISO/IEC 14496-12; QuickTime File Format.

Texts stand in user data (`udta`), in iTunes items (`ilst`), beside QuickTime keys, in a `uuid`
box with XMP, and in HEIF items.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from struct import Struct

from clearslate.domain.provenance import WhyNotRead
from clearslate.media.containers.heif import read_items
from clearslate.media.decoding import decoded, decoded_utf16, until_zero
from clearslate.media.gathered import Gathered
from clearslate.media.span import Broken, Span

XMP_UUID = bytes.fromhex("be7acfcb97a942e89c71999491e3afac")
_HEAD = Struct(">I4s")
_LONG = Struct(">Q")
_OPENED = frozenset(("moov", "trak", "udta", "moof", "traf", "mdia", "minf"))
_MAIN = frozenset(("moov", "moof", "meta"))
"""Without one of these boxes nothing can be shown or heard: the file is cut off."""
_OF_META = frozenset(("keys", "ilst", "iloc", "iinf", "idat"))
_TEXT_KINDS = frozenset((1, 2, 4, 5))
"""Types of an item's data that are text: UTF-8, UTF-16, and both for sorting."""


@dataclass(frozen=True, slots=True)
class Box:
    """One box: its four-character name and what is in it."""

    name: str
    body: Span


def read_boxes(span: Span, into: Gathered) -> None:
    """Gather the texts of an ISO base media file.

    Raises:
        Broken: where its boxes break off or lie too deep.
    """
    if not _walk(span, into, "", 1) & _MAIN:
        raise Broken(WhyNotRead.TRUNCATED, "moov")


def boxes(span: Span, into: Gathered, at: int = 0) -> Iterator[Box]:
    """Yield the boxes in ``span`` from ``at`` on; four zeros may end a QuickTime list.

    Raises:
        Broken: where one reaches beyond the end.
    """
    while at < span.size:
        if span.size - at < _HEAD.size:
            if span.some(at, _HEAD.size) != b"\0\0\0\0":
                raise Broken(WhyNotRead.TRUNCATED, span.start + at)
            return
        into.part()
        size, name = span.numbers(_HEAD, at)
        head = _HEAD.size
        if size == 1:
            (size,) = span.numbers(_LONG, at + head)
            head += _LONG.size
        elif size == 0:
            size = span.size - at
        if size < head:
            raise Broken(WhyNotRead.MALFORMED, f"box at {span.start + at}")
        yield Box(name.decode("latin-1"), span.part(at, size).part(head, size - head))
        at += size


def _walk(span: Span, into: Gathered, path: str, depth: int) -> set[str]:
    """Gather what is in ``span`` and below; return the names of the boxes that it knows there."""
    if depth > into.limits.depth:
        raise Broken(WhyNotRead.TOO_DEEP, depth)
    found = set[str]()
    for box in boxes(span, into):
        found |= {box.name} & _MAIN
        place = f"{path}/{box.name}" if path else box.name
        if box.name == "uuid":
            _uuid(box.body, place, into)
        elif box.name == "meta":
            _meta(box.body, place, into)
        elif box.name in _OPENED:
            _walk(box.body, into, place, depth + 1)
        elif path.endswith("udta"):
            _user_data(box, place, into)
    return found


def _uuid(body: Span, place: str, into: Gathered) -> None:
    if body.some(0, 16) == XMP_UUID and into.fits(place, body.size):
        into.packet(f"{place} XMP", body.whole()[16:])


def _user_data(box: Box, place: str, into: Gathered) -> None:
    if not into.fits(place, box.body.size):
        return
    data = box.body.whole()
    if box.name == "XMP_":
        into.packet(place, data)
    elif box.name.startswith("©"):
        into.add(place, box.name, _international(data))
    elif box.name in ("name", "cprt", "titl", "dscp", "auth", "perf", "AIGC"):
        text = data[6:] if data[:4] == b"\0\0\0\0" else data
        into.add(place, box.name, decoded(until_zero(text)))


def _international(data: bytes) -> str:
    """Return the texts of a QuickTime field: each with its length and language before it."""
    texts, at = [], 0
    while at + 4 <= len(data):
        size = int.from_bytes(data[at : at + 2], "big")
        text = data[at + 4 : at + 4 + size]
        if not size or len(text) < size:
            break
        texts.append(
            decoded_utf16(text) if text[:2] in (b"\xfe\xff", b"\xff\xfe") else decoded(text)
        )
        at += 4 + size
    return "\n".join(texts) if texts else decoded(data)


def _meta(body: Span, place: str, into: Gathered) -> None:
    # QuickTime has no version and flags before the boxes; everybody else has.
    at = 0 if body.some(4, 4) in (b"hdlr", b"keys", b"ilst", b"mhdr") else 4
    found: dict[str, Span] = {}
    for box in boxes(body, into, at):
        if box.name == "uuid":
            _uuid(box.body, f"{place}/uuid", into)
        elif box.name in found:
            into.missed(f"{place}/{box.name}", WhyNotRead.TOO_MANY)
        elif box.name in _OF_META:
            found[box.name] = box.body
    if "ilst" in found:
        keys = _keys(found["keys"], into) if "keys" in found else []
        _items(found["ilst"], keys, f"{place}/ilst", into)
    if "iloc" in found:
        read_items(found, Span(body.source, 0, body.source.size), place, into)


def _keys(body: Span, into: Gathered) -> list[str]:
    keys = []
    for box in boxes(body, into, 8):
        keys.append(decoded(box.body.some(0, 1024)))
        if len(keys) > into.limits.entries:
            raise Broken(WhyNotRead.TOO_MANY, len(keys))
    return keys


def _items(body: Span, keys: list[str], place: str, into: Gathered) -> None:
    for item in boxes(body, into):
        inner = {box.name: box for box in boxes(item.body, into)}
        data = inner.get("data")
        if data is None or not into.fits(place, data.body.size):
            continue
        number = int.from_bytes(item.name.encode("latin-1"), "big")
        if item.name == "----":
            name = inner.get("name")
            key = decoded(name.body.some(4, 1024)) if name is not None else item.name
        else:
            key = keys[number - 1] if 1 <= number <= len(keys) else item.name
        _item(data.body.whole(), key, f"{place} {key}", into)


def _item(data: bytes, key: str, place: str, into: Gathered) -> None:
    kind, text = int.from_bytes(data[1:4], "big"), data[8:]
    if kind in (2, 5):
        into.add(place, key, decoded_utf16(text, little=False))
    elif kind in _TEXT_KINDS or (kind == 0 and _is_text(text)):
        into.add(place, key, decoded(text))


def _is_text(data: bytes) -> bool:
    try:
        return data.decode("utf-8").isprintable() and len(data) > 1
    except UnicodeDecodeError:
        return False
