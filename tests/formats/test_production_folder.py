"""A production's folder is read as one, and what is at odds in it is said once, with its place."""

import os

import pytest
from tests.formats.specimens import CATALOGUE, SPECIMENS

from clearslate.formats.errors import DocumentError
from clearslate.formats.production_folder import LONGEST_CUT, read_production
from clearslate.formats.yaml_written import yaml_of

RECORDS = {
    "tools": "tool",
    "consents": "consent",
    "licences": "licence",
    "approvals": "approval",
    "waivers": "waiver",
}


@pytest.fixture
def folder(tmp_path):
    """A production with one document of every kind."""
    for name, kind in {**RECORDS, "declarations": "declaration"}.items():
        (tmp_path / name).mkdir()
        whole = {**SPECIMENS[kind].whole}
        whole.pop("supersedes", None)
        (tmp_path / name / f"{whole['reference']}.yaml").write_text(yaml_of(whole), "utf-8")
    (tmp_path / "production.yaml").write_text(yaml_of(SPECIMENS["production"].whole), "utf-8")
    (tmp_path / "assets.jsonl").write_text('{"name": "a"}\n', "utf-8")
    (tmp_path / "cuts").mkdir()
    (tmp_path / "cuts" / "reel-1_v012.edl").write_bytes(b"TITLE: x\n")
    return tmp_path


def declare(folder, reference, name=None, **parts):
    document = {
        "reference": reference,
        "title": "t",
        "partner": "p",
        "contact": "c",
        "answers": {},
    } | parts
    (folder / "declarations" / (name or f"{reference}.yaml")).write_text(yaml_of(document))


def refusal(folder):
    with pytest.raises(DocumentError) as caught:
        read_production(folder, CATALOGUE)
    return caught.value


def test_everything_in_the_folder_is_read(folder):
    read = read_production(folder, CATALOGUE)

    assert read.production.reference == "the-salt-road"
    assert [each.reference for each in read.declarations] == ["SR-0007"]
    for register, kind in RECORDS.items():
        records = getattr(read.registry, register)
        assert [each.reference for each in records] == [SPECIMENS[kind].whole["reference"]]
    assert read.registry.tools[0].location == "tools/northlight-image-4-enterprise.yaml"
    assert [asset.name for asset in read.assets()] == ["a"]
    assert read.cut_bytes(read.production.cuts[0]) == b"TITLE: x\n"
    assert read.cut_source(read.production.cuts[0]) == "cuts/reel-1_v012.edl"


def test_a_production_needs_no_more_than_its_description(tmp_path):
    (tmp_path / "production.yaml").write_text("reference: x\ntitle: X\n")

    read = read_production(tmp_path, CATALOGUE)

    assert (read.declarations, read.assets()) == ((), ())


def test_a_register_that_is_not_kept_is_not_an_empty_one(tmp_path):
    (tmp_path / "production.yaml").write_text("reference: x\ntitle: X\n")
    (tmp_path / "tools").mkdir()

    registry = read_production(tmp_path, CATALOGUE).registry

    assert registry.tools == ()
    assert registry.consents is None


def test_documents_are_read_in_the_order_of_their_files(folder):
    for reference in ("b", "c", "a"):
        declare(folder, reference)

    declarations = read_production(folder, CATALOGUE).declarations

    assert [each.reference for each in declarations] == ["SR-0007", "a", "b", "c"]


def test_yaml_and_json_are_read_and_leavings_of_editors_are_not(folder):
    declare(folder, "in-json", "x.json")
    (folder / "declarations" / "x.json").write_text(
        '{"reference": "in-json", "title": "t", "partner": "p", "contact": "c", "answers": {}}'
    )
    declare(folder, "in-yml", "y.YML")
    for leaving in (".hidden.yaml", "a.yaml~", "~$a.yaml", "#a.yaml#", "#a.yaml", ".a.yaml.swp"):
        (folder / "declarations" / leaving).write_bytes(b"\xff nonsense")
    (folder / "declarations" / "notes.txt").write_text("nothing")

    declarations = read_production(folder, CATALOGUE).declarations

    assert {each.reference for each in declarations} == {"SR-0007", "in-json", "in-yml"}


def test_a_folder_without_a_description_is_told_what_to_write(tmp_path):
    (tmp_path / "notes.txt").write_text("x")

    error = refusal(tmp_path)

    assert error.found == "notes.txt"
    assert "production.yaml" in error.expected.en
    assert "clearslate schema production" in error.expected.en


@pytest.mark.parametrize("name", ["missing", "notes.txt"])
def test_what_is_no_folder_is_refused(tmp_path, name):
    (tmp_path / "notes.txt").write_text("x")

    assert "the folder of a production" in refusal(tmp_path / name).expected.en


def test_a_production_is_described_once(folder):
    (folder / "production.json").write_text("{}")

    assert refusal(folder).found == "production.yaml, production.json"


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("license", "licences"),
        ("licenses", "licences"),
        ("Tools", "tools"),
        ("tool", "tools"),
        ("asset.jsonl", "assets.jsonl"),
    ],
)  # fmt: skip
def test_a_register_by_a_wrong_name_is_not_passed_over(tmp_path, wrong, right):
    (tmp_path / "production.yaml").write_text("reference: x\ntitle: X\n")
    (tmp_path / wrong).mkdir()

    error = refusal(tmp_path)

    assert error.where == wrong
    assert f"`{right}`" in error.expected.en


def test_a_register_is_a_folder(tmp_path):
    (tmp_path / "production.yaml").write_text("reference: x\ntitle: X\n")
    (tmp_path / "tools").write_text("x")

    assert refusal(tmp_path).where == "tools"


@pytest.mark.parametrize("register", [*RECORDS, "declarations"])
def test_two_documents_with_one_reference_are_both_named(folder, register):
    first = next((folder / register).iterdir())
    (folder / register / "zz.yaml").write_bytes(first.read_bytes())

    error = refusal(folder)

    assert error.where == f"{register}/zz.yaml:1 reference"
    assert f"{register}/{first.name}" in error.expected.en


def test_a_declaration_of_another_production_is_refused_and_both_are_named(folder):
    declare(folder, "x", production="harbour-town")

    error = refusal(folder)

    assert error.where == "declarations/x.yaml:6 production"
    assert error.found == "harbour-town"
    assert "the-salt-road" in error.expected.en


def test_a_declaration_may_leave_its_production_to_the_folder(folder):
    declare(folder, "x")

    assert read_production(folder, CATALOGUE)


def test_what_is_superseded_is_known(folder):
    declare(folder, "x-2", supersedes="x-1a")
    declare(folder, "x-1")

    error = refusal(folder)

    assert error.where.startswith("declarations/x-2.yaml:")
    assert (error.found, error.nearest) == ("x-1a", "x-1")


@pytest.mark.parametrize("length", [1, 2, 5])
def test_declarations_do_not_supersede_each_other_in_a_circle(folder, length):
    for place in range(length):
        declare(folder, f"x-{place}", supersedes=f"x-{(place + 1) % length}")
    declare(folder, "before", supersedes="x-0")

    error = refusal(folder)

    assert error.where.endswith(" supersedes")
    assert "→" in error.found


def test_a_long_succession_is_fine(folder):
    for place in range(60):
        declare(folder, f"x-{place}", **({"supersedes": f"x-{place - 1}"} if place else {}))

    assert len(read_production(folder, CATALOGUE).declarations) == 61


def test_an_error_in_a_document_names_its_file_and_line(folder):
    declare(folder, "x", answers={"in_final": "maybe"})

    assert refusal(folder).where == "declarations/x.yaml:6 answers.in_final"


def test_a_bad_asset_is_found_when_assets_are_asked_for(folder):
    (folder / "assets.jsonl").write_text('{"name": "a"}\n{"nam": "b"}\n')

    read = read_production(folder, CATALOGUE)

    with pytest.raises(DocumentError) as caught:
        read.assets()
    assert caught.value.where == "assets.jsonl:2 nam"


def cut_at(folder, file):
    text = yaml_of(SPECIMENS["production"].whole).replace("cuts/reel-1_v012.edl", file)
    (folder / "production.yaml").write_text(text)


def test_a_cut_behind_a_link_that_leaves_the_folder_is_refused(folder, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside")
    (outside / "secret.edl").write_text("x")
    (folder / "cuts" / "link.edl").symlink_to(outside / "secret.edl")
    (folder / "elsewhere").symlink_to(outside)

    for file in ("cuts/link.edl", "elsewhere/secret.edl"):
        cut_at(folder, file)
        error = refusal(folder)
        assert error.where.endswith(" cuts[0].file")
        assert error.found == file


def test_a_cut_behind_a_link_within_the_folder_is_read(folder):
    (folder / "cuts" / "latest.edl").symlink_to("reel-1_v012.edl")
    cut_at(folder, "cuts/latest.edl")

    read = read_production(folder, CATALOGUE)

    assert read.cut_bytes(read.production.cuts[0]) == b"TITLE: x\n"


def test_links_in_a_circle_are_a_missing_cut(folder):
    (folder / "cuts" / "a.edl").symlink_to("b.edl")
    (folder / "cuts" / "b.edl").symlink_to("a.edl")
    cut_at(folder, "cuts/a.edl")

    read = read_production(folder, CATALOGUE)

    with pytest.raises(DocumentError):
        read.cut_bytes(read.production.cuts[0])


@pytest.mark.parametrize("file", ["cuts/reel-1_v013.edl", "reel-1_v012.edl", "cuts/" + "x" * 300])
def test_a_missing_cut_is_named_where_it_is_asked_for(folder, file):
    cut_at(folder, file)
    read = read_production(folder, CATALOGUE)

    with pytest.raises(DocumentError) as caught:
        read.cut_bytes(read.production.cuts[0])

    assert caught.value.where.startswith("production.yaml:")
    assert caught.value.where.endswith(" cuts[0].file")
    if "v01" in file:
        assert caught.value.nearest == "cuts/reel-1_v012.edl"


def test_a_cut_that_is_too_long_is_refused_unread(folder):
    with (folder / "cuts" / "reel-1_v012.edl").open("wb") as file:
        file.truncate(LONGEST_CUT + 1)
    read = read_production(folder, CATALOGUE)

    with pytest.raises(DocumentError, match="at most"):
        read.cut_bytes(read.production.cuts[0])


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is closed to the superuser")
def test_a_folder_that_may_not_be_read_is_refused(folder):
    folder.chmod(0)
    try:
        assert refusal(folder)
    finally:
        folder.chmod(0o700)
