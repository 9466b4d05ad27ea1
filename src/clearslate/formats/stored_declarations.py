"""Declarations on file, for asking what a change of rules would do to them.

They come from a production's folder, or from a file of one declaration a line.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from clearslate.domain.declaration import Declaration
from clearslate.domain.facts import Catalogue
from clearslate.domain.filling import Surroundings, fill
from clearslate.domain.policy.decide import Facts
from clearslate.domain.registry import Registry
from clearslate.formats.documents.declaration import read_declaration
from clearslate.formats.files import open_bounded, read_text
from clearslate.formats.json_text import json_line
from clearslate.formats.plain import Document
from clearslate.formats.production_folder import read_production

_LARGEST = 4 * 1024**3


def stored_declarations(
    path: Path, catalogue: Catalogue, on: date
) -> Iterator[tuple[Declaration, Facts]]:
    """Yield every declaration kept at ``path`` with its facts, as of the day ``on``.

    Raises:
        DocumentError: at the first that cannot be read, with its file and line.
    """
    if path.is_dir():
        folder = read_production(path, catalogue)
        around = Surroundings(
            catalogue=catalogue, registry=folder.registry, on=on, production=folder.production
        )
        declarations: Iterator[Declaration] = iter(folder.declarations)
    else:
        around = Surroundings(catalogue=catalogue, registry=Registry(), on=on)
        declarations = _lines(path, catalogue)
    for declaration in declarations:
        yield declaration, fill(declaration, around).facts


def _lines(path: Path, catalogue: Catalogue) -> Iterator[Declaration]:
    with open_bounded(path, _LARGEST, str(path)) as file:
        for number, line in enumerate(file, start=1):
            if line.strip():
                source = f"{path}:{number}"
                text = read_text(line, source)
                document = Document(value=json_line(text, source), source=source)
                yield read_declaration(document, catalogue)
