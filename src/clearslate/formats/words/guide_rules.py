"""What the guide says of a pack's rules, matrix and readings, a sentence each."""

from collections import Counter
from collections.abc import Iterable, Iterator

from clearslate.domain.policy.rules import Outcome, Rule
from clearslate.formats.pack_matrix import ClauseRules, MatrixLine
from clearslate.formats.pack_words import PackWords, Reading
from clearslate.formats.phrase import Language
from clearslate.formats.words import guide, headings
from clearslate.formats.words.dates import all_of, number, sentence
from clearslate.formats.words.open_facts import whether
from clearslate.formats.words.outcomes import (
    due_said,
    in_order_said,
    outcome_word,
    owner_said,
    roles_said,
)


def standing_said(matrix: Iterable[MatrixLine], language: Language) -> str:
    """Return how many kinds of use usually end at each outcome; empty where none is shown."""
    counted = Counter(line.usual for line in matrix)
    if not counted:
        return ""
    parts = [
        guide.COUNT_OF.say(
            language, n=number(counted[each], language), outcome=outcome_word(each, language)
        )
        for each in Outcome
        if counted[each]
    ]
    counts = all_of(parts, language)
    kinds = guide.KINDS.say(counted.total(), language)
    return guide.STANDING.say(language, kinds=kinds, counts=counts)


def computed_said(words: PackWords, language: Language) -> str:
    """Return where the matrix comes from."""
    return guide.COMPUTED.say(
        language,
        rules=guide.RULES.say(len(words.pack.rules), language),
        pack=words.reference.id,
        version=words.reference.version,
    )


def notes_on(rule: Rule, language: Language) -> Iterator[str]:
    """Yield what is said of a rule beside its reason: who says yes, and what it hangs on."""
    if rule.outcome is not Outcome.NOTIFY:
        yield guide.WHO.say(language, who=roles_said(rule.authority, language))
    raised: dict[Outcome, list[str]] = {}
    for fact, outcome in rule.when_unsure:
        raised.setdefault(outcome, []).append(whether(fact, language))
    for outcome, facts in raised.items():
        word = sentence(outcome_word(outcome, language))
        yield guide.WHILE_UNKNOWN.say(language, outcome=word, whether=all_of(facts, language))
    if rule.scope in guide.ASKED_OF:
        yield guide.ASKED_OF[rule.scope].say(language)
    if rule.readings:
        read = guide.AS_READ if len(rule.readings) == 1 else guide.AS_READ_MANY
        yield read.say(language, ids=all_of(rule.readings, language))


def duties_of(rule: Rule, words: PackWords, language: Language) -> Iterator[str]:
    """Yield every duty that a rule attaches: who, by when, what, and what shows it."""
    for duty in (words.obligations[each] for each in rule.obligations):
        said = guide.DUTY.say(
            language,
            who=sentence(owner_said(duty.owner, language)),
            due=due_said(duty.due, language),
            what=duty.what.say(language),
        )
        evidence = duty.evidence.say(language).rstrip(".")
        yield f"{said} {headings.EVIDENCE.say(language, what=evidence)}"
    for told in (words.disclosures[each] for each in rule.disclosures):
        yield told.what.say(language)


def order_said(words: PackWords, language: Language) -> str:
    """Return in which order a pack has people decide; empty where it says none."""
    order = words.pack.review_order
    if len(order) < 2:
        return ""
    return guide.ORDER_SAID.say(language, order=sentence(in_order_said(order, language)))


def also_said(clause: ClauseRules, language: Language) -> str:
    """Return which rules cite a clause beside another, and where they stand; empty for none."""
    if not clause.also:
        return ""
    rules = [_named(rule, language) for rule in clause.also]
    return guide.SEE_ALSO.say(language, rules=", ".join(rules))


def _named(rule: Rule, language: Language) -> str:
    clause = rule.cites[0]
    if rule.id == clause:
        return rule.id
    return guide.RULE_OF.say(language, rule=rule.id, clause=clause)


def is_chosen(reading: Reading, words: PackWords) -> bool:
    """Whether the other reading was chosen."""
    return reading.option is not None and reading.option in words.reference.options
