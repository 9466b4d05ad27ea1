"""Why an event has its verdict, in one or two short sentences with every value that matters."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from clearslate.domain.asset import ProvenanceFinding
from clearslate.domain.cut_check import CheckedEvent, UseInEvent, Why
from clearslate.domain.differences import Aspect, Difference
from clearslate.domain.standing import Determined, Fell
from clearslate.formats.phrase import Language, Phrase
from clearslate.formats.words.answers import short_answer
from clearslate.formats.words.approvals import answered_said
from clearslate.formats.words.dates import Counted, all_of, day_in_full, sentence
from clearslate.formats.words.findings import Packs, blocking, reason
from clearslate.formats.words.lapses import fallen_said, lapse_said
from clearslate.formats.words.recognition import beside_said, recognised_by, version_said
from clearslate.formats.words.waiting import owed_said

_NO_PACKS: Packs = MappingProxyType({})
_MOST_SAID = 2

_PLAIN: Mapping[Why, Phrase] = {
    Why.NOTICE_IS_ENOUGH: Phrase(
        en="Notice to the title contact is enough.",
        fr="Il suffit d’informer le contact du titre.",
    ),
    Why.TEMPORARY: Phrase(
        en="Temporary material in a locked cut. Put the final material in its place.",
        fr="Matériel temporaire dans un montage verrouillé. Mettez l’élément définitif à "
        "sa place.",
    ),
    Why.TEMPORARY_STILL_ALLOWED: Phrase(
        en="Temporary material; the cut is not locked yet.",
        fr="Matériel temporaire ; le montage n’est pas encore verrouillé.",
    ),
    Why.STATE_UNKNOWN: Phrase(
        en="Nobody has said whether it is temporary or final. Say it in the asset register.",
        fr="Personne n’a dit si c’est temporaire ou définitif. Dites-le au registre des éléments.",
    ),
    Why.DECLARED_NOT_FINAL: Phrase(
        en="{use} was declared as not meant for a delivered version. Declare it anew, or "
        "replace it.",
        fr="{use} a été déclaré comme absent de toute version livrée. Déclarez-le à nouveau, ou "
        "remplacez-le.",
    ),
    Why.EXAMINED: Phrase(
        en="The file was examined and says nothing of AI. That proves nothing.",
        fr="Le fichier a été examiné et ne dit rien de l’IA. Cela ne prouve rien.",
    ),
    Why.ANOTHER_EXAMINED: Phrase(
        en="Another file or version of this name was examined, not the one in the cut. Examine "
        "this one.",
        fr="Un autre fichier ou une autre version de ce nom a été examiné, non celui du montage. "
        "Examinez celui-ci.",
    ),
    Why.UNRECOGNISED: Phrase(
        en="Nothing in the asset register was recognised. Examine its file, or register what "
        "was made.",
        fr="Rien du registre des éléments n’a été reconnu. Examinez son fichier, ou inscrivez ce "
        "qui a été fait.",
    ),
    Why.BLACK: Phrase(en="It shows and plays no media.", fr="Aucun média n’y est vu ni entendu."),
    Why.UNKNOWN_DECLARATION: Phrase(
        en="Registered under {use}, and there is no such declaration. Declare the use.",
        fr="Inscrit sous {use}, et cette déclaration n’existe pas. Déclarez le cas d’usage.",
    ),
}

_UNDECLARED: Mapping[ProvenanceFinding | None, Phrase] = {
    None: Phrase(
        en="In the asset register under no declaration. Declare the use.",
        fr="Au registre des éléments sans déclaration. Déclarez le cas d’usage.",
    ),
    ProvenanceFinding.AI_DECLARED: Phrase(
        en="Its file says that it was made with AI, and no declaration covers it. Declare the "
        "use.",
        fr="Son fichier se dit produit par IA, et aucune déclaration ne le couvre. Déclarez le "
        "cas d’usage.",
    ),
    ProvenanceFinding.AI_EDITED: Phrase(
        en="Its file says that it was edited with AI, and no declaration covers it. Declare the "
        "use.",
        fr="Son fichier se dit retouché par IA, et aucune déclaration ne le couvre. Déclarez le "
        "cas d’usage.",
    ),
}
_UNREADABLE = Phrase(
    en="Its file was examined and could not be judged. Ask who made it.",
    fr="Son fichier a été examiné sans qu’on puisse conclure. Demandez à qui l’a fait.",
)

_BLOCKED_BY = Phrase(
    en="Blocked by {rules}: what they ask for does not exist yet.",
    fr="Bloqué par {rules} : ce qui est exigé n’existe pas encore.",
)
_LATE = Phrase(
    en="It was made on {made}, before it was declared on {declared}.",
    fr="Il a été fait le {made}, avant sa déclaration du {declared}.",
)
_OF_USE = Phrase(en="{use}: ", fr="{use} : ")
_MORE = Counted(
    one=Phrase(en="{n} more use is held.", fr="{n} autre usage est retenu."),
    many=Phrase(en="{n} more uses are held.", fr="{n} autres usages sont retenus."),
)

_DIFFERENCES: Mapping[Aspect, Phrase] = {
    Aspect.TOOL: Phrase(
        en="Made with {actual}; declared: {declared}.",
        fr="Fait avec {actual} ; déclaré : {declared}.",
    ),
    Aspect.MODEL: Phrase(
        en="Made with the model {actual}; declared: {declared}.",
        fr="Fait avec le modèle {actual} ; déclaré : {declared}.",
    ),
    Aspect.INPUTS: Phrase(
        en="What went in: {actual}; declared: {declared}.",
        fr="Données fournies : {actual} ; déclaré : {declared}.",
    ),
    Aspect.PROMINENCE: Phrase(
        en="In the cut it is {actual}; declared: {declared}.",
        fr="Dans le montage, c’est {actual} ; déclaré : {declared}.",
    ),
    Aspect.CONTRIBUTION: Phrase(
        en="What the tool did: {actual}; declared: {declared}.",
        fr="Part de l’outil : {actual} ; déclaré : {declared}.",
    ),
}
_NAMES = frozenset((Aspect.TOOL, Aspect.MODEL))


def reason_of(checked: CheckedEvent, language: Language, packs: Packs = _NO_PACKS) -> str:
    """Return why an event has its verdict; where uses are held, why each of the first two is.

    With ``packs`` a blocked use is explained in its pack's own words.
    """
    if not checked.uses:
        return _PLAIN[checked.why].say(language)
    telling = [use for use in checked.uses if use.verdict.holds]
    telling = telling or [use for use in checked.uses if use.verdict is checked.verdict]
    telling = telling or [*checked.uses]
    named = len({use.declaration for use in checked.uses}) > 1
    said = [_told(checked, use, (language, packs), named) for use in telling[:_MOST_SAID]]
    if len(telling) > _MOST_SAID:
        said.append(_MORE.say(len(telling) - _MOST_SAID, language))
    beside = beside_said(checked, language)
    return " ".join([*said, beside] if beside else said)


_Telling = tuple[Language, Packs]


def _told(checked: CheckedEvent, use: UseInEvent, how: _Telling, named: bool) -> str:
    language, _ = how
    head = _OF_USE.say(language, use=use.declaration) if named and use.declaration else ""
    parts = (
        _main(use, how),
        version_said(use.match, language) or recognised_by(checked, use.match, language),
        _late(use, language),
    )
    return head + " ".join(part for part in parts if part)


def _main(use: UseInEvent, how: _Telling) -> str:
    if use.determined is None or use.why not in _OF_DETERMINED:
        return _plain(use, how[0])
    return _OF_DETERMINED[use.why](use, use.determined, how)


def _plain(use: UseInEvent, language: Language) -> str:
    provenance = use.match.asset.provenance
    finding = provenance.finding if provenance is not None else None
    if use.why is Why.UNDECLARED:
        return _UNDECLARED.get(finding, _UNDECLARED[None]).say(language)
    if use.why is Why.UNRECOGNISED and finding is ProvenanceFinding.UNKNOWN:
        return _UNREADABLE.say(language)
    return _PLAIN[use.why].say(language, use=use.declaration)


def _answered(use: UseInEvent, determined: Determined, how: _Telling) -> str:
    return answered_said(determined.approvals, how[0])


def _owes(use: UseInEvent, determined: Determined, how: _Telling) -> str:
    return owed_said(determined, how[0])


def _blocked(use: UseInEvent, determined: Determined, how: _Telling) -> str:
    language, packs = how
    findings = blocking(determined.determination.findings)
    if findings and findings[0].rule.pack in packs:
        return reason(findings[0], packs, language)
    rules = (f.rule.reference for f in findings)
    return _BLOCKED_BY.say(language, rules=all_of(dict.fromkeys(rules), language))


def _approval_fell(use: UseInEvent, determined: Determined, how: _Telling) -> str:
    lost = [fallen for fallen in determined.fallen if fallen.fell is not Fell.UNSIGNED]
    return " ".join(fallen_said(lost, how[0]))


def _record_lapsed(use: UseInEvent, determined: Determined, how: _Telling) -> str:
    return " ".join(lapse_said(lapse, how[0]) for lapse in determined.filled.lapses[:_MOST_SAID])


def _differs(use: UseInEvent, determined: Determined, how: _Telling) -> str:
    return " ".join(difference_said(each, how[0]) for each in use.differences)


def difference_said(difference: Difference, language: Language) -> str:
    """Return what was done and what was declared, in one sentence."""
    named = difference.aspect in _NAMES

    def said(words: tuple[str, ...]) -> str:
        return all_of((w if named else short_answer(w, language) for w in words), language)

    return sentence(
        _DIFFERENCES[difference.aspect].say(
            language, actual=said(difference.actual), declared=said(difference.declared)
        )
    )


def _late(use: UseInEvent, language: Language) -> str:
    provenance = use.match.asset.provenance
    declared = use.determined.declaration.declared_on if use.determined else None
    if not use.late or provenance is None or provenance.made_on is None or declared is None:
        return ""
    made = day_in_full(provenance.made_on, language)
    return _LATE.say(language, made=made, declared=day_in_full(declared, language))


_OF_DETERMINED: Mapping[Why, Callable[[UseInEvent, Determined, _Telling], str]] = {
    Why.ANSWERED: _answered,
    Why.OWES: _owes,
    Why.BLOCKED: _blocked,
    Why.APPROVAL_FELL: _approval_fell,
    Why.RECORD_LAPSED: _record_lapsed,
    Why.DIFFERS: _differs,
}
