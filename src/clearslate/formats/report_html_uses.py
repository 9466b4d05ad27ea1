"""The uses of a production on the page: what each owes, and why, beside the clause."""

from collections.abc import Iterator, Sequence

from clearslate.domain.approval import Approval
from clearslate.domain.policy.determination import Determination, Finding
from clearslate.domain.policy.rules import Outcome
from clearslate.domain.standing import Determined, Stands
from clearslate.formats.facts import load_fact_book
from clearslate.formats.phrase import Language, Phrase
from clearslate.formats.report_html_parts import (
    Cell,
    Html,
    Row,
    anchor,
    folded,
    head_cell,
    icon,
    joined,
    named,
    paragraph,
    row_of,
    state_of,
    text,
)
from clearslate.formats.words import headings, page
from clearslate.formats.words.dates import all_of, day_in_full
from clearslate.formats.words.findings import Packs, besides, clauses_of, reason
from clearslate.formats.words.lapses import fallen_said
from clearslate.formats.words.outcomes import outcome_word
from clearslate.formats.words.verdicts import OUTCOME_MARKS, SUPERSEDED, mark_of_use
from clearslate.formats.words.waiting import waits_for
from clearslate.formats.words.ways import NO_WAY, way_said


def uses_table(uses: Sequence[Determined], packs: Packs, language: Language) -> Html:
    """Return the table of uses: outcome, how each stands, who said yes, and the digests."""
    heads = [head.say(language) for head in (page.USE, page.OUTCOME, page.STANDS, page.YESES)]
    caption = text(page.ALL_USES.say(language))
    bodies = joined(_pair(use, heads, packs, language) for use in uses)
    return Html(
        f'<table class="dense"><caption class="hidden">{caption}</caption>'
        f"<thead><tr>{joined(head_cell(head) for head in heads)}</tr></thead>\n{bodies}</table>"
    )


def _pair(use: Determined, heads: Sequence[str], packs: Packs, language: Language) -> Html:
    declaration = use.declaration
    title = Html(
        f'{named(declaration.reference, "tc")}<span class="sub">{text(declaration.title)}</span>'
    )
    mark = SUPERSEDED if use.superseded_by else OUTCOME_MARKS[use.determination.outcome]
    row = Row(
        id=use_id(use),
        cells=(
            Cell(body=title),
            Cell(body=state_of(mark, language)),
            Cell(body=_stands(use, packs, language)),
            Cell(body=_approvals(use, language)),
        ),
    )
    return Html(
        f'<tbody class="pair">{row_of(row, heads)}'
        f'<tr><td colspan="4" class="digests">{_digests(use, language)}</td></tr></tbody>\n'
    )


def use_id(use: Determined) -> str:
    """Return the anchor of a use."""
    return anchor("use", use.declaration.reference)


def _stands(use: Determined, packs: Packs, language: Language) -> Html:
    said = text(waits_for(use, language, packs))
    if use.superseded_by is not None or use.determination.outcome is Outcome.NOTIFY:
        return said
    mark = mark_of_use(use)
    if mark == OUTCOME_MARKS[use.determination.outcome]:
        return said
    return Html(f"{state_of(mark, language)}<br>{said}")


def _approvals(use: Determined, language: Language) -> Html:
    told = [_approval(approval, language) for approval in use.approvals]
    told += [_sub(said) for said in fallen_said(use.fallen, language)]
    return joined(told) or Html(f'<span class="muted">{text(page.NONE.say(language))}</span>')


def _approval(approval: Approval, language: Language) -> Html:
    signed = approval.signed_on
    day = page.SIGNED.say(language, day=day_in_full(signed, language)) if signed else ""
    return Html(
        f"<span>{text(approval.reference)} {text(approval.approver)}"
        f'<span class="sub">{text(day)}</span>{_conditions(approval, language)}</span>'
    )


def _conditions(approval: Approval, language: Language) -> Html:
    return joined(
        _sub(headings.CONDITION.say(language, what=each)) for each in approval.conditions
    )


def _sub(said: str) -> Html:
    return Html(f'<span class="sub">{text(said)}</span>')


def _digests(use: Determined, language: Language) -> Html:
    pairs = (
        (page.DECLARATION_DIGEST, use.declaration_digest),
        (page.DETERMINATION_DIGEST, use.determination_digest),
    )
    return Html("<br>".join(_digest(title, digest, language) for title, digest in pairs))


def _digest(title: Phrase, digest: str, language: Language) -> str:
    return f'{text(title.say(language))} <span class="mono">{text(digest)}</span>'


def not_cleared(uses: Sequence[Determined], packs: Packs, language: Language) -> Html:
    """Return every use that may not go ahead, with its findings beside their clauses."""
    return joined(
        _use(use, packs, language)
        for use in uses
        if use.superseded_by is None and use.stands is not Stands.GOES_AHEAD
    )


def _use(use: Determined, packs: Packs, language: Language) -> Html:
    findings = use.determination.findings
    strict = [each for each in findings if each.outcome is not Outcome.NOTIFY]
    mild = [each for each in findings if each.outcome is Outcome.NOTIFY]
    head = (
        f'<h3>{named(use.declaration.title)} <span class="ref">'
        f"{text(use.declaration.reference)}</span></h3>{state_of(mark_of_use(use), language)}"
    )
    return Html(
        f'<div class="use"><div class="title">{head}</div>'
        f"{paragraph(waits_for(use, language, packs), 'small second')}"
        f"{scale(use.determination, language)}"
        f'<ol class="findings">{_listed(strict, packs, language)}</ol>'
        f"{_mild(mild, packs, language)}{_lower(use, language)}</div>\n"
    )


def _lower(use: Determined, language: Language) -> Html:
    """Return what would lower the outcome, each way with the outcome that it leads to."""
    book = load_fact_book()
    ways = joined(
        Html(
            f"<li><span>{text(way_said(way, book, language))}</span>"
            f"{state_of(OUTCOME_MARKS[way.outcome], language)}</li>"
        )
        for way in use.ways
    )
    head = Html(f'<h4 class="minor">{text(headings.LOWER.say(language))}</h4>')
    none = paragraph(NO_WAY.say(language), "small second")
    return Html(f'{head}<ul class="lower">{ways}</ul>' if ways else f"{head}{none}")


def _listed(findings: Sequence[Finding], packs: Packs, language: Language) -> Html:
    return joined(_finding(each, packs, language) for each in findings)


def _mild(findings: Sequence[Finding], packs: Packs, language: Language) -> Html:
    if not findings:
        return Html("")
    body = Html(f'<ol class="findings">{_listed(findings, packs, language)}</ol>')
    return folded(page.NOTICES_TOO.say(len(findings), language), body, on_paper=True)


def _finding(finding: Finding, packs: Packs, language: Language) -> Html:
    said = joined(paragraph(each) for each in besides(finding, language))
    return Html(
        f'<li class="finding"><div>{state_of(OUTCOME_MARKS[finding.outcome], language)}'
        f"<h4>{text(reason(finding, packs, language))}</h4>{said}</div>"
        f"{_margin(finding, packs, language)}</li>\n"
    )


def _margin(finding: Finding, packs: Packs, language: Language) -> Html:
    clauses = clauses_of(finding, packs)
    body = joined(paragraph(clause.text.say(language)) for clause in clauses[:1])
    source = text(clause_source(finding, packs, language))
    return Html(f'<blockquote class="clause">{body}<footer>{source}</footer></blockquote>')


def clause_source(finding: Finding, packs: Packs, language: Language) -> str:
    """Return where a finding stands: its pack and version, its clauses, our copy’s day."""
    cited = all_of(_cited(finding, packs, language), language)
    readings = finding.rule.readings
    read = page.WITH_READING if len(readings) == 1 else page.WITH_READINGS
    ids = all_of(readings, language)
    clause = read.say(language, clause=cited, ids=ids) if readings else cited
    words = packs.get(finding.rule.pack)
    if words is None:
        return f"{finding.rule.pack}, {clause}"
    return page.OUR_SUMMARY.say(
        language,
        pack=finding.rule.pack,
        version=words.reference.version,
        clause=clause,
        day=day_in_full(words.source.dated, language),
    )


def _cited(finding: Finding, packs: Packs, language: Language) -> Iterator[str]:
    titles = {each.id: each.title.say(language) for each in clauses_of(finding, packs)}
    for cited in finding.rule.cites:
        yield f"{cited} {titles[cited]}" if cited in titles else cited


def scale(made: Determination, language: Language) -> Html:
    """Return where a use stands on the four outcomes: what is certain, what it could reach."""
    steps = joined(
        _step(outcome, (made.certain, made.outcome, made.could_reach), language)
        for outcome in Outcome
    )
    label = text(page.SCALE.say(language))
    certain = outcome_word(made.certain, language)
    could = outcome_word(made.could_reach, language)
    phrase = headings.CERTAIN if made.certain != made.could_reach else headings.CERTAIN_ALONE
    said = phrase.say(language, certain=certain, could=could)
    return Html(
        f'<ol class="scale" aria-label="{label}">{steps}</ol>{paragraph(said, "small muted")}'
    )


def _step(outcome: Outcome, reach: tuple[Outcome, Outcome, Outcome], language: Language) -> Html:
    certain, stands, could = reach
    css = "in" if outcome <= certain and outcome == stands else ""
    if outcome == certain:
        css = "in"
    elif certain < outcome <= could:
        css = "may"
    mark = OUTCOME_MARKS[outcome]
    current = ' aria-current="true"' if outcome == stands else ""
    return Html(
        f'<li class="is-{mark.state} {css}"{current}>{icon(mark.state)}'
        f"{text(mark.say(language))}</li>"
    )
