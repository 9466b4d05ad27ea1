"""Figures over everything, kept in memory until anything is logged.

Every change is in the log in its own transaction, so as long as the log's last entry is the
same, a figure counted before is the figure that would be counted now. Within a transaction
nothing is remembered: what is seen there may yet be taken back.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import TypeVar

from django.db import connection

from clearslate.domain.people import Member
from clearslate.records.models import LogRow

T = TypeVar("T")
_MOST = 4_096
_kept: OrderedDict[Hashable, tuple[int | None, object]] = OrderedDict()
_turn = Lock()


def remembered(name: str, key: Hashable, count: Callable[[], T]) -> T:
    """Return what ``count`` returns, or what it returned since the last entry of the log.

    ``key`` holds everything else that the figure depends on: who asks, and for which day.
    """
    if connection.in_atomic_block:
        return count()
    last = LogRow.objects.order_by("-index").values_list("index", flat=True).first()
    place = (connection.settings_dict["NAME"], name, key)
    with _turn:
        found = _kept.get(place)
        if found is not None and found[0] == last:
            _kept.move_to_end(place)
            return found[1]  # type: ignore[return-value]
    figure = count()
    with _turn:
        if found is not None:
            # Something was logged: what was kept before is never asked for again.
            _forget_before(last)
        _kept[place] = (last, figure)
        while len(_kept) > _MOST:
            _kept.popitem(last=False)
    return figure


def _forget_before(last: int | None) -> None:
    for place in [place for place, (at, _) in _kept.items() if at != last]:
        del _kept[place]


def reach_key(member: Member) -> Hashable:
    """Return what decides which rows a member may see."""
    held = frozenset(member.in_production.items())
    return member.path, member.everywhere, held
