"""What went wrong on the command line, in the reader's language: where, what, what next."""

import click

from clearslate.formats.phrase import Language, Phrase

_NO_OPTION = Phrase(
    en="command line: found `{found}`, expected one of the options of `{command}`",
    fr="ligne de commande : trouvé « {found} », attendu une des options de « {command} »",
)
_NO_COMMAND = Phrase(
    en="command line: found `{found}`, expected a command",
    fr="ligne de commande : trouvé « {found} », attendu une commande",
)
_MISSING = Phrase(
    en="command line: found nothing for `{name}`, expected a value",
    fr="ligne de commande : rien trouvé pour « {name} », attendu une valeur",
)
_BAD = Phrase(
    en="command line: found a value for `{name}` that does not fit: {message}",
    fr="ligne de commande : trouvé pour « {name} » une valeur qui ne convient pas : {message}",
)
_OTHER = Phrase(en="command line: {message}", fr="ligne de commande : {message}")
_NEAREST = Phrase(en="; did you mean `{word}`?", fr=" ; vouliez-vous dire « {word} » ?")
_NEXT = Phrase(
    en="See `{command} --help`.",
    fr="Voir « {command} --help ».",
)


def usage_fault(error: click.UsageError, language: Language) -> str:
    """Return what is wrong with the command line, and where the right words are listed."""
    command = error.ctx.command_path if error.ctx is not None else "clearslate"
    return f"{_said(error, command, language)}\n{_NEXT.say(language, command=command)}"


def _said(error: click.UsageError, command: str, language: Language) -> str:
    if isinstance(error, click.NoSuchOption):
        said = _NO_OPTION.say(language, found=error.option_name, command=command)
        return said + _nearest(error.possibilities, language)
    if isinstance(error, NoSuchCommand):
        said = _NO_COMMAND.say(language, found=error.found)
        return said + _nearest(error.known, language)
    if isinstance(error, click.MissingParameter):
        return _MISSING.say(language, name=_name(error.param))
    if isinstance(error, click.BadParameter):
        return _BAD.say(language, name=_name(error.param), message=error.message)
    return _OTHER.say(language, message=error.format_message())


def _name(parameter: click.Parameter | None) -> str:
    return parameter.human_readable_name if parameter is not None else "?"


def _nearest(words: object, language: Language) -> str:
    first = next(iter(words), None) if isinstance(words, list | tuple) else None
    return "" if first is None else _NEAREST.say(language, word=first)


class NoSuchCommand(click.UsageError):
    """A command that does not exist, with the nearest that do."""

    def __init__(self, found: str, known: tuple[str, ...], ctx: click.Context) -> None:
        super().__init__(found, ctx)
        self.found = found
        self.known = known
