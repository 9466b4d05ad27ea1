"""What holds of every pack that ships, whichever they are."""

import pytest

from clearslate.formats.compiled import pack_ids, yaml_path
from clearslate.formats.facts import load_catalogue
from clearslate.formats.pack_format import format_pack


@pytest.mark.parametrize("name", pack_ids())
def test_a_pack_that_ships_spells_its_conditions_as_pack_format_does(name):
    made = format_pack(yaml_path(name).read_bytes(), name, load_catalogue())

    assert not made.lines, f"run clearslate pack format {yaml_path(name).name}"
