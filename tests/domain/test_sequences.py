"""Numbered pictures are the frames of one asset; versions, variants and other files stay apart."""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clearslate.domain.sequences import ImageSequence, SequenceDigest, grouped


def told(*names):
    """Return what ``names`` make: a file by its name, a sequence by its name and its frames."""
    return [
        (each.name, [*each.files]) if isinstance(each, ImageSequence) else each
        for each in grouped(names)
    ]


@pytest.mark.parametrize(
    ("frames", "name"),
    [
        (["doll_v003.1001.exr", "doll_v003.1002.exr"], "doll_v003.####.exr"),
        (["doll_0001.png", "doll_0002.png"], "doll_####.png"),
        (["doll0001.tif", "doll0002.tif"], "doll####.tif"),
        (["0001.dpx", "0002.dpx"], "####.dpx"),
        (["doll.9.exr", "doll.10.exr"], "doll.#.exr"),
        (["doll.008.exr", "doll.999.exr", "doll.1000.exr"], "doll.###.exr"),
        (["DOLL.0001.EXR", "DOLL.0002.EXR"], "DOLL.####.EXR"),
        (["lev001.png", "lev002.png"], "lev###.png"),
    ],
)
def test_numbered_pictures_are_one_sequence_with_a_mark_for_each_digit(frames, name):
    assert told(*frames) == [(name, frames)]


@pytest.mark.parametrize(
    "names",
    [
        ["doll_v001.png", "doll_v002.png"],
        ["v001.png", "v002.png"],
        ["ComfyUI_00001_.png", "ComfyUI_00002_.png"],
        ["doll_1.png", "doll_2.png"],
        ["doll-0001.png", "doll-0002.png"],
        ["doll10.png", "doll20.png"],
        ["doll.0001.mov", "doll.0002.mov"],
        ["doll.1001.exr", "doll.1001.png"],
        ["doll.0001.exr", "Doll.0002.exr"],
        ["doll", "0001", ".exr", "1234567890.exr", "1234567891.exr"],
    ],
)
def test_versions_variants_films_and_other_endings_stay_apart(names):
    assert told(*names) == names


def test_frames_are_in_the_order_of_their_numbers_and_stand_where_the_first_does():
    names = ["a.mov", "doll.10.exr", "doll.8.exr", "doll.9.exr", "z.wav"]

    assert told(*names) == [
        "a.mov",
        ("doll.#.exr", ["doll.8.exr", "doll.9.exr", "doll.10.exr"]),
        "z.wav",
    ]


def test_paddings_of_one_name_are_sequences_of_their_own():
    names = ["a.01.exr", "a.02.exr", "a.0001.exr", "a.0002.exr", "a.7.exr"]

    assert told(*names) == [
        ("a.##.exr", ["a.01.exr", "a.02.exr"]),
        ("a.####.exr", ["a.0001.exr", "a.0002.exr"]),
        "a.7.exr",
    ]


def test_gaps_are_told_as_ranges():
    (sequence,) = grouped([f"a.{n}.exr" for n in (1001, 1002, 1004, 1010)])

    assert isinstance(sequence, ImageSequence)
    assert (sequence.first, sequence.last) == (1001, 1010)
    assert sequence.gaps == ((1003, 1003), (1005, 1009))
    assert sequence.missing == 6


NAMES = st.lists(
    st.from_regex(r"\A(?:a|b_|c\.|v|d_v)?0{0,2}[0-9]{0,4}(?:\.exr|\.png|_\.png|)\Z"), unique=True
)


@given(NAMES)
def test_every_file_is_told_exactly_once(names):
    found = [n for each in told(*names) for n in ([each] if isinstance(each, str) else each[1])]

    assert sorted(found) == sorted(names)


@given(NAMES)
def test_the_frames_of_a_sequence_have_different_numbers_in_order(names):
    for each in grouped(names):
        if isinstance(each, ImageSequence):
            frames = [*map(int, each.numbers)]
            assert frames == sorted(set(frames))


def digest_over(*frames):
    whole = SequenceDigest()
    for name, content in frames:
        whole.add(name, f"sha256:{sha256(content).hexdigest()}")
    return whole.whole()


def test_the_digest_of_a_sequence_is_that_of_what_sha256sum_prints():
    lines = f"{sha256(b'one').hexdigest()}  a.0001.exr\n{sha256(b'two').hexdigest()}  a.0002.exr\n"

    whole = digest_over(("a.0001.exr", b"one"), ("a.0002.exr", b"two"))

    assert whole == f"sha256:{sha256(lines.encode()).hexdigest()}"


def test_the_digest_changes_with_every_frame_name_and_order():
    frames = [("a.1.exr", b"one"), ("a.2.exr", b"two")]
    others = [
        [("a.1.exr", b"one"), ("a.2.exr", b"TWO")],
        [("a.1.exr", b"one"), ("a.3.exr", b"two")],
        frames[::-1],
        frames[:1],
    ]

    assert digest_over(*frames) not in {digest_over(*each) for each in others}


def test_a_name_with_a_backslash_or_a_line_break_is_escaped_as_sha256sum_does():
    line = f"\\{sha256(b'one').hexdigest()}  a\\\\b\\nc\\rd.exr\n"

    whole = digest_over(("a\\b\nc\rd.exr", b"one"))

    assert whole == f"sha256:{sha256(line.encode()).hexdigest()}"


def test_a_line_break_in_a_name_cannot_pass_for_another_frame():
    digits = sha256(b"two").hexdigest()
    two = digest_over(("a", b"one"), ("b", b"two"))

    assert digest_over((f"a\n{digits}  b", b"one")) != two
    assert digest_over(("a\\n", b"one")) != digest_over(("a\n", b"one"))
