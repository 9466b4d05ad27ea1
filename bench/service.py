"""Pages of a large service under load: 8 connections, one page at a time, p50 and p95.

    python -m bench service            # SQLite, 100,000 declarations
    DATABASE_URL=postgresql:///bench python -m bench service
    BENCH_SMALL=yes python -m bench service

The load comes from wrk where it is there, on the same cores as the service: the service has
what is left. Some pages are one page again and again; others are a different one, or somebody
else's, with each request, so that nothing read for the last one serves. Each is loaded until
three runs were left alone by whatever else the machine does, ten times at most, and the one
with the median p95 is told. Beside it stands the processor time that the service and its
database took for one page. Also measured: start, memory (PSS of all processes), weight of the
first pages; and some pages again while somebody writes, so that what was read is read again.
"""

import os
import re
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Thread
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from bench.made_service import NOW, SAMPLE, Size, fill, small
from bench.processes import Spent, free_port, memory, wait_for, weight
from bench.timing import machine, say

RUNS, SECONDS, CONNECTIONS, WARM, TRIES = 3, 3, 8, 10, 10
QUIET = 0.05
"""The share of the machine that others may take in a run that counts."""
_SCRIPT = """
local at, count = 0, #asked
request = function()
  at = at % count + 1
  local cookie = "clearslate_session=" .. asked[at][1]
  local headers = { ["Cookie"] = cookie, ["Accept-Encoding"] = "gzip" }
  return wrk.format("GET", asked[at][2], headers)
end
done = function(summary, latency, requests)
  io.write(string.format("RESULT %d %d %.1f %.1f %.1f\\n", summary.requests,
    summary.errors.status + summary.errors.timeout + summary.errors.read,
    latency:percentile(50) / 1000, latency:percentile(95) / 1000, latency:percentile(99) / 1000))
end
"""
_TITLE, _USE = "/productions/title-07", "/productions/title-07/uses"
_PAGES = (
    ("Everybody", "/tasks"),
    ("Everybody", "/slate"),
    ("Everybody", "/uses"),
    ("Corwin", "/tasks"),
    ("Corwin", "/tasks?page=3"),
    ("Beatriz", "/tasks"),
    ("Corwin", "/slate"),
    ("Corwin", "/slate/ending"),
    ("Corwin", "/productions"),
    ("Corwin", _TITLE),
    ("Corwin", f"{_TITLE}?state=approval&order=needed"),
    ("Corwin", f"{_TITLE}?page=20"),
    ("Corwin", f"{_TITLE}/people"),
    ("Corwin", f"{_TITLE}/tools"),
    ("Corwin", "/uses"),
    ("Corwin", f"{_USE}/{{many}}"),
    ("Corwin", f"{_USE}/T07-0003"),
    ("Corwin", f"{_USE}/T07-0004"),
    ("Person 000", "/productions/title-00/uses/T00-0001"),
    ("Dara", f"/productions/{SAMPLE}/uses/SR-0021"),
    ("Jonah", f"/productions/{SAMPLE}/declare"),
    ("Jonah", "{draft}/use"),
    ("Corwin", "/registers"),
    ("Corwin", "/registers/tool"),
    ("Corwin", "/registers/consent"),
    ("Corwin", "/registers/approval"),
    ("Corwin", "/registers/people"),
    ("Corwin", "/registers/tool/title-07/murmur-voice-2"),
    ("Corwin", "/registers/tool/title-07/touches/northlight-image-4-enterprise"),
    ("Corwin", "/registers/consent/title-07/C-0004"),
    ("Corwin", f"{_TITLE}/cuts"),
    ("Corwin", "{cut}"),
    ("Corwin", "/search?q=doll"),
    ("Corwin", "/search?q=T07-0123"),
    ("Corwin", "/search?q=zeppelin"),
    ("Corwin", "/guidance"),
    ("Corwin", "{clause}"),
    ("Rufus", "/audit"),
    ("Rufus", "/audit?act=determined"),
    ("Rufus", "/people"),
    ("Corwin", "/me"),
)
"""Who opens what; what stands in braces is looked up in what was made.

*Everybody* is fifty people in turn; *many* are two hundred uses in turn.
"""
_BUSY = (
    ("Corwin", "/tasks"),
    ("Corwin", "/slate"),
    ("Corwin", "/uses"),
    ("Corwin", _TITLE),
    ("Corwin", f"{_USE}/T07-0003"),
)
"""What is opened once more while somebody writes of a production once a second."""
_PEOPLE = tuple(f"Person {number:03}" for number in range(50))
_USES = tuple(f"T07-{number:04}" for number in range(1, 201))


@dataclass(frozen=True)
class Page:
    """A page as the report names it, and what is asked for in turn: by whom, and where."""

    who: str
    path: str
    asked: tuple[tuple[str, str], ...]


_UNUSUAL = ("PYTHONDONTWRITEBYTECODE",)
"""What some machines have set and a service that is installed has not."""


@dataclass(frozen=True)
class Loaded:
    """What came of loading a page once."""

    count: float
    errors: float
    p50: float
    p95: float
    p99: float
    spent: Spent


def main() -> None:
    """Fill a service, start it, and load its pages."""
    if shutil.which("wrk") is None:
        say("service: left out, since there is no wrk here")
        return
    with TemporaryDirectory() as name:
        back = time.time() - NOW.timestamp()
        os.environ |= {
            "CLEARSLATE_DATA": name,
            "CLEARSLATE_DEMO": "yes",
            "CLEARSLATE_CLOCK_BACK": str(int(back)),
        }
        _measure(Path(name), small() if os.environ.get("BENCH_SMALL") else Size())


def _measure(folder: Path, size: Size) -> None:
    from clearslate.web.start import make_ready

    begun = time.perf_counter()
    make_ready()
    made = time.perf_counter()
    fill(size)
    kind = "PostgreSQL" if "postgres" in os.environ.get("DATABASE_URL", "") else "SQLite"
    say(
        f"service: {size.declarations:,} declarations, {size.productions} productions, "
        f"{size.people} people, {kind}; tables and static files made in {made - begun:.1f} s, "
        f"filled in {time.perf_counter() - made:.0f} s; {machine()}, {os.cpu_count()} cores"
    )
    chosen = pages()
    sessions = _sessions({who for page in chosen for who, _ in page.asked} | {"Corwin"})
    starts = [_served(folder, [], {}) for _ in range(RUNS)]
    say(f"  from the start to the first page: {statistics.median(starts):.2f} s")
    _served(folder, chosen, sessions)


def pages() -> list[Page]:
    """Return who opens which addresses, of what was made."""
    from clearslate.records.models import CutRow, DraftRow

    draft = DraftRow.objects.filter(account__name__startswith="Jonah").order_by("pk").first()
    cut = CutRow.objects.filter(production__handle="title-07").order_by("pk").first()
    assert draft is not None
    assert cut is not None
    known = {
        "draft": f"/productions/{SAMPLE}/drafts/{draft.pk}",
        "cut": f"{_TITLE}/cuts/{cut.name}/{cut.version}",
        "clause": f"/guidance/{_clause()}",
        "many": "{many}",
    }
    return [_page(who, path.format(**known).replace(" ", "%20")) for who, path in _PAGES]


def _page(who: str, path: str) -> Page:
    people = _PEOPLE if who == "Everybody" else (who,)
    uses = _USES if "{many}" in path else ("",)
    turns = tuple((person, path.format(many=use)) for use in uses for person in people)
    return Page(who=who, path=path.replace("{many}", "many of them"), asked=turns)


def _clause() -> str:
    from clearslate.operations.opening import packs_in
    from clearslate.records.models import ProductionRow
    from clearslate.records.productions import production_numbered

    number = ProductionRow.objects.values_list("pk", flat=True).get(handle="title-07")
    pack = packs_in(production_numbered(number))[0]
    return f"{pack.reference.id}/{next(iter(pack.clauses))}"


def _served(folder: Path, chosen: list[Page], sessions: dict[str, str]) -> float:
    """Start the service, load its pages, and return the seconds until the first one."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    begun = time.perf_counter()
    server = subprocess.Popen(
        [sys.executable, "-m", "clearslate", "serve", "--port", str(port)],
        env={name: value for name, value in os.environ.items() if name not in _UNUSUAL},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_for(f"{address}/accounts/login/")
        taken = time.perf_counter() - begun
        for page in chosen:
            _load(folder, address, page, sessions, server.pid)
        if chosen:
            say(f"  memory of all processes: {memory(server.pid):.0f} MB (PSS)")
            say("  while an entry of the log is written once a second:")
            with _writing():
                for who, path in _BUSY:
                    _load(folder, address, _page(who, path), sessions, server.pid)
            say(f"  memory of all processes then: {memory(server.pid):.0f} MB (PSS)")
            door = weight(f"{address}/accounts/login/")
            desk = weight(f"{address}/tasks", _cookie(sessions["Corwin"]))
            sizes = f"the first page {door / 1024:.0f} KB, my tasks {desk / 1024:.0f} KB"
            say(f"  on the wire: {sizes}")
    finally:
        server.terminate()
        server.wait(timeout=20)
    return taken


@contextmanager
def _writing() -> Iterator[None]:
    """Write of one production or another once a second, as people at work do."""
    done = Event()

    def write() -> None:
        from django.db import connection

        from clearslate.records.log import Entry, append, atomic
        from clearslate.records.models import ProductionRow

        productions = list(ProductionRow.objects.values_list("pk", "organisation"))
        for number, house in cycle(productions):
            if done.wait(1):
                break
            with atomic():
                entry = {
                    "actor": "bench",
                    "act": "commented",
                    "subject": "declaration of the bench",
                }
                append(Entry(at=NOW, production=number, organisation=house, **entry))
        connection.close()

    writer = Thread(target=write)
    writer.start()
    try:
        yield
    finally:
        done.set()
        writer.join()


def _sessions(people: set[str]) -> dict[str, str]:
    from importlib import import_module

    from django.conf import settings
    from django.contrib.auth import (
        BACKEND_SESSION_KEY,
        HASH_SESSION_KEY,
        SESSION_KEY,
        get_user_model,
    )

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


def _cookie(session: str) -> str:
    return f"clearslate_session={session}"


def _load(folder: Path, address: str, page: Page, sessions: dict[str, str], server: int) -> None:
    asked = [(sessions[who], path) for who, path in page.asked]
    for session, path in (asked * WARM)[: max(WARM, len(asked))]:
        status, size = _fetched(f"{address}{path}", session)
        if status != 200:
            say(f"  {page.who:10} {path:66} answered {status}")
            return
    script = folder / "asked.lua"
    turns = ", ".join(f'{{"{session}", "{path}"}}' for session, path in asked)
    script.write_text(f"local asked = {{ {turns} }}\n{_SCRIPT}")
    runs = _quiet_runs(script, address, server)
    run = sorted(runs, key=lambda each: each.p95)[len(runs) // 2]
    failed = f", {run.errors:.0f} FAILED" if run.errors else ""
    noisy = f", NOISY: others had {run.spent.others:.0%}" if run.spent.others > QUIET else ""
    each = statistics.median(r.spent.own * 1e3 / max(r.count, 1) for r in runs)
    say(
        f"  {page.who:10} {page.path:66} p50 {run.p50:5.0f}  p95 {run.p95:5.0f}  "
        f"p99 {run.p99:5.0f} ms  {run.count / SECONDS:4.0f}/s  {each:5.1f} ms CPU  "
        f"{size / 1024:3.0f} KB{noisy}{failed}"
    )


def _quiet_runs(script: Path, address: str, server: int) -> list[Loaded]:
    """Return three runs in which others left the machine alone, or the quietest three of ten."""
    runs: list[Loaded] = []
    for _ in range(TRIES):
        runs.append(_once(script, address, server))
        quiet = [run for run in runs if run.spent.others <= QUIET]
        if len(quiet) == RUNS:
            return quiet
    return sorted(runs, key=lambda run: run.spent.others)[:RUNS]


def _once(script: Path, address: str, server: int) -> Loaded:
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{SECONDS}s", "-s", str(script), address]
    spent = Spent.since(server)
    out = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    spent = spent.until()
    found = re.search(r"RESULT (\d+) (\d+) (\S+) (\S+) (\S+)", out)
    assert found is not None, out
    return Loaded(*(float(each) for each in found.groups()), spent=spent)


def _fetched(address: str, session: str) -> tuple[int, int]:
    try:
        with urlopen(Request(address, headers={"Cookie": _cookie(session)})) as got:
            return int(got.status), len(got.read())
    except HTTPError as error:
        return error.code, 0
