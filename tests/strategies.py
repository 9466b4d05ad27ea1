"""Random catalogues, packs and answers that obey the house rules, for laws and agreements.

Every condition that is drawn points up, as the linter of packs wants it: it asks a directed fact
for its riskier side only. Gates go three levels deep.

Read next: ``tests/agreement/specification.py`` for what they are held against.
"""

from datetime import date

from hypothesis import assume
from hypothesis import strategies as st

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
from clearslate.domain.policy.polarity import wrong_ways
from clearslate.domain.policy.rules import Outcome, Pack, PackReference, Rule
from clearslate.domain.roles import Role

DAYS = (date(2026, 1, 1), date(2026, 6, 1), date(2027, 1, 1))
_WORDS = ("none", "a", "b", "c", "d")
_DEEPEST_GATE = 3


def written(condition: Condition, catalogue: Catalogue) -> str:
    """Return ``condition`` as the line that says it."""
    match condition:
        case All(parts):
            return _joined(" and ", parts, catalogue) if parts else "always"
        case AnyOf(parts):
            return _joined(" or ", parts, catalogue) if parts else "never"
        case Not(part):
            return f"not ({written(part, catalogue)})"
        case AtLeast(count, parts):
            return f"at least {count} of ({_joined(', ', parts, catalogue)})"
        case DayCriterion(fact, first, last):
            bounds = [f"{fact} >= {first}" if first > date.min else ""]
            bounds += [f"{fact} <= {last}" if last < date.max else ""]
            return f"({' and '.join(filter(None, bounds)) or 'always'})"
        case Criterion(fact, answers):
            if catalogue[fact].kind is Kind.YES_NO:
                said = {"yes": fact, "no": f"not {fact}"}
                return " or ".join(said[answer] for answer in sorted(answers))
            return f"{fact} in {{{', '.join(sorted(answers))}}}"


def _joined(word: str, parts: tuple[Condition, ...], catalogue: Catalogue) -> str:
    return word.join(f"({written(part, catalogue)})" for part in parts)


@st.composite
def _facts(draw: st.DrawFn, name: str, *, selectors: bool) -> Fact:
    kind = draw(st.sampled_from([Kind.YES_NO, Kind.YES_NO, Kind.ORDERED, Kind.SEVERAL, *Kind]))
    if kind in (Kind.CHOICE, Kind.DAY) and not selectors:
        kind = Kind.YES_NO
    selector = kind in (Kind.CHOICE, Kind.DAY) or (selectors and draw(st.integers(0, 3)) == 0)
    choices: tuple[str, ...] = _WORDS[: draw(st.integers(2, 4))]
    if kind in (Kind.YES_NO, Kind.DAY):
        choices = ("no", "yes") if kind is Kind.YES_NO else ()
    safe = choices[: draw(st.integers(0, len(choices) - 1))] if kind is Kind.SEVERAL else ()
    return Fact(
        id=name,
        kind=kind,
        choices=choices,
        safe=frozenset() if selector else frozenset(safe),
        rising=selector or draw(st.booleans()) or kind is Kind.SEVERAL,
        selector=selector,
        scope=draw(st.sampled_from((Scope.USE, Scope.USE, Scope.STEP, Scope.PERSON))),
        default=draw(st.sampled_from((None, choices[0]))) if kind is Kind.CHOICE else None,
    )


@st.composite
def catalogues(draw: st.DrawFn, *, most: int = 6, selectors: bool = True) -> Catalogue:
    """Return a catalogue whose gates read earlier facts, up to three levels deep."""
    facts: list[Fact] = []
    depth: dict[str, int] = {}
    for place in range(draw(st.integers(2, most))):
        fact = draw(_facts(f"f{place}", selectors=selectors))
        shallow = [each for each in facts if depth[each.id] < _DEEPEST_GATE]
        depth[fact.id] = 0
        if shallow and fact.kind is not Kind.DAY and fact.default is None and draw(st.booleans()):
            known = Catalogue(version="0", facts=tuple(shallow))
            gate = draw(conditions(known, most=3))
            fact = _behind(fact, written(gate, known))
            depth[fact.id] = 1 + max((depth[read] for read in facts_read(gate)), default=0)
        facts.append(fact)
    return Catalogue(version="1", facts=tuple(facts))


def _behind(fact: Fact, gate: str) -> Fact:
    return Fact(
        id=fact.id,
        kind=fact.kind,
        choices=fact.choices,
        safe=fact.safe,
        rising=fact.rising,
        selector=fact.selector,
        scope=fact.scope,
        gate=gate,
    )


@st.composite
def criteria(draw: st.DrawFn, catalogue: Catalogue) -> Condition:
    """Return one question about one fact, asked for its riskier side."""
    fact = draw(st.sampled_from(catalogue.facts))
    if fact.kind is Kind.DAY:
        first, last = sorted(draw(st.tuples(st.sampled_from(DAYS), st.sampled_from(DAYS))))
        return DayCriterion(fact.id, *draw(st.sampled_from([(first, date.max), (first, last)])))
    if fact.selector:
        criterion = Criterion(fact.id, draw(_some(fact.choices)))
        return Not(criterion) if draw(st.booleans()) else criterion
    if fact.kind is Kind.SEVERAL:
        return Criterion(fact.id, draw(_some(_unsafe(fact))))
    cut = draw(st.integers(1, len(fact.choices) - 1))
    if fact.rising:
        return Criterion(fact.id, frozenset(fact.choices[cut:]))
    if draw(st.booleans()):
        return Not(Criterion(fact.id, frozenset(fact.choices[cut:])))
    return Criterion(fact.id, frozenset(fact.choices[:cut]))


def _unsafe(fact: Fact) -> tuple[str, ...]:
    """The choices that only raise an outcome; of a selector, all of them."""
    return tuple(choice for choice in fact.choices if choice not in fact.safe)


def _some(choices: tuple[str, ...]) -> st.SearchStrategy[frozenset[str]]:
    return st.frozensets(st.sampled_from(choices), min_size=1)


@st.composite
def conditions(draw: st.DrawFn, catalogue: Catalogue, *, most: int = 5) -> Condition:
    """Return a condition that points up, of at most ``most`` criteria."""
    leaves = [draw(criteria(catalogue)) for _ in range(draw(st.integers(1, most)))]
    while len(leaves) > 1:
        several = tuple(leaves[: draw(st.integers(2, 3))])
        leaves = [*leaves[len(several) :], draw(_together(several))]
    # A selector behind a gate may be asked for what it is while the gate is closed.
    assume(not any(wrong_ways(leaves[0], catalogue)))
    return leaves[0]


@st.composite
def _together(draw: st.DrawFn, parts: tuple[Condition, ...]) -> Condition:
    way = draw(st.integers(0, 4))
    if way == 0:
        return AtLeast(draw(st.integers(1, len(parts))), parts)
    return AnyOf(parts) if way == 1 else All(parts)


OUTCOMES = st.sampled_from(Outcome)


@st.composite
def rules(draw: st.DrawFn, catalogue: Catalogue, name: str, *, pack: str = "p") -> Rule:
    """Return one rule; it raises unsure facts only where they have a riskier side."""
    condition = draw(conditions(catalogue))
    outcome = draw(OUTCOMES)
    directed = sorted(
        fact
        for fact in facts_read(condition)
        if not catalogue[fact].selector and catalogue[fact].kind is not Kind.DAY
    )
    raised = draw(st.lists(st.sampled_from(directed), unique=True)) if directed else []
    return Rule(
        id=name,
        pack=pack,
        condition=condition,
        outcome=outcome,
        cites=("c",),
        scope=draw(st.sampled_from((Scope.USE, Scope.STEP, Scope.PERSON))),
        approvers=tuple(draw(st.lists(st.sampled_from(Role), max_size=2, unique=True))),
        obligations=tuple(draw(st.lists(st.sampled_from("xyz"), max_size=2, unique=True))),
        disclosures=tuple(draw(st.lists(st.sampled_from("uvw"), max_size=1))),
        when_unsure=tuple((fact, min(outcome, draw(OUTCOMES))) for fact in raised),
    )


@st.composite
def packs(draw: st.DrawFn, catalogue: Catalogue, *, most: int = 4) -> Pack:
    """Return a pack of one to ``most`` rules."""
    count = draw(st.integers(1, most))
    return a_pack(*(draw(rules(catalogue, f"r{place}")) for place in range(count)))


def a_pack(*rules: Rule) -> Pack:
    """Return a pack of ``rules``."""
    reference = PackReference(id="p", version="1", options=(), digest="sha256:" + "0" * 64)
    return Pack(reference=reference, rules=rules)


def known_answers(fact: Fact) -> st.SearchStrategy[Answer]:
    """Return any answer to ``fact`` that leaves nothing open."""
    if fact.kind is Kind.DAY:
        return st.sampled_from(DAYS)
    if fact.kind is Kind.SEVERAL:
        return _some(fact.choices)
    return st.sampled_from(fact.choices)


def open_answers(fact: Fact) -> st.SearchStrategy[Answer]:
    """Return any answer to ``fact`` that leaves something open."""
    if fact.kind is not Kind.SEVERAL:
        return st.just(UNSURE)
    partial = _some(fact.choices).map(lambda some: some | {UNSURE})
    return st.one_of(st.just(UNSURE), st.just(frozenset({UNSURE})), partial)


@st.composite
def answers(draw: st.DrawFn, catalogue: Catalogue, *, selectors_known: bool = False) -> Answers:
    """Return what is known of one use: each fact answered, unsure, or not asked yet."""
    found: dict[str, Answer] = {}
    for fact in catalogue.facts:
        state = draw(st.integers(0, 3))
        if state >= 2 or (selectors_known and (fact.selector or fact.kind is Kind.DAY)):
            found[fact.id] = draw(known_answers(fact))
        elif state == 1:
            found[fact.id] = draw(open_answers(fact))
    return found


@st.composite
def all_facts(draw: st.DrawFn, catalogue: Catalogue, *, selectors_known: bool = False) -> Facts:
    """Return a use with up to two steps and two people that answer some things themselves."""
    use = draw(answers(catalogue, selectors_known=selectors_known))
    own = {
        scope: Catalogue(version="0", facts=tuple(f for f in catalogue.facts if f.scope is scope))
        for scope in (Scope.STEP, Scope.PERSON)
    }
    items = {}
    for scope, catalogue_of_item in own.items():
        items[scope] = tuple(
            Item(
                f"{scope.value} {place}",
                draw(answers(catalogue_of_item, selectors_known=selectors_known)),
            )
            for place in range(draw(st.integers(0, 2)))
        )
    return Facts(use, items[Scope.STEP], items[Scope.PERSON])
