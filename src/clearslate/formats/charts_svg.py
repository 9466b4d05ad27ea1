"""Small charts as SVG: bars of states, bars of counts, and how long things took.

Only what counts states carries colour, each with its hatch; the rest is grey. What a chart
shows stands beside it as words and numbers too, so that nobody needs the picture.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from clearslate.formats.report_html_parts import NOTHING, Html, joined, text
from clearslate.formats.words.verdicts import State

_WIDE, _LABEL = 370, 150
_LINE = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of a bar of states: how many are in one state."""

    state: State
    count: int


def state_bar(parts: Sequence[Part], *, most: int, wide: int = 380) -> Html:
    """Return a bar of states; ``most`` things fill its whole width, so that bars compare."""
    if not any(part.count for part in parts):
        return NOTHING
    gap, x, drawn = 2.0, 0.5, []
    shown = [part for part in parts if part.count]
    room = wide - 1 - gap * len(shown)
    for part in shown:
        long = max(4.0, room * part.count / max(most, 1))
        drawn.append(_segment(part.state, x, min(long, wide - x - 1)))
        x += long + gap
    return Html(
        f'<svg class="bar" width="{wide}" height="14" viewBox="0 0 {wide} 14" '
        f'aria-hidden="true">{joined(drawn)}</svg>'
    )


def _segment(state: State, x: float, long: float) -> Html:
    return Html(
        f'<g class="is-{state}"><rect class="body" x="{x:.1f}" y="1.5" width="{long:.1f}" '
        f'height="11"/><rect class="hatch" x="{x + 0.5:.1f}" y="2" '
        f'width="{max(long - 1, 0):.1f}" height="10"/></g>'
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A line of a bar chart: what is counted, how many, and the part that stands out."""

    label: str
    count: int
    strong: int
    """The part of ``count`` that is drawn solid."""
    said: str
    """What stands behind the bar."""
    address: str = ""
    """Where the number leads; empty where it leads nowhere."""


def count_chart(lines: Sequence[Count], described: str) -> Html:
    """Return counts as grey bars, one a line; each leads to what was counted."""
    if not lines:
        return NOTHING
    most = max(line.count for line in lines)
    drawn = joined(_count(line, place, most) for place, line in enumerate(lines))
    return _chart(_LINE * len(lines) + 8, described, drawn)


def _count(line: Count, place: int, most: int) -> Html:
    y = place * _LINE
    room = _WIDE - _LABEL - 78
    long = room * line.count / max(most, 1)
    strong = room * line.strong / max(most, 1)
    body = (
        f'<rect class="hit" x="0" y="{y}" width="{_WIDE}" height="{_LINE}"/>'
        f'<text x="0" y="{y + 16}">{text(line.label)}</text>'
        f'<rect class="count" x="{_LABEL}" y="{y + 6}" width="{long:.1f}" height="12"/>'
        f'<rect class="strong" x="{_LABEL}" y="{y + 6}" width="{strong:.1f}" height="12"/>'
        f'<text x="{_LABEL + long + 8:.1f}" y="{y + 16}">{text(line.said)}</text>'
    )
    if not line.address:
        return Html(f"<g>{body}</g>")
    return Html(
        f'<a href="{text(line.address)}" aria-label="{text(f"{line.label}: {line.said}")}">'
        f"{body}</a>"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A point in time of a chart of days: half, and nine in ten, came within so many."""

    half: float | None
    nine_in_ten: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DaysWords:
    """What a chart of days says: its ends, its two lines, and what it shows as a whole."""

    first: str
    last: str
    half: str
    nine_in_ten: str
    described: str


_TOP, _BOTTOM, _LEFT, _RIGHT = 15.0, 130.0, 30.0, 297.0
_TEXT = 15.0
"""From one line of text to the next."""
_DOT = {"edge": 4.0, "line": 2.5}
"""Where both share a point, the one is seen around the other."""


def days_chart(moments: Sequence[Moment], words: DaysWords) -> Html:
    """Return how many days things took, the median as a line below nine in ten as a band.

    Where nothing came in a week the line is broken: no number is drawn that nobody measured.
    """
    highest = max((m.nine_in_ten for m in moments if m.nine_in_ten is not None), default=None)
    if highest is None:
        return NOTHING
    top = _round_above(highest)
    step = (_RIGHT - _LEFT) / max(len(moments) - 1, 1)
    places = [_LEFT + step * place for place in range(len(moments))]
    halves = [(x, _y(m.half, top)) for x, m in zip(places, moments, strict=True)]
    nines = [(x, _y(m.nine_in_ten, top)) for x, m in zip(places, moments, strict=True)]
    drawn = [_axis(days, top) for days in (0.0, top / 2, top)]
    drawn += [_line(run, "edge") for run in _runs(nines)]
    drawn += [_line(run, "line") for run in _runs(halves)]
    drawn += _named_ends(nines, words.nine_in_ten, halves, words.half)
    drawn.append(
        Html(
            f'<text x="{_LEFT}" y="148">{text(words.first)}</text>'
            f'<text x="{_RIGHT}" y="148" text-anchor="end">{text(words.last)}</text>'
        )
    )
    return _chart(152, words.described, joined(drawn), role="img")


_STEPS = (1, 2, 4, 6, 10, 20, 30, 60, 100, 200, 400, 1000)


def _round_above(days: float) -> float:
    return float(next((step for step in _STEPS if days <= step), days))


def _y(days: float | None, top: float) -> float | None:
    return None if days is None else _BOTTOM - (_BOTTOM - _TOP) * days / top


def _axis(days: float, top: float) -> Html:
    y = _y(days, top)
    return Html(
        f'<path class="axis" d="M{_LEFT} {y:.1f}H{_RIGHT}"/>'
        f'<text x="0" y="{(y or 0) + 4:.1f}">{days:g}</text>'
    )


_Points = list[tuple[float, float]]


def _runs(points: Sequence[tuple[float, float | None]]) -> list[_Points]:
    """Return the stretches in which every week has a number."""
    runs: list[_Points] = [[]]
    for x, y in points:
        if y is None:
            runs.append([])
        else:
            runs[-1].append((x, y))
    return [run for run in runs if run]


def _line(run: _Points, css: str) -> Html:
    if len(run) == 1:
        [(x, y)] = run
        return Html(f'<circle class="{css} dot" cx="{x:.1f}" cy="{y:.1f}" r="{_DOT[css]}"/>')
    return Html(f'<path class="{css}" d="M{" ".join(f"{x:.1f},{y:.1f}" for x, y in run)}"/>')


_Line = Sequence[tuple[float, float | None]]


def _named_ends(upper: _Line, name: str, lower: _Line, other: str) -> list[Html]:
    """Return the names of two lines beside their last points, apart enough to be read.

    Where both end near one point, one name stands above it and the other below.
    """
    (x, high), (also, low) = _last(upper), _last(lower)
    near = max(0.0, _TEXT - (low - high)) / 2
    high, low = high - near, low + near
    low = min(low, _BOTTOM)
    return [
        Html(f'<text x="{x + 6:.1f}" y="{y + 4:.1f}">{text(said)}</text>')
        for x, y, said in ((x, min(high, low - _TEXT), name), (also, low, other))
    ]


def _last(points: _Line) -> tuple[float, float]:
    """Return the last point of a line that has one."""
    return next((x, y) for x, y in reversed(points) if y is not None)


def _chart(tall: float, described: str, drawn: Html, *, role: str = "group") -> Html:
    return Html(
        f'<svg class="chart" viewBox="0 0 {_WIDE} {tall:g}" role="{role}" '
        f'aria-label="{text(described)}">{drawn}</svg>'
    )
