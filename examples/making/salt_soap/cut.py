"""The spot: ninety seconds for the cinema, at 29.97 drop frame, and its asset register."""

from datetime import date
from fractions import Fraction

from clearslate.domain.asset import Asset, AssetState, Provenance, ProvenanceFinding
from clearslate.domain.declaration import Declaration
from clearslate.domain.timecode import Rate, Timecode
from making.cuts import Clip, Cut, Transition
from making.salt_soap.uses import FOAM, MURMUR, NORTHLIGHT, PLATE, SCOUR, STILLS, TAGLINE
from making.samples import stand_in_digest

NTSC = Rate(fps=Fraction(30000, 1001))
ONE_HOUR = Timecode.parse("01:00:00;00", NTSC).frames

_MODELS = {NORTHLIGHT: "image-4", MURMUR: "murmur-2", SCOUR: "scour-1"}


def _asset(name: str, use: Declaration, tool: str, made_on: date) -> Asset:
    return Asset(
        name=name,
        digest=stand_in_digest(name),
        declarations=(use.reference,),
        state=AssetState.FINAL,
        provenance=Provenance(
            finding=ProvenanceFinding.AI_DECLARED,
            tool=tool,
            model=_MODELS[tool],
            made_on=made_on,
        ),
    )


ASSETS = (
    _asset("SOAP_010_clean_v02", PLATE, SCOUR, date(2026, 10, 12)),
    _asset("SOAP_020_foam_v09", FOAM, NORTHLIGHT, date(2026, 10, 30)),
    _asset("SOAP_050_foam_v05", FOAM, NORTHLIGHT, date(2026, 11, 2)),
    _asset("SOCIAL_dish_v01", STILLS, NORTHLIGHT, date(2026, 10, 26)),
    _asset("VO_tagline_v03", TAGLINE, MURMUR, date(2026, 11, 9)),
    Asset(
        name="PACKSHOT_bar_v02",
        digest=stand_in_digest("PACKSHOT_bar_v02"),
        provenance=Provenance(finding=ProvenanceFinding.NONE),
    ),
)

# name, track, reel, how many frames; laid one after the other on each track.
_PICTURE = (
    ("SOAP_010_clean_v02", "SOAP010", 240),
    ("1-02 A", "A001C002", 180),
    ("SOAP_020_foam_v09", "SOAP020", 330),
    ("1-03 B", "B001C003", 270),
    ("1-04 A", "A001C004", 420),
    ("SOAP_050_foam_v05", "SOAP050", 300),
    ("1-06 C", "C001C006", 540),
    ("PACKSHOT_bar_v02", "AX", 417),
)
_VOICE = (("1-02", "S001T002", 720), ("1-04", "S001T004", 1080), ("VO_tagline_v03", "AX", 150))
_MUSIC = (("MX_rinse_mix", "AX", 2697),)


def cut() -> Cut:
    """Return the locked version: twelve events, across the minute where numbers are dropped."""
    return Cut(
        title="SALT_SOAP_THE_RINSE_90_V3",
        rate=NTSC,
        first=ONE_HOUR,
        drop=True,
        clips=(
            *_laid("V1", _PICTURE, 0),
            *_laid("A1", _VOICE, 60),
            *_laid("A2", _MUSIC, 0),
        ),
    )


def _laid(track: str, rows: tuple[tuple[str, str, int], ...], start: int) -> list[Clip]:
    clips: list[Clip] = []
    for name, reel, frames in rows:
        at = clips[-1].end if clips else start
        fades = Transition(kind="dissolve", frames=30) if name.startswith("PACKSHOT") else None
        clips.append(
            Clip(
                name=name,
                track=track,
                start=at,
                frames=frames,
                reel=reel,
                source_in=ONE_HOUR + 15,
                transition=fades,
            )
        )
    return clips
