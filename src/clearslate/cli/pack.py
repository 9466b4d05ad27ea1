"""``clearslate pack``: show, lint, test and compare policy packs."""

from clearslate.cli import pack_author, pack_lint, pack_show
from clearslate.cli.speech import Group
from clearslate.formats.phrase import Phrase

_ABOUT = Phrase(
    en="List, show, test and compare policy packs.\n"
    "A pack is named by its id or its file; readings are chosen with a plus: "
    "netflix-genai+strict_final.",
    fr="Énumérer, montrer, tester et comparer les jeux de règles.\n"
    "Un jeu de règles est désigné par son identifiant ou son fichier ; une lecture se "
    "choisit avec un plus : netflix-genai+strict_final.",
)

pack = Group(
    "pack",
    says=_ABOUT,
    commands=[*pack_show.COMMANDS, pack_lint.COMMAND, *pack_author.COMMANDS],
    no_args_is_help=True,
)
