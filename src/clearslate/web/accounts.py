"""How people come to have accounts, and how allauth speaks and writes to them in our words."""

import base64
import logging
from hashlib import sha256
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.http import HttpRequest
from django.shortcuts import render
from django.utils.functional import lazy
from django.utils.translation import get_language

from clearslate.formats.phrase import Language, Phrase
from clearslate.formats.words.pages import door
from clearslate.records.invitations import is_invited
from clearslate.records.log import atomic
from clearslate.records.mail import write
from clearslate.web.entry import now
from clearslate.web.sign_on import SignOnProvider

log = logging.getLogger("clearslate.sign_on")


def language_now() -> Language:
    """Return the language in which the request at hand is answered."""
    return Language.FRENCH if (get_language() or "en").startswith("fr") else Language.ENGLISH


def _said(phrase: Phrase) -> str:
    return phrase.say(language_now())


_lazily = lazy(_said, str)


def sign_on_name() -> str:
    """Return what single sign-on is called; empty where there is none."""
    apps = settings.SOCIALACCOUNT_PROVIDERS.get("openid_connect", {}).get("APPS", ())
    return next((str(app["name"]) or _said(door.SSO_NAME) for app in apps), "")


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Nobody signs up: an invitation makes the account. Letters go by the outbox."""

    error_messages = DefaultAccountAdapter.error_messages | {
        key: _lazily(phrase) for key, phrase in door.FAULTS.items()
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Return no."""
        return False

    def reauthenticate(self, user: Any, password: str) -> bool:
        """Say whether ``password`` is that of ``user``; attempts are limited as at sign-in."""
        found = self.authenticate(self.request, email=user.email, password=password)
        return found is not None and found.pk == user.pk

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Put the letter that allauth asks for into the outbox, in its reader's language."""
        user = context.get("user") or getattr(self.request, "user", None)
        language = Language(getattr(user, "language", "") or language_now().value)
        subject, text = door.LETTERS[template_prefix.rsplit("/", 1)[-1]]
        known = {
            "name": getattr(user, "name", email),
            "address": _path(str(context.get("password_reset_url", ""))),
        }
        write(
            to=email,
            subject=subject.say(language, **known),
            text=text.say(language, **known) + door.LETTER_SIGNED.say(language),
            at=now(),
        )

    def send_notification_mail(
        self,
        template_prefix: str,
        user: Any,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        """Write to somebody whose way of signing in was changed."""
        self.send_mail(template_prefix, email or user.email, {"user": user})

    def add_message(self, request: HttpRequest, level: int, *args: Any, **kwargs: Any) -> None:
        """Say what was done in our words; what allauth would say beyond them is left out."""
        template = str(kwargs.get("message_template") or (args[0] if args else ""))
        phrase = door.DONE.get(template.rsplit("/", 1)[-1].removesuffix(".txt"))
        if phrase is not None:
            super().add_message(request, level, message=phrase.say(language_now()))
        elif kwargs.get("message"):
            super().add_message(request, level, message=kwargs["message"])


def _path(address: str) -> str:
    """Return an address of this service without its host; letters get it when they are sent."""
    if "://" not in address:
        return address
    return "/" + address.split("://", 1)[1].partition("/")[2]


class SocialAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """Single sign-on finds an invited account by its mail address and makes none.

    Whoever runs the provider can enter as anybody whose address it vouches for. It is set by
    whoever runs this service, and is trusted with exactly that.
    """

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        """Return no."""
        return False

    def get_provider(self, request: HttpRequest, provider: str, client_id: Any = None) -> Any:
        """Return the provider, asked and believed as this service does."""
        found = super().get_provider(request, provider, client_id=client_id)
        return SignOnProvider(request, app=found.app)

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Let pass whoever has an open account; one found by its address is joined for good.

        Raises:
            ImmediateHttpResponse: with a page that says what to do, for everybody else.
        """
        if sociallogin.is_existing and sociallogin.user.is_active:
            if sociallogin.account.pk is None:
                with atomic():
                    sociallogin.connect(request, sociallogin.user)
            return
        if sociallogin.is_existing:
            answer = render(request, "account/account_inactive.html", status=403)
        else:
            said = door.REFUSED[_why_not(sociallogin)]
            context = {part: phrase.say(language_now()) for part, phrase in said.items()}
            answer = render(request, "socialaccount/refused.html", context, status=403)
        raise ImmediateHttpResponse(answer)

    def on_authentication_error(
        self, request: HttpRequest, provider: Any, error: Any = None, **kwargs: Any
    ) -> None:
        """Leave a line for whoever runs the service; the page says no more than that it failed."""
        log.warning("single sign-on failed: %s %s", error, kwargs.get("exception") or "")


def _why_not(sociallogin: Any) -> str:
    verified = [each.email for each in sociallogin.email_addresses if each.verified]
    if not verified:
        return "unverified"
    return "invited" if is_invited(verified[0], now()) else "unknown"


class FactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Keeps the secrets of authenticators so that a copy of the database alone holds none."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _lazily(door.WRONG_CODE),
    }

    def encrypt(self, text: str) -> str:
        """Return ``text`` closed with the service's secret key."""
        return _locks().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Return what was closed with the secret key, or with one that it replaced."""
        return _locks().decrypt(encrypted_text.encode()).decode()

    def _get_site_name(self) -> str:
        return str(settings.MFA_TOTP_ISSUER)


def _locks() -> MultiFernet:
    keys = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    return MultiFernet([Fernet(_lock_key(str(key))) for key in keys])


def _lock_key(secret: str) -> bytes:
    return base64.urlsafe_b64encode(
        sha256(b"clearslate.second-factor\0" + secret.encode()).digest()
    )
