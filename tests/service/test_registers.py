"""Registers: who reads what, how a record is kept, and what follows from keeping it."""

import re
from contextlib import AbstractContextManager
from dataclasses import replace
from hashlib import sha256
from html import unescape

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.service.conftest import NOON, Callable, Cast, finish

from clearslate.domain.people import Office
from clearslate.domain.policy.rules import Outcome
from clearslate.domain.registry import Tool
from clearslate.operations.actor import Actor
from clearslate.operations.jobs import settle_uses
from clearslate.operations.registering import remind_owners, withdraw_consent
from clearslate.records.files import files_of
from clearslate.records.founding import give_office
from clearslate.records.mail import outbox
from clearslate.records.reach import NotThere
from clearslate.records.register_lists import record_read, tools_open_to
from clearslate.records.registers import evidence_of, keep_record
from clearslate.records.touched import Touching, touched_seen
from clearslate.records.uses import use_called

Enter = Callable[[str], Client]

PAGES = [
    "/registers",
    "/registers/tool",
    "/registers/consent",
    "/registers/licence",
    "/registers/approval",
    "/registers/waiver",
    "/registers/people",
    "/registers/assets",
    "/registers/tool/the-salt-road/facet-render-3",
    "/registers/consent/the-salt-road/C-0004",
    "/registers/people/the-salt-road/Maren%20Oskvale",
    "/registers/tool/the-salt-road/touches/facet-render-3",
    "/registers/consent/the-salt-road/touches/C-0006?if=withdrawn",
    "/packs/netflix-genai/touches?production=the-salt-road&compare=1",
    "/registers/tool/add",
    "/registers/tool/the-salt-road/change/facet-render-3",
]


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_page_of_the_registers_opens_for_who_keeps_them(
    enter: Enter, address: str, language: str
) -> None:
    client = enter("Dara")
    client.cookies["clearslate_language"] = language

    answer = client.get(address)

    assert answer.status_code == 200
    assert f'lang="{language}"' in answer.content.decode()


TOOL = {
    "reference": "kestrel-1",
    "toolmaker": "Kestrel",
    "tool": "Kestrel",
    "environment": "own_enterprise",
    "data_terms.stores": "no",
    "data_terms.reuses": "no",
    "data_terms.trains": "no",
    "place": "the-salt-road",
}


def test_a_record_is_looked_at_before_it_is_kept_and_kept_with_its_paper(
    cast: Cast, enter: Enter
) -> None:
    client = enter("Dara")
    paper = SimpleUploadedFile("terms.pdf", b"terms of today")
    page = client.post("/registers/tool/add", TOOL | {"file": paper}).content.decode()
    with pytest.raises(NotThere):
        record_read(cast.member("Dara"), "tool", "kestrel-1", "the-salt-road")

    client.post("/registers/tool/add", hidden(page) | {"seen": "0"})

    seen = record_read(cast.member("Dara"), "tool", "kestrel-1", "the-salt-road")
    digest = f"sha256:{sha256(b'terms of today').hexdigest()}"
    assert evidence_of(seen.kept.record) == digest
    [file] = files_of(record=seen.kept.number)
    address = f"/registers/tool/the-salt-road/papers/{file.number}/kestrel-1"
    answer = client.get(address)
    assert b"".join(answer.streaming_content) == b"terms of today"
    assert answer.headers["Content-Disposition"].startswith("attachment")
    finish(answer)
    assert enter("Tamsin").get(address).status_code == 404


def test_a_house_that_works_in_productions_of_others_alone_is_offered_no_register_of_its_own(
    cast: Cast, enter: Enter
) -> None:
    give_office(cast.number("Petra"), Office.CLEARANCE_LEAD)

    answer = enter("Petra").post("/registers/tool/add", TOOL | {"place": "-"})

    assert answer.status_code in (403, 404)
    assert 'value="-"' not in answer.content.decode()
    assert 'value="-"' in enter("Dara").get("/registers/tool/add").content.decode()


def hidden(page: str) -> dict[str, str]:
    """Return what a page's form sends without being typed again."""
    form = page[page.index('<form class="block"') :]
    found = re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', form)
    return {name: unescape(value) for name, value in found if "csrf" not in name}


def test_nobody_attaches_a_paper_by_its_digest_alone(cast: Cast, enter: Enter) -> None:
    forged = TOOL | {"paper": "sha256:" + "0" * 64, "seen": "0"}

    enter("Dara").post("/registers/tool/add", forged)

    seen = record_read(cast.member("Dara"), "tool", "kestrel-1", "the-salt-road")
    assert files_of(record=seen.kept.number) == ()


def test_a_form_says_everything_that_is_wrong_and_what_a_file_would_be_told(enter: Enter) -> None:
    wrong = {
        "place": "the-salt-road",
        "reference": "C 9",
        "kind": "altration",
        "purposes": ["final_picture"],
        "production": "the-salt-road",
        "period.from": "2026-05-01",
        "period.to": "2026-04-01",
    }

    page = unescape(enter("Dara").post("/registers/consent/add", wrong).content.decode())

    assert "This is needed: Performer." in page
    assert "Found “C 9”; expected a reference: 1 to 120 characters without spaces." in page
    assert "Did you mean “alteration”?" in page
    assert "expected a last day that is not before the first" in page


def changed(kind: str, address: str, client: Client, **changes: str) -> str:
    """Return the page that shows what would follow from a change of a record."""
    form = client.get(address).content.decode()
    typed: dict[str, object] = dict(
        re.findall(r'name="([a-z_.]+)" type="\w+" value="([^"]*)"', form)
    )
    for name, options in re.findall(
        r'<select class="field" id="f-[^"]*" name="([^"]+)".*?>(.*?)</select>', form
    ):
        chosen = re.findall(r'value="([^"]+)" selected', options)
        typed[name] = chosen[0] if chosen else ""
    for name in ("purposes", "territories"):
        typed[name] = re.findall(rf'name="{name}" value="(\w+)" checked', form)
    for name, text in re.findall(
        r'<textarea class="field" id="[^"]+" name="([^"]+)"[^>]*>(.*?)</textarea>', form, re.S
    ):
        typed[name] = unescape(text)
    return client.post(address, typed | changes).content.decode()


def test_what_would_follow_is_what_follows(cast: Cast, enter: Enter) -> None:
    client = enter("Dara")
    address = "/registers/consent/the-salt-road/change/C-0006"
    before = use_called(cast.member("Dara"), "the-salt-road", "SR-0019")
    assert before.outcome is Outcome.APPROVAL

    page = changed("consent", address, client, withdrawn="2026-11-20")
    assert "1 use would be blocked." in page
    assert "Ilsa’s voice, two rewritten lines" in page
    assert use_called(cast.member("Dara"), "the-salt-road", "SR-0019").outcome is Outcome.APPROVAL
    client.post(address, purposes_of(page) | {"seen": "1"})

    after = use_called(cast.member("Dara"), "the-salt-road", "SR-0019")
    assert after.outcome is Outcome.BLOCKED
    record = client.get("/registers/consent/the-salt-road/C-0006").content.decode()
    assert "Withdrawn as of: not said → 20 November 2026" in record


def purposes_of(page: str) -> dict[str, object]:
    form = page[page.index('<form class="block"') :]
    sent: dict[str, list[str]] = {}
    for name, value in re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', form):
        sent.setdefault(name, []).append(unescape(value))
    return {name: values for name, values in sent.items() if "csrf" not in name}


def test_tool_terms_that_come_to_train_stop_what_went_ahead_on_them(
    cast: Cast, enter: Enter
) -> None:
    member = cast.member("Dara")
    touching = Touching(under=(("tool", "facet-render-3"),), production=cast.the_salt_road)
    lines, _ = touched_seen(member, touching, most=500)
    page = changed(
        "tool",
        "/registers/tool/the-salt-road/change/facet-render-3",
        enter("Dara"),
        **{"data_terms.trains": "yes"},
    )

    said = re.search(r'<p class="standing">(.*?)</p>', page)

    assert said
    enter("Dara").post(
        "/registers/tool/the-salt-road/change/facet-render-3", purposes_of(page) | {"seen": "1"}
    )
    moved = [
        line.reference
        for line, after in zip(
            sorted(lines, key=lambda each: each.number),
            sorted(touched_seen(member, touching, most=500)[0], key=lambda each: each.number),
            strict=True,
        )
        if line.outcome is not after.outcome
    ]
    assert moved
    assert all(reference in page for reference in moved)


def test_a_change_by_two_at_once_is_kept_once(cast: Cast, enter: Enter) -> None:
    address = "/registers/tool/the-salt-road/change/facet-render-3"
    mine, theirs = enter("Dara"), enter("Beatriz")
    first = changed("tool", address, mine, model="facet-4")
    second = changed("tool", address, theirs, model="facet-5")
    mine.post(address, purposes_of(first) | {"seen": "1"})

    answer = theirs.post(address, purposes_of(second) | {"seen": "1"})

    assert answer.status_code in (200, 422)
    kept = record_read(cast.member("Dara"), "tool", "facet-render-3", "the-salt-road").kept
    assert (kept.version, kept.record.model) == (2, "facet-4")


def test_a_reference_is_given_once(enter: Enter) -> None:
    answer = enter("Dara").post("/registers/tool/add", TOOL | {"reference": "facet-render-3"})

    assert answer.status_code == 422
    assert "already on record" in answer.content.decode()


@pytest.mark.parametrize("name", ["Jonah", "Petra", "Ottoline", "Rufus"])
def test_who_does_not_keep_registers_changes_nothing(enter: Enter, name: str) -> None:
    address = "/registers/tool/the-salt-road/change/facet-render-3"

    answer = enter(name).post(address, TOOL | {"seen": "1"})

    assert answer.status_code == 403
    assert enter(name).post("/registers/tool/add", TOOL | {"seen": "0"}).status_code == 403


def test_everyone_in_a_production_reads_its_tools_and_nobody_of_another(enter: Enter) -> None:
    tool = "/registers/tool/the-salt-road/facet-render-3"

    assert enter("Petra").get(tool).status_code == 200
    assert enter("Sunniva").get(tool).status_code == 200
    assert enter("Tamsin").get(tool).status_code == 404
    assert enter("Basile").get(tool).status_code == 404
    assert Client().get(tool).status_code == 302


def test_a_vendors_own_tool_is_nothing_to_the_vendor_beside_it(cast: Cast, enter: Enter) -> None:
    known = record_read(cast.member("Dara"), "tool", "facet-render-3", "the-salt-road").kept
    assert isinstance(known.record, Tool)
    keep_record(
        replace(known.record, reference="harbour-plan", tool="Harbour Secret"),
        organisation=cast.member("Jonah").organisation,
        production=cast.the_salt_road,
        made_by=cast.number("Jonah"),
        at=NOON,
    )
    tool = "/registers/tool/the-salt-road/harbour-plan"

    assert [enter(who).get(tool).status_code for who in ("Jonah", "Dara", "Beatriz")] == [200] * 3
    assert enter("Petra").get(tool).status_code == 404
    assert (
        "harbour-plan"
        not in enter("Petra").get("/productions/the-salt-road/tools").content.decode()
    )
    assert "harbour-plan" in tools_open_to(cast.member("Jonah"), cast.the_salt_road)
    assert "harbour-plan" not in tools_open_to(cast.member("Petra"), cast.the_salt_road)
    assert "facet-render-3" in tools_open_to(cast.member("Petra"), cast.the_salt_road)
    for who, told in (("Jonah", True), ("Petra", False)):
        assert ("Harbour Secret" in _checked_with_the_tool(enter(who))) is told


def _checked_with_the_tool(client: Client) -> str:
    """Return the answers of a draft that names ``harbour-plan``, as they are checked."""
    about = {"title": "A test", "contact": "title.contact@example.org"}
    begun = client.post("/productions/the-salt-road/declare", about).url  # type: ignore[attr-defined]
    client.post(f"{begun}/steps", {"rows": "1", "step.0": "paint", "other.0": "harbour-plan"})
    return client.get(f"{begun}/check").content.decode()


def test_a_declarant_reads_of_a_consent_their_use_stands_on_what_it_covers_and_no_more(
    cast: Cast, enter: Enter
) -> None:
    client = enter("Petra")

    page = client.get("/registers/consent/the-salt-road/C-0006").content.decode()

    assert "Maren Oskvale" in page
    assert "31 December 2036" in page
    assert "8e6fc6512e1b" not in page
    assert "Delphine" not in page
    assert "Lines of scene 42" not in page
    assert client.get("/registers/consent/the-salt-road/C-0002").status_code == 404
    listed = client.get("/registers/consent").content.decode()
    assert "C-0006" in listed
    assert "C-0002" not in listed
    sheet = client.get("/registers/consent?format=csv").content.decode()
    assert "8e6fc6512e1b" not in sheet
    assert "Delphine" not in sheet
    assert (
        client.get("/registers/consent/the-salt-road/touches/C-0006?if=withdrawn").status_code
        == 200
    )
    assert (
        "Ilsa at nineteen"
        not in client.get("/registers/consent/the-salt-road/touches/C-0006").content.decode()
    )


def test_a_code_name_hides_the_title_in_every_register(enter: Enter) -> None:
    client = enter("Rufus")

    for address in (
        "/registers/consent?production=salt-soap",
        "/registers/tool?production=salt-soap",
        "/registers/people?production=salt-soap",
        "/registers/assets?production=salt-soap",
    ):
        page = unescape(client.get(address).content.decode())
        assert "Bright Basin" in page
        assert "Salt Soap" not in page
    consents = client.get("/registers/consent?production=salt-soap").content.decode()
    [first, *_] = re.findall(r"/registers/consent/salt-soap/[\w-]+", consents)
    assert "Production it names" not in client.get(first).content.decode()
    assert "Production it names" in enter("Corwin").get(first).content.decode()


def test_the_export_runs_nothing_in_a_spreadsheet(cast: Cast, enter: Enter) -> None:
    client = enter("Dara")
    client.post("/registers/tool/add", TOOL | {"toolmaker": "=cmd()", "seen": "0"})

    sheet = client.get("/registers/tool?format=csv").content.decode()

    assert "'=cmd()" in sheet
    assert ",=cmd()" not in sheet


@pytest.mark.parametrize(
    ("only", "there", "not_there"),
    [
        ("withdrawn", "C-0005", "C-0006"),
        ("ended", "C-0002", "C-0006"),
        ("mine", "C-0006", "nothing-of-it"),
    ],
)
def test_filters_show_what_their_words_say(
    enter: Enter, only: str, there: str, not_there: str
) -> None:
    page = (
        enter("Dara")
        .get(f"/registers/consent?only={only}&production=the-salt-road")
        .content.decode()
    )

    assert there in page
    assert not_there not in page


def test_owners_are_told_once_of_what_ends_within_thirty_days(cast: Cast, enter: Enter) -> None:
    client = enter("Dara")
    client.post(
        "/registers/tool/add",
        TOOL | {"expires": "2026-12-10", "seen": "0", "owner": str(cast.number("Dara"))},
    )

    told = remind_owners(Actor(member=None, at=NOON))
    again = remind_owners(Actor(member=None, at=NOON))

    assert (told, again) == (1, 0)
    assert any("kestrel-1" in letter.subject for letter in outbox())


def test_more_uses_than_fit_a_transaction_are_left_to_the_worker(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("clearslate.operations.touching.MOST_AT_ONCE", 1)
    kept = record_read(cast.member("Dara"), "consent", "C-0006", "the-salt-road").kept

    _, touched = withdraw_consent(kept, NOON.date(), cast.acting("Dara"))

    assert touched == 2
    waiting = use_called(cast.member("Dara"), "the-salt-road", "SR-0019")
    assert waiting.outcome is Outcome.APPROVAL
    [job] = apps.get_model("django_tasks_database", "DBTaskResult").objects.all()
    settle_uses.func(**job.args_kwargs["kwargs"])
    assert use_called(cast.member("Dara"), "the-salt-road", "SR-0019").outcome is Outcome.BLOCKED


@pytest.mark.parametrize(
    "address",
    [
        "/registers/nothing",
        "/registers/tool/the-salt-road/none",
        "/registers/tool/none/facet-render-3",
        "/registers/consent?production=none",
        "/registers/approval/add",
        "/registers/people/the-salt-road/Nobody",
        "/packs/none/touches",
    ],
)
def test_what_is_not_there_is_404(enter: Enter, address: str) -> None:
    assert enter("Dara").get(address).status_code == 404


def test_a_list_costs_few_queries_however_long_it_is(
    enter: Enter, django_assert_max_num_queries: Callable[[int], AbstractContextManager[None]]
) -> None:
    client = enter("Corwin")
    for address in ("/registers", "/registers/consent", "/registers/people", "/registers/assets"):
        client.get(address)
        with django_assert_max_num_queries(24 if address == "/registers" else 14):
            client.get(address)
