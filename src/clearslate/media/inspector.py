"""Inspecting files by way of a worker process, which may crash, hang or be killed alone."""

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import asdict
from itertools import islice
from pathlib import Path
from queue import SimpleQueue
from threading import Timer
from types import TracebackType

from clearslate.domain.provenance import Inspection, NotRead, WhyNotRead, not_inspected
from clearslate.formats.inspection_json import inspection_from
from clearslate.media.c2pa_reading import TrustRefused
from clearslate.media.limits import Settings
from clearslate.media.worker import REFUSED

_FILES = 5_000
"""Files after which a worker is replaced, so that what a library keeps cannot pile up."""
_ENDING = 5.0
_STARTING = 60.0
_LONGEST_ANSWER = 256 * 1024 * 1024
_MODULE = "clearslate.media.worker"


class Inspector:
    """One worker process, started when it is needed and replaced when it ended.

    Used as a context manager; it ends with it. Not for several threads at once.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._worker: subprocess.Popen[str] | None = None
        self._inspected = 0

    def __enter__(self) -> "Inspector":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def inspect(self, path: Path) -> Inspection:
        """Return what the file says; a worker that crashed or hung gives *unknown*.

        Raises:
            TrustRefused: where the list of trusted certificates cannot be used.
        """
        worker = self._running()
        seconds = self._settings.limits.time_for(_size(path))
        answer, late = _asked(worker, json.dumps(os.fspath(path)), seconds)
        self._inspected += 1
        if answer:
            return inspection_from(json.loads(answer))
        code = self._ended()
        why = _why(late, code)
        detail = f"{seconds:.0f} s" if why is WhyNotRead.OUT_OF_TIME else str(code)
        return not_inspected(NotRead(place="file", why=why, detail=detail), size=_size(path))

    def close(self) -> None:
        """End the worker."""
        if self._worker is not None:
            _end(self._worker)
            self._worker = None

    @property
    def process(self) -> int | None:
        """The id of the worker process that runs now."""
        return self._worker.pid if self._worker is not None else None

    def _running(self) -> subprocess.Popen[str]:
        if self._inspected >= _FILES:
            self.close()
        if self._worker is None or self._worker.poll() is not None:
            self.close()
            self._worker = _started(self._settings)
            self._inspected = 0
        return self._worker

    def _ended(self) -> int:
        assert self._worker is not None
        with suppress(subprocess.TimeoutExpired):
            self._worker.wait(_ENDING)
        code = self._worker.poll()
        self.close()
        return code if code is not None else 0


def _started(settings: Settings) -> subprocess.Popen[str]:
    # Nothing of what the worker prints beside its answers is anybody's business.
    worker = subprocess.Popen(
        [sys.executable, "-m", _MODULE],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="ascii",
    )
    answer, _ = _asked(worker, json.dumps(asdict(settings)), _STARTING)
    told = json.loads(answer) if answer else {}
    if REFUSED in told:
        _end(worker)
        raise TrustRefused(told[REFUSED])
    if not answer:
        _end(worker)
        raise RuntimeError(f"{_MODULE} did not start: {worker.returncode}")
    return worker


def _asked(worker: subprocess.Popen[str], line: str, seconds: float) -> tuple[str, bool]:
    """Send a line and return the answer, empty where none came, and whether time ran out."""
    late = []

    def too_late() -> None:
        late.append(True)
        worker.kill()

    assert worker.stdin is not None
    assert worker.stdout is not None
    clock = Timer(seconds, too_late)
    clock.daemon = True
    clock.start()
    try:
        worker.stdin.write(line + "\n")
        worker.stdin.flush()
        answer = worker.stdout.readline(_LONGEST_ANSWER)
    except OSError:
        answer = ""
    finally:
        clock.cancel()
    return (answer if answer.endswith("\n") else ""), bool(late)


def _end(worker: subprocess.Popen[str]) -> None:
    for pipe in (worker.stdin, worker.stdout):
        if pipe is not None:
            with suppress(OSError):
                pipe.close()
    try:
        worker.wait(_ENDING)
    except subprocess.TimeoutExpired:
        worker.kill()
        worker.wait()


def _why(late: bool, code: int) -> WhyNotRead:
    """Say why a worker gave no answer; a negative code is the signal that ended it."""
    out_of_processor_time = code == -getattr(_signals(), "SIGXCPU", 10_000)
    return WhyNotRead.OUT_OF_TIME if late or out_of_processor_time else WhyNotRead.CRASHED


def _signals() -> object:
    import signal

    return signal


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


@contextmanager
def inspectors(settings: Settings, count: int) -> Iterator["Inspectors"]:
    """Yield ``count`` workers that share the files; they end with the context."""
    pool = Inspectors(settings, count)
    try:
        yield pool
    finally:
        pool.close()


class Inspectors:
    """Several workers that share many files; answers come in the order of the files."""

    def __init__(self, settings: Settings, count: int) -> None:
        self._all = [Inspector(settings) for _ in range(count)]
        self._free: SimpleQueue[Inspector] = SimpleQueue()
        for each in self._all:
            self._free.put(each)
        self._threads = ThreadPoolExecutor(max_workers=count)

    def inspect_all(self, paths: Iterable[Path]) -> Iterator[tuple[Path, Inspection]]:
        """Yield each file with what it says; only a few are under way at a time.

        Raises:
            TrustRefused: where the list of trusted certificates cannot be used.
        """
        waiting: list[tuple[Path, Future[Inspection]]] = []
        files = iter(paths)
        ahead = 4 * len(self._all)
        while True:
            for path in islice(files, ahead - len(waiting)):
                waiting.append((path, self._threads.submit(self._inspect, path)))
            if not waiting:
                return
            path, answer = waiting.pop(0)
            yield path, answer.result()

    def close(self) -> None:
        """End all workers; what is under way is not waited for."""
        self._threads.shutdown(wait=True, cancel_futures=True)
        for each in self._all:
            each.close()

    def _inspect(self, path: Path) -> Inspection:
        worker = self._free.get()
        try:
            return worker.inspect(path)
        finally:
            self._free.put(worker)
