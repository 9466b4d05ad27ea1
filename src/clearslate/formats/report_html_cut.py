"""What the page says of the cut: the picture, the holds, and how much of it was looked at."""

from collections.abc import Sequence
from itertools import groupby

from clearslate.domain.clearance import Clearance
from clearslate.domain.cut_check import Account, CutCheck, coverage
from clearslate.domain.policy.rules import Outcome
from clearslate.formats.phrase import Language
from clearslate.formats.report_cut_drawing import Shown, shown_events
from clearslate.formats.report_cut_picture import whole_cut
from clearslate.formats.report_cut_strips import closer_windows, events_by_window, strip
from clearslate.formats.report_html_parts import (
    NOTHING,
    Cell,
    Html,
    Row,
    folded,
    joined,
    named,
    paragraph,
    plain,
    section,
    state_of,
    table,
    text,
)
from clearslate.formats.words import headings, page
from clearslate.formats.words.coverage import (
    ACCOUNTS,
    NO_PICTURES,
    PROVES_NOTHING,
    coverage_sentence,
    covered_said,
)
from clearslate.formats.words.dates import number, sentence
from clearslate.formats.words.findings import Packs
from clearslate.formats.words.reasons import reason_of
from clearslate.formats.words.recognition import event_name
from clearslate.formats.words.timelines import WHY_NOT, rate_note
from clearslate.formats.words.verdicts import (
    BLOCKED,
    CLEARED,
    EXPIRED,
    FALLEN,
    HELD,
    NO_SIGN_FOUND,
    NOT_CHECKED,
    OUT_OF_SCOPE,
    OUTCOME_MARKS,
    TEMPORARY,
    UNDECLARED,
    Mark,
)
from clearslate.formats.words.waiting import owed

_MOST_LINES = 1000
_IN_LEGEND = (
    BLOCKED,
    UNDECLARED,
    OUTCOME_MARKS[Outcome.APPROVAL],
    OUTCOME_MARKS[Outcome.ESCALATE],
    TEMPORARY,
    EXPIRED,
    FALLEN,
    OUT_OF_SCOPE,
    HELD,
    CLEARED,
    OUTCOME_MARKS[Outcome.NOTIFY],
    NOT_CHECKED,
    NO_SIGN_FOUND,
)


def cut_sections(clearance: Clearance, packs: Packs, language: Language) -> Html:
    """Return what the cut shows and what holds it; without a cut, what is owed."""
    cut = clearance.cut
    if cut is None:
        return _owed(clearance, packs, language)
    shown = shown_events(cut, language)
    holds = [each for each in shown if each.holds]
    others = [each for each in shown if not each.holds]
    no_holds = paragraph(page.NO_HOLDS.say(language))
    return joined(
        (
            _pictures(cut, shown, language),
            section(
                "holds",
                headings.HOLDS.say(language),
                _events(holds, headings.HOLDS.say(language), packs, language) or no_holds,
                count=number(len(holds), language),
            ),
            _owed(clearance, packs, language),
            section(
                "marked",
                page.OTHER_MARKED.say(language),
                _events(others, page.OTHER_MARKED.say(language), packs, language),
                count=number(len(others), language),
            ),
        )
    )


def _pictures(cut: CutCheck, shown: Sequence[Shown], language: Language) -> Html:
    if not cut.events:
        return NOTHING
    windows = closer_windows(cut, shown)
    inside = events_by_window(windows, cut.events)
    drawn = {
        window: strip(window, events, shown, language)
        for window, events in zip(windows, inside, strict=True)
    }
    held = [w for w in windows if any(each.holds and w.shows(each.event) for each in shown)]
    quiet = [window for window in windows if window not in held]
    lost = sum(not any(w.shows(each.event) for w in windows) for each in shown)
    parts = (
        whole_cut(cut, shown, held, language),
        _legend(shown, language),
        joined(drawn[window] for window in held),
        folded(
            page.STRIPS_WITHOUT_HOLDS.say(len(quiet), language),
            joined(drawn[window] for window in quiet),
        ),
        paragraph(page.NOT_DRAWN.say(lost, language) if lost else "", "small muted"),
    )
    return section("picture", headings.PICTURE.say(language), joined(parts))


def _legend(shown: Sequence[Shown], language: Language) -> Html:
    marks = {each.mark for each in shown}
    items = joined(_legend_item(mark, language) for mark in _IN_LEGEND if mark in marks)
    quiet = text(page.NOTHING_RECOGNISED.say(language))
    return Html(
        f'<ul class="legend" aria-label="{text(page.LEGEND.say(language))}">{items}'
        '<li><svg class="swatch" aria-hidden="true"><rect class="clip" y="1" width="22" '
        f'height="10"/></svg><span class="muted">{quiet}</span></li></ul>\n'
    )


def _legend_item(mark: Mark, language: Language) -> Html:
    return Html(
        f'<li class="is-{mark.state}"><svg class="swatch" aria-hidden="true">'
        '<rect class="body" x=".5" y=".5" width="21" height="11"/>'
        '<rect class="hatch" x="1" y="1" width="20" height="10"/></svg>'
        f"{state_of(mark, language)}</li>"
    )


def _events(shown: Sequence[Shown], caption: str, packs: Packs, language: Language) -> Html:
    heads = (page.VERDICT, page.EVENT, page.TRACK, page.IN, page.OUT, page.USE, page.WHY)
    rows = [_event(each, packs, language) for each in shown]
    return table(caption, [head.say(language) for head in heads], rows)


def _event(shown: Shown, packs: Packs, language: Language) -> Row:
    event, uses = shown.event, shown.checked.declarations
    return Row(
        id=shown.row,
        head=1,
        cells=(
            Cell(body=state_of(shown.mark, language)),
            Cell(body=named(shown.name), css="long"),
            plain(event.track),
            plain(event.start.text, "tc"),
            plain(event.end.text, "tc"),
            plain(", ".join(uses) if uses else page.UNDECLARED.say(language)),
            plain(reason_of(shown.checked, language, packs)),
        ),
    )


def _owed(clearance: Clearance, packs: Packs, language: Language) -> Html:
    heads = [head.say(language) for head in (page.WHO, page.WHAT, page.FOR)]
    rows = [
        Row(cells=(plain(sentence(debt.who)), plain(debt.what), plain(", ".join(debt.about))))
        for debt in owed(clearance, packs, language)
    ]
    title = headings.OWED.say(language)
    return section("owed", title, table(title, heads, rows))


def looked_at(clearance: Clearance, language: Language) -> Html:
    """Return how every event is accounted for, and every line that became no event."""
    cut = clearance.cut
    if cut is None:
        return NOTHING
    covered = coverage(cut)
    heads = [h.say(language) for h in (page.HOW, page.EVENTS, page.LENGTH, page.SHARE)]
    rows = [
        Row(
            cells=(
                plain(ACCOUNTS[each].say(language)),
                *(plain(value, "num") for value in covered_said(covered[each], language)),
            )
        )
        for each in covered
    ]
    title = headings.COVERAGE.say(language)
    proves = PROVES_NOTHING.say(language) if covered[Account.NOT_CHECKED].events else ""
    said = (coverage_sentence(covered, language), proves, NO_PICTURES.say(language))
    body = joined(
        (
            table(title, heads, rows, css="fit"),
            paragraph(" ".join(each for each in said if each), "small second said"),
            paragraph(rate_note(cut.timeline, language), "small second"),
            _unchecked(cut, language),
        )
    )
    return joined((section("coverage", title, body), _not_understood(cut, language)))


def _unchecked(cut: CutCheck, language: Language) -> Html:
    quiet = [each.event for each in cut.events if not each.uses and not each.event.is_black]
    quiet.sort(key=lambda event: (event.track, event.start.frames))
    lists = [
        Html(
            f'<h3>{text(track)}</h3><ol class="compact">'
            + "".join(
                f"<li>{event.start}–{event.end} {text(event_name(event, language))}</li>"
                for event in events
            )
            + "</ol>\n"
        )
        for track, events in groupby(quiet, key=lambda event: event.track)
    ]
    return (
        folded(page.UNCHECKED_EVENTS.say(len(quiet), language), joined(lists))
        if quiet
        else NOTHING
    )


def _not_understood(cut: CutCheck, language: Language) -> Html:
    lost = cut.timeline.not_understood
    heads = [head.say(language) for head in (page.LINE, page.REASON, page.TEXT)]
    rows = [
        Row(
            cells=(
                plain(number(each.line, language) if each.line else "–", "num"),
                plain(WHY_NOT[each.reason].say(language)),
                Cell(body=named(each.text, "mono pre")),
            )
        )
        for each in lost[:_MOST_LINES]
    ]
    title = headings.NOT_UNDERSTOOD.say(language)
    rest = max(0, len(lost) - _MOST_LINES)
    more = paragraph(page.MORE_LINES.say(rest, language) if rest else "", "small muted")
    body = joined((table(title, heads, rows), more))
    return section("lines", title, body, count=number(len(lost), language))
