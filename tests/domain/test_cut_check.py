"""Every event of a cut is accounted for, each verdict for its reason."""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import (
    TODAY,
    a_catalogue,
    a_clearance,
    a_consent,
    a_cut,
    a_declaration,
    a_fact,
    a_rule,
    a_ruleset,
    a_source,
    an_approval,
    an_asset,
    an_event,
    when,
)

from clearslate.domain.asset import AssetState, Provenance, ProvenanceFinding
from clearslate.domain.cut_check import Account, CheckedEvent, Verdict, Why, coverage
from clearslate.domain.declaration import Person
from clearslate.domain.facts import Kind, Scope
from clearslate.domain.period import Period
from clearslate.domain.policy.rules import Outcome
from clearslate.domain.registry import Registry
from clearslate.domain.timeline import Oddity
from clearslate.formats.facts import load_catalogue

TOMORROW = TODAY + timedelta(days=1)
OPEN = None
LOCKED = date(2026, 11, 13)
NAME = "SF_0450_doll-b_v11"
RULES = a_ruleset(
    a_rule("N", outcome=Outcome.NOTIFY),
    a_rule("E", condition=when("misleading"), outcome=Outcome.ESCALATE),
    a_rule("A", condition=when("key_creative"), outcome=Outcome.APPROVAL),
    a_rule("B", condition=when("trains_model"), outcome=Outcome.BLOCKED),
    a_rule(
        "C",
        condition=when("consent_on_record", "no"),
        outcome=Outcome.BLOCKED,
        scope=Scope.PERSON,
    ),
    catalogue=load_catalogue(),
)
MILD = {
    "misleading": "no",
    "key_creative": "no",
    "trains_model": "no",
    "in_final": "yes",
    "inputs": frozenset(["none"]),
    "consent_on_record": "yes",
}
REPLICA = {"replica_kind": "from_engagement_footage", "purpose": "final_picture"}
MAREN = Person(performer="Maren Oskvale")


def a_use(reference="SR-0007", *, supersedes=None, people=(), declared_on=None, **answers):
    return a_declaration(
        reference,
        answers=MILD | answers,
        people=people,
        supersedes=supersedes,
        declared_on=declared_on,
    )


def checked_cut(*events, uses=None, assets=None, locked_on=LOCKED, listed=True, registry=None):
    cut = replace(a_cut(events or (an_event(),), locked_on=locked_on), listed=listed)
    clearance = a_clearance(
        *((a_use(),) if uses is None else uses),
        rules=RULES,
        assets=(an_asset(),) if assets is None else assets,
        cut=cut,
        registry=registry,
    )
    assert clearance.cut is not None
    return clearance.cut


def checked(*events, **how):
    return checked_cut(*events, **how).events[0]


def judged(*events, **how):
    event = checked(*events, **how)
    return event.verdict, [use.why for use in event.uses] or [event.why]


ANSWER = Registry(approvals=(an_approval(),))


def test_a_use_for_which_notice_is_enough_is_cleared():
    assert judged() == (Verdict.CLEARED, [Why.NOTICE_IS_ENOUGH])


@pytest.mark.parametrize("fact", ["misleading", "key_creative"])
def test_a_use_that_was_answered_is_cleared(fact):
    assert judged(uses=(a_use(**{fact: "yes"}),), registry=ANSWER) == (
        Verdict.CLEARED,
        [Why.ANSWERED],
    )


@pytest.mark.parametrize("fact", ["misleading", "key_creative"])
def test_a_use_that_nobody_answered_is_uncleared(fact):
    assert judged(uses=(a_use(**{fact: "yes"}),)) == (Verdict.UNCLEARED, [Why.OWES])


def test_a_use_that_is_blocked_is_uncleared_whoever_approved_it():
    assert judged(uses=(a_use(trains_model="yes"),), registry=ANSWER) == (
        Verdict.UNCLEARED,
        [Why.BLOCKED],
    )


@pytest.mark.parametrize(
    "changes",
    [{"sealed": ("another", "determined")}, {"period": Period(last=date(2026, 11, 1))}],
    ids=["changed", "ended"],
)
def test_a_use_whose_approval_fell_is_expired(changes):
    fallen = Registry(approvals=(an_approval(**changes),))

    assert judged(uses=(a_use(key_creative="yes"),), registry=fallen) == (
        Verdict.EXPIRED,
        [Why.APPROVAL_FELL],
    )


@pytest.mark.parametrize(
    "changes", [{"signed_on": None}, {"period": Period(start=TOMORROW)}], ids=["unsigned", "early"]
)
def test_a_use_whose_approval_never_held_is_uncleared_not_expired(changes):
    never = Registry(approvals=(an_approval(**changes),))

    assert judged(uses=(a_use(key_creative="yes"),), registry=never) == (
        Verdict.UNCLEARED,
        [Why.OWES],
    )


@pytest.mark.parametrize(
    ("consent", "expected"),
    [
        (a_consent(withdrawn=TODAY), (Verdict.EXPIRED, [Why.RECORD_LAPSED])),
        (a_consent(withdrawn=TOMORROW), (Verdict.CLEARED, [Why.NOTICE_IS_ENOUGH])),
        (a_consent(purposes=["previs"]), (Verdict.UNCLEARED, [Why.BLOCKED])),
    ],
    ids=["withdrawn", "withdrawn tomorrow", "for another purpose"],
)
def test_a_use_falls_with_the_consent_that_carried_it(consent, expected):
    use = a_use(people=(MAREN,), **REPLICA)

    assert judged(uses=(use,), registry=Registry(consents=(consent,))) == expected


# Temporary and final

TEMPORARY = an_asset(state=AssetState.TEMPORARY)
UNKNOWN = an_asset(state=None)


@pytest.mark.parametrize(
    ("asset", "how", "expected"),
    [
        (TEMPORARY, {"locked_on": LOCKED}, (Verdict.TEMPORARY, [Why.TEMPORARY])),
        (TEMPORARY, {"locked_on": TODAY}, (Verdict.TEMPORARY, [Why.TEMPORARY])),
        (
            TEMPORARY,
            {"locked_on": TOMORROW},
            (Verdict.CLEARED, [Why.TEMPORARY_STILL_ALLOWED]),
        ),
        (TEMPORARY, {"locked_on": OPEN}, (Verdict.CLEARED, [Why.TEMPORARY_STILL_ALLOWED])),
        (
            TEMPORARY,
            {"locked_on": OPEN, "listed": False},
            (Verdict.TEMPORARY, [Why.TEMPORARY]),
        ),
        (UNKNOWN, {"locked_on": LOCKED}, (Verdict.OUT_OF_SCOPE, [Why.STATE_UNKNOWN])),
        (
            UNKNOWN,
            {"locked_on": OPEN, "listed": False},
            (Verdict.OUT_OF_SCOPE, [Why.STATE_UNKNOWN]),
        ),
        (UNKNOWN, {"locked_on": OPEN}, (Verdict.CLEARED, [Why.NOTICE_IS_ENOUGH])),
    ],
    ids=[
        "temporary, locked",
        "temporary, locked today",
        "temporary, locked tomorrow",
        "temporary, not locked",
        "temporary, not listed",
        "unknown, locked",
        "unknown, not listed",
        "unknown, not locked",
    ],
)
def test_temporary_material_holds_a_cut_once_it_is_locked_or_not_listed(asset, how, expected):
    assert judged(assets=(asset,), **how) == expected


def test_temporary_material_of_an_uncleared_use_is_held_before_the_lock_too():
    use = a_use(key_creative="yes")

    assert judged(uses=(use,), assets=(TEMPORARY,), locked_on=OPEN) == (
        Verdict.UNCLEARED,
        [Why.OWES],
    )
    assert judged(uses=(use,), assets=(TEMPORARY,)) == (Verdict.TEMPORARY, [Why.TEMPORARY])


@pytest.mark.parametrize(
    ("how", "expected"),
    [
        ({"locked_on": LOCKED}, (Verdict.OUT_OF_SCOPE, [Why.DECLARED_NOT_FINAL])),
        ({"locked_on": OPEN}, (Verdict.CLEARED, [Why.NOTICE_IS_ENOUGH])),
        (
            {"locked_on": OPEN, "listed": False},
            (Verdict.OUT_OF_SCOPE, [Why.DECLARED_NOT_FINAL]),
        ),
    ],
)
def test_a_use_that_was_declared_not_to_be_final_is_out_of_scope_in_a_locked_cut(how, expected):
    assert judged(uses=(a_use(in_final="no"),), **how) == expected


def test_a_contradicted_no_is_not_taken_for_declared_not_final():
    use = a_use(in_final="no", purpose="final_picture")

    event = checked(uses=(use,))

    assert (event.verdict, event.uses[0].why) == (Verdict.CLEARED, Why.NOTICE_IS_ENOUGH)


# Differences and days


def provenance(**said):
    return an_asset(provenance=Provenance(**said))


def test_a_use_that_differs_from_its_declaration_is_out_of_scope_and_says_in_what():
    use = a_use(prominence="incidental")

    event = checked(uses=(use,), assets=(provenance(prominence="prominent"),))

    assert event.verdict is Verdict.OUT_OF_SCOPE
    assert [(u.why, [d.actual for d in u.differences]) for u in event.uses] == [
        (Why.DIFFERS, [("prominent",)])
    ]


def test_what_a_use_owes_goes_before_that_it_differs():
    use = a_use(prominence="incidental", key_creative="yes")

    event = checked(uses=(use,), assets=(provenance(prominence="prominent"),))

    assert (event.verdict, event.uses[0].why) == (Verdict.UNCLEARED, Why.OWES)
    assert event.uses[0].differences


@pytest.mark.parametrize(
    ("made", "declared", "late"),
    [
        (date(2026, 3, 1), date(2026, 3, 2), True),
        (date(2026, 3, 2), date(2026, 3, 2), False),
        (date(2026, 3, 1), None, False),
        (None, date(2026, 3, 2), False),
    ],
)
def test_a_declaration_that_came_after_the_work_is_said_and_holds_nothing(made, declared, late):
    use = a_use(declared_on=declared)

    event = checked(uses=(use,), assets=(provenance(made_on=made),))

    assert (event.verdict, event.uses[0].late) == (Verdict.CLEARED, late)


def test_an_asset_without_provenance_was_not_made_late():
    assert not checked().uses[0].late


# Undeclared


@pytest.mark.parametrize(
    ("asset", "expected"),
    [
        (ProvenanceFinding.NONE, (Verdict.NO_AI_FOUND, [Why.EXAMINED])),
        (ProvenanceFinding.UNKNOWN, (Verdict.NOT_CHECKED, [Why.UNRECOGNISED])),
        (ProvenanceFinding.AI_DECLARED, (Verdict.UNCLEARED, [Why.UNDECLARED])),
        (ProvenanceFinding.AI_EDITED, (Verdict.UNCLEARED, [Why.UNDECLARED])),
        (None, (Verdict.UNCLEARED, [Why.UNDECLARED])),
    ],
)
def test_only_an_examination_speaks_for_what_nobody_declared(asset, expected):
    undeclared = an_asset(declarations=(), provenance=Provenance(finding=asset))

    assert judged(assets=(undeclared,)) == expected


def test_an_undeclared_asset_that_nobody_examined_is_uncleared():
    event = checked(assets=(an_asset(declarations=()),))

    assert (event.verdict, event.declarations) == (Verdict.UNCLEARED, ())
    assert [use.why for use in event.uses] == [Why.UNDECLARED]


def test_an_asset_under_a_declaration_that_does_not_exist_is_uncleared():
    event = checked(assets=(an_asset(declarations=("SR-9999",)),))

    assert event.verdict is Verdict.UNCLEARED
    assert [(use.why, use.declaration, use.determined) for use in event.uses] == [
        (Why.UNKNOWN_DECLARATION, "SR-9999", None)
    ]


def test_what_was_not_recognised_is_not_checked_and_never_clean():
    event = checked(an_event("plate"))

    assert (event.verdict, event.why, event.uses) == (Verdict.NOT_CHECKED, Why.UNRECOGNISED, ())
    assert event.deciding is None
    assert event.declarations == ()


def test_black_shows_no_media():
    black = an_event("BL", notes=(Oddity.BLACK,))

    assert judged(black) == (Verdict.NO_AI_FOUND, [Why.BLACK])


# Several uses

GRAVEST_FIRST = (
    Verdict.TEMPORARY,
    Verdict.UNCLEARED,
    Verdict.EXPIRED,
    Verdict.OUT_OF_SCOPE,
    Verdict.NOT_CHECKED,
    Verdict.CLEARED,
    Verdict.NO_AI_FOUND,
)
IN_ONE_EVENT = {
    Verdict.TEMPORARY: an_asset("temp", state=AssetState.TEMPORARY),
    Verdict.UNCLEARED: an_asset("owes", declarations=("SR-2",)),
    Verdict.EXPIRED: an_asset("fell", declarations=("SR-3",)),
    Verdict.OUT_OF_SCOPE: an_asset("open", state=None),
    Verdict.NOT_CHECKED: an_asset(
        "odd", declarations=(), provenance=Provenance(finding=ProvenanceFinding.UNKNOWN)
    ),
    Verdict.CLEARED: an_asset("good"),
    Verdict.NO_AI_FOUND: an_asset(
        "plain", declarations=(), provenance=Provenance(finding=ProvenanceFinding.NONE)
    ),
}
FELL = Registry(approvals=(an_approval(declaration="SR-3", sealed=("another", "determined")),))
THREE_USES = (a_use(), a_use("SR-2", key_creative="yes"), a_use("SR-3", key_creative="yes"))


def together(verdicts):
    assets = [IN_ONE_EVENT[verdict] for verdict in verdicts]
    event = an_event(sources=tuple(a_source(asset.name) for asset in assets))
    return checked(event, uses=THREE_USES, assets=tuple(assets), registry=FELL)


@given(st.permutations(GRAVEST_FIRST), st.integers(1, 7))
def test_of_several_uses_in_an_event_the_gravest_decides(shuffled, count):
    event = together(shuffled[:count])

    gravest = min(shuffled[:count], key=GRAVEST_FIRST.index)
    assert [use.verdict for use in event.uses] == shuffled[:count]
    assert event.verdict is gravest
    assert event.deciding is event.uses[shuffled.index(gravest)]


def test_an_asset_of_two_declarations_needs_both():
    event = checked(
        uses=(a_use(), a_use("SR-2", key_creative="yes")),
        assets=(an_asset(declarations=("SR-0007", "SR-2")),),
    )

    assert event.verdict is Verdict.UNCLEARED
    assert event.declarations == ("SR-0007", "SR-2")


@pytest.mark.parametrize("verdict", Verdict)
def test_the_holds_are_four(verdict):
    assert verdict.holds is (verdict in GRAVEST_FIRST[:4])


def test_the_holds_of_a_cut_stand_in_its_order():
    names = ("owes", "plate", "good", "temp")
    events = [an_event(name, number=f"{place:03d}") for place, name in enumerate(names)]

    cut = checked_cut(*events, uses=THREE_USES, assets=tuple(IN_ONE_EVENT.values()), registry=FELL)

    assert [each.event.number for each in cut.holds] == ["000", "003"]


# Superseded declarations


def test_a_superseded_declaration_leads_to_the_one_in_its_place():
    uses = (
        a_use("SR-1", key_creative="yes"),
        a_use("SR-2", supersedes="SR-1", key_creative="yes"),
        a_use("SR-3", supersedes="SR-2"),
    )

    event = checked(uses=uses, assets=(an_asset(declarations=("SR-1",)),))

    assert (event.verdict, event.declarations) == (Verdict.CLEARED, ("SR-3",))


def test_a_declaration_and_the_one_in_its_place_are_one_use():
    uses = (a_use("SR-1"), a_use("SR-2", supersedes="SR-1"))

    event = checked(uses=uses, assets=(an_asset(declarations=("SR-1", "SR-2")),))

    assert [use.declaration for use in event.uses] == ["SR-2"]


def test_where_two_declarations_claim_one_place_both_count():
    uses = (
        a_use("SR-1"),
        a_use("SR-2", supersedes="SR-1", key_creative="yes"),
        a_use("SR-3", supersedes="SR-1"),
    )

    event = checked(uses=uses, assets=(an_asset(declarations=("SR-1",)),))

    assert event.verdict is Verdict.UNCLEARED
    assert set(event.declarations) == {"SR-2", "SR-3"}


# Uses that are not in the cut


@pytest.mark.parametrize(
    ("changes", "listed"),
    [
        ({}, True),
        ({"in_final": "no"}, False),
        ({"in_final": "unsure"}, False),
        ({"key_creative": "yes"}, False),
    ],
)
def test_uses_that_may_go_ahead_and_are_meant_for_the_cut_are_missed_in_it(changes, listed):
    cut = checked_cut(an_event("plate"), uses=(a_use(**changes),))

    assert cut.not_in_cut == (("SR-0007",) if listed else ())


def test_a_use_that_the_cut_shows_is_not_missed():
    uses = (a_use("SR-1"), a_use("SR-2", supersedes="SR-1"), a_use("SR-3"))

    cut = checked_cut(uses=uses, assets=(an_asset(declarations=("SR-1",)),))

    assert cut.not_in_cut == ("SR-3",)


# Coverage


def accounts(cut):
    return {account.value: each.events for account, each in coverage(cut).items() if each.events}


@pytest.mark.parametrize(
    ("asset", "digest", "account"),
    [
        (an_asset(), None, "by_declaration"),
        (an_asset(digest="sha256:1"), "sha256:1", "by_digest"),
        (an_asset(declarations=()), None, "by_provenance"),
        (IN_ONE_EVENT[Verdict.NO_AI_FOUND], None, "no_ai_found"),
        (IN_ONE_EVENT[Verdict.NOT_CHECKED], None, "not_checked"),
        (an_asset("another"), None, "not_checked"),
    ],
)
def test_an_event_is_accounted_for_by_what_recognised_it(asset, digest, account):
    name = NAME if asset.name == "another" else asset.name
    event = an_event(sources=(a_source(name, digest=digest),))

    assert accounts(checked_cut(event, assets=(asset,))) == {account: 1}


def test_black_is_accounted_for_as_no_ai_found():
    cut = checked_cut(an_event("BL", notes=(Oddity.BLACK,)))

    assert accounts(cut) == {"no_ai_found": 1}


def test_a_share_is_of_the_events_and_seconds_are_exact():
    short, long = an_event(end="01:00:00:01"), an_event("plate", end="01:00:08:00")

    covered = coverage(checked_cut(short, short, long))

    by_declaration = covered[Account.BY_DECLARATION]
    assert (by_declaration.events, by_declaration.share) == (2, Fraction(2, 3))
    assert by_declaration.seconds == Fraction(2, 24)
    assert covered[Account.NOT_CHECKED].seconds == 8


@given(st.lists(st.sampled_from([*IN_ONE_EVENT, "plate", "black"]), max_size=12))
def test_the_accounts_add_up_to_all_events(kinds):
    events = [
        an_event("BL", notes=(Oddity.BLACK,))
        if kind == "black"
        else an_event(kind if kind == "plate" else IN_ONE_EVENT[kind].name)
        for kind in kinds
    ]
    cut = a_clearance(
        *THREE_USES,
        rules=RULES,
        assets=tuple(IN_ONE_EVENT.values()),
        cut=a_cut(events),
        registry=FELL,
    ).cut

    covered = coverage(cut)

    assert set(covered) == set(Account)
    assert sum(each.events for each in covered.values()) == len(events)
    assert sum(each.seconds for each in covered.values()) == sum(e.seconds for e in events)
    assert sum(each.share for each in covered.values()) == (1 if events else 0)


def test_a_cut_keeps_what_its_production_says_of_it():
    cut = checked_cut(listed=False, locked_on=OPEN)

    assert (cut.name, cut.version, cut.locked_on, cut.listed) == ("cut", "2", None, False)
    assert len(cut.events) == len(cut.timeline.events) == 1


def test_a_checked_event_without_uses_was_not_recognised():
    assert CheckedEvent(event=an_event(), verdict=Verdict.NOT_CHECKED).why is Why.UNRECOGNISED


def test_a_rule_of_a_person_does_not_hold_a_use_without_people():
    rules = a_ruleset(
        a_rule("C", condition=when("x", "a"), outcome=Outcome.BLOCKED, scope=Scope.PERSON),
        catalogue=a_catalogue(
            a_fact("x", kind=Kind.CHOICE, choices=("a", "b")),
            *(load_catalogue()[f] for f in ("tool_reviewed", "several_steps", "asked_on")),
        ),
    )

    clearance = a_clearance(a_declaration(answers={"x": "b"}), rules=rules)

    assert not clearance.held


EXAMINED = an_asset(declarations=(), provenance=Provenance(finding=ProvenanceFinding.NONE))


def test_an_examination_does_not_speak_for_what_stands_beside_the_examined():
    event = checked(an_event(sources=(a_source(), a_source("A002C014"))), assets=(EXAMINED,))

    assert event.verdict is Verdict.NOT_CHECKED
    assert event.unrecognised == ("A002C014",)


def test_an_examination_does_not_speak_for_another_version_or_file():
    other_file = replace(EXAMINED, digest="sha256:" + "1" * 64)
    cut_file = an_event(sources=(a_source(digest="sha256:" + "2" * 64),))

    assert judged(an_event("SF_0450_doll-b_v12"), assets=(EXAMINED,)) == (
        Verdict.NOT_CHECKED,
        [Why.ANOTHER_EXAMINED],
    )
    assert judged(cut_file, assets=(other_file,)) == (
        Verdict.NOT_CHECKED,
        [Why.ANOTHER_EXAMINED],
    )


def test_black_beside_the_recognised_is_nothing_to_check():
    black = replace(a_source("BL"), black=True)

    assert checked(an_event(sources=(a_source(), black))).unrecognised == ()
