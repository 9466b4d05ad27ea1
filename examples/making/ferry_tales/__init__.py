"""Les contes du bac: an episode of a documentary series whose cut comes out cleared.

Read next: ``uses.py`` for what is declared, ``written/ferry-tales/packs/`` for its own rules.
"""

from datetime import date

from clearslate.domain.production import CutChoice, PackChoice, Production, TitleKind
from making.declaring import several
from making.desk import approved
from making.ferry_tales.assets import ASSETS
from making.ferry_tales.cut import cut
from making.ferry_tales.registers import REGISTRY, given
from making.ferry_tales.uses import USES
from making.otio import otio
from making.samples import Sample

PRODUCTION = Production(
    reference="ferry-tales",
    title="Les contes du bac",
    kind=TitleKind.SERIES,
    season=1,
    episode=2,
    genre="documentary",
    territories=several("eu", "fr"),
    agreements=several("none"),
    photography_start=date(2026, 4, 13),
    delivery_on=date(2026, 12, 18),
    first_release_on=date(2027, 2, 6),
    strike_on="no",
    time_zone="Europe/Paris",
    packs=(PackChoice(id="netflix-genai"), PackChoice(id="ferry-tales-title")),
    cuts=(
        CutChoice(
            name="montage",
            file="cuts/montage-5.otio",
            version="5",
            rate="25",
            start="10:00:00:00",
            locked_on=date(2026, 11, 17),
        ),
    ),
)


def ferry_tales() -> Sample:
    """Return the documentary."""
    return Sample(
        production=PRODUCTION,
        declarations=USES,
        registry=approved(REGISTRY, PRODUCTION, given()),
        assets=ASSETS,
        cuts=(("cuts/montage-5.otio", otio(cut())),),
    )
