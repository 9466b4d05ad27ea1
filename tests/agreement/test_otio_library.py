"""OpenTimelineIO's own library places every clip of a document where we do.

The library serves as a second opinion here and nowhere else: it is native code that a few
wrong bytes end together with its process, so no document from outside is given to it.
"""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clearslate.formats.timelines import read_timeline

otio = pytest.importorskip("opentimelineio")

RATE = 24


def time(frames):
    return otio.opentime.RationalTime(frames, RATE)


def span(start, length):
    return otio.opentime.TimeRange(time(start), time(length))


LENGTHS = st.integers(1, 40)
SPANS = st.builds(span, st.integers(0, 100), LENGTHS)


def a_clip(numbered):
    return otio.schema.Clip(name="", source_range=numbered)


def a_gap(length):
    return otio.schema.Gap(source_range=span(0, length))


def a_track(children, trim):
    return otio.schema.Track(children=children, source_range=trim, kind="Video")


def a_stack(tracks, trim):
    return otio.schema.Stack(children=tracks, source_range=trim)


TRIMS = st.none() | st.builds(span, st.integers(0, 30), LENGTHS)
LEAVES = st.builds(a_clip, SPANS) | st.builds(a_gap, LENGTHS)
PARTS = st.recursive(
    LEAVES,
    lambda parts: st.builds(
        a_stack,
        st.lists(
            st.builds(a_track, st.lists(parts, min_size=1, max_size=4), TRIMS),
            min_size=1,
            max_size=2,
        ),
        TRIMS,
    ),
    max_leaves=12,
)
TRACKS = st.lists(
    st.builds(a_track, st.lists(PARTS, min_size=1, max_size=4), TRIMS), min_size=1, max_size=3
)


@given(TRACKS, st.integers(0, 10**6))
def test_every_clip_stands_where_the_library_says(tracks, start):
    timeline = otio.schema.Timeline(name="cut", global_start_time=time(start))
    timeline.tracks.extend(tracks)
    for number, clip in enumerate(timeline.find_clips()):
        clip.name = str(number)
    expected = places(timeline, start)

    read = (
        read_timeline(timeline.to_json_string().encode(), where="cut.otio", rate=None)
        if expected
        else None
    )

    assert expected == (seen(read) if read else [])
    if read:
        assert read.duration == timeline.duration().value


def seen(timeline):
    return sorted(
        (e.sources[0].name, e.start.frames, e.end.frames, e.sources[0].source_in.frames)
        for e in timeline.events
    )


def places(timeline, start):
    """Return every clip that is seen, where it is seen, and from which frame of its media on."""
    found = []
    for clip in timeline.find_clips():
        first, last = shown(clip, timeline.tracks)
        if first < last:
            whole = clip.transformed_time_range(clip.trimmed_range(), timeline.tracks)
            media = clip.source_range.start_time.value + first - whole.start_time.value
            found.append((clip.name, int(start + first), int(start + last), int(media)))
    return sorted(found)


def shown(clip, top):
    """Return the first frame and the end of what the trims around a clip leave of it."""
    first, last = Fraction(0), Fraction(top.trimmed_range().duration.value)
    part = clip
    while part is not None and part != top:
        seen = part.transformed_time_range(part.trimmed_range(), top)
        first = max(first, Fraction(seen.start_time.value))
        last = min(last, Fraction(seen.end_time_exclusive().value))
        part = part.parent()
    return first, last


@given(st.lists(st.tuples(LENGTHS, st.integers(0, 6), st.integers(0, 6)), min_size=2, max_size=6))
def test_a_transition_keeps_the_length_of_a_track(parts):
    track = otio.schema.Track(kind="Video")
    for length, before, after in parts:
        track.append(a_clip(span(50, length)))
        track.append(
            otio.schema.Transition(
                transition_type="SMPTE_Dissolve", in_offset=time(before), out_offset=time(after)
            )
        )
    track.pop()
    timeline = otio.schema.Timeline(name="cut")
    timeline.tracks.append(track)

    read = read_timeline(timeline.to_json_string().encode(), where="cut.otio", rate=None)

    assert read.duration == timeline.duration().value
    assert len(read.events) == len(parts)
