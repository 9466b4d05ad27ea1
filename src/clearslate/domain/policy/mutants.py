"""Which slips the cases of a pack would notice, and a case for each that they would not.

Every slip is made and put to the cases. One that no case notices either changes nothing that
a case could state, which is proved, or comes with the use that shows it: the mildest answers
that the pack and its mutant tell apart.

Read next: ``slips.py`` for the mistakes, ``trial.py`` for cases, ``witness.py`` for the search.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from clearslate.domain.facts import Answer, Answers
from clearslate.domain.policy.compile import Ruleset, compile_rules
from clearslate.domain.policy.decide import Facts, decide
from clearslate.domain.policy.determination import Determination, Finding
from clearslate.domain.policy.probes import probes
from clearslate.domain.policy.rules import Outcome, Pack
from clearslate.domain.policy.slips import Slip, slipped, slips
from clearslate.domain.policy.trial import Expected, PackCase, RulesUnder, Trial, facts_of
from clearslate.domain.roles import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Survivor:
    """A slip that no case notices, and a case that would."""

    slip: Slip
    case: PackCase


@dataclass(frozen=True, slots=True, kw_only=True)
class Hunt:
    """What became of every slip in a pack."""

    noticed: int
    equal: tuple[Slip, ...] = ()
    """No known use tells the pack and its mutant apart."""
    unstated: tuple[Slip, ...] = ()
    """They change something that no case near the mild one could be found to state."""
    survivors: tuple[Survivor, ...] = ()

    @property
    def made(self) -> int:
        """How many slips were made."""
        return self.noticed + len(self.equal) + len(self.unstated) + len(self.survivors)

    @property
    def missing(self) -> tuple[PackCase, ...]:
        """Cases that together notice every survivor, each once."""
        return tuple({survivor.case.case: survivor.case for survivor in self.survivors}.values())


def hunt(
    trial: Trial, rules_under: RulesUnder, mild_case: Answers, options: Sequence[str]
) -> Hunt:
    """Return what becomes of every slip in a pack when it is put to the cases of ``trial``.

    ``options`` are all that the pack has. Cases that failed notice nothing. A slip counts as
    equal where no use whose facts are known, and none with the one open fact that a rule raises,
    shows it: under no option, each one alone, and all together.
    """
    return _Hunter(trial, rules_under, mild_case, options).hunt()


@dataclass(frozen=True, slots=True)
class _Sitting:
    """One case that passed: its facts, and what the pack made of them."""

    case: PackCase
    facts: Facts
    made: Determination


@dataclass(frozen=True, slots=True)
class _Variant:
    """The pack under some options, and the same with a slip made in it."""

    options: tuple[str, ...]
    whole: Ruleset
    spoilt: tuple[str, ...]
    """The ids of the rules that the slip changes."""
    mutant: Ruleset | None
    """Those rules alone as the slip leaves them; None where nothing is left."""

    def findings(self, facts: Facts) -> tuple[Finding, ...]:
        """Return what the changed rules say of ``facts``."""
        return decide(self.mutant, facts).findings if self.mutant is not None else ()


_Stated = tuple[Outcome, Outcome, Outcome, frozenset[str], frozenset[Role]]
"""All that a case can state of a determination: three outcomes, who objects, who approves."""


class _Hunter:
    """Puts slips to cases; kept to one call of `hunt`."""

    def __init__(
        self, trial: Trial, rules_under: RulesUnder, mild_case: Answers, options: Sequence[str]
    ) -> None:
        self._rules_under = rules_under
        self._mild_case = mild_case
        self._options = sorted(options)
        self._plain = rules_under(())
        self._sittings: dict[tuple[str, ...], list[_Sitting]] = {(): []}
        self._proposed: dict[tuple[str, ...], list[_Sitting]] = {}
        for tried in trial.cases:
            if not tried.misses:
                facts = facts_of(tried.case, self._plain.catalogue, mild_case)
                sitting = _Sitting(tried.case, facts, tried.determination)
                self._sittings.setdefault(tried.case.options, []).append(sitting)

    def hunt(self) -> Hunt:
        noticed = 0
        survivors: list[Survivor] = []
        unshown: dict[bool, list[Slip]] = {True: [], False: []}
        for slip in self._slips():
            if self._noticing(slip, self._sittings) is not None:
                noticed += 1
                continue
            case = self._noticing(slip, self._proposed) or self._case_for(slip)
            if isinstance(case, PackCase):
                survivors.append(Survivor(slip=slip, case=case))
            else:
                unshown[case].append(slip)
        return Hunt(
            noticed=noticed,
            equal=tuple(unshown[False]),
            unstated=tuple(unshown[True]),
            survivors=tuple(survivors),
        )

    def _slips(self) -> tuple[Slip, ...]:
        under = {
            option: {
                each.rule.id: each.rule.outcome for each in self._rules_under((option,)).rules
            }
            for option in self._options
        }
        rules = [each.rule for each in self._plain.rules]
        return slips(rules, self._plain.catalogue, under)

    def _variant(self, slip: Slip, options: tuple[str, ...]) -> _Variant:
        whole = self._rules_under(options)
        spoilt = [each.rule for each in whole.rules if each.rule.id in slip.rules]
        made = (slipped(rule, slip, options) for rule in spoilt)
        left = tuple(rule for rule in made if rule is not None)
        mutant = None
        if left:
            pack = Pack(reference=whole.packs[0], rules=left)
            mutant = compile_rules([pack], whole.catalogue)
        return _Variant(options, whole, slip.rules, mutant)

    def _noticing(
        self, slip: Slip, sittings: Mapping[tuple[str, ...], Sequence[_Sitting]]
    ) -> PackCase | None:
        """Return the first case among ``sittings`` that comes out otherwise with the slip."""
        for options, sitting_there in sittings.items():
            variant = self._variant(slip, options)
            for sitting in sitting_there:
                if _notices(sitting, variant):
                    return sitting.case
        return None

    def _case_for(self, slip: Slip) -> PackCase | bool:
        """Return a case that shows the slip; failing that, whether it changes anything."""
        changes = False
        every = tuple(self._options)
        for options in dict.fromkeys(((), *((option,) for option in every), every)):
            variant = self._variant(slip, options)
            for answers in probes(variant.whole, variant.mutant, variant.spoilt):
                shows = _shows(answers, variant)
                changes = changes or shows
                case = self._stated(answers, variant) if shows else None
                if case is not None:
                    self._propose(case, variant)
                    return case
        return changes

    def _propose(self, case: PackCase, variant: _Variant) -> None:
        facts = facts_of(case, variant.whole.catalogue, self._mild_case)
        sitting = _Sitting(case, facts, decide(variant.whole, facts))
        self._proposed.setdefault(variant.options, []).append(sitting)

    def _stated(self, answers: Answers, variant: _Variant) -> PackCase | None:
        """Return the shortest case near the mild one that notices the slip for this use."""
        bare = PackCase(
            case="", expected=Expected(outcome=Outcome.NOTIFY), options=variant.options
        )
        base = facts_of(bare, variant.whole.catalogue, self._mild_case).use
        read = {column.fact for column in variant.whole.columns}
        given = {f: a for f, a in answers.items() if f in read and base.get(f) != a}
        case = self._expecting(replace(bare, given=given), variant)
        if not self._would_notice(case, variant):
            return None
        for fact in reversed(tuple(given)):
            fewer = {each: answer for each, answer in case.given.items() if each != fact}
            shorter = self._expecting(replace(case, given=fewer), variant)
            if self._would_notice(shorter, variant) and _is_as_clear(shorter, case):
                case = shorter
        return replace(self._with_fewest_expectations(case, variant), case=_called(case))

    def _with_fewest_expectations(self, case: PackCase, variant: _Variant) -> PackCase:
        expected = case.expected
        if expected.certain is expected.could_reach:
            expected = replace(expected, certain=None, could_reach=None)
        for fewer in (replace(expected, approvers=()), expected):
            if self._would_notice(replace(case, expected=fewer), variant):
                return replace(case, expected=fewer)
        return case

    def _expecting(self, case: PackCase, variant: _Variant) -> PackCase:
        """Return ``case`` with what the pack makes of it, and what the slip would change."""
        facts = facts_of(case, variant.whole.catalogue, self._mild_case)
        made = decide(variant.whole, facts)
        objecting = {finding.rule.id for finding in made.findings}
        mutant = variant.findings(facts)
        said = {finding.rule.id for finding in mutant}
        mine = [rule for rule in variant.spoilt if (rule in objecting) is not (rule in said)]
        others = [f for f in made.findings if f.rule.id not in variant.spoilt]
        approving = _stated_of((*others, *mutant))[-1]
        expected = Expected(
            outcome=made.outcome,
            certain=made.certain,
            could_reach=made.could_reach,
            by=tuple(rule for rule in mine if rule in objecting)[:1],
            not_by=tuple(rule for rule in mine if rule not in objecting)[:1],
            approvers=made.approvers if {*made.approvers} != approving else (),
        )
        return replace(case, expected=expected)

    def _would_notice(self, case: PackCase, variant: _Variant) -> bool:
        facts = facts_of(case, variant.whole.catalogue, self._mild_case)
        return _notices(_Sitting(case, facts, decide(variant.whole, facts)), variant)


def _is_as_clear(shorter: PackCase, case: PackCase) -> bool:
    """Whether leaving an answer out leaves nothing open that was settled."""
    said, was = shorter.expected, case.expected
    return (said.outcome, said.certain, said.could_reach) == (
        was.outcome,
        was.certain,
        was.could_reach,
    )


def _called(case: PackCase) -> str:
    """Return a name for a proposed case: whom it is about, and what is given."""
    expected = case.expected
    if expected.by or expected.not_by:
        rule = (*expected.by, *expected.not_by)[0]
        about = f"{rule} objects" if expected.by else f"{rule} is silent"
    elif expected.approvers:
        about = f"{' and '.join(expected.approvers)} must say yes"
    else:
        about = f"{expected.outcome.word}, neither milder nor stricter"
    given = ", ".join(f"{fact} {_word(answer)}" for fact, answer in case.given.items())
    under = f" under {', '.join(case.options)}" if case.options else ""
    return f"{about}{under}: {given or 'the mild case'}"


def _word(answer: Answer) -> str:
    return " and ".join(sorted(answer)) if isinstance(answer, frozenset) else str(answer)


def _shows(answers: Answers, variant: _Variant) -> bool:
    """Whether a case could state what the slip changes for this use."""
    facts = Facts(answers)
    found = decide(variant.whole, facts).findings
    others = [finding for finding in found if finding.rule.id not in variant.spoilt]
    return _stated_of(found) != _stated_of((*others, *variant.findings(facts)))


def _notices(sitting: _Sitting, variant: _Variant) -> bool:
    """Whether a case comes out otherwise than it expects once the slip is made."""
    others = [f for f in sitting.made.findings if f.rule.id not in variant.spoilt]
    return not _meets(
        sitting.case.expected, _stated_of((*others, *variant.findings(sitting.facts)))
    )


def _stated_of(findings: Iterable[Finding]) -> _Stated:
    outcome = certain = could_reach = Outcome.NOTIFY
    objecting: set[str] = set()
    approving: set[Role] = set()
    for finding in findings:
        outcome = max(outcome, finding.outcome)
        could_reach = max(could_reach, finding.rule.outcome)
        certain = max(certain, finding.outcome) if finding.certain else certain
        objecting.add(finding.rule.id)
        approving.update(finding.approvers)
    return outcome, certain, could_reach, frozenset(objecting), frozenset(approving)


def _meets(expected: Expected, stated: _Stated) -> bool:
    outcome, certain, could_reach, objecting, approving = stated
    return (
        expected.outcome is outcome
        and expected.certain in (None, certain)
        and expected.could_reach in (None, could_reach)
        and objecting.issuperset(expected.by)
        and objecting.isdisjoint(expected.not_by)
        and (not expected.approvers or approving == {*expected.approvers})
    )
