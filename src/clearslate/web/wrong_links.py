"""Personal links that lead nowhere: an address that tries many of them is stopped for a while.

A link is too long to be guessed; this keeps whoever tries all the same from being a burden.
"""

from allauth.core.internal.ratelimit import consume
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

_APP, _ACTION = "allauth.account", "wrong_link"
"""Where `ACCOUNT_RATE_LIMITS` says how many."""
_FIVE_MINUTES = 5 * 60


def count_wrong_link(request: HttpRequest) -> None:
    """Note that an address came with a link that leads nowhere."""
    consume(request, app=_APP, action=_ACTION, limit_get=True)


def stopped(request: HttpRequest) -> HttpResponse | None:
    """Return a page that says how long to wait; None where there is nothing to wait for."""
    if consume(request, app=_APP, action=_ACTION, limit_get=True, dry_run=True) is not None:
        return None
    answer = render(request, "consent/too_often.html", status=429)
    answer["Retry-After"] = str(_FIVE_MINUTES)
    return answer
