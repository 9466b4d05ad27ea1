"""Edit decision lists: CMX3600 and its dialects, read without losing a line.

A list does not say its frame rate, so it is given, or taken from the file where
drop-frame timecodes say it, and never guessed. What is odd in a list (events out of
order, overlaps, durations that differ) is noted on the event; only a list without a
single event line is refused.

Read next: ``edl_lines.py`` for the grammar.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from clearslate.domain.timecode import Rate, Timecode
from clearslate.domain.timeline import Event, NotUnderstood, RateOrigin, Timeline, WhyNot
from clearslate.formats.edl_edits import (
    MOST,
    MOST_NOTES,
    MOST_NOTES_OF_ONE,
    Edit,
    Gathered,
    TooMuch,
    gather,
)
from clearslate.formats.edl_events import Clock, events_of
from clearslate.formats.edl_lines import EventLine
from clearslate.formats.edl_order import with_order_notes
from clearslate.formats.edl_text import MOST_LINES, glimpse, numbered_lines
from clearslate.formats.errors import DocumentError
from clearslate.formats.phrase import Phrase
from clearslate.formats.timecodes import RateNeeded, read_timecode
from clearslate.formats.wording import filled

_MARKED_DROP = re.compile(r"[;.][0-9]+$")
_RATE_OF_DROP = {False: Rate(fps=Fraction(30000, 1001)), True: Rate(fps=Fraction(60000, 1001))}
_USUAL_RATES = (24, 25, 30, 48, 50, 60, 100, 120)

_A_LIST = Phrase(
    en="an edit decision list: at least one event line, such as `001  REEL  V  C  ` and four "
    "timecodes",
    fr="une EDL : au moins une ligne d’événement, comme « 001  BOBINE  V  C  » et quatre "
    "timecodes",
)
_READABLE = Phrase(
    en="an edit decision list with an event line that can be read",
    fr="une EDL dont au moins une ligne d’événement est lisible",
)
_FEWER = Phrase(
    en=f"the end of the list: at most {MOST} events, {MOST_NOTES_OF_ONE} notes on each, "
    f"{MOST_NOTES} in all, {MOST} lines not understood and {MOST_LINES} lines",
    fr=f"la fin de l’EDL : au plus {MOST} événements, {MOST_NOTES_OF_ONE} notes pour chacun, "
    f"{MOST_NOTES} au total, {MOST} lignes non comprises et {MOST_LINES} lignes",
)
_START = Phrase(
    en="a start before the end of the last event, {end}",
    fr="un début antérieur à la fin du dernier événement, {end}",
)
_OTHER_RATE = Phrase(
    en="a frame rate that fits: {failed} of {lines} event lines have frame numbers up to {frame}, "
    "so {rate} or more",
    fr="une cadence qui convienne : {failed} lignes d’événement sur {lines} ont des "
    "numéros d’image jusqu’à {frame}, donc {rate} ou plus",
)


def read_edl(content: bytes, *, where: str, rate: Rate | None, start: str | None) -> Timeline:
    """Return the timeline of an edit decision list.

    Args:
        where: the file's path, for messages and for the name of a list without a title.
        rate: None where nobody said it; then the file itself must.
        start: the timecode where the cut starts; None is where the first event does.

    Raises:
        RateNeeded: where neither the caller nor the file says the frame rate.
        DocumentError: where it is no edit decision list, or ``rate`` or ``start`` do not fit.
    """
    try:
        gathered = _gathered(content, where)
        own = _own_rate(gathered.edits)
        held, origin = _settled(rate, own, where)
        clock = Clock(held, by_mode=own is None and held.drop_possible)
        events, failed = _events(gathered.edits, clock)
    except TooMuch as much:
        where = f"{where}:{much.line}"
        raise DocumentError(where=where, found=much.text, expected=_FEWER) from None
    if not events or _share(failed, gathered.edits) > Fraction(1, 2):
        raise _none_fits(failed, gathered.edits, held, where)
    return _timeline(gathered, events, failed, _Said(where, start, origin))


def _gathered(content: bytes, where: str) -> Gathered:
    gathered = Gathered()
    try:
        gather(numbered_lines(content), gathered)
    except TooMuch:
        if gathered.edits:
            raise
    if not gathered.edits:
        raise DocumentError(where=where, found=glimpse(content), expected=_A_LIST)
    return gathered


@dataclass(frozen=True, slots=True)
class _Said:
    """What is known of a list besides its text."""

    where: str
    start: str | None
    origin: RateOrigin


def _timeline(
    gathered: Gathered, events: list[Event], failed: list[NotUnderstood], said: _Said
) -> Timeline:
    first = events[0].start
    end = max((event.end for event in events), key=_frames)
    start = min((event.start for event in events), key=_frames)
    if said.start is not None:
        start = read_timecode(said.start, first.rate, where=said.where, drop=first.drop)
        if start.frames > end.frames:
            text = filled(_START, end=end.text)
            raise DocumentError(where=said.where, found=said.start, expected=text)
    return Timeline(
        name=gathered.title or stem(said.where),
        rate=first.rate,
        drop=first.drop,
        start=start,
        end=end,
        events=tuple(with_order_notes(events, first.drop)),
        not_understood=tuple(sorted((*gathered.not_understood, *failed), key=_line_of)),
        comments=tuple(gathered.comments),
        rate_from=said.origin,
    )


def stem(where: str) -> str:
    """Return the name of the file at ``where``, without folders and extension."""
    last = where.replace("\\", "/").rsplit("/", 1)[-1]
    return last.rsplit(".", 1)[0] or last


def _line_of(part: NotUnderstood) -> int:
    return part.line


def _frames(timecode: Timecode) -> int:
    return timecode.frames


def _own_rate(edits: Iterable[Edit]) -> Rate | None:
    """Return the rate that drop-frame marks in the list say, or None where there are none."""
    lines = [line for edit in edits for line in edit.lines]
    if not any(_is_marked_drop(line) for line in lines):
        return None
    return _RATE_OF_DROP[_highest_frame(lines) >= 30]


def _is_marked_drop(line: EventLine) -> bool:
    text = line.text
    if ";" not in text and "." not in text:
        return False
    return any(_MARKED_DROP.search(time) for time in line.times)


def _highest_frame(lines: Iterable[EventLine]) -> int:
    return max(_frame_number(time) for line in lines for time in line.times)


def _frame_number(timecode: str) -> int:
    return int(re.split("[:;.]", timecode)[3])


def _settled(given: Rate | None, own: Rate | None, where: str) -> tuple[Rate, RateOrigin]:
    """Return the rate to read at; 30 given for a list marked drop frame means its 29.97."""
    if given is None and own is None:
        raise RateNeeded(where)
    if given is None and own is not None:
        return own, RateOrigin.FILE
    assert given is not None, "the two cases above"
    if own is not None and not given.drop_possible and given.fps == own.nominal:
        return own, RateOrigin.FILE_OVER_GIVEN
    return given, RateOrigin.GIVEN


def _events(edits: Iterable[Edit], clock: Clock) -> tuple[list[Event], list[NotUnderstood]]:
    events: list[Event] = []
    failed: list[NotUnderstood] = []
    for edit in edits:
        found, lost = events_of(edit, clock)
        events += found
        failed += lost
        if len(events) > MOST:
            raise TooMuch(edit.lines[0].line, edit.lines[0].text)
    return events, failed


def _share(failed: Iterable[NotUnderstood], edits: Iterable[Edit]) -> Fraction:
    """Return the share of event lines whose frame numbers do not exist at the rate."""
    misfits = sum(part.reason is WhyNot.FRAME_NUMBER for part in failed)
    return Fraction(misfits, sum(len(edit.lines) for edit in edits))


def _none_fits(
    failed: list[NotUnderstood], edits: list[Edit], rate: Rate, where: str
) -> DocumentError:
    misfits = [part for part in failed if part.reason is WhyNot.FRAME_NUMBER]
    if not misfits:
        return DocumentError(
            where=f"{where}:{failed[0].line}", found=failed[0].text, expected=_READABLE
        )
    lines = [line for edit in edits for line in edit.lines]
    highest = _highest_frame(lines)
    fitting = next((usual for usual in _USUAL_RATES if usual > highest), highest + 1)
    expected = filled(
        _OTHER_RATE, failed=len(misfits), lines=len(lines), frame=highest, rate=fitting
    )
    return DocumentError(where=f"{where}:{misfits[0].line}", found=rate.text, expected=expected)
