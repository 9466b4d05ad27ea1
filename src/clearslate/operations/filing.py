"""Filing: a file attached to a declared use, as its evidence or to show that a duty was met."""

from collections.abc import Iterable

from clearslate.domain.approval import conditions_of
from clearslate.domain.request import Progress, answers_for
from clearslate.operations.actor import Actor
from clearslate.operations.attaching import safe_name
from clearslate.operations.noting import MayNot, note
from clearslate.operations.settling import opened_for, settle
from clearslate.records.files import attach, store
from clearslate.records.log import atomic
from clearslate.records.uses import UseKept, locked, use_called


def file_for_use(
    actor: Actor,
    where: tuple[str, str],
    file: tuple[str, Iterable[bytes]],
    *,
    duty: str,
    largest: int,
) -> str:
    """Attach a file to a use and return the name it is kept under.

    ``where`` is the production's handle and the use's reference; ``file`` is a name and
    bytes. With ``duty``, `pack/id` of an obligation or the name of a `Condition`, it shows that
    the duty was met. Without, it is evidence of the use itself: approvals that were given
    without it fall.

    Raises:
        NotThere: where the actor may see no such use.
        MayNot: where they do not speak for it, or it owes no such duty.
        TooLarge: past ``largest`` bytes; then nothing is kept.
        NoContent: where it has no bytes.
    """
    _allowed(actor, where, duty)
    stored = store(file[1], largest=largest)
    with atomic():
        use = _allowed(actor, where, duty)
        locked(use.number)
        name = safe_name(file[0])
        attach(
            name,
            stored,
            production=use.production.number,
            organisation=use.organisation,
            added_by=actor.number,
            at=actor.at,
            use=use.number,
            duty=duty,
        )
        note(use, "attached", actor, {"name": name, "digest": stored.digest, "duty": duty})
        settle(use.number, actor, because="attached")
    return name


def _allowed(actor: Actor, where: tuple[str, str], duty: str) -> UseKept:
    member = actor.member
    assert member is not None
    use = use_called(member, *where)
    speaks = answers_for(member, use.declared_by, use.production.number)
    if not speaks or not use.current or use.progress is Progress.WITHDRAWN:
        raise MayNot
    if duty and duty not in _duties(use, actor):
        raise MayNot
    return use


def _duties(use: UseKept, actor: Actor) -> frozenset[str]:
    made = opened_for(use, actor).determined(use.declaration)
    found = made.determination
    owed = (f"{pack}/{each}" for pack, each in (*found.obligations, *found.disclosures))
    return frozenset((*owed, *(each.name for each in conditions_of(made.approvals))))
