"""How much of a file is read before it is called too much.

Generous against what real files hold, small against what a hostile one can ask for.
"""

from dataclasses import dataclass

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The bounds of one inspection; what goes beyond is not read, and that is said."""

    text: int = 16 * MEBIBYTE
    """Bytes of one embedded text, unpacked; the workflows of long graphs have a few."""
    texts: int = 64 * MEBIBYTE
    """Bytes of all embedded texts of a file."""
    entries: int = 20_000
    """How many texts and tags a file may carry."""
    parts: int = 2_000_000
    """How many chunks, boxes and elements of a file are walked."""
    depth: int = 32
    """How deep boxes, lists and XML elements may lie in one another."""
    file: int = 1024 * 1024 * MEBIBYTE
    """Bytes of a whole file; a tebibyte."""
    seconds: float = 20.0
    """Wall-clock time of one file, beside what its size asks for; held by the worker."""
    bytes_a_second: int = 20 * MEBIBYTE
    """The slowest reading that is waited for."""
    memory: int = 2048 * MEBIBYTE
    """Address space of the worker, where the system keeps such a limit."""

    def time_for(self, size: int) -> float:
        """Return how many seconds a file of ``size`` bytes is waited for."""
        return self.seconds + size / self.bytes_a_second


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How files are inspected."""

    trust: tuple[str, ...] = ()
    """Certificates of signers and authorities that are trusted, as PEM; none by default."""
    limits: Limits = Limits()
