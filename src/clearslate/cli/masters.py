"""What is said of a master while fingerprints are not built: that it was not checked."""

from pathlib import Path

import click

from clearslate.cli.speech import speaking
from clearslate.formats.phrase import Phrase

_NOT_CHECKED = Phrase(
    en="Master {name}: not checked. Clearslate cannot look at pictures and sound yet; what it "
    "says comes from the timeline and the registers.",
    fr="Master {name} : non vérifié. Clearslate ne regarde pas encore l’image et le son ; ce "
    "qu’il dit vient du montage et des registres.",
)


def say_of_master(master: Path | None) -> None:
    """Say that the master was not checked; it must at least be there.

    Raises:
        OSError: where there is no such file.
    """
    if master is None:
        return
    master.stat()
    click.echo(_NOT_CHECKED.say(speaking(), name=master.name), err=True)
