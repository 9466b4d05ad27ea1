"""How long a file plays, as its own container says it.

ISO/IEC 14496-12 section 8.2.2 (`mvhd`); RIFF WAVE and its long form, EBU Tech 3306.
"""

import os
from pathlib import Path
from struct import Struct

from clearslate.media.containers.boxes import boxes
from clearslate.media.containers.riff import chunks
from clearslate.media.gathered import Gathered
from clearslate.media.kinds import HEAD, kind_of
from clearslate.media.limits import Limits
from clearslate.media.span import Broken, Source, Span

_SHORT = Struct(">12xII")
_LONG = Struct(">20xIQ")
_UNSAID = (0xFFFFFFFF, 0xFFFFFFFFFFFFFFFF)
_BYTES_A_SECOND = Struct("<8xI")


def running_time(path: Path) -> float | None:
    """Return how many seconds the file at ``path`` plays; None where it does not say.

    Movies (MP4, MOV and their kin) and WAV say it here. What is broken says nothing, and neither
    does a movie in fragments, which is written before anybody knows its end.

    Raises:
        OSError: where the file cannot be read.
    """
    with path.open("rb", buffering=0) as file:
        source = Source(file, os.fstat(file.fileno()).st_size)
        mime = kind_of(source.read(0, HEAD)).mime
        span, into = Span(source, 0, source.size), Gathered(Limits())
        try:
            if mime in ("video/mp4", "video/quicktime", "audio/mp4"):
                return _of_movie(span, into)
            return _of_sound(span, into) if mime == "audio/wav" else None
        except Broken:
            return None


def _of_movie(span: Span, into: Gathered) -> float | None:
    movie = next((box.body for box in boxes(span, into) if box.name == "moov"), None)
    inner = boxes(movie, into) if movie is not None else ()
    header = next((box.body for box in inner if box.name == "mvhd"), None)
    if header is None:
        return None
    units, duration = header.numbers(_LONG if header.bytes_at(0, 1) == b"\1" else _SHORT, 0)
    return _seconds(duration, units) if duration not in _UNSAID else None


def _of_sound(span: Span, into: Gathered) -> float | None:
    rate = 0
    for chunk in chunks(span, 12, into):
        if chunk.kind == b"fmt ":
            (rate,) = span.numbers(_BYTES_A_SECOND, chunk.body)
        elif chunk.kind == b"data":
            return _seconds(min(chunk.size, span.size - chunk.body), rate)
    return None


def _seconds(length: int, in_a_second: int) -> float | None:
    return length / in_a_second if length and in_a_second else None
