"""The door: passwords, second steps, setting up factors, letters, limits, single sign-on."""

import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.contrib.auth import get_user_model
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from tests.service.conftest import Cast

from clearslate.records.mail import outbox
from clearslate.web.demo import equip
from clearslate.web.second_factor import code_of_the_moment

Enter = Callable[[str], Client]
GOOD = "a long and quiet password"
MAIL = "corwin.sallaway@example.org"


@pytest.fixture
def corwin(cast: Cast) -> int:
    """Corwin, with a password."""
    account = get_user_model().objects.get(pk=cast.number("Corwin"))
    account.set_password(GOOD)
    account.save()
    return account.pk


def _sign_in(client: Client, password: str = GOOD) -> object:
    return client.post("/accounts/login/", {"login": MAIL, "password": password})


def test_a_password_lets_in_and_a_wrong_one_says_so_without_saying_which(corwin: int) -> None:
    client = Client()
    wrong = _sign_in(client, "not the password")
    unknown = client.post("/accounts/login/", {"login": "x@example.org", "password": GOOD})
    said = "Mail address or password is not right."

    assert said in wrong.content.decode()  # type: ignore[attr-defined]
    assert said in unknown.content.decode()
    assert _sign_in(client).status_code == 302  # type: ignore[attr-defined]
    assert client.get("/me").status_code == 200


def test_after_five_wrong_passwords_the_right_one_waits(corwin: int) -> None:
    client = Client()
    for _ in range(5):
        _sign_in(client, "not the password")

    assert "Wait five minutes" in _sign_in(client).content.decode()  # type: ignore[attr-defined]
    assert client.get("/me").status_code == 302


def test_who_has_an_authenticator_is_asked_for_its_code_and_each_code_lets_in_once(
    corwin: int,
) -> None:
    equip(corwin)
    client = Client()
    assert _sign_in(client)["Location"] == "/accounts/2fa/authenticate/"  # type: ignore[index]
    assert client.get("/me").status_code == 302
    page = client.get("/accounts/2fa/authenticate/").content.decode()
    assert "Second step" in page
    wrong = client.post("/accounts/2fa/authenticate/", {"code": "000000"})
    assert "does not count" in wrong.content.decode()
    code = code_of_the_moment(corwin)
    assert client.post("/accounts/2fa/authenticate/", {"code": code}).status_code == 302
    assert client.get("/me").status_code == 200

    again = Client()
    _sign_in(again)
    assert again.post("/accounts/2fa/authenticate/", {"code": code}).status_code == 200
    assert again.get("/me").status_code == 302


def test_an_authenticator_is_set_up_after_the_password_again_and_a_letter_says_so(
    corwin: int,
) -> None:
    client = Client()
    _sign_in(client)
    asked = client.get("/accounts/2fa/totp/activate/")
    assert asked["Location"].startswith("/accounts/reauthenticate/")
    again = client.post(asked["Location"], {"password": GOOD})
    assert again["Location"] == "/accounts/2fa/totp/activate/"
    page = client.get("/accounts/2fa/totp/activate/").content.decode()
    assert 'src="data:image/svg+xml;base64,' in page
    secret = re.search(r'class="secret">([A-Z2-7]+)<', page)
    assert secret is not None
    code = format_hotp_value(hotp_value(secret.group(1), int(time.time()) // 30))
    made = client.post("/accounts/2fa/totp/activate/", {"code": code})
    assert made.status_code == 302
    codes = client.get("/accounts/2fa/recovery-codes/")
    assert "10 of 10 left" in codes.content.decode()
    assert client.get("/accounts/2fa/recovery-codes/download/").status_code == 200
    assert Authenticator.objects.filter(user=corwin, type="totp").exists()


def test_every_page_of_factors_is_ours_in_both_languages(corwin: int) -> None:
    equip(corwin)
    client = Client()
    _sign_in(client)
    client.post("/accounts/2fa/authenticate/", {"code": code_of_the_moment(corwin)})
    client.post("/accounts/reauthenticate/", {"password": GOOD})
    assert "Add a key" in client.get("/accounts/2fa/webauthn/add/").content.decode()
    key = Authenticator.objects.create(
        user_id=corwin, type="webauthn", data={"name": "Blue key", "credential": {}}
    ).pk
    for path in (
        "",
        "totp/deactivate/",
        "webauthn/",
        f"webauthn/keys/{key}/edit/",
        f"webauthn/keys/{key}/remove/",
        "recovery-codes/generate/",
        "reauthenticate/",
    ):
        for language in ("en", "fr"):
            client.cookies["clearslate_language"] = language
            answer = client.get(f"/accounts/2fa/{path}")
            assert answer.status_code == 200, path
            page = answer.content.decode()
            assert f'<html lang="{language}"' in page
            assert "clearslate/tokens.css" in page
    other = get_user_model().objects.exclude(pk=corwin).first()
    theirs = Authenticator.objects.create(user=other, type="webauthn", data={"name": "x"}).pk
    assert client.get(f"/accounts/2fa/webauthn/keys/{theirs}/remove/").status_code == 404


def test_a_forgotten_password_is_set_anew_by_a_letter_s_link_which_works_once(
    corwin: int,
) -> None:
    client = Client()
    client.post("/accounts/password/reset/", {"email": "nobody@example.org"})
    before = len(outbox())
    sent = client.post("/accounts/password/reset/", {"email": MAIL.upper()})
    assert sent["Location"] == "/accounts/password/reset/done/"
    assert len(outbox()) == before + 1
    letter = outbox()[0]
    link = re.search(r"(/accounts/password/reset/key/\S+)", letter.text)
    assert link is not None
    assert letter.to == MAIL
    form = client.get(link.group(1), follow=True)
    address = form.redirect_chain[-1][0]
    new = {"password1": "another quiet password", "password2": "another quiet password"}
    assert client.post(address, new).status_code == 302
    assert _sign_in(Client(), "another quiet password").status_code == 302  # type: ignore[attr-defined]
    used = Client().get(link.group(1), follow=True).content.decode()
    assert "does not work any more" in used


def test_a_password_that_is_too_short_or_common_is_refused(corwin: int) -> None:
    client = Client()
    _sign_in(client)
    for weak in ("short", "password1234"):
        given = {"oldpassword": GOOD, "password1": weak, "password2": weak}
        answer = client.post("/accounts/password/change/", given)
        assert answer.status_code == 200
        assert 'class="error"' in answer.content.decode()


def test_the_form_that_binds_asks_for_a_code_a_key_or_setting_one_up(
    cast: Cast, enter: Enter, settings: object
) -> None:
    request = RequestFactory().get("/tasks")
    request.session = {}
    request.user = get_user_model().objects.get(pk=cast.number("Corwin"))
    request.member = cast.member("Corwin")
    without = render_to_string("parts/second_factor.html", request=request)
    assert "you have none yet" in without
    equip(cast.number("Corwin"))
    with_code = render_to_string("parts/second_factor.html", request=request)
    assert 'name="code"' in with_code
    assert "stands here" not in with_code
    settings.DEMO = True  # type: ignore[attr-defined]
    shown = render_to_string("parts/second_factor.html", request=request)
    assert re.search(r"stands here: \d{6}", shown)


# Single sign-on --------------------------------------------------------------------------

_SETTINGS = """
import os
os.environ |= {
    "CLEARSLATE_DATA": %(data)r, "CLEARSLATE_OIDC_URL": "https://id.example.org/realms/loom",
    "CLEARSLATE_OIDC_NAME": "Loom ID", "CLEARSLATE_OIDC_CLIENT": "clearslate",
    "CLEARSLATE_OIDC_SECRET": "s", "DJANGO_SETTINGS_MODULE": "clearslate.web.settings",
}
import django; django.setup()
from django.conf import settings
[app] = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"]
print(app["name"], app["client_id"], app["settings"]["server_url"])
"""


def test_single_sign_on_is_set_by_the_environment(tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-c", _SETTINGS % {"data": str(tmp_path)}],
        capture_output=True,
        text=True,
        check=True,
    )

    assert run.stdout == "Loom ID clearslate https://id.example.org/realms/loom\n"


@pytest.fixture
def sso(settings: object) -> None:
    app = {
        "provider_id": "oidc",
        "name": "Loom ID",
        "client_id": "c",
        "secret": "s",
        "settings": {"server_url": "https://id.example.org"},
    }
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app]}}  # type: ignore[attr-defined]


def test_the_button_stands_on_the_sign_in_page_where_single_sign_on_is_set(
    db: None, sso: None
) -> None:
    assert "Sign in with Loom ID" in Client().get("/accounts/login/").content.decode()


def test_there_is_no_button_and_no_way_in_where_it_is_not_set(db: None) -> None:
    assert "Sign in with" not in Client().get("/accounts/login/").content.decode().replace(
        "Sign in with a passkey", ""
    )
    assert Client().post("/accounts/oidc/oidc/login/").status_code == 404
