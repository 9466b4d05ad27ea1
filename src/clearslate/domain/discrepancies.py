"""Where what a file says of its making is not what was declared, and has to be answered."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from clearslate.domain.asset import Asset
from clearslate.domain.declaration import Declaration
from clearslate.domain.differences import Aspect, Difference, differences
from clearslate.domain.disclosed import Flag, FlagKind
from clearslate.domain.provenance import Origin
from clearslate.domain.registry import Registry

_OF_AI = (Origin.AI_DECLARED, Origin.AI_EDITED)


class Plainly(StrEnum):
    """A discrepancy that the answer of a file makes by itself."""

    NO_DECLARATION = "no_declaration"
    """The file declares AI, and no declaration is known for it."""
    DECLARED_ASSISTING = "declared_assisting"
    """The file declares AI; the declaration says that the tool only assists."""


class Answered(StrEnum):
    """What a person made of the discrepancies of a file."""

    EXPLAINED = "explained"
    DECLARED_ANEW = "declared_anew"
    REMOVED = "removed"
    """The file is no longer used."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Discrepancy:
    """One thing that a file says otherwise than its declaration."""

    what: Plainly | Difference | Flag

    @property
    def mark(self) -> str:
        """By what the same discrepancy is known again; what was declared is a part of it."""
        what = self.what
        if isinstance(what, Difference):
            declared, actual = "|".join(what.declared), "|".join(what.actual)
            return f"{what.aspect.value}:{declared}:{actual}"
        if isinstance(what, Flag):
            return f"{what.kind.value}:{what.reason.value}:{what.place.value}:{what.subject}"
        return what.value


def discrepancies(
    declaration: Declaration | None,
    asset: Asset,
    registry: Registry,
    *,
    origin: Origin,
    flags: Iterable[Flag],
    names_run: bool = False,
) -> tuple[Discrepancy, ...]:
    """Return what ``asset`` says that ``declaration`` does not, each once.

    ``flags`` were found in its runs; ``names_run`` says that it has any. *No sign found* and
    *unknown* are no discrepancies, and say nothing for the declaration either.
    """
    if declaration is None:
        found = [Plainly.NO_DECLARATION] if origin in _OF_AI else []
        return tuple(Discrepancy(what=each) for each in found)
    differing = differences(declaration, asset, registry)
    told = names_run or any(each.aspect is Aspect.CONTRIBUTION for each in differing)
    assists = declaration.answers.get("contribution") == "assists"
    plainly = [Plainly.DECLARED_ASSISTING] if origin in _OF_AI and assists and not told else []
    whats: list[Plainly | Difference | Flag] = [*plainly, *differing]
    whats += _not_said_yet(flags, differing)
    found_once = {each.mark: each for each in (Discrepancy(what=what) for what in whats)}
    return tuple(found_once.values())


def _not_said_yet(flags: Iterable[Flag], differing: tuple[Difference, ...]) -> Iterator[Flag]:
    """Yield the flags, but for models that a difference names already."""
    named = {name for each in differing for name in each.actual}
    for flag in flags:
        if flag.kind is not FlagKind.UNDECLARED_MODEL or flag.subject not in named:
            yield flag
