"""What a running service takes: processor time, memory, bytes on the wire."""

import os
import re
import socket
import time
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urljoin
from urllib.request import Request, urlopen

_TICKS = os.sysconf("SC_CLK_TCK")


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(address: str) -> None:
    """Wait until a page answers."""
    for _ in range(1200):
        try:
            with urlopen(address, timeout=5):
                return
        except OSError:
            time.sleep(0.025)
    raise SystemExit("the service did not start")


def tree(parent: int) -> set[int]:
    """Return a process and all below it."""
    found, waiting = set(), [parent]
    while waiting:
        each = waiting.pop()
        found.add(each)
        for task in Path(f"/proc/{each}/task").iterdir():
            waiting += [int(n) for n in (task / "children").read_text().split()]
    return found


def memory(parent: int) -> float:
    """Return the PSS of a process and all below it, in megabytes."""
    total = 0
    for each in tree(parent):
        text = Path(f"/proc/{each}/smaps_rollup").read_text()
        total += int(re.search(r"^Pss:\s+(\d+)", text, re.M).group(1))  # type: ignore[union-attr]
    return total / 1024


@dataclass(frozen=True)
class Spent:
    """Processor time between two moments, in seconds: a service's own with its database's."""

    server: int
    at: float
    own: float
    load: float
    busy: float
    others: float = 0.0
    """The share of the machine that neither the service nor its load had."""

    @classmethod
    def since(cls, server: int) -> "Spent":
        """Begin to measure."""
        load = os.times()
        return cls(
            server=server,
            at=time.perf_counter(),
            own=sum(map(_taken, tree(server) | _databases())),
            load=load.children_user + load.children_system + load.user + load.system,
            busy=_busy(),
        )

    def until(self) -> "Spent":
        """Return what was spent since."""
        now = Spent.since(self.server)
        own, load, busy = now.own - self.own, now.load - self.load, now.busy - self.busy
        cores = (now.at - self.at) * (os.cpu_count() or 1)
        return replace(now, own=own, load=load, others=max(busy - own - load, 0) / cores)


def _databases() -> set[int]:
    """Return the processes of PostgreSQL on this machine: they work for the service too."""
    found = set()
    for each in Path("/proc").glob("[0-9]*/comm"):
        try:
            if each.read_text().strip() == "postgres":
                found.add(int(each.parent.name))
        except OSError:
            # Ended while it was looked at.
            continue
    return found


def _taken(process: int) -> float:
    try:
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / _TICKS


def _busy() -> float:
    fields = [int(n) for n in Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:]]
    idle = fields[3] + fields[4]
    return (sum(fields[:8]) - idle) / _TICKS


def weight(page: str, cookie: str = "") -> int:
    """Return the bytes of a page with its styles and scripts, as a browser is sent them."""
    html, total = _sent(page, cookie)
    for part in re.findall(r'(?:href|src)="([^"]+\.(?:css|js|svg|woff2))"', html.decode()):
        total += _sent(urljoin(page, part), cookie)[1]
    return total


def _sent(address: str, cookie: str) -> tuple[bytes, int]:
    import gzip

    headers = {"Accept-Encoding": "gzip", "Cookie": cookie}
    with urlopen(Request(address, headers=headers)) as got:
        raw = got.read()
        packed = got.headers.get("Content-Encoding") == "gzip"
    return gzip.decompress(raw) if packed else raw, len(raw)
