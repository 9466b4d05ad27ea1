"""The pack netflix-genai put to its own cases, one test a case, and to all that they must try."""

from collections import Counter

import pytest

from clearslate.domain.policy.rules import Outcome
from clearslate.domain.policy.trial import Tried, Use
from clearslate.formats.cases import try_pack
from clearslate.formats.packs import find_pack

TRIAL = try_pack("netflix-genai")
PACK = find_pack("netflix-genai")
WORKED_CASES = [
    ("mood board", Outcome.NOTIFY),
    ("temp music", Outcome.NOTIFY),
    ("noise reduction", Outcome.NOTIFY),
    ("previs", Outcome.NOTIFY),
    ("storyboards", Outcome.ESCALATE),
    ("shop sign", Outcome.ESCALATE),
    ("transcribing", Outcome.ESCALATE),
    ("letter", Outcome.APPROVAL),
    ("temporary voice clone", Outcome.APPROVAL),
    ("unreleased script", Outcome.APPROVAL),
    ("generated stadium crowd", Outcome.APPROVAL),
    ("second killer doll", Outcome.APPROVAL),
    ("fake news item", Outcome.BLOCKED),
    ("model fine-tuned", Outcome.BLOCKED),
    ("a character with a known performer’s nose", Outcome.BLOCKED),
]
"""Section 4 of the guidance."""


@pytest.mark.parametrize("tried", TRIAL.cases, ids=lambda tried: tried.case.case)
def test_the_case_comes_out_as_it_should(tried: Tried) -> None:
    assert tried.misses == ()


@pytest.mark.parametrize("rule", TRIAL.rules, ids=lambda rule: rule.id)
def test_every_rule_objects_in_some_case_and_decides_one(rule: Use) -> None:
    assert rule.tried >= rule.decisive >= 1


@pytest.mark.parametrize("option", TRIAL.options, ids=lambda option: option.id)
def test_every_option_is_chosen_where_it_matters_and_where_it_does_not(option: Use) -> None:
    assert option.tried > option.decisive >= 1


def test_no_option_of_the_pack_is_left_out() -> None:
    known = {reading.option for reading in PACK.readings.values() if reading.option}

    assert {option.id for option in TRIAL.options} == known


def test_the_worked_cases_of_the_guidance_stand_first() -> None:
    first = TRIAL.cases[: len(WORKED_CASES)]

    for tried, (name, outcome) in zip(first, WORKED_CASES, strict=True):
        assert tried.case.case.startswith(name)
        assert tried.case.expected.outcome is outcome


def test_there_are_a_hundred_cases_and_as_many_mild_as_grave() -> None:
    outcomes = Counter(tried.case.expected.outcome for tried in TRIAL.cases)
    mild = outcomes[Outcome.NOTIFY] + outcomes[Outcome.ESCALATE]
    grave = outcomes[Outcome.APPROVAL] + outcomes[Outcome.BLOCKED]

    assert len(TRIAL.cases) >= 100
    assert 0.4 <= grave / (mild + grave) <= 0.6
    assert min(outcomes.values()) >= 20


RAISED = [(rule.id, fact) for rule in PACK.pack.rules for fact, _ in rule.when_unsure]


@pytest.mark.parametrize(("rule", "fact"), RAISED)
def test_every_raised_fact_raises_some_case_above_escalate(rule: str, fact: str) -> None:
    findings = [
        finding
        for tried in TRIAL.cases
        for finding in tried.determination.findings
        if finding.rule.id == rule and not finding.certain
    ]

    assert any(
        finding.outcome > Outcome.ESCALATE and fact in finding.assumed for finding in findings
    )


def test_cases_leave_facts_open_and_take_them_at_their_worst() -> None:
    others = Counter(tried.case.others.value for tried in TRIAL.cases)
    unsure = [t for t in TRIAL.cases if t.determination.certain < t.determination.outcome]

    assert min(others[word] for word in ("safe", "unsure", "risky")) >= 3
    assert len(unsure) >= 30


def test_cases_have_several_steps_and_several_people() -> None:
    assert sum(len(tried.case.steps) > 1 for tried in TRIAL.cases) >= 5
    assert sum(len(tried.case.people) > 1 for tried in TRIAL.cases) >= 4
