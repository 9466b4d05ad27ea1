"""What files say of their making that a declaration and the register of tools do not.

A declaration is held against the runs of many assets, one after the other. What a tool's record
stands for is decided in one place, ``disclosed.py``: a record knows a model where a declaration
that names nothing but that tool would leave the model unflagged.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from clearslate.domain.declaration import Declaration, Step
from clearslate.domain.disclosed import Flag, FlagKind, flags
from clearslate.domain.mentions import NameIndex
from clearslate.domain.provenance import Generation
from clearslate.domain.registry import Registry
from clearslate.domain.winnowing import PrintIndex

_MAIN = ("checkpoint", "diffusion_model", "model")
"""Kinds of models that make a picture; a LoRA or an upscaler only has a part in it."""
_NO_NAMES, _NO_SCRIPTS = NameIndex(()), PrintIndex(())
_MOST_REMEMBERED = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeWith:
    """The tool and the model that runs name between them, each None where that is not one."""

    tool: str | None = None
    """The reference of a record, or the software's name where no record knows its models."""
    model: str | None = None
    """As the tool's record spells it; without a record as the file does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToolProposal:
    """A model that files name and no record of a tool knows."""

    software: str
    model: str | None
    """None where the file names a service without its model."""
    kind: str
    """As of ``ModelNamed``."""


class HeldAgainst:
    """A declaration and what its production knows, ready to be held against many runs.

    Names of persons and works, and the fingerprints of scripts, are looked for in prompts.
    """

    def __init__(
        self, declaration: Declaration, registry: Registry, names: NameIndex, scripts: PrintIndex
    ) -> None:
        self.declaration = declaration
        self.registry = registry
        self._names, self._scripts = names, scripts
        self._declared = {step.tool for step in declaration.pipeline if step.tool is not None}
        self._registered = [tool.reference for tool in registry.tools or ()]
        self._known: dict[Generation, frozenset[str]] = {}

    def flags(self, runs: Sequence[Generation]) -> tuple[Flag, ...]:
        """Return what ``runs`` give away that the declaration does not say, each alike once.

        Two are alike in all but the prompt around them.
        """
        found = flags(runs, self.declaration, self.registry, self._names, self._scripts)
        alike: dict[Flag, Flag] = {}
        for each in found:
            alike.setdefault(replace(each, prompt="", start=None, end=None, lines=None), each)
        return tuple(alike.values())

    def made_with(self, runs: Iterable[Generation]) -> MadeWith:
        """Return the one tool and the one model that made all of ``runs``, as far as they are one.

        Of several records that know the models the declared one counts.
        """
        main = [_main_only(run) for run in runs]
        if not main:
            return MadeWith()
        tool = self._tool(main)
        record = self.registry.tool(tool) if tool is not None else None
        models = {model.name for run in main for model in run.models}
        model = next(iter(models)) if len(models) == 1 else None
        return MadeWith(tool=tool, model=record.model if record and record.model else model)

    def proposals(self, runs: Iterable[Generation]) -> Iterator[ToolProposal]:
        """Yield what no record of the register knows, each at most once a run."""
        everything = Declaration(
            reference="register",
            title="",
            partner="",
            contact="",
            pipeline=tuple(Step(step="", tool=each) for each in self._registered),
        )
        for run in runs:
            for flag in _unknown_models(_without_texts(run), everything, self.registry):
                named = any(model.name == flag.subject for model in run.models)
                yield ToolProposal(
                    software=run.software, model=flag.subject if named else None, kind=flag.text
                )

    def _tool(self, runs: Sequence[Generation]) -> str | None:
        knowing = frozenset.intersection(*(self._records_of(run) for run in runs))
        for among in (knowing & self._declared, knowing):
            if among:
                return next(iter(among)) if len(among) == 1 else None
        software = {run.software for run in runs}
        strangers = not any(self._records_of(run) for run in runs)
        return next(iter(software)) if len(software) == 1 and strangers else None

    def _records_of(self, run: Generation) -> frozenset[str]:
        """Return the references of the tools that know every main model of ``run``."""
        known = self._known.get(run)
        if known is None:
            if len(self._known) >= _MOST_REMEMBERED:
                self._known.clear()
            known = frozenset(
                each
                for each in {*self._registered, *self._declared}
                if not [*_unknown_models(run, _declaring(each), self.registry)]
            )
            self._known[run] = known
        return known


def _declaring(tool: str) -> Declaration:
    step = Step(step="", tool=tool)
    return Declaration(reference=tool, title="", partner="", contact="", pipeline=(step,))


def _unknown_models(
    run: Generation, declaration: Declaration, registry: Registry
) -> Iterator[Flag]:
    found = flags((run,), declaration, registry, _NO_NAMES, _NO_SCRIPTS)
    return (flag for flag in found if flag.kind is FlagKind.UNDECLARED_MODEL)


def _without_texts(run: Generation) -> Generation:
    """Return a run by its software and models alone, which many runs share."""
    return Generation(software=run.software, models=run.models)


def _main_only(run: Generation) -> Generation:
    return Generation(
        software=run.software, models=tuple(each for each in run.models if each.kind in _MAIN)
    )
