"""What rules add up to: both rails, what an unsure fact raises, items joined, duties united."""

from dataclasses import replace
from datetime import date

import pytest
from tests.domain.policy.catalogue import FILM, a_pack_of, a_rule, yes_no

from clearslate.domain.facts import UNSURE, Answers, Catalogue, Fact, Kind, Scope
from clearslate.domain.policy.compile import Ruleset, compile_rules
from clearslate.domain.policy.decide import Facts, Item, decide
from clearslate.domain.policy.determination import Determination
from clearslate.domain.policy.rules import Outcome, Rule
from clearslate.domain.roles import Role
from clearslate.formats.packs import find_pack, ruleset_of

NOTIFY, ESCALATE, APPROVAL, BLOCKED = Outcome


def asked_of(*rules: Rule, catalogue: Catalogue = FILM) -> Ruleset:
    return compile_rules([a_pack_of(*rules)], catalogue)


def made(rule: Rule, answers: Answers, catalogue: Catalogue = FILM) -> Determination:
    return decide(asked_of(rule, catalogue=catalogue), Facts(answers))


def three(determination: Determination) -> tuple[Outcome, Outcome, Outcome]:
    return determination.certain, determination.outcome, determination.could_reach


@pytest.mark.parametrize(
    ("answers", "certain", "outcome", "could_reach"),
    [
        ({"shown": "yes"}, BLOCKED, BLOCKED, BLOCKED),
        ({"shown": "no"}, NOTIFY, NOTIFY, NOTIFY),
        ({"shown": UNSURE}, NOTIFY, ESCALATE, BLOCKED),
        ({}, NOTIFY, ESCALATE, BLOCKED),
    ],
)
def test_a_rule_that_may_hold_objects_with_no_more_than_escalate(
    answers: Answers, certain: Outcome, outcome: Outcome, could_reach: Outcome
) -> None:
    determination = made(a_rule("shown", BLOCKED), answers)

    assert three(determination) == (certain, outcome, could_reach)


def test_a_notice_that_may_hold_stays_a_notice() -> None:
    assert three(made(a_rule("shown", NOTIFY), {})) == (NOTIFY, NOTIFY, NOTIFY)


def test_nothing_to_object_is_notify_without_findings() -> None:
    determination = made(a_rule("shown", BLOCKED), {"shown": "no"})

    assert (determination.findings, determination.open_facts) == ((), ())
    assert determination.approvers == ()


@pytest.mark.parametrize(
    ("answers", "outcome"),
    [
        ({"shown": "yes", "misleading": UNSURE}, BLOCKED),
        ({"shown": "yes"}, BLOCKED),
        ({"shown": UNSURE, "misleading": "yes"}, ESCALATE),
        ({"shown": UNSURE, "misleading": UNSURE}, ESCALATE),
        ({"shown": "yes", "misleading": "no"}, NOTIFY),
    ],
)
def test_an_unsure_fact_raises_the_outcome_only_where_it_alone_is_missing(
    answers: Answers, outcome: Outcome
) -> None:
    rule = a_rule("shown and misleading", BLOCKED, when_unsure={"misleading": BLOCKED})

    assert made(rule, answers).outcome is outcome


@pytest.mark.parametrize("line", ["shown and misleading", "misleading and shown and in_final"])
def test_two_facts_that_are_missing_together_raise_nothing(line: str) -> None:
    raised = dict.fromkeys(("shown", "misleading", "in_final"), BLOCKED)
    rule = a_rule(line, BLOCKED)

    rule = replace(rule, when_unsure=tuple(raised.items()))

    assert made(rule, {"in_final": "yes"}).outcome is ESCALATE


def test_an_unsure_fact_never_raises_above_the_outcome_of_the_rule() -> None:
    rule = replace(a_rule("shown", APPROVAL), when_unsure=(("shown", BLOCKED),))

    assert made(rule, {}).outcome is APPROVAL


def test_an_unsure_fact_never_lowers_below_escalate() -> None:
    assert made(a_rule("shown", BLOCKED, when_unsure={"shown": NOTIFY}), {}).outcome is ESCALATE


def test_any_way_in_which_one_fact_alone_is_missing_is_enough_to_raise() -> None:
    rule = a_rule(
        "shown and misleading or in_final and misleading", BLOCKED, when_unsure={"shown": BLOCKED}
    )

    assert made(rule, {"misleading": "yes"}).outcome is BLOCKED


GATED = Catalogue(
    version="1",
    facts=(yes_no("a"), yes_no("b"), yes_no("x", gate="a or b"), yes_no("y", gate="x")),
)


def test_a_fact_that_would_open_the_gate_too_is_missing_alone() -> None:
    rule = a_rule("a and x", BLOCKED, catalogue=GATED, when_unsure={"a": BLOCKED})

    determination = made(rule, {"x": "yes"}, GATED)

    assert determination.outcome is BLOCKED
    assert determination.open_facts == ("a",)


def test_a_fact_behind_a_gate_that_may_be_closed_is_not_missing_alone() -> None:
    rule = a_rule("x", BLOCKED, catalogue=GATED, when_unsure={"x": BLOCKED})

    assert made(rule, {}, GATED).outcome is ESCALATE
    assert made(rule, {"a": "yes"}, GATED).outcome is BLOCKED
    assert made(rule, {"a": "no", "b": "no", "x": "yes"}, GATED).outcome is NOTIFY


def test_a_closed_gate_closes_those_behind_it() -> None:
    rule = a_rule("y", BLOCKED, catalogue=GATED)

    assert made(rule, {"a": "no", "b": "no", "x": "yes", "y": "yes"}, GATED).outcome is NOTIFY
    assert made(rule, {"a": "yes", "x": "no", "y": "yes"}, GATED).outcome is NOTIFY
    assert made(rule, {"a": "yes", "x": "yes", "y": "yes"}, GATED).outcome is BLOCKED


@pytest.mark.parametrize(
    ("answers", "open_facts"),
    [
        ({}, ("shown", "misleading", "in_final", "prominence")),
        ({"in_final": "no"}, ("shown", "misleading")),
        ({"in_final": "yes", "prominence": "incidental", "shown": "yes"}, ("misleading",)),
        ({"misleading": "yes"}, ("shown", "in_final", "prominence")),
    ],
)
def test_open_facts_are_those_that_can_still_change_something_in_the_order_of_asking(
    answers: Answers, open_facts: tuple[str, ...]
) -> None:
    rule = a_rule("misleading and shown or prominence >= prominent")

    assert made(rule, answers).open_facts == open_facts


def test_a_fact_that_another_open_fact_makes_idle_is_not_assumed() -> None:
    rule = a_rule("misleading and (shown or inputs in {script}) and (shown or in_final)")

    (finding,) = made(rule, {"misleading": "yes", "inputs": frozenset(("script",))}).findings

    assert finding.assumed == ("shown", "in_final")
    (finding,) = made(
        a_rule("shown or shown and misleading or shown and in_final"), {"in_final": "yes"}
    ).findings
    assert finding.assumed == ("shown",)


def test_what_is_known_of_a_set_counts_though_there_may_be_more() -> None:
    rule = a_rule("inputs in {script}", APPROVAL)

    assert made(rule, {"inputs": frozenset(("script", UNSURE))}).certain is APPROVAL
    assert three(made(rule, {"inputs": frozenset(("public", UNSURE))})) == (
        NOTIFY, ESCALATE, APPROVAL,
    )  # fmt: skip


def test_what_is_known_of_a_set_is_no_longer_missing() -> None:
    rule = a_rule(
        "inputs in {script} and inputs in {footage} or inputs in {footage} and shown", BLOCKED
    )

    (finding,) = made(rule, {"inputs": frozenset(("script", UNSURE))}).findings

    assert finding.assumed == ("inputs",)


def test_an_open_selector_that_leaves_no_way_around_changes_nothing() -> None:
    rule = a_rule("genre in {news} and shown or genre beyond {news} and misleading", BLOCKED)

    assert made(rule, {"shown": "yes", "misleading": "yes"}).certain is BLOCKED
    assert made(rule, {"shown": "yes", "misleading": "no"}).certain is NOTIFY


def test_a_day_counts_from_the_first_to_the_last_day_of_its_span() -> None:
    rule = a_rule("released_on >= 2026-07-01 and released_on <= 2030-06-30", APPROVAL)
    days = [date(2026, 6, 30), date(2026, 7, 1), date(2030, 6, 30), date(2030, 7, 1)]

    outcomes = [made(rule, {"released_on": day}).outcome for day in days]

    assert outcomes == [NOTIFY, APPROVAL, APPROVAL, NOTIFY]


def test_a_fact_with_a_default_is_open_only_where_somebody_is_unsure() -> None:
    scope = Fact(
        id="scope", kind=Kind.CHOICE, choices=("content", "other"), selector=True,
        default="content",
    )  # fmt: skip
    catalogue = Catalogue(version="1", facts=(scope,))
    rule = a_rule("scope in {content}", BLOCKED, catalogue=catalogue)

    assert made(rule, {}, catalogue).certain is BLOCKED
    assert made(rule, {"scope": "other"}, catalogue).outcome is NOTIFY
    assert three(made(rule, {"scope": UNSURE}, catalogue)) == (NOTIFY, ESCALATE, BLOCKED)


def per(scope: Scope, rule: Rule) -> Rule:
    return replace(rule, scope=scope)


STEPS = (Item("1. draft", {"misleading": "yes"}), Item("2. grade", {}))


def test_a_rule_of_steps_is_put_to_each_and_says_which_it_is_about() -> None:
    rule = per(Scope.STEP, a_rule("misleading", APPROVAL))

    (finding,) = decide(asked_of(rule), Facts({"misleading": "no"}, steps=STEPS)).findings

    assert finding.concerns == ("1. draft",)
    assert finding.certain


def test_what_the_use_says_holds_for_every_item_that_does_not_answer_for_itself() -> None:
    rule = per(Scope.STEP, a_rule("misleading", APPROVAL))
    facts = Facts({"misleading": "yes"}, steps=(Item("a", {"misleading": "no"}), Item("b", {})))

    (finding,) = decide(asked_of(rule), facts).findings

    assert finding.concerns == ("b",)


def test_without_items_a_rule_of_steps_is_put_to_the_whole_use() -> None:
    rule = per(Scope.STEP, a_rule("misleading", APPROVAL))

    (finding,) = decide(asked_of(rule), Facts({"misleading": "yes"})).findings

    assert finding.concerns == ()


@pytest.mark.parametrize("answers", [(UNSURE, "yes"), ("yes", UNSURE)])
def test_one_certain_item_makes_a_joined_finding_certain_and_the_strictest_its_outcome(
    answers: tuple[str, str],
) -> None:
    rule = per(Scope.PERSON, a_rule("misleading", BLOCKED))
    ada, ben = answers
    people = (Item("Ada", {"misleading": ada}), Item("Ben", {"misleading": ben}))

    determination = decide(asked_of(rule), Facts({}, people=people))

    (finding,) = determination.findings
    assert (finding.outcome, finding.certain) == (BLOCKED, True)
    assert finding.concerns == ("Ada", "Ben")
    assert determination.open_facts == ()


def test_a_rule_of_the_whole_use_is_not_put_to_items() -> None:
    determination = decide(asked_of(a_rule("misleading")), Facts({"misleading": "no"}, STEPS))

    assert determination.findings == ()


def test_the_strictest_finding_stands_first_and_equals_keep_the_order_of_the_pack() -> None:
    rules = (
        a_rule("shown", ESCALATE, name="a"),
        a_rule("shown", BLOCKED, name="b"),
        a_rule("shown", ESCALATE, name="c"),
    )

    findings = decide(asked_of(*rules), Facts({"shown": "yes"})).findings

    assert [finding.rule.id for finding in findings] == ["b", "a", "c"]


def test_everyone_who_must_say_yes_is_named_once_in_the_order_of_the_roles() -> None:
    rules = (
        replace(a_rule("shown", APPROVAL, name="a"), approvers=(Role.SECURITY, Role.LEGAL)),
        replace(a_rule("shown", BLOCKED, name="b"), approvers=(Role.LEGAL,)),
        replace(a_rule("shown", ESCALATE, name="c"), approvers=(Role.TALENT_RELATIONS,)),
        replace(a_rule("shown", NOTIFY, name="d"), approvers=(Role.EDITORIAL_STANDARDS,)),
        a_rule("misleading", APPROVAL, name="e"),
    )

    determination = decide(asked_of(*rules), Facts({"shown": "yes", "misleading": "no"}))

    assert determination.approvers == (Role.TITLE_CONTACT, Role.LEGAL, Role.SECURITY)


def test_a_finding_that_names_no_approver_waits_for_the_title_contact() -> None:
    assert made(a_rule("shown", BLOCKED), {"shown": "yes"}).approvers == (Role.TITLE_CONTACT,)


def test_duties_and_disclosures_are_united_and_stand_once() -> None:
    rules = (
        replace(a_rule("shown", NOTIFY, name="a"), obligations=("x", "y"), disclosures=("u",)),
        replace(a_rule("shown", BLOCKED, name="b"), obligations=("y", "z"), disclosures=("u",)),
    )

    determination = decide(asked_of(*rules), Facts({"shown": "yes"}))

    assert sorted(determination.obligations) == [("p", "x"), ("p", "y"), ("p", "z")]
    assert determination.disclosures == (("p", "u"),)


def test_a_finding_of_one_use_is_certain_or_assumes_something_never_both() -> None:
    asked = ruleset_of([find_pack("netflix-genai")])

    for finding in decide(asked, Facts({"person_shown": "yes"})).findings:
        assert finding.certain is not bool(finding.assumed)


NETFLIX = find_pack("netflix-genai")


def shipped(**answers: str | frozenset[str] | None) -> Determination:
    worked_out = {"several_steps": "no", "tool_reviewed": "yes"}
    given = {**NETFLIX.mild_case, **worked_out, **answers}
    known = {fact: answer for fact, answer in given.items() if answer is not None}
    return decide(ruleset_of([NETFLIX]), Facts(known))


REPLICA = {
    "person_shown": "yes",
    "replica_kind": "from_engagement_footage",
    "guild_terms_met": "yes",
    "customary_correction": "no",
    "as_scripted": "no",
    "unsafe_activity": "no",
    "recognisable": "yes",
    "changes_performance": "no",
}


@pytest.mark.parametrize("nothing_known", [None, UNSURE])
def test_a_replica_whose_consent_nobody_has_found_is_blocked(nothing_known: str | None) -> None:
    determination = shipped(
        **REPLICA, replica_consented=nothing_known, consent_on_record=nothing_known
    )

    assert determination.outcome is BLOCKED
    assert determination.certain is APPROVAL
    blocking = {f.rule.id for f in determination.findings if f.outcome is BLOCKED}
    assert blocking == {"R1-making", "R1-use"}
    assert {"replica_consented", "consent_on_record"} <= {*determination.open_facts}


@pytest.mark.parametrize("nothing_known", [None, UNSURE])
def test_whether_anyone_is_shown_that_nobody_answered_is_escalated(
    nothing_known: str | None,
) -> None:
    determination = shipped(person_shown=nothing_known)

    assert determination.outcome is ESCALATE
    assert (determination.certain, determination.could_reach) == (NOTIFY, BLOCKED)
    assert determination.open_facts[0] == "person_shown"


def test_a_final_element_of_unknown_prominence_waits_for_written_approval() -> None:
    determination = shipped(in_final="yes", prominence=UNSURE, human_input="edits")

    assert (determination.certain, determination.outcome) == (ESCALATE, APPROVAL)
    assert determination.open_facts == ("prominence",)


def test_inputs_that_nobody_knows_the_approval_of_wait_for_it() -> None:
    determination = shipped(inputs=frozenset(("proprietary",)), environment="local")

    assert (determination.certain, determination.outcome) == (NOTIFY, APPROVAL)
