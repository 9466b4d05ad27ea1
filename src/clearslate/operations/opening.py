"""Opening a production: everything that a determination is made from, gathered once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import Path

from clearslate.domain.declaration import Declaration
from clearslate.domain.filling import Surroundings
from clearslate.domain.policy.compile import Ruleset
from clearslate.domain.production import PackChoice, Production
from clearslate.domain.standing import Determined, determine
from clearslate.formats.facts import load_catalogue
from clearslate.formats.pack_words import PackWords
from clearslate.formats.packs import packs_of, ruleset_of
from clearslate.formats.sealing import digests
from clearslate.records.files import evidence_in, production_files
from clearslate.records.productions import ProductionKept
from clearslate.records.registers import registry_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A production with its rules, their words, and the registers of one day."""

    kept: ProductionKept
    packs: Mapping[str, PackWords]
    rules: Ruleset
    around: Surroundings

    def determined(self, declaration: Declaration) -> Determined:
        """Return what is determined of one use today."""
        return determine(
            declaration,
            rules=self.rules,
            around=self.around,
            digests=digests(self.around.catalogue),
        )


def open_production(
    kept: ProductionKept, on: date, *, uses: Iterable[str] | None = None
) -> Opened:
    """Gather what determinations in a production are made from.

    ``uses`` limits approvals and waivers to those of some declarations.

    Raises:
        DocumentError: where a pack that it chose is not here in that version.
    """
    packs = packs_in(kept)
    around = Surroundings(
        catalogue=load_catalogue(),
        registry=registry_of(kept.number, kept.path, declarations=uses),
        on=on,
        production=kept.production,
        evidence=evidence_in(kept.number, uses),
    )
    words = {pack.reference.id: pack for pack in packs}
    return Opened(kept=kept, packs=words, rules=_rules(packs), around=around)


def open_otherwise(opened: Opened, production: Production) -> Opened:
    """Return ``opened`` as if its production were ``production``, with the same registers.

    Raises:
        DocumentError: where a pack that it chose is not here in that version.
    """
    kept = replace(opened.kept, production=production)
    packs = packs_in(kept)
    return Opened(
        kept=kept,
        packs={pack.reference.id: pack for pack in packs},
        rules=_rules(packs),
        around=replace(opened.around, production=production),
    )


def packs_in(kept: ProductionKept) -> tuple[PackWords, ...]:
    """Return the packs that bind a production, with their words.

    Raises:
        DocumentError: where one that it chose is not here in that version.
    """
    return words_of(kept.production.packs, kept.handle, _own_packs(kept.handle))


@lru_cache(64)
def words_of(
    choices: tuple[PackChoice, ...], where: str, beside: Path | None = None
) -> tuple[PackWords, ...]:
    """Return the packs that a production chose, with their words."""
    return packs_of(choices, beside=beside, where=where)


def _own_packs(handle: str) -> Path | None:
    """Return where the packs that came with a production are kept."""
    folder = production_files(handle)
    return folder if (folder / "packs").is_dir() else None


_RULES: dict[tuple[str, ...], Ruleset] = {}
_MOST_RULESETS = 64


def _rules(packs: tuple[PackWords, ...]) -> Ruleset:
    """Return the compiled rules of ``packs``, compiled once for each choice of packs."""
    key = tuple(f"{p.reference.digest} {p.reference.options}" for p in packs)
    if key not in _RULES:
        if len(_RULES) >= _MOST_RULESETS:
            _RULES.clear()
        _RULES[key] = ruleset_of(packs)
    return _RULES[key]
