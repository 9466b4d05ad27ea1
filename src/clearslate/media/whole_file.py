"""Everything that takes reading a file from end to end: its digest and its manifest's hashes.

A large file whose edges show a manifest is read for both at the same time, on two cores; a small
one, or one whose manifest shows only later, for one after the other.
"""

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from clearslate.domain.provenance import Channel, Evidence, Manifest, NotRead, Origin, Seal
from clearslate.media.c2pa_reading import read_manifest
from clearslate.media.limits import Settings
from clearslate.media.source_types import source_type_comes_to
from clearslate.media.survey import Survey, shows_manifest, source_types_in, survey

_LARGE = 64 * 1024 * 1024
_EDGE = 1024 * 1024
_Told = tuple[Manifest, Sequence[Evidence], Sequence[NotRead]]


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeFile:
    """A file that is open for reading, with what must be known to read all of it."""

    path: Path
    file: BinaryIO
    size: int
    mime: str | None
    packets: bool
    """Whether XMP packets are looked for in all its bytes."""

    def read(self, settings: Settings) -> tuple[Survey, _Told]:
        """Return what a pass over the bytes found, and what the manifest says, if there is one."""
        if self.size >= _LARGE and self._manifest_at_edge():
            with self._again() as other, ThreadPoolExecutor(1) as beside:
                surveyed = beside.submit(survey, other, packets=self.packets, signs=False)
                told = self._manifest(settings)
                return surveyed.result(), told
        found = survey(self.file, packets=self.packets)
        absent: _Told = (Manifest(seal=Seal.ABSENT), (), ())
        return found, self._manifest(settings) if found.manifest else absent

    def _manifest_at_edge(self) -> bool:
        self.file.seek(0)
        start = self.file.read(_EDGE)
        self.file.seek(max(_EDGE, self.size - _EDGE))
        return shows_manifest(start) or shows_manifest(self.file.read(_EDGE))

    def _again(self) -> BinaryIO:
        """Return the same file, open a second time.

        Raises:
            OSError: where another file has taken its name since.
        """
        other = self.path.open("rb", buffering=0)
        if not os.path.sameopenfile(self.file.fileno(), other.fileno()):
            other.close()
            raise OSError("another file has this name now")
        return other

    def _manifest(self, settings: Settings) -> _Told:
        manifest, claims, unread = read_manifest(self.file, self.mime, settings)
        if manifest.seal is Seal.INVALID and not claims:
            claims = tuple(_in_ruins(self.file))
        return manifest, claims, unread


def _in_ruins(file: BinaryIO) -> Iterator[Evidence]:
    """Yield what a manifest declared that is damaged beyond reading; that it did still counts."""
    for at, address in source_types_in(file):
        origin = source_type_comes_to(address)
        if origin in (Origin.AI_DECLARED, Origin.AI_EDITED):
            place = f"C2PA, byte {at}"
            yield Evidence(channel=Channel.C2PA, place=place, statement=address, comes_to=origin)
