"""Files into bytes and bytes into text, within bounds; nothing is trusted to be what it says."""

import stat
from pathlib import Path
from typing import BinaryIO

from clearslate.formats.errors import DocumentError
from clearslate.formats.phrase import Phrase
from clearslate.formats.plain import UNWRITABLE

_BOM = "\ufeff"

_A_FILE = Phrase(en="a file that can be read", fr="un fichier lisible")
_A_FILE_THERE = Phrase(
    en="a file that can be read; there is none of that name",
    fr="un fichier lisible ; aucun ne porte ce nom",
)
_UTF_8 = Phrase(en="text in UTF-8", fr="du texte en UTF-8")
_NOT_LATIN_1 = Phrase(
    en="text in UTF-8; this looks like Latin-1 (Windows), save the file again as UTF-8",
    fr="du texte en UTF-8 ; ceci ressemble à du Latin-1 (Windows), enregistrez le fichier "
    "en UTF-8",
)
_NOT_UTF_16 = Phrase(
    en="text in UTF-8; this is UTF-16, save the file again as UTF-8",
    fr="du texte en UTF-8 ; ceci est de l’UTF-16, enregistrez le fichier en UTF-8",
)
_NO_CONTROL = Phrase(
    en="text without control characters", fr="du texte sans caractères de contrôle"
)


def read_bounded(path: Path, limit: int, source: str | None = None) -> bytes:
    """Return the bytes of the file at ``path``, having looked at its length first.

    Raises:
        DocumentError: where there is no such file or it has more than ``limit`` bytes.
    """
    name = source if source is not None else path.name
    with open_bounded(path, limit, name) as file:
        data = file.read(limit + 1)
    if len(data) > limit:
        raise too_long(name, len(data), limit)
    return data


def open_bounded(path: Path, limit: int, source: str) -> BinaryIO:
    """Return the file at ``path``, open to be read, having looked at its length first.

    Raises:
        DocumentError: where there is no such file or it has more than ``limit`` bytes.
    """
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise DocumentError(where=source, found=path.name, expected=_A_FILE)
        if status.st_size > limit:
            raise too_long(source, status.st_size, limit)
        return path.open("rb")
    except FileNotFoundError as error:
        raise DocumentError(where=source, found=path.name, expected=_A_FILE_THERE) from error
    except OSError as error:
        found = error.strerror or type(error).__name__
        raise DocumentError(where=source, found=found, expected=_A_FILE) from error


def too_long(source: str, found: int, limit: int) -> DocumentError:
    """Return the error for a file of ``found`` bytes where ``limit`` are allowed."""
    expected = Phrase(en=f"at most {limit} bytes", fr=f"au plus {limit} octets")
    return DocumentError(where=source, found=found, expected=expected)


def read_text(data: bytes, source: str) -> str:
    """Return ``data`` as text, without its byte order mark and with ``\\n`` between lines.

    Raises:
        DocumentError: where it is not UTF-8 or has control characters.
    """
    try:
        text = data.decode("utf-8").removeprefix(_BOM)
    except UnicodeDecodeError as error:
        found = f"0x{data[error.start]:02X}"
        line = data.count(b"\n", 0, error.start) + 1
        raise DocumentError(
            where=f"{source}:{line}", found=found, expected=_instead_of(data)
        ) from error
    text = text.replace("\r\n", "\n")
    if bad := UNWRITABLE.search(text):
        line = text.count("\n", 0, bad.start()) + 1
        found = f"U+{ord(bad.group()):04X}"
        raise DocumentError(where=f"{source}:{line}", found=found, expected=_NO_CONTROL)
    return text


def _instead_of(data: bytes) -> Phrase:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _NOT_UTF_16
    is_binary = UNWRITABLE.search(data[:65536].decode("cp1252", errors="replace"))
    return _UTF_8 if is_binary else _NOT_LATIN_1
