"""Which files a sweep reads, in which order, and which of them it has read before."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

from clearslate.domain.provenance import Inspection, Origin
from clearslate.formats.errors import DocumentError
from clearslate.formats.inspection_lines import FileState, inspection_line, read_lines
from clearslate.formats.phrase import both

_LITTER = frozenset((".DS_Store", "Thumbs.db", "desktop.ini"))
_COMPANION = "._"
"""What macOS puts beside each file on foreign disks."""
_OF_A_SWEEP = both(
    "the lines of an earlier `clearslate inspect --resume`, or a new file",
    "les lignes d’un « clearslate inspect --resume » antérieur, ou un nouveau fichier",
)


def files_in(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield every file named, and every file below every folder named, in order of names.

    Nothing but one folder is held in memory. Links to folders are not followed, so that no
    circle of them is; what a file browser leaves behind is passed over.
    """
    for path in paths:
        if path.is_dir():
            yield from _below(path)
        else:
            yield path


def _below(folder: Path) -> Iterator[Path]:
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        try:
            with os.scandir(here) as found:
                entries = sorted(found, key=lambda entry: entry.name)
        except OSError:
            # The folder cannot be opened, so it is a file that cannot be read.
            yield here
            continue
        yield from (here / e.name for e in entries if not _is_folder(e) and not _is_litter(e.name))
        waiting += [here / e.name for e in reversed(entries) if _is_folder(e)]


def _is_folder(entry: "os.DirEntry[str]") -> bool:
    return entry.is_dir(follow_symlinks=False)


def _is_litter(name: str) -> bool:
    return name in _LITTER or name.startswith(_COMPANION)


def state_of(path: Path) -> FileState:
    """Return the file as the system describes it now."""
    try:
        status = path.stat()
    except OSError:
        return FileState(path=str(path), size=None, modified=None)
    return FileState(path=str(path), size=status.st_size, modified=status.st_mtime_ns)


class Journal:
    """The file in which a sweep keeps its results, and from which it goes on.

    A line that an interruption left half written is taken away.

    Raises:
        DocumentError: where the file holds something else.
    """

    def __init__(self, path: Path) -> None:
        self._known: dict[bytes, Origin] = {}
        self._file: BinaryIO = path.open("a+b")
        self._file.seek(0)
        end = 0
        for size, state, origin in read_lines(iter(self._file)):
            end += size
            self._known[state.mark] = origin
        if not end and self._file.seek(0, os.SEEK_END):
            self._file.close()
            raise DocumentError(where=str(path), found=path.name, expected=_OF_A_SWEEP)
        self._file.truncate(end)

    def __enter__(self) -> "Journal":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._file.close()

    def known(self, path: Path) -> Origin | None:
        """Return what a file came to that was read before; None where it changed since."""
        return self._known.get(state_of(path).mark)

    def keep(self, path: Path, inspection: Inspection) -> None:
        """Write down what a file says; it is on its way to the disk when this returns."""
        self._file.write(inspection_line(state_of(path), inspection).encode("ascii"))
        self._file.flush()
