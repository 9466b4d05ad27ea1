"""Producing: a production is made, or what it goes by and what binds it is changed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from zoneinfo import available_timezones

from clearslate.domain.people import Act, Member
from clearslate.domain.production import Production
from clearslate.formats.errors import DocumentError
from clearslate.operations.actor import Actor
from clearslate.operations.jobs import settle_later
from clearslate.operations.opening import open_production
from clearslate.operations.settling import settle
from clearslate.records.log import Entry, append, atomic, take_turn
from clearslate.records.people_kept import house_numbered
from clearslate.records.production_names import code_name_of, rename_production
from clearslate.records.productions import (
    ProductionKept,
    handle_taken,
    keep_production,
    production_called,
    production_numbered,
    replace_production,
)
from clearslate.records.uses import current_in

HANDLE = re.compile(r"[a-z0-9][a-z0-9-]{0,79}")
PREFIX = re.compile(r"[A-Z]{1,8}")
RESERVED = frozenset(("new",))
"""Handles that are addresses of their own."""
_AT_ONCE = 50
"""Uses that are settled in the transaction of the change; more are left to the worker."""


class Flaw(StrEnum):
    """What is wrong with a production as it was filled in."""

    TITLE = "title"
    HANDLE = "handle"
    HANDLE_TAKEN = "handle_taken"
    PREFIX = "prefix"
    TIME_ZONE = "time_zone"
    PACKS = "packs"


class Flawed(ValueError):
    """A production that cannot be kept as it was filled in; ``flaws`` says why."""

    def __init__(self, flaws: tuple[Flaw, ...]) -> None:
        super().__init__(", ".join(flaws))
        self.flaws = flaws


class MayNotProduce(PermissionError):
    """Somebody who holds no office that makes or changes productions tried to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """A production as somebody fills it in; its reference is its handle."""

    production: Production
    handle: str
    prefix: str
    organisation: int
    code_name: str = ""


def may_make(member: Member) -> bool:
    """Say whether ``member`` makes productions: an administrator, or a title contact."""
    return member.may(Act.MAKE_PRODUCTIONS)


def may_change(member: Member, production: int) -> bool:
    """Say whether ``member`` may change what a production goes by and what binds it.

    Whoever may not see a title that runs under a code name may not change it either.
    """
    seen = member.may(Act.SEE_TITLE, production) or not code_name_of(production)
    return seen and member.may(Act.MAKE_PRODUCTIONS, production)


@atomic()
def make_production(planned: Planned, actor: Actor) -> str:
    """Keep a new production and return its handle.

    Raises:
        MayNotProduce: where the actor may not.
        NotThere: where the organisation is not the actor's or below it.
        Flawed: where something of it cannot be used.
    """
    take_turn()
    if actor.member is None or not may_make(actor.member):
        raise MayNotProduce
    house = house_numbered(planned.organisation, actor.member)
    flaws = [*_flaws(planned.production), *_names_wrong(planned)]
    if flaws:
        raise Flawed(tuple(flaws))
    number = keep_production(
        planned.production,
        organisation=house.number,
        handle=planned.handle,
        prefix=planned.prefix,
        code_name=planned.code_name,
    )
    kept = production_numbered(number)
    _openable(kept, actor)
    append(_entry("production_made", kept, actor))
    return planned.handle


def _names_wrong(planned: Planned) -> Iterator[Flaw]:
    if not HANDLE.fullmatch(planned.handle) or planned.handle in RESERVED:
        yield Flaw.HANDLE
    elif handle_taken(planned.handle):
        yield Flaw.HANDLE_TAKEN
    if not PREFIX.fullmatch(planned.prefix):
        yield Flaw.PREFIX


def _flaws(production: Production) -> Iterator[Flaw]:
    if not production.title.strip():
        yield Flaw.TITLE
    if production.time_zone not in available_timezones():
        yield Flaw.TIME_ZONE
    if not production.packs:
        yield Flaw.PACKS


def _openable(kept: ProductionKept, actor: Actor) -> None:
    """Hold that the packs of a production can be read before anybody declares under them."""
    try:
        open_production(kept, actor.day(kept.time_zone))
    except DocumentError as error:
        raise Flawed((Flaw.PACKS,)) from error


@atomic()
def change_production(handle: str, production: Production, code_name: str, actor: Actor) -> bool:
    """Keep a production as it is now, and settle its uses where that could matter.

    Says whether uses were left to the worker, because there are many.

    Raises:
        NotThere: where the actor may see no such production.
        MayNotProduce: where the actor may not change it.
        Flawed: where something of it cannot be used.
    """
    take_turn()
    member = actor.member
    if member is None:
        raise MayNotProduce
    before = production_called(member, handle)
    if not may_change(member, before.number):
        raise MayNotProduce
    flaws = tuple(_flaws(production))
    if flaws:
        raise Flawed(flaws)
    if (production, code_name) == (before.production, code_name_of(before.number)):
        return False
    replace_production(before.number, production)
    rename_production(before.number, code_name)
    kept = production_numbered(before.number)
    _openable(kept, actor)
    append(_entry("production_changed", kept, actor))
    return production != before.production and _settle_all(kept, actor)


def _settle_all(kept: ProductionKept, actor: Actor) -> bool:
    uses = current_in(kept.number)
    if len(uses) > _AT_ONCE:
        settle_later(uses, actor, because="production_changed")
        return True
    opened = open_production(kept, actor.day(kept.time_zone))
    for use in uses:
        settle(use, actor, because="production_changed", opened=opened)
    return False


def _entry(act: str, kept: ProductionKept, actor: Actor) -> Entry:
    packs = [
        {"id": each.id, "version": each.version or "", "options": sorted(each.options)}
        for each in kept.production.packs
    ]
    return Entry(
        at=actor.at,
        actor=actor.name,
        act=act,
        subject=f"production {kept.handle}",
        production=kept.number,
        organisation=kept.organisation,
        details={"packs": packs},
    )
