"""Search over everything the member may see, and the page of keys."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from clearslate.operations.guiding import guidance_found
from clearslate.records.productions import productions_seen
from clearslate.records.search import search as search_in
from clearslate.web.context import language_of
from clearslate.web.entry import actor, signed_in
from clearslate.web.middleware import member_asking
from clearslate.web.views.guidance import hit_of
from clearslate.web.views.listing import plain

_SHORTEST, _LONGEST, _PASSAGES = 2, 100, 8


@signed_in
def search(request: HttpRequest) -> HttpResponse:
    """Show what was found, in groups."""
    member, language = member_asking(request), language_of(request)
    query = plain(request.GET.get("q", ""))[:_LONGEST]
    context: dict[str, object] = {"searched": query, "short": 0 < len(query) < _SHORTEST}
    if len(query) >= _SHORTEST:
        found = search_in(member, query, actor(request).day())
        productions = productions_seen(member)
        passages = guidance_found(member, query)
        context |= {
            "found": found,
            "names": {each.number: each.name for each in productions},
            "by_handle": {each.handle: each.name for each in productions},
            "passages": [hit_of(each, language) for each in passages[:_PASSAGES]],
            "more_passages": len(passages) > _PASSAGES,
        }
    return render(request, "search.html", context)


def keys(request: HttpRequest) -> HttpResponse:
    """Show what the keys do."""
    return render(request, "search_keys.html")
