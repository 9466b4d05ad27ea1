"""What is written into a file, or beside it, about its making by AI."""

from dataclasses import dataclass
from datetime import datetime

from clearslate.domain.usage import SourceMark


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A stretch of a programme in which a model was at work, in seconds from its start."""

    start: float
    end: float
    mark: SourceMark
    name: str
    """The event or asset, as the cue sheet names it."""
    declaration: str


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


OVERSIGHT = {
    "none": "fully_autonomous",
    "prompt_only": "prompt_guided",
    "selection": "human_validated",
    "edits": "human_validated",
    "substantial": "human_validated",
}
"""Answers of the fact ``human_input`` as C2PA's ``humanOversightLevel``."""
