"""The one answer of a file: what outweighs what, and that silence is not always read in full."""

import pytest

from clearslate.domain.provenance import (
    Channel,
    Evidence,
    NotRead,
    Origin,
    Seal,
    WhyNotRead,
    joined_origin,
    not_inspected,
)


def says(*origins: Origin | None) -> list[Evidence]:
    return [
        Evidence(channel=Channel.XMP, place="here", statement="said", comes_to=origin)
        for origin in origins
    ]


@pytest.mark.parametrize(
    ("origins", "answer"),
    [
        ([], Origin.NO_SIGN),
        ([None], Origin.NO_SIGN),
        ([Origin.NO_SIGN, None], Origin.NO_SIGN),
        ([Origin.NO_SIGN, Origin.UNKNOWN], Origin.UNKNOWN),
        ([Origin.UNKNOWN, Origin.AI_EDITED], Origin.AI_EDITED),
        ([Origin.AI_EDITED, Origin.AI_DECLARED, Origin.UNKNOWN], Origin.AI_DECLARED),
    ],
)
def test_the_gravest_evidence_decides(origins, answer):
    assert joined_origin(says(*origins), seal=Seal.ABSENT, all_read=True) is answer


@pytest.mark.parametrize("seal", Seal)
def test_a_seal_that_leaves_something_open_outweighs_only_silence(seal):
    silent = joined_origin(says(Origin.NO_SIGN), seal=seal, all_read=True)
    declared = joined_origin(says(Origin.AI_EDITED), seal=seal, all_read=True)

    is_open = seal in (Seal.INVALID, Seal.REMOTE, Seal.UNREAD)
    assert silent is (Origin.UNKNOWN if is_open else Origin.NO_SIGN)
    assert declared is Origin.AI_EDITED


def test_what_was_not_read_makes_no_sign_unknown_and_takes_no_declaration_back():
    assert joined_origin([], seal=Seal.ABSENT, all_read=False) is Origin.UNKNOWN
    assert (
        joined_origin(says(Origin.AI_DECLARED), seal=Seal.ABSENT, all_read=False)
        is Origin.AI_DECLARED
    )


def test_a_file_that_could_not_be_read_is_unknown_in_every_respect():
    inspection = not_inspected(NotRead(place="file", why=WhyNotRead.CRASHED))

    assert inspection.origin is Origin.UNKNOWN
    assert inspection.manifest.seal is Seal.UNREAD
    assert inspection.digest is None
    assert inspection.kind == "unrecognised"
