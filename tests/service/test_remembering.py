"""What was read is remembered until anything is logged, and never out of an open transaction."""

from collections.abc import Callable
from contextvars import Context
from threading import Event, Thread, get_ident
from time import sleep

import pytest
from tests.service.conftest import NOON, Cast

from clearslate.records import remembering
from clearslate.records.log import Entry, append, atomic
from clearslate.records.remembering import (
    Forgotten,
    one_reading,
    reach_key,
    remembered,
    remembered_of,
    until_logged,
)

pytestmark = pytest.mark.forgetful


@pytest.fixture
def counted() -> list[int]:
    """How often a figure was counted."""
    return []


@pytest.fixture
def outside(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """A test is one long transaction; a page is none."""
    monkeypatch.setattr(remembering, "_may_be_taken_back", lambda: False)
    return monkeypatch


def _count(counted: list[int], key: object = "k", most: int = 128) -> int:
    def count() -> int:
        counted.append(1)
        return len(counted)

    return remembered("figure", key, count, most=most)  # type: ignore[arg-type]


def _log() -> None:
    append(Entry(at=NOON, actor="test", act="tested", subject="nothing"))


@pytest.mark.django_db
def test_a_figure_is_counted_again_after_an_entry_and_not_before(
    counted: list[int], outside: pytest.MonkeyPatch
) -> None:
    assert [_count(counted), _count(counted)] == [1, 1]
    _log()
    assert [_count(counted), _count(counted)] == [2, 2]
    assert _count(counted, "another") == 3


@pytest.mark.django_db
def test_nothing_seen_in_a_transaction_is_remembered(counted: list[int]) -> None:
    assert [_count(counted), _count(counted)] == [1, 2]


@pytest.mark.django_db
def test_what_was_not_used_for_longest_makes_room(
    counted: list[int], outside: pytest.MonkeyPatch
) -> None:
    assert [_count(counted, key, most=2) for key in "aba"] == [1, 2, 1]
    assert _count(counted, "c", most=2) == 3
    assert _count(counted, "a", most=2) == 1
    assert _count(counted, "b", most=2) == 4


@pytest.mark.django_db
def test_a_reading_is_as_of_one_moment(counted: list[int], outside: pytest.MonkeyPatch) -> None:
    with one_reading():
        assert _count(counted) == 1
        Context().run(_log)  # as somebody else's request does
        assert _count(counted) == 1
    assert _count(counted) == 2


@pytest.mark.django_db
def test_a_reading_sees_what_it_wrote_itself(
    counted: list[int], outside: pytest.MonkeyPatch
) -> None:
    with one_reading():
        assert _count(counted) == 1
        _log()
        assert _count(counted) == 2


@pytest.mark.django_db
def test_functions_are_remembered_by_what_they_were_asked(outside: pytest.MonkeyPatch) -> None:
    asked = []

    @until_logged()
    def read(number: int, *, of: str = "") -> str:
        asked.append(number)
        return f"{number} {of}"

    assert [read(1), read(1), read(1, of="a"), read(2)] == ["1 ", "1 ", "1 a", "2 "]
    assert asked == [1, 1, 2]


@pytest.mark.django_db
def test_the_suspicious_notice_what_changed_without_an_entry(
    counted: list[int], outside: pytest.MonkeyPatch
) -> None:
    outside.setattr(remembering, "_SUSPICIOUS", True)
    _count(counted)
    with pytest.raises(Forgotten, match="figure: something changed and nothing was logged"):
        _count(counted)


def test_two_members_with_another_reach_share_no_figure(cast: Cast) -> None:
    names = ("Corwin", "Dara", "Jonah", "Petra", "Rufus")

    assert len({reach_key(cast.member(name)) for name in names}) == len(names)


# Production by production -----------------------------------------------------------------


def _read_each(asked: list[tuple[int, ...]], of: tuple[int, ...], **more: int) -> dict[int, str]:
    def read(among: tuple[int, ...]) -> dict[int, str]:
        asked.append(among)
        return {each: f"{each} at {len(asked)}" for each in among if each > 0}

    return remembered_of(of, "each", "k", read, **more)


def test_a_change_in_one_production_has_that_one_read_again(
    cast: Cast, outside: pytest.MonkeyPatch
) -> None:
    one, other = cast.the_salt_road, cast.ferry_tales
    asked: list[tuple[int, ...]] = []
    before = _read_each(asked, (one, other))
    with atomic():
        append(Entry(at=NOON, actor="test", act="tested", subject="use", production=other))

    after = _read_each(asked, (one, other))

    assert asked == [(one, other), (other,)]
    assert after[one] == before[one]
    assert after[other] == f"{other} at 2"


def test_what_is_logged_of_no_production_has_none_read_again(
    cast: Cast, outside: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[int, ...]] = []
    _read_each(asked, (cast.the_salt_road,))
    _log()
    _read_each(asked, (cast.the_salt_road,))

    assert asked == [(cast.the_salt_road,), ()]


def test_of_a_production_that_has_nothing_to_say_that_is_remembered_too(
    cast: Cast, outside: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[int, ...]] = []

    assert _read_each(asked, (-1, cast.the_salt_road)).keys() == {cast.the_salt_road}
    assert _read_each(asked, (-1, cast.the_salt_road)).keys() == {cast.the_salt_road}
    assert asked[1] == ()


def test_of_productions_too_what_was_not_used_for_longest_makes_room(
    cast: Cast, outside: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[int, ...]] = []
    for of in ((1, 2), (3,), (1,)):
        _read_each(asked, of, most=2)

    assert asked == [(1, 2), (3,), (1,)]


def test_the_suspicious_notice_what_changed_in_a_production_without_an_entry(
    cast: Cast, outside: pytest.MonkeyPatch
) -> None:
    outside.setattr(remembering, "_SUSPICIOUS", True)
    _read_each([], (1,))
    with pytest.raises(Forgotten, match="nothing was logged of its production"):
        _read_each([()], (1,))


class _Slow:
    """A reading that takes until it is let go, and who came for it in the meantime."""

    def __init__(self) -> None:
        self.begun, self.may_end = Event(), Event()
        self.got: list[str] = []

    def held_up(self) -> None:
        self.begun.set()
        assert self.may_end.wait(5)

    def asked_by_two(self, first: Callable[[], str], second: Callable[[], str]) -> list[str]:
        """Return what two were told of whom the second asks while the first reads."""
        threads = [Thread(target=self._ask, args=(read,)) for read in (first, second)]
        threads[0].start()
        assert self.begun.wait(5)
        threads[1].start()
        sleep(0.05)
        self.may_end.set()
        for thread in threads:
            thread.join(5)
        return self.got

    def _ask(self, read: Callable[[], str]) -> None:
        # A thread without a database: what was logged last is known to it already.
        remembering._read_at.set([7])
        try:
            self.got.append(remembered("slow", "k", read))
        except LookupError:
            self.got.append("failed")


def test_of_two_who_want_the_same_at_once_one_reads_and_the_other_waits() -> None:
    slow, read_by = _Slow(), []

    def read() -> str:
        read_by.append(get_ident())
        slow.held_up()
        return "the answer"

    assert slow.asked_by_two(read, read) == ["the answer", "the answer"]
    assert len(read_by) == 1
    assert not remembering._under_way


def test_whoever_waited_reads_where_the_other_failed() -> None:
    slow = _Slow()

    def fail() -> str:
        slow.held_up()
        raise LookupError

    assert slow.asked_by_two(fail, lambda: "read") == ["failed", "read"]
