"""Yeses that no longer hold: records that ended or were taken back, approvals that fell."""

from collections.abc import Iterable, Mapping
from datetime import date

from clearslate.domain.facts import Register
from clearslate.domain.said import Lapse, Lost
from clearslate.domain.standing import Determined, FallenApproval, Fell
from clearslate.formats.phrase import Language, Phrase
from clearslate.formats.words.dates import Counted, all_of, day_in_full, sentence
from clearslate.formats.words.tools import NO_NAMES, ToolNames, record_called

_RECORDS: Mapping[Register, Phrase] = {
    Register.TOOLS: Phrase(en="the review of tool {ref}", fr="la revue de l’outil {ref}"),
    Register.CONSENTS: Phrase(en="consent {ref}", fr="le consentement {ref}"),
    Register.LICENCES: Phrase(en="licence {ref}", fr="la licence {ref}"),
    Register.APPROVALS: Phrase(en="approval {ref}", fr="l’accord {ref}"),
    Register.PROVENANCE: Phrase(en="provenance {ref}", fr="la provenance {ref}"),
    Register.CUT_CHECK: Phrase(en="the cut check {ref}", fr="le contrôle du montage {ref}"),
    Register.REFERENCE_MATCH: Phrase(en="reference match {ref}", fr="le rapprochement {ref}"),
    Register.PROMPT_CHECK: Phrase(en="prompt check {ref}", fr="l’examen des prompts {ref}"),
}

_LOST: Mapping[Lost, Phrase] = {
    Lost.EXPIRED: Phrase(en="{record} ended on {day}.", fr="{record} a pris fin le {day}."),
    Lost.WITHDRAWN: Phrase(
        en="{record} was withdrawn on {day}.", fr="{record} a fait l’objet d’un retrait le {day}."
    ),
}

_FELL: Mapping[Fell, Counted] = {
    Fell.ENDED: Counted(
        one=Phrase(
            en="Approval {refs} ended on {day}.", fr="L’accord {refs} a pris fin le {day}."
        ),
        many=Phrase(
            en="Approvals {refs} ended on {day}.", fr="Les accords {refs} ont pris fin le {day}."
        ),
    ),
    Fell.NOT_YET: Counted(
        one=Phrase(
            en="Approval {refs} counts only from {day}.",
            fr="L’accord {refs} ne vaut qu’à partir du {day}.",
        ),
        many=Phrase(
            en="Approvals {refs} count only from {day}.",
            fr="Les accords {refs} ne valent qu’à partir du {day}.",
        ),
    ),
    Fell.DECLARATION_CHANGED: Counted(
        one=Phrase(
            en="The declaration has changed since approval {refs}; ask again.",
            fr="La déclaration a changé depuis l’accord {refs} ; redemandez-le.",
        ),
        many=Phrase(
            en="The declaration has changed since approvals {refs}; ask again.",
            fr="La déclaration a changé depuis les accords {refs} ; redemandez-les.",
        ),
    ),
    Fell.DETERMINATION_CHANGED: Counted(
        one=Phrase(
            en="What the rules, the registers or the production say has changed since "
            "approval {refs}; ask again.",
            fr="Ce que disent les règles, les registres ou la production a changé depuis "
            "l’accord {refs} ; redemandez-le.",
        ),
        many=Phrase(
            en="What the rules, the registers or the production say has changed since "
            "approvals {refs}; ask again.",
            fr="Ce que disent les règles, les registres ou la production a changé depuis "
            "les accords {refs} ; redemandez-les.",
        ),
    ),
    Fell.EVIDENCE_CHANGED: Counted(
        one=Phrase(
            en="The files attached have changed since approval {refs}; ask again.",
            fr="Les pièces jointes ont changé depuis l’accord {refs} ; redemandez-le.",
        ),
        many=Phrase(
            en="The files attached have changed since approvals {refs}; ask again.",
            fr="Les pièces jointes ont changé depuis les accords {refs} ; redemandez-les.",
        ),
    ),
    Fell.WITHDRAWN: Counted(
        one=Phrase(
            en="Approval {refs} was taken back on {day}.",
            fr="L’accord {refs} a été retiré le {day}.",
        ),
        many=Phrase(
            en="Approvals {refs} were taken back on {day}.",
            fr="Les accords {refs} ont été retirés le {day}.",
        ),
    ),
    Fell.UNSIGNED: Counted(
        one=Phrase(en="Approval {refs} is not signed.", fr="L’accord {refs} n’est pas signé."),
        many=Phrase(
            en="Approvals {refs} are not signed.", fr="Les accords {refs} ne sont pas signés."
        ),
    ),
}


def lapse_said(lapse: Lapse, language: Language, tools: ToolNames = NO_NAMES) -> str:
    """Return which record no longer carries a use, and since when."""
    called = record_called(lapse.register, lapse.reference, tools)
    record = _RECORDS[lapse.register].say(language, ref=called)
    day = day_in_full(lapse.since, language)
    return sentence(_LOST[lapse.lost].say(language, record=record, day=day))


def fallen_said(fallen: Iterable[FallenApproval], language: Language) -> tuple[str, ...]:
    """Return why approvals that were given no longer count, each reason once."""
    groups: dict[tuple[Fell, date | None], list[str]] = {}
    for each in fallen:
        groups.setdefault((each.fell, _day(each)), []).append(each.approval.reference)
    return tuple(
        _fell(fell, day, references, language) for (fell, day), references in groups.items()
    )


def _day(fallen: FallenApproval) -> date | None:
    approval = fallen.approval
    days = {
        Fell.ENDED: approval.period.last,
        Fell.NOT_YET: approval.period.start,
        Fell.WITHDRAWN: approval.withdrawn,
    }
    return days.get(fallen.fell)


def _fell(fell: Fell, day: date | None, references: list[str], language: Language) -> str:
    phrase = _FELL[fell].one if len(references) == 1 else _FELL[fell].many
    said = day_in_full(day, language) if day is not None else ""
    return phrase.say(language, refs=all_of(references, language), day=said)


def lost_said(use: Determined, language: Language, tools: ToolNames = NO_NAMES) -> tuple[str, ...]:
    """Return everything that once carried a use and no longer does, a sentence each."""
    return (
        *(lapse_said(lapse, language, tools) for lapse in use.filled.lapses),
        *fallen_said(use.fallen, language),
    )
