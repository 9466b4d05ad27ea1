"""A timeline is read by what it is, whatever it is called; anything else is named."""

import json

import pytest

from clearslate.domain.timecode import Rate
from clearslate.formats.errors import DocumentError
from clearslate.formats.phrase import Language
from clearslate.formats.timecodes import FAULTS, read_rate, read_timecode
from clearslate.formats.timelines import read_timeline

FILM = Rate.parse("24")
LIST = b"001  A001 V C 00:00:10:00 00:00:11:00 01:00:00:00 01:00:01:00\n"
SECOND = {"OTIO_SCHEMA": "RationalTime.1", "value": 24, "rate": 24}
RANGE = {"OTIO_SCHEMA": "TimeRange.1", "start_time": SECOND, "duration": SECOND}
CLIP = json.dumps({"OTIO_SCHEMA": "Clip.2", "name": "a", "source_range": RANGE}).encode()


@pytest.mark.parametrize("name", ["cut.edl", "cut.txt", "cut.otio", "cut.xml", "cut"])
@pytest.mark.parametrize("content", [LIST, b"\n\n" + LIST, CLIP, b"\xef\xbb\xbf \n" + CLIP])
def test_the_content_says_the_format(name, content):
    assert len(read_timeline(content, where=name, rate=FILM).events) == 1


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "AAF"),
        (b"\x06\x0e\x2b\x34\x02\x05\x01\x01", "MXF"),
        (b"PK\x03\x04", "ZIP"),
        (b"\x1f\x8b\x08", "gzip"),
        (b"\0\0\0\x20ftypqt  ", "QuickTime / MP4"),
        (b"<?xml version='1.0'?><!DOCTYPE xmeml><xmeml>", "Final Cut Pro 7 XML"),
        ('<?xml version="1.0"?><fcpxml>'.encode("utf-16"), "FCPXML"),
        (b"<other/>", "XML"),
        (b"Heading\nFIELD_DELIM\tTABS", "Avid log (ALE)"),
        (b'{"nodes": []}', "JSON"),
        (b"[1, 2]", "JSON"),
    ],
)
def test_what_is_no_timeline_that_can_be_read_is_named_for_what_it_is(content, found):
    with pytest.raises(DocumentError) as error:
        read_timeline(content, where="cut.edl", rate=None)

    assert (error.value.where, error.value.found) == ("cut.edl", found)
    assert "exportez le montage" in error.value.told(Language.FRENCH)


@pytest.mark.parametrize(
    ("ending", "found"), [("avb", "Avid bin"), ("PRPROJ", "Premiere project")]
)
def test_what_says_nothing_of_itself_is_named_for_its_ending(ending, found):
    with pytest.raises(DocumentError) as error:
        read_timeline(b"\x03\x01 something", where=f"cuts/cut.{ending}", rate=None)

    assert error.value.found == found


def test_a_rate_that_a_person_wrote_is_read_or_refused():
    assert read_rate("23.976", where="--rate").text == "24000/1001"

    with pytest.raises(DocumentError) as error:
        read_rate("film", where="--rate")
    assert (error.value.where, error.value.found) == ("--rate", "film")


def test_a_timecode_that_a_person_wrote_is_read_or_refused():
    assert read_timecode(" 01:00:00:00 ", FILM, where="start").frames == 86400

    with pytest.raises(DocumentError) as error:
        read_timecode("01:60:00:00", FILM, where="start")
    assert "minutes below 60" in str(error.value)


@pytest.mark.parametrize("phrase", FAULTS.values())
def test_every_fault_is_said_in_both_languages(phrase):
    assert phrase.en != phrase.fr
