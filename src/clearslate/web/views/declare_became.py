"""A draft that is no draft any more: whoever comes back to it is led to the use that it became."""

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django_htmx.http import HttpResponseClientRedirect

from clearslate.formats.words.pages import declare as words
from clearslate.records.reach import NotThere
from clearslate.records.uses import declared_from
from clearslate.web.context import language_of
from clearslate.web.entry import signed_in
from clearslate.web.middleware import member_asking

View = Callable[..., HttpResponse]
_REPEATED = frozenset(("draft_submit", "draft_resume"))
"""What writes nothing that declaring it had not written already."""


def of_draft(view: View) -> View:
    """Let members in to a draft, and on to its use where it was declared meanwhile.

    Who may not see that use is told what anybody is told who sees no such draft.
    """

    @signed_in
    @wraps(view)
    def asked(request: HttpRequest, /, handle: str, number: int, **more: object) -> HttpResponse:
        try:
            return view(request, handle, number, **more)
        except NotThere:
            reference = declared_from(member_asking(request), handle, number)
            if reference is None:
                raise
            return _to_use(request, handle, reference)

    return asked


def _to_use(request: HttpRequest, handle: str, reference: str) -> HttpResponse:
    language, at = language_of(request), request.resolver_match
    messages.info(request, words.BECAME.say(language, reference=reference))
    if request.method == "POST" and (at is None or at.url_name not in _REPEATED):
        messages.warning(request, words.NOT_WRITTEN.say(language))
    if request.headers.get("HX-Request"):
        return HttpResponseClientRedirect(reverse("use", args=[handle, reference]))
    return redirect("use", handle, reference)
