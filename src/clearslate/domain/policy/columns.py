"""Many stored declarations as columns: one big integer of a bit a row for each fact and answer.

Python's integers are the bitmaps, so the domain stays pure and millions of rows are joined
with a handful of ``and`` and ``or``.

Read next: ``impact.py`` for what is asked of them.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from clearslate.domain.facts import Answer, Answers
from clearslate.domain.policy.decide import Facts

_ANSWERS_A_SHEET = 255
"""What one byte can tell apart, beside having said nothing."""
_ANY = b"0" + b"1" * _ANSWERS_A_SHEET


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


def stored(rows: Sequence[Facts], *, read: Collection[str] | None = None) -> Stored:
    """Return ``rows`` as columns; row *n* is bit *n*. Facts outside ``read`` are left out.

    A number is as long as its last row. Where rows with several steps or people come first,
    the columns of their second and later ones stay short, and so does the time they take.
    """
    steps = [[item.answers for item in row.steps] for row in rows]
    people = [[item.answers for item in row.people] for row in rows]
    return Stored(
        count=len(rows),
        use=_slot([row.use for row in rows], read),
        steps=tuple(_slot(answers, read) for answers in _places(steps, rows)),
        people=tuple(_slot(answers, read) for answers in _places(people, rows)),
    )


def _places(
    items: Sequence[Sequence[Answers]], rows: Sequence[Facts]
) -> Iterator[list[Answers | None]]:
    """Yield a list for each place in the longest row; rows without items fill the first."""
    for place in range(max([1, *(len(each) for each in items)])):
        yield [_at(each, place, row.use) for each, row in zip(items, rows, strict=True)]


def _at(items: Sequence[Answers], place: int, use: Answers) -> Answers | None:
    if place < len(items):
        return {**use, **items[place]}
    return use if place == 0 else None


def _slot(rows: Sequence[Answers | None], read: Collection[str] | None) -> Slot:
    present = _bits(row is not None for row in rows)
    facts = dict.fromkeys(fact for row in rows if row is not None for fact in row)
    asked = (fact for fact in facts if read is None or fact in read)
    return Slot(present, {fact: _column(fact, rows) for fact in asked})


def _column(fact: str, rows: Sequence[Answers | None]) -> Column:
    """Return one column; days have many answers, so they are told apart sheet by sheet."""
    codes: dict[Answer, int] = {}
    sheets: list[bytearray] = []
    for place, row in enumerate(rows):
        if row is not None and fact in row:
            sheet, code = divmod(codes.setdefault(row[fact], len(codes)), _ANSWERS_A_SHEET)
            if sheet == len(sheets):
                sheets.append(bytearray(len(rows)))
            sheets[sheet][place] = code + 1
    answered = 0
    for coded in sheets:
        coded.reverse()
        answered |= int(coded.translate(_ANY), 2)
    found = ((answer, divmod(code, _ANSWERS_A_SHEET)) for answer, code in codes.items())
    rows_of = {answer: _where(sheets[sheet], code + 1) for answer, (sheet, code) in found}
    return Column(rows_of, answered)


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
