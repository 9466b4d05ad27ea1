"""What the forms about people say, read and checked."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from clearslate.domain.people import Office
from clearslate.formats.phrase import Phrase
from clearslate.formats.words.pages import people as words
from clearslate.operations.inviting import Guest


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A form that was read: what came of it, and what is wrong with which field."""

    guest: Guest | None
    faults: Mapping[str, Phrase]


def number(text: str | None) -> int | None:
    """Return a number that a form gave; None where it gave none."""
    return int(text) if text and text.isdecimal() and len(text) < 19 else None


def office(text: str | None) -> Office | None:
    """Return an office that a form gave; None where it gave none."""
    return Office(text) if text in frozenset(each.value for each in Office) else None


def language(text: str | None) -> str:
    """Return a language that a form gave."""
    return "fr" if text == "fr" else "en"


def email_holds(text: str) -> bool:
    """Say whether a text has the form of a mail address."""
    try:
        validate_email(text)
    except ValidationError:
        return False
    return True


def read_guest(given: Mapping[str, str], offices: list[str]) -> Read:
    """Return who a form invites, or what is wrong with it."""
    chosen = tuple(each for text in offices if (each := office(text)) is not None)
    organisation = number(given.get("organisation"))
    faults: dict[str, Phrase] = {}
    if not given.get("name", "").strip():
        faults["name"] = words.NAME_MISSING
    if not email_holds(given.get("email", "").strip()):
        faults["email"] = words.EMAIL_BAD
    if organisation is None:
        faults["organisation"] = words.ORGANISATION_MISSING
    if not chosen:
        faults["offices"] = words.OFFICE_MISSING
    if faults or organisation is None:
        return Read(guest=None, faults=faults)
    guest = Guest(
        email=given["email"].strip(),
        name=given["name"].strip()[:200],
        language=language(given.get("language")),
        organisation=organisation,
        offices=chosen,
        production=number(given.get("production")),
    )
    return Read(guest=guest, faults={})
