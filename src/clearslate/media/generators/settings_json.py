"""Generators that write their settings as one flat object: the same reading, other names.

SwarmUI and StableSwarmUI: ``sui_image_params`` (SwarmUI, ``docs/Image Metadata Format.md``).
Fooocus and RuinedFooocus: the object under ``parameters`` (Fooocus, ``modules/meta_parser.py``).
Easy Diffusion: one text for each setting, or one object (``easydiffusion/utils/save_utils.py``).
Draw Things: ``c`` and ``uc`` in Exif's UserComment. Civitai: ``resources`` with version numbers.
An object that holds a prompt and settings of a sampler, and is nobody's, is a generator's too.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from clearslate.domain.provenance import Generation, ModelNamed, Origin
from clearslate.media.generators.blocks import Block, Json, objects_in
from clearslate.media.generators.found import (
    Found,
    each_once,
    evidence_of,
    model,
    number_of,
    one_run,
    origin_of_picture,
    text_of,
    texts,
)

UNNAMED = "unnamed generator"
"""A generator that left its settings and not its name."""

Settings = dict[str, Json]

_MODELS: tuple[tuple[str, str], ...] = (
    ("model", "checkpoint"),
    ("base_model", "checkpoint"),
    ("base_model_name", "checkpoint"),
    ("refiner_model", "checkpoint"),
    ("refinermodel", "checkpoint"),
    ("use_stable_diffusion_model", "checkpoint"),
    ("stable_diffusion_model", "checkpoint"),
    ("vae", "vae"),
    ("use_vae_model", "vae"),
    ("vae_model", "vae"),
    ("use_controlnet_model", "control"),
    ("controlnetmodel", "control"),
    ("use_upscale", "upscaler"),
    ("upscaler", "upscaler"),
)
_LORAS = re.compile(r"loras?|lora_combined_\d+|lora_\d+|use_lora_model|lora_model|resources")
_WEIGHT_BEHIND = re.compile(r" ?: ?-?[\d.]+$")
_SAMPLERS = ("sampler", "sampler_name", "comfyuisampler", "samplername", "scheduler")
_PROMPTS = ("prompt", "full_prompt", "c", "original_prompt", "positive", "positive_prompt")
_NEGATIVE = ("negative_prompt", "full_negative_prompt", "negativeprompt", "uc", "negative")
_PICTURES = ("initimage", "init_image", "maskimage", "mask_image", "mask")
_SIGNS = frozenset(
    (
        *("seed", "steps", "sampler", "sampler_name", "cfg_scale", "cfgscale", "guidance_scale"),
        *("num_inference_steps", "negative_prompt", "negativeprompt", "scheduler", "model"),
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kind:
    """One generator: its name, how its settings are known, and where they say its version."""

    software: str
    knows: Callable[[Settings], bool]
    version: tuple[str, ...] = ("version",)


def _has(*names: str) -> Callable[[Settings], bool]:
    return lambda given: all(name in given for name in names)


_EASY = frozenset(
    (
        *(name for name, _ in _MODELS),
        *("prompt", "negative_prompt", "seed", "clip_skip", "sampler_name", "sampler", "width"),
        *("height", "num_inference_steps", "steps", "guidance_scale", "prompt_strength"),
        *("use_lora_model", "lora_model", "lora_alpha", "lora_strength", "tiling"),
        *("use_hypernetwork_model", "hypernetwork_strength", "use_embeddings_model"),
        *("use_face_correction", "upscale_amount", "control_filter_to_apply"),
    )
)
"""The texts of Easy Diffusion, which are also its names in one object."""

_GENERATORS = (
    _Kind(software="SwarmUI", knows=_has("swarm_version"), version=("swarm_version",)),
    _Kind(
        software="RuinedFooocus",
        knows=lambda given: str(given.get("software", "")).startswith("RuinedFooocus"),
    ),
    _Kind(
        software="Fooocus",
        knows=lambda given: (
            str(given.get("version", "")).startswith("Fooocus")
            or ("base_model" in given and ("performance" in given or "full_prompt" in given))
        ),
    ),
    _Kind(software="Easy Diffusion", knows=_has("use_stable_diffusion_model")),
    _Kind(software="Easy Diffusion", knows=_has("stable_diffusion_model", "seed")),
    _Kind(
        software="Draw Things",
        knows=lambda given: (
            isinstance(given.get("c"), str) and {"uc", "seed", "sampler"} <= given.keys()
        ),
    ),
    _Kind(software="Civitai", knows=lambda given: "prompt" in given and "resources" in given),
)


def read_settings(blocks: Sequence[Block]) -> Found | None:
    """Return the runs that settings in one object tell of; None where there are none."""
    told = [(block, *one) for block in blocks if (one := _in_block(block)) is not None]
    if not told:
        return None
    return Found(
        blocks=(*(block for block, _, _ in told), *_marks(blocks)),
        generations=tuple(dict.fromkeys(run for _, run, _ in told)),
        evidence=tuple(evidence_of(block, origin) for block, _, origin in told),
    )


def _in_block(block: Block) -> tuple[Generation, Origin] | None:
    for given in _objects(block):
        kind = next((each for each in _GENERATORS if each.knows(given)), None)
        if kind is not None or _is_generator(given):
            return _run(given, kind), _origin(given)
    return None


def read_easy_diffusion(blocks: Sequence[Block]) -> Found | None:
    """Return the run of Easy Diffusion's texts, where each setting has one of its own."""
    own = {name: block for block in blocks if (name := _name(block.key)) in _EASY}
    given: Settings = {name: block.text for name, block in own.items()}
    models = ("use_stable_diffusion_model", "stable_diffusion_model")
    if "prompt" not in given or not any(name in given for name in models):
        return None
    kind = _Kind(software="Easy Diffusion", knows=bool)
    return one_run(_run(given, kind), _origin(given), *own.values())


def _marks(blocks: Sequence[Block]) -> Iterator[Block]:
    return (block for block in blocks if block.key in ("fooocus_scheme", "makernote"))


def _objects(block: Block) -> Iterator[Settings]:
    """Yield the settings in a block, and those that its writer wrapped in another object."""
    outer = block.mapping
    if not outer:
        return
    for key in ("sui_image_params", "extraMetadata", "v2", "metadata", "meta"):
        inner = objects_in(outer.get(key))
        if isinstance(inner, dict):
            given = _small(inner)
            if key == "sui_image_params":
                given.setdefault("swarm_version", None)
            yield {**_small(outer), **given} if key == "v2" else given
    yield _small(outer)


def _small(given: dict[str, Json]) -> Settings:
    return {_name(name): value for name, value in given.items()}


def _name(key: str) -> str:
    return re.sub(r"[\s\-]+", "_", key.strip().casefold())[:120]


def _is_generator(given: Settings) -> bool:
    prompt = any(isinstance(given.get(name), str) for name in ("prompt", "positive_prompt"))
    return prompt and len(_SIGNS & given.keys()) >= 2


def _run(given: Settings, kind: _Kind | None) -> Generation:
    names = ("software", "app", "generator", "engine", "tool")
    named = next(iter(texts(*(given.get(name) for name in names))), UNNAMED)
    versions = kind.version if kind is not None else ("version", "app_version")
    prompts = [part for name in _PROMPTS for part in _parts(given.get(name))]
    negative = [part for name in _NEGATIVE for part in _parts(given.get(name))]
    return Generation(
        software=kind.software if kind is not None else named,
        version=next(iter(texts(*(given.get(name) for name in versions))), None),
        models=each_once(_models(given)),
        samplers=texts(*(given.get(name) for name in _SAMPLERS))[:1],
        prompts=texts(*prompts),
        negative_prompts=texts(*negative),
        inputs=texts(*(_short(given.get(name)) for name in _PICTURES)),
        seed=text_of(given.get("seed")),
    )


def _parts(value: Json) -> list[Json]:
    return value if isinstance(value, list) else [value]


def _short(value: Json) -> Json:
    """Return the name of a picture; one that is spelled out in the settings has none."""
    return "(embedded picture)" if isinstance(value, str) and len(value) > 400 else value


def _models(given: Settings) -> Iterator[ModelNamed]:
    for name, kind in _MODELS:
        digest = given.get(f"{name}_hash")
        for each in _parts(given.get(name)):
            yield from _model(each, kind, digest)
    for name, value in given.items():
        if _LORAS.fullmatch(name):
            kind = "model" if name == "resources" else "lora"
            for each in value if isinstance(value, list) else str(value or "").split(","):
                yield from _model(each, kind, None)


def _model(value: Json, kind: str, digest: Json) -> tuple[ModelNamed, ...]:
    """Return the model of one entry: a name, a name with a weight, a pair, or an object."""
    if isinstance(value, list):
        held = value[2] if len(value) > 2 else None
        return _model(value[0], kind, held) if value else ()
    if isinstance(value, dict):
        names = ("name", "model", "modelName", "model_name", "file", "modelFileName")
        name = next(iter(texts(*(value.get(each) for each in names))), None)
        number = text_of(value.get("modelVersionId"))
        return model(name or (f"civitai:{number}" if number else None), kind, value.get("hash"))
    if isinstance(value, bool) or number_of(value) is not None:
        return ()
    name = _WEIGHT_BEHIND.sub("", text_of(value) or "")
    return model(name, kind, digest)


def _origin(given: Settings) -> Origin:
    pictures = [name for name in _PICTURES if given.get(name)]
    if not pictures and "prompt_strength" not in given:
        return Origin.AI_DECLARED
    strengths = ("initimagecreativity", "prompt_strength", "strength", "denoising_strength")
    known = [number_of(given.get(name)) for name in strengths]
    strength = next((each for each in known if each is not None), None)
    masked = any("mask" in name for name in pictures)
    return origin_of_picture(masked=masked, strength=strength)
