"""Sweeping files into the register of assets: what is read, what was read before, what is kept.

Nothing but the names of one folder, and what is known of one asset, is held in memory.
"""

import json
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
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
from clearslate.formats.errors import DocumentError
from clearslate.formats.inspection_json import inspection_from
from clearslate.formats.inspection_lines import inspection_line, read_lines
from clearslate.formats.phrase import both
from clearslate.media.registering import Gathering

if TYPE_CHECKING:
    from clearslate.media.inspector import Inspectors

_BATCH = 256
"""Files that are looked up and inspected together; a pool stands still between two batches."""
_MOST_WORKERS = 8
_OF_A_SWEEP = both(
    "the lines of an earlier `--resume`, or a new file",
    "les lignes d’un « --resume » antérieur, ou un nouveau fichier",
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
    """Inspections kept from an earlier sweep, by file; each is read again when it is asked for.

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

    def place(self, path: Path) -> int | None:
        """Return where the answer of a file stands; None where it has none, or has changed."""
        return self._places.get(state_of(path).mark)

    def at(self, place: int) -> Inspection | None:
        """Return the answer that stands there; None where it cannot be read."""
        self._file.seek(place)
        with suppress(ValueError, KeyError, TypeError):
            return inspection_from(json.loads(self._file.readline()))
        return None

    def keep(self, path: Path, inspection: Inspection) -> None:
        """Write down what a file says; it is on its way to the disk when this returns."""
        self._file.write(inspection_line(state_of(path), inspection).encode("ascii"))
        self._file.flush()


@contextmanager
def workers() -> Iterator["Inspectors"]:
    """Yield processes that inspect files, one for each processor up to eight."""
    from clearslate.media.inspector import inspectors
    from clearslate.media.limits import Settings

    with inspectors(Settings(), min(os.cpu_count() or 1, _MOST_WORKERS)) as pool:
        yield pool


@dataclass(frozen=True, slots=True, kw_only=True)
class Sweep:
    """How files are read: by whom, from which earlier answers, and who counts them."""

    workers: "Inspectors"
    answers: Answers | None
    count: Callable[[], None]

    def gathered(
        self, assets: Iterable[Planned], against: HeldAgainst
    ) -> Iterator[tuple[Planned, Gathering]]:
        """Yield each asset with what its files say, inspected or kept from an earlier sweep."""
        steps = ((asset, name) for asset in assets for name in asset.files)
        for asset, found in groupby(self._inspected(steps), key=itemgetter(0)):
            gathering = Gathering(asset.item, against)
            for _, name, inspection in found:
                gathering.take(name, inspection)
                self.count()
            yield asset, gathering

    def _inspected(
        self, steps: Iterator[tuple[Planned, str]]
    ) -> Iterator[tuple[Planned, str, Inspection]]:
        while batch := [*islice(steps, _BATCH)]:
            files = [(asset.folder / name, asset, name) for asset, name in batch]
            places = [self.answers.place(path) if self.answers else None for path, *_ in files]
            new = (f[0] for f, place in zip(files, places, strict=True) if place is None)
            inspected = self.workers.inspect_all(new)
            for (path, asset, name), place in zip(files, places, strict=True):
                known = self._known(place)
                if known is None:
                    # What was kept and cannot be read is inspected again, out of its turn.
                    again = inspected if place is None else self.workers.inspect_all([path])
                    known = next(again)[1]
                    if self.answers is not None:
                        self.answers.keep(path, known)
                yield asset, name, known

    def _known(self, place: int | None) -> Inspection | None:
        return self.answers.at(place) if self.answers is not None and place is not None else None
