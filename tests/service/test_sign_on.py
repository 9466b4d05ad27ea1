"""Single sign-on with a real provider: who is let in, who is told what to do, what is proven."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount
from django.contrib.auth import get_user_model
from django.http import HttpResponse
from django.test import Client
from tests.identity_provider import CLIENT, SECRET, IdentityProvider, provider_running
from tests.service.conftest import Cast
from tests.service.deciding import open_tasks, read, the_use

from clearslate.domain.people import Office
from clearslate.operations import inviting, peopling
from clearslate.records.log import entries
from clearslate.records.mail import outbox
from clearslate.web.demo import equip
from clearslate.web.second_factor import code_of_the_moment

pytestmark = pytest.mark.enable_socket

MAIL = "corwin.sallaway@example.org"
LOGIN = "/accounts/oidc/oidc/login/"
Arrive = Callable[[Client], HttpResponse]


@pytest.fixture(scope="module")
def _running(_socket_for_all: None) -> Iterator[IdentityProvider]:
    with provider_running() as provider:
        yield provider


@pytest.fixture(scope="module")
def _socket_for_all() -> None:
    from pytest_socket import enable_socket

    enable_socket()


@pytest.fixture
def provider(_running: IdentityProvider, settings: object) -> IdentityProvider:
    """A provider that behaves, and a service that knows it."""
    fresh = IdentityProvider(issuer=_running.issuer, key=_running.key)
    _running.__dict__.update(fresh.__dict__)
    app = {
        "provider_id": "oidc",
        "name": "Loom ID",
        "client_id": CLIENT,
        "secret": SECRET,
        "settings": {"server_url": _running.issuer},
    }
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app]}}  # type: ignore[attr-defined]
    return _running


def leave(client: Client, query: str = "") -> str:
    """Press the button, and return where its page leads."""
    page = client.post(LOGIN + query)
    assert page.status_code == 200
    found = re.search(r'content="0;url=([^"]+)"', page.content.decode())
    assert found is not None
    return found.group(1).replace("&amp;", "&")


def go(address: str) -> str:
    """Follow an address of the provider, and return where it sends its visitor."""
    at = urlsplit(address)
    connection = HTTPConnection(at.hostname or "", at.port or 80)
    try:
        connection.request("GET", f"{at.path}?{at.query}")
        back = connection.getresponse().getheader("Location")
    finally:
        connection.close()
    assert back is not None
    return back.removeprefix("http://testserver")


def sign_on(client: Client, query: str = "") -> HttpResponse:
    """Go to the provider and come back."""
    return client.get(go(leave(client, query)))


def test_whoever_was_invited_is_joined_to_their_account_by_their_verified_address(
    cast: Cast, provider: IdentityProvider
) -> None:
    guest = inviting.Guest(
        email="wren@example.org",
        name="Wren Castellan",
        language="en",
        organisation=cast.slate.houses["Harbour VFX"],
        offices=(Office.DECLARANT,),
        production=cast.the_salt_road,
    )
    inviting.invite(guest, cast.acting("Dara"))
    link = re.search(r"/invitations/\S+", outbox()[0].text)
    assert link is not None
    provider.signs_in("Wren@Example.org")
    early = sign_on(Client())
    assert early.status_code == 403
    assert "Your invitation is waiting" in early.content.decode()
    taken = {"name": "Wren", "language": "en", "password": "a long and quiet password"}
    Client().post(link.group(), taken)

    client = Client()
    answer = sign_on(client, "?next=/me")

    assert (answer.status_code, answer["Location"]) == (302, "/me")
    assert "wren@example.org" in client.get("/me").content.decode()
    wren = get_user_model().objects.get(email="wren@example.org")
    assert SocialAccount.objects.get(user=wren).extra_data == {
        "iss": provider.issuer,
        "sub": "id-Wren@Example.org",
    }
    assert wren.check_password("a long and quiet password")
    assert outbox()[0].to == "wren@example.org"
    assert "single sign-on for the first time" in outbox()[0].text
    joined = [json.loads(each.entry) for each in entries() if each.act == "sign_on_joined"]
    told = {"issuer": provider.issuer, "subject": "id-Wren@Example.org"}
    assert [(each["actor"], each["details"]) for each in joined] == [
        ("Wren <wren@example.org>", told)
    ]
    sign_on(Client())
    assert [each.act for each in entries()].count("sign_on_joined") == 1


def test_whoever_was_joined_comes_in_again_by_their_number_whatever_their_address_became(
    cast: Cast, provider: IdentityProvider
) -> None:
    provider.signs_in(MAIL, sub="17")
    sign_on(Client())
    provider.signs_in("corwin@elsewhere.example", verified=False, sub="17")

    client = Client()
    assert sign_on(client).status_code == 302
    assert "Corwin Sallaway" in client.get("/me").content.decode()


def test_the_same_number_at_another_provider_is_somebody_else(
    cast: Cast, provider: IdentityProvider
) -> None:
    SocialAccount.objects.create(
        user_id=cast.number("Corwin"), provider="oidc", uid="17", extra_data={}
    )
    provider.signs_in("stranger@example.org", sub="17")

    assert sign_on(Client()).status_code == 403


@pytest.mark.parametrize("verified", [False, None, "false", 1.5, "yes"])
def test_an_address_that_was_not_verified_opens_nothing_and_the_page_says_what_to_do(
    cast: Cast, provider: IdentityProvider, verified: object
) -> None:
    provider.signs_in(MAIL, verified=verified)
    client = Client()
    answer = sign_on(client)

    assert answer.status_code == 403
    assert "Verify the address there" in answer.content.decode()
    assert client.get("/me").status_code == 302
    assert not SocialAccount.objects.exists()


def test_the_id_token_cannot_verify_the_address_that_the_user_info_tells(
    cast: Cast, provider: IdentityProvider
) -> None:
    provider.signs_in("mine@example.org")
    provider.in_user_info = {"email": MAIL, "email_verified": None}

    assert sign_on(Client()).status_code == 403


def test_an_address_in_the_id_token_alone_counts(cast: Cast, provider: IdentityProvider) -> None:
    provider.signs_in(MAIL)
    provider.in_user_info = {"email": None, "email_verified": None}

    assert sign_on(Client()).status_code == 302


def test_a_stranger_is_told_to_ask_for_an_invitation_and_gets_no_account(
    cast: Cast, provider: IdentityProvider
) -> None:
    before = get_user_model().objects.count()
    provider.signs_in("stranger@example.org")
    client = Client()
    client.cookies["clearslate_language"] = "fr"
    answer = sign_on(client)

    assert answer.status_code == 403
    assert "Demandez une invitation" in answer.content.decode()
    assert get_user_model().objects.count() == before


@pytest.mark.parametrize("joined_before", [False, True])
def test_a_closed_account_stays_closed_and_is_told_whom_to_ask(
    cast: Cast, provider: IdentityProvider, joined_before: bool
) -> None:
    provider.signs_in(MAIL)
    if joined_before:
        sign_on(Client())
    peopling.close_account(cast.number("Corwin"), cast.acting("Rufus"), second_factor=True)
    letters = len(outbox())
    client = Client()
    answer = sign_on(client)

    assert answer.status_code == 403
    assert "This account is closed" in answer.content.decode()
    assert client.get("/me").status_code == 302
    assert len(outbox()) == letters
    assert SocialAccount.objects.exists() is joined_before


def test_an_administrator_undoes_a_join_and_only_the_verified_address_comes_in_again(
    cast: Cast, provider: IdentityProvider, enter: Callable[[str], Client]
) -> None:
    provider.signs_in(MAIL, sub="17")
    client = Client()
    sign_on(client)
    provider.signs_in("moved.away@example.org", sub="17")
    assert sign_on(Client()).status_code == 302
    equip(cast.number("Rufus"))
    rufus, person = enter("Rufus"), f"/people/{cast.number('Corwin')}"
    page = rufus.get(person).content.decode()
    assert f"17, by {provider.issuer}, since " in page
    assert "Undo single sign-on" in page

    code = {"code": str(code_of_the_moment(cast.number("Rufus")))}
    assert rufus.post(f"{person}/sign-on", code).status_code == 302

    assert client.get("/me").status_code == 302
    assert sign_on(Client()).status_code == 403
    assert "Undo single sign-on" not in rufus.get(person).content.decode()
    provider.signs_in(MAIL, sub="99")
    assert sign_on(Client()).status_code == 302
    acts = [each.act for each in entries() if "sign_on" in each.act]
    assert acts == ["sign_on_joined", "sign_on_undone", "sign_on_joined"]


# The second factor ------------------------------------------------------------------------


def test_the_second_factor_set_up_here_is_asked_for_whatever_the_provider_says_of_its_own(
    cast: Cast, provider: IdentityProvider
) -> None:
    equip(cast.number("Corwin"))
    provider.signs_in(MAIL)
    provider.in_token = {"amr": ["pwd", "mfa", "otp"], "acr": "phrh"}
    client = Client()
    answer = sign_on(client)

    assert answer["Location"] == "/accounts/2fa/authenticate/"
    assert client.get("/me").status_code == 302
    code = {"code": code_of_the_moment(cast.number("Corwin"))}
    assert client.post("/accounts/2fa/authenticate/", code).status_code == 302
    assert client.get("/me").status_code == 200


def test_who_came_by_single_sign_on_still_gives_a_code_to_approve(
    cast: Cast, provider: IdentityProvider
) -> None:
    provider.signs_in(MAIL)
    provider.in_token = {"amr": ["mfa"]}
    client = Client()
    sign_on(client)
    use = next(
        found
        for reference in ("SR-0007", "SR-0012", "SR-0024", "SR-0016", "SR-0018", "SR-0020")
        if Office.LEGAL in open_tasks(found := the_use(cast, reference))
    )
    task = open_tasks(use)[Office.LEGAL].number
    declaration, determination = read(cast, use)
    given = {"declaration": declaration, "determination": determination}
    without = client.post(f"/tasks/{task}/approve", given)
    assert without.status_code == 422

    equip(cast.number("Corwin"))
    code = {"code": code_of_the_moment(cast.number("Corwin"))}
    assert client.post(f"/tasks/{task}/approve", given | code).status_code == 302


def test_who_has_no_password_sets_up_a_second_factor_after_single_sign_on(
    cast: Cast, provider: IdentityProvider
) -> None:
    provider.signs_in(MAIL)
    client = Client()
    sign_on(client)

    assert not get_user_model().objects.get(pk=cast.number("Corwin")).has_usable_password()
    assert client.get("/accounts/2fa/totp/activate/").status_code == 200


# What is proven ---------------------------------------------------------------------------


def test_every_sign_in_carries_a_state_a_nonce_and_a_challenge_of_its_own(
    cast: Cast, provider: IdentityProvider
) -> None:
    provider.signs_in(MAIL)
    sign_on(Client())
    sign_on(Client())
    first, second = provider.asked

    for part in ("state", "nonce", "code_challenge"):
        assert len(first[part]) >= 16
        assert first[part] != second[part]
    assert sorted(first["scope"].split()) == ["email", "openid"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"nonce": "of another sign-in"},
        {"nonce": None},
        {"aud": "another client"},
        {"aud": [CLIENT, "another"], "azp": "another"},
        {"iss": "https://elsewhere.example"},
        {"exp": 1_000_000_000},
        {"exp": None},
        {"sub": None},
    ],
    ids=str,
)
def test_an_id_token_that_was_made_for_something_else_is_not_believed(
    cast: Cast, provider: IdentityProvider, wrong: dict[str, object]
) -> None:
    provider.signs_in(MAIL)
    provider.in_token = wrong
    client = Client()
    answer = sign_on(client)

    assert answer.status_code == 401
    assert "Begin again from the sign-in page" in answer.content.decode()
    assert client.get("/me").status_code == 302


def test_an_id_token_that_the_provider_did_not_sign_is_not_believed(
    cast: Cast, provider: IdentityProvider
) -> None:
    provider.signs_in(MAIL)
    provider.forged = True

    assert sign_on(Client()).status_code == 401


def test_user_info_of_somebody_else_is_not_believed(
    cast: Cast, provider: IdentityProvider
) -> None:
    provider.signs_in(MAIL)
    provider.in_user_info = {"sub": "somebody else"}

    assert sign_on(Client()).status_code == 401


def test_a_code_brought_by_another_browser_or_a_second_time_opens_nothing(
    cast: Cast, provider: IdentityProvider
) -> None:
    provider.signs_in(MAIL)
    client, other = Client(), Client()
    back = go(leave(client))
    leave(other)

    assert other.get(back).status_code == 401
    assert client.get(back).status_code == 302
    assert Client().get(back).status_code == 401
    assert client.get(back).status_code == 401


def test_nobody_is_led_to_ask_for_more_or_to_join_accounts_by_an_address(
    cast: Cast, provider: IdentityProvider
) -> None:
    provider.signs_in("stranger@example.org")
    client = Client()
    client.force_login(
        get_user_model().objects.get(pk=cast.number("Corwin")),
        backend="allauth.account.auth_backends.AuthenticationBackend",
    )
    answer = sign_on(
        client, "?process=connect&scope=admin&auth_params=nonce%3Dmine&next=//evil.example"
    )

    assert answer.status_code == 403
    assert not SocialAccount.objects.exists()
    assert sorted(provider.asked[0]["scope"].split()) == ["email", "openid"]
    assert provider.asked[0]["nonce"] != "mine"


# What goes wrong --------------------------------------------------------------------------


def test_who_stops_at_the_provider_is_told_that_nothing_changed(
    cast: Cast, provider: IdentityProvider
) -> None:
    provider.error = "access_denied"
    answer = sign_on(Client())
    assert answer["Location"] == "/accounts/3rdparty/login/cancelled/"
    provider.error = "server_error"
    assert sign_on(Client()).status_code == 401


@pytest.mark.parametrize(
    "wrong",
    [
        {"issuer": "https://elsewhere.example"},
        {"token_endpoint": None},
        {"jwks_uri": "file:///etc/passwd"},
    ],
    ids=str,
)
def test_a_provider_that_describes_another_or_nothing_is_not_used(
    cast: Cast, provider: IdentityProvider, wrong: dict[str, object]
) -> None:
    provider.described = wrong
    answer = Client().post(LOGIN)

    assert answer.status_code == 503
    assert "Single sign-on cannot be reached" in answer.content.decode()


def test_a_provider_that_is_down_is_said_to_be_in_both_languages(
    cast: Cast, provider: IdentityProvider
) -> None:
    provider.signs_in(MAIL)
    client = Client()
    back = go(leave(client))
    provider.down = True

    assert client.get(back).status_code == 503
    assert "cannot be reached" in client.post(LOGIN).content.decode()
    client.cookies["clearslate_language"] = "fr"
    assert "est injoignable" in client.post(LOGIN).content.decode()


# The page and the settings ----------------------------------------------------------------


def test_the_sign_in_page_has_the_button_with_its_name_in_both_languages(
    db: None, provider: IdentityProvider, settings: object
) -> None:
    client = Client()
    assert "Sign in with Loom ID" in client.get("/accounts/login/").content.decode()
    client.cookies["clearslate_language"] = "fr"
    assert "Se connecter avec Loom ID" in client.get("/accounts/login/").content.decode()
    settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"][0]["name"] = ""  # type: ignore[attr-defined]
    assert "avec la connexion unique" in client.get("/accounts/login/").content.decode()


def test_the_page_that_leads_on_is_ours_and_kept_by_nobody(
    db: None, provider: IdentityProvider
) -> None:
    page = Client().post(LOGIN)

    assert page["Cache-Control"] == "max-age=0, no-cache, no-store, must-revalidate, private"
    assert "form-action 'self';" in page["Content-Security-Policy"] + ";"
    assert "Go on to Loom ID" in page.content.decode()


def settings_with(tmp_path: Path, **given: str) -> subprocess.CompletedProcess[str]:
    """Read the settings in a process of its own."""
    program = (
        "from clearslate.web.place import Misplaced, read_place\n"
        "try: print(read_place().sign_on)\n"
        "except Misplaced as error: print(error)"
    )
    known = {"CLEARSLATE_DATA": str(tmp_path), "CLEARSLATE_OIDC_CLIENT": "c"}
    known |= {"CLEARSLATE_OIDC_SECRET": "s"}
    return subprocess.run(
        [sys.executable, "-c", program],
        env=os.environ | known | given,
        capture_output=True,
        text=True,
        check=True,
    )


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"CLEARSLATE_OIDC_URL": ""}, "None"),
        (
            {"CLEARSLATE_OIDC_URL": "http://id.example.org"},
            "CLEARSLATE_OIDC_URL: found `http://id.example.org`, expected `https://` and an issuer",
        ),
        ({"CLEARSLATE_OIDC_URL": "https://[id"}, "expected `https://` and an issuer"),
        (
            {"CLEARSLATE_OIDC_URL": "https://id.example.org", "CLEARSLATE_OIDC_CLIENT": " "},
            "CLEARSLATE_OIDC_CLIENT: found nothing, expected the id",
        ),
        (
            {"CLEARSLATE_OIDC_URL": "https://id.example.org", "CLEARSLATE_OIDC_SECRET": ""},
            "CLEARSLATE_OIDC_SECRET: found nothing, expected the secret",
        ),
        (
            {
                "CLEARSLATE_OIDC_URL": "https://id.example.org/realms/x/.well-known/openid-configuration"
            },
            "SignOn(issuer='https://id.example.org/realms/x', client='c', secret='s', name='')",
        ),
        (
            {"CLEARSLATE_OIDC_URL": "https://id.example.org/", "CLEARSLATE_OIDC_NAME": "Loom"},
            "SignOn(issuer='https://id.example.org', client='c', secret='s', name='Loom')",
        ),
    ],
)
def test_a_setting_of_single_sign_on_that_makes_no_sense_is_named(
    tmp_path: Path, given: dict[str, str], said: str
) -> None:
    assert said in settings_with(tmp_path, **given).stdout


def test_an_account_whose_address_is_known_keeps_its_password(
    cast: Cast, provider: IdentityProvider
) -> None:
    corwin = get_user_model().objects.get(pk=cast.number("Corwin"))
    corwin.set_password("a long and quiet password")
    corwin.save()
    EmailAddress.objects.create(user=corwin, email=MAIL, verified=True, primary=True)
    provider.signs_in(MAIL)
    sign_on(Client())

    corwin.refresh_from_db()
    assert corwin.check_password("a long and quiet password")
