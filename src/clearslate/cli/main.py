"""The entrance: finds the command, speaks the language, and ends with the right exit code.

Commands are imported when they are called, so that a short one answers at once.
"""

import os
import sys
from collections.abc import Sequence
from importlib import import_module

import click

from clearslate import __version__
from clearslate.cli.faults import NoSuchCommand, usage_fault
from clearslate.cli.speech import Group, Option, chosen_language
from clearslate.formats.errors import DocumentError, nearest_word
from clearslate.formats.phrase import Language, Phrase
from clearslate.formats.timecodes import RateNeeded

UNREADABLE = 2
_INTERRUPTED = 130

_COMMANDS = {
    "check": "clearslate.cli.check:check",
    "clear": "clearslate.cli.clear:clear",
    "ask": "clearslate.cli.ask:ask",
    "cut": "clearslate.cli.cut:cut",
    "inspect": "clearslate.cli.inspect:inspect",
    "register": "clearslate.cli.register:register",
    "pack": "clearslate.cli.pack:pack",
    "schema": "clearslate.cli.schema:schema",
    "mark": "clearslate.cli.mark:mark",
    "serve": "clearslate.cli.service:serve",
    "demo": "clearslate.cli.service:demo",
    "worker": "clearslate.cli.service:worker",
    "admin": "clearslate.cli.service:admin",
}

_ABOUT = Phrase(
    en="Clear the use of generative AI in a film, and prove what is in the cut.\n"
    "Start with `clearslate clear FOLDER` on a production, or `clearslate check FILE` on one "
    "declaration.",
    fr="Libérer l’usage de l’IA générative dans un film, et prouver ce que contient le montage.\n"
    "Commencez par « clearslate clear DOSSIER » sur une production, ou « clearslate check "
    "FICHIER » sur une déclaration.",
)
_VERSION = Phrase(en="Show the version and stop.", fr="Afficher la version et s’arrêter.")
_INTERRUPT = Phrase(en="Interrupted. Nothing was written.", fr="Interrompu. Rien n’a été écrit.")
_CANNOT = Phrase(
    en="{where}: found `{found}`, expected a file or folder that can be read or written",
    fr="{where} : trouvé « {found} », attendu un fichier ou dossier lisible ou modifiable",
)


class _Commands(Group):
    """The commands by name, imported when one is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        module, _, name = _COMMANDS[cmd_name].partition(":")
        command = getattr(import_module(module), name)
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] not in _COMMANDS and not args[0].startswith("-"):
            near = nearest_word(args[0], _COMMANDS)
            raise NoSuchCommand(args[0], (near,) if near else (), ctx)
        return super().resolve_command(ctx, args)


def commands() -> click.Group:
    """Return the command line, ready to be run."""
    group = _Commands("clearslate", says=_ABOUT, invoke_without_command=True, callback=_alone)
    group.params.append(Option("--version", says=_VERSION, is_flag=True))
    return group


def _alone(version: bool) -> None:
    context = click.get_current_context()
    if version:
        click.echo(f"clearslate {__version__}")
        context.exit()
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and end the process with its exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    for stream in (sys.stdout, sys.stderr):
        # A name in a cut may hold any character; a console that lacks it shows a mark instead.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    sys.exit(run(given, chosen_language(given, os.environ)))


def run(arguments: list[str], language: Language) -> int:
    """Run one command line and return its exit code; say in words what went wrong."""
    try:
        code = commands().main(
            arguments, prog_name="clearslate", standalone_mode=False, obj=language
        )
        sys.stdout.flush()
    except click.UsageError as error:
        return _fault(usage_fault(error, language))
    except (DocumentError, RateNeeded) as error:
        return _fault(error.told(language))
    except (click.Abort, KeyboardInterrupt):
        click.echo(_INTERRUPT.say(language), err=True)
        return _INTERRUPTED
    except BrokenPipeError:
        # The reader has gone, as `head` does; there is nobody left to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        found = error.strerror or str(error)
        return _fault(_CANNOT.say(language, where=error.filename or "?", found=found))
    return code if isinstance(code, int) else 0


def _fault(said: str) -> int:
    click.echo(said, err=True)
    return UNREADABLE
