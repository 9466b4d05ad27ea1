"""Guidance: the packs that somebody may read, those of their productions included."""

from collections import OrderedDict
from dataclasses import dataclass
from functools import lru_cache

from clearslate.domain.people import Member
from clearslate.formats.compiled import pack_ids
from clearslate.formats.errors import DocumentError
from clearslate.formats.guidance_index import Passage, found_in, passages_of
from clearslate.formats.pack_words import PackWords
from clearslate.formats.packs import find_pack
from clearslate.operations.opening import packs_in
from clearslate.records.productions import ProductionKept, productions_seen
from clearslate.records.reach import NotThere


@dataclass(frozen=True, slots=True, kw_only=True)
class Guided:
    """A pack that somebody may read, and the productions of theirs that ask it."""

    pack: PackWords
    own: bool
    """It came with a production and does not ship with Clearslate."""
    productions: tuple[ProductionKept, ...]


def guides_for(member: Member) -> tuple[Guided, ...]:
    """Return every pack that ``member`` may read: those that ship, then their productions' own.

    A production's own pack is told apart by its digest; two may go by one id.
    """
    found: OrderedDict[tuple[str, str], list[ProductionKept]] = OrderedDict()
    packs: dict[tuple[str, str], PackWords] = {}
    for name in pack_ids():
        pack = _shipped(name)
        packs[name, pack.reference.digest] = pack
        found[name, pack.reference.digest] = []
    for production in productions_seen(member):
        for pack in _packs_of(production):
            key = (pack.reference.id, pack.reference.digest)
            packs.setdefault(key, pack)
            found.setdefault(key, []).append(production)
    shipped = frozenset(pack_ids())
    return tuple(
        Guided(pack=packs[key], own=key[0] not in shipped, productions=tuple(asking))
        for key, asking in found.items()
    )


@lru_cache(64)
def _shipped(name: str) -> PackWords:
    """Return a pack that ships; it stays as it is for as long as the process lives."""
    return find_pack(name)


def _packs_of(production: ProductionKept) -> tuple[PackWords, ...]:
    try:
        return packs_in(production)
    except DocumentError:
        # A pack that is gone here is said where uses are determined, not in the library.
        return ()


def guide_called(member: Member, pack: str, of: str = "") -> tuple[PackWords, str]:
    """Return a pack by its id, as the production ``of`` reads it, and that production's name.

    Raises:
        NotThere: where ``member`` may read none.
    """
    if not of and pack in pack_ids():
        return _shipped(pack), ""
    for production in productions_seen(member):
        if of and production.handle != of:
            continue
        for words in _packs_of(production):
            if words.reference.id == pack:
                return words, production.name
    raise NotThere(pack)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A passage that was found, and the pack it stands in."""

    pack: PackWords
    passage: Passage
    of: str
    """The handle of the production whose own pack it is; empty for a pack that ships."""


_PASSAGES: dict[str, tuple[Passage, ...]] = {}
_MOST_PACKS = 128


def guidance_found(member: Member, query: str) -> tuple[Place, ...]:
    """Return every passage with all the words of ``query`` in packs that ``member`` may read."""
    return tuple(
        Place(
            pack=guide.pack,
            passage=passage,
            of=guide.productions[0].handle if guide.own else "",
        )
        for guide in guides_for(member)
        for passage in found_in(_passages(guide.pack), query)
    )


def _passages(pack: PackWords) -> tuple[Passage, ...]:
    digest = pack.reference.digest
    if digest not in _PASSAGES:
        if len(_PASSAGES) >= _MOST_PACKS:
            _PASSAGES.clear()
        _PASSAGES[digest] = passages_of(pack)
    return _PASSAGES[digest]
