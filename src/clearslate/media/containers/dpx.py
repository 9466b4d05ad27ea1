"""DPX: the text fields of its headers. SMPTE ST 268-1:2014, table 1 to 4."""

from clearslate.media.decoding import decoded, until_zero
from clearslate.media.gathered import Gathered
from clearslate.media.span import Span

SIGNATURES = (b"SDPX", b"XPDS")
_FIELDS = (
    ("file name", 36, 100),
    ("creator", 160, 100),
    ("project", 260, 200),
    ("copyright", 460, 200),
    ("source image file name", 1432, 100),
    ("input device", 1556, 32),
    ("input device serial number", 1588, 32),
    ("slate", 1864, 100),
    ("user identification", 2048, 32),
)
_HEADERS = 2048
_ERASED = b"\xff"


def read_dpx(span: Span, into: Gathered) -> None:
    """Gather the text fields of a DPX.

    Raises:
        Broken: where it ends inside its headers.
    """
    head = span.bytes_at(0, _HEADERS)
    order = "big" if head[:4] == SIGNATURES[0] else "little"
    user = int.from_bytes(head[32:36], "big" if order == "big" else "little")
    if user not in (0, 0xFFFFFFFF):
        head += span.some(_HEADERS, 32)
    for name, at, size in _FIELDS:
        text = until_zero(head[at : at + size])
        if not text.startswith(_ERASED):
            into.add(f"header {name}", name, decoded(text))
