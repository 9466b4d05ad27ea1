"""Reading the log: the entries that somebody may see, narrowed, a page at a time."""

from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from django.db.models import Q, QuerySet

from clearslate.domain.people import Act, Member
from clearslate.records.models import Account, LogRow
from clearslate.records.people_kept import called
from clearslate.records.reach import NotThere, organisations_of, productions_of
from clearslate.records.remembering import reach_key, remembered, until_logged

A_PAGE = 100
"""Entries on one page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """An entry of the log as it is read."""

    index: int
    at: datetime
    actor: str
    act: str
    subject: str
    entry: str
    leaf: bytes
    confidential: bool
    production: str = ""
    """What whoever reads may call it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sieve:
    """What a list of entries is narrowed to."""

    actor: str = ""
    act: str = ""
    subject: str = ""
    """What the log calls it, `declaration the-salt-road SR-0021`, or its reference alone."""
    production: int | None = None
    on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """One page of the log, newest entry first."""

    lines: tuple[Line, ...]
    how_many: int
    """Entries that match, on all pages."""
    older: int | None
    """The index before which the next page begins; None on the last one."""


@until_logged(most=24)
def read_log(member: Member, sieve: Sieve, *, before: int | None = None) -> Leaf:
    """Return one page of the entries that ``member`` may read, newest first."""
    seen = _seen(member, sieve)
    page = seen if before is None else seen.filter(index__lt=before)
    # Numbers first, by the index; rows of a million texts only for those that are shown.
    shown = list(page.order_by("-index").values_list("index", flat=True)[: A_PAGE + 1])
    rows = LogRow.objects.filter(index__in=shown[:A_PAGE]).order_by("-index")
    return Leaf(
        lines=_lines(rows, member),
        how_many=remembered("log", (_sees(member), sieve), seen.count),
        older=shown[A_PAGE - 1] if len(shown) > A_PAGE else None,
    )


def _sees(member: Member) -> Hashable:
    """Return what decides which entries a member may read."""
    return member.number, reach_key(member)


def entries_seen(member: Member, sieve: Sieve) -> Iterator[Line]:
    """Yield every entry that ``member`` may read, oldest first."""
    for row in _seen(member, sieve).order_by("index").iterator(chunk_size=2_000):
        yield _line(row)


def entry_seen(member: Member, index: int) -> Line:
    """Return one entry that ``member`` may read.

    Raises:
        NotThere: where they may not.
    """
    row = _seen(member, Sieve()).filter(index=index).first()
    if row is None:
        raise NotThere(index)
    return _lines((row,), member)[0]


def _seen(member: Member, sieve: Sieve) -> QuerySet[LogRow]:
    rows = LogRow.objects.filter(_readable(member))
    if sieve.actor:
        rows = rows.filter(actor__in=_actors(member, sieve.actor))
    if sieve.act:
        rows = rows.filter(act=sieve.act)
    if sieve.subject:
        rows = rows.filter(subject__in=_subjects(member, sieve.subject))
    if sieve.production is not None:
        rows = rows.filter(production=sieve.production)
    if sieve.on is not None:
        begins = datetime.combine(sieve.on, time(), tzinfo=UTC)
        rows = rows.filter(at__gte=begins, at__lt=begins + timedelta(days=1))
    return rows


_KINDS = ("declaration", "tool", "consent", "licence", "approval", "waiver")
"""What has a reference, as the log begins to name it."""


def _subjects(member: Member, text: str) -> list[str]:
    """Return what the log may call a thing: by its whole name, or by its reference alone."""
    if " " in text:
        return [text]
    handles = list(productions_of(member).values_list("handle", flat=True))
    spelt = dict.fromkeys((text, text.upper()))
    return [text, *(f"{k} {handle} {s}" for k in _KINDS for handle in handles for s in spelt)]


def _readable(member: Member) -> Q:
    """Return what ``member`` may read: never more than their productions and what is below."""
    everywhere = member.may(Act.READ_AUDIT)
    if everywhere and member.at_studio:
        return _plain(member)
    below = list(organisations_of(member).values_list("pk", flat=True))
    if everywhere:
        productions = list(productions_of(member).values_list("pk", flat=True))
        where = Q(production__in=productions) | Q(production=None)
    else:
        own = [p for p in member.in_production if member.may(Act.READ_AUDIT, p)]
        where = Q(production__in=own)
    return where & Q(organisation__in=below) & _plain(member)


def _plain(member: Member) -> Q:
    """Return what is not confidential, or confidential to reviewers that ``member`` is one of."""
    if member.may(Act.CONFIDE):
        return Q()
    own = [p for p in member.in_production if member.may(Act.CONFIDE, p)]
    return Q(confidential=False) | Q(confidential=True, production__in=own)


def _actors(member: Member, words: str) -> list[str]:
    """Return how the log calls those whose name or address has ``words`` in it."""
    rows = Account.objects.filter(organisation__path__startswith=member.path)
    named = rows.filter(Q(name__icontains=words) | Q(email__icontains=words))
    found = [f"{name} <{email}>" for name, email in named.values_list("name", "email")]
    return [*found, words]


def _lines(rows: QuerySet[LogRow] | tuple[LogRow, ...], member: Member) -> tuple[Line, ...]:
    listed = list(rows)
    known = called(member, {row.production for row in listed if row.production is not None})
    return tuple(_line(row, known.get(row.production or 0, ("", ""))[1]) for row in listed)


def _line(row: LogRow, production: str = "") -> Line:
    return Line(
        index=row.index,
        at=row.at,
        actor=row.actor,
        act=row.act,
        subject=row.subject,
        entry=row.entry,
        leaf=bytes(row.leaf),
        confidential=row.confidential,
        production=production,
    )
