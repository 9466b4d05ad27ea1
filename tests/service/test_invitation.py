"""An invitation opens one account, once, with what whoever sent it could give."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from tests.service.conftest import NOON, Cast

from clearslate.domain.people import NotAllowed, Objection, Office
from clearslate.operations import inviting, peopling
from clearslate.operations.actor import Actor
from clearslate.operations.inviting import Guest, Newcomer
from clearslate.records.founding import give_office
from clearslate.records.log import entries
from clearslate.records.mail import outbox
from clearslate.records.members import member_of
from clearslate.records.models import Invitation
from clearslate.records.reach import NotThere

Enter = Callable[[str], Client]
GOOD = "a long and quiet password"


def _guest(cast: Cast, house: str = "Harbour VFX", **changes: object) -> Guest:
    given: dict[str, object] = {
        "email": "wren@example.org",
        "name": "Wren Castellan",
        "language": "en",
        "organisation": cast.slate.houses[house],
        "offices": (Office.DECLARANT,),
        "production": cast.the_salt_road,
    }
    return Guest(**(given | changes))  # type: ignore[arg-type]


def _token() -> str:
    found = re.search(r"/invitations/(\S+)", outbox()[0].text)
    assert found is not None
    return found.group(1)


NEWCOMER = Newcomer(name="Wren Castellan", language="fr", password=GOOD)
LATER = Actor(member=None, at=NOON + timedelta(days=13))


def test_an_invitation_makes_an_account_with_its_offices(cast: Cast) -> None:
    inviting.invite(_guest(cast), cast.acting("Dara"))
    letter = outbox()[0]
    assert letter.to == "wren@example.org"
    assert "Dara Okonjo-Reeve" in letter.text
    wren = member_of(inviting.accept(_token(), NEWCOMER, LATER))

    assert wren.offices(cast.the_salt_road) == {Office.DECLARANT}
    assert wren.everywhere == frozenset()
    assert wren.language == "fr"
    acts = [entry.act for entry in entries()][-2:]
    assert acts == ["invited", "invitation_accepted"]


def test_the_link_works_once(cast: Cast) -> None:
    inviting.invite(_guest(cast), cast.acting("Dara"))
    inviting.accept(_token(), NEWCOMER, LATER)

    with pytest.raises(NotThere):
        inviting.accept(_token(), NEWCOMER, LATER)


def test_the_link_ends_after_fourteen_days_and_is_not_kept_in_the_database(cast: Cast) -> None:
    inviting.invite(_guest(cast), cast.acting("Dara"))
    token = _token()
    after = Actor(member=None, at=NOON + timedelta(days=14))

    with pytest.raises(NotThere):
        inviting.accept(token, NEWCOMER, after)
    assert token not in str(list(Invitation.objects.values()))
    assert all(token not in entry.entry for entry in entries())


def test_sending_again_replaces_the_link_and_withdrawing_ends_it(cast: Cast) -> None:
    number = inviting.invite(_guest(cast), cast.acting("Dara"))
    first = _token()
    inviting.resend(number, cast.acting("Dara", NOON + timedelta(days=10)))
    second = _token()

    with pytest.raises(NotThere):
        inviting.openable(first, LATER)
    assert inviting.openable(second, Actor(member=None, at=NOON + timedelta(days=20)))
    inviting.withdraw(number, cast.acting("Dara"))
    with pytest.raises(NotThere):
        inviting.openable(second, LATER)


def test_a_lead_invites_declarants_of_vendors_and_nothing_more(cast: Cast) -> None:
    for wrong in (
        {"offices": (Office.CLEARANCE_LEAD,)},
        {"offices": (Office.DECLARANT, Office.ADMINISTRATOR)},
        {"production": None},
        {"house": "Quillmark Pictures"},
        {"offices": ()},
    ):
        with pytest.raises(NotAllowed):
            inviting.invite(_guest(cast, **wrong), cast.acting("Dara"))
    with pytest.raises(NotThere):
        inviting.invite(_guest(cast, "Pinchbeck Row"), cast.acting("Dara"))
    with pytest.raises(NotAllowed):
        inviting.invite(_guest(cast), cast.acting("Jonah"))


def test_what_the_sender_could_not_give_any_more_is_not_given(cast: Cast) -> None:
    inviting.invite(_guest(cast), cast.acting("Dara"))
    token = _token()
    peopling.take(
        cast.number("Dara"), Office.CLEARANCE_LEAD, None, cast.acting("Rufus"), second_factor=True
    )
    with pytest.raises(NotThere):
        inviting.accept(token, NEWCOMER, LATER)
    give_office(cast.number("Dara"), Office.CLEARANCE_LEAD)
    assert inviting.openable(token, LATER)
    peopling.close_account(cast.number("Dara"), cast.acting("Rufus"), second_factor=True)
    with pytest.raises(NotThere):
        inviting.accept(token, NEWCOMER, LATER)


def test_nobody_gets_a_second_account(cast: Cast) -> None:
    with pytest.raises(NotAllowed) as refused:
        inviting.invite(_guest(cast, email="Jonah.Pell@example.org"), cast.acting("Dara"))
    assert refused.value.why is Objection.HAS_ACCOUNT

    # Outside of one's reach nobody is told; the letter then opens nothing.
    inviting.invite(_guest(cast, email="tamsin.orrery@example.org"), cast.acting("Dara"))
    with pytest.raises(NotThere):
        inviting.accept(_token(), NEWCOMER, LATER)


def test_the_page_opens_the_account_and_lets_in(cast: Cast) -> None:
    inviting.invite(_guest(cast, language="fr"), cast.acting("Dara"))
    client, address = Client(), f"/invitations/{_token()}"
    assert "wren@example.org" in client.get(address).content.decode()
    weak = client.post(address, {"name": "Wren", "language": "fr", "password": "short"})
    assert weak.status_code == 400
    assert client.post(address, {"name": "", "password": GOOD}).status_code == 400
    answer = client.post(address, {"name": "Wren", "language": "fr", "password": GOOD})

    assert (answer.status_code, answer["Location"]) == (302, "/me")
    assert 'lang="fr"' in client.get("/me").content.decode()
    assert Client().get(address).status_code == 404
    other = Client()
    signed_in = other.post("/accounts/login/", {"login": "WREN@example.org", "password": GOOD})
    assert signed_in.status_code == 302
    assert other.get("/me").status_code == 200


def test_the_form_says_what_is_missing_and_keeps_what_was_given(cast: Cast, enter: Enter) -> None:
    client = enter("Dara")
    answer = client.post("/people/invite", {"email": "nobody", "name": "Kept Name"})
    page = answer.content.decode()

    assert answer.status_code == 400
    assert "Give a mail address." in page
    assert "Kept Name" in page
    given = {
        "email": "wren@example.org",
        "name": "Wren",
        "offices": "declarant",
        "organisation": cast.slate.houses["Harbour VFX"],
        "production": cast.the_salt_road,
    }
    assert client.post("/people/invite", given).status_code == 302
    assert "wren@example.org" in client.get("/people").content.decode()
    refused = client.post(
        "/people/invite", given | {"email": "b@example.org", "offices": "clearance_lead"}
    )
    assert refused.status_code == 403


def test_an_invitation_of_another_partner_is_not_there(cast: Cast, enter: Enter) -> None:
    number = inviting.invite(_guest(cast), cast.acting("Dara"))

    for act in ("resend", "withdraw"):
        answer = enter("Tamsin").post(f"/people/invitations/{number}/{act}")
        assert answer.status_code == 404
    assert "wren@example.org" not in enter("Tamsin").get("/people").content.decode()


def test_a_service_that_has_people_is_not_founded_again(cast: Cast) -> None:
    with pytest.raises(inviting.AlreadyFounded):
        inviting.found_studio("S", "A", "a@example.org", "en", LATER)
