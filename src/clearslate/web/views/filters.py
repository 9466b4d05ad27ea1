"""Filters that people keep of a list for themselves, each by a name."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import Resolver404, resolve
from django.views.decorators.http import require_POST

from clearslate.formats.phrase import Phrase
from clearslate.formats.words.pages import filters as words
from clearslate.records.filters import (
    LONGEST,
    MOST,
    FilterKept,
    drop_filter,
    filters_of,
    keep_filter,
)
from clearslate.records.reach import NotThere
from clearslate.web.context import language_of
from clearslate.web.entry import signed_in
from clearslate.web.middleware import member_asking
from clearslate.web.views.listing import plain
from clearslate.web.views.tasks_list import KEYS

_OF_USES = ("state", "outcome", "partner", "waiting", "late", "check", "text", "order")
_LISTS: Mapping[str, tuple[str, ...]] = {"tasks": KEYS, "uses": _OF_USES, "production": _OF_USES}
"""The names of the addresses whose filters can be kept, and what each may be asked for."""
_MOST_LETTERS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """One filter as the list shows it."""

    number: int
    name: str
    address: str
    here: bool
    """Whether the list is shown by it now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What stands above a list about the filters that its reader keeps."""

    page: str
    query: str
    """What is asked for now; empty where nothing narrows the list."""
    kept: tuple[Kept, ...]

    @property
    def can_save(self) -> bool:
        """Whether what is asked for now is something that is not kept yet."""
        return bool(self.query) and not any(each.here for each in self.kept)


def filters_here(request: HttpRequest, page: str, name: str) -> Filters:
    """Return the filters that the reader keeps of the list at ``page``, which is shown.

    ``name`` is what its address is called.
    """
    query = _narrowing(name, request.META.get("QUERY_STRING", ""))
    kept = filters_of(member_asking(request), page)
    return Filters(page=page, query=query, kept=tuple(_shown(each, query) for each in kept))


def _shown(kept: FilterKept, query: str) -> Kept:
    return Kept(
        number=kept.number, name=kept.name, address=f"?{kept.query}", here=kept.query == query
    )


def _narrowing(name: str, query: str) -> str:
    """Return what a query asks of a list, in one order, without where in it somebody is."""
    asked = dict(parse_qsl(query))
    return urlencode({key: asked[key] for key in _LISTS[name] if asked.get(key)})


@require_POST
@signed_in
def filter_save(request: HttpRequest) -> HttpResponse:
    """Keep what a list is narrowed by under a name, for whoever asks alone."""
    page = request.POST.get("page", "")
    query = _narrowing(_name_of(page), request.POST.get("query", ""))
    name = " ".join(plain(request.POST.get("name", "")).split())
    fault = _fault(name, query)
    language = language_of(request)
    if fault is None and not keep_filter(member_asking(request), page, name, query):
        fault = words.TOO_MANY
    if fault is None:
        messages.success(request, words.SAVED.say(language, name=name))
    else:
        n = MOST if fault is words.TOO_MANY else len(name)
        messages.error(request, fault.say(language, n=n))
    return redirect(f"{page}?{query}" if query else page)


def _fault(name: str, query: str) -> Phrase | None:
    if not name:
        return words.NO_NAME
    if len(name) > _MOST_LETTERS:
        return words.TOO_LONG
    if len(query) > LONGEST:
        return words.TOO_MUCH
    return None if query else words.NOTHING_CHOSEN


@require_POST
@signed_in
def filter_drop(request: HttpRequest, number: int) -> HttpResponse:
    """Forget a filter of whoever asks."""
    page = request.POST.get("page", "")
    query = _narrowing(_name_of(page), request.POST.get("query", ""))
    name = drop_filter(member_asking(request), number)
    if name is None:
        raise NotThere(number)
    messages.success(request, words.FORGOTTEN.say(language_of(request), name=name))
    return redirect(f"{page}?{query}" if query else page)


def _name_of(page: str) -> str:
    """Return what the address of a list is called; of any other address there is nothing."""
    try:
        name = resolve(page).url_name if len(page) <= 120 and page.isprintable() else None
    except Resolver404:
        name = None
    if name is None or name not in _LISTS:
        raise NotThere(page)
    return name
