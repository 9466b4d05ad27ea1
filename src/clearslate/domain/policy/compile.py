"""The one compiled form of rules: terms as bits, facts as masks over them.

Every term of every rule has a bit. For each fact and answer two masks say
which terms that answer excludes (*shut*) and which it leaves open; so all
rules together are decided with one dictionary look-up and two ``or`` a fact.
What a rule asks of a gated fact, its terms ask of the gate as well.

Read next: ``decide.py``.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from clearslate.domain.facts import UNSURE, Answer, Catalogue, Fact, Scope
from clearslate.domain.policy.determination import Finding
from clearslate.domain.policy.gates import Gates
from clearslate.domain.policy.review_order import joined_order
from clearslate.domain.policy.rules import (
    NoPackInForce,
    Pack,
    PackReference,
    ReviewOrder,
    Rule,
)
from clearslate.domain.policy.terms import Term, terms_of

Effect = tuple[int, int]
"""Which terms an answer shuts, and which it leaves open."""

_MOST_EFFECTS = 4096


class FactColumn:
    """How each answer to one fact acts on all terms; learns the answers it is shown.

    Answers to facts of several choices and to days are too many to list, so their effects are
    worked out when first met and remembered, up to a bound.
    """

    __slots__ = ("_demanding", "effects", "fact")

    def __init__(self, fact: Fact, demanding: Sequence[tuple[int, Term]]) -> None:
        self.fact = fact.id
        self._demanding = [
            (1 << bit, demand)
            for bit, term in demanding
            for demand in term
            if demand.fact == fact.id
        ]
        silence = 0
        for bit, _ in self._demanding:
            silence |= bit
        self.effects: dict[Answer | None, Effect] = {UNSURE: (0, silence)}
        self.effects[None] = (0, silence) if fact.default is None else self.learn(fact.default)

    def learn(self, answer: Answer | None) -> Effect:
        """Return the effect of an answer not met before."""
        if answer is None:
            return self.effects[UNSURE]
        shut = left_open = 0
        for bit, demand in self._demanding:
            met = demand.is_met_by(answer)
            if met is False:
                shut |= bit
            elif met is None:
                left_open |= bit
        if len(self.effects) < _MOST_EFFECTS:
            self.effects[answer] = shut, left_open
        return shut, left_open


@dataclass(frozen=True, slots=True)
class CompiledRule:
    """One rule with the bits of its terms."""

    rule: Rule
    order: int
    terms: int
    certain: Finding
    """What this rule says wherever it certainly holds."""


@dataclass(frozen=True, slots=True, eq=False)
class Ruleset:
    """The rules of all packs in force, joined and compiled; ask it with `decide`."""

    packs: tuple[PackReference, ...]
    catalogue: Catalogue
    rules: tuple[CompiledRule, ...]
    terms: tuple[Term, ...]
    owners: tuple[CompiledRule, ...]
    """The rule of each term."""
    columns: tuple[FactColumn, ...]
    """The facts that rules and their gates read, in the order of asking."""
    rule_terms: int
    """The bits of all terms; below them by what their rules run for."""
    use_terms: int
    step_terms: int
    person_terms: int
    review_order: ReviewOrder = ()
    """The order of all packs together."""
    memory: dict[object, Finding] = field(default_factory=dict, repr=False)
    """Findings already made, by what made them; a cache, never a state."""


def compile_rules(packs: Iterable[Pack], catalogue: Catalogue) -> Ruleset:
    """Join the rules of ``packs`` into one compiled form.

    Raises:
        NoPackInForce: when there is no pack to ask.
        CircularGates: when facts that a rule reads wait for each other to be asked.
        TooManyTerms: when a condition cannot be followed by a reviewer.
        CircularOrder: when the packs put offices before each other.
    """
    packs = tuple(packs)
    if not packs:
        raise NoPackInForce
    return _Compiler(packs, catalogue).ruleset()


class _Compiler:
    """Numbers the terms, then looks at them fact by fact."""

    def __init__(self, packs: tuple[Pack, ...], catalogue: Catalogue) -> None:
        self._packs = packs
        self._catalogue = catalogue
        self._gates = Gates(catalogue)
        self._terms: list[Term] = []
        self._owners: list[CompiledRule] = []
        self._masks = dict.fromkeys(Scope, 0)

    def ruleset(self) -> Ruleset:
        rules = tuple(self._rules())
        return Ruleset(
            packs=tuple(pack.reference for pack in self._packs),
            catalogue=self._catalogue,
            rules=rules,
            terms=tuple(self._terms),
            owners=tuple(self._owners),
            columns=tuple(self._columns()),
            rule_terms=(1 << len(self._owners)) - 1,
            use_terms=self._masks[Scope.USE],
            step_terms=self._masks[Scope.STEP],
            person_terms=self._masks[Scope.PERSON],
            review_order=joined_order(self._packs),
        )

    def _rules(self) -> Iterable[CompiledRule]:
        rules = (rule for pack in self._packs for rule in pack.rules)
        for order, rule in enumerate(rules):
            terms = terms_of(self._gates.written_out(rule.condition), self._catalogue)
            mask = ((1 << len(terms)) - 1) << len(self._terms)
            certain = Finding(rule=rule, outcome=rule.outcome, certain=True)
            compiled = CompiledRule(rule, order, mask, certain)
            self._terms += terms
            self._owners += [compiled] * len(terms)
            self._masks[rule.scope] |= mask
            yield compiled

    def _columns(self) -> Iterable[FactColumn]:
        demanding: dict[str, list[tuple[int, Term]]] = {}
        for bit, term in enumerate(self._terms):
            for fact in {demand.fact for demand in term}:
                demanding.setdefault(fact, []).append((bit, term))
        for known in self._catalogue.facts:
            if known.id in demanding:
                yield FactColumn(known, demanding[known.id])
