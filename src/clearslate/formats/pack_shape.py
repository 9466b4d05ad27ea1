"""The document of a pack: ``packs/<id>/pack.yaml``, as its author writes it.

What is read here is still text where a condition stands; ``pack.py`` reads the conditions
and builds the rules.
"""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from clearslate.domain.facts import Answers, Catalogue, Scope
from clearslate.domain.policy.rules import ReviewOrder
from clearslate.domain.roles import Role
from clearslate.formats.answers import AnswersFrom, answers_of_use
from clearslate.formats.pack_words import (
    Clause,
    Disclosure,
    MatrixRow,
    Obligation,
    Reading,
    Source,
    Variation,
)
from clearslate.formats.phrase import Phrase, both
from clearslate.formats.shapes import ListOf, MappingOf, Record, SetOf, needed, optional
from clearslate.formats.spellings import DAY, NAME, PHRASE, REFERENCE, Member, Text, Word

OUTCOMES = ("notify", "escalate", "approval", "blocked")
_CONDITION = Text(longest=2_000)
_OUTCOME = Word(words=OUTCOMES)
_DUE = Word(
    words=(
        "before_start",
        "before_use_in_cut",
        "before_lock",
        "before_delivery",
        "before_release",
        "at_release",
    )
)
_OWNER = Word(words=("declarant", "production", *(role.value for role in Role)))
_PER = Word(words=(Scope.USE.value, Scope.STEP.value, Scope.PERSON.value))


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """When a rule is in force, by its own clock: the fact that is the day to look at."""

    clock: str = "asked_on"
    start: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenRule:
    """One rule as its author wrote it."""

    id: str
    when: str
    then: str
    cites: tuple[str, ...]
    because: Phrase
    per: str = Scope.USE.value
    then_if: tuple[tuple[str, str], ...] = ()
    when_unsure: tuple[tuple[str, str], ...] = ()
    readings: tuple[str, ...] = ()
    approvers: tuple[Role, ...] = ()
    obligations: tuple[str, ...] = ()
    disclosures: tuple[str, ...] = ()
    in_force: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenPack:
    """A pack as its author wrote it: every word of it, no condition read yet."""

    pack: str
    version: str
    title: Phrase
    issuer: str
    authority: str
    status: str
    source: Source
    notice: Phrase
    review_by: date | None
    clauses: tuple[Clause, ...]
    readings: tuple[Reading, ...]
    definitions: tuple[tuple[str, str], ...]
    rules: tuple[WrittenRule, ...]
    obligations: tuple[Obligation, ...]
    disclosures: tuple[Disclosure, ...]
    matrix: tuple[MatrixRow, ...]
    mild_case: Answers
    in_force: Span | None = None
    review_order: ReviewOrder = ()


_ID = both("what it is called elsewhere in the pack", "son nom ailleurs dans le jeu de règles")
_TITLE = both("a few words that name it", "quelques mots qui le nomment")
_ANSWERS = both("the answers that stand for it", "les réponses qui le représentent")

_SOURCE: Record[Source] = Record(
    build=Source,
    fields=(
        needed("title", NAME, both("the title of the publication", "le titre de la publication")),
        needed("publisher", NAME, both("who published it", "qui l’a publiée")),
        needed("url", NAME, both("its address", "son adresse")),
        needed("date", DAY, both("the day of the text", "le jour du texte"), "dated"),
        needed("retrieved", DAY, both("the day it was read", "le jour de sa lecture")),
    ),
)
_CLAUSE: Record[Clause] = Record(
    build=Clause,
    fields=(
        needed("id", REFERENCE, _ID),
        needed("title", PHRASE, _TITLE),
        needed("text", PHRASE, both("the clause in our words", "la clause, en nos mots")),
    ),
)
_READING: Record[Reading] = Record(
    build=Reading,
    fields=(
        needed("id", REFERENCE, _ID),
        needed("title", PHRASE, _TITLE),
        needed("tension", PHRASE, both("what pulls two ways", "ce qui tire dans deux sens")),
        needed("default", PHRASE, both("how it is read", "la lecture retenue")),
        optional(
            "option",
            REFERENCE,
            both("the option for the other reading", "l’option pour l’autre lecture"),
        ),
        optional("otherwise", PHRASE, both("the other reading", "l’autre lecture")),
    ),
)
_OBLIGATION: Record[Obligation] = Record(
    build=Obligation,
    fields=(
        needed("id", REFERENCE, _ID),
        needed("owner", _OWNER, both("who must do it", "qui doit le faire")),
        needed("due", _DUE, both("by when", "pour quand")),
        needed("what", PHRASE, both("what must be done", "ce qu’il faut faire")),
        needed("evidence", PHRASE, both("what shows it", "ce qui en fait foi")),
    ),
)
_DISCLOSURE: Record[Disclosure] = Record(
    build=Disclosure,
    fields=(
        needed("id", REFERENCE, _ID),
        needed("audience", REFERENCE, both("whom to tell", "qui informer")),
        needed("place", REFERENCE, both("where it is told", "où l’indiquer")),
        needed("wording", REFERENCE, both("the class of wording", "le type de mention")),
        needed("what", PHRASE, both("what is told", "ce qu’il faut dire")),
    ),
)
_SPAN: Record[Span] = Record(
    build=Span,
    fields=(
        optional(
            "clock",
            REFERENCE,
            both("the fact that is the day to look at", "le fait qui donne le jour à considérer"),
            default="asked_on",
        ),
        optional("from", DAY, both("the first day", "le premier jour"), attribute="start"),
        optional("to", DAY, both("the last day", "le dernier jour"), attribute="last"),
    ),
)
_RULE: Record[WrittenRule] = Record(
    build=WrittenRule,
    fields=(
        needed("id", REFERENCE, _ID),
        optional(
            "per",
            _PER,
            both("what it is asked of", "à quoi elle s’applique"),
            default=Scope.USE.value,
        ),
        needed("when", _CONDITION, both("the condition", "la condition")),
        needed("then", _OUTCOME, both("the outcome", "l’issue")),
        optional(
            "then_if",
            MappingOf(key=REFERENCE, item=_OUTCOME),
            both("the outcome under an option", "l’issue sous une option"),
            default=(),
        ),
        optional(
            "when_unsure",
            MappingOf(key=REFERENCE, item=_OUTCOME),
            both(
                "the outcome while that one fact is open",
                "l’issue tant que ce seul fait est ouvert",
            ),
            default=(),
        ),
        needed(
            "cites",
            ListOf(item=REFERENCE, at_least=1),
            both("the clauses it stands on", "les clauses qui la fondent"),
        ),
        optional(
            "readings",
            ListOf(item=REFERENCE),
            both("the readings it takes", "les lectures qu’elle retient"),
            default=(),
        ),
        optional(
            "approvers",
            ListOf(item=Member(Role)),
            both("who must say yes", "qui doit dire oui"),
            default=(),
        ),
        optional(
            "obligations",
            ListOf(item=REFERENCE),
            both("the duties it attaches", "les obligations qu’elle crée"),
            default=(),
        ),
        optional(
            "disclosures",
            ListOf(item=REFERENCE),
            both("what must be told", "ce qui doit être annoncé"),
            default=(),
        ),
        optional("in_force", _SPAN, both("when it is in force", "quand elle est en vigueur")),
        needed("because", PHRASE, both("the reason, for people", "le motif, pour le lecteur")),
    ),
)


_HEAD = (
    needed("pack", REFERENCE, both("the id of the pack", "l’identifiant du jeu de règles")),
    needed("version", REFERENCE, both("its version", "sa version")),
    needed("title", PHRASE, _TITLE),
    needed("issuer", NAME, both("whose rules these are", "de qui sont ces règles")),
    needed(
        "authority",
        Word(words=("law", "contract", "policy", "standard", "voluntary")),
        both("what kind of authority it has", "la nature de son autorité"),
    ),
    needed(
        "status",
        Word(words=("in_force", "ratified", "pending", "draft", "superseded")),
        both("whether it is in force", "si elle est en vigueur"),
    ),
    needed("source", _SOURCE, both("where it was published", "où elle a été publiée")),
    needed(
        "notice",
        PHRASE,
        both("what every report says of it", "ce que dit chaque rapport à son sujet"),
    ),
    optional(
        "review_by", DAY, both("when the source is read again", "quand la source sera relue")
    ),
    optional(
        "in_force",
        _SPAN,
        both("when its rules are in force", "quand ses règles sont en vigueur"),
    ),
    needed("clauses", ListOf(item=_CLAUSE, at_least=1), both("its clauses", "ses clauses")),
    optional(
        "readings",
        ListOf(item=_READING),
        both("where the text pulls two ways", "où le texte tire dans deux sens"),
        default=(),
    ),
    optional(
        "definitions",
        MappingOf(key=REFERENCE, item=_CONDITION),
        both("conditions with a name", "des conditions nommées"),
        default=(),
    ),
    needed("rules", ListOf(item=_RULE, at_least=1), both("its rules", "ses règles")),
    optional(
        "review_order",
        ListOf(item=SetOf(item=Member(Role), at_least=1)),
        both(
            "who decides first: offices in their turns",
            "qui décide en premier : les fonctions, tour par tour",
        ),
        default=(),
    ),
    optional(
        "obligations",
        ListOf(item=_OBLIGATION),
        both("the duties that rules attach", "les obligations créées"),
        default=(),
    ),
    optional(
        "disclosures",
        ListOf(item=_DISCLOSURE),
        both("what rules want told", "ce qui doit être annoncé"),
        default=(),
    ),
)


@lru_cache(maxsize=8)
def pack_shape(catalogue: Catalogue) -> Record[WrittenPack]:
    """Return the shape of a pack whose matrix answers the questions of ``catalogue``."""
    answers = answers_of_use(catalogue)
    return Record(
        build=WrittenPack,
        fields=(
            *_HEAD,
            optional(
                "matrix",
                ListOf(item=_row_shape(answers)),
                both("kinds of use, asked of the rules", "des types d’usage, soumis aux règles"),
                default=(),
            ),
            needed(
                "mild_case",
                answers,
                both("the answers of a harmless use", "les réponses d’un usage anodin"),
            ),
        ),
    )


def _row_shape(answers: AnswersFrom) -> Record[MatrixRow]:
    variation: Record[Variation] = Record(
        build=Variation,
        fields=(
            needed("if", PHRASE, both("what changes", "ce qui change"), "when"),
            needed("given", answers, _ANSWERS, "answers"),
        ),
    )
    return Record(
        build=MatrixRow,
        fields=(
            needed("id", REFERENCE, _ID),
            needed("use", PHRASE, both("what one wants to do", "ce que l’on veut faire")),
            needed("such_as", PHRASE, both("examples", "des exemples")),
            needed("given", answers, _ANSWERS, "answers"),
            optional(
                "becomes",
                ListOf(item=variation),
                both("how it changes", "comment cela change"),
                default=(),
            ),
            needed("first", PHRASE, both("what to do first", "par quoi commencer")),
        ),
    )
