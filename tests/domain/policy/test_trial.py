"""A pack put to its cases: what is completed, what is missed, what no case tries."""

from collections.abc import Mapping

import pytest
from tests.domain.policy.catalogue import FILM, a_pack_of, a_rule

from clearslate.domain.facts import UNSURE, Answers
from clearslate.domain.policy.compile import Ruleset, compile_rules
from clearslate.domain.policy.rules import Outcome
from clearslate.domain.policy.trial import Expected, Miss, Others, PackCase, Trial, Use, try_cases
from clearslate.domain.policy.trial import facts_of as completed
from clearslate.formats.facts import load_catalogue

NOTIFY, ESCALATE, APPROVAL, BLOCKED = Outcome
MILD: Answers = {
    "genre": "scripted",
    "shown": "no",
    "misleading": "no",
    "in_final": "no",
    "inputs": frozenset(("none",)),
}
RULES = (
    a_rule("shown", BLOCKED, name="grave"),
    a_rule("shown and misleading", APPROVAL, name="swallowed"),
    a_rule("prominence >= critical", ESCALATE, name="mild"),
)


def rules_under(options: tuple[str, ...]) -> Ruleset:
    strict = a_rule("in_final", APPROVAL if "strict" in options else ESCALATE, name="option")
    return compile_rules([a_pack_of(*RULES, strict)], FILM)


def tried(*cases: PackCase, options: tuple[str, ...] = ("strict",)) -> Trial:
    return try_cases(cases, rules_under, MILD, options)


def a_case(outcome: Outcome, *, name: str = "case", **how: object) -> PackCase:
    expected = {
        word: how.pop(word) for word in ("certain", "could_reach", "by", "not_by") if word in how
    }
    return PackCase(case=name, expected=Expected(outcome=outcome, **expected), **how)


def use_of(case: PackCase) -> Mapping[str, object]:
    return completed(case, FILM, MILD).use


def test_what_a_safe_case_does_not_name_is_harmless() -> None:
    use = use_of(a_case(NOTIFY, given={"shown": "yes"}))

    assert use == {**MILD, "shown": "yes"}


def test_what_an_unsure_case_does_not_name_nobody_answered() -> None:
    use = use_of(a_case(NOTIFY, others=Others.UNSURE, given={"shown": UNSURE}))

    assert use == {"shown": UNSURE}


def test_what_a_risky_case_does_not_name_is_at_its_riskiest() -> None:
    use = use_of(a_case(NOTIFY, others=Others.RISKY, given={"shown": "no"}))

    assert use == {
        "shown": "no",
        "misleading": "yes",
        "in_final": "yes",
        "prominence": "critical",
        "human_input": "none",
        "inputs": frozenset(("script", "footage")),
        "consent": "no",
    }


def shipped(**how: object) -> Mapping[str, object]:
    return completed(a_case(NOTIFY, **how), load_catalogue(), {}).use


def test_what_clearslate_works_out_is_worked_out() -> None:
    two = ({"environment": "free"}, {"environment": "local"})

    assert shipped()["several_steps"] == "no"
    assert shipped(steps=two[:1])["several_steps"] == "no"
    assert shipped(steps=two)["several_steps"] == "yes"
    assert shipped()["tool_reviewed"] == "yes"
    assert shipped(others=Others.RISKY)["tool_reviewed"] == "yes"
    assert shipped(people=({},))["person_shown"] == "yes"
    assert shipped(given={"several_steps": UNSURE})["several_steps"] == UNSURE


def test_a_use_is_as_risky_as_its_riskiest_step() -> None:
    use = shipped(
        given={"environment": "local", "tool_keeps_data": "no"},
        steps=(
            {"environment": "free", "inputs": frozenset(("script",))},
            {"inputs": frozenset(("public",)), "tool_keeps_data": UNSURE},
        ),
    )

    assert use["environment"] == "free"
    assert use["inputs"] == frozenset(("script", "public"))
    assert use["tool_keeps_data"] == UNSURE


@pytest.mark.parametrize(
    ("expected", "miss"),
    [
        ({"outcome": APPROVAL}, Miss(what="outcome", expected="approval", got="blocked")),
        ({"certain": NOTIFY}, Miss(what="certain", expected="notify", got="blocked")),
        ({"could_reach": APPROVAL}, Miss(what="could_reach", expected="approval", got="blocked")),
        ({"by": ("mild",)}, Miss(what="by", expected="mild", got="grave")),
        ({"not_by": ("grave",)}, Miss(what="not_by", expected="grave", got="grave")),
    ],
)
def test_a_case_that_comes_out_otherwise_says_what_was_missed(
    expected: Mapping[str, object], miss: Miss
) -> None:
    case = a_case(**{"outcome": BLOCKED, **expected}, given={"shown": "yes"})

    trial = tried(case)

    assert [each.misses for each in trial.failures] == [(miss,)]
    assert not trial.passed


def test_what_a_case_does_not_expect_is_not_looked_at() -> None:
    trial = tried(a_case(BLOCKED, given={"shown": "yes", "misleading": UNSURE}))

    assert trial.failures == ()


def counts(uses: tuple[Use, ...]) -> dict[str, tuple[int, int]]:
    return {use.id: (use.tried, use.decisive) for use in uses}


def test_a_rule_decides_where_less_would_be_asked_without_it() -> None:
    trial = tried(
        a_case(BLOCKED, name="a", given={"shown": "yes"}),
        a_case(BLOCKED, name="b", given={"shown": "yes", "misleading": "yes"}),
        a_case(NOTIFY, name="c"),
    )

    assert counts(trial.rules) == {
        "grave": (2, 2),
        "swallowed": (1, 0),
        "mild": (0, 0),
        "option": (0, 0),
    }
    assert [use.id for use in trial.untried] == ["swallowed", "mild", "option"]
    assert not trial.passed


def test_of_two_rules_that_say_the_same_neither_decides() -> None:
    both = compile_rules(
        [a_pack_of(a_rule("shown", BLOCKED, name="a"), a_rule("shown", BLOCKED, name="b"))], FILM
    )

    trial = try_cases([a_case(BLOCKED, given={"shown": "yes"})], lambda _: both, MILD, ())

    assert counts(trial.rules) == {"a": (1, 0), "b": (1, 0)}


def test_an_option_matters_where_the_determination_would_be_another_without_it() -> None:
    trial = tried(
        a_case(APPROVAL, name="a", options=("strict",), given={"in_final": "yes"}),
        a_case(NOTIFY, name="b", options=("strict",)),
        a_case(ESCALATE, name="c", given={"in_final": "yes"}),
    )

    assert counts(trial.options) == {"strict": (2, 1)}
    assert trial.one_sided == ()


@pytest.mark.parametrize(
    "cases",
    [
        (),
        (a_case(NOTIFY, options=("strict",)),),
        (a_case(APPROVAL, options=("strict",), given={"in_final": "yes"}),),
    ],
    ids=["never chosen", "never matters", "always matters"],
)
def test_an_option_that_is_tried_one_way_only_is_named(cases: tuple[PackCase, ...]) -> None:
    assert [use.id for use in tried(*cases).one_sided] == ["strict"]


def test_a_trial_passes_when_every_case_comes_out_and_every_rule_decides_one() -> None:
    only = compile_rules([a_pack_of(a_rule("shown", BLOCKED))], FILM)
    cases = [a_case(BLOCKED, given={"shown": "yes"})]

    assert try_cases(cases, lambda _: only, MILD, ()).passed
    assert not try_cases([a_case(NOTIFY)], lambda _: only, MILD, ()).passed
    assert not try_cases([], lambda _: only, MILD, ()).passed
