"""What would not help is said only where it is so, and where somebody might hope for it."""

import pytest
from tests.builders import a_rule, a_ruleset, when

from clearslate.domain.policy.decide import Facts, decide
from clearslate.domain.policy.lower import ways_to_lower
from clearslate.domain.policy.no_help import no_help
from clearslate.domain.policy.rules import Outcome
from clearslate.formats.facts import load_catalogue

CATALOGUE = load_catalogue()
FINAL = a_rule("F", condition=when("in_final", "yes"), outcome=Outcome.APPROVAL)
SHOWN = a_rule("S", condition=when("person_shown", "yes"), outcome=Outcome.BLOCKED)


def vain(answers: dict[str, str], *rules: object) -> list[str]:
    """Return the facts of which a change alone would not help."""
    compiled = a_ruleset(*rules, catalogue=CATALOGUE)
    facts = Facts(answers, (), ())
    made = decide(compiled, facts)
    ways = ways_to_lower(compiled, facts, made)
    return [change.fact for change in no_help(compiled, facts, made, ways)]


def test_taking_it_out_of_the_film_does_not_help_where_something_else_blocks() -> None:
    assert vain({"in_final": "yes", "person_shown": "yes"}, FINAL, SHOWN) == ["in_final"]


def test_what_does_help_is_not_said_to_be_in_vain() -> None:
    assert vain({"in_final": "yes", "person_shown": "no"}, FINAL, SHOWN) == []


def test_nobody_is_told_not_to_do_what_they_did_not_do() -> None:
    assert vain({"in_final": "no", "person_shown": "yes"}, FINAL, SHOWN) == []


@pytest.mark.parametrize("answers", [{}, {"in_final": "no", "person_shown": "no"}])
def test_of_a_use_that_goes_ahead_nothing_is_said(answers: dict[str, str]) -> None:
    mild = a_rule("M", condition=when("in_final", "yes"), outcome=Outcome.NOTIFY)
    assert vain(answers, mild) == []
