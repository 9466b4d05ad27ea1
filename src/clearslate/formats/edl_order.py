"""What is odd about the places of events beside one another on a track."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from clearslate.domain.timeline import Event, Oddity


def with_order_notes(events: list[Event], drop: bool) -> Iterator[Event]:
    """Yield the events with what is odd about their places beside one another."""
    found: defaultdict[int, list[Oddity]] = defaultdict(list)
    latest: dict[str, int] = {}
    for place, event in enumerate(events):
        start = event.start.frames
        if start < latest.setdefault(event.track, start):
            found[place].append(Oddity.OUT_OF_ORDER)
        else:
            latest[event.track] = start
        if event.start.drop is not drop:
            found[place].append(Oddity.FRAME_CODE_DIFFERS)
    for place in _overlapping(events):
        found[place].append(Oddity.OVERLAPS)
    for place, event in enumerate(events):
        notes = found.get(place)
        yield replace(event, notes=(*event.notes, *notes)) if notes else event


def _overlapping(events: list[Event]) -> set[int]:
    """Return the positions of events that share frames with another of their track."""
    found: set[int] = set()
    furthest: dict[str, int] = {}
    for place in sorted(range(len(events)), key=lambda place: events[place].start.frames):
        event = events[place]
        if not event.frames:
            continue
        last = furthest.get(event.track)
        if last is not None and event.start.frames < events[last].end.frames:
            found |= {place, last}
        if last is None or event.end.frames > events[last].end.frames:
            furthest[event.track] = place
    return found
