"""OpenTimelineIO documents: a timeline, or a fragment of one, as a cut.

Nested tracks and stacks are flattened, with their trims and speeds, to events of the
topmost timeline. Whatever numbers a document has, it is read or refused where it is wrong.

Read next: ``otio_tree.py`` for the numbers, ``otio_events.py`` for the events.
"""

from dataclasses import dataclass, replace

from clearslate.domain.timecode import NoSuchTimecode, Rate, Timecode, TimecodeFault
from clearslate.domain.timeline import (
    LONGEST_QUOTE,
    NotUnderstood,
    RateOrigin,
    Timeline,
    TrackKind,
    WhyNot,
)
from clearslate.formats.edl import stem
from clearslate.formats.errors import DocumentError
from clearslate.formats.otio_events import Layout, Writer, whole_frames
from clearslate.formats.otio_parts import Document, Part
from clearslate.formats.otio_text import parsed
from clearslate.formats.otio_tree import Exact, Node, Sort, TreeReader, length_of
from clearslate.formats.phrase import Phrase
from clearslate.formats.timecodes import FAULTS, RateNeeded, read_timecode
from clearslate.formats.wording import filled

_A_TIMELINE = Phrase(
    en="a Timeline, or a Stack, Track, Clip or collection of them",
    fr="une Timeline, ou un Stack, un Track, un Clip ou une collection de ceux-ci",
)
_ONE_TIMELINE = Phrase(
    en="one timeline in a file; export the one that is the cut",
    fr="une seule timeline par fichier ; exportez celle qui est le montage",
)
_A_CLIP = Phrase(
    en="a timeline with at least one clip that is switched on",
    fr="une timeline avec au moins un plan activé",
)
_START = Phrase(
    en="a start before the end of the timeline, {end}",
    fr="un début antérieur à la fin de la timeline, {end}",
)


@dataclass(frozen=True, slots=True)
class _Root:
    """What a document holds, as one stack, with the place of its first frame."""

    name: str
    top: Node
    begins: Exact | None
    outside: tuple[NotUnderstood, ...]


def read_otio(content: bytes, *, where: str, rate: Rate | None, start: str | None) -> Timeline:
    """Return the timeline of an OpenTimelineIO document.

    Args:
        rate: what the caller says; the file's own rate holds where it has one.
        start: the timecode where the cut starts; it places a file that does not place itself.

    Raises:
        RateNeeded: where neither the file nor the caller says the frame rate.
        DocumentError: where it is no such document, or has numbers that no cut has.
    """
    refers = b"SerializableObjectRef" in content
    document = Document.of(parsed(content, where), where, refers=refers)
    reader = TreeReader()
    root = _root(document.part(document.root, "$"), reader)
    held, origin = _settled(reader, rate, where)
    scale = 1 if held.fps == reader.unit else held.fps / reader.unit
    begins = None if root.begins is None else whole_frames(root.begins, scale)
    base, first = _placed(begins, held, start, where)
    timeline = _written(root, Writer(base, scale), where)
    if first.frames > timeline.end.frames:
        expected = filled(_START, end=timeline.end.text)
        raise DocumentError(where=where, found=first, expected=expected)
    return replace(timeline, start=first, rate_from=origin)


def _written(root: _Root, writer: Writer, where: str) -> Timeline:
    layout = Layout()
    layout.lay_out(root.top)
    if not layout.laid:
        raise DocumentError(where=where, found=root.name or "0", expected=_A_CLIP)
    base = writer.base
    try:
        events = tuple(writer.event(laid, n) for n, laid in enumerate(layout.laid, 1))
        end = base.moved(writer.frames(root.top.length))
    except NoSuchTimecode as error:
        raise DocumentError(where=where, found=error.found, expected=FAULTS[error.fault]) from None
    return Timeline(
        name=root.name or stem(where),
        rate=base.rate,
        drop=base.drop,
        start=base,
        end=end,
        events=events,
        not_understood=(*root.outside, *layout.disabled),
    )


def _root(part: Part, reader: TreeReader) -> _Root:
    if part.schema == "SerializableCollection":
        return _collection(part, reader)
    if part.schema == "Timeline":
        return _timeline(part, reader, ())
    if part.schema not in ("Stack", "Track", "Clip", "Gap"):
        raise part.document.refused(part.path, part.schema, _A_TIMELINE)
    node = reader.read(part, TrackKind.PICTURE)
    return _Root(part.name, node if part.schema == "Stack" else _stack((node,)), None, ())


def _collection(part: Part, reader: TreeReader) -> _Root:
    """Return the one timeline of a collection, or its clips one after the other."""
    members = part.parts("children")
    timelines = [member for member in members if member.schema == "Timeline"]
    if len(timelines) > 1:
        raise part.refused("children", f"{len(timelines)} Timelines", _ONE_TIMELINE)
    if timelines:
        beside = tuple(_outside(member) for member in members if member is not timelines[0])
        return _timeline(timelines[0], reader, beside)
    nodes = tuple(reader.read(member, TrackKind.PICTURE) for member in members)
    if all(node.sort is Sort.TRACK for node in nodes):
        return _Root(part.name, _stack(nodes), None, ())
    length = length_of(Sort.TRACK, nodes)
    track = Node(sort=Sort.TRACK, name="", start=0, length=length, children=nodes)
    return _Root(part.name, _stack((track,)), None, ())


def _outside(member: Part) -> NotUnderstood:
    text = f"{member.schema} {member.name}"[:LONGEST_QUOTE]
    return NotUnderstood(line=0, text=text, reason=WhyNot.OUTSIDE)


def _timeline(part: Part, reader: TreeReader, outside: tuple[NotUnderstood, ...]) -> _Root:
    tracks = part.part("tracks")
    if tracks is None:
        raise part.refused("tracks", None, _A_CLIP)
    top = reader.read(tracks, TrackKind.PICTURE)
    begins = part.part("global_start_time")
    if begins is None:
        return _Root(part.name, top, None, outside)
    reader.global_rate = begins.number("rate")
    return _Root(part.name, top, reader.exact(begins), outside)


def _stack(nodes: tuple[Node, ...]) -> Node:
    length = length_of(Sort.STACK, nodes)
    return Node(sort=Sort.STACK, name="", start=0, length=length, children=nodes)


def _settled(reader: TreeReader, given: Rate | None, where: str) -> tuple[Rate, RateOrigin]:
    """Return the rate to count at: the file's own, else the one given."""
    own = reader.own_rate
    if own is None:
        if given is None:
            raise RateNeeded(where)
        return given, RateOrigin.GIVEN
    differs = given is not None and given != own
    return own, RateOrigin.FILE_OVER_GIVEN if differs else RateOrigin.FILE


def _placed(
    begins: int | None, rate: Rate, start: str | None, where: str
) -> tuple[Timecode, Timecode]:
    """Return the address of the file's first frame, and that where the cut is said to start."""
    drop = start is not None and ";" in start and rate.drop_possible
    said = read_timecode(start, rate, where=where) if start is not None else None
    if begins is None:
        base = said or Timecode(frames=0, rate=rate)
        return base, base
    try:
        base = Timecode(frames=begins, rate=rate, drop=drop)
    except NoSuchTimecode as error:
        raise DocumentError(
            where=f"{where} global_start_time",
            found=error.found,
            expected=FAULTS[TimecodeFault.RANGE],
        ) from None
    return base, said or base
