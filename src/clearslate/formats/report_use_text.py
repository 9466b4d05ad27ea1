"""The determination of one use as plain text, for a terminal."""

from collections.abc import Iterable, Iterator
from datetime import date

from clearslate.domain.approval import Approval
from clearslate.domain.policy.compile import compile_rules
from clearslate.domain.policy.determination import Finding
from clearslate.domain.policy.rules import Outcome
from clearslate.domain.policy.silence import Silence, silent_rules
from clearslate.domain.standing import Determined
from clearslate.formats.facts import FactBook
from clearslate.formats.phrase import Language
from clearslate.formats.report_lines import Manner, columns, padded, widest
from clearslate.formats.words import headings
from clearslate.formats.words.approvals import answered_said
from clearslate.formats.words.dates import sentence
from clearslate.formats.words.findings import (
    Packs,
    besides,
    disclosure,
    grounds,
    obligation,
    reason,
)
from clearslate.formats.words.lapses import lost_said
from clearslate.formats.words.outcomes import (
    MEANINGS,
    due_said,
    outcome_word,
    owner_said,
    turns_said,
)
from clearslate.formats.words.packs import (
    notices,
    pack_title,
    readings_said,
    review_warning,
    source_said,
)
from clearslate.formats.words.registers import contradiction_said, said_in_words
from clearslate.formats.words.silences import silence_said
from clearslate.formats.words.verdicts import OUTCOME_MARKS
from clearslate.formats.words.waiting import next_for
from clearslate.formats.words.ways import NO_WAY, way_said


def determination_text(
    use: Determined,
    packs: Packs,
    book: FactBook,
    language: Language,
    *,
    colour: bool,
    explain_silent: bool = False,
) -> str:
    """Return what the rules say of one use and why, for people who read it in a terminal.

    With ``explain_silent`` every rule that does not object is listed with what ruled it out.
    """
    manner = Manner(language=language, colour=colour)
    lines = [
        *_verdict(use, manner),
        *_findings(use, packs, manner),
        *_open(use, book, manner),
        *_contradictions(use, book, manner),
        *_ways(use, book, manner),
        *_obligations(use, packs, manner),
        *_disclosures(use, packs, manner),
        *_approvers(use, manner),
        *_filled_in(use, book, manner),
        *(_silent(_silences(use, packs, book), book, manner) if explain_silent else ()),
        *_packs(use, packs, manner),
        *_digests(use, manner),
        "",
        *manner.paragraph(next_for(use, packs, language), indent=0),
    ]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _verdict(use: Determined, manner: Manner) -> Iterator[str]:
    language, made = manner.language, use.determination
    word = outcome_word(made.outcome, language).upper()
    state = OUTCOME_MARKS[made.outcome].state
    subject = f"{use.declaration.reference}  {use.declaration.title}"
    first = f"{manner.painted(word, state)}  "
    yield from manner.paragraph(subject, indent=columns(word) + 2, first=first)
    yield from manner.paragraph(MEANINGS[made.outcome].say(language), indent=0)
    yield from manner.paragraph(_certain(made.certain, made.could_reach, language), indent=0)


def _certain(certain: Outcome, could_reach: Outcome, language: Language) -> str:
    said = outcome_word(certain, language)
    if certain == could_reach:
        return headings.CERTAIN_ALONE.say(language, certain=said)
    could = outcome_word(could_reach, language)
    return headings.CERTAIN.say(language, certain=said, could=could)


def _findings(use: Determined, packs: Packs, manner: Manner) -> list[str]:
    findings = use.determination.findings
    words = widest(outcome_word(f.outcome, manner.language) for f in findings)
    lines = [line for each in findings for line in _finding(each, words + 4, packs, manner)]
    title = f"{headings.FINDINGS.say(manner.language)} ({len(findings)})"
    return manner.section(title, lines)


def _finding(finding: Finding, indent: int, packs: Packs, manner: Manner) -> Iterator[str]:
    language = manner.language
    mark = OUTCOME_MARKS[finding.outcome]
    first = f"  {manner.marked(mark, indent - 4)}  "
    yield from manner.paragraph(reason(finding, packs, language), indent=indent, first=first)
    for said in besides(finding, language):
        yield from manner.paragraph(said, indent=indent)
    stands_on = grounds(finding, packs, language)
    said = headings.GROUNDS.say(language, pack=finding.rule.pack, grounds=stands_on)
    yield from manner.paragraph(said, indent=indent)


def _open(use: Determined, book: FactBook, manner: Manner) -> list[str]:
    lines: list[str] = []
    for fact in use.determination.open_facts:
        question = book.words[fact].question.say(manner.language)
        lines += manner.paragraph(f"{question} [{fact}]", indent=4)
    return manner.section(
        _counted(headings.OPEN_QUESTIONS.say(manner.language), lines, use), lines
    )


def _counted(title: str, lines: list[str], use: Determined) -> str:
    return f"{title} ({len(use.determination.open_facts)})" if lines else title


def _contradictions(use: Determined, book: FactBook, manner: Manner) -> list[str]:
    found = use.filled.contradictions
    said = (contradiction_said(each, book, manner.language) for each in found)
    return manner.section(headings.CONTRADICTIONS.say(manner.language), _items(said, manner))


def _items(said: Iterable[str], manner: Manner) -> list[str]:
    return [line for each in said for line in manner.paragraph(each, indent=4, first="  - ")]


def _ways(use: Determined, book: FactBook, manner: Manner) -> list[str]:
    language = manner.language
    if use.determination.outcome is Outcome.NOTIFY:
        return []
    words = widest(outcome_word(way.outcome, language) for way in use.ways)
    lines: list[str] = []
    for way in use.ways:
        first = f"  {manner.marked(OUTCOME_MARKS[way.outcome], words)}  "
        lines += manner.paragraph(way_said(way, book, language), indent=words + 4, first=first)
    return manner.section(
        headings.LOWER.say(language), lines or manner.paragraph(NO_WAY.say(language))
    )


def _obligations(use: Determined, packs: Packs, manner: Manner) -> list[str]:
    language = manner.language
    lines: list[str] = []
    for pack, duty in use.determination.obligations:
        owed = obligation(pack, duty, packs)
        if owed is None:
            lines += manner.paragraph(f"{pack}/{duty}", indent=4, first="  - ")
            continue
        lines += manner.paragraph(owed.what.say(language), indent=4, first="  - ")
        when = headings.BY_WHOM_AND_WHEN.say(
            language,
            who=sentence(owner_said(owed.owner, language)),
            due=due_said(owed.due, language),
        )
        evidence = headings.EVIDENCE.say(language, what=owed.evidence.say(language))
        lines += manner.paragraph(f"{when}. {evidence}", indent=4)
    return manner.section(headings.OBLIGATIONS.say(language), lines)


def _disclosures(use: Determined, packs: Packs, manner: Manner) -> list[str]:
    language = manner.language
    said = []
    for pack, told in use.determination.disclosures:
        words = disclosure(pack, told, packs)
        said.append(f"{pack}/{told}" if words is None else words.what.say(language))
    return manner.section(headings.DISCLOSURES.say(language), _items(said, manner))


def _approvers(use: Determined, manner: Manner) -> list[str]:
    language, turns = manner.language, use.determination.turns
    said = [
        sentence(turns_said(turns, language)) + "." if turns else headings.NOBODY.say(language)
    ]
    if use.approvals:
        said.append(answered_said(use.approvals, language))
    said += lost_said(use, language)
    lines = [line for each in said for line in manner.paragraph(each)]
    conditions = (c for approval in use.approvals for c in _conditions(approval, language))
    return manner.section(headings.APPROVERS.say(language), [*lines, *_items(conditions, manner)])


def _conditions(approval: Approval, language: Language) -> Iterator[str]:
    for condition in approval.conditions:
        yield headings.CONDITION.say(language, what=condition)


def _filled_in(use: Determined, book: FactBook, manner: Manner) -> list[str]:
    said = (said_in_words(each, book, manner.language) for each in use.filled.said)
    return manner.section(headings.FILLED_IN.say(manner.language), _items(said, manner))


def _silences(use: Determined, packs: Packs, book: FactBook) -> tuple[Silence, ...]:
    rules = compile_rules((words.pack for words in packs.values()), book.catalogue)
    return silent_rules(rules, use.filled.facts, use.determination)


def _silent(silent: tuple[Silence, ...], book: FactBook, manner: Manner) -> list[str]:
    several = len({each.rule.pack for each in silent}) > 1
    names = [each.rule.reference if several else each.rule.id for each in silent]
    indent = 4 + widest(names)
    lines: list[str] = []
    for each, name in zip(silent, names, strict=True):
        first = f"  {padded(name, indent - 2)}"
        lines += manner.paragraph(
            silence_said(each, book, manner.language), indent=indent, first=first
        )
    return manner.section(f"{headings.SILENT.say(manner.language)} ({len(silent)})", lines)


def _packs(use: Determined, packs: Packs, manner: Manner) -> list[str]:
    language = manner.language
    asked = use.determination.packs
    lines: list[str] = []
    for reference in asked:
        title = pack_title(reference, packs, language)
        lines += manner.paragraph(f"{reference.id} {reference.version}  {title}")
        which = headings.READINGS.say(language, which=readings_said(reference, language))
        for said in (source_said(reference, packs, language), which):
            lines += manner.paragraph(said, indent=4) if said else []
        lines.append(f"    {reference.digest}")
    for said in (*_overdue(use, packs, language), *notices(asked, packs, language)):
        lines += manner.paragraph(said)
    return manner.section(headings.RULES_ASKED.say(language), lines)


def _overdue(use: Determined, packs: Packs, language: Language) -> Iterator[str]:
    on = use.filled.facts.use.get("asked_on")
    if not isinstance(on, date):
        return
    for reference in use.determination.packs:
        warning = review_warning(reference, packs, on, language)
        if warning:
            yield warning


def _digests(use: Determined, manner: Manner) -> list[str]:
    # Each digest alone on its line, so that it can be copied whole.
    lines: list[str] = []
    for title, digest in (
        (headings.DECLARATION_DIGEST, use.declaration_digest),
        (headings.DETERMINATION_DIGEST, use.determination_digest),
    ):
        lines += [f"  {title.say(manner.language)}", f"    {digest}"]
    return manner.section(headings.DIGESTS.say(manner.language), lines)
