"""What came of a pack's own cases, as plain text: for ``clearslate pack test``."""

from collections.abc import Callable, Sequence

from clearslate.domain.policy.trial import Miss, Trial, Tried, Use
from clearslate.formats.phrase import Language, Phrase
from clearslate.formats.report_lines import Manner, padded, widest
from clearslate.formats.words.dates import Counted, number

_PASSED = Phrase(
    en="passed: all {cases} of {pack}, and every rule decides one",
    fr="réussi : {cases} de {pack}, et chaque règle décide d’au moins un",
)
_FAILED = Phrase(
    en="failed: {failures} of {total} cases of {pack} came out otherwise",
    fr="échec : {failures} cas sur {total} de {pack} ont une autre issue",
)
_NOT_TRIED = Phrase(
    en="not tried: {rules} of {pack} decide no case",
    fr="non éprouvé : {rules} de {pack} ne décident d’aucun cas",
)
_CASES = Counted(
    one=Phrase(en="{n} case", fr="{n} cas"), many=Phrase(en="{n} cases", fr="{n} cas")
)
_RULES = Counted(
    one=Phrase(en="{n} rule", fr="{n} règle"), many=Phrase(en="{n} rules", fr="{n} règles")
)
_OTHERWISE = Phrase(en="Cases that came out otherwise", fr="Cas dont l’issue est autre")
_UNDER = Phrase(en="under {options}", fr="sous {options}")
_EXPECTED = Phrase(en="expected {expected}, got {got}", fr="attendu {expected}, obtenu {got}")
_MISSING = Phrase(
    en="expected {expected} among the findings, got {got}",
    fr="attendu {expected} parmi les constats, obtenu {got}",
)
_UNWANTED = Phrase(
    en="expected {expected} to be silent, got {got}",
    fr="attendu le silence de {expected}, obtenu {got}",
)
_MISSED = {"by": _MISSING, "not_by": _UNWANTED}
_SILENT_RULES = Phrase(en="Rules that decide no case", fr="Règles qui ne décident d’aucun cas")
_NEVER_OBJECTS = Phrase(en="objects in no case", fr="ne s’oppose dans aucun cas")
_NEVER_DECIDES = Phrase(
    en="objects in {n}; each of them comes out the same without it",
    fr="s’oppose dans {n} ; chacun a la même issue sans elle",
)
_OPTIONS = Phrase(en="Options tried one way only", fr="Options éprouvées d’un seul côté")
_NEVER_CHOSEN = Phrase(en="chosen in no case", fr="choisie dans aucun cas")
_NEVER_MATTERS = Phrase(en="chosen in {n}, changes none", fr="choisie dans {n}, n’en change aucun")
_ALWAYS_MATTERS = Phrase(
    en="chosen in {n}, changes every one", fr="choisie dans {n}, les change tous"
)
_READ_BESIDE = Phrase(
    en="Read each of these cases beside the clauses it is about, mend the rule or the case, and "
    "run this again.",
    fr="Relisez chacun de ces cas en regard de ses clauses, corrigez la règle ou le cas, puis "
    "relancez.",
)
_WRITE_CASES = Phrase(
    en="For each rule named here, write a case in which it alone decides.",
    fr="Pour chaque règle nommée ici, écrivez un cas dont elle seule décide.",
)
_LINT = Phrase(
    en="What cases cannot show, clearslate pack lint looks for.",
    fr="Ce que les cas ne montrent pas, clearslate pack lint le cherche.",
)


def trial_text(trial: Trial, language: Language) -> str:
    """Return what came of a pack's cases: verdict, failures, what no case tries, what next."""
    manner = Manner(language=language)
    lines = [
        *manner.paragraph(_verdict(trial, language), indent=0),
        *manner.section(_OTHERWISE.say(language), _failures(trial, manner)),
        *manner.section(_SILENT_RULES.say(language), _uses(trial.untried, _rule_said, manner)),
        *manner.section(_OPTIONS.say(language), _uses(trial.one_sided, _option_said, manner)),
        "",
        *manner.paragraph(_next(trial, language), indent=0),
    ]
    return "\n".join(lines) + "\n"


def _verdict(trial: Trial, language: Language) -> str:
    if trial.failures:
        failures, total = (number(len(n), language) for n in (trial.failures, trial.cases))
        return _FAILED.say(language, failures=failures, total=total, pack=trial.pack)
    if trial.untried:
        rules = _RULES.say(len(trial.untried), language)
        return _NOT_TRIED.say(language, rules=rules, pack=trial.pack)
    cases = _CASES.say(len(trial.cases), language)
    return _PASSED.say(language, cases=cases, pack=trial.pack)


def _failures(trial: Trial, manner: Manner) -> list[str]:
    lines: list[str] = []
    for tried in trial.failures:
        lines += manner.paragraph(_named(tried, manner.language))
        width = widest(miss.what for miss in tried.misses) + 2
        for miss in tried.misses:
            lines += manner.paragraph(
                _miss_said(miss, manner.language),
                indent=width + 4,
                first=f"    {padded(miss.what, width)}",
            )
    return lines


def _named(tried: Tried, language: Language) -> str:
    if not tried.case.options:
        return tried.case.case
    return f"{tried.case.case} ({_UNDER.say(language, options=', '.join(tried.case.options))})"


def _miss_said(miss: Miss, language: Language) -> str:
    phrase = _MISSED.get(miss.what, _EXPECTED)
    return phrase.say(language, expected=miss.expected, got=miss.got or "-")


def _uses(uses: Sequence[Use], said: Callable[[Use, Language], str], manner: Manner) -> list[str]:
    width = widest(use.id for use in uses) + 4
    lines: list[str] = []
    for use in uses:
        lines += manner.paragraph(
            said(use, manner.language), indent=width, first=padded(f"  {use.id}", width)
        )
    return lines


def _rule_said(use: Use, language: Language) -> str:
    if not use.tried:
        return _NEVER_OBJECTS.say(language)
    return _NEVER_DECIDES.say(language, n=_CASES.say(use.tried, language))


def _option_said(use: Use, language: Language) -> str:
    if not use.tried:
        return _NEVER_CHOSEN.say(language)
    phrase = _ALWAYS_MATTERS if use.decisive else _NEVER_MATTERS
    return phrase.say(language, n=_CASES.say(use.tried, language))


def _next(trial: Trial, language: Language) -> str:
    if trial.failures:
        return _READ_BESIDE.say(language)
    if trial.untried:
        return _WRITE_CASES.say(language)
    return _LINT.say(language)
