"""Writes a cut as an edit decision list, CMX3600 as editing systems export it."""

from collections.abc import Iterator
from dataclasses import replace

from clearslate.domain.timecode import Timecode
from making.cuts import Clip, Cut

_CHANNELS = {"V1": "V", "A1": "A"}
_FCM = {True: "DROP FRAME", False: "NON-DROP FRAME"}


def edl(cut: Cut) -> bytes:
    """Return ``cut`` as an edit decision list, one number an edit."""
    lines = [f"TITLE: {cut.title}", f"FCM: {_FCM[cut.drop]}"]
    for number, clip in enumerate(cut.in_order, start=1):
        lines += ["", *_edit(cut, clip, f"{number:03}")]
    return "".join(f"{line}\n" for line in lines).encode()


def _edit(cut: Cut, clip: Clip, number: str) -> Iterator[str]:
    if clip.transition is not None:
        outgoing = cut.before(clip)
        yield _line(cut, outgoing, number, "C", (outgoing.source_in + outgoing.source_frames, 0))
        yield _line(cut, clip, number, _effect(clip), (clip.source_in, clip.source_frames))
        yield f"* FROM CLIP NAME: {outgoing.name}"
        yield f"* TO CLIP NAME: {clip.name}"
    elif clip.title is not None:
        yield _line(cut, clip, number, "K B", (clip.source_in, clip.source_frames))
        # A key is one edit of one track, wherever editors keep their titles.
        title = replace(clip.title, track=clip.track)
        yield _line(cut, title, number, "K    000", (title.source_in, title.frames))
        yield f"* FROM CLIP NAME: {clip.name}"
        yield f"* KEY CLIP NAME: {clip.title.name}"
    else:
        yield _line(cut, clip, number, "C", (clip.source_in, clip.source_frames))
        if not clip.black:
            yield f"* FROM CLIP NAME: {clip.name}"
    if clip.file is not None:
        yield f"* SOURCE FILE: {clip.file}"
    yield from _speed(cut, clip)


def _effect(clip: Clip) -> str:
    assert clip.transition is not None, "only clips that come in over another"
    letter = "D   " if clip.transition.kind == "dissolve" else "W001"
    return f"{letter} {clip.transition.frames:03}"


def _line(cut: Cut, clip: Clip, number: str, effect: str, source: tuple[int, int]) -> str:
    """Return an event line; ``source`` is the first frame used and how many there are."""
    first, frames = source
    place = cut.first + clip.start if frames else cut.first + clip.end
    record = (place, place + (clip.frames if frames else 0))
    times = " ".join(_timecode(cut, at) for at in (first, first + frames, *record))
    channel = _CHANNELS.get(clip.track, clip.track)
    return f"{number}  {clip.reel:<8} {channel:<5} {effect:<8} {times}"


def _speed(cut: Cut, clip: Clip) -> Iterator[str]:
    if clip.speed is None:
        return
    frames_a_second = float(clip.speed * cut.rate.nominal)
    at = _timecode(cut, clip.source_in)
    yield f"M2   {clip.reel:<8}       {frames_a_second:05.1f}                {at}"
    if not clip.speed:
        yield "* FREEZE FRAME"


def _timecode(cut: Cut, frames: int) -> str:
    return Timecode(frames=frames, rate=cut.rate, drop=cut.drop).text
