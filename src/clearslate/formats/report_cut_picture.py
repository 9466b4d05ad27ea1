"""The picture of a cut, as an editor knows it: ruler, holds, picture above sound.

Only events in which AI was recognised carry colour, each with shape, hatch and word; the
rest is quiet grey. The whole cut comes first, with every hold in sight; then, closer, the
stretches in which something is marked. What the picture cannot say the tables say.

Read next: ``report_cut_strips.py`` for the closer look.
"""

from collections.abc import Iterable, Iterator, Sequence

from clearslate.domain.cut_check import CheckedEvent, CutCheck
from clearslate.domain.timeline import TrackKind
from clearslate.formats.phrase import Language
from clearslate.formats.report_cut_drawing import (
    RULER,
    WIDE,
    Lanes,
    Layout,
    Shown,
    Window,
    described,
    drawing_order,
    lanes_of,
    picture,
    ruler,
    tip,
    track_grounds,
)
from clearslate.formats.report_cut_tags import clusters, lane_height, placed_tags, tag_drawn
from clearslate.formats.report_html_parts import Html
from clearslate.formats.words.verdicts import State

_MOST_TRACKS = 24
_HATCHED = 9
"""From this width on an event bears its hatch."""
_FAR_QUIET = 9
_FAR_HEIGHTS = {TrackKind.PICTURE: 18, TrackKind.SOUND: 13, TrackKind.OTHER: 9}


def whole_cut(
    check: CutCheck, shown: Sequence[Shown], closer: Sequence[Window], language: Language
) -> Html:
    """Return the picture of a whole cut; the windows ``closer`` are framed in it."""
    timeline = check.timeline
    window = Window(timeline=timeline, start=timeline.start.frames, end=timeline.end.frames)
    tags = placed_tags(clusters(window, shown, language), rows=3)
    top = RULER + lane_height(tags)
    layout = Layout(top=top, marked=_FAR_HEIGHTS, quiet=_FAR_QUIET, most=_MOST_TRACKS)
    lanes = lanes_of(timeline, check.events, shown, layout)
    bottom = max((y + tall for y, tall in lanes.values()), default=top)
    drawn = [
        ruler(window),
        track_grounds(lanes),
        *(_far(window, lanes, check.events)),
        *(_framed(a, b, (top, bottom)) for a, b in _stretches(closer, window)),
        *(tag_drawn(tag, top) for tag in tags),
        *(
            _mini(each, window, lanes, language)
            for each in drawing_order(shown)
            if each.event.track in lanes
        ),
    ]
    return picture(drawn, bottom + 1, described(window, check.events, shown, language))


def _far(window: Window, lanes: Lanes, events: Iterable[CheckedEvent]) -> Iterator[Html]:
    """Yield, for each track, its quiet events as one grey shape; near ones run together."""
    spans: dict[str, list[tuple[float, float]]] = {track: [] for track in lanes}
    for checked in events:
        event = checked.event
        if not checked.uses and not event.is_black and event.track in spans:
            spans[event.track].append((window.x(event.start.frames), window.x(event.end.frames)))
    for track, found in spans.items():
        y, tall = lanes[track]
        boxes = (f"M{a:g} {y + 2}h{b - a:.1f}v{tall - 4}h-{b - a:.1f}z" for a, b in _merged(found))
        yield Html(f'<path class="far" d="{"".join(boxes)}"/>\n')


def _merged(spans: list[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    start = end = None
    for a, b in sorted(spans):
        if start is None or end is None:
            start, end = a, max(b, a + 0.5)
        elif a <= end + 0.8:
            end = max(end, b)
        else:
            yield start, end
            start, end = a, max(b, a + 0.5)
    if start is not None and end is not None:
        yield start, end


def _stretches(closer: Iterable[Window], window: Window) -> Iterator[tuple[float, float]]:
    """Yield where the windows ``closer`` stand in ``window``; those that touch become one."""
    return _merged([(window.x(each.start), window.x(each.end)) for each in closer])


def _framed(a: float, b: float, between: tuple[int, int]) -> Html:
    top, bottom = between
    return Html(
        f'<rect class="window" x="{a:g}" y="{top - 1.5}" width="{max(b - a, 2):.1f}" '
        f'height="{bottom - top + 2}"/>\n'
    )


def _mini(shown: Shown, window: Window, lanes: Lanes, language: Language) -> Html:
    y, tall = lanes[shown.event.track]
    a, b = window.x(shown.event.start.frames), window.x(shown.event.end.frames)
    wide = max(b - a, 4.0 if shown.holds else 2.0)
    a = min(a, WIDE - wide)
    inset = 0 if shown.holds else 2
    place = f'x="{a:g}" y="{y + inset}" width="{wide:.1f}" height="{tall - 2 * inset}"'
    box = "".join(f'<rect class="{css}" {place}/>' for css in _mini_classes(shown, wide))
    if not shown.holds:
        return Html(f'<g class="is-{shown.mark.state}">{tip(shown, language)}{box}</g>\n')
    return Html(
        f'<a class="is-{shown.mark.state}" href="#{shown.row}">{tip(shown, language)}{box}</a>\n'
    )


def _mini_classes(shown: Shown, wide: float) -> tuple[str, ...]:
    """Return what an event is drawn with: its hatch where there is room, else a solid tick.

    What was not checked, and what shows no sign, stays hollow at any size.
    """
    hollow = shown.mark.state in (State.UNKNOWN, State.NONE)
    if wide < _HATCHED and not hollow:
        return ("mini",)
    return ("body", "hatch")
