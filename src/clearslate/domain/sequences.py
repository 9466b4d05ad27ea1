"""Which files of a folder make one asset: numbered pictures are the frames of one sequence.

A frame has its number before the ending: ``doll_v003.1001.exr``, ``doll_v003_0001.png``,
``doll0001.tif``, ``0001.exr``. A version is no frame (``doll_v001.png``), and neither is a number
that is not at the end (``ComfyUI_00001_.png``). Behind an underscore or a letter a number needs
three digits somewhere in the sequence; fewer count variants, and a hyphen counts nothing.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import pairwise

# fmt: off
_STILLS = frozenset((
    "ari", "avif", "bmp", "cin", "dng", "dpx", "exr", "hdr", "heic", "iff", "j2c", "jp2", "jpeg",
    "jpg", "jxl", "pic", "png", "sgi", "sxr", "tga", "tif", "tiff", "webp",
))
# fmt: on
"""What is kept as one file a frame."""
_DIGITS = "0123456789"
_MOST_DIGITS = 9
_FEWEST_DIGITS = 3
"""Digits from which a number behind an underscore or a letter counts frames."""
_DOT, _LINE = ".", "_"

_Key = tuple[str, str]
"""What stands before the number, and the ending."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImageSequence:
    """Pictures that are the frames of one asset, at least two of them.

    ``numbers`` are spelled as in the names of the files, in the order of frames.
    """

    before: str
    """What stands before the number, separator and version suffix included."""
    numbers: tuple[str, ...]
    ending: str
    """With its dot."""

    @property
    def name(self) -> str:
        """The name of the whole: ``doll_v003.####.exr``, a mark for each digit of a number.

        Numbers of different lengths without leading zeros have one mark.
        """
        same = len(self.numbers[0]) == len(self.numbers[-1])
        width = len(self.numbers[0]) if same or _is_padded(self.numbers[0]) else 1
        return f"{self.before}{'#' * width}{self.ending}"

    @property
    def files(self) -> Iterator[str]:
        """The names of the frames, in their order."""
        return (f"{self.before}{number}{self.ending}" for number in self.numbers)

    @property
    def first(self) -> int:
        """The first frame."""
        return int(self.numbers[0])

    @property
    def last(self) -> int:
        """The last frame."""
        return int(self.numbers[-1])

    @property
    def gaps(self) -> tuple[tuple[int, int], ...]:
        """The frames that are missing between the first and the last, as ranges of both ends."""
        pairs = pairwise(map(int, self.numbers))
        return tuple((one + 1, other - 1) for one, other in pairs if other > one + 1)

    @property
    def missing(self) -> int:
        """How many frames are missing."""
        return sum(last - first + 1 for first, last in self.gaps)


_ByWidth = dict[int, ImageSequence | None]
"""By the padding of their numbers; None where the numbers count no frames."""


def grouped(names: Sequence[str]) -> Iterator[ImageSequence | str]:
    """Yield each file of one folder once: alone, or in the sequence that it is a frame of.

    The order is that of ``names``, each of which differs from the others; a sequence stands where
    its first frame does. Names that differ in what is before the number, in the ending or in the
    padding are apart.
    """
    numbers: dict[_Key, list[str]] = {}
    for name in names:
        frame = _frame(name)
        if frame is not None:
            numbers.setdefault(frame[0], []).append(frame[1])
    found = {key: _by_width(key, each) for key, each in numbers.items()}
    del numbers
    told: set[tuple[_Key, int]] = set()
    for name in names:
        frame = _frame(name)
        sequences = found[frame[0]] if frame is not None else {}
        width = _width(frame[1], sequences) if frame is not None else 0
        sequence = sequences.get(width)
        if frame is None or sequence is None:
            yield name
        elif (frame[0], width) not in told:
            told.add((frame[0], width))
            yield sequence


def _by_width(key: _Key, numbers: Sequence[str]) -> _ByWidth:
    padded = {len(each) for each in numbers if _is_padded(each)}
    widths: dict[int, list[str]] = {}
    for each in numbers:
        widths.setdefault(_width(each, padded), []).append(each)
    return {width: _sequence(key, each) for width, each in widths.items()}


def _sequence(key: _Key, numbers: Sequence[str]) -> ImageSequence | None:
    before, ending = key
    counts = before.endswith(_DOT) or max(map(len, numbers)) >= _FEWEST_DIGITS
    if len(numbers) < 2 or not counts:
        return None
    return ImageSequence(before=before, numbers=tuple(sorted(numbers, key=int)), ending=ending)


def _is_padded(number: str) -> bool:
    return number[0] == "0" and len(number) > 1


def _width(number: str, padded: Iterable[int]) -> int:
    """Return the padding that ``number`` was written with; 0 where it has none.

    A number without leading zeros is the next one where a padded one has no digit left:
    1000 after 999 as 001 counts.
    """
    if _is_padded(number):
        return len(number)
    return max((width for width in padded if 0 < width <= len(number)), default=0)


def _frame(name: str) -> tuple[_Key, str] | None:
    """Return what stands around the number of a frame, and the number; None without one."""
    stem, dot, extension = name.rpartition(".")
    if not dot or extension.lower() not in _STILLS:
        return None
    before = stem.rstrip(_DIGITS)
    number = stem[len(before) :]
    if not 0 < len(number) <= _MOST_DIGITS or not _may_precede(before):
        return None
    return (before, f".{extension}"), number


def _may_precede(before: str) -> bool:
    """Say whether a number behind ``before`` may be a frame's, and not a version's."""
    if not before or before[-1] in (_DOT, _LINE):
        return True
    version = before[-1] in "vV" and (len(before) == 1 or not before[-2].isalpha())
    return before[-1].isalpha() and not version


class SequenceDigest:
    """The digest of a sequence, made frame by frame.

    It is the SHA-256 of the list that ``sha256sum`` prints of the frames in their order: for each
    the 64 digits of its own digest, two spaces, its name without folders, a line break. A name
    with a backslash or a line break is escaped as there, its line beginning with a backslash. So
    it changes with any frame, name or order, and ``sha256sum FRAMES | sha256sum`` gives it too.
    """

    def __init__(self) -> None:
        self._hash = sha256()

    def add(self, name: str, digest: str) -> None:
        """Add the next frame; ``digest`` is ``sha256:`` and 64 digits."""
        escaped = name.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r")
        mark = "\\" if escaped != name else ""
        line = f"{mark}{digest.removeprefix('sha256:')}  {escaped}\n"
        # A name that is no text goes in as the bytes that it is.
        self._hash.update(line.encode("utf-8", "surrogateescape"))

    def whole(self) -> str:
        """Return the digest over all frames that were added."""
        return f"sha256:{self._hash.hexdigest()}"
