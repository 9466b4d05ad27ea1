"""What files say of their making: the samples, small files a second, and a large file.

    python -m bench provenance

Of each sample beside the repository a line: the file, what the table beside it expects, what came.

Small files are made in the run: half of them signed, a quarter with a generator's text, a quarter
without a sign. The large file is a signed movie of 2 GiB; beside it stands the time in which the
same program reads it twice and makes a SHA-256 digest each time, as a manifest asks for too.
"""

import hashlib
import os
import shutil
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from bench.timing import machine, measure, say

_FILES = 300
_GIGABYTES = 2
_BLOCK = 1024 * 1024
_ROOM = 3
"""How many times the large file must fit on the disk: unsigned, signed, and some to spare."""


def main() -> None:
    """Print the table of samples, measure both, and print a line each."""
    say(f"provenance: {machine()}")
    if find_spec("c2pa") is None:
        say("  not measured: the extra `media` is not installed")
        return
    _samples()
    with TemporaryDirectory() as name:
        _small(Path(name))
        _large(Path(name))


def _samples() -> None:
    """Print what every sample came to, as a table in Markdown; the tests hold it."""
    looking = import_module("tests.media.looking")
    if not (looking.SAMPLES / "README.md").exists():
        say("  samples: not there, so not looked at")
        return
    from clearslate.media.inspecting import inspect_file
    from clearslate.media.limits import Settings

    say("\n| file | expected | got |\n|---|---|---|")
    held = import_module("tests.media.test_samples")
    lists = Settings(trust=tuple(p.read_text() for p in (held.TEST_ROOTS, held.OFFICIAL_LIST)))
    for sample in held.samples():
        found = inspect_file(looking.SAMPLES / sample.path, settings=Settings())
        models = dict.fromkeys(m.name for run in found.generations for m in run.models)
        runs = dict.fromkeys(run.software for run in found.generations)
        named = f"; {', '.join((*runs, *models))}" if runs else ""
        faults = f" ({', '.join(found.manifest.faults)})" if found.manifest.faults else ""
        got = f"{found.origin}; seal {found.manifest.seal}{faults}{named}"
        if "TRUSTED" in sample.expected:
            trusted = inspect_file(looking.SAMPLES / sample.path, settings=lists).manifest.seal
            got += f"; with both lists of the samples {trusted}"
        say(f"| {sample.path} | {sample.expected} | {got} |")
    say("")


def _small(folder: Path) -> None:
    from clearslate.media.inspector import Inspector
    from clearslate.media.limits import Settings

    paths = _small_files(folder)
    with Inspector(Settings()) as worker:
        taken = measure(lambda: [worker.inspect(path) for path in paths], runs=5)
    size = sum(path.stat().st_size for path in paths) / len(paths) / 1024
    rate = len(paths) / taken.median
    say(f"  small files, {size:.0f} KiB each, one worker: {rate:.0f} a second (target 150)")


def _small_files(folder: Path) -> list[Path]:
    made = import_module("tests.media.made_files")
    signing = import_module("tests.media.signing")
    picture = made.png(made.chunk(b"noIS", os.urandom(100_000)), size=(64, 64))
    action = signing.action("created", "trainedAlgorithmicMedia")
    kinds = (
        signing.signed(action, data=picture),
        signing.signed(signing.action("created", "digitalCapture"), data=picture),
        made.png(made.png_text("parameters", made.PARAMETERS), size=(512, 512)),
        picture,
    )
    paths = []
    for number in range(_FILES):
        path = folder / f"{number:04}.png"
        path.write_bytes(kinds[number % len(kinds)])
        paths.append(path)
    return paths


def _large(folder: Path) -> None:
    wanted = _GIGABYTES * 1024**3
    if shutil.disk_usage(folder).free < _ROOM * wanted:
        say(f"  a file of {_GIGABYTES} GiB: not measured, the disk has no room for it")
        return
    from clearslate.media.inspector import Inspector
    from clearslate.media.limits import Settings

    path = _signed_movie(folder, wanted)
    with Inspector(Settings()) as worker:
        worker.inspect(folder / "0000.png")
        twice, inspected = [], []
        for _ in range(3):
            twice.append(_timed(lambda: (_digest(path), _digest(path))))
            inspected.append(_timed(lambda: worker.inspect(path)))
        seal = worker.inspect(path).manifest.seal
    reading, ours = sorted(twice)[1], sorted(inspected)[1]
    say(
        f"  a signed file of {_GIGABYTES} GiB ({seal}): {ours:.2f} s; reading and digesting "
        f"it twice: {reading:.2f} s; ours {ours / reading:.2g} times (target 1)"
    )


def _signed_movie(folder: Path, size: int) -> Path:
    """Return a movie of random bytes that is signed; random so that no disk makes it small."""
    made = import_module("tests.media.made_files")
    signing = import_module("tests.media.signing")
    plain, signed = folder / "plain.mp4", folder / "signed.mp4"
    noise = os.urandom(_BLOCK)
    with plain.open("wb") as file:
        start = made.mp4()
        file.write(start)
        file.write((1).to_bytes(4, "big") + b"mdat" + (size + 16).to_bytes(8, "big"))
        for _ in range(size // _BLOCK):
            file.write(noise)
    signing.sign_file(plain, signed, signing.action("created", "trainedAlgorithmicMedia"))
    plain.unlink()
    return signed


def _digest(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb", buffering=0) as file:
        while block := file.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()


def _timed(work: Callable[[], object]) -> float:
    began = perf_counter()
    work()
    return perf_counter() - began
