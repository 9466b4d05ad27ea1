"""Progress of long work: a bar on a terminal, plain lines elsewhere, nothing for short work."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click

from clearslate.cli.speech import speaking
from clearslate.formats.phrase import Phrase

_LONG = 4 * 1024 * 1024
"""Bytes to read from which work is long: about half a second of it."""

READING = Phrase(en="reading the production", fr="lecture de la production")
REGISTER = Phrase(en="reading the asset register", fr="lecture du registre des éléments")
CUT = Phrase(en="reading the cut", fr="lecture du montage")
CHECKING = Phrase(en="determining uses and checking the cut", fr="détermination et contrôle")
REPORT = Phrase(en="writing the report", fr="rédaction du rapport")


class Stages:
    """Says which stage of some long work has begun; short work says nothing."""

    def __init__(self, stages: Sequence[Phrase], *, long: bool) -> None:
        self._stages = stages
        self._begun = 0
        self._long = long
        self._bar = long and sys.stderr.isatty()

    def begin(self, stage: Phrase) -> None:
        """Show that ``stage`` has begun."""
        self._begun += 1
        if not self._long:
            return
        said = stage.say(speaking())
        if self._bar:
            done = "█" * self._begun + "░" * (len(self._stages) - self._begun)
            click.echo(f"\r\x1b[K{done} {said}", err=True, nl=False)
        else:
            click.echo(f"{self._begun}/{len(self._stages)} {said}", err=True)

    def end(self) -> None:
        """Take the bar away, so that only the answer stays."""
        if self._bar:
            click.echo("\r\x1b[K", err=True, nl=False)


@contextmanager
def stages_of(work: Sequence[Phrase], *inputs: Path) -> Iterator[Stages]:
    """Yield the stages of ``work``, which is long where its ``inputs`` are large."""
    size = sum(path.stat().st_size for path in inputs if path.is_file())
    stages = Stages(work, long=size >= _LONG)
    try:
        yield stages
    finally:
        stages.end()
