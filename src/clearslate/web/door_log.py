"""What people change of their own way in, in the audit log, in the transaction that changes it.

allauth makes these changes. Of passwords and joins it tells by signals of its own; of second
factors it tells some only once they are committed, so their rows are listened to instead. No
secret is in an entry: it says that a password is another one, and never which.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from allauth.account import signals as passwords
from allauth.socialaccount import signals as sign_on
from django.db.models.signals import post_delete, post_save
from django.dispatch import Signal
from django.http import HttpRequest, HttpResponse

from clearslate.operations.peopling import note_own_account
from clearslate.records.log import atomic
from clearslate.records.members import member_behind
from clearslate.web.entry import now

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]

_ACTS: dict[Signal, str] = {
    passwords.password_changed: "password_changed",
    passwords.password_set: "password_set",
    passwords.password_reset: "password_reset",
    sign_on.social_account_added: "sign_on_joined",
}


def listen() -> None:
    """Write an entry for whatever allauth tells that somebody changed."""
    from allauth.mfa.models import Authenticator

    for signal, act in _ACTS.items():
        signal.connect(_noting(act), weak=False, dispatch_uid=f"clearslate.{act}")
    post_save.connect(_factor_kept, sender=Authenticator, dispatch_uid="clearslate.factor_added")
    post_delete.connect(_factor_gone, sender=Authenticator, dispatch_uid="clearslate.factor_gone")


def _noting(act: str) -> Callable[..., None]:
    def noted(**told: Any) -> None:
        login = told.get("sociallogin")
        account = told["user"] if login is None else login.user
        note_own_account(act, member_behind(account), now(), **_details(told))

    return noted


def _details(told: dict[str, Any]) -> dict[str, object]:
    if "sociallogin" not in told:
        return {}
    known = told["sociallogin"].account.extra_data
    return {"issuer": known["iss"], "subject": known["sub"]}


def _factor_kept(instance: Any, created: bool, **_: Any) -> None:
    # A code that was used, or a key that counts its uses, is kept as well: no other factor.
    if created:
        _note_factor("factor_added", instance)


def _factor_gone(instance: Any, **_: Any) -> None:
    _note_factor("factor_removed", instance)


def _note_factor(act: str, factor: Any) -> None:
    note_own_account(act, member_behind(factor.user), now(), kind=str(factor.type))


def in_one_transaction(view: View[P]) -> View[P]:
    """Let what a form changes and its entry be kept together, or neither."""

    @wraps(view)
    def asked(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if request.method in ("GET", "HEAD"):
            return view(request, *args, **kwargs)
        with atomic():
            return view(request, *args, **kwargs)

    return asked
