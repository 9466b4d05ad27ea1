"""The sample slate is the sample production, determined the same by the service and the shell."""

from pathlib import Path

from tests.service.conftest import EXAMPLES, NOON, Cast

from clearslate.domain.request import Progress
from clearslate.domain.standing import Stands
from clearslate.formats.facts import load_catalogue
from clearslate.formats.production_folder import read_production
from clearslate.operations.opening import open_production
from clearslate.records.listing import Asked, uses_listed
from clearslate.records.productions import production_numbered
from clearslate.records.uses import UseLine


def _lines(cast: Cast, name: str, asked: Asked | None = None) -> list[UseLine]:
    found, how_many = uses_listed(cast.member(name), asked or Asked(), NOON.date(), most=500)
    assert len(found) == how_many
    return [each.line for each in found]


def test_every_use_of_the_folder_stands_as_the_command_line_says(cast: Cast) -> None:
    kept = production_numbered(cast.the_salt_road)
    opened = open_production(kept, NOON.date())
    lines = _lines(cast, "Beatriz", Asked(production=kept.number))

    folder = read_production(Path(EXAMPLES / "the-salt-road"), load_catalogue())
    current = {d.reference for d in folder.declarations} - {
        d.supersedes for d in folder.declarations
    }
    assert len(lines) == len(current)
    by_reference = {d.reference: opened.determined(d) for d in folder.declarations}
    for line in lines:
        determined = by_reference[line.reference]
        assert line.outcome is determined.determination.outcome
        assert (line.progress is Progress.GOES_AHEAD) is (determined.stands is Stands.GOES_AHEAD)


def test_a_vendor_sees_what_it_declared_and_nothing_of_another(cast: Cast) -> None:
    lines = _lines(cast, "Petra")

    assert lines
    assert {line.partner for line in lines} == {"Fathom Sound House"}


def test_a_production_company_sees_its_vendors_and_the_studio_sees_all(cast: Cast) -> None:
    lead = {line.partner for line in _lines(cast, "Dara")}
    studio = {line.handle for line in _lines(cast, "Corwin")}

    assert {"Harbour VFX", "Fathom Sound House"} <= lead
    assert "Pinchbeck Row" not in lead
    assert studio == {"the-salt-road", "ferry-tales", "salt-soap"}
