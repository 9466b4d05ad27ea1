"""What changed between two determinations is read from what their digests cover."""

import json

import pytest

from clearslate.formats.facts import load_fact_book
from clearslate.formats.phrase import Language
from clearslate.formats.use_changes import Part, changes_between

BOOK = load_fact_book()


def sealed(**changes: object) -> str:
    """Return a sealed determination, with some parts otherwise."""
    base: dict[str, object] = {
        "catalogue": "1",
        "facts": {
            "use": {"in_final": "yes", "inputs": ["script", "unreleased_footage"]},
            "steps": [],
            "people": [{"name": "Maren", "answers": {"minor": "no"}}],
        },
        "packs": [{"id": "p", "version": "1.0", "options": [], "digest": "sha256:aa"}],
        "outcome": "escalate",
        "certain": "escalate",
        "could_reach": "blocked",
        "findings": [finding("p/T1", "escalate")],
    }
    return json.dumps(base | changes)


def finding(rule: str, outcome: str, assumed: tuple[str, ...] = ()) -> dict[str, object]:
    """Return one finding as it is sealed."""
    return {
        "rule": rule,
        "outcome": outcome,
        "certain": not assumed,
        "assumed": list(assumed),
        "concerns": [],
        "waived": None,
    }


def found(after: str, language: Language = Language.ENGLISH) -> list[tuple[Part, str, str, str]]:
    """Return what differs from the plain one."""
    changes = changes_between(sealed(), after, BOOK, {}, language)
    return [(each.part, each.about, each.before, each.after) for each in changes]


def test_the_same_has_no_changes() -> None:
    assert found(sealed()) == []


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"outcome": "blocked"}, (Part.OUTCOME, "", "escalate", "blocked")),
        (
            {"findings": [finding("p/T1", "blocked")]},
            (Part.FINDING, "", "escalate", "blocked"),
        ),
        ({"findings": []}, (Part.FINDING, "", "escalate", "not there")),
        (
            {"packs": [{"id": "p", "version": "1.1", "options": ["x"], "digest": "sha256:bb"}]},
            (Part.PACK, "", "1.0", "1.1, x"),
        ),
        (
            {"packs": [{"id": "p", "version": "1.0", "options": [], "digest": "sha256:bb"}]},
            (Part.PACK, "", "1.0, sha256:aa", "1.0, sha256:bb"),
        ),
    ],
)
def test_each_part_that_changed_is_told_as_it_was_and_is(
    changes: dict[str, object], expected: tuple[Part, str, str, str]
) -> None:
    assert found(sealed(**changes)) == [expected]


def test_an_answer_of_one_person_is_told_with_their_name() -> None:
    facts = {
        "use": {"in_final": "no"},
        "steps": [],
        "people": [{"name": "Maren", "answers": {"minor": "yes"}}],
    }
    told = found(sealed(facts=facts))
    assert (Part.FACT, "Maren", "No", "Yes") in told
    assert (Part.FACT, "", "Yes", "No") in told
    assert [each for each in told if each[3] == "not answered"]


@pytest.mark.parametrize("language", Language)
def test_changes_are_told_in_both_languages(language: Language) -> None:
    after = sealed(outcome="blocked", findings=[finding("p/T1", "blocked", ("model_kept",))])
    assert len(found(after, language)) == 2
