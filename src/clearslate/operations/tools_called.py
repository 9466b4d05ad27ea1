"""What tools are called on a page: by name and version, as far as its reader may read them."""

from clearslate.domain.people import Member
from clearslate.domain.registry import Registry
from clearslate.formats.words.tools import ToolNames, tool_names
from clearslate.records.register_lists import tools_open_to


def tools_called(member: Member, production: int, registry: Registry) -> ToolNames:
    """Return the names of the tools in use in a production that ``member`` may read.

    A tool that another vendor keeps is called by the reference under which it was declared.
    """
    read = tools_open_to(member, production)
    return tool_names(tool for tool in registry.tools or () if tool.reference in read)
