"""A checked cut as it is shown on a page of the service: picture, holds, tables, coverage.

The same pictures and sentences as the report of the command line; only here a use is a link
to its page.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from clearslate.domain.clearance import Clearance
from clearslate.domain.cut_changes import Change, Changes
from clearslate.domain.cut_check import CheckedEvent, coverage
from clearslate.formats.changes_text import _CHANGED, _CHANGES, _REMOVED, _summary
from clearslate.formats.phrase import Language
from clearslate.formats.report_cut_drawing import Shown, shown_events
from clearslate.formats.report_html_cut import _owed, _pictures, looked_at
from clearslate.formats.report_html_parts import (
    Cell,
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
from clearslate.formats.words import headings, page
from clearslate.formats.words.coverage import coverage_sentence
from clearslate.formats.words.dates import number, sentence
from clearslate.formats.words.findings import Packs
from clearslate.formats.words.pages import cuts as words
from clearslate.formats.words.reasons import reason_of
from clearslate.formats.words.recognition import event_name
from clearslate.formats.words.standing import held_by, proviso
from clearslate.formats.words.verdicts import Mark, mark_of, mark_of_clearance

Address = Callable[[str], str]
"""Where the page of a use is, by its reference."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CutPage:
    """What a page says of a cut: its mark, how it stands, and everything under that."""

    mark: Mark
    standing: str
    body: Html


def cut_page(
    clearance: Clearance,
    packs: Packs,
    has_assets: bool,
    address: Address,
    language: Language,
) -> CutPage:
    """Return the page of the cut that ``clearance`` checked."""
    cut = clearance.cut
    assert cut is not None, "a cut was checked"
    shown = shown_events(cut, language)
    uses = _Uses(clearance, packs, address, language)
    body = (
        _pictures(cut, shown, language),
        uses.held([each for each in shown if each.holds]),
        _owed(clearance, packs, language),
        uses.others([each for each in shown if not each.holds]),
        uses.absent(),
        paragraph("" if has_assets else words.NO_REGISTER.say(language), "warning"),
        looked_at(clearance, language),
    )
    return CutPage(
        mark=mark_of_clearance(clearance),
        standing=_standing(clearance, language),
        body=joined(body),
    )


def _standing(clearance: Clearance, language: Language) -> str:
    assert clearance.cut is not None, "a cut was checked"
    said = held_by(clearance, language)
    unless = "" if clearance.held else proviso(clearance, language)
    if unless:
        said = f"{sentence(page.CLEARED_WORD.say(language))} {unless}. {said}"
    return f"{said} {coverage_sentence(coverage(clearance.cut), language)}"


def changes_page(
    changes: Changes,
    clearance: Clearance,
    packs: Packs,
    address: Address,
    language: Language,
) -> CutPage:
    """Return what changed in the cut of ``clearance`` since an older one; only that needs eyes."""
    assert clearance.cut is not None, "a cut was checked"
    uses = _Uses(clearance, packs, address, language)
    return CutPage(
        mark=mark_of_clearance(clearance),
        standing=_summary(changes, clearance.cut, language),
        body=joined((uses.changed(changes), uses.removed(changes))),
    )


class _Uses:
    """Tables whose uses lead to their pages; kept to one call of `cut_page`."""

    def __init__(
        self, clearance: Clearance, packs: Packs, address: Address, language: Language
    ) -> None:
        self._clearance, self._packs = clearance, packs
        self._address, self._language = address, language
        self._titles = {
            use.declaration.reference: use.declaration.title for use in clearance.declarations
        }

    def held(self, shown: Sequence[Shown]) -> Html:
        language = self._language
        title = headings.HOLDS.say(language)
        body = self._events(shown, title) or paragraph(page.NO_HOLDS.say(language))
        return section("holds", title, body, count=number(len(shown), language))

    def others(self, shown: Sequence[Shown]) -> Html:
        title = page.OTHER_MARKED.say(self._language)
        count = number(len(shown), self._language)
        return section("marked", title, self._events(shown, title), count=count)

    def absent(self) -> Html:
        language, cut = self._language, self._clearance.cut
        missing = cut.not_in_cut if cut is not None else ()
        rows = [
            Row(cells=(Cell(body=self._link(each)), plain(self._titles.get(each, ""))))
            for each in missing
        ]
        title = headings.NOT_IN_CUT.say(language)
        heads = [page.USE.say(language), page.WHAT.say(language)]
        why = paragraph(words.NOT_IN_CUT_WHY.say(language) if rows else "", "small second")
        body = joined((why, table(title, heads, rows)))
        return section("absent", title, body, count=number(len(rows), language))

    def _events(self, shown: Sequence[Shown], caption: str) -> Html:
        heads = (page.VERDICT, page.EVENT, page.TRACK, page.IN, page.OUT, page.USE, page.WHY)
        rows = [self._event(each) for each in shown]
        return table(caption, [head.say(self._language) for head in heads], rows)

    def changed(self, changes: Changes) -> Html:
        language = self._language
        title = _CHANGED.say(language)
        heads = (
            page.CHANGE,
            page.VERDICT,
            page.EVENT,
            page.TRACK,
            page.IN,
            page.OUT,
            page.USE,
            page.WHY,
        )
        said = [head.say(language) for head in heads]
        rows = [self._change(change, checked) for change, checked in changes.changed]
        count = number(len(rows), language)
        return section("changed", title, table(title, said, rows), count=count)

    def _change(self, change: Change, checked: CheckedEvent) -> Row:
        cells = self._cells(checked, event_name(checked.event, self._language))
        return Row(head=2, cells=(plain(_CHANGES[change].say(self._language)), *cells))

    def removed(self, changes: Changes) -> Html:
        language = self._language
        title = _REMOVED.say(language)
        heads = [head.say(language) for head in (page.EVENT, page.TRACK, page.IN, page.OUT)]
        rows = [
            Row(
                cells=(
                    Cell(body=named(event_name(event, language)), css="long"),
                    plain(event.track),
                    plain(event.start.text, "tc"),
                    plain(event.end.text, "tc"),
                )
            )
            for event in changes.removed
        ]
        count = number(len(rows), language)
        return section("removed", title, table(title, heads, rows), count=count)

    def _event(self, shown: Shown) -> Row:
        return Row(id=shown.row, head=1, cells=self._cells(shown.checked, shown.name))

    def _cells(self, checked: CheckedEvent, name: str) -> tuple[Cell, ...]:
        event, uses, language = checked.event, checked.declarations, self._language
        links = Html(", ").join(self._link(each) for each in uses)
        return (
            Cell(body=state_of(mark_of(checked), language)),
            Cell(body=named(name), css="long"),
            plain(event.track),
            plain(event.start.text, "tc"),
            plain(event.end.text, "tc"),
            Cell(body=Html(links) if uses else text(page.UNDECLARED.say(language))),
            plain(reason_of(checked, language, self._packs)),
        )

    def _link(self, reference: str) -> Html:
        if reference not in self._titles:
            return text(reference)
        return Html(
            f'<a href="{text(self._address(reference))}" '
            f'title="{text(self._titles[reference])}">{text(reference)}</a>'
        )
