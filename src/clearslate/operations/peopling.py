"""Managing people: organisations, offices given and taken, accounts closed and opened again."""

from collections.abc import Callable
from datetime import datetime

from clearslate.domain.people import (
    Act,
    Gift,
    Member,
    NotAllowed,
    Objection,
    Office,
    check_confirmed,
    check_may_give,
    is_studio,
)
from clearslate.operations.actor import Actor
from clearslate.records.founding import found_organisation, give_office
from clearslate.records.log import Entry, append, atomic, take_turn
from clearslate.records.people_kept import (
    PersonKept,
    administrators_left,
    end_sessions,
    holds,
    house_numbered,
    may_see_production,
    person_kept,
    set_open,
    set_person,
    take_office,
)

KINDS = ("production_company", "vendor")
"""What an organisation below another one may be; the studio is the top."""


@atomic()
def add_organisation(name: str, kind: str, above: int, actor: Actor) -> int:
    """Make an organisation below ``above``, and return its number.

    Raises:
        NotThere: where ``above`` is not the actor's.
        NotAllowed: where the actor manages nobody.
    """
    member = _manager(actor)
    house = house_numbered(above, member)
    number = found_organisation(name.strip(), kind, house.number)
    append(
        Entry(
            at=actor.at,
            actor=actor.name,
            act="organisation_added",
            subject=f"organisation {number}",
            organisation=number,
            details={"name": name.strip(), "kind": kind, "above": house.name},
        )
    )
    return number


@atomic()
def give(
    account: int, office: Office, production: int | None, actor: Actor, *, second_factor: bool
) -> None:
    """Give somebody an office, in one production or everywhere below their organisation.

    Raises:
        NotThere: where the person is not the actor's.
        NotAllowed: where the actor may not give it, or gave no second factor just now.
    """
    person = _changing(account, office, production, actor)
    check_confirmed(second_factor)
    if not holds(account, office, production):
        give_office(account, office, production)
        append(_office_entry("office_given", person, office, production, actor))


@atomic()
def take(
    account: int, office: Office, production: int | None, actor: Actor, *, second_factor: bool
) -> None:
    """Take an office from somebody.

    Raises:
        NotThere: where the person is not the actor's.
        NotAllowed: where the actor may not, gave no second factor just now, or nobody would
            administer the studio any more.
    """
    person = _changing(account, office, production, actor)
    check_confirmed(second_factor)
    if holds(account, office, production):
        if office is Office.ADMINISTRATOR and production is None:
            _keep_one_administrator(person)
        take_office(account, office, production)
        append(_office_entry("office_taken", person, office, production, actor))


@atomic()
def close_account(account: int, actor: Actor, *, second_factor: bool) -> None:
    """Close somebody's account: their sessions end, and nobody signs in with it any more.

    Raises:
        NotThere: where the person is not the actor's.
        NotAllowed: where it is the actor's own, or the studio's last administrator's, or the
            actor gave no second factor just now.
    """
    person = _other(account, actor)
    check_confirmed(second_factor)
    if person.open:
        if holds(account, Office.ADMINISTRATOR, None):
            _keep_one_administrator(person)
        set_open(account, is_open=False)
        append(_entry("account_closed", person, actor))


@atomic()
def reopen_account(account: int, actor: Actor, *, second_factor: bool) -> None:
    """Open an account again; its owner sets a new password by mail.

    Raises:
        NotThere: where the person is not the actor's.
        NotAllowed: where the actor manages nobody, or gave no second factor just now.
    """
    person = _other(account, actor)
    check_confirmed(second_factor)
    if not person.open:
        set_open(account, is_open=True)
        append(_entry("account_opened", person, actor))


@atomic()
def undo_sign_on(
    account: int, actor: Actor, *, second_factor: bool, undo: Callable[[int], int]
) -> None:
    """Take back that somebody of a provider signs in as an account; its sessions end.

    ``undo`` does it and returns how many could. The account's verified address lets whoever has
    it join again.

    Raises:
        NotThere: where the person is not the actor's.
        NotAllowed: where it is the actor's own account, or they manage nobody, or gave no second
            factor just now.
    """
    person = _other(account, actor)
    check_confirmed(second_factor)
    if undone := undo(account):
        end_sessions(account)
        append(_entry("sign_on_undone", person, actor, n=undone))


@atomic()
def sign_out_everywhere(actor: Actor) -> None:
    """End every session of the actor's own account."""
    member = _member(actor)
    end_sessions(member.number)
    append(_own_entry("sessions_ended", member, actor.at))


@atomic()
def describe_oneself(name: str, language: str, theme: str, actor: Actor) -> None:
    """Keep the name, language and theme of the actor's own account."""
    member = _member(actor)
    set_person(member.number, name=name.strip(), language=language, theme=theme)
    if name.strip() != member.name:
        append(_own_entry("renamed", member, actor.at, name=name.strip()))


@atomic()
def note_own_account(act: str, member: Member, at: datetime, **details: object) -> None:
    """Keep in the log that somebody changed how they sign in."""
    append(_own_entry(act, member, at, **details))


def _member(actor: Actor) -> Member:
    if actor.member is None:
        raise NotAllowed(Objection.NO_OFFICE)
    return actor.member


def _manager(actor: Actor) -> Member:
    member = _member(actor)
    if not member.may(Act.MANAGE_PEOPLE):
        raise NotAllowed(Objection.NO_OFFICE)
    return member


def _other(account: int, actor: Actor) -> PersonKept:
    take_turn()
    person = person_kept(account, _member(actor))
    member = _manager(actor)
    if person.number == member.number:
        raise NotAllowed(Objection.OWN_OFFICES)
    return person


def _changing(account: int, office: Office, production: int | None, actor: Actor) -> PersonKept:
    take_turn()
    member = _member(actor)
    person = person_kept(account, member)
    gift = Gift(
        office=office,
        to=person.number,
        path=person.path,
        production=production,
        production_seen=may_see_production(member, production),
    )
    check_may_give(member, gift)
    return person


def _keep_one_administrator(person: PersonKept) -> None:
    if is_studio(person.path) and administrators_left(person.path) <= 1:
        raise NotAllowed(Objection.LAST_ADMINISTRATOR)


def _entry(act: str, person: PersonKept, actor: Actor, **details: object) -> Entry:
    return Entry(
        at=actor.at,
        actor=actor.name,
        act=act,
        subject=f"account {person.number}",
        organisation=person.organisation,
        details={"person": f"{person.name} <{person.email}>", **details},
    )


def _office_entry(
    act: str, person: PersonKept, office: Office, production: int | None, actor: Actor
) -> Entry:
    return Entry(
        at=actor.at,
        actor=actor.name,
        act=act,
        subject=f"account {person.number}",
        production=production,
        organisation=person.organisation,
        details={"person": f"{person.name} <{person.email}>", "office": office.value},
    )


def _own_entry(act: str, member: Member, at: datetime, **details: object) -> Entry:
    return Entry(
        at=at,
        actor=f"{member.name} <{member.email}>",
        act=act,
        subject=f"account {member.number}",
        organisation=member.organisation,
        details=details,
    )
