"""Review: exactly the offices that findings name decide, each once, and never on their own."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.service.conftest import NOON, Cast
from tests.service.deciding import (
    OFFICE_OF,
    consent_of_maren,
    keep_consent,
    letters_to,
    open_tasks,
    read,
    say_yes,
    the_use,
    withdraw,
)

from clearslate.domain.approval import Approval, ApprovalKind
from clearslate.domain.people import Office
from clearslate.domain.policy.rules import Outcome
from clearslate.domain.request import Decision, Hindrance, MayNotDecide, Progress
from clearslate.domain.standing import Fell
from clearslate.formats.phrase import Language
from clearslate.formats.words.history import history_said
from clearslate.operations.away import go_away, pass_on
from clearslate.operations.deciding import (
    EndsBeforeItBegins,
    Yes,
    approve,
    ask_for_change,
    refuse,
)
from clearslate.operations.noting import MayNot, NoReason
from clearslate.operations.overriding import override, review_override
from clearslate.operations.producing import change_production
from clearslate.operations.settling import opened_for, settle
from clearslate.operations.withdrawing import ask_again, revoke
from clearslate.operations.withdrawing import withdraw as withdraw_use
from clearslate.records.absence import colleagues, set_away
from clearslate.records.decisions import decisions_on, last_approved
from clearslate.records.files import Stored, attach
from clearslate.records.founding import give_office
from clearslate.records.log import atomic, entries_about
from clearslate.records.members import holders, stands_in_for
from clearslate.records.productions import production_numbered
from clearslate.records.reach import NotThere
from clearslate.records.registers import record_called
from clearslate.records.tasks import tasks_for, tasks_of_use

SIX_MONTHS = date(2027, 6, 30)


def test_a_replica_is_blocked_consented_approved_on_a_condition_and_falls_with_its_consent(
    cast: Cast,
) -> None:
    assert the_use(cast, "SR-0021").progress is Progress.BLOCKED
    assert not open_tasks(the_use(cast, "SR-0021"))

    keep_consent(cast, consent_of_maren(cast))
    use = the_use(cast, "SR-0021")
    assert (use.outcome, use.progress) == (Outcome.APPROVAL, Progress.WAITING)
    assert set(open_tasks(use)) == {Office.TITLE_CONTACT, Office.LEGAL, Office.TALENT_RELATIONS}
    assert not open_tasks(use, "evidence")

    say_yes(cast, "Ines", use)
    say_yes(cast, "Corwin", use, Yes(conditions=("Keep the scans in house",), until=SIX_MONTHS))
    assert the_use(cast, "SR-0021").progress is Progress.WAITING
    settled = say_yes(cast, "Beatriz", use)
    assert settled.after.progress is Progress.GOES_AHEAD
    assert not open_tasks(settled.after)
    told = [letters_to(cast, name)[0] for name in ("Jonah", "Dara", "Ines", "Corwin")]
    assert all("may go ahead" in subject for subject in told)
    assert "may go ahead" not in letters_to(cast, "Beatriz")[0], "who decides is not written to"

    withdraw(cast, "C-0099")
    fallen = the_use(cast, "SR-0021")
    assert (fallen.outcome, fallen.progress) == (Outcome.BLOCKED, Progress.FALLEN)
    assert set(open_tasks(fallen, "evidence")) == {Office.CLEARANCE_LEAD}
    for name in ("Jonah", "Dara", "Corwin", "Beatriz"):
        assert any("no longer holds" in subject for subject in letters_to(cast, name)[:2]), name


def test_an_approval_is_a_document_bound_to_what_was_read(cast: Cast) -> None:
    use = the_use(cast, "SR-0007")
    seen = read(cast, use)
    say_yes(cast, "Corwin", use, Yes(conditions=(" Keep the drafts ", ""), until=SIX_MONTHS))

    kept = record_called(cast.member("Corwin"), "approval", "SR-0007-legal", "the-salt-road")
    approval = kept.record
    assert isinstance(approval, Approval)
    assert approval.kind is ApprovalKind.APPROVAL
    assert (approval.declaration_digest, approval.determination_digest) == seen
    assert approval.conditions == ("Keep the drafts",)
    assert (approval.period.start, approval.period.last) == (NOON.date(), SIX_MONTHS)
    assert approval.signed_by == approval.approver == "Corwin Sallaway"
    assert approval.evidence == frozenset()
    [said] = decisions_on(use.number)
    assert (said.decision, said.approval) == (Decision.APPROVED, "SR-0007-legal")
    acts = [entry.act for entry in entries_about(use.subject, confidential=False)]
    assert acts[-2:] == ["approved", "determined"]


def test_an_escalated_use_takes_an_answer_and_no_written_approval(cast: Cast) -> None:
    say_yes(cast, "Beatriz", the_use(cast, "SR-0009"))

    kept = record_called(
        cast.member("Beatriz"), "approval", "SR-0009-title-contact", "the-salt-road"
    )
    assert isinstance(kept.record, Approval)
    assert kept.record.kind is ApprovalKind.ANSWER


@pytest.mark.parametrize("name", ["Beatriz", "Auden", "Ines", "Mirela"])
def test_a_reviewer_whom_no_finding_names_may_not_decide(cast: Cast, name: str) -> None:
    use = the_use(cast, "SR-0007")
    task = open_tasks(use)[Office.LEGAL]

    with pytest.raises(MayNotDecide) as refused:
        approve(cast.acting(name), task.number, read(cast, use), Yes(), second_factor=True)
    assert refused.value.why is Hindrance.NOT_ASKED


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("Jonah", Hindrance.OWN_DECLARATION),
        ("Dara", Hindrance.NO_OFFICE),
        ("Ottoline", Hindrance.NO_OFFICE),
        ("Rufus", Hindrance.NO_OFFICE),
    ],
)
def test_nobody_without_a_deciding_office_decides(cast: Cast, name: str, why: Hindrance) -> None:
    use = the_use(cast, "SR-0007")
    task = open_tasks(use)[Office.LEGAL].number
    for decide in (
        lambda: approve(cast.acting(name), task, read(cast, use), Yes(), second_factor=True),
        lambda: refuse(cast.acting(name), task, read(cast, use), "no"),
        lambda: ask_for_change(cast.acting(name), task, read(cast, use), "change"),
    ):
        with pytest.raises(MayNotDecide) as refused:
            decide()
        assert refused.value.why is why


@pytest.mark.django_db
@pytest.mark.parametrize("who", ["Ottoline", "Quentin", "Rufus"])
def test_who_only_reads_writes_rules_or_administers_stands_in_for_no_reviewer(
    cast: Cast, who: str
) -> None:
    assert who not in {c.name.split()[0] for c in colleagues(cast.member("Beatriz"))}
    with pytest.raises(MayNot):
        go_away(cast.acting("Beatriz"), NOON.date(), cast.number(who))
    set_away(cast.number("Beatriz"), NOON.date(), cast.number(who))

    assert stands_in_for(cast.member(who), NOON.date()) == ()


@pytest.mark.parametrize("name", ["Petra", "Tamsin", "Basile", "Quentin"])
def test_who_may_not_see_a_use_is_told_of_no_task(cast: Cast, name: str) -> None:
    use = the_use(cast, "SR-0007")

    with pytest.raises(NotThere):
        approve(
            cast.acting(name),
            open_tasks(use)[Office.LEGAL].number,
            read(cast, use),
            Yes(),
            second_factor=True,
        )


def test_nobody_approves_what_they_declared_whatever_offices_they_hold(cast: Cast) -> None:
    for office in OFFICE_OF.values():
        give_office(cast.number("Jonah"), office, cast.the_salt_road)
    use = the_use(cast, "SR-0007")
    task = open_tasks(use)[Office.LEGAL].number

    mine, _ = tasks_for(cast.member("Jonah"))
    assert "SR-0007" not in {t.reference for t in mine if t.kind == "review"}
    with pytest.raises(MayNotDecide) as refused:
        approve(cast.acting("Jonah"), task, read(cast, use), Yes(), second_factor=True)
    assert refused.value.why is Hindrance.OWN_DECLARATION


def test_a_stand_in_decides_for_who_is_away_but_not_what_either_of_them_declared(
    cast: Cast,
) -> None:
    go_away(cast.acting("Corwin"), NOON.date() + timedelta(days=3), cast.number("Ines"))
    use = the_use(cast, "SR-0007")
    task = open_tasks(use)[Office.LEGAL].number
    later = cast.acting("Ines", NOON + timedelta(days=5))
    with pytest.raises(MayNotDecide):
        approve(later, task, read(cast, use), Yes(), second_factor=True)

    settled = approve(cast.acting("Ines"), task, read(cast, use), Yes(), second_factor=True)
    assert settled.after.progress is Progress.GOES_AHEAD
    told = [
        history_said(e.entry, Language.ENGLISH)
        for e in entries_about(use.subject, confidential=True)
    ]
    assert any(
        "Ines Aldray approved in writing (legal, for Corwin Sallaway," in each for each in told
    )


def test_a_declarant_who_is_away_lends_nobody_an_office_in_their_own_use(cast: Cast) -> None:
    give_office(cast.number("Jonah"), Office.LEGAL, cast.the_salt_road)
    set_away(cast.number("Jonah"), NOON.date(), cast.number("Mirela"))
    use = the_use(cast, "SR-0007")
    task = open_tasks(use)[Office.LEGAL].number

    with pytest.raises(MayNotDecide) as refused:
        approve(cast.acting("Mirela"), task, read(cast, use), Yes(), second_factor=True)
    assert refused.value.why is Hindrance.NOT_ASKED


def test_nobody_hands_their_offices_to_another_organisation(cast: Cast) -> None:
    with pytest.raises(MayNot):
        go_away(cast.acting("Corwin"), NOON.date(), cast.number("Jonah"))


def test_without_the_second_factor_nothing_is_approved(cast: Cast) -> None:
    use = the_use(cast, "SR-0007")
    task = open_tasks(use)[Office.LEGAL].number

    with pytest.raises(MayNotDecide) as refused:
        approve(cast.acting("Corwin"), task, read(cast, use), Yes(), second_factor=False)
    assert refused.value.why is Hindrance.NO_SECOND_FACTOR
    assert not decisions_on(use.number)


def test_what_changed_since_the_page_was_read_is_not_decided(cast: Cast) -> None:
    use = the_use(cast, "SR-0007")
    task = open_tasks(use)[Office.LEGAL].number
    declared, _ = read(cast, use)

    with pytest.raises(MayNotDecide) as refused:
        approve(cast.acting("Corwin"), task, (declared, "sha256:0"), Yes(), second_factor=True)
    assert refused.value.why is Hindrance.CHANGED_MEANWHILE


def test_of_two_reviewers_for_one_office_the_second_finds_it_answered(cast: Cast) -> None:
    give_office(cast.number("Mirela"), Office.LEGAL)
    use = the_use(cast, "SR-0007")
    task, seen = open_tasks(use)[Office.LEGAL].number, read(cast, use)
    approve(cast.acting("Corwin"), task, seen, Yes(), second_factor=True)

    with pytest.raises(MayNotDecide) as refused:
        refuse(cast.acting("Mirela"), task, seen, "too late")
    assert refused.value.why is Hindrance.CLOSED
    assert the_use(cast, "SR-0007").progress is Progress.GOES_AHEAD


def test_an_approval_that_would_end_before_it_begins_is_none(cast: Cast) -> None:
    use = the_use(cast, "SR-0007")
    with pytest.raises(EndsBeforeItBegins):
        say_yes(cast, "Corwin", use, Yes(until=NOON.date() - timedelta(days=1)))


def test_a_no_needs_its_reason(cast: Cast) -> None:
    use = the_use(cast, "SR-0007")
    task, seen = open_tasks(use)[Office.LEGAL].number, read(cast, use)
    for decide in (refuse, ask_for_change):
        with pytest.raises(NoReason):
            decide(cast.acting("Corwin"), task, seen, "  ")


def test_a_change_that_is_asked_for_goes_to_the_declarant_and_comes_back_to_the_reviewers(
    cast: Cast,
) -> None:
    use = the_use(cast, "SR-0007")
    task, seen = open_tasks(use)[Office.LEGAL].number, read(cast, use)
    asked = ask_for_change(cast.acting("Corwin"), task, seen, "Name the sculptor")
    assert asked.after.progress is Progress.CHANGE_ASKED
    assert not open_tasks(asked.after)
    [change] = open_tasks(asked.after, "change").values()
    assert change.assignee == cast.number("Jonah")
    assert "a change is asked for" in letters_to(cast, "Jonah")[0]

    with pytest.raises(MayNot):
        ask_again(cast.acting("Corwin"), "the-salt-road", "SR-0007", "I say so")
    back = ask_again(cast.acting("Jonah"), "the-salt-road", "SR-0007", "Named in the title")
    assert back.after.progress is Progress.WAITING
    assert set(open_tasks(back.after)) == {Office.LEGAL}
    assert not open_tasks(back.after, "change")


def test_a_change_can_be_asked_of_a_use_whose_approval_fell(cast: Cast) -> None:
    use = the_use(cast, "SR-0019")
    task = open_tasks(use)[Office.LEGAL].number
    asked = ask_for_change(cast.acting("Corwin"), task, read(cast, use), "Send the new lines")

    assert asked.after.progress is Progress.FALLEN
    assert set(open_tasks(asked.after, "change")) == {Office.DECLARANT}


def test_a_refusal_stands_until_it_is_asked_about_again(cast: Cast) -> None:
    use = the_use(cast, "SR-0007")
    task, seen = open_tasks(use)[Office.LEGAL].number, read(cast, use)
    refused = refuse(cast.acting("Corwin"), task, seen, "The doll is somebody’s design")
    assert refused.after.progress is Progress.REFUSED
    assert not [t for t in tasks_of_use(use.number) if t.closed_at is None]
    assert "is refused" in letters_to(cast, "Jonah")[0]

    with atomic():
        assert settle(use.number, cast.acting("Rufus"), because="a test").after.progress is (
            Progress.REFUSED
        )
    again = ask_again(cast.acting("Jonah"), "the-salt-road", "SR-0007", "It is ours: see file")
    assert set(open_tasks(again.after)) == {Office.LEGAL}


def test_whoever_gave_a_yes_or_holds_its_office_may_take_it_back_and_nobody_else(
    cast: Cast,
) -> None:
    use = the_use(cast, "SR-0007")
    say_yes(cast, "Corwin", use)
    for name in ("Beatriz", "Jonah", "Dara", "Rufus"):
        with pytest.raises(MayNot):
            revoke(cast.acting(name), "the-salt-road", "SR-0007", "SR-0007-legal", "no")

    fell = revoke(cast.acting("Corwin"), "the-salt-road", "SR-0007", "SR-0007-legal", "New facts")
    assert fell.after.progress is Progress.FALLEN
    assert set(open_tasks(fell.after)) == {Office.LEGAL}
    [lost] = [f for f in fell.determined.fallen if f.approval.reference == "SR-0007-legal"]
    assert lost.fell is Fell.WITHDRAWN
    assert any("took an approval back" in subject for subject in letters_to(cast, "Jonah")[:2])

    say_yes(cast, "Corwin", fell.after)
    assert the_use(cast, "SR-0007").progress is Progress.GOES_AHEAD


def test_a_file_that_is_attached_later_voids_the_approval_and_one_for_a_duty_does_not(
    cast: Cast,
) -> None:
    use = the_use(cast, "SR-0007")
    say_yes(cast, "Corwin", use)

    def attached(digit: str, duty: str) -> Progress:
        attach(
            "paper.pdf",
            Stored(digest=f"sha256:{digit * 64}", size=1),
            production=use.production.number,
            organisation=use.organisation,
            added_by=use.declarant,
            at=NOON,
            use=use.number,
            duty=duty,
        )
        with atomic():
            return settle(use.number, cast.acting("Rufus"), because="attached").after.progress

    assert attached("a", "netflix-genai/human_input") is Progress.GOES_AHEAD
    assert attached("b", "") is Progress.FALLEN
    determined = opened_for(use, cast.acting("Rufus")).determined(use.declaration)
    assert Fell.EVIDENCE_CHANGED in {lost.fell for lost in determined.fallen}

    say_yes(cast, "Corwin", the_use(cast, "SR-0007"))
    kept = record_called(cast.member("Corwin"), "approval", "SR-0007-legal", "the-salt-road")
    assert isinstance(kept.record, Approval)
    assert kept.record.evidence == {f"sha256:{'b' * 64}"}


def test_an_approval_that_holds_again_by_itself_is_told_as_that(cast: Cast) -> None:
    use = the_use(cast, "SR-0007")
    say_yes(cast, "Corwin", use)
    assert letters_to(cast, "Jonah")[0] == f"SR-0007 may go ahead: {use.declaration.title}"
    kept = production_numbered(cast.the_salt_road).production
    strict = frozenset(("strict_final", "strict_principles"))
    stricter = replace(kept, packs=(replace(kept.packs[0], options=strict),))

    change_production("the-salt-road", stricter, "", cast.acting("Rufus"))
    assert the_use(cast, "SR-0007").progress is Progress.FALLEN
    change_production("the-salt-road", kept, "", cast.acting("Rufus"))

    assert the_use(cast, "SR-0007").progress is Progress.GOES_AHEAD
    for name in ("Jonah", "Corwin"):
        [letter, *_] = [each for each in letters_to(cast, name) if "SR-0007" in each]
        assert "may go ahead again" in letter, name


def test_a_request_is_withdrawn_by_its_own_side_only_and_asks_nobody_any_more(
    cast: Cast,
) -> None:
    for name in ("Corwin", "Beatriz", "Rufus"):
        with pytest.raises(MayNot):
            withdraw_use(cast.acting(name), "the-salt-road", "SR-0007", "no")
    with pytest.raises(NotThere):
        withdraw_use(cast.acting("Petra"), "the-salt-road", "SR-0007", "no")

    after = withdraw_use(cast.acting("Dara"), "the-salt-road", "SR-0007", "We shoot it instead")
    assert after.progress is Progress.WITHDRAWN
    assert not [t for t in tasks_of_use(after.number) if t.closed_at is None]
    assert "was withdrawn" in letters_to(cast, "Jonah")[0]
    with atomic():
        again = settle(after.number, cast.acting("Rufus"), because="a test")
    assert again.after.progress is Progress.WITHDRAWN
    with pytest.raises(MayNot):
        withdraw_use(cast.acting("Dara"), "the-salt-road", "SR-0007", "again")


def test_an_emergency_override_is_flagged_reasoned_told_and_reviewed(cast: Cast) -> None:
    for name in ("Corwin", "Beatriz", "Dara", "Jonah"):
        with pytest.raises(MayNot):
            override(cast.acting(name), "the-salt-road", "SR-0021", "now", second_factor=True)
    with pytest.raises(NoReason):
        override(cast.acting("Rufus"), "the-salt-road", "SR-0021", " ", second_factor=True)
    with pytest.raises(MayNot):
        override(cast.acting("Rufus"), "the-salt-road", "SR-0021", "now", second_factor=False)

    done = override(
        cast.acting("Rufus"), "the-salt-road", "SR-0021", "Live in an hour", second_factor=True
    )
    assert done.after.overridden
    assert done.after.progress is Progress.GOES_AHEAD
    assert any("emergency override" in s for s in letters_to(cast, "Beatriz")[:2])
    assert "emergency override" in letters_to(cast, "Jonah")[0]
    [task] = open_tasks(done.after, "override").values()

    for name in ("Rufus", "Jonah", "Dara"):
        with pytest.raises(MayNot):
            review_override(cast.acting(name), task.number, "fine", stands=True)
    with pytest.raises(NoReason):
        review_override(cast.acting("Beatriz"), task.number, "", stands=False)
    ended = review_override(cast.acting("Beatriz"), task.number, "There was time", stands=False)
    assert not ended.after.overridden
    assert ended.after.progress is Progress.BLOCKED
    with pytest.raises(MayNot):
        review_override(cast.acting("Beatriz"), task.number, "again", stands=True)


def test_a_task_is_passed_to_a_colleague_of_the_same_office_only(cast: Cast) -> None:
    use = the_use(cast, "SR-0007")
    task = open_tasks(use)[Office.LEGAL].number
    with pytest.raises(MayNot):
        pass_on(cast.acting("Corwin"), task, cast.number("Ines"))
    give_office(cast.number("Ines"), Office.LEGAL)
    with pytest.raises(MayNot):
        pass_on(cast.acting("Beatriz"), task, cast.number("Ines"))

    pass_on(cast.acting("Corwin"), task, cast.number("Ines"))
    assert "SR-0007" in {t.reference for t in tasks_for(cast.member("Ines"))[0]}
    assert "SR-0007" not in {t.reference for t in tasks_for(cast.member("Corwin"))[0]}
    assert "passed SR-0007 to you" in letters_to(cast, "Ines")[0]


def test_what_was_approved_is_kept_whole_so_that_a_change_can_be_shown(cast: Cast) -> None:
    from hashlib import sha256

    use = the_use(cast, "SR-0007")
    say_yes(cast, "Corwin", use)
    then = last_approved(use.number)
    assert then is not None
    sealed = f"sha256:{sha256(then.sealed.encode()).hexdigest()}"
    assert sealed == then.said.determination_digest


def test_every_office_has_exactly_one_holder_in_the_sample(cast: Cast) -> None:
    """The tests above rest on it."""
    for name, office in OFFICE_OF.items():
        [holder] = holders(office, cast.the_salt_road)
        assert holder.name.startswith(name)


def test_a_consent_that_changes_between_two_yeses_is_read_by_the_second(cast: Cast) -> None:
    keep_consent(cast, consent_of_maren(cast))
    use = the_use(cast, "SR-0021")
    seen = read(cast, use)
    say_yes(cast, "Ines", use)
    task = open_tasks(use)[Office.LEGAL].number
    narrowed = replace(consent_of_maren(cast, "C-0100"), purposes=frozenset(("previs",)))
    keep_consent(cast, narrowed)
    withdraw(cast, "C-0099")

    with pytest.raises(MayNotDecide):
        approve(cast.acting("Corwin"), task, seen, Yes(), second_factor=True)
