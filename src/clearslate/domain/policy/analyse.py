"""What can be said of rules without asking about any use: dead ones, swallowed ones, unread facts.

Terms are complete and minimal, so *always covered* is a comparison of sets and needs no
prover.

Read next: ``compare.py`` for two versions of a pack.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from clearslate.domain.facts import Scope
from clearslate.domain.policy.compile import CompiledRule, Ruleset
from clearslate.domain.policy.rules import Outcome, Rule
from clearslate.domain.policy.terms import Term, covers
from clearslate.domain.roles import Role


class Fault(StrEnum):
    """What is wrong with a rule, or worth a second look."""

    DEAD = "dead"
    """It can never object, whatever is answered."""
    SWALLOWED = "swallowed"
    """Wherever it objects another rule does, at least as strictly and with all its duties."""
    UNREAD = "unread"
    """A fact of the catalogue that no rule reads."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """One thing found: the rule or fact it is about, and the rule that swallows it."""

    fault: Fault
    about: str
    by: str | None = None


def remarks(rules: Ruleset) -> tuple[Remark, ...]:
    """Return everything found in ``rules``: dead rules, swallowed rules, facts nobody reads."""
    return (*_of_rules(rules), *_unread(rules))


def _of_rules(rules: Ruleset) -> Iterator[Remark]:
    for compiled in rules.rules:
        if not compiled.terms:
            yield Remark(fault=Fault.DEAD, about=compiled.rule.reference)
            continue
        swallower = next((o for o in rules.rules if _swallows(rules, o, compiled)), None)
        if swallower is not None:
            yield Remark(
                fault=Fault.SWALLOWED,
                about=compiled.rule.reference,
                by=swallower.rule.reference,
            )


def _unread(rules: Ruleset) -> Iterator[Remark]:
    read = {column.fact for column in rules.columns}
    for fact in rules.catalogue.facts:
        if fact.id not in read and not fact.derived and fact.scope is not Scope.PRODUCTION:
            yield Remark(fault=Fault.UNREAD, about=fact.id)


def _swallows(rules: Ruleset, other: CompiledRule, compiled: CompiledRule) -> bool:
    """Whether ``other`` says everything that ``compiled`` says, wherever it says it.

    Of two rules that say the same the earlier one counts as the swallower.
    """
    if other is compiled or not _says_all(other.rule, compiled.rule):
        return False
    wider = terms_of_rule(rules, other)
    if not all(any(covers(w, n) for w in wider) for n in terms_of_rule(rules, compiled)):
        return False
    return other.order < compiled.order or not _swallows_back(rules, compiled, other)


def _swallows_back(rules: Ruleset, one: CompiledRule, other: CompiledRule) -> bool:
    narrower = terms_of_rule(rules, other)
    wider = terms_of_rule(rules, one)
    return _says_all(one.rule, other.rule) and all(
        any(covers(w, n) for w in wider) for n in narrower
    )


def _says_all(one: Rule, other: Rule) -> bool:
    return (
        one.outcome >= other.outcome
        and one.scope is other.scope
        and _asks_all_of(one, other)
        and {*_owed(one)} >= {*_owed(other)}
        and {*one.when_unsure} >= {*other.when_unsure}
    )


def _asks_all_of(one: Rule, other: Rule) -> bool:
    """Whether everyone who may have to answer ``other`` has to answer ``one``.

    While ``other`` is not certain its answer is the title contact's, whoever approves it.
    """
    if other.outcome is Outcome.NOTIFY or one.outcome is Outcome.ESCALATE:
        return True
    return {*one.authority} >= {*other.approvers, Role.TITLE_CONTACT}


def _owed(rule: Rule) -> Iterator[tuple[str, str, str]]:
    for duty in rule.obligations:
        yield rule.pack, "obligation", duty
    for told in rule.disclosures:
        yield rule.pack, "disclosure", told


def terms_of_rule(rules: Ruleset, compiled: CompiledRule) -> tuple[Term, ...]:
    """Return the ways in which one rule comes true."""
    return tuple(term for bit, term in enumerate(rules.terms) if compiled.terms >> bit & 1)
