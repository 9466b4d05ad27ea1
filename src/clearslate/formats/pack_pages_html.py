"""The guide of a pack as one page: matrix, outcomes, clauses with their rules, readings."""

from collections.abc import Iterable, Mapping

from clearslate.domain.policy.rules import Outcome, Rule
from clearslate.formats.html_page import Page, page_html
from clearslate.formats.pack_matrix import ClauseRules, MatrixLine, clauses_with_rules
from clearslate.formats.pack_words import PackWords, Reading
from clearslate.formats.phrase import Language, Phrase
from clearslate.formats.report_html_parts import (
    NOTHING,
    Cell,
    Html,
    Row,
    anchor,
    joined,
    paragraph,
    plain,
    section,
    state_of,
    table,
    text,
)
from clearslate.formats.words import guide, page
from clearslate.formats.words.dates import day_in_full, number, sentence
from clearslate.formats.words.guide_rules import (
    also_said,
    computed_said,
    duties_of,
    is_chosen,
    notes_on,
    order_said,
    standing_said,
)
from clearslate.formats.words.verdicts import OUTCOME_MARKS


def guide_page(words: PackWords, matrix: tuple[MatrixLine, ...], language: Language) -> str:
    """Return the whole page, as text to be kept in UTF-8."""
    title = words.title.say(language)
    version = f"{words.reference.id} {words.reference.version}"
    sections = {
        "uses": (guide.USUALLY, _uses(words, matrix, language)),
        "outcomes": (guide.ASK_OF_YOU, _outcomes(language)),
        "clauses": (guide.CLAUSES_AND_RULES, _clauses(words, language)),
        "order": (guide.ORDER, review_order(words, language)),
        "readings": (guide.TWO_WAYS, _readings(words, language)),
        "source": (guide.SOURCE, _source(words, language)),
    }
    links = {id: title for id, (title, body) in sections.items() if body}
    opening = _opening(words, standing_said(matrix, language), links, language)
    return page_html(
        Page(
            title=title,
            said_above=f"{guide.GUIDANCE.say(language)}. {version}",
            skip=(next(iter(links)), guide.SKIP),
            body=joined((opening, *(body for _, body in sections.values()))),
            foot=_foot(words, language),
            subject=f"{title}, {version}",
            styles=("report.css", "pack_pages.css"),
        ),
        language,
    )


def _foot(words: PackWords, language: Language) -> Html:
    reference = words.reference
    named = paragraph(f"{words.title.say(language)}. {reference.id} {reference.version}")
    digest = Html(f'<p class="mono">{text(reference.digest)}</p>')
    return joined((named, digest, paragraph(words.notice.say(language))))


def _opening(
    words: PackWords, standing: str, links: Mapping[str, Phrase], language: Language
) -> Html:
    items = joined(
        Html(f'<li><a href="#{id}">{text(title.say(language))}</a></li>')
        for id, title in links.items()
    )
    label = text(guide.ON_THIS_PAGE.say(language))
    return Html(
        f'<div class="title"><h1>{text(words.title.say(language))}</h1></div>'
        f"{paragraph(standing, 'standing')}"
        f"{paragraph(words.notice.say(language), 'second')}"
        f'<nav class="guide-nav" aria-label="{label}"><ul>{items}</ul></nav>\n'
    )


def _uses(words: PackWords, matrix: Iterable[MatrixLine], language: Language) -> Html:
    heads = [
        head.say(language)
        for head in (
            guide.YOU_WANT, guide.AS_A_RULE, guide.CAN_BECOME, guide.FIRST, guide.CLAUSES
        )
    ]  # fmt: skip
    rows = [
        Row(cells=_matrix_cells(line, language), id=anchor("row", line.row.id)) for line in matrix
    ]
    title = guide.USUALLY.say(language)
    computed = paragraph(computed_said(words, language), "small muted")
    shown = table(title, heads, rows, css="matrix")
    return section("uses", title, joined((shown, computed)) if rows else NOTHING)


def _matrix_cells(line: MatrixLine, language: Language) -> tuple[Cell, ...]:
    row = line.row
    such_as = Html(f'<span class="sub">{text(row.such_as.say(language))}</span>')
    becomes = joined(
        Html(
            f'<span class="one">{state_of(OUTCOME_MARKS[each.outcome], language)}'
            f'<span class="sub">{text(each.when.say(language))}</span></span>'
        )
        for each in line.becomes
    )
    stays = Html(f'<span class="muted">{text(guide.STAYS.say(language))}</span>')
    return (
        Cell(body=joined((text(row.use.say(language)), such_as))),
        Cell(body=state_of(OUTCOME_MARKS[line.usual], language)),
        Cell(body=becomes or stays, css="becomes"),
        plain(row.first.say(language)),
        Cell(body=_links(line.clauses), css="clauses"),
    )


def _links(clauses: Iterable[str]) -> Html:
    links = [f'<a href="#{anchor("clause", each)}">{text(each)}</a>' for each in clauses]
    return Html(", ".join(links))


def _outcomes(language: Language) -> Html:
    pairs = joined(
        Html(
            f"<dt>{state_of(OUTCOME_MARKS[outcome], language)}</dt>"
            f"<dd>{text(guide.MEANS[outcome].say(language))}</dd>"
        )
        for outcome in Outcome
    )
    body = Html(f'<dl class="facts outcomes">{pairs}</dl>')
    return section("outcomes", guide.ASK_OF_YOU.say(language), body)


def _clauses(words: PackWords, language: Language) -> Html:
    every = clauses_with_rules(words)
    return section(
        "clauses",
        guide.CLAUSES_AND_RULES.say(language),
        joined(_clause(each, words, language) for each in every),
        count=number(len(every), language),
    )


def _clause(each: ClauseRules, words: PackWords, language: Language) -> Html:
    clause = each.clause
    rules = joined(_rule(rule, words, language) for rule in each.rules)
    day = day_in_full(words.source.dated, language)
    source = page.OUR_SUMMARY.say(
        language,
        pack=words.reference.id,
        version=words.reference.version,
        clause=clause.id,
        day=day,
    )
    return Html(
        f'<article class="clause-rules" id="{anchor("clause", clause.id)}">'
        f"<h3>{text(clause.id)} {text(clause.title.say(language))}</h3>"
        f'<div class="finding"><div>{Html(f"<ol>{rules}</ol>") if rules else NOTHING}'
        f"{paragraph(also_said(each, language), 'small second')}</div>"
        f'<blockquote class="clause"><p>{text(clause.text.say(language))}</p>'
        f"<footer>{text(source)}</footer></blockquote></div></article>\n"
    )


def _rule(rule: Rule, words: PackWords, language: Language) -> Html:
    duties = joined(Html(f"<li>{text(each)}</li>") for each in duties_of(rule, words, language))
    owed = Html(f'<ul class="duties">{duties}</ul>') if duties else NOTHING
    return Html(
        f'<li class="rule" id="{anchor("rule", rule.id)}">'
        f"{state_of(OUTCOME_MARKS[rule.outcome], language)}"
        f'<span class="id">{text(rule.id)}</span>'
        f"{paragraph(words.because[rule.id].say(language))}"
        f"{paragraph(' '.join(notes_on(rule, language)), 'notes')}{owed}</li>\n"
    )


def review_order(words: PackWords, language: Language) -> Html:
    """Return in which order a pack has people decide; nothing where it says none."""
    said = order_said(words, language)
    return section("order", guide.ORDER.say(language), paragraph(said)) if said else NOTHING


def _readings(words: PackWords, language: Language) -> Html:
    heads = [
        head.say(language) for head in (guide.READING, guide.TENSION, guide.TAKEN, guide.OTHERWISE)
    ]
    rows = [_reading(each, words, language) for each in words.readings.values()]
    title = guide.TWO_WAYS.say(language)
    return section(
        "readings",
        title,
        table(title, heads, rows, css="readings"),
        count=number(len(rows), language),
    )


def _reading(reading: Reading, words: PackWords, language: Language) -> Row:
    chosen = is_chosen(reading, words)
    in_force = Html(f'<span class="in-force">{text(_head(guide.IN_FORCE, language))}</span>')
    title = Html(f'<span class="sub">{text(reading.title.say(language))}</span>')
    default = text(reading.default.say(language))
    return Row(
        id=anchor("reading", reading.id),
        cells=(
            Cell(body=joined((text(reading.id), title))),
            plain(reading.tension.say(language)),
            Cell(body=default if chosen else joined((in_force, default))),
            Cell(body=_other(reading, in_force if chosen else NOTHING, language)),
        ),
    )


def _other(reading: Reading, in_force: Html, language: Language) -> Html:
    if reading.otherwise is None or reading.option is None:
        return Html(f'<span class="muted">{text(guide.NO_OTHER.say(language))}</span>')
    option = text(guide.OPTION.say(language, option=reading.option))
    said = text(reading.otherwise.say(language))
    return joined((in_force, said, Html(f' <span class="option">{option}</span>')))


def _source(words: PackWords, language: Language) -> Html:
    source = words.source
    review = words.pack.review_by
    facts = [
        (guide.PUBLISHED, text(source.title)),
        (guide.PUBLISHER, text(source.publisher)),
        (guide.DATED, text(day_in_full(source.dated, language))),
        (guide.RETRIEVED, text(day_in_full(source.retrieved, language))),
        (
            guide.REVIEW_BY,
            text(day_in_full(review, language) if review else guide.READ_AGAIN.say(language)),
        ),
        (guide.ADDRESS, _address(source.url)),
        (page.VERSION, text(f"{words.reference.id} {words.reference.version}")),
        (page.DIGEST, Html(f'<span class="mono">{text(words.reference.digest)}</span>')),
        (guide.NOTICE, text(words.notice.say(language))),
    ]
    pairs = joined(
        Html(f"<dt>{text(head.say(language))}</dt><dd>{body}</dd>") for head, body in facts
    )
    return section("source", guide.SOURCE.say(language), Html(f'<dl class="facts">{pairs}</dl>'))


def _address(url: str) -> Html:
    """Return an address as a link; as words where a browser would not simply go there."""
    if not url.startswith(("https://", "http://")):
        return Html(f'<span class="name">{text(url)}</span>')
    return Html(f'<a class="name" href="{text(url)}">{text(url)}</a>')


def _head(phrase: Phrase, language: Language) -> str:
    return sentence(phrase.say(language))
