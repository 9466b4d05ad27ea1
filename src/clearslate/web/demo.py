"""The people of the demo: each has an authenticator, whose code stands on their pages."""

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.contrib.auth import get_user_model


def equip(account: int) -> None:
    """Give somebody an authenticator where they have none; for the demo, and for tests."""
    held = Authenticator.objects.filter(user_id=account, type=Authenticator.Type.TOTP)
    if not held.exists():
        TOTP.activate(get_user_model().objects.get(pk=account), generate_totp_secret())
