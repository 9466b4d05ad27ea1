"""Cuts: versions of the edit, kept as they were uploaded.

EDL and OpenTimelineIO are text, read in process within bounds: 64 MiB, limited depth and
numbers. Picture and sound are not uploaded.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from clearslate.domain.people import Act
from clearslate.domain.production import CutChoice
from clearslate.formats.timecodes import read_rate
from clearslate.formats.timelines import LARGEST, read_timeline
from clearslate.operations.actor import Actor
from clearslate.records.cuts import CutKept, cut_numbered, cut_taken, keep_cut
from clearslate.records.files import Stored, bytes_of, store
from clearslate.records.log import Entry, append, atomic
from clearslate.records.productions import ProductionKept


class MayNotCheck(PermissionError):
    """Somebody without the office tried to upload a cut."""


class Taken(ValueError):
    """The production has this version of this cut already."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """A cut as somebody hands it in; its bytes are stored."""

    name: str
    version: str
    file_name: str
    stored: Stored
    rate: str
    locked_on: date | None


@atomic()
def upload_cut(production: ProductionKept, upload: Upload, actor: Actor) -> CutKept:
    """Keep a version of the edit that can be read.

    Raises:
        MayNotCheck: where the member holds no office that checks cuts there.
        Taken: where this version is there.
        RateNeeded: where neither the file nor the upload says the frame rate.
        DocumentError: where it is no timeline that can be read.
    """
    member = actor.member
    if member is None or not member.may(Act.CHECK_CUTS, production.number):
        raise MayNotCheck
    if cut_taken(production.number, upload.name, upload.version):
        raise Taken
    rate = read_rate(upload.rate, where=upload.file_name) if upload.rate else None
    read_timeline(bytes_of(upload.stored.digest), where=upload.file_name, rate=rate)
    number = keep_cut(
        production.number,
        CutChoice(
            name=upload.name,
            version=upload.version,
            file=upload.file_name,
            rate=upload.rate or None,
            locked_on=upload.locked_on,
        ),
        upload.stored,
        uploaded_by=member.number,
        at=actor.at,
    )
    details = {"file": upload.file_name, "digest": upload.stored.digest}
    append(cut_entry("uploaded cut", upload.name, upload.version, production, actor, details))
    return cut_numbered(number)


def store_timeline(chunks: Iterable[bytes]) -> Stored:
    """Keep the bytes of a timeline.

    Raises:
        TooLarge: past 64 MiB; then nothing is kept.
        NoContent: where there are none.
    """
    return store(chunks, largest=LARGEST)


def cut_entry(
    act: str,
    name: str,
    version: str,
    production: ProductionKept,
    actor: Actor,
    details: Mapping[str, object],
) -> Entry:
    """Return what the log tells of a cut."""
    return Entry(
        at=actor.at,
        actor=actor.name,
        act=act,
        subject=f"cut {production.handle} {name} {version}"[:160],
        production=production.number,
        organisation=actor.member.organisation if actor.member else production.organisation,
        details=details,
    )
