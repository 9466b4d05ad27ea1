"""Inspecting one file, in the process that asks: every reader put to it, one answer made.

Hostile files are for ``worker.py``, which runs this with limits on time and memory.
"""

import os
import stat
import warnings
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import BinaryIO

from clearslate.domain.provenance import (
    Evidence,
    Generation,
    Inspection,
    Manifest,
    NotRead,
    Origin,
    Seal,
    WhyNotRead,
    joined_origin,
    not_inspected,
)
from clearslate.media.declared import Packets, declared_in
from clearslate.media.embedded import EmbeddedText
from clearslate.media.gathered import Gathered
from clearslate.media.generators import read_generations
from clearslate.media.generators.alpha_bits import HiddenTextUnread, read_alpha_bits
from clearslate.media.kinds import HEAD, Kind, has_alpha, kind_of
from clearslate.media.limits import Settings
from clearslate.media.span import Source, Span
from clearslate.media.survey import Survey
from clearslate.media.whole_file import WholeFile

_PACKET = 1024 * 1024
_PACKET_END = b"</x:xmpmeta>"
WHOLE = "file"
"""The place of what is said of a file as a whole."""


def inspect_file(path: Path, *, settings: Settings) -> Inspection:
    """Return what the file at ``path`` says of its making.

    Nothing raises for what is in the file, or for a file that cannot be opened: what could not be
    read is in ``not_read`` and makes the answer *unknown*, unless AI is declared elsewhere.
    """
    try:
        file = _opened(path)
    except OSError as error:
        return not_inspected(_cannot_open(error))
    with file:
        status = os.fstat(file.fileno())
        if not stat.S_ISREG(status.st_mode):
            return not_inspected(NotRead(place=WHOLE, why=WhyNotRead.NOT_A_FILE))
        if status.st_size > settings.limits.file:
            too_large = NotRead(place=WHOLE, why=WhyNotRead.TOO_LARGE, detail=str(status.st_size))
            return not_inspected(too_large, size=status.st_size)
        try:
            return _inspected(path, file, status.st_size, settings)
        except OSError as error:
            return not_inspected(_cannot_open(error), size=status.st_size)


def _opened(path: Path) -> BinaryIO:
    # A pipe that nobody writes to would keep a plain open waiting for ever.
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    return open(os.open(path, flags), "rb", buffering=0)


def _cannot_open(error: OSError) -> NotRead:
    if isinstance(error, FileNotFoundError | IsADirectoryError):
        return NotRead(place=WHOLE, why=WhyNotRead.NOT_A_FILE)
    if isinstance(error, PermissionError):
        return NotRead(place=WHOLE, why=WhyNotRead.NOT_ALLOWED)
    said = error.strerror or type(error).__name__
    return NotRead(place=WHOLE, why=WhyNotRead.CANNOT_OPEN, detail=said)


def _inspected(path: Path, file: BinaryIO, size: int, settings: Settings) -> Inspection:
    source = Source(file, size)
    head = source.read(0, HEAD)
    kind = kind_of(head)
    whole = WholeFile(path=path, file=file, size=size, mime=kind.mime, packets=kind.scanned)
    surveyed, (manifest, claims, unread) = whole.read(settings)
    into = Gathered(settings.limits)
    _gather(Span(source, 0, size), kind, surveyed, into)
    packets = Packets(into)
    if manifest.seal is Seal.ABSENT and packets.kept_at is not None:
        manifest = Manifest(seal=Seal.REMOTE, kept_at=packets.kept_at)
    texts = [*into.texts, *packets.texts]
    generations, generated = _generations(path, head, texts, into)
    evidence = _each_once([*claims, *packets.evidence, *declared_in(into.texts), *generated])
    not_read = (*unread, *into.not_read)
    return Inspection(
        origin=joined_origin(evidence, seal=manifest.seal, all_read=not not_read),
        kind=kind.name,
        digest=surveyed.digest,
        size=surveyed.size,
        manifest=manifest,
        evidence=evidence,
        generations=generations,
        not_read=not_read,
    )


def _gather(span: Span, kind: Kind, surveyed: Survey, into: Gathered) -> None:
    if surveyed.size != span.size:
        into.missed(WHOLE, WhyNotRead.CHANGED)
    if kind.reader is None:
        into.missed(WHOLE, WhyNotRead.NO_READER)
    else:
        with into.within(kind.name):
            kind.reader(span, into)
    for at in surveyed.packets:
        data = span.some(at, _PACKET)
        end = data.find(_PACKET_END)
        if end < 0:
            into.missed(f"XMP at {at}", WhyNotRead.TRUNCATED)
        else:
            into.packet(f"XMP at {at}", data[: end + len(_PACKET_END)])


def _generations(
    path: Path, head: bytes, texts: Sequence[EmbeddedText], into: Gathered
) -> tuple[tuple[Generation, ...], tuple[Evidence, ...]]:
    """Return the runs that the texts tell of.

    Where they tell of none, the lowest bits of a transparent picture are looked at too; that
    takes unpacking the picture.
    """
    generations, evidence, notes = read_generations(texts)
    if not evidence and has_alpha(head):
        hidden = _hidden(path, into)
        generations, evidence, notes = read_generations(hidden) if hidden else ((), (), notes)
    for note in notes:
        into.missed(note, WhyNotRead.NOT_UNDERSTOOD)
    return generations, evidence


def _hidden(path: Path, into: Gathered) -> list[EmbeddedText]:
    try:
        with warnings.catch_warnings():
            # A large picture is no reason to warn: its size has a limit of its own.
            warnings.simplefilter("ignore")
            return read_alpha_bits(path)
    except (HiddenTextUnread, MemoryError, ImportError) as error:
        memory = isinstance(error, MemoryError)
        why = WhyNotRead.OUT_OF_MEMORY if memory else WhyNotRead.MALFORMED
        if isinstance(error, ImportError):
            why = WhyNotRead.NO_READER
        into.missed("alpha bits", why, error)
        return []


def _each_once(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Return each statement of each place once: of two readings of it, the graver.

    Where something at a place decides, what only repeats it there in other words is left out.
    """
    kept: dict[tuple[str, str], Evidence] = {}
    for each in evidence:
        known = kept.get((each.place, each.statement))
        if known is None or _GRAVER.index(each.comes_to) > _GRAVER.index(known.comes_to):
            kept[each.place, each.statement] = each
    deciding = {each.place for each in kept.values() if each.comes_to is not None}
    return tuple(e for e in kept.values() if e.comes_to is not None or e.place not in deciding)


_GRAVER = (None, Origin.NO_SIGN, Origin.UNKNOWN, Origin.AI_EDITED, Origin.AI_DECLARED)
