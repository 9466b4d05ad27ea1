"""Whether an actual use is the declared one: tool, model, inputs, prominence, contribution."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from clearslate.domain.asset import Asset, Provenance
from clearslate.domain.declaration import Declaration
from clearslate.domain.facts import UNSURE, Answer
from clearslate.domain.registry import Registry

_PROMINENCE = ("incidental", "prominent", "story_critical")
_CONTRIBUTION = ("assists", "enhances", "alters", "element", "generated")
_NOTHING_OF_OURS = frozenset(("none", "public"))


class Aspect(StrEnum):
    """In what an actual use can differ from the declared one."""

    TOOL = "tool"
    MODEL = "model"
    INPUTS = "inputs"
    PROMINENCE = "prominence"
    CONTRIBUTION = "contribution"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One aspect in which what was done is not what was declared."""

    aspect: Aspect
    declared: tuple[str, ...]
    actual: tuple[str, ...]


def differences(
    declaration: Declaration, asset: Asset, registry: Registry
) -> tuple[Difference, ...]:
    """Return every aspect in which ``asset`` was made otherwise than ``declaration`` says.

    What the asset's provenance does not state, or the declaration left open, is no difference;
    less than was declared is none either.
    """
    if asset.provenance is None:
        return ()
    provenance = asset.provenance
    return (*_other_tools(declaration, provenance, registry), *_more_use(declaration, provenance))


def _other_tools(
    declaration: Declaration, actual: Provenance, registry: Registry
) -> Iterator[Difference]:
    declared = frozenset(step.tool for step in declaration.pipeline if step.tool is not None)
    if actual.tool is not None and declared and actual.tool not in declared:
        yield _unlike(Aspect.TOOL, declared, frozenset((actual.tool,)))
    made_with = declared & {actual.tool} or declared
    records = [registry.tool(tool) for tool in made_with]
    known = [tool.model for tool in records if tool is not None and tool.model is not None]
    left_open = len(known) < len(records)
    if actual.model is not None and known and not left_open and actual.model not in known:
        yield _unlike(Aspect.MODEL, frozenset(known), frozenset((actual.model,)))


def _more_use(declaration: Declaration, actual: Provenance) -> Iterator[Difference]:
    declared_inputs = _declared_inputs(declaration)
    more = (actual.inputs or frozenset()) - declared_inputs - _NOTHING_OF_OURS
    if more and UNSURE not in declared_inputs:
        yield _unlike(Aspect.INPUTS, declared_inputs, more)
    yield from _more(declaration, Aspect.PROMINENCE, actual.prominence, _PROMINENCE)
    yield from _more(declaration, Aspect.CONTRIBUTION, actual.contribution, _CONTRIBUTION)


def _declared_inputs(declaration: Declaration) -> frozenset[str]:
    """Return what may go in, over all steps; *unsure* among it where that was left open."""
    whole = declaration.answers.get("inputs", UNSURE)
    given = [step.answers.get("inputs", whole) for step in declaration.pipeline] or [whole]
    return frozenset[str]().union(*(_several(inputs) for inputs in given))


def _several(inputs: Answer) -> frozenset[str]:
    return inputs if isinstance(inputs, frozenset) else frozenset((str(inputs),))


def _unlike(aspect: Aspect, declared: frozenset[str], actual: frozenset[str]) -> Difference:
    return Difference(
        aspect=aspect, declared=tuple(sorted(declared)), actual=tuple(sorted(actual))
    )


def _more(
    declaration: Declaration, aspect: Aspect, actual: str | None, scale: tuple[str, ...]
) -> Iterator[Difference]:
    declared = declaration.answers.get(aspect.value)
    if actual not in scale or declared not in scale:
        return
    if scale.index(actual) > scale.index(str(declared)):
        yield Difference(aspect=aspect, declared=(str(declared),), actual=(actual,))
