"""Why a rule did not object: for each silent rule, the criterion that ruled it out."""

from dataclasses import dataclass

from clearslate.domain.facts import Answer, Answers, Catalogue, Scope
from clearslate.domain.policy.compile import CompiledRule, Ruleset
from clearslate.domain.policy.decide import Facts, Item
from clearslate.domain.policy.determination import Determination
from clearslate.domain.policy.rules import Rule
from clearslate.domain.policy.terms import Term


@dataclass(frozen=True, slots=True, kw_only=True)
class RuledOut:
    """One fact whose answer keeps a rule silent."""

    fact: str
    answer: Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """A rule that did not object, and a fact for each way in which it could have.

    A rule without any way to come true is switched off by the options chosen.
    """

    rule: Rule
    ruled_out_by: tuple[RuledOut, ...]


def silent_rules(
    rules: Ruleset, facts: Facts, determination: Determination
) -> tuple[Silence, ...]:
    """Return every rule that did not object to ``facts``, in the order of the packs.

    A rule that runs for each step or person is explained on the first of them.
    """
    spoke = {finding.rule.reference for finding in determination.findings}
    return tuple(
        _silence(rules, compiled, _asked_of(compiled.rule, facts))
        for compiled in rules.rules
        if compiled.rule.reference not in spoke
    )


def _asked_of(rule: Rule, facts: Facts) -> Answers:
    items: dict[Scope, tuple[Item, ...]] = {Scope.STEP: facts.steps, Scope.PERSON: facts.people}
    first = items.get(rule.scope, ())[:1]
    return {**facts.use, **first[0].answers} if first else facts.use


def _silence(rules: Ruleset, compiled: CompiledRule, answers: Answers) -> Silence:
    terms = [term for bit, term in enumerate(rules.terms) if compiled.terms >> bit & 1]
    found = [_first_shut(rules.catalogue, term, answers) for term in terms]
    return Silence(rule=compiled.rule, ruled_out_by=tuple(dict.fromkeys(filter(None, found))))


def _first_shut(catalogue: Catalogue, term: Term, answers: Answers) -> RuledOut | None:
    """Return the first demand, in the order of asking, that the answers do not meet."""
    for demand in sorted(term, key=lambda each: catalogue.position(each.fact)):
        answer = answers.get(demand.fact, catalogue[demand.fact].default)
        if answer is not None and demand.is_met_by(answer) is False:
            return RuledOut(fact=demand.fact, answer=answer)
    return None
