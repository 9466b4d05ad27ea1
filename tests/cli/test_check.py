"""``clearslate check``: one object for scripts, one page for people, and the right exit code."""

import json

import pytest
from tests.cli.conftest import SALT_ROAD, SIGN

from clearslate.formats.phrase import Language

KEYS = [
    "declaration",
    "on",
    "outcome",
    "certain",
    "could_reach",
    "findings",
    "approvers",
    "obligations",
    "disclosures",
    "open_facts",
    "lower_by",
    "packs",
]


def test_the_object_for_scripts_has_the_keys_of_the_contract_in_order(clearslate, sign):
    told = clearslate("check", sign, "--json", "--on", "2026-11-22")

    document = json.loads(told.out)
    assert [*document] == KEYS
    assert document["on"] == "2026-11-22"
    assert [*document["findings"][0]] == ["pack", "rule", "outcome", "because", "cites", "assumed"]
    assert [*document["obligations"][0]] == ["id", "owner", "due", "what", "evidence"]
    assert [*document["packs"][0]] == ["id", "version", "options", "digest"]
    assert document["lower_by"][0][0] == {
        "fact": "contribution",
        "from": "element",
        "to": "enhances",
    }


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (("in_final: yes", "in_final: no"), 0),
        (("", ""), 1),
        (("in_final: yes", "in_final: perhaps"), 2),
    ],
    ids=["notice is enough", "more is needed", "unreadable"],
)
def test_the_exit_code_says_whether_it_may_go_ahead(clearslate, sign, change, code):
    text = SIGN.replace(*change).replace("purpose: final_picture", "purpose: previs")
    sign.write_text(text if code == 0 else SIGN.replace(*change))

    assert clearslate("check", sign).code == code


def test_keys_and_ids_do_not_change_with_the_language_but_reasons_do(clearslate, sign):
    english = json.loads(clearslate("check", sign, "--json").out)
    french = json.loads(clearslate("check", sign, "--json", language=Language.FRENCH).out)

    def without_words(document):
        findings = [{k: v for k, v in f.items() if k != "because"} for f in document["findings"]]
        return document | {"findings": findings, "obligations": []}

    assert without_words(english) == without_words(french)
    assert english["findings"][0]["because"] != french["findings"][0]["because"]


def test_an_unanswered_question_is_open_and_a_gated_one_is_not(clearslate, sign):
    text = SIGN.replace("misleading: no, ", "").replace("prominence: incidental, ", "")
    sign.write_text(
        text.replace("in_final: yes", "in_final: no").replace("final_picture", "previs")
    )

    document = json.loads(clearslate("check", sign, "--json").out)

    assert document["open_facts"] == ["misleading"]
    assert document["outcome"] == "escalate"
    assert document["could_reach"] == "approval"


def test_the_production_s_registers_answer_what_they_know(clearslate):
    declaration = next((SALT_ROAD / "declarations").glob("SR-0021.*"))

    alone = json.loads(clearslate("check", declaration, "--json").out)
    beside = json.loads(clearslate("check", declaration, "--json", "--production", SALT_ROAD).out)

    assert alone["outcome"] != "blocked" or alone["findings"] != beside["findings"]
    assert beside["outcome"] == "blocked"


def test_the_page_for_people_says_the_outcome_first_and_the_next_step_last(clearslate, sign):
    lines = clearslate("check", sign).out.splitlines()

    assert lines[0].startswith("ESCALATE")
    assert lines[-1].startswith("Next:")
    assert all(len(line) <= 80 for line in lines)


def test_a_silent_rule_says_what_ruled_it_out(clearslate, sign):
    told = clearslate("check", sign, "--why-not")

    assert "D2" in told.out
    assert "D2" not in clearslate("check", sign).out


def test_an_unknown_pack_names_the_packs_that_are_there(clearslate, sign):
    told = clearslate("check", sign, "--pack", "netflix-genia")

    assert told.code == 2
    assert "did you mean `netflix-genai`?" in told.err


def test_a_pack_in_a_file_is_asked(clearslate, sign):
    title_pack = next((SALT_ROAD.parent / "ferry-tales" / "packs").glob("*.yaml"))

    told = clearslate("check", sign, "--json", "--pack", title_pack)

    assert {f["pack"] for f in json.loads(told.out)["findings"]} <= {title_pack.stem}
