"""Marking one file: XMP first, the signature last, and everything read back.

The original stays as it is. What is written is looked at with the reader that inspects any
file; a copy that does not say what it should is taken away again.
"""

import json
from dataclasses import dataclass, replace
from enum import StrEnum
from hashlib import file_digest
from pathlib import Path

from clearslate.domain.marks import Marking
from clearslate.domain.provenance import Origin, Seal
from clearslate.formats.detached_record import (
    ENDING,
    read_record,
    record_document,
    signed_record,
)
from clearslate.formats.manifest_written import npt
from clearslate.formats.phrase import Language, Phrase
from clearslate.formats.words import markings as words
from clearslate.formats.xmp_written import SOURCE_TYPES, xmp_packet
from clearslate.media.inspecting import inspect_file
from clearslate.media.kinds import HEAD, kind_of
from clearslate.media.limits import MEBIBYTE, Settings
from clearslate.media.marking.packets import CannotCarry, with_packet
from clearslate.media.marking.signing import (
    CannotSign,
    Signatory,
    is_signed,
    regions_signed,
    sign_file,
    signing_with,
)
from clearslate.media.running_time import running_time
from clearslate.media.source_types import source_type_comes_to

_LARGEST_PICTURE = 512 * MEBIBYTE
"""Pictures past this size get no XMP packet; their manifest says the same."""

_ROUNDING = 0.05
"""Seconds that a container may round its length by; movies often count in 600ths or 1000ths."""


class Way(StrEnum):
    """Where the mark of a file went."""

    MANIFEST = "manifest"
    """Into a signed copy; its XMP too, where the format has a place for it."""
    PACKET = "packet"
    """Into the XMP of a copy that nobody signed."""
    RECORD = "record"
    """Into a signed record beside the file, which stays as it is."""


class NotMarked(ValueError):
    """A file that could not be marked, or whose copy did not say what it should."""

    def __init__(self, why: Phrase, **values: object) -> None:
        super().__init__(why.say(Language.ENGLISH, **values))
        self._why, self._values = why, values

    def told(self, language: Language) -> str:
        """Return why, in ``language``."""
        return self._why.say(language, **self._values)


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """What was written for one file, and that it was read back."""

    written: Path
    way: Way
    digest: str
    """Of what was written; of a record, that of the file it speaks of."""
    plays: float | None = None
    """How many seconds a programme plays; None where its container does not say."""


def mark_file(source: Path, folder: Path, marking: Marking, by: Signatory | None) -> Marked:
    """Write a marked copy of ``source``, or a record of it, into ``folder``.

    Raises:
        NotMarked: where nothing can be written for this file, or it was not read back as meant;
            then nothing of it is left in ``folder``.
    """
    with source.open("rb") as file:
        kind = kind_of(file.read(HEAD))
    target = folder / source.name
    if target.exists() and target.samefile(source):
        raise NotMarked(words.IS_ORIGINAL, target=target)
    plays = _playing(source, marking) if marking.regions else None
    packed = _with_packet(source, marking)
    if kind.mime is None:
        return replace(_record_beside(source, folder, marking, by), plays=plays)
    if by is None and packed is None:
        raise NotMarked(words.NO_PLACE)
    try:
        return replace(_copied(source, target, packed, marking, by, kind.mime), plays=plays)
    except BaseException:
        target.unlink(missing_ok=True)
        raise


def _playing(source: Path, marking: Marking) -> float | None:
    """Return how long a programme plays, which must not be shorter than what is said of it."""
    plays, end = running_time(source), max(region.end for region in marking.regions)
    if plays is not None and end > plays + _ROUNDING:
        raise NotMarked(words.TOO_SHORT, plays=words.played(plays), end=words.played(end))
    return plays


def _with_packet(source: Path, marking: Marking) -> bytes | None:
    if source.stat().st_size > _LARGEST_PICTURE:
        return None
    try:
        return with_packet(source.read_bytes(), xmp_packet(marking))
    except CannotCarry:
        return None


def _copied(
    source: Path,
    target: Path,
    packed: bytes | None,
    marking: Marking,
    by: Signatory | None,
    mime: str,
) -> Marked:
    if by is None:
        assert packed is not None
        target.write_bytes(packed)
        return _read_back(target, marking, Way.PACKET)
    unsigned = source
    if packed is not None:
        unsigned = target.with_name(f".{target.name}.unsigned")
        unsigned.write_bytes(packed)
    try:
        sign_file(unsigned, target, marking, by, mime)
    except CannotSign as error:
        raise NotMarked(words.NOT_SIGNED, fault=error) from error
    finally:
        if unsigned is not source:
            unsigned.unlink()
    return _read_back(target, marking, Way.MANIFEST, mime)


def _read_back(target: Path, marking: Marking, way: Way, mime: str | None = None) -> Marked:
    found = inspect_file(target, settings=Settings())
    said = {each.comes_to for each in found.evidence}
    meant = source_type_comes_to(marking.mark.source_type)
    if meant not in said and meant is not Origin.NO_SIGN:
        raise NotMarked(words.OTHER_ORIGIN, meant=meant.value)
    if way is Way.MANIFEST and found.manifest.seal not in (Seal.VALID, Seal.TRUSTED):
        raise NotMarked(words.OTHER_SEAL, seal=found.manifest.seal.value)
    if mime is not None and regions_signed(target, mime) != _regions_meant(marking):
        raise NotMarked(words.OTHER_REGIONS)
    assert found.digest is not None
    return Marked(written=target, way=way, digest=found.digest)


def _regions_meant(marking: Marking) -> frozenset[tuple[str, ...]]:
    return frozenset(
        (r.action, f"{SOURCE_TYPES}{r.mark.source_type}", r.name, *npt(r)) for r in marking.regions
    )


def _record_beside(source: Path, folder: Path, marking: Marking, by: Signatory | None) -> Marked:
    if by is None:
        raise NotMarked(words.NO_KEY)
    with source.open("rb") as file:
        digest = f"sha256:{file_digest(file, 'sha256').hexdigest()}"
    document = record_document(
        marking, digest=digest, name=source.name, chain=by.chain, algorithm=by.algorithm
    )
    written = folder / f"{source.name}{ENDING}"
    written.write_bytes(signed_record(document, signing_with(by)))
    record = read_record(json.loads(written.read_bytes()), written.name)
    if not is_signed(record) or record.digest != digest:
        written.unlink()
        raise NotMarked(words.BAD_SIGNATURE)
    return Marked(written=written, way=Way.RECORD, digest=digest)
