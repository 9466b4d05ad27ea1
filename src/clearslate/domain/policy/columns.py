"""Many stored declarations as columns: one big integer of a bit a row for each fact and answer.

Python's integers are the bitmaps, so the domain stays pure and millions of rows are joined
with a handful of ``and`` and ``or``.

Read next: ``impact.py`` for what is asked of them.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from clearslate.domain.facts import Answer, Answers
from clearslate.domain.policy.decide import Facts

_MOST_ANSWERS = 255
_ANY = b"0" + b"1" * _MOST_ANSWERS


class TooManyAnswers(ValueError):
    """One fact has more different answers than a column can tell apart: 255 at most."""


@dataclass(frozen=True, slots=True)
class Column:
    """The answers to one fact: for each answer met, the rows that gave it; the rest are silent."""

    rows_of: Mapping[Answer, int]
    answered: int
    """The rows that gave any answer, *unsure* among them."""


_EMPTY = Column({}, 0)


@dataclass(frozen=True, slots=True)
class Slot:
    """One step or person of every row that has that many, over the answers of the whole use."""

    present: int
    columns: Mapping[str, Column]


@dataclass(frozen=True, slots=True)
class Stored:
    """Declarations as columns: whole uses, and slot by slot their steps and people."""

    count: int
    use: Slot
    steps: tuple[Slot, ...]
    people: tuple[Slot, ...]


def stored(rows: Sequence[Facts]) -> Stored:
    """Return ``rows`` as columns; row *n* is bit *n*.

    A number is as long as its last row. Where rows with several steps or people come first,
    the columns of their second and later ones stay short, and so does the time they take.

    Raises:
        TooManyAnswers: where one fact has more than 255 different answers.
    """
    return Stored(
        count=len(rows),
        use=_slot([row.use for row in rows]),
        steps=_slots([[item.answers for item in row.steps] for row in rows], rows),
        people=_slots([[item.answers for item in row.people] for row in rows], rows),
    )


def _slots(items: Sequence[Sequence[Answers]], rows: Sequence[Facts]) -> tuple[Slot, ...]:
    """Return one slot for each place in the longest list; rows without items fill the first."""
    places = max([1, *(len(each) for each in items)])
    return tuple(
        _slot([_at(each, place, row.use) for each, row in zip(items, rows, strict=True)])
        for place in range(places)
    )


def _at(items: Sequence[Answers], place: int, use: Answers) -> Answers | None:
    if place < len(items):
        return {**use, **items[place]}
    return use if place == 0 else None


def _slot(rows: Sequence[Answers | None]) -> Slot:
    present = _bits(row is not None for row in rows)
    facts = dict.fromkeys(fact for row in rows if row is not None for fact in row)
    return Slot(present, {fact: _column(fact, rows) for fact in facts})


def _column(fact: str, rows: Sequence[Answers | None]) -> Column:
    codes: dict[Answer, int] = {}
    coded = bytearray(len(rows))
    for place, row in enumerate(rows):
        if row is not None and fact in row:
            code = codes.setdefault(row[fact], len(codes) + 1)
            if code > _MOST_ANSWERS:
                raise TooManyAnswers(fact)
            coded[place] = code
    coded.reverse()
    rows_of = {answer: _where(coded, code) for answer, code in codes.items()}
    return Column(rows_of, int(coded.translate(_ANY), 2) if coded else 0)


def _where(coded: bytearray, code: int) -> int:
    """Return the rows whose code this is; ``coded`` stands in reverse, the last row first."""
    digits = bytearray(b"0" * 256)
    digits[code] = ord("1")
    return int(coded.translate(bytes(digits)), 2)


def _bits(rows: Iterable[bool]) -> int:
    digits = "".join("1" if row else "0" for row in rows)[::-1]
    return int(digits, 2) if digits else 0


def column_of(slot: Slot, fact: str) -> Column:
    """Return the column of ``fact``; an empty one where no row answers it."""
    return slot.columns.get(fact, _EMPTY)
