"""What a pack's guide shows, worked out from its rules: nothing of it is typed in.

Each row of the matrix is a use put to the rules, and each variation that use with some answers
changed. A clause is shown with the rules that stand on it first, and names the others.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from clearslate.domain.facts import Answers
from clearslate.domain.policy.compile import Ruleset
from clearslate.domain.policy.decide import Facts, decide
from clearslate.domain.policy.determination import Determination
from clearslate.domain.policy.rules import Outcome, Rule
from clearslate.domain.policy.trial import WORKED_OUT
from clearslate.formats.pack_words import Clause, MatrixRow, PackWords
from clearslate.formats.phrase import Phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class Becoming:
    """What a use becomes, and when."""

    when: Phrase
    outcome: Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixLine:
    """One kind of use, as the rules see it.

    ``clauses`` are those of the strictest findings, as it usually is and as it can become.
    """

    row: MatrixRow
    usual: Outcome
    becomes: tuple[Becoming, ...]
    clauses: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseRules:
    """One clause with the rules that cite it first, and those that cite it beside another."""

    clause: Clause
    rules: tuple[Rule, ...]
    also: tuple[Rule, ...]


def matrix_of(words: PackWords, rules: Ruleset) -> tuple[MatrixLine, ...]:
    """Return every row of the pack's matrix, put to ``rules``."""
    return tuple(_line(row, words, rules) for row in words.matrix)


def _line(row: MatrixRow, words: PackWords, rules: Ruleset) -> MatrixLine:
    usual: Answers = {**WORKED_OUT, **words.mild_case, **row.answers}
    made = decide(rules, Facts(usual))
    becomes = [decide(rules, Facts({**usual, **each.answers})) for each in row.becomes]
    return MatrixLine(
        row=row,
        usual=made.outcome,
        becomes=tuple(
            Becoming(when=each.when, outcome=other.outcome)
            for each, other in zip(row.becomes, becomes, strict=True)
        ),
        clauses=_strictest((made, *becomes), words),
    )


def _strictest(made: Iterable[Determination], words: PackWords) -> tuple[str, ...]:
    cited = {
        clause
        for each in made
        for finding in each.findings
        if finding.outcome is each.outcome
        for clause in finding.rule.cites
    }
    return tuple(clause for clause in words.clauses if clause in cited)


def clauses_with_rules(words: PackWords) -> tuple[ClauseRules, ...]:
    """Return every clause in the order of the pack, with its rules."""
    rules = words.pack.rules
    return tuple(
        ClauseRules(
            clause=clause,
            rules=tuple(rule for rule in rules if rule.cites[0] == clause.id),
            also=tuple(rule for rule in rules if clause.id in rule.cites[1:]),
        )
        for clause in words.clauses.values()
    )
