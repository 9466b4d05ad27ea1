"""What a pack says to people: reasons, clauses, readings, duties, in every language.

The domain knows rules by their ids; these are the words that belong to them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from clearslate.domain.facts import Answers
from clearslate.domain.policy.rules import Pack, PackReference
from clearslate.formats.phrase import Phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a pack's rules were published, and when they were read."""

    title: str
    publisher: str
    url: str
    dated: date
    retrieved: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One clause of the source, in our words."""

    id: str
    title: Phrase
    text: Phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A place where the text pulls two ways: the reading taken, and the option for the other."""

    id: str
    title: Phrase
    tension: Phrase
    default: Phrase
    option: str | None = None
    otherwise: Phrase | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Obligation:
    """A duty that a rule attaches: who, what, by when, shown by which evidence.

    ``owner`` and ``due`` are ids: declarant, production, title_contact, legal, ...; before_start,
    before_use_in_cut, before_lock, before_delivery, before_release, ...
    """

    id: str
    owner: str
    due: str
    what: Phrase
    evidence: Phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class Disclosure:
    """A duty to tell: to whom, where, and in which class of wording; all three are ids."""

    id: str
    audience: str
    place: str
    wording: str
    what: Phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class Variation:
    """How a row of the matrix changes, and the answers that change it."""

    when: Phrase
    answers: Answers


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixRow:
    """One kind of use as a person would name it, with answers that stand for it."""

    id: str
    use: Phrase
    such_as: Phrase
    answers: Answers
    becomes: tuple[Variation, ...]
    first: Phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class PackWords:
    """A pack with all its words."""

    pack: Pack
    title: Phrase
    issuer: str
    notice: Phrase
    source: Source
    clauses: Mapping[str, Clause]
    readings: Mapping[str, Reading]
    because: Mapping[str, Phrase]
    """The reason of each rule, by the rule's id."""
    obligations: Mapping[str, Obligation]
    disclosures: Mapping[str, Disclosure]
    matrix: tuple[MatrixRow, ...]
    mild_case: Answers
    """The answers of a harmless use; a case or a row of the matrix says what differs from it."""

    @property
    def reference(self) -> PackReference:
        """Exactly which pack this is."""
        return self.pack.reference

    def past_review(self, on: date) -> bool:
        """Say whether the source should have been read again by the day ``on``."""
        return self.pack.review_by is not None and self.pack.review_by < on
