"""My tasks: what is asked of somebody, in one list, workable without a mouse or a script."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from tests.service.conftest import NOON, Cast
from tests.service.deciding import OFFICE_OF, open_tasks, read, the_use

from clearslate.domain.people import Office
from clearslate.domain.policy.rules import Outcome
from clearslate.operations.away import go_away, mark_read
from clearslate.operations.deciding import ask_for_change
from clearslate.operations.settling import settle
from clearslate.records.founding import give_office
from clearslate.records.log import atomic
from clearslate.records.reach import NotThere
from clearslate.records.tasks import tasks_for

Enter = Callable[[str], Client]


def references(cast: Cast, name: str) -> list[str]:
    """Return the references of somebody's tasks, in order."""
    return [task.reference for task in tasks_for(cast.member(name))[0]]


def test_each_reviewer_has_exactly_the_tasks_that_findings_name_for_their_office(
    cast: Cast,
) -> None:
    for name, office in OFFICE_OF.items():
        for task in tasks_for(cast.member(name))[0]:
            assert task.office is office
    assert "SR-0007" in references(cast, "Corwin")
    for name in ("Beatriz", "Ines", "Auden", "Mirela"):
        assert "SR-0007" not in references(cast, name)


def test_tasks_are_sorted_by_risk_then_by_day(cast: Cast) -> None:
    found = tasks_for(cast.member("Beatriz"))[0]
    keys = [(-task.outcome, task.due_on or NOON.date() + timedelta(days=9999)) for task in found]
    assert keys == sorted(keys)


def test_a_reason_that_is_only_not_ruled_out_is_never_told_as_a_fact(
    cast: Cast, enter: Enter
) -> None:
    page = enter("Beatriz").get("/tasks").content.decode()
    rows = {
        reference: row for row in page.split("<tr") for reference in re.findall(r"SR-\d+", row)
    }
    assert "Not ruled out: the tool stores" in rows["SR-0009"], "nobody knows whether it does"
    assert "Not ruled out" not in rows["SR-0019"], "this is so whatever is found out"


def test_a_use_that_goes_ahead_on_notice_is_shown_to_the_contact_once(cast: Cast) -> None:
    [notice] = open_tasks(the_use(cast, "SR-0002"), "notice").values()
    assert notice.outcome is Outcome.NOTIFY
    assert mark_read(cast.acting("Beatriz"), [notice.number, notice.number]) == 1

    with atomic():
        settle(notice.use or 0, cast.acting("Rufus"), because="a test")
    assert not open_tasks(the_use(cast, "SR-0002"), "notice")


def test_nobody_else_marks_a_notice_as_read(cast: Cast) -> None:
    [notice] = open_tasks(the_use(cast, "SR-0002"), "notice").values()
    assert mark_read(cast.acting("Corwin"), [notice.number]) == 0
    with pytest.raises(NotThere):
        mark_read(cast.acting("Petra"), [notice.number])
    assert open_tasks(the_use(cast, "SR-0002"), "notice")


def test_picked_notices_are_read_at_once_and_nothing_else_is(cast: Cast, enter: Enter) -> None:
    client = enter("Beatriz")
    found = tasks_for(cast.member("Beatriz"))[0]
    answer = client.post("/tasks/read", {"task": [task.number for task in found]})
    assert answer.status_code == 302
    assert {t.kind for t in found} == {"notice", "review"}
    assert {t.kind for t in tasks_for(cast.member("Beatriz"))[0]} == {"review"}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_everybody_has_a_page_of_tasks_in_both_languages(
    cast: Cast, enter: Enter, language: str
) -> None:
    for name in cast.slate.people:
        client = enter(name)
        client.cookies["clearslate_language"] = language
        answer = client.get("/tasks")
        assert answer.status_code == 200, name
        assert f'<html lang="{language}"' in answer.content.decode()


def test_who_has_nothing_to_do_is_told_what_would_stand_there(enter: Enter) -> None:
    page = enter("Quentin").get("/tasks").content.decode()
    assert "Nothing waits for you." in page
    assert "riskiest and most urgent first" in page
    assert 'id="queue"' not in page


def test_the_panel_has_an_address_and_a_strangers_task_is_not_there(
    cast: Cast, enter: Enter
) -> None:
    task = open_tasks(the_use(cast, "SR-0007"))[Office.LEGAL].number
    page = enter("Corwin").get(f"/tasks?task={task}").content.decode()
    panel = page[page.index('id="panel"') :]
    assert "A second doll for the game" in panel
    assert f"/tasks/{task}/approve" in panel
    assert enter("Petra").get(f"/tasks?task={task}").status_code == 404
    assert enter("Corwin").get("/tasks?task=999999").status_code == 404
    assert enter("Corwin").get("/tasks?task=x").status_code == 200


def test_the_panel_of_who_may_not_decide_offers_no_decision(cast: Cast, enter: Enter) -> None:
    task = open_tasks(the_use(cast, "SR-0007"))[Office.LEGAL].number
    for name in ("Jonah", "Dara", "Beatriz"):
        page = enter(name).get(f"/tasks?task={task}").content.decode()
        assert f"/tasks/{task}/approve" not in page, name


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("production=salt-soap", {"SO-0004"}),
        ("outcome=escalate", {"SR-0009"}),
        ("office=legal", set()),
        ("older=1", set()),
        ("outcome=nonsense&office=nonsense&older=x", None),
        ("page=0", None),
        ("page=99999999999", None),
    ],
)
def test_filters_narrow_the_list_and_nonsense_narrows_nothing(
    cast: Cast, enter: Enter, query: str, expected: set[str] | None
) -> None:
    answer = enter("Beatriz").get(f"/tasks?{query}")
    assert answer.status_code == 200
    wanted = set(references(cast, "Beatriz")) if expected is None else expected
    assert listed(answer.content.decode()) == wanted


def listed(page: str) -> set[str]:
    """Return the references in the list, what is with others left out."""
    if 'id="queue"' not in page:
        return set()
    table = page[page.index('id="queue"') : page.index("</table>")].split('class="band"')[0]
    return set(re.findall(r'class="sub">([A-Z]{2}-\d{4})', table))


def test_the_export_is_the_list_and_no_formula(cast: Cast, enter: Enter) -> None:
    answer = enter("Beatriz").get("/tasks.csv?outcome=escalate")
    assert answer["Content-Type"].startswith("text/csv")
    lines = answer.content.decode().splitlines()
    assert lines[0] == "production,reference,title,partner,kind,office,outcome,since,due"
    assert [line.split(",")[1] for line in lines[1:]] == ["SR-0009"]


def test_a_declarant_sees_what_is_with_others_and_what_was_asked_of_them(
    cast: Cast, enter: Enter
) -> None:
    use = the_use(cast, "SR-0007")
    page = enter("Jonah").get("/tasks").content.decode()
    assert "coming back to you" in page
    assert "SR-0007" in page

    task = open_tasks(use)[Office.LEGAL].number
    ask_for_change(cast.acting("Corwin"), task, read(cast, use), "Name the sculptor")
    assert references(cast, "Jonah")[0] == "SR-0007"
    page = enter("Corwin").get("/tasks").content.decode()
    assert "Jonah Pell answers your question" in page


def test_a_stand_in_has_the_tasks_of_who_is_away_until_the_day_ends(cast: Cast) -> None:
    assert "SR-0007" not in references(cast, "Ines")
    go_away(cast.acting("Corwin"), NOON.date(), cast.number("Ines"))
    from clearslate.records.members import stands_in_for

    def seen_on(days: int) -> set[str]:
        away = stands_in_for(cast.member("Ines"), NOON.date() + timedelta(days=days))
        return {task.reference for task in tasks_for(cast.member("Ines"), away)[0]}

    assert "SR-0007" in seen_on(0)
    assert "SR-0007" not in seen_on(1)


def test_tasks_are_handed_over_and_taken_back_on_the_page(cast: Cast, enter: Enter) -> None:
    client = enter("Corwin")
    bad = client.post("/tasks/away", {"until": "2026-11-25", "to": cast.number("Jonah")})
    assert bad.status_code == 422
    assert client.post("/tasks/away", {"until": "soon", "to": "x"}).status_code == 422
    sent = {"until": "2026-11-25", "to": cast.number("Ines")}
    assert client.post("/tasks/away", sent).status_code == 302
    assert "Ines Aldray stands in for you" in client.get("/tasks").content.decode()
    assert client.post("/tasks/away", {"back": "yes"}).status_code == 302
    assert "stands in for you" not in client.get("/tasks").content.decode()


def test_somebody_in_two_houses_offices_is_asked_once(cast: Cast) -> None:
    give_office(cast.number("Corwin"), Office.LEGAL, cast.the_salt_road)
    found = [task.number for task in tasks_for(cast.member("Corwin"))[0]]
    assert len(found) == len(set(found))


def test_how_many_wait_is_the_same_in_the_list_the_count_and_the_export(
    cast: Cast, enter: Enter
) -> None:
    found, how_many = tasks_for(cast.member("Beatriz"))
    client = enter("Beatriz")
    lines = client.get("/tasks.csv").content.decode().splitlines()
    assert len(found) == how_many == len(lines) - 1
    assert f"{how_many} wait for you." in client.get("/tasks").content.decode()
