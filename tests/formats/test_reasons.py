"""Every event says why it has its verdict, with the values that matter, and looks like it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest
from tests.builders import (
    a_consent,
    a_cut,
    a_declaration,
    a_source,
    an_approval,
    an_asset,
    an_event,
)
from tests.formats.house_rules import APPROVED, FINAL, MILD, PACKS, SHOWN, cleared

from clearslate.domain.approval import ApprovalKind
from clearslate.domain.asset import AssetState, Provenance, ProvenanceFinding
from clearslate.domain.cut_check import CheckedEvent, Verdict, Why
from clearslate.domain.declaration import Person
from clearslate.domain.differences import Aspect, Difference
from clearslate.domain.matching import By, Match
from clearslate.domain.period import Period
from clearslate.domain.registry import Registry
from clearslate.domain.timeline import NotUnderstood, SourceRole
from clearslate.formats.phrase import Language
from clearslate.formats.words.reasons import difference_said, reason_of
from clearslate.formats.words.recognition import event_name
from clearslate.formats.words.verdicts import (
    HELD,
    VERDICT_MARKS,
    State,
    mark_of,
    mark_of_clearance,
    mark_of_use,
)

EN, FR = Language.ENGLISH, Language.FRENCH
NO_BREAK = "\u00a0"


LOCKED, OPEN = date(2026, 11, 13), None


def checked(
    asset_changes: Mapping[str, object] | None = None,
    *,
    answers: Mapping[str, object] | None = None,
    registry: Registry | None = None,
    people: tuple[Person, ...] = (),
    locked_on: date | None = LOCKED,
    **event_changes: object,
) -> CheckedEvent:
    """Return the one event of a cut, checked against one use and one asset."""
    declaration = a_declaration(answers={**MILD, **(answers or {})}, people=people)
    clearance = cleared(
        declaration,
        assets=(an_asset(**(asset_changes or {})),),
        cut=a_cut([an_event(**event_changes)], locked_on=locked_on),
        registry=registry,
    )
    assert clearance.cut is not None
    return clearance.cut.events[0]


CASES: Mapping[Why, tuple[CheckedEvent, str]] = {
    Why.NOTICE_IS_ENOUGH: (
        checked(locked_on=OPEN),
        "Notice to the title contact is enough.",
    ),
    Why.ANSWERED: (
        checked(answers=FINAL, registry=APPROVED),
        "Approved by Corwin Sallaway (AP-0003) until 31 March 2027, on 2 conditions.",
    ),
    Why.OWES: (checked(answers=FINAL), "Waits for written approval from Legal."),
    Why.BLOCKED: (checked(answers=SHOWN), "Rule T1 objects."),
    Why.APPROVAL_FELL: (
        checked(
            answers=FINAL,
            registry=Registry(approvals=(an_approval(period=Period(last=date(2026, 10, 31))),)),
        ),
        "Approval AP-0003 ended on 31 October 2026.",
    ),
    Why.RECORD_LAPSED: (
        checked(
            answers={"person_shown": "yes", "purpose": "final_picture"},
            people=(Person(performer="Maren Oskvale"),),
            registry=Registry(consents=(a_consent(withdrawn=date(2026, 11, 1)),)),
        ),
        "Consent C-0004 was withdrawn on 1 November 2026.",
    ),
    Why.UNDECLARED: (
        checked(
            {
                "declarations": (),
                "provenance": Provenance(finding=ProvenanceFinding.AI_DECLARED),
            }
        ),
        "Its file says that it was made with AI, and no declaration covers it. Declare the use.",
    ),
    Why.UNKNOWN_DECLARATION: (
        checked({"declarations": ("SR-0099",)}),
        "Registered under SR-0099, and there is no such declaration. Declare the use.",
    ),
    Why.TEMPORARY: (
        checked({"state": AssetState.TEMPORARY}),
        "Temporary material in a locked cut. Put the final material in its place.",
    ),
    Why.TEMPORARY_STILL_ALLOWED: (
        checked({"state": AssetState.TEMPORARY}, locked_on=OPEN),
        "Temporary material; the cut is not locked yet.",
    ),
    Why.STATE_UNKNOWN: (
        checked({"state": None}, answers=FINAL, registry=APPROVED),
        "Nobody has said whether it is temporary or final. Say it in the asset register.",
    ),
    Why.DECLARED_NOT_FINAL: (
        checked(),
        "SR-0007 was declared as not meant for a delivered version. Declare it anew, or replace "
        "it.",
    ),
    Why.DIFFERS: (
        checked(
            {"provenance": Provenance(prominence="prominent")},
            answers={**FINAL, "prominence": "incidental"},
            registry=APPROVED,
        ),
        "In the cut it is prominent; declared: incidental.",
    ),
    Why.EXAMINED: (
        checked({"declarations": (), "provenance": Provenance(finding=ProvenanceFinding.NONE)}),
        "The file was examined and says nothing of AI. That proves nothing.",
    ),
    Why.ANOTHER_EXAMINED: (
        checked(
            {
                "declarations": (),
                "digest": "sha256:" + "1" * 64,
                "provenance": Provenance(finding=ProvenanceFinding.NONE),
            },
            sources=(a_source(digest="sha256:" + "2" * 64),),
        ),
        "Another file or version of this name was examined, not the one in the cut. Examine this "
        "one. It bears the name of the registered file, and is another one by its digest.",
    ),
    Why.UNRECOGNISED: (
        checked(name="A002C014"),
        "Nothing in the asset register was recognised. Examine its file, or register what was "
        "made.",
    ),
    Why.BLACK: (
        checked(name="BL", notes=("black",), sources=(a_source(""),)),
        "It shows and plays no media.",
    ),
}


def test_every_reason_for_a_verdict_is_told_of():
    assert set(CASES) == set(Why)


@pytest.mark.parametrize("why", CASES)
def test_a_reason_says_its_values(why: Why):
    event, expected = CASES[why]
    deciding = event.deciding

    assert (deciding.why if deciding else event.why) is why
    assert reason_of(event, EN, PACKS) == expected
    assert reason_of(event, FR, PACKS) not in ("", expected)


def test_a_use_that_is_blocked_by_a_pack_not_at_hand_names_the_rule():
    assert reason_of(CASES[Why.BLOCKED][0], EN) == (
        "Blocked by a-pack/T1: what they ask for does not exist yet."
    )


def test_an_answer_of_the_contact_is_told_with_its_day():
    answer = an_approval(kind=ApprovalKind.ANSWER, approver="Beatriz Noronha-Vance")
    event = checked(
        answers={"tool_keeps_data": "yes"},
        registry=Registry(approvals=(answer,)),
        locked_on=OPEN,
    )

    assert reason_of(event, EN) == "Beatriz Noronha-Vance answered on 1 October 2026 (AP-0003)."


def test_an_approval_that_is_not_signed_is_said_to_be_so():
    unsigned = Registry(approvals=(an_approval(signed_on=None),))

    assert reason_of(checked(answers=FINAL, registry=unsigned), EN) == (
        "Approval AP-0003 is not signed. Waits for written approval from Legal."
    )


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (
            {"sealed": ("other", "determined")},
            "The declaration has changed since approval AP-0003; ask again.",
        ),
        (
            {"sealed": ("declared", "other")},
            "What the rules, the registers or the production say has changed since approval "
            "AP-0003; ask again.",
        ),
    ],
)
def test_a_fallen_approval_says_why_it_fell(changes: dict[str, object], expected: str):
    registry = Registry(approvals=(an_approval(**changes),))

    assert reason_of(checked(answers=FINAL, registry=registry), EN) == expected


def test_an_approval_that_has_not_begun_is_still_waited_for():
    early = Registry(approvals=(an_approval(period=Period(start=date(2027, 1, 1))),))

    assert reason_of(checked(answers=FINAL, registry=early), EN) == (
        "Approval AP-0003 counts only from 1 January 2027. Waits for written approval from Legal."
    )


def test_approvals_that_fell_for_one_reason_are_told_together():
    registry = Registry(
        approvals=tuple(
            an_approval(reference, sealed=("other", "determined")) for reference in ("A-1", "A-2")
        )
    )

    assert reason_of(checked(answers=FINAL, registry=registry), EN) == (
        "The declaration has changed since approvals A-1 and A-2; ask again."
    )


def test_an_asset_under_no_declaration_is_told_by_what_its_file_says():
    edited = Provenance(finding=ProvenanceFinding.AI_EDITED)
    unknown = Provenance(finding=ProvenanceFinding.UNKNOWN)

    assert "edited with AI" in reason_of(checked({"declarations": (), "provenance": edited}), EN)
    assert "under no declaration" in reason_of(checked({"declarations": ()}), EN)
    assert reason_of(checked({"declarations": (), "provenance": unknown}), EN) == (
        "Its file was examined and could not be judged. Ask who made it."
    )


@pytest.mark.parametrize(
    ("asset", "source", "expected"),
    [
        (
            {"aliases": ("doll_final",)},
            a_source("doll_final"),
            "Recognised as `SF_0450_doll-b_v11` by its alias `doll_final`.",
        ),
        (
            {},
            a_source("A002", file="SF_0450_doll-b_v11.mov"),
            "Recognised as `SF_0450_doll-b_v11` by its source file `SF_0450_doll-b_v11.mov`.",
        ),
        (
            {},
            a_source("A002", reel="SF_0450_doll-b_v11"),
            "Recognised as `SF_0450_doll-b_v11` by its reel `SF_0450_doll-b_v11`.",
        ),
        (
            {"digest": "sha256:" + "b" * 64},
            a_source("A002", digest="sha256:" + "b" * 64),
            "Recognised by its digest: the very file that was registered.",
        ),
        (
            {},
            a_source("A002", names=("SF_0450_doll-b_v11",)),
            "Recognised by the name `SF_0450_doll-b_v11`.",
        ),
        (
            {},
            a_source("SF_0450_doll-b_v12"),
            "The register has version 11, the cut shows version 12.",
        ),
    ],
)
def test_a_reason_says_how_an_asset_was_recognised(asset, source, expected):
    event = checked(asset, locked_on=OPEN, sources=(source,))

    assert reason_of(event, EN) == f"Notice to the title contact is enough. {expected}"


def test_another_version_is_said_even_where_its_number_cannot_be():
    match = Match(asset=an_asset("doll"), by=By.NAME, seen="doll_v2", other_version=True)
    event = checked(locked_on=OPEN)
    use = replace(event.uses[0], match=match)

    assert "another version than the one registered" in reason_of(replace(event, uses=(use,)), EN)


def test_media_that_nobody_recognised_is_named_beside_what_was_cleared():
    event = checked(locked_on=OPEN, sources=(a_source(), a_source("A002C014")))

    assert reason_of(event, EN) == (
        "Notice to the title contact is enough. Not checked beside it: A002C014."
    )


def test_another_file_of_the_registered_name_is_said():
    event = checked(
        {"digest": "sha256:" + "1" * 64},
        locked_on=OPEN,
        sources=(a_source(digest="sha256:" + "2" * 64),),
    )

    assert "another one by its digest" in reason_of(event, EN)


def test_what_was_made_before_it_was_declared_is_said_to_be_late():
    made = Provenance(made_on=date(2026, 2, 11))

    assert reason_of(checked({"provenance": made}, locked_on=OPEN), EN) == (
        "Notice to the title contact is enough. It was made on 11 February 2026, before it was "
        "declared on 2 March 2026."
    )


def test_several_uses_in_one_event_are_told_one_by_one():
    event = checked({"declarations": ("SR-0007", "SR-0098", "SR-0099", "SR-0100")})

    said = reason_of(event, EN)

    assert said.startswith("SR-0007: SR-0007 was declared as not meant")
    assert "SR-0098: Registered under SR-0098" in said
    assert said.endswith("2 more uses are held.")
    assert f"SR-0098{NO_BREAK}: Inscrit sous SR-0098" in reason_of(event, FR)


@pytest.mark.parametrize(
    ("difference", "expected"),
    [
        (
            Difference(aspect=Aspect.TOOL, declared=("a-tool", "b-tool"), actual=("c_tool",)),
            "Made with c_tool; declared: a-tool and b-tool.",
        ),
        (
            Difference(aspect=Aspect.INPUTS, declared=("script",), actual=("biometric",)),
            "What went in: biometric data; declared: the script.",
        ),
        (
            Difference(aspect=Aspect.CONTRIBUTION, declared=("enhances",), actual=("generated",)),
            "What the tool did: generated as a whole; declared: enhancement.",
        ),
    ],
)
def test_a_difference_says_both_sides(difference: Difference, expected: str):
    assert difference_said(difference, EN) == expected


def test_an_event_is_called_by_its_incoming_clip():
    two = an_event(
        sources=(a_source("out", role=SourceRole.FROM), a_source("in", role=SourceRole.TO))
    )

    assert event_name(two, EN) == "in"
    assert event_name(an_event(sources=(a_source("", reel="A002"),)), EN) == "A002"
    assert event_name(an_event(sources=(a_source(""),), number="017"), EN) == "017"
    assert event_name(an_event(notes=("black",)), FR) == "noir ou silence"


# States.


def test_an_uncleared_event_shows_what_it_owes():
    assert mark_of(CASES[Why.OWES][0]).state is State.APPROVAL
    assert mark_of(CASES[Why.BLOCKED][0]).state is State.BLOCKED
    assert mark_of(checked(answers={**MILD, "tool_keeps_data": "yes"})).state is State.ESCALATE
    assert mark_of(CASES[Why.UNDECLARED][0]).say(EN) == "undeclared"


def test_the_gravest_debt_of_several_is_shown():
    event = checked({"declarations": ("SR-0007", "SR-0099")}, answers=SHOWN)

    assert mark_of(event).state is State.BLOCKED


def test_an_event_that_nothing_explains_is_held():
    event = CheckedEvent(event=an_event(), verdict=Verdict.UNCLEARED)

    assert mark_of(event) == HELD


def test_what_was_not_checked_and_what_shows_no_sign_never_look_cleared():
    states = {VERDICT_MARKS[each].state for each in (Verdict.NOT_CHECKED, Verdict.NO_AI_FOUND)}

    assert states == {State.UNKNOWN, State.NONE}
    assert VERDICT_MARKS[Verdict.CLEARED].state is State.CLEARED


@pytest.mark.parametrize(
    ("events", "said"),
    [
        (["SF_0450_doll-b_v11"], "cleared"),
        (["SF_0450_doll-b_v11", "A002"], "cleared as declared"),
        ([], "cleared as declared"),
    ],
)
def test_nothing_unchecked_is_simply_cleared(events: list[str], said: str):
    clearance = cleared(
        a_declaration(answers=MILD),
        assets=(an_asset(),),
        cut=a_cut((an_event(name) for name in events), locked_on=None),
    )

    assert mark_of_clearance(clearance).say(EN) == said


def test_lines_that_were_lost_leave_a_cut_cleared_only_as_declared():
    lost = NotUnderstood(line=3, text="AX")
    clearance = cleared(
        a_declaration(answers=MILD),
        assets=(an_asset(),),
        cut=a_cut([an_event()], locked_on=None, not_understood=(lost,)),
    )

    assert mark_of_clearance(clearance).say(EN) == "cleared as declared"


def test_a_use_shows_what_it_owes_or_on_what_ground_it_goes_ahead():
    def shown(registry: Registry | None = None, **answers: str) -> str:
        clearance = cleared(a_declaration(answers={**MILD, **answers}), registry=registry)
        return mark_of_use(clearance.declarations[0]).say(EN)

    assert shown() == "notify"
    assert shown(in_final="yes") == "written approval"
    assert shown(APPROVED, in_final="yes") == "cleared"
    ended = Registry(approvals=(an_approval(period=Period(last=date(2026, 1, 1))),))
    assert shown(ended, in_final="yes") == "fallen"
