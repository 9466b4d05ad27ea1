"""A production leaves as the folder it came from, and comes in whole or not at all."""

import io
import stat
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.service.conftest import EXAMPLES, Cast

from clearslate.domain.registry import Registry
from clearslate.formats.errors import DocumentError
from clearslate.formats.facts import load_catalogue
from clearslate.formats.folder_zip import unpack, zip_of
from clearslate.formats.production_folder import ProductionFolder, read_production
from clearslate.records.models import DeclarationRow, LogRow, ProductionRow

Enter = Callable[[str], Client]
ALL = ("the-salt-road", "ferry-tales", "salt-soap")


def unpacked(content: bytes, into: Path) -> ProductionFolder:
    """Return the production in an exported zip."""
    return read_production(unpack(content, into, "export.zip"), load_catalogue())


def folder(handle: str) -> ProductionFolder:
    """Return the sample production's own folder."""
    return read_production(EXAMPLES / handle, load_catalogue())


def zipped(handle: str, **other: bytes) -> bytes:
    """Return a sample production as a zip; ``other`` replaces or adds files by name."""
    root = EXAMPLES / handle
    files = {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and path.name != "README.md"
    }
    return zip_of((files | other).items())


def by_reference(registry: Registry) -> dict[str, object]:
    """Return every record, apart from the file that it stood in."""
    return {
        kind: {
            each.reference: replace(each, location=None) if kind == "tools" else each
            for each in getattr(registry, kind) or ()
        }
        for kind in ("tools", "consents", "licences", "approvals", "waivers")
    }


@pytest.mark.parametrize("handle", ALL)
def test_what_is_exported_reads_as_what_was_imported(
    enter: Enter, tmp_path: Path, handle: str
) -> None:
    answer = enter("Corwin").get(f"/productions/{handle}/folder.zip")
    ours, theirs = unpacked(answer.content, tmp_path), folder(handle)

    assert ours.production == theirs.production
    assert {d.reference: d for d in ours.declarations} == {
        d.reference: d for d in theirs.declarations
    }
    assert by_reference(ours.registry) == by_reference(theirs.registry)
    assert ours.assets() == theirs.assets()
    for choice in theirs.production.cuts:
        assert ours.cut_bytes(choice) == theirs.cut_bytes(choice)


def test_the_same_production_is_the_same_bytes(enter: Enter) -> None:
    client = enter("Dara")
    address = "/productions/the-salt-road/folder.zip"

    assert client.get(address).content == client.get(address).content
    assert LogRow.objects.filter(act="exported").count() == 2


def test_only_leads_and_readers_of_the_audit_take_a_folder_away(enter: Enter) -> None:
    address = "/productions/the-salt-road/folder.zip"

    for who, status in {
        "Dara": 200,
        "Ottoline": 200,
        "Jonah": 404,
        "Auden": 404,
        "Tamsin": 404,
    }.items():
        assert enter(who).get(address).status_code == status
    assert (
        "Download the folder"
        not in enter("Jonah").get("/productions/the-salt-road/paper").content.decode()
    )


def test_a_hidden_title_does_not_leave_in_the_folder(enter: Enter, tmp_path: Path) -> None:
    answer = enter("Rufus").get("/productions/salt-soap/folder.zip")

    assert unpacked(answer.content, tmp_path).production.title == "Bright Basin"


def test_a_withdrawn_use_stays_out_and_what_it_superseded_does_not_come_back(
    enter: Enter, tmp_path: Path
) -> None:
    use = DeclarationRow.objects.exclude(supersedes=None).first()
    assert use is not None
    assert use.supersedes is not None
    DeclarationRow.objects.filter(pk=use.pk).update(progress="withdrawn")
    answer = enter("Corwin").get(f"/productions/{use.production.handle}/folder.zip")
    there = {d.reference for d in unpacked(answer.content, tmp_path).declarations}

    assert not {use.reference, use.supersedes.reference} & there


def sent(client: Client, content: bytes, **other: str) -> object:
    """Send a zip in."""
    file = SimpleUploadedFile("folder.zip", content)
    given = {"file": file, "prefix": "NN", "organisation": "2", "code_name": "", **other}
    return client.post("/productions-import", given)


def renamed(handle: str, reference: str) -> bytes:
    """Return a sample production under another reference."""
    root = EXAMPLES / handle
    found = {
        path.relative_to(root).as_posix(): path.read_bytes().replace(
            handle.encode(), reference.encode()
        )
        for path in sorted(root.rglob("*"))
        if path.is_file() and path.suffix in (".yaml", ".jsonl", ".edl")
    }
    return zip_of((f"{reference}/{name}", content) for name, content in found.items())


def test_a_folder_comes_in_whole_and_every_use_is_determined(enter: Enter, cast: Cast) -> None:
    quillmark = str(cast.slate.houses["Quillmark Pictures"])
    answer = sent(enter("Dara"), renamed("salt-soap", "second-soap"), organisation=quillmark)

    assert answer.status_code == 302  # type: ignore[attr-defined]
    row = ProductionRow.objects.get(handle="second-soap")
    uses = DeclarationRow.objects.filter(production=row)
    assert uses.count() == len(folder("salt-soap").declarations)
    assert not uses.filter(current=True, determination_digest="").exists()
    page = enter("Dara").get("/productions/second-soap").content.decode()
    assert "Salt Soap" in page
    assert enter("Tamsin").get("/productions/second-soap").status_code == 404


def test_a_fault_in_one_document_keeps_nothing_and_says_where(enter: Enter, cast: Cast) -> None:
    quillmark = str(cast.slate.houses["Quillmark Pictures"])
    before = (ProductionRow.objects.count(), DeclarationRow.objects.count())
    broken = zipped("salt-soap", **{"declarations/broken.yaml": b"reference: X-1\ntitel: x\n"})
    answer = sent(enter("Dara"), broken, organisation=quillmark, code_name="Other")

    assert answer.status_code == 422  # type: ignore[attr-defined]
    page = answer.content.decode()  # type: ignore[attr-defined]
    assert "declarations/broken.yaml" in page
    assert "titel" in page
    assert (ProductionRow.objects.count(), DeclarationRow.objects.count()) == before


def test_a_production_that_is_here_already_is_refused(enter: Enter, cast: Cast) -> None:
    quillmark = str(cast.slate.houses["Quillmark Pictures"])
    answer = sent(enter("Dara"), zipped("the-salt-road"), organisation=quillmark)

    assert "no production here has yet" in answer.content.decode()  # type: ignore[attr-defined]


def test_nobody_imports_in_anothers_name_and_most_do_not_import(enter: Enter, cast: Cast) -> None:
    pinchbeck = str(cast.slate.houses["Pinchbeck Row"])
    content = renamed("salt-soap", "second-soap")

    assert sent(enter("Dara"), content, organisation=pinchbeck).status_code == 404  # type: ignore[attr-defined]
    for who in ("Jonah", "Corwin", "Quentin"):
        assert sent(enter(who), content).status_code == 404  # type: ignore[attr-defined]
    assert not ProductionRow.objects.filter(handle="second-soap").exists()


def test_a_pack_named_by_a_path_is_refused(enter: Enter, cast: Cast) -> None:
    quillmark = str(cast.slate.houses["Quillmark Pictures"])
    document = b"reference: sly\ntitle: Sly\npacks: [{id: /etc/hostname}]\n"
    answer = sent(enter("Dara"), zip_of([("production.yaml", document)]), organisation=quillmark)

    assert answer.status_code == 422  # type: ignore[attr-defined]
    assert "one in the folder `packs`" in answer.content.decode()  # type: ignore[attr-defined]


def _with(name: str, kind: int = stat.S_IFREG, flags: int = 0) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        info = zipfile.ZipInfo(name)
        info.external_attr = (kind | 0o644) << 16
        archive.writestr(info, b"x")
        archive.writestr("production.yaml", b"reference: x\ntitle: X\n")
    content = out.getvalue()
    if flags:
        where = content.rindex(b"PK\x01\x02", 0, content.rindex(b"PK\x01\x02")) + 8
        content = content[:where] + bytes([flags]) + content[where + 1 :]
    return content


@pytest.mark.parametrize(
    "content",
    [
        _with("../out.yaml"),
        _with("a/../../out.yaml"),
        _with("/etc/out.yaml"),
        _with("C:\\out.yaml"),
        _with("link.yaml", kind=stat.S_IFLNK),
        _with("secret.yaml", flags=1),
        b"PK\x03\x04 torn",
        b"",
        zip_of([("notes.txt", b"x")]),
        zip_of([("production.yaml", b"x"), ("PRODUCTION.yaml", b"x")]),
    ],
    ids=[
        "up",
        "up-inside",
        "root",
        "drive",
        "link",
        "password",
        "torn",
        "empty",
        "other",
        "twice",
    ],
)
def test_a_zip_that_is_not_a_plain_folder_is_refused_and_writes_nothing_outside(
    tmp_path: Path, content: bytes
) -> None:
    inside = tmp_path / "in"
    inside.mkdir()
    with pytest.raises(DocumentError):
        unpack(content, inside, "folder.zip")

    assert {path.name for path in tmp_path.iterdir()} == {"in"}


def test_a_bomb_is_refused_by_what_it_unpacks_to_and_not_by_what_it_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = zip_of([("production.yaml", b"x" * 4_000_000)])
    where = content.rindex(b"PK\x01\x02") + 24
    lying = content[:where] + (10).to_bytes(4, "little") + content[where + 4 :]
    monkeypatch.setattr("clearslate.formats.folder_zip.LARGEST_WHOLE", 1_000_000)

    for bomb in (content, lying):
        with pytest.raises(DocumentError):
            unpack(bomb, tmp_path, "bomb.zip")
    assert sum(path.stat().st_size for path in tmp_path.rglob("*")) < 2_000_000


def test_too_many_files_are_refused_before_one_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("clearslate.formats.folder_zip.MOST_FILES", 2)
    content = zip_of((f"{place}.yaml", b"x") for place in range(3))

    with pytest.raises(DocumentError, match="at most 2 files"):
        unpack(content, tmp_path, "many.zip")
    assert not list(tmp_path.iterdir())
