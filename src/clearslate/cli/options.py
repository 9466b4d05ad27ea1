"""Options that several commands take, described once."""

from datetime import UTC, date, datetime
from pathlib import Path

import click

from clearslate.cli.speech import Option, speaking
from clearslate.formats.phrase import Phrase

EXISTING = click.Path(exists=False, path_type=Path)
"""A path; whether it can be read is found out by reading it, with a located error."""


class Day(click.ParamType[date]):
    """A day such as 2026-03-31."""

    name = "day"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        if isinstance(value, date):
            return value
        from clearslate.formats.shapes import Misfit
        from clearslate.formats.spellings import DAY

        try:
            return DAY.read(str(value))
        except Misfit as misfit:
            expected = misfit.expected.say(speaking())
            self.fail(f"`{value}`, {expected}", param, ctx)


def day_option() -> Option:
    """Return ``--on``: the day that counts as today."""
    says = Phrase(
        en="The day to decide for, such as 2026-03-31; today if it is left out.",
        fr="Le jour considéré, comme 2026-03-31 ; aujourd’hui par défaut.",
    )
    return Option("--on", says=says, type=Day(), metavar="DAY")


def production_option(*, required: bool) -> Option:
    """Return ``--production``: the folder whose registers are read."""
    says = Phrase(
        en="The production's folder; its registers answer what they know.",
        fr="Le dossier de la production ; ses registres répondent de ce qu’ils savent.",
    )
    return Option("--production", says=says, type=EXISTING, metavar="DIR", required=required)


def json_option() -> Option:
    """Return ``--json``: print one object for scripts."""
    says = Phrase(
        en="Print one JSON object for scripts.", fr="Imprimer un objet JSON pour les scripts."
    )
    return Option("--json", "as_json", says=says, is_flag=True)


def rate_option() -> Option:
    """Return ``--rate``: the frame rate of an edit list that does not say it."""
    says = Phrase(
        en="Frames a second of the cut, such as 24, 25, 23.976 or 30000/1001.",
        fr="Images par seconde du montage, comme 24, 25, 23.976 ou 30000/1001.",
    )
    return Option("--rate", says=says, metavar="FPS")


def master_option() -> Option:
    """Return ``--master``: the finished picture, which fingerprints will be held against."""
    says = Phrase(
        en="The master to check against; not checked until fingerprints are built.",
        fr="Le master à contrôler ; non vérifié tant que les signatures visuelles manquent.",
    )
    return Option("--master", says=says, type=EXISTING, metavar="FILE")


def today(on: date | None) -> date:
    """Return the day that was asked for, or this one: only here the clock is read."""
    return on or datetime.now().astimezone().date()  # noqa: TID251 an entrance may ask the clock


def now() -> datetime:
    """Return this second, for a mark that says when it was made."""
    return datetime.now(UTC).replace(microsecond=0)  # noqa: TID251 as above
