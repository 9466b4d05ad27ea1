"""The register of assets: ``assets.jsonl``, one asset a line.

Read next: ``quick_assets.py`` for how tens of thousands of lines are read in a breath.
"""

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from clearslate.domain.asset import Asset
from clearslate.domain.facts import Catalogue
from clearslate.formats.documents.asset import asset_shape
from clearslate.formats.errors import DocumentError
from clearslate.formats.facts import load_catalogue
from clearslate.formats.files import open_bounded, read_text
from clearslate.formats.json_text import json_line
from clearslate.formats.phrase import Phrase
from clearslate.formats.plain import Document
from clearslate.formats.quick_assets import QuickAssets
from clearslate.formats.shapes import Shape, read

LONGEST_REGISTER = 512 * 1024 * 1024
"""The bytes that the register may have."""
LONGEST_LINE = 64 * 1024
"""The bytes that one asset may take."""

_BLANK = b" \t\r\n\xef\xbb\xbf"
_SHORTER = Phrase(
    en=f"at most {LONGEST_LINE} bytes in a line", fr=f"au plus {LONGEST_LINE} octets par ligne"
)


def read_asset_file(
    path: Path, where: str, catalogue: Catalogue | None = None
) -> tuple[Asset, ...]:
    """Return every asset in the file at ``path``, called ``where`` in errors.

    Raises:
        DocumentError: at the first line that is no asset, or where a bound is passed.
    """
    with open_bounded(path, LONGEST_REGISTER, where) as file:
        # Never more of a line than it takes to see that it is too long.
        return read_assets(iter(partial(file.readline, LONGEST_LINE + 1), b""), where, catalogue)


def read_assets(
    lines: Iterable[bytes], where: str, catalogue: Catalogue | None = None
) -> tuple[Asset, ...]:
    """Return the asset of every line that is not blank; ``where`` names the file in errors.

    Raises:
        DocumentError: at the first line that is no asset, or too long.
    """
    with _without_collection():
        return tuple(_assets(lines, where, catalogue or load_catalogue()))


@contextmanager
def _without_collection() -> Iterator[None]:
    # Assets hold no cycles, and looking for some among so many costs an eighth of the time.
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _assets(lines: Iterable[bytes], where: str, catalogue: Catalogue) -> Iterator[Asset]:
    quick, shape = QuickAssets(catalogue), asset_shape(catalogue)
    for number, line in enumerate(lines, start=1):
        if len(line) > LONGEST_LINE:
            found = f"{line[:40].decode(errors='replace')}…"
            raise DocumentError(where=f"{where}:{number}", found=found, expected=_SHORTER)
        asset = quick.asset(line)
        if asset is not None:
            yield asset
        elif line.strip(_BLANK):
            yield _unusual_asset(line, f"{where}:{number}", shape)


def _unusual_asset(line: bytes, where: str, shape: Shape[Asset]) -> Asset:
    """Return the asset that ``line`` spells in some unusual way, or say what is wrong."""
    try:
        value = json_line(read_text(line, where), where)
    except DocumentError as error:
        # The line of the register is known already; the line within the line is not news.
        raise DocumentError(where=where, found=error.found, expected=error.expected) from error
    return read(shape, Document(value=value, source=where))
