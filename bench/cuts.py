"""A feature's cut against a large register, whole process and parts, beside the stock reader.

    python -m bench cuts

A 3,000-event and a 9,000-event EDL (our own writer, one clip comment an event) are checked
against a register of 50,000 assets, a third of the events matching by name. Beside it: what one
would pick to read an EDL today, OpenTimelineIO's own CMX 3600 adapter, where it is installed
(``pip install otio-cmx3600-adapter``). It only reads; we read, match and account.
"""

import json
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.timing import Measured, environment, machine, measure, say

ASSETS = 50_000
SIZES = (3_000, 9_000)
RATE = 24


def main() -> None:
    """Make the production, measure, and print one line a figure."""
    say(f"cuts: {ASSETS:,} assets; {machine()}")
    with TemporaryDirectory() as name:
        folder = Path(name)
        make_production(folder)
        start = _start(folder)
        say(f"  start-up, one event and no register: {start.said()}")
        for events in SIZES:
            edl = folder / f"{events}.edl"
            edl.write_text(an_edl(events), encoding="ascii")
            _report(folder, edl, events, start)


def _start(folder: Path) -> Measured:
    """Return how long the same command takes with nothing to do."""
    empty = folder / "empty"
    empty.mkdir()
    (empty / "production.yaml").write_text("reference: empty\ntitle: Empty\n")
    edl = empty / "one.edl"
    edl.write_text(an_edl(1), encoding="ascii")
    return measure(lambda: _run(empty, edl), runs=7)


def _report(folder: Path, edl: Path, events: int, start: Measured) -> None:
    whole = measure(lambda: _run(folder, edl), runs=7)
    after = whole.median - start.median
    say(f"  {events:,} events: whole process {whole.said()}; after start-up {after:.3g} s")
    ours = measure(lambda: _read(edl), runs=5)
    say(f"    reading the EDL alone: {ours.said('ms')}")
    peer = _peer(edl)
    if peer is None:
        say("    otio-cmx3600-adapter: not installed, not compared")
    else:
        say(
            f"    otio-cmx3600-adapter, reading alone: {peer.said('ms')}, "
            f"{peer.median / ours.median:.2g} times ours"
        )


_CLI = [sys.executable, "-m", "clearslate"]


def _run(folder: Path, edl: Path) -> None:
    command = [*_CLI, "cut", str(edl), "--production", str(folder), "--rate", str(RATE), "--json"]
    done = subprocess.run(
        command,
        check=False,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env=environment(),
    )
    if done.returncode not in (0, 1):
        raise SystemExit(done.stderr.decode())


def _read(edl: Path) -> None:
    from clearslate.domain.timecode import Rate
    from clearslate.formats.timelines import read_timeline

    read_timeline(edl.read_bytes(), where=edl.name, rate=Rate.parse(str(RATE)))


def _peer(edl: Path) -> Measured | None:
    try:
        import opentimelineio as otio

        adapter = otio.adapters.from_name("cmx_3600")
    except Exception:
        # Whatever keeps the peer from loading, there is nothing to compare with.
        return None
    text = edl.read_text("ascii")
    return measure(lambda: adapter.read_from_string(text, rate=RATE), runs=3)


def make_production(folder: Path) -> None:
    """Write a production with 40 declarations and the register of assets."""
    (folder / "declarations").mkdir()
    (folder / "production.yaml").write_text("reference: bench\ntitle: A bench\nkind: film\n")
    for number in range(40):
        (folder / "declarations" / f"D-{number:03}.json").write_text(
            json.dumps(
                {
                    "reference": f"D-{number:03}",
                    "title": f"Use {number}",
                    "partner": "P",
                    "contact": "c@example.org",
                    "answers": {"in_final": "no", "purpose": "previs", "contribution": "assists"},
                }
            )
        )
    with (folder / "assets.jsonl").open("w") as register:
        for number in range(ASSETS):
            register.write(json.dumps(an_asset(number)) + "\n")


def an_asset(number: int) -> dict[str, object]:
    """Return one line of the register, about as long as real ones."""
    return {
        "name": f"SB_{number:05}_comp_v{number % 9 + 1:03}",
        "aliases": [f"sb{number:05}.comp"],
        "digest": f"sha256:{number:064x}",
        "declaration": f"D-{number % 40:03}",
        "state": "final" if number % 7 else "temporary",
        "provenance": {"finding": "ai_declared", "tool": "northlight", "made_on": "2026-03-01"},
    }


def an_edl(events: int) -> str:
    """Return an EDL of ``events`` events, every third from the register."""
    lines = ["TITLE: BENCH", "FCM: NON-DROP FRAME"]
    for number in range(events):
        start, name = number * 36, f"A{number % 400:03}C{number % 90:03}_{number:06}"
        if number % 3 == 0:
            name = f"SB_{number * 5 % ASSETS:05}_comp_v{number % 9 + 1:03}"
        lines.append(
            f"{number + 1:06}  {name[:32]:<32} V     C        "
            f"{_tc(1000)} {_tc(1036)} {_tc(start)} {_tc(start + 36)}"
        )
        lines.append(f"* FROM CLIP NAME: {name}.MOV")
        lines.append("* COMMENT: grade as approved")
    return "\n".join(lines) + "\n"


def _tc(frames: int) -> str:
    seconds, frame = divmod(frames, RATE)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}:{frame:02}"
