"""Kept bytes that nothing points to any more: let go of after a week, and never before.

Bytes lie under their digest, so several rows may share them. What no row points to is marked
with an empty file beside it on the first day on which that is seen; what was marked for more
than a week, and was not stored again meanwhile, goes. Storing writes the bytes anew even where
they are there, so an upload that has no row yet is known by their age. All of this runs by the
machine's clock, by which the files have their age.
"""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import islice
from pathlib import Path

from django.utils import timezone

from clearslate.records.files import files_root
from clearslate.records.models import ConsentRequestRow, CutRow, FileRow, RecordRow

RESTS = timedelta(days=7)
"""How long bytes stay once nothing points to them; a form keeps a file for a day."""

_AT_ONCE = 500
_GOING = ".going"


@dataclass(frozen=True, slots=True, kw_only=True)
class Swept:
    """What was let go of."""

    files: int
    size: int


def sweep_files() -> Swept:
    """Let go of the bytes that nothing has pointed to for a week, and say how much it was."""
    bytes_, marks = files_root() / "bytes", files_root() / "unpointed"
    if not bytes_.is_dir():
        return Swept(files=0, size=0)
    marks.mkdir(exist_ok=True)
    _bring_back(bytes_, marks)
    before = (timezone.now() - RESTS).timestamp()
    due = (name for some in _by_batch(bytes_) for name in _due(some, bytes_, marks, before))
    sizes = [size for name in due if (size := _let_go(name, bytes_, marks, before)) is not None]
    _clear(marks, bytes_)
    return Swept(files=len(sizes), size=sum(sizes))


def _by_batch(folder: Path) -> Iterator[list[str]]:
    with os.scandir(folder) as found:
        names = (each.name for each in found if each.is_file(follow_symlinks=False))
        while batch := list(islice(names, _AT_ONCE)):
            yield batch


def _due(names: list[str], bytes_: Path, marks: Path, before: float) -> Iterator[str]:
    """Yield what may go, having marked what nothing points to since today."""
    pointed = _pointed_to(names)
    for name in names:
        mark = marks / name
        if name in pointed:
            mark.unlink(missing_ok=True)
        elif not mark.exists():
            mark.touch()
        elif max(_age(mark), _age(bytes_ / name)) < before and not _is_named(name):
            yield name


def _age(path: Path) -> float:
    """Return when a file was written; what is gone was written just now, so that it stays."""
    try:
        return path.stat().st_mtime
    except FileNotFoundError:
        return float("inf")


def _pointed_to(names: Iterable[str]) -> frozenset[str]:
    digests = [f"sha256:{name}" for name in names]
    files = FileRow.objects.filter(digest__in=digests).values_list("digest", flat=True)
    cuts = CutRow.objects.filter(file_digest__in=digests).values_list("file_digest", flat=True)
    return frozenset(digest.removeprefix("sha256:") for digest in (*files, *cuts))


def _is_named(name: str) -> bool:
    """Say whether a document names the bytes: a picture put to a performer, a record's paper."""
    digest = f"sha256:{name}"
    asked = ConsentRequestRow.objects.filter(asked__contains=digest)
    return asked.exists() or RecordRow.objects.filter(document__contains=digest).exists()


def _let_go(name: str, bytes_: Path, marks: Path, before: float) -> int | None:
    """Remove bytes and return their size; None where they were stored again at that moment.

    They are moved aside first: what is stored from then on lies in their place and is not
    touched, and what was stored just before is moved back.
    """
    going = marks / f"{name}{_GOING}"
    try:
        os.replace(bytes_ / name, going)
    except FileNotFoundError:
        return None
    found = going.stat()
    if found.st_mtime >= before:
        os.replace(going, bytes_ / name)
        return None
    going.unlink()
    (marks / name).unlink(missing_ok=True)
    return found.st_size


def _clear(marks: Path, bytes_: Path) -> None:
    """Take away the marks of what is no more, such as an upload that was under way."""
    for mark in marks.iterdir():
        if not (bytes_ / mark.name).exists():
            mark.unlink(missing_ok=True)


def _bring_back(bytes_: Path, marks: Path) -> None:
    """Undo what a sweep that was broken off had begun."""
    for going in marks.glob(f"*{_GOING}"):
        os.replace(going, bytes_ / going.name.removesuffix(_GOING))
