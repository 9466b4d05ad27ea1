"""Clearing a production: every declaration determined, every event of the cut accounted for.

One pure function, so that a laptop, a render farm and the service give one answer.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from clearslate.domain.asset import Asset, AssetState
from clearslate.domain.cut_check import CutCheck, CutToCheck, Known, check_cut
from clearslate.domain.declaration import Declaration
from clearslate.domain.facts import NO, YES
from clearslate.domain.filling import Surroundings
from clearslate.domain.matching import (
    AssetIndex,
    assets_called,
    enter_assets,
    index_assets,
    matches_of,
    plain_name,
)
from clearslate.domain.policy.compile import Ruleset
from clearslate.domain.production import Production
from clearslate.domain.standing import Determined, Digests, Stands, determine


@dataclass(frozen=True, slots=True, kw_only=True)
class Clearance:
    """The state of a production on one day."""

    production: Production
    on: date
    declarations: tuple[Determined, ...]
    cut: CutCheck | None = None

    @property
    def held(self) -> bool:
        """Whether anything keeps the production from delivery.

        With a cut: an event that may not be there. Without one: a use that may not go ahead.
        """
        if self.cut is not None:
            return bool(self.cut.holds)
        return any(use.stands is not Stands.GOES_AHEAD for use in self.current)

    @property
    def current(self) -> tuple[Determined, ...]:
        """The declarations that no other supersedes."""
        return tuple(use for use in self.declarations if use.superseded_by is None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Everything a clearance is made from."""

    production: Production
    declarations: tuple[Declaration, ...]
    assets: tuple[Asset, ...]
    rules: Ruleset
    digests: Digests
    cut: CutToCheck | None = None


def clear(case: Case, around: Surroundings) -> Clearance:
    """Determine every declaration of ``case`` and check its cut, as of the day of ``around``."""
    index = index_assets(case.assets)
    later = {d.supersedes: d.reference for d in case.declarations if d.supersedes is not None}
    in_place = _in_place(case.declarations)
    enter_assets([*_declared_only(case, in_place, index)], index)
    shown = _in_locked_cut(case, index, around.on)
    current = frozenset(ref for old in shown for ref in in_place.get(old, ()))
    around = replace(around, in_locked_cut=current)
    determined = {
        declaration.reference: replace(
            determine(declaration, rules=case.rules, around=around, digests=case.digests),
            superseded_by=later.get(declaration.reference),
        )
        for declaration in case.declarations
    }
    cut = None
    if case.cut is not None:
        uses = {old: tuple(determined[ref] for ref in in_place[old]) for old in determined}
        known = Known(index=index, uses=uses, registry=around.registry)
        cut = check_cut(case.cut, known, on=around.on)
    return Clearance(
        production=case.production,
        on=around.on,
        declarations=tuple(determined.values()),
        cut=cut,
    )


_InPlace = Mapping[str, tuple[str, ...]]
"""For every declaration the current ones in its place: itself, where nothing supersedes it."""


def _in_place(declarations: tuple[Declaration, ...]) -> _InPlace:
    later: dict[str, list[str]] = {}
    for declaration in declarations:
        if declaration.supersedes is not None:
            later.setdefault(declaration.supersedes, []).append(declaration.reference)
    return {d.reference: _last(d.reference, later) for d in declarations}


def _last(reference: str, later: Mapping[str, list[str]]) -> tuple[str, ...]:
    """Follow what supersedes ``reference`` to its ends; a circle without end is its own."""
    met = {reference: None}
    ends: dict[str, None] = {}
    waiting = [reference]
    while waiting:
        one = waiting.pop()
        following = later.get(one, [])
        if not following:
            ends[one] = None
        waiting += [each for each in following if each not in met]
        met.update(dict.fromkeys(following))
    return tuple(ends) or (reference,)


def _in_locked_cut(case: Case, index: AssetIndex, on: date) -> frozenset[str]:
    """Return the declarations whose finished assets a locked cut shows."""
    if case.cut is None or not case.cut.locked(on):
        return frozenset()
    sources = (source for event in case.cut.timeline.events for source in event.sources)
    return frozenset(
        reference
        for source in sources
        for match in matches_of(source, index)
        if match.asset.state is not AssetState.TEMPORARY
        for reference in match.asset.declarations
    )


def _declared_only(case: Case, in_place: _InPlace, registered: AssetIndex) -> Iterable[Asset]:
    """Return assets that a declaration names and nobody registered under it.

    Where a declaration and the one in its place both name an asset, the current one tells.
    """
    found: dict[tuple[str, tuple[str, ...]], Asset] = {}
    for declaration in sorted(
        case.declarations, key=lambda d: d.reference in in_place[d.reference]
    ):
        current = in_place[declaration.reference]
        for name in declaration.assets:
            if not _stands_under(name, current, in_place, registered):
                found[plain_name(name), current] = Asset(
                    name=name,
                    declarations=(declaration.reference,),
                    state=_STATE_IF.get(str(declaration.answers.get("in_final"))),
                )
    return found.values()


def _stands_under(
    name: str, current: tuple[str, ...], in_place: _InPlace, registered: AssetIndex
) -> bool:
    return any(
        not set(current).isdisjoint(in_place.get(reference, ()))
        for asset in assets_called(name, registered)
        for reference in asset.declarations
    )


_STATE_IF = {YES: AssetState.FINAL, NO: AssetState.TEMPORARY}
