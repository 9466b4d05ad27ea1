"""The pages that are written about Clearslate, and how tests look into them."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

REPOSITORY = Path(__file__).resolve().parents[2]
REFERENCE = REPOSITORY / "docs" / "reference"

FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_ANSWERS = ("answers.", "given.", "mild_case.")
"""Keys below which answers stand, whose own keys are facts."""


class Block(NamedTuple):
    """A fenced block of a page."""

    language: str
    text: str


def pages() -> list[Path]:
    """Return the Markdown pages that git keeps or would keep."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "*.md"]
    try:
        listed = subprocess.run(command, cwd=REPOSITORY, capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return [*REPOSITORY.glob("*.md"), *REPOSITORY.glob("docs/**/*.md")]
    names = (name for name in listed.stdout.decode().split("\0") if name)
    return [path for path in (REPOSITORY / name for name in names) if path.is_file()]


def blocks(page: Path) -> list[Block]:
    """Return the fenced blocks of ``page``."""
    return [Block(*found) for found in FENCE.findall(page.read_text(encoding="utf-8"))]


def first_line(block: Block) -> str:
    return block.text.splitlines()[0].removeprefix("# ")


def sections_of(page: Path) -> dict[str, str]:
    """Return what stands under each heading of the second level, by the heading's words."""
    parts = re.split(r"^## +(.+)$", page.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {
        name.replace("`", "").strip(): text
        for name, text in zip(parts[1::2], parts[2::2], strict=True)
    }


def keys_of(part: object, above: str = "") -> Iterator[str]:
    """Yield every key that a JSON Schema names, as ``cuts.rate``; answers are not keys."""
    if isinstance(part, list):
        for each in part:
            yield from keys_of(each, above)
    if not isinstance(part, dict) or above.endswith(_ANSWERS):
        return
    for key, below in part.get("properties", {}).items():
        yield f"{above}{key}"
        yield from keys_of(below, f"{above}{key}.")
    yield from keys_of([part.get("items"), *part.get("anyOf", ())], above)


def keys_in(value: object, above: str = "") -> Iterator[str]:
    """Yield every key that stands in a document, as ``cuts.rate``."""
    if isinstance(value, list):
        for each in value:
            yield from keys_in(each, above)
    elif isinstance(value, dict):
        for key, below in value.items():
            yield f"{above}{key}"
            yield from keys_in(below, f"{above}{key}.")
