"""A question is worded once for each shape, and answered each time for what is given then."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from tests.service.conftest import Cast

from clearslate.records import worded
from clearslate.records.models import Organisation
from clearslate.records.worded import OtherWords, Rows, worded_once

_texts = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=40)


@worded_once
def _named(name: str, *, most: int = 10, turned: bool = False) -> Rows:
    rows = Organisation.objects.filter(name=name).order_by("-pk" if turned else "pk")
    return rows.values_list("pk", "name")[:most]


@worded_once
def _among(names: tuple[str, ...], kind: str) -> Rows:
    rows = Organisation.objects.filter(kind=kind, name__in=names).order_by("pk")
    return rows.values_list("name")


class TestAnswers(TestCase):
    @given(st.lists(_texts, min_size=1, max_size=4, unique=True), st.integers(0, 3))
    def test_whatever_is_given_is_a_value_and_never_words(
        self, names: list[str], place: int
    ) -> None:
        for name in names:
            Organisation.objects.create(name=name, kind="vendor", path=f"/{len(name)}/")
        asked = names[place % len(names)]
        assert [name for _, name in _named(asked)] == [asked]
        assert sorted(name for (name,) in _among(tuple(names), "vendor")) == sorted(names)
        assert _among(tuple(names), "studio") == []


@pytest.mark.django_db
def test_the_same_words_answer_for_another_value(cast: Cast) -> None:
    one, other = Organisation.objects.order_by("pk")[:2]
    assert _named(one.name) == [(one.pk, one.name)]
    assert _named(other.name) == [(other.pk, other.name)]
    assert _named("nobody is called so") == []


@pytest.mark.django_db
def test_every_shape_has_words_of_its_own(cast: Cast) -> None:
    for number in range(3):
        Organisation.objects.create(name="Twins", kind="vendor", path=f"/9{number}/")
    first = _named("Twins")
    assert _named("Twins", turned=True) == first[::-1]
    assert _named("Twins", most=1) == first[:1]
    assert _named("Twins", turned=True, most=1) == first[-1:]


@pytest.mark.django_db
def test_shapes_that_differ_in_who_has_which_value_are_two(cast: Cast) -> None:
    @worded_once
    def between(*, first: int, last: int) -> Rows:
        rows = Organisation.objects.order_by("pk")[first:last] if first < last else None
        return (rows if rows is not None else Organisation.objects.none()).values_list("pk")

    assert len(between(first=0, last=1)) == 1
    assert between(last=0, first=1) == []


@pytest.mark.django_db
def test_django_words_a_question_once_and_the_database_is_asked_each_time(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worded, "_SUSPICIOUS", False)
    built = []

    @worded_once
    def counted(name: str) -> Rows:
        built.append(name)
        return Organisation.objects.filter(name=name).values_list("pk")

    with CaptureQueriesContext(connection) as asked:
        for name in ("one", "two", "three"):
            counted(name)
    assert (len(built), len(asked)) == (1, 3)


@pytest.mark.django_db
def test_what_is_in_nothing_is_answered_without_asking(cast: Cast) -> None:
    @worded_once
    def nowhere() -> Rows:
        return Organisation.objects.filter(pk__in=[]).values_list("pk")

    with CaptureQueriesContext(connection) as asked:
        assert nowhere() == []
    assert len(asked) == 0


@pytest.mark.django_db
@pytest.mark.parametrize("wrong", [None, (), 1.5])
def test_what_no_words_could_hold_is_refused(cast: Cast, wrong: object) -> None:
    # `= NULL` is never so, and `IN ()` is no SQL.
    with pytest.raises(TypeError, match="expected a number, text, or some of them"):
        _named(wrong)  # type: ignore[arg-type]


@pytest.mark.django_db
def test_a_shape_that_hides_in_a_value_is_found_out(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worded, "_SUSPICIOUS", True)
    there = Organisation.objects.order_by("pk")[0].name

    @worded_once
    def looked_at(name: str) -> Rows:
        if isinstance(name, str):
            return Organisation.objects.none().values_list("pk")
        return Organisation.objects.filter(name=name).values_list("pk")

    with pytest.raises(OtherWords):
        looked_at(there)


@pytest.mark.django_db
def test_only_so_many_shapes_are_kept(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worded, "_SUSPICIOUS", False)
    built = []

    @worded_once
    def shaped(*, most: int) -> Rows:
        built.append(most)
        return Organisation.objects.values_list("pk")[:most]

    for most in range(1, worded._MOST + 2):
        shaped(most=most)
    shaped(most=worded._MOST + 1)
    shaped(most=1)
    assert len(built) == worded._MOST + 2
