"""What a determination is, said as plainly as it can be: the executable specification.

No terms, no masks, no memory. A condition is looked at as it was written, in every way that
the open facts could still turn out. It is slow on purpose, and shares nothing with the engine
but the values that go in: `Condition`, `Rule`, `Catalogue`, `Facts`.

*Must*: the rule's condition holds though every open fact takes its safest answer. *May*: it
holds when every open fact takes its riskiest. A selector has neither; it ranges over all that
it could be, and must holds for each, may for some. A fact behind a gate that is closed counts
as its safest answer, whatever was given.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain, combinations, product

from clearslate.domain.facts import UNSURE, Answer, Answers, Catalogue, Fact, Kind, Scope
from clearslate.domain.policy.conditions import (
    All,
    AnyOf,
    AtLeast,
    Condition,
    Criterion,
    DayCriterion,
    Not,
    facts_read,
)
from clearslate.domain.policy.decide import Facts, Item
from clearslate.domain.policy.determination import Determination
from clearslate.domain.policy.language import Vocabulary, read_condition
from clearslate.domain.policy.rules import Outcome, Rule

Completion = Mapping[str, Answer]
"""One way in which all facts could be known."""


@dataclass(frozen=True)
class SaidOf:
    """What one rule says of one use."""

    outcome: Outcome
    certain: bool
    assumed: frozenset[str] = frozenset()
    concerns: tuple[str, ...] = ()


@dataclass(frozen=True)
class Specified:
    """What all rules together say of one use."""

    outcome: Outcome
    certain: Outcome
    could_reach: Outcome
    findings: Mapping[str, SaidOf]
    open_facts: frozenset[str]


def as_specified(determination: Determination) -> Specified:
    """Return ``determination`` as the specification spells it, to be compared."""
    return Specified(
        outcome=determination.outcome,
        certain=determination.certain,
        could_reach=determination.could_reach,
        findings={
            finding.rule.reference: SaidOf(
                finding.outcome, finding.certain, frozenset(finding.assumed), finding.concerns
            )
            for finding in determination.findings
        },
        open_facts=frozenset(determination.open_facts),
    )


def specify(rules: Iterable[Rule], catalogue: Catalogue, facts: Facts) -> Specified:
    """Return what ``rules`` must add up to for ``facts``."""
    rules = tuple(rules)
    said = {}
    for rule in rules:
        each = [
            (name, one)
            for name, answers in _asked_of(rule, facts)
            if (one := say(rule, catalogue, answers)) is not None
        ]
        if each:
            said[rule.reference] = _joined(each)
    own = {rule.reference: rule.outcome for rule in rules}
    floor = Outcome.NOTIFY
    return Specified(
        outcome=max((one.outcome for one in said.values()), default=floor),
        certain=max((one.outcome for one in said.values() if one.certain), default=floor),
        could_reach=max((own[rule] for rule in said), default=floor),
        findings=said,
        open_facts=frozenset().union(*(o.assumed for o in said.values() if not o.certain)),
    )


def _asked_of(rule: Rule, facts: Facts) -> list[tuple[str, Answers]]:
    items: tuple[Item, ...] = {
        Scope.STEP: facts.steps,
        Scope.PERSON: facts.people,
    }.get(rule.scope, ())
    if not items:
        return [("", facts.use)]
    return [(item.name, {**facts.use, **item.answers}) for item in items]


def _joined(each: list[tuple[str, SaidOf]]) -> SaidOf:
    return SaidOf(
        outcome=max(one.outcome for _, one in each),
        certain=any(one.certain for _, one in each),
        assumed=frozenset().union(*(one.assumed for _, one in each)),
        concerns=tuple(dict.fromkeys(name for name, _ in each if name)),
    )


def say(rule: Rule, catalogue: Catalogue, answers: Answers) -> SaidOf | None:
    """Return what ``rule`` says of one use, step or person; None where it is silent."""
    world = World(catalogue, rule.condition)
    if world.must(answers):
        return SaidOf(rule.outcome, certain=True)
    if not world.may(answers):
        return None
    raised = [
        outcome
        for fact, outcome in rule.when_unsure
        if world.is_open(fact, answers)
        and world.must({**answers, fact: riskiest(catalogue[fact])})
    ]
    return SaidOf(
        outcome=min(rule.outcome, max([Outcome.ESCALATE, *raised])),
        certain=False,
        assumed=frozenset(fact for fact in world.facts if world.matters(fact, answers)),
    )


class World:
    """One condition, and everything it hangs on: facts, their gates, the facts of those."""

    def __init__(self, catalogue: Catalogue, condition: Condition) -> None:
        self.catalogue = catalogue
        self.condition = condition
        self.gates = gates_of(catalogue)
        self.facts = self._facts_and_their_gates()
        read = [condition, *(self.gates[fact] for fact in self.facts if fact in self.gates)]
        self._criteria = [each for line in read for each in _criteria(line)]

    def must(self, answers: Answers) -> bool:
        return all(self.holds(one) for one in self._completions(answers, riskiest_way=False))

    def may(self, answers: Answers) -> bool:
        return any(self.holds(one) for one in self._completions(answers, riskiest_way=True))

    def matters(self, fact: str, answers: Answers) -> bool:
        """Whether two answers to an open ``fact`` differ, for some way all others turn out."""
        if not self.is_open(fact, answers):
            return False
        others = [other for other in self.facts if other != fact]
        ways = [self.ways(other, answers) for other in others]
        for rest in product(*ways):
            known = dict(zip(others, rest, strict=True))
            if len({self.holds({**known, fact: way}) for way in self.ways(fact, answers)}) > 1:
                return True
        return False

    def holds(self, completion: Completion) -> bool:
        """Whether the condition holds once every fact is known and gates have closed."""
        return holds(self.condition, self._behind_gates(completion))

    def is_open(self, fact: str, answers: Answers) -> bool:
        answer = answers.get(fact, self.catalogue[fact].default)
        return answer is None or answer == UNSURE or _is_partial(answer)

    def ways(self, fact: str, answers: Answers) -> list[Answer]:
        """Return every answer that ``fact`` could turn out to have, alike ones once."""
        if not self.is_open(fact, answers):
            return [answers.get(fact) or self.catalogue[fact].default or ""]
        declared = self.catalogue[fact]
        if declared.kind is Kind.DAY:
            return list(self._days(fact))
        if declared.kind is Kind.SEVERAL:
            return self._sets(declared, answers.get(fact))
        return [*self._unlike(declared)]

    def _completions(self, answers: Answers, *, riskiest_way: bool) -> Iterator[Completion]:
        ways = [self._side(fact, answers, riskiest_way) for fact in self.facts]
        for way in product(*ways):
            yield dict(zip(self.facts, way, strict=True))

    def _side(self, fact: str, answers: Answers, riskiest_way: bool) -> list[Answer]:
        declared = self.catalogue[fact]
        is_directed = not declared.selector and declared.kind is not Kind.DAY
        if not is_directed or not self.is_open(fact, answers):
            return self.ways(fact, answers)
        if riskiest_way:
            return [riskiest(declared)]
        return [_known(answers.get(fact)) or declared.safest]

    def _behind_gates(self, completion: Completion) -> Completion:
        """Return ``completion`` with each fact behind a closed gate at its safest answer."""
        settled: dict[str, Answer] = {}

        def settle(fact: str) -> None:
            gate = self.gates.get(fact)
            for other in facts_read(gate) - settled.keys() if gate is not None else ():
                settle(other)
            is_asked = gate is None or holds(gate, settled)
            settled[fact] = completion[fact] if is_asked else self.catalogue[fact].safest

        for fact in self.facts:
            settle(fact)
        return settled

    def _facts_and_their_gates(self) -> list[str]:
        found: dict[str, None] = {}
        waiting = sorted(facts_read(self.condition))
        while waiting:
            fact = waiting.pop()
            found[fact] = None
            if fact in self.gates:
                waiting += sorted(facts_read(self.gates[fact]) - found.keys())
        return sorted(found, key=self.catalogue.position)

    def _unlike(self, fact: Fact) -> list[str]:
        """Return one of all choices that no criterion tells apart; the safest is its own."""
        alike = {
            (
                choice in (fact.safest if fact.kind is Kind.SEVERAL else (fact.safest,)),
                *(choice in c.answers for c in self._criteria_of(fact.id)),
            ): choice
            for choice in fact.choices
        }
        return [*alike.values()]

    def _criteria_of(self, fact: str) -> list[Criterion]:
        return [c for c in self._criteria if isinstance(c, Criterion) and c.fact == fact]

    def _sets(self, fact: Fact, answer: Answer | None) -> list[Answer]:
        known = _known(answer)
        return [known | frozenset(more) for more in _subsets(self._unlike(fact))]

    def _days(self, fact: str) -> Iterator[date]:
        yield date(2000, 1, 1)
        for each in self._criteria:
            if isinstance(each, DayCriterion) and each.fact == fact:
                yield from _around(each.first, each.last)


def holds(condition: Condition, completion: Completion) -> bool:
    """Whether ``condition`` is true where all facts are known."""
    match condition:
        case All(parts):
            return all(holds(part, completion) for part in parts)
        case AnyOf(parts):
            return any(holds(part, completion) for part in parts)
        case Not(part):
            return not holds(part, completion)
        case AtLeast(count, parts):
            return sum(holds(part, completion) for part in parts) >= count
        case DayCriterion(fact, first, last):
            day = completion[fact]
            assert isinstance(day, date)
            return first <= day <= last
        case Criterion(fact, wanted):
            answer = completion[fact]
            return bool(answer & wanted) if isinstance(answer, frozenset) else answer in wanted


def riskiest(fact: Fact) -> Answer:
    """Return the answer that can only raise an outcome; of several, all choices together."""
    if fact.kind is Kind.SEVERAL:
        return frozenset(fact.choices)
    return fact.choices[-1 if fact.rising else 0]


def gates_of(catalogue: Catalogue) -> Mapping[str, Condition]:
    """Return the gate of every gated fact, read from its line."""
    vocabulary = Vocabulary(catalogue=catalogue, definitions={}, options={})
    return {
        fact.id: read_condition(fact.gate, vocabulary) for fact in catalogue.facts if fact.gate
    }


def _criteria(condition: Condition) -> Iterator[Criterion | DayCriterion]:
    match condition:
        case Criterion() | DayCriterion():
            yield condition
        case Not(part):
            yield from _criteria(part)
        case All(parts) | AnyOf(parts) | AtLeast(_, parts):
            for part in parts:
                yield from _criteria(part)


def _is_partial(answer: Answer) -> bool:
    return isinstance(answer, frozenset) and UNSURE in answer


def _known(answer: Answer | None) -> frozenset[str]:
    return answer - {UNSURE} if isinstance(answer, frozenset) else frozenset()


def _subsets(choices: list[str]) -> Iterator[tuple[str, ...]]:
    return chain.from_iterable(combinations(choices, n) for n in range(len(choices) + 1))


def _around(first: date, last: date) -> Iterator[date]:
    day = timedelta(days=1)
    if first > date.min:
        yield from (first - day, first)
    if last < date.max:
        yield from (last, last + day)
