"""Texts hidden in the lowest bits of a picture are found, and absurd ones refused."""

import gzip
import json

import pytest
from tests.media.generators.graphs import only_run

image = pytest.importorskip("PIL.Image", reason="Pillow comes with clearslate[media]")

from clearslate.media.generators.alpha_bits import (  # noqa: E402
    HiddenTextUnread,
    read_alpha_bits,
)

WORDS = "a mill\nSteps: 20, Sampler: x, Seed: 9, Version: v1.9.0"


def picture(path, name, data, *, channels="A", size=(64, 61), length=None):
    """Write a picture with ``data`` hidden in it as its writers hide it, bit by bit."""
    width, height = size
    told = len(data) * 8 if length is None else length
    held = name.encode() + told.to_bytes(4, "big") + data
    bits = [(byte >> place) & 1 for byte in held for place in range(7, -1, -1)]
    made = image.new(
        "RGBA" if channels == "A" else "RGB",
        size,
        (200, 100, 50, 254)[: 4 if channels == "A" else 3],
    )
    pixels = made.load()
    for number in range(width * height):
        x, y = divmod(number, height)
        value = list(pixels[x, y])
        for place, channel in enumerate(channels):
            at = number * len(channels) + place
            bit = bits[at] if at < len(bits) else 0
            band = "RGBA".index(channel)
            value[band] = (value[band] & ~1) | bit
        pixels[x, y] = tuple(value)
    made.save(path)
    return path


def test_a_plain_text_is_found(tmp_path):
    path = picture(tmp_path / "a.png", "stealth_pnginfo", WORDS.encode())

    assert only_run(*read_alpha_bits(path)).seed == "9"


def test_a_packed_text_is_found(tmp_path):
    path = picture(tmp_path / "a.png", "stealth_pngcomp", gzip.compress(WORDS.encode()))

    (found,) = read_alpha_bits(path)

    assert (found.place, found.key, found.text) == ("alpha bits", "parameters", WORDS)


@pytest.mark.parametrize("name", ["stealth_rgbinfo", "stealth_rgbcomp"])
def test_a_text_in_the_colours_is_found(tmp_path, name):
    data = gzip.compress(WORDS.encode()) if name.endswith("comp") else WORDS.encode()

    (found,) = read_alpha_bits(picture(tmp_path / "a.png", name, data, channels="RGB"))

    assert found.text == WORDS


def test_what_novelai_hides_reads_like_what_it_writes(tmp_path):
    told = {
        "Software": "NovelAI",
        "Source": "NovelAI Diffusion V4",
        "Description": "a mill",
        "Comment": json.dumps({"seed": 7, "uc": "fog", "scale": 5}),
    }
    path = picture(tmp_path / "a.png", "stealth_pngcomp", gzip.compress(json.dumps(told).encode()))

    run = only_run(*read_alpha_bits(path))

    assert (run.software, run.prompts, run.seed) == ("NovelAI", ("a mill",), "7")


@pytest.mark.parametrize("mode", ["RGBA", "RGB", "L", "P", "LA", "1", "I;16"])
def test_a_picture_that_hides_nothing_says_nothing(tmp_path, mode):
    image.new(mode, (40, 40)).save(tmp_path / "a.png")

    assert read_alpha_bits(tmp_path / "a.png") == []


@pytest.mark.parametrize("size", [(1, 1), (1, 200), (200, 1), (13, 12)])
def test_small_pictures_are_read_to_their_end(tmp_path, size):
    image.new("RGBA", size).save(tmp_path / "a.png")

    assert read_alpha_bits(tmp_path / "a.png") == []


def test_a_text_longer_than_its_picture_is_refused(tmp_path):
    path = picture(tmp_path / "a.png", "stealth_pnginfo", WORDS.encode(), length=2**32 - 1)

    with pytest.raises(HiddenTextUnread):
        read_alpha_bits(path)


def test_a_text_that_cannot_be_unpacked_is_refused(tmp_path):
    path = picture(tmp_path / "a.png", "stealth_pngcomp", b"\x1f\x8bnonsense")

    with pytest.raises(HiddenTextUnread):
        read_alpha_bits(path)


def test_a_text_that_grows_without_end_is_refused(tmp_path):
    bomb = gzip.compress(b"\0" * 40_000_000)
    path = picture(tmp_path / "a.png", "stealth_pngcomp", bomb, size=(640, 520))

    with pytest.raises(HiddenTextUnread):
        read_alpha_bits(path)


def test_a_file_that_is_no_picture_is_refused(tmp_path):
    (tmp_path / "a.png").write_bytes(b"\x89PNG\r\n\x1a\nnonsense")

    with pytest.raises(HiddenTextUnread):
        read_alpha_bits(tmp_path / "a.png")
