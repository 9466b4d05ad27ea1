"""The registers: what there is, lists of each, and their export."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from io import StringIO

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from clearslate.domain.people import Act, Member
from clearslate.formats.phrase import Language
from clearslate.formats.register_forms import ENTRIES, document_of, posted_of
from clearslate.formats.words.dates import apart, small
from clearslate.formats.words.pages import registers as words
from clearslate.formats.words.records import Until, until_said, value_said
from clearslate.records.productions import ProductionKept, productions_seen
from clearslate.records.register_lists import (
    ONLY,
    AssetLine,
    Narrowed,
    RecordSeen,
    assets_listed,
    overview,
    people_listed,
    records_listed,
)
from clearslate.web.context import language_of
from clearslate.web.downloads import download
from clearslate.web.entry import actor, signed_in
from clearslate.web.middleware import member_asking

RECORDS = ("tool", "consent", "licence", "approval", "waiver")
_A_PAGE = 50
_MOST_EXPORTED = 20_000
_SENTENCES = frozenset(
    entry.path for entries in ENTRIES.values() for entry in entries if entry.manner == "lines"
)
IN_PART = {
    "consent": ("kind", "purposes", "territories", "languages", "period.from", "period.to"),
    "licence": (
        "ai_terms.reference",
        "ai_terms.training",
        "ai_terms.alteration",
        "period.from",
        "period.to",
    ),
}
"""The fields that a declarant reads of a record on which a use of theirs stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A record as a list shows it."""

    seen: RecordSeen
    address: str
    production: str
    until: Until
    covers: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages:
    """Where in a long list one is."""

    page: int
    pages: int
    earlier: str
    later: str


@signed_in
def registers(request: HttpRequest) -> HttpResponse:
    """Show which registers there are, how much is in each, and what ends soon."""
    member, language = member_asking(request), language_of(request)
    counts, soon = overview(member, RECORDS, actor(request).day())
    shelves = [
        (kind, words.KINDS[kind].say(language), words.ABOUT[kind].say(language), counts.get(kind))
        for kind in words.KINDS
    ]
    context = {"shelves": shelves, "soon": _lines(request, soon)}
    return render(request, "registers/overview.html", context)


@signed_in
def register(request: HttpRequest, kind: str) -> HttpResponse:
    """Show one register, narrowed as the address says."""
    if kind in ("people", "assets"):
        return _people(request) if kind == "people" else _assets(request)
    if kind not in RECORDS:
        raise Http404
    member, language = member_asking(request), language_of(request)
    narrowed = narrowed_by(request)
    on = actor(request).day()
    if request.GET.get("format") == "csv":
        found, _ = records_listed(member, kind, narrowed, on, most=_MOST_EXPORTED)
        return _exported(member, kind, found)
    page = page_asked(request)
    first = (page - 1) * _A_PAGE
    found, total = records_listed(member, kind, narrowed, on, first=first, most=_A_PAGE)
    context = {
        "kind": kind,
        "title": words.KINDS[kind].say(language),
        "empty": words.EMPTY[kind].say(language),
        "lines": _lines(request, found),
        "total": total,
        "pages": pages_of(request, page, total),
        "filters": _filters(request, kind),
        "narrowed": narrowed,
        "productions": productions_seen(member),
        "chosen": request.GET.get("production", ""),
        "export": _with(request, format="csv"),
        "add": words.ADD[kind].say(language) if _may_add(member, kind) else "",
    }
    return render(request, "registers/list.html", context)


def _may_add(member: Member, kind: str) -> bool:
    return kind in words.ADD and member.may_anywhere(Act.KEEP_REGISTERS)


def narrowed_by(request: HttpRequest) -> Narrowed:
    """Return what the address narrows a list to."""
    only = request.GET.get("only", "")
    return Narrowed(
        production=_production_asked(request),
        only=only if only in ONLY else "",
        text=request.GET.get("q", "").strip()[:80],
    )


def _production_asked(request: HttpRequest) -> int | None:
    handle = request.GET.get("production", "")
    if not handle:
        return None
    found = [p.number for p in productions_seen(member_asking(request)) if p.handle == handle]
    if not found:
        raise Http404
    return found[0]


def page_asked(request: HttpRequest) -> int:
    """Return which page of a list is asked for, from 1."""
    asked = request.GET.get("page", "1")
    return max(1, int(asked)) if asked.isdecimal() and len(asked) < 7 else 1


def pages_of(request: HttpRequest, page: int, total: int) -> Pages:
    """Return where a page stands in a list of ``total``."""
    pages = max(1, -(-total // _A_PAGE))
    return Pages(
        page=page,
        pages=pages,
        earlier=_with(request, page=str(page - 1)) if page > 1 else "",
        later=_with(request, page=str(page + 1)) if page < pages else "",
    )


def _with(request: HttpRequest, **changes: str) -> str:
    query = request.GET.copy()
    query.pop("page", None)
    for name, value in changes.items():
        query[name] = value
        if not value:
            del query[name]
    return f"?{query.urlencode()}"


def _filters(request: HttpRequest, kind: str) -> list[tuple[str, str, bool]]:
    """Return the filters of a list: address, word, whether it is chosen."""
    language = language_of(request)
    chosen = narrowed_by(request).only
    fitting = [each for each in ONLY if kind == "consent" or each != "withdrawn"]
    if kind in ("approval", "waiver"):
        fitting = ["expiring", "ended"]
    return [(_with(request, only=""), words.ALL.say(language), not chosen)] + [
        (_with(request, only=each), words.ONLY[each].say(language), each == chosen)
        for each in fitting
    ]


def address_of(seen: RecordSeen) -> str:
    """Return the address of a record's page."""
    kept = seen.kept
    return reverse("record", args=(kept.kind, kept.handle or "-", kept.reference))


def names_of(productions: Iterable[ProductionKept]) -> dict[str, str]:
    """Return what each production is called to whoever asked, by handle."""
    return {production.handle: production.name for production in productions}


def production_said(seen: RecordSeen, names: dict[str, str], language: Language) -> str:
    """Return for what a record is kept: a production, or all of an organisation's."""
    kept = seen.kept
    if kept.handle:
        return names.get(kept.handle, kept.handle)
    return words.EVERYWHERE.say(language, organisation=kept.organisation_name)


def _lines(request: HttpRequest, found: Iterable[RecordSeen]) -> list[Line]:
    language, on = language_of(request), actor(request).day()
    names = names_of(productions_seen(member_asking(request)))
    return [
        Line(
            seen=seen,
            address=address_of(seen),
            production=production_said(seen, names, language),
            until=_until(seen, on, language),
            covers=covers_said(seen, language),
        )
        for seen in found
    ]


def _until(seen: RecordSeen, on: date, language: Language) -> Until:
    kept = seen.kept
    return until_said(kept.kind, kept.expires_on, kept.withdrawn_on, on, language)


_COVERS = {
    "tool": ("environment",),
    "consent": ("kind", "purposes"),
    "licence": ("holder",),
}


def covers_said(seen: RecordSeen, language: Language) -> str:
    """Return what a record is about, in a few words for a list."""
    kind = seen.kept.kind
    if kind not in _COVERS or (kind == "licence" and not seen.whole):
        return ""
    posted = posted_of(kind, document_of(seen.kept.record))
    first, *others = (
        value_said(entry, posted[entry.path], language)
        for entry in ENTRIES[kind]
        if entry.path in _COVERS[kind]
    )
    return apart((first, *(small(each) for each in others)), language)


def _exported(member: Member, kind: str, found: Iterable[RecordSeen]) -> HttpResponse:
    """Return a register as CSV, with the document's own names as heads and ids as values."""
    text = StringIO()
    sheet = csv.writer(text)
    paths = [entry.path for entry in ENTRIES[kind] if entry.path != "reference"]
    sheet.writerow(["reference", "kept_for", "version", "last_day", "owner", "review_on", *paths])
    for seen in found:
        sheet.writerow(
            [safe_cell(cell) for cell in _row(seen, kind, paths, hidden_from(member, seen))]
        )
    return download(text.getvalue(), f"{kind}s.csv")


def hidden_from(member: Member, seen: RecordSeen) -> tuple[str, ...]:
    """Return the fields that could tell the title of a production that runs under a code name."""
    production = seen.kept.production
    if production is None or member.may(Act.SEE_TITLE, production):
        return ()
    return ("production", "scope")


def _cell(path: str, values: list[str]) -> str:
    return ("\n" if path in _SENTENCES else " ").join(values)


def _row(seen: RecordSeen, kind: str, paths: list[str], hidden: tuple[str, ...]) -> list[str]:
    kept = seen.kept
    posted = posted_of(kind, document_of(kept.record)) if paths else {}
    shown = paths if seen.whole else ("performer", "work", *IN_PART.get(kind, ()))
    return [
        kept.reference,
        kept.handle or kept.organisation_name,
        str(kept.version),
        _day(kept.expires_on),
        kept.owner_name if seen.whole else "",
        _day(kept.review_on) if seen.whole else "",
        *(
            _cell(path, posted[path]) if path in shown and path not in hidden else ""
            for path in paths
        ),
    ]


def _day(day: date | None) -> str:
    return "" if day is None else day.isoformat()


def safe_cell(text: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text


def _people(request: HttpRequest) -> HttpResponse:
    member = member_asking(request)
    narrowed = narrowed_by(request)
    everyone = people_listed(member, production=narrowed.production, text=narrowed.text)
    page = page_asked(request)
    productions = productions_seen(member)
    names = names_of(productions)
    shown = everyone[(page - 1) * _A_PAGE : page * _A_PAGE]
    context = {
        "kind": "people",
        "title": words.KINDS["people"].say(language_of(request)),
        "empty": words.EMPTY["people"].say(language_of(request)),
        "lines": [(line, names.get(line.handle, line.handle)) for line in shown],
        "total": len(everyone),
        "pages": pages_of(request, page, len(everyone)),
        "narrowed": narrowed,
        "productions": productions,
        "chosen": request.GET.get("production", ""),
    }
    return render(request, "registers/people.html", context)


def _assets(request: HttpRequest) -> HttpResponse:
    member = member_asking(request)
    narrowed, page = narrowed_by(request), page_asked(request)
    lines, total = assets_listed(
        member,
        production=narrowed.production,
        text=narrowed.text,
        first=(page - 1) * _A_PAGE,
        most=_A_PAGE,
    )
    productions = productions_seen(member)
    names = names_of(productions)
    language = language_of(request)
    context = {
        "kind": "assets",
        "title": words.KINDS["assets"].say(language),
        "empty": words.EMPTY["assets"].say(language),
        "lines": [
            (line, names.get(line.handle, line.handle), *_said(line, language)) for line in lines
        ],
        "total": total,
        "pages": pages_of(request, page, total),
        "narrowed": narrowed,
        "productions": productions,
        "chosen": request.GET.get("production", ""),
    }
    return render(request, "registers/assets.html", context)


def _said(line: AssetLine, language: Language) -> tuple[str, str]:
    """Return an asset's state and what its file says, in words."""
    asset = line.asset
    finding = asset.provenance.finding if asset.provenance else None
    return (
        words.ASSET_STATES[asset.state.value if asset.state else ""].say(language),
        words.ASSET_FINDINGS[finding.value if finding else ""].say(language),
    )
