"""The outbox: letters that were written, and whether they went out."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from clearslate.domain.people import Act
from clearslate.records.mail import how_many_letters
from clearslate.records.mail import outbox as letters
from clearslate.web.entry import signed_in
from clearslate.web.letters import linked
from clearslate.web.middleware import member_asking
from clearslate.web.people_forms import number

_A_PAGE = 50


@require_GET
@signed_in
def outbox(request: HttpRequest) -> HttpResponse:
    """Show the latest letters to administrators of the studio.

    Letters open accounts and answer for people, so whoever reads them could act as anybody:
    with a mail server only addresses and subjects are shown.
    """
    member = member_asking(request)
    if not (member.at_studio and member.may(Act.MANAGE_PEOPLE)):
        raise Http404
    page = number(request.GET.get("page")) or 1
    shown = letters(first=(page - 1) * _A_PAGE, most=_A_PAGE)
    how_many = how_many_letters()
    context = {
        "letters": [(each, linked(each.text)) for each in shown],
        "how_many": how_many,
        "first": (page - 1) * _A_PAGE + 1,
        "last": (page - 1) * _A_PAGE + len(shown),
        "earlier": page - 1 if page > 1 else None,
        "later": page + 1 if page * _A_PAGE < how_many else None,
        "sent": settings.MAIL_IS_SENT,
    }
    return render(request, "outbox/outbox.html", context)
