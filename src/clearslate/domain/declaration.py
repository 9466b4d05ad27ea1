"""Declarations: what a vendor means to do with generative AI, stated before it is done."""

from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from clearslate.domain.facts import Answers

NO_ANSWERS: Answers = MappingProxyType({})
"""Nothing was answered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One tool's part in a use; it answers for itself what it answers at all."""

    step: str
    tool: str | None = None
    """The reference of a tool record; None where no tool is named."""
    answers: Answers = field(default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "answers", MappingProxyType(dict(self.answers)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One person who is shown, heard, imitated or altered by a use."""

    performer: str
    answers: Answers = field(default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "answers", MappingProxyType(dict(self.answers)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Declaration:
    """One intended use, as its declarant states it. Never edited, only superseded.

    ``answers`` hold for every step and person that does not answer for itself.
    """

    reference: str
    title: str
    partner: str
    contact: str
    production: str | None = None
    answers: Answers = field(default_factory=dict, hash=False)
    pipeline: tuple[Step, ...] = ()
    people: tuple[Person, ...] = ()
    assets: tuple[str, ...] = ()
    """Names of the assets that the use is meant to make."""
    works: tuple[str, ...] = ()
    """Works or persons that are referred to, trained on or altered."""
    declared_on: date | None = None
    supersedes: str | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "answers", MappingProxyType(dict(self.answers)))
