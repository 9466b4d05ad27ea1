"""Generated assets: what was made, under which declaration, and where it says it came from."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class AssetState(StrEnum):
    """Whether the audience is meant to meet an asset."""

    TEMPORARY = "temporary"
    FINAL = "final"


class ProvenanceFinding(StrEnum):
    """What a file says of its own making."""

    AI_DECLARED = "ai_declared"
    AI_EDITED = "ai_edited"
    NONE = "none"
    """The file was looked at and says nothing of AI."""
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """Where an asset says it came from; what it does not say is None."""

    finding: ProvenanceFinding | None = None
    tool: str | None = None
    model: str | None = None
    inputs: frozenset[str] | None = None
    contribution: str | None = None
    prominence: str | None = None
    made_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Asset:
    """One generated asset of the register.

    Without declarations it is known to exist and nothing more; without a state nobody
    said whether it is temporary or final.
    """

    name: str
    aliases: tuple[str, ...] = ()
    digest: str | None = None
    declarations: tuple[str, ...] = ()
    state: AssetState | None = None
    fingerprints: tuple[tuple[str, str], ...] = ()
    """Pairs of kind and value, sorted by kind."""
    provenance: Provenance | None = None
