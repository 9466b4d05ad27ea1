"""Every claim in every container: a small corpus, written by Pillow where it can and else by hand.

The pictures are real ones, the claims stand where real writers put them, and each file must be
answered as its claim deserves, in whichever container it stands.
"""

import json
import struct
from collections.abc import Callable, Mapping
from hashlib import md5
from io import BytesIO
from itertools import cycle
from pathlib import Path

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from tests.media.generators.graphs import text_to_image
from tests.media.generators.test_other_generators import FOOOCUS, INVOKE
from tests.media.looking import looked_into
from tests.media.made_files import (
    PARAMETERS,
    SOURCE_TYPES,
    XMP_UUID,
    box,
    chunk,
    exif,
    flac,
    gif,
    gif_xmp,
    heif,
    itunes,
    jpeg_xmp,
    matroska,
    mp4,
    ogg,
    pdf,
    quicktime_keys,
    segment,
    typed,
    wav,
    xmp,
)
from tests.media.test_declared import CODES

from clearslate.domain.provenance import Inspection, Origin
from clearslate.media.software import PRODUCTS

SOFTWARE, USER_COMMENT, IN_TIFF = 0x0131, 0x9286, 0x02BC
IMAGE_DESCRIPTION = 0x010E
Writer = Callable[[bytes], bytes]


def saved(kind: str, **how: object) -> bytes:
    """Return a small picture as Pillow writes it."""
    out = BytesIO()
    Image.new("RGB", (24, 16), (90, 120, 100)).save(out, kind, **how)
    return out.getvalue()


def in_jpeg(*segments: bytes) -> bytes:
    """Return a real JPEG with these segments behind its first."""
    whole = saved("JPEG")
    return whole[:2] + b"".join(segments) + whole[2:]


def extended(packet: bytes, *, parts: int = 3, turned: bool = False) -> bytes:
    """Return a JPEG whose packet is an extension that the first packet names."""
    guid = md5(packet, usedforsecurity=False).hexdigest().upper()
    main = xmp(
        attributes=f'xmlns:xmpNote="http://ns.adobe.com/xmp/note/" xmpNote:HasExtendedXMP="{guid}"'
    )
    size = -(-len(packet) // parts)
    found = [
        segment(
            0xE1,
            b"http://ns.adobe.com/xmp/extension/\0"
            + guid.encode()
            + struct.pack(">II", len(packet), at)
            + packet[at : at + size],
        )
        for at in range(0, len(packet), size)
    ]
    return in_jpeg(jpeg_xmp(main), *(reversed(found) if turned else found))


def in_png(packet: bytes, *, packed: bool) -> bytes:
    about = PngInfo()
    about.add_itxt("XML:com.adobe.xmp", packet.decode(), zip=packed)
    return saved("PNG", pnginfo=about)


def profile(name: str, data: bytes) -> bytes:
    """Return a PNG with ``data`` as ImageMagick writes a profile into text."""
    digits = data.hex()
    lines = "\n".join(digits[at : at + 72] for at in range(0, len(digits), 72))
    about = PngInfo()
    about.add_text(f"Raw profile type {name}", f"\n{name}\n{len(data):8}\n{lines}\n", zip=True)
    return saved("PNG", pnginfo=about)


def heic(packet: bytes) -> bytes:
    return heif(b"mime", packet, mime=b"application/rdf+xml\0").replace(b"avif", b"heic")


def second_picture(packet: bytes) -> bytes:
    """Return a JPEG with another behind it, as cameras keep gain maps; the claim is the first's."""
    return in_jpeg(jpeg_xmp(packet)) + in_jpeg(jpeg_xmp(xmp()))


PACKETS: Mapping[str, Writer] = {
    "JPEG": lambda packet: saved("JPEG", xmp=packet),
    "JPEG, the second of two packets": lambda packet: in_jpeg(jpeg_xmp(xmp()), jpeg_xmp(packet)),
    "JPEG, extended": extended,
    "JPEG, extended, turned round": lambda packet: extended(packet, turned=True),
    "JPEG before another": second_picture,
    "PNG iTXt": lambda packet: in_png(packet, packed=False),
    "PNG iTXt, packed": lambda packet: in_png(packet, packed=True),
    "PNG, profile xmp": lambda packet: profile("xmp", packet),
    "PNG, profile APP1": lambda packet: profile(
        "APP1", b"http://ns.adobe.com/xap/1.0/\0" + packet
    ),
    "WebP": lambda packet: saved("WEBP", xmp=packet),
    "WebP, lossless": lambda packet: saved("WEBP", xmp=packet, lossless=True),
    "TIFF": lambda packet: saved("TIFF", tiffinfo={IN_TIFF: packet}),
    "TIFF, packed": lambda packet: saved(
        "TIFF", tiffinfo={IN_TIFF: packet}, compression="tiff_lzw"
    ),
    "AVIF": lambda packet: saved("AVIF", xmp=packet),
    "HEIC": heic,
    "GIF": lambda packet: gif(gif_xmp(packet)),
    "MP4 uuid": lambda packet: mp4(box(b"uuid", XMP_UUID, packet)),
    "MP4 uuid before the film": lambda packet: (
        box(b"ftyp", b"isom", b"\0\0\0\0", b"isom")
        + box(b"uuid", XMP_UUID, packet)
        + box(b"moov")
        + box(b"mdat", b"\0" * 8)
    ),
    "MOV XMP_": lambda packet: mp4(
        box(b"moov", box(b"udta", box(b"XMP_", packet))), brand=b"qt  "
    ),
    "WAV": lambda packet: wav((b"_PMX", packet)),
    "PDF": lambda packet: pdf(packet, packed=True),
    "SVG": lambda packet: (
        b'<svg xmlns="http://www.w3.org/2000/svg"><metadata>' + packet + b"</metadata></svg>"
    ),
}
"""For every container how a packet gets into it."""


def in_utf_16(order: str) -> Writer:
    """Return a way to write a packet in sixteen bits, as XMP allows in TIFF, MP4 and WebP."""
    return lambda packet: saved("WEBP", xmp=packet.decode().encode(f"utf-16-{order}"))


@pytest.mark.parametrize("container", PACKETS)
def test_every_source_type_is_answered_alike_in_every_container(
    container: str, tmp_path: Path
) -> None:
    wrong = {
        code: found.value
        for code, origin in CODES.items()
        if (found := looked_into(PACKETS[container](typed(SOURCE_TYPES + code)), tmp_path).origin)
        is not origin
    }

    assert not wrong


@pytest.mark.parametrize("container", PACKETS)
def test_a_packet_that_says_nothing_of_ai_is_no_sign_in_any_container(
    container: str, tmp_path: Path
) -> None:
    said = xmp("<dc:title>A plate</dc:title>")

    found = looked_into(PACKETS[container](said), tmp_path)

    assert (found.origin, found.not_read) == (Origin.NO_SIGN, ())


@pytest.mark.parametrize("container", PACKETS)
def test_the_iptc_fields_on_ai_are_read_in_every_container(container: str, tmp_path: Path) -> None:
    said = xmp("<Iptc4xmpExt:AISystemUsed>coast 3</Iptc4xmpExt:AISystemUsed>")

    found = looked_into(PACKETS[container](said), tmp_path)

    assert found.origin is Origin.AI_DECLARED
    assert [each.statement for each in found.evidence] == ["coast 3"]


@pytest.mark.parametrize("order", ["be", "le"])
def test_a_packet_of_sixteen_bits_is_read(order: str, tmp_path: Path) -> None:
    data = in_utf_16(order)(typed())

    assert looked_into(data, tmp_path).origin is Origin.AI_DECLARED


def with_exif(kind: str, tag: int, value: str | bytes) -> bytes:
    if isinstance(value, bytes):
        return saved(kind, exif=b"Exif\0\0" + exif((tag, 7, value)))
    about = Image.Exif()
    about[tag] = value
    return saved(kind, exif=about)


def png_text(key: str, value: str, *, packed: bool = False) -> bytes:
    about = PngInfo()
    about.add_text(key, value, zip=packed)
    return saved("PNG", pnginfo=about)


NAMED: Mapping[str, Callable[[str], bytes]] = {
    "JPEG Exif": lambda name: with_exif("JPEG", SOFTWARE, name),
    "WebP Exif": lambda name: with_exif("WEBP", SOFTWARE, name),
    "AVIF Exif": lambda name: with_exif("AVIF", SOFTWARE, name),
    "PNG Exif": lambda name: with_exif("PNG", SOFTWARE, name),
    "PNG tEXt": lambda name: png_text("Software", name),
    "TIFF": lambda name: saved("TIFF", tiffinfo={SOFTWARE: name}),
    "MP4": lambda name: mp4(itunes("©too".encode("latin-1"), name)),
    "Matroska": lambda name: matroska(ENCODER=name),
    "JPEG XMP": lambda name: saved("JPEG", xmp=xmp(f"<xmp:CreatorTool>{name}</xmp:CreatorTool>")),
    "JPEG XMP history": lambda name: saved(
        "JPEG",
        xmp=xmp(
            "<xmpMM:History><rdf:Seq><rdf:li "
            f'stEvt:action="saved" stEvt:softwareAgent="{name}"/></rdf:Seq></xmpMM:History>'
        ),
    ),
}
"""For every field that names a program how a name gets into it."""

SPELLED: Mapping[str, Origin] = {
    "ComfyUI": Origin.AI_DECLARED,
    "AUTOMATIC1111 v1.10": Origin.AI_DECLARED,
    "Stable Diffusion": Origin.AI_DECLARED,
    "InvokeAI 5.6": Origin.AI_DECLARED,
    "Fooocus v2.5.5": Origin.AI_DECLARED,
    "SwarmUI 0.9": Origin.AI_DECLARED,
    "SD.Next": Origin.AI_DECLARED,
    "NovelAI": Origin.AI_DECLARED,
    "Draw Things 1.2": Origin.AI_DECLARED,
    "DiffusionBee": Origin.AI_DECLARED,
    "Easy Diffusion 3": Origin.AI_DECLARED,
    "Midjourney 7": Origin.AI_DECLARED,
    "DALL-E 3": Origin.AI_DECLARED,
    "OpenAI Sora": Origin.AI_DECLARED,
    "Sora": Origin.AI_DECLARED,
    "Google Veo": Origin.AI_DECLARED,
    "Imagen 4": Origin.AI_DECLARED,
    "FLUX.1": Origin.AI_DECLARED,
    "FLUX.1 dev": Origin.AI_DECLARED,
    "Suno": Origin.AI_DECLARED,
    "Adobe Firefly": Origin.UNKNOWN,
    "ChatGPT": Origin.UNKNOWN,
    "OpenAI": Origin.UNKNOWN,
    "Gemini": Origin.UNKNOWN,
    "Stability AI": Origin.UNKNOWN,
    "Leonardo.Ai": Origin.UNKNOWN,
    "Ideogram": Origin.UNKNOWN,
    "Recraft": Origin.UNKNOWN,
    "RunwayML": Origin.UNKNOWN,
    "Luma Dream Machine": Origin.UNKNOWN,
    "Kling AI": Origin.UNKNOWN,
    "Pika Labs": Origin.UNKNOWN,
    "Hailuo": Origin.UNKNOWN,
    "Krea": Origin.UNKNOWN,
    "ElevenLabs": Origin.UNKNOWN,
    "Adobe Photoshop 26.0": Origin.NO_SIGN,
    "Lightroom 14": Origin.NO_SIGN,
    "Nuke 15.1v2": Origin.NO_SIGN,
    "DaVinci Resolve 19": Origin.NO_SIGN,
    "Blender 4.2": Origin.NO_SIGN,
    "Sora no Oto tools": Origin.NO_SIGN,
    "Lumaprints": Origin.NO_SIGN,
    "Veo Camera Sync": Origin.NO_SIGN,
    "Fluxus Capture": Origin.NO_SIGN,
}
"""Names as products write them, and what each comes to wherever it stands."""


@pytest.mark.parametrize("field", NAMED)
def test_a_name_of_software_comes_to_the_same_in_every_field(field: str, tmp_path: Path) -> None:
    wrong = {
        name: found.value
        for name, origin in SPELLED.items()
        if (found := looked_into(NAMED[field](name), tmp_path).origin) is not origin
    }

    assert not wrong


def test_every_product_of_the_table_is_spelled_here() -> None:
    known = {each.name for name in SPELLED for each in PRODUCTS if each.is_named_in(name)}

    assert {each.name for each in PRODUCTS} - known <= {
        *("Stable Video Diffusion", "Mochi Diffusion", "Bing Image Creator", "Wan"),
        *("Hunyuan Video", "Udio"),
    }


SETTINGS: Mapping[str, Callable[[str], bytes]] = {
    "PNG tEXt": lambda text: png_text("parameters", text),
    "JPEG Exif": lambda text: with_exif("JPEG", USER_COMMENT, commented(text)),
    "WebP Exif": lambda text: with_exif("WEBP", USER_COMMENT, commented(text)),
    "AVIF Exif": lambda text: with_exif("AVIF", USER_COMMENT, commented(text)),
    "PNG Exif": lambda text: with_exif("PNG", USER_COMMENT, commented(text)),
    "TIFF": lambda text: saved("TIFF", tiffinfo={IMAGE_DESCRIPTION: text}),
    "MP4": lambda text: mp4(itunes("©cmt".encode("latin-1"), text)),
}


def commented(text: str) -> bytes:
    return b"UNICODE\0" + text.encode("utf-16-be")


@pytest.mark.parametrize("field", SETTINGS)
def test_the_settings_of_a_run_are_read_in_every_container(field: str, tmp_path: Path) -> None:
    found: Inspection = looked_into(SETTINGS[field](PARAMETERS), tmp_path)

    assert found.origin is Origin.AI_DECLARED
    assert [model.name for run in found.generations for model in run.models] == ["coast_v3"]


TOLD: Mapping[str, tuple[str, str]] = {
    "ComfyUI": ("prompt", json.dumps(text_to_image())),
    "AUTOMATIC1111": ("parameters", PARAMETERS + ", Version: v1.10.1"),
    "Forge": ("parameters", PARAMETERS + ", Version: f2.0.1v1.10.1"),
    "InvokeAI": ("invokeai_metadata", json.dumps(INVOKE)),
    "Fooocus": ("parameters", json.dumps(FOOOCUS)),
    "SwarmUI": (
        "parameters",
        json.dumps({"sui_image_params": {"prompt": "a mill", "swarm_version": "0.9"}}),
    ),
    "Draw Things": (
        "UserComment",
        json.dumps({"c": "a mill", "uc": "fog", "seed": 6, "sampler": "Euler A", "model": "j"}),
    ),
    "Midjourney": (
        "Description",
        "a mill --ar 2:1 --v 6 Job ID: a7421d2f-b262-44f9-977c-ac23e9c7d3e3",
    ),
}
"""For every generator the key it writes under, and what it writes there."""

RUN_IN: Mapping[str, Callable[[str, str], bytes]] = {
    "PNG tEXt": png_text,
    "PNG zTXt": lambda key, text: png_text(key, text, packed=True),
    "PNG iTXt": lambda key, text: in_itxt(key, text, packed=False),
    "PNG iTXt, packed": lambda key, text: in_itxt(key, text, packed=True),
    "JPEG Exif": lambda key, text: with_exif("JPEG", USER_COMMENT, commented(text)),
    "WebP Exif": lambda key, text: with_exif("WEBP", USER_COMMENT, commented(text)),
    "AVIF Exif": lambda key, text: with_exif("AVIF", USER_COMMENT, commented(text)),
    "TIFF": lambda key, text: saved("TIFF", tiffinfo={IMAGE_DESCRIPTION: text}),
    "MP4": lambda key, text: mp4(itunes("©cmt".encode("latin-1"), text)),
    "MOV": lambda key, text: mp4(quicktime_keys(**{key: text}), brand=b"qt  "),
    "Matroska": lambda key, text: matroska(**{key: text}),
    "Ogg": lambda key, text: ogg(**{key: text}),
    "FLAC": lambda key, text: flac(**{key: text}),
}


def in_itxt(key: str, text: str, *, packed: bool) -> bytes:
    about = PngInfo()
    about.add_itxt(key, text, zip=packed)
    return saved("PNG", pnginfo=about)


@pytest.mark.parametrize("container", RUN_IN)
def test_every_generator_is_known_in_every_container(container: str, tmp_path: Path) -> None:
    wrong = {}
    for software, (key, told) in TOLD.items():
        found = looked_into(RUN_IN[container](key, told), tmp_path)
        named = [run.software for run in found.generations]
        if found.origin is not Origin.AI_DECLARED or named != [software]:
            wrong[software] = (found.origin.value, named)

    assert not wrong


def test_one_claim_in_many_places_is_told_in_each_of_them(tmp_path: Path) -> None:
    kinds = cycle((jpeg_xmp(typed()), jpeg_xmp(xmp())))
    data = in_jpeg(next(kinds), next(kinds), segment(0xFE, PARAMETERS.encode()))

    found = looked_into(data, tmp_path)

    assert found.origin is Origin.AI_DECLARED
    assert {each.place for each in found.evidence} >= {
        "COM",
        "APP1 XMP, Iptc4xmpExt:DigitalSourceType",
    }


def test_a_profile_that_is_no_hexadecimal_is_told(tmp_path: Path) -> None:
    about = PngInfo()
    about.add_text("Raw profile type xmp", "\nxmp\n      4\nzz\n")

    found = looked_into(saved("PNG", pnginfo=about), tmp_path)

    assert found.origin is Origin.UNKNOWN
    assert [each.place for each in found.not_read] == ["tEXt Raw profile type xmp"]


def test_a_credit_in_a_profile_of_imagemagick_is_read(tmp_path: Path) -> None:
    credit = b"Edited with Google AI"
    record = b"\x1c\x02\x6e" + struct.pack(">H", len(credit)) + credit
    padded = record + b"\0" * (len(record) % 2)
    resources = b"8BIM\x04\x04\0\0" + struct.pack(">I", len(record)) + padded

    for name, data in (("iptc", resources), ("8bim", resources), ("iptc", record)):
        assert looked_into(profile(name, data), tmp_path).origin is Origin.AI_EDITED


def test_the_extension_of_another_packet_is_read_too(tmp_path: Path) -> None:
    """A generator's claim does not get lost because an editor wrote a new main packet."""
    data = extended(typed()).replace(b"HasExtendedXMP", b"HasExtendedXMQ")

    assert looked_into(data, tmp_path).origin is Origin.AI_DECLARED


def test_a_chunk_with_a_wrong_sum_is_read_all_the_same(tmp_path: Path) -> None:
    good = chunk(b"tEXt", b"Software\0ComfyUI")
    data = saved("PNG")
    data = data[:33] + good[:-4] + b"\0\0\0\0" + data[33:]

    assert looked_into(data, tmp_path).origin is Origin.AI_DECLARED
