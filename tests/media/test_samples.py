"""Real files: what the table beside them expects, held line by line."""

import re
from typing import NamedTuple

import pytest
from tests.media.looking import SAMPLES

from clearslate.domain.provenance import Inspection, Origin, Seal
from clearslate.media.inspecting import inspect_file
from clearslate.media.limits import Settings

pytest.importorskip("c2pa", reason="the extra `media` is not installed")
if not (SAMPLES / "README.md").exists():
    pytest.skip(
        f"the sample files are not beside this repository, in {SAMPLES.name}",
        allow_module_level=True,
    )

TEST_ROOTS = SAMPLES / "c2pa" / "c2pa-rs-trust" / "anchors.pem"
OFFICIAL_LIST = SAMPLES / "policy" / "c2pa-trust-list" / "C2PA-TRUST-LIST.pem"
_AI = {Origin.AI_DECLARED, Origin.AI_EDITED}
_ROW = re.compile(r"^\| ((?:c2pa|genmeta)/\S+) \|(.*)\|$", re.MULTILINE)

NOT_BY_THE_TEST_ROOTS = "c2pa/c2pa-python/C.dng"
"""The table calls it trusted with the test roots; its certificate is by a root not among them."""


class Sample(NamedTuple):
    """One file of the table, and the answer that the table expects."""

    path: str
    expected: str


def samples() -> list[Sample]:
    rows = _ROW.findall((SAMPLES / "README.md").read_text(encoding="utf-8"))
    found = [Sample(path, row.split("|")[5 - 1].strip()) for path, row in rows]
    return [each for each in found if each.expected]


SAMPLE_IDS = [each.path for each in samples()]


def inspected(path: str, *trust: str) -> Inspection:
    return inspect_file(SAMPLES / path, settings=Settings(trust=trust))


def test_the_table_has_every_sample_but_the_list_of_roots():
    assert len(SAMPLE_IDS) == 36


@pytest.mark.parametrize("sample", samples(), ids=SAMPLE_IDS)
def test_a_sample_is_answered_as_the_table_expects(sample):
    inspection = inspected(sample.path)
    expected, origin, seal = sample.expected, inspection.origin, inspection.manifest.seal

    if "AI: YES" in expected or expected.startswith("AI by"):
        assert origin in _AI or (origin is Origin.NO_SIGN and "input_scribble" in sample.path)
    if "AI: no" in expected or "no provenance" in expected:
        assert origin not in _AI
    if "integrity VALID" in expected:
        assert seal is Seal.VALID
    if "INVALID" in expected:
        assert seal is Seal.INVALID
        assert origin is Origin.UNKNOWN
        assert set(re.findall(r"\((\w+\.[\w.]+)\)", expected)) <= set(inspection.manifest.faults)
    if "no provenance" in expected:
        assert seal is Seal.ABSENT
    if "only in the cloud" in expected:
        assert (seal, origin) == (Seal.REMOTE, Origin.UNKNOWN)


@pytest.mark.parametrize(
    "path", [s.path for s in samples() if "TRUSTED with test roots" in s.expected]
)
def test_a_sample_is_trusted_with_the_roots_that_the_table_names(path):
    seal = inspected(path, TEST_ROOTS.read_text()).manifest.seal

    assert seal is (Seal.VALID if path == NOT_BY_THE_TEST_ROOTS else Seal.TRUSTED)


def test_an_image_by_google_is_trusted_with_the_official_list():
    inspection = inspected("c2pa/c2pa-realworld/test2.png", OFFICIAL_LIST.read_text())

    assert inspection.manifest.seal is Seal.TRUSTED
    assert inspection.origin is Origin.AI_DECLARED


def test_a_broken_ingredient_is_told_below_a_good_seal():
    manifest = inspected("c2pa/c2pa-rs/CIE-sig-CA.jpg").manifest

    assert manifest.faults_in_ingredients == ("claimSignature.mismatch",)


def test_every_generator_sample_but_the_plain_input_names_a_run():
    paths = [path for path in SAMPLE_IDS if path.startswith("genmeta") and "input_" not in path]

    assert not [path for path in paths if not inspected(path).generations]
