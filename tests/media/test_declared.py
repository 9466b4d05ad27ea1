"""Source types in every spelling, the IPTC fields on AI, labels, credits, names of software."""

import pytest
from tests.media.looking import looked_into
from tests.media.made_files import (
    SOURCE_TYPES,
    TRAINED,
    iptc,
    jpeg,
    jpeg_xmp,
    png,
    png_text,
    png_xmp,
    typed,
    xmp,
)

from clearslate.domain.provenance import Channel, Origin, WhyNotRead
from clearslate.media.software import software_comes_to
from clearslate.media.source_types import source_type_comes_to

EDITED = SOURCE_TYPES + "compositeWithTrainedAlgorithmicMedia"

CODES = {
    "trainedAlgorithmicMedia": Origin.AI_DECLARED,
    "compositeSynthetic": Origin.AI_DECLARED,
    "compositeWithTrainedAlgorithmicMedia": Origin.AI_EDITED,
    "algorithmicMedia": Origin.NO_SIGN,
    "algorithmicallyEnhanced": Origin.NO_SIGN,
    "digitalCapture": Origin.NO_SIGN,
    "computationalCapture": Origin.NO_SIGN,
    "negativeFilm": Origin.NO_SIGN,
    "positiveFilm": Origin.NO_SIGN,
    "print": Origin.NO_SIGN,
    "humanEdits": Origin.NO_SIGN,
    "digitalCreation": Origin.NO_SIGN,
    "dataDrivenMedia": Origin.NO_SIGN,
    "screenCapture": Origin.NO_SIGN,
    "compositeCapture": Origin.NO_SIGN,
    "virtualRecording": Origin.UNKNOWN,
    "composite": Origin.UNKNOWN,
    "minorHumanEdits": Origin.NO_SIGN,
    "digitalArt": Origin.NO_SIGN,
    "softwareImage": Origin.UNKNOWN,
}
"""Every code of the IPTC vocabulary of 2024-10-23, the retired ones last."""


@pytest.mark.parametrize("code", CODES)
def test_every_code_comes_to_its_origin(code, tmp_path):
    inspection = looked_into(png(png_xmp(typed(SOURCE_TYPES + code))), tmp_path)

    assert inspection.origin is CODES[code]


@pytest.mark.parametrize(
    ("said", "origin"),
    [
        ("trainedAlgorithmicMedia", Origin.AI_DECLARED),
        (
            "https://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia/",
            Origin.AI_DECLARED,
        ),
        ("digsrctype:trainedAlgorithmicMedia", Origin.AI_DECLARED),
        ("https://schema.org/TrainedAlgorithmicMediaDigitalSource", Origin.AI_DECLARED),
        ("trained_algorithmic_media", Origin.AI_DECLARED),
        ("http://c2pa.org/digitalsourcetype/trainedAlgorithmicData", Origin.AI_DECLARED),
        ("Created using Generative AI", Origin.AI_DECLARED),
        ("compositedWithTrainedAlgorithmicMedia", Origin.AI_EDITED),
        ("CompositeWithTrainedAlgorithmicMediaDigitalSource", Origin.AI_EDITED),
        ("Edited using Generative AI", Origin.AI_EDITED),
        ("http://c2pa.org/digitalsourcetype/empty", Origin.NO_SIGN),
        ("AlgorithmicMediaDigitalSource", Origin.NO_SIGN),
        ("MultiFrameComputationalCaptureDigitalSource", Origin.NO_SIGN),
        ("trainedAlgorithmicMediaOfTomorrow", Origin.AI_DECLARED),
        ("somethingNobodyKnows", Origin.UNKNOWN),
        ("", Origin.UNKNOWN),
    ],
)
def test_a_code_is_read_in_any_spelling(said, origin):
    assert source_type_comes_to(said) is origin


@pytest.mark.parametrize(
    "packet",
    [
        typed(),
        xmp(attributes=f'Iptc4xmpExt:DigitalSourceType="{TRAINED}"'),
        xmp(f'<Iptc4xmpExt:DigitalSourceType rdf:resource="{TRAINED}"/>'),
        xmp(
            "<Iptc4xmpExt:DigitalSourceType><rdf:Bag><rdf:li>"
            f"{TRAINED}</rdf:li></rdf:Bag></Iptc4xmpExt:DigitalSourceType>"
        ),
        xmp(f"<Iptc4xmpExt:digitalsourcetype>\n {TRAINED} \n</Iptc4xmpExt:digitalsourcetype>"),
        typed().replace(b"Iptc4xmpExt", b"ns7"),
        typed().split(b"?>", 1)[1],
    ],
    ids=["element", "attribute", "resource", "list", "other case", "other prefix", "no packet"],
)
def test_xmp_is_read_in_every_spelling_of_rdf(packet, tmp_path):
    assert looked_into(jpeg(jpeg_xmp(packet)), tmp_path).origin is Origin.AI_DECLARED


@pytest.mark.parametrize(
    "field", ["AISystemUsed", "AISystemVersionUsed", "AIPromptInformation", "AIPromptWriterName"]
)
def test_each_iptc_field_on_ai_declares_by_itself(field, tmp_path):
    packet = xmp(f"<Iptc4xmpExt:{field}>coast 3</Iptc4xmpExt:{field}>")

    inspection = looked_into(jpeg(jpeg_xmp(packet)), tmp_path)

    assert inspection.origin is Origin.AI_DECLARED
    assert [e.statement for e in inspection.evidence] == ["coast 3"]


def test_an_iptc_field_on_ai_follows_a_source_type_that_says_edited(tmp_path):
    packet = xmp(
        "<Iptc4xmpExt:AISystemUsed>coast 3</Iptc4xmpExt:AISystemUsed>"
        f"<Iptc4xmpExt:DigitalSourceType>{EDITED}</Iptc4xmpExt:DigitalSourceType>"
    )

    assert looked_into(jpeg(jpeg_xmp(packet)), tmp_path).origin is Origin.AI_EDITED


def test_ai_declared_outweighs_ai_edited(tmp_path):
    data = jpeg(jpeg_xmp(typed(EDITED)), jpeg_xmp(typed()))

    assert looked_into(data, tmp_path).origin is Origin.AI_DECLARED


def test_the_history_of_an_editor_is_told(tmp_path):
    packet = xmp(
        "<xmpMM:History><rdf:Seq><rdf:li "
        'stEvt:action="saved" stEvt:softwareAgent="Adobe Firefly"/></rdf:Seq></xmpMM:History>'
    )

    inspection = looked_into(jpeg(jpeg_xmp(packet)), tmp_path)

    assert [(e.place, e.statement) for e in inspection.evidence] == [
        ("APP1 XMP, xmpMM:History/stEvt:softwareAgent", "Adobe Firefly")
    ]
    assert inspection.origin is Origin.UNKNOWN


@pytest.mark.parametrize(
    ("label", "origin"),
    [("1", Origin.AI_DECLARED), ("2", Origin.UNKNOWN), ("3", Origin.UNKNOWN)],
)
def test_the_chinese_label_is_read(label, origin, tmp_path):
    told = f'{{"Label":"{label}","ContentProducer":"a tool"}}'
    packet = xmp(f"<TC260:AIGC>{told}</TC260:AIGC>")

    assert looked_into(png(png_text("AIGC", told)), tmp_path).origin is origin
    assert looked_into(jpeg(jpeg_xmp(packet)), tmp_path).origin is origin


@pytest.mark.parametrize(
    ("credit", "origin"),
    [
        ("Made with Google AI", Origin.AI_DECLARED),
        ("Edited with Google AI", Origin.AI_EDITED),
        ("Made with love", Origin.NO_SIGN),
    ],
)
def test_a_credit_line_counts_where_it_is_one_of_few(credit, origin, tmp_path):
    inspection = looked_into(jpeg(iptc((110, credit))), tmp_path)

    assert inspection.origin is origin
    assert {e.channel for e in inspection.evidence} <= {Channel.IPTC}


@pytest.mark.parametrize(
    ("name", "origin"),
    [
        ("DALL·E", Origin.AI_DECLARED),
        ("Midjourney 7", Origin.AI_DECLARED),
        ("Sora", Origin.AI_DECLARED),
        ("ComfyUI/0.3.1", Origin.AI_DECLARED),
        ("Adobe_Firefly adobe_c2pa/0.12.4", Origin.UNKNOWN),
        ("ChatGPT c2pa-rs/0.28.4", Origin.UNKNOWN),
        ("Adobe Photoshop 26.0 (Windows)", None),
        ("Sora no Oto tools", None),
        ("Lavf60.3.100", None),
        ("Nuke 15.1v2", None),
    ],
)
def test_a_name_of_software_decides_only_where_it_does_nothing_but_generate(name, origin):
    assert software_comes_to(name) is origin


def test_a_packet_with_entities_is_not_read_and_its_source_type_still_counts(tmp_path):
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    packet = xmp("<dc:title>&b;</dc:title>").replace(b"<x:xmpmeta", bomb + b"<x:xmpmeta")
    declared = xmp(
        f"<dc:title>&b;</dc:title><Iptc4xmpExt:DigitalSourceType>{TRAINED}</Iptc4xmpExt:DigitalSourceType>"
    )

    assert looked_into(jpeg(jpeg_xmp(packet)), tmp_path).origin is Origin.UNKNOWN
    inspection = looked_into(jpeg(jpeg_xmp(declared)), tmp_path)
    assert inspection.origin is Origin.AI_DECLARED
    assert [each.why for each in inspection.not_read] == [WhyNotRead.MALFORMED]


def test_a_statement_is_shortened_to_two_thousand_characters(tmp_path):
    packet = xmp(f"<xmp:CreatorTool>{'a' * 5_000}</xmp:CreatorTool>")

    (evidence,) = looked_into(jpeg(jpeg_xmp(packet)), tmp_path).evidence

    assert len(evidence.statement) == 2_000
