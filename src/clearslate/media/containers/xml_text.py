"""XML that is neither XMP nor a page: every text in it, under the name of its element."""

from clearslate.domain.provenance import WhyNotRead
from clearslate.media.gathered import Gathered
from clearslate.media.markup import NotMarkup, texts_of


def read_xml_text(data: bytes, into: Gathered, *, place: str) -> None:
    """Gather each text of the XML document in ``data``; what does not parse is noted."""
    try:
        found = texts_of(data.strip(b"\0 \t\r\n"), into.limits)
    except NotMarkup as error:
        into.missed(place, WhyNotRead.MALFORMED, error)
        return
    for each in found:
        if each.text.strip():
            into.add(f"{place} {each.path[-1].local}", each.path[-1].local, each.text)
