"""Progress of a sweep whose length nobody knows: how many files were read so far."""

import sys

import click

from clearslate.cli.speech import speaking
from clearslate.formats.phrase import both
from clearslate.formats.words.provenance import INSPECTED

_AT_A_TERMINAL, _ELSEWHERE = 10, 1_000
_SO_FAR = both("{files} read", "lecture : {files}")


class Counting:
    """Says how many files were read: on one line of a terminal, elsewhere every thousand."""

    def __init__(self) -> None:
        self._count = 0
        self._bar = sys.stderr.isatty()

    def one(self) -> None:
        """Count one more file."""
        self._count += 1
        if self._count % (_AT_A_TERMINAL if self._bar else _ELSEWHERE):
            return
        files = INSPECTED.say(self._count, speaking())
        said = _SO_FAR.say(speaking(), files=files)
        click.echo(f"\r\x1b[K{said}" if self._bar else said, err=True, nl=not self._bar)

    def hide(self) -> None:
        """Take the line away, so that an answer can stand in its place."""
        if self._bar and self._count:
            click.echo("\r\x1b[K", err=True, nl=False)
