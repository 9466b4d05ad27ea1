"""The asset register of The Salt Road.

No picture or sound exists, so digests are those of names and nothing has a fingerprint.
"""

from dataclasses import replace
from datetime import date

from clearslate.domain.asset import Asset, AssetState, Provenance, ProvenanceFinding
from clearslate.domain.declaration import Declaration
from making.declaring import several
from making.samples import stand_in_digest
from making.the_salt_road.uses import (
    ARCHIVE,
    CROWD,
    DOLL,
    ECHOLOFT,
    FACET,
    HUMMOCK,
    LETTER,
    MOOD_BOARDS,
    MURMUR,
    NOISE,
    NORTHLIGHT,
    SIGN,
    TALLYBIRD,
    TEMP_MUSIC,
    TRANSCRIPTS,
)
from making.the_salt_road.uses_of_people import ANNOUNCER, NEWS, REPLICA, REPLICA_TESTS, VOICE

_MODELS = {NORTHLIGHT: "image-4", FACET: "facet-3", MURMUR: "murmur-2", HUMMOCK: "hummock-1"}


def final(use: Declaration, *names: str, tool: str | None = None, on: date) -> tuple[Asset, ...]:
    """Return finished assets of ``use``; with a tool, their files say that it made them."""
    made = _by(tool, on) if tool is not None else None
    return tuple(_asset(name, use, AssetState.FINAL, made) for name in names)


def temporary(use: Declaration, *names: str, tool: str, on: date) -> tuple[Asset, ...]:
    """Return assets of ``use`` that are to be replaced."""
    return tuple(_asset(name, use, AssetState.TEMPORARY, _by(tool, on)) for name in names)


def undeclared(name: str, finding: ProvenanceFinding, *, tool: str | None = None) -> Asset:
    """Return an asset under no declaration, with what was found in its file."""
    return Asset(
        name=name,
        digest=stand_in_digest(name),
        provenance=Provenance(finding=finding, tool=tool),
    )


def _asset(name: str, use: Declaration, state: AssetState, made: Provenance | None) -> Asset:
    return Asset(
        name=name,
        digest=stand_in_digest(name),
        declarations=(use.reference,),
        state=state,
        provenance=made,
    )


def _by(tool: str, on: date) -> Provenance:
    return Provenance(
        finding=ProvenanceFinding.AI_DECLARED, tool=tool, model=_MODELS.get(tool), made_on=on
    )


def _seen_near(assets: tuple[Asset, ...]) -> tuple[Asset, ...]:
    """Return crowd shots in which figures came nearer than was declared."""
    near = Provenance(
        finding=ProvenanceFinding.AI_DECLARED,
        tool=FACET,
        model=_MODELS[FACET],
        inputs=several("proprietary"),
        contribution="element",
        prominence="prominent",
        made_on=date(2026, 10, 28),
    )
    return tuple(replace(asset, provenance=near) for asset in assets)


def _called(asset: Asset, *aliases: str) -> Asset:
    return replace(asset, aliases=aliases)


_NONE, _UNKNOWN, _AI = (
    ProvenanceFinding.NONE,
    ProvenanceFinding.UNKNOWN,
    ProvenanceFinding.AI_DECLARED,
)
_SIGNS = final(SIGN, "SIGN_chandler_v02", tool=NORTHLIGHT, on=date(2026, 11, 10))
_ROARS = final(CROWD, "FX_crowd_roar_v5", tool=HUMMOCK, on=date(2026, 6, 30))

ASSETS = (
    *temporary(
        MOOD_BOARDS,
        "MOOD_flats_01_v01",
        "MOOD_flats_02_v01",
        "MOOD_flats_03_v02",
        tool=NORTHLIGHT,
        on=date(2026, 1, 22),
    ),
    *temporary(
        TEMP_MUSIC,
        "M17_salt_drone_v2",
        "M17_salt_drone_v3",
        tool=MURMUR,
        on=date(2026, 8, 6),
    ),
    *final(
        DOLL,
        "SF_0450_doll-b_v11",
        "SF_0452_doll-b_v08",
        "SF_0455_doll-b_v02",
        tool=NORTHLIGHT,
        on=date(2026, 10, 14),
    ),
    *temporary(
        TRANSCRIPTS,
        "TRANSCRIPT_12",
        "TRANSCRIPT_41",
        "TRANSCRIPT_42",
        tool=TALLYBIRD,
        on=date(2026, 4, 2),
    ),
    *final(LETTER, "LETTER_page1_v04", "LETTER_page2_v04", tool=NORTHLIGHT, on=date(2026, 7, 1)),
    *final(
        CROWD,
        "SF_0410_crowd_v07",
        "SF_0412_crowd_v04",
        "SF_0416_crowd_v01",
        "SF_0418_crowd_v03",
        tool=FACET,
        on=date(2026, 7, 14),
    ),
    *_seen_near(final(CROWD, "SF_0414_crowd_v02", on=date(2026, 10, 28))),
    *(_called(roar, "SC41_roar_mix") for roar in _ROARS),
    *final(ARCHIVE, "43-09 C archive", "ARCH_1936_quay_wide_v03", on=date(2026, 8, 10)),
    *final(
        VOICE, "ILSA_42-03_voice_v2", "ILSA_42-05_voice_v2", tool=MURMUR, on=date(2026, 11, 11)
    ),
    *temporary(
        REPLICA_TESTS,
        "ILSA_facetest_v01",
        "ILSA_facetest_v02",
        tool=FACET,
        on=date(2026, 3, 10),
    ),
    *final(
        REPLICA, "SF_0430_replica_v03", "SF_0432_replica_v02", tool=FACET, on=date(2026, 11, 12)
    ),
    *final(NEWS, "NEWS_item_v05", tool=FACET, on=date(2026, 10, 9)),
    *(_called(sign, "41-12 A sign") for sign in _SIGNS),
    *final(
        NOISE,
        "SF_0390_clean_v02",
        "SF_0392_clean_v02",
        "SF_0394_clean_v01",
        on=date(2026, 10, 12),
    ),
    *temporary(
        ANNOUNCER, "ANNOUNCER_temp_v1", "ANNOUNCER_temp_v2", tool=ECHOLOFT, on=date(2026, 11, 2)
    ),
    undeclared("12-07 A plate", _NONE),
    undeclared("43-01 A plate", _NONE),
    undeclared("43-11 B plate", _NONE),
    undeclared("SF_0470_sky_v04", _NONE),
    undeclared("M18_bed_mix", _UNKNOWN),
    undeclared("SF_0484_spray_v02", _AI, tool="a spray generator that nobody declared"),
)
