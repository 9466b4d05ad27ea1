"""Answers to the questions of a catalogue, checked one by one.

An answer is a word that the fact knows, ``unsure``, or for a fact of several choices a list of
them. A key left empty is a question nobody answered. What Clearslate works out for itself
cannot be answered, and a step or a person answers only what is asked of it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from clearslate.domain.facts import UNSURE, Answer, Answers, Catalogue, Fact, Kind, Scope
from clearslate.formats.errors import nearest_word
from clearslate.formats.phrase import Phrase
from clearslate.formats.plain import Plain, quoted
from clearslate.formats.shapes import Misfit, Schema, SetOf, Shape, mapping, or_null
from clearslate.formats.spellings import A_DAY_MEANT, DAY, REFERENCE, Word, a_word
from clearslate.formats.wording import filled

_KNOWN_FACT = Phrase(
    en="a question of the fact catalogue", fr="une question du catalogue des faits"
)
_DERIVED = Phrase(
    en="no answer here: Clearslate works this out itself",
    fr="aucune réponse ici : Clearslate le déduit lui-même",
)
_ELSEWHERE = Phrase(
    en="an answer that a {scope} gives for itself; this one holds for the whole use",
    fr="une réponse propre à {scope} ; celle-ci vaut pour l’ensemble du cas d’usage",
)
_SCOPES = {
    Scope.STEP: Phrase(en="step", fr="une étape"),
    Scope.PERSON: Phrase(en="person", fr="une personne"),
    Scope.USE: Phrase(en="use", fr="un cas d’usage"),
    Scope.PRODUCTION: Phrase(en="production", fr="une production"),
}
_UNSURE_ALONE = Phrase(
    en="`unsure` alone, or the words that hold",
    fr="« unsure » seul, ou les mots qui conviennent",
)
_ONE_WORD = Phrase(en="one word, not a list", fr="un seul mot, pas une liste")
_DAY_OR_UNSURE = Phrase(
    en="a day such as 2026-03-31, or unsure", fr="un jour comme 2026-03-31, ou unsure"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Territory(Shape[str]):
    """A place; people write ``US`` as well as ``us``."""

    words: tuple[str, ...]

    def read(self, value: Plain) -> str:
        is_capital = isinstance(value, str) and value.isupper()
        return a_word(
            value.lower() if is_capital and isinstance(value, str) else value, self.words
        )

    def write(self, value: str) -> str:
        return value

    def schema(self) -> Schema:
        return {"enum": [*self.words, *(word.upper() for word in self.words)]}


@dataclass(frozen=True, slots=True)
class AnswerTo(Shape[Answer]):
    """The answer to one fact."""

    fact: Fact

    def read(self, value: Plain) -> Answer:
        if self.fact.kind is Kind.SEVERAL:
            return self._several(value)
        if isinstance(value, list):
            raise Misfit(quoted(value), _ONE_WORD)
        if self.fact.kind is Kind.DAY:
            return self._day(value)
        return a_word(value, (*self.fact.choices, UNSURE))

    def write(self, value: Answer) -> Plain:
        return write_answer(value)

    def schema(self) -> Schema:
        if self.fact.kind is Kind.DAY:
            return {"anyOf": [DAY.schema(), {"const": UNSURE}]}
        if self.fact.kind is not Kind.SEVERAL:
            return {"enum": [*self.fact.choices, UNSURE]}
        word = _choice(self.fact)
        listed = SetOf(item=word, or_one=False, at_least=1).schema()
        unsure: Schema = {"const": UNSURE}
        alone: Schema = {"type": "array", "items": unsure, "minItems": 1, "maxItems": 1}
        return {"anyOf": [listed, alone, word.schema(), unsure]}

    def _several(self, value: Plain) -> Answer:
        if value in (UNSURE, [UNSURE]):
            return UNSURE
        if isinstance(value, list) and UNSURE in value:
            raise Misfit(quoted(value), _UNSURE_ALONE)
        return SetOf(item=_choice(self.fact), at_least=1).read(value)

    def _day(self, value: Plain) -> Answer:
        if value == UNSURE:
            return UNSURE
        try:
            return DAY.read(value)
        except Misfit as misfit:
            if misfit.expected is A_DAY_MEANT:
                raise
            raise Misfit(misfit.found, _DAY_OR_UNSURE) from None


@dataclass(frozen=True, slots=True)
class AnswersFrom(Shape[Answers]):
    """Answers to any of the facts that ``allowed`` names; ``catalogue`` knows the rest."""

    catalogue: Catalogue
    allowed: Mapping[str, AnswerTo]
    scope: Scope

    def read(self, value: Plain) -> Answers:
        answers: dict[str, Answer] = {}
        for fact, given in mapping(value).items():
            shape = self.allowed.get(fact)
            if shape is None:
                raise self._not_allowed(fact).under(fact)
            if given is not None:
                answers[fact] = _answer(shape, given)
        return MappingProxyType(answers)

    def write(self, value: Answers) -> dict[str, Plain]:
        return {fact: write_answer(value[fact]) for fact in sorted(value)}

    def schema(self) -> Schema:
        words: Schema = {fact: or_null(shape.schema()) for fact, shape in self.allowed.items()}
        return {"type": "object", "properties": words, "additionalProperties": False}

    def _not_allowed(self, fact: str) -> Misfit:
        if fact not in self.catalogue:
            return Misfit(fact, _KNOWN_FACT, nearest_word(fact, self.allowed))
        if self.catalogue[fact].derived:
            return Misfit(fact, _DERIVED)
        return Misfit(fact, filled(_ELSEWHERE, scope=_SCOPES[self.scope]))


def answers_of_use(catalogue: Catalogue) -> AnswersFrom:
    """Return the shape of the answers for a whole use; they may speak of anything."""
    return _answers(catalogue, Scope.USE, frozenset(Scope))


def answers_of_step(catalogue: Catalogue) -> AnswersFrom:
    """Return the shape of the answers that one step of a pipeline gives for itself.

    What is asked of the whole use a step may answer too, where one answer is riskier than
    another: the riskiest then counts for the whole.
    """
    return _answers(catalogue, Scope.STEP, frozenset((Scope.STEP,)))


def answers_of_person(catalogue: Catalogue) -> AnswersFrom:
    """Return the shape of the answers that hold for one person; see `answers_of_step`."""
    return _answers(catalogue, Scope.PERSON, frozenset((Scope.PERSON,)))


def write_answer(answer: Answer) -> Plain:
    """Return the canonical spelling of ``answer``."""
    if isinstance(answer, date):
        return answer.isoformat()
    return answer if isinstance(answer, str) else [*sorted(answer)]


def choices_of(catalogue: Catalogue, fact: str) -> Shape[str]:
    """Return the shape of one choice of ``fact``; any reference where the fact lists none."""
    return _choice(catalogue[fact]) if fact in catalogue else REFERENCE


def _choice(fact: Fact) -> Shape[str]:
    if not fact.choices:
        return REFERENCE
    return Territory(words=fact.choices) if fact.id == "territories" else Word(words=fact.choices)


def _answers(catalogue: Catalogue, scope: Scope, scopes: frozenset[Scope]) -> AnswersFrom:
    allowed = {
        fact.id: AnswerTo(fact)
        for fact in catalogue.facts
        if not fact.derived and (fact.scope in scopes or _may_differ(fact))
    }
    return AnswersFrom(catalogue, MappingProxyType(allowed), scope)


def _answer(shape: AnswerTo, given: Plain) -> Answer:
    try:
        return shape.read(given)
    except Misfit as misfit:
        raise misfit.under(shape.fact.id) from None


def _may_differ(fact: Fact) -> bool:
    """Whether a step or a person may answer what is asked of the whole use."""
    return fact.scope is Scope.USE and not fact.selector and fact.kind is not Kind.DAY
