"""A figure is remembered until anything is logged, and never out of an open transaction."""

from collections.abc import Iterator

import pytest
from django.db import connections
from tests.service.conftest import NOON, Cast

from clearslate.records import remembering
from clearslate.records.log import Entry, append
from clearslate.records.remembering import reach_key, remembered


@pytest.fixture
def counted() -> Iterator[list[int]]:
    """How often a figure was counted."""
    remembering._kept.clear()
    yield []
    remembering._kept.clear()


def _count(counted: list[int], key: object = "k") -> int:
    def count() -> int:
        counted.append(1)
        return len(counted)

    return remembered("figure", key, count)  # type: ignore[arg-type]


@pytest.mark.django_db
def test_a_figure_is_counted_again_after_an_entry_and_not_before(
    counted: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    # A test is one long transaction; a page is none.
    with monkeypatch.context() as outside:
        outside.setattr(connections["default"], "in_atomic_block", False)
        assert [_count(counted), _count(counted)] == [1, 1]
    append(Entry(at=NOON, actor="test", act="tested", subject="nothing"))
    with monkeypatch.context() as outside:
        outside.setattr(connections["default"], "in_atomic_block", False)
        assert [_count(counted), _count(counted)] == [2, 2]
        assert _count(counted, "another") == 3


@pytest.mark.django_db
def test_nothing_seen_in_a_transaction_is_remembered(counted: list[int]) -> None:
    assert [_count(counted), _count(counted)] == [1, 2]


def test_two_members_with_another_reach_share_no_figure(cast: Cast) -> None:
    names = ("Corwin", "Dara", "Jonah", "Petra", "Rufus")

    assert len({reach_key(cast.member(name)) for name in names}) == len(names)
