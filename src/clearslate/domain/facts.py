"""Facts: the questions that may be asked of a use, and the answers they take.

The catalogue of facts is one list for packs, forms and registers, so that two
packs that mean the same thing ask the same question. A fact is in one of four
states: answered; unsure (asked, not known); unanswered (may still be asked);
not applicable (its gate is closed, so it counts as its safest answer).

Read next: ``policy/conditions.py`` for what packs may say about facts.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType

YES = "yes"
NO = "no"
UNSURE = "unsure"

Answer = str | frozenset[str] | date
"""A word; for a fact of several choices, the set of them; for a fact that is a day, the day."""

Answers = Mapping[str, Answer]
"""What is known of a use: fact id to answer. A fact that is missing is unanswered; the word
``unsure`` says that it was asked and is not known."""


class Kind(StrEnum):
    """What shape the answer to a fact has."""

    YES_NO = "yes_no"
    CHOICE = "choice"
    ORDERED = "ordered"
    SEVERAL = "several"
    DAY = "day"


class Scope(StrEnum):
    """What a question is asked about: the whole use, one step of its pipeline, or one person."""

    USE = "use"
    STEP = "step"
    PERSON = "person"
    PRODUCTION = "production"


class Register(StrEnum):
    """Who can answer a fact instead of a person."""

    TOOLS = "tools"
    CONSENTS = "consents"
    LICENCES = "licences"
    APPROVALS = "approvals"
    PROVENANCE = "provenance"
    CUT_CHECK = "cut_check"
    REFERENCE_MATCH = "reference_match"
    PROMPT_CHECK = "prompt_check"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One question about a use.

    ``choices`` stand in their natural order (``no`` before ``yes``). A directed fact is
    ``rising`` when later choices are the riskier ones; a selector has no direction. For
    ``SEVERAL``, ``safe`` are the choices that never raise an outcome (``none``, ``public``).
    """

    id: str
    kind: Kind
    choices: tuple[str, ...] = ()
    safe: frozenset[str] = frozenset()
    rising: bool = True
    selector: bool = False
    scope: Scope = Scope.USE
    gate: str | None = None
    """A condition over other facts; while it is certainly false the question is not asked."""
    registers: tuple[Register, ...] = ()
    default: str | None = None
    """The answer where nothing is said; only ``scope`` has one."""
    derived: bool = False
    """Worked out by Clearslate from registers and pipeline; never asked of a person."""
    changeable: bool = False
    """A person may honestly change it: obtain the consent, use another tool, leave it out."""

    @property
    def safest(self) -> Answer:
        """The answer that can only lower an outcome; what counts behind a closed gate."""
        if self.kind is Kind.SEVERAL:
            return self.safe & frozenset(("none",))
        return self.choices[0 if self.rising else -1]

    @property
    def riskiest(self) -> str | None:
        """The answer that no other can outdo; None where there is no such single answer."""
        if self.selector or self.kind in (Kind.SEVERAL, Kind.DAY):
            return None
        return self.choices[-1 if self.rising else 0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """Every fact that a pack may read or a form may ask, in the order of asking."""

    version: str
    facts: tuple[Fact, ...]
    _by_id: Mapping[str, Fact] = field(init=False, repr=False, compare=False)
    _position: Mapping[str, int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_id = MappingProxyType({fact.id: fact for fact in self.facts})
        object.__setattr__(self, "_by_id", by_id)
        position = MappingProxyType({fact: place for place, fact in enumerate(by_id)})
        object.__setattr__(self, "_position", position)

    def __contains__(self, fact: object) -> bool:
        return fact in self._by_id

    def __getitem__(self, fact: str) -> Fact:
        return self._by_id[fact]

    def position(self, fact: str) -> int:
        """Return the place of ``fact`` in the order of asking, from 0."""
        return self._position[fact]

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of all facts, in the order in which people are asked."""
        return tuple(self._by_id)
