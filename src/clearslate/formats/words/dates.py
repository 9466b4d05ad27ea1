"""Days, lists, counts, shares and lengths of time as each language writes them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import floor

from clearslate.formats.phrase import Language, Phrase

_NO_BREAK = "\u00a0"
_NARROW = "\u202f"
_FRENCH = Language.FRENCH

_MONTHS = (
    Phrase(en="January", fr="janvier"),
    Phrase(en="February", fr="février"),
    Phrase(en="March", fr="mars"),
    Phrase(en="April", fr="avril"),
    Phrase(en="May", fr="mai"),
    Phrase(en="June", fr="juin"),
    Phrase(en="July", fr="juillet"),
    Phrase(en="August", fr="août"),
    Phrase(en="September", fr="septembre"),
    Phrase(en="October", fr="octobre"),
    Phrase(en="November", fr="novembre"),
    Phrase(en="December", fr="décembre"),
)
_AND = Phrase(en=" and ", fr=" et ")
_SEMICOLON = Phrase(en="; ", fr=" ; ")
_UNDER = Phrase(en="under 1 %", fr=f"moins de 1{_NO_BREAK}%")
_OVER = Phrase(en="over 99 %", fr=f"plus de 99{_NO_BREAK}%")
_UNITS = {
    "h": Phrase(en="{n} h", fr=f"{{n}}{_NO_BREAK}h"),
    "min": Phrase(en="{n} min", fr=f"{{n}}{_NO_BREAK}min"),
    "s": Phrase(en="{n} s", fr=f"{{n}}{_NO_BREAK}s"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A phrase for one thing and for several; ``{n}`` is the number.

    French counts nothing as one: *0 événement*, *1 événement*, *2 événements*.
    """

    one: Phrase
    many: Phrase

    def say(self, n: int, language: Language) -> str:
        """Return the phrase for ``n`` things, with the number as the language writes it."""
        single = n < 2 if language is _FRENCH else n == 1
        return (self.one if single else self.many).say(language, n=number(n, language))


def number(n: int, language: Language) -> str:
    """Return a whole number with its thousands apart: ``1,486``, in French with a space."""
    return f"{n:,}".replace(",", _NARROW if language is _FRENCH else ",")


def day_in_full(day: date, language: Language) -> str:
    """Return a day as a person writes it: ``13 November 2026``; the French first is ``1er``."""
    first = language is _FRENCH and day.day == 1
    month = _MONTHS[day.month - 1].say(language)
    return f"{'1er' if first else day.day} {month} {day.year}"


def all_of(parts: Iterable[str], language: Language) -> str:
    """Return parts as a list that is read aloud: ``a, b and c``."""
    *most, end = [*parts] or [""]
    return f"{', '.join(most)}{_AND.say(language)}{end}" if most else end


def clauses(parts: Iterable[str], language: Language) -> str:
    """Return parts as a list; with semicolons where a part has commas of its own."""
    parts = [*parts]
    if len(parts) < 2 or not any("," in part for part in parts):
        return all_of(parts, language)
    *most, end = parts
    mark = _SEMICOLON.say(language)
    return f"{mark.join(most)}{mark.rstrip()}{_AND.say(language)}{end}"


def apart(parts: Iterable[str], language: Language) -> str:
    """Return parts one after the other, apart by semicolons, as French spaces them."""
    return _SEMICOLON.say(language).join(parts)


def percent(share: Fraction, language: Language) -> str:
    """Return a share of 0 to 1 in whole percents.

    Little is never nothing and much is never all: where rounding would say 0 or 100 of what
    is neither, it says *under 1 %* or *over 99 %*.
    """
    whole = floor(share * 100 + Fraction(1, 2))
    if share and not whole:
        return _UNDER.say(language)
    if share != 1 and whole == 100:
        return _OVER.say(language)
    return f"{whole}{_NO_BREAK if language is _FRENCH else ' '}%"


def duration(seconds: Fraction, language: Language) -> str:
    """Return a length of time in its two greatest units, to a tenth of a second below 10 s."""
    if 0 < seconds < 10:
        tenths = max(1, floor(seconds * 10 + Fraction(1, 2)))
        whole, rest = divmod(tenths, 10)
        mark = "," if language is _FRENCH else "."
        return _UNITS["s"].say(language, n=f"{whole}{mark}{rest}" if rest else f"{whole}")
    minutes, left = divmod(floor(seconds + Fraction(1, 2)), 60)
    hours, minutes = divmod(minutes, 60)
    units = [("h", hours), ("min", minutes), ("s", left)]
    while len(units) > 1 and not units[0][1]:
        units.pop(0)
    said = [_UNITS[unit].say(language, n=n) for unit, n in units[:2] if n]
    return " ".join(said) if said else _UNITS["s"].say(language, n=0)


def sentence(text: str) -> str:
    """Return ``text`` with a capital at its head, whatever follows left as it is."""
    return text[:1].upper() + text[1:]


def small(text: str) -> str:
    """Return ``text`` as it goes on in a sentence: *Final picture* is *final picture* there.

    What begins with a name in capitals or figures, such as *3D* or *WGA*, stays as it is.
    """
    first = text.split(" ", 1)[0]
    if any(each.isupper() or each.isdigit() for each in first[1:]):
        return text
    return text[:1].lower() + text[1:]
