"""A cut as an assistant editor would lay it: clips on tracks, from which both formats are written.

Times are whole frames. Where only what matters is laid by hand, `filled` puts camera and sound
takes into the gaps.

Read next: ``edl.py`` and ``otio.py``, which write a cut.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import count

from clearslate.domain.timecode import Rate

HANDLES = 48
"""Frames that the media of every clip has before and after what is used of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Transition:
    """How a clip comes in over the one before it: ``dissolve`` or ``wipe``, and how long."""

    kind: str
    frames: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Clip:
    """A piece of media on a track, from ``start`` (frames from the first of the cut)."""

    name: str
    track: str
    start: int
    frames: int
    reel: str
    source_in: int
    """The first frame used, counted from 00:00:00:00 of its reel."""
    file: str | None = None
    digest: str | None = None
    speed: Fraction | None = None
    """1 is as recorded; 0 holds one frame."""
    transition: Transition | None = None
    title: "Clip | None" = None
    """What is keyed over it for all its length."""
    black: bool = False

    @property
    def end(self) -> int:
        """The first frame after it."""
        return self.start + self.frames

    @property
    def source_frames(self) -> int:
        """How many frames of its reel are used; a held frame is one."""
        speed = Fraction(1) if self.speed is None else self.speed
        return max(1, int(self.frames * speed))


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """A version of the edit; ``first`` counts frames from 00:00:00:00 to its first."""

    title: str
    rate: Rate
    first: int
    clips: tuple[Clip, ...]
    drop: bool = False

    @property
    def in_order(self) -> tuple[Clip, ...]:
        """The clips by where they start; at one place, picture before sound."""
        return tuple(sorted(self.clips, key=lambda clip: (clip.start, _place(clip.track))))

    @property
    def tracks(self) -> tuple[str, ...]:
        """Names of the tracks: V1, V2, then A1, A2."""
        return tuple(sorted({clip.track for clip in self.clips}, key=_place))

    def on(self, track: str) -> tuple[Clip, ...]:
        """Return the clips of one track in their order."""
        return tuple(clip for clip in self.in_order if clip.track == track)

    def before(self, clip: Clip) -> Clip:
        """Return the clip that ends where ``clip`` comes in."""
        return next(other for other in self.on(clip.track) if other.end == clip.start)


def _place(track: str) -> tuple[bool, str]:
    return track[0] != "V", track


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A stretch of the cut that was shot as one scene; ``start`` and ``end`` are frames."""

    number: int
    start: int
    end: int


def filled(
    track: str, scenes: Iterable[Scene], laid: Iterable[Clip], lengths: tuple[int, ...]
) -> tuple[Clip, ...]:
    """Return ``laid`` with takes of each scene in the gaps of ``track``, as long as ``lengths``.

    The lengths are gone through over and over; a negative one is silence.
    """
    own = sorted((clip for clip in laid if clip.track == track), key=lambda clip: clip.start)
    return tuple(clip for scene in scenes for clip in _scene(track, scene, own, lengths))


def _scene(track: str, scene: Scene, own: list[Clip], lengths: tuple[int, ...]) -> Iterator[Clip]:
    takes = count(1)
    at = scene.start
    within = [clip for clip in own if scene.start <= clip.start < scene.end]
    for clip in within:
        yield from _takes(track, scene.number, (at, clip.start), takes, lengths)
        yield clip
        at = clip.end
    yield from _takes(track, scene.number, (at, scene.end), takes, lengths)


def _takes(
    track: str, scene: int, gap: tuple[int, int], takes: Iterator[int], lengths: tuple[int, ...]
) -> Iterator[Clip]:
    at, end = gap
    while at < end:
        take = next(takes)
        wanted = lengths[(scene + take) % len(lengths)]
        # A rest too short to be a shot goes to the one before it.
        frames = end - at if end - at < abs(wanted) + 20 else abs(wanted)
        if wanted > 0:
            yield _take(track, scene, take, at, frames)
        at += frames


def _take(track: str, scene: int, take: int, start: int, frames: int) -> Clip:
    camera = "ABC"[take % 3] if track.startswith("V") else "S"
    spoken = f"{scene}-{take:02}"
    names = {"V": f"{spoken} {camera}", "A": spoken if track == "A1" else f"FX {spoken}"}
    return Clip(
        name=names[track[0]],
        track=track,
        start=start,
        frames=frames,
        reel=f"{camera}{scene:03}{'C' if track.startswith('V') else 'T'}{take:03}",
        source_in=(scene % 12 * 60 + take * 3) * 60 * 24 + take * 17,
    )
