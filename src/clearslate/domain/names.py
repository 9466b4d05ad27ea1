"""Names that a production watches for in prompts: its performers, works and artists, with aliases.

Names are known from three sides: a list that the production keeps, the registers of consents and
licences, and the declarations. Read next: ``mentions.py`` for how they are found in a text.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from clearslate.domain.declaration import Declaration
from clearslate.domain.registry import Registry


class NameOf(StrEnum):
    """Whose name it is."""

    PERFORMER = "performer"
    WORK = "work"
    """A title, or a character of one."""
    ARTIST = "artist"


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownName:
    """One performer, work or artist, and what else they are called."""

    name: str
    of: NameOf
    aliases: tuple[str, ...] = ()
    holder: str | None = None
    """Who holds the rights in a work."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """The list that a production keeps of names to watch for."""

    performers: tuple[KnownName, ...] = ()
    works: tuple[KnownName, ...] = ()
    artists: tuple[KnownName, ...] = ()


def names_known(
    names: Names | None, registry: Registry, declarations: Iterable[Declaration] = ()
) -> tuple[KnownName, ...]:
    """Return every name that the list, the registers and the declarations know, each once.

    The list goes first: it knows aliases, and a work in it may be an artist's name elsewhere.
    """
    found: dict[str, KnownName] = {}
    for each in (*_listed(names), *_in_registers(registry), *_declared(declarations)):
        found.setdefault(each.name.casefold(), each)
    return tuple(found.values())


def _listed(names: Names | None) -> tuple[KnownName, ...]:
    return () if names is None else (*names.performers, *names.works, *names.artists)


def _in_registers(registry: Registry) -> Iterator[KnownName]:
    for consent in registry.consents or ():
        yield KnownName(name=consent.performer, of=NameOf.PERFORMER)
    for licence in registry.licences or ():
        yield KnownName(name=licence.work, of=NameOf.WORK, holder=licence.holder)


def _declared(declarations: Iterable[Declaration]) -> Iterator[KnownName]:
    for declaration in declarations:
        for person in declaration.people:
            yield KnownName(name=person.performer, of=NameOf.PERFORMER)
        for work in declaration.works:
            yield KnownName(name=work, of=NameOf.WORK)
