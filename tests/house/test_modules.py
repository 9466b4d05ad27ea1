"""Short modules, short functions, a promise on every public thing, nothing left lying about."""

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]
SOURCE = REPOSITORY / "src" / "clearslate"
MODULES = sorted(
    path for path in SOURCE.rglob("*.py") if not path.parent.match("records/migrations")
)
"""Every module of ours; migrations are written by Django, and read by it."""

LONGEST_MODULE = 400
LONGEST_FUNCTION = 40
NO_ROOMS = frozenset(("utils", "util", "helpers", "helper", "common", "core", "misc", "shared"))
POSTPONED = re.compile(r"\b(?:TODO|FIXME|XXX|HACK)\b")
MACHINE_PATH = re.compile(r"(?<![\w.~}])/(?:home|root|work|Users)/\w|\b[A-Z]:\\\\?Users\b")
Function = ast.FunctionDef | ast.AsyncFunctionDef


def test_every_module_fits_in_a_head():
    lengths = {name(path): len(read(path).splitlines()) for path in MODULES}

    assert not {module: lines for module, lines in lengths.items() if lines > LONGEST_MODULE}


def test_every_function_fits_on_a_screen():
    lengths = {
        f"{name(path)}:{node.lineno} {node.name}": length(node)
        for path in MODULES
        for node in ast.walk(parsed(path))
        if isinstance(node, Function)
    }

    assert not {where: lines for where, lines in lengths.items() if lines > LONGEST_FUNCTION}


def test_every_public_thing_says_what_it_promises():
    assert not [where for where, promise in promises() if not promise]


def test_every_promise_is_a_sentence():
    assert not [where for where, promise in promises() if promise and promise[-1] not in ".:;?"]


def test_nothing_is_postponed_in_a_comment():
    assert not [name(path) for path in MODULES if POSTPONED.search(read(path))]


def test_there_is_no_room_for_odds_and_ends():
    rooms = {part.removesuffix(".py") for m in MODULES for part in m.relative_to(SOURCE).parts}

    assert not rooms & NO_ROOMS


def test_every_room_is_a_package():
    rooms = {module.parent for module in MODULES}

    assert not [room for room in rooms if not (room / "__init__.py").exists()]


def test_nothing_that_is_kept_names_a_path_of_this_machine():
    found = [
        f"{path.relative_to(REPOSITORY)}:{number}"
        for path in kept()
        for number, line in enumerate(read(path).splitlines(), start=1)
        if MACHINE_PATH.search(line)
    ]

    assert not found


def test_a_path_of_a_machine_would_be_noticed():
    assert MACHINE_PATH.search("/".join(("see ", "home", "ann")))
    assert MACHINE_PATH.search("\\".join(("C:", "Users", "ann")))
    assert not MACHINE_PATH.search("https://example.org/home/page and homework/x")


def public(module: ast.Module) -> Iterator[tuple[str, ast.Module | ast.ClassDef | Function]]:
    """Yield the module and its public classes, functions and methods.

    A method of a class with a base promises what the base does, so only classes without one
    must say it again.
    """
    yield "the module", module
    for node in module.body:
        if not isinstance(node, ast.ClassDef | Function) or node.name.startswith("_"):
            continue
        yield node.name, node
        if isinstance(node, ast.ClassDef) and not node.bases:
            for method in node.body:
                if isinstance(method, Function) and not method.name.startswith("_"):
                    yield f"{node.name}.{method.name}", method


def promises() -> Iterator[tuple[str, str]]:
    """Yield every public thing, and the first paragraph of its docstring."""
    for path in MODULES:
        for thing, node in public(parsed(path)):
            yield f"{name(path)}: {thing}", (ast.get_docstring(node) or "").split("\n\n")[0]


def name(path: Path) -> str:
    return path.relative_to(SOURCE).as_posix()


def length(function: Function) -> int:
    return (function.end_lineno or 0) - function.lineno + 1


def kept() -> Iterator[Path]:
    """Yield the text files that git keeps or would keep."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        listed = subprocess.run(command, cwd=REPOSITORY, capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("git does not know this folder, so nothing says which files are kept")
    for name in listed.stdout.decode().split("\0"):
        path = REPOSITORY / name
        if name and path.is_file() and b"\0" not in path.read_bytes():
            yield path


def parsed(path: Path) -> ast.Module:
    return ast.parse(read(path))


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace")
