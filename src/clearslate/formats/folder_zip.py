"""A production's folder as one zip file: written from values, and unpacked within bounds.

What comes in is not trusted: names stay inside the folder, links and passwords are refused, and
files are counted and measured before one is written. A file that says it is smaller than it is
fails its sum.
"""

import stat
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path, PurePosixPath
from shutil import copyfileobj
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from clearslate.formats.errors import DocumentError
from clearslate.formats.phrase import Language, Phrase
from clearslate.formats.words.dates import number
from clearslate.formats.words.pages import production as words

LARGEST_ZIP = 64 << 20
MOST_FILES = 5_000
LARGEST_WHOLE = 256 << 20
_CHUNK = 1 << 20
_THEN = (1980, 1, 1, 0, 0, 0)
"""Every file of an export bears the same hour: the same content has the same bytes."""


def zip_of(files: Iterable[tuple[str, bytes]]) -> bytes:
    """Return files, each with its path in the folder, as one zip."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, content in files:
            info = ZipInfo(name, _THEN)
            info.compress_type = ZIP_DEFLATED
            info.external_attr = (stat.S_IFREG | 0o644) << 16
            archive.writestr(info, content)
    return out.getvalue()


def unpack(content: bytes, into: Path, where: str) -> Path:
    """Write the files of a zip below ``into``; return the folder that holds production.yaml.

    Raises:
        DocumentError: where it is no zip, or has more, larger or other files than it may.
    """
    try:
        with ZipFile(BytesIO(content)) as archive:
            members = [each for each in archive.infolist() if not each.is_dir()]
            _check(members, where)
            _write(archive, members, into)
    except (BadZipFile, NotImplementedError, EOFError, OSError, ValueError) as error:
        if isinstance(error, DocumentError):
            raise
        raise DocumentError(where=where, found=error, expected=words.NOT_A_ZIP) from error
    return _folder(into, where)


def _check(members: list[ZipInfo], where: str) -> None:
    if len(members) > MOST_FILES:
        raise _refused(where, len(members), _with(words.FEWER_FILES, MOST_FILES))
    whole = sum(each.file_size for each in members)
    if whole > LARGEST_WHOLE:
        raise _refused(where, f"{whole >> 20} MB", _with(words.SMALLER, LARGEST_WHOLE >> 20))
    taken: set[str] = set()
    for each in members:
        if not _stays_inside(each):
            raise _refused(where, each.filename, words.PLAIN_NAMES)
        if each.flag_bits & 1:
            raise _refused(where, each.filename, words.NO_PASSWORD)
        if each.filename.casefold() in taken:
            raise _refused(where, each.filename, words.ONCE)
        taken.add(each.filename.casefold())


def _with(phrase: Phrase, n: int) -> Phrase:
    english, french = (phrase.say(each, n=number(n, each)) for each in Language)
    return Phrase(en=english, fr=french)


def _refused(where: str, found: object, expected: Phrase) -> DocumentError:
    return DocumentError(where=where, found=found, expected=expected)


def _stays_inside(member: ZipInfo) -> bool:
    name, kind = member.filename, stat.S_IFMT(member.external_attr >> 16)
    parts = PurePosixPath(name).parts
    plain = not set(name) & set("\\:\0") and not name.startswith("/")
    return plain and ".." not in parts and bool(parts) and kind in (0, stat.S_IFREG)


def _write(archive: ZipFile, members: list[ZipInfo], into: Path) -> None:
    """Write files; one that has more bytes than it says is cut there, and its sum is wrong."""
    for member in members:
        path = into.joinpath(*PurePosixPath(member.filename).parts)
        path.parent.mkdir(parents=True, exist_ok=True)
        with archive.open(member) as source, path.open("xb") as target:
            copyfileobj(source, target, _CHUNK)


def _folder(into: Path, where: str) -> Path:
    """Return the folder of the production: the top, or the one folder at the top."""
    inside = [path for path in into.iterdir() if path.is_dir() and path.name != "__MACOSX"]
    for folder in (into, *inside):
        if any((folder / f"production.{end}").is_file() for end in ("yaml", "yml", "json")):
            return folder
    found = ", ".join(sorted(path.name for path in into.iterdir())[:8]) or "{}"
    raise _refused(where, found, words.A_PRODUCTION)
