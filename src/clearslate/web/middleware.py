"""Who asks: the member behind the session, and their language and theme."""

from collections.abc import Callable
from typing import cast

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.utils import translation

from clearslate.domain.people import Member
from clearslate.records.members import member_behind
from clearslate.records.reach import NotThere
from clearslate.records.remembering import one_reading

Answering = Callable[[HttpRequest], HttpResponse]


class MemberMiddleware:
    """Sets ``request.member`` for whoever is signed in, and answers 404 to `NotThere`."""

    def __init__(self, answer: Answering) -> None:
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer ``request`` in the member's own language, and as of one moment where it reads."""
        if request.method not in ("GET", "HEAD"):
            return self._answered(request)
        with one_reading():
            return self._answered(request)

    def _answered(self, request: HttpRequest) -> HttpResponse:
        member = _member(request)
        request.member = member  # type: ignore[attr-defined]
        if member is not None and not request.COOKIES.get("clearslate_language"):
            translation.activate(member.language)
        return self._answer(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> None:
        """Turn what is not there, or not theirs, into the same answer."""
        if isinstance(error, NotThere):
            raise Http404 from error


class PackedPages(GZipMiddleware):
    """Compresses pages for browsers that can read that, and leaves files as they are."""

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        """Return ``response``, packed where it is a page."""
        kind = response.get("Content-Type", "")
        if response.streaming or not kind.startswith("text/html"):
            return response
        return super().process_response(request, response)


def _member(request: HttpRequest) -> Member | None:
    # Read by the session for this request, and never for an account that is closed.
    return member_behind(request.user) if request.user.is_authenticated else None


def member_asking(request: HttpRequest) -> Member:
    """Return who asks; only behind `signed_in`."""
    return cast(Member, request.member)  # type: ignore[attr-defined]
