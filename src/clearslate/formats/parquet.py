"""Parquet files as documents: one row, one document, with the keys of its columns.

Rows come a few at a time, so a file of millions takes no more memory than a small one. What a
row says is read as if it stood in JSON: text, whole numbers, lists, groups of columns; a day
may also be a day or an instant at midnight, and an empty cell is a key that is not there.
Nothing else has a meaning in a document, so a column of anything else is refused before the
first row is read.

Needs pyarrow, which is an extra: everything else of Clearslate works without it.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any, BinaryIO, TypeVar

from clearslate.formats.errors import DocumentError, nearest_word
from clearslate.formats.files import open_bounded
from clearslate.formats.phrase import Phrase
from clearslate.formats.plain import Document, Plain, dotted
from clearslate.formats.shapes import Record
from clearslate.formats.wording import filled

T = TypeVar("T")

LARGEST = 64 * 1024**3
_ROWS = 1024
_BUFFER = 1024 * 1024
_MAGIC = b"PAR1"
_DEEPEST = 12
_LISTS = ("is_list", "is_large_list", "is_fixed_size_list")
_PLAIN = (
    *("is_string", "is_large_string", "is_string_view"),
    *("is_integer", "is_boolean", "is_date", "is_null"),
)

_EXTRA = Phrase(
    en="a file of one JSON declaration a line; to read Parquet, "
    "`pip install 'clearslate[parquet]'` first",
    fr="un fichier d’une déclaration JSON par ligne ; pour lire du Parquet, faites d’abord "
    "« pip install 'clearslate[parquet]' »",
)
_WHOLE = Phrase(en="a whole Parquet file", fr="un fichier Parquet complet")
_READABLE = Phrase(
    en="rows that can be read from here on; the file is damaged",
    fr="des lignes lisibles à partir d’ici ; le fichier est endommagé",
)
_COLUMN = Phrase(en="also a column `{name}`: {about}", fr="aussi une colonne « {name} » : {about}")
_ONE_OF = Phrase(en="one of the columns {words}", fr="l’une des colonnes {words}")
_KIND = Phrase(
    en="text, whole numbers, days, or lists or groups of these",
    fr="du texte, des nombres entiers, des jours, ou des listes ou groupes de ceux-ci",
)
_ONCE = Phrase(en="each column once", fr="chaque colonne une seule fois")


def is_parquet(path: Path) -> bool:
    """Return whether the file at ``path`` says that it is Parquet: by its ending or first bytes.

    Raises:
        DocumentError: where there is no such file.
    """
    with open_bounded(path, LARGEST, str(path)) as file:
        return path.suffix.casefold() == ".parquet" or file.read(len(_MAGIC)) == _MAGIC


def parquet_documents(path: Path, shape: Record[T]) -> Iterator[Document]:
    """Yield each row of the file at ``path`` as a document, called ``path:row``, from 1.

    ``shape`` says which columns there may be and which there must.

    Raises:
        DocumentError: where pyarrow is missing, the file is no Parquet or cut short, a column
            is missing, unknown or of a kind that documents do not have, or a row is unreadable.
    """
    arrow = _arrow(path)
    with open_bounded(path, LARGEST, str(path)) as file:
        opened = _opened(arrow, file, path)
        _check_names(opened.schema_arrow.names, shape, path)
        _check_kinds(arrow.types, opened.schema_arrow, path, ())
        yield from _documents(arrow, opened, path)


def _arrow(path: Path) -> ModuleType:
    # Loaded here because most starts of the program read no Parquet, and it may be missing.
    try:
        import_module("pyarrow.parquet")
        return import_module("pyarrow")
    except ImportError as error:
        raise DocumentError(where=str(path), found="Parquet", expected=_EXTRA) from error


def _unreadable(arrow: ModuleType) -> tuple[type[Exception], ...]:
    """Return what pyarrow raises where bytes do not say what they should."""
    return (arrow.ArrowException, OSError, ValueError, OverflowError)


def _opened(arrow: ModuleType, file: BinaryIO, path: Path) -> Any:
    """Return the file, opened; no column is read yet, and none is read ahead later."""
    try:
        return arrow.parquet.ParquetFile(
            file, buffer_size=_BUFFER, pre_buffer=False, page_checksum_verification=True
        )
    except _unreadable(arrow) as error:
        found = str(error).partition(". ")[0] or type(error).__name__
        raise DocumentError(where=str(path), found=found, expected=_WHOLE) from error


def _check_names(names: Sequence[str], shape: Record[T], path: Path) -> None:
    known = [part.name for part in shape.fields]
    for name in names:
        if name not in known:
            words = filled(_ONE_OF, words=", ".join(known))
            nearest = nearest_word(name, known)
            raise DocumentError(where=str(path), found=name, expected=words, nearest=nearest)
    for part in shape.fields:
        if part.must_stand and part.name not in names:
            expected = filled(_COLUMN, name=part.name, about=part.about)
            raise DocumentError(where=str(path), found=", ".join(names), expected=expected)


def _check_kinds(types: ModuleType, columns: Any, path: Path, above: tuple[str, ...]) -> None:
    """Refuse columns, and parts of a group of columns, that a document cannot hold."""
    names = [column.name for column in columns]
    for column in columns:
        here = (*above, column.name)
        where = f"{path} {dotted(here)}"
        if names.count(column.name) > 1:
            raise DocumentError(where=where, found=column.name, expected=_ONCE)
        kind = _within_lists(types, column.type)
        if types.is_struct(kind) and len(here) < _DEEPEST:
            _check_kinds(types, kind.fields, path, here)
        elif not _is_plain(types, kind):
            raise DocumentError(where=where, found=column.type, expected=_KIND)


def _within_lists(types: ModuleType, kind: Any) -> Any:
    while any(getattr(types, is_list)(kind) for is_list in _LISTS):
        kind = kind.value_type
    return kind


def _is_plain(types: ModuleType, kind: Any) -> bool:
    if types.is_dictionary(kind):
        kind = kind.value_type
    if types.is_timestamp(kind):
        return kind.tz is None
    return any(getattr(types, is_kind)(kind) for is_kind in _PLAIN)


def _documents(arrow: ModuleType, opened: Any, path: Path) -> Iterator[Document]:
    for row, value in enumerate(_rows(arrow, opened, path), start=1):
        yield Document(value=_group(value), source=f"{path}:{row}")


def _rows(arrow: ModuleType, opened: Any, path: Path) -> Iterator[dict[str, object]]:
    done = 0
    batches = opened.iter_batches(batch_size=_ROWS, use_threads=False)
    while True:
        try:
            batch = next(batches, None)
            rows = [] if batch is None else batch.to_pylist()
        except _unreadable(arrow) as error:
            where = f"{path}:{done + 1}"
            found = str(error).partition(". ")[0] or type(error).__name__
            raise DocumentError(where=where, found=found, expected=_READABLE) from error
        if batch is None:
            return
        yield from rows
        done += len(rows)


def _group(value: Mapping[str, object]) -> dict[str, Plain]:
    return {key: _plain(part) for key, part in value.items() if part is not None}


def _plain(value: object) -> Plain:
    match value:
        case Mapping():
            return _group(value)
        case list():
            return [_plain(part) for part in value]
        case datetime():
            is_day = value.time() == time.min
            return (value.date() if is_day else value).isoformat()
        case date():
            return value.isoformat()
        case bool() | int() | str():
            return value
        case _:
            return None
