"""An OpenTimelineIO document is a cut, however it is nested, or one located error."""

import json
import random
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clearslate.domain.timecode import Rate
from clearslate.domain.timeline import (
    NotUnderstood,
    Oddity,
    RateOrigin,
    SourceRole,
    Timeline,
    TrackKind,
    WhyNot,
)
from clearslate.formats import otio_text, otio_tree
from clearslate.formats.errors import DocumentError
from clearslate.formats.phrase import Language
from clearslate.formats.timelines import RateNeeded, read_timeline

Json = dict[str, Any]
FILM = Rate(fps=Fraction(24))
DIGEST = "0123456789abcdef" * 4


def time(value: float, rate: float = 24.0) -> Json:
    return {"OTIO_SCHEMA": "RationalTime.1", "value": value, "rate": rate}


def span(start: float, length: float, rate: float = 24.0) -> Json:
    return {
        "OTIO_SCHEMA": "TimeRange.1",
        "start_time": time(start, rate),
        "duration": time(length, rate),
    }


def clip(name: str = "c", start: float = 0, length: float = 10, rate: float = 24.0, **more: Any):
    return {
        "OTIO_SCHEMA": "Clip.2",
        "name": name,
        "source_range": span(start, length, rate),
        **more,
    }


def gap(length: float) -> Json:
    return {"OTIO_SCHEMA": "Gap.1", "name": "", "source_range": span(0, length)}


def dissolve(before: float, after: float, style: str = "SMPTE_Dissolve", name: str = "") -> Json:
    return {
        "OTIO_SCHEMA": "Transition.1",
        "name": name,
        "transition_type": style,
        "in_offset": time(before),
        "out_offset": time(after),
    }


def track(*children: Json, kind: str = "Video", **more: Any) -> Json:
    return {"OTIO_SCHEMA": "Track.1", "kind": kind, "children": list(children), **more}


def stack(*children: Json, **more: Any) -> Json:
    return {"OTIO_SCHEMA": "Stack.1", "children": list(children), **more}


def cut(*tracks: Json, **more: Any) -> Json:
    return {"OTIO_SCHEMA": "Timeline.1", "name": "cut", "tracks": stack(*tracks), **more}


def external(url: str, name: str = "", **more: Any) -> Json:
    return {"OTIO_SCHEMA": "ExternalReference.1", "name": name, "target_url": url, **more}


def speed(scalar: float, schema: str = "LinearTimeWarp.1", **more: Any) -> Json:
    return {"OTIO_SCHEMA": schema, "time_scalar": scalar, **more}


def read(document: object, rate: Rate | None = None, start: str | None = None) -> Timeline:
    content = document if isinstance(document, bytes) else json.dumps(document).encode()
    return read_timeline(content, where="cut.otio", rate=rate, start=start)


def refused(document: object, **more: Any) -> DocumentError:
    with pytest.raises(DocumentError) as error:
        read(document, **more)
    assert error.value.told(Language.FRENCH)
    return error.value


def places(timeline: Timeline) -> list[tuple[str, str, int, int]]:
    return [(e.track, e.sources[-1].name, e.start.frames, e.end.frames) for e in timeline.events]


def only(timeline: Timeline):
    (event,) = timeline.events
    return event


# Where clips stand.


def test_clips_follow_one_another_and_gaps_take_their_time():
    timeline = read(cut(track(clip("a"), gap(5), clip("b", start=3, length=7))))

    assert places(timeline) == [("V1", "a", 0, 10), ("V1", "b", 15, 22)]
    assert [event.number for event in timeline.events] == ["1", "2"]
    assert timeline.events[1].sources[0].source_in.frames == 3
    assert timeline.events[1].sources[0].source_out.frames == 10
    assert (timeline.name, timeline.rate, timeline.drop) == ("cut", FILM, False)


def test_a_gap_at_the_end_is_part_of_the_cut():
    assert read(cut(track(clip(), gap(14)))).duration == 24


def test_tracks_are_counted_from_the_bottom_by_kind():
    tracks = (
        track(clip("low")),
        track(clip("words"), kind="Subtitle"),
        track(clip("boom"), kind="Audio"),
        track(clip("high")),
        track(clip("wild"), kind="Audio"),
    )

    timeline = read(cut(*tracks))

    assert [(e.track, e.kind) for e in timeline.events] == [
        ("V1", TrackKind.PICTURE),
        ("O1", TrackKind.OTHER),
        ("A1", TrackKind.SOUND),
        ("V2", TrackKind.PICTURE),
        ("A2", TrackKind.SOUND),
    ]
    assert timeline.tracks == ("V2", "V1", "A1", "A2", "O1")


def test_the_document_says_where_it_starts():
    timeline = read(cut(track(clip()), global_start_time=time(86400)))

    assert (timeline.start.text, timeline.end.text) == ("01:00:00:00", "01:00:00:10")
    assert only(timeline).start.text == "01:00:00:00"


def test_the_caller_says_where_a_document_starts_that_does_not():
    timeline = read(cut(track(clip())), start="10:00:00:00")

    assert (timeline.start.text, only(timeline).start.text) == ("10:00:00:00", "10:00:00:00")


def test_the_start_of_the_cut_moves_no_event_that_has_a_place():
    document = cut(track(clip(length=72)), global_start_time=time(86400 - 48))

    timeline = read(document, start="01:00:00:00")

    assert (timeline.start.text, only(timeline).start.text) == ("01:00:00:00", "00:59:58:00")


def test_a_start_with_a_drop_frame_mark_numbers_the_document_so():
    document = cut(track(clip(rate=29.97)), global_start_time=time(107892, 29.97))

    assert read(document, start="01:00:00;00").events[0].start.text == "01:00:00;00"


@pytest.mark.parametrize("start", ["02:00:00:00", "noon"])
def test_a_start_that_does_not_fit_is_refused(start):
    document = cut(track(clip()), global_start_time=time(86400))

    assert refused(document, start=start).found == start


def test_a_trimmed_stack_shows_only_what_its_trim_leaves():
    inner = stack(track(clip("a"), clip("b"), clip("c"), clip("d")), source_range=span(5, 20))

    timeline = read(cut(track(gap(100), inner, clip("after"))))

    assert places(timeline) == [
        ("V1", "a", 100, 105),
        ("V1", "b", 105, 115),
        ("V1", "c", 115, 120),
        ("V1", "after", 120, 130),
    ]
    sources = [event.sources[0] for event in timeline.events]
    assert [(s.source_in.frames, s.source_out.frames) for s in sources[:3]] == [
        (5, 10),
        (0, 10),
        (0, 5),
    ]


def test_a_trimmed_track_and_a_trimmed_timeline_cut_away_as_well():
    document = cut(track(clip("a"), clip("b"), source_range=span(4, 12)))
    document["tracks"]["source_range"] = span(2, 8)

    assert places(read(document)) == [("V1", "a", 0, 4), ("V1", "b", 4, 8)]


def test_every_layer_of_a_nested_stack_is_an_event_of_its_track():
    inner = stack(track(clip("below")), track(gap(2), clip("above", length=3)))

    assert places(read(cut(track(inner)))) == [("V1", "below", 0, 10), ("V1", "above", 2, 5)]


def test_sound_nested_in_picture_is_sound():
    inner = stack(track(clip("face")), track(clip("voice"), kind="Audio"))

    picture = read(cut(track(inner)))
    sound = read(cut(track(inner, kind="Audio")))

    assert [(e.track, e.kind.value) for e in picture.events] == [
        ("V1", "picture"),
        ("A1", "sound"),
    ]
    assert [(e.track, e.kind.value) for e in sound.events] == [("A1", "sound"), ("A1", "sound")]


def test_a_clip_without_a_range_takes_that_of_its_media():
    media = {"DEFAULT_MEDIA": external("a.mov", available_range=span(100, 50))}
    document = cut(
        track({"OTIO_SCHEMA": "Clip.2", "name": "a", "media_references": media}, clip("b"))
    )

    assert places(read(document)) == [("V1", "a", 0, 50), ("V1", "b", 50, 60)]


@pytest.mark.parametrize(
    "media",
    [{}, {"media_reference": None}, {"media_references": {"x": external("a.mov"), "y": None}}],
)
def test_a_clip_of_unknown_length_is_refused(media):
    error = refused(cut(track(clip(), {"OTIO_SCHEMA": "Clip.2", "name": "long", **media})))

    assert (error.where, error.found) == ("cut.otio $.tracks.children[0].children[1]", "long")


def test_a_clip_without_length_is_kept():
    event = read(cut(track(clip("a"), clip("b", length=0)))).events[1]

    assert Oddity.ZERO_LENGTH in event.notes


def test_what_is_switched_off_is_listed_and_not_in_the_cut():
    off = {"enabled": False}
    document = cut(
        track(clip("a"), clip("b", **off), clip("c")),
        track(stack(track(clip("d")), clip("e"))),
        track(clip("f"), **off),
        track(stack(track(clip("g")), **off)),
    )

    timeline = read(document)

    assert places(timeline)[:2] == [("V1", "a", 0, 10), ("V1", "c", 20, 30)]
    assert timeline.not_understood == tuple(
        NotUnderstood(line=0, text=f"disabled clip {name}", reason=WhyNot.DISABLED)
        for name in "bfg"
    )


# Transitions.


def test_a_transition_starts_the_event_of_the_incoming_clip():
    document = cut(track(clip("a"), dissolve(2, 3), clip("b", start=50), clip("c")))

    timeline = read(document)

    assert places(timeline) == [("V1", "a", 0, 8), ("V1", "b", 8, 20), ("V1", "c", 20, 30)]
    event = timeline.events[1]
    assert (event.transition, event.transition_frames) == ("dissolve", 5)
    assert [(s.role, s.name, s.source_in.frames, s.source_out.frames) for s in event.sources] == [
        (SourceRole.FROM, "a", 8, 13),
        (SourceRole.TO, "b", 48, 60),
    ]
    assert timeline.events[2].transition is None


def test_a_fade_out_lasts_to_its_end_and_a_fade_in_begins_with_it():
    document = cut(track(gap(10), dissolve(2, 1), clip("a"), dissolve(1, 3), gap(10)))

    event = only(read(document))

    assert (event.start.frames, event.end.frames, event.transition) == (8, 23, "dissolve")
    assert [source.role for source in event.sources] == [SourceRole.TO]


def test_transitions_at_the_ends_of_a_track_are_seen_as_far_as_the_track_goes():
    timeline = read(cut(track(dissolve(4, 0), clip("a"), dissolve(0, 6))))

    assert places(timeline) == [("V1", "a", 0, 20)]
    assert timeline.duration == 20


@pytest.mark.parametrize("before", [4, 6])
def test_a_transition_as_long_as_the_outgoing_clip_leaves_it_its_event(before):
    timeline = read(cut(track(gap(20), clip("a", length=4), dissolve(before, 0), clip("b"))))

    assert places(timeline) == [("V1", "a", 20, 24), ("V1", "b", 24 - before, 34)]


def test_a_transition_into_something_switched_off_fades_out():
    document = cut(track(clip("a"), dissolve(2, 3), clip("b", enabled=False), clip("c")))

    assert places(read(document)) == [("V1", "a", 0, 13), ("V1", "c", 20, 30)]


def test_a_transition_into_a_nested_sequence_is_that_of_what_it_begins_with():
    inner = stack(track(clip("x", start=30), clip("y")), source_range=span(2, 18))

    timeline = read(cut(track(clip("a"), dissolve(2, 2), inner)))

    assert places(timeline) == [("V1", "a", 0, 8), ("V1", "x", 8, 18), ("V1", "y", 18, 28)]
    assert [event.transition for event in timeline.events] == [None, "dissolve", None]


@pytest.mark.parametrize(
    ("style", "name", "said"),
    [
        ("SMPTE_Dissolve", "", "dissolve"),
        ("Custom_Transition", "Film Burn", "film burn"),
        ("Custom_Transition", "", "transition"),
        ("", "Iris", "iris"),
        ("SMPTE_Wipe_12", "x", "wipe 12"),
    ],
)
def test_a_transition_is_called_what_its_maker_calls_it(style, name, said):
    document = cut(track(clip("a"), dissolve(1, 1, style, name), clip("b")))

    assert read(document).events[1].transition == said


def test_transition_offsets_may_be_absent():
    bare = {"OTIO_SCHEMA": "Transition.1", "name": "", "transition_type": "SMPTE_Dissolve"}

    assert places(read(cut(track(clip("a"), bare, clip("b"))))) == [
        ("V1", "a", 0, 10),
        ("V1", "b", 10, 20),
    ]


# Speeds.


@pytest.mark.parametrize(
    ("effects", "factor", "notes", "played"),
    [
        ([], None, (), (100, 110)),
        ([speed(2.5)], Fraction(5, 2), (Oddity.RETIMED,), (100, 125)),
        ([speed(0.1)], Fraction(1, 10), (Oddity.RETIMED,), (100, 101)),
        ([speed(2.0), speed(3.0)], 6, (Oddity.RETIMED,), (100, 160)),
        ([speed(-1.0)], -1, (Oddity.REVERSE,), (100, 110)),
        ([speed(-2.0)], -2, (Oddity.RETIMED, Oddity.REVERSE), (100, 120)),
        ([speed(0.0, "FreezeFrame.1")], 0, (Oddity.FREEZE,), (100, 100)),
        ([speed(2.0, enabled=False)], None, (), (100, 110)),
        ([{"OTIO_SCHEMA": "Effect.1", "effect_name": "blur"}], None, (), (100, 110)),
        ([{"OTIO_SCHEMA": "TimeEffect.1"}], None, (Oddity.RETIMED,), (100, 110)),
    ],
)
def test_time_effects_are_the_speed_of_the_clip(effects, factor, notes, played):
    event = only(read(cut(track(clip(start=100, effects=effects)))))

    (source,) = event.sources
    assert (source.speed, event.notes) == (factor, notes)
    assert (source.source_in.frames, source.source_out.frames) == played
    assert event.frames == 10


def test_a_nested_sequence_at_double_speed_shows_twice_as_much():
    inner = stack(track(clip("a"), clip("b"), clip("c")), source_range=span(0, 12))
    inner["effects"] = [speed(2.0)]

    timeline = read(cut(track(inner)))

    assert places(timeline) == [("V1", "a", 0, 5), ("V1", "b", 5, 10), ("V1", "c", 10, 12)]
    assert [event.sources[0].speed for event in timeline.events] == [2, 2, 2]
    assert timeline.events[2].sources[0].source_out.frames == 4


def test_a_nested_sequence_backwards_shows_its_end_first():
    inner = stack(track(clip("a"), clip("b")), source_range=span(0, 20), effects=[speed(-1.0)])

    timeline = read(cut(track(inner)))

    assert places(timeline) == [("V1", "a", 10, 20), ("V1", "b", 0, 10)]
    assert all(Oddity.REVERSE in event.notes for event in timeline.events)


def test_a_nested_sequence_held_on_a_frame_shows_only_the_clip_of_that_frame():
    inner = stack(track(clip("a"), clip("b")), source_range=span(12, 6))
    inner["effects"] = [speed(0.0, "FreezeFrame.1")]

    event = only(read(cut(track(inner))))

    assert (event.sources[0].name, event.start.frames, event.end.frames) == ("b", 0, 6)
    assert event.sources[0].source_in.frames == 2


def test_a_transition_inside_what_runs_backwards_keeps_both_clips():
    inner = stack(track(clip("a"), dissolve(2, 2), clip("b")), effects=[speed(-1.0)])

    roles = {source.role for event in read(cut(track(inner))).events for source in event.sources}

    assert {SourceRole.FROM, SourceRole.TO} <= roles


# Rates.


@pytest.mark.parametrize(
    ("document", "rate"),
    [
        (cut(track(clip(rate=25.0))), "25"),
        (cut(track(clip(rate=23.976023976023978))), "24000/1001"),
        (cut(track(clip(rate=23.98))), "24000/1001"),
        (cut(track(clip(rate=25.0)), global_start_time=time(0, 30.0)), "30"),
        (cut(track(clip(rate=25.0)), global_start_time=time(0, 1.0)), "25"),
        (cut(track(clip(rate=48000.0), kind="Audio"), track(clip(rate=25.0))), "25"),
        (cut(track(clip(rate=30.0), kind="Audio")), "30"),
    ],
)
def test_the_document_says_its_rate(document, rate):
    timeline = read(document, rate=Rate.parse(rate))

    assert (timeline.rate.text, timeline.rate_from) == (rate, RateOrigin.FILE)


def test_the_rate_of_the_document_holds_over_the_one_that_is_given():
    timeline = read(cut(track(clip(rate=25.0))), rate=FILM)

    assert (timeline.rate.text, timeline.rate_from) == ("25", RateOrigin.FILE_OVER_GIVEN)


def test_a_document_of_sound_alone_may_need_a_rate():
    document = cut(track(clip(length=48000, rate=48000.0), kind="Audio"))

    timeline = read(document, rate=FILM)
    with pytest.raises(RateNeeded):
        read(document)

    assert (timeline.duration, timeline.rate_from) == (24, RateOrigin.GIVEN)


def test_times_at_other_rates_are_placed_to_the_nearest_frame():
    document = cut(
        track(clip("a", length=24), clip("b", length=50, rate=25.0), clip("c", length=10)),
        track(clip("s", length=12345, rate=48000.0), kind="Audio"),
    )

    assert places(read(document)) == [
        ("V1", "a", 0, 24),
        ("V1", "b", 24, 72),
        ("V1", "c", 72, 82),
        ("A1", "s", 0, 6),
    ]


def test_a_thousand_odd_lengths_add_up_without_drift():
    clips = [clip(length=1001, rate=48000.0) for _ in range(999)]

    timeline = read(cut(track(clip("first", length=1)), track(*clips, kind="Audio")))

    assert timeline.end.frames == round(1001 * 999 / 48000 * 24)


# What the media is called.


def test_a_clip_goes_by_its_own_name_and_all_those_of_its_media():
    media = {
        "proxy": external("file:///p/SR%20010_v2.mov", "proxy of it"),
        "DEFAULT_MEDIA": external(r"C:\shots\SR_010.exr", "plate"),
    }
    document = cut(
        track(clip("shot", media_references=media, active_media_reference_key="DEFAULT_MEDIA"))
    )

    (source,) = only(read(document)).sources

    assert (source.name, source.file) == ("shot", r"C:\shots\SR_010.exr")
    assert source.names == (
        "plate",
        "proxy of it",
        "SR_010.exr",
        "SR_010",
        "SR 010_v2.mov",
        "SR 010_v2",
    )


@pytest.mark.parametrize(
    ("url", "file"),
    [
        ("file:///a/b.mov", "/a/b.mov"),
        ("file://localhost/a%2Fb.mov", "/a/b.mov"),
        ("a/b c.mov", "a/b c.mov"),
        ("https://example.org/b.mov?x=1", "/b.mov"),
        ("mediadb:1234", "1234"),
        ("http://[broken", "http://[broken"),
    ],
)
def test_a_media_url_is_the_file_it_names(url, file):
    document = cut(track(clip(media_reference=external(url))))

    assert only(read(document)).sources[0].file == file


@pytest.mark.parametrize(
    ("padding", "file"),
    [(4, "/shots/SR_010.%04d.exr"), (0, "/shots/SR_010.%d.exr"), ("x", "/shots/SR_010.%d.exr")],
)
def test_an_image_sequence_goes_by_its_pattern_and_its_prefix(padding, file):
    sequence = {
        "OTIO_SCHEMA": "ImageSequenceReference.1",
        "target_url_base": "file:///shots/",
        "name_prefix": "SR_010.",
        "name_suffix": ".exr",
        "frame_zero_padding": padding,
    }

    (source,) = only(read(cut(track(clip("a", media_reference=sequence))))).sources

    assert source.file == file
    assert "SR_010" in source.names


def test_a_sequence_without_a_prefix_has_its_pattern_alone():
    sequence = {"OTIO_SCHEMA": "ImageSequenceReference.1", "target_url_base": "x"}

    assert only(read(cut(track(clip("a", media_reference=sequence))))).sources[0].file == "x/%d"


@pytest.mark.parametrize(
    ("kind", "black"), [("black", True), ("Slug", True), ("SMPTEBars", False), ("", False)]
)
def test_a_black_generator_is_black(kind, black):
    generator = {"OTIO_SCHEMA": "GeneratorReference.1", "name": "gen", "generator_kind": kind}

    event = only(read(cut(track(clip("a", media_reference=generator)))))

    assert (event.is_black, event.sources[0].black) == (black, black)


def test_missing_media_is_media_that_is_not_known():
    missing = {"OTIO_SCHEMA": "MissingReference.1", "name": "lost_010"}

    event = only(read(cut(track(clip("", media_reference=missing)))))

    assert (event.sources[0].name, event.is_black) == ("lost_010", False)


@pytest.mark.parametrize(
    "metadata",
    [
        {"sha256": DIGEST},
        {"digest": f"sha256:{DIGEST.upper()}"},
        {"pipeline": {"file": {"Hash": f" sha-256:{DIGEST} "}}},
        {"digest": "md5:x", "deep": {"checksum": DIGEST}},
    ],
)
@pytest.mark.parametrize("on_clip", [True, False])
def test_a_digest_in_the_metadata_is_the_digest_of_the_media(metadata, on_clip):
    media = external("a.mov") | ({} if on_clip else {"metadata": metadata})
    more = {"metadata": metadata} if on_clip else {}

    (source,) = only(read(cut(track(clip("a", media_reference=media, **more))))).sources

    assert source.digest == f"sha256:{DIGEST}"


@pytest.mark.parametrize(
    "metadata", [{}, {"sha256": "ff"}, {"sha256": 5}, {"md5": DIGEST}, None, 5]
)
def test_what_is_no_sha_256_is_no_digest(metadata):
    assert only(read(cut(track(clip("a", metadata=metadata))))).sources[0].digest is None


def test_a_digest_is_looked_for_in_a_bounded_part_of_the_metadata():
    deep: Json = {"sha256": DIGEST}
    for _ in range(20):
        deep = {"x": deep}
    wide = {f"k{n}": {} for n in range(3000)} | {"x": {"sha256": DIGEST}}

    assert only(read(cut(track(clip(metadata=deep))))).sources[0].digest is None
    assert only(read(cut(track(clip(metadata=wide))))).sources[0].digest is None


def test_what_an_edit_decision_list_left_with_a_clip_is_kept():
    cmx = {"reel": "ZZ100_50", "comments": ["SOURCE FILE: ZZ100_501.mov", "* nice", 5, " "]}

    event = only(read(cut(track(clip("a", metadata={"cmx_3600": cmx})))))

    assert (event.sources[0].reel, event.comments) == (
        "ZZ100_50",
        ("SOURCE FILE: ZZ100_501.mov", "* nice"),
    )
    assert "ZZ100_501.mov" in event.sources[0].names


@pytest.mark.parametrize("cmx", [{"reel": 5, "comments": "x"}, {"reel": ""}, "x", None])
def test_odd_leftovers_of_an_edit_decision_list_are_passed_over(cmx):
    event = only(read(cut(track(clip("a", metadata={"cmx_3600": cmx})))))

    assert (event.sources[0].reel, event.comments) == (None, ())


def test_names_are_composed_in_one_line_and_cannot_steer_a_terminal():
    (source,) = only(read(cut(track(clip("e\u0301 \n x\x1b[31m\ud800"))))).sources

    assert source.name == "é x\ufffd[31m\ufffd"


def test_media_times_that_no_timecode_has_are_noted():
    event = only(read(cut(track(clip(start=-48)))))

    assert (event.sources[0].source_in, event.notes) == (None, (Oddity.SOURCE_UNPLACED,))


# Fragments and old names.


@pytest.mark.parametrize(
    "fragment",
    [
        clip("a"),
        track(clip("a")),
        stack(track(clip("a"))),
        stack(clip("a")),
        {"OTIO_SCHEMA": "SerializableCollection.1", "children": [clip("a")]},
        {"OTIO_SCHEMA": "SerializableCollection.1", "children": [track(clip("a"))]},
        {"OTIO_SCHEMA": "SerializeableCollection.1", "children": [cut(track(clip("a")))]},
        {"OTIO_SCHEMA": "Sequence.1", "children": [clip("a")]},
        track(clip("a"), {"OTIO_SCHEMA": "Filler.1", "source_range": span(0, 5)}),
        {
            "OTIO_SCHEMA": "Clip.1",
            "name": "a",
            "source_range": span(0, 10),
            "media_reference": None,
        },
    ],
)
def test_a_fragment_is_a_cut_of_its_own(fragment):
    timeline = read(fragment)

    assert places(timeline) == [("V1", "a", 0, 10)]
    assert timeline.name in ("cut", "a")


def test_a_fragment_without_a_name_is_named_for_its_file():
    assert read(track(clip("a"))).name == "cut"


def test_the_clips_of_a_collection_follow_one_another():
    collection = {"OTIO_SCHEMA": "SerializableCollection.1", "children": [clip("a"), clip("b")]}

    assert places(read(collection)) == [("V1", "a", 0, 10), ("V1", "b", 10, 20)]


def test_what_stands_beside_the_timeline_is_listed():
    beside = {"OTIO_SCHEMA": "SerializableCollection.1", "name": "bin", "children": []}
    collection = {
        "OTIO_SCHEMA": "SerializableCollection.1",
        "children": [clip("b"), cut(track(clip("a"))), beside],
    }

    timeline = read(collection)

    assert len(timeline.events) == 1
    assert [(part.text, part.reason) for part in timeline.not_understood] == [
        ("Clip b", WhyNot.OUTSIDE),
        ("SerializableCollection bin", WhyNot.OUTSIDE),
    ]


def test_objects_may_be_shared_by_reference():
    media = external("a.mov", available_range=span(0, 10), OTIO_REF_ID="m1")
    shared = {"OTIO_SCHEMA": "SerializableObjectRef.1", "id": "m1"}
    document = cut(track(clip("a", media_reference=media), clip("b", media_reference=shared)))

    assert [event.sources[0].file for event in read(document).events] == ["a.mov", "a.mov"]


# Refusals.


def with_value(value: str) -> bytes:
    return json.dumps(cut(track(clip(length=7777)))).replace("7777", value).encode()


@pytest.mark.parametrize(
    ("document", "where", "found"),
    [
        ({"OTIO_SCHEMA": "Marker.2"}, "$", "Marker"),
        ([{"OTIO_SCHEMA": "Clip.2"}], "$", "[…]"),
        ({"OTIO_SCHEMA": 5, "x": "OTIO_SCHEMA"}, "$", ""),
        ({"OTIO_SCHEMA": "Timeline.1"}, "$.tracks", "null"),
        ({"OTIO_SCHEMA": "Timeline.1", "tracks": 5}, "$.tracks", "5"),
        ({"OTIO_SCHEMA": "Timeline.1", "tracks": []}, "$.tracks", "[…]"),
        (cut({"OTIO_SCHEMA": "Track.1", "children": {}}), "$.tracks.children[0].children", "{…}"),
        (cut({"OTIO_SCHEMA": "Widget.1"}), "$.tracks.children[0]", "Widget"),
        (cut(track("x")), "$.tracks.children[0].children[0]", "x"),
        (cut(track(clip(), kind=5)), "$.tracks.children[0].kind", "5"),
        (cut(track(clip(5))), "$.tracks.children[0].children[0].name", "5"),
        (cut(track(clip(enabled="x"))), "$.tracks.children[0].children[0].enabled", "x"),
        (
            cut(track(clip(length=-1))),
            "$.tracks.children[0].children[0].source_range.duration.value",
            "-1",
        ),
        (
            cut(track(clip(rate=0))),
            "$.tracks.children[0].children[0].source_range.duration.rate",
            "0.0",
        ),
        (
            cut(track(clip(rate=True))),
            "$.tracks.children[0].children[0].source_range.duration.rate",
            "true",
        ),
        (
            with_value("NaN"),
            "$.tracks.children[0].children[0].source_range.duration.value",
            "NaN",
        ),
        (
            with_value("1e308"),
            "$.tracks.children[0].children[0].source_range.duration.value",
            "1e+308",
        ),
        (
            with_value("9" * 400),
            "$.tracks.children[0].children[0].source_range.duration.value",
            "999999…",
        ),
        (
            with_value('"x"'),
            "$.tracks.children[0].children[0].source_range.duration.value",
            "x",
        ),
        (
            cut(track({"OTIO_SCHEMA": "Clip.2", "name": "", "source_range": {}})),
            "$.tracks.children[0].children[0].source_range.start_time",
            "null",
        ),
        (
            cut(track(clip(effects=[speed(float("inf"))]))),
            "$.tracks.children[0].children[0].effects[0].time_scalar",
            "Infinity",
        ),
        (
            cut(track(clip(), dissolve(-1, 0), clip())),
            "$.tracks.children[0].children[1].in_offset",
            "-1",
        ),
        (cut(track(clip()), global_start_time=time(-5)), "global_start_time", "-5"),
        (
            cut(track({"OTIO_SCHEMA": "SerializableObjectRef.1", "id": "nobody"})),
            "$.tracks.children[0].children[0]",
            "nobody",
        ),
    ],
)
def test_what_no_timeline_has_is_refused_where_it_stands(document, where, found):
    error = refused(document, rate=FILM)

    assert (error.where, error.found) == (f"cut.otio {where}", found)


@pytest.mark.parametrize(
    "document",
    [
        cut(),
        cut(track()),
        cut(track(gap(10))),
        cut(track(clip(enabled=False))),
        {"OTIO_SCHEMA": "SerializableCollection.1", "children": []},
        gap(10),
    ],
)
def test_a_timeline_that_shows_nothing_is_no_cut(document):
    assert "at least one clip" in str(refused(document, rate=FILM))


def test_two_timelines_are_not_one_cut():
    both = {"OTIO_SCHEMA": "SerializableCollection.1", "children": [cut(), cut()]}

    assert refused(both).found == "2 Timelines"


@pytest.mark.parametrize("length", [100 * 3600 * 24 + 1, 1e12])
def test_a_cut_past_hour_99_is_refused(length):
    assert "hour 99" in str(refused(cut(track(clip(length=length)))))


@pytest.mark.parametrize(
    ("schema", "line"), [("Clip.3", 2), ("Marker.3", 3), ("RationalTime.2", 2)]
)
def test_a_document_newer_than_its_known_schemas_is_refused_at_its_line(schema, line):
    name = schema.partition(".")[0]
    text = '{"OTIO_SCHEMA": "Timeline.1",\n"a": {"OTIO_SCHEMA": "Clip.2"},\n"b": {}}'
    target = "Clip.2" if line == 2 else '"b": {}'
    new = schema if line == 2 else f'"b": {{"OTIO_SCHEMA" : "{schema}"}}'

    error = refused(text.replace(target, new).encode())

    assert (error.where, error.found) == (f"cut.otio:{line}", schema)
    assert f"{name}." in str(error)
    assert "0.18" in error.told(Language.FRENCH)


@pytest.mark.parametrize(
    ("content", "where", "found"),
    [
        (b'{"OTIO_SCHEMA": "Clip.2",\n "name": }', "cut.otio:2", '"name": }'),
        (b'{"OTIO_SCHEMA": "Clip.2"', "cut.otio:1", '{"OTIO_SCHEMA": "Clip.2"'),
        (b'{"OTIO_SCHEMA": 1} x', "cut.otio:1", '{"OTIO_SCHEMA": 1} x'),
        (b'{"OTIO_SCHEMA": "Clip.2", "name": "\xff"}', "cut.otio", "0xFF"),
        (b'{"OTIO_SCHEMA": "Clip.2", "name": "\xc3', "cut.otio", "0xC3"),
        (b'{"OTIO_SCHEMA": ' + b"9" * 5000 + b"}", "cut.otio", "999999…"),
        (b'{"OTIO_SCHEMA":' * 100_000, "cut.otio", "[[[…"),
        (b'{"OTIO_SCHEMA":' + b"[" * 100_000, "cut.otio", "[[[…"),
    ],
)
def test_broken_or_deep_json_is_refused(content, where, found):
    error = refused(content)

    assert (error.where, error.found) == (where, found)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
def test_a_document_is_read_in_every_encoding_that_says_itself(encoding):
    text = json.dumps(cut(track(clip("été"))), ensure_ascii=False)
    before = "\ufeff" if encoding == "utf-16-le" else ""

    assert only(read((before + text).encode(encoding))).sources[0].name == "été"


@pytest.mark.parametrize(
    ("bound", "value", "document"),
    [
        ("MOST_VALUES", 10, cut(track(clip(), clip()))),
        ("_LONGEST_TEXT", 100, cut(track(clip("x" * 200)))),
        ("_LARGEST_WIDE", 10, json.dumps(cut(track(clip("é"))), ensure_ascii=False).encode()),
    ],
)
def test_a_document_has_bounds(monkeypatch, bound, value, document):
    monkeypatch.setattr(otio_text, bound, value)

    assert "at most" in str(refused(document))


def test_long_texts_within_bounds_are_read(monkeypatch):
    monkeypatch.setattr(otio_text, "_LONGEST_TEXT", 300)

    assert len(read(cut(track(clip("x" * 200), clip()))).events) == 2


@pytest.mark.parametrize(("bound", "value"), [("MOST_PARTS", 3), ("DEEPEST", 1)])
def test_a_tree_has_bounds(monkeypatch, bound, value):
    monkeypatch.setattr(otio_tree, bound, value)

    assert "at most" in str(refused(cut(track(clip()), track(clip(), clip()))))


def test_children_beyond_all_bounds_are_refused_unread(monkeypatch):
    monkeypatch.setattr(otio_tree, "MOST_PARTS", 5)

    assert refused(cut(track(*[clip()] * 9))).where == "cut.otio $.tracks.children[0]"


def test_a_stack_that_holds_itself_is_refused():
    inner = {"OTIO_SCHEMA": "SerializableObjectRef.1", "id": "a"}

    assert "levels deep" in str(refused(stack(inner, OTIO_REF_ID="a")))


def test_stacks_that_hold_each_other_twice_are_refused():
    parts = [stack(clip(), OTIO_REF_ID="r0")]
    for n in range(1, 40):
        twice = {"OTIO_SCHEMA": "SerializableObjectRef.1", "id": f"r{n - 1}"}
        parts.append(stack(twice, twice, OTIO_REF_ID=f"r{n}"))

    assert "at most" in str(refused(stack(*parts)))


# Laws.


@given(
    st.lists(st.tuples(st.integers(0, 50), st.integers(0, 20)), min_size=1, max_size=12),
    st.integers(0, 60),
    st.integers(1, 60),
)
def test_a_trim_shows_exactly_the_frames_it_names(lengths, start, length):
    children = [
        part for n, (c, g) in enumerate(lengths) for part in (clip(str(n), length=c), gap(g))
    ]
    whole = frames_of(read(cut(track(clip("-", length=1), *children))), offset=1)

    nested = stack(track(*children), source_range=span(start, length))
    trimmed = frames_of(read(cut(track(clip("-", length=1), nested))), offset=1)

    expected = {at - start: name for at, name in whole.items() if start <= at < start + length}
    assert trimmed == expected


def frames_of(timeline: Timeline, offset: int) -> dict[int, tuple[str, int]]:
    """Return which frame of which clip is seen at each frame after the first ``offset``."""
    return {
        at - offset: (
            event.sources[0].name,
            at - event.start.frames + event.sources[0].source_in.frames,
        )
        for event in timeline.events[1:]
        for at in range(event.start.frames, event.end.frames)
    }


GOOD = json.dumps(
    cut(
        track(
            clip("a", media_reference=external("file:///a.mov", metadata={"sha256": DIGEST})),
            dissolve(2, 3),
            stack(track(clip("b"), gap(3)), effects=[speed(-2.0)]),
            clip("c", media_references={"x": external("b.mov")}, active_media_reference_key="x"),
        ),
        track(clip("s", rate=48000.0), kind="Audio"),
        global_start_time=time(86400),
    ),
    indent=1,
)
VALUES = [
    "null",
    "-1",
    "1e308",
    "NaN",
    "[]",
    "{}",
    '""',
    "true",
    '"Clip.1"',
    '"Stack.1"',
    "0",
    "1e-300",
]


@given(st.randoms(use_true_random=False), st.integers(1, 8))
def test_no_damage_makes_reading_fail_but_in_words(chance, edits):
    lines = GOOD.split("\n")
    for _ in range(edits):
        at = chance.randrange(len(lines))
        lines[at] = damaged(lines[at], chance)
    content = "\n".join(lines).encode()

    try:
        timeline = read_timeline(content, where="cut.otio", rate=FILM, start=None)
    except (DocumentError, RateNeeded) as error:
        message = str(error)
    else:
        message = timeline.events and "cut.otio is read"
    assert message.startswith("cut.otio")


def damaged(line: str, chance: random.Random) -> str:
    key, colon, value = line.partition(": ")
    if colon and chance.random() < 0.7:
        return f"{key}: {chance.choice(VALUES)}{',' if value.endswith(',') else ''}"
    return chance.choice(("", line + line, line[: len(line) // 2], line.replace("2", "1")))
