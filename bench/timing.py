"""Timing that can be trusted on a shared machine: many runs, median first, spread shown."""

import os
import platform
import statistics
import sys
from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter


@dataclass(frozen=True, slots=True)
class Measured:
    """Seconds of one run: the least, the median and the most of all runs."""

    least: float
    median: float
    most: float

    def said(self, unit: str = "s") -> str:
        """Return the three figures in ``s``, ``ms`` or ``us``."""
        factor = {"s": 1, "ms": 1e3, "us": 1e6}[unit]
        least, median, most = (f"{each * factor:.3g}" for each in self._figures)
        return f"{median} {unit} (from {least} to {most})"

    @property
    def _figures(self) -> tuple[float, float, float]:
        return self.least, self.median, self.most


def measure(work: Callable[[], object], *, runs: int, each: int = 1) -> Measured:
    """Return how long ``work`` takes, called ``each`` times a run, after one run unmeasured."""
    work()
    taken = []
    for _ in range(runs):
        began = perf_counter()
        for _ in range(each):
            work()
        taken.append((perf_counter() - began) / each)
    return Measured(min(taken), statistics.median(taken), max(taken))


def environment() -> dict[str, str]:
    """Return an environment in which Python keeps what it compiled, as an installed one does."""
    return {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}


def machine() -> str:
    """Return what the figures were taken on."""
    return f"{platform.machine()} {platform.system()}, Python {sys.version.split()[0]}"


def say(line: str = "") -> None:
    """Print one line of a report at once."""
    print(line, flush=True)
