"""What holds of every pack that ships, whichever they are."""

import pytest

from clearslate.formats.compiled import pack_ids, yaml_path
from clearslate.formats.facts import load_catalogue
from clearslate.formats.pack_format import format_pack
from clearslate.formats.packs import find_pack


@pytest.mark.parametrize("name", pack_ids())
def test_a_pack_that_ships_spells_its_conditions_as_pack_format_does(name):
    made = format_pack(yaml_path(name).read_bytes(), name, load_catalogue())

    assert not made.lines, f"run clearslate pack format {yaml_path(name).name}"


def test_a_shipped_pack_is_read_once_for_everybody_who_chose_it_alike():
    """Fifty productions under one pack hold it once; another reading is another pack."""
    plain = find_pack("netflix-genai")

    assert find_pack("netflix-genai", (), where="another production") is plain
    strict = find_pack("netflix-genai", ["strict_final"])
    assert strict is not plain
    assert strict.reference.options == ("strict_final",)
    assert plain.reference.options == ()
