"""Every place in which a file may speak of its making is found, and told by its place."""

import struct

import pytest
from tests.media.looking import looked_into
from tests.media.made_files import (
    EVERY_KIND,
    EVERY_KIND_SILENT,
    PARAMETERS,
    TRAINED,
    box,
    chunk,
    exif,
    exr,
    gif,
    gif_xmp,
    id3,
    itunes,
    jpeg,
    jpeg_extension,
    jpeg_xmp,
    matroska,
    mp4,
    mxf,
    png,
    png_text,
    quicktime_keys,
    riff,
    segment,
    typed,
    wav,
    xmp,
)

from clearslate.domain.provenance import Channel, Origin, Seal, WhyNotRead

A_NODE = '{"3": {"class_type": "KSampler", "inputs": {"seed": 1, "model": ["4", 0]}}}'


@pytest.mark.parametrize("kind", EVERY_KIND)
def test_a_declaration_is_found_wherever_it_may_stand(kind, tmp_path):
    inspection = looked_into(EVERY_KIND[kind](), tmp_path)

    assert inspection.origin is Origin.AI_DECLARED, inspection
    assert inspection.kind == kind.split()[0]
    assert not inspection.not_read


@pytest.mark.parametrize("kind", EVERY_KIND_SILENT)
def test_a_file_that_says_nothing_of_ai_has_no_sign_and_is_read_in_full(kind, tmp_path):
    inspection = looked_into(EVERY_KIND_SILENT[kind], tmp_path)

    assert inspection.origin is Origin.NO_SIGN, inspection
    assert inspection.kind == kind
    assert inspection.manifest.seal is Seal.ABSENT


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (png(png_text("parameters", PARAMETERS)), "tEXt parameters"),
        (jpeg(segment(0xE1, b"Exif\0\0" + exif((0x0131, 2, b"ComfyUI\0")))), "Exif Software"),
        (mp4(itunes(b"\xa9too", "ComfyUI")), "moov/udta/meta/ilst ©too"),
        (mp4(quicktime_keys(software="ComfyUI")), "moov/meta/ilst software"),
        (id3((b"TSSE", b"\0ComfyUI")), "ID3 TSSE"),
        (exr(software="ComfyUI"), "header software"),
        (mxf(ProductName="ComfyUI"), "Identification ProductName"),
        (matroska(ENCODER="ComfyUI"), "Tags ENCODER"),
        (
            png(chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + typed())),
            "Iptc4xmpExt:DigitalSourceType",
        ),
    ],
)
def test_evidence_names_the_place_where_it_can_be_found_again(data, place, tmp_path):
    inspection = looked_into(data, tmp_path)

    assert [e.place for e in inspection.evidence if e.comes_to and place in e.place], inspection


def test_a_workflow_in_the_maker_of_a_camera_is_found(tmp_path):
    tag = b"prompt:" + A_NODE.encode() + b"\0"

    inspection = looked_into(riff(b"WEBP", (b"EXIF", exif((0x010F, 2, tag)))), tmp_path)

    assert inspection.origin is Origin.AI_DECLARED
    assert inspection.generations[0].software == "ComfyUI"


def test_a_comment_of_exif_is_read_in_both_orders_of_bytes(tmp_path):
    for coding in ("utf-16-le", "utf-16-be"):
        for order in "<>":
            held = exif((0x9286, 7, b"UNICODE\0" + PARAMETERS.encode(coding)), order=order)

            inspection = looked_into(jpeg(segment(0xE1, b"Exif\0\0" + held)), tmp_path)

            assert inspection.generations[0].prompts == ("a lighthouse in fog",)


def test_the_comment_of_a_nameless_item_is_found_by_its_own_name(tmp_path):
    item = box(
        b"----",
        box(b"mean", b"\0\0\0\0com.example"),
        box(b"name", b"\0\0\0\0prompt"),
        box(b"data", b"\0\0\0\1\0\0\0\0", A_NODE.encode()),
    )
    held = box(b"moov", box(b"udta", box(b"meta", b"\0\0\0\0", box(b"ilst", item))))

    assert looked_into(mp4(held), tmp_path).origin is Origin.AI_DECLARED


def test_user_data_with_a_length_and_a_language_is_text(tmp_path):
    held = struct.pack(">HH", 7, 0x55C4) + b"ComfyUI"

    inspection = looked_into(mp4(box(b"moov", box(b"udta", box(b"\xa9swr", held)))), tmp_path)

    assert [e.statement for e in inspection.evidence] == ["ComfyUI"]


def test_a_box_with_a_long_length_and_one_that_reaches_the_end_are_walked(tmp_path):
    long = struct.pack(">I4sQ", 1, b"uuid", 16 + 16 + len(typed())) + _uuid() + typed()
    last = struct.pack(">I4s", 0, b"mdat") + b"\0" * 100

    assert looked_into(mp4(long) + last, tmp_path).origin is Origin.AI_DECLARED


def _uuid() -> bytes:
    return bytes.fromhex("be7acfcb97a942e89c71999491e3afac")


def test_a_live_recording_without_lengths_is_walked_to_its_tags(tmp_path):
    whole = matroska(parameters=PARAMETERS)
    at = whole.index(bytes.fromhex("18538067")) + 4
    live = whole[:at] + b"\x01" + b"\xff" * 7 + whole[at + 8 :]

    assert looked_into(live, tmp_path).origin is Origin.AI_DECLARED


def test_a_long_recording_tells_its_length_elsewhere(tmp_path):
    plain = wav((b"_PMX", typed()))
    sizes = b"ds64" + struct.pack("<I", 28) + struct.pack("<QQQI", len(plain), 16, 0, 0)
    start = b"RF64" + b"\xff\xff\xff\xff" + b"WAVE" + sizes
    body = plain[12:].replace(b"data" + struct.pack("<I", 16), b"data\xff\xff\xff\xff")

    inspection = looked_into(start + body, tmp_path)

    assert inspection.origin is Origin.AI_DECLARED
    assert not inspection.not_read


def test_extended_xmp_with_a_part_missing_is_unknown_unless_it_still_declares(tmp_path):
    parts = jpeg_extension(xmp("<dc:title>" + "a" * 600 + "</dc:title>"), 3)

    inspection = looked_into(jpeg(jpeg_xmp(xmp()), *parts[:2]), tmp_path)

    assert inspection.origin is Origin.UNKNOWN
    assert WhyNotRead.TRUNCATED in {each.why for each in inspection.not_read}


def test_xmp_in_a_file_of_an_unknown_kind_is_read_and_the_rest_is_not(tmp_path):
    inspection = looked_into(b"\0\1\2\3" * 9 + typed(), tmp_path)

    assert inspection.origin is Origin.AI_DECLARED
    assert [each.why for each in inspection.not_read] == [WhyNotRead.NO_READER]


def test_a_file_of_an_unknown_kind_is_unknown(tmp_path):
    inspection = looked_into(b"\0\1\2\3" * 9, tmp_path)

    assert inspection.origin is Origin.UNKNOWN
    assert inspection.kind == "unrecognised"


def test_an_empty_file_is_unknown(tmp_path):
    assert looked_into(b"", tmp_path).origin is Origin.UNKNOWN


def test_the_kind_is_told_by_the_bytes_and_not_by_the_name(tmp_path):
    (tmp_path / "file").with_suffix(".jpg").write_bytes(gif(gif_xmp(typed())))

    assert looked_into(gif(gif_xmp(typed())), tmp_path).kind == "gif"


def test_software_is_told_and_decides_nothing(tmp_path):
    inspection = looked_into(png(png_text("Software", "Adobe Photoshop 26.0")), tmp_path)

    assert [(e.channel, e.statement, e.comes_to) for e in inspection.evidence] == [
        (Channel.CONTAINER, "Adobe Photoshop 26.0", None)
    ]
    assert inspection.origin is Origin.NO_SIGN


def test_a_source_type_is_read_in_any_field_of_that_name(tmp_path):
    inspection = looked_into(exr(digitalSourceType=TRAINED), tmp_path)

    assert inspection.origin is Origin.AI_DECLARED


def test_the_digest_and_size_are_those_of_the_whole_file(tmp_path):
    import hashlib

    data = png() + b"\0" * 3_000_000

    inspection = looked_into(data, tmp_path)

    assert inspection.digest == f"sha256:{hashlib.sha256(data).hexdigest()}"
    assert inspection.size == len(data)
