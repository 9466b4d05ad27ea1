"""The AI cue sheet: a row for each use in the cut, and nothing unknown that looks clean."""

import csv
import io
import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import (
    a_clearance,
    a_consent,
    a_cut,
    a_declaration,
    a_disclosure,
    a_pack,
    a_rule,
    a_tool,
    an_approval,
    an_asset,
    an_event,
    pack_words,
)
from tests.formats.house_rules import (
    APPROVED,
    FINAL,
    MILD,
    PACKS,
    SHOWN,
    a_salt_road_clearance,
    cleared,
)

from clearslate.domain.asset import AssetState, Provenance, ProvenanceFinding
from clearslate.domain.clearance import Clearance
from clearslate.domain.declaration import Person, Step
from clearslate.domain.facts import Answer
from clearslate.domain.period import Period
from clearslate.domain.policy.compile import compile_rules
from clearslate.domain.policy.rules import Outcome
from clearslate.domain.production import Production
from clearslate.domain.registry import AiTerms, Licence, Registry
from clearslate.formats.cue_sheet import (
    cue_sheet_csv,
    cue_sheet_header,
    cue_sheet_json,
    defused,
)
from clearslate.formats.cue_values import VALUES
from clearslate.formats.facts import load_catalogue
from clearslate.formats.phrase import Language
from clearslate.formats.words.cues import LABELS, USAGE_CODES

EN, FR = Language.ENGLISH, Language.FRENCH
REPLICA = {"person_shown": "yes", "replica_kind": "from_other_material"}
NOBODY = {**FINAL, "references": frozenset(("none",)), "replica_kind": "none"}


def rows_of(
    clearance: Clearance, registry: Registry | None = None, language: Language = EN
) -> list[dict[str, str]]:
    sheet = cue_sheet_csv(clearance, registry or Registry(), PACKS, language)
    return [*csv.DictReader(io.StringIO(sheet, newline=""))]


def a_row(
    answers: Mapping[str, Answer] | None = None,
    *,
    registry: Registry | None = None,
    language: Language = EN,
    provenance: Provenance | None = None,
    **declared: object,
) -> dict[str, str]:
    """Return the one row of a cut that shows one use, declared with these answers."""
    clearance = cleared(
        a_declaration(answers=answers if answers is not None else FINAL, **declared),
        assets=(an_asset(provenance=provenance),),
        cut=a_cut([an_event()]),
        registry=registry,
    )
    (row,) = rows_of(clearance, registry, language)
    return row


def test_a_sheet_has_a_row_for_each_use_in_programme_order():
    rows = rows_of(a_salt_road_clearance())

    assert [(row["sequence"], row["in"], row["track"], row["asset"]) for row in rows] == [
        ("1", "01:00:04:00", "V1", "SF_0410_crowd_v07"),
        ("2", "01:00:09:00", "V2", "SF_0450_doll-b_v11"),
        ("3", "01:00:12:00", "A1", "ANNOUNCER_temp"),
    ]


def test_two_uses_in_one_event_have_a_row_each():
    clearance = cleared(
        a_declaration("SR-1", answers=FINAL),
        a_declaration("SR-2", answers=FINAL),
        assets=(an_asset(declarations=("SR-1", "SR-2")),),
        cut=a_cut([an_event()]),
    )

    assert [row["declaration"] for row in rows_of(clearance)] == ["SR-1", "SR-2"]


def test_the_columns_stand_in_the_order_that_is_promised():
    header = cue_sheet_csv(a_salt_road_clearance(), Registry(), PACKS, FR).splitlines()[0]

    assert header.split(",") == [*LABELS]
    assert [*LABELS][:3] == ["title", "production", "cut_version"]
    assert [*LABELS][9:] == [*VALUES]
    assert header.endswith(
        "sequence,event,track,in,out,duration,medium,usage_code,prominence,contribution,tool,"
        "tool_version,plan_tier,inputs,person,consent,human_input,licence,determination,approval,"
        "verdict,iptc_source_type,disclosure,asset,asset_digest,declaration,declaration_digest,"
        "determination_digest"
    )


def test_every_row_says_what_sheet_it_is_of():
    row = rows_of(a_salt_road_clearance())[0]

    assert row["title"] == "The Salt Road"
    assert row["production"] == "the-salt-road"
    assert (row["cut"], row["cut_version"], row["rate"]) == ("cut", "2", "24")
    assert (row["locked_on"], row["prepared_on"]) == ("2026-11-13", "2026-11-20")
    assert row["packs"] == "a-pack 1.0"
    assert row["episode"] == "not applicable"


@pytest.mark.parametrize(
    ("season", "episode", "said"),
    [(1, 2, "S01E02"), (1, None, "S01"), (None, 2, "E02"), (None, None, "sans objet")],
)
def test_season_and_episode_are_short(season: int | None, episode: int | None, said: str):
    production = Production(reference="x", title="X", season=season, episode=episode)
    clearance = a_clearance(production=production)

    assert cue_sheet_header(clearance, PACKS, FR)["episode"] == said


def test_a_cut_that_is_not_locked_is_not_unknown():
    open_cut = cleared(cut=a_cut(locked_on=None))
    unlisted = cleared(cut=replace(a_cut(locked_on=None), listed=False))

    assert cue_sheet_header(open_cut, PACKS, EN)["locked_on"] == "not locked"
    assert cue_sheet_header(unlisted, PACKS, EN)["locked_on"] == "not known"


def test_without_a_cut_the_sheet_has_no_rows_and_knows_no_cut():
    clearance = cleared(a_declaration(answers=FINAL))

    assert rows_of(clearance) == []
    assert cue_sheet_header(clearance, PACKS, EN)["rate"] == "not known"


def test_what_shows_no_sign_of_ai_is_no_cue_and_what_could_not_be_judged_is():
    def asset(name: str, finding: ProvenanceFinding):
        return an_asset(name, declarations=(), provenance=Provenance(finding=finding))

    assets = (asset("none", ProvenanceFinding.NONE), asset("unknown", ProvenanceFinding.UNKNOWN))
    clearance = cleared(assets=assets, cut=a_cut([an_event("none"), an_event("unknown")]))

    (row,) = rows_of(clearance)

    assert row["asset"] == "unknown"
    assert row["verdict"] == "not_checked"


def test_an_undeclared_use_is_unknown_in_every_respect():
    clearance = cleared(assets=(an_asset(declarations=()),), cut=a_cut([an_event()]))

    (row,) = rows_of(clearance, language=FR)

    known = {name for name, value in row.items() if value != "non connu"}
    assert known == {
        *[*LABELS][:9],
        "sequence",
        "event",
        "track",
        "in",
        "out",
        "duration",
        "approval",
        "verdict",
        "asset",
        "declaration",
    }
    assert row["approval"] == "non donné"
    assert row["declaration"] == "non déclaré"
    assert row["verdict"] == "uncleared"


@pytest.mark.parametrize("language", Language)
def test_no_cell_is_ever_empty(language: Language):
    clearance = a_salt_road_clearance()
    rows = [*rows_of(clearance, language=language), a_row({}, language=language)]

    assert not [(name, row) for row in rows for name, value in row.items() if not value]


def test_durations_and_places_are_timecodes():
    row = a_row()

    assert (row["in"], row["out"], row["duration"]) == (
        "01:00:00:00",
        "01:00:04:00",
        "00:00:04:00",
    )


# Usage codes.


@pytest.mark.parametrize(
    ("answers", "code", "source_type"),
    [
        ({"contribution": "generated"}, "GF", "trainedAlgorithmicMedia"),
        ({"contribution": "element"}, "GE", "compositeSynthetic"),
        ({"contribution": "alters"}, "AL", "compositeWithTrainedAlgorithmicMedia"),
        ({"contribution": "enhances"}, "EN", "algorithmicallyEnhanced"),
        ({"contribution": "assists"}, "AS", "not applicable"),
        (
            {"contribution": "element", "medium": frozenset(("text",))},
            "TX",
            "trainedAlgorithmicMedia",
        ),
        (
            {"contribution": "alters", "medium": frozenset(("text",))},
            "AL",
            "compositeWithTrainedAlgorithmicMedia",
        ),
        (
            {"contribution": "generated", "medium": frozenset(("text", "image"))},
            "GF",
            "trainedAlgorithmicMedia",
        ),
        (
            {
                "person_shown": "yes",
                "replica_kind": "from_other_material",
                "contribution": "element",
            },
            "RP",
            "compositeSynthetic",
        ),
        (
            {"person_shown": "yes", "replica_kind": "dub_or_double", "contribution": "alters"},
            "DB",
            "compositeWithTrainedAlgorithmicMedia",
        ),
        (
            {"person_shown": "yes", "replica_kind": "alteration", "contribution": "alters"},
            "AL",
            "compositeWithTrainedAlgorithmicMedia",
        ),
        ({"purpose": "dubbing"}, "DB", "compositeWithTrainedAlgorithmicMedia"),
        ({"contribution": "unsure"}, "not known", "not known"),
        (
            {"person_shown": "yes", "replica_kind": "unsure", "contribution": "element"},
            "not known",
            "not known",
        ),
        (
            {"person_shown": "unsure", "contribution": "element"},
            "not known",
            "not known",
        ),
        (
            {"person_shown": "yes", "replica_kind": "with_participation"},
            "RP",
            "not known",
        ),
    ],
)
def test_a_usage_code_follows_from_what_was_done(
    answers: dict[str, Answer], code: str, source_type: str
):
    row = a_row({**FINAL, **answers})

    assert (row["usage_code"], row["iptc_source_type"]) == (code, source_type)


def test_every_code_that_can_come_out_has_words():
    assert set(USAGE_CODES) == {"GF", "GE", "AL", "RP", "DB", "EN", "TX", "AS"}


def test_a_replica_of_one_person_among_several_makes_it_a_replica():
    people = (
        Person(performer="A", answers={"replica_kind": "none"}),
        Person(performer="B", answers={"replica_kind": "with_participation"}),
    )
    row = a_row({**FINAL, "contribution": "generated"}, people=people)

    assert row["usage_code"] == "RP"
    assert row["person"] == "A; B"


def test_what_the_asset_says_of_itself_goes_before_what_was_declared():
    made = Provenance(contribution="generated", prominence="story_critical")
    row = a_row({**FINAL, "contribution": "element", "prominence": "incidental"}, provenance=made)

    assert row["usage_code"] == "GF"
    assert (row["contribution"], row["prominence"]) == ("generated", "story_critical")


# Tools, people, records.


def test_tools_are_named_with_version_and_plan():
    steps = (
        Step(step="generate", tool="northlight-image-4-enterprise"),
        Step(step="grade", tool="lost-tool"),
        Step(step="by hand"),
    )
    row = a_row(pipeline=steps, registry=Registry(tools=(a_tool(),)))

    assert row["tool"] == "Northlight (northlight-image-4-enterprise); lost-tool"
    assert row["tool_version"] == "4.2; not known"
    assert row["plan_tier"] == "enterprise; not known"


def test_the_tool_that_the_asset_names_is_the_one_used():
    row = a_row(
        pipeline=(Step(step="generate", tool="lost-tool"),),
        provenance=Provenance(tool="northlight-image-4-enterprise"),
        registry=Registry(tools=(a_tool(),)),
    )

    assert row["tool"] == "Northlight (northlight-image-4-enterprise)"


def test_nobody_shown_needs_no_consent():
    row = a_row(NOBODY)

    assert (row["person"], row["consent"]) == ("nobody", "not applicable")
    assert row["licence"] == "not applicable"


def test_a_consent_is_named_and_whether_it_covers_the_use():
    person = Person(performer="Maren Oskvale", answers={"replica_kind": "from_engagement_footage"})
    answers = {**FINAL, "person_shown": "yes", "purpose": "final_picture"}

    def consent(*purposes: str) -> str:
        registry = Registry(consents=(a_consent(purposes=purposes),))
        return a_row(answers, people=(person,), registry=registry)["consent"]

    assert consent("final_picture") == "C-0004"
    assert consent("previs") == "C-0004 (does not cover this use)"


def test_a_consent_that_is_only_declared_is_said_to_be_unseen():
    declared = {**SHOWN, "consent_on_record": "yes"}

    assert a_row(declared)["consent"] == "declared, no record seen"
    assert a_row(SHOWN)["consent"] == "not known"
    assert a_row({**SHOWN, "person_shown": "yes"})["person"] == "not known"


def test_a_licence_is_named():
    licence = Licence(
        reference="L-0002",
        work="The Flood, 1936",
        holder="Archive",
        scope=frozenset(("the-salt-road",)),
        ai_terms=AiTerms(alteration="yes", reference="yes", training="yes"),
    )
    declaration = replace(
        a_declaration(answers={**FINAL, "archive_altered": "yes"}), works=("The Flood, 1936",)
    )
    registry = Registry(licences=(licence,))
    clearance = cleared(
        declaration, assets=(an_asset(),), cut=a_cut([an_event()]), registry=registry
    )

    assert rows_of(clearance, registry)[0]["licence"] == "L-0002"
    assert a_row({**NOBODY, "archive_altered": "yes"})["licence"] == "not known"


@pytest.mark.parametrize(
    ("registry", "said"),
    [
        (None, "owed by legal"),
        (APPROVED, "AP-0003"),
        (
            Registry(approvals=(an_approval(period=Period(last=date(2026, 10, 31))),)),
            "AP-0003 (no longer holds); owed by legal",
        ),
    ],
)
def test_an_approval_is_named_and_so_is_who_still_owes_one(registry: Registry | None, said: str):
    assert a_row(registry=registry)["approval"] == said


def test_where_notice_is_enough_no_approval_is_needed():
    assert a_row(MILD)["approval"] == "not needed"


def test_a_disclosure_is_told_with_what_is_planned():
    pack = a_pack(a_rule("D1", outcome=Outcome.NOTIFY, disclosures=("end_credit", "lost")))
    answers = {**MILD, "disclosure_planned": frozenset(("end_credit", "unsure"))}
    clearance = a_clearance(
        a_declaration(answers=answers),
        rules=compile_rules((pack,), load_catalogue()),
        assets=(an_asset(),),
        cut=a_cut([an_event()]),
    )
    words = {"a-pack": pack_words(pack, disclosures=[a_disclosure()])}
    sheet = json.loads(cue_sheet_json(clearance, Registry(), words, EN))

    assert sheet["rows"][0]["disclosure"] == (
        "Name the use in the end credits.; a-pack/lost; planned: end_credit; not known"
    )
    assert a_row()["disclosure"] == "none owed"


def test_digests_are_whole():
    clearance = cleared(
        a_declaration(answers=FINAL),
        assets=(an_asset(digest="sha256:" + "b" * 64),),
        cut=a_cut([an_event()]),
    )
    row = rows_of(clearance)[0]

    assert row["asset_digest"] == "sha256:" + "b" * 64
    assert (row["declaration_digest"], row["determination_digest"]) == ("declared", "determined")


# The forms.


def test_the_csv_is_rfc_4180():
    sheet = cue_sheet_csv(a_salt_road_clearance(), Registry(), PACKS, EN)

    assert sheet.endswith("\r\n")
    assert sheet.count("\r\n") == sheet.count("\n") == 4
    lengths = {len(row) for row in csv.reader(io.StringIO(sheet, newline=""), strict=True)}
    assert lengths == {len(LABELS)}


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", " =", "\t="])
def test_a_formula_is_defused(start: str):
    assert defused(f"{start}cmd()").startswith("'")


def test_a_formula_in_a_clip_name_never_reaches_a_spreadsheet():
    name = '=HYPERLINK("x","y")'
    clearance = cleared(assets=(an_asset(name, declarations=()),), cut=a_cut([an_event(name)]))

    (row,) = rows_of(clearance)

    assert row["asset"] == f"'{name}"
    assert not row["event"].startswith("=")


@given(st.text())
def test_any_cell_is_one_line_and_no_formula(cell: str):
    said = defused(cell)

    assert not said.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert "\n" not in said
    assert "\x00" not in said


def test_the_json_has_labels_in_both_languages_and_the_same_rows():
    clearance = a_salt_road_clearance()
    sheet = json.loads(cue_sheet_json(clearance, Registry(), PACKS, FR))

    assert sheet["form"] == "clearslate-cue-sheet/1"
    assert sheet["language"] == "fr"
    assert sheet["labels"]["fr"]["in"] == "Entrée"
    assert sheet["labels"]["en"]["in"] == "In"
    assert sheet["usage_codes"]["RP"] == "réplique d’une personne"
    assert sheet["header"]["cut_version"] == "2"
    columns = [*sheet["rows"][0]]
    assert columns == [*VALUES]
    of_csv = [{name: row[name] for name in columns} for row in rows_of(clearance, language=FR)]
    assert sheet["rows"] == of_csv


def test_a_temporary_use_in_a_locked_cut_is_on_the_sheet_with_its_verdict():
    row = rows_of(a_salt_road_clearance())[2]

    assert row["verdict"] == AssetState.TEMPORARY.value
    assert row["determination"] == "notify"
