"""Uses without anybody in them: pictures, sounds and texts of The Salt Road."""

from datetime import date

from clearslate.domain.facts import Answers
from making.declaring import Declarant, several, step


def _declarant(partner: str) -> Declarant:
    return Declarant(
        production="the-salt-road", partner=partner, contact="title.contact@example.org"
    )


HARBOUR = _declarant("Harbour VFX")
QUILLMARK = _declarant("Quillmark Pictures")
FATHOM = _declarant("Fathom Sound House")

NORTHLIGHT = "northlight-image-4-enterprise"
FACET = "facet-render-3"
MURMUR = "murmur-voice-2"
HUMMOCK = "hummock-sound-1"
TALLYBIRD = "tallybird-scribe-1"
ECHOLOFT = "echoloft-free"

NEWSREEL = "Ostermoor quay, newsreel of 1936"
HANDWRITING = "Letter hands, sheets 1 to 12"
NEWS_SET = "Harbour Evening, studio set and titles"

NOT_FINAL: Answers = {"in_final": "no"}

MOOD_BOARDS = QUILLMARK.use(
    "SR-0002",
    "Mood boards for the salt flats",
    on=date(2026, 1, 19),
    answers={
        **NOT_FINAL,
        "purpose": "ideation",
        "medium": several("image"),
        "contribution": "generated",
    },
    steps=(step("generate", NORTHLIGHT, "none"),),
    assets=("MOOD_flats_01", "MOOD_flats_02", "MOOD_flats_03"),
)
TEMP_MUSIC = FATHOM.use(
    "SR-0005",
    "Temporary drone under the crossing, until the composer delivers",
    on=date(2026, 8, 3),
    answers={
        **NOT_FINAL,
        "purpose": "temp_edit",
        "medium": several("music"),
        "contribution": "generated",
    },
    steps=(step("hum a chord in nobody’s voice", MURMUR, "none"),),
    assets=("M17_salt_drone",),
)
DOLL = HARBOUR.use(
    "SR-0007",
    "A second doll for the game",
    on=date(2026, 9, 21),
    answers={
        "purpose": "final_picture",
        "medium": several("image", "model_3d"),
        "in_final": "yes",
        "prominence": "story_critical",
        "contribution": "generated",
        "key_creative": "yes",
        "realistic": "yes",
        "evidently_fictional": "yes",
        "human_input": "substantial",
    },
    steps=(step("generate", NORTHLIGHT, "proprietary"),),
    assets=("SF_0450_doll-b", "SF_0452_doll-b"),
)
TRANSCRIPTS = QUILLMARK.use(
    "SR-0009",
    "Transcripts of the rushes, for the edit",
    on=date(2026, 3, 16),
    answers={
        **NOT_FINAL,
        "purpose": "analysis",
        "medium": several("text"),
        "contribution": "assists",
    },
    steps=(step("transcribe", TALLYBIRD, "unreleased_footage"),),
)
LETTER = HARBOUR.use(
    "SR-0011",
    "The letter that Ilsa reads aloud",
    on=date(2026, 6, 8),
    answers={
        "purpose": "final_picture",
        "medium": several("image", "text"),
        "in_final": "yes",
        "prominence": "story_critical",
        "contribution": "element",
        "references": several("named_artist_style"),
        "human_input": "edits",
        "public_interest_text": "no",
    },
    steps=(step("write in the licensed hand", NORTHLIGHT, "third_party"),),
    assets=("LETTER_page1", "LETTER_page2"),
    works=(HANDWRITING,),
)
CROWD = HARBOUR.use(
    "SR-0012",
    "The crowd at the ferry landing, seen and heard",
    on=date(2026, 5, 28),
    answers={
        "purpose": "final_picture",
        "medium": several("sound_effects", "video"),
        "in_final": "yes",
        "prominence": "incidental",
        "contribution": "element",
        "realistic": "yes",
        "synthetic_performer": "yes",
        "union_work_affected": "yes",
        "union_notified": "yes",
        "guild_terms_met": "yes",
        "human_input": "edits",
    },
    steps=(
        step("generate figures", NORTHLIGHT, "proprietary"),
        step("place and relight them in the plate", FACET, "proprietary"),
        step("make the roar", HUMMOCK, "none"),
    ),
    assets=("SF_0410_crowd", "SF_0412_crowd", "SF_0414_crowd", "FX_crowd_roar"),
)
ARCHIVE = HARBOUR.use(
    "SR-0018",
    "The newsreel of 1936, widened to the frame of the film",
    on=date(2026, 7, 6),
    answers={
        "purpose": "final_picture",
        "medium": several("video"),
        "in_final": "yes",
        "prominence": "prominent",
        "contribution": "alters",
        "realistic": "yes",
        "archive_altered": "yes",
        "references": several("copyrighted_work"),
        "resembles_protected": "yes",
        "human_input": "edits",
    },
    steps=(step("extend left and right", FACET, "third_party"),),
    assets=("43-09 C archive",),
    works=(NEWSREEL,),
)
SIGN = HARBOUR.use(
    "SR-0028",
    "Chandler’s shop sign, out of focus",
    on=date(2026, 11, 9),
    answers={
        "purpose": "final_picture",
        "medium": several("image"),
        "in_final": "yes",
        "prominence": "incidental",
        "contribution": "element",
        "realistic": "yes",
        "evidently_fictional": "yes",
        "human_input": "edits",
    },
    steps=(step("generate", NORTHLIGHT, "none"),),
    assets=("SIGN_chandler",),
)
NOISE = HARBOUR.use(
    "SR-0031",
    "Noise taken out of the night plates",
    on=date(2026, 10, 5),
    answers={
        "purpose": "final_picture",
        "medium": several("video"),
        "in_final": "yes",
        "prominence": "prominent",
        "contribution": "enhances",
        "realistic": "yes",
        "human_input": "selection",
    },
    steps=(step("denoise", FACET, "proprietary"),),
    assets=("SF_0390_clean", "SF_0392_clean", "SF_0394_clean"),
)

USES = (MOOD_BOARDS, TEMP_MUSIC, DOLL, TRANSCRIPTS, LETTER, CROWD, ARCHIVE, SIGN, NOISE)
