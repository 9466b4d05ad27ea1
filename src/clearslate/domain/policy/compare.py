"""The exact difference of two versions of the rules: what now leads where it did not.

For each outcome a version has a smallest list of triggers, the ways in which some rule
asks for at least that outcome. Two versions differ exactly in the triggers that the other
does not cover, alone or together. Each difference comes with a witness: answers for which
the two versions disagree.

Read next: ``witness.py`` for how such answers are found.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from clearslate.domain.facts import Answer, Catalogue
from clearslate.domain.policy.compile import Ruleset
from clearslate.domain.policy.decide import Facts, decide
from clearslate.domain.policy.rules import Outcome
from clearslate.domain.policy.terms import Demand, Term, covers, minimal
from clearslate.domain.policy.witness import is_graded, outside

_GRAVEST_FIRST = (Outcome.BLOCKED, Outcome.APPROVAL, Outcome.ESCALATE)
"""The outcomes that some way must lead to; nothing needs to ask for a notice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A trigger that one version has and the other lacks, with answers that show it."""

    trigger: Term
    outcome: Outcome
    added: bool
    """In the new version, and not in the old."""
    witness: tuple[tuple[str, Answer], ...]
    before: Outcome
    after: Outcome


def compare(old: Ruleset, new: Ruleset) -> tuple[Difference, ...]:
    """Return every trigger in which two versions differ, gravest outcome first.

    None is returned exactly where every use whose facts are all known has the same outcome
    under both. A trigger that only moved between rules is no difference, nor is one that the
    other version covers by several of its own.
    """
    sides = (_Side(new, old, added=True), _Side(old, new, added=False))
    found: dict[tuple[Term, bool], Difference] = {}
    for outcome in _GRAVEST_FIRST:
        for side in sides:
            for trigger in side.triggers(outcome):
                if (trigger, side.added) not in found:
                    shown = side.shown(trigger, outcome)
                    found |= {(trigger, side.added): shown} if shown is not None else {}
    return tuple(found.values())


def triggers(rules: Ruleset, outcome: Outcome) -> tuple[Term, ...]:
    """Return the smallest list of ways in which some rule asks for at least ``outcome``."""
    return minimal(_asking_for(rules, outcome))


def _asking_for(rules: Ruleset, outcome: Outcome) -> Iterator[Term]:
    for bit, term in enumerate(rules.terms):
        if rules.owners[bit].rule.outcome >= outcome:
            yield term


class _Side:
    """What one version has and the other lacks; kept to one call of `compare`."""

    def __init__(self, has: Ruleset, lacks: Ruleset, *, added: bool) -> None:
        self.added = added
        self._has, self._lacks = has, lacks
        self._reached = _highest(lacks)
        self._wider = sorted(self._reached, key=lambda term: -self._reached[term])
        own = _highest(has)
        self._cover = _Cover(self._wider, own, has.catalogue)
        self._loose = {term: span for term in own if (span := self._span(term, own[term]))}

    def _span(self, term: Term, outcome: Outcome) -> range:
        """Return the outcomes that ``term`` asks for and that no single other term covers."""
        if self._reached.get(term, Outcome.NOTIFY) >= outcome:
            return range(0)
        place = self._cover.first_that_covers(term)
        floor = self._reached[self._wider[place]] if place is not None else Outcome.NOTIFY
        return range(floor + 1, outcome + 1)

    def triggers(self, outcome: Outcome) -> tuple[Term, ...]:
        """Return the smallest list of ways to ``outcome`` that the other version may lack."""
        loose = [term for term, span in self._loose.items() if outcome in span]
        own = _Cover(loose, loose, self._has.catalogue)
        return tuple(term for place, term in enumerate(loose) if own.is_widest(place))

    def shown(self, trigger: Term, outcome: Outcome) -> Difference | None:
        """Return the difference that ``trigger`` makes; None where the others cover it jointly."""
        near = (self._wider[place] for place in self._cover.near(trigger))
        others = [other for other in near if self._reached[other] >= outcome]
        found = outside(trigger, others, self._has.catalogue)
        if found is None:
            return None
        graver, milder = (
            decide(rules, Facts(found)).certain for rules in (self._has, self._lacks)
        )
        before, after = (milder, graver) if self.added else (graver, milder)
        return Difference(
            trigger=trigger,
            outcome=outcome,
            added=self.added,
            witness=tuple(found.items()),
            before=before,
            after=after,
        )


def _highest(rules: Ruleset) -> dict[Term, Outcome]:
    """Return the terms that ask for more than a notice, each with the gravest of its outcomes."""
    highest: dict[Term, Outcome] = {}
    for bit, term in enumerate(rules.terms):
        outcome = max(rules.owners[bit].rule.outcome, highest.get(term, Outcome.NOTIFY))
        if outcome is not Outcome.NOTIFY:
            highest[term] = outcome
    return highest


class _Cover:
    """Which of a list of terms covers another, by one ``and`` for each.

    Every demand has a bit. A wider term needs its own; a narrower one gives those and all that
    they imply.
    """

    def __init__(
        self, wider: Iterable[Term], narrower: Iterable[Term], catalogue: Catalogue
    ) -> None:
        self._wider = tuple(wider)
        demands = dict.fromkeys(demand for term in self._wider for demand in term)
        self._bits = {demand: 1 << place for place, demand in enumerate(demands)}
        self._needs = [sum(self._bits[demand] for demand in term) for term in self._wider]
        self._graded = sum(b for d, b in self._bits.items() if is_graded(catalogue[d.fact]))
        self._gives = self._implied({demand for term in narrower for demand in term})

    def _implied(self, given: Iterable[Demand]) -> dict[Demand, int]:
        known: dict[str, list[Demand]] = defaultdict(list)
        for demand in self._bits:
            known[demand.fact].append(demand)
        return {
            has: sum(self._bits[needs] for needs in known[has.fact] if _implies(has, needs))
            for has in given
        }

    def _lacking(self, term: Term) -> int:
        lacking = -1
        for demand in term:
            lacking &= ~self._gives[demand]
        return lacking

    def first_that_covers(self, term: Term) -> int | None:
        """Return the place of the first of the wider terms that covers ``term``."""
        lacking = self._lacking(term)
        return next((at for at, needs in enumerate(self._needs) if not needs & lacking), None)

    def near(self, term: Term) -> list[int]:
        """Return the places of those that the mildest answers to ``term`` do not shut."""
        lacking = self._lacking(term) & self._graded
        return [at for at, needs in enumerate(self._needs) if not needs & lacking]

    def is_widest(self, place: int) -> bool:
        """Whether no other of the wider terms covers this one; of equal ones the first counts."""
        lacking = self._lacking(self._wider[place])
        return not any(
            not needs & lacking
            and at != place
            and (at < place or self._needs[place] & self._lacking(self._wider[at]))
            for at, needs in enumerate(self._needs)
        )


def _implies(has: Demand, needs: Demand) -> bool:
    return covers(frozenset((needs,)), frozenset((has,)))
