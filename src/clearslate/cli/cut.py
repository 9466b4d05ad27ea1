"""``clearslate cut``: one cut, checked against a production."""

from datetime import date
from pathlib import Path

import click

from clearslate.cli.clearing import (
    STAGES,
    Cleared,
    chosen_cut,
    clear_folder,
    cut_of_production,
    open_folder,
    timeline_of,
)
from clearslate.cli.masters import say_of_master
from clearslate.cli.options import (
    day_option,
    json_option,
    master_option,
    production_option,
    rate_option,
    today,
)
from clearslate.cli.progress import CUT, Stages, stages_of
from clearslate.cli.speech import Command, Option, speaking
from clearslate.cli.terminal import colour
from clearslate.domain.cut_changes import Changes, changes_since
from clearslate.domain.cut_check import CutCheck, CutToCheck
from clearslate.formats.files import read_bounded
from clearslate.formats.phrase import Phrase
from clearslate.formats.production_folder import ProductionFolder
from clearslate.formats.timelines import LARGEST

_ABOUT = Phrase(
    en="Check one cut against a production: its declarations, registers and assets.\n"
    "CUT is an edit list (EDL or OTIO) or the name of one of the production’s cuts. A cut that "
    "production.yaml does not list is checked as if it were locked. With --against only what "
    "changed since an older cut is shown.",
    fr="Contrôler un montage par rapport à une production : déclarations, registres, éléments.\n"
    "CUT est une liste de montage (EDL ou OTIO) ou le nom d’un montage de la production. Un "
    "montage que production.yaml ne cite pas est contrôlé comme s’il était verrouillé. Avec "
    "--against, seul ce qui a changé depuis un montage antérieur est montré.",
)
_AGAINST = Phrase(
    en="An older cut; show only what changed since.",
    fr="Un montage antérieur ; ne montrer que ce qui a changé depuis.",
)


def _cut(
    cut: str,
    production: Path,
    against: str | None,
    master: Path | None,
    as_json: bool,
    rate: str | None,
    on: date | None,
) -> int:
    day = today(on)
    with stages_of(STAGES, production / "assets.jsonl") as stages:
        folder = open_folder(production, stages)
        to_check = found_cut(cut, folder, rate, stages)
        older = found_cut(against, folder, rate, stages) if against is not None else None
        cleared = clear_folder(production, cut=to_check, folder=folder, on=day, stages=stages)
    check = cleared.clearance.cut
    assert check is not None, "a cut was given"
    changes = changes_since(check, older.timeline) if older is not None else None
    click.echo(_told(cleared, check, changes, as_json), nl=False)
    say_of_master(master)
    return int(bool(check.holds))


def found_cut(
    name: str,
    folder: ProductionFolder,
    rate: str | None,
    stages: Stages,
    where: str = "CUT",
) -> CutToCheck:
    """Return the production's own cut of that name, or the file at that path."""
    production, path = folder.production, Path(name)
    own = next((c for c in production.cuts if _is_file(folder.path / c.file, path)), None)
    if own is None and not path.exists():
        own = chosen_cut(production, name, where)
    if own is not None:
        return cut_of_production(folder, own, rate, stages)
    stages.begin(CUT)
    timeline = timeline_of(read_bounded(path, LARGEST, str(path)), where=str(path), rate=rate)
    return CutToCheck(name=path.stem, version=path.stem, timeline=timeline, listed=False)


def _is_file(one: Path, other: Path) -> bool:
    return one.exists() and other.exists() and one.samefile(other)


def _told(cleared: Cleared, check: CutCheck, changes: Changes | None, as_json: bool) -> str:
    if as_json:
        from clearslate.formats.clearance_json import cut_json

        return cut_json(check, cleared.packs, speaking(), changes) + "\n"
    from clearslate.formats.changes_text import changes_text
    from clearslate.formats.report_text import clearance_text

    if changes is not None:
        return changes_text(changes, check, cleared.packs, speaking(), colour=colour())
    return clearance_text(cleared.clearance, cleared.packs, speaking(), colour=colour())


cut = Command(
    "cut",
    says=_ABOUT,
    callback=_cut,
    params=[
        click.Argument(["cut"], metavar="CUT"),
        production_option(required=True),
        Option("--against", says=_AGAINST, metavar="OLDCUT"),
        master_option(),
        json_option(),
        rate_option(),
        day_option(),
    ],
)
