"""Settling a use: determine it anew, and let everything follow that hangs on it.

Called after every change that could matter: a declaration, an approval, a record, a pack, a
day gone by. What comes out the same changes nothing; what does not is kept, logged, asked and
told, in the transaction of whatever changed it.
"""

from dataclasses import dataclass

from clearslate.domain.request import Decision, Progress, progress_of
from clearslate.domain.standing import Determined
from clearslate.formats.determination_json import kept_determination, spelled_determination
from clearslate.formats.phrase import Language
from clearslate.operations.actor import Actor
from clearslate.operations.asking import ask
from clearslate.operations.opening import Opened, open_production
from clearslate.operations.telling import tell_of_change
from clearslate.records.decisions import decisions_on
from clearslate.records.log import Entry, append
from clearslate.records.uses import Settled, UseKept, keep_settled, locked, use_numbered


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """A use before and after it was settled."""

    before: UseKept
    after: UseKept
    determined: Determined

    @property
    def changed(self) -> bool:
        """Whether anything that people act on is different."""
        return (self.before.determination_digest, self.before.progress) != (
            self.after.determination_digest,
            self.after.progress,
        )


def settle(number: int, actor: Actor, *, because: str, opened: Opened | None = None) -> Outcome:
    """Determine a use, keep what came of it, and open, close and announce what follows.

    ``because`` names the act that led here, for the log. Only within a transaction.
    """
    locked(number)
    before = use_numbered(number)
    opened = opened or opened_for(before, actor)
    determined = opened.determined(before.declaration)
    settled = _settled(determined, opened, before, standing_decisions(number))
    keep_settled(number, settled, actor.at)
    outcome = Outcome(before=before, after=use_numbered(number), determined=determined)
    if outcome.changed:
        append(_entry(outcome, actor, because))
    ask(outcome.after, determined, actor)
    tell_of_change(outcome.before, outcome.after, actor, because, determined)
    return outcome


def opened_for(use: UseKept, actor: Actor) -> Opened:
    """Return the production of a use, opened for that use on the day of ``actor``."""
    on = actor.day(use.production.time_zone)
    return open_production(use.production, on, uses=(use.declaration.reference,))


def standing_decisions(number: int) -> tuple[Decision, ...]:
    """Return what reviewers said of a use and nobody has answered yet."""
    return tuple(each.decision for each in decisions_on(number) if each.answered_at is None)


def _settled(
    determined: Determined, opened: Opened, use: UseKept, said: tuple[Decision, ...]
) -> Settled:
    made = determined.determination
    progress = progress_of(determined, said)
    if use.progress in (Progress.WITHDRAWN, Progress.SUPERSEDED):
        progress = use.progress
    elif use.overridden and progress is not Progress.REFUSED:
        progress = Progress.GOES_AHEAD
    spelled = spelled_determination(
        determined, on=opened.around.on, packs=opened.packs, language=Language.ENGLISH
    )
    return Settled(
        outcome=made.outcome,
        certain=made.certain,
        could_reach=made.could_reach,
        progress=progress,
        determination=kept_determination(spelled, made),
        digest=determined.determination_digest,
        stands_on=stands_on(determined),
    )


def stands_on(determined: Determined) -> frozenset[tuple[str, str]]:
    """Return the records that a determination read, or looked for: kind and reference."""
    declaration = determined.declaration
    read = {
        (said.word.register.value.removesuffix("s"), said.word.reference)
        for said in determined.filled.said
        if said.word.reference is not None
    }
    read |= {("tool", step.tool) for step in declaration.pipeline if step.tool}
    read |= {("performer", person.performer) for person in declaration.people}
    read |= {("work", work) for work in declaration.works}
    read |= {("pack", pack.id) for pack in determined.determination.packs}
    return frozenset((kind, reference[:160]) for kind, reference in read)


def _entry(outcome: Outcome, actor: Actor, because: str) -> Entry:
    use, made = outcome.after, outcome.determined.determination
    return Entry(
        at=actor.at,
        actor=actor.name,
        act="determined",
        subject=use.subject,
        production=use.production.number,
        organisation=use.organisation,
        details={
            "because": because,
            "outcome": made.outcome.word,
            "progress": use.progress.value,
            "declaration": outcome.determined.declaration_digest,
            "determination": outcome.determined.determination_digest,
            "packs": [{"id": p.id, "version": p.version, "digest": p.digest} for p in made.packs],
        },
    )
