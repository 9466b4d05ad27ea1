"""What would not help: a change that people hope for, and that leaves the outcome as it is.

Said beside what would lower an outcome, so that nobody marks a replica temporary for nothing.
"""

from collections.abc import Iterable
from types import MappingProxyType

from clearslate.domain.facts import Answers
from clearslate.domain.policy.compile import Ruleset
from clearslate.domain.policy.decide import Facts, Item, decide, waived
from clearslate.domain.policy.determination import Determination
from clearslate.domain.policy.lower import Change, Way
from clearslate.domain.policy.rules import Outcome

HOPED_FOR = ("in_final", "prominence", "environment", "references", "contribution")
"""What people try first, in the order in which it is told."""


def no_help(
    rules: Ruleset, facts: Facts, made: Determination, ways: Iterable[Way]
) -> tuple[Change, ...]:
    """Return the changes of one fact that people hope for and that do not lower the outcome.

    Facts that already have their safest answer, that nobody may change, or that are part of
    a way that does help, are not among them.
    """
    if made.outcome is Outcome.NOTIFY:
        return ()
    helps = {change.fact for way in ways for change in way.changes}
    lifted = {f.rule.reference: f.waived for f in made.findings if f.waived is not None}
    found = []
    for fact in HOPED_FOR:
        known = rules.catalogue[fact]
        if fact in helps or not known.changeable or not _is_risky(facts, fact, known.safest):
            continue
        changed = _safest(facts, fact, rules)
        if waived(decide(rules, changed), lifted).outcome >= made.outcome:
            found.append(Change(fact=fact, to=_words(known.safest)))
    return tuple(found)


def _every(facts: Facts) -> tuple[Answers, ...]:
    return (facts.use, *(item.answers for item in (*facts.steps, *facts.people)))


def _is_risky(facts: Facts, fact: str, safest: object) -> bool:
    given = [answers[fact] for answers in _every(facts) if fact in answers]
    return any(answer != safest for answer in given)


def _safest(facts: Facts, fact: str, rules: Ruleset) -> Facts:
    safest = rules.catalogue[fact].safest

    def with_it(answers: Answers) -> Answers:
        return MappingProxyType({**answers, fact: safest}) if fact in answers else answers

    return Facts(
        MappingProxyType({**facts.use, fact: safest}),
        tuple(Item(item.name, with_it(item.answers)) for item in facts.steps),
        tuple(Item(item.name, with_it(item.answers)) for item in facts.people),
    )


def _words(answer: object) -> tuple[str, ...]:
    return tuple(sorted(answer)) if isinstance(answer, frozenset) else (str(answer),)
