"""A clearance as plain text: for a terminal, and for the file ``report.txt``.

One verdict line first; then what holds, what is owed, what was not looked at; the last line
says what to do next. The report of a single use is in ``report_use_text.py``.
"""

from collections.abc import Iterator

from clearslate.domain.clearance import Clearance
from clearslate.domain.cut_check import Account, CheckedEvent, Coverage, CutCheck, coverage
from clearslate.domain.policy.rules import PackReference
from clearslate.domain.standing import Determined
from clearslate.domain.timeline import NotUnderstood
from clearslate.formats.phrase import Language
from clearslate.formats.report_lines import Manner, columns, harmless, padded, widest
from clearslate.formats.report_use_text import determination_text
from clearslate.formats.words import headings
from clearslate.formats.words.coverage import (
    ACCOUNTS,
    NO_PICTURES,
    PROVES_NOTHING,
    coverage_sentence,
    covered_said,
)
from clearslate.formats.words.dates import number, sentence
from clearslate.formats.words.findings import Packs
from clearslate.formats.words.oddities import oddities_said
from clearslate.formats.words.packs import notices, pack_title, readings_said, review_warning
from clearslate.formats.words.reasons import reason_of
from clearslate.formats.words.recognition import event_name
from clearslate.formats.words.standing import (
    VERDICT_WORDS,
    next_step,
    proviso,
    standing_sentence,
    subject,
)
from clearslate.formats.words.timelines import WHY_NOT, line_said, rate_note
from clearslate.formats.words.verdicts import OUTCOME_MARKS, mark_of, mark_of_clearance
from clearslate.formats.words.waiting import owed, waits_for

__all__ = ["clearance_text", "determination_text"]

_MOST_LINES = 20


def clearance_text(
    clearance: Clearance,
    packs: Packs,
    language: Language,
    *,
    colour: bool,
    width: int = 80,
    whole: bool = False,
) -> str:
    """Return how a production stands, for people who read it in a terminal.

    Of the lines of a cut that were not understood the first 20 are shown; all of them where
    the ``whole`` is asked for, as in a file.
    """
    manner = Manner(language=language, colour=colour, width=width)
    lines = [
        *_verdict(clearance, manner),
        *_holds(clearance, packs, manner),
        *_owed(clearance, packs, manner),
        *_not_in_cut(clearance, manner),
        *_coverage(clearance, manner),
        *_oddities(clearance, manner),
        *_not_understood(clearance, manner, whole),
        *_declarations(clearance, packs, manner),
        *_packs(clearance, packs, manner),
        "",
        *manner.paragraph(next_step(clearance, packs, language), indent=0),
    ]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _verdict(clearance: Clearance, manner: Manner) -> Iterator[str]:
    language = manner.language
    word = VERDICT_WORDS[clearance.held].say(language)
    first = manner.painted(word, mark_of_clearance(clearance).state)
    indent = len(word) + 2
    stands = headings.STANDS.say(
        language,
        subject=subject(clearance, language),
        stands=standing_sentence(clearance, language),
    )
    unless = "" if clearance.held else proviso(clearance, language)
    if unless:
        yield from manner.paragraph(unless, indent=len(word) + 1, first=f"{first} ")
        yield from manner.paragraph(stands, indent=0)
    else:
        yield from manner.paragraph(stands, indent=indent, first=f"{first}  ")


def _holds(clearance: Clearance, packs: Packs, manner: Manner) -> list[str]:
    if clearance.cut is None or not clearance.cut.holds:
        return []
    holds = clearance.cut.holds
    words = widest(mark_of(each).say(manner.language) for each in holds)
    tracks = widest(harmless(each.event.track) for each in holds)
    lines: list[str] = []
    for checked in holds:
        lines += _hold(checked, (words, tracks), packs, manner)
    count = number(len(holds), manner.language)
    return manner.section(f"{headings.HOLDS.say(manner.language)} ({count})", lines)


def _hold(
    checked: CheckedEvent, widths: tuple[int, int], packs: Packs, manner: Manner
) -> Iterator[str]:
    event, language = checked.event, manner.language
    place = f"{event.start}  {event.end}  {padded(harmless(event.track), widths[1])}"
    name = harmless(event_name(event, language))
    head = f"  {manner.marked(mark_of(checked), widths[0])}  {place}"
    taken = 4 + widths[0] + columns(place)
    if taken + 2 + columns(name) <= manner.width:
        yield f"{head}  {name}"
    else:
        yield head
        yield from manner.paragraph(name, indent=6)
    reason = reason_of(checked, language, packs)
    uses = ", ".join(checked.declarations)
    yield from manner.paragraph(f"{uses}  {reason}" if uses else reason, indent=6)


def _owed(clearance: Clearance, packs: Packs, manner: Manner) -> list[str]:
    debts = owed(clearance, packs, manner.language)
    indent = 4 + widest(debt.who for debt in debts)
    lines: list[str] = []
    before = ""
    for debt in debts:
        what = f"{debt.what.rstrip('.')} ({', '.join(debt.about)})."
        who = sentence(debt.who) if debt.who != before else ""
        lines += manner.paragraph(what, indent=indent, first=f"  {padded(who, indent - 2)}")
        before = debt.who
    return manner.section(headings.OWED.say(manner.language), lines)


def _not_in_cut(clearance: Clearance, manner: Manner) -> list[str]:
    if clearance.cut is None:
        return []
    titles = {use.declaration.reference: use.declaration.title for use in clearance.declarations}
    absent = clearance.cut.not_in_cut
    indent = 4 + widest(absent)
    lines: list[str] = []
    for reference in absent:
        first = f"  {padded(reference, indent - 2)}"
        lines += manner.paragraph(titles.get(reference, ""), indent=indent, first=first)
    count = number(len(absent), manner.language)
    return manner.section(f"{headings.NOT_IN_CUT.say(manner.language)} ({count})", lines)


def _coverage(clearance: Clearance, manner: Manner) -> list[str]:
    if clearance.cut is None:
        return []
    language = manner.language
    covered = coverage(clearance.cut)
    lines = [*_accounts(covered, language)]
    said = [coverage_sentence(covered, language)]
    if covered[Account.NOT_CHECKED].events:
        said.append(PROVES_NOTHING.say(language))
    said.append(NO_PICTURES.say(language))
    lines += manner.paragraph(" ".join(said))
    return manner.section(headings.COVERAGE.say(language), [*lines, *_rate(clearance.cut, manner)])


def _accounts(covered: Coverage, language: Language) -> Iterator[str]:
    heads = (headings.EVENTS, headings.LENGTH, headings.SHARE)
    rows = [("", *(head.say(language) for head in heads))]
    rows += [
        (ACCOUNTS[each].say(language), *covered_said(covered[each], language)) for each in covered
    ]
    first, *widths = (widest(column) for column in zip(*rows, strict=True))
    for name, *values in rows:
        right = (
            " " * (2 + width - columns(value)) + value
            for width, value in zip(widths, values, strict=True)
        )
        yield "  " + padded(name, first) + "".join(right)


def _rate(cut: CutCheck, manner: Manner) -> list[str]:
    note = rate_note(cut.timeline, manner.language)
    return manner.paragraph(note) if note else []


def _oddities(clearance: Clearance, manner: Manner) -> list[str]:
    if clearance.cut is None:
        return []
    said = oddities_said(clearance.cut.timeline, manner.language)
    lines = [line for each in said for line in manner.paragraph(each)]
    return manner.section(headings.ODDITIES.say(manner.language), lines)


def _not_understood(clearance: Clearance, manner: Manner, whole: bool) -> list[str]:
    if clearance.cut is None:
        return []
    lost = clearance.cut.timeline.not_understood
    shown = lost if whole else lost[:_MOST_LINES]
    lines = [line for each in shown for line in _lost_line(each, manner)]
    if len(shown) < len(lost):
        rest = number(len(lost) - len(shown), manner.language)
        lines += manner.paragraph(headings.AND_MORE.say(manner.language, n=rest))
    count = number(len(lost), manner.language)
    return manner.section(f"{headings.NOT_UNDERSTOOD.say(manner.language)} ({count})", lines)


def _lost_line(lost: NotUnderstood, manner: Manner) -> list[str]:
    language = manner.language
    head = f"{line_said(lost.line, language)}, {WHY_NOT[lost.reason].say(language)}"
    return manner.paragraph(f"{head}  {lost.text}", indent=6, first="  ")


def _declarations(clearance: Clearance, packs: Packs, manner: Manner) -> list[str]:
    uses = clearance.declarations
    references = widest(use.declaration.reference for use in uses)
    words = widest(OUTCOME_MARKS[u.determination.outcome].say(manner.language) for u in uses)
    lines: list[str] = []
    for use in uses:
        lines += _declaration(use, (references, words), packs, manner)
    count = number(len(uses), manner.language)
    return manner.section(f"{headings.DECLARATIONS.say(manner.language)} ({count})", lines)


def _declaration(
    use: Determined, widths: tuple[int, int], packs: Packs, manner: Manner
) -> list[str]:
    mark = OUTCOME_MARKS[use.determination.outcome]
    reference = padded(use.declaration.reference, widths[0])
    first = f"  {reference}  {manner.marked(mark, widths[1])}  "
    indent = 6 + sum(widths)
    stands = waits_for(use, manner.language, packs)
    return [
        *manner.paragraph(use.declaration.title, indent=indent, first=first),
        *manner.paragraph(stands, indent=4 + widths[0]),
    ]


def _packs(clearance: Clearance, packs: Packs, manner: Manner) -> list[str]:
    asked = asked_packs(clearance, packs)
    lines = [line for reference in asked for line in _pack(reference, packs, manner)]
    for reference in asked:
        warning = review_warning(reference, packs, clearance.on, manner.language)
        lines += manner.paragraph(warning) if warning else []
    for notice in notices(asked, packs, manner.language):
        lines += manner.paragraph(notice)
    return manner.section(headings.RULES_ASKED.say(manner.language), lines)


def _pack(reference: PackReference, packs: Packs, manner: Manner) -> list[str]:
    language = manner.language
    return [
        *manner.paragraph(
            f"{reference.id} {reference.version}  {pack_title(reference, packs, language)}"
        ),
        *manner.paragraph(_readings(reference, language), indent=4),
        f"    {reference.digest}",
    ]


def _readings(reference: PackReference, language: Language) -> str:
    return headings.READINGS.say(language, which=readings_said(reference, language))


def asked_packs(clearance: Clearance, packs: Packs) -> tuple[PackReference, ...]:
    """Return every pack that was asked, once; those at hand where nothing was declared."""
    asked = [pack for use in clearance.declarations for pack in use.determination.packs]
    return tuple(dict.fromkeys(asked)) or tuple(words.reference for words in packs.values())
