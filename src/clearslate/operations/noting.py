"""Noting in the audit log what was done, in the transaction that does it."""

from clearslate.operations.actor import Actor
from clearslate.records.log import Entry, append
from clearslate.records.productions import ProductionKept
from clearslate.records.uses import UseKept


def note(
    use: UseKept,
    act: str,
    actor: Actor,
    details: dict[str, object] | None = None,
    *,
    confidential: bool = False,
) -> None:
    """Append what ``actor`` did to ``use``; a confidential entry is for reviewers alone."""
    append(
        Entry(
            at=actor.at,
            actor=actor.name,
            act=act,
            subject=use.subject,
            production=use.production.number,
            organisation=use.organisation,
            confidential=confidential,
            details=details or {},
        )
    )


def note_of_production(
    production: ProductionKept, act: str, actor: Actor, details: dict[str, object]
) -> None:
    """Append what ``actor`` did in a production, seen from where the actor stands."""
    append(
        Entry(
            at=actor.at,
            actor=actor.name,
            act=act,
            subject=f"production {production.handle}",
            production=production.number,
            organisation=actor.member.organisation if actor.member else production.organisation,
            details=details,
        )
    )


class NoReason(ValueError):
    """What was done asks for a reason, and none was given."""


class MayNot(PermissionError):
    """Somebody who may see a use may not do this to it."""


def reason_of(text: str) -> str:
    """Return a reason without the space around it.

    Raises:
        NoReason: where nothing is left.
    """
    reason = text.strip()
    if not reason:
        raise NoReason
    return reason
