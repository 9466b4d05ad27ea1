"""Which questions are still worth asking, and which comes next.

A question matters while some answer to it can still change what the rules say: the
outcome, an approver, a duty. When none matters the interview is over, and the
determination is that of the full form. The state is the set of answers and nothing else,
so going back, editing or importing cannot corrupt it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product

from clearslate.domain.facts import Answer, Answers, Kind
from clearslate.domain.policy.compile import Ruleset
from clearslate.domain.policy.decide import Facts, said_by, settle
from clearslate.domain.said import joined


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A fact worth asking, and how much hangs on it: the living terms that read it."""

    fact: str
    weight: int


def questions(rules: Ruleset, facts: Facts) -> tuple[Question, ...]:
    """Return every unanswered fact that can still change what ``rules`` say, in asking order.

    What was answered *unsure* is not asked again. A fact whose gate is closed is not asked. A step
    that is silent is asked what others answered, though it counts as they do until then.
    """
    weights: dict[str, int] = {}
    for asked in _asked_of(rules, facts):
        for fact, weight in _open(rules, asked):
            weights[fact] = weights.get(fact, 0) + weight
    return tuple(
        Question(fact=fact, weight=weights[fact])
        for fact in sorted(weights, key=rules.catalogue.position)
    )


def questions_apart(rules: Ruleset, facts: Facts) -> tuple[frozenset[str], ...]:
    """Return the facts that `questions` would ask: of the whole use, of each step, each person.

    Of the whole use may stand what only silent steps can answer.
    """
    return tuple(
        frozenset(fact for fact, _ in _open(rules, asked)) for asked in _asked_of(rules, facts)
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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """Answers that rules are put to, and the terms that are put to them."""

    answers: Answers
    terms: int
    partly: Mapping[str, tuple[Answer, ...]]
    """Facts said in part, each with all that it can still come to for the use."""


def _asked_of(rules: Ruleset, facts: Facts) -> Iterator[_Asked]:
    """Yield the whole use, each step and each person, with what is put to them."""
    alone = rules.use_terms
    alone |= 0 if facts.steps else rules.step_terms
    alone |= 0 if facts.people else rules.person_terms
    partly = dict(_partly_known(rules, facts))
    yield _Asked(answers=facts.use, terms=alone, partly=partly)
    said = {f: answer for f, answer in facts.use.items() if f not in facts.said_in_part}
    for step in facts.steps:
        yield _Asked(answers={**said, **step.answers}, terms=rules.step_terms, partly={})
    for person in facts.people:
        yield _Asked(
            answers={**facts.use, **person.answers},
            terms=rules.person_terms,
            partly={f: ways for f, ways in partly.items() if f not in person.answers},
        )


def _partly_known(rules: Ruleset, facts: Facts) -> Iterator[tuple[str, tuple[Answer, ...]]]:
    """Yield what silent steps can still change for the use, with all it can come to."""
    for column in rules.columns:
        if column.fact in facts.said_in_part:
            fact = rules.catalogue[column.fact]
            given = [s.answers[fact.id] for s in facts.steps if fact.id in s.answers]
            found = (joined(fact, [*given, each]) for each in fact.choices)
            ways = tuple(dict.fromkeys(each for each in found if each is not None))
            if fact.kind is Kind.SEVERAL or len(ways) > 1:
                yield fact.id, ways


def _open(rules: Ruleset, asked: _Asked) -> Iterator[tuple[str, int]]:
    matters = _matter(rules, asked)
    if not matters:
        return
    shut, left_open, unknown = settle(rules, asked.answers)
    undecided = _undecided(rules, asked.terms & ~shut, left_open)
    for fact, opens in unknown:
        silent = fact not in asked.answers or fact in asked.partly
        if fact in matters and silent and not rules.catalogue[fact].derived:
            yield fact, (opens & undecided).bit_count()


def _matter(rules: Ruleset, asked: _Asked) -> set[str]:
    """Return the facts that can still matter, within what was said in part.

    What one step answered bounds what the use can come to, and with it what else matters.
    """
    matters = _still_matter(rules, asked.answers, asked.terms)
    bounded = {
        fact: ways
        for fact, ways in asked.partly.items()
        if rules.catalogue[fact].kind is not Kind.SEVERAL
        and len(ways) < len(rules.catalogue[fact].choices)
    }
    if not bounded or not matters:
        return matters
    within = set[str]()
    for way in product(*bounded.values()):
        known = {**asked.answers, **dict(zip(bounded, way, strict=True))}
        within |= _still_matter(rules, known, asked.terms)
    return {fact for fact in matters if fact in bounded or fact in within}


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
