"""The shapes of single values: text, a reference, a word of a closed set, a day, a number."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar
from unicodedata import normalize

from clearslate.domain.days import can_be_meant
from clearslate.domain.facts import NO, UNSURE, YES
from clearslate.formats.errors import nearest_word
from clearslate.formats.phrase import Phrase
from clearslate.formats.plain import UNWRITABLE, Plain, quoted, spelled
from clearslate.formats.shapes import Misfit, Record, Schema, Shape, needed, unknown
from clearslate.formats.wording import filled

E = TypeVar("E", bound=StrEnum)

_TEXT = Phrase(en="text", fr="du texte")
_QUOTED_TEXT = Phrase(en="text; put it in quotes", fr="du texte ; mettez-le entre guillemets")
_SOME_TEXT = Phrase(en="text that is not empty", fr="un texte non vide")
_WRITABLE = Phrase(en="text without control characters", fr="du texte sans caractères de contrôle")
_SHORTER = Phrase(en="at most {longest} characters", fr="au plus {longest} caractères")
_REFERENCE = Phrase(
    en="a reference: 1 to 120 characters without spaces",
    fr="une référence : de 1 à 120 caractères sans espace",
)
_IDENTIFIER = Phrase(
    en="a name of small letters, digits and `_`",
    fr="un nom en minuscules, chiffres et « _ »",
)
_ENGLISH = Phrase(en="the sentence in English", fr="la phrase en anglais")
_FRENCH = Phrase(en="the sentence in French", fr="la phrase en français")
_ZONE = Phrase(en="a time zone such as Europe/Paris", fr="un fuseau horaire comme Europe/Paris")
_DAY = Phrase(en="a day such as 2026-03-31", fr="un jour comme 2026-03-31")
A_DAY_MEANT = Phrase(
    en="a day from 1800 to 2199; look at the year", fr="un jour de 1800 à 2199 ; voyez l’année"
)
_WHOLE = Phrase(en="a whole number from {least} to {most}", fr="un entier de {least} à {most}")
_DIGEST = Phrase(
    en="`sha256:` and 64 hexadecimal digits", fr="« sha256: » et 64 chiffres hexadécimaux"
)
_YES_OR_NO = Phrase(en="yes or no, as a word", fr="yes ou no, en toutes lettres")
_FILE = Phrase(
    en="a file inside the production's folder",
    fr="un fichier situé dans le dossier de la production",
)

_A_REFERENCE = re.compile(r"\S{1,120}")
_AN_IDENTIFIER = re.compile(r"[a-z][a-z0-9_]{0,79}")
_A_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_YEARS = "(1[89]|2[01])[0-9]{2}"
"""As `domain.days` has them, for the schema."""
_A_DIGEST = re.compile(r"(?:sha256:)?([0-9a-f]{64})", re.IGNORECASE)
_DIGITS = re.compile(r"-?[0-9]{1,18}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Text(Shape[str]):
    """Words for people, in Unicode's composed form; a number counts as the text it is."""

    longest: int = 10_000

    def read(self, value: Plain) -> str:
        if isinstance(value, int | Decimal) and not isinstance(value, bool):
            return spelled(value)
        if not isinstance(value, str):
            scalar = value is None or isinstance(value, bool)
            raise Misfit(quoted(value), _QUOTED_TEXT if scalar else _TEXT)
        if not value or value.isspace():
            raise Misfit(value, _SOME_TEXT)
        if len(value) > self.longest:
            raise Misfit(value, filled(_SHORTER, longest=self.longest))
        if UNWRITABLE.search(value):
            raise Misfit(ascii(value), _WRITABLE)
        return value if value.isascii() else normalize("NFC", value)

    def write(self, value: str) -> str:
        return value

    def schema(self) -> Schema:
        return {"type": ["string", "number"], "pattern": r"\S", "maxLength": self.longest}


class Reference(Shape[str]):
    """What a document or a thing is called by others: short, and without spaces."""

    __slots__ = ()

    def read(self, value: Plain) -> str:
        text = TEXT.read(value)
        if not _A_REFERENCE.fullmatch(text):
            raise Misfit(text, _REFERENCE)
        return text

    def write(self, value: str) -> str:
        return value

    def schema(self) -> Schema:
        return {"type": ["string", "number"], "pattern": r"^\S{1,120}$"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Patterned(Shape[str]):
    """Text of one form; where ``above`` is given, a number greater than it may stand for it."""

    pattern: re.Pattern[str]
    expected: Phrase
    above: int | None = None

    def read(self, value: Plain) -> str:
        text = TEXT.read(value)
        if not self.pattern.fullmatch(text):
            raise Misfit(text, self.expected)
        return text

    def write(self, value: str) -> str:
        return value

    def schema(self) -> Schema:
        text: Schema = {"type": "string", "pattern": f"^({self.pattern.pattern})$"}
        if self.above is None:
            return text
        return text | {"type": ["string", "number"], "exclusiveMinimum": self.above}


class Zone(Shape[str]):
    """A time zone by the name that calendars use: ``Europe/Paris``."""

    __slots__ = ()

    def read(self, value: Plain) -> str:
        text = TEXT.read(value)
        if text == "UTC":
            return text
        # Loaded here because most starts of the program name no zone.
        from zoneinfo import ZoneInfo, available_timezones

        try:
            return ZoneInfo(text).key
        except (KeyError, ValueError, OSError):
            zones = available_timezones()
        if zones:
            near = {zone.casefold(): zone for zone in zones}
            nearest = nearest_word(text, near)
            raise Misfit(text, _ZONE, near[nearest] if nearest else None)
        # A machine without a calendar of zones cannot say that this is none.
        return text

    def write(self, value: str) -> str:
        return value

    def schema(self) -> Schema:
        return {"type": "string", "pattern": r"^[A-Za-z0-9_+\-]+(/[A-Za-z0-9_+\-]+)*$"}


class Identifier(Shape[str]):
    """What a fact, a choice or a rule is called by documents: small letters, digits, ``_``."""

    __slots__ = ()

    def read(self, value: Plain) -> str:
        if not isinstance(value, str) or not _AN_IDENTIFIER.fullmatch(value):
            raise Misfit(quoted(value), _IDENTIFIER)
        return value

    def write(self, value: str) -> str:
        return value

    def schema(self) -> Schema:
        return {"type": "string", "pattern": f"^{_AN_IDENTIFIER.pattern}$"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Word(Shape[str]):
    """One word of a closed set."""

    words: tuple[str, ...]

    def read(self, value: Plain) -> str:
        return a_word(value, self.words)

    def write(self, value: str) -> str:
        return value

    def schema(self) -> Schema:
        return {"enum": list(self.words)}


@dataclass(frozen=True, slots=True)
class Member(Shape[E]):
    """One member of a closed set that the domain has names for."""

    of: type[E]

    def read(self, value: Plain) -> E:
        return self.of(a_word(value, tuple(self.of)))

    def write(self, value: E) -> str:
        return value.value

    def schema(self) -> Schema:
        return {"enum": [member.value for member in self.of]}


class Day(Shape[date]):
    """A calendar day."""

    __slots__ = ()

    def read(self, value: Plain) -> date:
        day = _day_in(value) if isinstance(value, str) else None
        if day is None:
            raise Misfit(quoted(value), _DAY)
        if not can_be_meant(day):
            raise Misfit(quoted(value), A_DAY_MEANT)
        return day

    def write(self, value: date) -> str:
        return value.isoformat()

    def schema(self) -> Schema:
        return {"type": "string", "format": "date", "pattern": f"^{_YEARS}-[0-9]{{2}}-[0-9]{{2}}$"}


def _day_in(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if _A_DAY.fullmatch(text) else None
    except ValueError:
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole(Shape[int]):
    """A whole number within bounds; digits in quotes or with leading zeros count as one."""

    least: int = 0
    most: int = 1_000_000

    def read(self, value: Plain) -> int:
        number = int(value) if isinstance(value, str) and _DIGITS.fullmatch(value) else value
        if (
            not isinstance(number, int)
            or isinstance(number, bool)
            or not self.least <= number <= self.most
        ):
            raise Misfit(quoted(value), filled(_WHOLE, least=self.least, most=self.most))
        return number

    def write(self, value: int) -> int:
        return value

    def schema(self) -> Schema:
        return {
            "type": ["integer", "string"],
            "minimum": self.least,
            "maximum": self.most,
            "pattern": f"^{_DIGITS.pattern}$",
        }


class Digest(Shape[str]):
    """The SHA-256 of a file or document, written ``sha256:`` and lower-case digits."""

    __slots__ = ()

    def read(self, value: Plain) -> str:
        digits = _A_DIGEST.fullmatch(value) if isinstance(value, str) else None
        if digits is None:
            raise Misfit(quoted(value), _DIGEST)
        return f"sha256:{digits.group(1).lower()}"

    def write(self, value: str) -> str:
        return value

    def schema(self) -> Schema:
        return {"type": "string", "pattern": "^([Ss][Hh][Aa]256:)?[0-9A-Fa-f]{64}$"}


class Flag(Shape[bool]):
    """Yes or no about a document itself, never about a use: ``true`` is as good as ``yes``."""

    __slots__ = ()

    def read(self, value: Plain) -> bool:
        if isinstance(value, bool):
            return value
        return a_word(value, (YES, NO)) == YES

    def write(self, value: bool) -> str:
        return YES if value else NO

    def schema(self) -> Schema:
        return {"enum": [YES, NO, True, False]}


class FileInside(Shape[str]):
    """The path of a file from the folder of the production, which it may not leave."""

    __slots__ = ()

    def read(self, value: Plain) -> str:
        text = TEXT.read(value)
        parts = text.split("/")
        if "\\" in text or ":" in parts[0] or ".." in parts or not parts[0] or not parts[-1]:
            raise Misfit(text, _FILE)
        return text

    def write(self, value: str) -> str:
        return value

    def schema(self) -> Schema:
        return TEXT.schema() | {
            "not": {"type": "string", "pattern": r"\\|^/|^[^/]*:|(^|/)\.\.(/|$)|/$"}
        }


def a_word(value: Plain, words: tuple[str, ...]) -> str:
    """Return ``value`` if it is one of ``words``.

    Raises:
        Misfit: where it is not; it names the nearest word, and asks for yes or no
            where a Boolean stands.
    """
    if isinstance(value, str) and value in words:
        return str(value)
    if isinstance(value, bool) and YES in words:
        raise Misfit(quoted(value), _YES_OR_NO, YES if value else NO)
    if isinstance(value, int | Decimal) and spelled(value) in words:
        return spelled(value)
    if isinstance(value, str):
        raise unknown(value, words)
    raise Misfit(quoted(value), unknown("", words).expected)


TEXT = Text()
NAME = Text(longest=500)
"""A title, a name, one line."""
REFERENCE = Reference()
IDENTIFIER = Identifier()
DAY = Day()
DIGEST = Digest()
FLAG = Flag()
YES_NO_UNSURE = Word(words=(YES, NO, UNSURE))
PHRASE = Record(build=Phrase, fields=(needed("en", TEXT, _ENGLISH), needed("fr", TEXT, _FRENCH)))
"""A sentence in every language."""
