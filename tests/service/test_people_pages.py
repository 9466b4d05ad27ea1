"""The pages of people, one's own, audit and outbox: for whom they are, in both languages."""

import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from tests.service.conftest import Cast

Enter = Callable[[str], Client]

PAGES = {
    "people": ("Rufus", "Dara"),
    "people_csv": ("Rufus", "Dara"),
    "people_invite": ("Rufus", "Dara"),
    "organisation_new": ("Rufus",),
    "audit": ("Rufus", "Ottoline", "Dara", "Beatriz", "Corwin"),
    "audit_export": ("Rufus", "Ottoline", "Dara"),
    "audit_verify": ("Rufus", "Ottoline"),
    "outbox": ("Rufus",),
    "production_new": ("Rufus", "Beatriz"),
    "me": ("Rufus", "Jonah", "Quentin"),
    "mfa_index": ("Rufus", "Jonah"),
}
EVERYBODY = ("Rufus", "Ottoline", "Dara", "Beatriz", "Corwin", "Jonah", "Quentin", "Tamsin")


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_there_for_those_whose_it_is_and_for_nobody_else(
    enter: Enter, page: str
) -> None:
    for name in PAGES[page]:
        assert enter(name).get(reverse(page)).status_code == 200, name
    if page not in ("me", "mfa_index"):
        others = {"Jonah", "Quentin"} - set(PAGES[page])
        for name in others:
            assert enter(name).get(reverse(page)).status_code == 404, name


@pytest.mark.parametrize(
    "page", [page for page in PAGES if page not in ("people_csv", "audit_export")]
)
def test_a_page_speaks_the_language_that_was_chosen(enter: Enter, page: str) -> None:
    client = enter(PAGES[page][0])
    english = client.get(reverse(page)).content.decode()
    client.cookies["clearslate_language"] = "fr"
    french = client.get(reverse(page)).content.decode()

    assert '<html lang="en"' in english
    assert '<html lang="fr"' in french
    assert page == "me" or _title(english) != _title(french)


def _title(page: str) -> str:
    return page.split("<h1>")[1].split("</h1>")[0]


@pytest.mark.parametrize(
    "address",
    [
        "signup/",
        "email/",
        "confirm-email/",
        "3rdparty/",
        "3rdparty/signup/",
        "login/code/confirm/",
        "2fa/webauthn/signup/",
        "social/signup/",
    ],
)
def test_what_allauth_offers_beyond_our_needs_is_not_there(db: None, address: str) -> None:
    assert Client().get(f"/accounts/{address}").status_code == 404


def test_the_door_is_open_to_everybody_in_both_languages(db: None) -> None:
    for name in (
        "account_login",
        "account_reset_password",
        "account_reset_password_done",
        "account_inactive",
        "account_reset_password_from_key_done",
        "socialaccount_login_error",
        "socialaccount_login_cancelled",
    ):
        client = Client()
        assert client.get(reverse(name)).status_code in (200, 401), name
        client.cookies["clearslate_language"] = "fr"
        assert 'lang="fr"' in client.get(reverse(name)).content.decode(), name


def test_the_list_of_people_reaches_down_and_never_sideways_or_up(enter: Enter) -> None:
    lead = enter("Dara").get(reverse("people")).content.decode()

    assert "Jonah Pell" in lead
    assert "Sunniva Achterberg" in lead
    assert "Tamsin Orrery" not in lead
    assert "Corwin Sallaway" not in lead
    assert "Northmere Studios" not in lead


def test_a_person_out_of_reach_is_not_there(cast: Cast, enter: Enter) -> None:
    client = enter("Dara")
    assert (
        client.get(reverse("person", kwargs={"number": cast.number("Jonah")})).status_code == 200
    )
    for name in ("Tamsin", "Corwin"):
        address = reverse("person", kwargs={"number": cast.number(name)})
        assert client.get(address).status_code == 404
        for act in ("give", "take", "close", "open"):
            posted = client.post(f"{address}/{act}", {"office": "declarant"})
            assert posted.status_code == 404


def test_people_are_found_by_name_office_and_organisation(cast: Cast, enter: Enter) -> None:
    client = enter("Rufus")

    assert "Ines Aldray" in client.get("/people?q=aldr").content.decode()
    page = client.get("/people?office=legal").content.decode()
    assert "Corwin Sallaway" in page
    assert "Ines Aldray" not in page
    house = cast.slate.houses["Harbour VFX"]
    assert "Corwin" not in client.get(f"/people?organisation={house}").content.decode()
    assert "Nobody is found." in client.get("/people?q=nobody-at-all").content.decode()


def test_a_cell_of_the_export_is_no_formula(cast: Cast, enter: Enter) -> None:
    from clearslate.operations.peopling import describe_oneself

    describe_oneself("=HYPERLINK(1)", "en", "dark", cast.acting("Jonah"))
    lines = enter("Rufus").get(reverse("people_csv")).content.decode()

    assert "'=HYPERLINK(1)" in lines


def test_one_s_own_page_keeps_name_language_and_theme(cast: Cast, enter: Enter) -> None:
    client = enter("Jonah")
    client.cookies["clearslate_language"] = "en"
    answer = client.post("/me", {"name": "Jonah P.", "language": "fr", "theme": "light"})

    assert answer.status_code == 302
    member = cast.member("Jonah")
    assert (member.name, member.language, member.theme) == ("Jonah P.", "fr", "light")
    assert 'lang="fr"' in client.get("/me").content.decode()
    assert client.post("/me", {"name": " "}).status_code == 400


def test_signing_out_everywhere_ends_every_session(enter: Enter) -> None:
    here, there = enter("Jonah"), enter("Jonah")
    assert there.get("/me").status_code == 200

    here.post("/me/sessions")

    assert here.get("/me").status_code == 302
    assert there.get("/me").status_code == 302


def test_tasks_are_handed_over_to_a_colleague_and_taken_back(cast: Cast, enter: Enter) -> None:
    client = enter("Corwin")
    given = {"until": "2026-12-01", "stand_in": cast.number("Ines")}
    assert client.post("/me/away", given).status_code == 302
    assert 'value="2026-12-01"' in client.get("/me").content.decode()
    assert client.post("/me/away", given | {"until": "2026-11-01"}).status_code == 400
    assert client.post("/me/away", given | {"stand_in": cast.number("Dara")}).status_code == 400
    client.post("/me/away", {"back": "yes"})
    assert "I am back" not in client.get("/me").content.decode()


def test_the_demo_lets_in_its_own_people_and_only_in_the_demo(
    cast: Cast, settings: object
) -> None:
    number = cast.number("Ines")
    assert Client().post("/demo/enter", {"person": number}).status_code == 404
    assert "Enter as Ines" not in Client().get("/accounts/login/").content.decode()

    settings.DEMO = True  # type: ignore[attr-defined]
    client = Client()
    assert "Enter as Ines" in client.get("/accounts/login/?next=/me").content.decode()
    answer = client.post("/demo/enter", {"person": number, "next": "/me"})
    assert (answer.status_code, answer["Location"]) == (302, "/me")
    assert client.get("/me").status_code == 200
    away = Client().post("/demo/enter", {"person": number, "next": "https://elsewhere.example"})
    assert away["Location"] == "/tasks" or away["Location"] == "tasks"
    assert Client().post("/demo/enter", {"person": "0"}).status_code == 404
    assert Client().post("/demo/enter", {"person": "x"}).status_code == 404
    from django.contrib.auth import get_user_model

    get_user_model().objects.filter(pk=number).update(in_demo=False)
    assert Client().post("/demo/enter", {"person": number}).status_code == 404


def test_an_hour_of_no_production_says_that_it_is_utc(enter: Enter) -> None:
    audit = enter("Rufus").get("/audit").content.decode()
    use = enter("Dara").get("/productions/the-salt-road/uses/SR-0021").content.decode()
    hours = r"<time[^>]*>[^<]*, (\d\d:\d\d[^<]*)</time>"

    assert all(said.endswith(" UTC") for said in re.findall(hours, audit))
    assert re.findall(hours, audit)
    assert not any("UTC" in said for said in re.findall(hours, use))
