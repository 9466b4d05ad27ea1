"""The page for a fault of ours: it asks nothing of the database, which may be what broke."""

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from clearslate.web.context import Wordbook, language_of
from clearslate.web.fault_numbers import number_of


def broken(request: HttpRequest) -> HttpResponse:
    """Answer that something broke, in the language and theme of the request."""
    language = language_of(request)
    theme = request.COOKIES.get("clearslate_theme")
    context = {
        "w": Wordbook(language),
        "language": language.value,
        "theme": theme if theme in ("dark", "light") else "dark",
        "request": request,
        "number": number_of(request),
    }
    return HttpResponse(render_to_string("500.html", context), status=500)
