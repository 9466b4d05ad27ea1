"""An XMP packet that says how a file was made: IPTC source type and the AI fields of 2025.1.

The prompt is not written: it may hold what nobody outside may read. XMP goes in first and the
signature last, since a change of the file breaks its manifest.
"""

from xml.sax.saxutils import quoteattr

from clearslate.domain.marks import Marking

SOURCE_TYPES = "http://cv.iptc.org/newscodes/digitalsourcetype/"
"""IPTC NewsCodes: the address that an id is added to."""

_PACKET = """\
<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about=""
    xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
    xmlns:xmp="http://ns.adobe.com/xap/1.0/"{properties}/>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""


def xmp_packet(marking: Marking) -> bytes:
    """Return the packet for ``marking``, in UTF-8."""
    said = {
        "Iptc4xmpExt:DigitalSourceType": f"{SOURCE_TYPES}{marking.mark.source_type}",
        "Iptc4xmpExt:AISystemUsed": "; ".join(tool for tool, _ in marking.tools),
        "Iptc4xmpExt:AISystemVersionUsed": "; ".join(v for _, v in marking.tools if v),
        "xmp:MetadataDate": marking.marked_at.isoformat(timespec="seconds"),
    }
    properties = "".join(
        f"\n    {name}={quoteattr(value)}" for name, value in said.items() if value
    )
    return _PACKET.format(properties=properties).encode()
