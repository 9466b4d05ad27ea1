"""Who has answered a use, whether that answer still holds, and who still has to."""

from dataclasses import replace
from datetime import timedelta

import pytest
from tests.builders import (
    TODAY,
    a_catalogue,
    a_declaration,
    a_fact,
    a_rule,
    a_ruleset,
    a_tool,
    an_approval,
    when,
)

from clearslate.domain.approval import ApprovalKind, Waiver
from clearslate.domain.declaration import Step
from clearslate.domain.facts import Scope
from clearslate.domain.filling import Surroundings
from clearslate.domain.period import ALWAYS, Period
from clearslate.domain.policy.rules import Outcome
from clearslate.domain.registry import Registry
from clearslate.domain.roles import Role
from clearslate.domain.standing import Digests, Fell, Stands, determine, holds
from clearslate.formats.facts import load_catalogue
from clearslate.formats.packs import find_pack, ruleset_of
from clearslate.formats.sealing import digests

YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
PLAIN = Digests(
    of_declaration=lambda declaration: "declared",
    of_determination=lambda filled, determination: "determined",
)
LEGAL_AND_SECURITY = (Role.LEGAL, Role.SECURITY)


def determined(
    *approvals, outcome=Outcome.APPROVAL, approvers=(Role.LEGAL,), waivers=(), rules=None
):
    rules = rules or a_ruleset(a_rule("F2", outcome=outcome, approvers=approvers))
    around = Surroundings(
        catalogue=rules.catalogue,
        registry=Registry(approvals=approvals, waivers=waivers),
        on=TODAY,
    )
    return determine(a_declaration(), rules=rules, around=around, digests=PLAIN)


def why_fallen(use):
    return [each.fell for each in use.fallen]


def test_notice_is_enough_without_anybodys_answer():
    use = determined(outcome=Outcome.NOTIFY)

    assert (use.stands, use.missing) == (Stands.GOES_AHEAD, ())


def test_a_use_is_determined_with_both_digests_that_an_approval_has_to_name():
    use = determined()

    assert (use.declaration_digest, use.determination_digest) == ("declared", "determined")


# Answers and approvals


@pytest.mark.parametrize("kind", [ApprovalKind.ANSWER, ApprovalKind.APPROVAL])
def test_the_contacts_answer_is_enough_for_escalate(kind):
    answer = an_approval(kind=kind, authority=(Role.TITLE_CONTACT,))

    assert determined(answer, outcome=Outcome.ESCALATE).stands is Stands.GOES_AHEAD


def test_an_answer_of_somebody_else_is_not_the_contacts():
    use = determined(
        an_approval(kind=ApprovalKind.ANSWER, authority=(Role.SECURITY,)),
        outcome=Outcome.ESCALATE,
    )

    assert (use.stands, use.missing) == (Stands.OWES, (Role.TITLE_CONTACT,))


def test_escalate_waits_for_the_title_contact():
    assert determined(outcome=Outcome.ESCALATE).missing == (Role.TITLE_CONTACT,)


def test_an_answer_is_no_written_approval():
    use = determined(an_approval(kind=ApprovalKind.ANSWER))

    assert (use.stands, use.missing) == (Stands.OWES, (Role.LEGAL,))


def test_an_approval_of_inputs_answers_no_declaration():
    use = determined(an_approval(kind=ApprovalKind.INPUTS), outcome=Outcome.ESCALATE)

    assert (use.approvals, use.fallen, use.stands) == ((), (), Stands.OWES)


@pytest.mark.parametrize(
    ("given", "missing"),
    [
        ([], LEGAL_AND_SECURITY),
        ([(Role.LEGAL,)], (Role.SECURITY,)),
        ([(Role.TITLE_CONTACT,)], LEGAL_AND_SECURITY),
        ([(Role.LEGAL,), (Role.SECURITY,)], ()),
        ([LEGAL_AND_SECURITY], ()),
    ],
)
def test_everyone_whom_a_finding_names_has_to_approve(given, missing):
    approvals = [an_approval(f"AP-{place}", authority=roles) for place, roles in enumerate(given)]

    use = determined(*approvals, approvers=LEGAL_AND_SECURITY)

    assert use.missing == missing
    assert use.stands is (Stands.OWES if missing else Stands.GOES_AHEAD)


def test_a_blocked_use_does_not_go_ahead_whoever_approved_it():
    use = determined(an_approval(), outcome=Outcome.BLOCKED)

    assert (use.missing, use.stands) == ((), Stands.OWES)


def test_an_approval_of_another_declaration_is_none_of_this_one():
    use = determined(an_approval(declaration="SR-0009"))

    assert (use.approvals, use.fallen) == ((), ())


# Why an approval does not hold


@pytest.mark.parametrize(
    ("changes", "fell", "stands"),
    [
        ({"sealed": ("another", "determined")}, Fell.DECLARATION_CHANGED, Stands.FALLEN),
        ({"sealed": ("declared", "another")}, Fell.DETERMINATION_CHANGED, Stands.FALLEN),
        ({"sealed": (None, "determined")}, Fell.DECLARATION_CHANGED, Stands.FALLEN),
        ({"period": Period(last=YESTERDAY)}, Fell.ENDED, Stands.FALLEN),
        ({"period": Period(start=TOMORROW)}, Fell.NOT_YET, Stands.OWES),
        ({"signed_on": None}, Fell.UNSIGNED, Stands.OWES),
        ({"signed_on": TOMORROW}, Fell.UNSIGNED, Stands.OWES),
        ({"signed_on": None, "period": Period(last=YESTERDAY)}, Fell.UNSIGNED, Stands.OWES),
    ],
)
def test_an_approval_that_never_held_is_kept_apart_from_one_that_fell(changes, fell, stands):
    use = determined(an_approval(**changes))

    assert (use.approvals, why_fallen(use)) == ((), [fell])
    assert (use.stands, use.missing) == (stands, (Role.LEGAL,))


ONE, OTHER = f"sha256:{'1' * 64}", f"sha256:{'2' * 64}"


@pytest.mark.parametrize(
    ("named", "attached", "holds"),
    [
        (None, {ONE}, True),
        (None, set(), True),
        (set(), set(), True),
        ({ONE}, {ONE}, True),
        ({ONE}, None, True),
        (set(), {ONE}, False),
        ({ONE}, set(), False),
        ({ONE}, {OTHER}, False),
        ({ONE}, {ONE, OTHER}, False),
    ],
)
def test_an_approval_holds_for_the_files_that_were_attached_where_anybody_knows(
    named, attached, holds
):
    rules = a_ruleset(a_rule("F2", outcome=Outcome.APPROVAL, approvers=(Role.LEGAL,)))
    approval = replace(an_approval(), evidence=None if named is None else frozenset(named))
    around = Surroundings(
        catalogue=rules.catalogue,
        registry=Registry(approvals=(approval,)),
        on=TODAY,
        evidence=None if attached is None else {"SR-0007": frozenset(attached)},
    )

    use = determine(a_declaration(), rules=rules, around=around, digests=PLAIN)

    assert use.stands is (Stands.GOES_AHEAD if holds else Stands.FALLEN)
    assert why_fallen(use) == ([] if holds else [Fell.EVIDENCE_CHANGED])


@pytest.mark.parametrize(
    ("withdrawn", "stands"),
    [(TODAY, Stands.FALLEN), (YESTERDAY, Stands.FALLEN), (TOMORROW, Stands.GOES_AHEAD)],
)
def test_an_approval_that_was_taken_back_holds_until_that_day(withdrawn, stands):
    use = determined(replace(an_approval(), withdrawn=withdrawn))

    assert use.stands is stands
    assert why_fallen(use) == ([Fell.WITHDRAWN] if stands is Stands.FALLEN else [])


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"signed_on": TODAY},
        {"period": Period(last=TODAY)},
        {"period": Period(start=TODAY)},
    ],
)
def test_an_approval_holds_on_every_day_of_its_period(changes):
    use = determined(an_approval(**changes))

    assert (use.stands, use.fallen) == (Stands.GOES_AHEAD, ())


def test_a_use_that_was_approved_and_no_longer_needs_to_be_goes_ahead():
    fallen = an_approval(sealed=("declared", "another"))

    assert determined(fallen, outcome=Outcome.NOTIFY).stands is Stands.GOES_AHEAD


def test_an_approval_that_was_renewed_has_not_fallen_for_a_role_that_never_answered():
    old = an_approval("AP-1", authority=(Role.LEGAL,), sealed=("another", "determined"))
    new = an_approval("AP-2", authority=(Role.LEGAL,))

    use = determined(old, new, approvers=LEGAL_AND_SECURITY)

    assert (use.missing, use.stands) == ((Role.SECURITY,), Stands.OWES)


def test_what_one_role_renewed_another_may_still_have_lost():
    old = an_approval("AP-1", authority=LEGAL_AND_SECURITY, period=Period(last=YESTERDAY))
    new = an_approval("AP-2", authority=(Role.LEGAL,))

    assert determined(old, new, approvers=LEGAL_AND_SECURITY).stands is Stands.FALLEN


# Records that lapsed

CATALOGUE = load_catalogue()
TOOL = replace(a_tool(), environment="own_enterprise")
ANSWERS = {
    "purpose": "ideation",
    "in_final": "no",
    "key_creative": "no",
    "contribution": "generated",
    "misleading": "no",
    "resembles_protected": "no",
    "references": frozenset(["none"]),
    "trains_model": "no",
    "inputs": frozenset(["none"]),
    "person_shown": "no",
    "union_work_affected": "no",
    "medium": frozenset(["image"]),
}


def with_tool(tool, *, on=TODAY, seal=PLAIN):
    use = a_declaration(answers=ANSWERS, pipeline=(Step(step="generate", tool=tool.reference),))
    around = Surroundings(catalogue=CATALOGUE, registry=Registry(tools=(tool,)), on=on)
    rules = ruleset_of([find_pack("netflix-genai")])
    return determine(use, rules=rules, around=around, digests=seal)


@pytest.mark.parametrize(
    ("tool", "outcome", "stands"),
    [
        (TOOL, Outcome.NOTIFY, Stands.GOES_AHEAD),
        (replace(TOOL, expires=YESTERDAY), Outcome.ESCALATE, Stands.FALLEN),
        (replace(TOOL, reviewed=None), Outcome.ESCALATE, Stands.OWES),
        (replace(TOOL, stores="yes", expires=YESTERDAY), Outcome.ESCALATE, Stands.OWES),
        (
            replace(TOOL, environment="studio_enterprise", expires=YESTERDAY),
            Outcome.NOTIFY,
            Stands.GOES_AHEAD,
        ),
    ],
    ids=["reviewed", "expired", "never reviewed", "keeps data all along", "the studio's"],
)
def test_a_use_falls_with_the_record_that_carried_it(tool, outcome, stands):
    use = with_tool(tool)

    assert (use.determination.outcome, use.stands) == (outcome, stands)


def test_an_approval_does_not_fall_at_midnight():
    seal = digests(CATALOGUE)

    today, tomorrow = with_tool(TOOL, seal=seal), with_tool(TOOL, on=TOMORROW, seal=seal)

    assert today.determination_digest == tomorrow.determination_digest
    assert today.declaration_digest == tomorrow.declaration_digest


def test_an_approval_falls_with_the_terms_it_was_given_for():
    seal = digests(CATALOGUE)

    before, after = with_tool(TOOL, seal=seal), with_tool(replace(TOOL, trains="yes"), seal=seal)

    assert before.determination_digest != after.determination_digest
    assert before.declaration_digest == after.declaration_digest


def test_the_ways_to_a_milder_outcome_are_those_of_the_facts_found():
    changeable = replace(a_fact("in_final", scope=Scope.USE), changeable=True)
    rules = a_ruleset(
        a_rule("F2", condition=when("in_final"), outcome=Outcome.APPROVAL),
        catalogue=a_catalogue(changeable, *[CATALOGUE[f] for f in DERIVED]),
    )
    use = replace(a_declaration(), answers={"in_final": "yes"})
    around = Surroundings(catalogue=rules.catalogue, registry=Registry(), on=TODAY)

    found = determine(use, rules=rules, around=around, digests=PLAIN)

    assert len(found.ways) == 1


DERIVED = ("tool_reviewed", "several_steps", "asked_on")


# Waivers


def a_waiver(**changes):
    given = Waiver(
        reference="W-0001",
        rule="a-pack/F2",
        declaration="SR-0007",
        authority=Role.LEGAL,
        reason="Eight frames, out of focus.",
        period=ALWAYS,
        signed_by="Corwin Sallaway",
        signed_on=YESTERDAY,
    )
    return replace(given, **changes)


def test_a_waiver_lifts_its_rule_and_leaves_the_finding_in_sight():
    use = determined(waivers=(a_waiver(),))

    assert use.stands is Stands.GOES_AHEAD
    assert use.determination.outcome is Outcome.NOTIFY
    assert [finding.waived for finding in use.determination.findings] == ["W-0001"]


def test_a_waiver_lifts_even_a_rule_that_blocks():
    assert determined(outcome=Outcome.BLOCKED, waivers=(a_waiver(),)).stands is Stands.GOES_AHEAD


@pytest.mark.parametrize(
    "changes",
    [
        {"authority": Role.SECURITY},
        {"rule": "a-pack/E1"},
        {"rule": "F2"},
        {"declaration": "SR-0009"},
        {"signed_on": None},
        {"signed_on": TOMORROW},
        {"period": Period(last=YESTERDAY)},
        {"period": Period(start=TOMORROW)},
    ],
    ids=[
        "of another office",
        "of another rule",
        "of no pack",
        "for another declaration",
        "unsigned",
        "signed tomorrow",
        "ended",
        "not begun",
    ],
)
def test_a_waiver_that_does_not_reach_the_rule_lifts_nothing(changes):
    use = determined(waivers=(a_waiver(**changes),))

    assert use.stands is Stands.OWES
    assert [finding.waived for finding in use.determination.findings] == [None]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, True),
        ({"signed_on": TODAY}, True),
        ({"signed_on": TOMORROW}, False),
        ({"period": Period(start=TODAY, last=TODAY)}, True),
        ({"period": Period(last=YESTERDAY)}, False),
    ],
)
def test_a_waiver_holds_once_it_is_signed_and_to_its_last_day(changes, expected):
    assert holds(a_waiver(**changes), TODAY) is expected


def test_a_rule_that_names_no_approver_is_waived_by_the_title_contact():
    waiver = a_waiver(authority=Role.TITLE_CONTACT)

    assert determined(approvers=(), waivers=(waiver,)).stands is Stands.GOES_AHEAD
    assert determined(approvers=(), waivers=(a_waiver(),)).stands is Stands.OWES
