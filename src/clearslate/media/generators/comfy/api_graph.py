"""The graph that ComfyUI ran: the object under ``prompt``, which its server takes.

Form: ``{"3": {"class_type": "KSampler", "inputs": {"seed": 1, "model": ["4", 0]}}}``; a list of
an id and a slot is a link (ComfyUI, ``comfy_execution/graph_utils.py``).
"""

from clearslate.media.generators.blocks import Json, leaves
from clearslate.media.generators.comfy.graph import LONGEST_NAME, MOST_NODES, Graph, Node, Value

_TOO_MANY = f"nodes > {MOST_NODES}"
_VALUES_OF_A_NODE = 200


def is_api_graph(value: Json) -> bool:
    """Say whether ``value`` is a graph as it was run: any node with a class and inputs."""
    return isinstance(value, dict) and any(_is_node(each) for each in value.values())


def _is_node(value: Json) -> bool:
    return isinstance(value, dict) and isinstance(value.get("class_type"), str)


def api_graph(value: dict[str, Json]) -> Graph:
    """Return the graph in ``value``; what is no node in it is left out and said."""
    faults: list[str] = []
    nodes: dict[str, Node] = {}
    for key, each in value.items():
        if len(nodes) >= MOST_NODES:
            faults.append(_TOO_MANY)
            break
        if isinstance(each, dict) and _is_node(each):
            nodes[key] = _node(key, each, value, faults)
    return Graph(nodes=nodes, faults=tuple(dict.fromkeys(faults)))


def _node(key: str, given: dict[str, Json], graph: dict[str, Json], faults: list[str]) -> Node:
    kind = str(given["class_type"])[:LONGEST_NAME]
    inputs = given.get("inputs")
    sources: list[tuple[str, str]] = []
    values: list[tuple[str, Value]] = []
    for full_name, value in (inputs if isinstance(inputs, dict) else {}).items():
        name, link = full_name[:LONGEST_NAME], _link(value)
        if link is None:
            values.extend(_spread(name, value))
        elif _is_node(graph.get(link)):
            sources.append((name, link))
        else:
            faults.append(f"{kind}.{name}")
    return Node(key=key, kind=kind, sources=tuple(sources), values=tuple(values))


def _link(value: Json) -> str | None:
    if not isinstance(value, list) or len(value) != 2:
        return None
    origin, slot = value
    if not isinstance(origin, str | int) or isinstance(origin, bool) or isinstance(slot, bool):
        return None
    return str(origin) if isinstance(slot, int) else None


def _spread(name: str, value: Json) -> list[tuple[str, Value]]:
    """Return the single values in one input; a part of an object goes by its own name."""
    if isinstance(value, dict | list):
        parts = leaves(value, most=_VALUES_OF_A_NODE)
        return [(f"{name}.{leaf}"[:LONGEST_NAME] if leaf else name, each) for leaf, each in parts]
    return [] if value is None else [(name, value)]
