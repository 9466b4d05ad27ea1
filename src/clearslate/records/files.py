"""Files that people attach: bytes under their digest, outside the web root, never changed."""

import os
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.conf import settings

from clearslate.records.models import FileRow
from clearslate.records.reach import NotThere
from clearslate.records.worded import Rows, worded_once


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """Bytes that were kept: their digest and size."""

    digest: str
    size: int


class TooLarge(ValueError):
    """A file has more bytes than one may have; the limit is the argument."""


class NoContent(ValueError):
    """A file has no bytes at all."""


def files_root() -> Path:
    """Return the folder of all kept bytes."""
    root: Path = settings.FILES_ROOT
    return root


def production_files(handle: str) -> Path:
    """Return the folder of what came with a production, such as its own packs."""
    return files_root() / "productions" / handle


def keep_packs(handle: str, folder: Path) -> None:
    """Keep the packs that lie in a production's folder."""
    if (folder / "packs").is_dir():
        kept = production_files(handle) / "packs"
        shutil.copytree(folder / "packs", kept, dirs_exist_ok=True)


def store(chunks: Iterable[bytes], *, largest: int, may_be_empty: bool = False) -> Stored:
    """Keep bytes under their digest.

    Raises:
        TooLarge: past ``largest`` bytes; then nothing is kept.
        NoContent: where there are none, unless they ``may_be_empty``.
    """
    folder = files_root() / "bytes"
    folder.mkdir(parents=True, exist_ok=True)
    seen, size = sha256(), 0
    with NamedTemporaryFile(dir=folder, delete=False) as file:
        try:
            for chunk in chunks:
                size += len(chunk)
                if size > largest:
                    raise TooLarge(largest)
                seen.update(chunk)
                file.write(chunk)
            if not size and not may_be_empty:
                raise NoContent
            file.flush()
            os.fsync(file.fileno())
        except BaseException:
            Path(file.name).unlink(missing_ok=True)
            raise
    digest = f"sha256:{seen.hexdigest()}"
    os.replace(file.name, path_of(digest))
    return Stored(digest=digest, size=size)


def path_of(digest: str) -> Path:
    """Return where the bytes of a digest are kept."""
    return files_root() / "bytes" / digest.removeprefix("sha256:")


def bytes_of(digest: str) -> bytes:
    """Return the bytes of a digest.

    Raises:
        NotThere: where they are not kept.
    """
    try:
        return path_of(digest).read_bytes()
    except OSError as error:
        raise NotThere(digest) from error


@dataclass(frozen=True, slots=True, kw_only=True)
class FileKept:
    """An attached file."""

    number: int
    name: str
    digest: str
    size: int
    duty: str = ""
    """The obligation that it shows was met; empty for evidence of the use itself."""
    added_by: str
    added_at: datetime


def attach(
    name: str,
    stored: Stored,
    *,
    production: int | None,
    organisation: int,
    added_by: int | None,
    at: datetime,
    draft: int | None = None,
    use: int | None = None,
    record: int | None = None,
    duty: str = "",
) -> int:
    """Attach kept bytes to a draft, a use or a record, and return the file's number."""
    return FileRow.objects.create(
        production_id=production,
        organisation_id=organisation,
        draft_id=draft,
        declaration_id=use,
        record_id=record,
        duty=duty,
        name=name[:200],
        digest=stored.digest,
        size=stored.size,
        added_by_id=added_by,
        added_at=at,
    ).pk


def files_of(
    *, draft: int | None = None, use: int | None = None, record: int | None = None
) -> tuple[FileKept, ...]:
    """Return the files attached to one draft, use or record, in order."""
    owners = {"draft": draft, "declaration": use, "record": record}
    to, owner = next((to, owner) for to, owner in owners.items() if owner is not None)
    return tuple(
        FileKept(
            number=number,
            name=name,
            digest=digest,
            size=size,
            duty=duty,
            added_by=added_by or "",
            added_at=added_at,
        )
        for number, name, digest, size, duty, added_by, added_at in _attached(owner, to=to)
    )


@worded_once
def _attached(number: int, *, to: str) -> Rows:
    rows = FileRow.objects.filter(**{to: number}).order_by("pk")
    return rows.values_list("pk", "name", "digest", "size", "duty", "added_by__name", "added_at")


def evidence_in(
    production: int, declarations: Iterable[str] | None = None
) -> dict[str, frozenset[str]]:
    """Return the digests of the files that uses of a production stand on, by reference.

    What was filed for a duty is not among them: it shows what was done after the yes.
    """
    about = None if declarations is None else tuple(declarations)
    if about == ():
        return {}
    found: dict[str, set[str]] = {}
    for reference, digest in _evidence(production, about) if about else _evidence(production):
        found.setdefault(reference, set()).add(digest)
    return {reference: frozenset(digests) for reference, digests in found.items()}


@worded_once
def _evidence(production: int, about: tuple[str, ...] | None = None) -> Rows:
    rows = FileRow.objects.filter(
        production=production, declaration__isnull=False, record=None, duty=""
    )
    if about is not None:
        rows = rows.filter(declaration__reference__in=about)
    return rows.values_list("declaration__reference", "digest")


def file_of_use(use: int, number: int) -> FileKept:
    """Return one file attached to a use.

    Raises:
        NotThere: where it has no such file.
    """
    found = next((file for file in files_of(use=use) if file.number == number), None)
    if found is None:
        raise NotThere(number)
    return found
