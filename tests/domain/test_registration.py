"""What the register knows of an asset decides what becomes of it; nothing is entered twice."""

from dataclasses import replace

import pytest

from clearslate.domain.asset import Asset
from clearslate.domain.disclosed import Flag, FlagKind, FlagPlace, FlagReason
from clearslate.domain.provenance import NotRead, Origin, WhyNotRead
from clearslate.domain.registration import (
    Entered,
    KnownAssets,
    NameTaken,
    NotReadIn,
    Registration,
)
from clearslate.domain.unsaid import ToolProposal

ONE, TWO = f"sha256:{'1' * 64}", f"sha256:{'2' * 64}"
DOLL = Asset(name="doll_v003.png", digest=ONE, declarations=("SR-0007",))


@pytest.mark.parametrize(
    ("kept", "expected"),
    [
        ([], (Entered.REGISTERED, None)),
        ([DOLL], (Entered.KNOWN, None)),
        ([replace(DOLL, name="Doll_v003.PNG")], (Entered.KNOWN, None)),
        ([replace(DOLL, name="doll_v003")], (Entered.KNOWN, None)),
        ([replace(DOLL, declarations=("SR-0002", "SR-0007"))], (Entered.KNOWN, None)),
        ([replace(DOLL, declarations=("SR-0002",))], (Entered.KNOWN_OTHERWISE, None)),
        ([replace(DOLL, declarations=())], (Entered.KNOWN_OTHERWISE, None)),
        ([replace(DOLL, digest=TWO)], (Entered.REGISTERED, NameTaken.OTHER_DIGEST)),
        (
            [replace(DOLL, name="doll_v003", digest=TWO)],
            (Entered.REGISTERED, NameTaken.OTHER_DIGEST),
        ),
        ([replace(DOLL, digest=None)], (Entered.REGISTERED, NameTaken.NO_DIGEST)),
        ([replace(DOLL, name="doll_v004.png")], (Entered.REGISTERED, None)),
        ([replace(DOLL, name="doll_v003.exr", digest=TWO)], (Entered.REGISTERED, None)),
    ],
)
def test_an_asset_is_known_by_its_name_and_its_digest(kept, expected):
    assert KnownAssets(kept).standing(DOLL) == expected


def test_what_was_entered_is_known_from_then_on():
    known = KnownAssets()
    known.enter(DOLL)

    assert known.standing(DOLL) == (Entered.KNOWN, None)


def test_every_kind_of_thing_that_is_to_be_seen_needs_a_person():
    fine = Registration(asset=DOLL, folder="f", origin=Origin.NO_SIGN, entered=Entered.REGISTERED)
    flag = Flag(
        kind=FlagKind.UNDECLARED_AI,
        subject="s",
        reason=FlagReason.NO_DECLARATION,
        place=FlagPlace.RUN,
    )
    missed = NotReadIn(file="f", part=NotRead(place="file", why=WhyNotRead.TRUNCATED))
    seen = [
        replace(fine, origin=Origin.UNKNOWN, not_read=(missed,)),
        replace(fine, entered=Entered.KNOWN_OTHERWISE),
        replace(fine, entered=Entered.NOT_READ),
        replace(fine, entered=Entered.NOT_NAMED),
        replace(fine, name_taken=NameTaken.NO_DIGEST),
        replace(fine, ai_undeclared=True),
        replace(fine, flags=(flag,)),
        replace(fine, proposals=(ToolProposal(software="s", model=None, kind="model"),)),
    ]

    assert not fine.needs_person
    assert not replace(fine, entered=Entered.KNOWN).needs_person
    assert all(each.needs_person for each in seen)
