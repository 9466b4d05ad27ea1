"""The lines of an edit decision list: what each says, before any rate is known.

CMX3600 as it is met in practice: the four timecodes of an event are found first, then
the line is read from the right (transition, channels), and what is left is the reel,
spaces and all.

Read next: ``edl_edits.py`` for how lines belong together.
"""

import re
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from functools import lru_cache

from clearslate.domain.timeline import TrackKind

_TIMECODE = r"[0-9]{1,2}[:;.][0-9]{1,2}[:;.][0-9]{1,2}[:;.][0-9]{1,4}"
_TIMES = re.compile(rf"(?<!\S)({_TIMECODE})" + rf"\s{{1,80}}({_TIMECODE})" * 3 + r"(?!\S)")
_A_TIMECODE = re.compile(_TIMECODE)
_NUMBER = re.compile(r"[0-9]{1,9}[A-Za-z]{0,2}")
_LIKE_AN_EVENT = re.compile(r"[0-9]+[A-Za-z]{0,2}\s.*[0-9][:;.][0-9]")
_WIPE = re.compile(r"W([0-9]{0,4})")
_SPEED = re.compile(r"[+-]?[0-9]{1,6}(?:\.[0-9]{0,6})?")
_CHANNELS = re.compile(r"(?:[VA][0-9]{0,2})+")
_CHANNEL = re.compile(r"([VA])([0-9]{0,2})")
_SPELLED_OUT = re.compile(r"VA([1-8]{2,8})")
_LONGEST_CHANNELS = 40
_USUAL_LENGTH = 300
_MARKS_OF_TIMES = 12


class Effect(Enum):
    """How an event line comes in."""

    CUT = "C"
    DISSOLVE = "D"
    WIPE = "W"
    KEY_BACKGROUND = "KB"
    KEY = "K"
    KEY_OUT = "KO"

    @property
    def is_key(self) -> bool:
        """Whether the line is one layer of a key."""
        return self in _KEYS


_KEYS = (Effect.KEY_BACKGROUND, Effect.KEY, Effect.KEY_OUT)
_EFFECTS = {effect.value: effect for effect in Effect if effect is not Effect.WIPE}
_KEY_PARTS = {"B": Effect.KEY_BACKGROUND, "B(F)": Effect.KEY_BACKGROUND, "O": Effect.KEY_OUT}


@dataclass(frozen=True, slots=True)
class Track:
    """A track that an event line names."""

    name: str
    kind: TrackKind


@dataclass(frozen=True, slots=True)
class Transition:
    """How a line comes in, how long that takes in frames, and the pattern of a wipe."""

    effect: Effect
    frames: int = 0
    pattern: str = ""

    @property
    def name(self) -> str | None:
        """The transition as an event says it; None for a cut."""
        if self.effect is Effect.CUT:
            return None
        if self.effect is Effect.WIPE:
            return f"wipe {self.pattern}".rstrip()
        return "dissolve" if self.effect is Effect.DISSOLVE else "key"


Times = tuple[str, str, str, str]
"""Source in and out, record in and out, as the line writes them."""


@dataclass(frozen=True, slots=True)
class EventLine:
    """One event line, its timecodes still text."""

    line: int
    text: str
    number: str
    reel: str
    tracks: tuple[Track, ...]
    transition: Transition
    times: Times
    rest: str
    """What stands after the timecodes, in no form that is known."""


@dataclass(frozen=True, slots=True)
class SpeedLine:
    """An M2 line: frames a second that a reel is played at, from a timecode on."""

    reel: str
    speed: Fraction
    at: str


def event_line(text: str, line: int) -> EventLine | None:
    """Return the event that ``text`` spells, or None where it spells none."""
    if len(text) > _USUAL_LENGTH and sum(map(text.count, ":;.")) < _MARKS_OF_TIMES:
        return None
    times = _TIMES.search(text)
    if times is None:
        return None
    head = text[: times.start()]
    words = head.split()
    if len(words) < 3 or not _NUMBER.fullmatch(words[0]):
        return None
    transition, used = _transition(words)
    if transition is None or len(words) - used < 2:
        return None
    tracks = tracks_of(words[-used - 1])
    if tracks is None:
        return None
    reel = _reel(head, words, used + 1)
    a, b, c, d = times.groups()
    rest = text[times.end() :].strip()
    return EventLine(line, text, words[0], reel, tracks, transition, (a, b, c, d), rest)


def is_like_an_event(text: str) -> bool:
    """Say whether ``text`` was probably meant as an event line."""
    return _LIKE_AN_EVENT.match(text[:_USUAL_LENGTH]) is not None


def _transition(words: list[str]) -> tuple[Transition | None, int]:
    """Return the transition that ``words`` end with, and how many words it takes."""
    if words[-1] == "C":
        return _CUT, 1
    frames, used = 0, 1
    if words[-1].isdecimal() and len(words[-1]) <= 6:
        frames, used = int(words[-1]), 2
    word = words[-used].upper()
    if word in _EFFECTS:
        return Transition(_EFFECTS[word], frames), used
    if wipe := _WIPE.fullmatch(word):
        return Transition(Effect.WIPE, frames, wipe.group(1)), used
    if word in _KEY_PARTS and words[-used - 1].upper() == "K":
        return Transition(_KEY_PARTS[word], frames), used + 1
    return None, used


_CUT = Transition(Effect.CUT)


def _reel(head: str, words: list[str], used: int) -> str:
    """Return what stands between the number and the last ``used`` words, spaces kept."""
    between = len(words) - 1 - used
    if between <= 1:
        return words[1] if between else ""
    return head.split(None, 1)[1].rsplit(None, used)[0]


@lru_cache(maxsize=256)
def tracks_of(channels: str) -> tuple[Track, ...] | None:
    """Return the tracks that a channel word names, or None where it is none.

    ``B`` is V1 and A1, ``AA/V`` is V1, A1 and A2; ``NONE`` is a track of its own.
    """
    if len(channels) > _LONGEST_CHANNELS:
        return None
    names: dict[str, None] = {}
    for part in channels.upper().split("/"):
        if part == "NONE":
            return (Track("NONE", TrackKind.OTHER),)
        named = _part(part)
        if not named:
            return None
        names.update(dict.fromkeys(named))
    return tuple(_track(name) for name in sorted(names, key=lambda name: name[0] != "V"))


def _part(part: str) -> tuple[str, ...]:
    if part == "B":
        return "V1", "A1"
    if spelled := _SPELLED_OUT.fullmatch(part):
        return "V1", *(f"A{digit}" for digit in spelled.group(1))
    if not _CHANNELS.fullmatch(part):
        return ()
    named: list[str] = []
    for letter, number in _CHANNEL.findall(part):
        bare = sum(name[0] == letter for name in named) + 1
        named.append(f"{letter}{int(number) if number else bare}")
    return tuple(named)


def _track(name: str) -> Track:
    return Track(name, TrackKind.PICTURE if name[0] == "V" else TrackKind.SOUND)


@lru_cache(maxsize=256)
def more_tracks(text: str) -> tuple[Track, ...] | None:
    """Return the sound tracks that an ``AUD 3 4`` line adds, or None where it is none."""
    words = text.split()[1:]
    if not words or len(words) > 24 or not all(_is_channel(word) for word in words):
        return None
    return tuple(_track(f"A{int(word)}") for word in words)


def _is_channel(word: str) -> bool:
    return word.isascii() and word.isdigit() and len(word) <= 2


def speed_line(text: str) -> SpeedLine | None:
    """Return the speed that an M2 line gives, or None where it is none."""
    words = text.split()
    at = words.pop() if _A_TIMECODE.fullmatch(words[-1]) else ""
    if len(words) < 2 or not _SPEED.fullmatch(words[-1]):
        return None
    return SpeedLine(" ".join(words[1:-1]), Fraction(words[-1]), at)
