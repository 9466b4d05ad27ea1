"""The page of a use: what it says, to whom, and what can be done there."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from html import unescape
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.service.conftest import NOON, Cast
from tests.service.deciding import (
    consent_of_maren,
    keep_consent,
    open_tasks,
    read,
    say_yes,
    the_use,
    withdraw,
)

from clearslate.domain.people import Act, Office
from clearslate.domain.request import Progress
from clearslate.operations.commenting import comment, confide
from clearslate.operations.deciding import Yes
from clearslate.operations.settling import opened_for
from clearslate.operations.withdrawing import revoke
from clearslate.records.decisions import decisions_on
from clearslate.records.founding import give_office
from clearslate.records.listing import Asked, uses_listed
from clearslate.records.log import entries, entries_about
from clearslate.records.mail import outbox
from clearslate.records.uses import UseLine
from clearslate.web.demo import equip
from clearslate.web.second_factor import code_of_the_moment

Enter = Callable[[str], Client]
ILSA = "/productions/the-salt-road/uses/SR-0021"
DOLL = "/productions/the-salt-road/uses/SR-0007"
SECRET = "Zwischennotiz-4711"
"""A word that stands nowhere else."""


def lines_of(cast: Cast, name: str) -> list[UseLine]:
    """Return every use that somebody sees."""
    found, _ = uses_listed(cast.member(name), Asked(), NOON.date(), most=500)
    return [each.line for each in found]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_use_has_a_page_for_whoever_sees_it(cast: Cast, enter: Enter, language: str) -> None:
    for name in ("Beatriz", "Jonah", "Hélène"):
        client = enter(name)
        client.cookies["clearslate_language"] = language
        for line in lines_of(cast, name):
            answer = client.get(f"/productions/{line.handle}/uses/{line.reference}")
            assert answer.status_code == 200, line.reference
            assert f'<html lang="{language}"' in answer.content.decode()


@pytest.mark.parametrize("name", ["Petra", "Tamsin", "Basile", "Quentin"])
def test_a_use_of_others_is_not_there_whatever_is_asked_of_it(enter: Enter, name: str) -> None:
    client = enter(name)
    reference = "SR-0021"
    for address in (ILSA, *taken_along(reference)):
        assert client.get(address).status_code == 404, address
    for act in ("comment", "confide", "withdraw", "ask_again", "revoke", "override", "attach"):
        sent = {"text": "x", "approval": "x", "file": BytesIO(b"x")}
        address = f"/productions/the-salt-road/{act}/{reference}"
        assert client.post(address, sent).status_code == 404, act


def taken_along(reference: str) -> list[str]:
    """Return the addresses at which a use is taken along."""
    return [
        f"/productions/the-salt-road/take/{what}.{form}/{reference}"
        for what in ("declaration", "determination")
        for form in ("yaml", "json")
    ]


def test_a_blocked_use_says_what_is_missing_who_has_it_and_what_would_lower_it(
    enter: Enter,
) -> None:
    page = enter("Dara").get(ILSA).content.decode()
    assert "Have the consent widened to this use" in page
    assert "Dara Okonjo-Reeve" in page
    assert "not enough answers yet to say" in page
    assert "Will the model, scan or data set be kept or reused after this production?" in page
    assert "Written approval: legal" in page
    assert "Corwin Sallaway" in page
    assert "Obtain, or widen, the person’s consent to exactly this use" in page
    assert "this alone does not help" in page
    assert page.index("The consent does not cover this use") < page.index("is flagged early")


def test_the_page_shows_what_was_kept_and_says_so_when_the_day_made_another(
    cast: Cast, enter: Enter, settings: object
) -> None:
    from datetime import timedelta

    for line in lines_of(cast, "Beatriz"):
        use = the_use(cast, line.reference, line.handle)
        determined = opened_for(use, cast.acting("Beatriz")).determined(use.declaration)
        assert determined.determination_digest == use.determination_digest
    assert "not what was settled last" not in enter("Dara").get(DOLL).content.decode()

    say_yes(cast, "Corwin", the_use(cast, "SR-0007"), Yes(until=NOON.date()))
    settings.STANDING_CLOCK = NOON + timedelta(days=1)  # type: ignore[attr-defined]
    page = enter("Dara").get(DOLL).content.decode()
    assert "not what was settled last" in page
    assert the_use(cast, "SR-0007").progress is Progress.GOES_AHEAD, "reading changes nothing"


def test_what_is_taken_along_is_what_the_command_line_reads_and_prints(
    cast: Cast, enter: Enter
) -> None:
    from clearslate.formats.documents.declaration import read_declaration
    from clearslate.formats.facts import load_catalogue
    from clearslate.formats.yaml_text import read_document

    client = enter("Dara")
    yaml, as_json, made_yaml, made = (client.get(a) for a in taken_along("SR-0021"))
    assert "attachment" in yaml["Content-Disposition"]
    document = read_document(yaml.content, "SR-0021.yaml")
    assert read_declaration(document, load_catalogue()) == the_use(cast, "SR-0021").declaration
    assert json.loads(as_json.content)["reference"] == "SR-0021"
    assert json.loads(made.content)["outcome"] == "blocked"
    assert "outcome: blocked" in made_yaml.content.decode()
    assert client.get("/productions/the-salt-road/take/notes.json/SR-0021").status_code == 404


def test_rules_that_do_not_object_are_told_on_demand_only(enter: Enter) -> None:
    client = enter("Dara")
    assert 'id="silent"' not in client.get(ILSA).content.decode()
    page = client.get(f"{ILSA}?silent=yes").content.decode()
    assert "netflix-genai/D2" in page[page.index('id="silent"') :]


def test_a_confidential_note_is_read_by_reviewers_and_leaks_nowhere(
    cast: Cast, enter: Enter
) -> None:
    confide(cast.acting("Corwin"), "the-salt-road", "SR-0021", SECRET)
    comment(cast.acting("Corwin"), "the-salt-road", "SR-0021", "Shared with all")

    for name in ("Corwin", "Beatriz", "Ines"):
        assert SECRET in enter(name).get(ILSA).content.decode(), name
    for name in ("Jonah", "Dara", "Ottoline", "Rufus"):
        page = enter(name).get(ILSA).content.decode()
        assert SECRET not in page, name
        assert "onfidential note" not in page, name
        assert "Shared with all" in page, name
    assert not [letter for letter in outbox(most=2000) if SECRET in letter.text + letter.subject]
    assert not [entry for entry in entries() if SECRET in entry.entry]
    assert not [
        entry
        for entry in entries_about(the_use(cast, "SR-0021").subject, confidential=False)
        if entry.act == "confided"
    ]


def test_a_note_is_on_no_page_that_a_declarant_can_reach(cast: Cast, enter: Enter) -> None:
    """Every address that a declarant's pages lead to is opened, two steps from the use."""
    confide(cast.acting("Corwin"), "the-salt-road", "SR-0021", SECRET)
    for name in ("Jonah", "Dara"):
        client = enter(name)
        waiting = [
            ILSA,
            "/tasks",
            "/slate",
            "/audit",
            f"/search?q={SECRET}",
            "/productions/the-salt-road",
            "/audit/log.jsonl",
        ]
        seen: set[str] = set()
        while waiting and len(seen) < 60:
            address = waiting.pop(0)
            if address in seen or "logout" in address:
                continue
            seen.add(address)
            answer = client.get(address)
            content = b"".join(answer.streaming_content) if answer.streaming else answer.content
            text = content.decode("utf-8", "replace").replace(f'value="{SECRET}"', "")
            if "/search" not in address:
                assert SECRET not in text, address
            named = re.sub(r"<option.*?</option>", "", text)
            assert "confided" not in named, address
            assert "confidential note" not in named, address
            if answer.get("Content-Type", "").startswith("text/html"):
                found = re.findall(r'href="(/(?!static)[^"#]*)', text)
                waiting += [each.replace("&amp;", "&") for each in found if each not in seen]
        assert len(seen) > 30


@pytest.mark.parametrize("name", ["Jonah", "Dara", "Ottoline", "Rufus"])
def test_who_may_not_confide_writes_no_note(cast: Cast, enter: Enter, name: str) -> None:
    assert not cast.member(name).may(Act.CONFIDE, cast.the_salt_road)
    answer = enter(name).post("/productions/the-salt-road/confide/SR-0021", {"text": "x"})
    assert answer.status_code == 403


def test_the_conversation_reaches_everyone_concerned_but_who_wrote(
    cast: Cast, enter: Enter
) -> None:
    client = enter("Jonah")
    empty = client.post("/productions/the-salt-road/comment/SR-0021", {"text": " "})
    assert empty.status_code == 422
    assert "Write something first." in empty.content.decode()
    sent = {"text": "The scan is <b>from</b> March"}
    assert client.post("/productions/the-salt-road/comment/SR-0021", sent).status_code == 302
    page = client.get(ILSA).content.decode()
    assert "The scan is &lt;b&gt;from&lt;/b&gt; March" in page
    told = {letter.to for letter in outbox(most=50) if "wrote about SR-0021" in letter.subject}
    assert cast.member("Dara").email in told
    assert cast.member("Jonah").email not in told
    reader = enter("Ottoline").post("/productions/the-salt-road/comment/SR-0021", sent)
    assert reader.status_code == 403


def form_of(cast: Cast, office: Office = Office.LEGAL) -> tuple[str, dict[str, str]]:
    """Return the address and fields with which SR-0007 is approved as it stands."""
    use = the_use(cast, "SR-0007")
    task = open_tasks(use)[office].number
    declaration, determination = read(cast, use)
    fields = {"declaration": declaration, "determination": determination, "task": str(task)}
    return f"/tasks/{task}/approve", fields


def test_a_reviewer_approves_on_the_page_with_a_condition_an_end_and_a_code(
    cast: Cast, enter: Enter
) -> None:
    equip(cast.number("Corwin"))
    client = enter("Corwin")
    page = client.get(DOLL).content.decode()
    address, fields = form_of(cast)
    assert f'action="{address}"' in page
    for value in fields.values():
        assert f'value="{value}"' in page

    fields |= {"conditions": "Keep the drafts\r\nName the sculptor", "until": "2027-06-30"}
    wrong = client.post(address, fields | {"code": "000000"})
    assert wrong.status_code == 422
    text = wrong.content.decode()
    assert "This code does not count" in text
    assert "Keep the drafts" in text, "what was filled in stays"
    assert not decisions_on(the_use(cast, "SR-0007").number)

    fields["code"] = code_of_the_moment(cast.number("Corwin")) or ""
    assert client.post(address, fields).status_code == 302
    page = client.get(DOLL).content.decode()
    assert "Approved by" in page
    assert "Name the sculptor" in page
    assert "30 June 2027" in page
    assert the_use(cast, "SR-0007").progress is Progress.GOES_AHEAD


def test_a_condition_is_an_obligation_with_an_owner_an_end_and_what_was_filed_for_it(
    cast: Cast, enter: Enter
) -> None:
    use = the_use(cast, "SR-0007")
    yes = Yes(conditions=("Keep the drafts", "Name the sculptor"), until=date(2027, 6, 30))
    say_yes(cast, "Corwin", use, yes)
    client = enter("Jonah")
    name = condition_named(client.get(DOLL).content.decode(), "Name the sculptor")
    sent = {"duty": name, "file": SimpleUploadedFile("credits.pdf", b"The sculptor")}
    unknown = {"duty": "SR-0007-legal/3", "file": SimpleUploadedFile("more.pdf", b"Nothing")}
    assert client.post(f"{DOLL.replace('uses', 'attach')}", sent).status_code == 302
    assert client.post(f"{DOLL.replace('uses', 'attach')}", unknown).status_code == 403

    rows = re.findall(r"<tr>.*?</tr>", client.get(DOLL).content.decode(), re.S)
    [row] = [row for row in rows if ">Name the sculptor<" in row]
    said = re.sub(r"<[^>]+>", " ", row)
    for part in (use.answerable_name, "30 June 2027", "Corwin Sallaway", "credits.pdf"):
        assert part in said, part
    [other] = [row for row in rows if ">Keep the drafts<" in row]
    assert "credits.pdf" not in other
    after = the_use(cast, "SR-0007")
    assert after.progress is Progress.GOES_AHEAD, "a file for a condition voids no yes"


def condition_named(page: str, text: str) -> str:
    """Return under which name a page takes files for a condition."""
    [name] = re.findall(rf'<option value="([^"]+)">{text}</option>', page)
    return name


def test_what_was_filed_for_a_condition_shows_nothing_of_another_in_its_place(
    cast: Cast, enter: Enter
) -> None:
    say_yes(cast, "Corwin", the_use(cast, "SR-0007"), Yes(conditions=("Keep the drafts",)))
    client, attach = enter("Jonah"), DOLL.replace("uses", "attach")
    name = condition_named(client.get(DOLL).content.decode(), "Keep the drafts")
    client.post(attach, {"duty": name, "file": SimpleUploadedFile("drafts.zip", b"Drafts")})
    revoke(cast.acting("Corwin"), "the-salt-road", "SR-0007", "SR-0007-legal", "Not enough.")
    gone = client.get(DOLL).content.decode()
    assert "for an obligation or a condition that is not owed any more" in gone

    again = Yes(conditions=("Name the sculptor",))
    say_yes(cast, "Corwin", the_use(cast, "SR-0007"), again)
    page = client.get(DOLL).content.decode()
    [row] = [
        row for row in re.findall(r"<tr>.*?</tr>", page, re.S) if ">Name the sculptor<" in row
    ]
    assert "drafts.zip" not in row


def test_what_must_be_told_has_an_owner_a_date_a_place_and_what_was_filed_for_it(
    cast: Cast, enter: Enter
) -> None:
    lines = lines_of(cast, "Hélène")
    client = enter("Hélène")
    pages = {each.reference: f"/productions/{each.handle}/uses/{each.reference}" for each in lines}
    found = {
        reference: page
        for reference, address in pages.items()
        if 'id="disclosures"' in (page := client.get(address).content.decode())
    }
    assert found, "some use of Les contes du bac owes a disclosure"
    reference, page = next(iter(found.items()))
    table = page[page.index('id="disclosures"') :].partition("</table>")[0]
    for part in ("La production", "avant la livraison", "18 décembre 2026", "Le public"):
        assert part in table, part

    [name] = set(re.findall(r'<option value="(ferry-tales-title/[a-z_-]+)"', page)[-1:])
    sent = {"duty": name, "file": SimpleUploadedFile("card.pdf", b"The card")}
    attach = pages[reference].replace("/uses/", "/attach/")
    before = the_use(cast, reference, "ferry-tales").progress
    assert client.post(attach, sent).status_code == 302
    assert "card.pdf" in client.get(pages[reference]).content.decode()
    assert the_use(cast, reference, "ferry-tales").progress is before


def test_the_conditions_of_a_yes_that_fell_are_owed_no_longer(cast: Cast, enter: Enter) -> None:
    say_yes(cast, "Corwin", the_use(cast, "SR-0007"), Yes(conditions=("Keep the drafts",)))
    revoke(cast.acting("Corwin"), "the-salt-road", "SR-0007", "SR-0007-legal", "A mistake.")
    assert ">Keep the drafts<" not in enter("Dara").get(DOLL).content.decode()


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("until", "soon", "Found `soon`, expected a day"),
        ("until", "2026-11-19", "found `2026-11-19`"),
    ],
)
def test_an_end_that_is_no_day_to_come_is_pointed_out_beside_its_field(
    cast: Cast, enter: Enter, field: str, value: str, says: str
) -> None:
    equip(cast.number("Corwin"))
    address, fields = form_of(cast)
    code = code_of_the_moment(cast.number("Corwin")) or ""
    answer = enter("Corwin").post(address, fields | {"code": code, field: value})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert page.count(says) == 2, "on top and beside the field"


@pytest.mark.parametrize(
    ("name", "status"),
    [("Jonah", 403), ("Dara", 403), ("Ottoline", 403), ("Ines", 403), ("Petra", 404)],
)
def test_a_raw_post_by_who_may_not_decide_is_refused(
    cast: Cast, enter: Enter, name: str, status: int
) -> None:
    if name == "Jonah":
        for office in (Office.LEGAL, Office.TITLE_CONTACT):
            give_office(cast.number("Jonah"), office, cast.the_salt_road)
    equip(cast.number(name))
    address, fields = form_of(cast)
    fields |= {"code": code_of_the_moment(cast.number(name)) or "", "reason": "because"}
    client = enter(name)
    for act in ("approve", "change", "refuse"):
        sent = client.post(address.replace("approve", act), fields)
        assert sent.status_code == status, act
    assert not decisions_on(the_use(cast, "SR-0007").number)
    assert the_use(cast, "SR-0007").progress is Progress.WAITING


def test_who_decides_on_an_old_page_reads_the_new_one_first(cast: Cast, enter: Enter) -> None:
    equip(cast.number("Corwin"))
    address, fields = form_of(cast)
    fields |= {"code": code_of_the_moment(cast.number("Corwin")) or "", "determination": "old"}
    answer = enter("Corwin").post(address, fields)
    assert answer.status_code == 409
    assert "Something changed since you read it" in answer.content.decode()


@pytest.mark.parametrize("act", ["change", "refuse"])
def test_a_no_without_a_reason_is_asked_for_one(cast: Cast, enter: Enter, act: str) -> None:
    address, fields = form_of(cast)
    answer = enter("Corwin").post(address.replace("approve", act), fields | {"reason": " "})
    assert answer.status_code == 422
    assert "Give a reason" in answer.content.decode()
    done = enter("Corwin").post(address.replace("approve", act), fields | {"reason": "Why"})
    assert done.status_code == 302


@pytest.mark.parametrize("act", ["withdraw", "ask_again", "revoke", "override"])
def test_buttons_that_are_not_there_answer_403(cast: Cast, enter: Enter, act: str) -> None:
    client = enter("Ottoline")
    assert f"/{act}/SR-0007" not in client.get(DOLL).content.decode()
    sent = {"text": "x", "approval": "SR-0007-legal"}
    equip(cast.number("Ottoline"))
    sent["code"] = code_of_the_moment(cast.number("Ottoline")) or ""
    answer = client.post(f"/productions/the-salt-road/{act}/SR-0007", sent)
    assert answer.status_code == 403


def test_a_fallen_use_shows_what_was_lost_and_what_is_different(cast: Cast, enter: Enter) -> None:
    keep_consent(cast, consent_of_maren(cast))
    for name in ("Ines", "Corwin", "Beatriz"):
        say_yes(cast, name, the_use(cast, "SR-0021"))
    withdraw(cast, "C-0099")

    for name in ("Dara", "Corwin"):
        page = enter(name).get(ILSA).content.decode()
        changes = page[page.index('id="changes"') : page.index('id="why"')]
        assert "Consent C-0099 was withdrawn on 20 November 2026." in changes
        assert "Does a consent on file cover exactly this use?" in changes
        assert "written approval" in changes
        assert "blocked" in changes
        assert "Beatriz Noronha-Vance" in changes


def test_an_override_is_said_first_and_loudly(cast: Cast, enter: Enter) -> None:
    equip(cast.number("Rufus"))
    client = enter("Rufus")
    sent = {"text": "Live in an hour", "code": ""}
    address = "/productions/the-salt-road/override/SR-0021"
    assert client.post(address, sent).status_code == 422
    assert client.post(address, sent | {"text": ""}).status_code == 422
    sent["code"] = code_of_the_moment(cast.number("Rufus")) or ""
    assert client.post(address, sent).status_code == 302
    for name in ("Jonah", "Corwin", "Ottoline"):
        page = enter(name).get(ILSA).content.decode()
        main = page[page.index('<main class="page"') :]
        assert main.index("emergency override") < main.index("<h1>"), name
        assert "Live in an hour" in main
    [task] = open_tasks(the_use(cast, "SR-0021"), "override").values()
    sent = {"reason": "There was time", "stands": "no"}
    assert enter("Rufus").post(f"/tasks/{task.number}/override", sent).status_code == 403
    assert enter("Beatriz").post(f"/tasks/{task.number}/override", sent).status_code == 302
    assert the_use(cast, "SR-0021").progress is Progress.BLOCKED


def test_a_file_is_attached_and_handed_out_to_whoever_sees_the_use(
    cast: Cast, enter: Enter
) -> None:
    client = enter("Jonah")
    address = "/productions/the-salt-road/attach/SR-0007"
    assert client.post(address, {}).status_code == 422
    upload = BytesIO(b"<script>alert(1)</script>")
    upload.name = "../drafts.html"
    assert client.post(address, {"file": upload}).status_code == 302
    page = client.get(DOLL).content.decode()
    [link] = re.findall(r'href="(/files/[^"]+)"', page)
    answer = enter("Corwin").get(link)
    assert b"".join(answer.streaming_content) == b"<script>alert(1)</script>"
    assert "attachment" in answer["Content-Disposition"]
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert enter("Petra").get(link).status_code == 404
    assert enter("Corwin").get(link.replace("SR-0007", "SR-0021")).status_code == 404

    upload = BytesIO(b"x")
    upload.name = "x.txt"
    unknown = client.post(address, {"file": upload, "duty": "netflix-genai/nothing"})
    assert unknown.status_code == 403


def test_history_names_people_without_their_addresses(cast: Cast, enter: Enter) -> None:
    say_yes(cast, "Corwin", the_use(cast, "SR-0007"))
    page = enter("Jonah").get(DOLL).content.decode()
    history = page[page.index('id="history"') : page.index('id="packs"')]
    assert "Corwin Sallaway approved in writing (legal, SR-0007-legal)." in history
    assert "example.org" not in history


ASK_MAREN = "/productions/the-salt-road/uses/SR-0021/people/0/consent"


@pytest.mark.parametrize(("name", "offered"), [("Dara", True), ("Ines", True), ("Jonah", False)])
def test_whoever_keeps_the_registers_is_led_to_asking_for_a_missing_consent(
    enter: Callable[[str], Client], name: str, offered: bool
) -> None:
    page = enter(name).get("/productions/the-salt-road/uses/SR-0021").content.decode()

    assert (f'href="{ASK_MAREN}"' in page) is offered


def test_what_only_a_register_can_answer_is_not_asked_of_the_declarant(
    enter: Callable[[str], Client], cast: Cast
) -> None:
    jonah = enter("Jonah")
    copied = jonah.post("/productions/the-salt-road/uses/SR-0021/copy", {"do": "copy"}).url
    draft = copied.rpartition("/")[0]
    jonah.post(f"{draft}/performers", {"rows": "1", "was.0": "Maren Oskvale", "person.0": "Runa"})
    use = jonah.post(f"{draft}/submit").url
    page = jonah.get(use).content.decode()

    missing = page.partition('id="missing"')[2].partition("</table>")[0]
    [row] = [each for each in missing.split("<tr>") if "Does a consent on file cover" in each]
    assert "Dara Okonjo-Reeve" in row
    assert "consent register" in row
    assert "Answer now" not in row


def test_tools_are_called_by_name_wherever_a_use_speaks_of_them(
    enter: Callable[[str], Client],
) -> None:
    jonah = enter("Jonah").get(DOLL).content.decode()
    task = enter("Corwin").get("/tasks").content.decode()

    for page in (jonah, task):
        shown = re.sub(r'href="[^"]*"', "", page)
        assert "Northlight Image 4.2" in shown
        assert "northlight-image-4-enterprise" not in shown


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "en",
            "The register cannot tell while this question is open: Will the model, scan or data "
            "set be kept or reused after this production?",
        ),
        (
            "fr",
            "Le registre ne peut le dire tant que cette question reste ouverte\u00a0: Le modèle, le "
            "scan ou le jeu de données sera-t-il gardé ou réutilisé après cette production\u202f?",
        ),
    ],
)
def test_what_a_consent_covers_says_which_open_question_it_hangs_on(
    cast: Cast, enter: Enter, language: str, said: str
) -> None:
    covers = replace(consent_of_maren(cast), purposes=frozenset(("final_picture", "training")))
    keep_consent(cast, covers)
    client = enter("Jonah")
    client.cookies["clearslate_language"] = language

    page = unescape(client.get(ILSA).content.decode())

    places = re.findall(r"<(\w+)[^>]*>[^<>]*" + re.escape(said), page)
    assert {"p", "span", "li"} <= set(places), (
        "the finding, what is missing, and what is filled in"
    )
    missing = page.partition('id="missing"')[2].partition("</table>")[0]
    [row] = [each for each in missing.split("<tr>") if said in each]
    assert "Jonah Pell" in row
    assert "Dara" not in row
    assert 'name="fact" value="model_kept"' in row, "that is the question to answer"
