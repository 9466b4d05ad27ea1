"""The bytes of an edit decision list as clean, numbered lines."""

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator
from io import BytesIO, TextIOWrapper
from unicodedata import normalize

from clearslate.formats.edl_edits import LONGEST_LINE, Line, TooMuch

MOST_LINES = 1_000_000
_CHUNK = 65_536
_STEERING = (
    *range(9),
    *range(10, 32),
    *range(127, 160),
    *range(0x202A, 0x202F),
    *range(0x2066, 0x206A),
)
_NO_STEERING = dict.fromkeys(_STEERING, "\ufffd")


def numbered_lines(content: bytes) -> Iterator[Line]:
    """Yield the lines that say something; never holds a whole file as text.

    Lines may end in CR, LF or both. What is not UTF-8 is taken as Latin-1, line by line.
    """
    encoding, errors = _encoding(content)
    stream = TextIOWrapper(BytesIO(content), encoding=encoding, errors=errors, newline=None)
    number = 0
    while text := stream.readline(LONGEST_LINE + 2):
        number += 1
        if number > MOST_LINES:
            raise TooMuch(number, text.strip())
        whole = len(text) <= LONGEST_LINE or text[-1] == "\n"
        if not whole:
            _skip_line(stream)
        text = text.strip().strip("\0\x1a").rstrip()
        if text:
            clean = text.isascii() and text.isprintable()
            yield number, text if clean else _clean(text), whole


def _encoding(content: bytes) -> tuple[str, str]:
    if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return "utf-16", "replace"
    return "utf-8-sig" if content.startswith(BOM_UTF8) else "utf-8", "surrogateescape"


def _skip_line(stream: TextIOWrapper) -> None:
    while (more := stream.readline(_CHUNK)) and more[-1] != "\n":
        pass


def _clean(text: str) -> str:
    """Return ``text`` as Unicode in composed form, without characters that steer a terminal."""
    try:
        text.encode()
    except UnicodeEncodeError:
        text = text.encode(errors="surrogateescape").decode("latin-1")
    return normalize("NFC", text.translate(_NO_STEERING))


def glimpse(content: bytes) -> str:
    """Return the beginning of the first line that says something, for a message."""
    return next((text[:60] for _, text, _ in numbered_lines(content[:_CHUNK])), "")
