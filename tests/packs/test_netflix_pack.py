"""The text of the pack netflix-genai: whole, cited, in both languages, and in our own words."""

import re
from collections.abc import Iterator

import pytest

from clearslate.domain.policy.compile import compile_rules
from clearslate.domain.policy.conditions import facts_read
from clearslate.domain.policy.decide import Facts, decide
from clearslate.domain.policy.rules import Outcome, Rule
from clearslate.formats.compiled import load_document
from clearslate.formats.facts import load_catalogue
from clearslate.formats.pack_words import MatrixRow
from clearslate.formats.packs import find_pack, ruleset_of
from clearslate.formats.plain import Plain

PACK = find_pack("netflix-genai")
DOCUMENT = load_document("netflix-genai").value
CATALOGUE = load_catalogue()
CLAUSES = [
    *("00", "01", "P1", "P2", "P3", "P4", "P5", "D1", "D2", "C1", "C2", "T1", "R1", "R2", "T2"),
    *("E1", "E2", "S1", "S2", "F1", "F2", "M1", "Q1", "V1"),
]
READS = {
    "01": "in_final prominence contribution replica_kind customary_correction inputs",
    "P1": "resembles_protected references reference_permission",
    "P2": "tool_keeps_data",
    "P3": "environment inputs",
    "P4": "in_final contribution",
    "P5": "union_work_affected person_shown consent_on_record",
    "D1": "inputs input_approved environment",
    "D2": "trains_model training_cleared",
    "C1": "key_creative",
    "C2": "references reference_permission resembles_protected person_shown",
    "T1": "person_shown contribution replica_kind replica_consented consent_on_record "
    "guild_terms_met",
    "R1": "replica_consented consent_on_record as_scripted unsafe_activity recognisable",
    "R2": "replica_kind customary_correction as_scripted consent_on_record",
    "T2": "changes_performance",
    "E1": "misleading",
    "E2": "union_work_affected",
    "S1": "inputs",
    "S2": "environment tool_reviewed",
    "F1": "in_final",
    "F2": "in_final prominence contribution human_input",
    "M1": "model_kept consent_on_record",
    "Q1": "quality_tested dignity_risk replica_kind",
    "V1": "several_steps",
}
"""The facts that each clause reads, as the guidance has it; `scope` selects among them all."""


def phrases(value: Plain, path: str = "") -> Iterator[tuple[str, str, str]]:
    """Yield every text of the document that is written in both languages, with its place."""
    if isinstance(value, dict):
        if {*value} == {"en", "fr"}:
            yield path, str(value["en"]), str(value["fr"])
            return
        for key, part in value.items():
            yield from phrases(part, f"{path}.{key}")
    if isinstance(value, list):
        for place, part in enumerate(value):
            name = part.get("id", place) if isinstance(part, dict) else place
            yield from phrases(part, f"{path}[{name}]")


PHRASES = [*phrases(DOCUMENT)]


def test_the_clauses_are_those_of_the_guidance_in_its_order() -> None:
    assert [*PACK.clauses] == CLAUSES


def test_every_clause_is_cited_by_a_rule_and_every_rule_cites_one() -> None:
    cited = [clause for rule in PACK.pack.rules for clause in rule.cites]

    assert {*cited} == {*CLAUSES}
    assert all(rule.cites for rule in PACK.pack.rules)


def test_every_reading_is_there_and_taken_by_a_rule() -> None:
    taken = {reading for rule in PACK.pack.rules for reading in rule.readings}

    assert [*PACK.readings] == [f"R{n}" for n in range(1, 10)]
    assert taken == {*PACK.readings}


def test_a_reading_has_an_option_and_its_other_value_or_neither() -> None:
    for reading in PACK.readings.values():
        assert (reading.option is None) is (reading.otherwise is None)
    assert {r.id for r in PACK.readings.values() if r.option is None} == {"R8", "R9"}


@pytest.mark.parametrize("rule", PACK.pack.rules, ids=lambda rule: rule.id)
def test_a_rule_reads_no_fact_that_the_clauses_it_cites_do_not_read(rule: Rule) -> None:
    allowed = {"scope"}
    for clause in rule.cites:
        allowed |= {*READS.get(clause, "").split()}

    assert facts_read(rule.condition) <= allowed


def test_every_fact_that_a_clause_reads_is_read() -> None:
    read = frozenset().union(*(facts_read(rule.condition) for rule in PACK.pack.rules))

    assert read == frozenset(" ".join(READS.values()).split()) | {"scope"}


def test_every_reason_and_duty_is_used() -> None:
    attached = {duty for rule in PACK.pack.rules for duty in rule.obligations}

    assert {*PACK.obligations} == attached
    assert {*PACK.because} == {rule.id for rule in PACK.pack.rules}


@pytest.mark.parametrize(("place", "en", "fr"), PHRASES, ids=[place for place, _, _ in PHRASES])
def test_every_text_is_there_in_both_languages(place: str, en: str, fr: str) -> None:
    assert en.strip()
    assert fr.strip()
    assert en != fr
    assert "  " not in en + fr


@pytest.mark.parametrize(("place", "en", "fr"), PHRASES, ids=[place for place, _, _ in PHRASES])
def test_french_is_set_with_its_own_spaces(place: str, en: str, fr: str) -> None:
    assert not re.search(r"(?<!\u202f)[;?!]", fr)
    assert not re.search(r"(?<!\u00a0):", fr)
    assert not re.search(r"«(?!\u00a0)|(?<!\u00a0)»", fr)
    assert "'" not in fr


@pytest.mark.parametrize(("place", "en", "fr"), PHRASES, ids=[place for place, _, _ in PHRASES])
def test_no_text_quotes_more_than_a_short_phrase(place: str, en: str, fr: str) -> None:
    quotes = re.findall(r"[\"“«]([^\"”»]*)[\"”»]", f"{en} {fr}")

    assert all(len(quote.split()) <= 6 for quote in quotes)


def test_nothing_promises_more_than_an_unofficial_encoding() -> None:
    assert "Not legal advice" in PACK.notice.en
    assert "not endorsed" in PACK.notice.en
    assert "avis juridique" in PACK.notice.fr


def test_the_source_is_named_with_its_address_and_its_days() -> None:
    source = PACK.source

    assert source.url.startswith("https://partnerhelp.netflixstudios.com/")
    assert "43393929218323" in source.url
    assert source.dated.isoformat() == "2025-11-11"
    assert source.dated < source.retrieved < PACK.pack.review_by


def test_the_mild_case_is_notify_for_certain_and_leaves_nothing_open() -> None:
    worked_out = {"several_steps": "no", "tool_reviewed": "yes"}

    made = decide(ruleset_of([PACK]), Facts({**PACK.mild_case, **worked_out}))

    assert (made.outcome, made.could_reach) == (Outcome.NOTIFY, Outcome.NOTIFY)
    assert made.open_facts == ()
    assert [finding.rule.id for finding in made.findings] == ["00"]


def test_every_directed_fact_of_the_mild_case_has_its_safest_answer_or_is_harmless() -> None:
    for fact, answer in PACK.mild_case.items():
        declared = CATALOGUE[fact]
        harmless = fact in ("contribution",) or declared.selector
        assert harmless or answer == declared.safest, fact


def test_no_use_is_without_a_rule_under_any_option() -> None:
    options = [r.option for r in PACK.readings.values() if r.option is not None]

    for chosen in ([], *([option] for option in options), options):
        rules = ruleset_of([find_pack("netflix-genai", chosen)])
        made = decide(rules, Facts({**PACK.mild_case}))
        assert made.findings


@pytest.mark.parametrize("row", PACK.matrix, ids=lambda row: row.id)
def test_a_row_of_the_matrix_leaves_nothing_open_that_its_outcome_hangs_on(row: MatrixRow) -> None:
    rules = compile_rules([PACK.pack], CATALOGUE)
    worked_out = {"several_steps": "no", "tool_reviewed": "yes"}
    usual = {**PACK.mild_case, **worked_out, **row.answers}

    for answers in (usual, *({**usual, **each.answers} for each in row.becomes)):
        made = decide(rules, Facts(answers))
        assert made.certain is made.outcome


def test_the_matrix_has_the_six_uses_of_the_guidance() -> None:
    assert [row.id for row in PACK.matrix] == [
        "ideation", "background", "key-visual", "talent", "training", "proprietary",
    ]  # fmt: skip
