"""Guidance: the packs as a help centre, part by part and clause by clause."""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from clearslate.formats.guidance_pages import Guide, Part
from clearslate.formats.pack_words import PackWords
from clearslate.formats.phrase import Language
from clearslate.formats.report_html_parts import Html
from clearslate.formats.words.dates import all_of, day_in_full
from clearslate.formats.words.pages import guidance as words
from clearslate.operations.guiding import Place, guidance_found, guide_called, guides_for
from clearslate.records.reach import NotThere
from clearslate.records.remembering import remembered
from clearslate.web.context import language_of
from clearslate.web.entry import now, signed_in
from clearslate.web.middleware import member_asking
from clearslate.web.views.listing import plain

MOST = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Volume:
    """A pack in the list of all guidance."""

    title: str
    pack: PackWords
    address: str
    asked_by: str
    past: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A passage that was found, in the reader's language."""

    kind: str
    title: str
    text: str
    pack: str
    address: str


@signed_in
def guidance(request: HttpRequest) -> HttpResponse:
    """Show all guidance that the member may read, or what of it has the words asked for."""
    member, language = member_asking(request), language_of(request)
    query = plain(request.GET.get("q", ""))[:200]
    found = guidance_found(member, query) if query else ()
    volumes = [
        Volume(
            title=guide.pack.title.say(language),
            pack=guide.pack,
            address=pack_address(guide.pack, guide.productions[0].handle if guide.own else ""),
            asked_by=all_of((each.name for each in guide.productions), language),
            past=guide.pack.past_review(now().date()),
        )
        for guide in guides_for(member)
    ]
    context = {
        "query": query,
        "hits": [hit_of(each, language) for each in found[:MOST]],
        "found": words.FOUND.say(len(found), language) if found else "",
        "more": words.FOUND_FIRST.say(language, most=MOST) if len(found) > MOST else "",
        "volumes": volumes,
    }
    return render(request, "guidance.html", context)


def pack_address(pack: PackWords, of: str) -> str:
    """Return where the guide of a pack is; ``of`` names the production that reads it."""
    address = reverse("guidance_pack", args=[pack.reference.id])
    return f"{address}?of={quote(of)}" if of else address


def clause_address(pack: str, clause: str, of: str) -> str:
    """Return where the page of a clause is."""
    address = reverse("guidance_clause", args=[pack, clause])
    return f"{address}?of={quote(of)}" if of else address


def hit_of(place: Place, language: Language) -> Hit:
    """Return a passage as a list shows it."""
    passage, pack = place.passage, place.pack
    title = passage.title.say(language)
    if passage.kind == "clause":
        title = f"{passage.id} {title}"
    address = (
        clause_address(pack.reference.id, passage.clause, place.of)
        if passage.clause
        else _part_address(pack, place)
    )
    return Hit(
        kind=words.KIND[passage.kind].say(language),
        title=title,
        text=passage.text.say(language),
        pack=pack.title.say(language),
        address=address,
    )


def _part_address(pack: PackWords, place: Place) -> str:
    part = Part.READINGS if place.passage.kind == "reading" else Part.USES
    address = pack_address(pack, place.of)
    return f"{address}{'&' if '?' in address else '?'}part={part.value}"


def _guide(request: HttpRequest, pack: str) -> tuple[Guide, str, str]:
    """Return the guide that an address asks for, the production it is of, and its name."""
    of = request.GET.get("of", "")[:80]
    found, name = guide_called(member_asking(request), pack, of)
    guide = Guide(
        pack=found,
        address=lambda clause: clause_address(pack, clause, of),
        language=language_of(request),
        of_production=bool(of),
    )
    return guide, of, name


@signed_in
def pack(request: HttpRequest, pack: str) -> HttpResponse:
    """Show one part of the guide of a pack."""
    guide, of, name = _guide(request, pack)
    parts = guide.parts()
    asked = request.GET.get("part", "")
    part = next((each for each in parts if each.value == asked), parts[0])
    context = {
        **_beside(guide, of, name),
        "clause": None,
        "part": part,
        "heading": words.PARTS[part.value].say(guide.language),
        "standing": guide.standing() if part is parts[0] else "",
        "body": _kept(guide, of, part.value, lambda: guide.body(part)),
    }
    return render(request, "guidance_pack.html", context)


@signed_in
def clause(request: HttpRequest, pack: str, clause: str) -> HttpResponse:
    """Show one clause with its rules and the cases that it decided."""
    guide, of, name = _guide(request, pack)
    known = list(guide.pack.clauses)
    if clause not in known:
        raise NotThere(clause)
    place = known.index(clause)
    context = {
        **_beside(guide, of, name),
        "clause": guide.pack.clauses[clause],
        "clause_title": guide.pack.clauses[clause].title.say(guide.language),
        "body": _kept(guide, of, clause, lambda: guide.clause(clause)),
        "before": _neighbour(guide, known, place - 1) if place else None,
        "after": _neighbour(guide, known, place + 1) if place + 1 < len(known) else None,
    }
    return render(request, "guidance_pack.html", context)


def _kept(guide: Guide, of: str, what: str, made: Callable[[], Html]) -> Html:
    """Return a part of a guide as it was made before: hundreds of cases take their time."""
    pack = guide.pack.reference
    key = (pack.digest, pack.options, of, guide.language, what)
    return remembered("guidance", key, made, most=16)


def _neighbour(guide: Guide, known: list[str], place: int) -> tuple[str, str]:
    return guide.address(known[place]), known[place]


def _beside(guide: Guide, of: str, name: str) -> dict[str, object]:
    """Return what stands beside every page of a guide."""
    language, found = guide.language, guide.pack
    due = found.pack.review_by
    past = found.past_review(now().date()) and due is not None
    here = pack_address(found, of)
    mark = "&" if "?" in here else "?"
    return {
        "title": found.title.say(language),
        "reference": found.reference,
        "notice": found.notice.say(language),
        "past": words.PAST_REVIEW.say(language, day=day_in_full(due, language))
        if past and due is not None
        else "",
        "read_as": words.IN_ITS_READINGS.say(language, production=name) if name else "",
        "here": here,
        "topics": [
            (each, f"{here}{mark}part={each.value}", words.PARTS[each.value].say(language))
            for each in guide.parts()
        ],
        "clauses": [
            (each, guide.address(each.id), each.title.say(language))
            for each in found.clauses.values()
        ],
    }
