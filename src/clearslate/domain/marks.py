"""What is written into a file, or beside it, about its making by AI."""

from dataclasses import dataclass
from datetime import datetime

from clearslate.domain.asset import Provenance
from clearslate.domain.declaration import Declaration
from clearslate.domain.registry import Registry
from clearslate.domain.usage import SourceMark

_CREATED, _PLACED = "c2pa.created", "c2pa.placed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A stretch of a programme in which a model was at work, in seconds from its start."""

    start: float
    end: float
    mark: SourceMark
    name: str
    """The event or asset, as the cue sheet names it."""
    declaration: str
    declaration_digest: str = ""
    tools: tuple[tuple[str, str | None], ...] = ()
    models: tuple[str, ...] = ()

    @property
    def action(self) -> str:
        """The C2PA action of the region.

        *Created* is said once and of a whole file; what was generated for a part is *placed*.
        """
        last = self.mark.actions[-1]
        return _PLACED if last == _CREATED else last


@dataclass(frozen=True, slots=True, kw_only=True)
class Marking:
    """Everything that a file is made to say; prompts and people are none of it.

    A single asset has one ``mark`` and no regions; a programme has the regions of its cue sheet.
    """

    title: str
    declaration: str
    """The reference; of a programme, that of its production."""
    declaration_digest: str
    marked_at: datetime
    mark: SourceMark
    tools: tuple[tuple[str, str | None], ...] = ()
    """Names and versions of the tools that were used."""
    models: tuple[str, ...] = ()
    oversight: str | None = None
    """How far people had a hand in it, as C2PA names it: `fully_autonomous`, `prompt_guided`,
    `human_validated`; None where nobody said."""
    regions: tuple[Region, ...] = ()
    remark: str = ""
    """Of a programme, how much of its cut the regions do not speak for."""
    lasts: float | None = None
    """Of a programme, how many seconds its cut is from the file's first frame on; not written."""


OVERSIGHT = {
    "none": "fully_autonomous",
    "prompt_only": "prompt_guided",
    "selection": "human_validated",
    "edits": "human_validated",
    "substantial": "human_validated",
}
"""Answers of the fact ``human_input`` as C2PA's ``humanOversightLevel``."""


def tools_of(
    declaration: Declaration, registry: Registry, provenance: Provenance | None = None
) -> tuple[tuple[str, str | None], ...]:
    """Return names and versions of the tool that an asset names, or of those declared for it."""
    named = _references(declaration, provenance)
    records = [(name, registry.tool(name)) for name in named]
    return tuple((r.tool, r.version) if r else (name, None) for name, r in records)


def models_of(
    declaration: Declaration, registry: Registry, provenance: Provenance | None = None
) -> tuple[str, ...]:
    """Return the models of those tools, as far as their records name them, each once."""
    records = (registry.tool(name) for name in _references(declaration, provenance))
    return tuple(dict.fromkeys(r.model for r in records if r is not None and r.model))


def _references(declaration: Declaration, provenance: Provenance | None) -> tuple[str, ...]:
    if provenance is not None and provenance.tool is not None:
        return (provenance.tool,)
    return tuple(dict.fromkeys(step.tool for step in declaration.pipeline if step.tool))
