"""A rule may object and never excuse: facts are asked for their riskier side only."""

import pytest
from tests.domain.policy.catalogue import FILM, says, yes_no

from clearslate.domain.facts import Catalogue, Fact, Kind
from clearslate.domain.policy.polarity import WrongWay, wrong_ways
from clearslate.formats.facts import load_catalogue


def wrongly_asked(line: str) -> set[str]:
    return {wrong.fact for wrong in wrong_ways(says(line), FILM)}


@pytest.mark.parametrize(
    "line",
    [
        "shown",
        "not consent",
        "not not shown",
        "prominence >= prominent",
        "not prominence <= incidental",
        "human_input <= some",
        "human_input in {none}",
        "inputs in {script}",
        "inputs beyond {none, public}",
        "genre in {news} and shown or not genre in {news}",
        "released_on <= 2026-01-01",
        "replica beyond {none}",
        "shown or not shown",
        "at least 2 of (shown, misleading, not consent)",
    ],
)
def test_asking_for_the_riskier_side_is_fine(line: str) -> None:
    assert wrongly_asked(line) == set()


@pytest.mark.parametrize(
    ("line", "facts"),
    [
        ("not shown", {"shown"}),
        ("consent", {"consent"}),
        ("prominence <= prominent", {"prominence"}),
        ("prominence in {prominent}", {"prominence"}),
        ("human_input >= some", {"human_input"}),
        ("inputs in {public}", {"inputs"}),
        ("inputs in {public, script}", {"inputs"}),
        ("not inputs in {script}", {"inputs"}),
        ("not (shown and misleading)", {"shown", "misleading"}),
        ("not at least 1 of (shown, not consent)", {"shown", "consent"}),
    ],
)
def test_asking_for_the_safe_side_is_named(line: str, facts: set[str]) -> None:
    assert facts <= wrongly_asked(line)


def test_asking_what_a_selector_is_while_its_gate_is_closed_excuses_by_the_gate() -> None:
    assert wrongly_asked("replica in {none}") == {"shown"}
    assert wrongly_asked("replica in {none} and shown") == set()


def test_the_side_that_was_asked_for_is_told() -> None:
    assert [*wrong_ways(says("not shown"), FILM)] == [WrongWay("shown", frozenset(("no",)))]


@pytest.mark.parametrize("fact", [f for f in load_catalogue().facts if f.gate], ids=lambda f: f.id)
def test_no_gate_of_the_shipped_catalogue_closes_on_a_riskier_answer(fact: Fact) -> None:
    catalogue = load_catalogue()
    assert fact.gate is not None

    assert [*wrong_ways(says(fact.gate, catalogue), catalogue)] == []


def test_a_gate_that_closes_on_a_riskier_answer_shows_in_the_rule_behind_it() -> None:
    catalogue = Catalogue(
        version="1",
        facts=(
            yes_no("a"),
            Fact(id="b", kind=Kind.YES_NO, choices=("no", "yes"), gate="not a"),
        ),
    )

    assert {wrong.fact for wrong in wrong_ways(says("b", catalogue), catalogue)} == {"a"}
