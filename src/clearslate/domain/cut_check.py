"""Checking a cut: every event of picture and sound is accounted for.

An event is held where it shows something that may not be there: an uncleared use,
one whose approval or consent has run out, one that differs from what was declared,
or temporary material in a locked cut. An event in which nothing was recognised is
*not checked*; it is never shown as clean.

Read next: ``matching.py`` for how assets are recognised, ``clearance.py`` for the whole.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from clearslate.domain.asset import Asset, AssetState, ProvenanceFinding
from clearslate.domain.differences import Difference, differences
from clearslate.domain.facts import NO, YES
from clearslate.domain.matching import AssetIndex, By, Match, matches, matches_of
from clearslate.domain.registry import Registry
from clearslate.domain.standing import Determined, Stands
from clearslate.domain.timeline import Event, Timeline


class Verdict(StrEnum):
    """What a cut check says of one event."""

    CLEARED = "cleared"
    UNCLEARED = "uncleared"
    EXPIRED = "expired"
    OUT_OF_SCOPE = "out_of_scope"
    TEMPORARY = "temporary"
    NO_AI_FOUND = "no_ai_found"
    NOT_CHECKED = "not_checked"

    @property
    def holds(self) -> bool:
        """Whether an event with this verdict holds the cut."""
        return self in _HOLDS


_GRAVEST_FIRST = (
    Verdict.TEMPORARY,
    Verdict.UNCLEARED,
    Verdict.EXPIRED,
    Verdict.OUT_OF_SCOPE,
    Verdict.NOT_CHECKED,
    Verdict.CLEARED,
    Verdict.NO_AI_FOUND,
)
"""What was not checked comes before what is clean, so that neither hides the other."""
_HOLDS = frozenset(_GRAVEST_FIRST[:4])


class Why(StrEnum):
    """The reason for a verdict; `formats` says it in words."""

    NOTICE_IS_ENOUGH = "notice_is_enough"
    ANSWERED = "answered"
    OWES = "owes"
    BLOCKED = "blocked"
    APPROVAL_FELL = "approval_fell"
    RECORD_LAPSED = "record_lapsed"
    UNDECLARED = "undeclared"
    UNKNOWN_DECLARATION = "unknown_declaration"
    TEMPORARY = "temporary"
    TEMPORARY_STILL_ALLOWED = "temporary_still_allowed"
    STATE_UNKNOWN = "state_unknown"
    DECLARED_NOT_FINAL = "declared_not_final"
    DIFFERS = "differs"
    EXAMINED = "examined"
    ANOTHER_EXAMINED = "another_examined"
    """What was examined is another file or version than the cut shows."""
    UNRECOGNISED = "unrecognised"
    BLACK = "black"


@dataclass(frozen=True, slots=True, kw_only=True)
class UseInEvent:
    """One use seen in an event: the asset recognised, the use it was made for, and the verdict."""

    match: Match
    declaration: str | None
    verdict: Verdict
    why: Why
    determined: Determined | None = None
    differences: tuple[Difference, ...] = ()
    late: bool = False
    """It was made before it was declared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedEvent:
    """One event of the cut with its verdict; several uses join, and the gravest decides."""

    event: Event
    verdict: Verdict
    uses: tuple[UseInEvent, ...] = ()
    why: Why = Why.UNRECOGNISED
    """The reason where no use was seen."""
    unrecognised: tuple[str, ...] = ()
    """Names of media in the event that nothing was recognised in, beside what was."""

    @property
    def declarations(self) -> tuple[str, ...]:
        """References of all uses in the event, each once."""
        return tuple(dict.fromkeys(use.declaration for use in self.uses if use.declaration))

    @property
    def deciding(self) -> UseInEvent | None:
        """The use that gave the event its verdict."""
        return next((use for use in self.uses if use.verdict is self.verdict), None)


class Account(StrEnum):
    """How an event is accounted for; every event has exactly one."""

    BY_DECLARATION = "by_declaration"
    BY_PROVENANCE = "by_provenance"
    BY_DIGEST = "by_digest"
    BY_FINGERPRINT = "by_fingerprint"
    NO_AI_FOUND = "no_ai_found"
    NOT_CHECKED = "not_checked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Covered:
    """How much of a cut is accounted for in one way; ``share`` is of its events, 0 to 1."""

    events: int
    seconds: Fraction
    share: Fraction


Coverage = Mapping[Account, Covered]


@dataclass(frozen=True, slots=True, kw_only=True)
class CutCheck:
    """A cut with every event accounted for."""

    name: str
    version: str
    timeline: Timeline
    locked_on: date | None
    events: tuple[CheckedEvent, ...]
    not_in_cut: tuple[str, ...]
    """Uses that may go ahead and were not seen in the cut."""
    listed: bool = True
    """The production lists this cut; one that it does not is checked as if it were locked."""

    @property
    def holds(self) -> tuple[CheckedEvent, ...]:
        """The events that hold the cut, in the order of the cut."""
        return tuple(checked for checked in self.events if checked.verdict.holds)


@dataclass(frozen=True, slots=True, kw_only=True)
class CutToCheck:
    """A cut as it was read, with what its production says of it."""

    name: str
    version: str
    timeline: Timeline
    locked_on: date | None = None
    listed: bool = True

    def locked(self, on: date) -> bool:
        """Say whether the cut counts as locked on the day ``on``.

        Of a cut that its production does not list nobody has said that it may still change.
        """
        return not self.listed or (self.locked_on is not None and self.locked_on <= on)


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What a cut is held against.

    ``uses`` are all determined declarations by reference, superseded ones leading to those in
    their place; two may claim the same place.
    """

    index: AssetIndex
    uses: Mapping[str, tuple[Determined, ...]]
    registry: Registry


def check_cut(cut: CutToCheck, known: Known, *, on: date) -> CutCheck:
    """Account for every event of ``cut`` as of the day ``on``."""
    locked = cut.locked(on)
    events = tuple(_checked(event, known, locked) for event in cut.timeline.events)
    seen = {reference for event in events for reference in event.declarations}
    return CutCheck(
        name=cut.name,
        version=cut.version,
        timeline=cut.timeline,
        locked_on=cut.locked_on,
        listed=cut.listed,
        events=events,
        not_in_cut=_not_in_cut(known.uses, seen),
    )


def _not_in_cut(uses: Mapping[str, tuple[Determined, ...]], seen: set[str]) -> tuple[str, ...]:
    current = (use for each in uses.values() for use in each)
    waiting = dict.fromkeys(u.declaration.reference for u in current if _meant_for_cut(u))
    return tuple(reference for reference in waiting if reference not in seen)


def _meant_for_cut(use: Determined) -> bool:
    return use.stands is Stands.GOES_AHEAD and use.filled.facts.use.get("in_final") == YES


def _checked(event: Event, known: Known, locked: bool) -> CheckedEvent:
    found = matches(event, known.index)
    if not found:
        why = Why.BLACK if event.is_black else Why.UNRECOGNISED
        verdict = Verdict.NO_AI_FOUND if event.is_black else Verdict.NOT_CHECKED
        return CheckedEvent(event=event, verdict=verdict, why=why)
    seen = tuple(use for match in found for use in _uses_of(match, known, locked))
    verdict = min((use.verdict for use in seen), key=_GRAVEST_FIRST.index)
    beside = _unrecognised(event, known)
    if beside and verdict is Verdict.NO_AI_FOUND:
        verdict = Verdict.NOT_CHECKED
    return CheckedEvent(event=event, verdict=verdict, uses=seen, unrecognised=beside)


def _unrecognised(event: Event, known: Known) -> tuple[str, ...]:
    """Return the media of an event that nothing of the register was recognised in."""
    if len(event.sources) < 2:
        return ()
    shown = (source for source in event.sources if not source.black)
    return tuple(source.name for source in shown if not matches_of(source, known.index))


def _uses_of(match: Match, known: Known, locked: bool) -> tuple[UseInEvent, ...]:
    asset = match.asset
    if not asset.declarations:
        return (_undeclared(match),)
    # A declaration and the one in its place are one use.
    found: dict[str, UseInEvent] = {}
    for reference in asset.declarations:
        if reference not in known.uses:
            found[reference] = _unknown(match, reference)
        for use in known.uses.get(reference, ()):
            found[use.declaration.reference] = _use(match, use, known, locked)
    return tuple(found.values())


def _undeclared(match: Match) -> UseInEvent:
    """Judge an asset under no declaration: only an examination can speak for it.

    An examination speaks for the file and version that was examined, and for no other.
    """
    provenance = match.asset.provenance
    finding = provenance.finding if provenance is not None else None
    if finding is ProvenanceFinding.NONE and (match.other_file or match.other_version):
        verdict, why = Verdict.NOT_CHECKED, Why.ANOTHER_EXAMINED
    elif finding is ProvenanceFinding.NONE:
        verdict, why = Verdict.NO_AI_FOUND, Why.EXAMINED
    elif finding is ProvenanceFinding.UNKNOWN:
        verdict, why = Verdict.NOT_CHECKED, Why.UNRECOGNISED
    else:
        verdict, why = Verdict.UNCLEARED, Why.UNDECLARED
    return UseInEvent(match=match, declaration=None, verdict=verdict, why=why)


def _unknown(match: Match, reference: str) -> UseInEvent:
    return UseInEvent(
        match=match,
        declaration=reference,
        verdict=Verdict.UNCLEARED,
        why=Why.UNKNOWN_DECLARATION,
    )


def _use(match: Match, use: Determined, known: Known, locked: bool) -> UseInEvent:
    differing = differences(use.declaration, match.asset, known.registry)
    verdict, why = _judged(match.asset, use, locked, bool(differing))
    return UseInEvent(
        match=match,
        declaration=use.declaration.reference,
        verdict=verdict,
        why=why,
        determined=use,
        differences=differing,
        late=_late(use, match.asset),
    )


def _judged(asset: Asset, use: Determined, locked: bool, differs: bool) -> tuple[Verdict, Why]:
    if asset.state is AssetState.TEMPORARY and locked:
        return Verdict.TEMPORARY, Why.TEMPORARY
    standing = _JUDGED[use.stands](use)
    if standing[0] is not Verdict.CLEARED:
        return standing
    if differs:
        return Verdict.OUT_OF_SCOPE, Why.DIFFERS
    if locked and use.filled.facts.use.get("in_final") == NO:
        return Verdict.OUT_OF_SCOPE, Why.DECLARED_NOT_FINAL
    if asset.state is AssetState.TEMPORARY:
        return Verdict.CLEARED, Why.TEMPORARY_STILL_ALLOWED
    if locked and asset.state is None:
        return Verdict.OUT_OF_SCOPE, Why.STATE_UNKNOWN
    return standing


def _going_ahead(use: Determined) -> tuple[Verdict, Why]:
    return Verdict.CLEARED, Why.ANSWERED if use.approvals else Why.NOTICE_IS_ENOUGH


def _owing(use: Determined) -> tuple[Verdict, Why]:
    blocked = use.determination.outcome.word == "blocked"
    return Verdict.UNCLEARED, Why.BLOCKED if blocked else Why.OWES


def _fallen(use: Determined) -> tuple[Verdict, Why]:
    return Verdict.EXPIRED, Why.RECORD_LAPSED if use.filled.lapses else Why.APPROVAL_FELL


_JUDGED: Mapping[Stands, Callable[[Determined], tuple[Verdict, Why]]] = {
    Stands.GOES_AHEAD: _going_ahead,
    Stands.OWES: _owing,
    Stands.FALLEN: _fallen,
}


def _late(use: Determined, asset: Asset) -> bool:
    made = asset.provenance.made_on if asset.provenance is not None else None
    declared = use.declaration.declared_on
    return made is not None and declared is not None and made < declared


def coverage(check: CutCheck) -> Coverage:
    """Return how every event of a cut is accounted for; the accounts add up to all events."""
    counts = dict.fromkeys(Account, 0)
    seconds = dict.fromkeys(Account, Fraction())
    for checked in check.events:
        account = _account(checked)
        counts[account] += 1
        seconds[account] += checked.event.seconds
    total = len(check.events) or 1
    return {
        account: Covered(
            events=counts[account],
            seconds=seconds[account],
            share=Fraction(counts[account], total),
        )
        for account in Account
    }


def _account(checked: CheckedEvent) -> Account:
    if checked.verdict is Verdict.NOT_CHECKED:
        return Account.NOT_CHECKED
    if checked.verdict is Verdict.NO_AI_FOUND:
        return Account.NO_AI_FOUND
    use = checked.deciding
    assert use is not None, "only unrecognised events have no use"
    if use.match.by is By.DIGEST:
        return Account.BY_DIGEST
    return Account.BY_DECLARATION if use.declaration is not None else Account.BY_PROVENANCE
