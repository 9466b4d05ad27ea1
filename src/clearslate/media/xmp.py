"""XMP packets: every property with its value, in whichever of RDF's spellings. ISO 16684-1."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from clearslate.media.limits import Limits
from clearslate.media.markup import Marked, Name, NotMarkup, texts_of

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_XML = "http://www.w3.org/XML/1998/namespace"
_META = "adobe:ns:meta/"
_PREFIXES = {
    "http://iptc.org/std/Iptc4xmpExt/2008-02-29/": "Iptc4xmpExt",
    "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/": "Iptc4xmpCore",
    "http://ns.adobe.com/xap/1.0/": "xmp",
    "http://ns.adobe.com/xap/1.0/mm/": "xmpMM",
    "http://ns.adobe.com/xap/1.0/sType/ResourceEvent#": "stEvt",
    "http://ns.adobe.com/photoshop/1.0/": "photoshop",
    "http://ns.adobe.com/tiff/1.0/": "tiff",
    "http://ns.adobe.com/exif/1.0/": "exif",
    "http://ns.adobe.com/xmp/1.0/DynamicMedia/": "xmpDM",
    "http://ns.adobe.com/pdf/1.3/": "pdf",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/terms/": "dcterms",
    "http://ns.useplus.org/ldf/xmp/1.0/": "plus",
}
_CONTAINERS = frozenset(("RDF", "Description", "Bag", "Seq", "Alt", "li", "value"))
_RESOURCE = Name(_RDF, "resource")
_ENVELOPE = re.compile(
    rb"<(?:\w+:)?(?:xmpmeta|RDF)[\s>].*</(?:\w+:)?(?:xmpmeta|RDF)\s*>", re.DOTALL
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Property:
    """One value of one property; ``path`` is spelled ``xmpMM:History/stEvt:softwareAgent``."""

    path: str
    value: str

    @property
    def name(self) -> str:
        """The innermost name, without its prefix."""
        return self.path.rpartition("/")[2].rpartition(":")[2]


def properties_of(packet: bytes, limits: Limits) -> list[Property]:
    """Return the properties of an XMP packet, in its order where elements close.

    Raises:
        NotMarkup: where the packet cannot be read.
    """
    found = _ENVELOPE.search(packet)
    if found is None:
        raise NotMarkup("xmpmeta")
    return [each for marked in texts_of(found.group(), limits) for each in _of(marked)]


def _of(marked: Marked) -> Iterator[Property]:
    names = [each for each in marked.path if not _is_frame(each)]
    path = "/".join(_spelled(each) for each in names)
    if path and marked.text.strip():
        yield Property(path=path, value=marked.text.strip())
    for name, value in marked.attributes.items():
        if name == _RESOURCE and path:
            yield Property(path=path, value=value)
        elif name.space not in (_RDF, _XML, _META, ""):
            spelled = _spelled(name)
            yield Property(path=f"{path}/{spelled}" if path else spelled, value=value)


def _is_frame(name: Name) -> bool:
    return name.space == _META or (name.space == _RDF and name.local in _CONTAINERS)


def _spelled(name: Name) -> str:
    prefix = _PREFIXES.get(name.space)
    return f"{prefix}:{name.local}" if prefix else name.local
