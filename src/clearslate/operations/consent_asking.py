"""Asking for a consent: what is asked, of whom, for which uses; and taking the question back."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from clearslate.domain.facts import NO, YES
from clearslate.domain.registry import Consent
from clearslate.formats.consent_text import (
    Capacity,
    Put,
    Request,
)
from clearslate.formats.phrase import Language
from clearslate.operations.actor import Actor
from clearslate.operations.consent_letters import (
    mail_link,
    mail_reply,
)
from clearslate.operations.registering import MayNotKeep, Where, may_keep
from clearslate.records.consent_doors import (
    Door,
    doors_to,
    open_door,
)
from clearslate.records.consents import (
    RequestKept,
    keep_request,
    keep_taken_back,
    locked_request,
    next_request_reference,
    request_numbered,
    say_line,
)
from clearslate.records.log import Entry, append, atomic, take_turn
from clearslate.records.productions import ProductionKept, production_numbered
from clearslate.records.touched import declarations_numbered


class NotAnswered(ValueError):
    """An answer that cannot be taken; ``why`` says what stands in the way."""

    def __init__(self, why: "Hindrance") -> None:
        super().__init__(why.value)
        self.why = why


class Hindrance(StrEnum):
    """Why an answer cannot be taken."""

    ALREADY = "already"
    """Somebody answered, or the question was taken back."""
    OTHER_TEXT = "other_text"
    """The words are not those that stood on the page."""
    NO_NAME = "no_name"
    OTHER_NAME = "other_name"
    """A name that is not theirs who was asked, and that nobody has confirmed."""
    OTHER_CAPACITY = "other_capacity"
    NOT_FITTING = "not_fitting"
    """A child needs a guardian, and who has died an estate."""
    UNSIGNED = "unsigned"
    """The signer took the signature back before the witness spoke."""
    WITNESSED = "witnessed"
    """The witness confirmed the signature before it was taken back."""
    UNWITNESSED = "unwitnessed"
    """The witness said no before."""
    NOTHING_GIVEN = "nothing_given"
    """There is no consent to withdraw."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """What is to be asked, of whom, and for which uses."""

    consent: Consent
    put: Put
    signer: str
    capacity: Capacity
    email: str
    language: Language
    uses: tuple[int, ...]
    witness_name: str = ""
    witness_email: str = ""


def fitting(uses: Iterable[int], performer: str) -> tuple[Capacity, ...]:
    """Return in which capacities somebody may sign for ``performer``, as the uses tell.

    A minor's guardian signs, and the estate of who has died. Where no use tells whether they
    are a minor, anybody may be asked, and the text says for whom they sign.
    """
    said = [
        {**declaration.answers, **person.answers}
        for declaration in declarations_numbered(uses)
        for person in declaration.people
        if person.performer == performer
    ]
    people = [answers.get("people") for answers in said]
    if any(isinstance(each, frozenset) and "deceased" in each for each in people):
        return (Capacity.ESTATE,)
    minor = {answers.get("minor") for answers in said}
    if YES in minor:
        return (Capacity.GUARDIAN,)
    if minor == {NO}:
        return (Capacity.PERFORMER, Capacity.REPRESENTATIVE)
    return tuple(Capacity)


@atomic()
def ask_consent(asking: Asking, kept: ProductionKept, actor: Actor) -> RequestKept:
    """Ask somebody for a consent by a personal link.

    Raises:
        MayNotKeep: where the actor does not keep the production's registers.
        NotAnswered: where the capacity does not fit the performer.
    """
    take_turn()
    if actor.member is None or not may_keep(actor.member, Where.of_production(kept)):
        raise MayNotKeep
    if asking.capacity not in fitting(asking.uses, asking.consent.performer):
        raise NotAnswered(Hindrance.NOT_FITTING)
    reference = next_request_reference(kept.number)
    number = keep_request(
        Request(
            reference=reference,
            consent=replace(asking.consent, reference=reference),
            put=asking.put,
            signer=asking.signer,
            capacity=asking.capacity,
        ),
        production=kept.number,
        organisation=kept.organisation,
        language=asking.language.value,
        witness_needed=bool(asking.witness_email),
        uses=asking.uses,
        asked_by=actor.member.number,
        at=actor.at,
    )
    request = request_numbered(number)
    send_link(request, "signer", asking.signer, asking.email, actor.at)
    if asking.witness_email:
        # Nobody has this link: the witness is mailed one of their own once there is a signature.
        unsent = secrets.token_urlsafe(32)
        _open(request, "witness", asking.witness_name, asking.witness_email, unsent, actor.at)
    append(entry_of(request, "asked", actor.name, actor.at))
    return request


def send_link(request: RequestKept, who: str, name: str, email: str, at: datetime) -> None:
    """Make a personal link, in the place of one before, and mail it."""
    token = secrets.token_urlsafe(32)
    door = _open(request, who, name, email, token, at)
    mail_link(request, door, f"/consent/{token}", at)


def _open(request: RequestKept, who: str, name: str, email: str, token: str, at: datetime) -> Door:
    return open_door(request.number, who, name=name, email=email, token=token, at=at)


@atomic()
def send_link_again(request: RequestKept, actor: Actor) -> None:
    """Mail another link in the place of the one before, which leads nowhere from now on.

    Raises:
        MayNotKeep: where the actor does not keep the production's registers.
    """
    take_turn()
    _check_keeps(request, actor)
    door = doors_to(request.number)["signer"]
    send_link(request, "signer", door.name, door.email, actor.at)
    append(entry_of(request, "link_sent", actor.name, actor.at))


@atomic()
def take_back(request: RequestKept, actor: Actor) -> None:
    """Take a question back that nobody has answered; its links lead nowhere from now on.

    Raises:
        MayNotKeep: where the actor does not keep the production's registers.
        NotAnswered: where it was answered meanwhile.
    """
    take_turn()
    _check_keeps(request, actor)
    if not locked_request(request.number).waits:
        raise NotAnswered(Hindrance.ALREADY)
    keep_taken_back(request.number)
    append(entry_of(request, "taken_back", actor.name, actor.at))


def _check_keeps(request: RequestKept, actor: Actor) -> None:
    where = Where.of_production(production_numbered(request.production))
    if actor.member is None or not may_keep(actor.member, where):
        raise MayNotKeep


@atomic()
def reply(request: RequestKept, text: str, actor: Actor) -> None:
    """Answer a question of the signer.

    Raises:
        MayNotKeep: where the actor does not keep the production's registers.
    """
    take_turn()
    _check_keeps(request, actor)
    assert actor.member is not None
    say_line(request.number, account=actor.number, name=actor.member.name, text=text, at=actor.at)
    append(entry_of(request, "reply", actor.name, actor.at))
    mail_reply(request, doors_to(request.number)["signer"], actor.member.name, text, actor.at)


def entry_of(request: RequestKept, act: str, who: str, at: datetime, text: str = "") -> Entry:
    """Return what the log says of an act about a request; never its link or a code."""
    details = {"performer": request.performer} | ({"text": text} if text else {})
    return Entry(
        at=at,
        actor=who,
        act=act,
        subject=request.subject,
        production=request.production,
        organisation=request.organisation,
        details=details,
    )
