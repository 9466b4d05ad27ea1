"""What goes wrong with a document, said to whoever wrote it.

Every message reads *where: found `x`, expected y*, and names the nearest right
word where one is near.
"""

from collections.abc import Iterable
from difflib import get_close_matches

from clearslate.formats.phrase import Language, Phrase

_SENTENCE = Phrase(
    en="{where}: found `{found}`, expected {expected}",
    fr="{where} : trouvé « {found} », attendu {expected}",
)
_NEAREST = Phrase(en="; did you mean `{word}`?", fr=" ; vouliez-vous dire « {word} » ?")
_LONGEST_QUOTE = 60


class DocumentError(ValueError):
    """A document says something Clearslate cannot accept; its writer can correct it.

    Args:
        where: the place, as ``file:line`` and, inside a document, the path of the field.
        found: what stands there; long text is shortened.
        expected: what would have been right, continuing "expected ...".
        nearest: a word that was probably meant, if one is near.
    """

    def __init__(
        self, *, where: str, found: object, expected: Phrase, nearest: str | None = None
    ) -> None:
        self.where = where
        self.found = _quoted(found)
        self.expected = expected
        self.nearest = nearest
        super().__init__(self.told(Language.ENGLISH))

    def told(self, language: Language) -> str:
        """Return the message in ``language``."""
        said = _SENTENCE.say(
            language, where=self.where, found=self.found, expected=self.expected.say(language)
        )
        if self.nearest is not None:
            said += _NEAREST.say(language, word=self.nearest)
        return said


def nearest_word(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that ``word`` was probably meant to be, if one is near."""
    near = get_close_matches(word.casefold(), [*known], n=1, cutoff=0.6)
    return near[0] if near else None


def _quoted(found: object) -> str:
    text = " ".join(str(found).split())
    return text if len(text) <= _LONGEST_QUOTE else text[: _LONGEST_QUOTE - 1] + "…"
