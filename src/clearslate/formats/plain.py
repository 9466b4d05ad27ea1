"""A plain document: what a YAML or JSON text says, before anyone asks what it means.

Plain values are what JSON can hold. Numbers with a point are kept as they were written
(``1.10`` is not ``1.1``), so a version or a rate survives being read and written. Every part
of a document knows its line, so an error can point at it.

Read next: ``yaml_text.py`` for where documents come from, ``shapes.py`` for what they mean.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import PurePath
from typing import TypeAlias

from clearslate.formats.errors import DocumentError
from clearslate.formats.phrase import Phrase

Plain: TypeAlias = "bool | int | Decimal | str | list[Plain] | dict[str, Plain] | None"
"""What a document can hold."""

Step = str | int
"""One step into a document: the key of a mapping or the position in a list, from 0."""


UNWRITABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]"
)
"""A character that no document may hold, written out or escaped."""


@dataclass(frozen=True, slots=True)
class Lines:
    """The line on which a part of a document stands, and those of the parts within it.

    What stands under a key has the line of the key.
    """

    line: int
    parts: Mapping[Step, "Lines"] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A plain document with its name, and where each part of it stands.

    ``lines`` is asked only when something is wrong; a document that never was a text
    (a row, a value in memory) has none.
    """

    value: dict[str, Plain]
    source: str
    lines: Callable[[], Lines] | None = field(default=None, compare=False, repr=False)

    @property
    def stem(self) -> str:
        """The name of the file without its folder and ending."""
        return PurePath(self.source).stem

    def where(self, *path: Step) -> str:
        """Return the place of the part at ``path``, as ``file:line field.path``.

        The line is that of the nearest part that stands in the document, so the place of a
        missing field is that of the mapping it is missing from.
        """
        place = self.source
        if self.lines is not None:
            place += f":{_nearest_line(self.lines(), path)}"
        return f"{place} {dotted(path)}" if path else place

    def refused(
        self, *path: Step, found: object, expected: Phrase, nearest: str | None = None
    ) -> DocumentError:
        """Return the error that says what is wrong with the part at ``path``."""
        return DocumentError(
            where=self.where(*path), found=found, expected=expected, nearest=nearest
        )


def quoted(value: Plain) -> str:
    """Return ``value`` as a document would spell it, too short to fill a screen."""
    if isinstance(value, dict):
        return "{" + ", ".join(value) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(quoted(part) for part in value[:4]) + ("…]" if value[4:] else "]")
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    return spelled(value)


def spelled(value: int | Decimal | str) -> str:
    """Return a text or number as it was written."""
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def dotted(path: tuple[Step, ...]) -> str:
    """Return ``path`` as people write it: ``pipeline[0].inputs``."""
    text = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return text.removeprefix(".")


def _nearest_line(lines: Lines, path: tuple[Step, ...]) -> int:
    for step in path:
        if step not in lines.parts:
            break
        lines = lines.parts[step]
    return lines.line
