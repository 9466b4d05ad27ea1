"""A secret in a file: all who start at once hold the same, and nobody ever reads half of one."""

import stat
import threading
from pathlib import Path

import pytest

from clearslate.formats.errors import DocumentError
from clearslate.formats.kept_secret import kept_secret

AT_ONCE = 8


def _together(path: Path) -> set[str]:
    """Return what is held by as many as ask at the same moment, each with a secret of its own."""
    gate, held = threading.Barrier(AT_ONCE), list[str]()

    def one(number: int) -> None:
        gate.wait()
        try:
            held.append(kept_secret(path, lambda: f"secret of number {number}"))
        except DocumentError as error:
            held.append(str(error))

    threads = [threading.Thread(target=one, args=(n,)) for n in range(AT_ONCE)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return set(held)


def test_all_who_start_at_once_hold_the_same_secret(tmp_path: Path) -> None:
    for turn in range(60):
        path = tmp_path / f"{turn}.key"
        assert _together(path) == {path.read_text()}


def test_a_secret_is_its_owners_alone_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "log.key"
    assert kept_secret(path, lambda: "first") == "first"
    assert kept_secret(path, lambda: "second") == "first"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [*tmp_path.iterdir()] == [path]


def test_an_empty_file_is_named_and_never_taken_for_a_secret(tmp_path: Path) -> None:
    path = tmp_path / "log.key"
    path.touch()
    with pytest.raises(DocumentError, match="found ``, expected a key; put it back from a copy"):
        kept_secret(path, lambda: "another")
    assert path.read_bytes() == b""
