"""Who said yes to a use, until when and on which terms."""

from collections.abc import Sequence

from clearslate.domain.approval import Approval, ApprovalKind
from clearslate.formats.phrase import Language, Phrase
from clearslate.formats.words.dates import Counted, all_of, day_in_full

_ANSWERED = Phrase(
    en="{who} answered on {day} ({ref}){until}{but}.",
    fr="{who} a répondu le {day} ({ref}){until}{but}.",
)
_APPROVED = Phrase(
    en="Approved by {who} ({refs}){until}{but}.", fr="Approuvé par {who} ({refs}){until}{but}."
)
_HOLDS_UNTIL = Phrase(en=", which holds until {day}", fr=", réponse valable jusqu’au {day}")
_UNTIL = Phrase(en=" until {day}", fr=" jusqu’au {day}")
_CONDITIONS = Counted(
    one=Phrase(en=", on {n} condition", fr=", à {n} condition"),
    many=Phrase(en=", on {n} conditions", fr=", à {n} conditions"),
)


def answered_said(approvals: tuple[Approval, ...], language: Language) -> str:
    """Return who said yes to a use, until when and on how many conditions."""
    signed = [a for a in approvals if a.kind is ApprovalKind.APPROVAL]
    if not signed:
        return _answer_said(approvals[-1], language)
    return _APPROVED.say(
        language,
        who=all_of(dict.fromkeys(a.approver for a in signed), language),
        refs=", ".join(a.reference for a in signed),
        until=_end_said(signed, _UNTIL, language),
        but=_conditions_said(signed, language),
    )


def _answer_said(answer: Approval, language: Language) -> str:
    return _ANSWERED.say(
        language,
        who=answer.approver,
        day=day_in_full(answer.signed_on, language) if answer.signed_on else "",
        ref=answer.reference,
        until=_end_said([answer], _HOLDS_UNTIL, language),
        but=_conditions_said([answer], language),
    )


def _end_said(given: Sequence[Approval], phrase: Phrase, language: Language) -> str:
    """Return the day on which the first of them ends; empty where none does."""
    ends = [each.period.last for each in given if each.period.last is not None]
    return phrase.say(language, day=day_in_full(min(ends), language)) if ends else ""


def _conditions_said(given: Sequence[Approval], language: Language) -> str:
    count = sum(len(each.conditions) for each in given)
    return _CONDITIONS.say(count, language) if count else ""
