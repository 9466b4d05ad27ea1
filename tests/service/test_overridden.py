"""An emergency override is never shown, counted or exported as a clearance."""

import csv
import io
import json
import re
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.service.conftest import NOON, Cast
from tests.service.deciding import open_tasks, the_use

from clearslate.operations.overriding import override, review_override
from clearslate.records.listing import Asked, State, uses_listed
from clearslate.records.models import Account, DeclarationRow
from clearslate.records.slate import states_counted, times_to_clearance
from clearslate.records.tasks import Task

Enter = Callable[[str], Client]
SALT_ROAD = "/productions/the-salt-road"
ILSA = f"{SALT_ROAD}/uses/SR-0021"
REASON = "Live in an hour"
SAID = {"en": "goes ahead by override", "fr": "se poursuit par dérogation"}


@pytest.fixture
def before(cast: Cast) -> dict[State, int]:
    """Return how the uses of The Salt Road stood before the override."""
    return dict(states_counted(cast.member("Dara"))[cast.the_salt_road])


@pytest.fixture
def reviewing(cast: Cast, before: dict[State, int]) -> Task:
    """Override SR-0021, and return the task that asks to review that."""
    override(cast.acting("Rufus"), "the-salt-road", "SR-0021", REASON, second_factor=True)
    [task] = open_tasks(the_use(cast, "SR-0021"), "override").values()
    return task


def page_of(enter: Enter, address: str, language: str = "en", who: str = "Dara") -> str:
    """Return a page without what no reader is shown."""
    client = enter(who)
    client.cookies["clearslate_language"] = language
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def states_beside(page: str, reference: str) -> set[tuple[str, str]]:
    """Return the looks and words of states in the rows of a table that name a use."""
    rows = [row for row in re.findall(r"<tr.*?</tr>", page, re.DOTALL) if reference in row]
    states = r'<span class="state[^"]* is-(\w+)"><svg.*?</svg>([^<]*)<'
    return {found for row in rows for found in re.findall(states, row)}


@pytest.mark.usefixtures("reviewing")
@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize(
    "address",
    [
        SALT_ROAD,
        f"{SALT_ROAD}?state=overridden",
        "/uses",
        "/search?q=SR-0021",
        "/registers/people/the-salt-road/Maren%20Oskvale",
        "/packs/netflix-genai/touches",
    ],
)
def test_every_list_says_that_it_goes_ahead_by_override(
    enter: Enter, address: str, language: str
) -> None:
    found = states_beside(page_of(enter, address, language), "SR-0021")

    assert found == {("temp", SAID[language])}


@pytest.mark.usefixtures("reviewing")
def test_what_may_be_copied_is_no_clearance_either(enter: Enter) -> None:
    page = page_of(enter, f"{SALT_ROAD}/declare?text=SR-0021", who="Jonah")

    assert states_beside(page, "SR-0021") == {("temp", SAID["en"])}


@pytest.mark.usefixtures("reviewing")
@pytest.mark.parametrize("language", ["en", "fr"])
def test_its_own_page_wears_it_as_a_badge(enter: Enter, language: str) -> None:
    page = page_of(enter, ILSA, language)

    badges = re.findall(r'class="state state-badge is-(\w+)"><svg.*?</svg>([^<]*)<', page)
    assert badges == [("temp", SAID[language])]


@pytest.mark.usefixtures("reviewing")
def test_it_is_counted_by_itself_and_listed_where_it_is_counted(
    cast: Cast, before: dict[State, int]
) -> None:
    member = cast.member("Dara")
    after = dict(states_counted(member)[cast.the_salt_road])

    assert after[State.OVERRIDDEN] == 1
    assert after[State.CLEARED] == before[State.CLEARED]
    assert after[State.BLOCKED] == before[State.BLOCKED] - 1
    for state in State:
        wanted = Asked(production=cast.the_salt_road, state=state)
        found, listed = uses_listed(member, wanted, NOON.date())
        assert listed == after.get(state, 0)
        assert ("SR-0021" in {each.line.reference for each in found}) is (
            state is State.OVERRIDDEN
        )


@pytest.mark.usefixtures("reviewing")
@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_slate_bar_legend_and_number_tell_it_apart(enter: Enter, language: str) -> None:
    page = page_of(enter, "/slate", language)

    assert f"{SALT_ROAD}?state=overridden" in page
    assert f"1 {SAID[language]}" in page
    assert '<g class="is-temp">' in page
    assert page.count(SAID[language]) == 2, "the number, and the legend"


@pytest.mark.usefixtures("reviewing")
def test_files_say_it_in_their_state_and_in_a_column(enter: Enter) -> None:
    client = enter("Dara")
    text = client.get(f"{SALT_ROAD}?format=csv").content.decode()
    rows = {row["reference"]: row for row in csv.DictReader(io.StringIO(text))}
    spelled = json.loads(client.get(f"{SALT_ROAD}?format=json").content)
    head, slate = client.get("/slate?format=csv").content.decode().splitlines()

    assert rows["SR-0021"]["state"] == "overridden"
    assert {reference for reference, row in rows.items() if row["overridden"] == "yes"} == {
        "SR-0021"
    }
    assert {row["overridden"] for row in rows.values()} == {"yes", "no"}
    assert {use["reference"]: use["overridden"] for use in spelled} == {
        reference: reference == "SR-0021" for reference in rows
    }
    assert dict(zip(head.split(","), slate.split(","), strict=True))["overridden"] == "1"


@pytest.mark.usefixtures("reviewing")
@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "1 goes ahead by override."), ("fr", "1 se poursuit par dérogation.")],
)
def test_a_production_whose_other_uses_are_cleared_does_not_say_that_all_are(
    enter: Enter, cast: Cast, language: str, said: str
) -> None:
    others = DeclarationRow.objects.filter(production=cast.the_salt_road, overridden=False)
    others.filter(current=True).update(progress="goes_ahead")
    [standing] = re.findall(
        r'<p class="standing">(.*?)</p>', page_of(enter, SALT_ROAD, language), re.DOTALL
    )

    assert said in standing
    assert not re.search(r"all of them|tous|not go ahead|pas encore", standing)


def test_nobody_is_timed_to_a_clearance_that_was_none(cast: Cast, reviewing: Task) -> None:
    use = the_use(cast, "SR-0021")
    assert use.settled_at is None
    assert use.number not in DeclarationRow.objects.exclude(settled_at=None).values_list(
        "pk", flat=True
    )
    counted = times_to_clearance(cast.member("Corwin"), NOON).whole.cleared

    review_override(cast.acting("Beatriz"), reviewing.number, "It was right", stands=True)

    assert times_to_clearance(cast.member("Corwin"), NOON).whole.cleared == counted
    assert states_counted(cast.member("Dara"))[cast.the_salt_road][State.OVERRIDDEN] == 1


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "{who} let it go ahead on 20 November 2026. The reason given: Live in an hour"),
        (
            "fr",
            "{who} l’a laissé se poursuivre le 20 novembre 2026. "
            "Le motif donné\u00a0: Live in an hour",
        ),
    ],
)
def test_whoever_reviews_it_is_told_who_made_it_when_and_why(
    cast: Cast, enter: Enter, reviewing: Task, language: str, said: str
) -> None:
    wanted = said.format(who=cast.member("Rufus").name)
    tasks = page_of(enter, f"/tasks?task={reviewing.number}", language, "Beatriz")
    panel = tasks[tasks.index('id="panel"') :]
    page = page_of(enter, ILSA, language, "Jonah")

    assert wanted in panel
    assert (
        f'is-temp"><svg class="icon" aria-hidden="true"><use href="#s-temp"/></svg>{SAID[language]}'
        in panel
    )
    assert wanted in page[page.index('class="alarm"') :]


def test_who_made_it_is_named_after_they_have_left(
    cast: Cast, enter: Enter, reviewing: Task
) -> None:
    Account.objects.filter(pk=cast.number("Rufus")).update(is_active=False)
    [name] = Account.objects.filter(pk=cast.number("Rufus")).values_list("name", flat=True)

    assert f"{name} let it go ahead on" in page_of(enter, ILSA)


@pytest.mark.forgetful
@pytest.mark.skipif(connection.vendor != "sqlite", reason="reads the steps of SQLite")
def test_the_slate_is_counted_from_an_index_and_opens_no_use(cast: Cast) -> None:
    with CaptureQueriesContext(connection) as asked:
        states_counted(cast.member("Dara"))
    [counting] = [each["sql"] for each in asked.captured_queries if "COUNT(" in each["sql"]]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT name, rootpage FROM sqlite_master WHERE tbl_name LIKE '%declarationrow'"
        )
        roots = dict(cursor.fetchall())
        cursor.execute(f"EXPLAIN {counting}")
        steps = [step[1:4] for step in cursor.fetchall()]
    opened = {root: at for step, at, root in steps if step == "OpenRead"}

    assert roots["slate_counts"] in opened
    assert not [s for s in steps if s[:2] == ("Column", opened[roots["records_declarationrow"]])]


@pytest.mark.usefixtures("reviewing")
@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "Goes ahead by emergency override"), ("fr", "Se poursuit par dérogation d’urgence")],
)
def test_its_sentence_says_so_before_what_the_rules_say(
    enter: Enter, language: str, said: str
) -> None:
    page = page_of(enter, ILSA, language)
    [standing] = re.findall(r'<p class="standing">(.*?)</p>', page, re.DOTALL)

    assert standing.startswith(said)
    assert len(standing) > len(said) + 80
