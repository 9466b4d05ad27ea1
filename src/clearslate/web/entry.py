"""What stands before a view: who may come in, what they may do, and the hour."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import wraps
from typing import Concatenate, ParamSpec

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse

from clearslate.operations.actor import Actor
from clearslate.web.middleware import member_asking

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


def signed_in(view: View[P]) -> View[P]:
    """Let only members in; anybody else is asked to sign in first."""

    @wraps(view)
    def asked(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if request.member is None:  # type: ignore[attr-defined]
            return redirect_to_login(request.get_full_path())
        return view(request, *args, **kwargs)

    return asked


def now() -> datetime:
    """Return the hour; nothing below the entrances reads the clock."""
    standing: datetime | None = settings.STANDING_CLOCK
    back: timedelta = settings.CLOCK_BACK
    return standing if standing is not None else datetime.now(UTC) - back


def actor(request: HttpRequest) -> Actor:
    """Return who acts, and when."""
    return Actor(member=member_asking(request), at=now())
