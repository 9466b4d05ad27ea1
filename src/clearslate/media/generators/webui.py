"""AUTOMATIC1111, Forge, SD.Next, Civitai and Fooocus (its a1111 scheme): one form, many writers.

Who wrote it is told by ``Version`` (``v1.10.1``; Forge ``f2.0.1v1.10.1...`` and ``neo...``;
``Fooocus v2.5.5``; ``ComfyUI``) and ``App`` (``SD.Next``). A picture went in where a denoising
strength stands without a second pass, or where a mask is named; then it depends on how much of
it is left (``found.origin_of_picture``).
"""

import re
from collections.abc import Iterator, Sequence

from clearslate.domain.provenance import Generation, ModelNamed, Origin
from clearslate.media.generators.blocks import Block, Json
from clearslate.media.generators.comfy.names import EMBEDDING, LORA_TAG
from clearslate.media.generators.found import (
    Found,
    each_once,
    evidence_of,
    model,
    number_of,
    origin_of_picture,
    text_of,
    unique,
)
from clearslate.media.generators.infotext import Infotext, pairs_in, read_infotext

_FORGE = re.compile(r"f\d|neo|forge|.*\bforge\b", re.IGNORECASE)
_MORE_PROMPTS = re.compile(r"\w+_prompt(?:_\w+)?|(?:negative_)?template|prompt_\d\w*")
_NEGATIVE = re.compile(r".*negative.*")
_MASK = ("mask_blur", "inpaint_area", "masked_content", "masked_area_padding", "mask_mode")
_SECOND_PASS = ("hires_upscale", "hires_upscaler", "hires_steps", "hires_resize", "hr_upscale")
_NAMED_WITH_HASH = re.compile(r"(.+?) ?[\[(]([0-9a-fA-F]{6,64})[\])]")
_KINDS = {
    "lora": "lora",
    "lycoris": "lora",
    "locon": "lora",
    "dora": "lora",
    "checkpoint": "checkpoint",
    "model": "checkpoint",
    "vae": "vae",
    "embed": "embedding",
    "textualinversion": "embedding",
    "controlnet": "control",
    "upscaler": "upscaler",
}


def read_webui(blocks: Sequence[Block]) -> Found | None:
    """Return the runs that texts of this form tell of; None where there is none."""
    scheme = any(block.key == "fooocus_scheme" for block in blocks)
    told = [
        (block, info)
        for block in blocks
        if not block.looks_like_json and (info := read_infotext(block.text)) is not None
    ]
    if not told:
        return None
    runs = unique_runs(_run(info, scheme=scheme) for _, info in told)
    marks = [block for block in blocks if block.key == "fooocus_scheme"]
    return Found(
        blocks=(*(block for block, _ in told), *marks),
        generations=runs,
        evidence=tuple(evidence_of(block, _origin(info)) for block, info in told),
    )


def unique_runs(runs: Iterator[Generation]) -> tuple[Generation, ...]:
    """Return every run once."""
    return tuple(dict.fromkeys(runs))


def _run(info: Infotext, *, scheme: bool) -> Generation:
    prompts = [info.prompt, *_more(info, negative=False)]
    negative = [info.negative, *_more(info, negative=True)]
    sampler, schedule = info.text("sampler"), info.text("schedule_type", "scheduler")
    version = info.text("version")
    return Generation(
        software="Fooocus" if scheme else _software(info),
        version=version,
        models=each_once(_models(info)),
        samplers=(" ".join(filter(None, (sampler, schedule))),) if sampler else (),
        prompts=unique(filter(None, prompts)),
        negative_prompts=unique(filter(None, negative)),
        inputs=unique(filter(None, (info.text("init_image", "image"),))),
        seed=info.text("seed"),
    )


def _software(info: Infotext) -> str:
    app, version = info.text("app") or "", info.text("version") or ""
    if "sd.next" in app.casefold() or "vlad" in version.casefold():
        return "SD.Next"
    if app:
        return app
    if version.casefold().startswith("fooocus"):
        return "Fooocus"
    if version.casefold().startswith("comfyui"):
        return "ComfyUI"
    if _FORGE.match(version):
        return "Forge"
    return "AUTOMATIC1111" if version or "civitai_resources" not in info.values else "Civitai"


def _more(info: Infotext, *, negative: bool) -> Iterator[str]:
    for name, value in info.values.items():
        more = _MORE_PROMPTS.fullmatch(name) and bool(_NEGATIVE.match(name)) is negative
        if more and isinstance(value, str):
            yield value.strip()


def _models(info: Infotext) -> Iterator[ModelNamed]:
    values = info.values
    yield from model(info.text("model"), "checkpoint", info.text("model_hash"))
    yield from model(info.text("vae"), "vae", info.text("vae_hash"))
    for name in ("refiner", "hires_checkpoint"):
        yield from _with_hash(info.text(name), "checkpoint")
    yield from model(_upscaler(info), "upscaler")
    hashes = dict(pairs_in(info.text("lora_hashes")))
    for name, digest in hashes.items():
        yield from model(name, "lora", digest)
    for name in _tagged(info):
        yield from model(name, "lora", hashes.get(name))
    for name, digest in pairs_in(info.text("ti_hashes", "ti")):
        yield from model(name, "embedding", digest)
    for name in (name for text in _words(info) for name in EMBEDDING.findall(text)):
        yield from model(name, "embedding")
    for name, value in values.items():
        yield from _named_by(name, value)
    yield from _resources(values.get("civitai_resources"))


def _tagged(info: Infotext) -> list[str]:
    return [name for text in _words(info) for name in LORA_TAG.findall(text)]


def _words(info: Infotext) -> list[str]:
    return [info.prompt, info.negative, *_more(info, negative=False)]


def _named_by(name: str, value: Json) -> tuple[ModelNamed, ...]:
    """Return the models of values that come in numbers: ADetailer, ControlNet, modules, hashes."""
    if isinstance(value, dict):
        return tuple(_hashed(value)) if name == "hashes" else ()
    if not isinstance(value, str):
        return ()
    if re.fullmatch(r"controlnet(?:_\d+)?", name):
        held = re.search(r"Model: ?([^,]{1,200})", value)
        return _with_hash(held.group(1) if held else None, "control")
    if re.fullmatch(r"adetailer_model(?:_\w+)?|module_\d+|hypernet", name):
        return model(value, "model")
    return model(value, "lora") if name == "lora_networks" else ()


def _hashed(value: dict[str, Json]) -> Iterator[ModelNamed]:
    for key, digest in value.items():
        kind, _, of = key.partition(":")
        if of:
            yield from model(of, _KINDS.get(kind, "model"), digest)


def _with_hash(value: str | None, kind: str) -> tuple[ModelNamed, ...]:
    match = _NAMED_WITH_HASH.fullmatch((value or "")[:400].strip())
    return model(match.group(1), kind, match.group(2)) if match else model(value, kind)


def _upscaler(info: Infotext) -> str | None:
    name = info.text("hires_upscaler", "postprocess_upscaler", "sd_upscale_upscaler")
    return None if name is None or name.startswith("Latent") else name


def _resources(value: Json) -> Iterator[ModelNamed]:
    """Yield what Civitai lists; a model without a name goes by the number of its version."""
    for each in value if isinstance(value, list) else []:
        if isinstance(each, dict):
            number = text_of(each.get("modelVersionId"))
            name = text_of(each.get("modelName")) or text_of(each.get("air"))
            kind = _KINDS.get(str(each.get("type", "")).casefold(), "model")
            yield from model(name or (f"civitai:{number}" if number else None), kind)


def _origin(info: Infotext) -> Origin:
    strength = info.text("denoising_strength", "denoising")
    operations = (info.text("operations") or "").casefold()
    masked = any(name in info.values for name in _MASK) or "inpaint" in operations
    second_pass = any(name in info.values for name in _SECOND_PASS) or "txt2img" in operations
    if masked:
        return origin_of_picture(masked=True, strength=None)
    if strength is None or second_pass:
        return Origin.AI_DECLARED
    return origin_of_picture(masked=False, strength=number_of(strength))
