"""``clearslate ask``: an interview in the terminal that asks only what can still matter."""

from datetime import date
from pathlib import Path

import click

from clearslate.cli.check import beside
from clearslate.cli.interview import Interview
from clearslate.cli.options import EXISTING, day_option, production_option, today
from clearslate.cli.speech import Command, speaking
from clearslate.domain.declaration import Declaration
from clearslate.domain.policy.rules import Outcome
from clearslate.formats.documents.declaration import document_of, read_declaration
from clearslate.formats.facts import load_catalogue
from clearslate.formats.packs import ruleset_of
from clearslate.formats.phrase import Phrase
from clearslate.formats.yaml_text import read_file
from clearslate.formats.yaml_written import yaml_of

_ABOUT = Phrase(
    en="Answer the questions that can still change the outcome; the declaration is written.\n"
    "DECLARATION is the file to go on with, or to begin. Every answer is saved as it is given. "
    "Type a number to choose, ? for help, u for unsure, b to go back, q to stop. Ends as `check` "
    "does.",
    fr="Répondre aux questions qui peuvent encore changer l’issue ; la déclaration est écrite.\n"
    "DECLARATION est le fichier à poursuivre, ou à commencer. Chaque réponse est enregistrée "
    "aussitôt. Tapez un numéro pour choisir, ? pour l’aide, u si vous ne savez pas, b pour "
    "revenir, q pour arrêter. Se termine comme « check ».",
)
_REFERENCE = Phrase(en="Reference of the use", fr="Référence du cas d’usage")
_TITLE = Phrase(en="The use, in a few words", fr="Le cas d’usage, en quelques mots")
_PARTNER = Phrase(en="Your company", fr="Votre société")
_CONTACT = Phrase(en="Your contact at the studio", fr="Votre contact au studio")
_WRITTEN = Phrase(en="Written to {file}.", fr="Écrit dans {file}.")


def _ask(declaration: Path | None, production: Path | None, on: date | None) -> int:
    begun = declaration is not None and declaration.exists()
    stated = (
        read_declaration(read_file(declaration), load_catalogue())
        if declaration is not None and begun
        else _begin()
    )
    file = declaration if declaration is not None else Path(f"{_plain(stated.reference)}.yaml")
    around, packs = beside(production, today(on))
    interview = Interview(stated, ruleset_of(packs), around, lambda d: _save(d, file))
    outcome = interview.hold()
    click.echo(_WRITTEN.say(speaking(), file=file), err=True)
    return int(outcome is not Outcome.NOTIFY)


def _begin() -> Declaration:
    """Ask for what every declaration must say."""
    language = speaking()
    asked = [_REFERENCE, _TITLE, _PARTNER, _CONTACT]
    reference, title, partner, contact = (
        click.prompt(each.say(language), err=True).strip() for each in asked
    )
    return Declaration(
        reference="-".join(reference.split()), title=title, partner=partner, contact=contact
    )


def _plain(reference: str) -> str:
    return "".join(each if each.isalnum() or each in "-_." else "-" for each in reference)


def _save(declaration: Declaration, file: Path) -> None:
    """Write the declaration whole, so that an interruption leaves the last answer in place."""
    beside_it = file.with_name(f".{file.name}.writing")
    beside_it.write_text(yaml_of(document_of(declaration)), encoding="utf-8")
    beside_it.replace(file)


ask = Command(
    "ask",
    says=_ABOUT,
    callback=_ask,
    params=[
        click.Argument(["declaration"], type=EXISTING, required=False, metavar="[DECLARATION]"),
        production_option(required=False),
        day_option(),
    ],
)
