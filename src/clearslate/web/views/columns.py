"""The columns of lists of uses: each reader shows those that they need."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from clearslate.web.views.home import remembered

COLUMNS = ("partner", "with", "needed", "outcome", "declared", "changed")
"""What a list of uses can show beside how a use stands and what it is called."""
_AT_FIRST = ("partner", "with", "needed")
_COOKIE = "clearslate_columns"


def columns_here(request: HttpRequest) -> tuple[str, ...]:
    """Return the columns that the reader chose; at first those that most need."""
    chosen = request.COOKIES.get(_COOKIE)
    if chosen is None:
        return _AT_FIRST
    given = chosen.split(".")
    return tuple(each for each in COLUMNS if each in given)


@require_POST
def columns(request: HttpRequest) -> HttpResponse:
    """Show these columns in lists of uses from now on."""
    given = request.POST.getlist("column")
    chosen = ".".join(each for each in COLUMNS if each in given)
    return remembered(request, _COOKIE, chosen or "none", otherwise=reverse("uses"))
