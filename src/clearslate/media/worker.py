"""A process of its own that inspects files for another, under limits that the system keeps.

It is started as ``python -m clearslate.media.worker``. The first line that it reads holds the
settings; each further line names a file, and is answered with one line: the inspection. What a
file does to this process is done to nobody else.

Linux keeps the limits on processor time and memory; macOS keeps the first and mostly not the
second; Windows has neither, and only the clock of whoever waits holds there.
"""

import json
import sys
from pathlib import Path
from typing import TextIO

from clearslate.domain.provenance import Inspection, NotRead, WhyNotRead, not_inspected
from clearslate.formats.inspection_json import inspection_object
from clearslate.media.c2pa_reading import TrustRefused, context
from clearslate.media.inspecting import WHOLE, inspect_file
from clearslate.media.limits import Limits, Settings

READY = {"ready": True}
REFUSED = "refused"


def main() -> None:
    """Answer for one file after another until the other side is silent."""
    asked, answers = sys.stdin, sys.stdout
    # Whatever a library prints must not come between two answers.
    sys.stdout = sys.stderr
    first = asked.readline()
    if not first:
        return
    settings = settings_of(json.loads(first))
    try:
        context(settings)
    except ImportError:
        # Without the library every manifest is unread, which each inspection says.
        pass
    except TrustRefused as error:
        _say({REFUSED: str(error)}, answers)
        return
    _hold_memory(settings.limits)
    _say(READY, answers)
    for line in asked:
        path = Path(json.loads(line))
        _hold_time(path, settings.limits)
        _say(inspection_object(_inspect(path, settings)), answers)


def settings_of(said: dict[str, object]) -> Settings:
    """Return the settings that ``settings_object`` spelled."""
    trust, limits = said["trust"], said["limits"]
    assert isinstance(trust, list)
    assert isinstance(limits, dict)
    return Settings(trust=tuple(trust), limits=Limits(**limits))


def _say(answer: object, answers: TextIO) -> None:
    answers.write(json.dumps(answer) + "\n")
    answers.flush()


def _inspect(path: Path, settings: Settings) -> Inspection:
    try:
        return inspect_file(path, settings=settings)
    except MemoryError:
        why = WhyNotRead.OUT_OF_MEMORY
        return not_inspected(NotRead(place=WHOLE, why=why, detail=str(settings.limits.memory)))
    except Exception as error:
        # A reader that did not expect this file is a crash of the reader, not of the sweep.
        return not_inspected(
            NotRead(place=WHOLE, why=WhyNotRead.CRASHED, detail=type(error).__name__)
        )


def _hold_memory(limits: Limits) -> None:
    """Let this process have no more address space than it may, where the system can do that."""
    try:
        import resource
    except ImportError:
        return
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    wanted = limits.memory if most == resource.RLIM_INFINITY else min(limits.memory, most)
    try:
        resource.setrlimit(resource.RLIMIT_AS, (wanted, most))
    except (ValueError, OSError):
        # macOS may refuse what it would not keep.
        return


def _hold_time(path: Path, limits: Limits) -> None:
    """Give this process as much processor time from now on as the file may take."""
    try:
        import resource
    except ImportError:
        return
    try:
        size = path.stat().st_size
    except OSError:
        size = 0
    used = resource.getrusage(resource.RUSAGE_SELF)
    until = int(used.ru_utime + used.ru_stime + limits.time_for(size)) + 1
    _, most = resource.getrlimit(resource.RLIMIT_CPU)
    if most == resource.RLIM_INFINITY or until < most:
        resource.setrlimit(resource.RLIMIT_CPU, (until, most))


if __name__ == "__main__":
    main()
