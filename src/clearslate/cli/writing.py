"""Writing the files of a clearance, whole or not at all."""

import os
from collections.abc import Mapping
from pathlib import Path

from clearslate.cli.clearing import Cleared
from clearslate.cli.speech import speaking
from clearslate.formats.cue_sheet import cue_sheet_csv, cue_sheet_json
from clearslate.formats.report_html import clearance_html
from clearslate.formats.report_text import clearance_text


def write_files(cleared: Cleared, out: Path) -> tuple[Path, ...]:
    """Write report and cue sheet to the folder ``out`` and return their paths.

    Every file is complete before it takes its name, so a reader never meets half of one.
    """
    out.mkdir(parents=True, exist_ok=True)
    written = {name: _written(out, name, text) for name, text in _files(cleared).items()}
    for name, path in written.items():
        os.replace(path, out / name)
    return tuple(out / name for name in written)


def _files(cleared: Cleared) -> Mapping[str, str]:
    language, clearance, packs = speaking(), cleared.clearance, cleared.packs
    files = {
        "report.html": clearance_html(clearance, packs, language),
        "report.txt": clearance_text(clearance, packs, language, colour=False, whole=True),
    }
    if clearance.cut is not None:
        registry = cleared.folder.registry
        files["cue-sheet.csv"] = cue_sheet_csv(clearance, registry, packs, language)
        files["cue-sheet.json"] = cue_sheet_json(clearance, registry, packs, language)
    return files


def _written(folder: Path, name: str, text: str) -> Path:
    """Write ``text`` under a name of its own beside the one it will take."""
    path = folder / f".{name}.{os.getpid()}.writing"
    path.write_text(text, encoding="utf-8", newline="")
    return path
