"""Periods of whole days."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """The days from ``start`` to ``last``, both included; an end that is absent is open."""

    start: date | None = None
    last: date | None = None

    def __contains__(self, day: date) -> bool:
        return not self.not_yet(day) and not self.ended_before(day)

    def ended_before(self, day: date) -> bool:
        """Say whether the last day lies before ``day``."""
        return self.last is not None and self.last < day

    def not_yet(self, day: date) -> bool:
        """Say whether ``day`` lies before the first day."""
        return self.start is not None and day < self.start


ALWAYS = Period()
"""The period without ends."""
