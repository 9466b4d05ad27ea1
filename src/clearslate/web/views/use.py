"""The page of a use, and what can be taken along from it."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString, mark_safe

from clearslate.domain.people import Office
from clearslate.domain.policy.rules import Outcome
from clearslate.domain.request import OPEN, Progress
from clearslate.formats.canonical import canonical
from clearslate.formats.determination_json import (
    DETERMINATION,
    determination_json,
    spelled_determination,
)
from clearslate.formats.documents.declaration import document_of
from clearslate.formats.facts import load_fact_book
from clearslate.formats.phrase import Language
from clearslate.formats.report_html_uses import scale
from clearslate.formats.words.history import history_said
from clearslate.formats.words.packs import (
    notices,
    pack_title,
    readings_said,
    review_warning,
    source_said,
)
from clearslate.formats.words.page import NOTICES_TOO
from clearslate.formats.words.pages import use as words
from clearslate.formats.words.registers import contradiction_said, said_in_words
from clearslate.formats.words.silences import silence_said
from clearslate.formats.words.ways import NO_WAY
from clearslate.formats.yaml_written import yaml_of
from clearslate.operations.showing import Shown, show
from clearslate.records.files import file_of_use
from clearslate.records.reach import NotThere
from clearslate.records.succession import succession_of
from clearslate.records.uses import use_called
from clearslate.records.where_kept import where_kept
from clearslate.web.context import language_of
from clearslate.web.downloads import download
from clearslate.web.entry import actor, signed_in
from clearslate.web.middleware import member_asking
from clearslate.web.views.declare_files import handed_out
from clearslate.web.views.evidence_said import beside_use
from clearslate.web.views.review_forms import answer_form
from clearslate.web.views.use_asked import asked_before
from clearslate.web.views.use_missing import (
    anew,
    for_the_declarant,
    may_be_asked,
    missing,
)
from clearslate.web.views.use_overridden import override_shown
from clearslate.web.views.use_said import findings_said, lowering
from clearslate.web.views.use_since import since_approved
from clearslate.web.views.use_whereabouts import standing_said
from clearslate.web.views.use_yeses import disclosures, duties, yeses


@dataclass(frozen=True, slots=True, kw_only=True)
class PackSaid:
    """A pack that was asked, with its readings, its source and its digest."""

    id: str
    version: str
    title: str
    readings: str
    source: str
    digest: str


@signed_in
def use(request: HttpRequest, handle: str, reference: str) -> HttpResponse:
    """Show a use: how it stands, why, who has it, and what the reader may do."""
    return use_page(request, handle, reference)


def use_page(
    request: HttpRequest,
    handle: str,
    reference: str,
    *,
    fault: str = "",
    errors: Mapping[str, str] | None = None,
    status: int = 200,
) -> HttpResponse:
    """Return the page of a use; ``fault`` and ``errors`` are what was wrong with a form."""
    shown = show(actor(request), handle, reference)
    language = language_of(request)
    succession = succession_of(member_asking(request), shown.use.number)
    context = {
        **_above(shown, language),
        **_below(shown, language),
        "answer": answer_form(request, shown, language, errors or {}),
        "asked_here": _asked_here(shown),
        "asks": may_be_asked(shown, member_asking(request)),
        "succession": succession,
        "since": since_approved(shown, succession.before, member_asking(request), language),
        "before": asked_before(shown, succession.before, member_asking(request), language),
        "fault": fault,
        "errors": errors or {},
        "given": request.POST if request.method == "POST" else {},
        "silent": _silent(shown, language) if "silent" in request.GET else None,
    }
    return render(request, "use/page.html", context, status=status)


def _asked_here(shown: Shown) -> str:
    """Return the first open question that the reader may answer; none where there is none."""
    return next(iter(for_the_declarant(shown)), "") if shown.may.change else ""


def _above(shown: Shown, language: Language) -> dict[str, object]:
    use, made = shown.use, shown.determined.determination
    outcome = made.outcome
    findings = findings_said(shown, language)
    strict = [each for each in findings if each.outcome is not Outcome.NOTIFY] or findings
    mild = [each for each in findings if each not in strict]
    return {
        "shown": shown,
        "use": use,
        "may": shown.may,
        "production": use.production,
        "zone": use.production.time_zone,
        "outcome": outcome,
        "standing": standing_said(shown, language),
        "missing": missing(shown, language),
        "why": words.WHY.say(len(findings), language),
        "findings": strict,
        "mild": mild,
        "notices_too": NOTICES_TOO.say(len(mild), language),
        "scale": _scale(shown, language),
        "lowering": lowering(shown, language),
        "no_way": "" if shown.determined.ways else NO_WAY.say(language),
        "yeses": yeses(shown, language),
        "override": _override(shown),
        "is_open": use.current and use.progress in OPEN,
        "withdrawn": use.progress is Progress.WITHDRAWN,
        "anew": anew(use),
        "contacts": shown.holders.get(Office.TITLE_CONTACT, ()),
        "kept_at": where_kept(use.production.number, use.production.path, _references(shown)),
    }


def _references(shown: Shown) -> frozenset[tuple[str, str]]:
    steps = (step.tool for step in shown.use.declaration.pipeline)
    return frozenset(("tool", tool) for tool in steps if tool)


def _scale(shown: Shown, language: Language) -> SafeString:
    # Every word in it has passed through `report_html_parts.text`.
    return mark_safe(scale(shown.determined.determination, language))


def _override(shown: Shown) -> dict[str, object] | None:
    task = shown.override
    if task is None or not (shown.use.overridden or task.closed_at is None):
        return None
    return override_shown(task)


def _below(shown: Shown, language: Language) -> dict[str, object]:
    book = load_fact_book()
    filled = shown.determined.filled
    return {
        "filled": [said_in_words(each, book, language, shown.tools) for each in filled.said],
        "contradictions": [
            contradiction_said(each, book, language) for each in filled.contradictions
        ],
        "duties": duties(shown, language),
        "disclosures": disclosures(shown, language),
        "history": [
            (each, history_said(each.entry, language)) for each in reversed(shown.history)
        ],
        "packs": _packs(shown, language),
        "notices": notices(shown.determined.determination.packs, shown.opened.packs, language),
        "evidence": beside_use(shown.use, language),
        "most": settings.LARGEST_UPLOAD // (1024 * 1024),
    }


def _packs(shown: Shown, language: Language) -> list[PackSaid]:
    packs, on = shown.opened.packs, shown.opened.around.on
    return [
        PackSaid(
            id=each.id,
            version=each.version,
            title=pack_title(each, packs, language),
            readings=readings_said(each, language),
            source=" ".join(
                part
                for part in (
                    source_said(each, packs, language),
                    review_warning(each, packs, on, language),
                )
                if part
            ),
            digest=each.digest,
        )
        for each in shown.determined.determination.packs
    ]


def _silent(shown: Shown, language: Language) -> list[tuple[str, str]]:
    book = load_fact_book()
    return [(each.rule.reference, silence_said(each, book, language)) for each in shown.silent()]


_YAML = "application/yaml"


@signed_in
def use_export(
    request: HttpRequest, handle: str, what: str, form: str, reference: str
) -> HttpResponse:
    """Hand out the declaration or the determination of a use, as YAML or JSON."""
    if what not in ("declaration", "determination") or form not in ("yaml", "json"):
        raise NotThere(what)
    shown = show(actor(request), handle, reference)
    name = f"{reference.replace('/', '-')}-{what}.{form}"
    text = _declaration(shown, form) if what == "declaration" else _determination(shown, form)
    kind = _YAML if form == "yaml" else "application/json"
    return download(text, name, kind=kind)


def _declaration(shown: Shown, form: str) -> str:
    document = document_of(shown.use.declaration)
    if form == "json":
        return canonical(document).decode() + "\n"
    return yaml_of(document)


def _determination(shown: Shown, form: str) -> str:
    spelled = spelled_determination(
        shown.determined,
        on=shown.opened.around.on,
        packs=shown.opened.packs,
        language=Language.ENGLISH,
    )
    if form == "json":
        return determination_json(spelled) + "\n"
    document = DETERMINATION.write(spelled)
    assert isinstance(document, dict)
    return yaml_of(document)


@signed_in
def use_file(request: HttpRequest, handle: str, number: int, reference: str) -> HttpResponse:
    """Hand out a file that is attached to a use."""
    use = use_called(member_asking(request), handle, reference)
    file = file_of_use(use.number, number)
    return handed_out(file.digest, file.name)  # type: ignore[return-value]
