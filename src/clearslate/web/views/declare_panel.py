"""The outcome beside the form: where a draft stands so far, why, and what would lower it."""

from dataclasses import dataclass

from clearslate.domain.policy.rules import Outcome
from clearslate.domain.standing import Determined
from clearslate.formats.phrase import Language
from clearslate.formats.words.findings import Packs
from clearslate.formats.words.headings import CERTAIN, CERTAIN_ALONE
from clearslate.formats.words.outcomes import outcome_word
from clearslate.formats.words.pages import declare as words
from clearslate.formats.words.registers import contradiction_said
from clearslate.formats.words.waiting import waits_for
from clearslate.formats.words.ways import NO_WAY, way_said
from clearslate.web.views.declare_said import MOST_REASONS, Reason, View, reasons_of

_MOST_OPEN = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One outcome on the scale of four."""

    outcome: Outcome
    word: str
    css: str
    here: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """Where the draft stands so far, and what would lower it."""

    outcome: Outcome
    sentence: str
    scale: tuple[Step, ...]
    reach: str
    reasons: tuple[Reason, ...]
    ways: tuple[tuple[Outcome, str], ...]
    no_way: str
    open: tuple[str, ...]
    more: int
    contradictions: tuple[str, ...]


def panel_of(view: View) -> Panel:
    """Return the outcome with the answers so far and everything shown beside it."""
    use, language = view.determined, view.language
    made = use.determination
    left = view.intake.open_facts
    return Panel(
        outcome=made.outcome,
        sentence=_sentence(use, view.opened.packs, language),
        scale=tuple(
            _step(each, made.certain, made.could_reach, made.outcome, language) for each in Outcome
        ),
        reach=_reach(made.certain, made.could_reach, language),
        reasons=_reasons(use, view),
        ways=tuple(
            (way.outcome, way_said(way, view.book, language)) for way in use.ways[:MOST_REASONS]
        ),
        no_way=_no_way(use, left, language),
        open=tuple(view.book.words[fact].question.say(language) for fact in left[:_MOST_OPEN]),
        more=max(0, len(left) - _MOST_OPEN),
        contradictions=tuple(
            contradiction_said(each, view.book, language)
            for each in view.intake.filled.contradictions
        ),
    )


def _no_way(use: Determined, left: tuple[str, ...], language: Language) -> str:
    """Return what to say where no change lowers the outcome: perhaps an answer does."""
    if use.ways or use.determination.outcome is Outcome.NOTIFY:
        return ""
    return (words.ANSWERS_FIRST if left else NO_WAY).say(language)


def _sentence(use: Determined, packs: Packs, language: Language) -> str:
    made = use.determination
    said = waits_for(use, language, packs)
    if made.could_reach > made.outcome:
        worst = outcome_word(made.could_reach, language)
        said = f"{said} {words.COULD_BECOME.say(language, outcome=worst)}"
    return said


def _reach(certain: Outcome, could: Outcome, language: Language) -> str:
    phrase = CERTAIN if certain != could else CERTAIN_ALONE
    return phrase.say(
        language, certain=outcome_word(certain, language), could=outcome_word(could, language)
    )


def _step(
    each: Outcome, certain: Outcome, could: Outcome, stands: Outcome, language: Language
) -> Step:
    css = "in" if each == certain else "may" if certain < each <= could else ""
    return Step(outcome=each, word=outcome_word(each, language), css=css, here=each == stands)


def _reasons(use: Determined, view: View) -> tuple[Reason, ...]:
    findings = use.determination.findings
    telling = [each for each in findings if each.outcome is not Outcome.NOTIFY] or [*findings]
    telling.sort(key=lambda each: (-each.outcome, not each.certain))
    return reasons_of(telling[:MOST_REASONS], view)
