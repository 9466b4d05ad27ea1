"""Simulated people, and how many questions each has to answer."""

import random
import statistics
from collections.abc import Mapping

from clearslate.domain.facts import UNSURE, Answer, Fact, Kind, Scope
from clearslate.domain.policy.ask import next_question
from clearslate.domain.policy.compile import Ruleset
from clearslate.domain.policy.decide import Facts

_UNSURE = 0.06
_RISKIER = 0.2
_DERIVED: Mapping[str, Answer] = {"tool_reviewed": "yes", "several_steps": "no"}


def questions_asked(
    rules: Ruleset, topics: Mapping[str, str], *, prefilled: bool, people: int
) -> tuple[float, int]:
    """Return the mean of the questions asked, and how many a full form would ask.

    Prefilled are the facts of the production and all that a register can answer.
    """
    read = [rules.catalogue[column.fact] for column in rules.columns]
    known = {fact.id for fact in read if fact.registers or fact.scope is Scope.PRODUCTION}
    chance = random.Random(1)
    asked = []
    for _ in range(people):
        answers = {fact.id: _answer(fact, chance) for fact in read if not fact.derived}
        given = {fact: answers[fact] for fact in known & answers.keys()} if prefilled else {}
        asked.append(_asked(rules, topics, answers, given))
    return statistics.mean(asked), sum(not fact.derived for fact in read)


def _asked(
    rules: Ruleset,
    topics: Mapping[str, str],
    answers: Mapping[str, Answer],
    given: Mapping[str, Answer],
) -> int:
    known = {**_DERIVED, **given}
    count = 0
    while (fact := next_question(rules, Facts(known), topics)) is not None:
        known[fact] = answers[fact]
        count += 1
    return count


def _answer(fact: Fact, chance: random.Random) -> Answer:
    if chance.random() < _UNSURE:
        return UNSURE
    is_riskier = chance.random() < _RISKIER
    if fact.kind is Kind.SEVERAL:
        risky = [choice for choice in fact.choices if choice not in fact.safe]
        return frozenset((chance.choice(risky),)) if is_riskier else frozenset(("none",))
    if fact.kind is Kind.YES_NO:
        return "yes" if is_riskier is fact.rising else "no"
    if fact.default is not None:
        return chance.choice(fact.choices) if is_riskier else fact.default
    return chance.choice(fact.choices)
