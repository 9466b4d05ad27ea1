"""Questions whose SQL Django words once: they are put again with other values.

Django takes longer to word most questions than a database to answer them. The words hang on
the shape of a question and not on the values in it, so they are kept for each shape.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from functools import wraps
from threading import Lock
from typing import Any, ParamSpec

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Expression, QuerySet
from django.db.models.sql.compiler import SQLCompiler

P = ParamSpec("P")
Row = tuple[Any, ...]
Rows = QuerySet[Any, Row]
_MOST = 128
"""Of each question, how many shapes are kept: such as one for each of those who ask."""
_Converter = tuple[int, tuple[Callable[[Any, Any, Any], Any], ...], Any]
_turn = Lock()
_SUSPICIOUS = False
"""Let Django word every question anew, too, and fail where that is answered otherwise."""


class OtherWords(AssertionError):
    """A question was answered otherwise than the one that a function, its argument, builds."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where in what is given the value of one placeholder stands."""

    argument: int
    item: int | None

    def value(self, given: tuple[Any, ...]) -> int | str:
        found: Any = given[self.argument]
        return found if self.item is None else found[self.item]  # type: ignore[no-any-return]


class _Given(Expression):
    """Stands in a question for what is given each time: one value, or a list of them."""

    def __init__(self, places: tuple[_Place, ...]) -> None:
        super().__init__()
        self.places = places

    def as_sql(self, compiler: SQLCompiler, connection: object) -> tuple[str, tuple[Any, ...]]:
        return ", ".join(["%s"] * len(self.places)), self.places


@dataclass(frozen=True, slots=True)
class _Words:
    """A question in SQL, and how each column of its answer is turned into a value."""

    sql: str
    values: tuple[Any, ...]
    """What stands in for its placeholders: a value, or the place of one that is given."""
    converters: tuple[_Converter, ...]

    def answer(self, given: tuple[Any, ...]) -> list[Row]:
        values = [v.value(given) if isinstance(v, _Place) else v for v in self.values]
        with connection.cursor() as cursor:
            cursor.execute(self.sql, values)
            rows: list[Row] = cursor.fetchall()
        return [self._row(row) for row in rows] if self.converters else rows

    def _row(self, row: Row) -> Row:
        turned = list(row)
        for at, converters, column in self.converters:
            for convert in converters:
                turned[at] = convert(turned[at], column, connection)
        return tuple(turned)


_NOBODY = _Words(sql="", values=(), converters=())
"""Of a question that nothing can answer, such as what is in none of no productions."""


def worded_once(build: Callable[P, Rows]) -> Callable[P, list[Row]]:
    """Let a function that builds a question (`values_list`) return its answer instead.

    What is given by position are values, numbers or text or tuples of them that are not empty,
    which are never looked at by the function; what is given by name shapes the question and is
    hashable: who asks, how many rows. While it builds, the function asks nothing itself.

    Raises:
        TypeError: where something else is given by position.
    """
    kept: OrderedDict[Hashable, _Words] = OrderedDict()

    @wraps(build)
    def answer(*given: P.args, **shape: P.kwargs) -> list[Row]:
        words = _words(given, shape)
        found: list[Row] = [] if words is _NOBODY else words.answer(given)
        if _SUSPICIOUS and found != list(build(*given, **shape)):
            raise OtherWords(build.__qualname__)
        return found

    def _words(given: tuple[Any, ...], shape: dict[str, Any]) -> _Words:
        sizes = tuple(map(_size, given))
        key = (connection.vendor, sizes, frozenset(shape.items()))
        with _turn:
            if key in kept:
                kept.move_to_end(key)
                return kept[key]
        words = _worded(build(*map(_given, range(len(sizes)), sizes), **shape))  # type: ignore[arg-type]
        with _turn:
            kept[key] = words
            while len(kept) > _MOST:
                kept.popitem(last=False)
        return words

    return answer


def _size(given: object) -> int | None:
    """Return how many values are given at one place: None where it is a single one."""
    if isinstance(given, int | str):
        return None
    if isinstance(given, tuple) and given:
        return len(given)
    raise TypeError(f"worded_once: given `{given!r}`, expected a number, text, or some of them")


def _given(argument: int, size: int | None) -> _Given:
    items: Iterable[int | None] = (None,) if size is None else range(size)
    return _Given(tuple(_Place(argument, item) for item in items))


def _worded(rows: Rows) -> _Words:
    compiler = rows.query.get_compiler(connection=connection)
    try:
        sql, values = compiler.as_sql()
    except EmptyResultSet:
        return _NOBODY
    columns = [each for each, _, _ in compiler.select[: compiler.col_count]]
    converters = compiler.get_converters(columns).items()
    turned = tuple((at, tuple(each), column) for at, (each, column) in converters)
    return _Words(sql=sql, values=tuple(values), converters=turned)
