"""What tests of review share: finding a task, deciding it as it stands, keeping a consent."""

from datetime import datetime

from tests.service.conftest import NOON, Cast

from clearslate.domain.people import Office
from clearslate.domain.registry import Consent, ConsentKind
from clearslate.operations.deciding import Yes, approve
from clearslate.operations.registering import Beside, Where, keep, withdraw_consent
from clearslate.operations.settling import Outcome, opened_for
from clearslate.records.mail import outbox
from clearslate.records.productions import production_numbered
from clearslate.records.registers import record_called
from clearslate.records.tasks import Task, tasks_of_use
from clearslate.records.uses import UseKept, use_called

OFFICE_OF = {
    "Beatriz": Office.TITLE_CONTACT,
    "Corwin": Office.LEGAL,
    "Auden": Office.SECURITY,
    "Ines": Office.TALENT_RELATIONS,
    "Mirela": Office.EDITORIAL_STANDARDS,
}
"""The sample slate's reviewers, by first name."""


def the_use(cast: Cast, reference: str, handle: str = "the-salt-road") -> UseKept:
    """Return a use of the sample slate as the studio sees it."""
    return use_called(cast.member("Beatriz"), handle, reference)


def open_tasks(use: UseKept, kind: str = "review") -> dict[Office | None, Task]:
    """Return the open tasks of one kind about a use, by office."""
    return {
        task.office: task
        for task in tasks_of_use(use.number)
        if task.kind == kind and task.closed_at is None
    }


def read(cast: Cast, use: UseKept, at: datetime = NOON) -> tuple[str, str]:
    """Return the digests that a page of the use shows."""
    determined = opened_for(use, cast.acting("Beatriz", at)).determined(use.declaration)
    return determined.declaration_digest, determined.determination_digest


def say_yes(cast: Cast, name: str, use: UseKept, yes: Yes | None = None) -> Outcome:
    """Approve as one of the sample slate's reviewers, having read the use as it stands."""
    task = open_tasks(use)[OFFICE_OF[name]]
    seen = read(cast, use)
    return approve(cast.acting(name), task.number, seen, yes or Yes(), second_factor=True)


def consent_of_maren(cast: Cast, reference: str = "C-0099") -> Consent:
    """Return a consent that covers SR-0021 whole."""
    return Consent(
        reference=reference,
        performer="Maren Oskvale",
        kind=ConsentKind.WITH_PARTICIPATION,
        purposes=frozenset(("final_picture", "reuse", "training")),
        production="the-salt-road",
        territories=frozenset(("worldwide",)),
        signed_on=NOON.date(),
    )


def keep_consent(cast: Cast, consent: Consent, who: str = "Ines") -> None:
    """Keep a consent in the register of The Salt Road."""
    where = Where.of_production(production_numbered(cast.the_salt_road))
    keep(consent, None, where, Beside(), cast.acting(who))


def withdraw(cast: Cast, reference: str, who: str = "Ines") -> None:
    """Withdraw a consent of The Salt Road today."""
    member = cast.member(who)
    record = record_called(member, "consent", reference, "the-salt-road")
    withdraw_consent(record, NOON.date(), cast.acting(who))


def letters_to(cast: Cast, name: str) -> list[str]:
    """Return the subjects of the letters to somebody, newest first."""
    address = cast.member(name).email
    return [letter.subject for letter in outbox(most=1000) if letter.to == address]
