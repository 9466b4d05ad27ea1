"""From edits to events: timecodes counted, media named, oddities noted.

Where comments name media that no event line carries (a title keyed over a cut, the
outgoing clip of a bare dissolve), the event has that piece as well: a name in the list
is never left out of the check.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from clearslate.domain.timecode import NoSuchTimecode, Rate, Timecode, TimecodeFault
from clearslate.domain.timeline import Event, NotUnderstood, Oddity, Source, TrackKind, WhyNot
from clearslate.formats.edl_edits import Edit, lost
from clearslate.formats.edl_lines import EventLine, Track
from clearslate.formats.edl_names import oddity
from clearslate.formats.edl_sources import Times, name_sources

_WHY_NOT = {
    TimecodeFault.FRAMES: WhyNot.FRAME_NUMBER,
    TimecodeFault.DROPPED: WhyNot.DROPPED_NUMBER,
}


class _Backwards(Exception):
    """A place in the cut that ends before it starts."""


@dataclass(frozen=True, slots=True)
class Timed:
    """An event line with its timecodes counted."""

    line: EventLine
    times: Times
    past_midnight: bool

    @property
    def durations_differ(self) -> bool:
        """Whether source and record run for different numbers of frames."""
        source_in, source_out, record_in, record_out = self.times
        record = record_out.frames - record_in.frames
        return record > 0 and abs(source_out.frames - source_in.frames) != record


class Clock:
    """Counts the timecodes of one list; knows when the list has passed midnight.

    ``by_mode`` counts ``:`` as drop frame where the frame code mode says so: it is set for
    lists whose timecodes carry no mark of their own.
    """

    def __init__(self, rate: Rate, *, by_mode: bool) -> None:
        self.rate = rate
        self._by_mode = by_mode
        self._day = rate.day(drop=rate.drop_possible)
        self._read: tuple[dict[str, Timecode], dict[str, Timecode]] = ({}, {})
        self._midnight_after: int | None = None

    def timed(self, line: EventLine, mode: bool | None) -> Timed:
        """Return ``line`` with its timecodes counted.

        Raises:
            NoSuchTimecode: where the list's rate has no such timecode.
            _Backwards: where it ends before it starts.
        """
        drop = True if mode and self._by_mode else None
        read = self._read[drop is True]
        a, b, c, d = [read.get(text) or self._timecode(text, drop) for text in line.times]
        if (
            self._midnight_after is None
            and a.frames <= b.frames
            and c.frames <= d.frames < self._day
        ):
            return Timed(line, (a, b, c, d), False)
        return self._unfolded(line, (a, b, c, d))

    def _unfolded(self, line: EventLine, times: Times) -> Timed:
        """Return ``line`` with the times after midnight counted on from the day before."""
        a, b, c, d = times
        source_out, _ = self._after(a, b)
        record_in, wrapped_before = self._today(c)
        record_out, wrapped = self._after(record_in, d)
        if record_out.frames < record_in.frames:
            raise _Backwards
        if record_out.frames >= self._day > record_in.frames:
            self._midnight_after = record_in.frames
        return Timed(line, (a, source_out, record_in, record_out), wrapped or wrapped_before)

    def _timecode(self, text: str, drop: bool | None) -> Timecode:
        timecode = Timecode.parse(text, self.rate, drop=drop)
        self._read[drop is True][text] = timecode
        return timecode

    def _after(self, start: Timecode, end: Timecode) -> tuple[Timecode, bool]:
        """Return ``end`` a day later where that places it within 12 hours after ``start``."""
        day = self.rate.day(drop=end.drop)
        if end.frames < start.frames <= day and end.frames + day - start.frames <= day // 2:
            return end.moved(day), True
        if start.frames > day > end.frames:
            return end.moved(day), True
        return end, False

    def _today(self, start: Timecode) -> tuple[Timecode, bool]:
        """Return ``start`` a day later where the list passed midnight before it."""
        day = self.rate.day(drop=start.drop)
        if self._midnight_after is None or start.frames >= self._midnight_after - day // 2:
            return start, False
        return start.moved(day), True


def events_of(edit: Edit, clock: Clock) -> tuple[list[Event], list[NotUnderstood]]:
    """Return the events that an edit is, and its lines that cannot be."""
    timed: list[Timed] = []
    failed: list[NotUnderstood] = []
    for line in edit.lines:
        try:
            timed.append(clock.timed(line, edit.drop))
        except NoSuchTimecode as error:
            reason = _WHY_NOT.get(error.fault, WhyNot.TIMECODE)
            failed.append(lost(line.line, line.text, reason))
        except _Backwards:
            failed.append(lost(line.line, line.text, WhyNot.BACKWARDS))
    if not timed:
        failed += (lost(line, text, WhyNot.BELONGS_TO_LOST) for line, text in edit.notes)
        return [], failed
    return _events(edit, timed, clock.rate), failed


def _events(edit: Edit, timed: list[Timed], rate: Rate) -> list[Event]:
    comments = tuple([text for _, text in edit.notes])
    pieces = [(line.line, line.times) for line in timed]
    sources = name_sources(pieces, comments, edit.speeds, rate)
    start, end = timed[0].times[2], timed[0].times[3]
    if len(timed) > 1:
        start = min((line.times[2] for line in timed), key=_frames)
        end = max((line.times[3] for line in timed), key=_frames)
    transition = timed[-1].line.transition
    notes = tuple(_notes(edit, timed, sources))
    return [
        Event(
            number=timed[0].line.number,
            track=track.name,
            kind=track.kind,
            start=start,
            end=end,
            sources=sources,
            transition=transition.name,
            transition_frames=transition.frames,
            notes=notes,
            comments=comments,
            line=timed[0].line.line,
        )
        for track in _tracks(edit)
    ]


def _frames(timecode: Timecode) -> int:
    return timecode.frames


def _tracks(edit: Edit) -> Iterable[Track]:
    """Return the tracks of an edit; ``NONE`` gives way to channels named on a line below."""
    tracks = edit.lines[0].tracks
    if not edit.more_tracks:
        return tracks
    if tracks[0].kind is TrackKind.OTHER:
        tracks = ()
    return dict.fromkeys((*tracks, *edit.more_tracks))


def _notes(edit: Edit, timed: list[Timed], sources: tuple[Source, ...]) -> Iterator[Oddity]:
    yield from _speed_notes(edit, sources)
    if all(source.black for source in sources):
        yield Oddity.BLACK
    elif any(line.durations_differ for line in timed):
        yield Oddity.DURATIONS_DIFFER
    if all(line.times[2].frames == line.times[3].frames for line in timed):
        yield Oddity.ZERO_LENGTH
    if edit.split:
        yield Oddity.SPLIT
    if any(line.past_midnight for line in timed):
        yield Oddity.PASSES_MIDNIGHT


def _speed_notes(edit: Edit, sources: tuple[Source, ...]) -> Iterator[Oddity]:
    found = {note for _, text in edit.notes if (note := oddity(text)) is not None}
    if edit.speeds:
        found |= {note for source in sources for note in _of_speed(source.speed)}
    if not found:
        return
    for note in (Oddity.RETIMED, Oddity.REVERSE, Oddity.FREEZE, Oddity.STILL):
        if note in found:
            yield note


def _of_speed(speed: Fraction | None) -> Iterator[Oddity]:
    if speed is None:
        return
    if speed == 0:
        yield Oddity.FREEZE
        return
    if speed < 0:
        yield Oddity.REVERSE
    if abs(speed) != 1:
        yield Oddity.RETIMED
