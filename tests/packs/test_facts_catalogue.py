"""The fact catalogue as its text says it: complete, worded in both languages, spelt as French is.

Every scalar is read as text, so these tests say nothing about how the catalogue is loaded.
"""

import re
from collections.abc import Iterator
from importlib.resources import files
from itertools import groupby

import pytest
import yaml

TEXT = (files("clearslate") / "packs" / "facts.yaml").read_text(encoding="utf-8")
CATALOGUE = yaml.load(TEXT, Loader=yaml.BaseLoader)
FACTS = {fact["id"]: fact for fact in CATALOGUE["facts"]}


def words(text: str) -> frozenset[str]:
    return frozenset(text.split())


IDS = words(
    """
    genre territories agreements photography_start delivery_on first_release_on strike_on
    scope medium purpose in_final prominence key_creative contribution realistic misleading
    evidently_fictional public_interest_text editorial_responsibility resembles_protected
    references reference_permission trains_model training_cleared model_kept archive_altered
    archive_licence_allows human_input tool_keeps_data environment inputs input_approved
    person_shown people minor intimate replica_kind replica_consented consent_on_record
    recognisable changes_performance dignity_risk as_scripted customary_correction
    quality_tested unsafe_activity guild_terms_met synthetic_performer union_work_affected
    union_notified writer_told director_consulted licensed_for_training disclosure_planned
    marks_kept advertisement ad_for_expressive_work audio_only translation_only insurer_told
    """
)
DERIVED = words("tool_reviewed several_steps asked_on")
FIRST_SCREEN = words(
    """
    purpose in_final key_creative contribution misleading resembles_protected references
    trains_model tool_keeps_data environment inputs person_shown union_work_affected medium
    """
)
CHOICES = {
    "genre": "scripted animation documentary news unscripted commercial game promo localisation",
    "territories": "eu fr us us_ca us_ny us_tn uk ca cn in kr jp dk worldwide other",
    "agreements": "sag_tv_theatrical sag_commercials sag_interactive sag_tv_animation wga dga "
    "iatse tag equity_uk actra none",
    "scope": "content marketing product",
    "medium": "image video voice music sound_effects text model_3d data",
    "purpose": "ideation previs temp_edit final_picture final_sound marketing dubbing analysis",
    "prominence": "incidental prominent story_critical",
    "contribution": "assists enhances alters element generated",
    "references": "none copyrighted_work named_artist_style public_figure deceased_person",
    "human_input": "none prompt_only selection edits substantial",
    "environment": "studio_enterprise own_enterprise local paid_self_serve free",
    "inputs": "none public proprietary unreleased_footage script contract likeness_or_voice "
    "personal_data biometric third_party",
    "people": "cast background_actor other_performer crew public_figure private_person deceased",
    "replica_kind": "none alteration dub_or_double with_participation from_engagement_footage "
    "from_other_material",
    "disclosure_planned": "none metadata end_credit opening_card on_screen spoken press",
}
RISKIER_WHEN_NO = words(
    """
    evidently_fictional editorial_responsibility reference_permission training_cleared
    archive_licence_allows input_approved replica_consented consent_on_record as_scripted
    customary_correction quality_tested unsafe_activity guild_terms_met union_notified writer_told
    director_consulted marks_kept ad_for_expressive_work audio_only translation_only insurer_told
    tool_reviewed
    """
)
RISKIER = {
    "yes_no": {"yes", "no"},
    "ordered": {"upward", "downward"},
    "choice": {"selector"},
    "several": {"any_but", "selector"},
    "day": {"selector"},
}
KEYS = words(
    "id topic kind riskier safe safest default scope first_screen derived gate from"
    " question help example change choices"
)
SAME_IN_BOTH = words("France Canada")
NO_BREAK, NARROW = "\u00a0", "\u202f"


def phrases(node: object, path: str = "") -> Iterator[tuple[str, dict[str, str]]]:
    if isinstance(node, dict) and {"en", "fr"} & set(node):
        yield path, node
    elif isinstance(node, dict):
        for key, value in node.items():
            yield from phrases(value, f"{path}.{key}")
    elif isinstance(node, list):
        for value in node:
            yield from phrases(value, f"{path}.{value['id']}" if isinstance(value, dict) else path)


PHRASES = tuple(phrases(CATALOGUE))


def test_the_catalogue_holds_every_fact_of_the_contract_once_and_no_other():
    ids = [fact["id"] for fact in CATALOGUE["facts"]]

    assert len(ids) == len(set(ids))
    assert set(ids) == IDS | DERIVED


def test_the_facts_worked_out_by_us_stand_last_and_are_the_only_derived_ones():
    derived = [fact["id"] for fact in CATALOGUE["facts"] if fact.get("derived") == "yes"]

    assert set(derived) == DERIVED
    assert [fact["id"] for fact in CATALOGUE["facts"]][-len(derived) :] == derived


def test_the_first_screen_asks_the_fourteen_that_open_the_ladder():
    first = {name for name, fact in FACTS.items() if fact["first_screen"] == "yes"}

    assert len(FIRST_SCREEN) == 14
    assert first == FIRST_SCREEN


def test_facts_are_asked_topic_by_topic_in_the_order_of_the_topics():
    asked = [topic for topic, _ in groupby(fact["topic"] for fact in CATALOGUE["facts"])]

    assert asked == [topic["id"] for topic in CATALOGUE["topics"]]


@pytest.mark.parametrize("name", sorted(FACTS))
def test_a_fact_says_its_kind_its_riskier_side_and_nothing_unknown(name):
    fact = FACTS[name]

    assert set(fact) <= KEYS
    assert fact["riskier"] in RISKIER[fact["kind"]]
    assert ("choices" in fact) == (fact["kind"] not in {"yes_no", "day"})
    assert ("safe" in fact) == (fact["riskier"] == "any_but")


def test_no_is_the_riskier_answer_to_exactly_the_facts_that_excuse():
    assert {name for name, fact in FACTS.items() if fact["riskier"] == "no"} == RISKIER_WHEN_NO


def test_choices_stand_in_the_order_of_the_contract():
    found = {
        name: " ".join(choice["id"] for choice in fact["choices"])
        for name, fact in FACTS.items()
        if "choices" in fact
    }

    assert found == CHOICES


def test_only_scope_has_a_default():
    assert {name: fact["default"] for name, fact in FACTS.items() if "default" in fact} == {
        "scope": "content"
    }


@pytest.mark.parametrize("name", sorted(n for n, fact in FACTS.items() if "gate" in fact))
def test_a_gate_names_facts_asked_before_it_and_choices_that_they_have(name):
    earlier = list(FACTS)[: list(FACTS).index(name)]
    line = re.sub(r"\b(and|or|not)\b|[()]", " ", FACTS[name]["gate"])
    terms = re.findall(r"(\w+)(?:\s+(?:in|beyond)\s+\{([^}]*)\}|\s+[<>]=\s+(\w+))?", line)

    assert terms
    for fact, several, one in terms:
        assert fact in earlier
        offered = set(CHOICES.get(fact, "").split())
        assert {word.strip() for word in (several or one).split(",") if word.strip()} <= offered
        assert offered if several or one else FACTS[fact]["kind"] == "yes_no"


@pytest.mark.parametrize("part", ["question", "help", "example"])
def test_every_fact_has_a_question_help_and_an_example_in_both_languages(part):
    ends = "?" if part == "question" else (".", "?")
    wanting = [
        name
        for name, fact in FACTS.items()
        if set(fact[part]) != {"en", "fr"}
        or any(text != text.strip() or not text.endswith(ends) for text in fact[part].values())
    ]

    assert wanting == []


def test_every_phrase_is_in_both_languages_and_differs_between_them():
    assert [path for path, phrase in PHRASES if set(phrase) != {"en", "fr"}] == []
    assert {p["en"] for _, p in PHRASES if p["en"] == p["fr"]} == SAME_IN_BOTH


def test_quotes_and_apostrophes_are_typographic():
    straight = [
        path for path, p in PHRASES if re.search(r"""['"]|\s{2}""", f"{p['en']} {p['fr']}")
    ]
    english_quotes_in_french = [path for path, p in PHRASES if re.search("[“”]", p["fr"])]

    assert straight == []
    assert english_quotes_in_french == []


def test_english_puts_no_space_before_punctuation():
    french_habit = re.compile(f"[«»{NO_BREAK}{NARROW}]|\\s[;:?!]")

    assert [path for path, p in PHRASES if french_habit.search(p["en"])] == []


def test_french_puts_its_own_spaces_before_high_punctuation_and_inside_quotes():
    wrong = re.compile(
        f"(?<!{NARROW})[;?!]|(?<!{NO_BREAK})[:»]|«(?!{NO_BREAK})"
        f"|[{NO_BREAK}{NARROW}] | [{NO_BREAK}{NARROW}]"
    )

    assert [p["fr"] for _, p in PHRASES if wrong.search(p["fr"])] == []


def test_a_label_is_no_sentence():
    labels = [phrase for path, phrase in PHRASES if path.endswith(".label")]

    assert labels
    assert [p for p in labels if p["en"].endswith(".") or p["fr"].endswith(".")] == []


def test_a_question_stays_short_enough_to_be_read_under_pressure():
    assert [name for name, fact in FACTS.items() if len(fact["question"]["en"].split()) > 16] == []


def test_the_text_is_plain_blocks_of_short_lines():
    assert "\t" not in TEXT
    assert max(len(line) for line in TEXT.splitlines()) < 110
    assert not re.search(r"(?:^|[:\-] )[&*]\w", TEXT, re.MULTILINE)
