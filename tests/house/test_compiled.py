"""The JSON twins of packs and catalogue say what their YAML says, byte for byte."""

import pytest

from clearslate.formats.compiled import (
    FACTS,
    compile_document,
    load_document,
    pack_ids,
    twin_path,
    yaml_path,
)
from clearslate.formats.yaml_text import read_document

NAMES = (FACTS, *pack_ids())


@pytest.mark.parametrize("name", NAMES)
def test_the_twin_is_the_one_that_its_yaml_makes_today(name):
    assert twin_path(name).exists(), f"{name} has no twin: run make twins"
    assert twin_path(name).read_bytes() == compile_document(name), (
        f"the twin of {name} is old: run make twins"
    )


def test_there_is_no_twin_without_its_yaml():
    twins = {path.stem for path in twin_path(FACTS).parent.glob("*")}

    assert twins == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_document_means_the_same_with_its_twin_and_without(name):
    written = read_document(yaml_path(name).read_bytes(), name)

    loaded = load_document(name)

    assert spelled(loaded.value) == spelled(written.value)


def spelled(value: object) -> object:
    """Return ``value`` with every number as text, as twins keep those with a point."""
    if isinstance(value, dict):
        return {key: spelled(part) for key, part in value.items()}
    if isinstance(value, list):
        return [spelled(part) for part in value]
    return value if isinstance(value, str | bool) or value is None else str(value)
