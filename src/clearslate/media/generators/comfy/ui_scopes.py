"""Writing a drawn graph out: sub-graphs and group nodes replaced by what is in them.

A sub-graph (front end 1.24 and later) is a node whose type is the id of a definition in
``definitions.subgraphs``; inside it -10 stands for its inputs and -20 for its outputs. A group
node (older) has the type ``workflow>NAME`` and its nodes in ``extra.groupNodes``. Both may hold
further ones; depth and number are bounded, so a definition that holds itself ends.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from clearslate.media.generators.blocks import Json
from clearslate.media.generators.comfy.graph import LONGEST_NAME, MOST_NODES, Graph
from clearslate.media.generators.comfy.ui_graph import (
    BYPASSED,
    MUTED,
    Drawn,
    Place,
    Sheet,
    Socket,
    graph_of,
)

DEEPEST = 12
"""Sub-graphs within sub-graphs that are written out."""

_INSIDE, _OUTSIDE = "-10", "-20"
_TOO_MANY = f"nodes > {MOST_NODES}"
_TOO_DEEP = f"subgraphs > {DEEPEST}"
_TYPED = "PrimitiveNode"

Record = dict[str, Json]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Definitions:
    """The sub-graphs of a file by their ids, and its group nodes by their names."""

    subgraphs: Mapping[str, Record]
    groups: Mapping[str, Record]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scope:
    """One sheet of nodes with links of its own, at one depth."""

    record: Record
    prefix: str = ""
    depth: int = 0


def is_ui_graph(value: Json) -> bool:
    """Say whether ``value`` is a drawn graph: a list of nodes that have types."""
    return isinstance(value, dict) and any("type" in node for node in _records(value.get("nodes")))


def ui_graph(value: Record) -> Graph:
    """Return the graph that is drawn in ``value``; what cannot be followed is said."""
    sheet = Sheet()
    known = _Definitions(subgraphs=_subgraphs(value), groups=_groups(value))
    waiting = [_Scope(record=value)]
    while waiting:
        waiting.extend(_drawn(waiting.pop(), sheet, known))
    return graph_of(sheet, _version(value))


def _drawn(scope: _Scope, sheet: Sheet, known: _Definitions) -> list[_Scope]:
    """Put the nodes of one scope on the sheet; return the scopes within it."""
    links = _links(scope)
    inner: list[_Scope] = []
    for position, record in enumerate(_records(scope.record.get("nodes"))):
        if sheet.full or scope.depth > DEEPEST:
            sheet.faults.append(_TOO_MANY if sheet.full else _TOO_DEEP)
            return []
        node = _node(record, position, scope, links)
        within = None if node.mode in (MUTED, BYPASSED) else _within(node, scope, known)
        if within is None:
            sheet.nodes[node.key] = node
            if _is_id(node.kind):
                sheet.faults.append(f"subgraph {node.kind}")
        elif "inputNode" in within.record or within.record.get("id") == node.kind:
            _join_subgraph(node, record, within, sheet)
            inner.append(within)
        else:
            inner.append(_join_group(node, within, sheet))
    return inner


def _within(node: Drawn, scope: _Scope, known: _Definitions) -> _Scope | None:
    group = node.kind.removeprefix("workflow>").removeprefix("workflow/")
    record = known.subgraphs.get(node.kind)
    if record is None and group != node.kind:
        record = known.groups.get(group)
    if record is None:
        return None
    return _Scope(record=record, prefix=f"{node.key}:", depth=scope.depth + 1)


def _is_id(kind: str) -> bool:
    return len(kind) == 36 and kind.count("-") == 4


def _node(record: Record, position: int, scope: _Scope, links: Mapping[str, Place]) -> Drawn:
    mode = record.get("mode")
    return Drawn(
        key=f"{scope.prefix}{_id(record, position)}",
        kind=_word(record.get("type")),
        mode=mode if isinstance(mode, int) else 0,
        inputs=tuple(_socket(each, links) for each in _records(record.get("inputs"))),
        outputs=tuple(_word(each.get("type")) for each in _records(record.get("outputs"))),
        widgets=record.get("widgets_values"),
    )


def _id(record: Record, position: int) -> str:
    given = record.get("id", record.get("index"))
    return str(given) if isinstance(given, int | str) else f"#{position}"


def _socket(record: Record, links: Mapping[str, Place]) -> Socket:
    link = record.get("link")
    return Socket(
        name=_word(record.get("name")),
        type=_word(record.get("type")),
        fed_by=links.get(str(link)) if isinstance(link, int | str) else None,
        typed=isinstance(record.get("widget"), dict),
    )


def _links(scope: _Scope) -> dict[str, Place]:
    """Return where every link of a scope comes from, by its id."""
    found: dict[str, Place] = {}
    given = scope.record.get("links")
    for link in given if isinstance(given, list) else []:
        if isinstance(link, dict):
            parts: list[Json] = [link.get("id"), link.get("origin_id"), link.get("origin_slot")]
        else:
            parts = link[:3] if isinstance(link, list) else []
        if len(parts) == 3 and isinstance(parts[2], int):
            found[str(parts[0])] = (f"{scope.prefix}{parts[1]}", parts[2])
    return found


def _join_subgraph(node: Drawn, record: Record, within: _Scope, sheet: Sheet) -> None:
    """Let outputs of a sub-graph stand for nodes inside it, and its inputs for those outside."""
    names = [_word(each.get("name")) for each in _records(within.record.get("inputs"))]
    typed = _typed_there(node, record)
    for slot, name in enumerate(names):
        socket = next((each for each in node.inputs if each.name == name), None)
        inside = (f"{within.prefix}{_INSIDE}", slot)
        sheet.stands_for[inside] = socket.fed_by if socket is not None else None
        if sheet.stands_for[inside] is None and name in typed:
            sheet.stands_for[inside] = _typed_node(node, name, typed[name], sheet)
    given = within.record.get("links")
    for link in _records(given):
        if str(link.get("target_id")) == _OUTSIDE and isinstance(link.get("origin_slot"), int):
            slot_out, slot_in = link.get("target_slot"), link.get("origin_slot")
            if isinstance(slot_out, int) and isinstance(slot_in, int):
                inner = (f"{within.prefix}{link.get('origin_id')}", slot_in)
                sheet.stands_for[node.key, slot_out] = inner


def _typed_there(node: Drawn, record: Record) -> dict[str, Json]:
    """Return what was typed into a sub-graph's own fields, where it is clear into which."""
    values = node.widgets if isinstance(node.widgets, list) else []
    properties = record.get("properties")
    proxies = properties.get("proxyWidgets") if isinstance(properties, dict) else None
    pairs = (
        [each for each in proxies if isinstance(each, list)] if isinstance(proxies, list) else []
    )
    names = [_word(each[1]) for each in pairs if len(each) > 1]
    names = names or [socket.name for socket in node.inputs if socket.typed]
    return dict(zip(names, values, strict=True)) if len(names) == len(values) else {}


def _typed_node(node: Drawn, name: str, value: Json, sheet: Sheet) -> Place:
    key = f"{node.key}={name}"
    sheet.nodes[key] = Drawn(
        key=key, kind=_TYPED, mode=0, inputs=(), outputs=("*",), widgets={"value": value}
    )
    return key, 0


def _join_group(node: Drawn, within: _Scope, sheet: Sheet) -> _Scope:
    """Return the nodes of a group with links of their own; what enters and leaves goes by type.

    Group nodes name neither end; inputs that nothing inside feeds, and outputs that nothing
    inside takes, are met in their order.
    """
    records = _records(within.record.get("nodes"))
    internal = _group_links(within)
    opened = [
        (index, slot, _word(socket.get("type")))
        for index, record in enumerate(records)
        for slot, socket in enumerate(_records(record.get("inputs")))
        if (index, slot) not in internal
    ]
    links: list[Json] = []
    rewired = [_rewired(record, index, internal, links) for index, record in enumerate(records)]
    for number, socket in enumerate(node.inputs):
        there = next((each for each in opened if each[2] == socket.type), None)
        if there is not None and socket.fed_by is not None:
            opened.remove(there)
            outer = f"in{number}"
            sheet.stands_for[f"{within.prefix}{outer}", 0] = socket.fed_by
            _plug(rewired[there[0]], there[1], [f"x{number}", outer, 0], links)
    _let_out(node, within, records, set(internal.values()), sheet)
    record: Record = {"nodes": [*rewired], "links": links, "id": "group"}
    return _Scope(record=record, prefix=within.prefix, depth=within.depth)


def _group_links(within: _Scope) -> dict[tuple[int, int], tuple[int, int]]:
    """Return which input (node, slot) is fed by which output inside a group."""
    given = within.record.get("links")
    found: dict[tuple[int, int], tuple[int, int]] = {}
    for link in given if isinstance(given, list) else []:
        ends = link[:4] if isinstance(link, list) else []
        numbers = [end for end in ends if isinstance(end, int)]
        if len(numbers) == 4:
            found[numbers[2], numbers[3]] = (numbers[0], numbers[1])
    return found


def _rewired(
    record: Record,
    index: int,
    internal: Mapping[tuple[int, int], tuple[int, int]],
    links: list[Json],
) -> Record:
    fresh: Record = {**record, "id": str(index)}
    fresh["inputs"] = [{**each, "link": None} for each in _records(record.get("inputs"))]
    for slot in range(len(_records(record.get("inputs")))):
        origin = internal.get((index, slot))
        if origin is not None:
            _plug(fresh, slot, [f"i{index}.{slot}", str(origin[0]), origin[1]], links)
    return fresh


def _plug(record: Record, slot: int, link: list[Json], links: list[Json]) -> None:
    sockets = record["inputs"]
    assert isinstance(sockets, list)
    socket = sockets[slot]
    assert isinstance(socket, dict)
    socket["link"] = link[0]
    links.append(link)


def _let_out(
    node: Drawn, within: _Scope, records: list[Record], taken: set[tuple[int, int]], sheet: Sheet
) -> None:
    left = [
        (index, slot, _word(output.get("type")))
        for index, record in enumerate(records)
        for slot, output in enumerate(_records(record.get("outputs")))
    ]
    left.sort(key=lambda each: (each[0], each[1]) in taken)
    for number, kind in enumerate(node.outputs):
        there = next((each for each in left if each[2] == kind), None)
        if there is not None:
            left.remove(there)
            sheet.stands_for[node.key, number] = (f"{within.prefix}{there[0]}", there[1])


def _records(value: Json) -> list[Record]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def _word(value: Json) -> str:
    return value[:LONGEST_NAME] if isinstance(value, str) else ""


def _subgraphs(value: Record) -> dict[str, Record]:
    definitions = value.get("definitions")
    given = definitions.get("subgraphs") if isinstance(definitions, dict) else None
    return {_word(each.get("id")): each for each in _records(given) if _word(each.get("id"))}


def _groups(value: Record) -> dict[str, Record]:
    extra = value.get("extra")
    given = extra.get("groupNodes") if isinstance(extra, dict) else None
    if not isinstance(given, dict):
        return {}
    return {name: each for name, each in given.items() if isinstance(each, dict)}


def _version(value: Record) -> str | None:
    for record in _records(value.get("nodes")):
        properties = record.get("properties")
        if isinstance(properties, dict) and properties.get("cnr_id") == "comfy-core":
            return _word(properties.get("ver")) or None
    return None
