"""What every picture of a cut is drawn with: a window onto it, its tracks, a ruler, its words.

Read next: ``report_cut_picture.py`` for the whole cut.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from clearslate.domain.cut_check import CheckedEvent, CutCheck
from clearslate.domain.timecode import Timecode
from clearslate.domain.timeline import Event, Timeline, TrackKind
from clearslate.formats.phrase import Language
from clearslate.formats.report_html_parts import Html, joined, text
from clearslate.formats.words import page
from clearslate.formats.words.dates import number
from clearslate.formats.words.recognition import event_name
from clearslate.formats.words.verdicts import Mark, mark_of

WIDE = 910
LEFT = 44
RULER = 23
_STEPS = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 18000, 36000)
_LABEL_WIDE = 92
_ELLIPSIS_WIDE = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A marked event: how it is drawn, what it is called, and its row in the tables."""

    checked: CheckedEvent
    mark: Mark
    name: str
    row: str

    @property
    def event(self) -> Event:
        """The event itself."""
        return self.checked.event

    @property
    def holds(self) -> bool:
        """Whether it holds the cut."""
        return self.checked.verdict.holds


def shown_events(check: CutCheck, language: Language) -> tuple[Shown, ...]:
    """Return every event in which something was recognised, in the order of the cut."""
    marked = [(place, each) for place, each in enumerate(check.events, start=1) if each.uses]
    marked.sort(key=lambda pair: pair[1].event.start.frames)
    return tuple(
        Shown(
            checked=checked,
            mark=mark_of(checked),
            name=event_name(checked.event, language),
            row=f"e{place}",
        )
        for place, checked in marked
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """A stretch of the cut, from frame ``start`` to before ``end``, laid across the picture."""

    timeline: Timeline = field(compare=False, repr=False)
    start: int
    end: int

    def x(self, frame: int) -> float:
        """Return where ``frame`` stands, in pixels; frames outside stand at the edge."""
        inside = min(max(frame, self.start), self.end) - self.start
        return round(LEFT + inside * (WIDE - LEFT) / max(self.end - self.start, 1), 1)

    def shows(self, event: Event) -> bool:
        """Say whether any of ``event`` lies in the window."""
        return event.start.frames < self.end and self.start < max(
            event.end.frames, event.start.frames + 1
        )

    def timecode(self, frame: int) -> str:
        """Return the timecode of ``frame`` as the timeline counts."""
        timeline = self.timeline
        return Timecode(frames=frame, rate=timeline.rate, drop=timeline.drop).text

    @property
    def seconds(self) -> float:
        """How long the window is."""
        return float((self.end - self.start) / self.timeline.rate.fps)


Lanes = dict[str, tuple[int, int]]
"""Where each track stands: its top and its height, in pixels."""


def picture(drawn: Iterable[Html], tall: int, label: str) -> Html:
    """Return drawn parts as one picture that can be scrolled where it does not fit."""
    return Html(
        f'<div class="cut" tabindex="0" role="region" aria-label="{text(label)}">'
        f'<svg width="{WIDE}" height="{tall}" viewBox="0 0 {WIDE} {tall}" role="group" '
        f'aria-label="{text(label)}">\n{joined(drawn)}</svg></div>\n'
    )


def described(
    window: Window, events: Sequence[CheckedEvent], shown: Sequence[Shown], language: Language
) -> str:
    """Return what a picture shows, for those who cannot see it."""
    inside = [each for each in shown if window.shows(each.event)]
    return page.PICTURE_LABEL.say(
        language,
        start=window.timecode(window.start),
        end=window.timecode(window.end),
        events=number(sum(window.shows(each.event) for each in events), language),
        marked=number(len(inside), language),
        holds=number(sum(each.holds for each in inside), language),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How tracks are laid out: where the first one starts, how high each is, how many at most."""

    top: int
    marked: Mapping[TrackKind, int]
    quiet: int
    most: int


def lanes_of(
    timeline: Timeline, events: Iterable[CheckedEvent], shown: Iterable[Shown], layout: Layout
) -> Lanes:
    """Return the tracks to draw: those of ``events``, marked ones first where room is scarce."""
    kinds = {each.event.track: each.event.kind for each in events}
    marked = {each.event.track for each in shown}
    present = [track for track in timeline.tracks if track in kinds]
    chosen = sorted(present, key=lambda track: track not in marked)[: layout.most]
    lanes: Lanes = {}
    top = layout.top
    for track in (track for track in present if track in chosen):
        tall = layout.marked[kinds[track]] if track in marked else layout.quiet
        lanes[track] = (top, tall)
        top += tall + 2
    return lanes


def ruler(window: Window) -> Html:
    """Return the ruler: timecodes at even steps, ticks between them."""
    step = next((s for s in _STEPS if _pixels(window, s) >= _LABEL_WIDE), _STEPS[-1])
    minor = next(
        (s for s in _STEPS if s < step and step % s == 0 and _pixels(window, s) >= 6), step
    )
    frames = window.timeline.rate.nominal
    first = -(-window.start // (minor * frames)) * minor
    ticks, labels = [], []
    for second in range(first, -(-window.end // frames), minor):
        at = window.x(second * frames)
        big = second % step == 0
        ticks.append(f"M{at:g} {12 if big else 18}V{RULER}")
        if big and at + _LABEL_WIDE - 22 <= WIDE:
            labels.append(f'<text x="{at + 4:g}" y="14">{window.timecode(second * frames)}</text>')
    return Html(
        f'<rect class="track" width="{WIDE}" height="{RULER}"/>'
        f'<path class="tick" d="{"".join(ticks)}"/>{"".join(labels)}'
        f'<path class="rule" d="M0 {RULER}.5h{WIDE}"/>\n'
    )


def _pixels(window: Window, seconds: int) -> float:
    return seconds * (WIDE - LEFT) / max(window.seconds, 0.001)


def track_grounds(lanes: Lanes) -> Html:
    """Return the grounds of the tracks with their names."""
    return joined(
        Html(
            f'<rect class="track" y="{y}" width="{WIDE}" height="{tall}"/>'
            f'<text x="8" y="{y + tall / 2 + 4:g}">{text(shortened(track, LEFT - 10))}</text>\n'
        )
        for track, (y, tall) in lanes.items()
    )


def drawing_order(shown: Iterable[Shown]) -> list[Shown]:
    """Return marked events with holds last, so that nothing is drawn over a hold."""
    return sorted(shown, key=lambda each: each.holds)


def tip(shown: Shown, language: Language) -> Html:
    """Return the full name, place and state of an event, as its title."""
    event = shown.event
    said = page.EVENT_TITLE.say(
        language,
        name=shown.name,
        track=event.track,
        start=event.start,
        end=event.end,
        state=shown.mark.say(language),
    )
    return Html(f"<title>{text(said)}</title>")


def shortened(words: str, room: float) -> str:
    """Return as much of ``words`` as fits into so many pixels of small print, cut at the end."""
    taken = 0.0
    for place, letter in enumerate(words):
        taken += _pixels_of(letter)
        if taken > room - (_ELLIPSIS_WIDE if place < len(words) - 1 else 0):
            return words[:place].rstrip() + "…"
    return words


def _pixels_of(letter: str) -> float:
    """Return about how wide a letter is at 11 px, on the safe side."""
    if letter in "ilj.,:;'!| ":
        return 3.6
    if letter in "MWmw@%" or not letter.isascii():
        return 10.0
    return 7.6 if letter.isupper() else 6.5
