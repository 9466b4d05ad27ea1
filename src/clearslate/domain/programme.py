"""A finished programme: where in time AI was at work in it, and what nobody can speak for.

A file may say of itself only what a declaration says. Everything else in the cut is listed
beside it: an event in which nothing was recognised is not one without AI.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from clearslate.domain.cut_check import CheckedEvent, CutCheck, UseInEvent, Verdict
from clearslate.domain.marks import OVERSIGHT, Region, models_of, tools_of
from clearslate.domain.policy.decide import Facts
from clearslate.domain.registry import Registry
from clearslate.domain.standing import Determined
from clearslate.domain.timecode import Timecode
from clearslate.domain.usage import SourceMark, UsageCode, mark_of, usage_code

_LEAST_FIRST = ("fully_autonomous", "prompt_guided", "human_validated")
_WHOLE = ("c2pa.opened", "c2pa.edited")
_GRAVEST_FIRST = (
    ("compositeSynthetic", frozenset(("trainedAlgorithmicMedia", "compositeSynthetic"))),
    (
        "compositeWithTrainedAlgorithmicMedia",
        frozenset(("compositeWithTrainedAlgorithmicMedia",)),
    ),
    ("algorithmicallyEnhanced", frozenset(("algorithmicallyEnhanced",))),
)
"""What a whole programme is, by what its parts are: the first that fits."""


class WhyUnspoken(StrEnum):
    """Why a file can say nothing of a part of its cut."""

    NO_DECLARATION = "no_declaration"
    """An asset was recognised, and no declaration is known for it."""
    TOO_LITTLE_KNOWN = "too_little_known"
    """The declaration leaves open what the tool did, or whether a person is shown."""
    OUTSIDE = "outside"
    """It stands before the first frame of the file."""
    NOT_CHECKED = "not_checked"
    """Nothing was recognised, or another file was examined than the cut shows."""

    @property
    def is_element(self) -> bool:
        """Whether an element was recognised, so that something of AI goes unsaid."""
        return self is not WhyUnspoken.NOT_CHECKED


@dataclass(frozen=True, slots=True, kw_only=True)
class Unspoken:
    """A part of a cut that a file says nothing of, and why."""

    why: WhyUnspoken
    checked: CheckedEvent
    use: UseInEvent | None = None
    """None where nothing was recognised in the event."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme:
    """The regions of a programme in the order of its cut, and what they leave out."""

    regions: tuple[Region, ...]
    unspoken: tuple[Unspoken, ...]
    uses: tuple[Determined, ...]
    """The uses that the regions speak for, each once."""

    @property
    def mark(self) -> SourceMark | None:
        """What the programme as a whole is; None where no region says anything of it."""
        said = {region.mark.source_type for region in self.regions}
        whole = next((whole for whole, parts in _GRAVEST_FIRST if said & parts), None)
        if whole is None:
            return None
        return SourceMark(source_type=whole, actions=_WHOLE, has_original=True)

    @property
    def oversight(self) -> str | None:
        """The least that people had a hand in any use; None where one does not say it."""
        said = {OVERSIGHT.get(str(u.filled.facts.use.get("human_input"))) for u in self.uses}
        return next((each for each in _LEAST_FIRST if each in said and None not in said), None)


def programme_of(check: CutCheck, registry: Registry, *, first: Timecode) -> Programme:
    """Return what a file of a cut may say of itself; its first frame stands at ``first``.

    An element that lies on several tracks at one place is one region.
    """
    regions: dict[tuple[object, ...], Region] = {}
    unspoken: list[Unspoken] = []
    uses: dict[str, Determined] = {}
    for checked in sorted(check.events, key=lambda each: each.event.start.frames):
        for part in _parts(checked, registry, first):
            if isinstance(part, Unspoken):
                unspoken.append(part)
            else:
                regions.setdefault((part.start, part.end, part.name, part.declaration), part)
        uses.update(_determined(checked))
    told = {region.declaration for region in regions.values()}
    return Programme(
        regions=tuple(regions.values()),
        unspoken=tuple(unspoken),
        uses=tuple(use for reference, use in uses.items() if reference in told),
    )


def _determined(checked: CheckedEvent) -> Iterator[tuple[str, Determined]]:
    for use in checked.uses:
        if use.declaration is not None and use.determined is not None:
            yield use.declaration, use.determined


def _parts(
    checked: CheckedEvent, registry: Registry, first: Timecode
) -> Iterator[Region | Unspoken]:
    """Yield what one event says of itself, and every part of it that says nothing."""
    nothing_seen = checked.verdict is Verdict.NOT_CHECKED and not checked.uses
    if nothing_seen or checked.unrecognised:
        yield Unspoken(why=WhyUnspoken.NOT_CHECKED, checked=checked)
    for use in checked.uses:
        if use.verdict is Verdict.NO_AI_FOUND:
            continue
        said = _said(checked, use, registry, first)
        if isinstance(said, WhyUnspoken):
            yield Unspoken(why=said, checked=checked, use=use)
        elif said is not None:
            yield said


def _said(
    checked: CheckedEvent, use: UseInEvent, registry: Registry, first: Timecode
) -> Region | WhyUnspoken | None:
    """Return the region of a use; None where, as declared, nothing of the tool is in it."""
    if use.determined is None:
        unseen = use.verdict is Verdict.NOT_CHECKED
        return WhyUnspoken.NOT_CHECKED if unseen else WhyUnspoken.NO_DECLARATION
    facts = use.determined.filled.facts
    contribution = _contribution(use, facts)
    mark = mark_of(facts, contribution)
    if mark is None:
        assisted = usage_code(facts, contribution) is UsageCode.ASSISTED
        return None if assisted else WhyUnspoken.TOO_LITTLE_KNOWN
    if checked.event.end.frames <= max(first.frames, checked.event.start.frames):
        return WhyUnspoken.OUTSIDE
    return _region(checked, use, use.determined, mark, registry, first)


def _contribution(use: UseInEvent, facts: Facts) -> str | None:
    """Return what the tool did: what the asset itself says goes before what was declared."""
    provenance = use.match.asset.provenance
    if provenance is not None and provenance.contribution is not None:
        return provenance.contribution
    declared = facts.use.get("contribution")
    return str(declared) if declared is not None else None


def _region(
    checked: CheckedEvent,
    use: UseInEvent,
    determined: Determined,
    mark: SourceMark,
    registry: Registry,
    first: Timecode,
) -> Region:
    event, asset, declaration = checked.event, use.match.asset, determined.declaration
    fps = first.rate.fps
    return Region(
        start=float(max(0, event.start.frames - first.frames) / fps),
        end=float((event.end.frames - first.frames) / fps),
        mark=mark,
        name=asset.name,
        declaration=declaration.reference,
        declaration_digest=determined.declaration_digest,
        tools=tools_of(declaration, registry, asset.provenance),
        models=models_of(declaration, registry, asset.provenance),
    )
