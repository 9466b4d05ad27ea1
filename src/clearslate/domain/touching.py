"""What a change of a record would do to the uses that stand on it, before it is made.

Each use is determined twice on the same day: beside the registers as they are, and beside
the registers with the proposed record in its place. Nothing else differs, so whatever
differs comes of the change.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from clearslate.domain.approval import Approval
from clearslate.domain.policy.rules import Outcome
from clearslate.domain.registry import Consent, Licence, Registry, Tool
from clearslate.domain.standing import Determined, Stands

Proposed = Tool | Consent | Licence
"""A record that may be put in the place of one that has its reference."""

R = TypeVar("R", Tool, Consent, Licence)


def with_record(registry: Registry, proposed: Proposed) -> Registry:
    """Return ``registry`` with ``proposed`` in the place of what has its reference."""
    match proposed:
        case Tool():
            return replace(registry, tools=_placed(registry.tools, proposed))
        case Consent():
            return replace(registry, consents=_placed(registry.consents, proposed))
        case Licence():
            return replace(registry, licences=_placed(registry.licences, proposed))


def _placed(records: tuple[R, ...] | None, proposed: R) -> tuple[R, ...]:
    placed: list[R] = [each for each in records or () if each.reference != proposed.reference]
    placed.append(proposed)
    placed.sort(key=lambda each: each.reference)
    return tuple(placed)


def stands_under(proposed: Proposed) -> tuple[tuple[str, str], ...]:
    """Return the kinds and names under which a use may stand on a record, or wait for it."""
    match proposed:
        case Tool():
            return (("tool", proposed.reference),)
        case Consent():
            return (("consent", proposed.reference), ("performer", proposed.performer))
        case Licence():
            return (("licence", proposed.reference), ("work", proposed.work))


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """One use before and after a change that nobody has made yet."""

    before: Determined
    after: Determined

    @property
    def changes(self) -> bool:
        """Whether anything that an approval is bound to would be different."""
        return (self.before.determination_digest, self.before.stands) != (
            self.after.determination_digest,
            self.after.stands,
        )

    @property
    def falling(self) -> tuple[Approval, ...]:
        """The approvals that hold now and would not any more."""
        return tuple(each for each in self.before.approvals if each not in self.after.approvals)

    @property
    def comes_to_be_blocked(self) -> bool:
        """Whether the change would block it."""
        before, after = self.before.determination.outcome, self.after.determination.outcome
        return after is Outcome.BLOCKED and before is not Outcome.BLOCKED

    @property
    def goes_ahead(self) -> bool:
        """Whether the change would let it go ahead."""
        return self.after.stands is Stands.GOES_AHEAD and (
            self.before.stands is not Stands.GOES_AHEAD
        )

    @property
    def stops(self) -> bool:
        """Whether it goes ahead now and would not any more."""
        return self.before.stands is Stands.GOES_AHEAD and (
            self.after.stands is not Stands.GOES_AHEAD
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Aftermath:
    """What a change would do to every use that stands on what is changed."""

    moved: tuple[Moved, ...]
    """The uses that were determined both ways."""
    not_determined: int = 0
    """Uses beyond the number that is worked out beforehand; they are settled all the same."""

    @property
    def changed(self) -> tuple[Moved, ...]:
        """The uses for which something would be different."""
        return tuple(each for each in self.moved if each.changes)

    @property
    def blocked(self) -> int:
        """How many uses would come to be blocked."""
        return sum(each.comes_to_be_blocked for each in self.moved)

    @property
    def freed(self) -> int:
        """How many uses could go ahead that cannot now."""
        return sum(each.goes_ahead for each in self.moved)

    @property
    def stopped(self) -> int:
        """How many uses go ahead now and could not any more."""
        return sum(each.stops for each in self.moved)

    @property
    def matrix(self) -> Mapping[tuple[Outcome, Outcome], int]:
        """How many uses have each outcome before and each after."""
        counted = {(before, after): 0 for before in Outcome for after in Outcome}
        for each in self.moved:
            pair = each.before.determination.outcome, each.after.determination.outcome
            counted[pair] += 1
        return counted

    @property
    def approvals_falling(self) -> int:
        """How many approvals would fall."""
        return sum(len(each.falling) for each in self.moved)


def joined(parts: Iterable[Aftermath]) -> Aftermath:
    """Return what a change would do in several productions together."""
    several = tuple(parts)
    return Aftermath(
        moved=tuple(moved for part in several for moved in part.moved),
        not_determined=sum(part.not_determined for part in several),
    )
