"""What tools are called where people read of them: by name and version, not by reference."""

from collections import Counter
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from clearslate.domain.facts import Register
from clearslate.domain.registry import Tool

ToolNames = Mapping[str, str]
"""What tools are called, by their references; one that is not named keeps its reference."""
NO_NAMES: ToolNames = MappingProxyType({})


def tool_names(tools: Iterable[Tool]) -> ToolNames:
    """Return tools by name and version, or plan where no version is registered.

    Those that are called the same are told apart by their reference.
    """
    called = {
        each.reference: " ".join(filter(None, (each.tool, each.version or each.plan_tier)))
        for each in tools
    }
    times = Counter(called.values())
    return {
        reference: name if times[name] == 1 else f"{name} ({reference})"
        for reference, name in called.items()
    }


def record_called(register: Register, reference: str, tools: ToolNames) -> str:
    """Return what a record is called: a tool by its name, anything else by its reference."""
    return tools.get(reference, reference) if register is Register.TOOLS else reference
