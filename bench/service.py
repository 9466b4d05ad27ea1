"""Pages of a large service under load: 8 connections, one page at a time, p50 and p95.

    python -m bench service            # SQLite, 100,000 declarations
    DATABASE_URL=postgresql:///bench python -m bench service
    BENCH_SMALL=yes python -m bench service

The load comes from wrk where it is there, on the same cores as the service: the service has
what is left. Beside the pages: start, memory (PSS of all processes), weight of a first page.
"""

import gzip
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urljoin
from urllib.request import Request, urlopen

from bench.made_service import Size, fill, small
from bench.timing import machine, say

SECONDS = 6
CONNECTIONS = 8
_SCRIPT = """
done = function(summary, latency, requests)
  io.write(string.format("RESULT %d %d %.1f %.1f %.1f\\n", summary.requests,
    summary.errors.status + summary.errors.timeout + summary.errors.read,
    latency:percentile(50) / 1000, latency:percentile(95) / 1000, latency:percentile(99) / 1000))
end
"""
PAGES = (
    ("Corwin", "/tasks"),
    ("Corwin", "/slate"),
    ("Corwin", "/productions/title-07"),
    ("Corwin", "/productions/title-07?progress=waiting&order=needed"),
    ("Corwin", "/productions/title-07/uses/T07-0010"),
    ("Dara", "/registers"),
    ("Dara", "/registers/tool"),
    ("Dara", "/productions/the-salt-road/uses/SR-0021"),
    ("Dara", "/productions/the-salt-road/cuts"),
    ("Corwin", "/search?q=doll"),
    ("Corwin", "/guidance"),
    ("Rufus", "/audit"),
    ("Rufus", "/people"),
)
"""Who opens what."""


def main() -> None:
    """Fill a service, start it, and load its pages."""
    if shutil.which("wrk") is None:
        say("service: left out, since there is no wrk here")
        return
    size = small() if os.environ.get("BENCH_SMALL") else Size()
    with TemporaryDirectory() as name:
        os.environ |= {
            "CLEARSLATE_DATA": name,
            "CLEARSLATE_DEMO": "yes",
            "CLEARSLATE_CLOCK_BACK": str(
                int((datetime.now(UTC) - datetime(2026, 11, 20, 9, tzinfo=UTC)).total_seconds())
            ),
        }
        _measure(Path(name), size)


def _measure(folder: Path, size: Size) -> None:
    from clearslate.web.start import make_ready

    make_ready()
    begun = time.perf_counter()
    fill(size)
    sessions = _sessions({who for who, _ in PAGES})
    kind = "PostgreSQL" if "postgres" in os.environ.get("DATABASE_URL", "") else "SQLite"
    say(
        f"service: {size.declarations:,} declarations, {size.productions} productions, "
        f"{size.people} people, {kind}; made in {time.perf_counter() - begun:.0f} s; {machine()}"
    )
    port = _free_port()
    address = f"http://127.0.0.1:{port}"
    begun = time.perf_counter()
    server = subprocess.Popen(
        [sys.executable, "-m", "clearslate", "serve", "--port", str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait(f"{address}/accounts/login/")
        say(f"  from the start to the first page: {time.perf_counter() - begun:.2f} s")
        for who, path in PAGES:
            _load(folder, address, sessions[who], who, path)
        say(f"  memory of all processes: {_memory(server.pid):.0f} MB (PSS)")
        say(f"  first page on the wire: {_weight(address) / 1024:.0f} KB")
    finally:
        server.terminate()
        server.wait(timeout=20)


def _sessions(people: set[str]) -> dict[str, str]:
    from importlib import import_module

    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.auth import get_user_model

    store = import_module(settings.SESSION_ENGINE).SessionStore
    found = {}
    for name in people:
        account = get_user_model().objects.get(name__startswith=name)
        session = store()
        session[SESSION_KEY] = str(account.pk)
        session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
        session[HASH_SESSION_KEY] = account.get_session_auth_hash()
        session.save()
        found[name] = str(session.session_key)
    return found


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(address: str) -> None:
    for _ in range(600):
        try:
            with urlopen(address, timeout=5):
                return
        except OSError:
            time.sleep(0.05)
    raise SystemExit("the service did not start")


def _load(folder: Path, address: str, session: str, who: str, path: str) -> None:
    script = folder / "done.lua"
    script.write_text(_SCRIPT)
    cookie = f"Cookie: sessionid={session}"
    status, size = _fetched(f"{address}{path}", session)
    if status != 200:
        say(f"  {who:7} {path:50} answered {status}")
        return
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{SECONDS}s", "-H", cookie]
    out = subprocess.run(
        [*command, "-s", str(script), f"{address}{path}"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    found = re.search(r"RESULT (\d+) (\d+) (\S+) (\S+) (\S+)", out)
    assert found is not None, out
    count, errors, p50, p95, p99 = (float(each) for each in found.groups())
    failed = f", {errors:.0f} FAILED" if errors else ""
    say(
        f"  {who:7} {path:52} p50 {p50:6.0f} ms  p95 {p95:6.0f} ms  p99 {p99:6.0f} ms  "
        f"{count / SECONDS:5.0f}/s  {size / 1024:4.0f} KB{failed}"
    )


def _fetched(address: str, session: str) -> tuple[int, int]:
    from urllib.error import HTTPError

    try:
        with urlopen(Request(address, headers={"Cookie": f"sessionid={session}"})) as got:
            return int(got.status), len(got.read())
    except HTTPError as error:
        return error.code, 0


def _memory(parent: int) -> float:
    """Return the PSS of a process and all below it, in megabytes."""
    tree, waiting = set(), [parent]
    while waiting:
        each = waiting.pop()
        tree.add(each)
        for task in Path(f"/proc/{each}/task").iterdir():
            waiting += [int(n) for n in (task / "children").read_text().split()]
    total = 0
    for each in tree:
        text = Path(f"/proc/{each}/smaps_rollup").read_text()
        total += int(re.search(r"^Pss:\s+(\d+)", text, re.M).group(1))  # type: ignore[union-attr]
    return total / 1024


def _weight(address: str) -> int:
    """Return the bytes of the sign-in page with its styles and scripts, compressed."""
    page = f"{address}/accounts/login/"
    with urlopen(page) as got:
        html = got.read().decode()
    parts = re.findall(r'(?:href|src)="([^"]+\.(?:css|js|svg))"', html)
    total = len(gzip.compress(html.encode()))
    for part in parts:
        request = Request(urljoin(page, part), headers={"Accept-Encoding": "gzip, br"})
        with urlopen(request) as got:
            total += len(got.read())
    return total
