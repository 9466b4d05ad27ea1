"""``clearslate pack lint``: what the author of a pack, or of several, should look at."""

from collections.abc import Iterator

import click

from clearslate.cli.speech import Command, Option, speaking
from clearslate.domain.policy.compile import Ruleset
from clearslate.formats.errors import DocumentError
from clearslate.formats.facts import load_fact_book
from clearslate.formats.lint import Lint, lint, unread_facts
from clearslate.formats.lint_layers import Layer, lint_together
from clearslate.formats.packs import document_of_pack, pack_as_named, ruleset_of
from clearslate.formats.phrase import Phrase
from clearslate.formats.words.dates import Counted

_ABOUT = Phrase(
    en="Say what the author of a pack should look at, each with its line.\n"
    "Of several packs also where their rules are at odds. Ends with 0 where there is nothing, 1 "
    "where there is, 2 where a pack cannot be read.",
    fr="Dire ce que l’auteur d’un jeu de règles devrait revoir, avec la ligne.\n"
    "De plusieurs jeux, dire aussi où leurs règles se contredisent. Se termine par 0 s’il n’y a "
    "rien, 1 sinon, 2 si un jeu de règles est illisible.",
)
_ALL_FACTS = Phrase(
    en="Name each fact of the catalogue that no rule reads.",
    fr="Nommer chaque fait du catalogue qu’aucune règle ne lit.",
)
_NOTE = Counted(
    one=Phrase(
        en="Note: no rule reads {n} fact of the catalogue (--facts names it).",
        fr="Remarque : aucune règle ne lit {n} fait du catalogue (--facts le nomme).",
    ),
    many=Phrase(
        en="Note: no rule reads {n} facts of the catalogue (--facts names them).",
        fr="Remarque : aucune règle ne lit {n} faits du catalogue (--facts les nomme).",
    ),
)
_WHERE = "pack lint"
_ONCE = Phrase(en="each pack once", fr="chaque jeu de règles une seule fois")
_CLEAN = Phrase(en="{pack}: nothing to look at", fr="{pack} : rien à revoir")


def _lint(packs: tuple[str, ...], facts: bool) -> int:
    layers = [_layer(pack) for pack in packs]
    ids = [layer.words.reference.id for layer in layers]
    if twice := next((name for name in ids if ids.count(name) > 1), None):
        raise DocumentError(where=_WHERE, found=twice, expected=_ONCE)
    rules = ruleset_of([layer.words for layer in layers], where=_WHERE)
    found = [*_found(layers, rules)]
    for each in found:
        click.echo(each.told(speaking()))
    if not found:
        click.echo(_CLEAN.say(speaking(), pack=", ".join(ids)))
    _note(unread_facts(rules), each_one=facts)
    return int(bool(found))


def _layer(pack: str) -> Layer:
    words = pack_as_named(pack, where=_WHERE)
    return Layer(words=words, document=document_of_pack(pack.partition("+")[0], where=_WHERE))


def _found(layers: list[Layer], rules: Ruleset) -> Iterator[Lint]:
    for layer in layers:
        yield from lint(layer.document, layer.words, ruleset_of([layer.words]), rules)
    if len(layers) > 1:
        yield from lint_together(layers, rules, load_fact_book())


def _note(unread: tuple[Lint, ...], *, each_one: bool) -> None:
    if unread and not each_one:
        click.echo(_NOTE.say(len(unread), speaking()))
    for fact in unread if each_one else ():
        click.echo(fact.told(speaking()))


COMMAND = Command(
    "lint",
    says=_ABOUT,
    callback=_lint,
    params=[
        click.Argument(["packs"], nargs=-1, required=True, metavar="ID|FILE..."),
        Option("--facts", says=_ALL_FACTS, is_flag=True),
    ],
)
