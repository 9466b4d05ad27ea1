"""Puts values into a phrase, each in its own language."""

from clearslate.formats.phrase import Phrase


def filled(phrase: Phrase, **values: str | int | Phrase) -> Phrase:
    """Return ``phrase`` with ``values`` in the places that are named for them."""
    english = {
        name: part.en if isinstance(part, Phrase) else part for name, part in values.items()
    }
    french = {name: part.fr if isinstance(part, Phrase) else part for name, part in values.items()}
    return Phrase(en=phrase.en.format(**english), fr=phrase.fr.format(**french))
