"""Work that is too long for the transaction that caused it, left in a queue for the worker.

A job may run twice, or be broken off and run again: settling what is settled changes nothing.
"""

from collections.abc import Sequence
from datetime import datetime

from django_tasks import task

from clearslate.operations.actor import Actor
from clearslate.operations.opening import Opened, open_production
from clearslate.operations.settling import settle
from clearslate.records.log import atomic
from clearslate.records.productions import production_numbered
from clearslate.records.uses import use_numbered

_BATCH = 50
"""Uses that are settled in one transaction; others who write wait no longer than for these."""


def settle_later(numbers: Sequence[int], actor: Actor, *, because: str) -> None:
    """Leave uses to be settled by the worker, as of the moment of ``actor``."""
    settle_uses.enqueue(numbers=list(numbers), because=because, at=actor.at.isoformat())


@task()
def settle_uses(numbers: list[int], because: str, at: str) -> None:
    """Settle uses in batches, each in a transaction of its own."""
    actor = Actor(member=None, at=datetime.fromisoformat(at))
    for batch in _batches(numbers):
        with atomic():
            _settle(batch, actor, because)


def _settle(numbers: Sequence[int], actor: Actor, because: str) -> None:
    opened: dict[int, Opened] = {}
    for number in numbers:
        production = use_numbered(number).production.number
        if production not in opened:
            kept = production_numbered(production)
            opened[production] = open_production(kept, actor.day(kept.time_zone))
        settle(number, actor, because=because, opened=opened[production])


def _batches(numbers: list[int]) -> list[list[int]]:
    return [numbers[first : first + _BATCH] for first in range(0, len(numbers), _BATCH)]
