"""The registers: which tools may be used, who consented to what, what is licensed, who said yes.

A register that is not kept is None, which is not the same as a register that is kept and
empty: the one says nothing, the other that there is nothing.

Read next: ``approval.py`` for approvals and waivers, ``filling.py`` for what registers answer.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property

from clearslate.domain.approval import Approval, ApprovalKind, Waiver
from clearslate.domain.days import can_be_done
from clearslate.domain.facts import UNSURE
from clearslate.domain.period import ALWAYS, Period

ANY = "any"
"""In the scope of a licence: whatever the production."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TermsSnapshot:
    """A toolmaker's terms as they were kept, on the day they were kept."""

    digest: str
    taken_on: date | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tool:
    """A generative AI tool at a named version, plan and terms.

    ``stores``, ``reuses`` and ``trains`` say what it does with inputs and outputs:
    yes, no or unsure.
    """

    reference: str
    toolmaker: str
    tool: str
    model: str | None = None
    version: str | None = None
    plan_tier: str | None = None
    terms_snapshot: TermsSnapshot | None = None
    stores: str = UNSURE
    reuses: str = UNSURE
    trains: str = UNSURE
    environment: str | None = None
    """A choice of the fact ``environment``."""
    reviewed: date | None = None
    expires: date | None = None
    """The last day on which the review counts."""
    location: str = field(default="", compare=False)
    """Where the record stands, to be shown beside what it answers."""


class ConsentKind(StrEnum):
    """What a performer agrees to."""

    WITH_PARTICIPATION = "with_participation"
    FROM_ENGAGEMENT_FOOTAGE = "from_engagement_footage"
    FROM_OTHER_MATERIAL = "from_other_material"
    ALTERATION = "alteration"
    DUB_OR_DOUBLE = "dub_or_double"
    TRAINING = "training"


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """A performer's informed agreement to the uses it names, and to no other.

    It is never inferred from another consent. ``purposes`` are choices of the fact
    ``purpose``, and ``training`` and ``reuse``.
    """

    reference: str
    performer: str
    kind: ConsentKind
    purposes: frozenset[str]
    production: str
    territories: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()
    period: Period = ALWAYS
    signed_on: date | None = None
    notice: str | None = None
    representation: str | None = None
    signed_by: str | None = None
    """The name under which it was signed, as it was typed."""
    asked_as: str | None = None
    """The name of who was asked, where it was signed under another."""
    may_not: tuple[str, ...] = ()
    """What the signer was promised would not be done, in the words they read."""
    evidence: str | None = None
    """The digest of what was signed."""
    withdrawn: date | None = None
    """The first day on which it no longer holds."""

    def begun(self, day: date) -> bool:
        """Say whether it was signed by ``day`` and its period had begun."""
        return (
            self.signed_on is not None and self.signed_on <= day and not self.period.not_yet(day)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class AiTerms:
    """What a licence says of generative AI: yes, no or unsure to each."""

    reference: str = UNSURE
    training: str = UNSURE
    alteration: str = UNSURE


@dataclass(frozen=True, slots=True, kw_only=True)
class Licence:
    """A rights holder's permission to use one work in the productions it names."""

    reference: str
    work: str
    holder: str
    scope: frozenset[str]
    """References of productions, or ``any``."""
    ai_terms: AiTerms = AiTerms()
    period: Period = ALWAYS
    evidence: str | None = None

    def reaches(self, production: str) -> bool:
        """Say whether the licence speaks of ``production`` at all."""
        return production in self.scope or ANY in self.scope

    def allows(self, term: str) -> str:
        """Return what it says of ``reference``, ``training`` or ``alteration``."""
        terms = self.ai_terms
        return {
            "reference": terms.reference,
            "training": terms.training,
            "alteration": terms.alteration,
        }[term]


@dataclass(frozen=True, kw_only=True)
class Registry:
    """Every register of a production; one that is not kept is None."""

    tools: tuple[Tool, ...] | None = None
    consents: tuple[Consent, ...] | None = None
    licences: tuple[Licence, ...] | None = None
    approvals: tuple[Approval, ...] | None = None
    waivers: tuple[Waiver, ...] | None = None

    def tool(self, reference: str) -> Tool | None:
        """Return the record of the tool called ``reference``, if there is one."""
        return next((tool for tool in self.tools or () if tool.reference == reference), None)

    def consents_of(self, performer: str, production: str) -> tuple[Consent, ...]:
        """Return every consent of ``performer`` for ``production``, withdrawn ones too."""
        return tuple(
            each
            for each in self.consents or ()
            if each.performer == performer and each.production == production
        )

    def licences_of(self, work: str) -> tuple[Licence, ...]:
        """Return every licence of ``work``, ended ones too."""
        return tuple(each for each in self.licences or () if each.work == work)

    def approvals_of(self, declaration: str) -> tuple[Approval, ...]:
        """Return every approval of ``declaration``, fallen ones too."""
        return self._approvals_by_declaration.get(declaration, ())

    @cached_property
    def _approvals_by_declaration(self) -> Mapping[str, tuple[Approval, ...]]:
        # Each declaration asks several times, and there are about as many approvals as those.
        found: dict[str, list[Approval]] = defaultdict(list)
        for each in self.approvals or ():
            found[each.declaration].append(each)
        return {declaration: tuple(approvals) for declaration, approvals in found.items()}

    def input_approvals(self, declaration: str) -> tuple[Approval, ...]:
        """Return every approval that says what ``declaration`` may put into which tools."""
        return tuple(
            each for each in self.approvals_of(declaration) if each.kind is ApprovalKind.INPUTS
        )

    def waivers_of(self, declaration: str) -> tuple[Waiver, ...]:
        """Return every waiver for ``declaration``, ended ones too."""
        return tuple(each for each in self.waivers or () if each.declaration == declaration)


def done_days(record: Tool | Consent | Licence) -> dict[str, date]:
    """Return the days on which a record says that something was done, by the path of its field.

    The first day of a period or of a withdrawal is none: it may be announced.
    """
    snapshot = record.terms_snapshot if isinstance(record, Tool) else None
    days = {
        "terms_snapshot.date": snapshot.taken_on if snapshot else None,
        "reviewed": record.reviewed if isinstance(record, Tool) else None,
        "signed_on": record.signed_on if isinstance(record, Consent) else None,
    }
    return {path: day for path, day in days.items() if day is not None}


def done_after(record: Tool | Consent | Licence, on: date) -> tuple[str, ...]:
    """Return the fields of ``record`` that say something was done on a day that is to come."""
    return tuple(path for path, day in done_days(record).items() if not can_be_done(day, on))
