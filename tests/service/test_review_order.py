"""A pack that says who decides first: later turns wait unseen, and begin when theirs comes."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from tests.service.conftest import EXAMPLES, NOON, Cast
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
from tests.service.test_races import Slate, at_once

from clearslate.domain.people import Office
from clearslate.domain.production import PackChoice
from clearslate.domain.request import Hindrance, MayNotDecide, Progress
from clearslate.operations.away import go_away
from clearslate.operations.daily import run_day
from clearslate.operations.deciding import Yes, approve, ask_for_change, refuse
from clearslate.operations.overriding import override, review_override
from clearslate.operations.producing import change_production
from clearslate.operations.settling import opened_for, settle
from clearslate.operations.withdrawing import ask_again, revoke
from clearslate.records.coming_back import coming_back
from clearslate.records.files import production_files
from clearslate.records.log import atomic, entries_about
from clearslate.records.mail import outbox
from clearslate.records.productions import production_numbered
from clearslate.records.tasks import tasks_for
from clearslate.records.uses import UseKept, use_called

CONTACT, LEGAL, TALENT = Office.TITLE_CONTACT, Office.LEGAL, Office.TALENT_RELATIONS
FIRST = {LEGAL, TALENT}
LATER = NOON + timedelta(days=2)
TURNS = """\
pack: our-turns
version: "1.0"
title: {en: "Our turns", fr: "Nos tours"}
issuer: Harbour Pictures
authority: policy
status: in_force
source:
  title: Who decides first
  publisher: Harbour Pictures, legal
  url: https://example.org/turns
  date: 2026-01-15
  retrieved: 2026-02-01
notice: {en: "Our own.", fr: "Le nôtre."}
clauses:
  - id: T
    title: {en: "In turn", fr: "À son tour"}
    text: {en: "The contact is asked last.", fr: "Le contact est consulté en dernier."}
rules:
  - id: T
    when: never
    then: notify
    cites: [T]
    because: {en: "Never.", fr: "Jamais."}
review_order:
  - [legal, talent_relations]
  - title_contact
mild_case: {misleading: no}
"""


def choose_packs(cast: Cast, *packs: str) -> None:
    """Put packs in force in The Salt Road."""
    before = production_numbered(cast.the_salt_road).production
    after = replace(before, packs=tuple(PackChoice(id=each) for each in packs))
    change_production("the-salt-road", after, "", cast.acting("Rufus"))


@pytest.fixture
def turns(cast: Cast, settings: Any, tmp_path: Path) -> UseKept:
    """SR-0021 under an order: Legal and Talent Relations, then the title contact."""
    shutil.copytree(settings.FILES_ROOT / "productions", tmp_path / "productions")
    settings.FILES_ROOT = tmp_path
    folder = production_files("the-salt-road") / "packs"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "our-turns.yaml").write_text(TURNS, encoding="utf-8")
    choose_packs(cast, "netflix-genai", "our-turns")
    keep_consent(cast, consent_of_maren(cast))
    return the_use(cast, "SR-0021")


def waiting(use: UseKept) -> set[Office | None]:
    return {office for office, task in open_tasks(use).items() if task.waits}


def begun(use: UseKept) -> set[Office | None]:
    return {office for office, task in open_tasks(use).items() if not task.waits}


def acts(use: UseKept) -> list[str]:
    return [entry.act for entry in entries_about(use.subject, confidential=False)]


def asked_of(cast: Cast, name: str) -> set[str]:
    """Return the uses that somebody is asked to review."""
    return {task.reference for task in tasks_for(cast.member(name))[0] if task.kind == "review"}


def requests_to(cast: Cast, name: str) -> int:
    """Return how often somebody was written to that SR-0021 waits for them."""
    return sum(said.startswith("SR-0021 waits for you") for said in letters_to(cast, name))


def test_a_later_turn_is_not_told_and_begins_when_the_last_yes_before_it_is_given(
    cast: Cast, turns: UseKept
) -> None:
    contact = open_tasks(turns)[CONTACT]
    assert (begun(turns), waiting(turns)) == (FIRST, {CONTACT})
    assert contact.due_on is None
    assert all(open_tasks(turns)[office].due_on for office in FIRST)
    assert (requests_to(cast, "Ines"), requests_to(cast, "Beatriz")) == (1, 0)
    assert "SR-0021" not in asked_of(cast, "Beatriz")
    assert "SR-0021" in asked_of(cast, "Ines")

    say_yes(cast, "Ines", turns)
    assert (begun(turns), waiting(turns)) == ({LEGAL}, {CONTACT})
    assert "turn_came" not in acts(turns)

    task = open_tasks(turns)[LEGAL].number
    seen = read(cast, turns, LATER)
    approve(cast.acting("Corwin", LATER), task, seen, Yes(), second_factor=True)
    contact = open_tasks(turns)[CONTACT]
    assert (begun(turns), waiting(turns)) == ({CONTACT}, set())
    assert contact.opened_at == LATER
    assert contact.due_on is not None
    assert contact.due_on > LATER.date()
    assert acts(turns).count("turn_came") == 1
    assert requests_to(cast, "Beatriz") == 1
    assert "SR-0021" in asked_of(cast, "Beatriz")

    ahead = approve(cast.acting("Beatriz", LATER), contact.number, seen, Yes(), second_factor=True)
    assert ahead.after.progress is Progress.GOES_AHEAD


def test_nobody_decides_before_their_turn(cast: Cast, turns: UseKept) -> None:
    task, seen = open_tasks(turns)[CONTACT].number, read(cast, turns)
    for decide in (
        lambda who: approve(cast.acting(who), task, seen, Yes(), second_factor=True),
        lambda who: refuse(cast.acting(who), task, seen, "no"),
        lambda who: ask_for_change(cast.acting(who), task, seen, "change"),
    ):
        with pytest.raises(MayNotDecide) as refused:
            decide("Beatriz")
        assert refused.value.why is Hindrance.NOT_YET


def test_a_stand_in_waits_for_the_turn_of_whom_they_stand_in_for(
    cast: Cast, turns: UseKept
) -> None:
    go_away(cast.acting("Beatriz"), NOON.date() + timedelta(days=3), cast.number("Auden"))
    task, seen = open_tasks(turns)[CONTACT].number, read(cast, turns)
    with pytest.raises(MayNotDecide) as refused:
        approve(cast.acting("Auden"), task, seen, Yes(), second_factor=True)
    assert refused.value.why is Hindrance.NOT_YET

    say_yes(cast, "Ines", turns)
    say_yes(cast, "Corwin", turns)
    settled = approve(cast.acting("Auden"), task, seen, Yes(), second_factor=True)
    assert settled.after.progress is Progress.GOES_AHEAD


@pytest.mark.parametrize("decide", [ask_for_change, refuse])
def test_a_no_in_an_early_turn_asks_no_later_one_and_the_order_begins_anew(
    cast: Cast, turns: UseKept, decide: Any
) -> None:
    say_yes(cast, "Ines", turns)
    decide(cast.acting("Corwin"), open_tasks(turns)[LEGAL].number, read(cast, turns), "Not so")
    assert not open_tasks(turns)
    assert "SR-0021" not in asked_of(cast, "Beatriz")

    ask_again(cast.acting("Jonah"), "the-salt-road", "SR-0021", "Done")
    assert (begun(turns), waiting(turns)) == ({LEGAL}, {CONTACT})
    assert "turn_came" not in acts(turns)
    assert requests_to(cast, "Beatriz") == 0
    say_yes(cast, "Corwin", turns)
    assert begun(turns) == {CONTACT}


def test_a_yes_that_is_taken_back_makes_the_later_turn_wait_again(
    cast: Cast, turns: UseKept
) -> None:
    for name in ("Ines", "Corwin"):
        say_yes(cast, name, turns)
    revoke(cast.acting("Corwin"), "the-salt-road", "SR-0021", "SR-0021-legal", "New facts")
    contact = open_tasks(turns)[CONTACT]
    assert (begun(turns), waiting(turns)) == ({LEGAL}, {CONTACT})
    assert contact.due_on is None
    assert "SR-0021" not in asked_of(cast, "Beatriz")
    assert acts(turns)[-1] == "held_back"

    say_yes(cast, "Corwin", the_use(cast, "SR-0021"))
    assert begun(turns) == {CONTACT}
    assert open_tasks(turns)[CONTACT].number == contact.number
    assert acts(turns).count("turn_came") == 2


def test_a_later_yes_outlives_an_earlier_one_that_is_taken_back(
    cast: Cast, turns: UseKept
) -> None:
    for name in ("Ines", "Corwin", "Beatriz"):
        say_yes(cast, name, turns)
    revoke(cast.acting("Ines"), "the-salt-road", "SR-0021", "SR-0021-talent-relations", "No")
    assert begun(turns) == {TALENT}
    assert not waiting(turns)

    assert say_yes(cast, "Ines", the_use(cast, "SR-0021")).after.progress is Progress.GOES_AHEAD


def test_a_consent_that_is_withdrawn_asks_nobody_and_one_given_anew_goes_on_in_order(
    cast: Cast, turns: UseKept
) -> None:
    say_yes(cast, "Ines", turns)
    withdraw(cast, "C-0099")
    assert not open_tasks(turns)

    keep_consent(cast, consent_of_maren(cast, "C-0100"))
    assert (begun(turns), waiting(turns)) == ({LEGAL}, {CONTACT})
    assert open_tasks(turns)[CONTACT].due_on is None


def test_an_override_asks_nobody_and_its_end_brings_the_order_back(
    cast: Cast, turns: UseKept
) -> None:
    say_yes(cast, "Ines", turns)
    done = override(cast.acting("Rufus"), "the-salt-road", "SR-0021", "Live", second_factor=True)
    assert not open_tasks(done.after)

    [task] = open_tasks(done.after, "override").values()
    review_override(cast.acting("Beatriz"), task.number, "There was time", stands=False)
    assert (begun(turns), waiting(turns)) == ({LEGAL}, {CONTACT})


def test_packs_that_change_under_way_release_a_turn_and_bring_it_back(
    cast: Cast, turns: UseKept
) -> None:
    number = open_tasks(turns)[CONTACT].number
    choose_packs(cast, "netflix-genai")
    assert (begun(turns), waiting(turns)) == (FIRST | {CONTACT}, set())
    assert open_tasks(turns)[CONTACT].number == number
    assert open_tasks(turns)[CONTACT].place == 0

    choose_packs(cast, "netflix-genai", "our-turns")
    assert (begun(turns), waiting(turns)) == (FIRST, {CONTACT})
    assert open_tasks(turns)[CONTACT].place == 1


def test_settling_again_changes_no_turn_and_writes_to_nobody(cast: Cast, turns: UseKept) -> None:
    say_yes(cast, "Ines", turns)
    say_yes(cast, "Corwin", turns)
    letters, done = len(outbox(most=1000)), acts(turns)

    for _ in range(2):
        with atomic():
            settle(turns.number, cast.acting("Rufus", LATER), because="a test")

    assert (len(outbox(most=1000)), acts(turns)) == (letters, done)
    assert open_tasks(turns)[CONTACT].opened_at == NOON


def test_who_waits_is_not_reminded_and_whose_turn_came_is_reminded_on_their_own_day(
    cast: Cast, turns: UseKept
) -> None:
    def reminded() -> int:
        return sum("SR-0021 is due" in subject for subject in letters_to(cast, "Beatriz"))

    past = NOON + timedelta(days=20)
    run_day(cast.acting("Rufus", past))
    task = open_tasks(turns)[CONTACT]
    assert (task.waits, task.handed_on, reminded()) == (True, False, 0)
    assert open_tasks(turns)[LEGAL].handed_on

    for name in ("Ines", "Corwin"):
        number = open_tasks(turns)[OFFICE_OF[name]].number
        seen = read(cast, turns, past)
        approve(cast.acting(name, past), number, seen, Yes(), second_factor=True)
    due = open_tasks(turns)[CONTACT].due_on
    assert due is not None
    on_its_day = past + timedelta(days=(due - past.date()).days)
    run_day(cast.acting("Rufus", on_its_day))
    assert reminded() == 1

    back = cast.acting("Corwin", on_its_day)
    revoke(back, "the-salt-road", "SR-0021", "SR-0021-legal", "New facts")
    number, seen = open_tasks(turns)[LEGAL].number, read(cast, turns, on_its_day)
    approve(back, number, seen, Yes(), second_factor=True)
    due = open_tasks(turns)[CONTACT].due_on
    assert due is not None
    assert due > on_its_day.date()
    run_day(cast.acting("Rufus", on_its_day + timedelta(days=(due - on_its_day.date()).days)))
    assert reminded() == 2


def test_the_page_says_after_whom_and_the_list_leaves_it_out(
    cast: Cast, turns: UseKept, enter: Any
) -> None:
    page = enter("Beatriz").get("/productions/the-salt-road/uses/SR-0021").content.decode()
    assert page.count("after Legal and Talent Relations") == 2
    assert 'id="answer"' not in page
    assert "SR-0021" not in enter("Beatriz").get("/tasks").content.decode()
    assert "SR-0021" in enter("Ines").get("/tasks").content.decode()

    say_yes(cast, "Ines", turns)
    page = enter("Beatriz").get("/productions/the-salt-road/uses/SR-0021").content.decode()
    assert "after Legal</" in page
    assert "after Legal and" not in page


def test_who_declared_it_is_told_that_those_have_it_whose_turn_it_is(
    cast: Cast, turns: UseKept
) -> None:
    [back] = [b for b in coming_back(cast.member("Jonah")) if b.reference == "SR-0021"]

    assert {*back.with_offices} == FIRST


def test_the_page_says_after_whom_in_french(cast: Cast, turns: UseKept, enter: Any) -> None:
    client = enter("Beatriz")
    client.cookies["clearslate_language"] = "fr"
    page = client.get("/productions/the-salt-road/uses/SR-0021").content.decode()

    assert page.count("après le juridique et les relations artistes") == 2


@pytest.fixture
def raced(
    request: pytest.FixtureRequest, tmp_path: Path, django_db_setup: None, django_db_blocker: Any
) -> Iterator[Slate]:
    with django_db_blocker.unblock():
        if connection.vendor != "postgresql":
            pytest.skip("threads meet on PostgreSQL only; set CLEARSLATE_TEST_DATABASE_URL")
        folder = tmp_path / "the-salt-road"
        shutil.copytree(EXAMPLES / "the-salt-road", folder)
        (folder / "packs").mkdir()
        (folder / "packs" / "our-turns.yaml").write_text(TURNS, encoding="utf-8")
        stated = (folder / "production.yaml").read_text(encoding="utf-8")
        stated = stated.replace(
            "- id: netflix-genai\n", "- id: netflix-genai\n  - id: our-turns\n"
        )
        (folder / "production.yaml").write_text(stated, encoding="utf-8")
        slate = Slate(f"turns-{abs(hash(request.node.name)) % 10**8}", folder)
        try:
            yield slate
        finally:
            slate.close()


@pytest.mark.parametrize("turn", range(3))
def test_of_two_of_one_turn_who_say_yes_at_once_the_last_opens_the_next_turn_once(
    raced: Slate, turn: int
) -> None:
    use = use_called(raced.member("legal"), raced.handle, "SR-0019")
    made = opened_for(use, raced.acting("legal")).determined(use.declaration)
    seen = (made.declaration_digest, made.determination_digest)
    first = begun(use)
    assert len(first) > 1, "the sample use asks several in its first turn"
    assert waiting(use)
    tasks = open_tasks(use)

    came = at_once(
        *(
            lambda office=office: approve(
                raced.acting(office.value), tasks[office].number, seen, Yes(), second_factor=True
            )
            for office in first
            if office is not None
        )
    )

    assert not [each for each in came if isinstance(each, Exception)], came
    assert (begun(use), waiting(use)) == ({CONTACT}, set())
    assert acts(use).count("turn_came") == 1
