"""Drafts: declarations that are being written, kept at every answer.

A draft is seen by whoever began it and by colleagues of its organisation or of the author's who
may declare in its production; by nobody else, whatever their office.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import F, Q, QuerySet

from clearslate.domain.declaration import Declaration
from clearslate.domain.people import Act, Member, Office
from clearslate.formats.stored import kept, text_of
from clearslate.records.files import FileKept
from clearslate.records.models import DraftRow, FileRow, Membership
from clearslate.records.productions import ProductionKept, production_called
from clearslate.records.reach import NotThere, declarations_of, organisations_of
from clearslate.records.worded import Rows, worded_once

UNNAMED = "draft"
"""The reference that stands in a draft's document until it is declared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftLine:
    """One draft in a list: what it is about, and who is writing it."""

    number: int
    handle: str
    title: str
    author: int
    author_name: str
    partner: str
    supersedes: str
    begun_at: datetime
    changed_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftContent:
    """What somebody writes in a draft."""

    declaration: Declaration
    """Its reference is `UNNAMED`."""
    organisation: int
    answerable: int
    needed_on: date | None = None
    passed: frozenset[str] = frozenset()
    """Pages that were left empty on purpose."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftKept:
    """A draft with its production and everything that stands beside it."""

    number: int
    production: ProductionKept
    content: DraftContent
    partner: str
    author: int
    author_name: str
    answerable_name: str
    supersedes: str
    begun_at: datetime
    changed_at: datetime

    @property
    def declaration(self) -> Declaration:
        """What has been written so far."""
        return self.content.declaration

    @property
    def subject(self) -> str:
        """What the audit log calls it."""
        return f"draft {self.production.handle} {self.number}"


def _drafts(member: Member) -> "QuerySet[DraftRow]":
    """Return the drafts that ``member`` may see and go on with."""
    declares = [p for p in member.in_production if member.may(Act.DECLARE, p)]
    there = Q(production__in=declares)
    if member.may(Act.DECLARE):
        there |= Q(production__organisation__path__startswith=member.path)
    mine = (
        Q(account=member.number)
        | Q(organisation=member.organisation)
        | Q(account__organisation=member.organisation)
    )
    return DraftRow.objects.filter(there, mine)


_LINE = (
    "pk",
    "production__handle",
    "document",
    "account",
    "account__name",
    "organisation__name",
    "supersedes",
    "begun_at",
    "changed_at",
)


def drafts_of(
    member: Member, production: int | None = None, *, most: int = 200
) -> tuple[DraftLine, ...]:
    """Return the drafts that ``member`` may go on with, last changed first."""
    found = _lines(member=member, production=production, most=most)
    return tuple(
        DraftLine(
            number=number,
            handle=handle,
            title=_declaration(text).title,
            author=author,
            author_name=name,
            partner=partner,
            supersedes=supersedes,
            begun_at=begun_at,
            changed_at=changed_at,
        )
        for number, handle, text, author, name, partner, supersedes, begun_at, changed_at in found
    )


@worded_once
def _lines(*, member: Member, production: int | None, most: int) -> Rows:
    rows = _drafts(member)
    if production is not None:
        rows = rows.filter(production=production)
    return rows.order_by("-changed_at", "-pk").values_list(*_LINE)[:most]


def draft_called(member: Member, handle: str, number: int, *, to_write: bool = False) -> DraftKept:
    """Return a draft; ``to_write`` holds its row until the transaction ends.

    Raises:
        NotThere: where ``member`` may see none.
    """
    production = production_called(member, handle)
    rows = _drafts(member).filter(production=production.number)
    # Not `exists`: that forgets `of`, and would hold the rows of the people joined here too.
    if to_write and rows.select_for_update(of=("self",)).filter(pk=number).first() is None:
        raise NotThere(number)
    row = rows.select_related("organisation", "account", "answerable").filter(pk=number).first()
    if row is None:
        raise NotThere(number)
    return _kept(row, production)


def _kept(row: DraftRow, production: ProductionKept) -> DraftKept:
    answerable = row.answerable or row.account
    return DraftKept(
        number=row.pk,
        production=production,
        content=DraftContent(
            declaration=_declaration(row.document),
            organisation=row.organisation_id,
            answerable=answerable.pk,
            needed_on=row.needed_on,
            passed=frozenset(json.loads(row.passed)),
        ),
        partner=row.organisation.name,
        author=row.account_id,
        author_name=row.account.name,
        answerable_name=answerable.name,
        supersedes=row.supersedes,
        begun_at=row.begun_at,
        changed_at=row.changed_at,
    )


def _declaration(text: str) -> Declaration:
    return kept(Declaration, text, UNNAMED)


def keep_draft(
    content: DraftContent, *, production: int, author: int, at: datetime, supersedes: str = ""
) -> int:
    """Keep a new draft and return its number."""
    return DraftRow.objects.create(
        production_id=production,
        account_id=author,
        supersedes=supersedes,
        begun_at=at,
        changed_at=at,
        **_columns(content),
    ).pk


def replace_draft(number: int, content: DraftContent, at: datetime) -> None:
    """Keep ``content`` in the place of what a draft said before."""
    DraftRow.objects.filter(pk=number).update(changed_at=at, **_columns(content))


def _columns(content: DraftContent) -> dict[str, object]:
    return {
        "organisation_id": content.organisation,
        "answerable_id": content.answerable,
        "document": text_of(content.declaration)[0],
        "needed_on": content.needed_on,
        "passed": json.dumps(sorted(content.passed)),
    }


def drop_draft(number: int) -> None:
    """Forget a draft and what was attached to it alone."""
    FileRow.objects.filter(draft=number, declaration=None, record=None).delete()
    DraftRow.objects.filter(pk=number).delete()


def attachment(*, draft: int | None = None, use: int | None = None, file: int) -> FileKept:
    """Return one file of a draft or of a use.

    Raises:
        NotThere: where it has no such file.
    """
    rows = FileRow.objects.select_related("added_by").filter(pk=file)
    row = (rows.filter(draft=draft) if draft is not None else rows.filter(declaration=use)).first()
    if row is None or (draft is None and use is None):
        raise NotThere(file)
    return FileKept(
        number=row.pk,
        name=row.name,
        digest=row.digest,
        size=row.size,
        added_by=row.added_by.name if row.added_by else "",
        added_at=row.added_at,
    )


def detach(draft: int, file: int) -> None:
    """Take a file off a draft."""
    FileRow.objects.filter(draft=draft, declaration=None, pk=file).delete()


def take_along_files(use: int, draft: int) -> None:
    """Attach to a draft what is attached to a use as its evidence, as it was attached there."""
    there = FileRow.objects.filter(declaration=use, record=None, duty="").order_by("pk")
    for row in there:
        row.pk, row.declaration_id, row.draft_id = None, None, draft
        row._state.adding = True
        row.save(force_insert=True)


def hand_over_files(draft: int, use: int) -> None:
    """Let the files of a draft be those of the use that it became."""
    FileRow.objects.filter(draft=draft).update(declaration=use, draft=None)


def partners_of(member: Member, production: int) -> tuple[tuple[int, str], ...]:
    """Return the organisations that ``member`` may declare for: number and name, own first.

    A clearance lead may declare for those below; everybody else for their own.
    """
    rows = organisations_of(member).order_by("path")
    if Office.CLEARANCE_LEAD not in member.offices(production):
        rows = rows.filter(pk=member.organisation)
    return tuple(rows.values_list("pk", "name"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Involved:
    """Who can be named in a declaration: those who may answer for it, and the title contacts."""

    answerable: tuple[tuple[int, str], ...]
    """Number and name; whoever asks stands first."""
    contacts: tuple[str, ...]
    """Mail addresses, in order of name."""


def involved_in(member: Member, production: ProductionKept) -> Involved:
    """Return who can be named in a declaration that ``member`` writes.

    Those may answer for it who may declare there, as far as ``member`` sees them.
    """
    offices = (Office.DECLARANT, Office.CLEARANCE_LEAD, Office.TITLE_CONTACT)
    rows = (
        Membership.objects.filter(office__in=offices, account__is_active=True)
        .filter(Q(production=production.number) | Q(production=None))
        .order_by("account__name", "account")
        .values_list("production", "office", "account", "account__name", "account__email")
        .annotate(path=F("account__organisation__path"))
    )
    answerable = {member.number: member.name}
    contacts: list[str] = []
    for where, office, number, name, email, path in rows:
        if where is None and not production.path.startswith(path):
            continue
        if office == Office.TITLE_CONTACT:
            contacts.append(email)
        elif path.startswith(member.path):
            answerable[number] = name
    return Involved(answerable=tuple(answerable.items()), contacts=tuple(contacts))


def named_before(member: Member, production: int) -> tuple[str, ...]:
    """Return the performers of a production's uses that ``member`` may see, by name."""
    rows: Iterable[str] = (
        declarations_of(member)
        .filter(production=production, standsonrow__kind="performer")
        .order_by("standsonrow__reference")
        .values_list("standsonrow__reference", flat=True)
        .distinct()[:200]
    )
    return tuple(rows)
