"""Tools are called as people call them, and told apart where that is not enough."""

from clearslate.domain.facts import Register
from clearslate.domain.registry import Tool
from clearslate.formats.words.tools import record_called, tool_names


def tool(reference: str, name: str, version: str | None = None, plan: str | None = None) -> Tool:
    return Tool(
        reference=reference, toolmaker="Anybody", tool=name, version=version, plan_tier=plan
    )


def test_a_tool_is_called_by_its_name_and_version_or_else_its_plan() -> None:
    named = tool_names([tool("n-4", "Northlight", "4.2", "team"), tool("e", "Echo", plan="free")])

    assert named == {"n-4": "Northlight 4.2", "e": "Echo free"}


def test_two_tools_that_are_called_the_same_are_told_apart_by_reference() -> None:
    named = tool_names([tool("n-own", "Northlight", "4.2"), tool("n-team", "Northlight", "4.2")])

    assert named == {"n-own": "Northlight 4.2 (n-own)", "n-team": "Northlight 4.2 (n-team)"}


def test_only_a_tool_is_called_by_a_tools_name() -> None:
    named = {"one": "Northlight 4.2"}

    assert record_called(Register.TOOLS, "one", named) == "Northlight 4.2"
    assert record_called(Register.TOOLS, "two", named) == "two"
    assert record_called(Register.CONSENTS, "one", named) == "one"
