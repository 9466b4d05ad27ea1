"""An edit decision list is read without losing a line, however odd it is."""

import random
from fractions import Fraction

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
from clearslate.formats import edl_edits, edl_text
from clearslate.formats.errors import DocumentError
from clearslate.formats.phrase import Language
from clearslate.formats.timelines import LARGEST, RateNeeded, read_timeline

FILM = Rate(fps=Fraction(24))
PAL = Rate(fps=Fraction(25))
NTSC = Rate(fps=Fraction(30000, 1001))
ONE_SECOND = "00:00:10:00 00:00:11:00"
CUT = f"001  A001 V     C        {ONE_SECOND} 01:00:00:00 01:00:01:00"


def read(*lines: str, rate: Rate | None = FILM, start: str | None = None, where: str = "cut.edl"):
    return read_timeline("\n".join(lines).encode(), where=where, rate=rate, start=start)


def refused(*lines: str, rate: Rate | None = FILM, start: str | None = None) -> DocumentError:
    with pytest.raises(DocumentError) as error:
        read(*lines, rate=rate, start=start)
    return error.value


def only(timeline: Timeline):
    (event,) = timeline.events
    return event


def places(timeline: Timeline) -> list[tuple[str, str, str, str]]:
    return [(e.number, e.track, e.start.text, e.end.text) for e in timeline.events]


def line(number: int, start: str, end: str, *, channel: str = "V", rest: str = "") -> str:
    return f"{number:03}  A001 {channel} C  {ONE_SECOND} {start} {end} {rest}".rstrip()


# Event lines.


def test_a_cut_is_one_event_with_one_source():
    event = only(read("TITLE: Reel one", "FCM: NON-DROP FRAME", "", CUT))

    assert (event.number, event.track, event.kind, event.line) == (
        "001",
        "V1",
        TrackKind.PICTURE,
        4,
    )
    assert (event.start.text, event.end.text) == ("01:00:00:00", "01:00:01:00")
    assert (event.transition, event.transition_frames, event.notes) == (None, 0, ())
    assert (event.frames, event.seconds, event.is_black) == (24, 1, False)
    (source,) = event.sources
    assert (source.name, source.role, source.reel) == ("A001", SourceRole.CLIP, "A001")
    assert (source.source_in.text, source.source_out.text) == ("00:00:10:00", "00:00:11:00")


@pytest.mark.parametrize(
    ("channel", "tracks"),
    [
        ("V", "V1"),
        ("v2", "V2"),
        ("A", "A1"),
        ("A2", "A2"),
        ("A10", "A10"),
        ("AA", "A1 A2"),
        ("B", "V1 A1"),
        ("AA/V", "V1 A1 A2"),
        ("A2/V", "V1 A2"),
        ("A1A2V", "V1 A1 A2"),
        ("VA12", "V1 A1 A2"),
        ("NONE", "NONE"),
    ],
)
def test_an_edit_is_one_event_on_each_of_its_tracks(channel, tracks):
    timeline = read(f"001  A001 {channel} C {ONE_SECOND} 01:00:00:00 01:00:01:00")

    assert [event.track for event in timeline.events] == tracks.split()
    assert {event.number for event in timeline.events} == {"001"}


def test_tracks_stand_as_an_editor_sees_them():
    channels = ("NONE", "A2", "V2", "A10", "B", "V10")
    timeline = read(*(line(1, "01:00:00:00", "01:00:01:00", channel=each) for each in channels))

    assert timeline.tracks == ("V10", "V2", "V1", "A1", "A2", "A10", "NONE")
    assert timeline.events[0].kind is TrackKind.OTHER


def test_aud_adds_sound_tracks_to_the_edit_above():
    timeline = read(CUT, "AUD  3    4")

    assert [event.track for event in timeline.events] == ["V1", "A3", "A4"]


def test_aud_says_the_tracks_of_an_edit_that_names_none():
    timeline = read(CUT.replace(" V ", " NONE "), "AUD  3    4")

    assert [event.track for event in timeline.events] == ["A3", "A4"]


@pytest.mark.parametrize("number", ["1", "001", "000123", "001A", "0012AB"])
def test_a_number_is_kept_as_it_is_written(number):
    assert only(read(CUT.replace("001", number, 1))).number == number


@pytest.mark.parametrize(
    "reel",
    ["A", "TAPE 7 DAY 2", "A001_C002_0101XY", "C V", "V", "x" * 129, "REEL  WITH  GAPS", "ÉTÉ_01"],
)
def test_a_reel_may_be_long_and_have_spaces(reel):
    event = only(read(CUT.replace("A001", reel)))

    assert (event.sources[0].reel, event.track) == (reel, "V1")


def test_an_event_without_a_reel_is_still_an_event():
    (source,) = only(read(CUT.replace("A001", ""))).sources

    assert (source.reel, source.name) == (None, "")


def test_what_follows_the_timecodes_does_not_lose_the_event():
    event = only(read(CUT + " #12"))

    assert (event.start.text, event.comments) == ("01:00:00:00", ("#12",))


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        ("01:00:60:00 01:00:61:00", WhyNot.TIMECODE),
        ("01:61:00:00 01:62:00:00", WhyNot.TIMECODE),
        ("01:00:00:24 01:00:01:00", WhyNot.FRAME_NUMBER),
        ("01:00:05:00 01:00:01:00", WhyNot.BACKWARDS),
        ("01:00:00:0x 01:00:01:00", WhyNot.UNKNOWN),
        ("01:00:00:00", WhyNot.UNKNOWN),
    ],
)
def test_a_broken_event_is_listed_with_its_notes_and_the_rest_is_read(broken, reason):
    bad = f"002  A001 V C {ONE_SECOND} {broken}"
    timeline = read(CUT, bad, "* FROM CLIP NAME: lost", "M2 A001 048.0 00:00:00:00", "AUD 3")

    assert [event.number for event in timeline.events] == ["001"]
    assert timeline.events[0].sources[0].name == "A001"
    assert timeline.not_understood[0] == NotUnderstood(line=2, text=bad, reason=reason)
    lost = [(part.line, part.reason) for part in timeline.not_understood[1:]]
    assert lost == [(n, WhyNot.BELONGS_TO_LOST) for n in (3, 4, 5)]


@pytest.mark.parametrize(
    "broken",
    [
        f"002  {ONE_SECOND} 01:00:00:00 01:00:01:00",
        f"002  A001 V {ONE_SECOND} 01:00:00:00 01:00:01:00",
        f"002  A001 C {ONE_SECOND} 01:00:00:00 01:00:01:00",
        f"002  A001 X C {ONE_SECOND} 01:00:00:00 01:00:01:00",
        f"002  A001 V/X C {ONE_SECOND} 01:00:00:00 01:00:01:00",
        f"002  A001 {'A1' * 30} C {ONE_SECOND} 01:00:00:00 01:00:01:00",
        f"002  A001 V Q 010 {ONE_SECOND} 01:00:00:00 01:00:01:00",
        f"002  A001 V X B {ONE_SECOND} 01:00:00:00 01:00:01:00",
        f"002x3 A001 V C {ONE_SECOND} 01:00:00:00 01:00:01:00",
    ],
)
def test_an_event_line_in_no_known_form_is_listed(broken):
    timeline = read(CUT, broken)

    assert [(part.line, part.reason) for part in timeline.not_understood] == [(2, WhyNot.UNKNOWN)]


# Transitions and keys.

OUTGOING = "002  A001 V C     00:00:11:00 00:00:11:00 01:00:01:00 01:00:01:00"
INCOMING = f"002  B002 V {{}} {ONE_SECOND} 01:00:01:00 01:00:02:00"


@pytest.mark.parametrize(
    ("code", "transition", "frames"),
    [
        ("D 012", "dissolve", 12),
        ("D", "dissolve", 0),
        ("W001 025", "wipe 001", 25),
        ("W 8", "wipe", 8),
    ],
)
def test_a_transition_is_one_event_with_both_clips(code, transition, frames):
    timeline = read(
        CUT, OUTGOING, INCOMING.format(code), "* FROM CLIP NAME: old", "* TO CLIP NAME: new"
    )

    event = timeline.events[1]
    assert len(timeline.events) == 2
    assert (event.transition, event.transition_frames) == (transition, frames)
    assert (event.start.text, event.end.text) == ("01:00:01:00", "01:00:02:00")
    assert [(s.role, s.name, s.reel) for s in event.sources] == [
        (SourceRole.FROM, "old", "A001"),
        (SourceRole.TO, "new", "B002"),
    ]


def test_an_outgoing_clip_that_plays_before_its_dissolve_is_part_of_the_event():
    outgoing = f"002  A001 V C {ONE_SECOND} 01:00:00:00 01:00:01:00"

    event = only(read(outgoing, INCOMING.format("D 012")))

    assert (event.start.text, event.end.text) == ("01:00:00:00", "01:00:02:00")


def test_a_dissolve_without_an_outgoing_line_has_the_clip_that_a_comment_names():
    event = only(read(INCOMING.format("D 012"), "* FROM CLIP NAME: old", "* TO CLIP NAME: new"))

    assert [(s.role, s.name, s.reel, s.source_in is None) for s in event.sources] == [
        (SourceRole.TO, "new", "B002", False),
        (SourceRole.FROM, "old", None, True),
    ]


@pytest.mark.parametrize(
    "second",
    [
        f"002  B002 V D 012 {ONE_SECOND} 01:00:05:00 01:00:06:00",
        f"002  B002 A D 012 {ONE_SECOND} 01:00:01:00 01:00:02:00",
        f"003  B002 V D 012 {ONE_SECOND} 01:00:01:00 01:00:02:00",
        f"002  B002 V C     {ONE_SECOND} 01:00:01:00 01:00:02:00",
    ],
    ids=["elsewhere", "another track", "another number", "another cut"],
)
def test_lines_that_form_no_edit_stay_events_of_their_own(second):
    first = f"002  A001 V C {ONE_SECOND} 01:00:00:00 01:00:01:00"

    assert len(read(first, second).events) == 2


def test_a_second_dissolve_of_the_same_number_is_an_event_of_its_own():
    later = INCOMING.format("D 012").replace("01:00:02:00", "01:00:03:00")

    assert len(read(OUTGOING, INCOMING.format("D 012"), later).events) == 2


@pytest.mark.parametrize("background", ["K B", "KB", "K B 000", "K B(F) 012"])
@pytest.mark.parametrize("foreground", ["K 000", "K", "K O 012", "KO"])
def test_a_key_is_one_event_with_background_and_foreground(background, foreground):
    event = only(
        read(
            f"004  BG V {background} {ONE_SECOND} 01:00:00:00 01:00:01:00",
            f"004  FG V {foreground} {ONE_SECOND} 01:00:00:00 01:00:01:00",
            "* FROM CLIP NAME: street",
            "* KEY CLIP NAME: title",
        )
    )

    assert event.transition == "key"
    assert [(s.role, s.name) for s in event.sources] == [
        (SourceRole.FROM, "street"),
        (SourceRole.KEY, "title"),
    ]


def test_a_key_may_begin_with_the_background_alone():
    event = only(
        read(
            "006  001 V C     00:01:08:22 00:01:09:18 00:00:03:23 00:00:04:19",
            "006  001 V K B   00:01:09:18 00:01:10:07 00:00:04:19 00:00:05:08",
            "006  001 V K 000 00:01:08:22 00:01:09:11 00:00:04:19 00:00:05:08",
            "* FROM CLIP NAME: below",
            "* KEY CLIP NAME: above",
        )
    )

    assert (event.start.text, event.end.text) == ("00:00:03:23", "00:00:05:08")
    assert [source.name for source in event.sources] == ["below", "below", "above"]


def test_a_title_keyed_over_a_cut_is_a_source_of_its_own():
    event = only(read(CUT, "* FROM CLIP NAME: street", "* KEY CLIP NAME: title"))

    assert [(s.role, s.name) for s in event.sources] == [
        (SourceRole.FROM, "street"),
        (SourceRole.KEY, "title"),
    ]


@pytest.mark.parametrize("reel", ["BL", "BLACK", "bl"])
def test_black_is_an_event_without_media(reel):
    event = only(read(CUT.replace("A001", reel)))

    assert event.is_black
    assert event.sources[0].black


def test_black_with_a_clip_name_is_not_taken_for_black():
    event = only(read(CUT.replace("A001", "BL"), "* FROM CLIP NAME: SR_010_0040_v2"))

    assert not event.is_black
    assert event.sources[0].name == "SR_010_0040_v2"


def test_a_dissolve_from_black_is_not_black():
    event = only(read(OUTGOING.replace("A001", "BL"), INCOMING.format("D 12")))

    assert [source.black for source in event.sources] == [True, False]
    assert not event.is_black


# What comments call the media.


@pytest.mark.parametrize(
    ("comment", "name", "file", "names"),
    [
        ("* FROM CLIP NAME:  shot_010", "shot_010", None, ()),
        ("FROM CLIP NAME: shot_010", "shot_010", None, ()),
        ("*from clip  name:shot_010", "shot_010", None, ()),
        ("* TO CLIP NAME: shot_010", "shot_010", None, ()),
        ("* CLIP NAME: shot_010", "shot_010", None, ()),
        ("* FROM CLIP NAME: été", "été", None, ()),
        ("* SOURCE FILE: shot_010.mov", "shot_010.mov", "shot_010.mov", ("shot_010",)),
        ("* SOURCE FILE: ZZ.LAY3.01", "ZZ.LAY3.01", "ZZ.LAY3.01", ()),
        (r"* FROM CLIP: S:\a\b.exr", r"S:\a\b.exr", r"S:\a\b.exr", ("b.exr", "b")),
        ("* FROM FILE: /a/b.exr", "/a/b.exr", "/a/b.exr", ("b.exr", "b")),
        ("* AUDIO NAME: boom_2", "A001", None, ("boom_2",)),
        ("* REEL: A001C002", "A001", None, ("A001C002",)),
        ("* REEL A001 IS CLIP foo.mov", "A001", None, ("foo.mov",)),
        (">>> SOURCE 7F3A foo", "A001", None, ("7F3A foo",)),
        ("FINAL CUT PRO REEL: A-001 REPLACED BY: A001", "A001", None, ("A-001",)),
        ("FINAL CUT PRO REEL: A-001", "A001", None, ()),
        ("FINAL CUT PRO REEL:  REPLACED BY: A001", "A001", None, ()),
        ("* SOURCE FILE:", "A001", None, ()),
        ("* COMMENT: nice take", "A001", None, ()),
        ("* sq001_s001", "A001", None, ()),
        (">>>", "A001", None, ()),
        (f"* {'x' * 50}: y", "A001", None, ()),
        ("*", "A001", None, ()),
    ],
)
def test_a_comment_may_name_the_media_of_a_cut(comment, name, file, names):
    event = only(read(CUT, comment))

    (source,) = event.sources
    assert (source.name, source.file, source.names) == (name, file, names)
    assert source.role is SourceRole.CLIP
    assert event.comments == (comment,)


def test_the_first_name_of_a_sort_is_the_name_and_the_others_are_kept():
    (source,) = only(
        read(
            CUT,
            "* FROM CLIP NAME: one",
            "* FROM CLIP NAME: two",
            "* CLIP NAME: three",
            "* CLIP NAME: four",
            "* SOURCE FILE: five.mov",
            "* SOURCE FILE: six.mov",
        )
    ).sources

    assert (source.name, source.file) == ("one", "five.mov")
    assert set(source.names) == {"two", "three", "four", "five.mov", "five", "six.mov"}


def test_source_files_go_to_the_clips_in_their_order():
    event = only(
        read(
            OUTGOING,
            INCOMING.format("D 12"),
            "* FROM CLIP NAME: old",
            "* TO CLIP NAME: new",
            "* SOURCE FILE: old.mov",
            "* SOURCE FILE: new.mov",
        )
    )

    assert [source.file for source in event.sources] == ["old.mov", "new.mov"]


def test_a_lone_source_file_goes_to_the_clip_named_above_it():
    event = only(
        read(
            OUTGOING,
            INCOMING.format("D 12"),
            "* FROM CLIP NAME: old",
            "* SOURCE FILE: old.mov",
            "* TO CLIP NAME: new",
        )
    )

    assert [source.file for source in event.sources] == ["old.mov", None]


def test_notes_about_the_list_are_not_about_an_event():
    timeline = read("* EXPORTED BY EDITOR", "TITLE: a", "TITLE: b", "SPLIT: x", "* y", CUT)

    assert timeline.name == "a"
    assert timeline.comments == ("* EXPORTED BY EDITOR", "TITLE: b", "SPLIT: x", "* y")
    assert timeline.events[0].comments == ()


def test_a_list_without_a_title_is_named_for_its_file():
    assert read(CUT, where="cuts/reel_1.v2.edl").name == "reel_1.v2"
    assert read(CUT, where="reel").name == "reel"


@pytest.mark.parametrize(
    "known",
    [
        "* LOC: 01:00:01:14 RED     ANIM FIX NEEDED",
        "* ASC_SOP (1 1 1)(0 0 0)(1 1 1)",
        "* ASC_SAT 0.9",
        "ASC_SAT 0.9",
        "EFFECTS NAME IS CROSS DISSOLVE",
        "EFFECT NAME: CROSS DISSOLVE",
        "FROM CLIP IS A STILL",
        "GPI  GPI-T PULSE 001 RI +00:00:15:00",
        "M/S  x",
        "% 1 2",
        "DLEDL: START TC: 01:00:00:00",
        " |C:ResolveColorBlue |M:Marker 1 |D:1",
        "AUDIO LEVEL AT 00:00:00:00 IS -6 DB",
        "BLEND, DISSOLVE",
    ],
)
def test_a_known_note_stays_with_its_event(known):
    timeline = read(CUT, known)

    assert timeline.events[0].comments == (known.strip(),)
    assert timeline.not_understood == ()


@pytest.mark.parametrize(
    "unknown",
    [
        "HERES A NOTE",
        "FCM: SOMETIMES",
        "M2 A001 fast",
        "M2 00:00:00:00",
        "AUD",
        "AUD x",
        "AUD 100",
        "12",
    ],
)
def test_a_line_in_no_known_form_is_listed_and_does_not_part_an_event_from_its_notes(unknown):
    timeline = read(CUT, unknown, "* FROM CLIP NAME: shot_010")

    assert timeline.not_understood == (NotUnderstood(line=2, text=unknown),)
    assert timeline.events[0].sources[0].name == "shot_010"


def test_m2_before_any_event_is_listed():
    assert read("M2 A001 048.0 00:00:00:00", CUT).not_understood[0].line == 1


# Speeds.


@pytest.mark.parametrize(
    ("m2", "speed", "notes"),
    [
        ("M2   A001       048.0    00:00:10:00", 2, (Oddity.RETIMED,)),
        ("M2   A001       +012    00:00:10:00", Fraction(1, 2), (Oddity.RETIMED,)),
        ("M2   A001      -024.0    00:00:10:00", -1, (Oddity.REVERSE,)),
        ("M2   A001      -048.0    00:00:10:00", -2, (Oddity.RETIMED, Oddity.REVERSE)),
        ("M2   A001       000.0    00:00:10:00", 0, (Oddity.FREEZE,)),
        ("M2   A001       024.0    00:00:10:00", 1, ()),
        ("M2   A001       023.98   00:00:10:00", 1, ()),
        ("M2   A001       048.0", 2, (Oddity.RETIMED,)),
        ("M2   048.0", 2, (Oddity.RETIMED,)),
    ],
)
def test_m2_is_the_speed_of_its_reel(m2, speed, notes):
    event = only(read(CUT, m2))

    assert event.sources[0].speed == speed
    assert event.notes == notes


def test_a_speed_is_a_share_of_the_frames_that_the_list_counts():
    event = only(read(CUT, "M2 A001 048.0 00:00:10:00", rate=Rate.parse("23.976")))

    assert event.sources[0].speed == 2


def test_m2_finds_its_clip_by_reel_and_then_by_timecode():
    lines = (OUTGOING, INCOMING.format("D 12"))

    by_reel = only(read(*lines, "M2 A001 048.0 00:00:00:00"))
    shortened = only(read(*lines, "M2 A0 048.0 00:00:00:00"))
    same_reel = [each.replace("B002", "A001") for each in lines]
    by_time = only(read(*same_reel, "M2 A001 048.0 00:00:11:00"))

    assert [source.speed for source in by_reel.sources] == [2, None]
    assert [source.speed for source in shortened.sources] == [2, None]
    assert [source.speed for source in by_time.sources] == [2, None]


@pytest.mark.parametrize(
    ("comment", "note"),
    [
        ("* * FREEZE FRAME", Oddity.FREEZE),
        ("FROM CLIP IS A STILL", Oddity.STILL),
        ("* TO CLIP IS A STILL", Oddity.STILL),
    ],
)
def test_a_comment_may_say_that_a_frame_is_held(comment, note):
    assert only(read(CUT, comment)).notes == (note,)


def test_a_comment_that_ends_like_one_says_nothing():
    assert only(read(CUT, "* MATCH FRAME")).notes == ()


def test_lengths_that_differ_are_noted_and_refuse_nothing():
    event = only(read(CUT.replace("00:00:11:00", "00:00:13:05")))

    assert event.notes == (Oddity.DURATIONS_DIFFER,)


# Places in the cut.


def test_events_out_of_order_are_all_kept():
    timeline = read(
        line(1, "01:00:02:00", "01:00:03:00"),
        line(2, "01:00:00:00", "01:00:01:00"),
        line(3, "01:00:01:00", "01:00:02:00"),
    )

    assert [Oddity.OUT_OF_ORDER in event.notes for event in timeline.events] == [False, True, True]
    assert (timeline.start.text, timeline.end.text, timeline.duration) == (
        "01:00:00:00",
        "01:00:03:00",
        72,
    )


def test_overlapping_events_are_all_kept_and_noted_on_their_track():
    timeline = read(
        line(1, "01:00:00:00", "01:00:09:00"),
        line(2, "01:00:01:00", "01:00:02:00"),
        line(3, "01:00:03:00", "01:00:04:00"),
        line(4, "01:00:09:00", "01:00:10:00"),
        line(5, "01:00:01:00", "01:00:01:00"),
        line(6, "01:00:01:00", "01:00:02:00", channel="A"),
    )

    overlap = [Oddity.OVERLAPS in event.notes for event in timeline.events]
    assert overlap == [True, True, True, False, False, False]


def test_an_event_without_length_is_kept():
    assert Oddity.ZERO_LENGTH in only(read(line(1, "01:00:00:00", "01:00:00:00"))).notes


def test_a_list_that_passes_midnight_goes_on_past_hour_24():
    timeline = read(
        line(1, "23:59:59:00", "00:00:01:00"),
        line(2, "00:00:01:00", "00:00:02:00"),
        line(3, "00:00:02:00", "00:00:03:00", channel="A"),
    )

    assert places(timeline) == [
        ("001", "V1", "23:59:59:00", "24:00:01:00"),
        ("002", "V1", "24:00:01:00", "24:00:02:00"),
        ("003", "A1", "24:00:02:00", "24:00:03:00"),
    ]
    assert all(Oddity.PASSES_MIDNIGHT in event.notes for event in timeline.events)


def test_a_track_listed_after_one_that_passed_midnight_starts_before_it_again():
    timeline = read(
        line(1, "23:59:59:00", "24:00:00:00"),
        line(2, "00:00:00:00", "00:00:01:00"),
        line(3, "23:59:59:00", "00:00:00:00", channel="A"),
        line(4, "00:00:00:00", "00:00:01:00", channel="A"),
        line(5, "00:00:00:12", "24:00:00:12", channel="A2"),
    )

    assert [(start, end) for _, _, start, end in places(timeline)] == [
        ("23:59:59:00", "24:00:00:00"),
        ("24:00:00:00", "24:00:01:00"),
        ("23:59:59:00", "24:00:00:00"),
        ("24:00:00:00", "24:00:01:00"),
        ("24:00:00:12", "24:00:00:12"),
    ]


def test_reels_at_hours_far_apart_have_not_passed_midnight():
    timeline = read(line(1, "20:00:00:00", "20:00:01:00"), line(2, "01:00:00:00", "01:00:01:00"))

    assert timeline.start.text == "01:00:00:00"


def test_source_times_may_pass_midnight():
    event = only(read(CUT.replace(ONE_SECOND, "23:59:59:12 00:00:00:12")))

    assert event.sources[0].source_out.text == "24:00:00:12"
    assert event.notes == ()


def test_source_times_that_run_backwards_are_kept():
    (source,) = only(read(CUT.replace(ONE_SECOND, "00:00:11:00 00:00:10:00"))).sources

    assert (source.source_in.text, source.source_out.text) == ("00:00:11:00", "00:00:10:00")


def test_a_place_past_hour_99_is_listed():
    far = line(2, "99:59:59:00", "12:00:00:00")

    timeline = read(line(1, "23:59:59:00", "00:00:01:00"), far)

    assert timeline.not_understood[0].reason is WhyNot.BACKWARDS


def test_the_caller_says_where_the_cut_starts():
    timeline = read(CUT, start="00:59:50:00")

    assert (timeline.start.text, timeline.duration) == ("00:59:50:00", 11 * 24)


@pytest.mark.parametrize(
    ("start", "found"), [("01:00:02:00", "01:00:02:00"), ("1 o'clock", "1 o'clock")]
)
def test_a_start_that_does_not_fit_is_refused(start, found):
    error = refused(CUT, start=start)

    assert (error.where, error.found) == ("cut.edl", found)


def test_a_split_belongs_to_the_event_below_it_or_else_to_the_one_above():
    below = read(
        line(1, "01:00:00:00", "01:00:01:00"), "SPLIT: x", line(2, "01:00:01:00", "01:00:02:00")
    )
    above = read(line(1, "01:00:00:00", "01:00:01:00"), "SPLIT: x", "* y")
    last = read(line(1, "01:00:00:00", "01:00:01:00"), "SPLIT: x")

    assert [Oddity.SPLIT in event.notes for event in below.events] == [False, True]
    assert below.events[1].comments == ("SPLIT: x",)
    assert only(above).comments == ("SPLIT: x", "* y")
    assert Oddity.SPLIT in only(last).notes


def test_a_split_below_a_lost_event_is_lost_with_it():
    timeline = read(CUT, "002  A001 V C 00:00:00:00", "SPLIT: x", "* y")

    assert [part.reason for part in timeline.not_understood] == [
        WhyNot.UNKNOWN,
        WhyNot.BELONGS_TO_LOST,
        WhyNot.BELONGS_TO_LOST,
    ]


# Frame rates.

DROP = "001  A001 V C 00:00:10;00 00:00:11;00 01:00:00;00 01:00:01;00"


def test_the_rate_is_never_guessed():
    with pytest.raises(RateNeeded) as needed:
        read(CUT, rate=None)

    assert needed.value.where == "cut.edl"
    assert "cadence" in needed.value.told(Language.FRENCH)


@pytest.mark.parametrize(
    ("event", "rate"),
    [
        (DROP, "30000/1001"),
        (DROP.replace(";", "."), "30000/1001"),
        (DROP.replace("11;00", "11;30"), "60000/1001"),
    ],
)
def test_drop_frame_marks_say_the_rate(event, rate):
    timeline = read(event, rate=None)

    assert (timeline.rate.text, timeline.drop) == (rate, True)
    assert timeline.rate_from is RateOrigin.FILE
    assert timeline.start.text == "01:00:00;00"


def test_a_full_stop_in_a_reel_is_no_drop_frame_mark():
    with pytest.raises(RateNeeded):
        read(CUT.replace("A001", "A.001"), rate=None)


def test_thirty_given_for_a_drop_frame_list_means_29_97():
    timeline = read(DROP, rate=Rate.parse("30"))

    assert (timeline.rate, timeline.rate_from) == (NTSC, RateOrigin.FILE_OVER_GIVEN)


def test_drop_frame_marks_mean_nothing_at_24():
    timeline = read(DROP, rate=FILM)

    assert (timeline.rate, timeline.drop, timeline.rate_from) == (FILM, False, RateOrigin.GIVEN)


def test_the_mode_counts_where_timecodes_carry_no_mark_of_their_own():
    across = line(1, "00:00:59:00", "00:01:00:02")

    dropped = read("FCM: DROP FRAME", across, rate=NTSC)
    counted = read("FCM: NON-DROP FRAME", across, rate=NTSC)

    assert (only(dropped).frames, dropped.drop) == (30, True)
    assert (only(counted).frames, counted.drop) == (32, False)


def test_the_mode_may_change_midway():
    timeline = read(
        "FCM: DROP FRAME",
        DROP,
        "FCM: NON-DROP FRAME",
        line(2, "01:00:01:00", "01:00:02:00"),
        rate=NTSC,
    )

    assert [event.start.text for event in timeline.events] == ["01:00:00;00", "01:00:01:00"]
    assert timeline.drop
    assert Oddity.FRAME_CODE_DIFFERS in timeline.events[1].notes


def test_a_dropped_number_is_listed():
    timeline = read(DROP, DROP.replace("01:00:00;00", "01:01:00;00"), rate=NTSC)

    assert timeline.not_understood[0].reason is WhyNot.DROPPED_NUMBER


def test_a_start_is_counted_as_its_list_counts():
    assert read(DROP, rate=NTSC, start="01:00:00:00").start.text == "01:00:00;00"


def test_a_rate_that_does_not_fit_is_refused_with_one_that_would():
    lines = [line(n, f"01:00:0{n}:00", f"01:00:0{n}:24") for n in range(3)]

    error = refused(*lines, rate=FILM)

    assert (error.where, error.found) == ("cut.edl:1", "24")
    assert "25 or more" in str(error)
    assert "25 ou plus" in error.told(Language.FRENCH)


def test_a_frame_number_that_no_usual_rate_has_asks_for_the_next():
    assert "501 or more" in str(refused(line(1, "01:00:00:00", "01:00:00:500")))


@pytest.mark.parametrize(("fitting", "read_all_the_same"), [(2, True), (1, False)])
def test_a_rate_is_refused_where_more_than_half_of_the_events_do_not_fit(
    fitting, read_all_the_same
):
    good = [line(n, f"01:00:0{n}:00", f"01:00:0{n}:12") for n in range(fitting)]
    bad = [line(n, f"01:00:0{n}:00", f"01:00:0{n}:24") for n in range(2)]

    if read_all_the_same:
        assert len(read(*good, *bad).events) == fitting
    else:
        assert refused(*good, *bad).found == "24"


def test_a_few_frame_numbers_that_do_not_fit_are_listed():
    lines = [line(n, f"01:00:0{n}:00", f"01:00:0{n}:12") for n in range(4)]

    timeline = read(*lines, line(5, "01:00:05:00", "01:00:05:24"), rate=FILM)

    assert len(timeline.events) == 4
    assert [part.reason for part in timeline.not_understood] == [WhyNot.FRAME_NUMBER]


def test_a_list_of_which_no_event_can_be_is_refused():
    error = refused(line(1, "01:00:60:00", "01:00:61:00"))

    assert error.where == "cut.edl:1"


# Bytes.


@pytest.mark.parametrize(
    ("encoding", "before"),
    [
        ("utf-8", b""),
        ("utf-8-sig", b""),
        ("utf-16", b""),
        ("utf-16-be", b"\xfe\xff"),
        ("latin-1", b""),
    ],
)
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r", "\n\n\t \n"])
def test_a_list_is_read_in_every_usual_encoding_and_line_ending(encoding, before, ending):
    text = ending.join(
        ("TITLE: Été", "\t" + CUT.replace("  ", "\t"), "* FROM CLIP NAME: nuit_d’été")
    )
    text = text.replace("’", "'") + "\x1a"

    timeline = read_timeline(before + text.encode(encoding), where="cut.edl", rate=FILM)

    assert timeline.name == "Été"
    assert only(timeline).sources[0].name == "nuit_d'été"
    assert timeline.not_understood == ()


def test_one_line_in_latin_1_does_not_spoil_the_others():
    content = (
        CUT.encode() + "\n* FROM CLIP NAME: æ–1\n".encode() + "* SOURCE FILE: é".encode("latin-1")
    )

    (source,) = only(read_timeline(content, where="cut.edl", rate=FILM)).sources

    assert (source.name, source.file) == ("æ–1", "é")


def test_names_are_composed_and_cannot_steer_a_terminal():
    (source,) = only(read(CUT, "* FROM CLIP NAME: e\u0301\x1b[31m\u202egpj")).sources

    assert source.name == "é\ufffd[31m\ufffdgpj"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\n\n",
        b"no list at all",
        b"\x00\x01\xff" * 99,
        b"TITLE: x\n* y\n",
        b"001 002 003\n",
        "\ufeff".encode("utf-16"),
    ],
)
def test_what_has_no_event_line_is_no_edit_decision_list(content):
    with pytest.raises(DocumentError) as error:
        read_timeline(content, where="cut.edl", rate=None)

    assert "edit decision list" in str(error.value)
    assert "EDL" in error.value.told(Language.FRENCH)


def test_a_line_longer_than_any_is_listed_shortened_and_the_next_one_read():
    timeline = read(CUT, "* " + "x" * 5000 + "\n* FROM CLIP NAME: shot_010", "y" * 200_000)

    assert [(part.line, len(part.text), part.reason) for part in timeline.not_understood] == [
        (2, 200, WhyNot.TOO_LONG),
        (4, 200, WhyNot.TOO_LONG),
    ]
    assert timeline.events[0].sources[0].name == "shot_010"


@pytest.mark.parametrize("length", range(4094, 4101))
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_a_line_about_as_long_as_any_does_not_take_the_next_with_it(length, ending):
    content = ending.join((CUT, "* " + "x" * (length - 2), "* FROM CLIP NAME: shot_010"))

    (source,) = only(read_timeline(content.encode(), where="cut.edl", rate=FILM)).sources

    assert source.name == "shot_010"


def test_a_long_line_that_is_no_event_is_listed():
    timeline = read(CUT, "002  " + "x" * 400 + " 00:00:00:00")

    assert timeline.not_understood[0].line == 2


def test_a_long_line_of_blanks_is_listed_for_what_follows_them():
    timeline = read(CUT, "*" + " " * 5000 + "x")

    assert timeline.not_understood[0].reason is WhyNot.TOO_LONG


@pytest.mark.parametrize(
    ("bound", "value", "lines"),
    [
        ("MOST", 5, [CUT] * 6),
        ("MOST", 5, [CUT.replace(" V ", " A1A2A3A4A5A6 ")]),
        ("MOST", 5, [CUT] + ["?"] * 6),
        ("MOST_NOTES", 5, [CUT, "*", "*", "*"] * 2),
        ("MOST_NOTES_OF_ONE", 5, [CUT] + ["*"] * 6),
    ],
)
def test_a_list_has_bounds(monkeypatch, bound, value, lines):
    monkeypatch.setattr(edl_edits, bound, value)
    monkeypatch.setattr("clearslate.formats.edl.MOST", value if bound == "MOST" else 99)

    assert "the end of the list" in str(refused(*lines))


def test_a_list_has_at_most_so_many_lines(monkeypatch):
    monkeypatch.setattr(edl_text, "MOST_LINES", 3)

    assert refused(CUT, "", "", "*").where == "cut.edl:4"


def test_nonsense_is_given_up_early(monkeypatch):
    monkeypatch.setattr(edl_edits, "MOST_BEFORE_FIRST", 3)

    assert "edit decision list" in str(refused("?", "?", "?", "?", CUT))


def test_lines_of_one_number_without_end_do_not_make_one_event(monkeypatch):
    monkeypatch.setattr(edl_edits, "MOST_LAYERS", 3)
    layer = f"001  A001 V K B {ONE_SECOND} 01:00:00:00 01:00:01:00"

    assert [len(event.sources) for event in read(*[layer] * 7).events] == [3, 3, 1]


def test_a_file_beyond_64_mib_is_refused_unread():
    with pytest.raises(DocumentError) as error:
        read_timeline(bytes(LARGEST + 1), where="cut.edl", rate=None)

    assert "64 MiB" in str(error.value)


# Laws.

NOISE = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), max_size=60)
KNOWN = st.sampled_from(
    [
        CUT,
        OUTGOING,
        INCOMING.format("D 12"),
        DROP,
        "* FROM CLIP NAME: {}",
        "* {}",
        "M2 {} 048.0 00:00:10:00",
        "SPLIT: {}",
        "FINAL CUT PRO REEL: {} REPLACED BY: A001",
        "EFFECTS NAME IS {}",
        "002 {} V C 00:00:00:00",
        "00",
        "TITLE: {}",
    ]
)


@given(st.lists(KNOWN | NOISE, max_size=40), st.sampled_from([FILM, NTSC]))
def test_no_line_is_lost(lines, rate):
    marked = [f"{text.replace('{}', 'x')} ~{n}~" for n, text in enumerate(lines)]

    timeline = read(CUT, *marked, rate=rate)

    said = [text for event in timeline.events for text in event.comments]
    listed = [part.text for part in timeline.not_understood]
    everything = "\n".join((timeline.name, *timeline.comments, *said, *listed))
    assert [n for n in range(len(lines)) if f"~{n}~" not in everything] == []


@given(st.lists(st.tuples(st.integers(0, 10**5), st.integers(0, 500)), min_size=1, max_size=30))
def test_every_event_stands_where_its_line_says(spans):
    starts = [(start, start + length) for start, length in spans]
    written = [(frames(a), frames(b)) for a, b in starts]

    timeline = read(*(line(n, a, b) for n, (a, b) in enumerate(written, 1)))

    assert [(e.start.text, e.end.text) for e in timeline.events] == written
    assert timeline.start.frames == min(a for a, _ in starts)
    assert timeline.end.frames == max(b for _, b in starts)


def frames(count: int) -> str:
    seconds, frame = divmod(count, 24)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}:{frame:02}"


GOOD = "\r\n".join(
    (
        "TITLE: A list",
        "FCM: NON-DROP FRAME",
        CUT,
        "* FROM CLIP NAME: été",
        OUTGOING,
        INCOMING.format("D 012"),
        "M2   B002   -012.0   00:00:10:00",
        "AUD 3 4",
        "SPLIT:    AUDIO DELAY=  00:00:00:05",
        f"003  A B C AA/V W001 012 {ONE_SECOND} 23:59:59:00 00:00:01:00",
        "FINAL CUT PRO REEL: A-B-C REPLACED BY: A B C",
    )
).encode()


@given(st.randoms(use_true_random=False), st.integers(1, 30), st.sampled_from([None, FILM, NTSC]))
def test_no_damage_makes_reading_fail_but_in_words(chance, edits, rate):
    content = damaged(GOOD, chance, edits)

    try:
        timeline = read_timeline(content, where="cut.edl", rate=rate, start="01:00:00:00")
    except (DocumentError, RateNeeded) as error:
        message = str(error)
    else:
        message = timeline.events and "cut.edl is read"
    assert message.startswith("cut.edl")


def damaged(content: bytes, chance: random.Random, edits: int) -> bytes:
    data = bytearray(content)
    for _ in range(edits):
        at = chance.randrange(len(data) + 1)
        piece = bytes(
            chance.choices(b"\x00\xff\n\r:;. 0129*ABCDKVW\x1b\xc3", k=chance.randrange(4))
        )
        data[at : at + chance.randrange(4)] = piece
    return bytes(data)
