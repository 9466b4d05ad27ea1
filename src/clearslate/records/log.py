"""The audit log: appended to in the transaction of every change, never written otherwise.

An entry's canonical bytes are hashed as a leaf of RFC 9162; who, what and when stand in
columns beside it for those who read.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from django.db import connection, transaction

from clearslate.domain.tree_hash import leaf_hash
from clearslate.formats.canonical import canonical
from clearslate.records.models import LogRow
from clearslate.records.remembering import look_again
from clearslate.records.worded import Row, Rows, worded_once

_LOCK = 0x636C6C6F67
"""The advisory lock that appends on PostgreSQL wait for; SQLite has one writer anyway."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What happened: who did what to which thing, with what came of it."""

    at: datetime
    actor: str
    act: str
    subject: str
    production: int | None = None
    organisation: int | None = None
    confidential: bool = False
    """For reviewers only, such as a confidential note."""
    details: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Logged:
    """An entry as it stands in the log."""

    index: int
    at: datetime
    actor: str
    act: str
    subject: str
    entry: str
    leaf: bytes


def append(entry: Entry) -> int:
    """Append ``entry`` to the log and return its index; only within a transaction.

    Raises:
        RuntimeError: outside a transaction, where the entry could outlive its change.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("the log is written in the transaction of the change it tells of")
    take_turn()
    last = LogRow.objects.order_by("-index").values_list("index", flat=True).first()
    index = 0 if last is None else last + 1
    text = canonical(_spelt(entry, index)).decode()
    LogRow.objects.create(
        index=index,
        at=entry.at,
        actor=entry.actor,
        act=entry.act,
        subject=entry.subject,
        production=entry.production,
        organisation=entry.organisation,
        confidential=entry.confidential,
        entry=text,
        leaf=leaf_hash(text.encode()),
    )
    look_again()
    return index


def take_turn() -> None:
    """Wait until no other transaction writes the log, and let none until this one ends.

    Whoever holds a row and then appends takes its turn before the row: two who wait for each
    other would both wait for ever. SQLite has one writer anyway.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])


def _spelt(entry: Entry, index: int) -> dict[str, object]:
    return {
        "index": index,
        "at": entry.at.astimezone(UTC).isoformat(timespec="milliseconds"),
        "actor": entry.actor,
        "act": entry.act,
        "subject": entry.subject,
        "details": dict(entry.details),
    }


def entries(first: int = 0) -> Iterator[Logged]:
    """Yield the whole log from ``first``, in order; for those who verify or export it."""
    rows = LogRow.objects.filter(index__gte=first).order_by("index").values_list(*_COLUMNS)
    for row in rows.iterator(chunk_size=2_000):
        yield _logged(row)


def entries_about(subject: str, *, confidential: bool) -> tuple[Logged, ...]:
    """Return what was logged about one thing, in order."""
    return tuple(map(_logged, _about(subject, confidential=confidential)))


@worded_once
def _about(subject: str, *, confidential: bool) -> Rows:
    rows = LogRow.objects.filter(subject=subject).order_by("index")
    return (rows if confidential else rows.filter(confidential=False)).values_list(*_COLUMNS)


_COLUMNS = ("index", "at", "actor", "act", "subject", "entry", "leaf")


def _logged(told: Row) -> Logged:
    index, at, actor, act, subject, entry, leaf = told
    return Logged(
        index=index, at=at, actor=actor, act=act, subject=subject, entry=entry, leaf=bytes(leaf)
    )


atomic = transaction.atomic
"""One operation: all of it or none of it."""
