"""Put the rules of all packs to the facts of one use.

The facts that nobody answered, or that nobody knows, count against the use
within bounds: a rule that may hold, but does not certainly, objects with the
lower of its own outcome and *escalate*, raised where the pack says so for the
one fact that is missing.

Read next: ``determination.py`` for what comes out.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from operator import attrgetter

from clearslate.domain.facts import UNSURE, Answer, Answers
from clearslate.domain.policy.compile import CompiledRule, Ruleset
from clearslate.domain.policy.determination import Determination, Finding
from clearslate.domain.policy.rules import Outcome, Rule
from clearslate.domain.policy.terms import Term, minimal


@dataclass(frozen=True, slots=True)
class Item:
    """One step of a pipeline or one person: its name, and the answers it gives for itself."""

    name: str
    answers: Answers


@dataclass(frozen=True, slots=True)
class Facts:
    """All that is known of one use.

    What ``use`` says holds for every step and person that does not answer for itself.
    """

    use: Answers
    steps: tuple[Item, ...] = ()
    people: tuple[Item, ...] = ()
    said_in_part: frozenset[str] = frozenset()
    """What some steps answer, another does not, and nobody said of the whole use.

    Until it answers, a silent step counts as what is joined of the others.
    """


def decide(rules: Ruleset, facts: Facts) -> Determination:
    """Return what ``rules`` add up to for ``facts``; both rails of every rule are weighed."""
    if facts.steps or facts.people:
        return _determination(rules, _joined(rules, facts))
    return _determination(rules, said_by(rules, facts.use, rules.rule_terms))


def _joined(rules: Ruleset, facts: Facts) -> list[Finding]:
    """Put each rule to the whole use, or to every step or person it runs for, and join."""
    alone = rules.use_terms
    alone |= 0 if facts.steps else rules.step_terms
    alone |= 0 if facts.people else rules.person_terms
    findings = said_by(rules, facts.use, alone)
    by_rule: dict[str, Finding] = {}
    for items, terms in ((facts.steps, rules.step_terms), (facts.people, rules.person_terms)):
        for item in items:
            for finding in said_by(rules, {**facts.use, **item.answers}, terms):
                _join(by_rule, finding, item.name)
    return [*findings, *by_rule.values()]


def _join(by_rule: dict[str, Finding], finding: Finding, about: str) -> None:
    other = by_rule.get(finding.rule.reference)
    by_rule[finding.rule.reference] = Finding(
        rule=finding.rule,
        outcome=finding.outcome if other is None else max(finding.outcome, other.outcome),
        certain=finding.certain or (other is not None and other.certain),
        assumed=_united(other.assumed if other else (), finding.assumed),
        concerns=_united(other.concerns if other else (), (about,)),
    )


def _united(some: tuple[str, ...], more: tuple[str, ...]) -> tuple[str, ...]:
    return some if not more else tuple(dict.fromkeys((*some, *more)))


OpenFact = tuple[str, int]
"""A fact that is not known, and the terms that hang on it."""

_MOST_REMEMBERED = 20_000
_OUTCOME = attrgetter("outcome")


def settle(rules: Ruleset, answers: Answers) -> tuple[int, int, list[OpenFact]]:
    """Return the terms that are shut, those left open, and what leaves them so."""
    shut = left_open = 0
    unknown: list[OpenFact] = []
    for column in rules.columns:
        answer = answers.get(column.fact)
        closes, opens = column.effects.get(answer) or column.learn(answer)
        shut |= closes
        if opens:
            left_open |= opens
            unknown.append((column.fact, opens))
    return shut, left_open, unknown


def said_by(rules: Ruleset, answers: Answers, within: int) -> list[Finding]:
    """Return what the rules of the terms in ``within`` say of ``answers``, a finding each."""
    shut, left_open, unknown = settle(rules, answers)
    alive = within & ~shut
    certain = alive & ~left_open
    findings = []
    while alive:
        owner = rules.owners[(alive & -alive).bit_length() - 1]
        mine = alive & owner.terms
        alive ^= mine
        if mine & certain:
            findings.append(owner.certain)
        else:
            still_open = tuple((f, answers.get(f)) for f, opens in unknown if opens & mine)
            findings.append(_uncertain(rules, owner, mine, still_open))
    return findings


StillOpen = tuple[tuple[str, Answer | None], ...]
"""Facts that are not known, and the little that was said of each."""


def _uncertain(rules: Ruleset, owner: CompiledRule, mine: int, still_open: StillOpen) -> Finding:
    """Return the finding of a rule that may hold, made once for each way of not knowing."""
    key = (mine, still_open)
    finding = rules.memory.get(key)
    if finding is None:
        finding = _capped(rules, owner.rule, mine, still_open)
        if len(rules.memory) < _MOST_REMEMBERED:
            rules.memory[key] = finding
    return finding


def _capped(rules: Ruleset, rule: Rule, mine: int, still_open: StillOpen) -> Finding:
    raised = dict(rule.when_unsure)
    outcome = Outcome.ESCALATE
    assumed: set[str] = set()
    for way in _ways_left(rules, mine, still_open):
        missing = {demand.fact for demand in way}
        assumed |= missing
        if len(missing) == 1:
            outcome = max(outcome, raised.get(missing.pop(), outcome))
    return Finding(
        rule=rule,
        outcome=min(rule.outcome, outcome),
        certain=False,
        assumed=tuple(sorted(assumed, key=rules.catalogue.position)),
    )


def _ways_left(rules: Ruleset, mine: int, still_open: StillOpen) -> tuple[Term, ...]:
    """Return the ways in which a rule can still come true, by what is open in each."""
    given = {fact: UNSURE if answer is None else answer for fact, answer in still_open}
    return minimal(
        frozenset(
            demand
            for demand in rules.terms[bit.bit_length() - 1]
            if demand.fact in given and demand.is_met_by(given[demand.fact]) is None
        )
        for bit in _bits(mine)
    )


def _bits(mask: int) -> Iterator[int]:
    while mask:
        low = mask & -mask
        yield low
        mask ^= low


def _determination(rules: Ruleset, findings: list[Finding]) -> Determination:
    outcome = certain = could_reach = Outcome.NOTIFY
    missing: set[str] = set()
    # Comparisons, not `max`: every decision comes through here, and this is an eighth of it.
    for finding in findings:
        if finding.outcome > outcome:
            outcome = finding.outcome
        if finding.rule.outcome > could_reach:
            could_reach = finding.rule.outcome
        if not finding.certain:
            missing.update(finding.assumed)
        elif finding.outcome > certain:
            certain = finding.outcome
    findings.sort(key=_OUTCOME, reverse=True)
    return Determination(
        packs=rules.packs,
        outcome=outcome,
        certain=certain,
        could_reach=could_reach,
        findings=tuple(findings),
        open_facts=tuple(sorted(missing, key=rules.catalogue.position)),
        review_order=rules.review_order,
    )


def waived(determination: Determination, waivers: Mapping[str, str]) -> Determination:
    """Return ``determination`` with the findings of waived rules kept in sight but not counted.

    ``waivers`` maps a rule's reference to the reference of the waiver that lifts it.
    """
    if not waivers:
        return determination
    findings = tuple(_lifted(finding, waivers) for finding in determination.findings)
    counted = [finding for finding in findings if finding.waived is None]
    return Determination(
        packs=determination.packs,
        outcome=max((f.outcome for f in counted), default=Outcome.NOTIFY),
        certain=max((f.outcome for f in counted if f.certain), default=Outcome.NOTIFY),
        could_reach=max((f.rule.outcome for f in counted), default=Outcome.NOTIFY),
        findings=findings,
        open_facts=determination.open_facts,
        review_order=determination.review_order,
    )


def _lifted(finding: Finding, waivers: Mapping[str, str]) -> Finding:
    waiver = waivers.get(finding.rule.reference)
    if waiver is None:
        return finding
    return Finding(
        rule=finding.rule,
        outcome=finding.outcome,
        certain=finding.certain,
        assumed=finding.assumed,
        concerns=finding.concerns,
        waived=waiver,
    )
