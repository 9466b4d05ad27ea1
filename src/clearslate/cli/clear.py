"""``clearslate clear``, the main job: every use determined, every event accounted for."""

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
)
from clearslate.cli.masters import say_of_master
from clearslate.cli.options import (
    EXISTING,
    day_option,
    json_option,
    master_option,
    rate_option,
    today,
)
from clearslate.cli.progress import REPORT, stages_of
from clearslate.cli.speech import Command, Option, speaking
from clearslate.cli.terminal import colour
from clearslate.formats.phrase import Phrase

_ABOUT = Phrase(
    en="Clear a production: determine every declaration and check its cut.\n"
    "Ends with 0 where all is cleared, 1 where something holds it, 2 where something cannot be "
    "read. The latest cut is checked unless --cut names one. With --out the report, the AI cue "
    "sheet and the coverage statement are written to a folder.",
    fr="Libérer une production : déterminer chaque déclaration et contrôler son montage.\n"
    "Se termine par 0 si tout est libéré, 1 si quelque chose la retient, 2 si un document est "
    "illisible. Le dernier montage est contrôlé, sauf si --cut en nomme un. Avec --out, le "
    "rapport, la feuille de repérage IA et l’état de couverture sont écrits dans un dossier.",
)
_CUT = Phrase(
    en="The cut to check, by name, version or file.",
    fr="Le montage à contrôler, par nom, version ou fichier.",
)
_OUT = Phrase(
    en="A folder to write the report and the cue sheet to.",
    fr="Un dossier où écrire le rapport et la feuille de repérage.",
)


def _clear(
    production: Path,
    cut: str | None,
    master: Path | None,
    out: Path | None,
    as_json: bool,
    rate: str | None,
    on: date | None,
) -> int:
    with stages_of((*STAGES, REPORT), production / "assets.jsonl") as stages:
        folder = open_folder(production, stages)
        choice = chosen_cut(folder.production, cut, "--cut")
        to_check = cut_of_production(folder, choice, rate, stages) if choice else None
        cleared = clear_folder(
            production, cut=to_check, folder=folder, on=today(on), stages=stages
        )
        stages.begin(REPORT)
        said = _told(cleared, as_json)
        if out is not None:
            from clearslate.cli.writing import write_files

            write_files(cleared, out)
    click.echo(said, nl=False)
    say_of_master(master)
    return int(cleared.clearance.held)


def _told(cleared: Cleared, as_json: bool) -> str:
    clearance, packs, language = cleared.clearance, cleared.packs, speaking()
    if as_json:
        from clearslate.formats.clearance_json import clearance_json

        return clearance_json(clearance, packs, language) + "\n"
    from clearslate.formats.report_text import clearance_text

    return clearance_text(clearance, packs, language, colour=colour())


clear = Command(
    "clear",
    says=_ABOUT,
    callback=_clear,
    params=[
        click.Argument(["production"], type=EXISTING, metavar="PRODUCTION"),
        Option("--cut", says=_CUT, metavar="CUT"),
        master_option(),
        Option("--out", says=_OUT, type=EXISTING, metavar="DIR"),
        json_option(),
        rate_option(),
        day_option(),
    ],
)
