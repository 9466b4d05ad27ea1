"""The ways in which a condition can come true: all of them, none twice, none too narrow."""

from datetime import date
from itertools import product

import pytest
from tests.domain.policy.catalogue import FILM, says, yes_no

from clearslate.domain.facts import UNSURE, Answer, Catalogue
from clearslate.domain.policy.conditions import AtLeast, Criterion
from clearslate.domain.policy.terms import Demand, Term, TooManyTerms, minimal, terms_of

YES, NO = frozenset(("yes",)), frozenset(("no",))
LETTERS = Catalogue(version="1", facts=tuple(yes_no(f"f{n}") for n in range(60)))

EVEN, ODD = LETTERS.ids[::2], LETTERS.ids[1::2]


def ways(line: str) -> set[Term]:
    return {*terms_of(says(line), FILM)}


def way(*demands: Demand) -> Term:
    return frozenset(demands)


def of_set(*choices: str, denied: bool = False) -> Demand:
    return Demand("inputs", frozenset(choices), denied=denied)


def since(day: str) -> Demand:
    return Demand("released_on", first=date.fromisoformat(day))


def until(day: str) -> Demand:
    return Demand("released_on", last=date.fromisoformat(day))


SHOWN, MISLEADING = Demand("shown", YES), Demand("misleading", YES)
NEWS = Demand("genre", frozenset(("news",)))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("always", {way()}),
        ("never", set()),
        ("shown", {way(SHOWN)}),
        ("not shown", {way(Demand("shown", NO))}),
        ("shown and misleading", {way(SHOWN, MISLEADING)}),
        ("shown or misleading", {way(SHOWN), way(MISLEADING)}),
        ("shown and never", set()),
        ("shown or always", {way()}),
        ("shown or shown and misleading", {way(SHOWN)}),
        ("shown and (misleading or shown)", {way(SHOWN)}),
        ("shown and not shown", set()),
        ("shown or not shown", {way()}),
        ("at least 2 of (shown, misleading, always)", {way(SHOWN), way(MISLEADING)}),
        ("not at least 2 of (shown, misleading, always)",
         {way(Demand("shown", NO), Demand("misleading", NO))}),
        ("at least 0 of (shown)", {way()}),
        ("not at least 0 of (shown)", set()),
        ("at least 3 of (shown, misleading)", set()),
        ("not at least 3 of (shown, misleading)", {way()}),
        ("genre in {news, scripted} and genre in {news, documentary}", {way(NEWS)}),
        ("genre in {news} and genre in {scripted}", set()),
        ("genre in {news} or genre beyond {news}", {way()}),
        ("prominence >= prominent or prominence >= critical",
         {way(Demand("prominence", frozenset(("prominent", "critical"))))}),
        ("inputs in {script} or inputs in {footage}", {way(of_set("script", "footage"))}),
        ("inputs in {script, footage} and inputs in {script}", {way(of_set("script"))}),
        ("inputs in {script} and inputs in {footage}", {way(of_set("script"), of_set("footage"))}),
        ("not inputs in {script} and not inputs in {footage}",
         {way(of_set("script", "footage", denied=True))}),
        ("not inputs in {script} and inputs in {script, footage}",
         {way(of_set("footage"), of_set("script", denied=True))}),
        ("not inputs in {script, footage} and inputs in {script}", set()),
        ("inputs in {script} or not inputs in {script}", {way()}),
        ("inputs in {script} or not inputs in {script, footage}",
         {way(of_set("script")), way(of_set("footage", denied=True))}),
        ("released_on >= 2026-02-01 and released_on <= 2026-01-01", set()),
        ("released_on >= 2026-02-01 or released_on <= 2026-01-31", {way()}),
        ("released_on >= 2026-02-02 or released_on <= 2026-01-31",
         {way(until("2026-01-31")), way(since("2026-02-02"))}),
        ("released_on <= 2026-02-10 or released_on >= 2026-02-01 and released_on <= 2026-03-01",
         {way(until("2026-03-01"))}),
    ],
)  # fmt: skip
def test_a_condition_comes_true_in_these_ways_and_no_others(
    line: str, expected: set[Term]
) -> None:
    assert ways(line) == expected


def test_two_ways_that_leave_no_way_around_are_joined_into_a_third() -> None:
    split = "genre in {news} and shown or genre beyond {news} and misleading"

    assert way(SHOWN, MISLEADING) in ways(split)


def test_ways_that_say_the_same_in_other_words_are_one_way_and_not_none() -> None:
    same = "inputs in {script} and misleading or inputs in {script} and misleading and " \
           "inputs in {script, footage}"  # fmt: skip

    assert ways(same) == {way(of_set("script"), MISLEADING)}


def test_of_ways_that_cover_each_other_one_stays() -> None:
    twice = way(of_set("script"), of_set("script", "footage"))

    assert minimal([twice, way(of_set("script"))]) == (way(of_set("script")),)
    assert minimal([twice, way(of_set("script"), MISLEADING)]) == (twice,)


def test_a_span_of_days_ends_with_its_last_day() -> None:
    (only,) = ways("released_on >= 2026-01-01 and released_on <= 2026-01-31")
    (span,) = only

    assert [span.is_met_by(date(2026, 1, day)) for day in (1, 31)] == [True, True]
    assert [span.is_met_by(d) for d in (date(2025, 12, 31), date(2026, 2, 1))] == [False, False]


@pytest.mark.parametrize(
    ("demand", "answer", "met"),
    [
        (SHOWN, "yes", True),
        (SHOWN, "no", False),
        (SHOWN, UNSURE, None),
        (of_set("script"), frozenset(("script", "public")), True),
        (of_set("script"), frozenset(("public",)), False),
        (of_set("script"), frozenset(("public", UNSURE)), None),
        (of_set("script"), frozenset(("script", UNSURE)), True),
        (of_set("script"), UNSURE, None),
        (of_set("script", denied=True), frozenset(("script", UNSURE)), False),
        (of_set("script", denied=True), frozenset(("public", UNSURE)), None),
        (of_set("script", denied=True), frozenset(("public",)), True),
        (of_set("script", denied=True), "public", True),
        (of_set("script", denied=True), "script", False),
    ],
)
def test_an_answer_meets_a_demand_or_does_not_or_leaves_it_open(
    demand: Demand, answer: Answer, met: bool | None
) -> None:
    assert demand.is_met_by(answer) is met


@pytest.mark.parametrize(
    "line",
    [
        "at least 15 of (" + ", ".join(LETTERS.ids) + ")",
        "not at least 15 of (" + ", ".join(LETTERS.ids) + ")",
        " and ".join(f"({a} or {b})" for a, b in zip(EVEN, ODD, strict=True)),
        " or ".join(f"{a} and {b}" for a, b in product(EVEN, ODD)),
    ],
    ids=["at least", "not at least", "all of any", "any of all"],
)
def test_a_condition_that_nobody_could_review_is_refused_at_once(line: str) -> None:
    with pytest.raises(TooManyTerms):
        terms_of(says(line, LETTERS), LETTERS)


def test_at_least_counts_equal_parts_as_often_as_they_stand() -> None:
    shown = Criterion("shown", YES)

    assert {*terms_of(AtLeast(2, (shown, shown)), FILM)} == {way(SHOWN)}
