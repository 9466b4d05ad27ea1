"""From a tree to a cut: nested tracks flattened, trims and speeds carried through.

Every part sees the cut through a view: which of its own moments stands at each moment
of the cut, and which stretch of the cut it is seen in. A transition starts the event of
its incoming clip, as in an edit decision list, and the outgoing clip is one of that
event's sources.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from math import floor

from clearslate.domain.timecode import NoSuchTimecode, Timecode
from clearslate.domain.timeline import (
    LONGEST_QUOTE,
    Event,
    NotUnderstood,
    Oddity,
    Source,
    SourceRole,
    TrackKind,
    WhyNot,
)
from clearslate.formats.otio_media import Media, media_of
from clearslate.formats.otio_parts import Part, plain
from clearslate.formats.otio_tree import Exact, Node, Sort

_LETTERS = {TrackKind.PICTURE: "V", TrackKind.SOUND: "A", TrackKind.OTHER: "O"}


@dataclass(frozen=True, slots=True)
class View:
    """How a part sees the cut: its own moment at cut time ``t`` is ``offset + pace * t``."""

    track: str
    kind: TrackKind
    first: Exact
    last: Exact
    """The stretch of the cut that it is seen in."""
    offset: Exact = 0
    pace: Exact = 1

    def seen(self, start: Exact, end: Exact) -> tuple[Exact, Exact] | None:
        """Return the stretch of the cut in which the moments from ``start`` to ``end`` are seen.

        None where they are trimmed away.
        """
        if self.pace == 0:
            return (self.first, self.last) if start <= self.offset < end else None
        a, b = start - self.offset, end - self.offset
        if self.pace != 1:
            a, b = Fraction(a) / self.pace, Fraction(b) / self.pace
        first, last = max(min(a, b), self.first), min(max(a, b), self.last)
        touches = first < last or (first == last and start == end)
        return (first, last) if touches else None

    def into(self, node: Node, at: Exact, seen: tuple[Exact, Exact]) -> "View":
        """Return the view that a part inside ``node``, which starts at moment ``at``, has."""
        speed = _speed(node)
        return replace(
            self,
            first=seen[0],
            last=seen[1],
            offset=_beginning(node) + (self.offset - at) * speed,
            pace=self.pace * speed,
        )


@dataclass(slots=True)
class Laid:
    """A clip laid into the cut, before it is an event; times are those of the cut."""

    node: Node
    view: View
    at: Exact
    """Where the clip starts, in the time of the part around it."""
    first: Exact
    last: Exact
    media: Media
    transition: Node | None = None
    outgoing: list["Laid"] = field(default_factory=list)


class Layout:
    """Lays the tracks of a timeline out; what is switched off is listed, not laid."""

    def __init__(self) -> None:
        self.laid: list[Laid] = []
        self.disabled: list[NotUnderstood] = []

    def lay_out(self, top: Node) -> None:
        """Lay every track of the topmost stack, from the bottom up."""
        heights = dict.fromkeys(TrackKind, 0)
        for child in top.children:
            kind = child.kind if child.sort is Sort.TRACK else TrackKind.PICTURE
            heights[kind] += 1
            track = f"{_LETTERS[kind]}{heights[kind]}"
            view = View(track, kind, 0, top.length, _beginning(top), _speed(top))
            self.laid += self._lay(child, 0, view, (0, 0))

    def _lay(self, node: Node, at: Exact, view: View, handles: tuple[Exact, Exact]) -> list[Laid]:
        """Lay ``node`` where it starts at moment ``at``; ``handles`` is what is seen beyond it."""
        if node.sort in (Sort.GAP, Sort.TRANSITION):
            return []
        if not node.enabled:
            self._list_disabled(node)
            return []
        seen = view.seen(at - handles[0], at + node.length + handles[1])
        if seen is None:
            return []
        if node.sort is Sort.CLIP:
            return [Laid(node, view, at, *seen, media_of(_part(node)))]
        inner = view.into(node, at, seen)
        if node.sort is Sort.TRACK:
            return self._lay_track(node, inner)
        return self._lay_stack(node, inner)

    def _lay_stack(self, node: Node, view: View) -> list[Laid]:
        """Lay what is nested on one track; sound inside picture goes to a sound track."""
        laid: list[Laid] = []
        sounds = 0
        for child in node.children:
            below = view
            if child.sort is Sort.TRACK and child.kind is TrackKind.SOUND:
                sounds += 1
                if view.kind is TrackKind.PICTURE:
                    below = replace(view, track=f"A{sounds}", kind=TrackKind.SOUND)
            laid += self._lay(child, 0, below, (0, 0))
        return laid

    def _lay_track(self, node: Node, view: View) -> list[Laid]:
        laid: list[Laid] = []
        previous: list[Laid] = []
        transition: Node | None = None
        at = node.children[0].before if node.children else 0
        for place, child in enumerate(node.children):
            if child.sort is Sort.TRANSITION:
                transition = child
                continue
            before = transition.before if transition is not None else 0
            after = _handle(child, node.children[place + 1 : place + 3])
            current = self._lay(child, at, view, (before, after))
            if transition is not None:
                _join(previous, current, transition, view)
            laid += current
            previous, transition = current, None
            at += child.length
        return laid

    def _list_disabled(self, node: Node) -> None:
        if node.sort is Sort.CLIP:
            text = f"disabled clip {node.name}"[:LONGEST_QUOTE]
            self.disabled.append(NotUnderstood(line=0, text=text, reason=WhyNot.DISABLED))
        for child in node.children:
            self._list_disabled(child)


def _handle(node: Node, following: Sequence[Node]) -> Exact:
    """Return how much longer ``node`` is seen for the transition after it.

    Where a clip comes in, its event takes over when the transition starts.
    """
    if not following or following[0].sort is not Sort.TRANSITION:
        return 0
    transition = following[0]
    if len(following) < 2 or not following[1].is_media:
        return transition.after
    return -transition.before if transition.before < node.length else 0


def _join(previous: list[Laid], current: list[Laid], transition: Node, view: View) -> None:
    """Make ``transition`` that of the clips that come in, with those that go out."""
    if not current:
        return
    first = min(laid.first for laid in current)
    last = max((laid.last for laid in previous), default=first)
    for laid in current:
        if laid.first == first or view.pace <= 0:
            laid.transition = transition
            laid.outgoing = [out for out in previous if out.last == last or view.pace <= 0]


@dataclass(frozen=True, slots=True)
class Writer:
    """Turns laid clips into events at the timeline's rate."""

    base: Timecode
    """The address of the cut's first moment."""
    scale: Exact
    """How many frames of the timeline one unit of the tree is."""

    def event(self, laid: Laid, number: int) -> Event:
        """Return the event that a laid clip is.

        Raises:
            NoSuchTimecode: where it stands past hour 99.
        """
        sources = self._sources(laid)
        start, end = self._place(laid.first), self._place(laid.last)
        transition = laid.transition
        return Event(
            number=str(number),
            track=laid.view.track,
            kind=laid.view.kind,
            start=start,
            end=end,
            sources=sources,
            transition=_style(transition) if transition is not None else None,
            transition_frames=self.frames(transition.before + transition.after)
            if transition is not None
            else 0,
            notes=tuple(_notes(laid, sources, start == end)),
            comments=laid.media.comments,
        )

    def _sources(self, laid: Laid) -> tuple[Source, ...]:
        if laid.transition is None:
            return (self._source(laid, SourceRole.CLIP, _times(laid, laid.first, laid.last)),)
        length = laid.transition.before + laid.transition.after
        outgoing = [
            self._source(out, SourceRole.FROM, _times(out, out.last, out.last + length))
            for out in laid.outgoing
        ]
        times = _times(laid, laid.first, laid.last)
        return (*outgoing, self._source(laid, SourceRole.TO, times))

    def _source(self, laid: Laid, role: SourceRole, times: tuple[Exact, Exact]) -> Source:
        media = laid.media
        return Source(
            name=media.name,
            role=role,
            reel=media.reel,
            file=media.file,
            digest=media.digest,
            source_in=self._timecode(times[0]),
            source_out=self._timecode(times[1]),
            speed=speed_of(laid),
            names=media.names,
            black=media.black,
        )

    def _place(self, time: Exact) -> Timecode:
        return self.base.moved(self.frames(time))

    def frames(self, time: Exact) -> int:
        """Return how many whole frames are nearest to a time of the tree."""
        return whole_frames(time, self.scale)

    def _timecode(self, time: Exact) -> Timecode | None:
        base = self.base
        try:
            return Timecode(frames=self.frames(time), rate=base.rate, drop=base.drop)
        except NoSuchTimecode:
            return None


def speed_of(laid: Laid) -> Fraction | None:
    """Return how fast a clip is played in the cut; None where nothing says it."""
    if laid.node.speed is None and laid.view.pace == 1:
        return None
    return Fraction(_speed(laid.node) * laid.view.pace)


def whole_frames(time: Exact, scale: Exact) -> int:
    """Return the whole number nearest to ``time`` units of ``scale`` frames each."""
    frames = time if scale == 1 else time * scale
    return frames if isinstance(frames, int) else floor(frames + Fraction(1, 2))


def _speed(node: Node) -> Exact:
    return 1 if node.speed is None else node.speed


def _beginning(node: Node) -> Exact:
    """Return the moment that a part begins with, which is its last one where it runs backwards."""
    speed = _speed(node)
    return node.start if speed >= 0 else node.start - node.length * speed


def _times(laid: Laid, first: Exact, last: Exact) -> tuple[Exact, Exact]:
    """Return the moments of the media that are played between two moments of the cut."""
    node, view = laid.node, laid.view
    speed, own = _speed(node), _beginning(node)
    a = own + (view.offset + view.pace * first - laid.at) * speed
    b = own + (view.offset + view.pace * last - laid.at) * speed
    return min(a, b), max(a, b)


def _part(node: Node) -> Part:
    assert node.part is not None, "clips and transitions keep their object"
    return node.part


def _style(transition: Node) -> str:
    """Return a transition as an event says it: ``dissolve``, or what its maker calls it."""
    style = _part(transition).text("transition_type")
    if style in ("Custom_Transition", ""):
        style = transition.name
    said = plain(style).removeprefix("SMPTE_").replace("_", " ").strip().casefold()
    return said or "transition"


def _notes(laid: Laid, sources: tuple[Source, ...], empty: bool) -> list[Oddity]:
    speed = speed_of(laid)
    noted = {
        Oddity.RETIMED: laid.node.retimed or (speed is not None and abs(speed) not in (0, 1)),
        Oddity.REVERSE: speed is not None and speed < 0,
        Oddity.FREEZE: speed == 0,
        Oddity.BLACK: all(source.black for source in sources),
        Oddity.ZERO_LENGTH: empty,
        Oddity.SOURCE_UNPLACED: any(source.source_in is None for source in sources),
    }
    return [oddity for oddity, holds in noted.items() if holds]
