"""Frame rates and timecodes: every frame of a cut has exactly one address.

A rate is exact (24000/1001, not 23.976) and a timecode is a number of frames, so
nothing drifts over the length of a film. Drop-frame counting skips frame numbers,
never frames: two numbers a minute at 29.97, four at 59.94, but for every tenth
minute.

Read next: ``timeline.py`` for what stands at those addresses.
"""

import re
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from math import ceil
from typing import Self

_HIGHEST = 1000
_NTSC = Fraction(1000, 1001)
_SPELLING = re.compile(r"([0-9]{1,9})(?:[.,]([0-9]{1,15})|/([0-9]{1,9}))?")
# 23.97 is the roughest usual spelling of an NTSC rate: 0.006 beside 24000/1001.
_NEAR_NTSC = Fraction(13, 2000)
_NEAR_WHOLE = Fraction(1, 2000)
_DROPPED = {Fraction(30000, 1001): 2, Fraction(60000, 1001): 4}
_SHAPE = re.compile(r"([0-9]{1,2})[:;.]([0-9]{1,2})[:;.]([0-9]{1,2})([:;.])([0-9]{1,4})")
_HOURS = 100
_DAY = 24


class NoSuchRate(ValueError):
    """A text or number that is no frame rate from just above 0 to 1000 frames a second."""

    def __init__(self, found: object) -> None:
        super().__init__(str(found))
        self.found = str(found)


class TimecodeFault(StrEnum):
    """Why a timecode cannot be, at the rate it is read at."""

    SHAPE = "shape"
    MINUTES = "minutes"
    SECONDS = "seconds"
    FRAMES = "frames"
    """The rate counts fewer frames to the second."""
    DROPPED = "dropped"
    """Drop-frame counting skips this number."""
    RANGE = "range"
    """Before 00:00:00:00 or past hour 99."""
    NO_DROP = "no_drop"
    """The rate has no drop-frame counting."""


class NoSuchTimecode(ValueError):
    """A timecode that no frame has, and the reason."""

    def __init__(self, found: object, fault: TimecodeFault) -> None:
        super().__init__(f"{found}: {fault}")
        self.found = str(found)
        self.fault = fault


def exact_fps(spelled: Fraction) -> Fraction:
    """Return the rate that ``spelled`` rounds: NTSC rates exactly, whole ones whole."""
    whole = Fraction(round(spelled))
    if abs(spelled - whole) <= _NEAR_WHOLE:
        return whole
    ntsc = ceil(spelled) * _NTSC
    return ntsc if abs(spelled - ntsc) <= _NEAR_NTSC else spelled


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """Frames a second, exactly.

    Raises:
        NoSuchRate: where ``fps`` is not above 0 and at most 1000.
    """

    fps: Fraction
    nominal: int = field(init=False, repr=False, compare=False)
    """How many frame numbers a second of timecode has: 24 for 24000/1001."""
    dropped: int = field(init=False, repr=False, compare=False)
    """How many numbers drop-frame counting skips in a minute; 0 where there is no such thing."""
    ends: tuple[int, int] = field(init=False, repr=False, compare=False)
    """The number of frames in 100 hours, and in 100 hours of drop frame."""

    def __post_init__(self) -> None:
        if not 0 < self.fps <= _HIGHEST:
            raise NoSuchRate(self.fps)
        object.__setattr__(self, "nominal", ceil(self.fps))
        object.__setattr__(self, "dropped", _DROPPED.get(self.fps, 0))
        ends = self._frames_in(_HOURS, drop=False), self._frames_in(_HOURS, drop=True)
        object.__setattr__(self, "ends", ends)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Return the rate that ``text`` spells: ``24``, ``25.0``, ``23.976``, ``30000/1001``.

        Raises:
            NoSuchRate: where it spells none.
        """
        match = _SPELLING.fullmatch(text.strip())
        if match is None:
            raise NoSuchRate(text)
        whole, decimals, below = match.groups()
        if below is not None and not int(below):
            raise NoSuchRate(text)
        spelled = Fraction(f"{whole}.{decimals}") if decimals else Fraction(int(whole))
        try:
            return cls.near(spelled / int(below or 1))
        except NoSuchRate:
            raise NoSuchRate(text) from None

    @classmethod
    def near(cls, spelled: Fraction) -> Self:
        """Return the rate that a rounded number of frames a second stands for.

        Raises:
            NoSuchRate: where it stands for none.
        """
        return cls(fps=exact_fps(spelled))

    @property
    def drop_possible(self) -> bool:
        """Whether drop-frame counting exists at this rate."""
        return self.dropped > 0

    @property
    def text(self) -> str:
        """The rate as documents spell it: ``24``, ``24000/1001``."""
        return str(self.fps)

    def __str__(self) -> str:
        return self.text

    def day(self, *, drop: bool) -> int:
        """Return how many frames 24 hours of timecode count."""
        return self._frames_in(_DAY, drop=drop)

    def _frames_in(self, hours: int, *, drop: bool) -> int:
        skipped = self.dropped * 54 if drop else 0
        return hours * (self.nominal * 3600 - skipped)


@dataclass(frozen=True, slots=True, kw_only=True)
class Timecode:
    """The address of a frame, from 00:00:00:00 to the last frame of hour 99.

    ``frames`` counts real frames from 00:00:00:00; ``drop`` says how they are numbered.

    Raises:
        NoSuchTimecode: where no such address exists.
    """

    frames: int
    rate: Rate
    drop: bool = False

    def __post_init__(self) -> None:
        if self.drop and not self.rate.dropped:
            raise NoSuchTimecode(self.frames, TimecodeFault.NO_DROP)
        if not 0 <= self.frames < self.rate.ends[self.drop]:
            raise NoSuchTimecode(self.frames, TimecodeFault.RANGE)

    @classmethod
    def parse(cls, text: str, rate: Rate, *, drop: bool | None = None) -> Self:
        """Return the timecode that ``text`` spells, with ``:``, ``;`` or ``.`` between parts.

        Args:
            drop: whether frames are counted drop-frame; where it is None the mark before the
                frames says it (``;`` and ``.`` mean drop frame at rates that have it).

        Raises:
            NoSuchTimecode: where no frame has that number at ``rate``.
        """
        match = _SHAPE.fullmatch(text)
        if match is None:
            raise NoSuchTimecode(text, TimecodeFault.SHAPE)
        hours, minutes, seconds, mark, frames = match.groups()
        if drop is None:
            drop = mark != ":" and rate.dropped > 0
        h, m, s, f = int(hours), int(minutes), int(seconds), int(frames)
        number = ((h * 60 + m) * 60 + s) * rate.nominal + f
        if m >= 60 or s >= 60 or f >= rate.nominal:
            raise NoSuchTimecode(text, _too_high(m, s))
        if not drop:
            return cls(frames=number, rate=rate)
        if not s and f < rate.dropped and m % 10:
            raise NoSuchTimecode(text, TimecodeFault.DROPPED)
        minutes_passed = h * 60 + m
        skipped = rate.dropped * (minutes_passed - minutes_passed // 10)
        return cls(frames=number - skipped, rate=rate, drop=True)

    @property
    def seconds(self) -> Fraction:
        """Real time from 00:00:00:00, exactly."""
        return self.frames / self.rate.fps

    @property
    def text(self) -> str:
        """The timecode as editors write it: ``01:00:04:12``, with ``;`` for drop frame."""
        nominal = self.rate.nominal
        seconds, frames = divmod(self._number(), nominal)
        minutes, seconds = divmod(seconds, 60)
        hours, minutes = divmod(minutes, 60)
        mark = ";" if self.drop else ":"
        width = max(2, len(str(nominal - 1)))
        return f"{hours:02}:{minutes:02}:{seconds:02}{mark}{frames:0{width}}"

    def __str__(self) -> str:
        return self.text

    def moved(self, by: int) -> Self:
        """Return the timecode ``by`` frames later; earlier where ``by`` is negative.

        Raises:
            NoSuchTimecode: where it lies before 00:00:00:00 or past hour 99.
        """
        return type(self)(frames=self.frames + by, rate=self.rate, drop=self.drop)

    def _number(self) -> int:
        """Return the frame's number: its count, and the numbers skipped on the way to it."""
        if not self.drop:
            return self.frames
        dropped = self.rate.dropped
        minute = self.rate.nominal * 60 - dropped
        tens, rest = divmod(self.frames, minute * 10 + dropped)
        skips = 9 * tens + max(0, rest - dropped) // minute
        return self.frames + dropped * skips


def _too_high(minutes: int, seconds: int) -> TimecodeFault:
    if minutes >= 60:
        return TimecodeFault.MINUTES
    return TimecodeFault.SECONDS if seconds >= 60 else TimecodeFault.FRAMES
