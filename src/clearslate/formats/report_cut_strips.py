"""The cut seen closer: stretches of one length, wherever something in them is marked."""

from collections.abc import Sequence

from clearslate.domain.cut_check import CheckedEvent, CutCheck
from clearslate.domain.timeline import TrackKind
from clearslate.formats.phrase import Language
from clearslate.formats.report_cut_drawing import (
    LEFT,
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
    shortened,
    tip,
    track_grounds,
)
from clearslate.formats.report_cut_tags import lane_height, placed_tags, single_tags, tag_drawn
from clearslate.formats.report_html_parts import Html, text
from clearslate.formats.words.verdicts import State

_LENGTHS = (10, 20, 30, 60, 120, 240)
_LEGIBLE = 48
_MOST_STRIPS = 40
_MOST_TRACKS = 8
_HEIGHTS = {TrackKind.PICTURE: 52, TrackKind.SOUND: 44, TrackKind.OTHER: 44}
_QUIET_HEIGHT = 18
_BAND = 17
_NAMED = 34
"""From this width on a clip bears its name."""
_QUIET_STATES = frozenset((State.NONE, State.UNKNOWN, State.CLEARED))


def closer_windows(check: CutCheck, shown: Sequence[Shown]) -> tuple[Window, ...]:
    """Return the stretches in which something marked starts, those with holds before others.

    They are as long as makes the usual marked event legible; at most 40 of them, in the order
    of the cut.
    """
    timeline = check.timeline
    if not shown:
        return ()
    long = round(_seconds_a_row(shown) * timeline.rate.fps)
    first = timeline.start.frames
    rows = [(each.event.start.frames - first) // long for each in shown]
    held = {row for row, each in zip(rows, shown, strict=True) if each.holds}
    chosen = sorted(dict.fromkeys(rows), key=lambda row: row not in held)[:_MOST_STRIPS]
    return tuple(
        Window(timeline=timeline, start=first + row * long, end=first + (row + 1) * long)
        for row in sorted(chosen)
    )


def _seconds_a_row(shown: Sequence[Shown]) -> int:
    lengths = sorted(each.event.seconds for each in shown)
    usual = lengths[len(lengths) // 2]
    wanted = usual * (WIDE - LEFT) / _LEGIBLE
    return max((seconds for seconds in _LENGTHS if seconds <= wanted), default=_LENGTHS[0])


def events_by_window(
    windows: Sequence[Window], events: Sequence[CheckedEvent]
) -> tuple[list[CheckedEvent], ...]:
    """Return, for each window, the events that lie in it."""
    found: tuple[list[CheckedEvent], ...] = tuple([] for _ in windows)
    starts = {window.start: place for place, window in enumerate(windows)}
    long = windows[0].end - windows[0].start if windows else 1
    origin = windows[0].start if windows else 0
    for checked in events:
        first = (checked.event.start.frames - origin) // long
        last = (max(checked.event.end.frames - 1, checked.event.start.frames) - origin) // long
        if last - first < len(windows):
            rows = range(first, last + 1)
            places = [starts.get(origin + row * long) for row in rows]
        else:
            places = [n for n, window in enumerate(windows) if window.shows(checked.event)]
        for place in places:
            if place is not None:
                found[place].append(checked)
    return found


def strip(
    window: Window, events: Sequence[CheckedEvent], shown: Sequence[Shown], language: Language
) -> Html:
    """Return one stretch of the cut, its marked events as links to their rows in the tables."""
    inside = [each for each in shown if window.shows(each.event)]
    tags = placed_tags(single_tags(window, inside, language), rows=3)
    top = RULER + lane_height(tags)
    layout = Layout(top=top, marked=_HEIGHTS, quiet=_QUIET_HEIGHT, most=_MOST_TRACKS)
    lanes = lanes_of(window.timeline, events, inside, layout)
    bottom = max((y + tall for y, tall in lanes.values()), default=top)
    drawn = [
        ruler(window),
        track_grounds(lanes),
        *(_quiet(window, track, lanes, events) for track in lanes),
        *(tag_drawn(tag, top) for tag in tags),
        *(
            _clip(each, window, lanes, language)
            for each in drawing_order(inside)
            if each.event.track in lanes
        ),
    ]
    head = f"{window.timecode(window.start)} – {window.timecode(window.end)}"
    return Html(
        f'<div class="closer"><h3 class="closer-head tc">{text(head)}</h3>'
        f"{picture(drawn, bottom + 1, described(window, events, inside, language))}</div>\n"
    )


def _quiet(window: Window, track: str, lanes: Lanes, events: Sequence[CheckedEvent]) -> Html:
    y, tall = lanes[track]
    boxes = []
    for checked in events:
        event = checked.event
        if event.track == track and not checked.uses and not event.is_black:
            a, b = window.x(event.start.frames), window.x(event.end.frames)
            boxes.append(f"M{a:g} {y}h{b - a:.1f}v{tall}h-{b - a:.1f}z")
    return Html(f'<path class="clip" d="{"".join(boxes)}"/>\n') if boxes else Html("")


def _clip(shown: Shown, window: Window, lanes: Lanes, language: Language) -> Html:
    y, tall = lanes[shown.event.track]
    a, b = window.x(shown.event.start.frames), window.x(shown.event.end.frames)
    wide = max(b - a, 4.0)
    a = min(a, WIDE - wide)
    state = shown.mark.state
    return Html(
        f'<a class="is-{state}" href="#{shown.row}">{tip(shown, language)}<g aria-hidden="true">'
        f'<rect class="body" x="{a + 0.5:g}" y="{y + 0.5}" width="{wide - 1:.1f}" '
        f'height="{tall - 1}"/>'
        f"{_hatched(state, (a, y, wide, tall))}{_labelled(shown, (a, y, wide, tall), language)}"
        "</g></a>\n"
    )


_Box = tuple[float, int, float, int]


def _hatched(state: State, box: _Box) -> Html:
    a, y, wide, tall = box
    if state in (State.NONE, State.CLEARED, State.NOTIFY) or wide < 3:
        return Html("")
    deep = _BAND + 15 if wide > _NAMED else _BAND
    return Html(
        f'<rect class="hatch" x="{a + 1:g}" y="{y + deep}" width="{wide - 2:.1f}" '
        f'height="{tall - deep - 1}"/>'
    )


def _labelled(shown: Shown, box: _Box, language: Language) -> Html:
    """Return the shape, the word and the name, as far as there is room for them."""
    a, y, wide, _ = box
    state, word = shown.mark.state, shown.mark.short.say(language)
    # A solid strip asks for somebody; what asks for nobody has an outline only.
    on = "" if state in _QUIET_STATES else "on"
    parts = []
    if on:
        parts.append(
            f'<rect class="strip" x="{a:g}" y="{y}" width="{wide:.1f}" height="{_BAND}"/>'
        )
    if wide >= 14:
        parts.append(
            f'<use href="#s-{state}" class="{on or "flag"}" x="{a + 4:g}" y="{y + 3.5}" '
            'width="10" height="10"/>'
        )
    if wide > 22 + 6.2 * len(word):
        parts.append(
            f'<text class="{on or "tag"}" x="{a + 18:g}" y="{y + 12.5}">{text(word)}</text>'
        )
    if wide > _NAMED:
        named = shortened(shown.name, wide - 9)
        parts.append(f'<text class="name" x="{a + 5:g}" y="{y + 28.5}">{text(named)}</text>')
    return Html("".join(parts))
