"""What embedded texts and XMP packets declare of a file's origin, field by field."""

import re
from collections.abc import Iterable, Iterator

from clearslate.domain.provenance import Channel, Evidence, Origin, WhyNotRead
from clearslate.media.decoding import decoded
from clearslate.media.embedded import EmbeddedText
from clearslate.media.gathered import Gathered
from clearslate.media.markup import NotMarkup
from clearslate.media.software import credit_comes_to, names_software, software_comes_to
from clearslate.media.source_types import names_source_type, source_type_comes_to
from clearslate.media.xmp import Property, properties_of

LONGEST_STATEMENT = 2_000
_AI_FIELDS = frozenset(
    ("AISystemUsed", "AISystemVersionUsed", "AIPromptInformation", "AIPromptWriterName")
)
"""IPTC Photo Metadata 2025.1: filled only where a generative system was used."""
_CHINESE_LABEL = re.compile(r'"Label"\s*:\s*"?([123])\b')
_LABELS = {"1": Origin.AI_DECLARED, "2": Origin.UNKNOWN, "3": Origin.UNKNOWN}
"""GB 45438-2025: 1 is generated, 2 is possibly, 3 is suspected to be generated."""
_SOURCE_TYPE_IN_RUINS = re.compile(
    r"DigitalSourceType(?:\s+rdf:resource)?\s*(?:>|=\s*[\"'])\s*([^<>\"']{1,300})"
)
_PLACES = {"Exif": Channel.EXIF, "TIFF": Channel.EXIF, "IPTC": Channel.IPTC, "XMP": Channel.XMP}
_PROVENANCE = "dcterms:provenance"
_ADDRESS = re.compile(r"https?://\S{1,2000}", re.IGNORECASE)


def statement(text: str) -> str:
    """Return ``text`` as an evidence quotes it: at most 2,000 characters."""
    return text if len(text) <= LONGEST_STATEMENT else text[: LONGEST_STATEMENT - 1] + "…"


class Packets:
    """The XMP packets of a file, read: what they declare, and their properties as texts.

    The texts are for those who know generators by what they write. Names of software are not
    among them: in XMP they may stand in the history of an original.
    """

    def __init__(self, gathered: Gathered) -> None:
        self.evidence: list[Evidence] = []
        self.texts: list[EmbeddedText] = []
        self.kept_at: str | None = None
        """The address of a C2PA manifest that is kept elsewhere."""
        for packet, place in gathered.packets.items():
            try:
                self._read(properties_of(packet, gathered.limits), place)
            except NotMarkup as error:
                gathered.missed(place, WhyNotRead.MALFORMED, error)
                self.evidence += _in_ruins(decoded(packet), place)

    def _read(self, properties: list[Property], place: str) -> None:
        origins = [
            source_type_comes_to(each.value) for each in properties if names_source_type(each.name)
        ]
        edited = Origin.AI_EDITED in origins and Origin.AI_DECLARED not in origins
        for each in properties:
            # A field inside a structure is not the field that its last word seems to name.
            key = each.path if "/" in each.path else each.name
            where = f"{place}, {each.path}"
            if not names_software(each.name):
                self.texts.append(EmbeddedText(place=where, key=key, text=each.value))
            if each.path == _PROVENANCE and _ADDRESS.fullmatch(each.value):
                self.kept_at = each.value
            if each.name in _AI_FIELDS:
                comes_to = Origin.AI_EDITED if edited else Origin.AI_DECLARED
                self.evidence.append(_evidence(Channel.XMP, where, each.value, comes_to))
            else:
                self.evidence += _of(Channel.XMP, where, each.name, each.value)


def declared_in(texts: Iterable[EmbeddedText]) -> Iterator[Evidence]:
    """Yield what each text declares of origin or software; most declare nothing."""
    for each in texts:
        yield from _of(_channel(each.place), each.place, each.key, each.text)


def _of(channel: Channel, place: str, key: str, text: str) -> Iterator[Evidence]:
    if names_source_type(key):
        yield _evidence(channel, place, text, source_type_comes_to(text))
    elif "AIGC" in key or "AIGC" in text[:LONGEST_STATEMENT]:
        label = _CHINESE_LABEL.search(text)
        if label is not None:
            yield _evidence(channel, place, text, _LABELS[label.group(1)])
    elif (credit := credit_comes_to(text)) is not None:
        yield _evidence(channel, place, text, credit)
    elif names_software(key):
        yield _evidence(channel, place, text, software_comes_to(text[:LONGEST_STATEMENT]))


def _in_ruins(text: str, place: str) -> Iterator[Evidence]:
    """Yield the source types of a packet that is no XML; what they say still counts."""
    for found in _SOURCE_TYPE_IN_RUINS.finditer(text):
        origin = source_type_comes_to(found.group(1))
        if origin in (Origin.AI_DECLARED, Origin.AI_EDITED):
            yield _evidence(Channel.XMP, place, found.group(1), origin)


def _channel(place: str) -> Channel:
    return _PLACES.get(place.partition(" ")[0], Channel.CONTAINER)


def _evidence(channel: Channel, place: str, text: str, comes_to: Origin | None) -> Evidence:
    return Evidence(channel=channel, place=place, statement=statement(text), comes_to=comes_to)
