"""The floors of the house, held by import-linter; and a break-in at every door.

The contracts stand in ``pyproject.toml`` and are checked by the linter itself. A contract
that nothing can break protects nothing, so each of them is broken on purpose in a copy.
"""

import ast
import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import NamedTuple

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]
SOURCE = REPOSITORY / "src" / "clearslate"
SETTINGS = REPOSITORY / "pyproject.toml"

PURE = frozenset(
    (
        "bisect",
        "collections",
        "dataclasses",
        "datetime",
        "decimal",
        "enum",
        "fractions",
        "functools",
        "hashlib",
        "heapq",
        "itertools",
        "math",
        "operator",
        "re",
        "string",
        "types",
        "typing",
        "unicodedata",
    )
)
"""What the domain may import of the standard library; a new one is added here with a reason."""


class BreakIn(NamedTuple):
    """One line that must not be written in one file, and the contract that must catch it."""

    contract: str
    file: str
    line: str


BREAK_INS = (
    BreakIn("floors", "domain/period.py", "import clearslate.formats.phrase"),
    BreakIn("floors", "formats/phrase.py", "import clearslate.cli.terminal"),
    BreakIn("floors", "utils/__init__.py", '"""A room without a floor."""'),
    BreakIn("floors", "web/pages.py", "import clearslate.cli.terminal"),
    BreakIn("floors", "media/probe.py", "import clearslate.records.rows"),
    BreakIn("floors", "media/probe.py", "import clearslate.operations.declare"),
    BreakIn("pure-domain", "domain/period.py", "import os"),
    BreakIn("pure-domain", "domain/period.py", "import json"),
    BreakIn("pure-domain", "domain/policy/decide.py", "import time"),
    BreakIn("pure-domain", "domain/policy/decide.py", "from random import choice"),
    BreakIn("pure-domain", "domain/cut_check.py", "import opentimelineio"),
    BreakIn("no-server", "cli/check.py", "import django"),
    BreakIn("no-server", "cli/check.py", "from clearslate.records import rows"),
    BreakIn("no-server", "cli/check.py", "from clearslate.operations import declare"),
    BreakIn("no-server", "formats/files.py", "import socket"),
    BreakIn("rows-stay", "web/pages.py", "from clearslate.records.models import LogRow"),
    BreakIn("rows-stay", "operations/declare.py", "import clearslate.records.models.work"),
    BreakIn("no-cycles", "domain/period.py", "import clearslate.domain.clearance"),
    BreakIn("no-cycles", "domain/policy/terms.py", "import clearslate.domain.policy.decide"),
    BreakIn("no-cycles", "formats/phrase.py", "import clearslate.formats.words.outcomes"),
    BreakIn("no-cycles", "cli/terminal.py", "import clearslate.cli.check"),
)


def test_the_house_keeps_its_contracts():
    found = lint(REPOSITORY)

    assert found.returncode == 0, found.stdout


@pytest.mark.parametrize("break_in", BREAK_INS, ids=lambda b: f"{b.contract}: {b.file}: {b.line}")
def test_a_break_in_breaks_the_contract_that_should_catch_it(break_in, copy):
    write(copy, break_in.file, break_in.line)

    found = lint(copy, break_in.contract)

    assert found.returncode != 0, found.stdout
    assert "1 broken" in found.stdout, found.stdout + found.stderr


def test_every_contract_has_a_break_in():
    assert {b.contract for b in BREAK_INS} == {contract["id"] for contract in contracts()}


def test_the_module_that_starts_the_service_may_import_it(copy):
    write(copy, "records/rows.py", "import django")
    write(copy, "cli/service.py", "import django\nimport clearslate.records.rows")

    found = lint(copy)

    assert found.returncode == 0, found.stdout


def test_the_domain_imports_nothing_but_itself_and_the_pure_standard_library():
    found = {
        f"{path.relative_to(SOURCE)}: {module}"
        for path in sorted((SOURCE / "domain").rglob("*.py"))
        for module in imported_by(path)
        if module.partition(".")[0] not in PURE and not module.startswith("clearslate.domain")
    }

    assert not found


def lint(repository: Path, *only: str) -> subprocess.CompletedProcess[str]:
    limits = [word for contract in only for word in ("--contract", contract)]
    return subprocess.run(
        [sys.executable, "-c", RUN, "--no-logo", "--no-cache", *limits],
        cwd=repository,
        env=os.environ | {"PYTHONPATH": str(repository / "src"), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )


RUN = "from importlinter.cli import lint_imports_command; lint_imports_command()"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Return a copy of the house, where doors may be broken; rooms not yet built stand empty."""
    ignored = shutil.ignore_patterns("__pycache__", "*.yaml", "*.json", "*.html")
    shutil.copytree(SOURCE, tmp_path / "src" / "clearslate", ignore=ignored)
    shutil.copy(SETTINGS, tmp_path)
    for file in ("web/pages.py", "operations/declare.py", "records/rows.py", "media/probe.py"):
        write(tmp_path, file, '"""Empty."""')
    return tmp_path


def write(repository: Path, file: str, line: str) -> None:
    path = repository / "src" / "clearslate" / file
    path.parent.mkdir(exist_ok=True)
    (path.parent / "__init__.py").touch()
    before = path.read_text() if path.exists() else ""
    path.write_text(f"{before}\n{line}\n")


def contracts() -> list[dict[str, str]]:
    settings = tomllib.loads(SETTINGS.read_text())
    return settings["tool"]["importlinter"]["contracts"]


def imported_by(path: Path) -> list[str]:
    found = []
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            found.append("." * node.level + (node.module or ""))
    return found
