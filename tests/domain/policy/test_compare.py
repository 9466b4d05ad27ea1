"""Two versions of a pack: every difference is shown, and where none is found there is none."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from tests.domain.policy.catalogue import FILM, a_pack_of, a_rule
from tests.strategies import a_pack, catalogues, known_answers, packs, rules

from clearslate.domain.facts import UNSURE, Answers
from clearslate.domain.policy.compare import compare, triggers
from clearslate.domain.policy.compile import Ruleset, compile_rules
from clearslate.domain.policy.conditions import All, Criterion, Not
from clearslate.domain.policy.decide import Facts, decide
from clearslate.domain.policy.rules import Outcome
from clearslate.domain.policy.terms import Term, covers
from clearslate.formats.packs import find_pack, ruleset_of

LAW = settings(
    deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)


@st.composite
def versions(draw: st.DrawFn) -> tuple[Ruleset, Ruleset]:
    """Return two versions of a pack: unlike ones, or one with a rule changed, added or gone."""
    catalogue = draw(catalogues())
    old = draw(packs(catalogue))
    new = draw(packs(catalogue))
    way = draw(st.integers(0, 3))
    if way == 1:
        new = a_pack(*old.rules, draw(rules(catalogue, "more")))
    if way == 2:
        new = a_pack(*old.rules[1:], draw(rules(catalogue, "other")))
    if way == 3:
        new = a_pack(*split(draw, old.rules, catalogue))
    return compile_rules([old], catalogue), compile_rules([new], catalogue)


def split(draw, old, catalogue):
    """Return the rules with the first one said in two parts, by the answer to a selector."""
    selectors = [f for f in catalogue.facts if f.selector and f.choices and f.gate is None]
    assume(selectors)
    part = Criterion(selectors[0].id, frozenset((draw(st.sampled_from(selectors[0].choices)),)))
    first, *rest = old
    here = replace(first, id="here", condition=All((first.condition, part)))
    there = replace(first, id="there", condition=All((first.condition, Not(part))))
    return [here, there, *rest]


@LAW
@given(versions(), st.data())
def test_where_no_difference_is_found_any_known_use_is_decided_alike(
    pair: tuple[Ruleset, Ruleset], data: st.DataObject
) -> None:
    old, new = pair
    assume(not compare(old, new))
    known: Answers = {f.id: data.draw(known_answers(f)) for f in old.catalogue.facts}

    assert decide(old, Facts(known)).outcome == decide(new, Facts(known)).outcome


@LAW
@given(versions(), st.data())
def test_a_use_that_is_decided_otherwise_meets_a_difference_that_says_so(
    pair: tuple[Ruleset, Ruleset], data: st.DataObject
) -> None:
    old, new = pair
    known: Answers = {f.id: data.draw(known_answers(f)) for f in old.catalogue.facts}
    before, after = (decide(asked, Facts(known)).outcome for asked in pair)
    assume(before != after)

    found = compare(old, new)

    assert any(
        each.added is (after > before)
        and min(before, after) < each.outcome
        and is_met(each.trigger, known)
        for each in found
    )


def is_met(trigger: Term, known: Answers) -> bool:
    return all(demand.is_met_by(known[demand.fact]) for demand in trigger)


@LAW
@given(versions())
def test_each_witness_is_decided_otherwise_just_as_it_is_said(
    pair: tuple[Ruleset, Ruleset],
) -> None:
    for each in compare(*pair):
        before, after = (decide(asked, Facts(dict(each.witness))).certain for asked in pair)
        assert (each.before, each.after) == (before, after)
        assert each.added is (before < after)
        assert min(before, after) < each.outcome <= max(before, after)
        assert is_met(each.trigger, dict(each.witness))


@LAW
@given(versions())
def test_no_difference_is_said_twice_once_more_narrowly(pair: tuple[Ruleset, Ruleset]) -> None:
    found = compare(*pair)

    for one in found:
        for other in found:
            if one is not other and (one.outcome, one.added) == (other.outcome, other.added):
                assert not covers(one.trigger, other.trigger)


@LAW
@given(versions())
def test_what_one_version_adds_the_other_way_round_takes_away(
    pair: tuple[Ruleset, Ruleset],
) -> None:
    forth, back = compare(*pair), compare(*reversed(pair))

    assert {(d.trigger, d.outcome, d.added) for d in forth} == {
        (d.trigger, d.outcome, not d.added) for d in back
    }


@LAW
@given(versions())
def test_the_triggers_of_an_outcome_are_where_it_certainly_is_reached(
    pair: tuple[Ruleset, Ruleset],
) -> None:
    asked, _ = pair
    for outcome in (Outcome.ESCALATE, Outcome.BLOCKED):
        every = triggers(asked, outcome)
        assert len(set(every)) == len(every)
        assert {t for bit, t in enumerate(asked.terms)} >= {*every}


def ruleset(*lines: str, then: Outcome = Outcome.APPROVAL) -> Ruleset:
    made = (a_rule(line, then, name=f"r{place}") for place, line in enumerate(lines))
    return compile_rules([a_pack_of(*made)], FILM)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("inputs in {footage}", "inputs in {footage, script}"),
        ("always and never", "inputs in {none} and inputs in {footage}"),
        ("always and never", "inputs in {none, script} and inputs in {footage}"),
        ("genre in {news}", "genre in {documentary, news}"),
        ("prominence >= critical", "prominence >= prominent"),
        ("released_on >= 2026-06-01", "released_on >= 2026-01-01"),
        ("misleading and shown", "misleading"),
        (
            "released_on >= 2026-01-01 and released_on <= 2026-06-01",
            "released_on >= 2026-01-01",
        ),
    ],
)
def test_a_wider_choice_is_a_difference_with_an_answer_from_the_widened_part(
    old: str, new: str
) -> None:
    (found,) = compare(ruleset(old), ruleset(new))

    assert (found.before, found.after) == (Outcome.NOTIFY, Outcome.APPROVAL)


def test_a_rule_said_in_two_parts_is_no_difference() -> None:
    whole = ruleset("misleading")
    parts = ruleset(
        "misleading and genre in {news}", "misleading and genre in {documentary, scripted}"
    )

    assert compare(whole, parts) == ()


def test_a_part_that_was_forgotten_is_found_among_the_selectors() -> None:
    whole = ruleset("misleading")
    parts = ruleset("misleading and genre in {news}", "misleading and genre in {scripted}")

    (found,) = compare(whole, parts)

    assert dict(found.witness)["genre"] == "documentary"
    assert not found.added


def test_a_graver_outcome_for_the_same_trigger_is_said_once() -> None:
    (found,) = compare(ruleset("misleading"), ruleset("misleading", then=Outcome.BLOCKED))

    assert (found.outcome, found.before, found.after) == (
        Outcome.BLOCKED,
        Outcome.APPROVAL,
        Outcome.BLOCKED,
    )


def test_only_the_strict_reading_of_the_shipped_pack_adds_what_it_says() -> None:
    plain, strict = (ruleset_of([find_pack("netflix-genai", o)]) for o in ((), ["strict_final"]))

    (found,) = compare(plain, strict)

    assert found.added
    assert dict(found.witness)["prominence"] != UNSURE
    assert (found.before, found.after) == (Outcome.ESCALATE, Outcome.APPROVAL)
