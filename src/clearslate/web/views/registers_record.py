"""One record of a register: what stands in it, its papers, versions and history."""

from dataclasses import dataclass
from typing import cast

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from clearslate.domain.people import Member
from clearslate.domain.registry import Consent
from clearslate.formats.phrase import Language
from clearslate.formats.register_forms import ENTRIES, altered, document_of, posted_of
from clearslate.formats.words.consents import SIGNED_OTHERWISE
from clearslate.formats.words.pages import registers as words
from clearslate.formats.words.records import until_said, value_said
from clearslate.operations.registering import KEPT, Where, may_keep
from clearslate.records.files import FileKept, files_of, path_of
from clearslate.records.log import entries_about
from clearslate.records.productions import productions_seen
from clearslate.records.register_lists import (
    Narrowed,
    RecordSeen,
    evidence_file,
    people_listed,
    record_read,
    records_listed,
)
from clearslate.records.registers import RecordKept, evidence_of, versions_of
from clearslate.records.touched import Touching, touched_seen
from clearslate.web.context import language_of
from clearslate.web.entry import actor, signed_in
from clearslate.web.middleware import member_asking
from clearslate.web.views.registers import IN_PART, RECORDS, hidden_from, names_of, production_said


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionLine:
    """One version of a record, with what it changed."""

    kept: RecordKept
    changes: tuple[str, ...]
    files: tuple[FileKept, ...]


def record_asked(request: HttpRequest, kind: str, handle: str, reference: str) -> RecordSeen:
    """Return the record that an address names.

    Raises:
        NotThere: where the one who asks may read none.
        Http404: where there is no such register.
    """
    if kind not in RECORDS:
        raise Http404
    return record_read(member_asking(request), kind, reference, "" if handle == "-" else handle)


@signed_in
def record(request: HttpRequest, kind: str, handle: str, reference: str) -> HttpResponse:
    """Show one record; of people, what names them."""
    if kind == "people":
        return _person(request, handle, reference)
    seen = record_asked(request, kind, handle, reference)
    member, language = member_asking(request), language_of(request)
    kept = seen.kept
    productions = productions_seen(member)
    names = names_of(productions)
    context = {
        "kind": kind,
        "zone": next((each.time_zone for each in productions if each.handle == kept.handle), ""),
        "one": words.ONE[kind].say(language),
        "register": words.KINDS[kind].say(language),
        "seen": seen,
        "kept": kept,
        "handle": handle,
        "kept_for": production_said(seen, names, language),
        "until": until_said(
            kind, kept.expires_on, kept.withdrawn_on, actor(request).day(), language
        ),
        "facts": facts_said(seen, member, language),
        "may_keep": kind in KEPT and seen.whole and may_keep(member, Where.of_record(kept)),
        "touchable": kind in KEPT,
    }
    if seen.whole:
        versions = _versions(kept, language)
        context |= {
            "versions": versions,
            "papers": [file for version in versions for file in version.files],
            "names_paper": evidence_of(kept.record) is not None,
            "history": _history(kept, language),
        }
    return render(request, "registers/record.html", context)


def facts_said(
    seen: RecordSeen, member: Member, language: Language
) -> list[tuple[str, str, bool]]:
    """Return what a reader may see of a record: label, value, whether it is a digest."""
    kind = seen.kept.kind
    hidden = ["reference", *hidden_from(member, seen)]
    posted = posted_of(kind, document_of(seen.kept.record))
    if posted.get("asked_as"):
        posted["signed_by"] = [signed_said(seen.kept.record, language)]
        hidden.append("asked_as")
    shown = [entry for entry in ENTRIES[kind] if seen.whole or entry.path in IN_PART[kind]]
    return [
        (
            field_label(kind, entry.path, language),
            value_said(entry, posted[entry.path], language),
            entry.manner == "digest" and bool(posted[entry.path]),
        )
        for entry in shown
        if entry.path not in hidden and (posted[entry.path] or entry.path in _SAID_ANYWAY)
    ]


def signed_said(record: object, language: Language) -> str:
    """Return under which name a consent was signed, and who was asked where that differs."""
    assert isinstance(record, Consent)
    asked, signed = record.asked_as or "", record.signed_by or ""
    return SIGNED_OTHERWISE.say(language, signed=signed, asked=asked) if asked else signed


_SAID_ANYWAY = ("territories", "languages", "period.to", "environment", "reviewed", "expires")


def field_label(kind: str, path: str, language: Language) -> str:
    """Return what a field is called on pages."""
    if kind == "approval" and path in words.APPROVAL_FIELDS:
        return words.APPROVAL_FIELDS[path].say(language)
    return words.FIELDS[path].say(language)


def _versions(kept: RecordKept, language: Language) -> list[VersionLine]:
    versions = versions_of(kept)
    return [
        VersionLine(
            kept=version,
            changes=changes_said(version, versions[place + 1], language)
            if place + 1 < len(versions)
            else (),
            files=files_of(record=version.number),
        )
        for place, version in enumerate(versions)
    ]


def changes_said(after: RecordKept, before: RecordKept, language: Language) -> tuple[str, ...]:
    """Return in which fields two versions differ, a sentence each."""
    entries = {entry.path: entry for entry in ENTRIES[after.kind]}
    found = altered(after.kind, document_of(before.record), document_of(after.record))
    return tuple(
        words.BEFORE_AFTER.say(
            language,
            field=field_label(after.kind, each.path, language),
            before=value_said(entries[each.path], each.before, language),
            after=value_said(entries[each.path], each.after, language),
        )
        for each in found
    )


def _history(kept: RecordKept, language: Language) -> list[tuple[object, str]]:
    return [
        (entry.at, _act_said(entry.act, entry.actor, language))
        for entry in reversed(entries_about(kept.subject, confidential=False))
    ]


def _act_said(act: str, who: str, language: Language) -> str:
    name = who.split(" <")[0]
    phrase = words.ACTS.get(act)
    if phrase is None:
        return words.ACT.say(language, who=name, act=act.replace("_", " "))
    return phrase.say(language, who=name)


@signed_in
def record_file(
    request: HttpRequest, kind: str, handle: str, number: int, reference: str
) -> HttpResponse:
    """Hand out a paper behind a record to those who read all of it."""
    seen = record_asked(request, kind, handle, reference)
    if not seen.whole:
        raise Http404
    name, digest = evidence_file(seen.kept.number, number)
    try:
        file = path_of(digest).open("rb")
    except OSError as error:
        raise Http404 from error
    answer = FileResponse(file, as_attachment=True, filename=name)
    answer["Content-Type"] = "application/octet-stream"
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private, no-store"
    return cast(HttpResponse, answer)


def _person(request: HttpRequest, handle: str, name: str) -> HttpResponse:
    """Show where a performer is named: in uses and in consents."""
    member, language = member_asking(request), language_of(request)
    found = {p.handle: p for p in productions_seen(member)}
    if handle not in found:
        raise Http404
    production = found[handle]
    lines = people_listed(member, production=production.number, text=name)
    if name not in {line.name for line in lines}:
        raise Http404
    uses, how_many = touched_seen(
        member,
        Touching(under=(("performer", name),), production=production.number),
        most=200,
    )
    narrowed = Narrowed(production=production.number, text=name)
    on = actor(request).day()
    consents = [
        (
            seen,
            until_said(seen.kept.kind, seen.kept.expires_on, seen.kept.withdrawn_on, on, language),
            facts_said(seen, member, language),
        )
        for seen in records_listed(member, "consent", narrowed, on, most=100)[0]
        if seen.kept.name == name
    ]
    context = {
        "name": name,
        "production": production,
        "uses": uses,
        "how_many": how_many,
        "consents": consents,
        "register": words.KINDS["people"].say(language),
    }
    return render(request, "registers/person.html", context)
