"""A sentence in every language Clearslate speaks.

Both languages stand side by side where a sentence is defined, so neither can
be forgotten; mypy refuses a phrase that lacks one.
"""

from dataclasses import dataclass
from enum import StrEnum


class Language(StrEnum):
    """A language that every sentence is written in."""

    ENGLISH = "en"
    FRENCH = "fr"


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """One sentence, written in English and in French; ``{name}`` marks what varies."""

    en: str
    fr: str

    def say(self, language: Language, /, **values: object) -> str:
        """Return the sentence in ``language`` with ``values`` put in their places."""
        text = self.fr if language is Language.FRENCH else self.en
        return text.format(**values) if values else text


def both(en: str, fr: str) -> Phrase:
    """Return a phrase of its two sentences, for long tables of short ones."""
    return Phrase(en=en, fr=fr)


def same(text: str) -> Phrase:
    """Return a phrase that is the same in every language: a name, an id, a number."""
    return Phrase(en=text, fr=text)
