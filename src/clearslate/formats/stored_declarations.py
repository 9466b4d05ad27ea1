"""Declarations on file, for asking what a change of rules would do to them.

They come from a production's folder, or from a file of one declaration a line or, in Parquet,
a row.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from clearslate.domain.declaration import Declaration
from clearslate.domain.facts import Catalogue
from clearslate.domain.filling import Surroundings, fill
from clearslate.domain.policy.decide import Facts
from clearslate.domain.registry import Registry
from clearslate.formats.documents.declaration import declaration_shape
from clearslate.formats.files import open_bounded, read_text
from clearslate.formats.json_text import json_line
from clearslate.formats.parquet import is_parquet, parquet_documents
from clearslate.formats.plain import Document
from clearslate.formats.production_folder import read_production
from clearslate.formats.shapes import read

_LARGEST = 4 * 1024**3


def stored_declarations(
    path: Path, catalogue: Catalogue, on: date
) -> Iterator[tuple[Declaration, Facts]]:
    """Yield every declaration kept at ``path`` with its facts, as of the day ``on``.

    Raises:
        DocumentError: at the first that cannot be read, with its file and line or row.
    """
    if path.is_dir():
        folder = read_production(path, catalogue)
        around = Surroundings(
            catalogue=catalogue, registry=folder.registry, on=on, production=folder.production
        )
        declarations: Iterator[Declaration] = iter(folder.declarations)
    else:
        around = Surroundings(catalogue=catalogue, registry=Registry(), on=on)
        shape = declaration_shape(catalogue)
        documents = parquet_documents(path, shape) if is_parquet(path) else _lines(path)
        declarations = (read(shape, document) for document in documents)
    for declaration in declarations:
        yield declaration, fill(declaration, around).facts


def _lines(path: Path) -> Iterator[Document]:
    with open_bounded(path, _LARGEST, str(path)) as file:
        for number, line in enumerate(file, start=1):
            if line.strip():
                source = f"{path}:{number}"
                text = read_text(line, source)
                yield Document(value=json_line(text, source), source=source)
