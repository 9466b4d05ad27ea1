"""A pack for people who read: its guide as plain text, and as one self-contained page.

What usually happens to a use, what the outcomes ask, each clause with its rules beside it, where
the text pulls two ways, and where it all comes from.

Read next: ``pack_matrix.py`` for what is worked out, ``pack_pages_html.py`` for the page.
"""

from collections.abc import Iterable, Iterator

from clearslate.domain.policy.rules import Outcome, Rule
from clearslate.formats.pack_matrix import ClauseRules, MatrixLine, clauses_with_rules, matrix_of
from clearslate.formats.pack_pages_html import guide_page
from clearslate.formats.pack_words import PackWords, Reading
from clearslate.formats.packs import ruleset_of
from clearslate.formats.phrase import Language
from clearslate.formats.report_lines import Manner, columns
from clearslate.formats.words import guide
from clearslate.formats.words.dates import day_in_full
from clearslate.formats.words.guide_rules import (
    also_said,
    computed_said,
    duties_of,
    is_chosen,
    notes_on,
    order_said,
    standing_said,
)
from clearslate.formats.words.outcomes import OUTCOMES
from clearslate.formats.words.packs import source_said
from clearslate.formats.words.verdicts import OUTCOME_MARKS


def pack_html(words: PackWords, language: Language) -> str:
    """Return the guide as one page, as text to be kept in UTF-8."""
    return guide_page(words, matrix_of(words, ruleset_of([words])), language)


def pack_text(words: PackWords, language: Language, *, colour: bool = False) -> str:
    """Return the guide as lines of at most 80 columns; colour never says anything alone."""
    manner = Manner(language=language, colour=colour)
    matrix = matrix_of(words, ruleset_of([words]))
    lines = [
        *_title(words, manner),
        *manner.section(guide.USUALLY.say(language), [*_matrix(matrix, words, manner)]),
        *manner.section(guide.ASK_OF_YOU.say(language), [*_outcomes(manner)]),
        *manner.section(guide.CLAUSES_AND_RULES.say(language), [*_clauses(words, manner)]),
        *manner.section(guide.ORDER.say(language), [*_order(words, manner)]),
        *manner.section(guide.TWO_WAYS.say(language), [*_readings(words, manner)]),
        "",
        *manner.paragraph(guide.NEXT.say(language), indent=0),
    ]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _title(words: PackWords, manner: Manner) -> Iterator[str]:
    language = manner.language
    yield manner.head(f"{words.title.say(language)}, {words.reference.version}")
    review = words.pack.review_by
    said = [
        words.notice.say(language),
        source_said(words.reference, {words.reference.id: words}, language),
    ]
    if review is not None:
        said.append(f"{guide.REVIEW_BY.say(language)} {day_in_full(review, language)}.")
    for each in (*said, words.source.url):
        yield from manner.paragraph(each, indent=0)


def _matrix(matrix: Iterable[MatrixLine], words: PackWords, manner: Manner) -> Iterator[str]:
    language = manner.language
    if not words.matrix:
        return
    yield from manner.paragraph(standing_said(matrix, language))
    for line in matrix:
        yield ""
        yield from _marked(line.usual, line.row.use.say(language), manner)
        indent = _column(manner)
        yield from manner.paragraph(line.row.such_as.say(language), indent=indent)
        for each in line.becomes:
            yield from _marked(each.outcome, each.when.say(language), manner, lead=4)
        first = line.row.first.say(language)
        clauses = ", ".join(line.clauses)
        said = guide.FIRST_AND_CLAUSES.say(language, first=first, clauses=clauses)
        yield from manner.paragraph(said, indent=indent)
    yield ""
    yield from manner.paragraph(computed_said(words, language))


def _column(manner: Manner) -> int:
    return max(columns(each.say(manner.language)) for each in OUTCOMES.values()) + 6


def _marked(outcome: Outcome, said: str, manner: Manner, *, lead: int = 2) -> list[str]:
    """Return ``said`` beside its outcome, in a column of its own."""
    indent = _column(manner)
    first = " " * lead + manner.marked(OUTCOME_MARKS[outcome], indent - lead)
    return manner.paragraph(said, indent=indent, first=first)


def _outcomes(manner: Manner) -> Iterator[str]:
    for outcome in Outcome:
        yield from _marked(outcome, guide.MEANS[outcome].say(manner.language), manner)


def _clauses(words: PackWords, manner: Manner) -> Iterator[str]:
    language = manner.language
    for place, each in enumerate(clauses_with_rules(words)):
        if place:
            yield ""
        yield f"  {each.clause.id}  {each.clause.title.say(language)}"
        yield from manner.paragraph(each.clause.text.say(language), indent=4)
        for rule in each.rules:
            yield from _rule(rule, words, manner)
        yield from _also(each, manner)


def _rule(rule: Rule, words: PackWords, manner: Manner) -> Iterator[str]:
    language = manner.language
    reason = words.because[rule.id].say(language)
    notes = " ".join(notes_on(rule, language))
    yield from _marked(rule.outcome, f"{rule.id}: {reason} {notes}".rstrip(), manner)
    indent = _column(manner)
    for duty in duties_of(rule, words, language):
        yield from manner.paragraph(duty, indent=indent + 2, first=" " * indent + "- ")


def _also(each: ClauseRules, manner: Manner) -> list[str]:
    said = also_said(each, manner.language)
    return manner.paragraph(said, indent=_column(manner)) if said else []


def _order(words: PackWords, manner: Manner) -> list[str]:
    said = order_said(words, manner.language)
    return manner.paragraph(said) if said else []


def _readings(words: PackWords, manner: Manner) -> Iterator[str]:
    for place, reading in enumerate(words.readings.values()):
        if place:
            yield ""
        yield from _reading(reading, words, manner)


def _reading(reading: Reading, words: PackWords, manner: Manner) -> Iterator[str]:
    language = manner.language
    chosen = is_chosen(reading, words)
    in_force = f" ({guide.IN_FORCE.say(language)})"
    yield f"  {reading.id}  {reading.title.say(language)}"
    yield from manner.paragraph(reading.tension.say(language), indent=4)
    taken = reading.default.say(language) + ("" if chosen else in_force)
    yield from manner.paragraph(taken, indent=6, first="    - ")
    if reading.otherwise is not None and reading.option is not None:
        option = guide.OPTION.say(language, option=reading.option)
        other = f"{reading.otherwise.say(language)} [{option}]" + (in_force if chosen else "")
        yield from manner.paragraph(other, indent=6, first="    - ")
