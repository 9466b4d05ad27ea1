"""What a graph of ComfyUI made: something new, a changed picture, or nothing by a model.

No model and only nodes that copy, cut and join: not AI. Only enhancing nodes behind a picture
that was loaded: edited. A sampler that began with a loaded picture, and kept what is outside a
mask or more than half of everything: edited. Everything else, and all that is not understood:
generated, which is the riskier.
"""

from collections.abc import Iterator

from clearslate.domain.provenance import Origin
from clearslate.media.generators.comfy.graph import Graph, Node
from clearslate.media.generators.comfy.names import (
    CARRIES_CONTENT,
    ENHANCING,
    LOADS_MEDIA,
    MEDIA_FILE,
    PLAIN,
)
from clearslate.media.generators.comfy.walk import Walked
from clearslate.media.generators.found import number_of, origin_of_picture

_MASKS = ("inpaint", "noisemask", "detailer", "outpaint")
_SAMPLES = ("latent_image", "sampler_name", "sampler", "guider", "positive", "denoise")
_STRENGTHS = ("denoise", "denoise_strength", "denoising_strength", "strength")
_FURTHEST = 12
"""Steps along which the strength of a sampler is looked for."""


def origin_of(graph: Graph, found: Walked) -> Origin | None:
    """Return what the outputs of ``graph`` are; None where no model had a part in them."""
    nodes = list(found.reached.values())
    at_work = [node for node in nodes if not PLAIN.fullmatch(node.kind)]
    if not found.models and not at_work:
        return None
    if not found.inputs:
        return Origin.AI_DECLARED
    if all(_enhances(node) for node in at_work):
        return Origin.AI_EDITED
    samplers = [node for node in at_work if _is_sampler(node)]
    if not samplers:
        return Origin.AI_DECLARED
    judged = {_judged(sampler, graph) for sampler in samplers}
    return Origin.AI_EDITED if judged == {Origin.AI_EDITED} else Origin.AI_DECLARED


def _enhances(node: Node) -> bool:
    return bool(ENHANCING.fullmatch(node.kind))


def _is_sampler(node: Node) -> bool:
    has = {name for name, _ in node.sources} | {name for name, _ in node.values}
    if "Scheduler" in node.kind:
        return False
    makes_pictures = "latent_image" in has or "denoise" in has or "Sampler" in node.kind
    return makes_pictures and any(name in has for name in _SAMPLES) and bool(node.sources)


def _judged(sampler: Node, graph: Graph) -> Origin:
    """Judge one sampler by all that its content came through."""
    way = list(_content(sampler, graph))
    begins = [node for node in way if not _content_sources(node)]
    if not begins or not all(_loads_picture(node) for node in begins):
        return Origin.AI_DECLARED
    masked = any(mark in node.kind.casefold() for node in way for mark in _MASKS)
    strengths = [_strength(node, graph) for node in way if _is_sampler(node)]
    known = [each for each in strengths if each is not None]
    strength = max(known) if len(known) == len(strengths) and known else None
    return origin_of_picture(masked=masked, strength=strength)


def _content(sampler: Node, graph: Graph) -> Iterator[Node]:
    waiting, seen = [sampler.key], {sampler.key}
    while waiting:
        node = graph.nodes[waiting.pop()]
        yield node
        for source in _content_sources(node):
            if source not in seen:
                seen.add(source)
                waiting.append(source)


def _content_sources(node: Node) -> list[str]:
    return [source for name, source in node.sources if CARRIES_CONTENT.fullmatch(name)]


def _loads_picture(node: Node) -> bool:
    names_file = any(
        isinstance(value, str) and MEDIA_FILE.fullmatch(value)
        for value in (*(value for _, value in node.values), *node.loose)
    )
    return names_file and bool(LOADS_MEDIA.fullmatch(node.kind))


def _strength(sampler: Node, graph: Graph) -> float | None:
    """Return how much of a sampler's picture is new, 0 to 1, as it or its schedule says."""
    seen: set[str] = set()
    waiting = [sampler.key]
    for _ in range(_FURTHEST):
        if not waiting:
            return None
        node = graph.nodes[waiting.pop(0)]
        seen.add(node.key)
        given = number_of(node.value(*_STRENGTHS))
        if given is not None:
            return given
        start, steps = number_of(node.value("start_at_step")), number_of(node.value("steps"))
        if start is not None and steps:
            return 1 - start / steps
        waiting += [key for name, key in node.sources if name == "sigmas" and key not in seen]
    return None
