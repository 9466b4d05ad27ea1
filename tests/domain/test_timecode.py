"""Every frame has one timecode and every timecode one frame, at every rate, drop frame or not."""

from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from clearslate.domain.timecode import (
    NoSuchRate,
    NoSuchTimecode,
    Rate,
    Timecode,
    TimecodeFault,
)

FILM = Rate(fps=Fraction(24))
NTSC_FILM = Rate(fps=Fraction(24000, 1001))
NTSC = Rate(fps=Fraction(30000, 1001))
NTSC_60 = Rate(fps=Fraction(60000, 1001))
RATES = st.sampled_from(
    [FILM, NTSC_FILM, Rate(fps=Fraction(25)), NTSC, Rate(fps=Fraction(30)), NTSC_60]
    + [Rate(fps=Fraction(fps)) for fps in ("1/2", "12", "25/2", "48", "120", "1000")]
)


@pytest.mark.parametrize(
    ("spelled", "fps"),
    [
        ("24", "24"),
        ("25.0", "25"),
        ("24.00", "24"),
        ("23.976", "24000/1001"),
        ("23.98", "24000/1001"),
        ("23.97", "24000/1001"),
        ("23,976", "24000/1001"),
        ("23.976023976023978", "24000/1001"),
        ("24000/1001", "24000/1001"),
        ("23976/1000", "24000/1001"),
        ("29.97", "30000/1001"),
        ("30000/1001", "30000/1001"),
        ("47.952", "48000/1001"),
        ("59.94", "60000/1001"),
        ("119.88", "120000/1001"),
        ("12.5", "25/2"),
        (" 24 ", "24"),
        ("1000", "1000"),
    ],
)
def test_a_rate_is_exact_however_it_is_rounded(spelled, fps):
    assert Rate.parse(spelled).text == fps


@pytest.mark.parametrize(
    "spelled",
    [
        "0",
        "0.0",
        "0/1",
        "24/0",
        "-24",
        "1001",
        "1e3",
        "24fps",
        "nan",
        "inf",
        "",
        "²4",
        "24/",
        "1" * 99,
    ],
)
def test_what_is_no_rate_is_refused(spelled):
    with pytest.raises(NoSuchRate) as refused:
        Rate.parse(spelled)

    assert refused.value.found == spelled


@given(st.integers(1, 1000), st.sampled_from([Fraction(1), Fraction(1000, 1001)]))
def test_a_rate_reads_back_as_itself(fps, share):
    rate = Rate(fps=fps * share)

    assert Rate.parse(rate.text) == rate
    assert Rate.near(Fraction(float(rate.fps))) == rate
    assert str(rate) == rate.text


@pytest.mark.parametrize(
    ("rate", "nominal", "drop_possible"),
    [(FILM, 24, False), (NTSC_FILM, 24, False), (NTSC, 30, True), (NTSC_60, 60, True)],
)
def test_only_the_two_ntsc_video_rates_have_drop_frame(rate, nominal, drop_possible):
    assert (rate.nominal, rate.drop_possible) == (nominal, drop_possible)


@pytest.mark.parametrize(
    ("frames", "text"),
    [
        (0, "00:00:00;00"),
        (1799, "00:00:59;29"),
        (1800, "00:01:00;02"),
        (3597, "00:01:59;29"),
        (3598, "00:02:00;02"),
        (17981, "00:09:59;29"),
        (17982, "00:10:00;00"),
        (107892, "01:00:00;00"),
        (2589408, "24:00:00;00"),
    ],
)
def test_drop_frame_skips_two_numbers_a_minute_but_each_tenth(frames, text):
    timecode = Timecode(frames=frames, rate=NTSC, drop=True)

    assert timecode.text == text
    assert Timecode.parse(text, NTSC) == timecode


@pytest.mark.parametrize(
    ("frames", "text"), [(3599, "00:00:59;59"), (3600, "00:01:00;04"), (35964, "00:10:00;00")]
)
def test_drop_frame_at_59_94_skips_four(frames, text):
    timecode = Timecode(frames=frames, rate=NTSC_60, drop=True)

    assert timecode.text == text
    assert Timecode.parse(text, NTSC_60) == timecode


@pytest.mark.parametrize("rate", [NTSC, NTSC_60], ids=["29.97", "59.94"])
def test_every_frame_of_two_hours_of_drop_frame_reads_back_and_follows_the_one_before(rate):
    seen = [
        Timecode(frames=n, rate=rate, drop=True).text for n in range(2 * rate.day(drop=True) // 24)
    ]

    assert [Timecode.parse(text, rate).frames for text in seen] == list(range(len(seen)))
    assert seen == sorted(set(seen))


@given(RATES, st.booleans(), st.data())
@example(NTSC, True, None)
def test_every_frame_reads_back(rate, drop, data):
    drop = drop and rate.drop_possible
    last = rate.ends[drop] - 1
    frames = last if data is None else data.draw(st.integers(0, last))
    timecode = Timecode(frames=frames, rate=rate, drop=drop)

    assert Timecode.parse(timecode.text, rate) == timecode
    assert str(timecode) == timecode.text


@given(
    st.integers(0, 99), st.integers(0, 59), st.integers(0, 59), st.integers(0, 59), st.booleans()
)
def test_every_number_is_a_frame_or_a_dropped_number(hours, minutes, seconds, frames, doubled):
    rate, skipped = (NTSC_60, 4) if doubled else (NTSC, 2)
    text = f"{hours:02}:{minutes:02}:{seconds:02};{frames:02}"
    dropped = minutes % 10 and not seconds and frames < skipped

    if frames >= rate.nominal or dropped:
        with pytest.raises(NoSuchTimecode):
            Timecode.parse(text, rate)
    else:
        assert Timecode.parse(text, rate).text == text


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("00:01:00;00", TimecodeFault.DROPPED),
        ("00:01:00;01", TimecodeFault.DROPPED),
        ("00:00:00;30", TimecodeFault.FRAMES),
        ("00:60:00;00", TimecodeFault.MINUTES),
        ("00:00:60;00", TimecodeFault.SECONDS),
        ("00:00:00", TimecodeFault.SHAPE),
        ("00:00:00:", TimecodeFault.SHAPE),
        ("-01:00:00:00", TimecodeFault.SHAPE),
        ("٠٠:00:00:00", TimecodeFault.SHAPE),
        ("100:00:00:00", TimecodeFault.SHAPE),
        ("", TimecodeFault.SHAPE),
    ],
)
def test_a_timecode_that_no_frame_has_is_refused_with_the_reason(text, fault):
    with pytest.raises(NoSuchTimecode) as refused:
        Timecode.parse(text, NTSC)

    assert (refused.value.found, refused.value.fault) == (text, fault)


@pytest.mark.parametrize(
    "text", ["01:00:04:12", "01:00:04;12", "01:00:04.12", "01.00.04.12", "1:0:4:12"]
)
def test_the_mark_before_the_frames_says_nothing_at_rates_without_drop_frame(text):
    timecode = Timecode.parse(text, FILM)

    assert timecode.text == "01:00:04:12"
    assert timecode.seconds == 3604 + Fraction(1, 2)


@pytest.mark.parametrize(
    ("text", "drop"), [("01:00:00:00", False), ("01:00:00;00", True), ("01:00:00.00", True)]
)
def test_the_mark_before_the_frames_says_drop_frame_at_29_97(text, drop):
    assert Timecode.parse(text, NTSC).drop is drop


def test_a_reader_that_knows_the_mode_may_say_it_instead_of_the_mark():
    assert Timecode.parse("01:00:00:00", NTSC, drop=True).text == "01:00:00;00"
    assert Timecode.parse("00:01:00;00", NTSC, drop=False).text == "00:01:00:00"


def test_real_time_at_29_97_runs_slower_than_its_timecode():
    assert Timecode.parse("01:00:00:00", NTSC).seconds == Fraction(36036, 10)
    assert Timecode.parse("01:00:00;00", NTSC).seconds == 107892 / NTSC.fps


@pytest.mark.parametrize("frames", [-1, 100 * 3600 * 24])
def test_no_address_lies_before_the_first_hour_or_past_the_last(frames):
    with pytest.raises(NoSuchTimecode) as refused:
        Timecode(frames=frames, rate=FILM)

    assert refused.value.fault is TimecodeFault.RANGE


def test_drop_frame_is_refused_at_a_rate_that_has_none():
    with pytest.raises(NoSuchTimecode) as refused:
        Timecode(frames=0, rate=FILM, drop=True)

    assert refused.value.fault is TimecodeFault.NO_DROP


@given(RATES, st.integers(0, 10**6), st.integers(-(10**6), 10**6))
def test_moving_there_and_back_ends_at_the_same_frame(rate, frames, by):
    here = Timecode(frames=frames + 10**6, rate=Rate(fps=max(rate.fps, Fraction(12))))

    assert here.moved(by).moved(-by) == here


def test_a_rate_above_a_hundred_counts_frames_with_three_digits():
    assert Timecode(frames=7, rate=Rate(fps=Fraction(120))).text == "00:00:00:007"
