"""Filters that somebody keeps of a list, and the columns they choose: theirs alone."""

from collections.abc import Callable
from html import unescape

import pytest
from django.test import Client
from tests.service.conftest import Cast

from clearslate.records.filters import MOST, filters_of

Enter = Callable[[str], Client]
SALT = "/productions/the-salt-road"
FALLEN = {"page": SALT, "query": "state=fallen&page=3&unheard=of", "name": " What  fell "}


def test_a_filter_is_kept_by_its_name_for_its_reader_alone(cast: Cast, enter: Enter) -> None:
    corwin = enter("Corwin")
    answer = corwin.post("/filters", FALLEN)
    assert answer.status_code == 302
    assert answer.headers["Location"] == f"{SALT}?state=fallen"

    page = corwin.get(f"{SALT}?state=fallen").content.decode()
    assert "What fell is saved." in page
    assert '<b aria-current="true">What fell</b>' in page
    assert "save this filter" not in page, "it is kept already"
    assert 'href="?state=fallen">What fell</a>' in corwin.get(SALT).content.decode()
    assert "What fell" not in corwin.get("/uses").content.decode(), "it is of another list"
    assert "What fell" not in enter("Beatriz").get(SALT).content.decode()


def test_a_list_that_is_narrowed_offers_to_save_that(enter: Enter) -> None:
    corwin = enter("Corwin")
    for page in (SALT, "/uses", "/tasks"):
        assert "save this filter" not in corwin.get(page).content.decode(), page
    for page in (f"{SALT}?state=fallen", "/uses?late=yes", "/tasks?office=legal"):
        assert "save this filter" in corwin.get(page).content.decode(), page
    assert "enregistrer ce filtre" in _in_french(corwin, "/uses?late=yes")


def test_one_of_the_same_name_gives_way_and_one_is_forgotten_by_its_owner(
    cast: Cast, enter: Enter
) -> None:
    corwin = enter("Corwin")
    corwin.post("/filters", FALLEN)
    corwin.post("/filters", FALLEN | {"query": "state=blocked"})
    [kept] = filters_of(cast.member("Corwin"), SALT)
    assert (kept.name, kept.query) == ("What fell", "state=blocked")

    forget = f"/filters/{kept.number}/forget"
    assert enter("Beatriz").post(forget, {"page": SALT}).status_code == 404
    assert filters_of(cast.member("Corwin"), SALT)
    assert corwin.post(forget, {"page": SALT, "query": "late=yes"}).status_code == 302
    assert "What fell is forgotten." in unescape(corwin.get(SALT).content.decode())
    assert not filters_of(cast.member("Corwin"), SALT)


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"name": "  "}, "found no name"),
        ({"name": "n" * 61}, "found a name of 61 letters, expected 60 at most"),
        ({"query": "page=2"}, "found nothing chosen"),
        ({"query": "text=" + "%F0%9F%8E%AC" * 200}, "it asks for too much"),
    ],
)
def test_what_cannot_be_saved_is_told_and_nothing_is_kept(
    cast: Cast, enter: Enter, changed: dict[str, str], says: str
) -> None:
    corwin = enter("Corwin")
    corwin.post("/filters", FALLEN | changed)
    assert says in corwin.get(SALT).content.decode()
    assert not filters_of(cast.member("Corwin"), SALT)


def test_a_list_holds_so_many_filters_and_says_when_it_is_full(cast: Cast, enter: Enter) -> None:
    corwin = enter("Corwin")
    for n in range(MOST):
        corwin.post("/filters", FALLEN | {"name": f"Filter {n}"})
    corwin.post("/filters", FALLEN | {"name": "One more"})
    assert f"this list has {MOST} already" in corwin.get(SALT).content.decode()
    corwin.post("/filters", FALLEN | {"name": "Filter 3", "query": "late=yes"})
    assert len(filters_of(cast.member("Corwin"), SALT)) == MOST


@pytest.mark.parametrize(
    "page", ["", "/audit", "https://elsewhere.example/tasks", "//x", "/nothing", f"{SALT}\0"]
)
def test_a_filter_of_no_list_is_not_kept(enter: Enter, page: str) -> None:
    assert enter("Corwin").post("/filters", FALLEN | {"page": page}).status_code == 404


def test_a_long_filter_is_saved_whole_and_a_name_without_what_cannot_be_seen(
    cast: Cast, enter: Enter
) -> None:
    corwin, text = enter("Corwin"), "%F0%9F%8E%AC" * 100
    answer = corwin.post("/filters", FALLEN | {"query": f"text={text}", "name": "Clap\0s"})
    [kept] = filters_of(cast.member("Corwin"), SALT)
    assert (kept.name, kept.query) == ("Claps", f"text={text}")
    assert answer.headers["Location"].endswith(text)


def test_a_reader_shows_the_columns_they_need(enter: Enter) -> None:
    corwin = enter("Corwin")
    heads = _heads(corwin.get(SALT).content.decode())
    assert heads == ["State", "Use", "Partner", "Waits for", "Needed by"]

    sent = {"column": ["declared", "partner", "nonsense"], "next": f"{SALT}?state=fallen"}
    answer = corwin.post("/columns", sent)
    assert answer.headers["Location"] == f"{SALT}?state=fallen"
    assert _heads(corwin.get(SALT).content.decode()) == ["State", "Use", "Partner", "Declared"]
    assert _heads(corwin.get("/uses").content.decode())[2:] == ["Partner", "Declared"]

    corwin.post("/columns", {"next": "https://elsewhere.example/"})
    assert _heads(corwin.get(SALT).content.decode()) == ["State", "Use"]


def _heads(page: str) -> list[str]:
    table = page[page.index('id="queue"') :]
    head = table[table.index("<thead>") : table.index("</thead>")]
    return [each.split("</th>")[0] for each in head.split('<th scope="col">')[1:]]


def _in_french(client: Client, address: str) -> str:
    client.cookies["clearslate_language"] = "fr"
    return client.get(address).content.decode()
