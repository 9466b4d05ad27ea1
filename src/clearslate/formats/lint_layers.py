"""Linting packs beside each other: where the rules of two of them are at odds.

Each pack on its own is the business of ``lint.py``. Here is what shows only once both are in
force: rules that decide nothing any more, rules that leave no answer, and wordings that are
due in the same place.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from clearslate.domain.policy.compile import Ruleset
from clearslate.domain.policy.layers import Dilemma, Outdone, dilemmas, hold_together, outdone
from clearslate.domain.policy.rules import Rule
from clearslate.formats.facts import FactBook
from clearslate.formats.lint import Lint
from clearslate.formats.pack_words import Disclosure, PackWords
from clearslate.formats.phrase import Language, Phrase
from clearslate.formats.plain import Document
from clearslate.formats.wording import filled
from clearslate.formats.words.demands import term_in_words
from clearslate.formats.words.outcomes import outcome_word

_OUTDONE = Phrase(
    en="rule `{rule}` decides no outcome beside pack `{pack}`: wherever it objects, `{by}` "
    "({place}) asks for at least as much",
    fr="la règle « {rule} » ne décide d’aucune issue à côté du jeu « {pack} » : partout où elle "
    "s’oppose, « {by} » ({place}) exige au moins autant",
)
_DUTIES = Phrase(
    en="; its duties, and whom it asks, still count",
    fr=" ; ses obligations et ceux qu’elle consulte comptent toujours",
)
_DILEMMA = Phrase(
    en="rule `{rule}` contradicts `{other}` ({place}): {where} no answer to `{fact}` asks for "
    "less than {outcome}",
    fr="la règle « {rule} » contredit « {other} » ({place}) : {where} aucune réponse à "
    "« {fact} » n’exige moins que « {outcome} »",
)
_ANYWHERE = Phrase(en="of any use,", fr="quel que soit le cas d’usage,")
_WHERE = Phrase(en="where {when},", fr="lorsque {when},")
_WORDINGS = Phrase(
    en="disclosure `{one}` asks for another wording than `{other}` ({place}) in the same place, "
    "and both can be owed for one use",
    fr="l’information « {one} » demande une autre formulation que « {other} » ({place}) au même "
    "endroit, et les deux peuvent être dues pour un même cas d’usage",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """One of several packs, and its document, to say where in it something stands."""

    words: PackWords
    document: Document


def lint_together(layers: Sequence[Layer], rules: Ruleset, book: FactBook) -> tuple[Lint, ...]:
    """Return where ``layers``, whose ``rules`` are in force together, are at odds."""
    desk = _Desk(layers, rules, book)
    return (
        *(desk.of_outdone(found) for found in outdone(rules)),
        *(desk.of_dilemma(found) for found in dilemmas(rules)),
        *desk.of_wordings(),
    )


class _Desk:
    """The packs side by side; kept to one call of `lint_together`."""

    def __init__(self, layers: Sequence[Layer], rules: Ruleset, book: FactBook) -> None:
        self._layers: Mapping[str, Layer] = {layer.words.reference.id: layer for layer in layers}
        self._rules = rules
        self._book = book

    def of_outdone(self, found: Outdone) -> Lint:
        rule, by = found.rule, found.by
        says = filled(_OUTDONE, rule=rule.id, pack=by.pack, by=by.reference, place=self._line(by))
        if rule.obligations or rule.disclosures or {*rule.approvers} - {*by.approvers}:
            says = Phrase(en=says.en + _DUTIES.en, fr=says.fr + _DUTIES.fr)
        return Lint(where=self._place(rule), says=says)

    def of_dilemma(self, found: Dilemma) -> Lint:
        when = _in_both(lambda language: term_in_words(found.where, self._book, language))
        says = filled(
            _DILEMMA,
            rule=found.one.id,
            other=found.other.reference,
            place=self._line(found.other),
            where=filled(_WHERE, when=when) if found.where else _ANYWHERE,
            fact=found.fact,
            outcome=_in_both(lambda language: outcome_word(found.outcome, language)),
        )
        return Lint(where=self._place(found.one), says=says)

    def of_wordings(self) -> Iterator[Lint]:
        owed = [
            (layer, place, each)
            for layer in self._layers.values()
            for place, each in enumerate(layer.words.disclosures.values())
        ]
        for (one, at, told), (other, there, also) in combinations(owed, 2):
            if one is not other and _clash(told, also) and self._both_owed(one, told, other, also):
                says = filled(
                    _WORDINGS,
                    one=told.id,
                    other=f"{other.words.reference.id}/{also.id}",
                    place=_line(other.document.where("disclosures", there)),
                )
                yield Lint(where=one.document.where("disclosures", at), says=says)

    def _both_owed(self, one: Layer, told: Disclosure, other: Layer, also: Disclosure) -> bool:
        return any(
            hold_together(self._rules, a, b)
            for a in one.words.pack.rules
            for b in other.words.pack.rules
            if told.id in a.disclosures and also.id in b.disclosures
        )

    def _place(self, rule: Rule) -> str:
        layer = self._layers[rule.pack]
        ids = [each.id for each in layer.words.pack.rules]
        return layer.document.where("rules", ids.index(rule.id))

    def _line(self, rule: Rule) -> str:
        return _line(self._place(rule))


def _line(where: str) -> str:
    """Return a place without the path inside the document, to stand in a sentence."""
    return where.partition(" ")[0]


def _clash(one: Disclosure, other: Disclosure) -> bool:
    same = (one.audience, one.place) == (other.audience, other.place)
    return same and one.wording != other.wording


def _in_both(said: Callable[[Language], str]) -> Phrase:
    return Phrase(en=said(Language.ENGLISH), fr=said(Language.FRENCH))
