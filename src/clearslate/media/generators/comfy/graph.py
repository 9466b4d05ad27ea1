"""A graph of ComfyUI in the one form that is walked, whichever way it was written.

Two spellings exist: *prompt*, which is what was run (nodes by id, each input a value or a link),
and *workflow*, which is what was drawn (nodes, links, sub-graphs, switched-off nodes). Read next:
``api_graph.py`` and ``ui_graph.py`` for reading them, ``walk.py`` for what is found in them.
"""

from collections.abc import Mapping
from dataclasses import dataclass

Value = str | int | float | bool

LONGEST_NAME = 120
"""Characters of a node's class and of an input's name that are looked at."""

MOST_NODES = 20_000
"""Nodes of a graph that are looked at, sub-graphs written out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """One step of a graph: where its inputs come from, and the values typed into it."""

    key: str
    kind: str
    """The class of the node: ``KSampler``, ``CLIPTextEncode``..."""
    sources: tuple[tuple[str, str], ...] = ()
    """Pairs of an input's name and the key of the node that feeds it."""
    values: tuple[tuple[str, Value], ...] = ()
    """Pairs of an input's name and what was typed into it."""
    loose: tuple[Value, ...] = ()
    """Values of which the file does not say to which input they belong."""

    def value(self, *names: str) -> Value | None:
        """Return the first value among the inputs ``names``."""
        for name in names:
            for given, value in self.values:
                if given == name:
                    return value
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Graph:
    """Every node by its key; a source that is not among them is left out and counted."""

    nodes: Mapping[str, Node]
    faults: tuple[str, ...] = ()
    """What could not be followed: an input fed by nothing, a limit; in no language."""
    version: str | None = None
    """The version of ComfyUI, where the graph says it."""
