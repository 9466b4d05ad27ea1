"""What was typed into a form: read whole, and told where it cannot be meant. Nothing is cut."""

from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from clearslate.formats.phrase import Language
from clearslate.formats.shapes import Misfit
from clearslate.formats.spellings import DAY
from clearslate.formats.words import typed as words
from clearslate.formats.words.dates import number

LONGEST_TEXT = 20_000
"""How long a text may be that people write to each other."""


class TooLong(ValueError):
    """A text is longer than it may be: how long it is, and how long it may be."""

    def __init__(self, found: int, most: int) -> None:
        super().__init__(found, most)
        self.found, self.most = found, most

    def told(self, language: Language) -> str:
        """Return what is wrong, in words."""
        found, most = number(self.found, language), number(self.most, language)
        return words.TOO_LONG.say(language, found=found, most=most)


def length_fault(text: str, most: int, language: Language) -> str:
    """Return what is wrong with how long a text is; empty where nothing is."""
    return TooLong(len(text), most).told(language) if len(text) > most else ""


def at_most(text: str, most: int = LONGEST_TEXT) -> str:
    """Return a text whole, its lines ending as lines do.

    Raises:
        TooLong: where it has more than ``most`` characters.
    """
    whole = text.replace("\r\n", "\n")
    if len(whole) > most:
        raise TooLong(len(whole), most)
    return whole


def day_typed(text: str, language: Language) -> tuple[date | None, str]:
    """Return the day that was typed, none where the field is empty, and what is wrong with it."""
    if not text:
        return None, ""
    try:
        return DAY.read(text), ""
    except Misfit as misfit:
        expected = misfit.expected.say(language)
        return None, words.A_DAY.say(language, found=text[:40], expected=expected)


def is_mail(text: str) -> bool:
    """Say whether a text has the form of a mail address that letters can be sent to."""
    try:
        validate_email(text)
    except ValidationError:
        return False
    return len(text) <= 254
