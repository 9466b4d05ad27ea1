"""Recognising registered assets in a cut by what they are called there."""

from string import ascii_letters, digits

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import a_source, an_asset, an_event

from clearslate.domain.matching import (
    By,
    assets_called,
    enter_assets,
    index_assets,
    matches,
    matches_of,
    plain_name,
    without_version,
)

DIGEST, OTHER = "sha256:" + "1" * 64, "sha256:" + "2" * 64


def recognised(source, *assets):
    return [(each.asset.name, each.by, each.other_version) for each in found(source, *assets)]


def found(source, *assets):
    return matches_of(source, index_assets(assets))


def named(name, *assets):
    return [match.asset.name for match in found(a_source(name), *(an_asset(a) for a in assets))]


# Names


@pytest.mark.parametrize(
    "written",
    [
        "SF_0450_doll",
        "sf_0450_DOLL",
        "  SF_0450_doll ",
        "SF_0450_doll.mov",
        "SF_0450_doll.MXF",
        "SF_0450_doll.exr",
        "SF_0450_doll.[1001-1100].exr",
        "SF_0450_doll.[1001-1100,1200].exr",
        "SF_0450_doll.[1001-1100]",
        "SF_0450_doll_[1001-1100].exr",
        "SF_0450_doll.%04d.exr",
        "SF_0450_doll.%d.dpx",
        "SF_0450_doll_%08d.png",
        "SF_0450_doll.####.exr",
        "SF_0450_doll.@@@@.tif",
        "SF_0450_doll.1001.exr",
        "SF_0450_doll.00001001.EXR",
        "SF_0450_doll.exr.mov",
        "/Volumes/vfx/SF_0450/SF_0450_doll.mov",
        "Z:\\vfx\\SF_0450\\SF_0450_doll.mov",
        "Z:\\vfx/SF_0450_doll.1001.exr",
    ],
)
def test_folders_extension_frames_and_case_do_not_make_another_name(written):
    assert plain_name(written) == "sf_0450_doll"


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("ep.101", "ep.101"),
        ("ep.101.mov", "ep.101"),
        ("a.12.exr", "a.12"),
        ("a.123456789.exr", "a.123456789"),
        ("SF_0450", "sf_0450"),
        ("SF_0450.exr", "sf_0450"),
        ("doll.final", "doll.final"),
        ("doll.final.mov", "doll.final"),
        (".exr", ".exr"),
        (".####", ".####"),
        (".1001.exr", ".1001"),
        ("folder/", "folder/"),
        ("mov", "mov"),
        ("", ""),
    ],
)
def test_nothing_is_taken_off_that_tells_names_apart(written, plain):
    assert plain_name(written) == plain


def test_an_accent_is_one_letter_however_it_is_stored():
    assert plain_name("Caf\u00e9.mov") == plain_name("Cafe\u0301.mov")


def test_a_name_longer_than_any_file_is_compared_as_it_stands():
    name = "a" + ".exr" * 2000

    assert plain_name(name) == name


TAKEN_OFF = ("_v012", ".1001", ".[1-2]", ".####", "_%04d", ".exr", ".mov", ".Exr", " ", "/", "\\")
KEPT = ("SF", "a", "v", "V2", ".", "_", "é", "e\u0301", "ß", "İ")
PIECES = st.lists(st.sampled_from(TAKEN_OFF + KEPT), max_size=8).map("".join)


@given(PIECES | st.text(max_size=30))
def test_a_plain_name_has_nothing_left_to_take_off(name):
    assert plain_name(plain_name(name)) == plain_name(name)


@given(PIECES | st.text(max_size=30))
def test_a_name_is_never_taken_away_whole(name):
    assert bool(plain_name(name)) is bool(name.strip())


@pytest.mark.parametrize(
    ("plain", "stem", "version"),
    [
        ("doll_v012", "doll", 12),
        ("doll_v1", "doll", 1),
        ("doll.v3", "doll", 3),
        ("doll-v3", "doll", 3),
        ("doll v3", "doll", 3),
        ("sf0450v012", "sf0450", 12),
        ("doll_v000012", "doll", 12),
        ("doll_v0000012", "doll_v0000012", None),
        ("doll_v", "doll_v", None),
        ("doll_12", "doll_12", None),
        ("v12", "v12", None),
        ("_v12", "_", 12),
        ("tv1", "tv1", None),
        ("lev2", "lev2", None),
        ("doll_v2_comp", "doll_v2_comp", None),
        ("12", "12", None),
        ("", "", None),
    ],
)
def test_a_version_is_a_v_of_its_own_with_up_to_six_digits_at_the_end(plain, stem, version):
    assert without_version(plain) == (stem, version)


# Versions


@pytest.mark.parametrize(
    ("registered", "seen", "differs"),
    [
        ("doll_v011", "doll_v11", False),
        ("doll_v11", "doll_v12", True),
        ("doll", "doll_v12", False),
        ("doll_v11", "doll", False),
        ("doll_v11", "DOLL_V12.[1001-1009].exr", True),
    ],
)
def test_an_asset_is_recognised_at_any_version_and_other_versions_are_said(
    registered, seen, differs
):
    assert recognised(a_source(seen), an_asset(registered)) == [(registered, By.NAME, differs)]


@pytest.mark.parametrize(
    ("seen", "registered", "expected"),
    [
        ("doll_v2", ("doll_v1", "doll_v2", "doll_v3"), ["doll_v2"]),
        ("doll_v4", ("doll_v1", "doll_v3", "doll_v9"), ["doll_v3"]),
        ("doll_v4", ("doll_v3", "doll_v5"), ["doll_v5"]),
        ("doll_v4", ("doll_v5", "doll_v3"), ["doll_v5"]),
        ("doll", ("doll_v1", "doll"), ["doll"]),
        ("doll_v9", ("doll", "doll_v8"), ["doll_v8"]),
        ("doll_v2", ("doll_v02", "doll_v2"), ["doll_v02", "doll_v2"]),
    ],
)
def test_of_several_versions_the_same_is_preferred_then_the_nearest_then_the_newer(
    seen, registered, expected
):
    assert named(seen, *registered) == expected


@pytest.mark.parametrize("seen", ["doll2_v1", "doll_b", "dol_v1", "tv2", "ep.102", "ep.102.mov"])
def test_another_name_is_another_asset(seen):
    assert named(seen, "doll_v1", "tv1", "ep.101") == []


@pytest.mark.parametrize("seen", ["ep.101", "ep.101.mov", "ep.101.exr", "EP.101.wav"])
def test_a_number_that_belongs_to_the_name_is_found_before_any_extension(seen):
    assert named(seen, "ep.101", "ep.102", "ep") == ["ep.101"]


NAMES = st.text(alphabet=ascii_letters + digits + "_-.é", min_size=1, max_size=20)
EXTENSIONS = st.sampled_from(
    ["", ".mov", ".exr", ".1001.exr", ".%04d.exr", ".[1-9].dpx", ".####.exr", ".WAV"]
)


@given(NAMES, EXTENSIONS, st.sampled_from(["", "/a/b/", "C:\\a\\"]))
def test_an_asset_is_found_under_its_own_name_in_any_folder_with_any_extension(
    name, extension, folder
):
    assert named(folder + name + extension, name) == [name]


@given(NAMES, st.integers(0, 999_999), st.integers(0, 999_999), EXTENSIONS)
def test_an_asset_is_found_at_any_version_with_any_extension(name, registered, seen, extension):
    asset = an_asset(f"{name}_v{registered:03d}")

    met = found(a_source(f"{name}_v{seen}{extension}"), asset)

    assert [(each.asset, each.other_version) for each in met] == [(asset, registered != seen)]


# Signs


def test_the_digest_goes_before_the_name():
    by_digest = an_asset("other", digest=DIGEST)
    by_name = an_asset("doll")

    assert recognised(a_source("doll", digest=DIGEST), by_digest, by_name) == [
        ("other", By.DIGEST, False)
    ]


def test_where_no_digest_is_known_the_name_is_asked():
    asset = an_asset("doll", digest=DIGEST)

    assert recognised(a_source("doll", digest=OTHER), asset) == [("doll", By.NAME, False)]
    assert recognised(a_source("doll"), asset) == [("doll", By.NAME, False)]


def test_files_of_one_digest_are_all_recognised():
    assets = (an_asset("doll", digest=DIGEST), an_asset("copy", digest=DIGEST))

    assert [name for name, _, _ in recognised(a_source("x", digest=DIGEST), *assets)] == [
        "doll",
        "copy",
    ]


@pytest.mark.parametrize(
    ("source", "by", "seen"),
    [
        (a_source("Doll.mov"), By.NAME, "Doll.mov"),
        (a_source("puppet_v2"), By.ALIAS, "puppet_v2"),
        (a_source("x", names=("y", "doll")), By.NAME, "doll"),
        (a_source("x", file="/vfx/doll.mov"), By.FILE, "/vfx/doll.mov"),
        (a_source("x", reel="DOLL"), By.REEL, "DOLL"),
        (a_source("x", file="puppet.mov"), By.FILE, "puppet.mov"),
    ],
)
def test_an_asset_is_recognised_by_name_other_name_alias_file_and_reel(source, by, seen):
    met = found(source, an_asset("doll", aliases=("puppet_v1",)))

    assert [(each.by, each.seen) for each in met] == [(by, seen)]


def test_the_surest_sign_decides_which_asset_it_is():
    assets = [an_asset(name) for name in ("one", "two", "three", "four")]
    signs = {"names": ("two",), "file": "three.mov", "reel": "four"}

    told = [
        recognised(a_source(name, **dict(list(signs.items())[place:])), *assets)
        for name, place in (("one", 0), ("x", 0), ("x", 1), ("x", 2))
    ]

    assert [(match[0][0], match[0][1]) for match in told] == [
        ("one", By.NAME),
        ("two", By.NAME),
        ("three", By.FILE),
        ("four", By.REEL),
    ]


@pytest.mark.parametrize(("reel", "expected"), [("A01", []), ("A001", ["A001"]), ("", [])])
def test_a_reel_counts_from_four_characters(reel, expected):
    assets = (an_asset("A01"), an_asset("A001"))

    assert [name for name, _, _ in recognised(a_source("x", reel=reel), *assets)] == expected


def test_of_one_name_in_two_lines_of_the_register_both_are_recognised():
    lines = (an_asset("doll", declarations=("SR-1",)), an_asset("doll", declarations=("SR-2",)))

    met = found(a_source("doll"), *lines)

    assert [each.asset.declarations for each in met] == [("SR-1",), ("SR-2",)]


def test_a_name_and_an_alias_that_are_the_same_are_both_recognised():
    assets = (an_asset("doll"), an_asset("puppet", aliases=("doll",)))

    assert recognised(a_source("doll"), *assets) == [
        ("doll", By.NAME, False),
        ("puppet", By.ALIAS, False),
    ]


def test_an_event_shows_each_asset_once_however_many_pieces_show_it():
    assets = (an_asset("doll"), an_asset("sky"))
    event = an_event(sources=(a_source("doll"), a_source("sky"), a_source("x", file="doll.mov")))

    met = matches(event, index_assets(assets))

    assert [(each.asset.name, each.by) for each in met] == [("doll", By.NAME), ("sky", By.NAME)]


def test_nothing_is_recognised_in_what_nobody_registered():
    assert matches(an_event("plate"), index_assets([an_asset("doll")])) == ()
    assert matches(an_event("plate"), index_assets([])) == ()


def test_assets_are_called_by_their_name_at_any_version():
    index = index_assets([an_asset("doll_v1")])
    later = an_asset("sky", aliases=("heaven_v2",))
    enter_assets([later], index)

    assert [asset.name for asset in assets_called("DOLL_v9.mov", index)] == ["doll_v1"]
    assert assets_called("heaven", index) == (later,)
    assert assets_called("plate", index) == ()
