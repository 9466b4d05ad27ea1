"""Uses that may tell a pack from one in which a few rules were changed, mildest answers first.

Where a changed rule has other ways to come true, a use that meets one of them and none of the
old ones is found exactly. Where its ways are the same, its outcome or what it raises while a
fact is open has changed; that shows only where no other rule asks for as much.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import islice, product

from clearslate.domain.facts import UNSURE, Answer, Answers, Catalogue, Kind
from clearslate.domain.policy.compile import CompiledRule, Ruleset
from clearslate.domain.policy.determination import Finding
from clearslate.domain.policy.rules import Rule
from clearslate.domain.policy.terms import Term, covers
from clearslate.domain.policy.witness import outside, witness
from clearslate.domain.roles import Role

_MOST = 4096
"""Past this many settings of the selectors the search for an open fact that shows is given up."""


def probes(whole: Ruleset, mutant: Ruleset | None, changed: Sequence[str]) -> Iterator[Answers]:
    """Yield uses that may show what was changed; if none of them does, no known use does."""
    after = {each.rule.id: each for each in mutant.rules} if mutant is not None else {}
    for old in whole.rules:
        if old.rule.id not in changed:
            continue
        new = after.get(old.rule.id)
        olds = _terms(whole, old)
        news = _terms(mutant, new) if mutant is not None and new is not None else ()
        found = [*_unmet(olds, news, whole.catalogue), *_unmet(news, olds, whole.catalogue)]
        yield from found
        if new is not None and not found:
            yield from _of_outcome(whole, old, new)
            yield from _of_raise(whole, old, new)


def _terms(rules: Ruleset, compiled: CompiledRule) -> tuple[Term, ...]:
    return tuple(term for bit, term in enumerate(rules.terms) if compiled.terms >> bit & 1)


def _unmet(has: Sequence[Term], lacks: Sequence[Term], catalogue: Catalogue) -> Iterator[Answers]:
    for term in has:
        if not any(covers(wider, term) for wider in lacks):
            found = outside(term, lacks, catalogue)
            if found is not None:
                yield found


def _of_outcome(whole: Ruleset, old: CompiledRule, new: CompiledRule) -> Iterator[Answers]:
    if old.rule.outcome is new.rule.outcome:
        return
    higher = max(old.rule.outcome, new.rule.outcome)
    yield from _where_no_other(whole, old, lambda other: other.outcome >= higher)
    for role in sorted({*_answering(old.rule)} ^ {*_answering(new.rule)}):
        yield from _where_no_other(whole, old, partial(_answers_to, role))


def _answering(rule: Rule) -> tuple[Role, ...]:
    """Return who must say yes where ``rule`` certainly holds."""
    return Finding(rule=rule, outcome=rule.outcome, certain=True).approvers


def _answers_to(role: Role, rule: Rule) -> bool:
    return role in _answering(rule)


def _where_no_other(
    whole: Ruleset, old: CompiledRule, asks: Callable[[Rule], bool]
) -> Iterator[Answers]:
    """Yield uses to which ``old`` objects and no other rule that ``asks`` as much."""
    others = [
        term
        for bit, term in enumerate(whole.terms)
        if whole.owners[bit] is not old and asks(whole.owners[bit].rule)
    ]
    for term in _terms(whole, old):
        found = outside(term, others, whole.catalogue)
        if found is not None:
            yield found


def _of_raise(whole: Ruleset, old: CompiledRule, new: CompiledRule) -> Iterator[Answers]:
    """Yield uses in which one fact is open that only one of the two makes more of."""
    for fact in dict({*old.rule.when_unsure} ^ {*new.rule.when_unsure}):
        for term in _terms(whole, old):
            rest = [demand for demand in term if demand.fact != fact]
            if len(rest) < len(term):
                mildest = {**witness(rest, whole.catalogue), fact: UNSURE}
                yield from _by_selector(whole, {demand.fact for demand in term}, mildest)


def _by_selector(whole: Ruleset, demanded: set[str], mildest: Answers) -> Iterator[Answers]:
    """Yield ``mildest``, then the same under each answer to the selectors that it leaves free."""
    yield mildest
    free = [
        column.fact
        for column in whole.columns
        if whole.catalogue[column.fact].selector
        and whole.catalogue[column.fact].kind is not Kind.DAY
        and column.fact not in demanded
    ]
    ways = (_answers(whole.catalogue, fact) for fact in free)
    for way in islice(product(*ways), _MOST):
        yield {**mildest, **dict(zip(free, way, strict=True))}


def _answers(catalogue: Catalogue, fact: str) -> list[Answer]:
    choices = catalogue[fact].choices
    if catalogue[fact].kind is Kind.SEVERAL:
        return [frozenset((choice,)) for choice in choices]
    return [*choices]
