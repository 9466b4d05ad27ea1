"""The edit of the episode: its first two minutes, at 25 frames a second."""

from dataclasses import dataclass
from fractions import Fraction

from clearslate.domain.timecode import Rate
from making.cuts import Clip, Cut, Scene, Transition, filled
from making.ferry_tales.assets import ASSETS

EUROPE = Rate(fps=Fraction(25))
TEN_HOURS = 10 * 3600 * 25

_DIGESTS = {asset.name: asset.digest for asset in ASSETS}
_SCENES = (
    Scene(number=201, start=0, end=40 * 25),
    Scene(number=202, start=40 * 25, end=84 * 25),
    Scene(number=203, start=84 * 25, end=120 * 25),
)
_SHOTS = (225, 300, 190, 340, 260)
_SOUNDS = (-100, 350, -75, 420)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A clip that the episode needs, from ``at`` seconds after the first frame."""

    name: str
    track: str
    at: int
    seconds: int
    dissolve: int = 0
    """How many frames it takes to come in."""

    def clip(self) -> Clip:
        """Return the mark as a clip."""
        comes_in = Transition(kind="dissolve", frames=self.dissolve) if self.dissolve else None
        return Clip(
            name=self.name,
            track=self.track,
            start=self.at * 25,
            frames=self.seconds * 25,
            reel="AX",
            source_in=TEN_HOURS,
            digest=_DIGESTS.get(self.name),
            transition=comes_in,
        )


MARKS = (
    Mark(name="FT_E02_actualites_01_v04", track="V1", at=14, seconds=9),
    Mark(name="FT_E02_actualites_02_v04", track="V1", at=23, seconds=7, dissolve=25),
    Mark(name="Photo 1911 cale haute", track="V1", at=46, seconds=5),
    Mark(name="Photo 1911 cale basse", track="V1", at=51, seconds=5, dissolve=12),
    Mark(name="FT_E02_carte_v06", track="V2", at=62, seconds=11),
    Mark(name="FT_E02_estuaire61_v02", track="V1", at=90, seconds=8),
    Mark(name="FT_E02_narration_01_v03", track="A1", at=4, seconds=22),
    Mark(name="FT_E02_narration_02_v03", track="A1", at=58, seconds=18),
    Mark(name="FT_E02_narration_03_v02", track="A1", at=92, seconds=14),
)


def cut() -> Cut:
    """Return the locked version."""
    laid = [mark.clip() for mark in MARKS]
    return Cut(
        title="LES_CONTES_DU_BAC_E02_V5",
        rate=EUROPE,
        first=TEN_HOURS,
        clips=(
            *filled("V1", _SCENES, laid, _SHOTS),
            *(clip for clip in laid if clip.track in ("V2", "A1")),
            *filled("A2", _SCENES, laid, _SOUNDS),
        ),
    )
