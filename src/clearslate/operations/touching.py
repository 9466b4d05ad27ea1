"""What a change touches: worked out before it is made, and settled once it is."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby

from clearslate.domain.declaration import Declaration
from clearslate.domain.production import PackChoice
from clearslate.domain.standing import determine
from clearslate.domain.touching import (
    Aftermath,
    Moved,
    Proposed,
    joined,
    stands_under,
    with_record,
)
from clearslate.formats.packs import DEFAULT_PACK
from clearslate.formats.sealing import digests
from clearslate.operations.actor import Actor
from clearslate.operations.jobs import settle_later
from clearslate.operations.opening import Opened, open_otherwise, open_production
from clearslate.operations.settling import settle
from clearslate.records.productions import ProductionKept, production_numbered
from clearslate.records.touched import Touching, declarations_numbered, uses_touched

MOST_FORESEEN = 500
"""Uses that are determined both ways before a change; about a second's work."""

MOST_AT_ONCE = 200
"""Uses that are settled in the transaction of the change; more are settled by the worker."""


def touching_of(*records: Proposed, production: int | None, path: str) -> Touching:
    """Return what uses stand on of a record: as it is, and as it would be."""
    under = tuple(dict.fromkeys(pair for record in records for pair in stands_under(record)))
    return Touching(under=under, production=production, path=path)


def foresee(proposed: Proposed, touching: Touching, actor: Actor) -> Aftermath:
    """Return what would follow if ``proposed`` were kept now; nothing is kept."""
    found = uses_touched(touching)
    parts = [
        _foreseen(proposed, production, numbers, actor)
        for production, numbers in _by_production(found[:MOST_FORESEEN])
    ]
    beyond = Aftermath(moved=(), not_determined=max(0, len(found) - MOST_FORESEEN))
    return joined((*parts, beyond))


def _foreseen(proposed: Proposed, production: int, numbers: list[int], actor: Actor) -> Aftermath:
    declarations = declarations_numbered(numbers)
    opened = _opened(production, actor, declarations)
    after = with_record(opened.around.registry, proposed)
    around = replace(opened.around, registry=after)
    seals = digests(around.catalogue)
    return Aftermath(
        moved=tuple(
            Moved(
                before=opened.determined(declaration),
                after=determine(declaration, rules=opened.rules, around=around, digests=seals),
            )
            for declaration in declarations
        )
    )


def foresee_pack(kept: ProductionKept, choice: PackChoice, actor: Actor) -> Aftermath:
    """Return what would follow in a production if it chose a pack otherwise; nothing is kept.

    Raises:
        DocumentError: where that version or reading of the pack is not here.
    """
    on = actor.day(kept.time_zone)
    chosen = kept.production.packs or (PackChoice(id=DEFAULT_PACK),)
    packs = tuple(choice if each.id == choice.id else each for each in chosen)
    found = uses_touched(Touching(under=(("pack", choice.id),), production=kept.number))
    declarations = declarations_numbered([number for number, _ in found[:MOST_FORESEEN]])
    before = open_production(kept, on, uses=[each.reference for each in declarations])
    after = open_otherwise(before, replace(kept.production, packs=packs))
    return Aftermath(
        moved=tuple(
            Moved(before=before.determined(each), after=after.determined(each))
            for each in declarations
        ),
        not_determined=max(0, len(found) - MOST_FORESEEN),
    )


def settle_touched(touching: Touching, actor: Actor, *, because: str) -> tuple[int, ...]:
    """Settle every use that a change touches, or leave them to the worker; return which.

    Only within the transaction of the change.
    """
    found = uses_touched(touching)
    if len(found) > MOST_AT_ONCE:
        settle_later([number for number, _ in found], actor, because=because)
        return tuple(number for number, _ in found)
    for production, numbers in _by_production(found):
        opened = _opened(production, actor)
        for number in numbers:
            settle(number, actor, because=because, opened=opened)
    return tuple(number for number, _ in found)


def _opened(
    production: int, actor: Actor, declarations: tuple[Declaration, ...] | None = None
) -> Opened:
    """Open a production, for all its uses or for some of them."""
    kept = production_numbered(production)
    uses = None if declarations is None else [each.reference for each in declarations]
    return open_production(kept, actor.day(kept.time_zone), uses=uses)


def _by_production(found: Iterable[tuple[int, int]]) -> list[tuple[int, list[int]]]:
    return [
        (production, [number for number, _ in group])
        for production, group in groupby(found, key=lambda pair: pair[1])
    ]
