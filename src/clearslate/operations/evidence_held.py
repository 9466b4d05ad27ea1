"""Holding what files say against a declaration, or against none, and against what was answered."""

from dataclasses import dataclass
from functools import cached_property

from clearslate.domain.asset import Asset
from clearslate.domain.discrepancies import Discrepancy, discrepancies
from clearslate.domain.mentions import NameIndex
from clearslate.domain.names import names_known
from clearslate.domain.registry import Registry
from clearslate.domain.unsaid import HeldAgainst
from clearslate.domain.winnowing import PrintIndex
from clearslate.formats.evidence_lines import EvidenceLine
from clearslate.media.registering import Gathering
from clearslate.records.evidence import EvidenceNew, in_place_of, marks_answered
from clearslate.records.uses import use_numbered


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldLine:
    """One line with what it says otherwise than the declaration of a use."""

    use: int | None
    line: EvidenceLine
    discrepancies: tuple[Discrepancy, ...]


class Against:
    """A declaration, or none, that many files are held against."""

    def __init__(self, use: int | None, registry: Registry) -> None:
        self._number, self._registry = use, registry
        self._declaration = use_numbered(use).declaration if use is not None else None

    @cached_property
    def _held_against(self) -> HeldAgainst | None:
        if self._declaration is None:
            return None
        names = NameIndex(names_known(None, self._registry))
        return HeldAgainst(self._declaration, self._registry, names, PrintIndex(()))

    def held(self, line: EvidenceLine) -> HeldLine:
        """Return what a file says otherwise than the declaration."""
        asset, flags, runs = line.asset or Asset(name=line.name), line.flags, bool(line.flags)
        if line.inspection is not None and self._held_against is not None:
            gathered = Gathering(line.name, self._held_against)
            gathered.take(line.name, line.inspection)
            asset = Asset(name=line.name, provenance=gathered.provenance())
            flags, runs = gathered.flags, gathered.names_run
        found = discrepancies(
            self._declaration,
            asset,
            self._registry,
            origin=line.origin,
            flags=flags,
            names_run=runs,
        )
        return HeldLine(use=self._number, line=line, discrepancies=found)


Answers = frozenset[tuple[int | None, str, str]]
"""Uses, digests and marks of what was answered."""


def answers_in(production: int) -> Answers:
    """Return what was answered; an answer holds for what took the place of its use too."""
    found = marks_answered(production)
    later = {use: in_place_of(use) for use, _, _ in found if use is not None}
    return found | {(later[use], digest, mark) for use, digest, mark in found if use is not None}


def new_evidence(held: HeldLine, asset: str, answered: Answers) -> EvidenceNew:
    """Return a line as it is kept: it asks where something differs that nobody answered."""
    line, digest = held.line, held.line.digest or ""
    asks = any((held.use, digest, each.mark) not in answered for each in held.discrepancies)
    return EvidenceNew(
        use=held.use,
        name=line.name,
        asset=asset,
        digest=digest,
        origin=line.origin,
        document=line.document,
        discrepancies=held.discrepancies,
        open=asks,
    )
