"""``clearslate schema``: the published JSON Schema of every document."""

import json

import click

from clearslate.cli.speech import Command
from clearslate.formats.errors import DocumentError, nearest_word
from clearslate.formats.phrase import Phrase
from clearslate.formats.wording import filled

_ABOUT = Phrase(
    en="Print the JSON Schema of a document.\nWithout a name, the names are listed.",
    fr="Imprimer le schéma JSON d’un document.\nSans nom, les noms sont énumérés.",
)
_A_NAME = Phrase(en="one of {known}", fr="l’un de {known}")


def _schema(name: str | None) -> int:
    from clearslate.formats.schemas import SCHEMA_NAMES, schema

    if name is None:
        click.echo("\n".join(SCHEMA_NAMES))
        return 0
    if name not in SCHEMA_NAMES:
        raise DocumentError(
            where="schema",
            found=name,
            expected=filled(_A_NAME, known=", ".join(SCHEMA_NAMES)),
            nearest=nearest_word(name, SCHEMA_NAMES),
        )
    click.echo(json.dumps(schema(name), ensure_ascii=False, indent=2, default=float))
    return 0


schema = Command(
    "schema",
    says=_ABOUT,
    callback=_schema,
    params=[click.Argument(["name"], required=False, metavar="[NAME]")],
)
