"""InvokeAI, all its forms: the command ``Dream``, ``sd-metadata``, ``invokeai_metadata``, graphs.

Sources: InvokeAI, ``ldm/dream/pngwriter.py`` and ``args.py`` (1.x and 2.x), and
``invokeai/app/invocations/metadata.py`` (3 and later). In the first two forms what stands in
square brackets within the prompt is the negative prompt.
"""

import re
from collections.abc import Iterator, Sequence

from clearslate.domain.provenance import Generation, ModelNamed, Origin
from clearslate.media.generators.blocks import Block, Json, leaves, named
from clearslate.media.generators.found import (
    Found,
    each_once,
    evidence_of,
    model,
    number_of,
    origin_of_picture,
    text_of,
    texts,
    unique,
)

SOFTWARE = "InvokeAI"
_KEYS = frozenset(
    (
        "dream",
        "sd-metadata",
        "invokeai_metadata",
        "invokeai_graph",
        "invokeai_workflow",
        "invokeai",
    )
)
_MARKS = frozenset(("app_version", "generation_mode"))
"""Fields that its third form has together, and no other generator."""
_DREAM = re.compile(r'\s*"(?P<words>.*)"\s*(?P<options>(?:-.*)?)', re.DOTALL)
_OPTION = re.compile(r"(?:^|\s)(--?[A-Za-z_]+)[= ]+(\"[^\"]*\"|[^\s\"]+)")
_BRACKETED = re.compile(r"\[([^\[\]]*)\]")
_PROMPTS = ("positive_prompt", "positive_style_prompt", "prompt")
_NEGATIVE = ("negative_prompt", "negative_style_prompt")


def read_invokeai(blocks: Sequence[Block]) -> Found | None:
    """Return the run that InvokeAI's texts tell of; None where none of them is there."""
    own = [block for block in blocks if _is_own(block)]
    if not own:
        return None
    block = named(own, "invokeai_metadata", "invokeai", "sd-metadata", "dream", "invokeai_graph")
    told = block or own[0]
    run, origin = _told(told)
    broken = tuple(each.place for each in own if each.broken)
    return Found(
        blocks=tuple(own),
        generations=(run,),
        evidence=tuple(evidence_of(each, origin if each is told else None) for each in own),
        not_read=broken,
    )


def _is_own(block: Block) -> bool:
    if block.key in _KEYS:
        return block.key != "dream" or bool(_DREAM.match(block.text))
    # A converter keeps the text and not always its key.
    return block.mapping.keys() >= _MARKS


def _told(block: Block) -> tuple[Generation, Origin]:
    if block.key == "dream":
        return _dream(block.text)
    if not block.mapping:
        return Generation(software=SOFTWARE, not_understood=(block.place,)), Origin.AI_DECLARED
    if isinstance(block.mapping.get("image"), dict):
        return _second(block.mapping)
    if block.key in ("invokeai_graph", "invokeai_workflow"):
        return _graph(block)
    return _third(block.mapping)


def _dream(command: str) -> tuple[Generation, Origin]:
    match = _DREAM.match(command)
    assert match is not None, "only commands of this form come here"
    options = {name: value.strip('"') for name, value in _OPTION.findall(match.group("options"))}
    prompt, negative = _split(match.group("words"))
    init = options.get("-I") or options.get("--init_img")
    mask = options.get("-M") or options.get("--init_mask")
    run = Generation(
        software=SOFTWARE,
        prompts=texts(prompt),
        negative_prompts=texts(negative),
        samplers=texts(options.get("-A") or options.get("--sampler")),
        inputs=texts(init, mask),
        seed=text_of(options.get("-S") or options.get("--seed")),
    )
    if not init:
        return run, Origin.AI_DECLARED
    strength = number_of(options.get("-f") or options.get("--strength"))
    return run, origin_of_picture(masked=bool(mask), strength=strength)


def _split(words: str) -> tuple[str, str]:
    negative = ", ".join(part.strip() for part in _BRACKETED.findall(words))
    return _BRACKETED.sub("", words).strip(), negative


def _second(value: dict[str, Json]) -> tuple[Generation, Origin]:
    image = value["image"]
    assert isinstance(image, dict)
    given = image.get("prompt")
    parts = given if isinstance(given, list) else [given]
    words = [_split(text_of(_part(each)) or "") for each in parts]
    run = Generation(
        software=SOFTWARE,
        version=text_of(value.get("app_version")),
        models=model(value.get("model_weights"), "checkpoint", value.get("model_hash")),
        samplers=texts(image.get("sampler")),
        prompts=texts(*(prompt for prompt, _ in words)),
        negative_prompts=texts(*(negative for _, negative in words)),
        inputs=texts(image.get("init_image_path"), image.get("mask_image_path")),
        seed=text_of(image.get("seed")),
    )
    if image.get("type") != "img2img":
        return run, Origin.AI_DECLARED
    masked = text_of(image.get("mask_image_path")) is not None
    return run, origin_of_picture(masked=masked, strength=number_of(image.get("strength")))


def _part(value: Json) -> Json:
    return value.get("prompt") if isinstance(value, dict) else value


def _third(value: dict[str, Json]) -> tuple[Generation, Origin]:
    run = Generation(
        software=SOFTWARE,
        version=text_of(value.get("app_version")),
        models=each_once(_models(value)),
        samplers=texts(value.get("scheduler")),
        prompts=texts(*(value.get(name) for name in _PROMPTS)),
        negative_prompts=texts(*(value.get(name) for name in _NEGATIVE)),
        inputs=unique(_pictures(value)),
        seed=text_of(value.get("seed")),
    )
    mode = (text_of(value.get("generation_mode")) or "").casefold()
    masked = "inpaint" in mode or "outpaint" in mode
    if not masked and "img2img" not in mode:
        return run, Origin.AI_DECLARED
    return run, origin_of_picture(masked=masked, strength=number_of(value.get("strength")))


_MODELS = (
    ("model", "checkpoint"),
    ("refiner_model", "checkpoint"),
    ("vae", "vae"),
    ("t5_encoder", "text_encoder"),
    ("clip_embed_model", "text_encoder"),
    ("upscale_model", "upscaler"),
)
_LISTS = (
    ("loras", "lora", ("model", "lora")),
    ("controlnets", "control", ("control_model",)),
    ("ipAdapters", "control", ("ip_adapter_model",)),
    ("t2iAdapters", "control", ("t2i_adapter_model",)),
)


def _models(value: dict[str, Json]) -> Iterator[ModelNamed]:
    for name, kind in _MODELS:
        yield from _model(value.get(name), kind)
    for name, kind, parts in _LISTS:
        given = value.get(name)
        for each in given if isinstance(given, list) else []:
            if isinstance(each, dict):
                yield from (found for part in parts for found in _model(each.get(part), kind))


def _model(value: Json, kind: str) -> tuple[ModelNamed, ...]:
    if isinstance(value, dict):
        return model(value.get("name") or value.get("model_name"), kind, value.get("hash"))
    return model(value, kind)


def _pictures(value: dict[str, Json]) -> Iterator[str]:
    yield from texts(value.get("init_image"))
    for name, each in leaves(value):
        if name == "image_name" and isinstance(each, str):
            yield each


def _graph(block: Block) -> tuple[Generation, Origin]:
    """Return what stands in a graph by its own names; how its nodes are joined is not followed."""
    found = list(leaves(block.mapping, most=20_000))
    run = Generation(
        software=SOFTWARE,
        prompts=unique(_under(found, *_PROMPTS)),
        negative_prompts=unique(_under(found, *_NEGATIVE)),
        inputs=unique(_under(found, "image_name")),
        seed=next(iter(_under(found, "seed")), None),
        not_understood=(block.place,),
    )
    return run, Origin.AI_DECLARED


def _under(found: list[tuple[str, str | int | float | bool]], *names: str) -> list[str]:
    return [text for name, value in found if name in names and (text := text_of(value))]
