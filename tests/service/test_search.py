"""Search finds what one may see, and tells nothing of what one may not."""

from collections.abc import Callable

import pytest
from django.test import Client
from tests.service.conftest import NOON, Cast

from clearslate.operations.cut_checking import check_to_show
from clearslate.records.cuts import cut_called
from clearslate.records.models import AssetRow, DeclarationRow
from clearslate.records.productions import production_numbered
from clearslate.records.search import search

Enter = Callable[[str], Client]
TODAY = NOON.date()


def found(enter: Enter, who: str, query: str) -> str:
    """Return the page that somebody gets for a query."""
    answer = enter(who).get("/search", {"q": query})
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_use_is_found_by_reference_and_by_a_word_of_its_title(enter: Enter) -> None:
    for query in ("SR-0021", "sr-0021", "nineteen"):
        assert "/productions/the-salt-road/uses/SR-0021" in found(enter, "Dara", query)


def test_nobody_finds_what_is_not_theirs(enter: Enter, cast: Cast) -> None:
    strangers = {"Petra": "SR-0021", "Tamsin": "SR-0021", "Dara": "Les contes", "Quentin": "SR-"}

    for who, query in strangers.items():
        assert "Nothing that you may see has this in its name" in found(enter, who, query)


@pytest.mark.parametrize("who", ["Petra", "Jonah"])
def test_a_shot_is_found_under_its_own_use_alone(cast: Cast, who: str) -> None:
    member = cast.member(who)
    seen = set(
        DeclarationRow.objects.filter(organisation__path__startswith=member.path).values_list(
            "pk", flat=True
        )
    )

    for asset in AssetRow.objects.filter(production=cast.the_salt_road).exclude(declaration=None):
        shots = search(member, asset.name, TODAY).shots
        assert any(shot.name == asset.name for shot in shots) is (asset.declaration_id in seen)


def test_a_timecode_finds_the_events_that_stand_there(enter: Enter, cast: Cast) -> None:
    kept = production_numbered(cast.the_salt_road)
    cut = cut_called(cast.member("Dara"), kept.number, "cut", "12")
    check_to_show(cut, kept, cast.acting("Dara"))
    events = search(cast.member("Dara"), "01:00:35:00", TODAY).events

    assert any(event.name == "ANNOUNCER_temp_v1" for event in events)
    assert all(event.start <= "01:00:35:00" < event.end for event in events)
    assert not search(cast.member("Jonah"), "01:00:35:00", TODAY).events
    assert not search(cast.member("Dara"), "23:00:35:00", TODAY).events
    assert "ANNOUNCER_temp_v1" in found(enter, "Dara", "01:00:35:00")


def test_a_performer_a_tool_and_a_clause_are_found(enter: Enter) -> None:
    assert "/productions/the-salt-road/people" in found(enter, "Dara", "Oskvale")
    assert "/registers/tool/" in found(enter, "Dara", "northlight")
    assert "/guidance/netflix-genai/T1" in found(enter, "Dara", "likeness")


def test_a_hidden_title_finds_nothing_and_its_code_name_does(enter: Enter) -> None:
    assert "/productions/salt-soap" not in found(enter, "Rufus", "Salt Soap")
    assert "/productions/salt-soap" in found(enter, "Rufus", "Bright Basin")
    assert "/productions/salt-soap" in found(enter, "Corwin", "Salt Soap")


def test_more_is_said_to_be_there_without_a_number(enter: Enter) -> None:
    page = found(enter, "Beatriz", "SR-0")

    assert "More uses like this" in page
    assert "/uses?text=SR-0" in page


@pytest.mark.parametrize("query", ["", "a", "  ", "<b>", "%", "_", "'; --", "\x00zz", "é" * 500])
def test_any_query_gets_an_answer(enter: Enter, query: str) -> None:
    page = found(enter, "Dara", query)

    assert "<b>" not in page or query != "<b>"


def test_what_a_wildcard_means_elsewhere_means_nothing_here(cast: Cast) -> None:
    assert not search(cast.member("Dara"), "%%", TODAY).uses
    assert not search(cast.member("Dara"), "__", TODAY).shots


@pytest.mark.parametrize(("language", "said"), [("en", "go to the search"), ("fr", "recherche")])
def test_the_keys_are_told(enter: Enter, language: str, said: str) -> None:
    client = enter("Dara")
    client.cookies["clearslate_language"] = language

    assert said in client.get("/help/keys").content.decode()


def test_the_navigation_counts_tasks_as_their_page_does(enter: Enter) -> None:
    client = enter("Beatriz")
    tasks = client.get("/tasks").content.decode()
    counted = tasks.split('My tasks<span class="tc">')[1].split("<")[0]

    assert int(counted) > 0
    assert f'My tasks<span class="tc">{counted}</span>' in client.get("/slate").content.decode()
    assert "/audit" not in enter("Jonah").get("/slate").content.decode()
