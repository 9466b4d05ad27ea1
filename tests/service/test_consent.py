"""A consent by personal link: asked, read, signed, witnessed, used and withdrawn."""

import re
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256

import pytest
from django.apps import apps
from django.test import Client
from tests.service.conftest import NOON, Callable, Cast
from tests.service.consenting import (
    ASK,
    MAIL,
    answer_of,
    asked,
    code_in,
    letters_to,
    link_in,
    opened,
)

from clearslate.domain.policy.rules import Outcome
from clearslate.domain.request import Progress
from clearslate.formats.stored import text_of
from clearslate.operations.consent_asking import fitting
from clearslate.operations.overriding import override
from clearslate.records.files import attach, store
from clearslate.records.log import entries
from clearslate.records.mail import outbox, sent
from clearslate.records.registers import consent_kept
from clearslate.records.touched import declarations_numbered
from clearslate.records.uses import use_called

Enter = Callable[[str], Client]


@pytest.fixture
def link(enter: Enter) -> str:
    """The personal link of a request that the clearance lead has sent."""
    answer = enter("Dara").post(ASK, asked())
    assert answer.headers["Location"] == "/productions/the-salt-road/requests/CR-0001"
    return link_in(letters_to(MAIL)[0])


def test_a_yes_by_link_puts_a_consent_on_record_and_unblocks_the_use(
    cast: Cast, link: str
) -> None:
    before = use_called(cast.member("Dara"), "the-salt-road", "SR-0021")
    assert before.progress is Progress.BLOCKED
    client = opened(MAIL, link)

    client.post("/consent/page/answer", answer_of(client))

    record = consent_kept("C-0001", production=cast.the_salt_road)
    assert record is not None
    assert record.record.performer == "Maren Oskvale"
    assert record.record.signed_on == NOON.date()
    after = use_called(cast.member("Dara"), "the-salt-road", "SR-0021")
    assert after.progress is Progress.WAITING
    assert after.outcome is Outcome.APPROVAL


def test_the_evidence_is_the_digest_of_exactly_what_was_shown_and_mailed(
    cast: Cast, link: str
) -> None:
    client = opened(MAIL, link)
    shown = answer_of(client)["text"]

    client.post("/consent/page/answer", answer_of(client))

    record = consent_kept("C-0001", production=cast.the_salt_road)
    assert record is not None
    assert record.record.evidence == shown
    copy = letters_to(MAIL)[0].text
    mailed = copy.split("----\n")[1]
    assert f"sha256:{sha256(mailed.encode()).hexdigest()}" == shown
    assert "Make you say anything that is not in these shots." in mailed


def test_withdrawing_by_the_same_link_blocks_the_use_and_tells_those_concerned(
    cast: Cast, link: str
) -> None:
    client = opened(MAIL, link)
    client.post("/consent/page/answer", answer_of(client))
    again = opened(MAIL, link)
    assert "Ilsa at nineteen, in the crossing" in again.get("/consent/page").content.decode()

    again.post("/consent/page/withdraw")

    record = consent_kept("C-0001", production=cast.the_salt_road)
    assert record is not None
    assert (record.version, record.withdrawn_on) == (2, NOON.date())
    use = use_called(cast.member("Dara"), "the-salt-road", "SR-0021")
    assert use.outcome is Outcome.BLOCKED
    told = {letter.to for letter in outbox() if "withdrawn" in letter.subject}
    assert cast.member("Dara").email in told
    assert cast.member("Jonah").email in told
    assert cast.member("Petra").email not in told


@pytest.mark.parametrize(
    ("language", "said"), [("en", "goes ahead by override"), ("fr", "se poursuit par dérogation")]
)
def test_whoever_consented_reads_that_a_use_goes_ahead_by_override(
    cast: Cast, link: str, language: str, said: str
) -> None:
    client = opened(MAIL, link)
    client.post("/consent/page/answer", answer_of(client))
    override(cast.acting("Rufus"), "the-salt-road", "SR-0021", "Live", second_factor=True)
    client.cookies["clearslate_language"] = language

    page = client.get("/consent/page").content.decode()

    assert (
        f'is-temp"><svg class="icon" aria-hidden="true"><use href="#s-temp"/></svg>{said}' in page
    )


def test_a_no_is_recorded_and_told_and_makes_no_consent(cast: Cast, link: str) -> None:
    client = opened(MAIL, link)

    client.post("/consent/page/answer", answer_of(client, "no"))

    assert consent_kept("C-0001", production=cast.the_salt_road) is None
    assert any("declined" in letter.subject for letter in letters_to(cast.member("Dara").email))
    assert "You said no" in client.get("/consent/page").content.decode()


def test_what_was_declined_cannot_be_signed_on_the_same_page_afterwards(
    cast: Cast, link: str
) -> None:
    client = opened(MAIL, link)
    yes = answer_of(client)
    client.post("/consent/page/answer", {**yes, "answer": "no"})

    client.post("/consent/page/answer", yes)

    assert consent_kept("C-0001", production=cast.the_salt_road) is None


def test_with_a_witness_the_yes_stands_once_they_have_confirmed_it(
    cast: Cast, enter: Enter
) -> None:
    witness = "delphine@example.net"
    enter("Dara").post(ASK, asked(witness_name="Delphine Aubrac", witness_email=witness))
    client = opened(MAIL, link_in(letters_to(MAIL)[0]))
    assert not letters_to(witness)

    client.post("/consent/page/answer", answer_of(client))

    assert consent_kept("C-0001", production=cast.the_salt_road) is None
    seen = opened(witness, link_in(letters_to(witness)[0]))
    assert "I saw Maren Oskvale sign" in seen.get("/consent/page").content.decode()
    seen.post("/consent/page/withdraw")
    seen.post("/consent/page/witness", {"answer": "yes"})
    assert consent_kept("C-0001", production=cast.the_salt_road) is not None


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        (
            {"name": "Somebody Else"},
            "This was asked of Maren Oskvale, and you typed Somebody Else",
        ),
        ({"name": "  "}, "Type your full name"),
        ({"capacity": "guardian"}, "in another capacity"),
        ({"text": "sha256:" + "0" * 64}, "The text has changed"),
    ],
)
def test_an_answer_by_another_name_capacity_or_text_is_not_taken(
    cast: Cast, link: str, changes: dict[str, str], said: str
) -> None:
    client = opened(MAIL, link)

    answer = client.post("/consent/page/answer", answer_of(client, **changes))

    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert consent_kept("C-0001", production=cast.the_salt_road) is None


def test_nothing_of_what_is_asked_is_shown_before_a_code(link: str) -> None:
    page = Client().get(link).content.decode()

    assert "Maren" not in page
    assert "Salt Road" not in page
    assert MAIL not in page
    assert Client().get("/consent/page").status_code == 404


def test_five_wrong_codes_end_a_code_even_for_the_right_one(link: str) -> None:
    client, token = Client(), link.rsplit("/", 1)[1]
    client.post("/consent/code", {"token": token})
    right = code_in(letters_to(MAIL)[0])
    wrong = f"{(int(right) + 1) % 1_000_000:06d}"

    for _ in range(5):
        assert client.post("/consent/open", {"token": token, "code": wrong}).status_code == 422

    assert client.post("/consent/open", {"token": token, "code": right}).status_code == 422


def test_a_code_opens_once_and_for_a_quarter_of_an_hour(link: str, settings: object) -> None:
    token = link.rsplit("/", 1)[1]
    opened(MAIL, link)
    used = code_in(letters_to(MAIL)[0])
    assert Client().post("/consent/open", {"token": token, "code": used}).status_code == 422
    Client().post("/consent/code", {"token": token})
    code = code_in(letters_to(MAIL)[0])

    settings.STANDING_CLOCK = NOON + timedelta(minutes=15)  # type: ignore[attr-defined]

    assert Client().post("/consent/open", {"token": token, "code": code}).status_code == 422


def test_at_most_five_codes_are_mailed_in_an_hour(link: str, settings: object) -> None:
    token = link.rsplit("/", 1)[1]
    codes = [Client().post("/consent/code", {"token": token}).status_code for _ in range(7)]

    assert codes == [302] * 5 + [422] * 2
    settings.STANDING_CLOCK = NOON + timedelta(hours=1)  # type: ignore[attr-defined]
    assert Client().post("/consent/code", {"token": token}).status_code == 302


def test_a_link_that_has_ended_is_renewed_by_a_code(link: str, settings: object) -> None:
    settings.STANDING_CLOCK = NOON + timedelta(days=15)  # type: ignore[attr-defined]
    assert "This link has ended" in Client().get(link).content.decode()

    client = opened(MAIL, link)

    assert client.get("/consent/page").status_code == 200
    assert "This link has ended" not in Client().get(link).content.decode()


def test_another_link_ends_the_one_before_and_what_it_had_opened(enter: Enter, link: str) -> None:
    client = opened(MAIL, link)

    enter("Dara").post("/productions/the-salt-road/requests/CR-0001", {"again": "1"})

    assert Client().get(link).status_code == 404
    assert client.get("/consent/page").status_code == 404
    assert opened(MAIL, link_in(letters_to(MAIL)[0])).get("/consent/page").status_code == 200


def test_a_question_taken_back_leads_nowhere_and_says_the_same_as_an_invented_link(
    enter: Enter, link: str
) -> None:
    enter("Dara").post("/productions/the-salt-road/requests/CR-0001", {"take_back": "1"})

    gone = Client().get(link)
    invented = Client().get("/consent/" + "A" * 43)
    assert gone.status_code == invented.status_code == 404
    plain = [
        re.sub(r'name="(csrf\w+|next)" value="[^"]+"', "", a.content.decode())
        for a in (gone, invented)
    ]
    assert plain[0] == plain[1]


def test_neither_link_nor_code_stands_in_the_log_or_in_the_tables(link: str) -> None:
    client = opened(MAIL, link)
    client.post("/consent/page/answer", answer_of(client))
    token = link.rsplit("/", 1)[1]

    assert all(token not in entry.entry for entry in entries())
    for model in ("ConsentDoorRow", "ConsentRequestRow", "LogRow"):
        for row in apps.get_model("records", model).objects.values():
            assert token not in str(row)


def test_a_letter_with_a_link_or_a_code_is_emptied_once_it_went_out(link: str) -> None:
    opened(MAIL, link)
    for letter in letters_to(MAIL):
        sent(letter.number, NOON)

    assert [letter.text for letter in letters_to(MAIL)] == ["", ""]


def test_the_pages_are_kept_from_caches_search_engines_and_other_sites(link: str) -> None:
    client = opened(MAIL, link)

    for answer in (Client().get(link), client.get("/consent/page"), Client().get("/consent/none")):
        assert answer.headers["Referrer-Policy"] == "same-origin"
        assert "noindex" in answer.headers["X-Robots-Tag"]
        assert answer.headers["Cache-Control"] == "no-store"


def test_a_question_reaches_the_asker_and_the_reply_the_signer(
    cast: Cast, enter: Enter, link: str
) -> None:
    client = opened(MAIL, link)

    client.post("/consent/page/question", {"question": "Who keeps my scans afterwards?"})
    enter("Dara").post(
        "/productions/the-salt-road/requests/CR-0001", {"reply": "Nobody. They are deleted."}
    )

    assert "Who keeps my scans" in letters_to(cast.member("Dara").email)[0].text
    assert "They are deleted" in letters_to(MAIL)[0].text
    assert "They are deleted" in client.get("/consent/page").content.decode()


def test_a_question_or_a_reply_too_long_is_told_and_stands_whole(enter: Enter, link: str) -> None:
    client, long = opened(MAIL, link), "q" * 2_001

    page = client.post("/consent/page/question", {"question": long}).content.decode()
    told = enter("Dara").post(
        "/productions/the-salt-road/requests/CR-0001", {"reply": "r" * 4_001}
    )

    assert "Found 2,001 characters, expected at most 2,000." in page
    assert f">{long}</textarea>" in page
    assert "Found 4,001 characters" in told.content.decode()
    assert len(letters_to(MAIL)) < 3, "nothing was sent but the link and its code"


def test_who_is_asked_in_french_reads_french_and_signs_those_words(
    cast: Cast, enter: Enter
) -> None:
    enter("Dara").post(ASK, asked(language="fr"))
    client = opened(MAIL, link_in(letters_to(MAIL)[0]))
    page = client.get("/consent/page").content.decode()
    assert '<html lang="fr"' in page
    assert "Pouvons-nous créer, avec vous, une réplique numérique" in page

    client.post("/consent/page/answer", answer_of(client))

    assert "J’accepte que Quillmark Pictures crée" in letters_to(MAIL)[0].text


def test_a_minor_is_asked_by_way_of_a_guardian_only(cast: Cast, enter: Enter) -> None:
    use = use_called(cast.member("Dara"), "the-salt-road", "SR-0021")
    [declaration] = declarations_numbered([use.number])
    assert {each.value for each in fitting((use.number,), "Maren Oskvale")} == {
        "performer",
        "representative",
    }
    person = declaration.people[0]
    child = replace(person, answers={**person.answers, "minor": "yes"})
    apps.get_model("records", "DeclarationRow").objects.filter(pk=use.number).update(
        document=text_of(replace(declaration, people=(child,)))[0]
    )

    answer = enter("Dara").post(ASK, asked())

    assert answer.status_code == 422
    assert "guardian" in answer.content.decode()
    assert not letters_to(MAIL)
    assert (
        enter("Dara").post(ASK, asked(signer="Ada Oskvale", capacity="guardian")).status_code
        == 302
    )


def test_the_form_begins_with_what_the_use_already_tells(enter: Enter) -> None:
    page = enter("Dara").get(ASK).content.decode()

    assert "{{" not in page
    assert 'value="with_participation" selected' in page
    assert 'value="final_picture" checked' in page
    assert 'value="worldwide" checked' in page
    assert 'name="signer" value="Maren Oskvale"' in page


def test_what_is_asked_is_seen_as_it_will_be_before_anything_is_sent(enter: Enter) -> None:
    answer = enter("Dara").post(ASK, {k: v for k, v in asked().items() if k != "send"})

    assert answer.status_code == 200
    assert (
        "I agree that Quillmark Pictures may create a digital replica" in answer.content.decode()
    )
    assert not letters_to(MAIL)


@pytest.mark.parametrize(
    "changes",
    [{"email": "no address"}, {"why": ""}, {"purposes": []}, {"kind": ""}, {"period.to": "soon"}],
)
def test_a_request_that_lacks_something_is_not_sent(
    enter: Enter, changes: dict[str, object]
) -> None:
    assert enter("Dara").post(ASK, asked(**changes)).status_code == 422
    assert not letters_to(MAIL)


def test_a_declarant_is_told_who_asks_and_another_vendor_that_nothing_is_there(
    enter: Enter,
) -> None:
    assert enter("Jonah").get(ASK).status_code == 403
    assert enter("Jonah").post(ASK, asked()).status_code == 403
    assert enter("Petra").get(ASK).status_code == 404
    assert enter("Tamsin").post(ASK, asked()).status_code == 404
    assert Client().get(ASK).status_code == 302


def test_the_signers_address_is_shown_to_whoever_asked_and_to_nobody_else(
    enter: Enter, link: str
) -> None:
    page = "/productions/the-salt-road/requests/CR-0001"

    assert MAIL in enter("Dara").get(page).content.decode()
    assert MAIL not in enter("Ines").get(page).content.decode()
    assert enter("Jonah").get(page).status_code == 404
    assert enter("Tamsin").get(page).status_code == 404


def test_a_hostile_picture_is_never_shown(cast: Cast, enter: Enter) -> None:
    use = use_called(cast.member("Dara"), "the-salt-road", "SR-0021")
    png = b"\x89PNG\r\n\x1a\n" + b"\0" * 20
    for name, data in (("a.png", png), ("b.png", b"<svg onload=alert(1)>")):
        attach(
            name,
            store([data], largest=1000),
            production=cast.the_salt_road,
            organisation=use.organisation,
            added_by=None,
            at=NOON,
            use=use.number,
        )
    digests = [f"sha256:{sha256(data).hexdigest()}" for data in (png, b"<svg onload=alert(1)>")]

    enter("Dara").post(ASK, asked(pictures=digests))

    client = opened(MAIL, link_in(letters_to(MAIL)[0]))
    shown = client.get("/consent/page/pictures/0")
    assert shown.headers["Content-Type"] == "image/png"
    assert shown.content == png
    assert client.get("/consent/page/pictures/1").status_code == 404
    assert Client().get("/consent/page/pictures/0").status_code == 404


def test_what_is_wrong_with_a_question_is_named_and_leads_to_its_field(enter: Enter) -> None:
    form = "/productions/the-salt-road/uses/SR-0021/people/0/consent"
    page = enter("Dara").post(form, {"signer": "", "email": "", "why": ""}).content.decode()
    [summary] = re.findall(r'<div class="errors".*?</div>', page, re.DOTALL)
    wrong = dict(re.findall(r'<a href="#([^"]+)">([^<]*)</a>', summary))

    assert wrong["signer"].startswith("Name of who signs: ")
    assert wrong["email"].startswith("Mail address: ")
    assert all(f'id="{place}"' in page for place in wrong)
