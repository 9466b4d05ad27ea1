"""The guide of a pack: worked out from its rules, whole in text and as a page, in both languages."""

import re
from collections.abc import Callable
from html import escape

import pytest
from tests.formats.parsed_page import Parsed

from clearslate.domain.policy.rules import Outcome
from clearslate.formats.compiled import yaml_path
from clearslate.formats.facts import load_catalogue
from clearslate.formats.pack import read_pack
from clearslate.formats.pack_matrix import MatrixLine, clauses_with_rules, matrix_of
from clearslate.formats.pack_pages import pack_html, pack_text
from clearslate.formats.pack_words import PackWords
from clearslate.formats.packs import find_pack, ruleset_of
from clearslate.formats.phrase import Language
from clearslate.formats.report_lines import columns
from clearslate.formats.words.outcomes import outcome_word
from clearslate.formats.yaml_text import read_document

NETFLIX = yaml_path("netflix-genai").read_text(encoding="utf-8")
PACK = find_pack("netflix-genai")
NOTIFY, ESCALATE, APPROVAL, BLOCKED = Outcome
EN, FR = Language.ENGLISH, Language.FRENCH


def pack_said(text: str) -> PackWords:
    return read_pack(read_document(text.encode(), "pack.yaml"), load_catalogue())


def with_changed(old: str, new: str) -> PackWords:
    assert NETFLIX.count(old) >= 1
    return pack_said(NETFLIX.replace(old, new))


def matrix(words: PackWords) -> dict[str, MatrixLine]:
    return {line.row.id: line for line in matrix_of(words, ruleset_of([words]))}


def outcomes(words: PackWords) -> dict[str, list[Outcome]]:
    return {
        row: [line.usual, *(each.outcome for each in line.becomes)]
        for row, line in matrix(words).items()
    }


def test_the_matrix_is_what_the_rules_say_of_each_use() -> None:
    assert outcomes(PACK) == {
        "ideation": [NOTIFY, ESCALATE, APPROVAL],
        "background": [ESCALATE, APPROVAL, APPROVAL],
        "key-visual": [APPROVAL, BLOCKED],
        "talent": [APPROVAL, BLOCKED],
        "training": [BLOCKED],
        "proprietary": [NOTIFY, ESCALATE, APPROVAL],
    }


@pytest.mark.parametrize(
    ("old", "new", "row", "changed"),
    [
        ("when: as_content and tool_keeps_data", "when: never", "ideation", [NOTIFY, NOTIFY]),
        ("when: as_content and trains_model", "when: never and trains_model", "training", [NOTIFY]),
        ("when: as_content and key_creative\n    then: approval",
         "when: as_content and key_creative\n    then: blocked", "key-visual", [BLOCKED]),
        ("when: as_content and made_final\n    then: escalate",
         "when: as_content and made_final\n    then: blocked", "background", [BLOCKED, BLOCKED]),
    ],
)  # fmt: skip
def test_the_matrix_changes_when_a_rule_changes(
    old: str, new: str, row: str, changed: list[Outcome]
) -> None:
    words = with_changed(old, new)

    assert outcomes(words)[row][: len(changed)] == changed
    assert pack_text(words, EN) != pack_text(PACK, EN)
    assert pack_html(words, EN) != pack_html(PACK, EN)


def test_the_matrix_changes_with_the_readings_that_are_chosen() -> None:
    strict = find_pack("netflix-genai", ["strict_final", "advise_only"])

    assert outcomes(strict)["background"][0] is APPROVAL
    assert outcomes(strict)["training"] == [APPROVAL]


def test_a_row_names_the_clauses_of_its_strictest_findings_in_the_order_of_the_pack() -> None:
    clauses = {row: line.clauses for row, line in matrix(PACK).items()}

    assert clauses["ideation"] == ("00", "P2", "D1")
    assert clauses["background"] == ("01", "P4", "E2", "F2")
    assert clauses["training"] == ("D2",)


def test_a_rule_stands_under_the_first_clause_it_cites_and_is_named_under_the_others() -> None:
    every = {each.clause.id: each for each in clauses_with_rules(PACK)}

    assert [rule.id for rule in every["R1"].rules] == ["R1-making", "R1-use"]
    assert [rule.id for rule in every["T1"].also] == ["R1-making", "R1-use"]
    shown = [rule.id for each in every.values() for rule in each.rules]
    assert sorted(shown) == sorted(rule.id for rule in PACK.pack.rules)


Shown = Callable[[PackWords, Language], str]


def flat_text(words: PackWords, language: Language) -> str:
    return re.sub(r"\s*\n\s*", " ", pack_text(words, language))


def flat_html(words: PackWords, language: Language) -> str:
    return " ".join(Parsed(pack_html(words, language)).text)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("shown", [flat_text, flat_html])
def test_everything_that_a_pack_says_is_shown(shown: Shown, language: Language) -> None:
    said = shown(PACK, language)

    for clause in PACK.clauses.values():
        assert clause.title.say(language) in said
        assert clause.text.say(language) in said
    for rule in PACK.pack.rules:
        assert rule.id in said
        assert PACK.because[rule.id].say(language) in said
    for duty in PACK.obligations.values():
        assert duty.what.say(language) in said
    for reading in PACK.readings.values():
        assert reading.tension.say(language) in said
        assert reading.default.say(language) in said
    for row in PACK.matrix:
        assert row.use.say(language) in said
        assert all(each.when.say(language) in said for each in row.becomes)
    assert PACK.notice.say(language) in said
    assert PACK.source.url in said
    assert all(outcome_word(outcome, language) in said for outcome in Outcome)


def test_what_a_rule_asks_is_told_with_who_by_when_and_what_raises_it() -> None:
    said = flat_text(PACK, EN)

    assert (
        "D1: Material of the production goes into a tool outside the studio’s own, and nobody has "
        "approved that. Stop until it is approved. Who must say yes: the title contact and "
        "Security. Written approval while it is not known whether the studio has approved what "
        "goes in. Asked of each step of the pipeline. As read in R2. - The declarant, before work "
        "starts: Put nothing in until the approval is there. Evidence: Written approval for these "
        "inputs."
    ) in said


@pytest.mark.parametrize("shown", [flat_text, flat_html])
def test_the_reading_in_force_is_marked(shown: Shown) -> None:
    strict = find_pack("netflix-genai", ["strict_final"])
    other = PACK.readings["R1"].otherwise
    assert other is not None

    as_it_is, chosen = shown(PACK, EN), shown(strict, EN)

    assert _in_force(as_it_is) != _in_force(chosen)
    assert as_it_is.lower().count("in force") == chosen.lower().count("in force") == 9


def _in_force(said: str) -> list[int]:
    return [each.start() for each in re.finditer("in force", said, re.IGNORECASE)]


@pytest.mark.parametrize("language", Language)
def test_no_line_of_the_text_is_wider_than_a_terminal(language: Language) -> None:
    lines = pack_text(PACK, language).splitlines()

    assert max(columns(line) for line in lines) <= 80
    assert not any(line != line.rstrip() for line in lines)
    assert lines[-1].strip()


def test_colour_never_says_anything_alone() -> None:
    painted = pack_text(PACK, EN, colour=True)

    assert re.sub(r"\x1b\[[0-9;]*m", "", painted) == pack_text(PACK, EN)


@pytest.mark.parametrize("language", Language)
def test_the_page_is_well_formed_and_in_its_language(language: Language) -> None:
    page = pack_html(PACK, language)

    parsed = Parsed(page)

    assert ("html", {"lang": language.value}) in parsed.tags
    assert sum(tag == "h1" for tag, _ in parsed.tags) == 1
    ids = [*parsed.attributes("id")]
    assert len(ids) == len({*ids})


def test_every_link_leads_somewhere_on_the_page_or_to_the_source() -> None:
    parsed = Parsed(pack_html(PACK, EN))
    ids = {*parsed.attributes("id")}

    for href in parsed.attributes("href"):
        assert href.removeprefix("#") in ids or href == PACK.source.url


def test_the_page_fetches_nothing_and_runs_nothing() -> None:
    page = pack_html(PACK, EN)
    parsed = Parsed(page)

    assert not {tag for tag, _ in parsed.tags} & {"script", "link", "img", "iframe", "object"}
    assert not [*parsed.attributes("src"), *parsed.attributes("style")]
    assert "@import" not in page
    assert all(found.startswith("#h-") for found in re.findall(r"url\(([^)]*)\)", page))


def test_a_state_on_the_page_has_its_shape_and_its_word() -> None:
    page = pack_html(PACK, EN)

    states = re.findall(r'<span class="state is-(\w+)">(.*?)</span>', page)

    assert {state for state, _ in states} == {"notify", "escalate", "approval", "blocked"}
    for state, inside in states:
        assert f'href="#s-{state}"' in inside
        assert outcome_word(Outcome[state.upper()], EN) in inside


HOSTILE = "<script>alert(1)</script>&lt;"


def test_what_a_pack_says_is_only_ever_read() -> None:
    words = with_changed("Nobody else’s work", HOSTILE)

    page = pack_html(words, EN)

    assert "<script" not in page
    assert escape(HOSTILE) in page


def test_an_address_that_is_not_one_is_no_link() -> None:
    words = with_changed("url: https://", "url: javascript:alert(1)//")

    parsed = Parsed(pack_html(words, EN))

    assert not any(href.startswith("javascript") for href in parsed.attributes("href"))
    assert any("javascript:alert(1)" in said for said in parsed.text)


def test_a_pack_without_matrix_and_readings_is_shown_too() -> None:
    bare = NETFLIX[: NETFLIX.index("# The use-case matrix")]
    bare += NETFLIX[NETFLIX.index("\nmild_case:") :]

    words = pack_said(bare)

    assert words.matrix == ()
    assert "What usually happens" not in pack_text(words, EN)
    assert 'id="uses-head"' not in pack_html(words, EN)
