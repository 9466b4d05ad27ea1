"""Who is asked about what files say, what becomes of it when a use is superseded, and many at once."""

import json
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.test import Client
from tests.service.conftest import Cast
from tests.service.test_evidence import PAGE, USE, USE_PAGE, add, line, silent

from clearslate.domain.discrepancies import Answered
from clearslate.operations.actor import Actor
from clearslate.operations.daily import run_day
from clearslate.operations.declaring import copy_use, declare
from clearslate.operations.drafting import StepWritten, list_steps
from clearslate.operations.evidencing import (
    AnsweredMeanwhile,
    NothingPicked,
    Picked,
    decide,
    decide_together,
)
from clearslate.operations.noting import MayNot, NoReason
from clearslate.records.mail import outbox
from clearslate.records.models import DeclarationRow, EvidenceRow, LogRow, TaskRow
from clearslate.records.tasks import tasks_for

Enter = Callable[[str], Client]
HANDLE = "the-salt-road"
TOGETHER = f"{PAGE}/answers"
REMOVED = (Answered.REMOVED, "Taken out.")


def digest(two: str) -> str:
    return "sha256:" + two * 32


def made_by(tool: str, name: str = "face_v2.png", two: str = "55") -> bytes:
    """Return a line of ``register`` for a file that names a tool."""
    asset = {"name": name, "digest": digest(two), "provenance": {"tool": tool}}
    told = {"path": name, "origin": "ai_declared", "asset": asset, "flags": []}
    return json.dumps(told).encode() + b"\n"


def supersede(cast: Cast, *tools: str, who: str = "Jonah") -> str:
    """Declare SR-0021 anew, made with these tools too, and return the new reference."""
    acting = cast.acting(who)
    draft = copy_use(HANDLE, USE, acting, change=True)
    steps = ["facet-render-3", "facet-render-3", *tools]
    written = [StepWritten(step=f"step {n}", tool=tool) for n, tool in enumerate(steps)]
    list_steps(HANDLE, draft, written, acting)
    return declare(HANDLE, draft, acting).reference


def tasks(cast: Cast, reference: str | None = None) -> list[TaskRow]:
    found = TaskRow.objects.filter(kind="difference", production=cast.the_salt_road)
    return list(found.filter(declaration__reference=reference).order_by("pk"))


def undeclared(cast: Cast) -> list[TaskRow]:
    found = TaskRow.objects.filter(kind="difference", production=cast.the_salt_road)
    return list(found.filter(declaration=None).order_by("pk"))


# What no declaration is known for


def test_ai_without_a_declaration_is_one_task_of_the_clearance_lead(cast: Cast) -> None:
    add(cast, line("a.png") + line("b.png", digest=digest("ee")), reference="")

    [task] = undeclared(cast)
    assert (task.office, task.assignee_id, task.closed_at) == ("clearance_lead", None, None)
    assert task.pk in [each.number for each in tasks_for(cast.member("Dara"))[0]]
    assert task.pk not in [each.number for each in tasks_for(cast.member("Beatriz"))[0]]
    [letter] = [each for each in outbox() if "no declaration is known" in each.subject]
    assert letter.to == cast.member("Dara").email
    assert "/productions/the-salt-road/evidence?only=undecided" in letter.text


def test_a_file_without_ai_or_of_unknown_origin_asks_nobody(cast: Cast) -> None:
    add(cast, silent("quiet.png", "no_sign") + silent("dark.png", "unknown"), reference="")

    assert not undeclared(cast)


def test_what_the_lead_does_not_see_is_asked_of_the_title_contact(cast: Cast) -> None:
    add(cast, line(), "Beatriz", reference="")

    [task] = undeclared(cast)
    assert task.office == "title_contact"
    assert "face.png" not in str(tasks_for(cast.member("Dara"))[0])


def test_a_task_closes_though_files_wait_that_its_holder_does_not_see(cast: Cast) -> None:
    add(cast, line("a.png"), reference="")
    add(cast, line("of the studio.png", digest=digest("ee")), "Beatriz", reference="")
    lead, contact = undeclared(cast)
    assert (lead.office, contact.office) == ("clearance_lead", "title_contact")
    decide(cast.acting("Dara"), HANDLE, EvidenceRow.objects.get(name="a.png").pk, *REMOVED)

    lead.refresh_from_db()
    contact.refresh_from_db()
    assert lead.closed_at is not None
    assert contact.closed_at is None


def test_more_of_it_adds_no_second_task_and_the_answer_is_remembered(cast: Cast) -> None:
    add(cast, line("a.png"), reference="")
    add(cast, line("b.png", digest=digest("ee")), "Dara", reference="")
    assert len(undeclared(cast)) == 1

    for row in EvidenceRow.objects.order_by("pk"):
        assert undeclared(cast)[0].closed_at is None
        decide(cast.acting("Dara"), HANDLE, row.pk, Answered.REMOVED, "Taken out.")

    assert undeclared(cast)[0].closed_at is not None
    assert add(cast, line("moved.png"), reference="").to_answer == 0
    assert len(undeclared(cast)) == 1


def test_a_file_that_gets_its_declaration_is_asked_about_there_and_nowhere_else(
    cast: Cast,
) -> None:
    add(cast, line("a.png"), reference="")

    add(cast, line("a.png"))

    [task] = undeclared(cast)
    assert task.closed_at is not None
    assert [row.declaration.reference for row in EvidenceRow.objects.all()] == [USE]
    assert len(tasks(cast, USE)) == 1
    assert LogRow.objects.filter(act="evidence_taken_up").count() == 1


def test_what_waited_stands_beside_the_use_that_names_it_and_none_of_it_is_lost(
    cast: Cast,
) -> None:
    add(cast, line("first.png") + line("again.png"), reference="")
    waiting = set(EvidenceRow.objects.values_list("pk", flat=True))

    add(cast, line("named.png"))

    rows = EvidenceRow.objects.order_by("pk")
    assert [row.name for row in rows] == ["first.png", "again.png", "named.png"]
    assert waiting < {row.pk for row in rows}
    assert {(row.declaration.reference, row.open) for row in rows} == {(USE, True)}
    decide(cast.acting("Dara"), HANDLE, rows[0].pk, *REMOVED)
    assert not EvidenceRow.objects.filter(open=True).exists()


def test_nobody_takes_up_what_those_above_them_brought(cast: Cast) -> None:
    add(cast, line("a.png"), "Dara", reference="")

    add(cast, line("a.png"))

    assert undeclared(cast)[0].closed_at is None
    assert EvidenceRow.objects.filter(declaration=None, open=True).count() == 1


def test_whoever_was_asked_is_reminded(cast: Cast) -> None:
    add(cast, line(), reference="")
    before = len([each for each in outbox() if "no declaration is known" in each.subject])

    run_day(Actor(member=None, at=datetime(2026, 11, 23, 6, tzinfo=UTC)))

    after = len([each for each in outbox() if "no declaration is known" in each.subject])
    assert after == before + 1


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "AI without a declaration"), ("fr", "IA sans déclaration")],
)
def test_the_task_has_a_line_and_a_panel_that_lead_to_the_files(
    cast: Cast, enter: Enter, language: str, said: str
) -> None:
    add(cast, line("a.png"), reference="")
    client = enter("Dara")
    client.cookies["clearslate_language"] = language

    page = client.get(f"/tasks?task={undeclared(cast)[0].pk}").content.decode()

    panel = page[page.index('id="panel"') :]
    assert said in page[: page.index('id="panel"')]
    assert said in panel
    assert "a.png" in panel
    assert f"{PAGE}?only=undecided" in panel
    assert enter("Dara").get("/tasks.csv").status_code == 200


def test_a_lead_of_another_production_has_no_such_task(cast: Cast, enter: Enter) -> None:
    add(cast, line("a.png"), reference="")

    assert undeclared(cast)[0].pk not in [t.number for t in tasks_for(cast.member("Tamsin"))[0]]


# What becomes of it when a use is superseded


def test_what_the_new_declaration_says_is_asked_no_more(cast: Cast) -> None:
    add(cast, made_by("hummock-sound-1"))
    assert len(tasks(cast, USE)) == 1

    new = supersede(cast, "hummock-sound-1")

    [old] = tasks(cast, USE)
    assert old.closed_at is not None
    assert not tasks(cast, new)
    row = EvidenceRow.objects.get()
    assert (row.declaration.reference, row.open, row.discrepancies) == (new, False, "[]")


def test_what_it_does_not_say_is_asked_of_it(cast: Cast, enter: Enter) -> None:
    add(cast, made_by("hummock-sound-1") + silent("quiet.png", "no_sign"))

    new = supersede(cast)

    [old], [task] = tasks(cast, USE), tasks(cast, new)
    assert old.closed_at is not None
    assert (task.office, task.closed_at) == ("clearance_lead", None)
    assert {row.declaration.reference for row in EvidenceRow.objects.all()} == {new}
    assert "face_v2.png" not in enter("Dara").get(USE_PAGE).content.decode()
    page = enter("Dara").get(f"/productions/the-salt-road/uses/{new}").content.decode()
    assert "face_v2.png" in page
    assert f"What the files of {USE} say is held against this declaration" in page


def test_both_uses_have_it_in_their_log(cast: Cast) -> None:
    add(cast, made_by("hummock-sound-1"))

    new = supersede(cast)

    [moved] = LogRow.objects.filter(act="evidence_moved")
    [taken] = LogRow.objects.filter(act="evidence_taken_over")
    assert moved.subject == f"declaration {HANDLE} {USE}"
    assert taken.subject == f"declaration {HANDLE} {new}"
    assert json.loads(moved.entry)["details"]["tasks_closed"] == 1


def test_an_answer_stays_where_it_was_given_and_holds_for_the_new_declaration(cast: Cast) -> None:
    add(cast, made_by("hummock-sound-1"))
    first = EvidenceRow.objects.get()
    decide(cast.acting("Dara"), HANDLE, first.pk, Answered.EXPLAINED, "A stand-in name.")

    new = supersede(cast)

    first.refresh_from_db()
    assert first.declaration.reference == USE
    assert not tasks(cast, new)
    assert add(cast, made_by("hummock-sound-1"), reference=new).to_answer == 0


def test_what_is_new_beside_the_new_declaration_is_asked_in_spite_of_an_answer(
    cast: Cast,
) -> None:
    add(cast, made_by("hummock-sound-1"))
    first = EvidenceRow.objects.get()
    decide(cast.acting("Dara"), HANDLE, first.pk, Answered.EXPLAINED, "A stand-in name.")

    # Another set of declared tools is another difference.
    new = supersede(cast, "murmur-voice-2")

    assert EvidenceRow.objects.get(open=True).declaration.reference == new
    assert len(tasks(cast, new)) == 1


def test_what_is_no_longer_used_is_not_asked_again(cast: Cast) -> None:
    add(cast, made_by("hummock-sound-1"))
    first = EvidenceRow.objects.get()
    decide(cast.acting("Dara"), HANDLE, first.pk, Answered.REMOVED, "Taken out.")

    new = supersede(cast, "murmur-voice-2")

    assert EvidenceRow.objects.count() == 1
    assert not tasks(cast, new)


def test_what_is_brought_for_a_superseded_use_is_held_against_the_one_in_its_place(
    cast: Cast,
) -> None:
    new = supersede(cast)

    add(cast, made_by("hummock-sound-1"), reference=USE)

    assert EvidenceRow.objects.get().declaration.reference == new
    assert not tasks(cast, USE)
    assert len(tasks(cast, new)) == 1


def test_a_use_without_files_is_superseded_without_a_word_about_them(cast: Cast) -> None:
    supersede(cast)

    assert not LogRow.objects.filter(act__startswith="evidence").exists()


# Many at once


def many(cast: Cast) -> list[int]:
    add(cast, b"".join(line(f"{n}.png", digest=digest(f"1{n}")) for n in range(4)))
    add(cast, line("loose.png", digest=digest("77")), reference="")
    return list(EvidenceRow.objects.order_by("pk").values_list("pk", flat=True))


def together(cast: Cast, picked: Picked, who: str = "Dara", reason: str = "Test runs.") -> int:
    return decide_together(cast.acting(who), HANDLE, picked, Answered.EXPLAINED, reason)


def test_several_are_answered_with_one_reason_and_one_line_of_the_log(cast: Cast) -> None:
    numbers = many(cast)
    before = DeclarationRow.objects.get(reference=USE, production=cast.the_salt_road)

    assert together(cast, Picked(numbers=frozenset(numbers[:3]))) == 3

    assert set(EvidenceRow.objects.filter(open=True).values_list("pk", flat=True)) == {
        numbers[3],
        numbers[4],
    }
    [entry] = LogRow.objects.filter(act="evidence_answered_together")
    assert json.loads(entry.entry)["details"]["evidence"] == numbers[:3]
    assert tasks(cast, USE)[0].closed_at is None
    after = DeclarationRow.objects.get(pk=before.pk)
    assert (after.progress, after.determination) == (before.progress, before.determination)


def test_all_of_one_use_are_answered_and_its_task_closes(cast: Cast) -> None:
    numbers = many(cast)

    assert together(cast, Picked(reference=USE, newest=numbers[-1])) == 4

    assert tasks(cast, USE)[0].closed_at is not None
    assert undeclared(cast)[0].closed_at is None
    assert together(cast, Picked(reference="", newest=numbers[-1])) == 1
    assert undeclared(cast)[0].closed_at is not None


def test_what_arrived_after_the_page_was_read_is_never_among_it(cast: Cast) -> None:
    numbers = many(cast)
    add(cast, line("later.png", digest=digest("99")))

    assert together(cast, Picked(newest=numbers[-1])) == 5
    assert EvidenceRow.objects.get(open=True).name == "later.png"


def test_if_one_was_answered_meanwhile_none_is(cast: Cast) -> None:
    numbers = many(cast)
    decide(cast.acting("Dara"), HANDLE, numbers[0], Answered.REMOVED, "Taken out.")

    with pytest.raises(AnsweredMeanwhile):
        together(cast, Picked(numbers=frozenset(numbers)))
    assert EvidenceRow.objects.filter(open=True).count() == 4


def test_together_needs_the_office_a_reason_and_something_to_answer(cast: Cast) -> None:
    numbers = many(cast)

    with pytest.raises(MayNot):
        together(cast, Picked(numbers=frozenset(numbers)), who="Jonah")
    with pytest.raises(NoReason):
        together(cast, Picked(numbers=frozenset(numbers)), reason=" ")
    for nothing in (Picked(numbers=frozenset()), Picked(reference="SR-9999"), Picked(newest=0)):
        with pytest.raises(NothingPicked):
            together(cast, nothing)
    assert EvidenceRow.objects.filter(open=True).count() == 5


def test_what_somebody_may_not_see_they_do_not_answer_with_the_rest(cast: Cast) -> None:
    many(cast)
    add(cast, line("above.png", digest=digest("88")), "Beatriz", reference="")
    newest = EvidenceRow.objects.latest("pk").pk

    with pytest.raises(AnsweredMeanwhile):
        together(cast, Picked(numbers=frozenset({newest})))
    assert together(cast, Picked(newest=newest)) == 5
    assert EvidenceRow.objects.get(open=True).name == "above.png"


def test_an_answer_to_many_holds_for_the_same_files_as_an_answer_to_one(cast: Cast) -> None:
    add(cast, line("a.png") + line("copy_of_a.png") + line("b.png", digest=digest("31")))
    first, _, other = EvidenceRow.objects.order_by("pk")

    together(cast, Picked(numbers=frozenset({first.pk, other.pk})))

    assert not EvidenceRow.objects.filter(open=True).exists()


def test_it_is_done_on_the_page_without_a_script(cast: Cast, enter: Enter) -> None:
    numbers = many(cast)
    client = enter("Dara")
    page = client.get(PAGE).content.decode()
    assert 'form="together"' in page
    assert f'<option value="use:{USE}">{USE}: 4 files</option>' in page
    newest = numbers[-1]

    none = client.post(TOGETHER, {"which": "picked", "decision": "explained", "reason": "x"})
    assert none.status_code == 422
    given = {"which": "picked", "evidence": numbers[:2], "decision": "explained"}
    refused = client.post(TOGETHER, given)
    assert refused.status_code == 422
    again = refused.content.decode()
    assert again.count(" checked") == 2
    assert 'role="alert"' in again
    answered = client.post(TOGETHER, {**given, "reason": "Test runs."}, follow=True)
    assert "2 files answered." in answered.content.decode()
    assert client.post(TOGETHER, {**given, "reason": "Again."}).status_code == 409
    rest = {"which": "all", "newest": newest, "decision": "removed", "reason": "Out."}
    assert client.post(TOGETHER, rest).status_code == 302
    assert 'id="together"' not in client.get(PAGE).content.decode()
    history = client.get(USE_PAGE).content.decode()
    assert "answered why 2 of its files differ: Test runs." in history


@pytest.mark.parametrize("which", ["", "use:", "use:SR-9999", "nonsense", "all"])
def test_what_makes_no_sense_answers_nothing(cast: Cast, enter: Enter, which: str) -> None:
    many(cast)
    sent = {"which": which, "newest": "x", "evidence": "y", "decision": "explained", "reason": "z"}

    assert enter("Dara").post(TOGETHER, sent).status_code == 422
    assert EvidenceRow.objects.filter(open=True).count() == 5


def test_the_page_offers_it_only_to_who_may_answer_and_in_french(cast: Cast, enter: Enter) -> None:
    many(cast)

    assert 'id="together"' not in enter("Jonah").get(PAGE).content.decode()
    client = enter("Dara")
    client.cookies["clearslate_language"] = "fr"
    assert "Répondre à plusieurs à la fois" in client.get(PAGE).content.decode()


def test_many_are_answered_with_few_questions_to_the_database(
    cast: Cast, django_assert_max_num_queries: Callable[[int], object]
) -> None:
    add(cast, b"".join(line(f"{n}.png", digest=f"sha256:{n:064x}") for n in range(300)))

    with django_assert_max_num_queries(40):  # type: ignore[attr-defined]
        assert together(cast, Picked(reference=USE)) == 300
