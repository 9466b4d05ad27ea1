"""The cases of a pack: ``packs/<id>/cases.yaml``, uses with what the pack must make of them.

A case names what it needs and no more; ``others`` says what counts for the rest. It may state
what Clearslate would work out for itself, so that a pack can be tried without registers.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType

from clearslate.domain.facts import Answers, Catalogue, Scope
from clearslate.domain.policy.compile import Ruleset
from clearslate.domain.policy.rules import Outcome
from clearslate.domain.policy.trial import Expected, Others, PackCase, Trial, try_cases
from clearslate.domain.roles import Role
from clearslate.formats.answers import (
    AnswersFrom,
    AnswerTo,
    answers_of_person,
    answers_of_step,
    answers_of_use,
)
from clearslate.formats.compiled import pack_ids, yaml_path
from clearslate.formats.errors import DocumentError, nearest_word
from clearslate.formats.facts import load_catalogue
from clearslate.formats.pack_shape import OUTCOMES
from clearslate.formats.pack_words import PackWords
from clearslate.formats.packs import find_pack, ruleset_of
from clearslate.formats.phrase import Phrase
from clearslate.formats.plain import Document, Step
from clearslate.formats.shapes import ListOf, Record, Shape, needed, optional, read
from clearslate.formats.spellings import NAME, REFERENCE, Member, Word
from clearslate.formats.wording import filled
from clearslate.formats.yaml_text import read_file

_OUTCOME = Word(words=OUTCOMES)
_PACK = Phrase(en="the pack that is tried", fr="le jeu de règles mis à l’épreuve")
_CASES = Phrase(en="its cases", fr="ses cas")
_CASE = Phrase(en="what it is about, in one sentence", fr="ce dont il s’agit, en une phrase")
_OPTIONS = Phrase(en="the options chosen", fr="les options choisies")
_OTHERS = Phrase(en="what counts for the other facts", fr="ce qui vaut pour les autres faits")
_GIVEN = Phrase(en="what is known", fr="ce que l’on sait")
_STEPS = Phrase(en="the steps of the pipeline", fr="les étapes de la chaîne")
_PEOPLE = Phrase(en="the people concerned", fr="les personnes concernées")
_EXPECTED = Phrase(en="the outcome that it must have", fr="l’issue qu’il doit avoir")
_CERTAIN = Phrase(en="what must be certain", fr="ce qui doit être certain")
_COULD_REACH = Phrase(en="what it must be able to reach", fr="jusqu’où il doit pouvoir aller")
_BY = Phrase(en="rules that must object", fr="les règles qui doivent s’y opposer")
_APPROVERS = Phrase(en="everyone who must say yes", fr="tous ceux qui doivent dire oui")
_NOT_BY = Phrase(en="rules that must be silent", fr="les règles qui doivent se taire")

_ONCE = Phrase(en="a sentence that stands once", fr="une phrase qui n’apparaît qu’une fois")
_THIS_PACK = Phrase(
    en="`{pack}`, the pack that is tried", fr="« {pack} », le jeu de règles essayé"
)
_A_RULE = Phrase(en="a rule of the pack {pack}", fr="une règle du jeu de règles {pack}")
_AN_OPTION = Phrase(
    en="an option of the pack {pack}: {known}", fr="une option du jeu de règles {pack} : {known}"
)
_IN_ORDER = Phrase(
    en="certain no higher than outcome, and outcome no higher than could_reach",
    fr="certain au plus égal à outcome, et outcome au plus égal à could_reach",
)
_SOME_CASES = Phrase(
    en="a file of cases beside the pack, {file}",
    fr="un fichier de cas à côté du jeu de règles, {file}",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Case:
    """One case as its author wrote it."""

    case: str
    outcome: str
    options: tuple[str, ...]
    others: Others
    given: Answers
    steps: tuple[Answers, ...]
    people: tuple[Answers, ...]
    certain: str | None
    could_reach: str | None
    by: tuple[str, ...]
    not_by: tuple[str, ...]
    approvers: tuple[Role, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cases:
    pack: str
    cases: tuple[_Case, ...]


def read_cases(document: Document, words: PackWords, catalogue: Catalogue) -> tuple[PackCase, ...]:
    """Return the cases that ``document`` holds for the pack of ``words``.

    Raises:
        DocumentError: at the first part that is missing, unknown or of the wrong kind.
    """
    written = read(_cases_shape(catalogue), document)
    if written.pack != words.reference.id:
        expected = filled(_THIS_PACK, pack=words.reference.id)
        raise document.refused("pack", found=written.pack, expected=expected)
    _Check(document, words).names(written.cases)
    return tuple(_case(each) for each in written.cases)


def try_pack(name: str, *, beside: Path | None = None) -> Trial:
    """Return what the pack called ``name``, or in the file ``name``, makes of its own cases.

    ``beside`` is a production's folder. Cases stand in ``cases.yaml`` beside a pack's file, or
    in ``<pack>.cases.yaml`` where packs share a folder.

    Raises:
        DocumentError: where there is no such pack, it has no cases, or either cannot be read.
    """
    words = find_pack(name, beside=beside)
    cases = read_cases(_cases_document(name, beside), words, load_catalogue())
    options = [each.option for each in words.readings.values() if each.option is not None]

    @cache
    def rules_under(chosen: tuple[str, ...]) -> Ruleset:
        return ruleset_of([find_pack(name, chosen, beside=beside)])

    return try_cases(cases, rules_under, words.mild_case, options)


def _cases_document(name: str, beside: Path | None) -> Document:
    places = [*_places(name, beside)]
    for path in places:
        if path.is_file():
            return read_file(path)
    expected = filled(_SOME_CASES, file=places[0].name)
    raise DocumentError(where=name, found="no cases", expected=expected)


def _places(name: str, beside: Path | None) -> Sequence[Path]:
    if name in pack_ids():
        return (yaml_path(name).with_name("cases.yaml"),)
    file = Path(name)
    if beside is not None and not file.suffix:
        file = beside / "packs" / f"{name}.yaml"
    return (file.with_name(f"{file.stem}.cases.yaml"), file.with_name("cases.yaml"))


def _case(written: _Case) -> PackCase:
    return PackCase(
        case=written.case,
        options=tuple(sorted(written.options)),
        others=written.others,
        given=written.given,
        steps=written.steps,
        people=written.people,
        expected=Expected(
            outcome=_outcome(written.outcome),
            certain=_outcome(written.certain) if written.certain else None,
            could_reach=_outcome(written.could_reach) if written.could_reach else None,
            by=written.by,
            not_by=written.not_by,
            approvers=written.approvers,
        ),
    )


def _outcome(word: str) -> Outcome:
    return Outcome[word.upper()]


class _Check:
    """Whether cases name what the pack has, each at its place in the document."""

    def __init__(self, document: Document, words: PackWords) -> None:
        self._document = document
        self._pack = words.reference.id
        self._rules = [rule.id for rule in words.pack.rules]
        self._options = sorted(r.option for r in words.readings.values() if r.option is not None)

    def names(self, cases: Sequence[_Case]) -> None:
        seen: set[str] = set()
        for place, case in enumerate(cases):
            if case.case in seen:
                raise self._document.refused(
                    "cases", place, "case", found=case.case, expected=_ONCE
                )
            seen.add(case.case)
            self._known(case.options, self._options, _AN_OPTION, "cases", place, "options")
            self._known(case.by, self._rules, _A_RULE, "cases", place, "by")
            self._known(case.not_by, self._rules, _A_RULE, "cases", place, "not_by")
            self._in_order(case, place)

    def _known(
        self, named: Sequence[str], known: Sequence[str], expected: Phrase, *path: Step
    ) -> None:
        for place, name in enumerate(named):
            if name not in known:
                raise self._document.refused(
                    *path,
                    place,
                    found=name,
                    expected=filled(expected, pack=self._pack, known=", ".join(known)),
                    nearest=nearest_word(name, known),
                )

    def _in_order(self, case: _Case, place: int) -> None:
        words = [case.certain, case.outcome, case.could_reach]
        said = [_outcome(word) for word in words if word is not None]
        if said != sorted(said):
            found = ", ".join(word for word in words if word is not None)
            raise self._document.refused(
                "cases", place, "outcome", found=found, expected=_IN_ORDER
            )


@lru_cache(maxsize=8)
def _cases_shape(catalogue: Catalogue) -> Record[_Cases]:
    named: Shape[tuple[str, ...]] = ListOf(item=REFERENCE)
    step = _and_worked_out(answers_of_step(catalogue))
    person = _and_worked_out(answers_of_person(catalogue))
    case: Record[_Case] = Record(
        build=_Case,
        fields=(
            needed("case", NAME, _CASE),
            optional("options", named, _OPTIONS, default=()),
            optional("others", Member(Others), _OTHERS, default=Others.SAFE),
            optional("given", _and_worked_out(answers_of_use(catalogue)), _GIVEN, default={}),
            optional("steps", ListOf(item=step), _STEPS, default=()),
            optional("people", ListOf(item=person), _PEOPLE, default=()),
            needed("outcome", _OUTCOME, _EXPECTED),
            optional("certain", _OUTCOME, _CERTAIN),
            optional("could_reach", _OUTCOME, _COULD_REACH),
            optional("by", named, _BY, default=()),
            optional("not_by", named, _NOT_BY, default=()),
            optional("approvers", ListOf(item=Member(Role)), _APPROVERS, default=()),
        ),
    )
    return Record(
        build=_Cases,
        fields=(
            needed("pack", REFERENCE, _PACK),
            needed("cases", ListOf(item=case, at_least=1), _CASES),
        ),
    )


def _and_worked_out(shape: AnswersFrom) -> AnswersFrom:
    """Return ``shape``, allowing what Clearslate works out for itself as well."""
    catalogue = shape.catalogue
    scopes = frozenset(Scope) if shape.scope is Scope.USE else frozenset((shape.scope,))
    derived = {
        fact.id: AnswerTo(fact)
        for fact in catalogue.facts
        if fact.derived and fact.scope in scopes
    }
    return AnswersFrom(catalogue, MappingProxyType({**shape.allowed, **derived}), shape.scope)
