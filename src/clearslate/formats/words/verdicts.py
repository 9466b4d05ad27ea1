"""The state that is shown for an event, a use and a whole clearance: its word and its shape.

An uncleared event shows what it still owes; *not checked* and *no sign found* have states
of their own and never look like *cleared*.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from clearslate.domain.clearance import Clearance
from clearslate.domain.cut_check import CheckedEvent, UseInEvent, Verdict, Why
from clearslate.domain.policy.rules import Outcome
from clearslate.domain.standing import Determined, Stands
from clearslate.formats.phrase import Language, Phrase
from clearslate.formats.words.outcomes import OUTCOMES


class State(StrEnum):
    """How something looks: the name of its colour, its shape and its hatch."""

    NOTIFY = "notify"
    ESCALATE = "escalate"
    APPROVAL = "approval"
    BLOCKED = "blocked"
    CLEARED = "cleared"
    HELD = "held"
    TEMPORARY = "temp"
    EXPIRED = "expired"
    UNKNOWN = "unknown"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A state with its word; ``short`` is for pictures, where room is scarce."""

    state: State
    word: Phrase
    short: Phrase

    def say(self, language: Language) -> str:
        """Return the word in ``language``."""
        return self.word.say(language)


def _mark(state: State, word: Phrase, short: Phrase | None = None) -> Mark:
    return Mark(state=state, word=word, short=short or word)


OUTCOME_MARKS: Mapping[Outcome, Mark] = {
    Outcome.NOTIFY: _mark(State.NOTIFY, OUTCOMES[Outcome.NOTIFY]),
    Outcome.ESCALATE: _mark(
        State.ESCALATE, OUTCOMES[Outcome.ESCALATE], Phrase(en="escalate", fr="remonter")
    ),
    Outcome.APPROVAL: _mark(
        State.APPROVAL, OUTCOMES[Outcome.APPROVAL], Phrase(en="approval", fr="accord")
    ),
    Outcome.BLOCKED: _mark(State.BLOCKED, OUTCOMES[Outcome.BLOCKED]),
}

CLEARED = _mark(State.CLEARED, Phrase(en="cleared", fr="libéré"))
CLEARED_AS_DECLARED = _mark(
    State.CLEARED, Phrase(en="cleared as declared", fr="libéré d’après les déclarations")
)
HELD = _mark(State.HELD, Phrase(en="held", fr="retenu"))
UNDECLARED = _mark(State.HELD, Phrase(en="undeclared", fr="non déclaré"))
OUT_OF_SCOPE = _mark(State.HELD, Phrase(en="out of scope", fr="hors périmètre"))
TEMPORARY = _mark(
    State.TEMPORARY,
    Phrase(en="temporary material", fr="matériel temporaire"),
    Phrase(en="temporary", fr="temporaire"),
)
EXPIRED = _mark(State.EXPIRED, Phrase(en="expired", fr="échu"))
FALLEN = _mark(State.EXPIRED, Phrase(en="fallen", fr="caduc"))
# Never green, for nobody cleared it, nor grey, for it is known: the loud mark of what is for now.
OVERRIDDEN = _mark(
    State.TEMPORARY,
    Phrase(en="goes ahead by override", fr="se poursuit par dérogation"),
    Phrase(en="by override", fr="par dérogation"),
)
NOT_CHECKED = _mark(State.UNKNOWN, Phrase(en="not checked", fr="non vérifié"))
NO_SIGN_FOUND = _mark(
    State.NONE,
    Phrase(en="no sign found", fr="aucun indice"),
    Phrase(en="no sign", fr="aucun indice"),
)
SUPERSEDED = _mark(State.NONE, Phrase(en="superseded", fr="remplacé"))

VERDICT_MARKS: Mapping[Verdict, Mark] = {
    Verdict.CLEARED: CLEARED,
    Verdict.UNCLEARED: HELD,
    Verdict.EXPIRED: EXPIRED,
    Verdict.OUT_OF_SCOPE: OUT_OF_SCOPE,
    Verdict.TEMPORARY: TEMPORARY,
    Verdict.NO_AI_FOUND: NO_SIGN_FOUND,
    Verdict.NOT_CHECKED: NOT_CHECKED,
}


def mark_of(checked: CheckedEvent) -> Mark:
    """Return how an event is shown; an uncleared one by the gravest thing that it owes."""
    if checked.verdict is Verdict.EXPIRED:
        lapsed = any(use.why is Why.RECORD_LAPSED for use in checked.uses)
        return EXPIRED if lapsed else FALLEN
    if checked.verdict is not Verdict.UNCLEARED:
        return VERDICT_MARKS[checked.verdict]
    owing = (use for use in checked.uses if use.verdict is Verdict.UNCLEARED)
    marks = [_mark_of_uncleared(use) for use in owing]
    return max(marks, key=_GRAVER.index, default=HELD)


def _mark_of_uncleared(use: UseInEvent) -> Mark:
    if use.determined is None:
        return UNDECLARED
    return BLOCKED if use.why is Why.BLOCKED else mark_of_use(use.determined)


BLOCKED = OUTCOME_MARKS[Outcome.BLOCKED]
_GRAVER = (
    HELD,
    CLEARED,
    *(OUTCOME_MARKS[outcome] for outcome in (Outcome.NOTIFY, Outcome.ESCALATE, Outcome.APPROVAL)),
    FALLEN,
    EXPIRED,
    UNDECLARED,
    BLOCKED,
)


def mark_of_use(use: Determined) -> Mark:
    """Return how a use is shown: what it owes, or that it may go ahead and on what ground."""
    outcome = use.determination.outcome
    if use.stands is Stands.FALLEN:
        return EXPIRED if use.filled.lapses else FALLEN
    if use.stands is Stands.OWES:
        return OUTCOME_MARKS[outcome]
    return OUTCOME_MARKS[outcome] if outcome is Outcome.NOTIFY else CLEARED


def mark_of_clearance(clearance: Clearance) -> Mark:
    """Return how a whole clearance is shown; nothing unchecked is simply *cleared*."""
    if clearance.held:
        return HELD
    return CLEARED_AS_DECLARED if anything_unchecked(clearance) else CLEARED


def anything_unchecked(clearance: Clearance) -> bool:
    """Say whether something was not looked at: an event, a line of the file, the whole cut."""
    cut = clearance.cut
    if cut is None or not cut.events or cut.timeline.not_understood:
        return True
    return any(checked.verdict is Verdict.NOT_CHECKED for checked in cut.events)
