"""From lines to edits: which lines of an edit decision list belong together.

An edit is one event line or several of one number (a dissolve with its outgoing clip,
the layers of a key) and every note about them. Each line that says something goes to
an edit, to the list as a whole, or among those not understood; none is dropped.

Read next: ``edl_events.py`` for how an edit becomes events.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from clearslate.domain.timeline import LONGEST_QUOTE, NotUnderstood, WhyNot
from clearslate.formats.edl_lines import (
    Effect,
    EventLine,
    SpeedLine,
    Track,
    event_line,
    is_like_an_event,
    more_tracks,
    speed_line,
)
from clearslate.formats.edl_names import is_statement

LONGEST_LINE = 4096
MOST = 100_000
MOST_BEFORE_FIRST = 10_000
MOST_NOTES = 400_000
MOST_NOTES_OF_ONE = 10_000
MOST_LAYERS = 16
_DIGITS = frozenset("0123456789")
_FCM = {
    "DROP FRAME": True,
    "DROP-FRAME": True,
    "DROP": True,
    "NON-DROP FRAME": False,
    "NON DROP FRAME": False,
    "NONDROP FRAME": False,
    "NON-DROP": False,
}


class TooMuch(Exception):
    """More edits, notes, or lines that are not understood than any list has."""

    def __init__(self, line: int, text: str) -> None:
        super().__init__(line)
        self.line = line
        self.text = text


@dataclass(slots=True)
class Edit:
    """The lines of one edit, while they are gathered and after."""

    lines: list[EventLine]
    drop: bool | None = None
    """What the frame code mode in force says; None where the list says none."""
    notes: list[tuple[int, str]] = field(default_factory=list)
    speeds: list[SpeedLine] = field(default_factory=list)
    more_tracks: dict[Track, None] = field(default_factory=dict)
    split: bool = False

    def takes(self, line: EventLine) -> bool:
        """Say whether ``line`` is a further line of this edit."""
        last = self.lines[-1]
        if len(self.lines) >= MOST_LAYERS or line.number != last.number:
            return False
        if line.tracks != last.tracks or line.transition.effect is Effect.CUT:
            return False
        if line.transition.effect.is_key:
            return last.transition.effect.is_key or _leads_to(last, line)
        return _leads_to(last, line)


def _leads_to(last: EventLine, line: EventLine) -> bool:
    """Say whether ``last`` is the outgoing clip of ``line``."""
    if last.transition.effect is not Effect.CUT:
        return False
    record_in, record_out = last.times[2], last.times[3]
    return record_in == record_out or record_out == line.times[2]


@dataclass(slots=True)
class Gathered:
    """Everything a list says, its timecodes still text."""

    title: str = ""
    edits: list[Edit] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    not_understood: list[NotUnderstood] = field(default_factory=list)


def lost(line: int, text: str, reason: WhyNot) -> NotUnderstood:
    """Return a line as it is listed among those not understood."""
    return NotUnderstood(line=line, text=text[:LONGEST_QUOTE], reason=reason)


Line = tuple[int, str, bool]
"""A line's number, its text, and whether that is the whole of it."""


def gather(lines: Iterable[Line], gathered: Gathered) -> None:
    """Sort lines into the edits of ``gathered``; one not understood is listed, not dropped.

    Raises:
        TooMuch: where there are more edits, notes or lines not understood than any list has.
    """
    gatherer = _Gatherer(gathered)
    for line, text, whole in lines:
        if whole:
            gatherer.take(line, text)
        else:
            gatherer.lose(line, text, WhyNot.TOO_LONG)
    gatherer.settle_splits()


class _Gatherer:
    """Takes one line after the other; knows the edit that a note would be about."""

    def __init__(self, gathered: Gathered) -> None:
        self.gathered = gathered
        self._edit: Edit | None = None
        self._after_lost = False
        self._drop: bool | None = None
        self._splits: list[tuple[int, str]] = []
        self._notes = 0

    def take(self, line: int, text: str) -> None:
        """Put one line where it belongs."""
        first = text[0]
        if first in _DIGITS:
            self._take_event(line, text)
        elif first == "*":
            self._note(line, text)
        else:
            self._take_statement(line, text)

    def _take_event(self, line: int, text: str) -> None:
        event = event_line(text, line)
        if event is None:
            self.lose(line, text, WhyNot.UNKNOWN)
            return
        self._after_lost = False
        self._add(event)
        if event.rest:
            self._note(line, event.rest)

    def _add(self, event: EventLine) -> None:
        """Add an event line to the edit above that takes it, or begin the next edit with it."""
        if self._edit is not None and not self._splits and self._edit.takes(event):
            self._edit.lines.append(event)
            return
        self._edit = Edit([event], self._drop, self._splits, split=bool(self._splits))
        self._splits = []
        self.gathered.edits.append(self._edit)
        if len(self.gathered.edits) > MOST:
            raise TooMuch(event.line, event.text)

    def lose(self, line: int, text: str, reason: WhyNot) -> None:
        """List a line as not understood; notes below a lost event are not about the one above."""
        self.settle_splits()
        if is_like_an_event(text):
            self._edit, self._after_lost = None, True
        self.gathered.not_understood.append(lost(line, text, reason))
        most = MOST if self.gathered.edits else MOST_BEFORE_FIRST
        if len(self.gathered.not_understood) > most:
            raise TooMuch(line, text)

    def _note(self, line: int, text: str) -> None:
        """Keep a note with the edit above it, or with the whole list where there is none yet."""
        if self._splits:
            self.settle_splits()
        self._notes += 1
        if self._edit is not None:
            self._edit.notes.append((line, text))
            if len(self._edit.notes) > MOST_NOTES_OF_ONE or self._notes > MOST_NOTES:
                raise TooMuch(line, text)
        elif self._after_lost:
            self._lose_note(line, text)
        else:
            self.gathered.comments.append(text)

    def _lose_note(self, line: int, text: str) -> None:
        self.gathered.not_understood.append(lost(line, text, WhyNot.BELONGS_TO_LOST))

    def _take_statement(self, line: int, text: str) -> None:
        word = text[:6].upper()
        if word == "TITLE:":
            self._title(text)
        elif word.startswith("FCM:"):
            self._frame_code(line, text)
        elif word == "SPLIT:":
            self._splits.append((line, text))
        elif word[:3] in ("M2 ", "M2\t"):
            self._speed(line, text)
        elif word[:4] in ("AUD ", "AUD\t"):
            self._more_tracks(line, text)
        elif is_statement(text):
            self._note(line, text)
        else:
            self.lose(line, text, WhyNot.UNKNOWN)

    def _title(self, text: str) -> None:
        """Take the first title as the list's name; lists that were joined have more."""
        if not self.gathered.title:
            self.gathered.title = text[6:].strip()
        else:
            self.gathered.comments.append(text)

    def _frame_code(self, line: int, text: str) -> None:
        mode = _FCM.get(" ".join(text[4:].upper().split()))
        if mode is None:
            self.lose(line, text, WhyNot.UNKNOWN)
        else:
            self._drop = mode

    def _speed(self, line: int, text: str) -> None:
        speed = speed_line(text)
        if speed is None or self._edit is None:
            self.lose(line, text, WhyNot.UNKNOWN if speed is None else WhyNot.BELONGS_TO_LOST)
            return
        self._note(line, text)
        self._edit.speeds.append(speed)

    def _more_tracks(self, line: int, text: str) -> None:
        tracks = more_tracks(text)
        if tracks is None or self._edit is None:
            self.lose(line, text, WhyNot.UNKNOWN if tracks is None else WhyNot.BELONGS_TO_LOST)
            return
        self._note(line, text)
        self._edit.more_tracks.update(dict.fromkeys(tracks))

    def settle_splits(self) -> None:
        """Give a split that no event line follows to the edit above it."""
        splits, self._splits = self._splits, []
        if splits and self._edit is not None:
            self._edit.split = True
            self._edit.notes.extend(splits)
        elif splits and self._after_lost:
            for line, text in splits:
                self._lose_note(line, text)
        else:
            self.gathered.comments.extend(text for _, text in splits)
