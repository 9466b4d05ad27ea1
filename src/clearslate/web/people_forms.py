"""What the forms about people say, read and checked."""

from collections.abc import Mapping
from dataclasses import dataclass

from clearslate.domain.people import Office
from clearslate.formats.phrase import Language
from clearslate.formats.words.pages import people as words
from clearslate.operations.inviting import Guest
from clearslate.web.typed import is_mail, length_fault


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A form that was read: what came of it, and what is wrong with which field."""

    guest: Guest | None
    faults: Mapping[str, str]


def number(text: str | None) -> int | None:
    """Return a number that a form gave; None where it gave none."""
    return int(text) if text and text.isdecimal() and len(text) < 19 else None


def office(text: str | None) -> Office | None:
    """Return an office that a form gave; None where it gave none."""
    return Office(text) if text in frozenset(each.value for each in Office) else None


def language(text: str | None) -> str:
    """Return a language that a form gave."""
    return "fr" if text == "fr" else "en"


def name_fault(name: str, spoken: Language) -> str:
    """Return what is wrong with the name of a person or an organisation; empty where nothing."""
    return length_fault(name, 200, spoken) if name else words.NAME_MISSING.say(spoken)


def read_guest(given: Mapping[str, str], offices: list[str], spoken: Language) -> Read:
    """Return who a form invites, or what is wrong with it."""
    chosen = tuple(each for text in offices if (each := office(text)) is not None)
    organisation = number(given.get("organisation"))
    name, email = given.get("name", "").strip(), given.get("email", "").strip()
    faults: dict[str, str] = {}
    if name_fault(name, spoken):
        faults["name"] = name_fault(name, spoken)
    if not is_mail(email):
        faults["email"] = words.EMAIL_BAD.say(spoken)
    if organisation is None:
        faults["organisation"] = words.ORGANISATION_MISSING.say(spoken)
    if not chosen:
        faults["offices"] = words.OFFICE_MISSING.say(spoken)
    if faults or organisation is None:
        return Read(guest=None, faults=faults)
    guest = Guest(
        email=email,
        name=name,
        language=language(given.get("language")),
        organisation=organisation,
        offices=chosen,
        production=number(given.get("production")),
    )
    return Read(guest=guest, faults={})
