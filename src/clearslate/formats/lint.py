"""Linting a pack: what its author should look at, each with the line it stands on.

What cannot be read is an error long before this. Here is what can be read and still does
nothing: dead and swallowed rules, clauses that nothing cites, duties that nothing attaches,
definitions and options that nothing reads.

Read next: ``lint_layers.py`` for several packs beside each other.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from clearslate.domain.policy.analyse import Fault, Remark, remarks
from clearslate.domain.policy.compile import Ruleset
from clearslate.domain.policy.rules import Outcome
from clearslate.domain.roles import Role
from clearslate.formats.compiled import FACTS, load_document
from clearslate.formats.pack_words import PackWords
from clearslate.formats.phrase import Language, Phrase
from clearslate.formats.plain import Document, Plain, Step
from clearslate.formats.wording import filled

_WORD = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")

_SAID = {
    Fault.DEAD: Phrase(
        en="rule `{about}` can never object",
        fr="la règle « {about} » ne peut jamais s’opposer",
    ),
    Fault.SWALLOWED: Phrase(
        en="rule `{about}` never decides: wherever it objects, `{by}` does too, as strictly and "
        "with all its duties",
        fr="la règle « {about} » ne décide jamais : partout où elle s’oppose, « {by} » le fait "
        "aussi, aussi strictement et avec toutes ses obligations",
    ),
}
_UNCITED = Phrase(en="no rule cites clause `{id}`", fr="aucune règle ne cite la clause « {id} »")
_UNATTACHED = Phrase(en="no rule attaches `{id}`", fr="aucune règle ne crée « {id} »")
_UNREAD = Phrase(en="nothing reads the definition `{id}`", fr="rien ne lit la définition « {id} »")
_NO_EFFECT = Phrase(
    en="no rule reads the option `{id}`", fr="aucune règle ne lit l’option « {id} »"
)
_NEVER_ITS_TURN = Phrase(
    en="no rule asks `{id}` for a yes, so its turn never comes",
    fr="aucune règle ne demande l’accord de « {id} », son tour ne vient donc jamais",
)
_ONE_TURN = Phrase(
    en="a review order of one turn orders nothing: all decide at the same time without it",
    fr="un ordre de relecture d’un seul tour n’ordonne rien : sans lui, tous décident en même "
    "temps",
)
_NOT_ASKED = Phrase(
    en="note: no rule reads the fact `{id}`", fr="remarque : aucune règle ne lit le fait « {id} »"
)
_UNTRANSLATED = Phrase(
    en="the English and the French are the same", fr="l’anglais et le français sont identiques"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lint:
    """One thing an author should look at, and where it stands."""

    where: str
    says: Phrase

    def told(self, language: Language) -> str:
        """Return it as one line."""
        colon = " : " if language is Language.FRENCH else ": "
        return f"{self.where}{colon}{self.says.say(language)}"


def lint(
    document: Document, words: PackWords, rules: Ruleset, together: Ruleset | None = None
) -> tuple[Lint, ...]:
    """Return everything in a pack that its author should look at, in the order of the file.

    ``together`` are the rules of all packs that are looked at beside it.
    """
    return (
        *_unused(document, words),
        *_idle_turns(document, words, together or rules),
        *_untranslated(document, document.value, ()),
        *(_of_rule(document, words, found) for found in remarks(rules) if found.fault in _SAID),
    )


def unread_facts(rules: Ruleset) -> tuple[Lint, ...]:
    """Return the facts of the catalogue that none of ``rules`` reads, where they are defined.

    That is no fault: packs share one catalogue, and each reads what it is about.
    """
    unread = [found.about for found in remarks(rules) if found.fault is Fault.UNREAD]
    document = load_document(FACTS)
    return tuple(
        Lint(
            where=document.where("facts", rules.catalogue.position(fact)),
            says=filled(_NOT_ASKED, id=fact),
        )
        for fact in unread
    )


def _of_rule(document: Document, words: PackWords, found: Remark) -> Lint:
    ids = [rule.reference for rule in words.pack.rules]
    says = filled(_SAID[found.fault], about=_short(found.about), by=_short(found.by or ""))
    return Lint(where=document.where("rules", ids.index(found.about)), says=says)


def _short(reference: str) -> str:
    return reference.rpartition("/")[2]


def _unused(document: Document, words: PackWords) -> Iterator[Lint]:
    rules = words.pack.rules
    cited = {clause for rule in rules for clause in rule.cites}
    attached = {each for rule in rules for each in (*rule.obligations, *rule.disclosures)}
    yield from _missing(document, "clauses", [*words.clauses], cited, _UNCITED)
    yield from _missing(document, "obligations", [*words.obligations], attached, _UNATTACHED)
    yield from _missing(document, "disclosures", [*words.disclosures], attached, _UNATTACHED)
    read = _words_in_conditions(document)
    definitions = document.value.get("definitions")
    for name in definitions if isinstance(definitions, dict) else ():
        if name not in read:
            yield Lint(where=document.where("definitions", name), says=filled(_UNREAD, id=name))
    for place, reading in enumerate(words.readings.values()):
        if reading.option is not None and reading.option not in read:
            where = document.where("readings", place, "option")
            yield Lint(where=where, says=filled(_NO_EFFECT, id=reading.option))


def _idle_turns(document: Document, words: PackWords, rules: Ruleset) -> Iterator[Lint]:
    order, asked = words.pack.review_order, _asked_for_a_yes(rules)
    if len(order) == 1:
        yield Lint(where=document.where("review_order"), says=_ONE_TURN)
    for place, turn in enumerate(order):
        for role in sorted(turn - asked):
            says = filled(_NEVER_ITS_TURN, id=role.value)
            yield Lint(where=document.where("review_order", place), says=says)


def _asked_for_a_yes(rules: Ruleset) -> frozenset[Role]:
    """Return the offices that some rule can ask; what may hold is asked of the title contact."""
    objecting = [each.rule for each in rules.rules if each.rule.outcome is not Outcome.NOTIFY]
    named = (rule.approvers for rule in objecting if rule.outcome >= Outcome.APPROVAL)
    contact = frozenset((Role.TITLE_CONTACT,)) if objecting else frozenset[Role]()
    return contact.union(*named)


def _missing(
    document: Document, key: str, ids: list[str], used: set[str], says: Phrase
) -> Iterator[Lint]:
    for place, name in enumerate(ids):
        if name not in used:
            yield Lint(where=document.where(key, place), says=filled(says, id=name))


def _words_in_conditions(document: Document) -> set[str]:
    """Return every word that a condition or an outcome under an option reads."""
    lines: list[str] = []
    definitions = document.value.get("definitions")
    if isinstance(definitions, dict):
        lines += [line for line in definitions.values() if isinstance(line, str)]
    rules = document.value.get("rules")
    for rule in rules if isinstance(rules, list) else ():
        if isinstance(rule, dict):
            lines.append(str(rule.get("when", "")))
            options = rule.get("then_if")
            lines += options if isinstance(options, dict) else ()
    return {word for line in lines for word in _WORD.findall(line)}


def _untranslated(document: Document, value: Plain, path: tuple[Step, ...]) -> Iterator[Lint]:
    if isinstance(value, list):
        for place, part in enumerate(value):
            yield from _untranslated(document, part, (*path, place))
    if not isinstance(value, dict):
        return
    if set(value) == {"en", "fr"} and value["en"] == value["fr"]:
        yield Lint(where=document.where(*path), says=_UNTRANSLATED)
    for key, part in value.items():
        yield from _untranslated(document, part, (*path, key))
