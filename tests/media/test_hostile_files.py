"""Files that are broken, enormous, endless or no files: said so, and never shown as clean."""

import os
import struct
import sys
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.media.looking import looked_into
from tests.media.made_files import (
    EVERY_KIND,
    EVERY_KIND_SILENT,
    box,
    chunk,
    element,
    exif,
    exr,
    gif,
    jpeg,
    jpeg_xmp,
    matroska,
    mp4,
    mxf,
    png,
    png_packed,
    png_text,
    riff,
    segment,
    typed,
    wav,
    xmp,
)

from clearslate.domain.provenance import Origin, WhyNotRead
from clearslate.media.gathered import Gathered
from clearslate.media.inspecting import inspect_file
from clearslate.media.kinds import HEAD, kind_of
from clearslate.media.limits import MEBIBYTE, Limits, Settings
from clearslate.media.span import Source, Span

MAY_END_EARLIER = "mxf with XMP"
"""An MXF says how long its header is, and not how long it is itself."""


@pytest.mark.parametrize("kind", [kind for kind in EVERY_KIND if kind != MAY_END_EARLIER])
def test_a_file_cut_off_anywhere_is_never_without_a_sign(kind, tmp_path):
    data = EVERY_KIND[kind]()
    step = max(1, len(data) // 150)
    cuts = {*range(0, len(data), step), *range(max(0, len(data) - 40), len(data))}

    clean = [
        cut for cut in sorted(cuts) if looked_into(data[:cut], tmp_path).origin is Origin.NO_SIGN
    ]

    assert not clean


def nested(count: int, wrap, inside: bytes = b"") -> bytes:
    for _ in range(count):
        inside = wrap(inside)
    return inside


@pytest.mark.parametrize(
    "data",
    [
        mp4(nested(3_000, lambda inside: box(b"moov", inside))),
        riff(
            b"WAVE",
            (b"LIST", nested(3_000, lambda i: b"INFOLIST" + struct.pack("<I", len(i)) + i)),
        ),
        element(0x1A45DFA3, b"") + nested(3_000, lambda i: element(0x18538067, i)),
        element(0x1A45DFA3, b"")
        + element(
            0x18538067,
            element(0x1254C367, element(0x7373, nested(3_000, lambda i: element(0x67C8, i)))),
        ),
        jpeg(jpeg_xmp(xmp(nested(500, lambda i: b"<dc:a>" + i + b"</dc:a>").decode()))),
        b"[" * 200_000,
        jpeg(segment(0xE1, b"Exif\0\0" + exif((0x8769, 4, struct.pack("<I", 8))))),
    ],
    ids=["boxes", "lists", "segments", "tags", "xmp", "json", "directories in a circle"],
)
def test_what_lies_too_deep_or_leads_in_a_circle_ends_the_reading(data, tmp_path):
    inspection = looked_into(data, tmp_path)

    assert inspection.origin is Origin.UNKNOWN
    assert inspection.not_read


@pytest.mark.parametrize(
    "data",
    [
        png(png_packed("comment", b"\0" * 9 * MEBIBYTE)),
        png(chunk(b"iTXt", b"comment\0\1\0\0\0" + zlib.compress(b"\0" * 9 * MEBIBYTE))),
        png(png_text("comment", "a" * 2 * MEBIBYTE)),
    ],
    ids=["zTXt", "iTXt", "plain"],
)
def test_a_text_that_unpacks_without_end_is_not_unpacked(data, tmp_path):
    inspection = looked_into(data, tmp_path, limits=Limits(text=MEBIBYTE))

    assert inspection.origin is Origin.UNKNOWN
    assert [each.why for each in inspection.not_read] == [WhyNotRead.TOO_LARGE]


def test_many_texts_are_counted_and_then_left(tmp_path):
    data = png(*(png_text(f"key {n}", "text") for n in range(50)))

    inspection = looked_into(data, tmp_path, limits=Limits(entries=20))

    assert WhyNotRead.TOO_MANY in {each.why for each in inspection.not_read}


def test_many_parts_are_counted_and_then_left(tmp_path):
    data = png(*(chunk(b"abCD", b"") for _ in range(500)))

    inspection = looked_into(data, tmp_path, limits=Limits(parts=100))

    assert [each.why for each in inspection.not_read] == [WhyNotRead.TOO_MANY]


def test_entities_of_xmp_are_refused_before_they_grow(tmp_path):
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "lol"}">' for n in range(12))
    packet = xmp("<dc:title>&l11;</dc:title>").replace(
        b"<x:xmpmeta", f"<!DOCTYPE x [{laughs}]><x:xmpmeta".encode()
    )
    inside = xmp("<dc:title/>").replace(b"<rdf:RDF", f"<!DOCTYPE x [{laughs}]><rdf:RDF".encode())

    for each in (packet, inside):
        assert looked_into(jpeg(jpeg_xmp(each)), tmp_path).origin is Origin.UNKNOWN
    document = f"<!DOCTYPE x [{laughs}]><x>&l11;</x>".encode()
    (missed,) = looked_into(wav((b"iXML", document)), tmp_path).not_read
    assert (missed.why, missed.detail) == (WhyNotRead.MALFORMED, "entities")


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n" + b"\xff\xff\xff\xfftEXt",
        jpeg()[:2] + b"\xff\xe1\xff\xffExif\0\0",
        b"RIFF\xff\xff\xff\xffWAVELIST\xff\xff\xff\xffINFO",
        mp4(struct.pack(">I4sQ", 1, b"moov", 2**63)),
        mp4(struct.pack(">I4s", 4, b"moov")),
        b"II*\0" + struct.pack("<I", 0xFFFFFFFF),
        b"II*\0" + struct.pack("<IH", 8, 0xFFFF),
        exif((0x010E, 2, b"abcdefgh")).replace(struct.pack("<I", 8) * 1 + b"\x1a", b"\xff" * 5),
        b"\x76\x2f\x31\x01\x02\0\0\0name\0string\0\xff\xff\xff\xff",
        b"\x1a\x45\xdf\xa3\x01" + b"\xff" * 6 + b"\xfe",
        b"fLaC\x84\xff\xff\xff",
        b"ID3\x03\0\0\x7f\x7f\x7f\x7f",
        gif()[:13],
        mxf(ProductName="x")[:17] + b"\x88" + b"\xff" * 8,
    ],
)
def test_a_length_that_cannot_be_true_is_no_reason_to_read_or_to_trust(data, tmp_path):
    inspection = looked_into(data, tmp_path)

    assert inspection.origin is Origin.UNKNOWN
    assert inspection.not_read


def test_zeros_in_a_text_are_kept_out_of_the_way(tmp_path):
    inspection = looked_into(png(png_text("Software", "\0\0Comfy\0UI\0")), tmp_path)

    assert [e.statement for e in inspection.evidence] == ["Comfy\0UI"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes with names")
def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe")

    assert why(tmp_path / "pipe") is WhyNotRead.NOT_A_FILE


def test_a_folder_and_nothing_are_no_files(tmp_path):
    assert why(tmp_path) is WhyNotRead.NOT_A_FILE
    assert why(tmp_path / "gone") is WhyNotRead.NOT_A_FILE


def test_a_link_to_itself_cannot_be_opened(tmp_path):
    (tmp_path / "loop").symlink_to(tmp_path / "loop")

    assert why(tmp_path / "loop") is WhyNotRead.CANNOT_OPEN


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_told(tmp_path):
    path = tmp_path / "plate.png"
    path.write_bytes(png())
    path.chmod(0)

    assert why(path) is WhyNotRead.NOT_ALLOWED


def test_a_file_beyond_the_limit_is_not_opened_further(tmp_path):
    inspection = looked_into(png(), tmp_path, limits=Limits(file=10))

    assert [each.why for each in inspection.not_read] == [WhyNotRead.TOO_LARGE]
    assert inspection.size == len(png())
    assert inspection.digest is None


def why(path: Path) -> WhyNotRead:
    inspection = inspect_file(path, settings=Settings())

    assert inspection.origin is Origin.UNKNOWN
    return inspection.not_read[0].why


ALL = [*(make() for make in EVERY_KIND.values()), *EVERY_KIND_SILENT.values(), matroska(), exr()]


@settings(max_examples=600)
@given(
    st.sampled_from(ALL),
    st.lists(st.tuples(st.integers(0, 2**31), st.binary(max_size=9)), max_size=6),
    st.integers(0, 12),
)
def test_no_reader_fails_on_a_file_with_a_few_bytes_replaced(data, changes, dropped):
    for place, new in changes:
        at = place % (len(data) + 1)
        data = data[:at] + new + data[at + max(len(new) - dropped, 0) :]

    read(data)


@settings(max_examples=300)
@given(st.sampled_from(ALL), st.integers(4, 20), st.binary(max_size=300))
def test_no_reader_fails_on_what_only_begins_like_its_kind(data, kept, rest):
    read(data[:kept] + rest)


def read(data: bytes) -> None:
    """Put the bytes to their reader; what it does not expect must be noted and not raised."""
    kind, into = kind_of(data[:HEAD]), Gathered(Limits())
    with into.within(kind.name):
        if kind.reader is not None:
            kind.reader(Span(Source(BytesIO(data), len(data)), 0, len(data)), into)


def test_a_declaration_that_stands_before_the_damage_counts(tmp_path):
    inspection = looked_into(
        png(chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + typed()))[:-20], tmp_path
    )

    assert inspection.origin is Origin.AI_DECLARED
    assert inspection.not_read
