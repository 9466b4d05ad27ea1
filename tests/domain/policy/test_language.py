"""The one line of a condition: what it means, and what is said where it cannot be read."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.domain.policy.catalogue import FILM, says
from tests.strategies import catalogues, conditions, written

from clearslate.domain.policy.conditions import (
    ALWAYS,
    NEVER,
    All,
    AnyOf,
    AtLeast,
    Criterion,
    DayCriterion,
    Not,
)
from clearslate.domain.policy.language import NotACondition
from clearslate.domain.policy.terms import terms_of
from clearslate.formats.pack_conditions import _EXPECTED as EXPECTED_WORDS

SHOWN = Criterion("shown", frozenset(("yes",)))
MISLEADING = Criterion("misleading", frozenset(("yes",)))
IN_FINAL = Criterion("in_final", frozenset(("yes",)))


@pytest.mark.parametrize(
    ("line", "meaning"),
    [
        ("shown", SHOWN),
        ("not shown", Not(SHOWN)),
        ("not not shown", Not(Not(SHOWN))),
        ("always", ALWAYS),
        ("never", NEVER),
        ("genre in {news}", Criterion("genre", frozenset(("news",)))),
        ("genre in {news, scripted}", Criterion("genre", frozenset(("news", "scripted")))),
        ("genre beyond {news}", Criterion("genre", frozenset(("scripted", "documentary")))),
        ("inputs beyond {none,public}", Criterion("inputs", frozenset(("script", "footage")))),
        ("prominence >= prominent", Criterion("prominence", frozenset(("prominent", "critical")))),
        ("prominence <= incidental", Criterion("prominence", frozenset(("incidental",)))),
        ("human_input<=some", Criterion("human_input", frozenset(("none", "some")))),
        ("released_on >= 2026-03-31", DayCriterion("released_on", first=date(2026, 3, 31))),
        ("released_on <= 2026-03-31", DayCriterion("released_on", last=date(2026, 3, 31))),
        ("at least 2 of (shown, misleading)", AtLeast(2, (SHOWN, MISLEADING))),
        ("((shown))", SHOWN),
    ],
)
def test_a_line_says_what_it_reads_like(line: str, meaning: object) -> None:
    assert says(line) == meaning


@pytest.mark.parametrize(
    ("line", "meaning"),
    [
        ("shown and misleading or in_final", AnyOf((All((SHOWN, MISLEADING)), IN_FINAL))),
        ("shown or misleading and in_final", AnyOf((SHOWN, All((MISLEADING, IN_FINAL))))),
        ("(shown or misleading) and in_final", All((AnyOf((SHOWN, MISLEADING)), IN_FINAL))),
        ("not shown and misleading", All((Not(SHOWN), MISLEADING))),
        ("not (shown and misleading)", Not(All((SHOWN, MISLEADING)))),
        (
            "at least 1 of (shown and misleading, in_final)",
            AtLeast(1, (All((SHOWN, MISLEADING)), IN_FINAL)),
        ),
    ],
)
def test_not_binds_tighter_than_and_and_and_tighter_than_or(line: str, meaning: object) -> None:
    assert says(line) == meaning


def test_a_definition_means_what_it_was_defined_to_mean() -> None:
    condition = says("not risky", definitions={"risky": AnyOf((SHOWN, MISLEADING))})

    assert condition == Not(AnyOf((SHOWN, MISLEADING)))


def test_an_option_is_true_only_where_it_was_chosen() -> None:
    assert says("strict", options={"strict": True}) == ALWAYS
    assert says("strict", options={"strict": False}) == NEVER


@pytest.mark.parametrize(
    ("line", "expected", "position", "found"),
    [
        ("shown misleading", "and_or_end", 6, "misleading"),
        ("shown)", "and_or_end", 5, ")"),
        ("shown & misleading", "and_or_end", 6, "&"),
        ("(shown", "this_word", 6, ""),
        ("at most 2 of (shown)", "this_word", 3, "most"),
        ("at least 2 (shown)", "this_word", 11, "("),
        ("genre in news", "this_word", 9, "news"),
        ("genre in {news", "this_word", 14, ""),
        ("(" * 60 + "shown" + ")" * 60, "less_nesting", 40, "("),
        ("not " * 60 + "shown", "less_nesting", 160, "not"),
        ("at least two of (shown)", "a_number", 9, "two"),
        ("at least 100 of (shown)", "a_number", 9, "100"),
        ("at least ٢ of (shown)", "a_number", 9, "٢"),
        ("", "a_name", 0, ""),
        ("shown and", "a_name", 9, ""),
        ("shwon", "a_name", 0, "shwon"),
        ("and shown", "a_name", 0, "and"),
        ("shown or or", "a_name", 9, "or"),
        ("genre", "a_comparison", 5, ""),
        ("genre is news", "a_comparison", 6, "is"),
        ("genre >= news", "a_comparison", 6, ">="),
        ("inputs <= script", "a_comparison", 7, "<="),
        ("prominence = critical", "a_comparison", 11, "="),
        ("released_on in {2026-01-01}", "a_comparison", 12, "in"),
        ("genre in {western}", "a_choice", 10, "western"),
        ("genre in {}", "a_choice", 10, "}"),
        ("genre in {news,}", "a_choice", 15, "}"),
        ("prominence >= high", "a_choice", 14, "high"),
        ("released_on >= tomorrow", "a_day", 15, "tomorrow"),
        ("released_on >= 2026-02-30", "a_day", 15, "2026-02-30"),
    ],
)
def test_a_line_that_cannot_be_read_is_refused_where_it_goes_wrong(
    line: str, expected: str, position: int, found: str
) -> None:
    with pytest.raises(NotACondition) as refused:
        says(line)

    assert refused.value.expected == expected
    assert (refused.value.position, refused.value.found) == (position, found)


@pytest.mark.parametrize(
    ("line", "known"),
    [
        ("shwon", {"shown", "misleading", "risky", "strict"}),
        ("genre in {western}", {"scripted", "documentary", "news"}),
        ("prominence = critical", {"in", "beyond", ">=", "<="}),
        ("genre = news", {"in", "beyond"}),
        ("shown misleading", {"and", "or"}),
    ],
)
def test_a_refusal_names_the_words_that_would_have_been_right(line: str, known: set[str]) -> None:
    with pytest.raises(NotACondition) as refused:
        says(line, definitions={"risky": SHOWN}, options={"strict": False})

    assert known <= {*refused.value.known}


def test_every_refusal_has_words_for_people() -> None:
    assert {*EXPECTED_WORDS} == {
        "and_or_end", "this_word", "less_nesting", "a_number", "a_name", "a_comparison",
        "a_choice", "a_day",
    }  # fmt: skip


@pytest.mark.parametrize("line", ["yes", "shown in {yes}", "shown = yes", "in_final == yes"])
def test_a_yes_no_fact_stands_alone(line: str) -> None:
    with pytest.raises(NotACondition):
        says(line)


@settings(deadline=None)
@given(st.data())
def test_a_condition_that_is_written_down_reads_back_with_the_same_meaning(
    data: st.DataObject,
) -> None:
    catalogue = data.draw(catalogues())
    condition = data.draw(conditions(catalogue))

    again = says(written(condition, catalogue), catalogue)

    assert terms_of(again, catalogue) == terms_of(condition, catalogue)


@settings(deadline=None)
@given(st.text(alphabet="shown gerinmuts()<>=,{}andot 0123456789-", max_size=60))
def test_any_text_is_a_condition_or_one_refusal(line: str) -> None:
    refused = _refusal(line)

    if refused is not None:
        assert 0 <= refused.position <= len(line)
        assert line[refused.position :].startswith(refused.found)


def _refusal(line: str) -> NotACondition | None:
    try:
        says(line)
    except NotACondition as refused:
        return refused
    return None


def test_the_catalogue_of_these_tests_has_one_fact_of_every_kind() -> None:
    assert {fact.kind.value for fact in FILM.facts} == {
        "yes_no", "choice", "ordered", "several", "day",
    }  # fmt: skip
