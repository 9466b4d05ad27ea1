"""Which questions are still worth asking, and which comes next.

A question matters while some answer to it can still change what the rules say: the
outcome, an approver, a duty. When none matters the interview is over, and the
determination is that of the full form. The state is the set of answers and nothing else,
so going back, editing or importing cannot corrupt it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from clearslate.domain.facts import Answers
from clearslate.domain.policy.compile import Ruleset
from clearslate.domain.policy.decide import Facts, said_by, settle


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A fact worth asking, and how much hangs on it: the living terms that read it."""

    fact: str
    weight: int


def questions(rules: Ruleset, facts: Facts) -> tuple[Question, ...]:
    """Return every unanswered fact that can still change what ``rules`` say, in asking order.

    What was answered *unsure* is not asked again. A fact whose gate is closed is not asked.
    """
    weights: dict[str, int] = {}
    for answers, within in _asked_of(rules, facts):
        for fact, weight in _open(rules, answers, within):
            weights[fact] = weights.get(fact, 0) + weight
    return tuple(
        Question(fact=fact, weight=weights[fact])
        for fact in sorted(weights, key=rules.catalogue.position)
    )


def questions_apart(rules: Ruleset, facts: Facts) -> tuple[frozenset[str], ...]:
    """Return the facts that `questions` would ask: of the whole use, of each step, each person."""
    return tuple(
        frozenset(fact for fact, _ in _open(rules, answers, within))
        for answers, within in _asked_of(rules, facts)
    )


def next_question(rules: Ruleset, facts: Facts, topic_of: Mapping[str, str]) -> str | None:
    """Return the fact to ask next, or None when no answer can change anything.

    Questions keep to their topics, topics to the order of the catalogue; within a topic the
    question on which most hangs comes first.
    """
    waiting = questions(rules, facts)
    if not waiting:
        return None
    topic = topic_of[waiting[0].fact]
    together = [question for question in waiting if topic_of[question.fact] == topic]
    return max(together, key=lambda question: question.weight).fact


def _asked_of(rules: Ruleset, facts: Facts) -> Iterator[tuple[Answers, int]]:
    """Yield the answers that rules are put to, and the terms that are put to them."""
    alone = rules.use_terms
    alone |= 0 if facts.steps else rules.step_terms
    alone |= 0 if facts.people else rules.person_terms
    yield facts.use, alone
    for step in facts.steps:
        yield {**facts.use, **step.answers}, rules.step_terms
    for person in facts.people:
        yield {**facts.use, **person.answers}, rules.person_terms


def _open(rules: Ruleset, answers: Answers, within: int) -> Iterator[tuple[str, int]]:
    matters = _still_matter(rules, answers, within)
    if not matters:
        return
    shut, left_open, unknown = settle(rules, answers)
    undecided = _undecided(rules, within & ~shut, left_open)
    for fact, opens in unknown:
        if fact in matters and fact not in answers and not rules.catalogue[fact].derived:
            yield fact, (opens & undecided).bit_count()


def _still_matter(rules: Ruleset, answers: Answers, within: int) -> set[str]:
    """Return the facts on which rules hang that may hold and do not certainly.

    Where ``a and b`` would do and so would ``a``, now that the rest is known, *b* is idle.
    """
    uncertain = (each for each in said_by(rules, answers, within) if not each.certain)
    return {fact for finding in uncertain for fact in finding.assumed}


def _undecided(rules: Ruleset, alive: int, left_open: int) -> int:
    """Return the living terms of rules that do not certainly hold yet."""
    undecided, certain = alive, alive & ~left_open
    while certain:
        owner = rules.owners[(certain & -certain).bit_length() - 1]
        certain &= ~owner.terms
        undecided &= ~owner.terms
    return undecided
