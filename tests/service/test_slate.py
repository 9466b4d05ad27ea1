"""The slate counts exactly what its links list, for everyone who looks at it."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from tests.service.conftest import NOON, Cast
from tests.service.deciding import say_yes, the_use

from clearslate.domain.request import Progress
from clearslate.operations.actor import Actor
from clearslate.operations.deciding import Yes
from clearslate.operations.settling import settle
from clearslate.records.endings import SPANS, endings, records_ending
from clearslate.records.listing import Asked, State, Wrong, count_wrong, uses_listed
from clearslate.records.log import atomic
from clearslate.records.models import Account, DeclarationRow, RecordRow, TaskRow
from clearslate.records.slate import queues, states_counted, times_to_clearance

TODAY = NOON.date()
Enter = Callable[[str], Client]


@pytest.mark.parametrize("who", ["Corwin", "Dara", "Jonah", "Petra", "Hélène", "Tamsin"])
def test_every_number_is_the_length_of_the_list_behind_it(cast: Cast, who: str) -> None:
    member = cast.member(who)
    counts = states_counted(member)

    assert counts
    for production, states in counts.items():
        for state in State:
            _, listed = uses_listed(member, Asked(production=production, state=state), TODAY)
            assert listed == states.get(state, 0)
        _, whole = uses_listed(member, Asked(production=production), TODAY)
        assert whole == sum(states.values())


def test_a_vendor_is_counted_nothing_of_another(cast: Cast) -> None:
    [mine] = states_counted(cast.member("Petra")).values()
    [all_of_it] = states_counted(cast.member("Dara")).values()

    assert sum(mine.values()) < sum(all_of_it.values())
    assert {each.production for each in queues(cast.member("Petra"), TODAY)} <= {
        cast.the_salt_road
    }


def test_who_has_it_agrees_with_the_list_it_leads_to(cast: Cast) -> None:
    member = cast.member("Beatriz")
    asked = queues(member, TODAY + timedelta(days=400))

    assert asked
    for queue in asked:
        wanted = Asked(production=queue.production, waiting=queue.office)
        assert uses_listed(member, wanted, TODAY)[1] == queue.waiting
        late = Asked(production=queue.production, waiting=queue.office, late=True)
        assert uses_listed(member, late, TODAY + timedelta(days=400))[1] == queue.late


def test_half_and_nine_in_ten_are_counted_in_whole_hours_from_declared_to_cleared(
    cast: Cast,
) -> None:
    DeclarationRow.objects.update(settled_at=None)
    uses = list(DeclarationRow.objects.filter(production=cast.the_salt_road).order_by("pk")[:10])
    for place, use in enumerate(uses, start=1):
        DeclarationRow.objects.filter(pk=use.pk).update(
            declared_at=NOON - timedelta(days=10 + place), settled_at=NOON - timedelta(days=10)
        )
    times = times_to_clearance(cast.member("Corwin"), NOON)

    assert (times.whole.cleared, times.whole.half, times.whole.nine_in_ten) == (10, 5.0, 9.0)
    [week] = [week for week in times.weeks if week.cleared]
    assert week.ends == TODAY - timedelta(weeks=1)
    assert [week.half for week in times.weeks].count(None) == 11


def test_what_was_cleared_before_the_twelve_weeks_is_not_counted(cast: Cast) -> None:
    DeclarationRow.objects.update(settled_at=NOON - timedelta(weeks=12, minutes=1))

    assert times_to_clearance(cast.member("Corwin"), NOON).whole.half is None


def test_what_ends_soon_is_counted_as_it_is_listed(cast: Cast) -> None:
    RecordRow.objects.filter(kind="tool").update(expires_on=TODAY + timedelta(days=45))
    member = cast.member("Dara")
    tools = {each.kind: each for each in endings(member, TODAY)}["tool"]

    listed = [len(records_ending(member, TODAY, days=d, kind="tool")) for d in SPANS]
    assert list(tools.within) == listed
    assert listed[0] == 0 < listed[1] == listed[2]


def test_a_withdrawn_record_does_not_end_soon(cast: Cast) -> None:
    RecordRow.objects.filter(kind="consent").update(
        expires_on=TODAY + timedelta(days=5), withdrawn_on=TODAY
    )

    assert not records_ending(cast.member("Dara"), TODAY, days=90, kind="consent")


@pytest.mark.forgetful
def test_the_standing_check_finds_what_is_wrong_and_lists_it(cast: Cast) -> None:
    member, production = cast.member("Dara"), cast.the_salt_road
    before = count_wrong(member, production, TODAY)
    Account.objects.filter(pk=cast.number("Jonah")).update(is_active=False)
    after = count_wrong(member, production, TODAY)

    assert before[Wrong.NOBODY_ANSWERS] == 0 < after[Wrong.NOBODY_ANSWERS]
    for wrong, n in after.items():
        listed = uses_listed(member, Asked(production=production, wrong=wrong), TODAY)[1]
        assert listed == n


def test_a_use_that_goes_ahead_is_never_overdue(cast: Cast) -> None:
    DeclarationRow.objects.update(
        needed_on=TODAY - timedelta(days=1), progress=Progress.GOES_AHEAD.value
    )

    assert count_wrong(cast.member("Dara"), cast.the_salt_road, TODAY)[Wrong.OVERDUE] == 0


@pytest.mark.parametrize(("language", "head"), [("en", "Slate"), ("fr", "Ardoise")])
def test_the_slate_speaks_both_languages_and_links_every_number(
    enter: Enter, language: str, head: str
) -> None:
    client = enter("Beatriz")
    client.cookies["clearslate_language"] = language
    page = client.get("/slate").content.decode()

    assert f"<h1>{head}</h1>" in page
    assert "/productions/the-salt-road?state=blocked" in page
    assert 'aria-label="' in page
    assert "{" not in re.sub(r"content='\{.*?\}'", "", page)


def test_the_code_name_stands_on_the_slate_of_whoever_may_not_see_the_title(
    enter: Enter, cast: Cast
) -> None:
    page = enter("Rufus").get("/slate").content.decode()

    assert "Bright Basin" in page
    assert "Salt Soap" not in page


def test_an_empty_slate_says_what_belongs_there(enter: Enter) -> None:
    page = enter("Quentin").get("/slate").content.decode()

    assert "There is none yet" in page
    assert "<table" not in page


def test_the_slate_as_a_table_has_the_same_numbers(enter: Enter, cast: Cast) -> None:
    answer = enter("Dara").get("/slate?format=csv")
    head, row = answer.content.decode().splitlines()
    cells = dict(zip(head.split(","), row.split(","), strict=True))
    counts = states_counted(cast.member("Dara"))[cast.the_salt_road]

    assert answer["Content-Type"].startswith("text/csv")
    assert {
        state: int(cells[state.value]) for state in State if cells[state.value] != "0"
    } == dict(counts)


def test_a_settled_use_moves_from_one_number_to_another(cast: Cast) -> None:
    use = DeclarationRow.objects.get(reference="SR-0007")
    before = states_counted(cast.member("Dara"))[cast.the_salt_road]
    DeclarationRow.objects.filter(pk=use.pk).update(overridden=True)
    with atomic():
        settle(use.pk, Actor(member=None, at=NOON), because="test")
    after = states_counted(cast.member("Dara"))[cast.the_salt_road]

    assert after[State.OVERRIDDEN] == before.get(State.OVERRIDDEN, 0) + 1
    assert after[State.CLEARED] == before[State.CLEARED]
    assert sum(after.values()) == sum(before.values())
    assert not TaskRow.objects.filter(declaration=use, closed_at=None, kind="review").exists()


def test_a_stranger_is_asked_to_sign_in() -> None:
    for address in ("/slate", "/slate/ending", "/uses", "/productions"):
        answer = Client().get(address)
        assert answer.status_code == 302
        assert "/accounts/login" in answer["Location"] or "login" in answer["Location"]


def approved_until(cast: Cast, days: int) -> str:
    """Approve the second doll, declared by Jonah, for some days; return the approval's name."""
    use = the_use(cast, "SR-0007")
    say_yes(cast, "Corwin", use, Yes(until=TODAY + timedelta(days=days)))
    row = RecordRow.objects.get(kind="approval", expires_on=TODAY + timedelta(days=days))
    return row.reference


@pytest.mark.parametrize("name", ["Jonah", "Dara"])
def test_the_end_of_an_approval_is_seen_by_whoever_sees_its_use(
    cast: Cast, enter: Enter, name: str
) -> None:
    reference = approved_until(cast, 45)
    member, client = cast.member(name), enter(name)

    listed = records_ending(member, TODAY, days=90, kind="approval")
    assert reference in {each.reference for each in listed}
    assert reference not in {
        each.reference for each in records_ending(member, TODAY, days=30, kind="approval")
    }
    [counted] = [each for each in endings(member, TODAY) if each.kind == "approval"]
    assert counted.within[-1] == len(listed)
    page = client.get("/slate/ending").content.decode()
    [row] = [each for each in page.split("<tr>") if reference in each]
    [address] = re.findall(r'href="([^"]+)"', row)
    assert client.get(address).status_code == 200
    assert ("/uses/SR-0007" in address) is (name == "Jonah")


@pytest.mark.parametrize("name", ["Petra", "Sunniva", "Tamsin"])
def test_the_end_of_an_approval_of_others_is_seen_by_nobody_else(
    cast: Cast, enter: Enter, name: str
) -> None:
    reference = approved_until(cast, 45)

    listed = records_ending(cast.member(name), TODAY, days=90)
    assert reference not in {each.reference for each in listed}
    for address in ("/slate/ending", "/slate/ending?kind=approval"):
        assert "SR-0007" not in enter(name).get(address).content.decode()


def test_who_sees_when_an_approval_ends_reads_no_more_of_its_register(
    cast: Cast, enter: Enter
) -> None:
    reference = approved_until(cast, 45)

    jonah = enter("Jonah")
    assert jonah.get(f"/registers/approval/the-salt-road/{reference}").status_code == 404
    assert reference not in jonah.get("/registers/approval").content.decode()
