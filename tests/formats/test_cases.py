"""Cases of a pack as documents: what they may say, located errors, and the trial as text."""

from pathlib import Path

import pytest

from clearslate.domain.policy.rules import Outcome
from clearslate.domain.policy.trial import Others, PackCase
from clearslate.formats.cases import read_cases, try_pack
from clearslate.formats.compiled import yaml_path
from clearslate.formats.errors import DocumentError
from clearslate.formats.facts import load_catalogue
from clearslate.formats.packs import find_pack
from clearslate.formats.phrase import Language
from clearslate.formats.report_lines import columns
from clearslate.formats.trial_text import trial_text
from clearslate.formats.yaml_text import read_document

PACK = find_pack("netflix-genai")


def cases_in(text: str) -> tuple[PackCase, ...]:
    document = read_document(text.encode(), "cases.yaml")
    return read_cases(document, PACK, load_catalogue())


def one(lines: str) -> str:
    indented = lines.strip().replace("\n", "\n    ")
    return f"pack: netflix-genai\ncases:\n  - case: a use\n    {indented}\n"


def test_a_case_says_what_it_must_and_leaves_the_rest_to_others() -> None:
    (case,) = cases_in(one("outcome: notify"))

    assert (case.others, case.given, case.steps, case.people) == (Others.SAFE, {}, (), ())
    assert case.expected.outcome is Outcome.NOTIFY
    assert (case.expected.certain, case.expected.could_reach) == (None, None)


def test_a_case_may_say_everything() -> None:
    (case,) = cases_in(
        one(
            """
options: [strict_inputs, strict_final]
others: risky
given: {purpose: ideation, tool_reviewed: no}
steps: [{inputs: [script], environment: free}]
people: [{replica_kind: alteration, people: [cast]}]
certain: notify
outcome: escalate
could_reach: blocked
by: ["00", 01-likeness]
not_by: [P2]
"""
        )
    )

    assert case.options == ("strict_final", "strict_inputs")
    assert case.given == {"purpose": "ideation", "tool_reviewed": "no"}
    assert case.steps == ({"inputs": frozenset(("script",)), "environment": "free"},)
    assert case.people == ({"replica_kind": "alteration", "people": frozenset(("cast",))},)
    assert case.expected.by == ("00", "01-likeness")
    assert case.expected.could_reach is Outcome.BLOCKED


@pytest.mark.parametrize(
    ("lines", "error"),
    [
        ("outcome: notified", "cases.yaml:4 cases[0].outcome: found `notified`, expected one of "
         "notify, escalate, approval, blocked; did you mean `notify`?"),
        ("given: {}", "cases.yaml:3 cases[0].outcome: found `{case, given}`, expected also "
         "`outcome`: the outcome that it must have"),
        ("outcome: notify\nothers: mild", "cases.yaml:5 cases[0].others: found `mild`, expected "
         "one of safe, unsure, risky"),
        ("outcome: notify\ngiven: {purpos: ideation}", "cases.yaml:5 cases[0].given.purpos: found "
         "`purpos`, expected a question of the fact catalogue; did you mean `purpose`?"),
        ("outcome: notify\nsteps: [{replica_kind: none}]", "cases.yaml:5 cases[0].steps[0].replica_kind: "
         "found `replica_kind`, expected an answer that a step gives for itself; this one holds for "
         "the whole use"),
        ("outcome: notify\nby: [P9]", "cases.yaml:5 cases[0].by[0]: found `P9`, expected a rule "
         "of the pack netflix-genai"),
        ("outcome: notify\nnot_by: [R1-makin]", "cases.yaml:5 cases[0].not_by[0]: found "
         "`R1-makin`, expected a rule of the pack netflix-genai"),
        ("outcome: notify\noptions: [strict]", "cases.yaml:5 cases[0].options[0]: found `strict`, "
         "expected an option of the pack netflix-genai: advise_only, same_for_marketing, "
         "strict_enhancement"),
        ("certain: approval\noutcome: notify", "cases.yaml:5 cases[0].outcome: found `approval, "
         "notify`, expected certain no higher than outcome"),
        ("outcome: blocked\ncould_reach: approval", "cases.yaml:4 cases[0].outcome: found "
         "`blocked, approval`, expected certain no higher than outcome"),
        ("outcome: notify\n- case: a use\n  outcome: notify", "cases.yaml:5"),
        ("outcome: notify\nexpect: blocked", "cases.yaml:5 cases[0].expect: found `expect`, "
         "expected one of case, options"),
    ],
)  # fmt: skip
def test_a_case_that_cannot_be_is_one_error_at_its_line(lines: str, error: str) -> None:
    with pytest.raises(DocumentError) as refused:
        cases_in(one(lines))

    assert str(refused.value).startswith(error)


def test_two_cases_may_not_have_one_name() -> None:
    with pytest.raises(DocumentError, match=r"cases\.yaml:5 cases\[1\]\.case: found `a use`"):
        cases_in(one("outcome: notify") + "  - {case: a use, outcome: notify}\n")


def test_cases_are_of_the_pack_they_name() -> None:
    other = one("outcome: notify").replace("netflix-genai", "sag-tv")

    with pytest.raises(DocumentError, match=r"cases\.yaml:1 pack: found `sag-tv`"):
        cases_in(other)


def test_a_file_without_cases_is_an_error() -> None:
    with pytest.raises(DocumentError, match="cases"):
        cases_in("pack: netflix-genai\ncases: []\n")


@pytest.fixture
def own_pack(tmp_path: Path) -> Path:
    text = yaml_path("netflix-genai").read_text(encoding="utf-8")
    pack = tmp_path / "house.yaml"
    pack.write_text(text.replace("pack: netflix-genai\n", "pack: house\n"), encoding="utf-8")
    return pack


CASES = """
pack: house
cases:
  - case: a prominent element
    given: {in_final: yes, prominence: prominent, contribution: element}
    outcome: escalate
    by: [C1]
    not_by: [F2]
  - {case: a mood board, options: [strict_final], outcome: notify}
"""


@pytest.mark.parametrize("name", ["house.cases.yaml", "cases.yaml"])
def test_the_cases_of_a_pack_stand_beside_its_file(own_pack: Path, name: str) -> None:
    own_pack.with_name(name).write_text(CASES, encoding="utf-8")

    trial = try_pack(str(own_pack))

    assert (trial.pack, len(trial.cases), len(trial.failures)) == ("house", 2, 1)


def test_a_pack_of_a_production_is_found_by_its_id(tmp_path: Path, own_pack: Path) -> None:
    (tmp_path / "packs").mkdir()
    own_pack.rename(tmp_path / "packs" / "house.yaml")
    (tmp_path / "packs" / "house.cases.yaml").write_text(CASES, encoding="utf-8")

    assert try_pack("house", beside=tmp_path).pack == "house"


def test_a_pack_without_cases_says_where_they_would_stand(own_pack: Path) -> None:
    with pytest.raises(DocumentError, match=r"beside the pack, house\.cases\.yaml"):
        try_pack(str(own_pack))


def failed(own_pack: Path) -> str:
    own_pack.with_name("cases.yaml").write_text(CASES, encoding="utf-8")
    return trial_text(try_pack(str(own_pack)), Language.ENGLISH)


def test_a_failed_trial_says_so_first_and_what_to_do_last(own_pack: Path) -> None:
    lines = failed(own_pack).splitlines()

    assert lines[0] == "failed: 1 of 2 cases of house came out otherwise"
    assert lines[2:7] == [
        "Cases that came out otherwise",
        "  a prominent element",
        "    outcome  expected escalate, got approval",
        "    by       expected C1 among the findings, got 01, F2, P4, 00, F1, F2-human",
        "    not_by   expected F2 to be silent, got 01, F2, P4, 00, F1, F2-human",
    ]
    assert "  01-likeness    objects in no case" in lines
    assert "  strict_final        chosen in 1 case, changes none" in lines
    assert lines[-2:] == [
        "Read each of these cases beside the clauses it is about, mend the rule or the",
        "case, and run this again.",
    ]


def test_a_trial_that_leaves_rules_untried_has_not_passed(own_pack: Path) -> None:
    right = CASES.replace("escalate", "approval").replace("by: [C1]", "by: [F2]")
    right = right.replace("    not_by: [F2]\n", "")
    own_pack.with_name("cases.yaml").write_text(right, encoding="utf-8")

    trial = try_pack(str(own_pack))

    assert not trial.passed
    assert not trial.failures
    assert trial_text(trial, Language.ENGLISH).startswith("not tried: ")


def test_the_shipped_pack_passes_and_says_so() -> None:
    said = trial_text(try_pack("netflix-genai"), Language.ENGLISH)

    assert said.startswith("passed: all ")
    assert said.endswith("clearslate pack lint looks for.\n")


@pytest.mark.parametrize("language", Language)
def test_no_line_is_wider_than_a_terminal(own_pack: Path, language: Language) -> None:
    own_pack.with_name("cases.yaml").write_text(CASES, encoding="utf-8")

    said = trial_text(try_pack(str(own_pack)), language)

    assert max(columns(line) for line in said.splitlines()) <= 80
