"""The graph that was drawn in ComfyUI: the object under ``workflow``, and its saved files.

Form (ComfyUI front end, workflow 0.4 and 1.0): ``nodes`` with ``inputs`` that name a link,
``links`` as lists ``[id, from, slot, to, slot, type]`` or objects, ``mode`` 2 for a node that is
switched off and 4 for one that is passed by. Sub-graphs are written out by ``ui_scopes.py``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from clearslate.media.generators.blocks import Json
from clearslate.media.generators.comfy.graph import MOST_NODES, Graph, Node
from clearslate.media.generators.comfy.widgets import named_values

MUTED, BYPASSED = 2, 4

Place = tuple[str, int]
"""An output: the key of its node, and its number there."""

_CIRCLE = "link ↺"
_REROUTES = ("Reroute", "Reroute (rgthree)", "ReroutePrimitive|pysssss")
_REMARKS = ("Note", "MarkdownNote", "Note (rgthree)", "Label (rgthree)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Socket:
    """An input of a drawn node: its name, its type, what feeds it, and if one may type there."""

    name: str
    type: str
    fed_by: Place | None = None
    typed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A drawn node, its links already followed as far as they are drawn."""

    key: str
    kind: str
    mode: int
    inputs: tuple[Socket, ...]
    outputs: tuple[str, ...]
    """The types of its outputs."""
    widgets: Json = None


@dataclass(slots=True, kw_only=True)
class Sheet:
    """Everything drawn, with the outputs that only stand for others; kept to one reading."""

    nodes: dict[str, Drawn] = field(default_factory=dict)
    stands_for: dict[Place, Place | None] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)

    @property
    def full(self) -> bool:
        """Whether no more nodes are looked at."""
        return len(self.nodes) >= MOST_NODES


def graph_of(sheet: Sheet, version: str | None) -> Graph:
    """Return the graph that ``sheet`` would run: nothing switched off, no detours."""
    stores = _stores(sheet)
    nodes: dict[str, Node] = {}
    for key, drawn in sheet.nodes.items():
        if drawn.mode in (MUTED, BYPASSED) or _stands_aside(drawn):
            continue
        nodes[key] = _node(drawn, sheet, stores)
    faults = tuple(dict.fromkeys(sheet.faults))
    return Graph(nodes=nodes, faults=faults, version=version)


def _node(drawn: Drawn, sheet: Sheet, stores: Mapping[str, Place]) -> Node:
    fed = [(socket, _resolved(socket.fed_by, sheet, stores)) for socket in drawn.inputs]
    typed = [(socket.name, place is not None) for socket, place in fed if socket.typed]
    values, loose = named_values(drawn.kind, drawn.widgets, typed)
    return Node(
        key=drawn.key,
        kind=drawn.kind,
        sources=tuple((socket.name, place[0]) for socket, place in fed if place is not None),
        values=values,
        loose=loose,
    )


def _stands_aside(drawn: Drawn) -> bool:
    return (
        drawn.kind in _REROUTES or drawn.kind in _REMARKS or drawn.kind in ("GetNode", "SetNode")
    )


def _stores(sheet: Sheet) -> dict[str, Place]:
    """Return what was put away under which name (KJNodes: ``SetNode`` and ``GetNode``)."""
    stores: dict[str, Place] = {}
    for drawn in sheet.nodes.values():
        name = _first_word(drawn)
        if drawn.kind == "SetNode" and name and drawn.inputs and drawn.inputs[0].fed_by:
            stores.setdefault(name, drawn.inputs[0].fed_by)
    return stores


def _first_word(drawn: Drawn) -> str:
    words = drawn.widgets
    return str(words[0]) if isinstance(words, list) and words else ""


def _resolved(place: Place | None, sheet: Sheet, stores: Mapping[str, Place]) -> Place | None:
    """Return the output of a node that runs to which ``place`` leads; None where to none."""
    seen: set[Place] = set()
    while place is not None:
        if place in seen:
            sheet.faults.append(_CIRCLE)
            return None
        seen.add(place)
        if place in sheet.stands_for:
            place = sheet.stands_for[place]
            continue
        drawn = sheet.nodes.get(place[0])
        if drawn is None or drawn.mode == MUTED:
            return None
        if drawn.mode == BYPASSED:
            place = _past(drawn, place[1])
        elif drawn.kind in (*_REROUTES, "SetNode"):
            place = drawn.inputs[0].fed_by if drawn.inputs else None
        elif drawn.kind == "GetNode":
            place = stores.get(_first_word(drawn))
        else:
            return place
    return None


def _past(drawn: Drawn, slot: int) -> Place | None:
    """Return what comes out of a node that is passed by: its input of the same type."""
    wanted = drawn.outputs[slot] if 0 <= slot < len(drawn.outputs) else ""
    here = drawn.inputs[slot : slot + 1] if slot >= 0 else ()
    for socket in (*here, *drawn.inputs):
        if socket.type == wanted and socket.fed_by is not None:
            return socket.fed_by
    return None
