"""What depends on it? Every use, asset and cut that stands on a record or a pack."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from clearslate.domain.approval import Approval
from clearslate.domain.facts import YES
from clearslate.domain.people import Act, Member
from clearslate.domain.policy.rules import Outcome
from clearslate.domain.production import PackChoice
from clearslate.domain.registry import Consent, Licence, Tool
from clearslate.domain.standing import Determined
from clearslate.domain.touching import Aftermath, Proposed
from clearslate.formats.packs import DEFAULT_PACK
from clearslate.formats.phrase import Language, Phrase
from clearslate.formats.words.pages import registers as register_words
from clearslate.formats.words.pages import touch as words
from clearslate.formats.words.records import would_follow
from clearslate.operations.opening import open_production
from clearslate.operations.registering import KEPT, Where, foreseen, may_keep
from clearslate.operations.touching import MOST_FORESEEN, foresee_pack, touching_of
from clearslate.records.productions import ProductionKept, productions_seen
from clearslate.records.register_lists import assets_listed
from clearslate.records.registers import RecordKept
from clearslate.records.touched import (
    Touching,
    cuts_beside,
    kinds_read,
    superseded_touched,
    touched_seen,
)
from clearslate.web.context import language_of
from clearslate.web.entry import actor, signed_in
from clearslate.web.middleware import member_asking
from clearslate.web.views.registers import names_of, page_asked, pages_of
from clearslate.web.views.registers_record import record_asked

_A_PAGE = 50
_MOST_ASSETS = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class MovedLine:
    """A use before and after a change that nobody has made."""

    reference: str
    title: str
    before: Outcome
    before_state: str
    after: Outcome
    after_state: str
    falling: tuple[Approval, ...]


def moved_said(after: Aftermath, language: Language) -> list[MovedLine]:
    """Return the uses that a change would move, gravest first."""
    lines = [
        MovedLine(
            reference=each.before.declaration.reference,
            title=each.before.declaration.title,
            before=each.before.determination.outcome,
            before_state=_state_said(each.before, language),
            after=each.after.determination.outcome,
            after_state=_state_said(each.after, language),
            falling=each.falling,
        )
        for each in after.changed
    ]
    return sorted(lines, key=lambda line: (-line.after, line.reference))


def _state_said(determined: Determined, language: Language) -> str:
    return words.STANDS[determined.stands].say(language)


def follows_said(after: Aftermath, language: Language) -> str:
    """Return what a change would do, in a sentence."""
    other = [m for m in after.changed if not (m.comes_to_be_blocked or m.goes_ahead or m.stops)]
    counts = {
        "blocked": after.blocked,
        "stopped": sum(m.stops and not m.comes_to_be_blocked for m in after.moved),
        "falls": after.approvals_falling,
        "freed": after.freed,
        "other": sum(not m.falling for m in other),
    }
    return would_follow(counts, len(after.moved), after.not_determined, language)


def _withdrawn(record: Proposed, on: date) -> Proposed:
    return replace(record, withdrawn=on) if isinstance(record, Consent) else record


def _ended(record: Proposed, on: date) -> Proposed:
    last = on - timedelta(days=1)
    if isinstance(record, Tool):
        return replace(record, expires=last)
    start = record.period.start
    period = replace(record.period, last=last, start=min(start, last) if start else None)
    return replace(record, period=period)


def _trains(record: Proposed, _: date) -> Proposed:
    if not isinstance(record, Tool):
        return record
    return replace(record, stores=YES, reuses=YES, trains=YES)


_IFS: Mapping[str, tuple[Phrase, Callable[[Proposed, date], Proposed], tuple[type, ...]]] = {
    "withdrawn": (words.IF_WITHDRAWN, _withdrawn, (Consent,)),
    "ended": (words.IF_ENDED, _ended, (Tool, Consent, Licence)),
    "trains": (words.IF_TRAINS, _trains, (Tool,)),
}


@signed_in
def touches(request: HttpRequest, kind: str, handle: str, reference: str) -> HttpResponse:
    """Show what stands on a record, and what would follow from a change of it."""
    if kind not in KEPT:
        raise Http404
    seen = record_asked(request, kind, handle, reference)
    kept, member, language = seen.kept, member_asking(request), language_of(request)
    record = kept.record
    assert isinstance(record, Tool | Consent | Licence)
    touching = touching_of(record, production=kept.production, path=kept.path)
    keeps = seen.whole and may_keep(member, Where.of_record(kept))
    context = _touched(request, touching) | {
        "title": title_said(kind, kept.reference, language),
        "kept": kept,
        "kind": kind,
        "handle": handle,
        "register": register_words.KINDS[kind].say(language),
        "ifs": _ifs(record, language) if keeps else [],
        "asked": request.GET.get("if", ""),
    }
    if keeps and context["asked"] in _IFS:
        context |= _aftermath(request, kept, record)
    return render(request, "registers/touches.html", context)


def title_said(kind: str, reference: str, language: Language) -> str:
    """Return what the page of a record asks; nobody is named in it."""
    said = words.KIND[kind].say(language)
    return words.TITLE.say(language, kind=said, of_kind=said, reference=reference)


def _ifs(record: Proposed, language: Language) -> list[tuple[str, str]]:
    return [
        (name, phrase.say(language))
        for name, (phrase, _, kinds) in _IFS.items()
        if isinstance(record, kinds)
    ]


def _aftermath(request: HttpRequest, kept: RecordKept, record: Proposed) -> dict[str, object]:
    _, change, _ = _IFS[request.GET["if"]]
    proposed = change(record, actor(request).day())
    after = foreseen(proposed, kept, Where.of_record(kept), actor(request))
    language = language_of(request)
    return {"follows": follows_said(after, language), "moved": moved_said(after, language)}


def _touched(request: HttpRequest, touching: Touching) -> dict[str, object]:
    member, language = member_asking(request), language_of(request)
    page = page_asked(request)
    first = (page - 1) * _A_PAGE
    uses, total = touched_seen(member, touching, first=first, most=_A_PAGE)
    numbers = tuple(use.number for use in uses)
    read = kinds_read(touching, frozenset(numbers))
    names = names_of(productions_seen(member))
    assets, how_many = assets_listed(member, uses=numbers, most=_MOST_ASSETS)
    over = superseded_touched(member, touching)
    superseded, how_many_over = assets_listed(member, uses=over, most=_MOST_ASSETS)
    return {
        "uses": [
            (use, names.get(use.handle, use.handle), _because(read.get(use.number), language))
            for use in uses
        ],
        "total": total,
        "pages": pages_of(request, page, total),
        "assets": assets,
        "more_assets": max(0, how_many - len(assets)),
        "superseded": superseded,
        "more_superseded": max(0, how_many_over - len(superseded)),
        "cuts": [
            (cut, names.get(cut.handle, cut.handle), words.VERDICTS[cut.verdict].say(language))
            for cut in cuts_beside(member, touching)
        ],
    }


def _because(kinds: frozenset[str] | None, language: Language) -> str:
    said = dict.fromkeys(words.STANDS_ON[kind].say(language) for kind in sorted(kinds or ()))
    return ", ".join(said)


# Packs --------------------------------------------------------------------------------------


@signed_in
def pack_touches(request: HttpRequest, pack: str) -> HttpResponse:
    """Show what is determined by a pack, and how outcomes would move under other readings."""
    member, language = member_asking(request), language_of(request)
    choosing = [p for p in productions_seen(member) if pack in _chosen(p)]
    if not choosing:
        raise Http404
    asked = request.GET.get("production", "")
    kept = next((p for p in choosing if p.handle == asked), choosing[0])
    touching = Touching(under=(("pack", pack),), production=kept.number)
    opened = open_production(kept, actor(request).day(kept.time_zone), uses=())
    pack_words = opened.packs[pack]
    now = _chosen(kept)[pack].options
    may = _may_foresee(member, kept)
    context = _touched(request, touching) | {
        "pack": pack,
        "version": pack_words.reference.version,
        "production": kept,
        "productions": choosing,
        "now": ", ".join(sorted(now)),
        "readings": [
            (reading.option, reading.title.say(language), reading.option in now)
            for reading in pack_words.readings.values()
            if reading.option is not None
        ],
        "may": may,
    }
    if may and "compare" in request.GET:
        known = {reading.option for reading in pack_words.readings.values()}
        options = frozenset(o for o in request.GET.getlist("option") if o in known)
        context |= _pack_aftermath(request, kept, PackChoice(id=pack, options=options))
    return render(request, "registers/pack.html", context)


def _chosen(kept: ProductionKept) -> dict[str, PackChoice]:
    chosen = kept.production.packs or (PackChoice(id=DEFAULT_PACK),)
    return {choice.id: choice for choice in chosen}


def _may_foresee(member: Member, kept: ProductionKept) -> bool:
    """Say whether ``member`` may see what would become of every use of a production."""
    acts = (Act.KEEP_REGISTERS, Act.DECIDE, Act.READ_AUDIT)
    return kept.path.startswith(member.path) and any(member.may(a, kept.number) for a in acts)


def _pack_aftermath(
    request: HttpRequest, kept: ProductionKept, choice: PackChoice
) -> dict[str, object]:
    language = language_of(request)
    after = foresee_pack(kept, choice, actor(request))
    return {
        "compared": True,
        "options": choice.options,
        "outcomes": list(Outcome),
        "matrix": [
            (before, [(after.matrix[before, then], before is then) for then in Outcome])
            for before in Outcome
        ],
        "how_many": len(after.moved),
        "would_move": len(after.changed),
        "beyond": after.not_determined,
        "most": MOST_FORESEEN,
        "moved": moved_said(after, language)[:_MOST_ASSETS],
    }
