"""PDF: XMP that stands in compressed metadata streams. ISO 32000-2, 14.3.2.

A packet that is not compressed is found like any other, in the bytes of the file.
"""

import re

from clearslate.domain.provenance import WhyNotRead
from clearslate.media.gathered import Gathered
from clearslate.media.span import Broken, Span

_EDGE = 8 * 1024 * 1024
_METADATA = re.compile(
    rb"<<(?=[^>]{0,400}/Type\s{0,8}/Metadata)(?=[^>]{0,400}/FlateDecode)[^>]{0,400}>>"
    rb"\s{0,8}stream\r?\n"
)
_END = b"endstream"


def read_pdf(span: Span, into: Gathered) -> None:
    """Gather the compressed XMP from the first and the last eight mebibytes of a PDF.

    Raises:
        Broken: where its end is missing.
    """
    edges = [span.some(0, _EDGE)]
    if span.size > _EDGE:
        edges.append(span.some(max(_EDGE, span.size - _EDGE), _EDGE))
    for data in edges:
        for found in _METADATA.finditer(data):
            into.part()
            end = data.find(_END, found.end())
            packet = into.unpacked("PDF metadata", data[found.end() : max(end, found.end())])
            if packet is not None:
                into.packet("PDF metadata", packet)
    if b"%%EOF" not in edges[-1][-1024:]:
        raise Broken(WhyNotRead.TRUNCATED, "%%EOF")
