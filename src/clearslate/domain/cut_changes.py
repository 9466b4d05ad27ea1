"""What changed between two versions of a cut, so that only that needs a person.

An event is the same when it shows the same part of the same media; its number and its
place in the cut may differ. Each old event stands for at most one new one.
"""

from collections import Counter
from collections.abc import Hashable
from dataclasses import dataclass
from enum import StrEnum

from clearslate.domain.cut_check import CheckedEvent, CutCheck
from clearslate.domain.matching import plain_name
from clearslate.domain.timeline import Event, Source, Timeline


class Change(StrEnum):
    """What became of an event since the older cut."""

    SAME = "same"
    MOVED = "moved"
    """The same part of the same media, at another place or on another track."""
    TRIMMED = "trimmed"
    """Another part of media that the older cut shows too."""
    NEW = "new"


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """A cut held against an older version of it."""

    older: str
    changed: tuple[tuple[Change, CheckedEvent], ...]
    """The events that show what the older cut does not, in the order of the cut."""
    same: int
    moved: int
    """Those that only stand elsewhere, as everything does behind an inserted shot."""
    removed: tuple[Event, ...]
    """Events of the older cut whose media the new one shows no part of."""


def changes_since(check: CutCheck, older: Timeline) -> Changes:
    """Return what became of every event of ``check`` since the cut ``older``."""
    placed = Counter(_placed(event) for event in older.events)
    shown = Counter(_shown(event) for event in older.events)
    media = {name for event in older.events for name in _media(event)}
    same = [_take(placed, _placed(each.event)) for each in check.events]
    for each, stayed in zip(check.events, same, strict=True):
        if stayed:
            shown[_shown(each.event)] -= 1
    became = [
        (Change.SAME if stayed else _change(each.event, shown, media), each)
        for each, stayed in zip(check.events, same, strict=True)
    ]
    counted = Counter(change for change, _ in became)
    now = {name for checked in check.events for name in _media(checked.event)}
    return Changes(
        older=older.name,
        changed=tuple(each for each in became if each[0] in (Change.NEW, Change.TRIMMED)),
        same=counted[Change.SAME],
        moved=counted[Change.MOVED],
        removed=tuple(e for e in older.events if _media(e) and not now & set(_media(e))),
    )


def _change(event: Event, shown: Counter[Hashable], media: set[str]) -> Change:
    """Return what became of an event that does not stand where it stood."""
    if _take(shown, _shown(event)) or not _media(event):
        return Change.MOVED
    return Change.TRIMMED if media & set(_media(event)) else Change.NEW


def _take(left: Counter[Hashable], one: Hashable) -> bool:
    """Take one old event out of those that are left, if there is one."""
    if left[one] <= 0:
        return False
    left[one] -= 1
    return True


def _placed(event: Event) -> Hashable:
    return event.track, event.start.frames, event.frames, _shown(event)


def _shown(event: Event) -> Hashable:
    parts = tuple(_part(source) for source in event.sources)
    # Where the file does not say which part is shown, its length has to tell.
    untold = any(s.source_in is None or s.source_out is None for s in event.sources)
    return parts, event.frames if untold else None


def _part(source: Source) -> Hashable:
    begins = source.source_in.frames if source.source_in is not None else None
    ends = source.source_out.frames if source.source_out is not None else None
    return _called(source), begins, ends, source.speed


def _media(event: Event) -> tuple[str, ...]:
    return tuple(_called(source) for source in event.sources if not source.black)


def _called(source: Source) -> str:
    return source.digest or plain_name(source.name)
