"""Documents that ship with Clearslate: the fact catalogue and the packs.

Each is written in YAML, which alone defines what it means. Beside it may stand a JSON twin
that reads a hundred times faster; it is used only while it names the digest of the very YAML
it was made from, so it can never say anything else.
"""

import json
from collections.abc import Callable
from decimal import Decimal
from hashlib import sha256
from pathlib import Path

from clearslate.formats.plain import Document, Lines, Plain, spelled
from clearslate.formats.yaml_text import read_document

FACTS = "facts"

# By path and not by importlib.resources, which alone would cost 30 ms at every start.
_PACKS = Path(__file__).resolve().parents[1] / "packs"


def yaml_path(name: str) -> Path:
    """Return where the document ``name`` is written: ``facts``, or the id of a pack."""
    return _PACKS / "facts.yaml" if name == FACTS else _PACKS / name / "pack.yaml"


def twin_path(name: str) -> Path:
    """Return where the twin of the document ``name`` is kept."""
    return _PACKS / "compiled" / f"{name}.json"


def pack_ids() -> tuple[str, ...]:
    """Return the ids of the packs that ship, sorted."""
    return tuple(sorted(path.parent.name for path in _PACKS.glob("*/pack.yaml")))


def load_document(name: str) -> Document:
    """Return the document ``name``, from its twin where that is up to date.

    Raises:
        DocumentError: where the YAML is at fault.
        FileNotFoundError: where there is no such document.
    """
    data = yaml_path(name).read_bytes()
    source = f"packs/{yaml_path(name).relative_to(_PACKS).as_posix()}"
    twin = _read_twin(name, data)
    if twin is None:
        return read_document(data, source)
    return Document(value=twin, source=source, lines=_lines_of(data, source))


def compile_document(name: str) -> bytes:
    """Return the twin of the document ``name``, to be kept at ``twin_path(name)``."""
    data = yaml_path(name).read_bytes()
    # Keys keep their order, which is the one that people meet in lists and questions.
    twin: dict[str, Plain] = {
        "made_from": _digest(data),
        "document": with_spelled_numbers(read_document(data, name).value),
    }
    return json.dumps(twin, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _read_twin(name: str, data: bytes) -> dict[str, Plain] | None:
    path = twin_path(name)
    if not path.exists():
        return None
    twin = json.loads(path.read_bytes())
    return twin["document"] if twin["made_from"] == _digest(data) else None


def _lines_of(data: bytes, source: str) -> Callable[[], Lines] | None:
    def lines() -> Lines:
        found = read_document(data, source).lines
        return found() if found is not None else Lines(1)

    return lines


def with_spelled_numbers(value: Plain) -> Plain:
    """Return ``value`` with numbers that have a point as the text they were written as."""
    if isinstance(value, dict):
        return {key: with_spelled_numbers(part) for key, part in value.items()}
    if isinstance(value, list):
        return [with_spelled_numbers(part) for part in value]
    return spelled(value) if isinstance(value, Decimal) else value


def _digest(data: bytes) -> str:
    return f"sha256:{sha256(data).hexdigest()}"


def write_twins() -> tuple[Path, ...]:
    """Write the twin of every document that ships, and return where they are."""
    names = (FACTS, *pack_ids())
    for name in names:
        twin_path(name).parent.mkdir(exist_ok=True)
        twin_path(name).write_bytes(compile_document(name))
    return tuple(twin_path(name) for name in names)


if __name__ == "__main__":
    write_twins()
