"""Putting lines at the end of a file that others may be reading: whole or not at all."""

import os
import shutil
from pathlib import Path
from typing import BinaryIO

from clearslate.formats.assets import LONGEST_REGISTER
from clearslate.formats.errors import DocumentError
from clearslate.formats.files import too_long
from clearslate.formats.phrase import Phrase

_TRIES = 5
_AT_REST = Phrase(
    en="a register that nobody else writes to; run the command again",
    fr="un registre que personne d’autre n’écrit ; relancez la commande",
)


def append(register: Path, added: BinaryIO) -> None:
    """Put lines at the end of a register, whole or not at all; what stands there is kept.

    Raises:
        DocumentError: where it would grow too long, or somebody else keeps writing to it.
    """
    target = Path(os.path.realpath(register))
    beside = target.with_name(f".{target.name}.{os.getpid()}.writing")
    try:
        for _ in range(_TRIES):
            before = _state(target)
            _write(beside, target, added)
            if beside.stat().st_size > LONGEST_REGISTER:
                raise too_long(register.name, beside.stat().st_size, LONGEST_REGISTER)
            if _state(target) == before:
                os.replace(beside, target)
                return
    finally:
        beside.unlink(missing_ok=True)
    raise DocumentError(where=str(register), found=register.name, expected=_AT_REST)


def _state(path: Path) -> tuple[int, int, int] | None:
    try:
        status = path.stat()
    except FileNotFoundError:
        return None
    return status.st_ino, status.st_size, status.st_mtime_ns


def _write(beside: Path, target: Path, added: BinaryIO) -> None:
    with beside.open("wb") as whole:
        if target.exists():
            shutil.copymode(target, beside)
            with target.open("rb") as old:
                shutil.copyfileobj(old, whole)
            if whole.tell() and not _ends_a_line(target):
                whole.write(b"\n")
        added.seek(0)
        shutil.copyfileobj(added, whole)
        whole.flush()
        os.fsync(whole.fileno())


def _ends_a_line(path: Path) -> bool:
    with path.open("rb") as file:
        file.seek(-1, os.SEEK_END)
        return file.read(1) == b"\n"
