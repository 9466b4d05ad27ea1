"""Under which name somebody signs, and what the record says of that and of the promises."""

import csv
from io import StringIO

import pytest
from django.test import Client
from tests.service.conftest import Callable, Cast
from tests.service.consenting import ASK, MAIL, answer_of, asked, letters_to, link_in, opened
from tests.service.test_registers import purposes_of

from clearslate.domain.registry import Consent
from clearslate.formats.register_forms import document_of, posted_of
from clearslate.records.consents import requests_seen
from clearslate.records.log import entries_about
from clearslate.records.registers import consent_kept

Enter = Callable[[str], Client]
RECORD = "/registers/consent/the-salt-road/C-0001"
OTHER = "signed as Maren Aubrac, asked as Maren Oskvale"


@pytest.fixture
def signer(enter: Enter) -> Client:
    enter("Dara").post(ASK, asked())
    return opened(MAIL, link_in(letters_to(MAIL)[0]))


def the_consent(cast: Cast) -> Consent | None:
    kept = consent_kept("C-0001", production=cast.the_salt_road)
    assert kept is None or isinstance(kept.record, Consent)
    return kept.record if kept else None


@pytest.mark.parametrize("name", ["MAREN  OSKVALE", " maren oskvale ", "Marén Öskvale"])
def test_a_name_in_other_case_spaces_or_accents_is_theirs_and_kept_as_typed(
    cast: Cast, signer: Client, name: str
) -> None:
    signer.post("/consent/page/answer", answer_of(signer, name=name))

    consent = the_consent(cast)
    assert consent is not None
    assert (consent.signed_by, consent.asked_as) == (name.strip(), None)


def test_another_name_is_taken_once_the_signer_says_that_both_are_theirs(
    cast: Cast, signer: Client
) -> None:
    page = signer.post("/consent/page/answer", answer_of(signer, name="Maren Aubrac"))
    said = page.content.decode()
    assert "I am Maren Oskvale, and I sign as Maren Aubrac" in said
    assert 'value="Maren Aubrac" autocomplete' in said
    assert 'value="performer" required checked' in said
    assert the_consent(cast) is None

    confirmed = answer_of(signer, name="Maren Aubrac", confirmed="Maren Aubrac")
    signer.post("/consent/page/answer", confirmed)

    consent = the_consent(cast)
    assert consent is not None
    assert (consent.signed_by, consent.asked_as) == ("Maren Aubrac", "Maren Oskvale")
    assert consent.performer == "Maren Oskvale"


def test_a_name_confirmed_is_not_another_name_typed_afterwards(cast: Cast, signer: Client) -> None:
    signer.post(
        "/consent/page/answer",
        answer_of(signer, name="Somebody Else", confirmed="Maren Aubrac"),
    )

    assert the_consent(cast) is None


def test_a_name_that_no_document_may_hold_is_not_taken(cast: Cast, signer: Client) -> None:
    name = "Maren\x1b Oskvale"
    answer = signer.post("/consent/page/answer", answer_of(signer, name=name, confirmed=name))

    assert answer.status_code == 422
    assert the_consent(cast) is None


def test_wherever_it_shows_who_signed_another_name_stands_beside_theirs_who_was_asked(
    cast: Cast, enter: Enter, signer: Client
) -> None:
    other = answer_of(signer, name="Maren Aubrac", confirmed="Maren Aubrac")
    signer.post("/consent/page/answer", other)

    request = "/productions/the-salt-road/requests/CR-0001"
    for page in (RECORD, request):
        assert OTHER in enter("Dara").get(page).content.decode()
    person = enter("Dara").get("/registers/people/the-salt-road/Maren%20Oskvale")
    assert OTHER in person.content.decode()
    assert OTHER in signer.get("/consent/page").content.decode()
    assert "Signed by Maren Aubrac (asked as Maren Oskvale)" in letters_to(MAIL)[0].text
    [found] = requests_seen(cast.member("Dara"), production=cast.the_salt_road)
    [*_, last] = entries_about(found.subject, confidential=False)
    assert last.actor == "Maren Aubrac (asked as Maren Oskvale, performer, personal link)"


def test_what_the_signer_was_promised_stands_in_the_record_and_its_copies(
    cast: Cast, enter: Enter, signer: Client
) -> None:
    signer.post("/consent/page/answer", answer_of(signer))

    consent = the_consent(cast)
    assert consent is not None
    promised = (
        "Make you say anything that is not in these shots.",
        "Use it for another production, or for a purpose that is not named here.",
        "Take this answer for an answer to another question.",
    )
    assert consent.may_not == promised
    assert document_of(consent)["may_not"] == [*promised]
    page = enter("Dara").get(RECORD).content.decode()
    assert "\n".join(promised) in page
    listed = enter("Dara").get("/registers/consent?format=csv").content.decode("utf-8-sig")
    rows = {row["reference"]: row for row in csv.DictReader(StringIO(listed))}
    assert rows["C-0001"]["may_not"] == "\n".join(promised)


def test_promises_are_changed_a_line_each_and_keep_their_commas(
    cast: Cast, enter: Enter, signer: Client
) -> None:
    signer.post("/consent/page/answer", answer_of(signer))
    lead, change = enter("Dara"), "/registers/consent/the-salt-road/change/C-0001"
    consent = the_consent(cast)
    assert consent is not None
    sent = posted_of("consent", document_of(consent))
    shown = "Use it for another production, or for a purpose that is not named here.\nTake this"
    assert shown in lead.get(change).content.decode()

    sent["may_not"] = ["One, two.\r\n\r\nThree.\r\n"]
    page = lead.post(change, sent).content.decode()
    lead.post(change, purposes_of(page) | {"seen": "1"})

    changed = the_consent(cast)
    assert changed is not None
    assert changed.may_not == ("One, two.", "Three.")


def test_who_is_asked_in_english_and_signs_in_french_is_promised_what_they_read(
    cast: Cast, signer: Client
) -> None:
    signer.cookies["clearslate_language"] = "fr"
    signer.post("/consent/page/answer", answer_of(signer))
    signer.cookies["clearslate_language"] = "en"

    consent = the_consent(cast)
    assert consent is not None
    assert "Prendre cette réponse pour la réponse à une autre question." in consent.may_not
    assert letters_to(MAIL)[0].subject.startswith("Votre exemplaire")
    assert (
        '<pre class="shown" tabindex="0" lang="fr">'
        in signer.get("/consent/page").content.decode()
    )


def test_a_name_that_is_too_long_is_told_and_stands_whole(cast: Cast, signer: Client) -> None:
    long = "Maren " * 40 + "Oskvale"
    page = signer.post("/consent/page/answer", answer_of(signer, name=long))

    said = page.content.decode()
    assert page.status_code == 422
    assert "expected at most 200. Nothing is cut" in said
    assert long in said
    assert the_consent(cast) is None
