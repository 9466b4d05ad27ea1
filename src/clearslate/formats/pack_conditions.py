"""Conditions as a pack writes them: definitions resolved, faults pointed at in its document."""

import re
from collections.abc import Mapping

from clearslate.domain.facts import Catalogue
from clearslate.domain.policy.conditions import Condition
from clearslate.domain.policy.language import NotACondition, Vocabulary, read_condition
from clearslate.domain.policy.polarity import wrong_ways
from clearslate.domain.policy.terms import TooManyTerms
from clearslate.formats.errors import DocumentError, nearest_word
from clearslate.formats.phrase import Phrase
from clearslate.formats.plain import Document, Step
from clearslate.formats.wording import filled

_WORD = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")

_ROUND = Phrase(
    en="a definition that does not lead back to itself",
    fr="une définition qui ne renvoie pas à elle-même",
)
_NEARER = Phrase(
    en="a definition at the end of a shorter chain of definitions",
    fr="une définition au bout d’une chaîne de définitions plus courte",
)
_LONGEST_CHAIN = 40
_A_NEW_WORD = Phrase(
    en="a word that no fact and no option already has",
    fr="un mot qu’aucun fait ni aucune option ne porte déjà",
)
_RISKIER_SIDE = Phrase(
    en="the riskier side of `{fact}`; a rule may object, never excuse",
    fr="le côté le plus risqué de « {fact} » ; une règle peut objecter, jamais excuser",
)
_FEWER_WAYS = Phrase(
    en="a condition with fewer ways to come true",
    fr="une condition qui peut se vérifier de moins de façons",
)
_EXPECTED: Mapping[str, Phrase] = {
    "and_or_end": Phrase(en="`and`, `or` or the end", fr="« and », « or » ou la fin"),
    "this_word": Phrase(en="`{known}`", fr="« {known} »"),
    "less_nesting": Phrase(en="fewer brackets in brackets", fr="moins de parenthèses imbriquées"),
    "a_number": Phrase(en="a number up to 99", fr="un nombre jusqu’à 99"),
    "a_name": Phrase(
        en="a fact, a definition or an option of this pack",
        fr="un fait, une définition ou une option de ce jeu de règles",
    ),
    "a_comparison": Phrase(en="one of {known}", fr="l’un de {known}"),
    "a_choice": Phrase(en="one of {known}", fr="l’un de {known}"),
    "a_day": Phrase(en="a day such as 2026-03-31", fr="un jour comme 2026-03-31"),
}


class Conditions:
    """Reads the conditions of one document, each definition once."""

    def __init__(
        self,
        document: Document,
        catalogue: Catalogue,
        definitions: Mapping[str, str],
        options: Mapping[str, bool],
    ) -> None:
        self._document = document
        self._catalogue = catalogue
        self._lines = definitions
        self._options = options
        self._read: dict[str, Condition] = {}
        for name in definitions:
            if name in catalogue or name in options:
                raise document.refused("definitions", name, found=name, expected=_A_NEW_WORD)
            self._define(name, ())

    def condition(self, line: str, *path: Step) -> Condition:
        """Return the condition that ``line`` says; ``path`` is where it stands.

        Raises:
            DocumentError: where it cannot be read, has too many ways to come true, or asks
                for the safe side of a fact.
        """
        condition = self._one(line, *path)
        try:
            wrong = next(wrong_ways(condition, self._catalogue), None)
        except TooManyTerms as error:
            raise self._document.refused(*path, found=line, expected=_FEWER_WAYS) from error
        if wrong is not None:
            expected = filled(_RISKIER_SIDE, fact=wrong.fact)
            raise self._document.refused(*path, found=line, expected=expected)
        return condition

    def _define(self, name: str, above: tuple[str, ...]) -> None:
        if name in above:
            raise self._document.refused(
                "definitions", name, found=" > ".join((*above, name)), expected=_ROUND
            )
        if name in self._read:
            return
        if len(above) > _LONGEST_CHAIN:
            raise self._document.refused("definitions", name, found=name, expected=_NEARER)
        for word in _WORD.findall(self._lines[name]):
            if word in self._lines:
                self._define(word, (*above, name))
        self._read[name] = self._one(self._lines[name], "definitions", name)

    def _one(self, line: str, *path: Step) -> Condition:
        vocabulary = Vocabulary(
            catalogue=self._catalogue, definitions=self._read, options=self._options
        )
        try:
            return read_condition(line, vocabulary)
        except NotACondition as error:
            raise self._refused(error, line, path) from error

    def _refused(self, error: NotACondition, line: str, path: tuple[Step, ...]) -> DocumentError:
        known = ", ".join(error.known[:12])
        return self._document.refused(
            *path,
            found=error.found or line,
            expected=filled(_EXPECTED[error.expected], known=known),
            nearest=nearest_word(error.found, error.known) if error.found else None,
        )
