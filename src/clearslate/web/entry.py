"""What stands before a view: who may come in, what they may do, and the hour."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import wraps
from typing import Concatenate, ParamSpec

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse

from clearslate.operations.actor import Actor
from clearslate.web.middleware import member_asking

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


def signed_in(view: View[P]) -> View[P]:
    """Let only members in; anybody else is asked to sign in first."""

    @login_required
    @wraps(view)
    def asked(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        return view(request, *args, **kwargs)

    return asked


def now() -> datetime:
    """Return the hour; nothing below the entrances reads the clock.

    The demo's clock stands where its sample production does.
    """
    return settings.DEMO_NOW if settings.DEMO_NOW is not None else datetime.now(UTC)


def actor(request: HttpRequest) -> Actor:
    """Return who acts, and when."""
    return Actor(member=member_asking(request), at=now())
