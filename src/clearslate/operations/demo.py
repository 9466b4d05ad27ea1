"""The sample slate: invented organisations, one person of each office, three productions.

Made once, into an empty database. Everybody here signs in without a password on the demo's
sign-in page, and nowhere else.
"""

from dataclasses import dataclass
from pathlib import Path

from clearslate.domain.people import Office
from clearslate.operations.actor import Actor
from clearslate.operations.importing import Newcomer, import_folder
from clearslate.records.founding import found_account, found_organisation, give_office
from clearslate.records.log import atomic
from clearslate.records.members import member_of

STUDIO = "Northmere Studios"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """An invented person: where they work and what they are there for."""

    name: str
    organisation: str
    offices: tuple[Office, ...]
    production: str = ""
    """The handle of the one production they are in; empty for all below their organisation."""
    language: str = "en"

    @property
    def email(self) -> str:
        """An address that can belong to nobody."""
        plain = self.name.lower().translate(_PLAIN).replace(" ", ".")
        return f"{plain}@example.org"


_PLAIN = str.maketrans("éèêëàâîïôöûüç’'", "eeeeaaiioouuc--")

HOUSES = (
    (STUDIO, "studio", ""),
    ("Quillmark Pictures", "production_company", STUDIO),
    ("Studio Lanterne Basse", "production_company", STUDIO),
    ("Pinchbeck Row", "production_company", STUDIO),
    ("Harbour VFX", "vendor", "Quillmark Pictures"),
    ("Fathom Sound House", "vendor", "Quillmark Pictures"),
    ("Saltmarsh Roto", "vendor", "Harbour VFX"),
    ("Atelier du Passage", "vendor", "Studio Lanterne Basse"),
)
"""Name, kind, and the house above."""

FIGURES = (
    Figure(
        name="Jonah Pell",
        organisation="Harbour VFX",
        offices=(Office.DECLARANT,),
        production="the-salt-road",
    ),
    Figure(
        name="Petra Lindqvist-Oyelaran",
        organisation="Fathom Sound House",
        offices=(Office.DECLARANT,),
        production="the-salt-road",
    ),
    Figure(
        name="Sunniva Achterberg",
        organisation="Saltmarsh Roto",
        offices=(Office.DECLARANT,),
        production="the-salt-road",
    ),
    Figure(
        name="Dara Okonjo-Reeve",
        organisation="Quillmark Pictures",
        offices=(Office.CLEARANCE_LEAD,),
    ),
    Figure(
        name="Tamsin Orrery",
        organisation="Pinchbeck Row",
        offices=(Office.CLEARANCE_LEAD, Office.DECLARANT),
    ),
    Figure(
        name="Hélène Vauquelin-Marsh",
        organisation="Studio Lanterne Basse",
        offices=(Office.CLEARANCE_LEAD, Office.DECLARANT),
        language="fr",
    ),
    Figure(
        name="Basile Kerangal",
        organisation="Atelier du Passage",
        offices=(Office.DECLARANT,),
        production="ferry-tales",
        language="fr",
    ),
    Figure(name="Beatriz Noronha-Vance", organisation=STUDIO, offices=(Office.TITLE_CONTACT,)),
    Figure(name="Corwin Sallaway", organisation=STUDIO, offices=(Office.LEGAL,)),
    Figure(name="Auden Whitlow-Saar", organisation=STUDIO, offices=(Office.SECURITY,)),
    Figure(name="Ines Aldray", organisation=STUDIO, offices=(Office.TALENT_RELATIONS,)),
    Figure(name="Mirela Tarnowick", organisation=STUDIO, offices=(Office.EDITORIAL_STANDARDS,)),
    Figure(name="Quentin Abara", organisation=STUDIO, offices=(Office.POLICY_AUTHOR,)),
    Figure(name="Ottoline Grieve", organisation=STUDIO, offices=(Office.AUDITOR,)),
    Figure(name="Rufus Belacqua", organisation=STUDIO, offices=(Office.ADMINISTRATOR,)),
)

_DECLARES = {
    "Harbour VFX": "Jonah Pell",
    "Fathom Sound House": "Petra Lindqvist-Oyelaran",
    "Quillmark Pictures": "Dara Okonjo-Reeve",
    "Pinchbeck Row": "Tamsin Orrery",
    "Studio Lanterne Basse": "Hélène Vauquelin-Marsh",
    "Atelier du Passage": "Basile Kerangal",
}

_PRODUCTIONS = (
    ("the-salt-road", "SR", "Quillmark Pictures", ""),
    ("ferry-tales", "FT", "Studio Lanterne Basse", ""),
    ("salt-soap", "SS", "Pinchbeck Row", "Bright Basin"),
)
"""Folder and handle, prefix of references, whose it is, and a code name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slate:
    """What was made: the numbers of houses and people by name, of productions by handle."""

    houses: dict[str, int]
    people: dict[str, int]
    productions: dict[str, int]


@atomic()
def make_sample_slate(examples: Path, actor: Actor) -> Slate:
    """Make the sample slate from the folders in ``examples``.

    Raises:
        DocumentError: where a sample production cannot be read; then nothing is made.
    """
    houses: dict[str, int] = {}
    for name, kind, above in HOUSES:
        houses[name] = found_organisation(name, kind, houses.get(above))
    people = {
        figure.name: found_account(
            email=figure.email,
            name=figure.name,
            organisation=houses[figure.organisation],
            language=figure.language,
            in_demo=True,
        )
        for figure in FIGURES
    }
    # Before anything is imported, so that what it asks for is asked of somebody.
    _give_offices(people, {}, [figure for figure in FIGURES if not figure.production])
    productions = _productions(examples, houses, people, actor)
    _give_offices(people, productions, [figure for figure in FIGURES if figure.production])
    return Slate(houses=houses, people=people, productions=productions)


def _give_offices(
    people: dict[str, int], productions: dict[str, int], figures: list[Figure]
) -> None:
    for figure in figures:
        for office in figure.offices:
            give_office(people[figure.name], office, productions.get(figure.production))


def _productions(
    examples: Path, houses: dict[str, int], people: dict[str, int], actor: Actor
) -> dict[str, int]:
    partners = {name: (houses[name], people[member]) for name, member in _DECLARES.items()}
    made: dict[str, int] = {}
    for handle, prefix, owner, code_name in _PRODUCTIONS:
        if (examples / handle).is_dir():
            newcomer = Newcomer(
                organisation=houses[owner],
                handle=handle,
                prefix=prefix,
                code_name=code_name,
                partners=partners,
                otherwise=partners[owner],
            )
            lead = Actor(member=member_of(partners[owner][1]), at=actor.at)
            made[handle] = import_folder(examples / handle, newcomer, lead)
    return made
