"""What the reader of a container gathers, kept within limits."""

import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from clearslate.domain.provenance import NotRead, WhyNotRead
from clearslate.media.decoding import packet_in_utf_8
from clearslate.media.embedded import EmbeddedText
from clearslate.media.limits import Limits
from clearslate.media.span import Broken


class Gathered:
    """The texts and XMP packets of one file, and what of it was not read.

    Nothing is dropped in silence: whatever passes a limit becomes a ``NotRead``.
    """

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.texts: list[EmbeddedText] = []
        self.packets: dict[bytes, str] = {}
        """XMP packets by their bytes, so that one found twice counts once, with their places."""
        self.not_read: list[NotRead] = []
        self._bytes = 0
        self._parts = 0

    def add(self, place: str, key: str, text: str) -> None:
        """Keep a text that stood at ``place``; an empty one says nothing."""
        said = text.strip("\0 \t\r\n")
        if said and self._room(place, len(text)):
            self.texts.append(EmbeddedText(place=place, key=key, text=said))

    def packet(self, place: str, data: bytes) -> None:
        """Keep an XMP packet that stood at ``place``."""
        known = packet_in_utf_8(data).strip(b"\0 \t\r\n")
        if known and known not in self.packets and self._room(place, len(known)):
            self.packets[known] = place

    def missed(self, place: str, why: WhyNotRead, detail: object = "") -> None:
        """Note that what stands at ``place`` was not read."""
        missed = NotRead(place=place, why=why, detail=str(detail))
        if len(self.not_read) < 100 and missed not in self.not_read:
            self.not_read.append(missed)

    def part(self) -> None:
        """Count one chunk, box or element that is walked.

        Raises:
            Broken: where there are more than a file may have.
        """
        self._parts += 1
        if self._parts > self.limits.parts:
            raise Broken(WhyNotRead.TOO_MANY, self.limits.parts)

    def fits(self, place: str, size: int) -> bool:
        """Say whether a text of ``size`` bytes is read; one that is not is noted."""
        if size <= self.limits.text:
            return True
        self.missed(place, WhyNotRead.TOO_LARGE, size)
        return False

    def unpacked(self, place: str, data: bytes) -> bytes | None:
        """Return ``data`` out of its zlib compression, or None, noted, where it is none.

        It is unpacked only as far as a text may be long, however much more there is.
        """
        packer = zlib.decompressobj()
        try:
            found = packer.decompress(data, self.limits.text + 1)
        except zlib.error:
            self.missed(place, WhyNotRead.MALFORMED, "zlib")
            return None
        if len(found) > self.limits.text:
            self.missed(place, WhyNotRead.TOO_LARGE, f"> {self.limits.text}")
            return None
        if not packer.eof:
            self.missed(place, WhyNotRead.TRUNCATED, "zlib")
        return found

    @contextmanager
    def within(self, place: str) -> Iterator[None]:
        """Note as not read what breaks off inside, and go on."""
        try:
            yield
        except Broken as broken:
            self.missed(place, broken.why, broken.detail)

    def _room(self, place: str, size: int) -> bool:
        kept = len(self.texts) + len(self.packets)
        if kept >= self.limits.entries:
            self.missed(place, WhyNotRead.TOO_MANY, self.limits.entries)
            return False
        if self._bytes + size > self.limits.texts:
            self.missed(place, WhyNotRead.TOO_LARGE, self.limits.texts)
            return False
        self._bytes += size
        return True
