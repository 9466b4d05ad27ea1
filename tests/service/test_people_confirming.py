"""Whoever changes what others may do confirms it by the second factor, each time."""

import html
import re
from collections.abc import Callable

import pytest
from allauth.socialaccount.models import SocialAccount
from django.contrib.auth import get_user_model
from django.test import Client
from tests.service.conftest import Cast

from clearslate.domain.people import NotAllowed, Objection, Office, is_weighty
from clearslate.operations import inviting, peopling
from clearslate.records.log import entries
from clearslate.web.demo import equip
from clearslate.web.second_factor import code_of_the_moment

Enter = Callable[[str], Client]


@pytest.fixture
def rufus(cast: Cast, enter: Enter) -> Client:
    """The studio's administrator, with an authenticator."""
    equip(cast.number("Rufus"))
    return enter("Rufus")


def code(cast: Cast, name: str = "Rufus") -> dict[str, str]:
    return {"code": str(code_of_the_moment(cast.number(name)))}


def acts() -> list[str]:
    return [entry.act for entry in entries()]


def changes(cast: Cast) -> dict[str, tuple[str, dict[str, object]]]:
    """Every change that is confirmed: its address, and what its form says."""
    person = f"/people/{cast.number('Corwin')}"
    invited = {
        "name": "Ottavia Quill",
        "email": "ottavia@example.org",
        "organisation": cast.member("Rufus").organisation,
        "offices": ["legal", "declarant"],
    }
    return {
        "office_given": (f"{person}/give", {"office": "security", "production": ""}),
        "office_taken": (f"{person}/take", {"office": "legal", "production": ""}),
        "account_closed": (f"{person}/close", {}),
        "sign_on_undone": (f"{person}/sign-on", {}),
        "invited": ("/people/invite", invited),
    }


CHANGES = ("office_given", "office_taken", "account_closed", "sign_on_undone", "invited")


@pytest.mark.parametrize("act", CHANGES)
def test_a_change_of_people_waits_for_a_code_and_is_then_made_as_it_was_asked(
    cast: Cast, rufus: Client, act: str
) -> None:
    address, given = changes(cast)[act]
    SocialAccount.objects.create(user_id=cast.number("Corwin"), provider="oidc", uid="17")
    before = acts()
    asked = rufus.post(address, given)
    assert asked.status_code == 200
    assert "Nothing is changed yet" in asked.content.decode()
    assert acts() == before
    wrong = rufus.post(address, given | {"code": "000000"})
    assert wrong.status_code == 422
    assert "This code does not count" in wrong.content.decode()
    assert acts() == before

    page = wrong.content.decode()
    kept = re.findall(r'<input type="hidden" name="(?!csrf)([^"]+)" value="([^"]*)">', page)
    sent: dict[str, list[str]] = {}
    for name, value in kept:
        sent.setdefault(name, []).append(html.unescape(value))
    answer = rufus.post(address, {**sent, **code(cast)})

    assert answer.status_code == 302
    assert acts() == [*before, act]


def test_a_code_makes_one_change_and_no_second(cast: Cast, rufus: Client) -> None:
    person = f"/people/{cast.number('Corwin')}"
    given = code(cast)
    assert rufus.post(f"{person}/close", given).status_code == 302

    assert rufus.post(f"{person}/open", given).status_code == 422
    assert rufus.post(f"{person}/open", code(cast)).status_code == 302
    assert get_user_model().objects.get(pk=cast.number("Corwin")).is_active


def test_what_is_to_be_confirmed_names_the_person_the_office_and_the_production(
    cast: Cast, rufus: Client
) -> None:
    person = f"/people/{cast.number('Corwin')}"
    given = {"office": "security", "production": str(cast.the_salt_road)}
    page = rufus.post(f"{person}/give", given).content.decode()
    everywhere = rufus.post(f"{person}/take", {"office": "legal"}).content.decode()
    rufus.cookies["clearslate_language"] = "fr"
    french = rufus.post(f"{person}/take", {"office": "legal"}).content.decode()

    assert re.search(r"Corwin Sallaway is to be given: .*security.* in The Salt Road", page, re.I)
    assert "is to lose: " in everywhere
    assert ", throughout the organisation." in everywhere
    assert "À retirer à Corwin Sallaway : " in french


def test_whoever_has_no_second_factor_is_led_to_set_one_up(cast: Cast, enter: Enter) -> None:
    client = enter("Rufus")
    client.cookies["clearslate_language"] = "fr"
    page = client.post(f"/people/{cast.number('Corwin')}/close").content.decode()

    assert "vous n’en avez pas encore" in page
    assert 'href="/accounts/2fa/"' in page
    assert "Le compte de Corwin Sallaway est à fermer." in page
    assert get_user_model().objects.get(pk=cast.number("Corwin")).is_active


def test_what_is_not_allowed_is_refused_before_a_code_is_asked_for(
    cast: Cast, enter: Enter
) -> None:
    dara = enter("Dara")
    answer = dara.post(f"/people/{cast.number('Jonah')}/close")

    assert answer.status_code == 403
    assert "Confirm it is you" not in answer.content.decode()


def test_an_invitation_that_gives_no_weighty_office_is_sent_at_once(
    cast: Cast, enter: Enter
) -> None:
    given = {
        "name": "Wren",
        "email": "wren@example.org",
        "organisation": cast.slate.houses["Harbour VFX"],
        "production": cast.the_salt_road,
        "offices": ["declarant"],
    }
    assert enter("Dara").post("/people/invite", given).status_code == 302
    assert acts()[-1] == "invited"


def test_offices_that_decide_or_rule_are_weighty_and_no_others() -> None:
    assert {office for office in Office if not is_weighty(office)} == {
        Office.DECLARANT,
        Office.CLEARANCE_LEAD,
        Office.AUDITOR,
    }


def test_no_other_entrance_makes_a_change_of_people_unconfirmed(cast: Cast) -> None:
    corwin, rufus = cast.number("Corwin"), cast.acting("Rufus")
    guest = inviting.Guest(
        email="o@example.org",
        name="O",
        language="en",
        organisation=cast.member("Rufus").organisation,
        offices=(Office.ADMINISTRATOR,),
    )
    for change in (
        lambda: peopling.give(corwin, Office.SECURITY, None, rufus, second_factor=False),
        lambda: peopling.take(corwin, Office.LEGAL, None, rufus, second_factor=False),
        lambda: peopling.close_account(corwin, rufus, second_factor=False),
        lambda: peopling.reopen_account(corwin, rufus, second_factor=False),
        lambda: inviting.invite(guest, rufus),
    ):
        with pytest.raises(NotAllowed) as refused:
            change()
        assert refused.value.why is Objection.NO_SECOND_FACTOR


def test_after_a_key_is_touched_one_comes_back_to_the_page_one_came_from(
    cast: Cast, enter: Enter
) -> None:
    """The address of a form that was sent cannot be opened by a link."""
    from allauth.mfa.models import Authenticator

    Authenticator.objects.create(user_id=cast.number("Rufus"), type="webauthn", data={})
    client, person = enter("Rufus"), f"/people/{cast.number('Corwin')}"
    came = {"HTTP_REFERER": f"http://testserver{person}?x=1"}
    page = client.post(f"{person}/close", **came).content.decode()
    assert f'next={person}%3Fx%3D1"' in page
    away = client.post(f"{person}/close", HTTP_REFERER="https://evil.example/x").content.decode()
    assert 'next=/"' in away
