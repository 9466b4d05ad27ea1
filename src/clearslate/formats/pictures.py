"""Whether bytes are a picture that a browser may show, by what stands in them."""

_SIGNS = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
)
LARGEST = 2 * 1024 * 1024
"""The bytes that a picture may have to be shown on a page."""


def picture_type(data: bytes) -> str | None:
    """Return the type of a small picture, such as ``image/png``; None for anything else.

    The name of a file says nothing here. Drawings in SVG are none: they can hold scripts.
    """
    if len(data) > LARGEST:
        return None
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    return next((kind for sign, kind in _SIGNS if data.startswith(sign)), None)
