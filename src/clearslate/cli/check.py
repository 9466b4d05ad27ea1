"""``clearslate check``: one declaration, determined, with reasons."""

from datetime import date
from pathlib import Path

import click

from clearslate.cli.options import EXISTING, day_option, json_option, production_option, today
from clearslate.cli.speech import Command, Option, speaking
from clearslate.cli.terminal import colour
from clearslate.domain.filling import Surroundings
from clearslate.domain.policy.rules import Outcome
from clearslate.domain.registry import Registry
from clearslate.domain.standing import determine
from clearslate.formats.documents.declaration import read_declaration
from clearslate.formats.facts import load_catalogue, load_fact_book
from clearslate.formats.pack_words import PackWords
from clearslate.formats.packs import DEFAULT_PACK, find_pack, packs_of, ruleset_of
from clearslate.formats.phrase import Phrase
from clearslate.formats.sealing import digests
from clearslate.formats.yaml_text import read_file

_ABOUT = Phrase(
    en="Determine one declaration and say why.\n"
    "Ends with 0 where notice is enough, 1 where more is needed, 2 where a document cannot be "
    "read. Without --pack and --production the pack netflix-genai is asked.",
    fr="Déterminer une déclaration et dire pourquoi.\n"
    "Se termine par 0 s’il suffit d’informer, 1 s’il faut davantage, 2 si un document est "
    "illisible. Sans --pack ni --production, le jeu de règles netflix-genai est consulté.",
)
_PACK = Phrase(
    en="A pack to ask, by id or file; may be given several times.",
    fr="Un jeu de règles à consulter, par identifiant ou fichier ; répétable.",
)
_WHY_NOT = Phrase(
    en="Say of every silent rule what ruled it out.",
    fr="Dire de chaque règle muette ce qui l’a écartée.",
)


def _check(
    declaration: Path,
    production: Path | None,
    packs: tuple[str, ...],
    as_json: bool,
    on: date | None,
    why_not: bool,
) -> int:
    day = today(on)
    stated = read_declaration(read_file(declaration), load_catalogue())
    around, chosen = beside(production, day)
    asked = tuple(find_pack(name, where="--pack") for name in packs) or chosen
    rules = ruleset_of(asked, where="--pack")
    determined = determine(stated, rules=rules, around=around, digests=digests(load_catalogue()))
    words = {pack.reference.id: pack for pack in asked}
    if as_json:
        from clearslate.formats.determination_json import (
            determination_json,
            spelled_determination,
        )

        spelled = spelled_determination(determined, on=day, packs=words, language=speaking())
        click.echo(determination_json(spelled))
    else:
        from clearslate.formats.report_use_text import determination_text

        said = determination_text(
            determined,
            words,
            load_fact_book(),
            speaking(),
            colour=colour(),
            explain_silent=why_not,
        )
        click.echo(said, nl=False)
    return int(determined.determination.outcome is not Outcome.NOTIFY)


def beside(folder: Path | None, day: date) -> tuple[Surroundings, tuple[PackWords, ...]]:
    """Return what a declaration is read beside, and the packs that its production chose."""
    catalogue = load_catalogue()
    if folder is None:
        around = Surroundings(catalogue=catalogue, registry=Registry(), on=day)
        return around, (find_pack(DEFAULT_PACK),)
    from clearslate.formats.production_folder import read_production

    read = read_production(folder, catalogue)
    around = Surroundings(
        catalogue=catalogue, registry=read.registry, on=day, production=read.production
    )
    where = str(folder / "production.yaml")
    return around, packs_of(read.production.packs, beside=folder, where=where)


check = Command(
    "check",
    says=_ABOUT,
    callback=_check,
    params=[
        click.Argument(["declaration"], type=EXISTING, metavar="DECLARATION"),
        production_option(required=False),
        Option("--pack", "packs", says=_PACK, multiple=True, metavar="ID|FILE"),
        json_option(),
        day_option(),
        Option("--why-not", says=_WHY_NOT, is_flag=True),
    ],
)
