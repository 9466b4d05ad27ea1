"""A clearance as one page that one would show to a producer.

It needs no script to be read and nothing from outside; it prints. The first lines answer the
first question: may the cut be delivered. What comes from documents is escaped, whatever it is.

Read next: ``report_html_cut.py`` for the cut, ``report_html_uses.py`` for the uses.
"""

from clearslate import __version__
from clearslate.domain.clearance import Clearance
from clearslate.domain.cut_check import coverage
from clearslate.domain.standing import Stands
from clearslate.formats.html_page import Page, page_html
from clearslate.formats.phrase import Language
from clearslate.formats.report_html_cut import cut_sections, looked_at
from clearslate.formats.report_html_parts import (
    Html,
    Row,
    joined,
    named,
    paragraph,
    plain,
    section,
    state_of,
    table,
    text,
)
from clearslate.formats.report_html_rules import rules_section, warnings
from clearslate.formats.report_html_uses import not_cleared, uses_table
from clearslate.formats.report_text import asked_packs
from clearslate.formats.words import headings, page
from clearslate.formats.words.coverage import coverage_sentence
from clearslate.formats.words.dates import day_in_full, number, sentence
from clearslate.formats.words.findings import Packs
from clearslate.formats.words.packs import notices
from clearslate.formats.words.standing import held_by, next_step, proviso
from clearslate.formats.words.timelines import cut_said, lock_said, rate_said, title_said
from clearslate.formats.words.verdicts import mark_of_clearance


def clearance_html(clearance: Clearance, packs: Packs, language: Language) -> str:
    """Return the whole page, as text to be kept in UTF-8."""
    title = title_said(clearance.production, language)
    body = joined(
        (
            _opening(clearance, packs, language),
            cut_sections(clearance, packs, language),
            _use_sections(clearance, packs, language),
            looked_at(clearance, language),
            rules_section(clearance, packs, language),
        )
    )
    day = day_in_full(clearance.on, language)
    return page_html(
        Page(
            title=f"{title} · {mark_of_clearance(clearance).say(language)}",
            said_above=f"{page.REPORT.say(language)}. "
            f"{headings.CHECKED_ON.say(language, day=day)}",
            skip=("holds", page.SKIP) if clearance.cut else ("uses", page.SKIP_USES),
            body=body,
            foot=_foot(clearance, packs, language),
            subject=_subject(clearance, language),
        ),
        language,
    )


def _subject(clearance: Clearance, language: Language) -> str:
    values = {
        "production": title_said(clearance.production, language),
        "day": day_in_full(clearance.on, language),
        "version": __version__,
    }
    if clearance.cut is None:
        return page.FOOT_WITHOUT_CUT.say(language, **values)
    return page.FOOT.say(language, **values, cut=cut_said(clearance.cut, language))


def _opening(clearance: Clearance, packs: Packs, language: Language) -> Html:
    cut = clearance.cut
    reference = (
        page.REFERENCE.say(
            language,
            cut=cut_said(cut, language),
            lock=lock_said(cut, clearance.on, language),
            rate=rate_said(cut.timeline, language),
        )
        if cut is not None
        else ""
    )
    title = named(title_said(clearance.production, language))
    badge = state_of(mark_of_clearance(clearance), language, badge=True)
    return Html(
        f'<div class="title"><h1>{title} <span class="ref">{text(reference)}</span></h1>{badge}'
        f"</div>\n{paragraph(_standing(clearance, language), 'standing')}"
        f"{paragraph(next_step(clearance, packs, language), 'next')}"
        f"{warnings(clearance, packs, language)}\n"
    )


def _standing(clearance: Clearance, language: Language) -> str:
    said = held_by(clearance, language)
    if clearance.cut is None:
        return f"{said} {page.NO_CUT.say(language)}"
    unless = "" if clearance.held else proviso(clearance, language)
    if unless:
        said = f"{sentence(page.CLEARED_WORD.say(language))} {unless}. {said}"
    return f"{said} {coverage_sentence(coverage(clearance.cut), language)}"


def _use_sections(clearance: Clearance, packs: Packs, language: Language) -> Html:
    uses = clearance.declarations
    waiting = [use for use in clearance.current if use.stands is not Stands.GOES_AHEAD]
    absent = clearance.cut.not_in_cut if clearance.cut is not None else ()
    titles = {use.declaration.reference: use.declaration.title for use in uses}
    rows = [Row(cells=(plain(each), plain(titles.get(each, "")))) for each in absent]
    missing = headings.NOT_IN_CUT.say(language)
    heads = [page.USE.say(language), page.WHAT.say(language)]
    return joined(
        (
            section(
                "uses",
                page.ALL_USES.say(language),
                uses_table(uses, packs, language)
                if uses
                else paragraph(page.NO_USES.say(language)),
                count=number(len(uses), language),
            ),
            section(
                "why",
                page.NOT_CLEARED.say(language),
                not_cleared(uses, packs, language),
                count=number(len(waiting), language),
            ),
            section(
                "absent", missing, table(missing, heads, rows), count=number(len(rows), language)
            ),
        )
    )


def _foot(clearance: Clearance, packs: Packs, language: Language) -> Html:
    asked = asked_packs(clearance, packs)
    rules = joined(
        Html(
            f"<p>{text(each.id)} {text(each.version)} "
            f'<span class="mono">{text(each.digest)}</span></p>'
        )
        for each in asked
    )
    said = joined(paragraph(each) for each in notices(asked, packs, language))
    return joined((paragraph(_subject(clearance, language)), rules, said))
