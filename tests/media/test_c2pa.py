"""C2PA manifests, signed here: what they declare, and how far their seal can be believed."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

pytest.importorskip("c2pa", reason="the extra `media` is not installed")

from tests.media.looking import looked_into
from tests.media.made_files import SOURCE_TYPES, TRAINED, png, png_xmp, typed, xmp
from tests.media.signing import action, signatory, signed, tampered

from clearslate.domain.provenance import Channel, Origin, Seal, WhyNotRead
from clearslate.media.c2pa_claims import read_claims

GENERATED = action("created", "trainedAlgorithmicMedia")
FILMED = action("created", "digitalCapture")
DRAWN = action("created", "digitalCreation")


def test_a_generated_file_is_declared_and_its_seal_valid_while_nobody_is_trusted(tmp_path):
    inspection = looked_into(signed(GENERATED), tmp_path)

    assert inspection.origin is Origin.AI_DECLARED
    assert inspection.manifest.seal is Seal.VALID
    assert inspection.manifest.doubts == ("signingCredential.untrusted",)
    assert not inspection.manifest.faults


def test_a_signer_on_the_list_is_trusted(tmp_path):
    inspection = looked_into(signed(FILMED), tmp_path, trust=(signatory().root,))

    assert inspection.manifest.seal is Seal.TRUSTED
    assert inspection.manifest.signer == "Harbour VFX, Harbour test signer"
    assert inspection.origin is Origin.NO_SIGN


def test_a_changed_file_keeps_what_it_declared_under_a_broken_seal(tmp_path):
    inspection = looked_into(tampered(signed(GENERATED)), tmp_path, trust=(signatory().root,))

    assert inspection.manifest.seal is Seal.INVALID
    assert inspection.manifest.faults == ("assertion.dataHash.mismatch",)
    assert inspection.origin is Origin.AI_DECLARED


def test_a_broken_seal_that_declares_nothing_is_unknown_and_never_clean(tmp_path):
    inspection = looked_into(tampered(signed(FILMED)), tmp_path, trust=(signatory().root,))

    assert inspection.manifest.seal is Seal.INVALID
    assert inspection.origin is Origin.UNKNOWN


def test_a_manifest_damaged_beyond_reading_still_declares_what_can_be_read(tmp_path):
    whole = signed(GENERATED)

    inspection = looked_into(whole[: whole.index(b"IDAT")], tmp_path)

    assert inspection.manifest.seal is Seal.INVALID
    assert inspection.origin is Origin.AI_DECLARED
    assert [e.statement for e in inspection.evidence if e.comes_to] == [TRAINED]


def test_a_remote_manifest_is_unknown_and_never_none(tmp_path):
    address = "https://manifests.example.org/plate.c2pa"

    inspection = looked_into(signed(GENERATED, remote=address), tmp_path)

    assert inspection.manifest.seal is Seal.REMOTE
    assert inspection.manifest.kept_at == address
    assert inspection.origin is Origin.UNKNOWN


def test_a_remote_manifest_does_not_hide_what_the_file_itself_declares(tmp_path):
    address = "<dcterms:provenance>https://manifests.example.org/a.c2pa</dcterms:provenance>"
    both = xmp(
        f"{address}<Iptc4xmpExt:DigitalSourceType>{TRAINED}</Iptc4xmpExt:DigitalSourceType>"
    )

    inspection = looked_into(png(png_xmp(both)), tmp_path)

    assert inspection.manifest.seal is Seal.REMOTE
    assert inspection.origin is Origin.AI_DECLARED


@pytest.mark.parametrize(
    ("relation", "actions", "origin"),
    [
        ("parentOf", [action("opened"), action("cropped")], Origin.AI_DECLARED),
        ("componentOf", [DRAWN, action("placed")], Origin.AI_DECLARED),
        ("inputTo", [DRAWN], Origin.UNKNOWN),
    ],
)
def test_a_generated_ingredient_counts_by_its_relation(relation, actions, origin, tmp_path):
    data = signed(*actions, ingredients=[(relation, signed(GENERATED))])

    inspection = looked_into(data, tmp_path)

    assert inspection.origin is origin
    assert inspection.manifest.seal is Seal.VALID


@pytest.mark.parametrize(
    "code", ["compositeWithTrainedAlgorithmicMedia", "trainedAlgorithmicMedia"]
)
def test_an_edit_by_ai_of_a_filmed_original_is_ai_edited(code, tmp_path):
    edits = [action("opened"), action("edited", code)]

    inspection = looked_into(signed(*edits, ingredients=[("parentOf", signed(FILMED))]), tmp_path)

    assert inspection.origin is Origin.AI_EDITED


def test_a_generated_original_that_ai_edits_again_stays_generated(tmp_path):
    edits = [action("opened"), action("edited", "compositeWithTrainedAlgorithmicMedia")]

    data = signed(*edits, ingredients=[("parentOf", signed(GENERATED))])

    assert looked_into(data, tmp_path).origin is Origin.AI_DECLARED


def test_an_origin_deep_in_the_history_is_found_with_its_path(tmp_path):
    first = signed(action("opened"), ingredients=[("parentOf", signed(GENERATED))])
    second = signed(action("opened"), ingredients=[("parentOf", first)])

    inspection = looked_into(second, tmp_path)

    places = [e.place for e in inspection.evidence if e.comes_to is Origin.AI_DECLARED]
    assert places == ["active manifest / parentOf plate / parentOf plate / c2pa.actions.v2[0]"]


def test_filmed_parts_alone_are_no_sign(tmp_path):
    data = signed(action("created", "compositeCapture"), ingredients=[("inputTo", signed(FILMED))])

    assert looked_into(data, tmp_path).origin is Origin.NO_SIGN


def test_an_ingredient_that_was_changed_is_told_and_leaves_the_seal(tmp_path):
    data = signed(action("opened"), ingredients=[("parentOf", tampered(signed(FILMED)))])

    inspection = looked_into(data, tmp_path)

    assert inspection.manifest.seal is Seal.VALID
    assert inspection.manifest.faults_in_ingredients == ("assertion.dataHash.mismatch",)


def test_the_ai_disclosure_declares_by_itself(tmp_path):
    disclosure = {"label": "c2pa.ai-disclosure", "data": {"modelName": "coast"}}

    inspection = looked_into(signed(DRAWN, assertions=[disclosure]), tmp_path)

    assert inspection.origin is Origin.AI_DECLARED


DISCLOSURE = {"label": "c2pa.ai-disclosure", "data": {"modelName": "coast"}}
OPENED, FILLED = action("opened"), action("edited", "compositeWithTrainedAlgorithmicMedia")


@pytest.mark.parametrize(
    ("actions", "parent", "expected"),
    [
        ((OPENED, FILLED), FILMED, Origin.AI_EDITED),
        ((OPENED, action("edited", "trainedAlgorithmicMedia")), FILMED, Origin.AI_EDITED),
        ((OPENED, FILLED), GENERATED, Origin.AI_DECLARED),
        (
            (OPENED, FILLED, action("placed", "trainedAlgorithmicMedia")),
            FILMED,
            Origin.AI_DECLARED,
        ),
        ((OPENED, action("edited", "humanEdits")), FILMED, Origin.AI_DECLARED),
        ((OPENED, action("enhanced", "algorithmicallyEnhanced")), FILMED, Origin.AI_DECLARED),
    ],
)
def test_beside_nothing_but_edits_the_ai_disclosure_speaks_of_these(
    tmp_path, actions, parent, expected
):
    data = signed(*actions, assertions=[DISCLOSURE], ingredients=[("parentOf", signed(parent))])

    assert looked_into(data, tmp_path).origin is expected


@pytest.mark.parametrize(
    "assertion",
    [
        {
            "label": "stds.schema-org.CreativeWork",
            "data": {
                "@type": "CreativeWork",
                "digitalSourceType": "TrainedAlgorithmicMediaDigitalSource",
            },
        },
        {
            "label": "c2pa.metadata",
            "data": {
                "@context": {"Iptc4xmpExt": "http://iptc.org/std/Iptc4xmpExt/2008-02-29/"},
                "Iptc4xmpExt:DigitalSourceType": TRAINED,
            },
        },
    ],
    ids=lambda a: a["label"],
)
def test_a_source_type_in_another_assertion_counts(assertion, tmp_path):
    assert (
        looked_into(signed(DRAWN, assertions=[assertion]), tmp_path).origin is Origin.AI_DECLARED
    )


def test_xmp_and_manifest_are_both_told(tmp_path):
    inspection = looked_into(signed(DRAWN, data=png(png_xmp(typed()), size=(64, 64))), tmp_path)

    assert {e.channel for e in inspection.evidence if e.comes_to} == {Channel.C2PA, Channel.XMP}
    assert inspection.origin is Origin.AI_DECLARED


def test_an_expired_signer_leaves_the_seal_valid_and_the_declaration_standing():
    manifest, evidence = read_claims(
        store("signingCredential.trusted", "signingCredential.expired")
    )

    assert manifest.seal is Seal.VALID
    assert manifest.doubts == ("signingCredential.expired",)
    assert [e.comes_to for e in evidence] == [Origin.AI_DECLARED]
    assert manifest.signed_at == datetime(2026, 3, 1, tzinfo=UTC)


def test_a_signature_that_was_never_validated_is_no_seal():
    told = store("signingCredential.trusted")
    told["validation_results"]["activeManifest"]["success"] = []

    assert read_claims(told)[0].seal is Seal.INVALID


def test_ingredients_that_lead_in_a_circle_are_read_once():
    told = store("signingCredential.trusted")
    told["manifests"]["a"]["ingredients"] = [{"relationship": "parentOf", "active_manifest": "a"}]

    assert len(read_claims(told)[1]) == 1


@pytest.mark.parametrize(
    "nonsense", [{}, {"manifests": 3}, {"manifests": {"a": [1]}, "active_manifest": "a"}]
)
def test_a_store_of_another_shape_is_an_invalid_seal(nonsense):
    assert read_claims(nonsense)[0].seal is Seal.INVALID


def test_without_the_library_a_manifest_is_unread_and_the_file_unknown(tmp_path, monkeypatch):
    monkeypatch.setattr("clearslate.media.c2pa_reading.LIBRARY", "no_such_library")

    inspection = looked_into(signed(FILMED), tmp_path)

    assert inspection.manifest.seal is Seal.UNREAD
    assert inspection.origin is Origin.UNKNOWN
    assert [each.why for each in inspection.not_read] == [WhyNotRead.NO_READER]


def test_software_that_only_generates_decides_where_an_action_has_no_type(tmp_path: Path):
    made = action("edited", softwareAgent={"name": "Midjourney"})

    data = signed(action("opened"), made, ingredients=[("parentOf", signed(FILMED))])

    assert looked_into(data, tmp_path).origin is Origin.AI_EDITED


def store(good: str, *failures: str) -> dict:
    """Return a manifest store as the C2PA library reports it."""
    return {
        "active_manifest": "a",
        "manifests": {
            "a": {
                "signature_info": {"issuer": "Harbour", "time": "2026-03-01T00:00:00+00:00"},
                "assertions": [
                    {
                        "label": "c2pa.actions.v2",
                        "data": {
                            "actions": [
                                {
                                    "action": "c2pa.created",
                                    "digitalSourceType": SOURCE_TYPES + "trainedAlgorithmicMedia",
                                }
                            ]
                        },
                    }
                ],
            }
        },
        "validation_results": {
            "activeManifest": {
                "success": [{"code": "claimSignature.validated"}, {"code": good}],
                "failure": [{"code": code} for code in failures],
            }
        },
    }
