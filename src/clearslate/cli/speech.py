"""Speaking the reader's language on the command line, help and errors included.

``--lang`` may stand anywhere; without it ``CLEARSLATE_LANG`` and then the locale decide.
"""

import os
from collections.abc import Mapping, Sequence
from typing import Any

import click

from clearslate.formats.phrase import Language, Phrase

_USAGE = Phrase(en="Usage: ", fr="Emploi : ")
_OPTIONS = Phrase(en="Options", fr="Options")
_COMMANDS = Phrase(en="Commands", fr="Commandes")
_ARGUMENTS = Phrase(en="[OPTIONS] COMMAND [ARGS]...", fr="[OPTIONS] COMMANDE [ARGUMENTS]...")
_HELP = Phrase(en="Show this help and stop.", fr="Afficher cette aide et s’arrêter.")
_LANG = Phrase(
    en="Language: en or fr. Without it the locale decides.",
    fr="Langue : en ou fr. Sans elle, la langue du système décide.",
)
_ENVIRONMENT = ("CLEARSLATE_LANG", "LC_ALL", "LC_MESSAGES", "LANG")


def chosen_language(arguments: Sequence[str], environment: Mapping[str, str]) -> Language:
    """Return the language that the command line or, failing that, the environment asks for."""
    for place, argument in enumerate(arguments):
        if argument.startswith("--lang="):
            return _language(argument.partition("=")[2])
        if argument == "--lang":
            return _language("".join(arguments[place + 1 : place + 2]))
    said = (environment.get(name, "") for name in _ENVIRONMENT)
    return _language(next((word for word in said if word), ""))


def _language(word: str) -> Language:
    return Language.FRENCH if word.casefold().startswith("fr") else Language.ENGLISH


def speaking() -> Language:
    """Return the language of the command that is running."""
    context = click.get_current_context(silent=True)
    found = context.find_object(Language) if context is not None else None
    return found or chosen_language((), os.environ)


class Option(click.Option):
    """An option whose help is a phrase."""

    def __init__(self, *declarations: str, says: Phrase, **settings: Any) -> None:
        super().__init__(list(declarations), **settings)
        self.says = says

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        record = super().get_help_record(ctx)
        return (record[0], self.says.say(speaking())) if record is not None else None


class Command(click.Command):
    """A command whose help is a phrase; the first sentence stands in the list of commands."""

    def __init__(self, name: str, *, says: Phrase, **settings: Any) -> None:
        super().__init__(name, **settings)
        self.says = says
        self.params.append(language_option())

    def get_short_help_str(self, limit: int = 60) -> str:
        return self.says.say(speaking()).split("\n")[0]

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        _write_help(self.says, formatter)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, prefix=_USAGE.say(speaking()))

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        return help_option()

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        _write_options(self, ctx, formatter)


class Group(click.Group):
    """A group of commands that are imported when they are called."""

    def __init__(self, name: str, *, says: Phrase, **settings: Any) -> None:
        super().__init__(name, **settings)
        self.says = says
        self.params.append(language_option())

    def get_short_help_str(self, limit: int = 60) -> str:
        return self.says.say(speaking()).split("\n")[0]

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        _write_help(self.says, formatter)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        language = speaking()
        formatter.write_usage(
            ctx.command_path, _ARGUMENTS.say(language), prefix=_USAGE.say(language)
        )

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        return help_option()

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        _write_options(self, ctx, formatter)
        rows = []
        for name in self.list_commands(ctx):
            command = self.get_command(ctx, name)
            if command is not None:
                rows.append((name, command.get_short_help_str()))
        if rows:
            with formatter.section(_COMMANDS.say(speaking())):
                formatter.write_dl(rows)


def language_option() -> Option:
    """Return the option ``--lang``, which every command takes."""
    return Option(
        "--lang",
        says=_LANG,
        type=click.Choice([each.value for each in Language]),
        expose_value=False,
        is_eager=True,
    )


def help_option() -> Option:
    """Return the option ``--help``, which every command takes."""

    def show(ctx: click.Context, _: click.Parameter, asked: bool) -> None:
        if asked:
            click.echo(ctx.get_help(), color=ctx.color)
            ctx.exit()

    return Option(
        "--help", says=_HELP, is_flag=True, is_eager=True, expose_value=False, callback=show
    )


def _write_help(says: Phrase, formatter: click.HelpFormatter) -> None:
    for paragraph in says.say(speaking()).split("\n"):
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(paragraph)


def _write_options(
    command: click.Command, ctx: click.Context, formatter: click.HelpFormatter
) -> None:
    records = [parameter.get_help_record(ctx) for parameter in command.get_params(ctx)]
    rows = [record for record in records if record is not None]
    if rows:
        with formatter.section(_OPTIONS.say(speaking())):
            formatter.write_dl(rows)
