"""Inviting people: a letter with a link that opens an account once, within fourteen days."""

import secrets
from dataclasses import dataclass, replace
from datetime import timedelta

from clearslate.domain.people import (
    Gift,
    Member,
    NotAllowed,
    Objection,
    Office,
    check_confirmed,
    check_may_give,
    is_weighty,
)
from clearslate.formats.phrase import Language
from clearslate.formats.words import invitations as words
from clearslate.formats.words.dates import day_in_full
from clearslate.formats.words.offices import office_said
from clearslate.operations.actor import Actor
from clearslate.records.founding import (
    found_account,
    found_organisation,
    give_office,
    is_founded,
)
from clearslate.records.invitations import (
    Invited,
    invitation_numbered,
    invitation_with,
    keep_invitation,
    renew_invitation,
    taken_up,
    withdraw_invitation,
)
from clearslate.records.log import Entry, append, atomic, take_turn
from clearslate.records.mail import write
from clearslate.records.members import members_named
from clearslate.records.people_kept import account_with, house_numbered, may_see_production
from clearslate.records.people_kept import studio as made_studio
from clearslate.records.reach import NotThere

HOLDS = timedelta(days=14)


@dataclass(frozen=True, slots=True, kw_only=True)
class Guest:
    """Who is to be invited, where to, and as what."""

    email: str
    name: str
    language: str
    organisation: int
    offices: tuple[Office, ...]
    production: int | None = None


@atomic()
def invite(guest: Guest, actor: Actor, *, second_factor: bool = False) -> int:
    """Invite somebody by mail and return the invitation's number.

    Raises:
        NotThere: where the organisation is not the actor's or below it.
        NotAllowed: where the actor may not give one of the offices, or they have an account;
            where an office decides or rules, and the actor gave no second factor just now.
    """
    take_turn()
    if actor.member is None or not guest.offices:
        raise NotAllowed(Objection.NO_OFFICE)
    house = house_numbered(guest.organisation, actor.member)
    _check(actor.member, guest.offices, house.path, guest.production)
    known = account_with(guest.email)
    if known is not None and _in_reach(known, actor.member):
        raise NotAllowed(Objection.HAS_ACCOUNT)
    if any(is_weighty(office) for office in guest.offices):
        check_confirmed(second_factor)
    invited = Invited(
        number=0,
        email=guest.email.strip().lower(),
        name=guest.name.strip(),
        language=guest.language,
        organisation=house.number,
        organisation_name=house.name,
        path=house.path,
        production=guest.production,
        offices=guest.offices,
        invited_by=actor.number,
        invited_by_name=actor.member.name,
        invited_at=actor.at,
        expires_at=actor.at + HOLDS,
    )
    return _send(invited, actor)[0]


def _check(giver: Member, offices: tuple[Office, ...], path: str, production: int | None) -> None:
    for office in offices:
        gift = Gift(
            office=office,
            to=None,
            path=path,
            production=production,
            production_seen=may_see_production(giver, production),
        )
        check_may_give(giver, gift)


def _in_reach(account: int, member: Member) -> bool:
    found = members_named(frozenset((account,))).get(account)
    return found is not None and found.path.startswith(member.path)


def _send(invited: Invited, actor: Actor) -> tuple[int, str]:
    token = secrets.token_urlsafe(32)
    number = keep_invitation(invited, token)
    _write(invited, token, actor)
    append(_entry("invited", replace(invited, number=number), actor))
    return number, address_of(token)


def address_of(token: str) -> str:
    """Return the address that an invitation's letter holds, without the host."""
    return f"/invitations/{token}"


def _write(invited: Invited, token: str, actor: Actor) -> None:
    language = Language(invited.language)
    offices = ", ".join(office_said(office, language) for office in invited.offices)
    values = {
        "name": invited.name,
        "who": invited.invited_by_name,
        "organisation": invited.organisation_name,
        "offices": offices,
        "until": day_in_full(invited.expires_at.date(), language),
        "address": address_of(token),
    }
    text = words.TEXT if invited.invited_by is not None else words.FIRST_TEXT
    write(
        to=invited.email,
        subject=words.SUBJECT.say(language, **values),
        text=text.say(language, **values),
        at=actor.at,
    )


@atomic()
def resend(number: int, actor: Actor) -> None:
    """Send an invitation again, with another link that holds for fourteen days.

    Raises:
        NotThere: where it is not the actor's.
        NotAllowed: where the actor could not send it anew.
    """
    take_turn()
    invited = _of(number, actor)
    again = replace(invited, expires_at=actor.at + HOLDS)
    token = secrets.token_urlsafe(32)
    renew_invitation(number, token, again.expires_at)
    _write(again, token, actor)
    append(_entry("invited_again", again, actor))


@atomic()
def withdraw(number: int, actor: Actor) -> None:
    """Take an invitation back; its link stops working.

    Raises:
        NotThere: where it is not the actor's.
        NotAllowed: where the actor could not have sent it.
    """
    take_turn()
    invited = _of(number, actor)
    withdraw_invitation(number, actor.at)
    append(_entry("invitation_withdrawn", invited, actor))


def _of(number: int, actor: Actor) -> Invited:
    if actor.member is None:
        raise NotAllowed(Objection.NO_OFFICE)
    invited = invitation_numbered(number, actor.member)
    _check(actor.member, invited.offices, invited.path, invited.production)
    return invited


@dataclass(frozen=True, slots=True, kw_only=True)
class Newcomer:
    """What somebody says of themselves when they take up an invitation."""

    name: str
    language: str
    password: str


def openable(token: str, actor: Actor) -> Invited:
    """Return the invitation that a link opens.

    Raises:
        NotThere: where it opens none: it was used, withdrawn, replaced, or its time is over;
            where somebody has an account with its address; or where whoever sent it could not
            send it any more.
    """
    invited = invitation_with(token)
    if not invited.holds(actor.at) or account_with(invited.email) is not None:
        raise NotThere("invitation")
    if invited.invited_by is not None:
        sender = members_named(frozenset((invited.invited_by,))).get(invited.invited_by)
        if sender is None:
            raise NotThere("invitation")
        try:
            _check(sender, invited.offices, invited.path, invited.production)
        except NotAllowed as refused:
            raise NotThere("invitation") from refused
    return invited


@atomic()
def accept(token: str, newcomer: Newcomer, actor: Actor) -> int:
    """Make the account that an invitation is for, and return its number; works once.

    Raises:
        NotThere: where the link opens nothing.
    """
    take_turn()
    invited = openable(token, actor)
    if not taken_up(invited.number, actor.at):
        raise NotThere("invitation")
    account = found_account(
        email=invited.email,
        name=newcomer.name.strip(),
        organisation=invited.organisation,
        language=newcomer.language,
        password=newcomer.password,
    )
    for office in invited.offices:
        give_office(account, office, invited.production)
    who = f"{newcomer.name.strip()} <{invited.email}>"
    append(_entry("invitation_accepted", invited, Actor(member=None, at=actor.at), who=who))
    return account


def _entry(act: str, invited: Invited, actor: Actor, who: str = "") -> Entry:
    return Entry(
        at=actor.at,
        actor=who or actor.name,
        act=act,
        subject=f"invitation {invited.number}",
        production=invited.production,
        organisation=invited.organisation,
        details={
            "person": f"{invited.name} <{invited.email}>",
            "organisation": invited.organisation_name,
            "offices": [office.value for office in invited.offices],
        },
    )


class AlreadyFounded(RuntimeError):
    """A service that has people already is not founded again."""


@atomic()
def found_studio(studio: str, name: str, email: str, language: str, actor: Actor) -> str:
    """Make the studio, invite its first administrator, and return the path of the link.

    Where nobody took up the link it may be asked for again; the studio is made once.

    Raises:
        AlreadyFounded: where anybody has an account.
    """
    if is_founded():
        raise AlreadyFounded
    made = made_studio()
    top = made.number if made else found_organisation(studio.strip(), "studio", None)
    first = Invited(
        number=0,
        email=email.strip().lower(),
        name=name.strip(),
        language=language,
        organisation=top,
        organisation_name=made.name if made else studio.strip(),
        path=f"/{top}/",
        production=None,
        offices=(Office.ADMINISTRATOR,),
        invited_by=None,
        invited_by_name="",
        invited_at=actor.at,
        expires_at=actor.at + HOLDS,
    )
    return _send(first, actor)[1]
