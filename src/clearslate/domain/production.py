"""Productions: the undertaking that makes a title, its dates, its packs and its cuts."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from clearslate.domain.facts import Answer, Answers

_DIGITS = re.compile(r"([0-9]+)")


class TitleKind(StrEnum):
    """What is being made."""

    FILM = "film"
    SERIES = "series"


@dataclass(frozen=True, slots=True, kw_only=True)
class PackChoice:
    """A policy pack that binds the production, and the readings of it that were chosen."""

    id: str
    version: str | None = None
    """None stands for the version in force."""
    options: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class CutChoice:
    """One version of the edit and where it is kept; ``file`` never leaves the production."""

    name: str
    file: str
    version: str
    rate: str | None = None
    """Frames per second as text: ``24``, ``23.976``, ``24000/1001``."""
    start: str | None = None
    """The timecode of the first frame."""
    locked_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Production:
    """A production as its folder describes it."""

    reference: str
    title: str
    kind: TitleKind = TitleKind.FILM
    season: int | None = None
    episode: int | None = None
    genre: str | None = None
    territories: frozenset[str] = frozenset()
    agreements: frozenset[str] = frozenset()
    photography_start: date | None = None
    delivery_on: date | None = None
    first_release_on: date | None = None
    strike_on: str | None = None
    time_zone: str = "UTC"
    packs: tuple[PackChoice, ...] = ()
    cuts: tuple[CutChoice, ...] = ()

    @property
    def latest_cut(self) -> CutChoice | None:
        """The cut of the highest version; between equals, the last locked, then the last named."""
        if not self.cuts:
            return None
        newest = max((_age(cut), place) for place, cut in enumerate(self.cuts))
        return self.cuts[newest[1]]

    @property
    def answers(self) -> Answers:
        """What the production answers for every use in it."""
        given: dict[str, Answer | None] = {
            "genre": self.genre,
            "territories": self.territories or None,
            "agreements": self.agreements or None,
            "photography_start": self.photography_start,
            "delivery_on": self.delivery_on,
            "first_release_on": self.first_release_on,
            "strike_on": self.strike_on,
        }
        return MappingProxyType({fact: a for fact, a in given.items() if a is not None})


def version_order(version: str) -> tuple[tuple[bool, int, str], ...]:
    """Return what versions are compared by: ``v9`` before ``v012``, ``1.9`` before ``1.10``.

    A leading ``v`` says nothing, nor do capitals. A word comes after a number.
    """
    parts = _DIGITS.split(version.casefold().removeprefix("v"))
    return tuple(
        (not part.isdigit(), int(part) if part.isdigit() else 0, "" if part.isdigit() else part)
        for part in parts
        if part
    )


def _age(cut: CutChoice) -> tuple[tuple[tuple[bool, int, str], ...], date]:
    return version_order(cut.version), cut.locked_on or date.min
