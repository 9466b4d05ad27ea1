"""Audit: the log as somebody may read it, its proofs, its checkpoints, and verifying it."""

import base64
import json
from collections.abc import Iterator
from datetime import date
from typing import cast

from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    JsonResponse,
    StreamingHttpResponse,
)
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods

from clearslate.domain.people import Act, Member
from clearslate.formats.words.pages import audit as words
from clearslate.operations.auditing import prove, verify
from clearslate.operations.checkpointing import log_key
from clearslate.records.checkpoints import last_checkpoint, latest_checkpoints
from clearslate.records.log_reading import Sieve, entries_seen, entry_seen, read_log
from clearslate.records.people_kept import productions_to_give
from clearslate.web.accounts import language_now
from clearslate.web.entry import actor, signed_in
from clearslate.web.middleware import member_asking
from clearslate.web.people_forms import number


def reader(request: HttpRequest) -> Member:
    """Return who asks, where the log is theirs to read.

    Raises:
        Http404: where it is not.
    """
    member = member_asking(request)
    if not member.may_anywhere(Act.READ_AUDIT):
        raise Http404
    return member


def _sieve(request: HttpRequest) -> Sieve:
    try:
        on = date.fromisoformat(request.GET.get("on", ""))
    except ValueError:
        on = None
    return Sieve(
        actor=request.GET.get("actor", "").strip()[:200],
        act=request.GET.get("act", "").strip()[:40],
        subject=request.GET.get("subject", "").strip()[:160],
        production=number(request.GET.get("production")),
        on=on,
    )


@require_GET
@signed_in
def audit(request: HttpRequest) -> HttpResponse:
    """Show one page of the log."""
    member, sieve = reader(request), _sieve(request)
    leaf = read_log(member, sieve, before=number(request.GET.get("before")))
    language = language_now()
    context = {
        "leaf": leaf,
        "sieve": sieve,
        "acts": sorted(
            ((act, phrase.say(language)) for act, phrase in words.ACTS.items()),
            key=lambda pair: pair[1].casefold(),
        ),
        "productions": productions_to_give(member),
        "checkpoint": last_checkpoint(),
        "whole": _reads_all(member),
    }
    return render(request, "audit/list.html", context)


def _reads_all(member: Member) -> bool:
    return member.at_studio and member.may(Act.READ_AUDIT)


@require_GET
@signed_in
def audit_entry(request: HttpRequest, index: int) -> HttpResponse:
    """Show one entry as it was written, with the digest that holds it."""
    line = entry_seen(reader(request), index)
    spelled = json.dumps(json.loads(line.entry), ensure_ascii=False, indent=2)
    return render(request, "audit/entry.html", {"line": line, "spelled": spelled})


@require_GET
@signed_in
def audit_export(request: HttpRequest) -> HttpResponse:
    """Return the entries of the list as JSON, one a line, exactly as they were hashed."""
    member, sieve = reader(request), _sieve(request)

    def lines() -> Iterator[bytes]:
        for line in entries_seen(member, sieve):
            yield line.entry.encode() + b"\n"

    answer = StreamingHttpResponse(lines(), content_type="application/x-ndjson")
    answer["Content-Disposition"] = 'attachment; filename="audit-log.jsonl"'
    return cast(HttpResponse, answer)


@require_GET
@signed_in
def audit_proof(request: HttpRequest, index: int) -> HttpResponse:
    """Return what shows that one entry stands under the latest checkpoint."""
    line = entry_seen(reader(request), index)
    proof = prove(line.index)
    if proof is None:
        raise Http404
    return JsonResponse(
        {
            "index": proof.index,
            "entry": line.entry,
            "leaf": _spelled(proof.leaf),
            "size": proof.checkpoint.size,
            "path": [_spelled(step) for step in proof.path],
            "checkpoint": proof.checkpoint.note,
            "key": log_key().verifier,
        }
    )


def _spelled(value: bytes) -> str:
    return base64.b64encode(value).decode()


@require_GET
@signed_in
def audit_checkpoint(request: HttpRequest) -> HttpResponse:
    """Return the latest checkpoint, to be kept elsewhere."""
    reader(request)
    kept = last_checkpoint()
    if kept is None:
        raise Http404
    answer = HttpResponse(kept.note, content_type="text/plain; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="checkpoint-{kept.size}.txt"'
    return answer


@require_http_methods(["GET", "POST"])
@signed_in
def audit_verify(request: HttpRequest) -> HttpResponse:
    """Show the checkpoints; recompute the log when told to."""
    if not _reads_all(reader(request)):
        raise Http404
    context = {
        "checkpoints": latest_checkpoints(),
        "key": log_key().verifier,
        "verified": verify(actor(request)) if request.method == "POST" else None,
    }
    return render(request, "audit/verify.html", context)
