"""Text of a script that leaked into a prompt, found by fingerprints that do not hold the text.

Winnowing (Schleimer, Wilkerson and Aiken, 2003): of every window of overlapping runs of letters
the one with the least hash is kept. Letters are compared without case, accents, spaces and marks.
Then

- what a text shares with a script for ``GUARANTEE`` letters on end is always found;
- what it shares for fewer than ``NOISE`` letters is never found, but by a chance of hashes.

Only the script is thinned out; of the prompt every run is looked up. A fingerprint is 8 bytes of
BLAKE2b under the production's reference. About two in seventeen runs are kept, so a script of
110,000 letters has some 13,000 fingerprints, 100 KB. By chance a prompt of 300 letters meets one
of them with odds of 2 in 10^13. A fingerprint does not give its letters back, though whoever
guesses 25 of them exactly can see that they were guessed.
"""

from bisect import bisect_left
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from types import MappingProxyType

from clearslate.domain.spelling import folded

NOISE = 25
"""Letters below which nothing shared is found: some five words."""
GUARANTEE = 40
"""Letters from which everything shared is found: some eight words."""
TELLING = NOISE + 8
"""Letters that are seen to be shared from which it is no turn of phrase: some seven words."""
_WINDOW = GUARANTEE - NOISE + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class ScriptPrints:
    """The fingerprints of one script, each with the line where its run begins; never the text."""

    script: str
    """What the script is called."""
    key: str
    """The reference of the production; the same words of two productions have other prints."""
    prints: tuple[tuple[int, int], ...]
    """Pairs of fingerprint and line, by fingerprint."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedText:
    """A run of letters that a text shares with a script: where in both."""

    script: str
    start: int
    end: int
    """In the text that was looked up."""
    first_line: int
    last_line: int
    """In the script, counted from 1: where the first and the last fingerprint begin."""
    letters: int
    """At least so many, spaces and marks not counted; at both ends there may be more."""

    @property
    def certain(self) -> bool:
        """Whether it is long enough to be no turn of phrase."""
        return self.letters >= TELLING


class PrintIndex:
    """The fingerprints of a production's scripts, ready to be looked up."""

    def __init__(self, scripts: Iterable[ScriptPrints]) -> None:
        by_key: dict[str, dict[int, tuple[str, int]]] = {}
        for each in scripts:
            known = by_key.setdefault(each.key, {})
            for print_, line in each.prints:
                known.setdefault(print_, (each.script, line))
        self._by_key: Mapping[str, Mapping[int, tuple[str, int]]] = MappingProxyType(by_key)

    def shared(self, text: str) -> tuple[SharedText, ...]:
        """Return what ``text`` shares with the scripts, in the order of the text."""
        letters, places = letters_of(text)
        if len(letters) < NOISE:
            return ()
        found: list[SharedText] = []
        for key, known in self._by_key.items():
            hits = [
                (at, *known[print_])
                for at, print_ in enumerate(_prints(letters, key))
                if print_ in known
            ]
            found.extend(_joined(hits, places))
        return tuple(sorted(found, key=lambda each: (each.start, each.script)))


def script_prints(
    streams: Iterable[Sequence[tuple[str, int]]], *, script: str, key: str
) -> ScriptPrints:
    """Return the fingerprints of a script.

    ``streams`` are ways to read it through: each is a row of texts with the lines where they
    begin. A script is read once with and once without the names above the speeches.
    """
    kept: dict[int, int] = {}
    for stream in streams:
        letters, lines = _stream(stream)
        for print_, at in _winnowed(_prints(letters, key)):
            kept.setdefault(print_, lines[at])
    return ScriptPrints(script=script, key=key, prints=tuple(sorted(kept.items())))


def _stream(stream: Sequence[tuple[str, int]]) -> tuple[str, list[int]]:
    parts: list[str] = []
    lines: list[int] = []
    for text, line in stream:
        letters, places = letters_of(text)
        parts.append(letters)
        breaks = [place for place, each in enumerate(text) if each == "\n"]
        lines.extend(line + bisect_left(breaks, place) for place in places)
    return "".join(parts), lines


def letters_of(text: str) -> tuple[str, list[int]]:
    """Return the letters and digits of ``text`` as they are compared, and where each stands."""
    if text.isascii():
        plain = text.lower()
        places = [place for place, each in enumerate(plain) if each.isalnum()]
        return "".join(plain[place] for place in places), places
    letters: list[str] = []
    places = []
    for place, each in enumerate(text):
        for letter in folded(each):
            if letter.isalnum():
                letters.append(letter)
                places.append(place)
    return "".join(letters), places


def _prints(letters: str, key: str) -> Iterator[int]:
    secret = blake2b(key.encode(), digest_size=32).digest()
    for at in range(len(letters) - NOISE + 1):
        run = letters[at : at + NOISE].encode()
        yield int.from_bytes(blake2b(run, digest_size=8, key=secret).digest(), "big")


def _winnowed(prints: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Yield the least of each window with its place; of equals the last, so that few are kept."""
    window: deque[tuple[int, int]] = deque()
    kept = -1
    seen = 0
    for at, print_ in enumerate(prints):
        seen = at + 1
        while window and window[-1][0] >= print_:
            window.pop()
        window.append((print_, at))
        if window[0][1] <= at - _WINDOW:
            window.popleft()
        if at >= _WINDOW - 1 and window[0][1] != kept:
            kept = window[0][1]
            yield window[0]
    if 0 < seen < _WINDOW:
        # Shorter than one window, yet long enough for a run: its least is kept as well.
        yield window[0]


def _joined(hits: Sequence[tuple[int, str, int]], places: Sequence[int]) -> Iterator[SharedText]:
    """Yield hits that lie within one run of each other as one, script by script."""
    for script in dict.fromkeys(script for _, script, _ in hits):
        own = [(at, line) for at, of, line in hits if of == script]
        run: list[tuple[int, int]] = []
        for at, line in own:
            if run and at - run[-1][0] > GUARANTEE:
                yield _shared(script, run, places)
                run = []
            run.append((at, line))
        yield _shared(script, run, places)


def _shared(script: str, run: Sequence[tuple[int, int]], places: Sequence[int]) -> SharedText:
    first, last = run[0][0], run[-1][0] + NOISE - 1
    lines = [line for _, line in run]
    return SharedText(
        script=script,
        start=places[first],
        end=places[last] + 1,
        first_line=min(lines),
        last_line=max(lines),
        letters=last - first + 1,
    )
