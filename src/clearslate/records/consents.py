"""Requests for consent: what was asked, of whom, and what they said.

Read next: ``consent_doors.py`` for the personal links to them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from clearslate.domain.people import ALLOWS, Act, Member
from clearslate.domain.registry import Consent
from clearslate.domain.spelling import same_name
from clearslate.formats.consent_text import Capacity, ConsentText, Put, Request, put_of, put_text
from clearslate.formats.stored import kept, text_of
from clearslate.records.models import ConsentLineRow, ConsentRequestRow
from clearslate.records.reach import NotThere, productions_of
from clearslate.records.remembering import until_logged

_READS = frozenset((Act.KEEP_REGISTERS, Act.DECIDE, Act.READ_AUDIT))


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestKept:
    """A request as the service keeps it."""

    number: int
    production: int
    handle: str
    organisation: int
    path: str
    asked: Request
    language: str
    asked_by: int
    asked_by_name: str
    asked_at: datetime
    witness_needed: bool
    answer: str
    """`signed` and `unsigned`, `unwitnessed`, `consented`, `declined`, `withdrawn`,
    `taken_back`; empty while it waits."""
    signed_name: str
    signed_capacity: str
    signed_at: datetime | None
    witnessed_at: datetime | None
    answered_at: datetime | None
    withdrawn_at: datetime | None
    consent: str
    """The reference of the consent that came of it."""
    text: str
    """The words as they were answered; empty while nobody has."""
    text_language: str
    text_digest: str
    witness_reason: str
    """Why the witness did not confirm it, if they said why."""

    @property
    def asked_as(self) -> str:
        """The name of who was asked, where the answer is under another; empty where it is not."""
        answered = self.signed_name and not same_name(self.signed_name, self.asked.signer)
        return self.asked.signer if answered else ""

    @property
    def reference(self) -> str:
        """What the request is called: `CR-0001`."""
        return self.asked.reference

    @property
    def performer(self) -> str:
        """Whose consent it is."""
        return self.asked.consent.performer

    @property
    def subject(self) -> str:
        """What the audit log calls it."""
        return f"request {self.handle} {self.reference}"

    @property
    def waits(self) -> bool:
        """Whether an answer is still awaited."""
        return self.answer in ("", "signed")


def keep_request(
    asked: Request,
    *,
    production: int,
    organisation: int,
    language: str,
    witness_needed: bool,
    uses: Iterable[int],
    asked_by: int,
    at: datetime,
) -> int:
    """Keep a new request and return its number."""
    row = ConsentRequestRow.objects.create(
        production_id=production,
        organisation_id=organisation,
        reference=asked.reference,
        performer=asked.consent.performer[:200],
        signer=asked.signer,
        capacity=asked.capacity.value,
        language=language,
        proposed=text_of(asked.consent)[0],
        asked=put_text(asked.put),
        asked_by_id=asked_by,
        asked_at=at,
        witness_needed=witness_needed,
    )
    row.declarations.set(list(uses))
    return row.pk


def next_request_reference(production: int) -> str:
    """Return the next free reference of a request in a production: `CR-0001`."""
    rows = ConsentRequestRow.objects.filter(production=production)
    taken = frozenset(rows.values_list("reference", flat=True))
    number = len(taken) + 1
    while f"CR-{number:04d}" in taken:
        number += 1
    return f"CR-{number:04d}"


def request_numbered(number: int) -> RequestKept:
    """Return a request for an operation, which sees everything.

    Raises:
        NotThere: where there is none.
    """
    row = _whole(ConsentRequestRow.objects.filter(pk=number)).first()
    if row is None:
        raise NotThere(number)
    return _kept(row)


def locked_request(number: int) -> RequestKept:
    """Return a request and hold it until the transaction ends."""
    ConsentRequestRow.objects.select_for_update().get(pk=number)
    return request_numbered(number)


def request_called(member: Member, handle: str, reference: str) -> RequestKept:
    """Return a request by its production and reference.

    Raises:
        NotThere: where ``member`` may see none.
    """
    rows = _seen(member).filter(production__handle=handle, reference=reference)
    row = _whole(rows).first()
    if row is None:
        raise NotThere(reference)
    return _kept(row)


@until_logged(most=24)
def requests_seen(member: Member, *, production: int | None = None) -> tuple[RequestKept, ...]:
    """Return the latest 200 requests that ``member`` may see, newest first."""
    rows = _seen(member)
    if production is not None:
        rows = rows.filter(production=production)
    return tuple(_kept(row) for row in _whole(rows).order_by("-asked_at", "-pk")[:200])


@until_logged()
def requests_about(member: Member, use: int) -> tuple[RequestKept, ...]:
    """Return the requests for which a use waits or waited, as ``member`` may see them."""
    rows = _seen(member).filter(declarations=use)
    return tuple(_kept(row) for row in _whole(rows).order_by("pk"))


def _seen(member: Member) -> QuerySet[ConsentRequestRow]:
    """Whoever asked, and whoever reads the production's consents whole."""
    named = [
        production
        for production, offices in member.in_production.items()
        if any(ALLOWS[office] & _READS for office in offices)
    ]
    reads = Q(production__in=named)
    if any(ALLOWS[office] & _READS for office in member.everywhere):
        reads |= Q(production__in=productions_of(member).values("pk"))
    reads &= Q(organisation__path__startswith=member.path)
    mine = Q(asked_by=member.number, production__in=productions_of(member).values("pk"))
    return ConsentRequestRow.objects.filter(mine | reads)


def uses_waiting(request: int) -> tuple[int, ...]:
    """Return the numbers of the uses that a request was made for."""
    rows = ConsentRequestRow.objects.get(pk=request).declarations.order_by("pk")
    return tuple(rows.values_list("pk", flat=True))


def keep_signature(
    number: int, *, name: str, capacity: str, text: ConsentText, at: datetime
) -> None:
    """Keep who signed which words; the answer stands once a witness has confirmed it."""
    ConsentRequestRow.objects.filter(pk=number).update(
        answer="signed",
        signed_name=name[:200],
        signed_capacity=capacity,
        signed_at=at,
        text=text.text,
        text_language=text.language.value,
        text_digest=text.digest,
    )


def keep_consented(number: int, consent: str, at: datetime) -> None:
    """Note that a request came to a consent."""
    ConsentRequestRow.objects.filter(pk=number).update(
        answer="consented", consent=consent, answered_at=at
    )


def keep_witnessed(number: int, at: datetime) -> None:
    """Note that the witness confirmed the signature."""
    ConsentRequestRow.objects.filter(pk=number).update(witnessed_at=at)


def keep_unwitnessed(number: int, reason: str, at: datetime) -> None:
    """Note that the witness does not confirm the signature, and why if they said."""
    ConsentRequestRow.objects.filter(pk=number).update(
        answer="unwitnessed", witness_reason=reason, answered_at=at
    )


def keep_unsigned(number: int, at: datetime) -> None:
    """Note that the signer took their signature back before it was witnessed."""
    ConsentRequestRow.objects.filter(pk=number).update(answer="unsigned", answered_at=at)


def keep_declined(
    number: int, *, name: str, capacity: str, text: ConsentText, at: datetime
) -> None:
    """Note that the answer is no, and to which words."""
    ConsentRequestRow.objects.filter(pk=number).update(
        answer="declined",
        signed_name=name[:200],
        signed_capacity=capacity,
        signed_at=at,
        answered_at=at,
        text=text.text,
        text_language=text.language.value,
        text_digest=text.digest,
    )


def keep_withdrawn(number: int, at: datetime) -> None:
    """Note that the consent was withdrawn by whoever gave it."""
    ConsentRequestRow.objects.filter(pk=number).update(answer="withdrawn", withdrawn_at=at)


def keep_taken_back(number: int) -> None:
    """Note that the question is no longer asked; its links lead nowhere."""
    ConsentRequestRow.objects.filter(pk=number).update(answer="taken_back")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Something that was asked or answered about a request."""

    name: str
    text: str
    said_at: datetime
    by_signer: bool


def say_line(request: int, *, account: int | None, name: str, text: str, at: datetime) -> None:
    """Keep a question of the signer, or an answer to it."""
    ConsentLineRow.objects.create(
        request_id=request, account_id=account, name=name[:200], text=text, said_at=at
    )


def lines_of(request: int) -> tuple[Line, ...]:
    """Return what was asked and answered about a request, oldest first."""
    rows = ConsentLineRow.objects.filter(request=request).order_by("pk")
    return tuple(
        Line(name=row.name, text=row.text, said_at=row.said_at, by_signer=row.account_id is None)
        for row in rows
    )


def _whole(rows: QuerySet[ConsentRequestRow]) -> QuerySet[ConsentRequestRow]:
    return rows.select_related("production", "organisation", "asked_by").distinct()


def _kept(row: ConsentRequestRow) -> RequestKept:
    put: Put = put_of(row.asked, row.reference)
    return RequestKept(
        number=row.pk,
        production=row.production_id,
        handle=row.production.handle,
        organisation=row.organisation_id,
        path=row.organisation.path,
        asked=Request(
            reference=row.reference,
            consent=kept(Consent, row.proposed, row.reference),
            put=put,
            signer=row.signer,
            capacity=Capacity(row.capacity),
        ),
        language=row.language,
        asked_by=row.asked_by_id,
        asked_by_name=row.asked_by.name,
        asked_at=row.asked_at,
        witness_needed=row.witness_needed,
        answer=row.answer,
        signed_name=row.signed_name,
        signed_capacity=row.signed_capacity,
        signed_at=row.signed_at,
        witnessed_at=row.witnessed_at,
        answered_at=row.answered_at,
        withdrawn_at=row.withdrawn_at,
        consent=row.consent,
        text=row.text,
        text_language=row.text_language,
        text_digest=row.text_digest,
        witness_reason=row.witness_reason,
    )
