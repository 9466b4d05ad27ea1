"""Timelines that others made are read in full: each was looked at by eye, line by line.

The samples stand beside the repository and are not part of it; without them these tests
are skipped.
"""

from dataclasses import dataclass
from pathlib import Path

import pytest

from clearslate.domain.timecode import Rate
from clearslate.domain.timeline import Event, Oddity, RateOrigin, Timeline
from clearslate.formats.errors import DocumentError
from clearslate.formats.timelines import RateNeeded, read_timeline

SAMPLES = Path(__file__).resolve().parents[3] / "shared" / "samples" / "timelines"
pytestmark = pytest.mark.skipif(
    not SAMPLES.is_dir(), reason="the sample timelines are not beside the repository"
)


@dataclass(frozen=True)
class Expected:
    """What a sample was seen to hold; ``rate`` is what the reader is told."""

    file: str
    rate: str
    events: int
    tracks: str
    first: str
    last: str
    name: str


EDLS = [
    Expected(
        "edl-guerilla/SIMPLE_DISSOLVE.EDL",
        "24",
        1,
        "V1",
        "01:00:00:00",
        "01:00:01:20",
        "SIMPLE_DISSOLVE",
    ),
    Expected("edl-guerilla/SPLICEME.EDL", "24", 2, "V1", "01:00:00:00", "01:00:10:23", "SPLICEME"),
    Expected(
        "edl-guerilla/TIMEWARP.EDL", "24", 1, "V1", "01:00:04:03", "01:00:04:13", "TIMEWARP_EDL"
    ),
    Expected(
        "edl-python/test_25.edl",
        "25",
        17,
        "V1 A1 A2 A3 A4",
        "00:00:00:00",
        "00:02:40:22",
        "Sequence 01",
    ),
    Expected("edl/25fps.edl", "25", 4, "V1", "00:00:00:00", "00:00:19:21", "SQ0002_A2"),
    Expected(
        "edl/avid_example.edl", "24", 2, "V1", "00:59:53:11", "00:59:56:20", "Avid_Example.01"
    ),
    Expected(
        "edl/dissolve_test.edl", "24", 3, "V1", "01:00:00:00", "01:00:00:20", "dissolve test"
    ),
    Expected(
        "edl/dissolve_test_2.edl", "24", 3, "V1", "01:00:00:00", "01:00:00:20", "dissolve_test_2"
    ),
    Expected("edl/gap_test.edl", "24", 3, "V1", "00:00:00:00", "00:00:05:06", "gap test"),
    Expected(
        "edl/nucoda_example.edl", "24", 2, "V1", "00:59:53:11", "00:59:56:20", "Nucoda_Example.01"
    ),
    Expected(
        "edl/premiere_example.edl",
        "24",
        2,
        "V1",
        "00:59:53:11",
        "00:59:56:20",
        "Premiere_Example.01",
    ),
    Expected(
        "edl/screening_example.edl",
        "24",
        9,
        "V1",
        "00:59:53:11",
        "01:00:37:04",
        "Example_Screening.01",
    ),
    Expected(
        "edl/speed_effects_small.edl",
        "24",
        5,
        "V1",
        "01:00:00:00",
        "01:11:33:04",
        "Speed_Effects_Test_2018.02.13",
    ),
    Expected("edl/wipe_test.edl", "24", 3, "V1", "01:00:00:00", "01:00:00:20", "wipe test"),
]
OTIOS = [
    Expected(
        "fcp7xml/img_seq_media_reference.otio",
        "24",
        1,
        "V1",
        "01:00:00:00",
        "01:00:06:15",
        "media reference",
    ),
    Expected(
        "otio-ayon/img_seq_no_handles.json",
        "25",
        1,
        "V1",
        "00:00:00:00",
        "00:00:04:01",
        "output.[1000-1100].tif",
    ),
    Expected(
        "otio-ayon/qt_retimed_speed.json",
        "25",
        1,
        "V1",
        "00:00:00:00",
        "00:00:06:21",
        "simple_editorial_setup.mp4",
    ),
    Expected(
        "otio-ayon/qt_review.json",
        "25",
        1,
        "V1",
        "00:00:00:00",
        "00:00:02:00",
        "3 jours dans les coulisses du ZEvent 2024.mp4",
    ),
    Expected(
        "otio-open-movies/Chimera_3840x2160_2997fps_10bit_422.otio",
        "30000/1001",
        6,
        "V1",
        "00:00:00:00",
        "00:01:00:10",
        "test",
    ),
    Expected(
        "otio-open-movies/ElFuente_4096x2160_60fps_10bit_420.otio",
        "60",
        5,
        "V1",
        "00:00:00:00",
        "00:00:23:50",
        "test",
    ),
    Expected(
        "otio-open-movies/SolLevante_Animatics_ver1_H264.otio",
        "24000/1001",
        63,
        "V1",
        "00:59:50:00",
        "01:02:32:02",
        "SolLevante_Animatics_ver1",
    ),
    Expected(
        "otio/clip_example.otio", "24", 1, "V1", "00:00:00:00", "00:00:00:19", "transition_test"
    ),
    Expected(
        "otio/multitrack.otio",
        "24",
        5,
        "V3 V2 V1",
        "00:00:00:00",
        "00:02:16:18",
        "OTIO TEST - multitrack.Exported.01",
    ),
    Expected(
        "otio/simple_cut.otio",
        "24",
        4,
        "V1",
        "00:00:00:00",
        "00:00:00:19",
        "Figure 1 - Simple Cut List",
    ),
    Expected(
        "otio/transition.otio",
        "24",
        4,
        "V1",
        "00:00:00:00",
        "00:00:00:19",
        "Figure 2 - Transitions",
    ),
]


def read(file: str, rate: str | None = None) -> Timeline:
    known = None if rate is None else Rate.parse(rate)
    return read_timeline((SAMPLES / file).read_bytes(), where=file, rate=known)


def event(file: str, rate: str, number: str) -> Event:
    return next(e for e in read(file, rate).events if e.number == number)


@pytest.mark.parametrize("sample", EDLS + OTIOS, ids=lambda sample: sample.file)
def test_a_sample_is_read_as_it_was_seen(sample):
    timeline = read(sample.file, sample.rate)

    assert timeline.name == sample.name
    assert len(timeline.events) == sample.events
    assert " ".join(timeline.tracks) == sample.tracks
    assert (timeline.start.text, timeline.end.text) == (sample.first, sample.last)
    assert timeline.not_understood == ()


@pytest.mark.parametrize("sample", EDLS, ids=lambda sample: sample.file)
def test_no_sample_list_says_its_rate(sample):
    with pytest.raises(RateNeeded):
        read(sample.file)


@pytest.mark.parametrize("sample", OTIOS, ids=lambda sample: sample.file)
def test_every_sample_document_says_its_rate(sample):
    timeline = read(sample.file)

    assert (timeline.rate.text, timeline.rate_from) == (sample.rate, RateOrigin.FILE)


def test_every_list_and_document_of_the_samples_is_expected():
    folders = ("edl*", "otio*")
    kept = {p.relative_to(SAMPLES).as_posix() for f in folders for p in SAMPLES.glob(f"{f}/*")}

    expected = {sample.file for sample in EDLS + OTIOS}
    assert kept - expected == {"otio/screening_example.otio"}


def test_the_newer_document_is_refused_by_name():
    with pytest.raises(DocumentError) as error:
        read("otio/screening_example.otio")

    assert (error.value.where, error.value.found) == (
        "otio/screening_example.otio:177",
        "Marker.3",
    )


@pytest.mark.parametrize(
    ("file", "found"),
    [
        ("aaf/simple.aaf", "AAF"),
        ("aaf-pyaaf2/empty.aaf", "AAF"),
        ("mxf/video2.mxf", "MXF"),
        ("fcp7xml/premiere_example.xml", "Final Cut Pro 7 XML"),
        ("fcp7xml/premiere_example_filter.xml", "XML"),
        ("fcpxml/fcpx_project.fcpxml", "FCPXML"),
        ("imf/ASSETMAP.xml", "IMF asset map"),
        ("imf/CPL_70176947-ea8e-41f9-b2cf-ae58ec8bdb78.xml", "IMF composition playlist"),
        ("imf/PKL_e788efe2-1782-4b09-b56d-1336da2413d5.xml", "IMF packing list"),
    ],
)
def test_what_cannot_be_read_yet_is_named_with_what_can(file, found):
    with pytest.raises(DocumentError) as error:
        read(file)

    assert (error.value.where, error.value.found) == (file, found)
    assert "export the cut" in str(error.value)


def test_the_clips_of_a_dissolve_have_their_names():
    dissolve = event("edl-python/test_25.edl", "25", "005")

    assert (dissolve.transition, dissolve.transition_frames) == ("dissolve", 70)
    assert [source.name for source in dissolve.sources] == ["Test rename", "Jellyfish.jpg"]


def test_a_dissolve_from_black_shows_one_clip():
    dissolve = event("edl-guerilla/SIMPLE_DISSOLVE.EDL", "24", "001")

    assert [(s.name, s.black) for s in dissolve.sources] == [
        ("BL", True),
        ("TAPE_6-10.MOV", False),
    ]
    assert dissolve.notes == (Oddity.DURATIONS_DIFFER,)


@pytest.mark.parametrize(
    ("file", "rate", "number", "speed", "notes"),
    [
        (
            "edl-guerilla/TIMEWARP.EDL",
            "24",
            "001",
            12.9,
            {Oddity.RETIMED, Oddity.DURATIONS_DIFFER},
        ),
        ("edl-python/test_25.edl", "25", "010", -1, {Oddity.REVERSE}),
        ("edl/speed_effects_small.edl", "24", "002", 0, {Oddity.FREEZE, Oddity.DURATIONS_DIFFER}),
        ("edl/speed_effects_small.edl", "24", "004", None, set()),
        ("otio-ayon/qt_retimed_speed.json", "25", "1", 2.5, {Oddity.RETIMED}),
    ],
)
def test_speeds_are_those_of_the_sample(file, rate, number, speed, notes):
    retimed = event(file, rate, number)

    seen = retimed.sources[0].speed
    assert (None if seen is None else float(seen)) == speed
    assert set(retimed.notes) == notes


@pytest.mark.parametrize(
    ("file", "number", "name"),
    [
        ("edl/screening_example.edl", "004", "ZZ100_504C.LAY1.02"),
        ("edl/avid_example.edl", "001", "ZZ100_501.take_1.0001.exr"),
        ("edl/nucoda_example.edl", "002", "ZZ100_502A.take_2.0101.exr"),
        ("otio/simple_cut.otio", "4", "credits.mov"),
        ("fcp7xml/img_seq_media_reference.otio", "1", "PREGRADE MIXDOWN.%d.exr"),
        ("otio-ayon/qt_review.json", "1", "movie.mp4"),
    ],
)
def test_files_are_among_the_names(file, number, name):
    assert name in event(file, "24", number).sources[0].names
