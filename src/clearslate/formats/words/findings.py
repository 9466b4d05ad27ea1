"""What a rule objects, said to whoever has to do something about it."""

from collections.abc import Mapping

from clearslate.domain.policy.determination import Finding
from clearslate.domain.policy.rules import Outcome
from clearslate.formats.pack_words import Clause, Disclosure, Obligation, PackWords
from clearslate.formats.phrase import Language, Phrase
from clearslate.formats.words.dates import Counted, all_of
from clearslate.formats.words.open_facts import not_known
from clearslate.formats.words.outcomes import outcome_word

Packs = Mapping[str, PackWords]
"""The words of the packs that were asked, by the pack's id."""

_RULE = Phrase(en="Rule {rule} objects.", fr="La règle {rule} s’y oppose.")
_MAY_BE = Phrase(en="Not ruled out: {reason}", fr="Pas exclu : {reason}")
_COULD_BECOME = Phrase(en="At worst: {outcome}.", fr="Au pire : {outcome}.")
_CONCERNS = Phrase(en="About: {whom}.", fr="Concerne : {whom}.")
_WAIVED = Phrase(
    en="Waived by {waiver}: it stays visible and no longer counts.",
    fr="Levé par la dérogation {waiver} : le constat reste visible et ne compte plus.",
)
_READINGS = Counted(
    one=Phrase(en="reading {ids}", fr="lecture {ids}"),
    many=Phrase(en="readings {ids}", fr="lectures {ids}"),
)
_SOURCE = Phrase(en="{title}, {publisher}, {clauses}", fr="{title}, {publisher}, {clauses}")


def because_of(finding: Finding, packs: Packs, language: Language) -> str:
    """Return why a rule objects: its reason, what is not known, whom it concerns, any waiver."""
    return " ".join(
        part for part in (reason(finding, packs, language), *besides(finding, language)) if part
    )


def reason(finding: Finding, packs: Packs, language: Language) -> str:
    """Return the pack's own reason; the rule's reference where its pack is not at hand.

    Of a rule that only may hold it is said that it is not ruled out, never that it is so.
    """
    words = packs.get(finding.rule.pack)
    phrase = words.because.get(finding.rule.id) if words is not None else None
    said = (
        _RULE.say(language, rule=finding.rule.reference)
        if phrase is None
        else phrase.say(language)
    )
    return said if finding.certain else not_ruled_out(said, language)


def not_ruled_out(reason: str, language: Language) -> str:
    """Return the reason of a rule that only may hold, said as that."""
    return _MAY_BE.say(language, reason=_within(reason))


def _within(sentence: str) -> str:
    """Return a sentence as it stands behind a colon; an abbreviation keeps its capitals."""
    return sentence if sentence[1:2].isupper() else sentence[:1].lower() + sentence[1:]


def besides(finding: Finding, language: Language) -> tuple[str, ...]:
    """Return what is to be said of ``finding`` beside its reason, a sentence each."""
    said = []
    if not finding.certain:
        said.append(not_known(finding.assumed, language))
        if finding.outcome < finding.rule.outcome:
            worst = outcome_word(finding.rule.outcome, language)
            said.append(_COULD_BECOME.say(language, outcome=worst))
    if finding.concerns:
        said.append(_CONCERNS.say(language, whom=all_of(finding.concerns, language)))
    if finding.waived is not None:
        said.append(_WAIVED.say(language, waiver=finding.waived))
    return tuple(part for part in said if part)


def clauses_of(finding: Finding, packs: Packs) -> tuple[Clause, ...]:
    """Return the clauses that ``finding`` stands on, as far as their pack is at hand."""
    words = packs.get(finding.rule.pack)
    if words is None:
        return ()
    return tuple(words.clauses[cited] for cited in finding.rule.cites if cited in words.clauses)


def grounds(finding: Finding, packs: Packs, language: Language) -> str:
    """Return where a finding's clauses stand, by id and title: ``T1 A digital performer…``."""
    clauses = {clause.id: clause.title.say(language) for clause in clauses_of(finding, packs)}
    said = [
        f"{cited} {clauses[cited]}" if cited in clauses else cited for cited in finding.rule.cites
    ]
    readings = finding.rule.readings
    if readings:
        phrase = _READINGS.one if len(readings) == 1 else _READINGS.many
        said.append(phrase.say(language, ids=", ".join(readings)))
    return "; ".join(said) if language is Language.ENGLISH else " ; ".join(said)


def obligation(pack: str, duty: str, packs: Packs) -> Obligation | None:
    """Return the words of one duty, if its pack is at hand."""
    words = packs.get(pack)
    return words.obligations.get(duty) if words is not None else None


def disclosure(pack: str, told: str, packs: Packs) -> Disclosure | None:
    """Return the words of one disclosure, if its pack is at hand."""
    words = packs.get(pack)
    return words.disclosures.get(told) if words is not None else None


def blocking(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Return the findings that block and count."""
    return tuple(
        finding
        for finding in findings
        if finding.outcome is Outcome.BLOCKED and finding.waived is None
    )
