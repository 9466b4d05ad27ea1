"""``clearslate pack list`` and ``pack show``: what packs there are, and what one says."""

from datetime import date

import click

from clearslate.cli.options import day_option, today
from clearslate.cli.speech import Command, Option, speaking
from clearslate.cli.terminal import colour
from clearslate.formats.compiled import pack_ids
from clearslate.formats.packs import find_pack, pack_as_named
from clearslate.formats.phrase import Phrase
from clearslate.formats.report_lines import Manner
from clearslate.formats.words.dates import day_in_full

_LIST = Phrase(
    en="List the packs that ship with Clearslate.",
    fr="Énumérer les jeux de règles livrés avec Clearslate.",
)
_SHOW = Phrase(
    en="Show what a pack says, for people: use-case matrix, clauses, rules, readings.",
    fr="Montrer ce que dit un jeu de règles : grille des cas d’usage, clauses, règles, lectures.",
)
_HTML = Phrase(en="Print one self-contained HTML page.", fr="Imprimer une page HTML autonome.")
_OF = Phrase(
    en="{title}. Source of {dated}, read on {read}.",
    fr="{title}. Source du {dated}, lue le {read}.",
)
_PAST_REVIEW = Phrase(
    en="Its source should have been read again by {day}; it may have changed since.",
    fr="Sa source aurait dû être relue avant le {day} ; elle a pu changer depuis.",
)


def _list(on: date | None) -> int:
    language, day = speaking(), today(on)
    manner = Manner(language=language, colour=colour())
    for name in pack_ids():
        words = find_pack(name)
        click.echo(f"{name}  {words.reference.version}")
        said = [
            _OF.say(
                language,
                title=words.title.say(language),
                dated=day_in_full(words.source.dated, language),
                read=day_in_full(words.source.retrieved, language),
            ),
            words.notice.say(language),
        ]
        if words.pack.review_by is not None and words.past_review(day):
            due = day_in_full(words.pack.review_by, language)
            said.append(_PAST_REVIEW.say(language, day=due))
        for each in said:
            click.echo("\n".join(manner.paragraph(each)))
    return 0


def _show(pack: str, html: bool) -> int:
    from clearslate.formats.pack_pages import pack_html, pack_text

    words = pack_as_named(pack, where="pack show")
    click.echo((pack_html if html else pack_text)(words, speaking()), nl=False)
    return 0


COMMANDS = (
    Command("list", says=_LIST, callback=_list, params=[day_option()]),
    Command(
        "show",
        says=_SHOW,
        callback=_show,
        params=[
            click.Argument(["pack"], metavar="ID|FILE"),
            Option("--html", says=_HTML, is_flag=True),
        ],
    ),
)
