"""What tools are called on a page: by name and version, as far as its reader may read them."""

from clearslate.domain.people import Member
from clearslate.domain.registry import Registry
from clearslate.formats.words.tools import ToolNames, tool_names
from clearslate.records.productions import ProductionKept
from clearslate.records.register_lists import tools_open_to


def tools_called(member: Member, production: ProductionKept, registry: Registry) -> ToolNames:
    """Return the names of the tools in use in a production that ``member`` may read.

    A tool that another vendor keeps is called by the reference under which it was declared.
    """
    tools = registry.tools or ()
    if production.path.startswith(member.path):
        # Theirs, or below them: nothing of it is beside them, so the tables need not be asked.
        return tool_names(tools)
    read = tools_open_to(member, production.number)
    return tool_names(tool for tool in tools if tool.reference in read)
