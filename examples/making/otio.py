"""Writes a cut as an OpenTimelineIO document, by hand: one line a clip, gap or transition."""

import json
from collections.abc import Iterator, Mapping
from urllib.parse import quote

from making.cuts import HANDLES, Clip, Cut

Part = Mapping[str, object]

_MEDIA = "file://media.example/"
_KINDS = {"V": "Video", "A": "Audio"}
_TRANSITIONS = {"dissolve": "SMPTE_Dissolve", "wipe": "Custom_Transition"}


def otio(cut: Cut) -> bytes:
    """Return ``cut`` as an OpenTimelineIO document, with a title on the track above its clip."""
    tracks = _joined(_track(cut, track) for track in cut.tracks)
    start = json.dumps(_time(cut, cut.first))
    lines = (
        "{",
        '"OTIO_SCHEMA": "Timeline.1",',
        f'"name": {json.dumps(cut.title)},',
        f'"global_start_time": {start},',
        '"tracks": {',
        '"OTIO_SCHEMA": "Stack.1", "name": "tracks",',
        f'"children": [\n{tracks}\n]',
        "}",
        "}",
    )
    return "".join(f"{line}\n" for line in lines).encode()


def _track(cut: Cut, track: str) -> str:
    head = f'{{"OTIO_SCHEMA": "Track.1", "name": "{track}", "kind": "{_KINDS[track[0]]}",'
    children = _joined(json.dumps(part, ensure_ascii=False) for part in _parts(cut, track))
    return f'{head} "children": [\n{children}\n]}}'


def _joined(parts: Iterator[str]) -> str:
    return ",\n".join(parts)


def _parts(cut: Cut, track: str) -> Iterator[Part]:
    at = 0
    for clip in _with_titles(cut, track):
        if clip.start > at:
            yield {
                "OTIO_SCHEMA": "Gap.1",
                "name": "",
                "source_range": _range(cut, 0, clip.start - at),
            }
        if clip.transition is not None:
            yield {
                "OTIO_SCHEMA": "Transition.1",
                "name": clip.transition.kind,
                "transition_type": _TRANSITIONS[clip.transition.kind],
                "in_offset": _time(cut, 0),
                "out_offset": _time(cut, clip.transition.frames),
            }
        yield _clip(cut, clip)
        at = clip.end


def _with_titles(cut: Cut, track: str) -> list[Clip]:
    titles = [c.title for c in cut.clips if c.title is not None and c.title.track == track]
    return sorted((*cut.on(track), *titles), key=lambda clip: clip.start)


def _clip(cut: Cut, clip: Clip) -> Part:
    return {
        "OTIO_SCHEMA": "Clip.2",
        "name": clip.name,
        "source_range": _range(cut, clip.source_in, clip.frames),
        "effects": [_effect(clip)] if clip.speed is not None else [],
        "media_references": {"DEFAULT_MEDIA": _reference(cut, clip)},
        "active_media_reference_key": "DEFAULT_MEDIA",
        "metadata": {} if clip.black else {"cmx_3600": {"reel": clip.reel}},
    }


def _effect(clip: Clip) -> Part:
    effect = "LinearTimeWarp" if clip.speed else "FreezeFrame"
    return {
        "OTIO_SCHEMA": f"{effect}.1",
        "name": "",
        "effect_name": effect,
        "time_scalar": float(clip.speed or 0),
    }


def _reference(cut: Cut, clip: Clip) -> Part:
    longer = _range(cut, max(0, clip.source_in - HANDLES), clip.source_frames + 2 * HANDLES)
    if clip.black:
        return {
            "OTIO_SCHEMA": "GeneratorReference.1",
            "name": "black",
            "generator_kind": "black",
            "parameters": {},
            "available_range": longer,
        }
    ending = ".mov" if clip.track.startswith("V") else ".wav"
    return {
        "OTIO_SCHEMA": "ExternalReference.1",
        "target_url": _MEDIA + quote(clip.file or f"{clip.name}{ending}"),
        "available_range": longer,
        "metadata": {} if clip.digest is None else {"clearslate": {"sha256": clip.digest}},
    }


def _range(cut: Cut, start: int, frames: int) -> Part:
    return {
        "OTIO_SCHEMA": "TimeRange.1",
        "start_time": _time(cut, start),
        "duration": _time(cut, frames),
    }


def _time(cut: Cut, frames: int) -> Part:
    return {
        "OTIO_SCHEMA": "RationalTime.1",
        "rate": float(cut.rate.fps),
        "value": float(frames),
    }
