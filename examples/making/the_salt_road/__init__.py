"""The Salt Road: a feature film whose locked cut is held.

Read next: ``uses.py`` and ``uses_of_people.py`` for what is declared, ``cut.py`` for the edit.
"""

from datetime import date

from clearslate.domain.production import CutChoice, PackChoice, Production, TitleKind
from making.declaring import several
from making.desk import approved
from making.edl import edl
from making.otio import otio
from making.samples import Sample
from making.the_salt_road.approvals import given
from making.the_salt_road.assets import ASSETS
from making.the_salt_road.cut import cut
from making.the_salt_road.registers import REGISTRY
from making.the_salt_road.uses import USES
from making.the_salt_road.uses_of_people import USES_OF_PEOPLE

PRODUCTION = Production(
    reference="the-salt-road",
    title="The Salt Road",
    kind=TitleKind.FILM,
    genre="scripted",
    territories=several("worldwide"),
    agreements=several("iatse", "sag_tv_theatrical"),
    photography_start=date(2026, 3, 9),
    delivery_on=date(2026, 12, 11),
    first_release_on=date(2027, 3, 5),
    strike_on="no",
    time_zone="Europe/Paris",
    packs=(PackChoice(id="netflix-genai"),),
    cuts=(
        CutChoice(
            name="cut", file="cuts/cut-11.edl", version="11", rate="24", start="01:00:00:00"
        ),
        CutChoice(
            name="cut",
            file="cuts/cut-12.edl",
            version="12",
            rate="24",
            start="01:00:00:00",
            locked_on=date(2026, 11, 13),
        ),
    ),
)


def the_salt_road() -> Sample:
    """Return the feature film."""
    locked = cut(12)
    return Sample(
        production=PRODUCTION,
        declarations=(*USES, *USES_OF_PEOPLE),
        registry=approved(REGISTRY, PRODUCTION, given()),
        assets=ASSETS,
        cuts=(
            ("cuts/cut-11.edl", edl(cut(11))),
            ("cuts/cut-12.edl", edl(locked)),
            ("cuts/cut-12.otio", otio(locked)),
        ),
    )
