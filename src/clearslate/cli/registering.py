"""Sweeping files into the register of assets: what is read, what was read before, what is kept.

Nothing but the names of one folder, and what is known of one asset, is held in memory.
"""

import json
import os
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import groupby, islice
from operator import itemgetter
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, BinaryIO

from clearslate.cli.sweeping import files_in, state_of
from clearslate.domain.provenance import Inspection
from clearslate.domain.sequences import ImageSequence, grouped
from clearslate.domain.unsaid import HeldAgainst
from clearslate.domain.winnowing import ScriptPrints
from clearslate.formats.assets import LONGEST_REGISTER
from clearslate.formats.errors import DocumentError
from clearslate.formats.files import read_bounded, too_long
from clearslate.formats.inspection_json import inspection_from
from clearslate.formats.inspection_lines import inspection_line, read_lines
from clearslate.formats.phrase import Phrase, both
from clearslate.formats.script_prints import read_script_prints, script_prints_json
from clearslate.formats.scripts import LONGEST_SCRIPT, prints_of
from clearslate.media.registering import Gathering

if TYPE_CHECKING:
    from clearslate.media.inspector import Inspectors

PRINTS = "script-prints"
"""The folder of a production that holds the fingerprints of its scripts."""
_LONGEST_PRINTS = 64 * 1024 * 1024
_BATCH = 256
"""Files that are looked up and inspected together; a pool stands still between two batches."""
_TRIES = 5
_OF_A_SWEEP = both(
    "the lines of an earlier `--resume`, or a new file",
    "les lignes d’un « --resume » antérieur, ou un nouveau fichier",
)
_AT_REST = Phrase(
    en="a register that nobody else writes to; run the command again",
    fr="un registre que personne d’autre n’écrit ; relancez la commande",
)


@dataclass(frozen=True, slots=True, eq=False)
class Planned:
    """The files of one folder that make one asset; two of them are never the same."""

    folder: Path
    item: ImageSequence | str

    @property
    def files(self) -> Iterable[str]:
        """The names of the files, in the order in which they make the asset."""
        return (self.item,) if isinstance(self.item, str) else self.item.files

    @property
    def name(self) -> str:
        """The name of the asset; frames that are only numbers bear the name of their folder."""
        if isinstance(self.item, str):
            return self.item
        return self.item.name if self.item.before else f"{self._above}/{self.item.name}"

    @property
    def aliases(self) -> tuple[str, ...]:
        """What a cut may call the asset, where its own name would not be recognised.

        A cut may name a sequence by its first frame; a bare number before the ending is known for
        a frame behind a dot only.
        """
        if isinstance(self.item, str) or self.item.before.endswith("."):
            return ()
        if not self.item.before:
            return (self._above,) if self._above else ()
        stem, first = self.item.before.rstrip("_"), next(iter(self.item.files))
        return (stem, first) if stem else (first,)

    @property
    def _above(self) -> str:
        return self.folder.name or self.folder.resolve().name


def planned(paths: Sequence[Path], passed_over: Iterable[Path]) -> Iterator[Planned]:
    """Yield what the files named, and those below the folders named, make: assets by folder.

    A file is passed over where it is one of ``passed_over``, by whatever name.
    """
    left_out = {os.path.realpath(each) for each in passed_over}
    names = {os.path.basename(each) for each in left_out}
    files = (
        path
        for path in files_in(paths)
        if path.name not in names or os.path.realpath(path) not in left_out
    )
    for folder, found in groupby(files, key=lambda path: path.parent):
        for item in grouped([*dict.fromkeys(path.name for path in found)]):
            yield Planned(folder, item)


class Answers:
    """Inspections kept from an earlier sweep, by file; they are read again when they are asked for.

    The file is that of ``clearslate inspect --resume`` too. A line that an interruption left half
    written is taken away.

    Raises:
        DocumentError: where the file holds something else.
    """

    def __init__(self, path: Path) -> None:
        self._places: dict[bytes, int] = {}
        self._file: BinaryIO = path.open("a+b")
        self._file.seek(0)
        end = 0
        for size, state, _ in read_lines(iter(self._file)):
            self._places[state.mark] = end
            end += size
        if not end and self._file.seek(0, os.SEEK_END):
            self._file.close()
            raise DocumentError(where=str(path), found=path.name, expected=_OF_A_SWEEP)
        self._file.truncate(end)

    def __enter__(self) -> "Answers":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._file.close()

    def known(self, path: Path) -> Inspection | None:
        """Return what was read of the file before, if it has not changed since."""
        place = self._places.get(state_of(path).mark)
        if place is None:
            return None
        self._file.seek(place)
        with suppress(ValueError, KeyError, TypeError):
            return inspection_from(json.loads(self._file.readline()))
        return None

    def keep(self, path: Path, inspection: Inspection) -> None:
        """Write down what a file says; it is on its way to the disk when this returns."""
        self._file.write(inspection_line(state_of(path), inspection).encode("ascii"))
        self._file.flush()


def gathered(
    assets: Iterable[Planned],
    workers: "Inspectors",
    answers: Answers | None,
    against: HeldAgainst,
) -> Iterator[tuple[Planned, Gathering]]:
    """Yield each asset with what its files say, inspected or kept from an earlier sweep."""
    steps = ((asset, name) for asset in assets for name in asset.files)
    for asset, found in groupby(_inspected(steps, workers, answers), key=itemgetter(0)):
        gathering = Gathering(asset.item, against)
        for _, name, inspection in found:
            gathering.take(name, inspection)
        yield asset, gathering


def _inspected(
    steps: Iterator[tuple[Planned, str]], workers: "Inspectors", answers: Answers | None
) -> Iterator[tuple[Planned, str, Inspection]]:
    while batch := [*islice(steps, _BATCH)]:
        paths = [asset.folder / name for asset, name in batch]
        known = [answers is not None and answers.known(path) is not None for path in paths]
        unread = workers.inspect_all(p for p, k in zip(paths, known, strict=True) if not k)
        for (asset, name), path, was_known in zip(batch, paths, known, strict=True):
            inspection = answers.known(path) if answers is not None and was_known else None
            if inspection is None:
                inspection = _next(unread, path, workers)
                if answers is not None:
                    answers.keep(path, inspection)
            yield asset, name, inspection


def _next(
    unread: Iterator[tuple[Path, Inspection]], path: Path, workers: "Inspectors"
) -> Inspection:
    for read, inspection in unread:
        if read == path:
            return inspection
    # It changed since it was looked up, so it is read now.
    return next(workers.inspect_all([path]))[1]


def append(register: Path, added: BinaryIO) -> None:
    """Put lines at the end of a register, whole or not at all; what stands there is kept.

    Raises:
        DocumentError: where it would grow too long, or somebody else keeps writing to it.
    """
    target = Path(os.path.realpath(register))
    beside = target.with_name(f".{target.name}.{os.getpid()}.writing")
    try:
        for _ in range(_TRIES):
            before = _state(target)
            _write(beside, target, added)
            if beside.stat().st_size > LONGEST_REGISTER:
                raise too_long(register.name, beside.stat().st_size, LONGEST_REGISTER)
            if _state(target) == before:
                os.replace(beside, target)
                return
    finally:
        beside.unlink(missing_ok=True)
    raise DocumentError(where=str(register), found=register.name, expected=_AT_REST)


def _state(path: Path) -> tuple[int, int, int] | None:
    try:
        status = path.stat()
    except FileNotFoundError:
        return None
    return status.st_ino, status.st_size, status.st_mtime_ns


def _write(beside: Path, target: Path, added: BinaryIO) -> None:
    with beside.open("wb") as whole:
        if target.exists():
            shutil.copymode(target, beside)
            with target.open("rb") as old:
                shutil.copyfileobj(old, whole)
            if whole.tell() and not _ends_a_line(target):
                whole.write(b"\n")
        added.seek(0)
        shutil.copyfileobj(added, whole)
        whole.flush()
        os.fsync(whole.fileno())


def _ends_a_line(path: Path) -> bool:
    with path.open("rb") as file:
        file.seek(-1, os.SEEK_END)
        return file.read(1) == b"\n"


def prints_known(folder: Path, scripts: Sequence[Path], key: str) -> Iterator[ScriptPrints]:
    """Yield the fingerprints of scripts: those of ``scripts``, and those that the folder keeps.

    Raises:
        DocumentError: where one cannot be read.
    """
    yield from (_prints(path, key) for path in scripts)
    for path in sorted((folder / PRINTS).glob("*.json")):
        name = f"{PRINTS}/{path.name}"
        yield read_script_prints(read_bounded(path, _LONGEST_PRINTS, name), name)


def keep_prints(folder: Path, scripts: Sequence[Path], key: str) -> None:
    """Write the fingerprints of ``scripts`` into the production's folder, never the scripts."""
    (folder / PRINTS).mkdir(exist_ok=True)
    for path in scripts:
        target = folder / PRINTS / f"{path.stem}.json"
        beside = target.with_name(f".{target.name}.writing")
        beside.write_bytes(script_prints_json(_prints(path, key)))
        beside.replace(target)


def _prints(path: Path, key: str) -> ScriptPrints:
    data = read_bounded(path, LONGEST_SCRIPT, str(path))
    return prints_of(data, script=path.name, key=key)
