"""What is said of a yes: who gave it, until when and on how many conditions."""

from datetime import date

from tests.builders import an_approval

from clearslate.domain.approval import ApprovalKind
from clearslate.domain.period import Period
from clearslate.formats.phrase import Language
from clearslate.formats.words.approvals import answered_said

EN, FR = Language.ENGLISH, Language.FRENCH


def test_an_answer_says_its_end_and_its_conditions_as_an_approval_does() -> None:
    answer = an_approval(
        kind=ApprovalKind.ANSWER,
        signed_on=date(2026, 11, 2),
        conditions=("Keep the drafts.", "Name the sculptor."),
        period=Period(last=date(2027, 3, 31)),
    )
    assert answered_said((answer,), EN) == (
        f"{answer.approver} answered on 2 November 2026 ({answer.reference}), which holds until "
        "31 March 2027, on 2 conditions."
    )
    assert "réponse valable jusqu’au 31 mars 2027, à 2 conditions" in answered_said((answer,), FR)


def test_an_answer_on_no_terms_says_none() -> None:
    answer = an_approval(kind=ApprovalKind.ANSWER, signed_on=date(2026, 11, 2), period=Period())
    said = answered_said((answer,), EN)
    assert said == f"{answer.approver} answered on 2 November 2026 ({answer.reference})."
