"""People who answer what they are asked: any answer to any fact, often enough that they do not know.

Unlike examples that are drawn to be shrunk, a million of these take minutes.
"""

from collections.abc import Mapping
from random import Random

from tests.strategies import DAYS

from clearslate.domain.facts import UNSURE, Answer, Answers, Fact, Kind
from clearslate.domain.policy.ask import next_question
from clearslate.domain.policy.compile import Ruleset
from clearslate.domain.policy.decide import Facts

_OPEN = 0.15
_GIVEN = 0.3


def person(rules: Ruleset, chance: Random) -> Answers:
    """Return what one person would answer to each fact that ``rules`` read."""
    facts = (rules.catalogue[column.fact] for column in rules.columns)
    return {fact.id: _answer(fact, chance) for fact in facts}


def _answer(fact: Fact, chance: Random) -> Answer:
    is_open = chance.random() < _OPEN
    if fact.kind is Kind.SEVERAL:
        some = frozenset(chance.sample(fact.choices, chance.randint(1, len(fact.choices))))
        return some if not is_open else chance.choice([UNSURE, some | {UNSURE}])
    if is_open:
        return UNSURE
    return chance.choice(DAYS if fact.kind is Kind.DAY else fact.choices)


def interview(
    rules: Ruleset, topics: Mapping[str, str], answers: Answers, chance: Random
) -> tuple[Facts, int]:
    """Return what is known once nothing more is asked, and how many questions that took.

    Some answers are there from the beginning, as registers give them. Always there is what
    Clearslate works out for itself, and what goes without saying unless somebody says it.
    """
    known = {
        fact: answer
        for fact, answer in answers.items()
        if not is_asked(rules.catalogue[fact]) or chance.random() < _GIVEN
    }
    count = 0
    while (fact := next_question(rules, Facts(known), topics)) is not None:
        known[fact] = answers[fact]
        count += 1
    return Facts(known), count


def is_asked(fact: Fact) -> bool:
    """Whether a person is ever asked about ``fact``."""
    return not fact.derived and fact.default is None
