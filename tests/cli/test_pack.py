"""``clearslate pack``: what authors of packs run, on the shipped pack and on broken ones."""

import json
from pathlib import Path

import jsonschema
import pytest
from tests.cli.conftest import EXAMPLES, SALT_ROAD

from clearslate.formats.compiled import yaml_path
from clearslate.formats.facts import load_catalogue
from clearslate.formats.phrase import Language
from clearslate.formats.yaml_text import read_file

SHIPPED = "netflix-genai"

HOUSE = """\
pack: house
version: "1.0"
title: {en: "House rules", fr: "Règles maison"}
issuer: Harbour VFX
authority: policy
status: in_force
source:
  title: House rules
  publisher: Harbour VFX
  url: https://example.org/rules
  date: 2026-01-01
  retrieved: 2026-02-01
notice: {en: "For tests.", fr: "Pour les essais."}
clauses:
  - id: A
    title: {en: "Honesty", fr: "Honnêteté"}
    text: {en: "Nothing misleads.", fr: "Rien ne trompe."}
  - id: B
    title: {en: "Finals", fr: "Version finale"}
    text: {en: "Finals are told.", fr: "La version finale est annoncée."}
definitions:
  loud: prominence >= prominent   # what people notice
rules:
  - id: A1
    when: misleading
    then: blocked
    cites: [A]
    because: {en: "It misleads.", fr: "Cela trompe."}
  - id: B1
    when: in_final and loud
    then: approval
    cites: [B]
    because: {en: "It is final.", fr: "C’est définitif."}
mild_case: {misleading: no, in_final: no}
"""
CASES = """\
pack: house
cases:
  - {case: it misleads, given: {misleading: yes}, outcome: blocked}
  - {case: it is noticed, given: {in_final: yes, prominence: prominent}, outcome: approval}
"""


@pytest.fixture
def house(tmp_path: Path) -> Path:
    file = tmp_path / "house.yaml"
    file.write_text(HOUSE, encoding="utf-8")
    return file


def changed(house: Path, old: str, new: str) -> Path:
    """Return another version of the pack, with one thing changed."""
    assert HOUSE.count(old) >= 1
    file = house.with_name("changed.yaml")
    file.write_text(HOUSE.replace(old, new), encoding="utf-8")
    return file


def test_list_names_the_packs_that_ship_with_their_notice(clearslate):
    told = clearslate("pack", "list")

    assert told.code == 0
    assert SHIPPED in told.out
    assert "Unofficial encoding" in told.out


def test_the_cases_of_the_shipped_pack_notice_every_mistake(clearslate):
    told = clearslate("pack", "test", SHIPPED)

    assert told.code == 0
    assert "go unnoticed" not in told.out


def test_a_mistake_that_no_case_notices_comes_with_the_case_to_paste(clearslate, house):
    cases = house.with_name("house.cases.yaml")
    cases.write_text(CASES, encoding="utf-8")

    before = clearslate("pack", "test", house)
    pasted = "".join(
        line for line in before.out.splitlines(keepends=True) if line.startswith("  ")
    )
    cases.write_text(CASES + pasted, encoding="utf-8")
    after = clearslate("pack", "test", house)

    assert (before.code, after.code) == (1, 0)
    assert "  - case: " in before.out


def test_a_case_that_comes_out_otherwise_is_named(clearslate, house):
    wrong = CASES.replace("outcome: blocked", "outcome: notify")
    house.with_name("house.cases.yaml").write_text(wrong, encoding="utf-8")

    told = clearslate("pack", "test", house)

    assert told.code == 1
    assert "it misleads" in told.out


def test_the_shipped_pack_has_nothing_to_look_at(clearslate):
    told = clearslate("pack", "lint", SHIPPED)

    assert (told.code, told.out.splitlines()[0]) == (0, f"{SHIPPED}: nothing to look at")


def test_facts_that_no_rule_reads_are_a_note_and_no_fault(clearslate, house):
    read = {"misleading", "in_final", "prominence"}
    unread = [f.id for f in load_catalogue().facts if f.id not in read and not f.derived]

    briefly = clearslate("pack", "lint", house)
    at_length = clearslate("pack", "lint", house, "--facts")
    together = clearslate("pack", "lint", house, SHIPPED, "--facts")

    assert (briefly.code, at_length.code) == (0, 0)
    assert "Note: no rule reads" in briefly.out
    assert "packs/facts.yaml" not in briefly.out
    noted = [line.rpartition("`")[0].rpartition("`")[2] for line in at_length.out.splitlines()[1:]]
    assert {*noted} <= {*unread}
    assert {"purpose", "minor"} <= {*noted}
    assert "`misleading`" not in at_length.out
    line = next(each for each in at_length.out.splitlines() if "`minor`" in each)
    catalogue = (yaml_path("facts")).read_text(encoding="utf-8").splitlines()
    assert "id: minor" in catalogue[int(line.split(":")[1].split()[0]) - 1]
    assert len(together.out.splitlines()) < len(at_length.out.splitlines())


OTHER = (
    HOUSE.replace("pack: house", "pack: guild")
    .replace("when: misleading", "when: misleading and in_final")
    .replace("then: blocked", "then: escalate")
)


@pytest.fixture
def guild(tmp_path: Path) -> Path:
    file = tmp_path / "guild.yaml"
    file.write_text(OTHER, encoding="utf-8")
    return file


def test_a_rule_that_another_pack_always_outdoes_is_named_with_both_lines(
    clearslate, house, guild
):
    told = clearslate("pack", "lint", guild, house)

    line = OTHER.split("\n").index("  - id: A1") + 1
    there = HOUSE.split("\n").index("  - id: A1") + 1
    assert told.code == 1
    assert (
        f"guild.yaml:{line} rules[0]: rule `A1` decides no outcome beside pack `house`: wherever "
        f"it objects, `house/A1` (house.yaml:{there}) asks for at least as much\n"
    ) in told.out
    assert clearslate("pack", "lint", guild).code == 0


def opposed(house: Path, guild: Path) -> tuple[Path, Path]:
    for file, text, asks in ((house, HOUSE, "in"), (guild, OTHER, "beyond")):
        condition = f"in_final and purpose {asks} {{previs}}"
        file.write_text(text.replace("in_final and loud", condition), encoding="utf-8")
    return house, guild


@pytest.mark.parametrize(
    ("language", "says"),
    [
        (Language.ENGLISH, "rule `B1` contradicts `guild/B1` (guild.yaml:"),
        (
            Language.ENGLISH,
            "where in_final is yes, no answer to `purpose` asks for less than written",
        ),
        (Language.FRENCH, "la règle « B1 » contredit « guild/B1 » (guild.yaml:"),
        (Language.FRENCH, "lorsque in_final vaut oui, aucune réponse à « purpose » n’exige moins"),
    ],
)
def test_two_packs_that_leave_no_answer_contradict_each_other(
    clearslate, house, guild, language, says
):
    told = clearslate("pack", "lint", *opposed(house, guild), language=language)

    assert told.code == 1
    assert says in told.out.replace("\xa0", " ")


def test_two_wordings_in_the_same_place_are_said_where_both_can_be_owed(clearslate, tmp_path):
    told, files = {}, []
    for pack, wording in (("house", "synthetic_voice"), ("guild", "digital_replica")):
        owed = (
            "disclosures:\n  - {id: credit, audience: audience, place: end_credits, "
            f'wording: {wording}, what: {{en: "Say it.", fr: "Le dire."}}}}\nmild_case'
        )
        text = HOUSE.replace("pack: house", f"pack: {pack}").replace("mild_case", owed)
        file = tmp_path / f"{pack}.yaml"
        attached = "then: approval\n    disclosures: [credit]"
        file.write_text(text.replace("then: approval", attached), encoding="utf-8")
        files.append(file)

    told = clearslate("pack", "lint", *files)

    assert (
        "disclosure `credit` asks for another wording than `guild/credit` (guild.yaml:" in told.out
    )


def test_a_pack_is_not_held_against_itself(clearslate, house):
    told = clearslate("pack", "lint", house, house)

    assert told.code == 2
    assert "found `house`, expected each pack once" in told.err


def test_a_rule_that_can_never_object_is_found_with_its_line(clearslate, house):
    dead = changed(house, "when: misleading", "when: misleading and never")

    told = clearslate("pack", "lint", dead)

    line = HOUSE.split("\n").index("  - id: A1") + 1
    assert told.code == 1
    assert f"changed.yaml:{line}" in told.out
    assert "`A1` can never object" in told.out


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("cites: [B]", "cites: [A]", "no rule cites clause `B`"),
        ("in_final and loud", "in_final", "nothing reads the definition `loud`"),
        ("when: in_final and loud", "when: misleading and loud", "`B1` never decides"),
        ('fr: "Cela trompe."', 'fr: "It misleads."', "the English and the French are the same"),
    ],
)
def test_what_does_nothing_in_a_pack_is_found(clearslate, house, old, new, says):
    said = HOUSE.replace("then: approval", "then: escalate") if "never" in says else HOUSE
    house.write_text(said.replace(old, new), encoding="utf-8")

    told = clearslate("pack", "lint", house)

    assert told.code == 1
    assert says in told.out


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("when: misleading", "when: misleeding", "did you mean `misleading`?"),
        ("when: misleading", "when: not misleading", "the riskier side of `misleading`"),
        ("cites: [A]", "cites: [C]", "one that this pack defines under `clauses`"),
        ("then: blocked", "then: forbidden", "blocked"),
    ],
)
@pytest.mark.parametrize("command", ["lint", "schema", "format"])
def test_a_pack_that_cannot_be_read_is_one_located_error(
    clearslate, house, command, old, new, says
):
    broken = changed(house, old, new)

    told = clearslate("pack", command, broken)

    assert told.code == 2
    assert told.err.startswith("changed.yaml:")
    assert says in told.err


def test_two_readings_of_a_pack_are_compared_in_a_sentence(clearslate):
    told = clearslate("pack", "diff", SHIPPED, f"{SHIPPED}+strict_final")

    assert told.code == 1
    assert "1 difference" in told.out
    assert "Stricter: escalate becomes written approval" in " ".join(told.out.split())


def test_a_pack_does_not_differ_from_itself(clearslate, house):
    told = clearslate("pack", "diff", house, house)

    assert told.code == 0
    assert "alike" in told.out


def test_a_milder_version_says_so_in_french_too(clearslate, house):
    milder = changed(house, "then: blocked", "then: escalate")

    told = clearslate("pack", "diff", house, milder, language=Language.FRENCH)

    assert told.code == 1
    assert "Plus souple" in told.out


def test_impact_names_the_declarations_of_a_production_that_move(clearslate):
    told = clearslate(
        "pack", "impact", SHIPPED, f"{SHIPPED}+advise_only", SALT_ROAD, "--on", "2026-11-20"
    )

    assert told.code == 1
    assert "SR-" in told.out


def test_impact_of_a_pack_on_itself_moves_nothing(clearslate):
    told = clearslate("pack", "impact", SHIPPED, SHIPPED, SALT_ROAD, "--on", "2026-11-20")

    assert told.code == 0


def test_impact_without_declarations_is_unreadable(clearslate):
    told = clearslate("pack", "impact", SHIPPED, SHIPPED, EXAMPLES / "nothing-here")

    assert told.code == 2
    assert "nothing-here" in told.err


def schema_from(told) -> dict[str, object]:
    assert told.code == 0
    return json.loads(told.out)


def test_the_schema_accepts_the_pack_it_was_made_for(clearslate):
    made = schema_from(clearslate("pack", "schema", SHIPPED))

    jsonschema.Draft202012Validator.check_schema(made)
    jsonschema.Draft202012Validator(made).validate(read_file(yaml_path(SHIPPED)).value)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("cites: [A]", "cites: [Z]"),
        ("then: blocked", "then: blocked\n    obligations: [nobody_defines_this]"),
        ("then: blocked", "then: blocked\n    when_unsure: {misleeding: blocked}"),
        ("then: blocked", "then: blocked\n    then_if: {no_such_option: approval}"),
        ("then: blocked", "then: blocked\n    in_force: {clock: misleading}"),
    ],
)
def test_the_schema_of_a_pack_refuses_words_that_it_does_not_define(clearslate, house, old, new):
    made = schema_from(clearslate("pack", "schema", house))
    validator = jsonschema.Draft202012Validator(made)

    assert validator.is_valid(read_file(house).value)
    assert not validator.is_valid(read_file(changed(house, old, new)).value)


def test_the_schema_offers_every_directed_fact_where_a_fact_is_named(clearslate):
    made = schema_from(clearslate("pack", "schema"))

    offered = made["properties"]["rules"]["items"]["properties"]["when_unsure"]["propertyNames"]
    directed = {f.id for f in load_catalogue().facts if not f.selector and f.choices}
    assert {*offered["enum"]} == directed


UNTIDY = [
    ("when: misleading", "when: '  misleading'", "when: '  misleading'"),
    ("in_final and loud", "in_final  AND   ( loud )", "in_final and (loud)"),
    ("in_final and loud", "loud and inputs in {script,contract }", "inputs in {contract, script}"),
    ("prominence >= prominent ", "prominence>=prominent ", "prominence >= prominent "),
    (
        "when: misleading",
        "when: at  least 1 of(misleading,loud)",
        "at least 1 of (misleading, loud)",
    ),
    ("when: misleading", "when: >-\n      misleading\n      Or  loud", "      or loud"),
]


@pytest.mark.parametrize(("old", "new", "becomes"), UNTIDY)
def test_format_gives_a_condition_one_spelling_and_keeps_every_other_byte(
    clearslate, house, old, new, becomes
):
    untidy = changed(house, old, new)
    before = untidy.read_text(encoding="utf-8")

    told = clearslate("pack", "format", untidy)

    after = untidy.read_text(encoding="utf-8")
    assert told.code == 0
    assert becomes in after
    assert "# what people notice" in after
    others = [
        (old_line, new_line)
        for old_line, new_line in zip(before.split("\n"), after.split("\n"), strict=True)
        if old_line != new_line
    ]
    assert len(others) <= 1
    assert clearslate("pack", "format", "--check", untidy).code == 0


def test_format_with_check_changes_nothing_and_names_the_line(clearslate, house):
    untidy = changed(house, "in_final and loud", "in_final   and loud")
    before = untidy.read_bytes()

    told = clearslate("pack", "format", untidy, "--check")

    line = next(
        n for n, text in enumerate(before.decode().split("\n"), 1) if "   and loud" in text
    )
    assert told.code == 1
    assert told.out == f"changed.yaml:{line}: when: in_final and loud\n"
    assert untidy.read_bytes() == before


def test_format_keeps_windows_line_ends_and_a_byte_order_mark(clearslate, house):
    text = HOUSE.replace("in_final and loud", "in_final   and loud").replace("\n", "\r\n")
    house.write_bytes(b"\xef\xbb\xbf" + text.encode())

    told = clearslate("pack", "format", house)

    expected = HOUSE.replace("\n", "\r\n")
    assert told.code == 0
    assert house.read_bytes() == b"\xef\xbb\xbf" + expected.encode()


@pytest.mark.parametrize("command", ["test", "lint", "diff", "impact", "schema", "format"])
@pytest.mark.parametrize("language", list(Language))
def test_every_command_explains_itself(clearslate, command, language):
    told = clearslate("pack", command, "--help", language=language)

    assert told.code == 0
    assert len(told.out.splitlines()) > 5
