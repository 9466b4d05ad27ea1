"""What the commercial declares: foam, a tagline, stills for social media, a cleaned plate."""

from datetime import date

from clearslate.domain.facts import Answers
from making.declaring import Declarant, several, step, with_person

PINCHBECK = Declarant(
    production="salt-soap", partner="Pinchbeck Row", contact="title.contact@example.org"
)

NORTHLIGHT = "northlight-image-4-enterprise"
MURMUR = "murmur-voice-2"
SCOUR = "scour-plate-1"

ODALYS = "Odalys Brennick"

_ADVERTISEMENT: Answers = {
    "advertisement": "yes",
    "ad_for_expressive_work": "no",
    "audio_only": "no",
    "translation_only": "no",
}

FOAM = PINCHBECK.use(
    "SO-0001",
    "Foam that climbs out of the dish",
    on=date(2026, 9, 14),
    answers={
        **_ADVERTISEMENT,
        "purpose": "final_picture",
        "medium": several("video"),
        "in_final": "yes",
        "prominence": "prominent",
        "contribution": "element",
        "realistic": "yes",
        "evidently_fictional": "yes",
        "human_input": "edits",
    },
    steps=(step("generate over the filmed dish", NORTHLIGHT, "proprietary"),),
    assets=("SOAP_020_foam", "SOAP_050_foam"),
)
STILLS = PINCHBECK.use(
    "SO-0002",
    "Stills of the dish for social media",
    on=date(2026, 10, 19),
    answers={
        **_ADVERTISEMENT,
        "scope": "marketing",
        "purpose": "marketing",
        "medium": several("image"),
        "in_final": "no",
        "contribution": "generated",
        "realistic": "yes",
    },
    steps=(step("generate variations", NORTHLIGHT, "proprietary"),),
    assets=("SOCIAL_dish",),
)
TAGLINE = with_person(
    PINCHBECK.use(
        "SO-0003",
        "The bather’s voice says the new tagline",
        on=date(2026, 11, 4),
        answers={
            **_ADVERTISEMENT,
            "purpose": "final_sound",
            "medium": several("voice"),
            "in_final": "yes",
            "prominence": "prominent",
            "contribution": "generated",
            "realistic": "yes",
            "model_kept": "no",
            "human_input": "edits",
            "union_notified": "no",
        },
        steps=(step("speak the tagline", MURMUR, "likeness_or_voice"),),
        assets=("VO_tagline",),
    ),
    ODALYS,
    {
        "people": several("cast"),
        "replica_kind": "from_engagement_footage",
        "customary_correction": "no",
        "as_scripted": "no",
        "changes_performance": "no",
        "recognisable": "yes",
        "unsafe_activity": "no",
        "guild_terms_met": "no",
        "quality_tested": "yes",
        "dignity_risk": "no",
        "minor": "no",
    },
)
PLATE = PINCHBECK.use(
    "SO-0004",
    "Sensor dust taken out of the bathroom plate",
    on=date(2026, 10, 5),
    answers={
        **_ADVERTISEMENT,
        "purpose": "final_picture",
        "medium": several("video"),
        "in_final": "yes",
        "prominence": "incidental",
        "contribution": "enhances",
        "realistic": "yes",
        "human_input": "selection",
    },
    steps=(step("clean", SCOUR, "proprietary"),),
    assets=("SOAP_010_clean",),
)

USES = (FOAM, STILLS, TAGLINE, PLATE)
