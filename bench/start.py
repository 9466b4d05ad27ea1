"""From the start of the process to the answer of ``clearslate check``.

    python -m bench start

Beside it a Python that does nothing, the floor that no program in Python gets below.
"""

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.timing import environment, machine, measure, say

DECLARATION = """\
reference: B-1
title: A shop sign, out of focus
partner: Harbour VFX
contact: title.contact@example.org
answers:
  {purpose: final_picture, in_final: yes, prominence: incidental, contribution: element,
   key_creative: no, misleading: no, resembles_protected: no, references: [none],
   trains_model: no, tool_keeps_data: no, environment: studio_enterprise, inputs: [none],
   person_shown: no, union_work_affected: no, medium: [image]}
"""
RUNS = 21


def main() -> None:
    """Measure both and print a line each."""
    say(f"start: {RUNS} runs each; {machine()}")
    with TemporaryDirectory() as name:
        file = Path(name) / "B-1.yaml"
        file.write_text(DECLARATION)
        check = [sys.executable, "-m", "clearslate", "check", str(file)]
        ours = measure(lambda: _run(check, 1), runs=RUNS)
        nothing = measure(lambda: _run([sys.executable, "-c", "pass"], 0), runs=RUNS)
    say(f"  clearslate check: {ours.said('ms')}")
    say(f"  python -c pass:   {nothing.said('ms')}; ours {ours.median / nothing.median:.2g} times")


def _run(command: list[str], expected: int) -> None:
    done = subprocess.run(command, check=False, stdout=subprocess.DEVNULL, env=environment())
    if done.returncode != expected:
        raise SystemExit(f"{command} ended with {done.returncode}")
