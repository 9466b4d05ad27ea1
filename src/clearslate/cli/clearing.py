"""Clearing a production folder: read everything, put it to the one pure function."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click

from clearslate.cli.progress import CHECKING, CUT, READING, REGISTER, Stages
from clearslate.cli.speech import speaking
from clearslate.cli.terminal import asks
from clearslate.domain.clearance import Case, Clearance, clear
from clearslate.domain.cut_check import CutToCheck
from clearslate.domain.filling import Surroundings
from clearslate.domain.production import CutChoice, Production
from clearslate.domain.timeline import Timeline
from clearslate.formats.errors import DocumentError, nearest_word
from clearslate.formats.facts import load_catalogue
from clearslate.formats.pack_words import PackWords
from clearslate.formats.packs import packs_of, ruleset_of
from clearslate.formats.phrase import Phrase
from clearslate.formats.production_folder import ProductionFolder, read_production
from clearslate.formats.sealing import digests
from clearslate.formats.timecodes import RateNeeded, read_rate
from clearslate.formats.timelines import read_timeline
from clearslate.formats.wording import filled

STAGES = (READING, REGISTER, CUT, CHECKING)

_A_CUT = Phrase(
    en="one of the production’s cuts: {known}", fr="l’un des montages de la production : {known}"
)
_NO_CUTS = Phrase(
    en="a cut under `cuts` in production.yaml; there is none yet",
    fr="un montage sous « cuts » dans production.yaml ; il n’y en a pas encore",
)
_ASK_RATE = Phrase(
    en="Frames a second of {where}, such as 24, 25 or 23.976",
    fr="Images par seconde de {where}, comme 24, 25 ou 23.976",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cleared:
    """A clearance with the folder it was made from and the words of its packs."""

    clearance: Clearance
    folder: ProductionFolder
    packs: Mapping[str, PackWords]


def clear_folder(
    path: Path, *, cut: CutToCheck | None, folder: ProductionFolder, on: date, stages: Stages
) -> Cleared:
    """Return the clearance of a production folder that was read, with ``cut`` if there is one."""
    where = str(path / "production.yaml")
    packs = packs_of(folder.production.packs, beside=path, where=where)
    stages.begin(REGISTER)
    assets = folder.assets()
    stages.begin(CHECKING)
    case = Case(
        production=folder.production,
        declarations=folder.declarations,
        assets=assets,
        rules=ruleset_of(packs),
        digests=digests(load_catalogue()),
        cut=cut,
    )
    around = Surroundings(
        catalogue=load_catalogue(),
        registry=folder.registry,
        on=on,
        production=folder.production,
    )
    words = {pack.reference.id: pack for pack in packs}
    return Cleared(clearance=clear(case, around), folder=folder, packs=words)


def open_folder(path: Path, stages: Stages) -> ProductionFolder:
    """Read a production folder, all but its asset register and its cuts."""
    stages.begin(READING)
    return read_production(path, load_catalogue())


def chosen_cut(production: Production, name: str | None, where: str) -> CutChoice | None:
    """Return the cut called ``name``, by name, version or file; the latest where none is named.

    Raises:
        DocumentError: where there is no such cut.
    """
    if name is None:
        return production.latest_cut
    for choice in reversed(production.cuts):
        if name in (choice.name, choice.version, f"{choice.name} {choice.version}", choice.file):
            return choice
    known = [f"{choice.name} {choice.version}" for choice in production.cuts]
    expected = filled(_A_CUT, known=", ".join(known)) if known else _NO_CUTS
    raise DocumentError(
        where=where, found=name, expected=expected, nearest=nearest_word(name, known)
    )


def cut_of_production(
    folder: ProductionFolder, choice: CutChoice, rate: str | None, stages: Stages
) -> CutToCheck:
    """Read one of the production's own cuts."""
    stages.begin(CUT)
    timeline = timeline_of(
        folder.cut_bytes(choice),
        where=folder.cut_source(choice),
        rate=rate or choice.rate,
        start=choice.start,
    )
    return CutToCheck(
        name=choice.name, version=choice.version, timeline=timeline, locked_on=choice.locked_on
    )


def timeline_of(
    content: bytes, *, where: str, rate: str | None, start: str | None = None
) -> Timeline:
    """Read a timeline; on a terminal, ask for the frame rate that it does not say.

    Raises:
        DocumentError: where it cannot be read, or needs a rate that nobody can be asked for.
    """
    known = None if rate is None else read_rate(rate, where="--rate")
    try:
        return read_timeline(content, where=where, rate=known, start=start)
    except RateNeeded:
        if not asks():
            raise
    answer = click.prompt(_ASK_RATE.say(speaking(), where=where), err=True)
    return read_timeline(content, where=where, rate=read_rate(answer, where="--rate"), start=start)
