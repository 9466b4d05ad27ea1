"""The base install answers at once, alone: no server, no network, nothing that is not declared."""

import re
import subprocess
import sys
from importlib.metadata import requires
from pathlib import Path

import pytest

DECLARATION = """\
reference: SR-0001
title: Mood boards for the harbour
partner: Harbour VFX
contact: title.contact@example.org
answers: {purpose: ideation, in_final: no}
"""

WATCHED = """\
import sys

def watch(event, arguments):
    if event.startswith(("socket.", "subprocess.", "os.exec", "os.fork", "os.posix_spawn")):
        raise SystemExit(f"a check did {event}{arguments}")

sys.addaudithook(watch)

from clearslate.cli.main import main
main(["check", sys.argv[1], "--on", "2026-11-20", "--lang", "en"])
"""

ALONE = """\
import sys

class Refusing:
    def find_spec(self, name, path=None, target=None):
        root = name.partition(".")[0]
        if root in sys.stdlib_module_names or root in ALLOWED or path is not None:
            return None
        raise ModuleNotFoundError(f"{name} is not declared in pyproject.toml", name=name)

ALLOWED = set(sys.argv[2].split(","))
sys.meta_path.insert(0, Refusing())

from clearslate.cli.main import main
main(["check", sys.argv[1], "--on", "2026-11-20", "--lang", "en"])
"""

MODULE_OF = {"pyyaml": "yaml"}
"""The module of a distribution, where it has another name."""
PARTS_OF = {"yaml": ("_yaml",)}
"""Modules that belong to another and stand beside it."""


@pytest.mark.parametrize("heavy", ["yaml", "opentimelineio", "django"])
def test_the_command_line_starts_without(heavy):
    loaded = run("import clearslate.cli.main, sys; print('\\n'.join(sys.modules))").stdout

    assert "clearslate.cli.main" in loaded.split()
    assert heavy not in loaded.split()


def test_a_check_reads_no_timeline_library(tmp_path):
    watched = WATCHED.replace(
        "main([", "import atexit; atexit.register(lambda: print(*sys.modules)); main(["
    )

    loaded = run(watched, declaration(tmp_path)).stdout.split()

    assert "clearslate.domain.policy.decide" in loaded
    assert "opentimelineio" not in loaded


def test_a_check_opens_no_socket_and_starts_no_process(tmp_path):
    checked = run(WATCHED, declaration(tmp_path))

    assert "SR-0001" in checked.stdout, checked.stderr


def test_a_socket_in_a_check_would_be_noticed(tmp_path):
    opening = "import socket; socket.socket(); from clearslate.cli.main import main"

    noticed = run(WATCHED.replace("from clearslate.cli.main import main", opening), "")

    assert "a check did socket." in noticed.stderr


def test_the_base_install_needs_only_what_it_declares(tmp_path):
    checked = run(ALONE, declaration(tmp_path), ",".join(("clearslate", *declared())))

    assert "SR-0001" in checked.stdout, checked.stderr


def test_what_is_not_declared_would_be_noticed(tmp_path):
    noticed = run(ALONE, declaration(tmp_path), "clearslate,click")

    assert "not declared" in noticed.stderr


def declared() -> list[str]:
    """Return the modules of the dependencies of the base install, those of extras left out."""
    names = [
        re.split(r"[\s<>=!~;\[(]", line)[0].lower()
        for line in requires("clearslate") or ()
        if "extra ==" not in line
    ]
    modules = [MODULE_OF.get(name, name) for name in names]
    return [*modules, *(part for module in modules for part in PARTS_OF.get(module, ()))]


def declaration(folder: Path) -> str:
    path = folder / "SR-0001.yaml"
    path.write_text(DECLARATION, encoding="utf-8")
    return str(path)


def run(program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", program, *arguments], capture_output=True, text=True, check=False
    )
