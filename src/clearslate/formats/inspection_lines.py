"""Inspections as JSON lines: one object a line, each for one file as it was when it was read."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b

from clearslate.domain.provenance import Inspection, Origin
from clearslate.formats.inspection_json import inspection_object


@dataclass(frozen=True, slots=True, kw_only=True)
class FileState:
    """A file as the system describes it; where one of the three differs, it is read again."""

    path: str
    size: int | None
    modified: int | None
    """Nanoseconds since 1970, as the file system says."""

    @property
    def mark(self) -> bytes:
        """A short digest that stands for the three: a hundred thousand of them are small."""
        told = json.dumps((self.path, self.size, self.modified)).encode()
        return blake2b(told, digest_size=12).digest()


def inspection_line(state: FileState, inspection: Inspection) -> str:
    """Return the line for one file, in ASCII and with its line break."""
    about = {"path": state.path, "modified": state.modified}
    told = {key: value for key, value in about.items() if value is not None}
    return json.dumps(told | inspection_object(inspection), separators=(",", ":")) + "\n"


def read_lines(lines: Iterator[bytes]) -> Iterator[tuple[int, FileState, Origin]]:
    """Yield, for each whole line, its length in bytes, the file and its origin.

    It ends at the first line that is not whole: there the writer was interrupted.
    """
    for line in lines:
        found = _read(line) if line.endswith(b"\n") else None
        if found is None:
            return
        yield len(line), *found


def _read(line: bytes) -> tuple[FileState, Origin] | None:
    try:
        told = json.loads(line)
        state = FileState(path=told["path"], size=told.get("size"), modified=told.get("modified"))
        return state, Origin(told["origin"])
    except (ValueError, KeyError, TypeError):
        return None
