"""The second factor binds: a code counts once, a key for five minutes, and recovery codes never."""

import re
import time
from collections.abc import Callable

import pytest
from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.core import context
from allauth.mfa.models import Authenticator
from django.contrib.auth import get_user_model
from django.contrib.sessions.backends.db import SessionStore
from django.http import HttpRequest
from django.test import Client, RequestFactory
from tests.service.conftest import Cast

from clearslate.web.demo import equip
from clearslate.web.second_factor import (
    code_of_the_moment,
    demo_code,
    factors,
    has_second_factor,
    second_factor_given,
)

Asking = Callable[..., HttpRequest]


@pytest.fixture
def asking(cast: Cast) -> Asking:
    """A POST by somebody, with a session, as a view is given it."""

    def made(name: str, **fields: str) -> HttpRequest:
        request = RequestFactory().post("/", fields)
        request.user = get_user_model().objects.get(pk=cast.number(name))
        request.member = cast.member(name)
        request.session = SessionStore()
        context._request_var.set(request)
        return request

    return made


def test_a_fresh_code_counts_and_counts_once(cast: Cast, asking: Asking) -> None:
    equip(cast.number("Corwin"))
    code = code_of_the_moment(cast.number("Corwin"))

    assert second_factor_given(asking("Corwin", code=f" {code[:3]} {code[3:]} "))
    assert not second_factor_given(asking("Corwin", code=code))


def test_a_used_code_is_refused_for_as_long_as_it_could_come_again(
    cast: Cast, asking: Asking, monkeypatch: pytest.MonkeyPatch
) -> None:
    """allauth forgets a used code after 30 s; one that came early lives longer."""
    equip(cast.number("Corwin"))
    now = time.time() // 30 * 30
    monkeypatch.setattr(time, "time", lambda: now)
    code = code_of_the_moment(cast.number("Corwin"))
    assert second_factor_given(asking("Corwin", code=code))
    monkeypatch.setattr(time, "time", lambda: now + 45)

    assert not second_factor_given(asking("Corwin", code=code))


def test_no_code_another_s_code_and_a_wrong_code_do_not_count(cast: Cast, asking: Asking) -> None:
    equip(cast.number("Corwin"))
    equip(cast.number("Ines"))
    other = code_of_the_moment(cast.number("Ines"))

    assert not second_factor_given(asking("Corwin"))
    assert not second_factor_given(asking("Corwin", code=other))
    assert not second_factor_given(asking("Corwin", code="12345"))


def test_after_five_wrong_codes_the_right_one_does_not_count(cast: Cast, asking: Asking) -> None:
    equip(cast.number("Corwin"))
    for wrong in range(5):
        second_factor_given(asking("Corwin", code=f"00000{wrong}"))

    right = code_of_the_moment(cast.number("Corwin"))
    assert not second_factor_given(asking("Corwin", code=right))


def test_a_recovery_code_signs_in_but_decides_nothing(cast: Cast, asking: Asking) -> None:
    from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes

    user = get_user_model().objects.get(pk=cast.number("Corwin"))
    code = RecoveryCodes.activate(user).get_unused_codes()[0]

    assert not has_second_factor(asking("Corwin"))
    assert not second_factor_given(asking("Corwin", code=code))
    equip(user.pk)
    assert not second_factor_given(asking("Corwin", code=code))


@pytest.mark.parametrize(("age", "counts"), [(10, True), (299, True), (301, False), (-60, False)])
def test_a_key_that_was_touched_counts_for_five_minutes(
    cast: Cast, asking: Asking, age: int, counts: bool
) -> None:
    request = asking("Corwin")
    Authenticator.objects.create(user=request.user, type="webauthn", data={})
    _touched(request, age, reauthenticated=True)

    assert second_factor_given(request) is counts


def test_signing_in_with_a_key_is_not_confirming_with_it(cast: Cast, asking: Asking) -> None:
    request = asking("Corwin")
    Authenticator.objects.create(user=request.user, type="webauthn", data={})
    _touched(request, 10, reauthenticated=False)

    assert not second_factor_given(request)


def test_a_key_that_was_removed_does_not_count_any_more(cast: Cast, asking: Asking) -> None:
    request = asking("Corwin")
    _touched(request, 10, reauthenticated=True)

    assert not second_factor_given(request)


def _touched(request: HttpRequest, age: int, *, reauthenticated: bool) -> None:
    request.session[AUTHENTICATION_METHODS_SESSION_KEY] = [
        {
            "method": "mfa",
            "type": "webauthn",
            "at": time.time() - age,
            "reauthenticated": reauthenticated,
        }
    ]
    request.session["account_authentication_methods_user"] = str(request.user.pk)


def test_the_demo_shows_a_code_that_counts_and_nobody_else_is_shown_one(
    cast: Cast, asking: Asking, settings: object
) -> None:
    equip(cast.number("Corwin"))
    assert demo_code(cast.member("Corwin")) is None
    settings.DEMO = True  # type: ignore[attr-defined]
    shown = demo_code(cast.member("Corwin"))
    assert shown is not None
    assert second_factor_given(asking("Corwin", code=shown))
    again = demo_code(cast.member("Corwin"))
    assert again != shown
    assert second_factor_given(asking("Corwin", code=again))

    get_user_model().objects.filter(pk=cast.number("Corwin")).update(in_demo=False)
    assert demo_code(cast.member("Corwin")) is None
    assert factors(asking("Corwin")).shown is None


def test_the_secret_of_an_authenticator_is_not_readable_in_the_database(cast: Cast) -> None:
    equip(cast.number("Corwin"))
    kept = Authenticator.objects.get(user=cast.number("Corwin")).data["secret"]

    from allauth.mfa.utils import decrypt

    assert len(decrypt(kept)) == 32
    assert decrypt(kept) not in kept


DOLL = "/productions/the-salt-road/uses/SR-0007"


@pytest.mark.parametrize(
    ("code", "said"), [("000000", "This code does not count."), ("", "Nothing is done yet")]
)
def test_a_code_that_does_not_count_is_told_at_its_field_and_loses_nothing(
    cast: Cast, enter: Callable[[str], Client], code: str, said: str
) -> None:
    equip(cast.number("Corwin"))
    corwin = enter("Corwin")
    form = corwin.get(DOLL).content.decode().partition('id="answer"')[2].partition("</form>")[0]
    sent = dict(re.findall(r'type="hidden" name="([a-z]+)" value="([^"]*)"', form))
    [number] = re.findall(r'action="/tasks/(\d+)/approve"', form)

    answer = corwin.post(
        f"/tasks/{number}/approve",
        sent | {"code": code, "conditions": "Only for the trailer", "until": "2027-03-31"},
    )

    page = answer.content.decode()
    field = page[: page.index('name="code"')].rpartition("<p ")[2]
    tag = re.search(r'<input[^>]*name="code"[^>]*>', page)
    assert answer.status_code == 422
    assert said in field
    assert tag is not None
    assert tag[0].endswith(" autofocus>")
    assert page.count("autofocus") == 1
    assert ">Only for the trailer</textarea>" in page
    assert 'value="2027-03-31"' in page
