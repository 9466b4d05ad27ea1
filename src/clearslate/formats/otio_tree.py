"""An OpenTimelineIO document as a tree of exact times: every number looked at once, and bounded.

The format keeps times as floating point at any rate. Here they become exact numbers of
one unit, so that nesting, trims and speeds lose nothing, and numbers that no cut has
(not a number, endless, negative lengths) are refused where they stand.

Read next: ``otio_events.py`` for how the tree becomes events.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from math import isfinite

from clearslate.domain.timecode import Rate, exact_fps
from clearslate.domain.timeline import TrackKind
from clearslate.formats.errors import DocumentError
from clearslate.formats.otio_media import references_of
from clearslate.formats.otio_parts import Part
from clearslate.formats.phrase import Phrase

MOST_PARTS = 50_000
DEEPEST = 100
_LARGEST = 1e12
_FASTEST = 1e9

_NUMBER = Phrase(
    en="a time: a number of frames at a rate above 0",
    fr="un temps : un nombre d’images à une cadence supérieure à 0",
)
_LENGTH = Phrase(en="a length of 0 or more", fr="une durée d’au moins 0")
_SPEED = Phrase(en="a speed that is a number", fr="une vitesse qui soit un nombre")
_HAS_LENGTH = Phrase(
    en="a source range, or media that says how long it is",
    fr="un « source_range », ou un média qui donne sa durée",
)
_A_PART = Phrase(
    en="a clip, gap, transition, track or stack",
    fr="un plan, un vide, une transition, une piste ou un empilement",
)
_SMALLER = Phrase(
    en=f"at most {MOST_PARTS} clips, {DEEPEST} levels deep",
    fr=f"au plus {MOST_PARTS} plans, sur {DEEPEST} niveaux",
)

Exact = int | Fraction
"""A time in frames at the reader's `TreeReader.unit`: whole in nearly every cut, so an int."""


class Sort(Enum):
    """What a part of a timeline is, by the name of its schema."""

    CLIP = "Clip"
    GAP = "Gap"
    TRANSITION = "Transition"
    TRACK = "Track"
    STACK = "Stack"


_SORTS = {sort.value: sort for sort in Sort}
_TIME_EFFECTS = ("TimeEffect", "LinearTimeWarp", "FreezeFrame")
_KINDS = {"video": TrackKind.PICTURE, "audio": TrackKind.SOUND}


@dataclass(frozen=True, slots=True)
class Node:
    """One part of a timeline; its times are counted in its own time."""

    sort: Sort
    name: str
    start: Exact
    """Where its visible part starts."""
    length: Exact
    """How long it takes in the part around it."""
    kind: TrackKind = TrackKind.PICTURE
    """What a track carries."""
    speed: Exact | None = None
    """None where no effect says one."""
    retimed: bool = False
    """A time effect of unknown speed changes it."""
    enabled: bool = True
    children: tuple["Node", ...] = ()
    before: Exact = 0
    """How long a transition runs before the cut point."""
    after: Exact = 0
    part: Part | None = None
    """The object of the document, for clips and transitions."""

    @property
    def is_media(self) -> bool:
        """Whether something is seen or heard here."""
        return self.enabled and self.sort not in (Sort.GAP, Sort.TRANSITION)


class TreeReader:
    """Reads objects into nodes; remembers the rate of the first clip of each kind."""

    def __init__(self) -> None:
        self._fps: dict[float, Fraction] = {}
        self._unit_rate: float | None = None
        self._parts = 0
        self._rates: dict[TrackKind, float] = {}
        self.global_rate: float | None = None

    @property
    def own_rate(self) -> Rate | None:
        """The rate of the document: of its start, else of its first picture clip, else sound."""
        said = (self.global_rate, *(self._rates.get(kind) for kind in TrackKind))
        for rate in said:
            # Rate 1 is what the library writes where nobody said one.
            if rate is not None and 1 < rate <= 1000:
                return Rate.near(self._fps[rate])
        return None

    @property
    def unit(self) -> Fraction:
        """How many of the tree's units make a second: the first rate that was met."""
        return Fraction(1) if self._unit_rate is None else self._fps[self._unit_rate]

    def read(self, part: Part, kind: TrackKind, depth: int = 0) -> Node:
        """Return ``part`` and everything in it, for a track of ``kind``.

        Raises:
            DocumentError: at the first number or object that no timeline has.
        """
        self._parts += 1
        if depth > DEEPEST or self._parts > MOST_PARTS:
            raise _refused(part, self._parts, _SMALLER)
        sort = _SORTS.get(part.schema)
        if sort is None:
            raise _refused(part, part.schema, _A_PART)
        if sort is Sort.TRANSITION:
            return self._transition(part)
        if sort in (Sort.TRACK, Sort.STACK):
            return self._composition(sort, part, kind, depth)
        return self._leaf(sort, part, kind)

    def exact(self, time: Part) -> Exact:
        """Return a time in the tree's units.

        Raises:
            DocumentError: where it is no finite number at a rate above 0.
        """
        value, rate = time.number("value"), time.number("rate")
        if rate not in self._fps:
            self._learn(rate, time)
        if not (isfinite(value) and abs(value) <= _LARGEST):
            raise time.refused("value", value, _NUMBER)
        whole = int(value) if value.is_integer() else Fraction(value)
        if rate == self._unit_rate:
            return whole
        other = whole * self.unit / self._fps[rate]
        return other.numerator if other.denominator == 1 else other

    def _learn(self, rate: float, time: Part) -> None:
        if not (isfinite(rate) and 0 < rate <= _FASTEST):
            raise time.refused("rate", rate, _NUMBER)
        self._fps[rate] = exact_fps(Fraction(rate)) or Fraction(rate)
        if self._unit_rate is None:
            self._unit_rate = rate

    def _leaf(self, sort: Sort, part: Part, kind: TrackKind) -> Node:
        start, length, rate = self._range(_range_of(sort, part))
        if sort is Sort.CLIP and kind not in self._rates:
            self._rates[kind] = rate
        speed, retimed = _speed(part)
        return Node(
            sort=sort,
            name=part.name,
            start=start,
            length=length,
            speed=speed,
            retimed=retimed,
            enabled=part.enabled,
            part=part,
        )

    def _range(self, time_range: Part) -> tuple[Exact, Exact, float]:
        """Return the start and the length of a range, and the rate of its length."""
        start, duration = _needed(time_range, "start_time"), _needed(time_range, "duration")
        length = self.exact(duration)
        if length < 0:
            raise duration.refused("value", duration.fields.get("value"), _LENGTH)
        return self.exact(start), length, duration.number("rate")

    def _transition(self, part: Part) -> Node:
        before = self._offset(part, "in_offset")
        after = self._offset(part, "out_offset")
        return Node(
            sort=Sort.TRANSITION,
            name=part.name,
            start=0,
            length=0,
            before=before,
            after=after,
            part=part,
        )

    def _offset(self, part: Part, key: str) -> Exact:
        time = part.part(key)
        length = 0 if time is None else self.exact(time)
        if length < 0:
            raise part.refused(key, str(length), _LENGTH)
        return length

    def _composition(self, sort: Sort, part: Part, kind: TrackKind, depth: int) -> Node:
        if sort is Sort.TRACK:
            kind = _KINDS.get(part.text("kind").casefold() or "video", TrackKind.OTHER)
        parts = part.parts("children")
        if self._parts + len(parts) > MOST_PARTS:
            raise _refused(part, self._parts + len(parts), _SMALLER)
        children = tuple([self.read(child, kind, depth + 1) for child in parts])
        start, length = self._trim(sort, part, children)
        speed, retimed = _speed(part)
        return Node(
            sort=sort,
            name=part.name,
            start=start,
            length=length,
            kind=kind,
            speed=speed,
            retimed=retimed,
            enabled=part.enabled,
            children=children,
        )

    def _trim(self, sort: Sort, part: Part, children: Sequence[Node]) -> tuple[Exact, Exact]:
        trimmed = part.part("source_range")
        if trimmed is None:
            return 0, length_of(sort, children)
        start, length, _ = self._range(trimmed)
        return start, length


def _range_of(sort: Sort, part: Part) -> Part:
    """Return the range that a clip or gap takes: its own, else that of its media."""
    own = part.part("source_range")
    if own is not None:
        return own
    for media in references_of(part) if sort is Sort.CLIP else ():
        available = media.part("available_range")
        if available is not None:
            return available
    raise _refused(part, part.name, _HAS_LENGTH)


def _needed(part: Part, key: str) -> Part:
    found = part.part(key)
    if found is None:
        raise part.refused(key, None, _NUMBER)
    return found


def _speed(part: Part) -> tuple[Exact | None, bool]:
    """Return the product of all speeds, and whether there is one that is not known."""
    speed: Exact | None = None
    retimed = False
    for effect in part.parts("effects"):
        if not effect.enabled:
            continue
        if effect.fields.get("time_scalar") is not None:
            speed = _scalar(effect) * (1 if speed is None else speed)
        elif effect.schema in _TIME_EFFECTS:
            retimed = True
    return speed, retimed


def _scalar(effect: Part) -> Exact:
    """Return a speed as it is written: 0.1 is a tenth."""
    scalar = effect.number("time_scalar")
    if not (isfinite(scalar) and abs(scalar) <= _FASTEST):
        raise effect.refused("time_scalar", scalar, _SPEED)
    return int(scalar) if scalar.is_integer() else Fraction(str(scalar))


def _refused(part: Part, found: object, expected: Phrase) -> DocumentError:
    return part.document.refused(part.path, found, expected)


def length_of(sort: Sort, children: Sequence[Node]) -> Exact:
    """Return how long an untrimmed track or stack of ``children`` is."""
    lengths = [child.length for child in children]
    if sort is Sort.STACK or not children:
        return max(lengths, default=0)
    return sum(lengths) + children[0].before + children[-1].after
