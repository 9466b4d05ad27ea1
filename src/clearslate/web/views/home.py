"""The door: where one lands, and the language and theme of the pages."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

_A_YEAR = 365 * 24 * 60 * 60


def home(request: HttpRequest) -> HttpResponse:
    """Go to one's tasks, or to the sign-in page."""
    return redirect("tasks" if request.user.is_authenticated else "account_login")


@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Answer in another language from now on."""
    chosen = request.POST.get("language", "en")
    return remembered(request, "clearslate_language", "fr" if chosen == "fr" else "en")


@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    """Show pages dark or light from now on."""
    chosen = request.POST.get("theme", "dark")
    return remembered(request, "clearslate_theme", "light" if chosen == "light" else "dark")


def remembered(
    request: HttpRequest, cookie: str, value: str, *, otherwise: str = ""
) -> HttpResponse:
    """Keep a choice in a cookie for a year, and go back to where it was made.

    To ``otherwise`` where the form names no page of ours; without it to the first page.
    """
    back = request.POST.get("next", "")
    known = url_has_allowed_host_and_scheme(back, {request.get_host()}, request.is_secure())
    answer = redirect(back if known else otherwise or reverse("home"))
    answer.set_cookie(
        cookie,
        value,
        max_age=_A_YEAR,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
    return answer
