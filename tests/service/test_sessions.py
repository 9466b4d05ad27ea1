"""What lets in and keeps in: sessions that end, cookies and headers that hold, tries that run out."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client, RequestFactory
from tests.service.conftest import NOON, Cast

from clearslate.formats.words.pages import consent as consent_words
from clearslate.operations import peopling
from clearslate.records.consent_doors import CODE_HOLDS, Door
from clearslate.records.log import entries
from clearslate.records.mail import outbox
from clearslate.web.accounts import AccountAdapter
from clearslate.web.demo import equip
from clearslate.web.second_factor import code_of_the_moment

Enter = Callable[[str], Client]
GOOD, OTHER = "a long and quiet password", "another quiet password"
MAIL = "corwin.sallaway@example.org"


@pytest.fixture
def corwin(cast: Cast) -> int:
    """Corwin, with a password and the address it was sent to."""
    account = get_user_model().objects.get(pk=cast.number("Corwin"))
    account.set_password(GOOD)
    account.save()
    EmailAddress.objects.create(user=account, email=MAIL, verified=True, primary=True)
    return account.pk


def sign_in(client: Client, password: str = GOOD, **meta: str) -> object:
    return client.post("/accounts/login/", {"login": MAIL, "password": password}, **meta)


def is_in(client: Client) -> bool:
    return client.get("/me").status_code == 200


REFUSE = {
    "sqlite": (
        "CREATE TRIGGER no_more BEFORE INSERT ON records_logrow "
        "BEGIN SELECT RAISE(ABORT, 'no more'); END",
    ),
    "postgresql": (
        "CREATE FUNCTION no_more() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'no more'; END $$",
        "CREATE TRIGGER no_more BEFORE INSERT ON records_logrow "
        "FOR EACH ROW EXECUTE FUNCTION no_more()",
    ),
}
"""What makes the log take nothing more."""


# What is logged ---------------------------------------------------------------------------


def logged() -> list[tuple[str, str]]:
    """Return who did what, as the log tells it, the latest last."""
    return [(each.actor, each.act) for each in entries()]


def test_a_password_that_is_changed_or_set_anew_is_in_the_log_without_the_password(
    corwin: int,
) -> None:
    client = Client()
    sign_in(client)
    given = {"oldpassword": GOOD, "password1": OTHER, "password2": OTHER}
    client.post("/accounts/password/change/", {**given, "oldpassword": "wrong"})
    assert "password_changed" not in str(logged())
    client.post("/accounts/password/change/", given)
    Client().post("/accounts/password/reset/", {"email": MAIL})
    link = re.search(r"(/accounts/password/reset/key/\S+)", outbox()[0].text)
    assert link is not None
    stranger = Client()
    form = stranger.get(link.group(1), follow=True).redirect_chain[-1][0]
    stranger.post(form, {"password1": GOOD, "password2": GOOD})

    who = f"Corwin Sallaway <{MAIL}>"
    assert logged()[-2:] == [(who, "password_changed"), (who, "password_reset")]
    assert [each.subject for each in entries()][-2:] == [f"account {corwin}"] * 2
    assert OTHER not in "".join(each.entry for each in entries())


def test_a_second_factor_that_comes_and_goes_is_in_the_log(corwin: int) -> None:
    equip(corwin)
    client = Client()
    sign_in(client)
    client.post("/accounts/2fa/authenticate/", {"code": code_of_the_moment(corwin)})
    client.post("/accounts/reauthenticate/", {"password": GOOD})
    client.post("/accounts/2fa/recovery-codes/generate/")
    client.post("/accounts/2fa/totp/deactivate/")

    ours = [each for each in entries() if each.subject == f"account {corwin}"]
    assert [(each.act, json.loads(each.entry)["details"]["kind"]) for each in ours] == [
        ("factor_added", "totp"),
        ("factor_added", "recovery_codes"),
        ("factor_removed", "totp"),
        ("factor_removed", "recovery_codes"),
    ]


def test_a_password_stays_as_it_was_where_its_entry_cannot_be_kept(
    corwin: int,
) -> None:
    client = Client(raise_request_exception=False)
    sign_in(client)
    with connection.cursor() as cursor:
        for statement in REFUSE[connection.vendor]:
            cursor.execute(statement)

    given = {"oldpassword": GOOD, "password1": OTHER, "password2": OTHER}
    assert client.post("/accounts/password/change/", given).status_code == 500

    assert get_user_model().objects.get(pk=corwin).check_password(GOOD)


# Sessions end -----------------------------------------------------------------------------


def test_a_changed_password_ends_every_other_session_and_keeps_this_one(corwin: int) -> None:
    here, there = Client(), Client()
    sign_in(here)
    sign_in(there)
    assert is_in(there)
    here.post("/accounts/reauthenticate/", {"password": GOOD})
    given = {"oldpassword": GOOD, "password1": OTHER, "password2": OTHER}
    assert here.post("/accounts/password/change/", given).status_code == 302

    assert is_in(here)
    assert not is_in(there)


def test_a_password_set_anew_by_mail_ends_every_session(corwin: int) -> None:
    there, client = Client(), Client()
    sign_in(there)
    client.post("/accounts/password/reset/", {"email": MAIL})
    link = re.search(r"(/accounts/password/reset/key/\S+)", outbox()[0].text)
    assert link is not None
    form = client.get(link.group(1), follow=True).redirect_chain[-1][0]
    client.post(form, {"password1": OTHER, "password2": OTHER})

    assert not is_in(there)


def test_closing_an_account_ends_its_sessions_and_opening_it_again_brings_none_back(
    cast: Cast, corwin: int
) -> None:
    client = Client()
    sign_in(client)
    peopling.close_account(corwin, cast.acting("Rufus"), second_factor=True)
    assert not is_in(client)
    refused = sign_in(Client())
    assert "is not right" in refused.content.decode()  # type: ignore[attr-defined]
    peopling.reopen_account(corwin, cast.acting("Rufus"), second_factor=True)

    assert not is_in(client)


# Cookies and headers ----------------------------------------------------------------------

_BEHIND_HTTPS = """
import json, django
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from django.conf import settings
from django.test import Client
settings.STATIC_ROOT.mkdir(exist_ok=True)
settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
from clearslate.records.founding import found_account, found_organisation
house = found_organisation("Northmere", "studio", None)
found_account(email="a@example.org", name="A", organisation=house, password="a long and quiet one")
client, said = Client(HTTP_X_FORWARDED_PROTO="https"), {}
def keep(answer):
    said.update({name: [bool(c["secure"]), bool(c["httponly"]), c["samesite"]]
                 for name, c in answer.cookies.items() if c.value})
    return answer
page = keep(client.get("/accounts/login/"))
keep(client.post("/language", {"language": "fr"}))
keep(client.post("/theme", {"theme": "light"}))
keep(client.post("/accounts/login/", {"login": "a@example.org", "password": "a long and quiet one"}))
plain = Client().get("/accounts/login/")
print(json.dumps([said, page.status_code, dict(page.headers), plain.status_code, plain["Location"]]))
"""


def test_behind_https_every_cookie_is_for_https_and_no_script_reads_one(tmp_path: Path) -> None:
    known = {
        "CLEARSLATE_DATA": str(tmp_path),
        "CLEARSLATE_HTTPS": "yes",
        "CLEARSLATE_HOSTS": "testserver",
        "DATABASE_URL": "",
        "DJANGO_SETTINGS_MODULE": "clearslate.web.settings",
    }
    run = subprocess.run(
        [sys.executable, "-c", _BEHIND_HTTPS],
        env=os.environ | known,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr[-2000:]
    cookies, status, headers, plain, onward = json.loads(run.stdout)

    assert {
        "clearslate_session",
        "clearslate_csrf",
        "clearslate_language",
        "clearslate_theme",
    } <= set(cookies)
    assert {name: held for name, held in cookies.items() if held != [True, True, "Lax"]} == {}
    assert status == 200
    assert headers["Strict-Transport-Security"].startswith("max-age=31536000")
    assert (plain, onward) == (301, "https://testserver/accounts/login/")


@pytest.mark.parametrize("address", ["/accounts/login/", "/me", "/consent/nothing", "/nothing"])
def test_every_page_tells_other_sites_nothing_and_runs_only_our_own_scripts(
    enter: Enter, address: str
) -> None:
    answer = enter("Corwin").get(address)
    policy = answer["Content-Security-Policy"]

    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["X-Frame-Options"] == "DENY"
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    assert "form-action 'self'" in policy


# Tries run out ----------------------------------------------------------------------------


def test_five_wrong_passwords_for_one_account_stop_every_address_and_the_page_says_how_long(
    corwin: int,
) -> None:
    for n in range(5):
        sign_in(Client(), "wrong", REMOTE_ADDR=f"198.51.100.{n}")
    french = Client()
    french.cookies["clearslate_language"] = "fr"

    told = sign_in(Client(), REMOTE_ADDR="198.51.100.77").content.decode()  # type: ignore[attr-defined]
    assert "Wait five minutes, then try again." in told
    told = sign_in(french, REMOTE_ADDR="198.51.100.78").content.decode()  # type: ignore[attr-defined]
    assert "Attendez cinq minutes, puis recommencez." in told


def test_ten_wrong_passwords_from_one_address_stop_it_for_every_account(corwin: int) -> None:
    client = Client()
    for n in range(10):
        client.post("/accounts/login/", {"login": f"p{n}@example.org", "password": "wrong"})

    assert "Wait five minutes" in sign_in(client).content.decode()  # type: ignore[attr-defined]
    elsewhere = sign_in(Client(), REMOTE_ADDR="198.51.100.9")
    assert elsewhere.status_code == 302  # type: ignore[attr-defined]


def test_thirty_sign_ins_a_minute_from_one_address_get_a_page_that_says_how_long(
    cast: Cast,
) -> None:
    client = Client()
    answers = [client.post("/accounts/login/", {"login": "", "password": ""}) for _ in range(31)]

    assert answers[29].status_code == 200
    assert answers[30].status_code == 429
    assert "Wait five minutes, then try again." in answers[30].content.decode()


def test_behind_a_proxy_limits_go_by_the_address_it_saw_and_not_by_one_that_was_made_up(
    settings: object,
) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1  # type: ignore[attr-defined]
    request = RequestFactory().get("/", HTTP_X_FORWARDED_FOR="203.0.113.5, 198.51.100.9")

    assert AccountAdapter(request).get_client_ip(request) == "198.51.100.9"


def test_an_address_that_tries_many_personal_links_is_stopped_and_told_how_long(
    cast: Cast,
) -> None:
    client = Client()
    for n in range(60):
        assert client.get(f"/consent/guess-{n}").status_code == 404
    stopped = client.get("/consent/guess")

    assert stopped.status_code == 429
    assert stopped["Retry-After"] == "300"
    assert "Wait five minutes, then open yours again" in stopped.content.decode()
    assert client.post("/consent/code", {"token": "guess"}).status_code == 429
    assert Client(REMOTE_ADDR="198.51.100.9").get("/consent/guess").status_code == 404


@pytest.mark.parametrize(
    ("gone_by", "minutes"), [(0, 60), (59, 60), (61, 59), (59 * 60 + 30, 1), (2 * 60 * 60, 1)]
)
def test_who_had_too_many_codes_mailed_is_told_in_how_many_minutes_the_next_can_be(
    gone_by: int, minutes: int
) -> None:
    door = Door(
        number=1,
        key="k",
        request=1,
        who="signer",
        name="M",
        email="m@example.net",
        expires_at=NOON,
        opened_at=None,
        code_expires_at=NOON + CODE_HOLDS,
        codes_since=NOON,
    )
    wait = door.minutes_to_wait(NOON + timedelta(seconds=gone_by))

    assert wait == minutes
    assert f"in {minutes} minutes" in consent_words.TOO_MANY.en.format(minutes=wait)
