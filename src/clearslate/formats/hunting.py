"""Slips put to the cases of a pack, and what came of them as text with cases to paste.

Read next: ``domain/policy/mutants.py`` for what a slip is and when it counts as noticed.
"""

from functools import cache
from pathlib import Path

from clearslate.domain.facts import Answer
from clearslate.domain.policy.compile import Ruleset
from clearslate.domain.policy.mutants import Hunt, hunt
from clearslate.domain.policy.slips import Slip, Slipped
from clearslate.domain.policy.trial import PackCase, Trial
from clearslate.formats.packs import find_pack, ruleset_of
from clearslate.formats.phrase import Language, Phrase
from clearslate.formats.plain import Plain
from clearslate.formats.report_lines import Manner
from clearslate.formats.words.dates import Counted, number
from clearslate.formats.yaml_written import yaml_of

_ALL = Phrase(
    en="Slips: of {made} mistakes made on purpose the cases notice {noticed}, and {equal} change "
    "nothing.",
    fr="Erreurs semées : sur {made} erreurs commises exprès, les cas en remarquent {noticed}, et "
    "{equal} ne changent rien.",
)
_LEFT = Phrase(
    en="Slips: {survivors} of {made} mistakes made on purpose go unnoticed; {missing} would "
    "notice them. Read each below beside its clauses: where its outcome is right, append it to "
    "the cases; where it is wrong, mend the rule.",
    fr="Erreurs semées : {survivors} des {made} erreurs commises exprès passent inaperçues ; "
    "{missing} les remarqueraient. Relisez chacun ci-dessous en regard de ses clauses : si son "
    "issue est juste, ajoutez-le aux cas ; si elle est fausse, corrigez la règle.",
)
_CASES = Counted(
    one=Phrase(en="{n} more case", fr="{n} cas de plus"),
    many=Phrase(en="{n} more cases", fr="{n} cas de plus"),
)
_UNSTATED = Phrase(
    en="No case was found for: {slips}.", fr="Aucun cas n’a été trouvé pour : {slips}."
)
_MADE: dict[Slipped, Phrase] = {
    Slipped.PART_FORGOTTEN: Phrase(en="a part forgotten", fr="une partie oubliée"),
    Slipped.AND_FOR_OR: Phrase(en="and for or", fr="« and » pour « or »"),
    Slipped.NEGATED: Phrase(en="the opposite", fr="le contraire"),
    Slipped.CHOICE_ADDED: Phrase(en="a choice too many", fr="un choix de trop"),
    Slipped.CHOICE_FORGOTTEN: Phrase(en="a choice forgotten", fr="un choix oublié"),
    Slipped.MOVED: Phrase(en="a bound moved", fr="une borne déplacée"),
    Slipped.MILDER: Phrase(en="a milder outcome", fr="une issue plus légère"),
    Slipped.STRICTER: Phrase(en="a stricter outcome", fr="une issue plus stricte"),
    Slipped.RULE_FORGOTTEN: Phrase(en="the rule forgotten", fr="la règle oubliée"),
    Slipped.RAISE_FORGOTTEN: Phrase(en="when_unsure forgotten", fr="when_unsure oublié"),
}


def hunt_slips(name: str, trial: Trial, *, beside: Path | None = None) -> Hunt:
    """Return what becomes of every slip in the pack called ``name``, or in the file ``name``.

    ``trial`` is what the pack makes of its own cases; ``beside`` is a production's folder.
    """
    words = find_pack(name, beside=beside)
    options = [each.option for each in words.readings.values() if each.option is not None]

    @cache
    def rules_under(chosen: tuple[str, ...]) -> Ruleset:
        return ruleset_of([find_pack(name, chosen, beside=beside)])

    return hunt(trial, rules_under, words.mild_case, options)


def hunt_text(found: Hunt, language: Language) -> str:
    """Return what came of the slips, and the missing cases as YAML to paste."""
    manner = Manner(language=language)
    lines = manner.paragraph(_verdict(found, language), indent=0)
    if found.unstated:
        slips = "; ".join(slip_said(slip, language) for slip in found.unstated)
        lines += manner.paragraph(_UNSTATED.say(language, slips=slips), indent=0)
    pasted = f"\n{cases_written(found.missing)}" if found.missing else ""
    return "\n".join(lines) + "\n" + pasted


def _verdict(found: Hunt, language: Language) -> str:
    made, noticed, equal, survivors = (
        number(n, language)
        for n in (found.made, found.noticed, len(found.equal), len(found.survivors))
    )
    if not found.survivors:
        return _ALL.say(language, made=made, noticed=noticed, equal=equal)
    missing = _CASES.say(len(found.missing), language)
    return _LEFT.say(language, made=made, survivors=survivors, missing=missing)


def slip_said(slip: Slip, language: Language) -> str:
    """Return one slip in a few words: the rules, the mistake, what it is about."""
    about = f" ({' '.join(slip.said)})" if slip.said else ""
    return f"{', '.join(slip.rules)}: {_MADE[slip.kind].say(language)}{about}"


def cases_written(cases: tuple[PackCase, ...]) -> str:
    """Return ``cases`` as they stand in a file of cases, indented to be appended there."""
    written = yaml_of({"cases": [_plain(case) for case in cases]})
    below = written.partition("\n")[2]
    return "".join(f"  {line}\n" for line in below.splitlines())


def _plain(case: PackCase) -> dict[str, Plain]:
    expected = case.expected
    plain: dict[str, Plain] = {"case": case.case}
    plain |= {"options": [*case.options]} if case.options else {}
    plain |= {"given": {fact: _spelt(a) for fact, a in case.given.items()}} if case.given else {}
    plain["outcome"] = expected.outcome.word
    plain |= {"certain": expected.certain.word} if expected.certain is not None else {}
    if expected.could_reach is not None:
        plain["could_reach"] = expected.could_reach.word
    for key, names in (
        ("by", expected.by),
        ("not_by", expected.not_by),
        ("approvers", tuple(role.value for role in expected.approvers)),
    ):
        plain |= {key: [*names]} if names else {}
    return plain


def _spelt(answer: Answer) -> Plain:
    if isinstance(answer, frozenset):
        return [*sorted(answer)]
    return answer if isinstance(answer, str) else answer.isoformat()
