"""A stretch of a file that is read at places, never whole, and never beyond its end."""

from dataclasses import dataclass
from struct import Struct
from typing import Any, BinaryIO

from clearslate.domain.provenance import WhyNotRead

_BLOCK = 64 * 1024


class Broken(Exception):
    """The bytes stop making sense here, or a limit is met; ``why`` and ``detail`` say which."""

    def __init__(self, why: WhyNotRead, detail: object = "") -> None:
        super().__init__(why.value, detail)
        self.why = why
        self.detail = str(detail)


class Source:
    """An open file, read in blocks of which the last is kept: headers lie close together."""

    def __init__(self, file: BinaryIO, size: int) -> None:
        self._file = file
        self.size = size
        self._block = b""
        self._start = 0

    def read(self, at: int, count: int) -> bytes:
        """Return the bytes from ``at`` on, ``count`` or as many as there are."""
        kept = at - self._start
        if kept >= 0 and kept + count <= len(self._block):
            return self._block[kept : kept + count]
        self._file.seek(at)
        if count >= _BLOCK:
            return self._file.read(count)
        self._block, self._start = self._file.read(_BLOCK), at
        return self._block[:count]


@dataclass(frozen=True, slots=True)
class Span:
    """The bytes of ``source`` from ``start`` up to ``end``; positions inside count from 0."""

    source: Source
    start: int
    end: int

    @property
    def size(self) -> int:
        """How many bytes it has."""
        return self.end - self.start

    def bytes_at(self, at: int, count: int) -> bytes:
        """Return exactly ``count`` bytes.

        Raises:
            Broken: where they are not there.
        """
        if at < 0 or count < 0 or at + count > self.size:
            raise Broken(WhyNotRead.TRUNCATED, self.start + at)
        found = self.source.read(self.start + at, count)
        if len(found) < count:
            raise Broken(WhyNotRead.TRUNCATED, self.start + at)
        return found

    def some(self, at: int, count: int) -> bytes:
        """Return up to ``count`` bytes, fewer at the end."""
        return self.source.read(self.start + at, max(0, min(count, self.size - at)))

    def numbers(self, shape: Struct, at: int) -> tuple[Any, ...]:
        """Return the numbers and bytes that ``shape`` finds at ``at``.

        Raises:
            Broken: where the stretch ends before.
        """
        return shape.unpack(self.bytes_at(at, shape.size))

    def part(self, at: int, count: int) -> "Span":
        """Return the stretch of ``count`` bytes from ``at`` on.

        Raises:
            Broken: where it would reach beyond the end.
        """
        if at < 0 or count < 0 or at + count > self.size:
            raise Broken(WhyNotRead.TRUNCATED, self.start + at)
        return Span(self.source, self.start + at, self.start + at + count)

    def whole(self) -> bytes:
        """Return all its bytes; ask for its size first."""
        return self.bytes_at(0, self.size)
