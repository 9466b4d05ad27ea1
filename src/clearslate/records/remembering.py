"""What was read, kept in memory until anything is logged.

Every change is in the log in its own transaction, so as long as the log's last entry is the
same, what was read before is what would be read now. Within a transaction nothing is
remembered: what is seen there may yet be taken back.
"""

import os
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from threading import Lock
from typing import ParamSpec, TypeVar

from django.db import connection
from django.db.models import OuterRef, Subquery

from clearslate.domain.people import Member
from clearslate.records.models import LogRow, ProductionRow

P = ParamSpec("P")
T = TypeVar("T")
_MOST = 128
"""Of each name, how much is kept at most."""
_MOST_OF_EACH = 4096
"""Of each name that is kept production by production: a few dozen readers of fifty of them."""
_shelves: dict[tuple[object, str], "_Shelf"] = {}
_turn = Lock()
_SUSPICIOUS = bool(os.environ.get("CLEARSLATE_SUSPICIOUS"))
"""Read everything again all the same, and fail where it is not what was remembered."""


class _Shelf(OrderedDict[Hashable, object]):
    """What was read under one name since one entry of the log, longest unused first."""

    last: int | None = None


class Forgotten(AssertionError):
    """Something changed and nothing was logged: what is remembered of it would be wrong."""


def until_logged(*, most: int = _MOST) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Let a function that reads return what it returned before, until anything is logged.

    Its arguments are hashable and hold everything that it depends on beside the tables: who
    asks, and for which day. It returns a value, and keeps ``most`` of them.
    """

    def decorate(read: Callable[P, T]) -> Callable[P, T]:
        name = f"{read.__module__}.{read.__qualname__}"

        @wraps(read)
        def reading(*args: P.args, **kwargs: P.kwargs) -> T:
            key = (args, tuple(sorted(kwargs.items())))
            return remembered(name, key, lambda: read(*args, **kwargs), most=most)

        return reading

    return decorate


def remembered(name: str, key: Hashable, read: Callable[[], T], *, most: int = _MOST) -> T:
    """Return what ``read`` returns, or what it returned since the last entry of the log.

    ``key`` holds everything else that it depends on: who asks, and for which day.
    """
    if _may_be_taken_back():
        return read()
    last, where = _last_entry(), (connection.settings_dict["NAME"], name)
    with _one_at_a_time((*where, key, last)):
        found = _found(where, last, key)
        if found is not _NOTHING and not _SUSPICIOUS:
            return found  # type: ignore[return-value]
        now = read()
        if found is not _NOTHING and now != found:
            raise Forgotten(f"{name}: something changed and nothing was logged")
        _keep(where, last, key, now, most)
    return now


_NOTHING = object()
"""Stands for what is not remembered: None may be."""


def _found(where: tuple[object, str], last: int | None, key: Hashable) -> object:
    with _turn:
        shelf = _shelves.setdefault(where, _Shelf())
        if shelf.last != last:
            shelf.clear()
            shelf.last = last
        if key not in shelf:
            return _NOTHING
        shelf.move_to_end(key)
        return shelf[key]


def _keep(
    where: tuple[object, str], last: int | None, key: Hashable, now: object, most: int
) -> None:
    with _turn:
        shelf = _shelves.setdefault(where, _Shelf())
        # Something was logged since, and another read: what was read before is not kept.
        if shelf.last == last:
            shelf[key] = now
            while len(shelf) > most:
                shelf.popitem(last=False)


_under_way: dict[Hashable, Lock] = {}


@contextmanager
def _one_at_a_time(reading: Hashable) -> Iterator[None]:
    """Let others who want the same wait for it: after an entry, all would read it at once."""
    with _turn:
        lock = _under_way.setdefault(reading, Lock())
    try:
        with lock:
            yield
    finally:
        with _turn:
            _under_way.pop(reading, None)


def remembered_of(
    productions: Iterable[int],
    name: str,
    key: Hashable,
    read: Callable[[tuple[int, ...]], Mapping[int, T]],
    *,
    most: int = _MOST_OF_EACH,
) -> dict[int, T]:
    """Return what ``read`` says of each production, or said since its last entry of the log.

    One change in a slate of fifty productions then has one of them read again. What is said of
    a production hangs on nothing that is logged of another, or of none. Where nothing is said
    of one, it is not among what is returned.
    """
    every = tuple(productions)
    if _may_be_taken_back():
        return dict(read(every))
    last = _last_of_each()
    with _turn:
        shelf = _shelves.setdefault((connection.settings_dict["NAME"], name), _Shelf())
        found: dict[int, T | None] = {}
        for each in every:
            slot = (key, each, last.get(each))
            if slot in shelf:
                shelf.move_to_end(slot)
                found[each] = shelf[slot]  # type: ignore[assignment]
    now = read(tuple(each for each in every if _SUSPICIOUS or each not in found))
    if _SUSPICIOUS and any(now.get(each) != said for each, said in found.items()):
        raise Forgotten(f"{name}: something changed and nothing was logged of its production")
    found |= {each: now.get(each) for each in every if each not in found}
    with _turn:
        for each, said in found.items():
            shelf[key, each, last.get(each)] = said
        while len(shelf) > most:
            shelf.popitem(last=False)
    return {each: said for each, said in found.items() if said is not None}


@until_logged()
def _last_of_each() -> dict[int, int]:
    """Return the last entry of the log about each production that has one."""
    entries = LogRow.objects.filter(production=OuterRef("pk")).order_by("-index")
    latest = ProductionRow.objects.annotate(last=Subquery(entries.values("index")[:1]))
    return {each: last for each, last in latest.values_list("pk", "last") if last is not None}


_read_at: ContextVar[list[int | None] | None] = ContextVar("read_at", default=None)


@contextmanager
def one_reading() -> Iterator[None]:
    """Ask once for the last entry of the log, and not before every reading in the body.

    For a request that only reads: all it shows is then as of one moment, or later.
    """
    token = _read_at.set([])
    try:
        yield
    finally:
        _read_at.reset(token)


def look_again() -> None:
    """Ask for the last entry once more, since this very reading has written one."""
    known = _read_at.get()
    if known is not None:
        known.clear()


def _may_be_taken_back() -> bool:
    return connection.in_atomic_block


def _last_entry() -> int | None:
    known = _read_at.get()
    if known:
        return known[0]
    # Put as plainly as it can be, since every page asks.
    table, column = LogRow._meta.db_table, connection.ops.quote_name("index")
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT MAX({column}) FROM {table}")
        found: tuple[int | None] = cursor.fetchone()
    if known is not None:
        known.append(found[0])
    return found[0]


def reach_key(member: Member) -> Hashable:
    """Return what decides which rows a member may see."""
    held = frozenset(member.in_production.items())
    return member.path, member.everywhere, held
