"""People as they are managed: who works where, with which offices, and who has left."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q, QuerySet

from clearslate.domain.people import Act, Member, Office
from clearslate.records.models import Account, Membership, Organisation, ProductionRow
from clearslate.records.reach import NotThere, organisations_of, productions_of
from clearslate.records.remembering import remembered, until_logged

A_PAGE = 50
"""People on one page of the list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """An organisation as it stands in the tree."""

    number: int
    name: str
    kind: str
    path: str
    depth: int
    """Steps below the organisation of whoever looks."""
    people: int = 0
    """Accounts that are open, in it and not below."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """An office that somebody holds."""

    office: Office
    production: int | None
    handle: str = ""
    called: str = ""
    """What whoever looks may call the production; empty where it is held everywhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonKept:
    """Somebody with an account."""

    number: int
    name: str
    email: str
    organisation: int
    organisation_name: str
    path: str
    language: str
    open: bool
    last_seen: datetime | None
    offices: tuple[Held, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """What a list of people is narrowed to."""

    words: str = ""
    organisation: int | None = None
    office: str = ""
    closed: bool = False


def in_demo(account: int) -> bool:
    """Say whether an account is one of the demo's people."""
    return Account.objects.filter(pk=account, in_demo=True, is_active=True).exists()


@until_logged()
def houses_seen(member: Member) -> tuple[House, ...]:
    """Return the organisation of ``member`` and those below it, each before its own below."""
    counted = Count("account", filter=Q(account__is_active=True))
    rows = {row.path: row for row in organisations_of(member).annotate(people=counted)}
    top = member.path.count("/")
    ordered = sorted(rows.values(), key=lambda row: _names(row.path, rows))
    return tuple(_house(row, row.path.count("/") - top, row.people) for row in ordered)


def _names(path: str, rows: Mapping[str, Organisation]) -> tuple[str, ...]:
    """Return the names that lead to an organisation, so that each stands under its own."""
    parts = path.strip("/").split("/")
    above = ("/" + "/".join(parts[: n + 1]) + "/" for n in range(len(parts)))
    return tuple(rows[step].name.casefold() for step in above if step in rows)


def _house(row: Organisation, depth: int, people: int = 0) -> House:
    return House(
        number=row.pk, name=row.name, kind=row.kind, path=row.path, depth=depth, people=people
    )


def studio() -> House | None:
    """Return the top of the tree; None in a service that nobody founded."""
    row = Organisation.objects.filter(parent=None).order_by("pk").first()
    return None if row is None else _house(row, 0)


def house_numbered(number: int, member: Member) -> House:
    """Return one organisation of those ``member`` may see.

    Raises:
        NotThere: where they may not.
    """
    row = organisations_of(member).filter(pk=number).first()
    if row is None:
        raise NotThere(number)
    return _house(row, row.path.count("/") - member.path.count("/"))


def people_seen(
    member: Member, sought: Sought, *, page: int = 1
) -> tuple[tuple[PersonKept, ...], int]:
    """Return one page of the people that ``member`` may see, by name, and how many there are."""
    rows = _sifted(member, sought)
    first = (page - 1) * A_PAGE
    shown = rows.order_by("name", "pk")[first : first + A_PAGE]
    # Who is here is logged; when they last signed in is not, and is read each time.
    return _people(shown, member), remembered("people counted", (member, sought), rows.count)


def _sifted(member: Member, sought: Sought) -> QuerySet[Account]:
    rows = Account.objects.select_related("organisation").filter(
        organisation__path__startswith=member.path, is_active=not sought.closed
    )
    if sought.words:
        rows = rows.filter(Q(name__icontains=sought.words) | Q(email__icontains=sought.words))
    if sought.organisation is not None:
        rows = rows.filter(organisation=sought.organisation)
    if sought.office:
        holding = Membership.objects.filter(office=sought.office).values("account")
        rows = rows.filter(pk__in=holding)
    return rows


def person_kept(number: int, member: Member) -> PersonKept:
    """Return one of the people that ``member`` may see, those who left included.

    Raises:
        NotThere: where they may not.
    """
    rows = Account.objects.select_related("organisation").filter(
        pk=number, organisation__path__startswith=member.path
    )
    found = _people(rows, member)
    if not found:
        raise NotThere(number)
    return found[0]


def _people(rows: Iterable[Account], member: Member) -> tuple[PersonKept, ...]:
    listed = list(rows)
    offices = _offices([row.pk for row in listed], member)
    return tuple(
        PersonKept(
            number=row.pk,
            name=row.name,
            email=row.email,
            organisation=row.organisation_id,
            organisation_name=row.organisation.name,
            path=row.organisation.path,
            language=row.language,
            open=row.is_active,
            last_seen=row.last_login,
            offices=tuple(offices[row.pk]),
        )
        for row in listed
    )


def _offices(accounts: list[int], member: Member) -> dict[int, list[Held]]:
    """Return the offices of some people, without those in productions unknown to ``member``."""
    rows = Membership.objects.filter(account__in=accounts).values_list(
        "account", "office", "production"
    )
    known = called(member, {production for _, _, production in rows if production is not None})
    held: dict[int, list[Held]] = defaultdict(list)
    for account, office, production in rows.order_by("pk"):
        if production is None:
            held[account].append(Held(office=Office(office), production=None))
        elif production in known:
            handle, name = known[production]
            held[account].append(
                Held(office=Office(office), production=production, handle=handle, called=name)
            )
    return held


def called(member: Member, productions: Iterable[int]) -> dict[int, tuple[str, str]]:
    """Return handle and name of those of some productions that ``member`` may see."""
    rows = productions_of(member).filter(pk__in=list(productions))
    return {row.pk: (row.handle, _name_for(row, member)) for row in rows}


def _name_for(row: ProductionRow, member: Member) -> str:
    hidden = row.code_name and not member.may(Act.SEE_TITLE, row.pk)
    return row.code_name if hidden else row.title


def may_see_production(member: Member, production: int | None) -> bool:
    """Say whether ``member`` may see a production; None stands for all below them."""
    return production is None or productions_of(member).filter(pk=production).exists()


def path_of(account: int) -> str:
    """Return where the organisation of an account stands."""
    return Account.objects.values_list("organisation__path", flat=True).get(pk=account)


def holds(account: int, office: Office, production: int | None) -> bool:
    """Say whether somebody holds an office."""
    return Membership.objects.filter(
        account=account, office=office.value, production=production
    ).exists()


def take_office(account: int, office: Office, production: int | None) -> None:
    """Take an office from somebody."""
    Membership.objects.filter(account=account, office=office.value, production=production).delete()


def administrators_left(path: str) -> int:
    """Return how many open accounts administer the whole of an organisation.

    Within a transaction the rows are held, so that two who take the office from each other
    at once do not both succeed.
    """
    rows = Membership.objects.select_for_update().filter(
        office=Office.ADMINISTRATOR.value,
        production=None,
        account__is_active=True,
        account__organisation__path=path,
    )
    return len(list(rows))


def set_open(account: int, *, is_open: bool) -> None:
    """Close an account or open it again; closing ends its sessions and its password."""
    row = Account.objects.get(pk=account)
    row.is_active = is_open
    row.sessions_round += 1
    row.set_unusable_password()
    row.save(update_fields=("is_active", "sessions_round", "password"))


def end_sessions(account: int) -> None:
    """End every session of an account."""
    row = Account.objects.get(pk=account)
    row.sessions_round += 1
    row.save(update_fields=("sessions_round",))


def set_person(account: int, *, name: str, language: str, theme: str) -> None:
    """Keep what somebody says of themselves."""
    Account.objects.filter(pk=account).update(name=name, language=language, theme=theme)


def account_with(email: str) -> int | None:
    """Return the number of the account with a mail address, open or closed."""
    found = Account.objects.filter(email__iexact=email.strip()).values_list("pk", flat=True)
    return found.first()


def productions_to_give(member: Member) -> tuple[tuple[int, str], ...]:
    """Return number and name of the productions in which ``member`` could give an office."""
    rows = productions_of(member).filter(archived=False)
    named = ((row.pk, _name_for(row, member)) for row in rows)
    return tuple(sorted(named, key=lambda each: each[1].casefold()))
