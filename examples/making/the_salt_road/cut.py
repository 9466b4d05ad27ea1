"""The edit of The Salt Road: four minutes of it, as version 11 and as version 12, locked."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from clearslate.domain.timecode import Rate
from making.cuts import Clip, Cut, Scene, Transition, filled
from making.the_salt_road.assets import ASSETS

FILM = Rate(fps=Fraction(24))
HOUR = 3600 * 24

_DIGESTS = {asset.name: asset.digest for asset in ASSETS}
_SECONDS = {
    11: {0: 2, 12: 58, 40: 14, 41: 60, 42: 56, 43: 58},
    12: {0: 2, 12: 58, 41: 62, 42: 58, 43: 60},
}
"""How long each scene runs in each version; scene 0 is black, and 40, the letter, is gone."""

_SHOTS = (96, 132, 84, 158, 61, 149, 98, 103)
_LINES = (168, -40, 146, 181, 158, -30, 176)
_EFFECTS = (290, -60, 330, 280, -90, 290)

BOTH = (11, 12)
LOCKED = (12,)
EARLIER = (11,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A clip that the story needs, from ``at`` seconds after its scene begins."""

    name: str
    track: str
    scene: int
    at: Fraction | int
    seconds: Fraction | int
    reel: str = "AX"
    versions: tuple[int, ...] = BOTH
    file: str | None = None
    transition: Transition | None = None
    speed: Fraction | None = None
    title: str | None = None

    def clip(self, scene: Scene) -> Clip:
        """Return the mark as a clip in a cut whose scene stands at ``scene``."""
        start, frames = scene.start + int(self.at * 24), int(self.seconds * 24)
        return Clip(
            name=self.name,
            track=self.track,
            start=start,
            frames=frames,
            reel=self.reel,
            source_in=HOUR + 8,
            file=self.file,
            digest=_DIGESTS.get(self.name),
            speed=self.speed,
            transition=self.transition,
            title=_title(self.title, start, frames) if self.title else None,
            black=self.reel == "BL",
        )


def _title(name: str, start: int, frames: int) -> Clip:
    return Clip(name=name, track="V2", start=start, frames=frames, reel="AX", source_in=HOUR)


def _half(halves: int) -> Fraction:
    return Fraction(halves, 2)


MARKS = (
    Mark(name="black", track="V1", scene=0, at=0, seconds=2, reel="BL"),
    # Scene 12, the market: the title, the television in the café, the radio.
    Mark(
        name="12-01 A", track="V1", scene=12, at=0, seconds=4, reel="A012C001", title="TITLE_main"
    ),
    Mark(
        name="SF_0390_clean_v02",
        track="V1",
        scene=12,
        at=13,
        seconds=5,
        reel="SF0390",
        file="SF_0390_clean_v02.mov",
    ),
    Mark(
        name="12-05 B",
        track="V1",
        scene=12,
        at=18,
        seconds=5,
        reel="B012C005",
        transition=Transition(kind="dissolve", frames=24),
    ),
    Mark(name="NEWS_item_v05", track="V2", scene=12, at=27, seconds=_half(9), reel="SF0398"),
    Mark(name="12-07 A plate", track="V1", scene=12, at=36, seconds=4, reel="A012C007"),
    Mark(name="ANNOUNCER_temp_v1", track="A1", scene=12, at=30, seconds=_half(27)),
    Mark(name="LETTER_page1_v04", track="V1", scene=40, at=2, seconds=5, versions=EARLIER),
    Mark(name="LETTER_page2_v03", track="V1", scene=40, at=9, seconds=4, versions=EARLIER),
    # Scene 41, the landing: the crowd, the sign.
    Mark(
        name="41-01 A",
        track="V1",
        scene=41,
        at=0,
        seconds=5,
        reel="A041C001",
        transition=Transition(kind="wipe", frames=24),
    ),
    Mark(name="SF_0410_crowd_v07", track="V2", scene=41, at=6, seconds=7, reel="SF0410"),
    Mark(name="SF_0412_crowd_v04", track="V2", scene=41, at=17, seconds=4, reel="SF0412"),
    Mark(
        name="SF_0414_crowd_v02",
        track="V2",
        scene=41,
        at=21,
        seconds=3,
        reel="SF0414",
        versions=LOCKED,
    ),
    Mark(name="FX_crowd_roar_v5", track="A2", scene=41, at=5, seconds=20),
    Mark(name="41-12 A sign", track="V1", scene=41, at=38, seconds=_half(13), reel="A041C012"),
    # The plate is called by its camera name; only its file says that it was cleaned.
    Mark(
        name="41-15 B",
        track="V1",
        scene=41,
        at=50,
        seconds=4,
        reel="B041C015",
        file="SF_0392_clean_v02.mov",
    ),
    # Scene 42, the crossing: Ilsa at nineteen, two rewritten lines, the temporary drone.
    Mark(
        name="SF_0430_replica_v01",
        track="V2",
        scene=42,
        at=8,
        seconds=9,
        reel="SF0430",
        versions=EARLIER,
    ),
    Mark(
        name="SF_0430_replica_v03",
        track="V2",
        scene=42,
        at=8,
        seconds=_half(21),
        reel="SF0430",
        versions=LOCKED,
    ),
    Mark(name="SF_0432_replica_v02", track="V2", scene=42, at=22, seconds=3, reel="SF0432"),
    Mark(name="ILSA_42-03_voice_v2", track="A1", scene=42, at=20, seconds=12),
    Mark(name="42-03 B insert", track="V1", scene=42, at=26, seconds=6, reel="B042C003"),
    Mark(
        name="ILSA_42-05_voice_v2",
        track="A1",
        scene=42,
        at=36,
        seconds=5,
        versions=LOCKED,
    ),
    Mark(name="M17_salt_drone_v3", track="A2", scene=42, at=4, seconds=22),
    Mark(
        name="42-06 A",
        track="V1",
        scene=42,
        at=40,
        seconds=4,
        reel="A042C006",
        speed=Fraction(2),
    ),
    # Scene 43, the game: the doll, a sky that was painted, spray that nobody declared.
    Mark(name="43-01 A plate", track="V1", scene=43, at=0, seconds=5, reel="A043C001"),
    Mark(
        name="SF_0450_doll-b_v10",
        track="V2",
        scene=43,
        at=6,
        seconds=11,
        reel="SF0450",
        versions=EARLIER,
    ),
    Mark(
        name="SF_0450_doll-b_v12",
        track="V2",
        scene=43,
        at=6,
        seconds=_half(23),
        reel="SF0450",
        versions=LOCKED,
    ),
    Mark(name="SF_0452_doll-b_v08", track="V2", scene=43, at=20, seconds=4, reel="SF0452"),
    Mark(name="43-09 C archive", track="V1", scene=43, at=30, seconds=6, versions=EARLIER),
    Mark(
        name="SF_0394_clean_v01",
        track="V1",
        scene=43,
        at=30,
        seconds=5,
        reel="SF0394",
        versions=LOCKED,
    ),
    Mark(name="SF_0470_sky_v04", track="V2", scene=43, at=32, seconds=10, reel="SF0470"),
    Mark(
        name="SF_0484_spray_v02",
        track="V2",
        scene=43,
        at=44,
        seconds=3,
        reel="SF0484",
        versions=LOCKED,
    ),
    Mark(name="43-11 B plate", track="V1", scene=43, at=44, seconds=5, reel="B043C011"),
    Mark(
        name="43-14 A",
        track="V1",
        scene=43,
        at=54,
        seconds=3,
        reel="A043C014",
        speed=Fraction(0),
    ),
    Mark(name="M18_bed_mix", track="A2", scene=43, at=40, seconds=_half(29)),
)


def cut(version: int) -> Cut:
    """Return version 11 or 12 of the edit."""
    scenes = tuple(_scenes(version))
    at = {scene.number: scene for scene in scenes}
    laid = [mark.clip(at[mark.scene]) for mark in MARKS if version in mark.versions]
    shot = scenes[1:]
    return Cut(
        title=f"THE_SALT_ROAD_CUT_{version}",
        rate=FILM,
        first=HOUR,
        clips=(
            *filled("V1", scenes, laid, _SHOTS),
            *(clip for clip in laid if clip.track == "V2"),
            *filled("A1", shot, laid, _LINES),
            *filled("A2", shot, laid, _EFFECTS),
        ),
    )


def _scenes(version: int) -> Iterator[Scene]:
    start = 0
    for number, seconds in _SECONDS[version].items():
        yield Scene(number=number, start=start, end=start + seconds * 24)
        start += seconds * 24
