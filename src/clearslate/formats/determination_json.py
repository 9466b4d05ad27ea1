"""A determination as JSON, for scripts: keys and ids never change with the language.

One description of each part gives the text and its published schema.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from clearslate.domain.contradictions import Contradiction
from clearslate.domain.policy.decide import Facts
from clearslate.domain.policy.determination import Determination, Finding
from clearslate.domain.policy.lower import Way
from clearslate.domain.policy.rules import PackReference
from clearslate.domain.roles import Role
from clearslate.domain.standing import Determined
from clearslate.formats.pack_shape import OUTCOMES
from clearslate.formats.pack_words import Disclosure, Obligation, PackWords
from clearslate.formats.phrase import Language, both
from clearslate.formats.plain import Plain
from clearslate.formats.shapes import ListOf, Record, Schema, Shape, needed, optional
from clearslate.formats.spellings import DAY, REFERENCE, TEXT, Member, Word
from clearslate.formats.words.findings import because_of

Packs = Mapping[str, PackWords]


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingSpelled:
    """One finding as scripts read it."""

    pack: str
    rule: str
    outcome: str
    because: str
    cites: tuple[str, ...]
    assumed: tuple[str, ...]
    waived: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ObligationSpelled:
    """One duty as scripts read it."""

    id: str
    owner: str
    due: str
    what: str
    evidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ContradictionSpelled:
    """Two answers that cannot both be true."""

    fact: str
    given: str
    against: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeSpelled:
    """One fact that would have to become otherwise, from what it is to what it would be."""

    fact: str
    given: tuple[str, ...]
    to: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DeterminationSpelled:
    """A determination as scripts read it."""

    declaration: str
    on: date
    outcome: str
    certain: str
    could_reach: str
    findings: tuple[FindingSpelled, ...]
    approvers: tuple[Role, ...]
    obligations: tuple[ObligationSpelled, ...]
    disclosures: tuple[Disclosure, ...]
    open_facts: tuple[str, ...]
    lower_by: tuple[tuple[ChangeSpelled, ...], ...]
    packs: tuple[PackReference, ...]
    contradictions: tuple[ContradictionSpelled, ...] = ()
    turns: tuple[tuple[Role, ...], ...] = ()
    """The approvers in their turns; nothing where all decide at the same time."""


def determination_json(spelled: DeterminationSpelled) -> str:
    """Return the object that ``check --json`` prints."""
    return json_text(DETERMINATION.write(spelled))


def kept_determination(spelled: DeterminationSpelled, made: Determination) -> str:
    """Return that object as the service keeps it: with the rules that are only not ruled out."""
    uncertain: list[Plain] = [each.rule.reference for each in made.findings if not each.certain]
    document = DETERMINATION.write(spelled)
    assert isinstance(document, dict)
    return json_text({**document, "uncertain": uncertain})


def json_text(document: Plain) -> str:
    """Return a plain document as JSON for scripts."""
    return json.dumps(document, ensure_ascii=False, indent=1, default=float)


def spelled_determination(
    determined: Determined, *, on: date, packs: Packs, language: Language
) -> DeterminationSpelled:
    """Return what scripts are told of one determined declaration."""
    made = determined.determination
    return DeterminationSpelled(
        declaration=determined.declaration.reference,
        on=on,
        outcome=made.outcome.word,
        certain=made.certain.word,
        could_reach=made.could_reach.word,
        findings=tuple(_finding(finding, packs, language) for finding in made.findings),
        approvers=made.approvers,
        obligations=tuple(
            _obligation(packs[pack].obligations[duty], language) for pack, duty in made.obligations
        ),
        disclosures=tuple(packs[pack].disclosures[told] for pack, told in made.disclosures),
        open_facts=made.open_facts,
        lower_by=tuple(_way(way, determined.filled.facts) for way in determined.ways),
        packs=made.packs,
        contradictions=tuple(_contradiction(each) for each in determined.filled.contradictions),
        turns=made.turns if len(made.turns) > 1 else (),
    )


def _finding(finding: Finding, packs: Packs, language: Language) -> FindingSpelled:
    return FindingSpelled(
        pack=finding.rule.pack,
        rule=finding.rule.id,
        outcome=finding.outcome.word,
        because=because_of(finding, packs, language),
        cites=tuple(dict.fromkeys((*finding.rule.cites, *finding.rule.readings))),
        assumed=finding.assumed,
        waived=finding.waived,
    )


def _obligation(duty: Obligation, language: Language) -> ObligationSpelled:
    return ObligationSpelled(
        id=duty.id,
        owner=duty.owner,
        due=duty.due,
        what=duty.what.say(language),
        evidence=duty.evidence.say(language),
    )


def _way(way: Way, facts: Facts) -> tuple[ChangeSpelled, ...]:
    return tuple(
        ChangeSpelled(fact=change.fact, given=given(facts, change.fact), to=change.to)
        for change in way.changes
    )


def given(facts: Facts, fact: str) -> tuple[str, ...]:
    """Return every answer that was given to ``fact``; none where nobody answered."""
    every = (facts.use, *(item.answers for item in (*facts.steps, *facts.people)))
    answers = [answers[fact] for answers in every if fact in answers]
    words = [sorted(a) if isinstance(a, frozenset) else [str(a)] for a in answers]
    return tuple(dict.fromkeys(word for several in words for word in several))


def _contradiction(found: Contradiction) -> ContradictionSpelled:
    given = ", ".join(sorted(found.given)) if isinstance(found.given, frozenset) else found.given
    return ContradictionSpelled(fact=found.fact, given=str(given), against=found.against)


_OUTCOME = Word(words=OUTCOMES)
_IDS = ListOf(item=REFERENCE)
_ID = both("its id", "son identifiant")

_FINDING: Record[FindingSpelled] = Record(
    build=FindingSpelled,
    fields=(
        needed("pack", REFERENCE, both("the pack that objects", "le jeu de règles qui objecte")),
        needed("rule", REFERENCE, both("the rule that objects", "la règle qui objecte")),
        needed("outcome", _OUTCOME, both("what it asks for", "ce qu’elle demande")),
        needed("because", TEXT, both("the reason, in words", "le motif, en mots")),
        needed("cites", _IDS, both("clauses, then readings", "clauses, puis lectures")),
        needed(
            "assumed",
            _IDS,
            both("open facts it rests on", "faits ouverts sur lesquels elle repose"),
        ),
        optional(
            "waived", REFERENCE, both("the waiver that lifts it", "la dérogation qui la lève")
        ),
    ),
)
_OBLIGATION: Record[ObligationSpelled] = Record(
    build=ObligationSpelled,
    fields=(
        needed("id", REFERENCE, _ID),
        needed("owner", REFERENCE, both("who must do it", "qui doit le faire")),
        needed("due", REFERENCE, both("by when", "pour quand")),
        needed("what", TEXT, both("what must be done", "ce qu’il faut faire")),
        needed("evidence", TEXT, both("what shows it", "ce qui en fait foi")),
    ),
)
_DISCLOSURE: Record[Disclosure] = Record(
    build=Disclosure,
    fields=(
        needed("id", REFERENCE, _ID),
        needed("audience", REFERENCE, both("whom to tell", "qui informer")),
        needed("place", REFERENCE, both("where it is told", "où l’indiquer")),
        needed("wording", REFERENCE, both("the class of wording", "le type de mention")),
    ),
)
_PACK: Record[PackReference] = Record(
    build=PackReference,
    fields=(
        needed("id", REFERENCE, _ID),
        needed("version", REFERENCE, both("its version", "sa version")),
        needed("options", _IDS, both("the options chosen", "les options choisies")),
        needed("digest", REFERENCE, both("the digest of its text", "l’empreinte de son texte")),
    ),
)
_CONTRADICTION: Record[ContradictionSpelled] = Record(
    build=ContradictionSpelled,
    fields=(
        needed(
            "fact",
            REFERENCE,
            both("the milder answer’s fact", "le fait de la réponse la plus légère"),
        ),
        needed(
            "given",
            TEXT,
            both("the answer that counts as unsure", "la réponse comptée comme incertaine"),
        ),
        needed("against", REFERENCE, both("the fact that stands", "le fait qui l’emporte")),
    ),
)


@dataclass(frozen=True, slots=True)
class _OneOrSeveral(Shape[tuple[str, ...]]):
    """One word by itself, several as a list, none as null."""

    def read(self, value: Plain) -> tuple[str, ...]:
        if value is None:
            return ()
        return tuple(map(str, value)) if isinstance(value, list) else (str(value),)

    def write(self, value: tuple[str, ...]) -> Plain:
        if len(value) == 1:
            return value[0]
        return [*value] or None

    def schema(self) -> Schema:
        return {"type": ["string", "array", "null"], "items": {"type": "string"}}


_CHANGE: Record[ChangeSpelled] = Record(
    build=ChangeSpelled,
    fields=(
        needed("fact", REFERENCE, both("the fact to change", "le fait à changer")),
        needed("from", _OneOrSeveral(), both("what it is", "ce qu’il est"), "given"),
        needed("to", _OneOrSeveral(), both("what it would be", "ce qu’il serait")),
    ),
)

DETERMINATION: Record[DeterminationSpelled] = Record(
    build=DeterminationSpelled,
    fields=(
        needed("declaration", REFERENCE, both("the declaration", "la déclaration")),
        needed("on", DAY, both("the day it was determined for", "le jour considéré")),
        needed("outcome", _OUTCOME, both("act on this", "l’issue à suivre")),
        needed(
            "certain", _OUTCOME, both("true whatever is found out", "vrai quoi qu’on apprenne")
        ),
        needed(
            "could_reach",
            _OUTCOME,
            both(
                "if every open fact turned out the riskier way",
                "si chaque fait ouvert s’avérait le plus risqué",
            ),
        ),
        needed("findings", ListOf(item=_FINDING), both("every objection", "chaque objection")),
        needed(
            "approvers", ListOf(item=Member(Role)), both("who must say yes", "qui doit dire oui")
        ),
        needed("obligations", ListOf(item=_OBLIGATION), both("duties", "obligations")),
        needed(
            "disclosures",
            ListOf(item=_DISCLOSURE),
            both("what must be told", "ce qui doit être annoncé"),
        ),
        needed(
            "open_facts",
            _IDS,
            both(
                "open facts that can still change something",
                "faits ouverts qui peuvent encore changer quelque chose",
            ),
        ),
        needed(
            "lower_by",
            ListOf(item=ListOf(item=_CHANGE)),
            both(
                "the smallest sets of honest changes that lower the outcome",
                "les plus petits ensembles de changements honnêtes qui l’allègent",
            ),
        ),
        needed(
            "packs", ListOf(item=_PACK), both("the packs asked", "les jeux de règles consultés")
        ),
        optional(
            "contradictions",
            ListOf(item=_CONTRADICTION),
            both("answers that contradict each other", "réponses qui se contredisent"),
            default=(),
        ),
        optional(
            "turns",
            ListOf(item=ListOf(item=Member(Role))),
            both(
                "the approvers in their turns, where a pack sets an order",
                "ceux qui doivent dire oui, tour par tour, si un jeu de règles fixe un ordre",
            ),
            default=(),
        ),
    ),
)
"""The object that ``clearslate check --json`` prints."""
