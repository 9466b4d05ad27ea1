"""What packs of different authors do to each other once all of them are in force.

Rules only object, so no pack can undo another. Still two rules of two packs may be at odds: one
never decides anything beside the other, or they object to opposite answers, so that the two
together leave none.

Read next: ``analyse.py`` for what can be said of the rules of one pack.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from clearslate.domain.facts import Scope
from clearslate.domain.policy.analyse import terms_of_rule
from clearslate.domain.policy.compile import CompiledRule, Ruleset
from clearslate.domain.policy.rules import Outcome, Rule
from clearslate.domain.policy.terms import Term, can_both_be_met, covers, minimal, without_a_choice
from clearslate.domain.policy.witness import outside


@dataclass(frozen=True, slots=True, kw_only=True)
class Outdone:
    """A rule that decides no outcome beside another pack's: that one always asks for as much.

    Its duties, and whom it asks, still count.
    """

    rule: Rule
    by: Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class Dilemma:
    """Two rules of two packs that between them object to every answer to one fact.

    Wherever ``where`` holds the outcome is at least ``outcome``, whatever is answered to
    ``fact``; under either pack alone some answer would have done.
    """

    one: Rule
    other: Rule
    fact: str
    where: Term
    outcome: Outcome


def outdone(rules: Ruleset) -> tuple[Outdone, ...]:
    """Return every rule that decides nothing beside a rule of another pack, with that rule.

    Of two rules that ask for the same in the same place the later one counts as outdone.
    Notices are left out: nothing needs to ask for them.
    """
    return tuple(_outdone(rules))


def _outdone(rules: Ruleset) -> Iterator[Outdone]:
    terms = {each.order: terms_of_rule(rules, each) for each in rules.rules}
    for each in rules.rules:
        if each.rule.outcome is Outcome.NOTIFY or not terms[each.order]:
            continue
        for other in rules.rules:
            if other.rule.pack != each.rule.pack and _outdoes(terms, other, each):
                yield Outdone(rule=each.rule, by=other.rule)
                break


def _outdoes(terms: dict[int, tuple[Term, ...]], other: CompiledRule, each: CompiledRule) -> bool:
    if not _asks_for_as_much(terms, other, each):
        return False
    return other.order < each.order or not _asks_for_as_much(terms, each, other)


def _asks_for_as_much(
    terms: dict[int, tuple[Term, ...]], one: CompiledRule, other: CompiledRule
) -> bool:
    """Whether the outcome is never due to ``other`` alone, be it certain or not."""
    return (
        one.rule.outcome >= other.rule.outcome
        and one.rule.scope is other.rule.scope
        and {*one.rule.when_unsure} >= {*other.rule.when_unsure}
        and all(any(covers(w, n) for w in terms[one.order]) for n in terms[other.order])
    )


def dilemmas(rules: Ruleset) -> tuple[Dilemma, ...]:
    """Return where two rules of two packs leave no answer to a fact that has no riskier side.

    Only such facts can be asked both ways. Where three rules share the answers out among
    themselves nothing is returned, and neither where of several choices none at all would do.
    """
    found: dict[tuple[str, Term], Dilemma] = {}
    for one, other in combinations(rules.rules, 2):
        if one.rule.pack != other.rule.pack and one.rule.scope is other.rule.scope:
            for each in _between(rules, one, other):
                found.setdefault((each.fact, each.where), each)
    return tuple(found.values())


def _between(rules: Ruleset, one: CompiledRule, other: CompiledRule) -> Iterator[Dilemma]:
    outcome = min(one.rule.outcome, other.rule.outcome)
    if outcome is Outcome.NOTIFY:
        return
    left = {
        (fact, where)
        for a in terms_of_rule(rules, one)
        for b in terms_of_rule(rules, other)
        for fact, where in without_a_choice(a, b, rules.catalogue)
    }
    alone = [_asking_for(rules, each.rule, outcome) for each in (one, other)]
    for fact, where in sorted(left, key=lambda each: each[0]):
        if all(outside(where, terms, rules.catalogue) is not None for terms in alone):
            yield Dilemma(one=one.rule, other=other.rule, fact=fact, where=where, outcome=outcome)


def _asking_for(rules: Ruleset, rule: Rule, outcome: Outcome) -> tuple[Term, ...]:
    """Return the ways to ``outcome`` of the pack of ``rule``, among those that run as it does."""
    owned = zip(rules.terms, (owner.rule for owner in rules.owners), strict=True)
    return minimal(
        term
        for term, owner in owned
        if owner.pack == rule.pack and owner.scope is rule.scope and owner.outcome >= outcome
    )


def hold_together(rules: Ruleset, one: Rule, other: Rule) -> bool:
    """Return whether some use meets both rules; of steps and people each may meet one."""
    ways, others = (
        [term for each in rules.rules if each.rule == rule for term in terms_of_rule(rules, each)]
        for rule in (one, other)
    )
    if one.scope is not Scope.USE or other.scope is not Scope.USE:
        return bool(ways and others)
    return any(can_both_be_met(a, b, rules.catalogue) for a in ways for b in others)
