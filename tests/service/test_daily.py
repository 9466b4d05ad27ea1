"""The days: reminders once, tasks handed on once, yeses that end with their day, ends told of."""

from datetime import date, timedelta

from django.apps import apps
from tests.service.conftest import NOON, Cast
from tests.service.deciding import (
    consent_of_maren,
    keep_consent,
    letters_to,
    open_tasks,
    say_yes,
    the_use,
)

from clearslate.domain.people import Office
from clearslate.domain.period import Period
from clearslate.domain.request import Progress
from clearslate.operations.actor import Actor
from clearslate.operations.away import pass_on
from clearslate.operations.daily import Day, run_day
from clearslate.operations.deciding import Yes
from clearslate.records.ending import approvals_ending
from clearslate.records.founding import give_office
from clearslate.records.mail import outbox
from clearslate.records.tasks import handed_on_from, tasks_for

NOTHING = Day(settled=0, reminded=0, handed_on=0, told_of_ends=0, owners_told=0)


def a_day(days: int) -> Actor:
    """Return Clearslate itself, some days after the sample slate was made."""
    return Actor(member=None, at=NOON + timedelta(days=days))


def test_the_day_the_slate_was_made_settles_nothing_and_a_second_run_does_nothing(
    cast: Cast,
) -> None:
    first = run_day(a_day(0))
    assert (first.settled, first.reminded, first.handed_on) == (0, 0, 0)
    assert run_day(a_day(0)) == NOTHING


def test_an_approval_falls_on_the_day_after_its_last_and_is_told_of_once(cast: Cast) -> None:
    last = NOON.date() + timedelta(days=3)
    say_yes(cast, "Corwin", the_use(cast, "SR-0007"), Yes(until=last))
    assert the_use(cast, "SR-0007").progress is Progress.GOES_AHEAD

    run_day(a_day(3))
    assert the_use(cast, "SR-0007").progress is Progress.GOES_AHEAD
    run_day(a_day(4))
    fallen = the_use(cast, "SR-0007")
    assert fallen.progress is Progress.FALLEN
    assert set(open_tasks(fallen)) == {Office.LEGAL}
    told = [s for s in letters_to(cast, "Jonah") if "SR-0007: its approval no longer" in s]
    assert len(told) == 1

    before = len(outbox(most=2000))
    assert run_day(a_day(4)) == NOTHING
    assert len(outbox(most=2000)) == before


def test_a_worker_that_rested_for_a_week_misses_no_end(cast: Cast) -> None:
    say_yes(cast, "Corwin", the_use(cast, "SR-0007"), Yes(until=NOON.date() + timedelta(days=1)))
    run_day(a_day(8))
    assert the_use(cast, "SR-0007").progress is Progress.FALLEN


def test_a_consent_that_ends_takes_the_approval_with_it(cast: Cast) -> None:
    from dataclasses import replace

    ends = replace(consent_of_maren(cast), period=Period(last=NOON.date() + timedelta(days=2)))
    keep_consent(cast, ends)
    for name in ("Ines", "Corwin", "Beatriz"):
        say_yes(cast, name, the_use(cast, "SR-0021"))
    assert the_use(cast, "SR-0021").progress is Progress.GOES_AHEAD

    run_day(a_day(3))
    fallen = the_use(cast, "SR-0021")
    assert fallen.progress is Progress.FALLEN
    assert set(open_tasks(fallen, "evidence")) == {Office.CLEARANCE_LEAD}


def test_whoever_has_a_task_is_reminded_a_day_before_and_once(cast: Cast) -> None:
    task = open_tasks(the_use(cast, "SR-0007"))[Office.LEGAL]
    assert task.due_on is not None
    days = (task.due_on - NOON.date()).days - 1

    assert run_day(a_day(days - 1)).reminded == len(due_by(cast, days - 1))
    brought = run_day(a_day(days))
    assert brought.reminded > 0
    reminders = [s for s in letters_to(cast, "Corwin") if s.startswith("SR-0007 is due on")]
    assert len(reminders) == 1
    assert run_day(a_day(days)).reminded == 0


def due_by(cast: Cast, days: int) -> set[int]:
    """Return the open tasks, notices aside, that are due by the day after some days."""
    until = NOON.date() + timedelta(days=days + 1)
    found = set()
    for name in cast.slate.people:
        for task in tasks_for(cast.member(name), most=500)[0]:
            if task.due_on is not None and task.due_on <= until:
                found.add(task.number)
    return found


def test_a_task_whose_day_went_by_is_handed_to_whoever_else_can(cast: Cast) -> None:
    give_office(cast.number("Ines"), Office.LEGAL)
    use = the_use(cast, "SR-0007")
    task = open_tasks(use)[Office.LEGAL]
    pass_on(cast.acting("Corwin"), task.number, cast.number("Ines"))
    assert task.due_on is not None
    late = (task.due_on - NOON.date()).days + 1

    run_day(a_day(late))
    assert "SR-0007" in {t.reference for t in tasks_for(cast.member("Corwin"))[0]}
    assert any("SR-0007 is overdue" in s for s in letters_to(cast, "Corwin"))
    assert any("SR-0007 is overdue" in s for s in letters_to(cast, "Beatriz"))
    assert "SR-0007" in {t.reference for t in handed_on_from(cast.member("Beatriz"))}
    assert not handed_on_from(cast.member("Corwin"))
    assert run_day(a_day(late)).handed_on == 0


def test_an_end_is_told_of_at_90_60_and_30_days_and_each_once(cast: Cast) -> None:
    last = NOON.date() + timedelta(days=100)
    say_yes(cast, "Corwin", the_use(cast, "SR-0007"), Yes(until=last))

    def told(days: int) -> int:
        run_day(a_day(days))
        return sum("what it stands on ends" in s for s in letters_to(cast, "Jonah"))

    assert [told(days) for days in (5, 10, 11, 41, 45, 70, 99)] == [0, 1, 1, 2, 2, 3, 3]


def test_the_days_of_a_production_begin_where_it_is_made(cast: Cast) -> None:
    use = the_use(cast, "SR-0007")
    assert Actor(member=None, at=NOON).day(use.production.time_zone) == date(2026, 11, 20)


def test_whoever_gave_an_approval_is_told_of_its_end_too(cast: Cast) -> None:
    last = NOON.date() + timedelta(days=100)
    say_yes(cast, "Corwin", the_use(cast, "SR-0007"), Yes(until=last))

    run_day(a_day(10))

    for name in ("Corwin", "Jonah", "Dara"):
        assert any("what it stands on ends" in s for s in letters_to(cast, name)), name
    assert not any("what it stands on ends" in s for s in letters_to(cast, "Petra"))


def test_an_approval_that_ends_while_its_use_waits_for_others_is_told_of(cast: Cast) -> None:
    keep_consent(cast, consent_of_maren(cast))
    use, last = the_use(cast, "SR-0021"), NOON.date() + timedelta(days=20)
    say_yes(cast, "Ines", use, Yes(until=last))
    assert the_use(cast, "SR-0021").progress is Progress.WAITING

    assert run_day(a_day(1)).told_of_ends == 1
    assert any("SR-0021: what it stands on ends" in s for s in letters_to(cast, "Jonah"))


def test_an_approval_that_counts_no_more_is_not_told_of(cast: Cast) -> None:
    keep_consent(cast, consent_of_maren(cast))
    last = NOON.date() + timedelta(days=20)
    say_yes(cast, "Ines", the_use(cast, "SR-0021"), Yes(until=last))
    assert [each.days for each in approvals_ending(NOON.date())] == [30]

    rows = apps.get_model("records.DeclarationRow").objects.filter(reference="SR-0021")
    rows.update(determination_digest="sha256:" + "0" * 64)

    assert approvals_ending(NOON.date()) == ()
