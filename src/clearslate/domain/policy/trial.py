"""A pack put to its own cases: what came out otherwise than expected, and what no case tried.

A case says what is known of one use and what the pack must make of it. A rule is *tried* where
it objects in some case, and *decisive* where a determination would ask for less without it. An
option matters in a case where the determination would be another one without it.

Read next: ``formats/cases.py`` for how cases are written.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from clearslate.domain.facts import NO, YES, Answer, Answers, Catalogue, Kind
from clearslate.domain.policy.compile import Ruleset
from clearslate.domain.policy.decide import Facts, Item, decide
from clearslate.domain.policy.determination import Determination, Finding
from clearslate.domain.policy.rules import Outcome
from clearslate.domain.roles import Role
from clearslate.domain.said import worst_of


class Others(StrEnum):
    """What counts for the facts that a case does not name."""

    SAFE = "safe"
    """The answers of the pack's harmless use."""
    UNSURE = "unsure"
    """Nobody answered."""
    RISKY = "risky"
    """Every directed fact its riskiest answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """What a determination must come to; what is None or empty is not looked at."""

    outcome: Outcome
    certain: Outcome | None = None
    could_reach: Outcome | None = None
    by: tuple[str, ...] = ()
    """Rules that must be among the findings, by their id in the pack."""
    not_by: tuple[str, ...] = ()
    """Rules that must be silent."""
    approvers: tuple[Role, ...] = ()
    """Everyone who must say yes, and nobody else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PackCase:
    """One use, as far as it is known, and what the pack must make of it."""

    case: str
    expected: Expected
    options: tuple[str, ...] = ()
    others: Others = Others.SAFE
    given: Answers = field(default_factory=dict, hash=False)
    steps: tuple[Answers, ...] = field(default=(), hash=False)
    people: tuple[Answers, ...] = field(default=(), hash=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Miss:
    """One thing that came out otherwise: which, and both sides in the words of documents."""

    what: str
    """``outcome``, ``certain``, ``could_reach``, ``by``, ``not_by`` or ``approvers``."""
    expected: str
    got: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """One case with what came out of it; it passed where nothing was missed."""

    case: PackCase
    determination: Determination
    misses: tuple[Miss, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """In how many cases a rule objected or an option was chosen, and in how many it mattered."""

    id: str
    tried: int
    decisive: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """Every case of a pack, and how far they try its rules and options."""

    pack: str
    cases: tuple[Tried, ...]
    rules: tuple[Use, ...]
    options: tuple[Use, ...]

    @property
    def failures(self) -> tuple[Tried, ...]:
        """The cases that came out otherwise than expected."""
        return tuple(tried for tried in self.cases if tried.misses)

    @property
    def untried(self) -> tuple[Use, ...]:
        """Rules that object in no case, or decide none, in the order of the pack."""
        return tuple(rule for rule in self.rules if not rule.decisive)

    @property
    def one_sided(self) -> tuple[Use, ...]:
        """Options that matter in no case, or in every case that chooses them."""
        return tuple(each for each in self.options if not 0 < each.decisive < each.tried)

    @property
    def passed(self) -> bool:
        """Whether every case came out as expected, and every rule decides one."""
        return not self.failures and not self.untried


WORKED_OUT: Answers = {"several_steps": NO, "tool_reviewed": YES}
"""What Clearslate works out of a use with at most one step and no tool off the register."""

RulesUnder = Callable[[tuple[str, ...]], Ruleset]
"""The pack's rules under the options that are named, sorted."""


def try_cases(
    cases: Iterable[PackCase], rules_under: RulesUnder, mild_case: Answers, options: Iterable[str]
) -> Trial:
    """Return what the pack makes of each of its ``cases``.

    ``options`` are all that the pack has; ``mild_case`` are the answers of its harmless use.
    """
    cases = tuple(cases)
    plain = rules_under(())
    tried = tuple(_tried(case, rules_under, mild_case) for case in cases)
    return Trial(
        pack=plain.packs[0].id,
        cases=tried,
        rules=tuple(_rule_use(compiled.rule.id, tried) for compiled in plain.rules),
        options=tuple(
            _option_use(option, tried, rules_under, mild_case) for option in sorted(options)
        ),
    )


def facts_of(case: PackCase, catalogue: Catalogue, mild_case: Answers) -> Facts:
    """Return the facts of ``case``: what it gives, completed as it asks for.

    What Clearslate works out for itself is worked out: several steps, a person who is named is
    shown, and the use as a whole is as risky as its riskiest step.
    """
    use: dict[str, Answer] = {**_others(case.others, catalogue, mild_case), **WORKED_OUT}
    if len(case.steps) > 1:
        use["several_steps"] = YES
    if case.people:
        use["person_shown"] = YES
    use |= case.given
    known = {fact: answer for fact, answer in use.items() if fact in catalogue}
    known |= worst_of(case.steps, known, catalogue)
    known |= worst_of(case.people, known, catalogue)
    return Facts(known, _items("step", case.steps), _items("person", case.people))


def _others(others: Others, catalogue: Catalogue, mild_case: Answers) -> Answers:
    if others is Others.SAFE:
        return mild_case
    if others is Others.UNSURE:
        return {}
    asked = (fact for fact in catalogue.facts if not fact.derived and not fact.selector)
    return {
        fact.id: frozenset(fact.choices) - fact.safe if riskiest is None else riskiest
        for fact in asked
        if (riskiest := fact.riskiest) is not None or fact.kind is Kind.SEVERAL
    }


def _items(kind: str, items: tuple[Answers, ...]) -> tuple[Item, ...]:
    return tuple(Item(f"{kind} {place}", answers) for place, answers in enumerate(items, start=1))


def _tried(case: PackCase, rules_under: RulesUnder, mild_case: Answers) -> Tried:
    rules = rules_under(tuple(sorted(case.options)))
    determination = decide(rules, facts_of(case, rules.catalogue, mild_case))
    return Tried(
        case=case,
        determination=determination,
        misses=tuple(_misses(case.expected, determination)),
    )


def _misses(expected: Expected, made: Determination) -> Iterable[Miss]:
    for what, wanted, got in (
        ("outcome", expected.outcome, made.outcome),
        ("certain", expected.certain, made.certain),
        ("could_reach", expected.could_reach, made.could_reach),
    ):
        if wanted is not None and wanted is not got:
            yield Miss(what=what, expected=wanted.word, got=got.word)
    yield from _misses_by_name(expected, made)


def _misses_by_name(expected: Expected, made: Determination) -> Iterable[Miss]:
    objected = [finding.rule.id for finding in made.findings]
    said = ", ".join(objected)
    for rule in expected.by:
        if rule not in objected:
            yield Miss(what="by", expected=rule, got=said)
    for rule in expected.not_by:
        if rule in objected:
            yield Miss(what="not_by", expected=rule, got=said)
    if expected.approvers and {*expected.approvers} != {*made.approvers}:
        wanted_roles, roles = (", ".join(each) for each in (expected.approvers, made.approvers))
        yield Miss(what="approvers", expected=wanted_roles, got=roles)


def _rule_use(rule: str, tried: Iterable[Tried]) -> Use:
    objected = [
        (finding, each.determination.findings)
        for each in tried
        for finding in each.determination.findings
        if finding.rule.id == rule
    ]
    decided = [_asks(found) != _asks(_without(found, finding)) for finding, found in objected]
    return Use(id=rule, tried=len(objected), decisive=sum(decided))


def _without(findings: tuple[Finding, ...], taken_out: Finding) -> tuple[Finding, ...]:
    return tuple(finding for finding in findings if finding is not taken_out)


def _asks(findings: tuple[Finding, ...]) -> tuple[object, ...]:
    """Return all that findings ask of people; where two ask the same they are equal."""
    mildest = Outcome.NOTIFY
    return (
        max((f.outcome for f in findings if f.certain), default=mildest),
        max((f.outcome for f in findings), default=mildest),
        max((f.rule.outcome for f in findings), default=mildest),
        frozenset(role for f in findings for role in f.approvers),
        frozenset(duty for f in findings for duty in f.rule.obligations),
        frozenset(told for f in findings for told in f.rule.disclosures),
    )


def _option_use(
    option: str, tried: Iterable[Tried], rules_under: RulesUnder, mild_case: Answers
) -> Use:
    chosen = [each for each in tried if option in each.case.options]
    mattered = 0
    for each in chosen:
        rest = tuple(sorted({*each.case.options} - {option}))
        rules = rules_under(rest)
        made = decide(rules, facts_of(each.case, rules.catalogue, mild_case))
        mattered += _asks(made.findings) != _asks(each.determination.findings)
    return Use(id=option, tried=len(chosen), decisive=mattered)
