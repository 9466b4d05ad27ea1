"""Walking a graph back from what it wrote: models, words, seeds and pictures that went in.

From every node that writes or shows something the walk goes against the links. Words count as
negative where they come in through a negative input, whatever lies between. Every node is seen
at most three times, so circles end.

Read next: ``origin.py`` for what the result is judged to be.
"""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum, auto

from clearslate.domain.provenance import ModelNamed
from clearslate.media.generators.comfy.graph import Graph, Node, Value
from clearslate.media.generators.comfy.names import (
    CARRIES_NO_WORDS,
    EMBEDDING,
    INNER,
    LORA_TAG,
    MEDIA_FILE,
    MODEL_FILE,
    MODEL_INPUT,
    NEGATIVE,
    OUTPUT,
    OWN,
    PLAIN,
    POSITIVE,
    SEED,
    is_words,
    model_kind,
    reads_like_words,
)
from clearslate.media.generators.found import each_once, model, unique

_SAYS_NOTHING = ("ConditioningZeroOut",)
"""What comes in as words and goes out as none."""


class Side(Enum):
    """On which side of a sampler the walk is."""

    NEITHER = auto()
    POSITIVE = auto()
    NEGATIVE = auto()


@dataclass(slots=True, kw_only=True)
class Walked:
    """What was met on the way; kept to one reading of one graph."""

    reached: dict[str, Node] = field(default_factory=dict)
    sinks: set[str] = field(default_factory=set)
    models: list[ModelNamed] = field(default_factory=list)
    prompts: list[str] = field(default_factory=list)
    negative: list[str] = field(default_factory=list)
    samplers: list[str] = field(default_factory=list)
    inputs: list[str] = field(default_factory=list)
    seeds: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)


def walked(graph: Graph) -> Walked:
    """Return everything on the ways that lead to an output of ``graph``.

    Where they lead past every model though the graph names one, all nodes count as reached: a
    link that nobody drew (a broadcasting node) may join them.
    """
    found = Walked(sinks=set(_sinks(graph)))
    _walk(graph, sorted(found.sinks), found)
    if not found.models and any(_names_model(node) for node in graph.nodes.values()):
        _walk(graph, list(graph.nodes), found)
    found.models = list(each_once(found.models))
    for name in ("prompts", "negative", "samplers", "inputs", "seeds", "unknown"):
        setattr(found, name, list(unique(getattr(found, name))))
    return found


def _names_model(node: Node) -> bool:
    given = (value for _, value in (*node.values, *(("", loose) for loose in node.loose)))
    return any(isinstance(value, str) and MODEL_FILE.fullmatch(value) for value in given)


def _sinks(graph: Graph) -> list[str]:
    """Return the nodes that write or show; where no name says so, those nothing goes out of."""
    feeding = {source for node in graph.nodes.values() for _, source in node.sources}
    ends = [node for key, node in graph.nodes.items() if key not in feeding and node.sources]
    outputs = [node.key for node in ends if OUTPUT.fullmatch(node.kind)]
    outputs += [node.key for node in ends if not INNER.fullmatch(node.kind)]
    return outputs or [node.key for node in ends] or list(graph.nodes)


def _walk(graph: Graph, starts: list[str], found: Walked) -> None:
    waiting = deque((key, Side.NEITHER) for key in starts)
    seen = set(waiting)
    while waiting:
        key, side = waiting.popleft()
        node = graph.nodes[key]
        if key not in found.reached:
            found.reached[key] = node
            _take(node, found)
        _take_words(node, side, found)
        for step in _steps(node, side):
            if step not in seen:
                seen.add(step)
                waiting.append(step)


def _steps(node: Node, side: Side) -> Iterator[tuple[str, Side]]:
    """Yield the nodes that feed ``node``, each with the side it is on."""
    if node.kind in _SAYS_NOTHING:
        return
    sides = {name: _side(name) for name, _ in node.sources}
    for name, source in node.sources:
        if CARRIES_NO_WORDS.fullmatch(name):
            yield source, Side.NEITHER
        elif sides[name] is Side.NEITHER:
            yield source, side
        elif side in (Side.NEITHER, sides[name]) or side not in sides.values():
            yield source, sides[name]


def _side(name: str) -> Side:
    if NEGATIVE.fullmatch(name):
        return Side.NEGATIVE
    return Side.POSITIVE if POSITIVE.fullmatch(name) else Side.NEITHER


def _take_words(node: Node, side: Side, found: Walked) -> None:
    """Keep the words that were typed into ``node``; the name of an input knows its side best."""
    if node.kind in _SAYS_NOTHING or (node.key in found.sinks and PLAIN.fullmatch(node.kind)):
        return
    for name, value in node.values:
        if not isinstance(value, str):
            continue
        typed_there = name == "value" and not node.sources and reads_like_words(value)
        plain_value = name == "value" and side is not Side.NEITHER and not _is_name(value)
        if is_words(name, value) or typed_there or plain_value:
            _keep(value, side if _side(name) is Side.NEITHER else _side(name), found)
    for value in node.loose:
        if isinstance(value, str) and reads_like_words(value):
            _keep(value, side, found)


def _is_name(value: str) -> bool:
    return bool(MODEL_FILE.fullmatch(value) or MEDIA_FILE.fullmatch(value)) or not value.strip()


def _keep(words: str, side: Side, found: Walked) -> None:
    (found.negative if side is Side.NEGATIVE else found.prompts).append(words.strip())
    for name in EMBEDDING.findall(words):
        found.models.extend(model(name, "embedding"))
    for name in LORA_TAG.findall(words):
        found.models.extend(model(name, "lora"))


def _take(node: Node, found: Walked) -> None:
    """Keep models, seeds, samplers and pictures that were chosen in ``node``."""
    for name, value in node.values:
        _take_value(node, name, value, found)
    for value in node.loose:
        _take_value(node, "", value, found)
    if not _known(node):
        found.unknown.append(node.kind)


def _take_value(node: Node, name: str, value: Value, found: Walked) -> None:
    if isinstance(value, bool):
        return
    if SEED.fullmatch(name) and isinstance(value, int | float):
        found.seeds.append(str(value))
    if not isinstance(value, str):
        return
    if name.rpartition(".")[2] in ("sampler_name", "sampler"):
        scheduler = node.value("scheduler")
        found.samplers.append(f"{value} {scheduler}" if isinstance(scheduler, str) else value)
    elif MODEL_FILE.fullmatch(value) or (_chooses_model(name, node) and not _is_name(value)):
        found.models.extend(model(value, model_kind(node.kind, name)))
    elif MEDIA_FILE.fullmatch(value) and node.key not in found.sinks:
        found.inputs.append(value.rpartition(" [")[0] or value)


def _chooses_model(name: str, node: Node) -> bool:
    return bool(MODEL_INPUT.fullmatch(name)) and not PLAIN.fullmatch(node.kind)


def _known(node: Node) -> bool:
    return bool(
        PLAIN.fullmatch(node.kind)
        or INNER.fullmatch(node.kind)
        or OUTPUT.fullmatch(node.kind)
        or OWN.fullmatch(node.kind)
    )
