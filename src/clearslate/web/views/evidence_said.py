"""What a file says, as a list and the page of a use show it."""

from collections.abc import Sequence
from dataclasses import dataclass

from clearslate.domain.provenance import Origin
from clearslate.formats.phrase import Language
from clearslate.formats.words.discrepancies import ANSWERS, discrepancy_said
from clearslate.formats.words.pages import evidence as words
from clearslate.formats.words.provenance import ORIGIN_MARKS, ORIGIN_SENTENCES
from clearslate.records.evidence import EvidenceKept, evidence_about
from clearslate.records.uses import UseKept

_MOST = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceSaid:
    """One file in words."""

    kept: EvidenceKept
    number: str
    """As a form sends it."""
    look: str
    word: str
    sentence: str
    differs: Sequence[str]
    nothing: str
    """Where nothing differs: that nothing was found, or that it cannot be told."""
    answer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BesideUse:
    """What the files of a use say, on its page."""

    lines: Sequence[EvidenceSaid]
    more: bool


def evidence_said(kept: EvidenceKept, language: Language) -> EvidenceSaid:
    """Return what one file says, in words."""
    mark = ORIGIN_MARKS[kept.origin]
    unknown = kept.origin is Origin.UNKNOWN
    return EvidenceSaid(
        kept=kept,
        number=str(kept.number),
        look=mark.state.value,
        word=mark.say(language),
        sentence=ORIGIN_SENTENCES[kept.origin].say(language),
        differs=[discrepancy_said(each, language) for each in kept.discrepancies],
        nothing=(words.CANNOT_SAY if unknown else words.NOTHING_DIFFERS).say(language),
        answer=_answer(kept, language),
    )


def _answer(kept: EvidenceKept, language: Language) -> str:
    if kept.decision is not None:
        answer = ANSWERS[kept.decision].say(language)
        return words.ANSWERED.say(
            language, answer=answer, name=kept.decided_by, reason=kept.reason
        )
    if not kept.discrepancies:
        return ""
    return (words.WAITS if kept.open else words.ANSWERED_BEFORE).say(language)


def beside_use(use: UseKept, language: Language) -> BesideUse:
    """Return what the files of a use say, in one query."""
    found = evidence_about(use.number, most=_MOST)
    lines = [evidence_said(each, language) for each in found[:_MOST]]
    return BesideUse(lines=lines, more=len(found) > _MOST)
