"""Bytes to text, in the ways in which files spell text."""


def decoded(data: bytes) -> str:
    """Return ``data`` as text: UTF-8 where it is that, Latin-1 otherwise; nothing is lost."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def decoded_utf16(data: bytes, *, little: bool | None = None) -> str:
    """Return ``data`` as UTF-16 text, by its mark, else by ``little``, else by its zeros.

    Programs that write Exif disagree on which byte comes first. In the text that they write
    nearly every character is below 256, so the zeros show it.
    """
    even = data[: len(data) // 2 * 2]
    if even[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return even.decode("utf-16", "replace")
    if little is None:
        little = even[1::2].count(0) >= even[0::2].count(0)
    return even.decode("utf-16-le" if little else "utf-16-be", "replace")


def until_zero(data: bytes) -> bytes:
    """Return ``data`` up to its first zero byte."""
    return data.partition(b"\0")[0]


_WIDE = tuple("\0".join(word).encode() for word in ("xpacket", "xmpmeta", "RDF"))
_HEAD_OF_PACKET = 600


def packet_in_utf_8(data: bytes) -> bytes:
    """Return an XMP packet in UTF-8, which writers may also spell in sixteen bits."""
    if any(word in data[:_HEAD_OF_PACKET] for word in _WIDE):
        return decoded_utf16(data).encode("utf-8", "replace")
    return data
