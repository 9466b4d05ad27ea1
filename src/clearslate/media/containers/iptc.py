"""IPTC-IIM records and the Photoshop resources that hold them. IIM 4.2, chapters 3 and 6."""

from struct import Struct

from clearslate.domain.provenance import WhyNotRead
from clearslate.media.decoding import decoded
from clearslate.media.gathered import Gathered

PLACE = "IPTC"
_NAMES = {
    5: "ObjectName",
    40: "SpecialInstructions",
    65: "OriginatingProgram",
    70: "ProgramVersion",
    80: "By-line",
    105: "Headline",
    110: "Credit",
    115: "Source",
    116: "CopyrightNotice",
    120: "Caption",
    122: "Writer",
}
_DATASET = Struct(">BBBH")
_IPTC_RESOURCE, _XMP_RESOURCE, _EXIF_RESOURCE = 0x0404, 0x0424, 0x0422


def read_iptc(data: bytes, into: Gathered) -> None:
    """Gather the texts of the application record; what does not follow IIM ends the reading."""
    at = 0
    while at + _DATASET.size <= len(data) and data[at] == 0x1C:
        into.part()
        _, record, number, size = _DATASET.unpack_from(data, at)
        at += _DATASET.size
        if size & 0x8000:
            wide = size & 0x7FFF
            size = int.from_bytes(data[at : at + wide], "big")
            at += wide
        if at + size > len(data):
            into.missed(PLACE, WhyNotRead.TRUNCATED, f"{record}:{number}")
            return
        if record == 2 and number in _NAMES:
            name = _NAMES[number]
            into.add(f"{PLACE} 2:{number:02} {name}", name, decoded(data[at : at + size]))
        at += size


def read_photoshop(data: bytes, into: Gathered) -> None:
    """Gather what Photoshop's resource blocks carry: IPTC-IIM and XMP."""
    at = 0
    while data[at : at + 4] in (b"8BIM", b"MeSa", b"PHUT", b"AgHg", b"DCSR") and at + 12 <= len(
        data
    ):
        into.part()
        number = int.from_bytes(data[at + 4 : at + 6], "big")
        at += 6 + (data[at + 6] + 2) // 2 * 2
        size = int.from_bytes(data[at : at + 4], "big")
        body = data[at + 4 : at + 4 + size]
        if len(body) < size:
            into.missed("Photoshop", WhyNotRead.TRUNCATED, f"{number:#06x}")
            return
        if number == _IPTC_RESOURCE:
            read_iptc(body, into)
        elif number == _XMP_RESOURCE:
            into.packet("Photoshop XMP", body)
        at += 4 + (size + 1) // 2 * 2
