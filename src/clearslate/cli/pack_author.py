"""``clearslate pack test|diff|impact|schema|format``: for whoever writes a pack."""

import os
from datetime import date
from pathlib import Path

import click

from clearslate.cli.options import EXISTING, day_option, today
from clearslate.cli.speech import Command, Option, speaking
from clearslate.cli.terminal import colour
from clearslate.domain.policy.compare import compare
from clearslate.formats.facts import load_catalogue, load_fact_book
from clearslate.formats.packs import pack_as_named, ruleset_of
from clearslate.formats.phrase import Phrase

_DIFF = Phrase(
    en="Say exactly what two versions of a pack decide differently.\n"
    "Ends with 0 where they decide alike and ask in the same order, 1 where they do not.",
    fr="Dire exactement ce que deux versions d’un jeu de règles décident différemment.\n"
    "Se termine par 0 si elles décident de même et dans le même ordre, 1 sinon.",
)
_IMPACT = Phrase(
    en="Determine declarations again under another version of a pack.\n"
    "DECLARATIONS is a production's folder, a file of one JSON declaration a line, or a Parquet "
    "file of one a row (pip install 'clearslate[parquet]'). Ends with 0 where no outcome moves, 1 "
    "where some do.",
    fr="Déterminer à nouveau des déclarations sous une autre version d’un jeu de règles.\n"
    "DECLARATIONS est un dossier de production, un fichier d’une déclaration JSON par ligne, ou "
    "un fichier Parquet d’une par rangée (pip install 'clearslate[parquet]'). Se termine par 0 si "
    "aucune issue ne change, 1 sinon.",
)
_TEST = Phrase(
    en="Run a pack’s own cases and say which rules they reach, and which mistakes they miss.\n"
    "Ends with 0 where every case comes out, every rule decides some case and no mistake made on "
    "purpose goes unnoticed; 1 where not.",
    fr="Exécuter les cas d’un jeu et dire quelles règles ils touchent, et quelles erreurs leur "
    "échappent.\n"
    "Se termine par 0 si chaque cas aboutit, si chaque règle décide d’un cas et si aucune erreur "
    "semée ne passe inaperçue, 1 sinon.",
)
_SCHEMA = Phrase(
    en="Print the JSON Schema of a pack, for editors.\n"
    "With a pack it also knows the clauses, readings, duties and options that this one defines.",
    fr="Imprimer le schéma JSON d’un jeu de règles, pour les éditeurs.\n"
    "Avec un jeu, il connaît aussi les clauses, lectures, obligations et options de celui-ci.",
)
_FORMAT = Phrase(
    en="Give the conditions of a pack one spelling, in its file.\n"
    "Operators in lower case, one space between words, choices in alphabetical order; comments "
    "and every other line stay as they are. The rules stay the same, the digest of the text does "
    "not.",
    fr="Donner une seule graphie aux conditions d’un jeu, dans son fichier.\n"
    "Opérateurs en minuscules, une espace entre les mots, choix par ordre alphabétique ; les "
    "commentaires et toutes les autres lignes restent tels quels. Les règles restent les mêmes, "
    "l’empreinte du texte change.",
)
_CHECK = Phrase(
    en="Change nothing; end with 1 where a line has another spelling.",
    fr="Ne rien changer ; se terminer par 1 si une ligne a une autre graphie.",
)
_FORMATTED = Phrase(
    en="{file}: every condition has its one spelling",
    fr="{file} : chaque condition a sa graphie",
)

_OLD = click.Argument(["old"], metavar="OLD")
_NEW = click.Argument(["new"], metavar="NEW")
_ONE = click.Argument(["pack"], metavar="ID|FILE")


def _diff(old: str, new: str) -> int:
    from clearslate.formats.differences_text import differences_text

    before, after = (pack_as_named(each, where="pack diff") for each in (old, new))
    found = compare(ruleset_of([before]), ruleset_of([after]))
    pair = (before.reference, after.reference)
    orders = (before.pack.review_order, after.pack.review_order)
    said = differences_text(
        found, pair, load_fact_book(), speaking(), colour=colour(), orders=orders
    )
    click.echo(said, nl=False)
    return int(bool(found) or orders[0] != orders[1])


def _impact(old: str, new: str, declarations: Path, on: date | None) -> int:
    from clearslate.domain.policy.tally import tally
    from clearslate.formats.impact_text import impact_text
    from clearslate.formats.stored_declarations import stored_declarations

    before, after = (ruleset_of([pack_as_named(each, where="pack impact")]) for each in (old, new))
    kept = stored_declarations(declarations, load_catalogue(), today(on))
    found = tally(before, after, ((each.reference, facts) for each, facts in kept))
    click.echo(impact_text(found, speaking(), colour=colour()), nl=False)
    return int(bool(found.moved))


def _test(pack: str) -> int:
    from clearslate.formats.cases import try_pack
    from clearslate.formats.hunting import hunt_slips, hunt_text
    from clearslate.formats.trial_text import trial_text

    trial = try_pack(pack)
    click.echo(trial_text(trial, speaking()), nl=False)
    if trial.failures:
        return 1
    slips = hunt_slips(pack, trial)
    click.echo("\n" + hunt_text(slips, speaking()), nl=False)
    return int(not trial.passed or bool(slips.survivors))


def _schema(pack: str | None) -> int:
    import json

    from clearslate.formats.pack_schema import schema_of_pack

    words = None if pack is None else pack_as_named(pack, where="pack schema")
    made = schema_of_pack(load_catalogue(), words)
    click.echo(json.dumps(made, ensure_ascii=False, indent=2, default=float))
    return 0


def _format(file: Path, check: bool) -> int:
    from clearslate.formats.files import read_bounded
    from clearslate.formats.pack_format import format_pack
    from clearslate.formats.yaml_text import LONGEST_DOCUMENT

    data = read_bounded(file, LONGEST_DOCUMENT, file.name)
    made = format_pack(data, file.name, load_catalogue())
    for each in made.lines:
        click.echo(f"{file.name}:{each.line}: {each.after}")
    if not made.lines:
        click.echo(_FORMATTED.say(speaking(), file=file.name))
    elif not check:
        _replace(file, made.data)
    return int(check and bool(made.lines))


def _replace(file: Path, data: bytes) -> None:
    """Put ``data`` in the place of ``file`` at once, so that nobody meets half of it."""
    beside = file.with_name(f".{file.name}.{os.getpid()}.writing")
    beside.write_bytes(data)
    os.replace(beside, file)


COMMANDS = (
    Command("test", says=_TEST, callback=_test, params=[_ONE]),
    Command("diff", says=_DIFF, callback=_diff, params=[_OLD, _NEW]),
    Command(
        "impact",
        says=_IMPACT,
        callback=_impact,
        params=[
            _OLD,
            _NEW,
            click.Argument(["declarations"], type=EXISTING, metavar="DECLARATIONS"),
            day_option(),
        ],
    ),
    Command(
        "schema",
        says=_SCHEMA,
        callback=_schema,
        params=[click.Argument(["pack"], required=False, metavar="[ID|FILE]")],
    ),
    Command(
        "format",
        says=_FORMAT,
        callback=_format,
        params=[
            click.Argument(["file"], type=EXISTING, metavar="FILE"),
            Option("--check", says=_CHECK, is_flag=True),
        ],
    ),
)
