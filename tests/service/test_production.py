"""The pages of a production show what one may see of it, as the address asks for it."""

import csv
import io
import json
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from tests.service.conftest import NOON, Cast

from clearslate.records.listing import Asked, State, uses_listed
from clearslate.records.models import DeclarationRow, RecordRow

Enter = Callable[[str], Client]
SALT_ROAD = "/productions/the-salt-road"
PAGES = (
    SALT_ROAD,
    f"{SALT_ROAD}/people",
    f"{SALT_ROAD}/tools",
    f"{SALT_ROAD}/paper",
    f"{SALT_ROAD}/cuts",
)


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_page_opens_for_its_own_and_for_no_stranger(
    enter: Enter, address: str, language: str
) -> None:
    for who in ("Beatriz", "Dara", "Jonah"):
        client = enter(who)
        client.cookies["clearslate_language"] = language
        answer = client.get(address)
        assert answer.status_code == 200
        assert f'<html lang="{language}"' in answer.content.decode()
    for stranger in ("Tamsin", "Basile", "Quentin"):
        assert enter(stranger).get(address).status_code == 404


def test_a_filter_of_the_address_shows_exactly_its_uses(enter: Enter, cast: Cast) -> None:
    page = enter("Dara").get(f"{SALT_ROAD}?state=blocked").content.decode()
    found, how_many = uses_listed(
        cast.member("Dara"),
        Asked(production=cast.the_salt_road, state=State.BLOCKED),
        NOON.date(),
    )

    assert how_many
    for use in found:
        assert use.line.reference in page
    assert "SR-0012" not in page
    assert f"Export {how_many} as CSV" in page


@pytest.mark.parametrize(
    "query",
    ["?state=nonsense", "?page=-1", "?page=999999999999", "?partner=x", "?order=;", "?late=no"],
)
def test_an_address_that_makes_no_sense_shows_everything_there_is(
    enter: Enter, query: str
) -> None:
    assert enter("Dara").get(SALT_ROAD + query).status_code == 200


def test_text_of_an_address_is_shown_as_text(enter: Enter) -> None:
    page = enter("Dara").get(SALT_ROAD, {"text": "<script>alert(1)</script>"}).content.decode()

    assert "<script>alert" not in page
    assert "No use is like this" in page


def test_a_page_further_on_goes_on_where_the_first_ended(cast: Cast) -> None:
    member, asked = cast.member("Dara"), Asked(production=cast.the_salt_road)
    whole, _ = uses_listed(member, asked, NOON.date())
    parts = [
        line
        for first in range(0, len(whole), 4)
        for line in uses_listed(member, asked, NOON.date(), first=first, most=4)[0]
    ]

    assert [each.line.number for each in parts] == [each.line.number for each in whole]


def test_the_file_holds_what_is_shown_and_no_formula(enter: Enter) -> None:
    DeclarationRow.objects.filter(reference="SR-0021").update(title="=1+1")
    client = enter("Jonah")
    answer = client.get(f"{SALT_ROAD}?format=csv&state=blocked")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode())))

    assert answer["Content-Disposition"].endswith('"the-salt-road-uses.csv"')
    assert {row["partner"] for row in rows} == {"Harbour VFX"}
    assert {row["state"] for row in rows} == {"blocked"}
    assert "'=1+1" in {row["title"] for row in rows}
    spelled = json.loads(client.get(f"{SALT_ROAD}?format=json&state=blocked").content)
    assert [use["reference"] for use in spelled] == [row["reference"] for row in rows]


def test_the_x_rays_find_an_expired_tool_and_lead_to_its_uses(enter: Enter) -> None:
    RecordRow.objects.filter(kind="tool").update(expires_on=NOON.date() - timedelta(days=1))
    page = enter("Dara").get(SALT_ROAD).content.decode()

    assert f"{SALT_ROAD}?check=tool_expired" in page
    listed = enter("Dara").get(f"{SALT_ROAD}?check=tool_expired").content.decode()
    assert "Uses of a tool whose review has run out" in listed
    assert 'id="queue"' in listed


def test_what_ends_soon_stands_in_the_panel(enter: Enter) -> None:
    RecordRow.objects.filter(kind="consent", production__handle="the-salt-road").update(
        expires_on=NOON.date() + timedelta(days=9), withdrawn_on=None
    )

    assert "29 November 2026" in enter("Dara").get(SALT_ROAD).content.decode()


def test_uses_of_all_productions_are_called_what_one_may_call_them(enter: Enter) -> None:
    page = enter("Rufus").get("/uses").content.decode()

    assert "Bright Basin" in page
    assert "Salt Soap" not in page


def test_the_navigation_counts_what_its_pages_list(enter: Enter, cast: Cast) -> None:
    page = enter("Petra").get(SALT_ROAD).content.decode()
    _, mine = uses_listed(cast.member("Petra"), Asked(production=cast.the_salt_road), NOON.date())

    assert f'Uses<span class="tc">{mine}</span>' in page
    assert 'Cuts<span class="tc">0</span>' in page


def test_an_empty_production_says_what_declaring_brings(enter: Enter, cast: Cast) -> None:
    DeclarationRow.objects.filter(production=cast.ferry_tales).update(current=False)
    page = enter("Hélène").get("/productions/ferry-tales").content.decode()

    assert "Rien n’a encore été déclaré ici." in page
    assert 'id="queue"' not in page


def test_a_list_takes_no_more_queries_for_more_uses(
    enter: Enter, django_assert_max_num_queries: Callable[[int], object]
) -> None:
    client = enter("Beatriz")
    client.get(SALT_ROAD)
    with django_assert_max_num_queries(28):  # type: ignore[attr-defined]
        client.get(SALT_ROAD)
