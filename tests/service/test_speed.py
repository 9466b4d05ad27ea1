"""What keeps pages quick: they ask the database little, and no more where more is declared."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.service.conftest import NOON, Cast

from clearslate.domain.people import Office
from clearslate.domain.policy.rules import Outcome
from clearslate.records.models import RecordRow, TaskRow
from clearslate.records.productions import production_numbered
from clearslate.records.registers import registry_of
from clearslate.records.tasks import open_task, tasks_for

pytestmark = pytest.mark.forgetful
Enter = Callable[[str], Client]
PAGES = (
    ("Corwin", "/tasks"),
    ("Corwin", "/slate"),
    ("Corwin", "/productions"),
    ("Corwin", "/productions/the-salt-road"),
    ("Corwin", "/productions/the-salt-road/uses/SR-0007"),
    ("Dara", "/productions/the-salt-road/uses/SR-0021"),
    ("Corwin", "/registers"),
    ("Corwin", "/registers/approval"),
    ("Corwin", "/search?q=doll"),
    ("Corwin", "/guidance"),
    ("Rufus", "/audit"),
    ("Rufus", "/people"),
)
_MOST = 32


@pytest.mark.parametrize(("who", "address"), PAGES)
def test_a_page_asks_the_database_little(enter: Enter, who: str, address: str) -> None:
    client = enter(who)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
        how_often = len(asked)

    assert how_often <= _MOST


def test_more_tasks_are_no_more_questions(cast: Cast, enter: Enter) -> None:
    client = enter("Corwin")
    with CaptureQueriesContext(connection) as asked:
        client.get("/tasks")
        before = len(asked)
    use = TaskRow.objects.filter(declaration__isnull=False).values_list("declaration", flat=True)
    for _ in range(30):
        open_task(
            production=cast.the_salt_road,
            use=use[0],
            kind="review",
            office=Office.LEGAL,
            outcome=Outcome.ESCALATE,
            at=NOON,
            due_on=None,
        )
    with CaptureQueriesContext(connection) as asked:
        client.get("/tasks")
        after = len(asked)

    assert tasks_for(cast.member("Corwin"))[1] >= 30
    assert after <= before + 2


def test_one_use_reads_its_own_approvals_and_no_others(cast: Cast) -> None:
    kept = production_numbered(cast.the_salt_road)
    whole = registry_of(kept.number, kept.path)
    with CaptureQueriesContext(connection) as asked:
        own = registry_of(kept.number, kept.path, declarations=("SR-0012",))
        [query] = [each["sql"] for each in asked]
    with connection.cursor() as cursor:
        cursor.execute(query)
        read = len(cursor.fetchall())

    assert {each.declaration for each in own.approvals or ()} == {"SR-0012"}
    assert own.tools == whole.tools
    elsewhere = RecordRow.objects.filter(production=kept.number, current=True)
    assert read == elsewhere.filter(about__in=("", "SR-0012")).count() < elsewhere.count()


def test_a_page_is_compressed_and_a_table_is_not(enter: Enter) -> None:
    client = enter("Corwin")
    page = client.get("/tasks", headers={"accept-encoding": "gzip"})
    table = client.get("/tasks.csv", headers={"accept-encoding": "gzip"})

    assert page.headers["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in page.headers["Vary"]
    assert "Content-Encoding" not in table.headers
