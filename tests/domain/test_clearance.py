"""Clearing a production: its declarations determined beside its cut, as of one day."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.builders import (
    TODAY,
    a_clearance,
    a_cut,
    a_declaration,
    a_rule,
    a_ruleset,
    an_approval,
    an_asset,
    an_event,
    when,
)

from clearslate.domain.asset import AssetState, Provenance, ProvenanceFinding
from clearslate.domain.cut_check import Verdict, Why
from clearslate.domain.facts import UNSURE
from clearslate.domain.policy.rules import Outcome
from clearslate.domain.registry import Registry
from clearslate.domain.standing import Stands
from clearslate.formats.facts import load_catalogue

CATALOGUE = load_catalogue()
RULES = a_ruleset(
    a_rule("A", condition=when("key_creative"), outcome=Outcome.APPROVAL), catalogue=CATALOGUE
)
OWES, FREE = {"key_creative": "yes"}, {"key_creative": "no"}
LOCKED = date(2026, 11, 13)
TOMORROW = TODAY + timedelta(days=1)


def cleared(*declarations, **how):
    return a_clearance(*declarations, rules=RULES, **how)


def in_final(clearance, reference="SR-0007"):
    used = {each.declaration.reference: each for each in clearance.declarations}
    return used[reference].filled.facts.use.get("in_final")


def seen(clearance):
    event = clearance.cut.events[0]
    return event.verdict, [(use.declaration, use.why) for use in event.uses]


# Held or cleared


@pytest.mark.parametrize(("answers", "held"), [(OWES, True), (FREE, False), ({}, True)])
def test_without_a_cut_a_production_is_held_by_a_use_that_may_not_go_ahead(answers, held):
    clearance = cleared(a_declaration(answers=answers))

    assert (clearance.held, clearance.cut) == (held, None)


def test_without_a_cut_a_superseded_use_holds_nothing():
    first = a_declaration("SR-1", answers=OWES)
    second = a_declaration("SR-2", answers=FREE, supersedes="SR-1")

    clearance = cleared(first, second)

    assert not clearance.held
    assert [use.declaration.reference for use in clearance.current] == ["SR-2"]
    assert [use.superseded_by for use in clearance.declarations] == ["SR-2", None]


@pytest.mark.parametrize(("name", "held"), [("plate", False), ("SF_0450_doll-b_v11", True)])
def test_with_a_cut_a_production_is_held_by_what_the_cut_shows(name, held):
    clearance = cleared(
        a_declaration(answers=OWES), assets=(an_asset(),), cut=a_cut([an_event(name)])
    )

    assert clearance.held is held


def test_nothing_declared_and_no_cut_holds_nothing():
    assert not cleared().held


def test_a_clearance_keeps_its_production_and_its_day():
    clearance = cleared(a_declaration(), on=LOCKED)

    assert (clearance.on, clearance.production.reference) == (LOCKED, "the-salt-road")


# What the cut says of a use


@pytest.mark.parametrize(
    ("cut", "asset", "expected"),
    [
        ({"locked_on": LOCKED}, {}, "yes"),
        ({"locked_on": TODAY}, {}, "yes"),
        ({"locked_on": TOMORROW}, {}, None),
        ({"locked_on": None}, {}, None),
        ({"locked_on": None, "listed": False}, {}, "yes"),
        ({"locked_on": LOCKED}, {"state": None}, "yes"),
        ({"locked_on": LOCKED}, {"state": AssetState.TEMPORARY}, None),
        ({"locked_on": LOCKED}, {"name": "another"}, None),
    ],
)
def test_a_use_is_in_the_final_where_a_locked_cut_shows_its_finished_asset(cut, asset, expected):
    shown = replace(a_cut([an_event()]), **cut)

    clearance = cleared(a_declaration(), assets=(replace(an_asset(), **asset),), cut=shown)

    assert in_final(clearance) == expected


def test_what_a_locked_cut_shows_counts_for_the_declaration_in_place_of_the_registered_one():
    uses = (a_declaration("SR-1"), a_declaration("SR-2", supersedes="SR-1"))

    clearance = cleared(*uses, assets=(an_asset(declarations=("SR-1",)),), cut=a_cut([an_event()]))

    assert in_final(clearance, "SR-2") == "yes"


def test_an_asset_under_no_known_declaration_fills_in_nothing():
    clearance = cleared(
        a_declaration(), assets=(an_asset(declarations=("SR-9",)),), cut=a_cut([an_event()])
    )

    assert in_final(clearance) is None


def test_what_a_locked_cut_shows_settles_what_the_declarant_did_not_know():
    rules = a_ruleset(
        a_rule("F", condition=when("in_final"), outcome=Outcome.APPROVAL), catalogue=CATALOGUE
    )
    use = a_declaration(answers={"in_final": UNSURE})

    clearance = a_clearance(
        use, rules=rules, assets=(an_asset(),), cut=a_cut([an_event()]), registry=Registry()
    )

    assert clearance.declarations[0].determination.certain is Outcome.APPROVAL


# Assets that only declarations name

DOLL = "SF_0450_doll-b_v11"


@pytest.mark.parametrize(
    ("in_final_declared", "expected"),
    [
        ("yes", (Verdict.CLEARED, Why.NOTICE_IS_ENOUGH)),
        ("no", (Verdict.TEMPORARY, Why.TEMPORARY)),
        (UNSURE, (Verdict.OUT_OF_SCOPE, Why.STATE_UNKNOWN)),
    ],
)
def test_an_asset_that_only_its_declaration_names_is_what_the_declaration_says(
    in_final_declared, expected
):
    use = a_declaration(answers=FREE | {"in_final": in_final_declared}, assets=(DOLL,))

    clearance = cleared(use, cut=a_cut([an_event()]))

    assert seen(clearance) == (expected[0], [("SR-0007", expected[1])])


def test_an_asset_that_is_registered_under_its_declaration_is_what_the_register_says():
    use = a_declaration(answers=FREE | {"in_final": "no"}, assets=("SF_0450_doll-b",))

    clearance = cleared(use, assets=(an_asset(),), cut=a_cut([an_event()], locked_on=None))

    assert seen(clearance) == (Verdict.CLEARED, [("SR-0007", Why.NOTICE_IS_ENOUGH)])


def test_an_asset_that_two_uses_claim_needs_both():
    other = a_declaration("SR-9", answers=OWES, assets=(DOLL,))

    clearance = cleared(
        a_declaration(answers=FREE), other, assets=(an_asset(),), cut=a_cut([an_event()])
    )

    assert seen(clearance) == (
        Verdict.UNCLEARED,
        [("SR-0007", Why.NOTICE_IS_ENOUGH), ("SR-9", Why.OWES)],
    )


def test_the_very_version_that_a_use_names_is_its_own():
    other = a_declaration("SR-9", answers=OWES, assets=("SF_0450_doll-b_v12",))
    events = [an_event("SF_0450_doll-b_v12"), an_event(DOLL)]

    clearance = cleared(
        a_declaration(answers=FREE), other, assets=(an_asset(),), cut=a_cut(events)
    )

    assert [event.declarations for event in clearance.cut.events] == [("SR-9",), ("SR-0007",)]


def test_an_examined_asset_that_a_use_claims_is_not_free_of_ai():
    examined = an_asset(declarations=(), provenance=Provenance(finding=ProvenanceFinding.NONE))
    use = a_declaration(answers=OWES, assets=(DOLL,))

    clearance = cleared(use, assets=(examined,), cut=a_cut([an_event()]))

    assert seen(clearance) == (
        Verdict.UNCLEARED,
        [(None, Why.EXAMINED), ("SR-0007", Why.OWES)],
    )


@pytest.mark.parametrize("older_first", [True, False])
def test_of_a_declaration_and_the_one_in_its_place_the_current_one_tells_of_an_asset(older_first):
    old = a_declaration("SR-1", answers=FREE | {"in_final": "no"}, assets=(DOLL,))
    new = a_declaration(
        "SR-2", answers=FREE | {"in_final": "yes"}, assets=(DOLL,), supersedes="SR-1"
    )

    clearance = cleared(*((old, new) if older_first else (new, old)), cut=a_cut([an_event()]))

    assert seen(clearance) == (Verdict.CLEARED, [("SR-2", Why.NOTICE_IS_ENOUGH)])


def test_an_asset_registered_under_a_superseded_declaration_is_the_current_ones_too():
    old = a_declaration("SR-1", answers=FREE)
    new = a_declaration("SR-2", answers=FREE, assets=(DOLL,), supersedes="SR-1")

    clearance = cleared(
        old, new, assets=(an_asset(declarations=("SR-1",)),), cut=a_cut([an_event()])
    )

    assert seen(clearance) == (Verdict.CLEARED, [("SR-2", Why.NOTICE_IS_ENOUGH)])


def test_declarations_that_supersede_each_other_in_a_circle_end():
    uses = (a_declaration("SR-1", supersedes="SR-2"), a_declaration("SR-2", supersedes="SR-1"))

    clearance = cleared(*uses, assets=(an_asset(declarations=("SR-1",)),), cut=a_cut([an_event()]))

    assert clearance.cut.events[0].declarations == ("SR-1",)
    assert clearance.held


def test_what_supersedes_something_unknown_is_current():
    clearance = cleared(a_declaration(answers=FREE, supersedes="SR-0"))

    assert [use.stands for use in clearance.current] == [Stands.GOES_AHEAD]


def test_an_approval_of_a_superseded_declaration_is_none_of_the_current_one():
    uses = (
        a_declaration("SR-1", answers=OWES),
        a_declaration("SR-2", answers=OWES, supersedes="SR-1"),
    )

    clearance = cleared(*uses, registry=Registry(approvals=(an_approval(declaration="SR-1"),)))

    assert [use.stands for use in clearance.declarations] == [Stands.GOES_AHEAD, Stands.OWES]
    assert clearance.held
