"""Checkpoints of the log, and the log's leaves as they are needed to make and hold them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import NamedTuple

from django.db import connection

from clearslate.domain.tree_hash import Frontier
from clearslate.records.models import CheckpointRow, LogRow

_A_CHUNK = 5_000
_HASH = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckpointKept:
    """A checkpoint as it was made."""

    size: int
    root: bytes
    at: datetime
    note: str
    peaks: tuple[bytes, ...] = ()

    @property
    def frontier(self) -> Frontier:
        """The edge of the tree, to go on from."""
        return Frontier(self.size, self.peaks)


class EntryKept(NamedTuple):
    """An entry of the log with the columns beside it, for those who verify a million of them."""

    number: int
    at: str
    """In UTC, to the millisecond, as entries spell it."""
    actor: str
    act: str
    subject: str
    entry: str
    leaf: bytes


def last_checkpoint() -> CheckpointKept | None:
    """Return the latest checkpoint; None where none was made."""
    row = CheckpointRow.objects.order_by("-size").first()
    return None if row is None else _checkpoint(row)


def checkpoints() -> tuple[CheckpointKept, ...]:
    """Return every checkpoint, smallest first."""
    return tuple(_checkpoint(row) for row in CheckpointRow.objects.order_by("size"))


def latest_checkpoints(most: int = 20) -> tuple[CheckpointKept, ...]:
    """Return the latest checkpoints, newest first."""
    return tuple(_checkpoint(row) for row in CheckpointRow.objects.order_by("-size")[:most])


def keep_checkpoint(kept: CheckpointKept) -> None:
    """Keep a checkpoint."""
    CheckpointRow.objects.create(
        size=kept.size,
        root=kept.root,
        peaks=b"".join(kept.peaks),
        at=kept.at,
        note=kept.note,
    )


def _checkpoint(row: CheckpointRow) -> CheckpointKept:
    peaks = bytes(row.peaks)
    return CheckpointKept(
        size=row.size,
        root=bytes(row.root),
        at=row.at,
        note=row.note,
        peaks=tuple(peaks[n : n + _HASH] for n in range(0, len(peaks), _HASH)),
    )


def log_size() -> int:
    """Return one more than the last entry's index; 0 where there is none."""
    last = LogRow.objects.order_by("-index").values_list("index", flat=True).first()
    return 0 if last is None else last + 1


def leaves(first: int, end: int | None = None) -> Iterator[bytes]:
    """Yield the leaf hashes from ``first`` up to, without, ``end``."""
    rows = LogRow.objects.filter(index__gte=first).order_by("index")
    if end is not None:
        rows = rows.filter(index__lt=end)
    for leaf in rows.values_list("leaf", flat=True).iterator(chunk_size=_A_CHUNK):
        yield bytes(leaf)


def whole_log() -> Iterator[EntryKept]:
    """Yield every entry in order, read from the database without a detour over rows."""
    table = connection.ops.quote_name(LogRow._meta.db_table)
    index = connection.ops.quote_name("index")
    # As text SQLite need not parse a million instants.
    at = "CAST(at AS TEXT)" if connection.vendor == "sqlite" else "at"
    asked = f"SELECT {index}, {at}, actor, act, subject, entry, leaf FROM {table} ORDER BY {index}"
    with connection.chunked_cursor() as cursor:
        cursor.execute(asked)
        while rows := cursor.fetchmany(_A_CHUNK):
            for row in rows:
                number, told, actor, act, subject, entry, leaf = row
                yield EntryKept(number, _spelled(told), actor, act, subject, entry, bytes(leaf))


def _spelled(at: object) -> str:
    """Return an instant as entries spell it; SQLite gives it as text, without its zone."""
    if isinstance(at, datetime):
        return at.astimezone(UTC).isoformat(timespec="milliseconds")
    text = str(at)
    return f"{text[:10]}T{text[11:19]}.{text[20:23] or '000'}+00:00"
