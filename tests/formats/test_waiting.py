"""Every use and every clearance says how it stands, who has it, and what to do next."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest
from tests.builders import (
    FILM,
    TODAY,
    a_clearance,
    a_cut,
    a_declaration,
    a_rule,
    a_ruleset,
    a_timeline,
    an_approval,
    an_asset,
    an_event,
)
from tests.formats.house_rules import (
    APPROVED,
    FINAL,
    KEEPS,
    KEEPS_PERHAPS,
    MILD,
    PACKS,
    SHOWN,
    cleared,
)

from clearslate.domain.asset import AssetState
from clearslate.domain.cut_check import coverage
from clearslate.domain.facts import Register
from clearslate.domain.policy.rules import Outcome
from clearslate.domain.production import Production
from clearslate.domain.registry import Registry
from clearslate.domain.roles import Role
from clearslate.domain.said import Lapse, Lost
from clearslate.domain.timeline import RateOrigin
from clearslate.formats.phrase import Language
from clearslate.formats.words.coverage import coverage_sentence
from clearslate.formats.words.lapses import lapse_said
from clearslate.formats.words.standing import next_step, standing_sentence
from clearslate.formats.words.timelines import (
    cut_said,
    lock_said,
    rate_note,
    title_said,
)
from clearslate.formats.words.waiting import next_for, owed, waits_for

EN, FR = Language.ENGLISH, Language.FRENCH


def test_a_use_says_what_it_waits_for():
    clearance = cleared(
        a_declaration("SR-1", answers=FINAL),
        a_declaration("SR-2", answers=FINAL, supersedes="SR-1"),
        a_declaration("SR-3", answers=SHOWN),
        a_declaration("SR-4", answers=MILD),
        a_declaration("SR-5", answers=KEEPS_PERHAPS),
    )
    said = [waits_for(use, EN) for use in clearance.declarations]

    assert said == [
        "Superseded by SR-2.",
        "Waits for written approval from Legal.",
        "Blocked until something exists that is missing; see the findings.",
        "May go ahead; the title contact is told.",
        "Waits for the title contact’s answer. 1 open question.",
    ]
    assert waits_for(clearance.declarations[2], EN, PACKS) == "Rule T1 objects."


def test_a_use_that_escalates_only_by_waived_rules_may_go_ahead_without_a_yes():
    clearance = cleared(a_declaration(answers=MILD))
    use = clearance.declarations[0]
    waived = replace(use.determination, outcome=Outcome.APPROVAL, findings=())

    assert waits_for(replace(use, determination=waived), EN) == "May go ahead."


def test_what_is_owed_is_told_by_person():
    clearance = cleared(
        a_declaration("SR-1", answers=FINAL),
        a_declaration("SR-2", answers=SHOWN),
        a_declaration("SR-3", answers=KEEPS),
        assets=(an_asset("temp", declarations=("SR-9",)), an_asset("ai", declarations=())),
        cut=a_cut([an_event("temp"), an_event("ai")]),
    )

    debts = [(debt.who, debt.what, debt.about) for debt in owed(clearance, PACKS, EN)]

    assert debts == [
        ("the production", "Declare the use.", ("SR-9", "ai")),
        ("the production", "Obtain the consent.", ("SR-2",)),
        ("Legal", "Approve in writing.", ("SR-2", "SR-1")),
        ("the title contact", "Answer the declaration.", ("SR-3",)),
    ]


def test_only_those_who_have_not_answered_owe_an_answer():
    rule = a_rule(outcome=Outcome.APPROVAL, approvers=(Role.LEGAL, Role.SECURITY))
    registry = Registry(approvals=(an_approval(authority=(Role.LEGAL,)),))
    clearance = a_clearance(a_declaration(), rules=a_ruleset(rule), registry=registry)

    assert [debt.who for debt in owed(clearance, PACKS, EN)] == ["Security"]


def test_a_blocked_use_whose_duties_are_not_at_hand_is_owed_by_the_production():
    clearance = cleared(a_declaration(answers=SHOWN))

    assert owed(clearance, {}, EN)[0].what == "Rule a-pack/T1 objects."


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        (MILD, "Next: tell the title contact, and go ahead."),
        (SHOWN, "Next: Obtain the consent (the production)."),
        (
            FINAL,
            "Next: obtain written approval from Legal, naming both digests.",
        ),
        (
            KEEPS,
            "Next: send it to the title contact for an answer.",
        ),
        (
            KEEPS_PERHAPS,
            "Next: answer the open question; it may lower the outcome.",
        ),
    ],
)
def test_every_use_has_a_next_step(answers: Mapping[str, object], expected: str):
    use = cleared(a_declaration(answers=answers)).declarations[0]

    assert next_for(use, PACKS, EN) == expected


def test_an_approved_use_keeps_its_determination():
    use = cleared(a_declaration(answers=FINAL), registry=APPROVED).declarations[0]

    assert next_for(use, PACKS, EN) == "Next: go ahead; keep this determination with the work."


def test_a_clearance_without_a_cut_speaks_of_its_uses():
    waiting = cleared(a_declaration("SR-1", answers=FINAL), a_declaration("SR-2", answers=MILD))

    assert standing_sentence(waiting, EN) == "1 of 2 uses may not go ahead yet"
    assert standing_sentence(cleared(), EN) == "no use is declared"
    fine = cleared(a_declaration("SR-2", answers=MILD))
    assert standing_sentence(fine, EN) == "the 1 use declared may go ahead"
    assert next_step(fine, PACKS, EN) == "Next: check the cut once there is one."


def test_two_uses_may_not_go_ahead():
    waiting = cleared(*(a_declaration(r, answers=FINAL) for r in ("SR-1", "SR-2")))

    assert standing_sentence(waiting, EN) == "2 of 2 uses may not go ahead yet"


@pytest.mark.parametrize(
    ("names", "lost", "expected"),
    [
        (["SF_0450_doll-b_v11"], False, "Next: deliver the cut with its AI cue sheet."),
        (
            ["SF_0450_doll-b_v11", "A002"],
            False,
            "Next: examine the event that was not checked, or register what was made with AI.",
        ),
    ],
)
def test_a_cleared_cut_has_a_next_step(names: list[str], lost: bool, expected: str):
    clearance = cleared(
        a_declaration(answers=MILD),
        assets=(an_asset(),),
        cut=a_cut((an_event(name) for name in names), locked_on=None),
    )

    assert next_step(clearance, PACKS, EN) == expected


def test_a_single_temporary_event_is_told_in_the_singular():
    clearance = cleared(
        a_declaration(answers=MILD),
        assets=(an_asset(state=AssetState.TEMPORARY),),
        cut=a_cut([an_event()]),
    )

    assert standing_sentence(clearance, EN) == "1 event holds it; it is temporary material"


# Timelines.


@pytest.mark.parametrize(
    ("changes", "en"),
    [
        ({}, "The Salt Road"),
        ({"season": 1}, "The Salt Road, season 1"),
        ({"episode": 2}, "The Salt Road, episode 2"),
        ({"season": 1, "episode": 2}, "The Salt Road, season 1, episode 2"),
    ],
)
def test_a_title_says_season_and_episode(changes: dict[str, int], en: str):
    production = Production(reference="the-salt-road", title="The Salt Road", **changes)

    assert title_said(production, EN) == en


@pytest.mark.parametrize(
    ("name", "version", "said"),
    [
        ("cut", "12", "cut 12"),
        ("Cut 12", "12", "Cut 12"),
        ("reel-4", "4", "cut reel-4"),
        ("reel-1", "4", "cut reel-1, version 4"),
    ],
)
def test_a_cut_is_called_once(name: str, version: str, said: str):
    clearance = cleared(cut=replace(a_cut(), name=name, version=version))
    assert clearance.cut is not None

    assert cut_said(clearance.cut, EN) == said


@pytest.mark.parametrize(
    ("locked_on", "said"),
    [
        (date(2026, 11, 13), "locked 13 November 2026"),
        (date(2026, 12, 1), "to be locked 1 December 2026"),
        (None, "not locked"),
    ],
)
def test_a_lock_is_told_with_its_day(locked_on: date | None, said: str):
    clearance = cleared(cut=a_cut(locked_on=locked_on))
    assert clearance.cut is not None

    assert lock_said(clearance.cut, TODAY, EN) == said


def test_a_cut_that_its_production_does_not_list_counts_as_locked():
    clearance = cleared(cut=replace(a_cut(locked_on=None), listed=False))
    assert clearance.cut is not None

    assert lock_said(clearance.cut, TODAY, EN) == (
        "not listed in production.yaml, checked as if locked"
    )


def test_a_rate_that_the_file_says_otherwise_is_noted():
    timeline = a_timeline()

    assert rate_note(timeline, EN) == ""
    over = replace(timeline, rate_from=RateOrigin.FILE_OVER_GIVEN)
    assert rate_note(over, EN).startswith(f"The file itself says {FILM} frames a second")


def test_coverage_says_what_nobody_looked_at():
    def said(*names: str, black: bool = False) -> str:
        events = [an_event(name, notes=("black",) if black else ()) for name in names]
        clearance = cleared(cut=a_cut(events))
        assert clearance.cut is not None
        return coverage_sentence(coverage(clearance.cut), EN)

    assert said() == "The cut has no events."
    assert said("A", black=True) == "The one event was looked at."
    assert said("A") == "Of 1 event, 1 (100 %) was not checked."
    assert said("A", "B") == "Of 2 events, 2 (100 %) were not checked."


def test_a_lapse_says_which_record_and_since_when():
    lapse = Lapse(
        register=Register.LICENCES, reference="L-1", lost=Lost.EXPIRED, since=date(2026, 10, 31)
    )

    assert lapse_said(lapse, EN) == "Licence L-1 ended on 31 October 2026."
    assert lapse_said(lapse, FR) == "La licence L-1 a pris fin le 31 octobre 2026."
