"""A waived finding stays in sight and no longer counts."""

from dataclasses import replace

from tests.domain.policy.catalogue import FILM, a_pack_of, a_rule

from clearslate.domain.policy.compile import compile_rules
from clearslate.domain.policy.decide import Facts, decide, waived
from clearslate.domain.policy.determination import Determination
from clearslate.domain.policy.rules import Outcome
from clearslate.domain.roles import Role


def determination() -> Determination:
    rules = (
        a_rule("shown", Outcome.BLOCKED, name="grave"),
        a_rule("misleading", Outcome.APPROVAL, name="open"),
        a_rule("in_final", Outcome.ESCALATE, name="mild"),
    )
    asked = compile_rules([a_pack_of(*rules)], FILM)
    return decide(asked, Facts({"shown": "yes", "in_final": "yes"}))


def three(made: Determination) -> tuple[Outcome, Outcome, Outcome]:
    return made.certain, made.outcome, made.could_reach


def test_a_waived_finding_stays_in_sight_and_no_longer_counts() -> None:
    made = waived(determination(), {"p/grave": "W-1"})

    assert three(made) == (Outcome.ESCALATE, Outcome.ESCALATE, Outcome.APPROVAL)
    lifted = [finding for finding in made.findings if finding.waived is not None]
    assert [(f.rule.id, f.outcome, f.waived) for f in lifted] == [
        ("grave", Outcome.BLOCKED, "W-1")
    ]


def test_nobody_is_asked_for_a_waived_finding() -> None:
    made = waived(determination(), {"p/grave": "W-1", "p/open": "W-2", "p/mild": "W-3"})

    assert made.approvers == ()
    assert three(made) == (Outcome.NOTIFY, Outcome.NOTIFY, Outcome.NOTIFY)
    assert len(made.findings) == 3


def test_a_waiver_of_a_rule_that_says_nothing_changes_nothing() -> None:
    assert waived(determination(), {"p/other": "W-1"}) == determination()
    assert waived(determination(), {"q/grave": "W-1"}) == determination()


def test_without_waivers_a_determination_is_as_it_was() -> None:
    made = determination()

    assert waived(made, {}) is made


def test_who_may_waive_a_rule_is_who_must_approve_it() -> None:
    named = replace(a_rule("shown"), approvers=(Role.LEGAL, Role.SECURITY))

    assert named.authority == (Role.LEGAL, Role.SECURITY)
    assert a_rule("shown").authority == (Role.TITLE_CONTACT,)


def test_an_uncertain_finding_that_is_waived_cannot_be_reached() -> None:
    made = waived(determination(), {"p/grave": "W-1", "p/open": "W-2"})

    assert made.could_reach is Outcome.ESCALATE
