"""How properties are tried: the same examples every time, and new ones at length in ``make soak``.

A suite that searches anew on every run fails on the day somebody else's change is tested. So
``make test`` repeats itself, and ``make soak`` is where new counter-examples are looked for;
what it finds becomes an example of its own.
"""

from collections import Counter

import pytest
from hypothesis import settings

settings.register_profile("same", derandomize=True, deadline=None)
settings.register_profile("soak", max_examples=3_000, deadline=None)
settings.load_profile("same")


@pytest.fixture
def seed_of_run(request: pytest.FixtureRequest) -> int:
    """Return the seed that pytest prints first, by which a long run can be made again."""
    return request.config.getoption("randomly_seed", 0)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say what long runs did: the sum of what tests recorded as ``did: ...``."""
    done: Counter[str] = Counter()
    for report in terminalreporter.getreports("passed"):
        for what, count in getattr(report, "user_properties", ()):
            if what.startswith("did: ") and report.when == "call":
                done[what.removeprefix("did: ")] += count
    if done and terminalreporter.config.getoption("--hypothesis-profile", None) == "soak":
        terminalreporter.section("what was done")
        for what, count in done.items():
            terminalreporter.write_line(f"{count:>12,} {what}")
