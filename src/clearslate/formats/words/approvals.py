"""Who said yes to a use, until when and on which terms."""

from clearslate.domain.approval import Approval, ApprovalKind
from clearslate.formats.phrase import Language, Phrase
from clearslate.formats.words.dates import Counted, all_of, day_in_full

_ANSWERED = Phrase(en="{who} answered on {day} ({ref}).", fr="{who} a répondu le {day} ({ref}).")
_APPROVED = Phrase(
    en="Approved by {who} ({refs}){until}{but}.", fr="Approuvé par {who} ({refs}){until}{but}."
)
_UNTIL = Phrase(en=" until {day}", fr=" jusqu’au {day}")
_CONDITIONS = Counted(
    one=Phrase(en=", on {n} condition", fr=", à {n} condition"),
    many=Phrase(en=", on {n} conditions", fr=", à {n} conditions"),
)


def answered_said(approvals: tuple[Approval, ...], language: Language) -> str:
    """Return who said yes to a use, until when and on how many conditions."""
    signed = [a for a in approvals if a.kind is ApprovalKind.APPROVAL]
    if not signed:
        answer = approvals[-1]
        day = day_in_full(answer.signed_on, language) if answer.signed_on else ""
        return _ANSWERED.say(language, who=answer.approver, day=day, ref=answer.reference)
    ends = [a.period.last for a in signed if a.period.last is not None]
    conditions = sum(len(a.conditions) for a in signed)
    return _APPROVED.say(
        language,
        who=all_of(dict.fromkeys(a.approver for a in signed), language),
        refs=", ".join(a.reference for a in signed),
        until=_UNTIL.say(language, day=day_in_full(min(ends), language)) if ends else "",
        but=_CONDITIONS.say(conditions, language) if conditions else "",
    )
