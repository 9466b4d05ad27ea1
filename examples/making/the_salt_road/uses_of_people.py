"""Uses in which a real person is seen or heard, or gave the material."""

from dataclasses import replace
from datetime import date

from clearslate.domain.facts import Answers
from making.declaring import several, step, with_person
from making.the_salt_road.uses import ECHOLOFT, FACET, FATHOM, HARBOUR, MURMUR, NEWS_SET

MAREN = "Maren Oskvale"
BASTIEN = "Bastien Ormeau"
SUNNIVA = "Sunniva Aldermark"

VOICE = with_person(
    FATHOM.use(
        "SR-0019",
        "Ilsa’s voice, two rewritten lines",
        on=date(2026, 11, 10),
        answers={
            "purpose": "final_sound",
            "medium": several("voice"),
            "in_final": "yes",
            "prominence": "prominent",
            "contribution": "alters",
            "realistic": "yes",
            "model_kept": "no",
            "human_input": "edits",
        },
        steps=(step("speak the new words", MURMUR, "likeness_or_voice", "script"),),
        assets=("ILSA_42-03_voice", "ILSA_42-05_voice"),
    ),
    MAREN,
    {
        "people": several("cast"),
        "replica_kind": "alteration",
        "customary_correction": "no",
        "as_scripted": "no",
        "changes_performance": "yes",
        "recognisable": "yes",
        "unsafe_activity": "no",
        "quality_tested": "yes",
        "dignity_risk": "no",
        "minor": "no",
    },
)
VOICE_AS_APPROVED = replace(
    VOICE,
    title="Ilsa’s voice, one rewritten line",
    assets=("ILSA_42-03_voice",),
)
"""What was approved on 12 November; the second line came on the 17th."""

_AT_NINETEEN: Answers = {
    "people": several("cast"),
    "replica_kind": "with_participation",
    "recognisable": "yes",
    "changes_performance": "no",
    "customary_correction": "no",
    "unsafe_activity": "no",
    "guild_terms_met": "yes",
    "dignity_risk": "no",
    "minor": "no",
}
REPLICA_TESTS = with_person(
    HARBOUR.use(
        "SR-0020",
        "Ilsa at nineteen, tests and previs",
        on=date(2026, 3, 4),
        answers={
            "purpose": "previs",
            "medium": several("video"),
            "in_final": "no",
            "contribution": "generated",
            "model_kept": "no",
        },
        steps=(step("render the face", FACET, "biometric", "likeness_or_voice"),),
        assets=("ILSA_facetest",),
    ),
    MAREN,
    {**_AT_NINETEEN, "as_scripted": "yes", "quality_tested": "no"},
)
_REPLICA = HARBOUR.use(
    "SR-0021",
    "Ilsa at nineteen, in the crossing",
    on=date(2026, 11, 16),
    answers={
        "purpose": "final_picture",
        "medium": several("video"),
        "in_final": "yes",
        "prominence": "story_critical",
        "contribution": "generated",
        "realistic": "yes",
        "human_input": "edits",
    },
    steps=(
        step("render the face", FACET, "biometric", "likeness_or_voice"),
        step("match it to the light of the plate", FACET, "unreleased_footage"),
    ),
    assets=("SF_0430_replica", "SF_0432_replica"),
)
REPLICA = with_person(
    replace(_REPLICA, supersedes="SR-0020"),
    MAREN,
    {**_AT_NINETEEN, "as_scripted": "no", "quality_tested": "yes"},
)
"""Whether the face model is deleted after wrap is still to be answered."""

FACE_MODEL = HARBOUR.use(
    "SR-0023",
    "A face model tuned on the cast’s scans, to be kept",
    on=date(2026, 10, 26),
    answers={
        "purpose": "previs",
        "medium": several("data"),
        "in_final": "no",
        "contribution": "assists",
        "input_approved": "no",
        "trains_model": "yes",
        "training_cleared": "no",
        "model_kept": "yes",
        "consent_on_record": "no",
    },
    steps=(step("tune a face model", FACET, "biometric", "likeness_or_voice"),),
)
NEWS = with_person(
    HARBOUR.use(
        "SR-0024",
        "A news item that never aired, on the television in the café",
        on=date(2026, 9, 28),
        answers={
            "purpose": "final_picture",
            "medium": several("video", "voice"),
            "in_final": "yes",
            "prominence": "incidental",
            "contribution": "generated",
            "realistic": "yes",
            "evidently_fictional": "no",
            "misleading": "yes",
            "references": several("copyrighted_work", "public_figure"),
            "reference_permission": "yes",
            "resembles_protected": "yes",
            "model_kept": "no",
            "human_input": "selection",
        },
        steps=(step("generate the item", FACET, "likeness_or_voice", "third_party"),),
        assets=("NEWS_item",),
        works=(NEWS_SET,),
    ),
    SUNNIVA,
    {
        "people": several("public_figure"),
        "replica_kind": "from_other_material",
        "customary_correction": "no",
        "as_scripted": "no",
        "changes_performance": "yes",
        "recognisable": "yes",
        "unsafe_activity": "no",
        "guild_terms_met": "yes",
        "quality_tested": "yes",
        "dignity_risk": "yes",
        "minor": "no",
    },
)
ANNOUNCER = with_person(
    FATHOM.use(
        "SR-0033",
        "Radio announcer in the market, temporary voice",
        on=date(2026, 11, 3),
        answers={
            "purpose": "temp_edit",
            "medium": several("voice"),
            "in_final": "no",
            "contribution": "alters",
            "input_approved": "no",
            "model_kept": "unsure",
        },
        steps=(step("say two new words in his voice", ECHOLOFT, "likeness_or_voice"),),
        assets=("ANNOUNCER_temp",),
    ),
    BASTIEN,
    {
        "people": several("cast"),
        "replica_kind": "alteration",
        "changes_performance": "yes",
        "minor": "no",
    },
)
"""Sent off with questions unanswered: is it as scripted, a customary correction, recognisable?"""

USES_OF_PEOPLE = (VOICE, REPLICA_TESTS, REPLICA, FACE_MODEL, NEWS, ANNOUNCER)
