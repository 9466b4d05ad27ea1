"""The second factor: asked again before whatever binds, by a code or by a key.

A code counts once and for one act. A key that was touched counts for five minutes, since the
browser asks for it on a page of its own. allauth keeps both and limits attempts; its own guard
against a code used twice ends before a code that came a little early does, so ours stands
before it.
"""

import time
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from allauth.account.authentication import get_authentication_records
from allauth.mfa import app_settings
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from allauth.mfa.utils import decrypt
from django.conf import settings
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

from clearslate.domain.people import Member
from clearslate.formats.phrase import Phrase
from clearslate.formats.words.pages import second_factor as words
from clearslate.records.people_kept import in_demo

_A_KEY_HOLDS = 300
"""Seconds for which a key that was touched counts."""
_TOTP, _KEY = Authenticator.Type.TOTP.value, Authenticator.Type.WEBAUTHN.value


@dataclass(frozen=True, slots=True, kw_only=True)
class Factors:
    """What a form that binds shows: what somebody can confirm by."""

    code: bool
    key: bool
    key_counts: bool
    """Their key was touched within the last five minutes."""
    shown: str | None
    """The code of the moment, in the demo only."""
    back: str
    """Where to go once a key was touched: the page from which this is asked."""

    @property
    def any(self) -> bool:
        """Whether they have a second factor at all."""
        return self.code or self.key


def factors(request: HttpRequest) -> Factors:
    """Return what whoever asks can confirm by."""
    kinds = _kinds(request)
    member: Member | None = getattr(request, "member", None)
    return Factors(
        code=_TOTP in kinds,
        key=_KEY in kinds,
        key_counts=_KEY in kinds and _key_counts(request),
        shown=demo_code(member) if member is not None else None,
        back=_page_behind(request),
    )


def _page_behind(request: HttpRequest) -> str:
    """Return the page that asks; for the answer to a form, the one that the form stood on.

    The address of a form that was sent cannot be opened again by a link.
    """
    if request.method == "GET":
        return request.get_full_path()
    came = request.META.get("HTTP_REFERER", "")
    if url_has_allowed_host_and_scheme(came, {request.get_host()}, request.is_secure()):
        return str(urlsplit(came)._replace(scheme="", netloc="").geturl())
    return "/"


def has_second_factor(request: HttpRequest) -> bool:
    """Say whether whoever asks has an authenticator or a key; recovery codes are neither."""
    return bool(_kinds(request))


def _kinds(request: HttpRequest) -> frozenset[str]:
    if not request.user.is_authenticated:
        return frozenset()
    held = Authenticator.objects.filter(user_id=request.user.pk, type__in=(_TOTP, _KEY))
    return frozenset(held.values_list("type", flat=True))


def second_factor_given(request: HttpRequest) -> bool:
    """Say whether the second factor came with this request: ask once, it is spent by it.

    Either the field ``code`` holds a code that was not used before, or a key was touched
    within the last five minutes. After five wrong codes in five minutes no code counts.
    """
    if not request.user.is_authenticated:
        return False
    code = "".join(request.POST.get("code", "").split())
    if code:
        return _code_counts(request, code)
    return _KEY in _kinds(request) and _key_counts(request)


def what_lacks(request: HttpRequest) -> Phrase:
    """Return what to say where no second factor came with a request, or one that did not count."""
    return words.WRONG if request.POST.get("code", "").strip() else words.GIVE_IT


def _code_counts(request: HttpRequest, code: str) -> bool:
    if len(code) != app_settings.TOTP_DIGITS or _TOTP not in _kinds(request):
        return False
    form = ConfirmForm(user=request.user, data={"code": code})
    if not form.is_valid():
        return False
    form.save()
    return True


def _key_counts(request: HttpRequest) -> bool:
    touched = [
        record["at"]
        for record in get_authentication_records(request, request.user)
        if record.get("type") == _KEY and record.get("reauthenticated")
    ]
    return bool(touched) and 0 <= time.time() - touched[-1] < _A_KEY_HOLDS


class _OnceForm:
    """A code counts once, for as long as it could come again."""

    def clean_code(self) -> str:
        """Return the code, where it is right and was never used.

        Raises:
            ValidationError: where it is wrong, used, or tried too often.
        """
        code: str = super().clean_code()  # type: ignore[misc]
        if not first_use(self.user.pk, code):  # type: ignore[attr-defined]
            raise ValidationError("used")
        return code


class SignInForm(_OnceForm, AuthenticateForm):  # type: ignore[misc]
    """The second step of signing in."""


class ConfirmForm(_OnceForm, ReauthenticateForm):  # type: ignore[misc]
    """The second factor, asked again."""


def first_use(account: int, code: str) -> bool:
    """Note that a code was used, and say whether it is for the first time."""
    return bool(cache.add(_used(account, code), 1, timeout=_a_code_lives()))


def _used(account: int, code: str) -> str:
    return f"clearslate.code.{account}.{''.join(code.split())}"


def _a_code_lives() -> int:
    """Return the seconds in which a code could be given: its own, and those it may be off by."""
    return int(app_settings.TOTP_PERIOD * (2 * app_settings.TOTP_TOLERANCE + 1))


def demo_code(member: Member) -> str | None:
    """Return a code that counts now, for a person of the demo; None for everybody else."""
    if not settings.DEMO or not in_demo(member.number):
        return None
    return code_of_the_moment(member.number)


def code_of_the_moment(account: int) -> str | None:
    """Return what somebody's authenticator shows, taking one that was not used where it can.

    For the demo, and for tests: nobody else's code leaves their authenticator.
    """
    held = Authenticator.objects.filter(user_id=account, type=_TOTP).first()
    if held is None:
        return None
    secret = decrypt(held.data["secret"])
    step = int(time.time()) // app_settings.TOTP_PERIOD
    codes: list[str] = [format_hotp_value(hotp_value(secret, step + off)) for off in (1, 0, -1)]
    return next((code for code in codes if not cache.get(_used(account, code))), codes[0])


def with_factor(accounts: Iterable[int]) -> frozenset[int]:
    """Return which of some accounts have an authenticator or a key."""
    held = Authenticator.objects.filter(user_id__in=list(accounts), type__in=(_TOTP, _KEY))
    return frozenset(held.values_list("user_id", flat=True))
