"""Declarations: ``declarations/*.yaml``."""

from dataclasses import dataclass
from functools import lru_cache

from clearslate.domain.declaration import NO_ANSWERS, Declaration, Person, Step
from clearslate.domain.facts import Answer, Answers, Catalogue
from clearslate.formats.answers import (
    AnswerTo,
    answers_of_person,
    answers_of_step,
    answers_of_use,
)
from clearslate.formats.facts import load_catalogue
from clearslate.formats.phrase import Phrase
from clearslate.formats.plain import Document, Plain
from clearslate.formats.shapes import Field, ListOf, Misfit, Record, needed, optional, read
from clearslate.formats.spellings import DAY, NAME, REFERENCE, Text

_INPUTS = "inputs"

_REFERENCE = Phrase(
    en="what the declaration is called by others", fr="la référence de la déclaration"
)
_TITLE = Phrase(en="the use, in a few words", fr="le cas d’usage, en quelques mots")
_PRODUCTION = Phrase(en="the reference of the production", fr="la référence de la production")
_PARTNER = Phrase(
    en="the company that declares the use", fr="la société qui déclare le cas d’usage"
)
_CONTACT = Phrase(
    en="whom at the studio the use is shared with",
    fr="la personne du studio à qui le cas d’usage est signalé",
)
_ANSWERS = Phrase(
    en="what is answered for the whole use, fact by fact",
    fr="les réponses pour l’ensemble du cas d’usage, fait par fait",
)
_PIPELINE = Phrase(
    en="the steps of the work, one tool each", fr="les étapes du travail, un outil chacune"
)
_PEOPLE = Phrase(
    en="the people who are shown, heard, imitated or altered",
    fr="les personnes montrées, entendues, imitées ou modifiées",
)
_ASSETS = Phrase(
    en="the names of the assets that are to be made", fr="les noms des éléments à produire"
)
_WORKS = Phrase(
    en="the works or persons that are referred to, trained on or altered",
    fr="les œuvres ou personnes citées, servant à l’entraînement ou modifiées",
)
_DECLARED_ON = Phrase(en="the day of the declaration", fr="le jour de la déclaration")
_SUPERSEDES = Phrase(
    en="the declaration that this one takes the place of",
    fr="la déclaration que celle-ci remplace",
)
_PERFORMER = Phrase(en="the name of the person", fr="le nom de la personne")
_OF_PERSON = Phrase(
    en="what this person's part differs in from the whole use",
    fr="ce qui, pour cette personne, diffère de l’ensemble du cas d’usage",
)
_STEP = Phrase(en="what is done in this step", fr="ce qui est fait à cette étape")
_TOOL = Phrase(
    en="the reference of the tool in the register", fr="la référence de l’outil au registre"
)
_OF_STEP = Phrase(
    en="what this step differs in from the whole use",
    fr="ce qui, pour cette étape, diffère de l’ensemble du cas d’usage",
)
_GOES_IN = Phrase(en="what goes into the tool", fr="ce qui entre dans l’outil")
_ONE_PLACE = Phrase(
    en="`inputs` in one place: beside `tool` or among the answers",
    fr="« inputs » à un seul endroit : à côté de « tool » ou parmi les réponses",
)


def read_declaration(document: Document, catalogue: Catalogue) -> Declaration:
    """Return the declaration that ``document`` states.

    Raises:
        DocumentError: at the first part that is missing, unknown or of the wrong kind.
    """
    return read(declaration_shape(catalogue), document)


def document_of(declaration: Declaration) -> dict[str, Plain]:
    """Return the canonical document of ``declaration``, which digests are made of."""
    return declaration_shape(load_catalogue()).write(declaration)


@lru_cache(maxsize=8)
def declaration_shape(catalogue: Catalogue) -> Record[Declaration]:
    """Return the shape of a declaration that answers the questions of ``catalogue``."""
    return Record(
        build=Declaration,
        fields=(
            needed("reference", REFERENCE, _REFERENCE),
            needed("title", Text(longest=300), _TITLE),
            optional("production", REFERENCE, _PRODUCTION),
            needed("partner", NAME, _PARTNER),
            needed("contact", NAME, _CONTACT),
            needed("answers", answers_of_use(catalogue), _ANSWERS),
            optional("pipeline", ListOf(item=_step_shape(catalogue)), _PIPELINE, default=()),
            optional("people", ListOf(item=_person_shape(catalogue)), _PEOPLE, default=()),
            optional("assets", ListOf(item=NAME), _ASSETS, default=()),
            optional("works", ListOf(item=NAME), _WORKS, default=()),
            optional("declared_on", DAY, _DECLARED_ON),
            optional("supersedes", REFERENCE, _SUPERSEDES),
        ),
    )


def _person_shape(catalogue: Catalogue) -> Record[Person]:
    answers = answers_of_person(catalogue)
    return Record(
        build=Person,
        fields=(
            needed("performer", NAME, _PERFORMER),
            optional("answers", answers, _OF_PERSON, default=NO_ANSWERS),
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _StepAsWritten:
    """A step with its inputs beside its other answers, as people write it."""

    step: str
    tool: str | None
    answers: Answers
    inputs: Answer | None = None


def _step_shape(catalogue: Catalogue) -> Record[Step]:
    fields: tuple[Field, ...] = (
        needed("step", NAME, _STEP),
        optional("tool", REFERENCE, _TOOL),
        optional("answers", answers_of_step(catalogue), _OF_STEP, default=NO_ANSWERS),
    )
    if _INPUTS in catalogue:
        fields += (optional(_INPUTS, AnswerTo(catalogue[_INPUTS]), _GOES_IN),)
    return Record(build=_step, apart=_as_written, fields=fields)


def _step(*, step: str, tool: str | None, answers: Answers, inputs: Answer | None = None) -> Step:
    if inputs is not None and _INPUTS in answers:
        raise Misfit(_INPUTS, _ONE_PLACE).under("answers", _INPUTS)
    given = answers if inputs is None else {**answers, _INPUTS: inputs}
    return Step(step=step, tool=tool, answers=given)


def _as_written(step: Step) -> _StepAsWritten:
    return _StepAsWritten(
        step=step.step,
        tool=step.tool,
        inputs=step.answers.get(_INPUTS),
        answers={fact: step.answers[fact] for fact in step.answers if fact != _INPUTS},
    )
