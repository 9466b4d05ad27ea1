"""Timelines: a cut as its edit list tells it, one event after another.

An event is a place in the cut and the pieces of media seen or heard there. Nothing
of the file is lost on the way: what could not be understood stands beside the
events, and what is odd about an event is noted on it.

Read next: ``cut_check.py`` for what is asked of every event.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from clearslate.domain.timecode import Rate, Timecode

_TRACK_NUMBER = re.compile(r"[0-9]+$")
LONGEST_QUOTE = 200


class TrackKind(StrEnum):
    """What a track carries; ``other`` is data, subtitles, or nothing at all."""

    PICTURE = "picture"
    SOUND = "sound"
    OTHER = "other"


class SourceRole(StrEnum):
    """What a piece of media does in an event."""

    FROM = "from"
    """Outgoing in a transition, or the background of a key."""
    TO = "to"
    KEY = "key"
    CLIP = "clip"


class Oddity(StrEnum):
    """Something about an event that a person may want to look at; `formats` says it in words."""

    DURATIONS_DIFFER = "durations_differ"
    """The source runs longer or shorter than its place in the cut."""
    RETIMED = "retimed"
    REVERSE = "reverse"
    FREEZE = "freeze"
    STILL = "still"
    OVERLAPS = "overlaps"
    """Another event of the same track stands at the same place."""
    OUT_OF_ORDER = "out_of_order"
    """It starts before an event that the file lists earlier on the same track."""
    ZERO_LENGTH = "zero_length"
    BLACK = "black"
    """It shows or plays no media."""
    SPLIT = "split"
    """Picture and sound start apart."""
    PASSES_MIDNIGHT = "passes_midnight"
    FRAME_CODE_DIFFERS = "frame_code_differs"
    """It is counted drop-frame where the timeline is not, or the other way round."""
    SOURCE_UNPLACED = "source_unplaced"
    """Its source times cannot be said as a timecode."""


class WhyNot(StrEnum):
    """Why a line could not be understood; `formats` says it in words."""

    UNKNOWN = "unknown"
    TOO_LONG = "too_long"
    TIMECODE = "timecode"
    FRAME_NUMBER = "frame_number"
    DROPPED_NUMBER = "dropped_number"
    BACKWARDS = "backwards"
    """The event ends before it starts."""
    BELONGS_TO_LOST = "belongs_to_lost"
    """It belongs to an event that could not be understood."""
    DISABLED = "disabled"
    """It is switched off and so not in the cut."""
    OUTSIDE = "outside"
    """It stands beside the timeline, not in it."""


class RateOrigin(StrEnum):
    """Who said a timeline's frame rate."""

    GIVEN = "given"
    FILE = "file"
    FILE_OVER_GIVEN = "file_over_given"
    """Both said one and they differ; the file's own holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One piece of media that an event shows or plays, by everything it is called."""

    name: str
    role: SourceRole = SourceRole.CLIP
    reel: str | None = None
    file: str | None = None
    digest: str | None = None
    """``sha256:`` and 64 lower-case hexadecimal digits."""
    source_in: Timecode | None = None
    source_out: Timecode | None = None
    speed: Fraction | None = None
    """1 is as recorded, negative plays backwards, 0 holds one frame; None is not said."""
    names: tuple[str, ...] = ()
    """Every other name the piece goes by in the file."""
    black: bool = False
    """Black or silence: no media at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One event of a cut on one track: its place, and the media there; ``end`` is exclusive.

    An edit of picture and two sound tracks is three events of one number. A transition
    starts the event of its incoming clip and has the outgoing one as a further source.
    """

    number: str
    track: str
    kind: TrackKind
    start: Timecode
    end: Timecode
    sources: tuple[Source, ...]
    transition: str | None = None
    """None for a cut; ``dissolve``, ``wipe 001``, ``key``."""
    transition_frames: int = 0
    notes: tuple[Oddity, ...] = ()
    comments: tuple[str, ...] = ()
    """Every further line of the file about this event, as it was written."""
    line: int | None = None

    @property
    def frames(self) -> int:
        """How many frames of the cut the event takes."""
        return self.end.frames - self.start.frames

    @property
    def seconds(self) -> Fraction:
        """How long the event takes, exactly."""
        return self.frames / self.start.rate.fps

    @property
    def is_black(self) -> bool:
        """Whether the event shows and plays no media."""
        return Oddity.BLACK in self.notes


@dataclass(frozen=True, slots=True, kw_only=True)
class NotUnderstood:
    """A part of the file that became no event; ``line`` is 0 where the file has no lines."""

    line: int
    text: str
    """Shortened to 200 characters."""
    reason: WhyNot = WhyNot.UNKNOWN


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """A cut as its file tells it; events stand in the order of the file."""

    name: str
    rate: Rate
    drop: bool
    start: Timecode
    end: Timecode
    events: tuple[Event, ...]
    not_understood: tuple[NotUnderstood, ...] = ()
    comments: tuple[str, ...] = ()
    """Lines of the file about the whole of it."""
    rate_from: RateOrigin = RateOrigin.GIVEN

    @property
    def duration(self) -> int:
        """How many frames there are from start to end."""
        return self.end.frames - self.start.frames

    @property
    def tracks(self) -> tuple[str, ...]:
        """Names of the tracks as an editor sees them: picture from the top down, then sound."""
        kinds = {event.track: event.kind for event in self.events}
        return tuple(sorted(kinds, key=lambda track: _place(track, kinds[track])))


_KINDS = tuple(TrackKind)


def _place(track: str, kind: TrackKind) -> tuple[int, int, str]:
    number = _TRACK_NUMBER.search(track)
    height = int(number.group()) if number else 0
    return _KINDS.index(kind), -height if kind is TrackKind.PICTURE else height, track
