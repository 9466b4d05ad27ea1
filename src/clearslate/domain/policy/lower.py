"""What would lower an outcome: the smallest sets of honest changes that do.

Only facts that a person may honestly change take part (obtain a consent, use another tool,
keep it out of the final), never what is simply so. Each change goes no further toward safety
than it must. *Nothing you can change lowers this* is an answer.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from types import MappingProxyType

from clearslate.domain.facts import UNSURE, Answer, Catalogue, Fact, Kind
from clearslate.domain.policy.compile import Ruleset
from clearslate.domain.policy.decide import Facts, Item, decide, waived
from clearslate.domain.policy.determination import Determination, Finding
from clearslate.domain.policy.rules import Outcome

_DEEPEST = 4
"""Nobody acts on advice to change more than four things at once."""
_MOST_TRIED = 400
_MOST_MEMBERS = 6
"""Of a set of more risky members only one at a time is left out, or all of them."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Change:
    """One fact that would have to become otherwise."""

    fact: str
    to: tuple[str, ...]
    """The answer to reach; several words for a fact of several choices."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """Changes that together lower the outcome, and how far."""

    changes: tuple[Change, ...]
    outcome: Outcome


def ways_to_lower(
    rules: Ruleset,
    facts: Facts,
    determination: Determination,
    waivers: Mapping[str, str] = MappingProxyType({}),
) -> tuple[Way, ...]:
    """Return every smallest set of changes that makes the outcome milder; none where none does.

    Smallest is fewest changes; of one fact only the answer nearest to what was given is named.
    What ``waivers`` lift stays lifted.
    """
    if determination.outcome is Outcome.NOTIFY:
        return ()
    search = _Search(rules, facts, determination.outcome, waivers)
    for size in range(1, _DEEPEST + 1):
        found = search.ways(size)
        if found:
            return found
    return ()


class _Search:
    """Tries changes that shut what objects; kept to one call of `ways_to_lower`."""

    def __init__(
        self, rules: Ruleset, facts: Facts, outcome: Outcome, waivers: Mapping[str, str]
    ) -> None:
        self._rules = rules
        self._facts = facts
        self._waivers = waivers
        self._outcome = outcome
        self._tried: dict[frozenset[str], Determination] = {}
        self._reads: dict[str, tuple[str, ...]] = {}

    def ways(self, size: int) -> tuple[Way, ...]:
        """Return all ways of exactly ``size`` changes; smaller ones are known to fail."""
        sets = {*self._sets(frozenset(), size)}
        return tuple(self._nearest(chosen) for chosen in sorted(sets, key=sorted))

    def _sets(self, chosen: frozenset[str], left: int) -> Iterator[frozenset[str]]:
        made = self._with(chosen)
        if made is None:
            return
        if made.outcome < self._outcome:
            if not left:
                yield chosen
            return
        if left and self._fewest(made, chosen) <= left:
            for fact in self._offending(made, chosen):
                yield from self._sets(chosen | {fact}, left - 1)

    def _with(self, chosen: frozenset[str]) -> Determination | None:
        """Return the determination once the chosen facts are at their safest."""
        if chosen not in self._tried:
            if len(self._tried) >= _MOST_TRIED:
                return None
            safest = {fact: self._rules.catalogue[fact].safest for fact in chosen}
            self._tried[chosen] = self._made(safest)
        return self._tried[chosen]

    def _made(self, changes: Mapping[str, Answer]) -> Determination:
        return waived(decide(self._rules, _changed(self._facts, changes)), self._waivers)

    def _offending(self, made: Determination, chosen: frozenset[str]) -> tuple[str, ...]:
        """Return the facts that one offending rule reads and a person may change."""
        return tuple(fact for fact in self._hangs_on(_worst(made)[0]) if fact not in chosen)

    def _hangs_on(self, finding: Finding) -> tuple[str, ...]:
        """Return the changeable facts that a rule reads, in the order of asking."""
        reference = finding.rule.reference
        if reference not in self._reads:
            (rule,) = (c for c in self._rules.rules if c.rule.reference == reference)
            reads = {
                demand.fact
                for bit, term in enumerate(self._rules.terms)
                if rule.terms >> bit & 1
                for demand in term
            }
            may_change = (fact for fact in reads if self._rules.catalogue[fact].changeable)
            in_order = sorted(may_change, key=self._rules.catalogue.position)
            self._reads[reference] = tuple(in_order)
        return self._reads[reference]

    def _fewest(self, made: Determination, chosen: frozenset[str]) -> int:
        """Return how many more changes are needed at least: one for each objection apart."""
        touched: set[str] = set()
        count = 0
        for finding in _worst(made):
            facts = {*self._hangs_on(finding)} - chosen
            if not facts & touched:
                count += 1
                touched |= facts
        return count

    def _nearest(self, chosen: frozenset[str]) -> Way:
        """Return the changes that suffice, each as near to the given answer as it can be."""
        catalogue = self._rules.catalogue
        reached: dict[str, Answer] = {fact: catalogue[fact].safest for fact in chosen}
        for fact in sorted(chosen, key=catalogue.position):
            for answer in _nearer(catalogue[fact], self._facts):
                tried = reached | {fact: answer}
                if self._made(tried).outcome < self._outcome:
                    reached = tried
                    break
        changes = tuple(
            Change(fact=fact, to=_words(reached[fact]))
            for fact in sorted(chosen, key=catalogue.position)
        )
        return Way(changes=changes, outcome=self._made(reached).outcome)


def _worst(made: Determination) -> list[Finding]:
    """Return the objections that the outcome comes from."""
    return [f for f in made.findings if f.waived is None and f.outcome is made.outcome]


def _changed(facts: Facts, changes: Mapping[str, Answer]) -> Facts:
    """Return ``facts`` with the changes made everywhere where the fact is answered."""
    return Facts(
        {**facts.use, **changes},
        tuple(_item(item, changes) for item in facts.steps),
        tuple(_item(item, changes) for item in facts.people),
    )


def _item(item: Item, changes: Mapping[str, Answer]) -> Item:
    return Item(item.name, {f: changes.get(f, answer) for f, answer in item.answers.items()})


def _nearer(fact: Fact, facts: Facts) -> Iterator[Answer]:
    """Yield the answers between what was given and the safest one, nearest first."""
    if fact.kind is Kind.SEVERAL:
        yield from _smaller_sets(fact, facts)
    if fact.kind is not Kind.ORDERED:
        return
    given = [_risk(fact, answer) for answer in _given(fact.id, facts)]
    scale = fact.choices if fact.rising else fact.choices[::-1]
    for place in range(max(given) - 1, 0, -1):
        yield scale[place]


def _smaller_sets(fact: Fact, facts: Facts) -> Iterator[Answer]:
    """Yield the given set, then without some of its risky members, the fewest first.

    The set itself does where it leaves something open, or where only some parts of the use
    gave it and the rest said nothing.
    """
    given = frozenset[str]().union(
        *(a for a in _given(fact.id, facts) if isinstance(a, frozenset))
    )
    known = given - {UNSURE}
    risky = sorted(known - fact.safe)
    if known:
        yield known
    for fewer in range(1, len(risky) + 1 if len(risky) <= _MOST_MEMBERS else 2):
        for dropped in combinations(risky, fewer):
            if known - {*dropped}:
                yield known - {*dropped}


def _risk(fact: Fact, answer: Answer) -> int:
    if answer == UNSURE or not isinstance(answer, str):
        return len(fact.choices)
    place = fact.choices.index(answer)
    return place if fact.rising else len(fact.choices) - 1 - place


def _given(fact: str, facts: Facts) -> list[Answer]:
    """Return every answer that was given; of the whole use silence is as good as *unsure*."""
    items = (*facts.steps, *facts.people)
    own = (item.answers[fact] for item in items if fact in item.answers)
    return [facts.use.get(fact, UNSURE), *own]


def _words(answer: Answer) -> tuple[str, ...]:
    return tuple(sorted(answer)) if isinstance(answer, frozenset) else (str(answer),)


def changeable(catalogue: Catalogue) -> tuple[str, ...]:
    """Return the facts that a person may honestly change, in the order of asking."""
    return tuple(fact.id for fact in catalogue.facts if fact.changeable)
