"""What the episode declares: archive, a narrator’s voice, a map, transcripts."""

from datetime import date

from clearslate.domain.facts import Answers
from making.declaring import Declarant, several, step, with_person


def _declarant(partner: str) -> Declarant:
    return Declarant(
        production="ferry-tales", partner=partner, contact="contact.titre@example.org"
    )


ATELIER = _declarant("Atelier du Passage")
LANTERNE = _declarant("Studio Lanterne Basse")

CADRE = "cadre-large-2-entreprise"
PLUME = "plume-d-eau-3-entreprise"
MURMUR = "murmur-voice-2"

NEWSREEL = "Le bac de Kervoalan, actualités de 1936"
AMATEUR_FILM = "Vues de l’estuaire, film d’amateur de 1961"
SOLENE = "Solène Kervadec-Mahé"

_IN_PICTURE: Answers = {
    "purpose": "final_picture",
    "medium": several("video"),
    "in_final": "yes",
    "prominence": "prominent",
    "realistic": "yes",
    "evidently_fictional": "no",
    "human_input": "edits",
    "marks_kept": "yes",
    "insurer_told": "yes",
}

ARCHIVE = LANTERNE.use(
    "FT-0001",
    "Le bac en 1936 : actualités colorisées et élargies",
    on=date(2026, 6, 2),
    answers={
        **_IN_PICTURE,
        "contribution": "alters",
        "archive_altered": "yes",
        "references": several("copyrighted_work"),
        "resembles_protected": "yes",
        "disclosure_planned": several("end_credit", "on_screen"),
    },
    steps=(
        step("coloriser", CADRE, "third_party"),
        step("élargir le cadre à gauche et à droite", CADRE, "third_party"),
    ),
    assets=("FT_E02_actualites",),
    works=(NEWSREEL,),
)
NARRATOR = with_person(
    ATELIER.use(
        "FT-0002",
        "La voix de la passeuse : narration de synthèse",
        on=date(2026, 7, 7),
        answers={
            "purpose": "final_sound",
            "medium": several("voice"),
            "in_final": "yes",
            "prominence": "story_critical",
            "contribution": "generated",
            "archive_altered": "no",
            "realistic": "yes",
            "evidently_fictional": "no",
            "model_kept": "no",
            "human_input": "edits",
            "disclosure_planned": several("end_credit", "spoken"),
            "marks_kept": "yes",
            "insurer_told": "yes",
        },
        steps=(step("dire le commentaire", MURMUR, "likeness_or_voice", "script"),),
        assets=("FT_E02_narration",),
    ),
    SOLENE,
    {
        "people": several("cast"),
        "replica_kind": "with_participation",
        "customary_correction": "no",
        "as_scripted": "yes",
        "changes_performance": "no",
        "recognisable": "yes",
        "unsafe_activity": "no",
        "guild_terms_met": "yes",
        "quality_tested": "yes",
        "dignity_risk": "no",
        "minor": "no",
    },
)
MAP = LANTERNE.use(
    "FT-0003",
    "Carte animée de l’estuaire",
    on=date(2026, 8, 25),
    answers={
        **_IN_PICTURE,
        "contribution": "generated",
        "archive_altered": "no",
        "realistic": "no",
        "human_input": "substantial",
        "disclosure_planned": several("on_screen"),
    },
    steps=(step("dessiner d’après nos relevés", CADRE, "proprietary"),),
    assets=("FT_E02_carte",),
)
TRANSCRIPTS = ATELIER.use(
    "FT-0004",
    "Transcription des entretiens, pour le montage",
    on=date(2026, 5, 4),
    answers={
        "purpose": "analysis",
        "medium": several("text"),
        "in_final": "no",
        "contribution": "assists",
        "public_interest_text": "no",
    },
    steps=(step("transcrire", PLUME, "unreleased_footage"),),
)
UPSCALED = LANTERNE.use(
    "FT-0005",
    "L’estuaire en 1961 : film d’amateur agrandi",
    on=date(2026, 6, 30),
    answers={
        **_IN_PICTURE,
        "contribution": "enhances",
        "human_input": "selection",
        "disclosure_planned": several("end_credit"),
    },
    steps=(step("agrandir et nettoyer", CADRE, "third_party"),),
    assets=("FT_E02_estuaire61",),
    works=(AMATEUR_FILM,),
)

USES = (ARCHIVE, NARRATOR, MAP, TRANSCRIPTS, UPSCALED)
