"""Words above the cut that point at its holds, in a lane of their own."""

from collections.abc import Iterable
from dataclasses import dataclass

from clearslate.formats.phrase import Language
from clearslate.formats.report_cut_drawing import RULER, WIDE, Shown, Window
from clearslate.formats.report_html_parts import Html, text
from clearslate.formats.words import page
from clearslate.formats.words.dates import number
from clearslate.formats.words.verdicts import HELD, State

_ROW = 15
_LETTER = 6.1
_TOGETHER = 30
"""Holds that stand closer than this share one tag in the picture of the whole cut."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """A word above the cut that points at a hold, or at several that stand close together."""

    at: float
    state: State
    word: str
    row: int | None = None
    """Its row above the tracks; without one there is only the line that points."""

    @property
    def wide(self) -> float:
        """How wide the shape and the word are, in pixels."""
        return 17 + _LETTER * len(self.word)

    @property
    def left(self) -> float:
        """Where the shape begins; near the edge of the picture the word moves back."""
        right = self.at + 4 + self.wide <= WIDE
        return self.at + 4 if right else self.at - self.wide - 1


def single_tags(window: Window, shown: Iterable[Shown], language: Language) -> list[Tag]:
    """Return a tag for every hold that starts or lasts in ``window``."""
    return [
        Tag(
            at=window.x(each.event.start.frames),
            state=each.mark.state,
            word=each.mark.short.say(language),
        )
        for each in shown
        if each.holds and window.shows(each.event)
    ]


def clusters(window: Window, shown: Iterable[Shown], language: Language) -> list[Tag]:
    """Return a tag for every hold, and one with their number where several stand together."""
    groups: list[list[Tag]] = []
    for tag in single_tags(window, shown, language):
        if groups and tag.at - groups[-1][0].at < _TOGETHER:
            groups[-1].append(tag)
        else:
            groups.append([tag])
    return [_cluster(group, language) for group in groups]


def _cluster(group: list[Tag], language: Language) -> Tag:
    first = group[0]
    if len(group) == 1:
        return first
    same = len({(tag.state, tag.word) for tag in group}) == 1
    if same:
        word = f"{number(len(group), language)} {first.word}"
        return Tag(at=first.at, state=first.state, word=word)
    return Tag(at=first.at, state=HELD.state, word=page.HOLDS.say(len(group), language))


def placed_tags(tags: Iterable[Tag], *, rows: int) -> list[Tag]:
    """Return ``tags`` in at most ``rows`` rows, so that no word meets another or its line.

    A line runs down through all rows below its word, so those have to be free there too.
    """
    ends = [0.0] * rows
    placed = []
    for tag in tags:
        free = [max(ends[row:]) <= min(tag.left, tag.at) for row in range(rows)]
        row = free.index(True) if True in free else None
        if row is not None:
            ends[row] = tag.left + tag.wide + 8
        placed.append(Tag(at=tag.at, state=tag.state, word=tag.word, row=row))
    return placed


def lane_height(tags: Iterable[Tag]) -> int:
    """Return how high the lane above the tracks must be for ``tags``."""
    rows = [tag.row for tag in tags if tag.row is not None]
    return 6 + _ROW * (max(rows) + 1) + 3 if rows else 4


def tag_drawn(tag: Tag, bottom: int) -> Html:
    """Return a tag with the line that leads down to ``bottom``."""
    y = bottom + 4 if tag.row is None else RULER + 14 + _ROW * tag.row
    lead = f'<path class="lead" d="M{tag.at + 0.5:g} {y - 8}V{bottom}"/>'
    if tag.row is None:
        return Html(f'<g class="is-{tag.state}" aria-hidden="true">{lead}</g>\n')
    return Html(
        f'<g class="is-{tag.state}" aria-hidden="true">{lead}'
        f'<use href="#s-{tag.state}" class="flag" x="{tag.left:g}" y="{y - 8}" width="9" '
        'height="9"/>'
        f'<text class="tag" x="{tag.left + 12:g}" y="{y}">{text(tag.word)}</text></g>\n'
    )
