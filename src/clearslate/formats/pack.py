"""Packs: rules as documents that a lawyer can read, made into rules that can be asked.

A pack is refused, at its line, when a condition cannot be read, when it asks for the safe
side of a fact, or when it names a clause, reading, duty or option that it does not have.

Read next: ``pack_shape.py`` for what stands in the document, ``packs.py`` for which packs ship.
"""

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from types import MappingProxyType

from clearslate.domain.facts import Catalogue, Kind, Scope
from clearslate.domain.policy.conditions import All, Condition, DayCriterion, facts_read
from clearslate.domain.policy.rules import Outcome, Pack, PackReference, Rule
from clearslate.domain.roles import Role
from clearslate.formats.canonical import digest_of
from clearslate.formats.compiled import with_spelled_numbers
from clearslate.formats.errors import nearest_word
from clearslate.formats.pack_conditions import Conditions
from clearslate.formats.pack_shape import Span, WrittenPack, WrittenRule, pack_shape
from clearslate.formats.pack_words import PackWords
from clearslate.formats.phrase import Phrase
from clearslate.formats.plain import Document, Step
from clearslate.formats.shapes import read
from clearslate.formats.wording import filled

_ONCE = Phrase(en="an id that stands once", fr="un identifiant qui n’apparaît qu’une fois")
_ONE_TURN = Phrase(en="an office that has one turn", fr="une fonction qui n’a qu’un tour")
_DEFINED = Phrase(
    en="one that this pack defines under `{key}`",
    fr="l’un de ceux que ce jeu de règles définit sous « {key} »",
)
_NO_OPTION = Phrase(
    en="an option of the pack {pack}: {known}", fr="une option du jeu de règles {pack} : {known}"
)
_NOT_ABOVE = Phrase(
    en="nothing above the rule’s own outcome, `{outcome}`",
    fr="rien au-dessus de l’issue de la règle, « {outcome} »",
)
_A_FACT_READ = Phrase(en="a fact that this rule reads", fr="un fait que cette règle lit")
_A_DIRECTED_FACT = Phrase(
    en="a fact with one riskier answer; this one only selects which rules speak",
    fr="un fait qui a une réponse plus risquée ; celui-ci ne fait que choisir les règles",
)
_A_DAY_FACT = Phrase(
    en="a fact that is a day, such as photography_start",
    fr="un fait qui est un jour, comme photography_start",
)


def read_pack(
    document: Document, catalogue: Catalogue, options: Collection[str] = ()
) -> PackWords:
    """Return the pack that ``document`` describes, with the readings that ``options`` choose.

    An option is named by itself, ``strict_final``.

    Raises:
        DocumentError: at the first part that is missing, unknown, or of the wrong kind.
    """
    written = read(pack_shape(catalogue), document)
    return _Reader(document, written, catalogue, options).words()


class _Reader:
    """Builds the rules of one pack; kept to one call of `read_pack`."""

    def __init__(
        self,
        document: Document,
        written: WrittenPack,
        catalogue: Catalogue,
        options: Collection[str],
    ) -> None:
        self._document = document
        self._written = written
        self._catalogue = catalogue
        self._options = self._chosen(options)
        self._conditions = Conditions(
            document, catalogue, dict(written.definitions), self._options
        )

    def words(self) -> PackWords:
        written = self._written
        self._check_names()
        return PackWords(
            pack=Pack(
                reference=self._reference(),
                rules=tuple(self._rules()),
                review_by=written.review_by,
                review_order=written.review_order,
            ),
            title=written.title,
            issuer=written.issuer,
            notice=written.notice,
            source=written.source,
            clauses=MappingProxyType({each.id: each for each in written.clauses}),
            readings=MappingProxyType({each.id: each for each in written.readings}),
            because=MappingProxyType({each.id: each.because for each in written.rules}),
            obligations=MappingProxyType({each.id: each for each in written.obligations}),
            disclosures=MappingProxyType({each.id: each for each in written.disclosures}),
            matrix=written.matrix,
            mild_case=written.mild_case,
        )

    def _chosen(self, options: Collection[str]) -> dict[str, bool]:
        known = sorted(each.option for each in self._written.readings if each.option is not None)
        for option in options:
            if option not in known:
                expected = filled(_NO_OPTION, pack=self._written.pack, known=", ".join(known))
                raise self._document.refused(
                    "readings",
                    found=option,
                    expected=expected,
                    nearest=nearest_word(option, known),
                )
        return {option: option in options for option in known}

    def _reference(self) -> PackReference:
        return PackReference(
            id=self._written.pack,
            version=self._written.version,
            options=tuple(option for option, chosen in self._options.items() if chosen),
            digest=digest_of(with_spelled_numbers(self._document.value)),
        )

    def _check_names(self) -> None:
        written = self._written
        ids = {
            "clauses": [each.id for each in written.clauses],
            "readings": [each.id for each in written.readings],
            "rules": [each.id for each in written.rules],
            "obligations": [each.id for each in written.obligations],
            "disclosures": [each.id for each in written.disclosures],
        }
        for key, names in ids.items():
            self._once(key, names)
        self._each_office_once()
        for place, rule in enumerate(written.rules):
            self._defined(ids["clauses"], rule.cites, "clauses", "rules", place, "cites")
            for key, named in (
                ("readings", rule.readings),
                ("obligations", rule.obligations),
                ("disclosures", rule.disclosures),
            ):
                self._defined(ids[key], named, key, "rules", place, key)

    def _once(self, key: str, names: Sequence[str]) -> None:
        for place, name in enumerate(names):
            if name in names[:place]:
                raise self._document.refused(key, place, "id", found=name, expected=_ONCE)

    def _each_office_once(self) -> None:
        order = self._written.review_order
        for place, turn in enumerate(order):
            for role in sorted(turn & frozenset[Role]().union(*order[:place])):
                raise self._document.refused(
                    "review_order", place, found=role.value, expected=_ONE_TURN
                )

    def _defined(self, known: Sequence[str], named: Sequence[str], key: str, *path: Step) -> None:
        for place, name in enumerate(named):
            if name not in known:
                raise self._document.refused(
                    *path,
                    place,
                    found=name,
                    expected=filled(_DEFINED, key=key),
                    nearest=nearest_word(name, known),
                )

    def _rules(self) -> Iterator[Rule]:
        for place, rule in enumerate(self._written.rules):
            yield self._rule(rule, "rules", place)

    def _rule(self, rule: WrittenRule, *path: Step) -> Rule:
        condition = self._conditions.condition(rule.when, *path, "when")
        outcome = self._outcome(rule, path)
        span = rule.in_force or self._written.in_force
        return Rule(
            id=rule.id,
            pack=self._written.pack,
            condition=condition if span is None else self._while_in_force(condition, span, path),
            outcome=outcome,
            cites=rule.cites,
            scope=Scope(rule.per),
            approvers=rule.approvers,
            obligations=rule.obligations,
            disclosures=rule.disclosures,
            when_unsure=self._when_unsure(rule, condition, outcome, path),
            readings=rule.readings,
        )

    def _outcome(self, rule: WrittenRule, path: tuple[Step, ...]) -> Outcome:
        """Return the rule's outcome; of several options in effect the strictest counts."""
        outcomes = []
        for option, word in rule.then_if:
            if option not in self._options:
                raise self._document.refused(
                    *path,
                    "then_if",
                    option,
                    found=option,
                    expected=filled(_DEFINED, key="readings"),
                    nearest=nearest_word(option, self._options),
                )
            if self._options[option]:
                outcomes.append(Outcome[word.upper()])
        return max(outcomes, default=Outcome[rule.then.upper()])

    def _when_unsure(
        self, rule: WrittenRule, condition: Condition, outcome: Outcome, path: tuple[Step, ...]
    ) -> tuple[tuple[str, Outcome], ...]:
        reads = facts_read(condition)
        written = Outcome[rule.then.upper()]
        raised = []
        for fact, word in rule.when_unsure:
            where = (*path, "when_unsure", fact)
            if fact not in reads:
                raise self._document.refused(
                    *where, found=fact, expected=_A_FACT_READ, nearest=nearest_word(fact, reads)
                )
            if self._catalogue[fact].selector:
                raise self._document.refused(*where, found=fact, expected=_A_DIRECTED_FACT)
            if Outcome[word.upper()] > written:
                expected = filled(_NOT_ABOVE, outcome=rule.then)
                raise self._document.refused(*where, found=word, expected=expected)
            raised.append((fact, min(outcome, Outcome[word.upper()])))
        return tuple(raised)

    def _while_in_force(
        self, condition: Condition, span: Span, path: tuple[Step, ...]
    ) -> Condition:
        """Return ``condition``, asked only of days within ``span`` by the rule's own clock."""
        clock = span.clock
        if clock not in self._catalogue or self._catalogue[clock].kind is not Kind.DAY:
            known = [fact.id for fact in self._catalogue.facts if fact.kind is Kind.DAY]
            raise self._document.refused(
                *path,
                "in_force",
                found=clock,
                expected=_A_DAY_FACT,
                nearest=nearest_word(clock, known),
            )
        first, last = span.start or date.min, span.last or date.max
        return All((condition, DayCriterion(clock, first=first, last=last)))
