"""Fingerprints of scripts: made of scripts in memory, and kept in a production's folder."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from clearslate.domain.winnowing import ScriptPrints
from clearslate.formats.files import read_bounded
from clearslate.formats.script_prints import read_script_prints, script_prints_json
from clearslate.formats.scripts import LONGEST_SCRIPT, prints_of

PRINTS = "script-prints"
"""The folder of a production that holds the fingerprints of its scripts."""
_LONGEST_PRINTS = 64 * 1024 * 1024


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
