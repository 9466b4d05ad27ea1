"""Personal data in a text, by form: addresses, numbers with check digits, dates of birth.

Nothing is learned and nothing is certain: what has the form and the right check digits is
possible, and the reason is told. A number without check digits needs a word beside it that says
what it is.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum


class IdentifierKind(StrEnum):
    """What sort of personal data it is."""

    EMAIL = "email"
    PHONE = "phone"
    CARD = "card"
    BANK_ACCOUNT = "bank_account"
    NATIONAL_ID = "national_id"
    POSTAL_ADDRESS = "postal_address"
    BIRTH_DATE = "birth_date"
    PERSON = "person"
    """A name that no list knows, after words that lead up to a name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Identifier:
    """Personal data that may stand in a text, and where."""

    kind: IdentifierKind
    start: int
    end: int
    text: str
    checked: bool = False
    """Whether check digits in it are right."""

    @property
    def masked(self) -> str:
        """Its first two and last two characters, so that a report does not spread it."""
        if self.kind is IdentifierKind.PERSON or len(self.text) < 6:
            return self.text
        return f"{self.text[:2]}…{self.text[-2:]}"


def identifiers(text: str) -> tuple[Identifier, ...]:
    """Return all personal data that may stand in ``text``; of two in one place, the first kind."""
    kept: list[Identifier] = []
    for form in _FORMS:
        for each in form.found(text):
            if not any(each.start < one.end and one.start < each.end for one in kept):
                kept.append(each)
    return tuple(sorted(kept, key=lambda each: each.start))


@dataclass(frozen=True, slots=True)
class _Form:
    kind: IdentifierKind
    pattern: re.Pattern[str]
    check: Callable[[str], bool] | None = None
    beside: re.Pattern[str] | None = None
    """Words of which one must stand shortly before it."""

    def found(self, text: str) -> Iterator[Identifier]:
        for match in self.pattern.finditer(text):
            start, end = match.span("it")
            if self.beside and not self.beside.search(text, max(0, start - 48), start):
                continue
            it = match.group("it")
            if self.check is None or self.check(re.sub(r"[\s.\-/]", "", it).upper()):
                checked = self.check is not None
                yield Identifier(kind=self.kind, start=start, end=end, text=it, checked=checked)


def _digits(text: str) -> list[int]:
    return [int(each) for each in text if each.isdigit()]


def _luhn(text: str) -> bool:
    """ISO/IEC 7812-1, annex B."""
    doubled = [
        sum(divmod(digit * 2, 10)) if place % 2 else digit
        for place, digit in enumerate(reversed(_digits(text)))
    ]
    return sum(doubled) % 10 == 0 and len(set(text)) > 1


def _card(text: str) -> bool:
    return 13 <= len(text) <= 19 and text[0] in "3456" and _luhn(text)


_IBANS = (
    "AT20 BE16 CH21 CZ24 DE22 DK18 ES24 FI18 FR27 GB22 GR27 HU28 IE22 IL23 IS26 IT27 LU20 MC27 "
    "NL18 NO15 PL28 PT25 RO24 SE24 SI19 SK24 TR26"
)
_IBAN_LENGTHS = {each[:2]: int(each[2:]) for each in _IBANS.split()}


def _iban(text: str) -> bool:
    """ISO 13616: moved to the end and read with letters as numbers, it leaves one by 97."""
    length = _IBAN_LENGTHS.get(text[:2])
    if not 15 <= len(text) <= 34 or (length is not None and len(text) != length):
        return False
    return int("".join(str(int(each, 36)) for each in text[4:] + text[:4])) % 97 == 1


def _social_security(text: str) -> bool:
    """The United States: no part is nought, and some first parts were never given out."""
    return (
        text[:3] not in ("000", "666")
        and text[0] != "9"
        and text[3:5] != "00"
        and (text[5:] != "0000")
    )


def _france(text: str) -> bool:
    """The French number of registration: 97 less the rest by 97 (INSEE)."""
    number = text[:13].replace("2A", "19").replace("2B", "18")
    return number.isdigit() and 97 - int(number) % 97 == int(text[13:])


def _spain(text: str) -> bool:
    """DNI and NIE: the letter by the rest of 23."""
    number = text[:-1].replace("X", "0").replace("Y", "1").replace("Z", "2")
    return "TRWAGMYFPDXBNJZSQVHLCKE"[int(number) % 23] == text[-1]


_ODD_FIGURES = (1, 0, 5, 7, 9, 13, 15, 17, 19, 21)
_ODD_LETTERS = (*_ODD_FIGURES, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23)
_ODD = dict(
    zip(
        "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ",
        (*_ODD_FIGURES, *_ODD_LETTERS),
        strict=True,
    )
)


def _italy(text: str) -> bool:
    """Codice fiscale: the last letter by the sum of the fifteen before it."""
    total = sum(
        _ODD[each] if place % 2 == 0 else (int(each) if each.isdigit() else ord(each) - 65)
        for place, each in enumerate(text[:15])
    )
    return chr(65 + total % 26) == text[15]


def _poland(text: str) -> bool:
    weights = (1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1)
    return sum(w * d for w, d in zip(weights, _digits(text), strict=True)) % 10 == 0


def _netherlands(text: str) -> bool:
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return sum(w * d for w, d in zip(weights, _digits(text), strict=True)) % 11 == 0


def _belgium(text: str) -> bool:
    return any(97 - int(century + text[:9]) % 97 == int(text[9:]) for century in ("", "2"))


def _germany(text: str) -> bool:
    """The tax number: ISO 7064, modulo 11, 10."""
    rest = 10
    for digit in _digits(text)[:10]:
        rest = ((rest + digit) % 10 or 10) * 2 % 11
    return (11 - rest) % 10 == int(text[10])


def _brazil(text: str) -> bool:
    digits = _digits(text)
    for length in (9, 10):
        total = sum(d * w for d, w in zip(digits, range(length + 1, 1, -1), strict=False))
        if total * 10 % 11 % 10 != digits[length]:
            return False
    return len(set(digits)) > 1


_I = re.IGNORECASE
_MONTH = (
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|janv|févr|mars|avr|mai|juin|juil|août"
    r"|sept|déc)\w*\.?"
)
_DATE = (
    rf"(?:\d{{1,4}}[./\-]\d{{1,2}}[./\-]\d{{1,4}}|\d{{1,2}}(?:st|nd|rd|th|er)? {_MONTH},? \d{{4}}"
    rf"|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}})"
)
_IDENTITY = re.compile(
    r"social|\bssns?\b|\bssid\b|\bid\b|identi|national|passport|insurance|sécu|nir\b|steuer|tax"
    r"|\bbsn\b|personal|citizen|dni|nie\b|codice|pesel|registre|rijks|cpf|bank|account|\bsin\b",
    _I,
)
_PAPERS = re.compile(
    r"passport|licen[cs]e|\bitin\b|taxpayer|account|routing|\bnric\b|\bpan\b|permis|carte|reisepass",
    _I,
)
_CALL = re.compile(r"phone|call|mobile|\btel|cell|fax|whatsapp|\bsms\b|contact|reach|téléph", _I)
_STREETS = (
    r"street|st\.?|avenue|ave\.?|road|rd\.?|lane|ln\.?|drive|dr\.?|boulevard|blvd\.?|court|ct\.?"
    r"|square|sq\.?|terrace|crescent|place|close|way|parkway|highway"
)
_LEADS = (
    r"(?:my name is|(?:person|man|woman|actor|actress|girl|boy|child|friend|neighbou?r|colleague)"
    r" (?:named|called)|je m['’]appelle|nommée?|Mr\.?|Mrs\.?|Ms\.?|Mme|M\.|Dr\.?|Sir|Dame)"
)
_CAPITALISED = r"[A-ZÀ-ÖØ-Þ][^\W\d_]+(?:['’\-][^\W\d_]+)*"

_NUMBER = r"(?<![\w.\-])(?P<it>{})(?![\w\-]|\.\d)"


def _form(
    kind: IdentifierKind,
    pattern: str,
    check: Callable[[str], bool] | None = None,
    beside: re.Pattern[str] | None = None,
) -> _Form:
    return _Form(kind, re.compile(pattern), check, beside)


def _national(pattern: str, check: Callable[[str], bool], *, told: bool = False) -> _Form:
    beside = _IDENTITY if told else None
    return _form(IdentifierKind.NATIONAL_ID, _NUMBER.format(pattern), check, beside)


_FORMS = (
    _form(
        IdentifierKind.EMAIL,
        r"(?<![\w.+\-])(?P<it>[\w.+\-]{1,64}@(?:[A-Za-z0-9\-]{1,63}\.){1,4}[A-Za-z]{2,24})\b",
    ),
    _form(
        IdentifierKind.BANK_ACCOUNT,
        _NUMBER.format(r"[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?"),
        _iban,
    ),
    _form(IdentifierKind.CARD, _NUMBER.format(r"\d{4}(?:[ \-]?\d{2,6}){2,4}"), _card),
    _national(r"[12]\s?\d{2}\s?\d{2}\s?(?:\d{2}|2[AB])\s?\d{3}\s?\d{3}\s?\d{2}", _france),
    _national(r"(?:\d{8}|[XYZ]\d{7})[\- ]?[A-Z]", _spain),
    _national(r"[A-Z]{6}\d{2}[A-EHLMPRST]\d{2}[A-Z]\d{3}[A-Z]", _italy),
    _national(r"\d{3}-\d{2}-\d{4}", _social_security),
    _national(r"\d{3}-?\d{2}-?\d{4}", _social_security, told=True),
    _form(
        IdentifierKind.NATIONAL_ID,
        _NUMBER.format(r"[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D]"),
    ),
    _national(r"\d{3}\.\d{3}\.\d{3}-\d{2}", _brazil),
    _national(r"\d{2}\.\d{2}\.\d{2}-\d{3}\.\d{2}", _belgium),
    _national(r"\d{11}", _poland, told=True),
    _national(r"\d{2} ?\d{3} ?\d{3} ?\d{3}", _germany, told=True),
    _national(r"\d{6}[\-+]\d{4}", _luhn),
    _national(r"\d{9}", _netherlands, told=True),
    _form(
        IdentifierKind.NATIONAL_ID,
        _NUMBER.format(r"[A-Z]{0,5}\d{3}-?\d{2,3}-?\d{3,7}[A-Z]?|[A-Z]{1,5}\d{4,9}[A-Z]?"),
        beside=_PAPERS,
    ),
    _form(
        IdentifierKind.BIRTH_DATE,
        rf"(?i:\b(?:born(?: on)?|date of birth|birth ?date|birthday|d\.?o\.?b\.?|née? le|naissance"
        rf"|geboren(?: am)?)\b[:\s,]{{0,4}}(?:is |on |the |le |am )?)(?P<it>(?i:{_DATE}))(?!\d)",
    ),
    _form(
        IdentifierKind.PHONE,
        r"(?<![\w+])(?P<it>\+\d{1,3}[ .\-]?(?:\(0?\d{1,4}\)[ .\-]?)?\d{1,4}"
        r"(?:[ .\-]?\d{2,4}){2,5})(?!\d)",
    ),
    _form(IdentifierKind.PHONE, r"(?<!\w)(?P<it>\(\d{3}\) ?\d{3}[ .\-]\d{4})(?!\d)"),
    _form(IdentifierKind.PHONE, _NUMBER.format(r"0[1-9](?:[ .]\d{2}){4}")),
    _form(
        IdentifierKind.PHONE,
        _NUMBER.format(r"\(?\d{2,4}\)?[ .\-]?\d{3,4}[ .\-]?\d{3,4}"),
        beside=_CALL,
    ),
    _form(
        IdentifierKind.POSTAL_ADDRESS,
        rf"(?<![\w.])(?P<it>\d{{1,5}}[A-Za-z]?,? (?:{_CAPITALISED} ){{1,3}}(?i:{_STREETS}))(?!\w)",
    ),
    _form(
        IdentifierKind.POSTAL_ADDRESS,
        r"(?<![\w.])(?P<it>\d{1,4}(?: ?(?:bis|ter))?,? (?i:rue|avenue|boulevard|place|chemin"
        r"|impasse|quai|allée|cours)(?: (?i:de|du|des|la|le|les|l['’]|d['’]))*[ '’]?[A-ZÀ-Þ]"
        r"[\w'’\-]+(?: [A-ZÀ-Þ][\w'’\-]+)*)",
    ),
    _form(
        IdentifierKind.POSTAL_ADDRESS,
        r"(?<!\w)(?P<it>[A-ZÄÖÜ][\wäöüß\-]*(?:straße|strasse|gasse|weg|platz) \d{1,4}[a-z]?)"
        r"(?!\w)",
    ),
    _form(
        IdentifierKind.PERSON,
        rf"(?:\b|^)(?i:{_LEADS}) (?P<it>{_CAPITALISED}(?: {_CAPITALISED}){{0,2}})",
    ),
)
