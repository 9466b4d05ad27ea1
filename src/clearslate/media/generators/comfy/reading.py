"""ComfyUI: runs told by the graph in a file, wherever and however it was written.

Sources: ComfyUI writes ``prompt`` (what ran) and ``workflow`` (what was drawn) into PNG text, into
the Exif fields Make and Model of WebP, and into tags of MP4 and audio; VHS_VideoCombine puts both
into one comment; saved files are either graph alone.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from clearslate.domain.provenance import Generation, Origin
from clearslate.media.generators.blocks import Block, Json, objects_in
from clearslate.media.generators.comfy.api_graph import api_graph, is_api_graph
from clearslate.media.generators.comfy.graph import Graph
from clearslate.media.generators.comfy.origin import origin_of
from clearslate.media.generators.comfy.ui_scopes import is_ui_graph, ui_graph
from clearslate.media.generators.comfy.walk import walked
from clearslate.media.generators.found import Found, evidence_of, graver

SOFTWARE = "ComfyUI"

_MARKS = ('"class_type"', '"widgets_values"', '"last_node_id"', '"Node name for S&R"')
_WRAPPED = ("prompt", "workflow", "extraMetadata", "extra_pnginfo", "generation_data")


def read_comfy(blocks: Sequence[Block]) -> Found | None:
    """Return what the graphs among ``blocks`` tell; None where there is no graph.

    What ran goes before what was drawn. A drawn graph is walked too where the other names no
    model, and where it is the only one.
    """
    ran = [(block, api_graph(each)) for block, each in _graphs(blocks) if is_api_graph(each)]
    drawn = [(block, ui_graph(each)) for block, each in _graphs(blocks) if is_ui_graph(each)]
    broken = [block for block in blocks if block.broken and _is_marked(block)]
    if not ran and not drawn and not broken:
        return None
    told = [_told(block, graph, drawn) for block, graph in ran]
    if not any(each.made_by_model for each in told):
        told += [_told(block, graph, drawn) for block, graph in drawn]
    return _found(told, [block for block, _ in drawn], broken)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """What one graph tells: what it made, and the run."""

    block: Block
    origin: Origin | None
    run: Generation

    @property
    def made_by_model(self) -> bool:
        return self.origin in (Origin.AI_DECLARED, Origin.AI_EDITED)


def _told(block: Block, graph: Graph, drawn: Sequence[tuple[Block, Graph]]) -> _Told:
    found = walked(graph)
    version = graph.version or next((each.version for _, each in drawn if each.version), None)
    run = Generation(
        software=SOFTWARE,
        version=version,
        models=tuple(found.models),
        samplers=tuple(found.samplers),
        prompts=tuple(found.prompts),
        negative_prompts=tuple(found.negative),
        inputs=tuple(found.inputs),
        seed=found.seeds[-1] if found.seeds else None,
        not_understood=(*found.unknown, *graph.faults),
    )
    origin = origin_of(graph, found)
    if origin is None and graph.faults:
        origin = Origin.UNKNOWN
    return _Told(block=block, origin=origin, run=run)


def _found(told: list[_Told], drawn: list[Block], broken: list[Block]) -> Found:
    judged: dict[Block, Origin | None] = {}
    for each in told:
        judged[each.block] = graver(judged.get(each.block), each.origin)
    judged = {**judged, **{block: None for block in drawn if block not in judged}}
    alone = None if any(each.made_by_model for each in told) else Origin.AI_DECLARED
    evidence = [evidence_of(block, origin) for block, origin in judged.items()]
    evidence += [evidence_of(block, alone) for block in broken]
    runs = [each.run for each in told if each.made_by_model]
    if broken and not told:
        places = tuple(block.place for block in broken)
        runs = [Generation(software=SOFTWARE, not_understood=places)]
    unsure = [each.block for each in told if each.origin is Origin.UNKNOWN]
    return Found(
        blocks=tuple(dict.fromkeys((*judged, *broken))),
        generations=tuple(dict.fromkeys(runs)),
        evidence=tuple(evidence),
        not_read=tuple(block.place for block in (*broken, *unsure)),
    )


def _is_marked(block: Block) -> bool:
    return any(mark in block.text for mark in _MARKS)


def _graphs(blocks: Sequence[Block]) -> Iterator[tuple[Block, dict[str, Json]]]:
    for block in blocks:
        for each in _within(block.mapping):
            if is_api_graph(each) or is_ui_graph(each):
                yield block, each


def _within(value: dict[str, Json], depth: int = 3) -> Iterator[dict[str, Json]]:
    """Yield ``value`` and the objects that writers wrap graphs in, to ``depth``."""
    yield value
    for key in _WRAPPED if depth else ():
        inner = objects_in(value.get(key))
        if isinstance(inner, dict):
            yield from _within(inner, depth - 1)
