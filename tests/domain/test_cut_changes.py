"""What a new version of a cut shows that the older one does not."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import FILM, a_clearance, a_cut, a_source, a_timeline, an_asset, an_event

from clearslate.domain.cut_changes import Change, changes_since
from clearslate.domain.timecode import Timecode
from clearslate.domain.timeline import Oddity


def part(name="doll_v1", begins=0, frames=24, **how):
    """Return a piece of media that shows ``frames`` frames of it from ``begins`` on."""
    return replace(
        a_source(name, **how),
        source_in=Timecode(frames=begins, rate=FILM),
        source_out=Timecode(frames=begins + frames, rate=FILM),
    )


def event(*sources, at=0, frames=24, track="V1", notes=()):
    made = an_event(track=track, sources=sources or (part(),), notes=notes)
    start, end = (Timecode(frames=f, rate=FILM) for f in (at, at + frames))
    return replace(made, start=start, end=end)


def changes(older, newer):
    cut = a_clearance(assets=(an_asset("doll_v1"),), cut=a_cut(newer)).cut
    return changes_since(cut, a_timeline(older, name="cut v1"))


def told(older, newer):
    found = changes(older, newer)
    return {
        "same": found.same,
        "moved": found.moved,
        "changed": [(change.value, each.event.start.frames) for change, each in found.changed],
        "removed": [each.start.frames for each in found.removed],
    }


def outcome(same=0, moved=0, changed=(), removed=()):
    return {"same": same, "moved": moved, "changed": [*changed], "removed": [*removed]}


DOLL, SKY, SEA = part("doll_v1"), part("sky"), part("sea")


def test_a_cut_held_against_itself_is_the_same():
    events = [event(DOLL), event(SKY, at=24), event(DOLL, at=48), event(part("hum"), track="A1")]

    assert told(events, events) == outcome(same=4)


def test_what_an_inserted_shot_pushes_back_has_only_moved():
    older = [event(DOLL), event(SKY, at=24)]
    newer = [event(SEA), event(DOLL, at=24), event(SKY, at=48)]

    assert told(older, newer) == outcome(moved=2, changed=[("new", 0)])


def test_another_track_is_another_place():
    assert told([event(DOLL)], [event(DOLL, track="V2")]) == outcome(moved=1)


@pytest.mark.parametrize(
    "other",
    [
        event(part(begins=1)),
        event(part(frames=23), frames=23),
        event(replace(DOLL, speed=Fraction(2))),
        event(part(begins=100), at=240),
    ],
)
def test_another_part_of_the_same_media_is_trimmed(other):
    assert told([event(DOLL)], [other]) == outcome(changed=[("trimmed", other.start.frames)])


def test_media_whose_part_nobody_told_is_the_same_part_where_it_is_as_long():
    untold = a_source("doll_v1")

    assert told([event(untold)], [event(untold, at=24)]) == outcome(moved=1)
    assert told([event(untold)], [event(untold, frames=12)]) == outcome(changed=[("trimmed", 0)])


@pytest.mark.parametrize("told_of", ["source_in", "source_out"])
def test_half_of_a_part_does_not_tell_how_long_it_is(told_of):
    half = replace(a_source("doll_v1"), **{told_of: Timecode(frames=10, rate=FILM)})

    assert told([event(half)], [event(half, frames=12)]) == outcome(changed=[("trimmed", 0)])


def test_the_same_clip_twice_stands_for_one_each():
    older = [event(DOLL)]

    assert told(older, [event(DOLL), event(DOLL, at=24)]) == outcome(
        same=1, changed=[("trimmed", 24)]
    )


def test_a_copy_put_before_the_clip_is_what_is_new_and_the_clip_is_the_same():
    older = [event(DOLL, at=24)]

    assert told(older, [event(DOLL), event(DOLL, at=24)]) == outcome(
        same=1, changed=[("trimmed", 0)]
    )


def test_two_of_a_clip_may_move_together():
    older = [event(DOLL), event(DOLL, at=24)]
    newer = [event(SEA), event(DOLL, at=24), event(DOLL, at=48)]

    assert told(older, newer) == outcome(same=1, moved=1, changed=[("new", 0)])


def test_media_that_the_new_cut_shows_no_part_of_is_removed():
    older = [event(DOLL), event(SKY, at=24), event(SKY, at=48)]
    newer = [event(DOLL), event(part("sky", begins=5), at=24)]

    assert told(older, newer) == outcome(same=1, changed=[("trimmed", 24)])
    assert told(older, newer[:1]) == outcome(same=1, removed=[24, 48])


def test_an_event_of_two_pieces_is_removed_when_both_are():
    older = [event(DOLL, SKY)]

    assert told(older, [event(SEA)]) == outcome(changed=[("new", 0)], removed=[0])
    assert told(older, [event(SKY)]) == outcome(changed=[("trimmed", 0)])


def test_another_version_of_an_asset_is_new():
    assert told([event(part("doll_v1"))], [event(part("doll_v2"))]) == outcome(
        changed=[("new", 0)], removed=[0]
    )


def test_media_is_told_by_its_digest_before_its_name():
    one, other = "sha256:" + "1" * 64, "sha256:" + "2" * 64

    assert told([event(part(digest=one))], [event(part("renamed", digest=one))]) == outcome(same=1)
    assert told([event(part(digest=one))], [event(part(digest=other))]) == outcome(
        changed=[("new", 0)], removed=[0]
    )


def test_a_name_is_the_same_with_another_extension():
    assert told([event(part("doll_v1.mov"))], [event(part("DOLL_v1.exr"))]) == outcome(same=1)


def test_black_shows_nothing_new_and_nothing_is_removed_with_it():
    black = replace(a_source("BL"), black=True)
    dark = event(black, at=24, notes=(Oddity.BLACK,))

    assert told([event(DOLL)], [event(DOLL), dark]) == outcome(same=1, moved=1)
    assert told([event(DOLL), dark], [event(DOLL)]) == outcome(same=1)


def test_what_changed_is_told_with_its_verdict_in_the_order_of_the_cut():
    found = changes([event(SKY)], [event(SEA, at=48), event(DOLL, at=24), event(SKY)])

    assert found.older == "cut v1"
    assert [(change, each.verdict.value) for change, each in found.changed] == [
        (Change.NEW, "not_checked"),
        (Change.NEW, "uncleared"),
    ]


EVENTS = st.lists(
    st.builds(
        lambda name, begins, at: event(part(name, begins), at=at),
        st.sampled_from(["doll", "sky", "sea"]),
        st.integers(0, 2),
        st.integers(0, 3),
    ),
    max_size=8,
)


@given(EVENTS, EVENTS)
def test_every_event_became_one_thing_and_no_old_event_stands_for_two(older, newer):
    found = changes(older, newer)

    assert found.same + found.moved + len(found.changed) == len(newer)
    assert found.same + found.moved + len(found.removed) <= len(older)


@given(EVENTS, st.randoms(use_true_random=False))
def test_in_whatever_order_the_events_are_listed_the_same_has_changed(older, random):
    shuffled = older[:]
    random.shuffle(shuffled)

    assert told(older, shuffled) == outcome(same=len(older))
