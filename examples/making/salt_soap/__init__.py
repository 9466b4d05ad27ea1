"""Salt Soap: a commercial, held by one event.

Read next: ``uses.py`` for what is declared, ``cut.py`` for the spot.
"""

from datetime import date

from clearslate.domain.production import CutChoice, PackChoice, Production, TitleKind
from making.declaring import several
from making.desk import approved
from making.edl import edl
from making.salt_soap.cut import ASSETS, cut
from making.salt_soap.registers import REGISTRY, given
from making.salt_soap.uses import USES
from making.samples import Sample

PRODUCTION = Production(
    reference="salt-soap",
    title="Salt Soap: the rinse",
    kind=TitleKind.FILM,
    genre="commercial",
    territories=several("ca", "us", "us_ca"),
    agreements=several("sag_commercials"),
    photography_start=date(2026, 9, 7),
    delivery_on=date(2026, 12, 2),
    first_release_on=date(2027, 1, 4),
    strike_on="no",
    time_zone="America/Los_Angeles",
    packs=(PackChoice(id="netflix-genai"),),
    cuts=(
        CutChoice(
            name="spot",
            file="cuts/spot-3.edl",
            version="3",
            rate="30000/1001",
            start="01:00:00;00",
            locked_on=date(2026, 11, 16),
        ),
    ),
)


def salt_soap() -> Sample:
    """Return the commercial."""
    return Sample(
        production=PRODUCTION,
        declarations=USES,
        registry=approved(REGISTRY, PRODUCTION, given()),
        assets=ASSETS,
        cuts=(("cuts/spot-3.edl", edl(cut())),),
    )
