"""What generators really wrote is recognised, and both spellings of a graph say the same."""

import struct
from pathlib import Path

import pytest
from tests.media.generators.graphs import origin

from clearslate.domain.provenance import Origin
from clearslate.media.embedded import EmbeddedText
from clearslate.media.generators import read_generations

SAMPLES = Path(__file__).resolve().parents[4] / "shared" / "samples" / "genmeta"
pytestmark = pytest.mark.skipif(
    not SAMPLES.is_dir(), reason="the samples of generator metadata are not on this machine"
)

SOFTWARE = {
    "AUTOMATIC1111": ["automatic1111_cropped.png", "automatic1111_cropped.jpg"],
    "InvokeAI": ["invokeai_dream1.png"],
    "NovelAI": ["novelai1_cropped.png"],
    "ComfyUI": [
        "depth_t2i_adapter.png",
        "gligen_textbox_example.png",
        "img2img_workflow.png",
        "inpaint_example.png",
        "lora.png",
        "embedding_example.png",
        "esrgan_example.png",
        "text_to_video_cosmos_7B.json",
        "workflow_image_to_video.json",
        "image_to_video_wan_example.json",
        "image_to_video_wan_example.webp",
        "img2img_cropped.png",
        "unclip_2pass_cropped.png",
    ],
}
EDITED = ("inpaint_example.png",)
"""The one whose mask leaves the picture around it as it was."""


def texts_of(name):
    """Return the texts of a sample, read by a few lines that know nothing but its format."""
    (path,) = SAMPLES.rglob(name)
    data = path.read_bytes()
    if path.suffix == ".json":
        return [EmbeddedText(place="file", key="json", text=data.decode())]
    if path.suffix == ".jpg":
        comment = data[data.index(b"UNICODE\0") : data.index(b"\xff\xdb")]
        return [EmbeddedText(place="Exif", key="UserComment", text=comment.decode("latin-1"))]
    if path.suffix == ".webp":
        exif = data[data.index(b"EXIF") :].decode("latin-1")
        parts = [part for part in exif.split("\0") if part.startswith(("prompt:", "workflow:"))]
        encoded = [part.encode("latin-1").decode() for part in parts]
        return [EmbeddedText(place="Exif", key="Make", text=part) for part in encoded]
    return png_texts(data)


def png_texts(data):
    place, found = 8, []
    while place < len(data):
        length, kind = struct.unpack(">I4s", data[place : place + 8])
        if kind == b"tEXt":
            key, _, text = data[place + 8 : place + 8 + length].partition(b"\0")
            name = key.decode("latin-1")
            found.append(EmbeddedText(place=f"tEXt {name}", key=name, text=text.decode("latin-1")))
        place += 12 + length
    return found


@pytest.mark.parametrize(
    ("software", "name"),
    [(software, name) for software, each in SOFTWARE.items() for name in each],
)
def test_the_generator_is_recognised_and_its_run_is_understood(software, name):
    generations, _, not_read = read_generations(texts_of(name))

    assert {each.software for each in generations} == {software}
    assert not_read == ()
    assert all(each.not_understood == () for each in generations)
    assert all(each.seed for each in generations)


@pytest.mark.parametrize("name", [name for each in SOFTWARE.values() for name in each])
def test_ai_is_found_in_every_one_of_them(name):
    expected = Origin.AI_EDITED if name in EDITED else Origin.AI_DECLARED

    assert origin(*texts_of(name)) is expected


@pytest.mark.parametrize("name", [name for name in SOFTWARE["ComfyUI"] if name.endswith("png")])
def test_what_ran_and_what_was_drawn_tell_the_same(name):
    by_key = {text.key: text for text in texts_of(name)}

    ran, drawn = (read_generations([by_key[key]])[0] for key in ("prompt", "workflow"))

    (one,), (other,) = ran, drawn
    assert set(one.models) == set(other.models)
    assert set(one.prompts) == set(other.prompts)
    assert set(one.negative_prompts) == set(other.negative_prompts)
    assert (one.seed, one.inputs) == (other.seed, other.inputs)


def test_a_picture_that_only_went_in_has_no_text():
    assert texts_of("input_scribble_example.png") == []
