"""Records of tools that the register lacks, as YAML to be completed by a person and kept.

What files cannot say is left to say: who provides the tool, under which plan, on which terms.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from clearslate.domain.registry import Registry, Tool
from clearslate.domain.unsaid import ToolProposal
from clearslate.formats.documents.tool import document_of
from clearslate.formats.phrase import Language, both
from clearslate.formats.report_lines import harmless
from clearslate.formats.yaml_written import yaml_of

_WEIGHTS = re.compile(r"\.(?:safetensors|ckpt|pth?|bin|gguf|sft|onnx)$", re.IGNORECASE)
_UNFIT = re.compile(r"[^a-z0-9]+")
_LONGEST = 80
_LONGEST_NAME = 500
_SEEN = both("first seen in {asset}", "vu d’abord dans {asset}")
_TO_SAY = both(
    "to say: toolmaker, plan, terms, environment, the day of the review",
    "à dire : éditeur, formule, conditions, environnement, jour de l’examen",
)
_NOT_KNOWN = both("not known", "non connu")


def proposals_text(
    proposals: Mapping[ToolProposal, str], registry: Registry, language: Language
) -> str:
    """Return a record for each proposal, each beside the asset that it was seen in."""
    taken = {tool.reference for tool in registry.tools or ()}
    return "\n".join(_records(proposals.items(), taken, language))


def _records(
    proposals: Iterable[tuple[ToolProposal, str]], taken: set[str], language: Language
) -> Iterator[str]:
    for proposal, asset in proposals:
        tool = tool_of(proposal, taken, _NOT_KNOWN.say(language))
        taken.add(tool.reference)
        seen = _SEEN.say(language, asset=harmless(asset))
        yield (
            f"# tools/{tool.reference}.yaml\n# {proposal.kind}; {seen}\n"
            f"# {_TO_SAY.say(language)}\n{yaml_of(document_of(tool))}"
        )


def tool_of(proposal: ToolProposal, taken: Iterable[str], toolmaker: str) -> Tool:
    """Return the record of a tool by which its model will be known; its reference is not taken."""
    model = None
    if proposal.model is not None:
        file = re.split(r"[/\\]", proposal.model)[-1]
        model = harmless(_WEIGHTS.sub("", file) or file)[:_LONGEST_NAME]
    software = harmless(proposal.software)[:_LONGEST_NAME]
    return Tool(
        reference=_free(_slug(model or software), {*taken}),
        toolmaker=toolmaker,
        tool=software,
        model=model,
    )


def _slug(name: str) -> str:
    return _UNFIT.sub("-", name.casefold()).strip("-")[:_LONGEST].strip("-") or "tool"


def _free(reference: str, taken: set[str]) -> str:
    number = 2
    free = reference
    while free in taken:
        free, number = f"{reference}-{number}", number + 1
    return free
