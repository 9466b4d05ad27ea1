"""Between a signature and its witness: a no, a yes taken back, and both at once."""

import pytest
from django.test import Client
from tests.service.conftest import NOON, Callable, Cast
from tests.service.consenting import (
    ASK,
    MAIL,
    answer_of,
    asked,
    letters_to,
    link_in,
    opened,
)

from clearslate.domain.request import Progress
from clearslate.operations.consent_asking import Hindrance, NotAnswered
from clearslate.operations.consent_witnessing import refuse_to_witness, unsign, witness
from clearslate.records.consent_doors import doors_to
from clearslate.records.consents import RequestKept, requests_seen
from clearslate.records.log import entries_about
from clearslate.records.registers import consent_kept
from clearslate.records.uses import use_called

Enter = Callable[[str], Client]
WITNESS = "delphine@example.net"
REQUEST = "/productions/the-salt-road/requests/CR-0001"


@pytest.fixture
def signer(enter: Enter) -> Client:
    """The signer's browser, after a yes that waits for a witness."""
    enter("Dara").post(ASK, asked(witness_name="Delphine Aubrac", witness_email=WITNESS))
    client = opened(MAIL, link_in(letters_to(MAIL)[0]))
    client.post("/consent/page/answer", answer_of(client))
    return client


def the_witness() -> Client:
    """The witness's browser, opened by their own link and code."""
    links = [letter for letter in letters_to(WITNESS) if "/consent/" in letter.text]
    return opened(WITNESS, link_in(links[0]))


def the_request(cast: Cast) -> RequestKept:
    [found] = requests_seen(cast.member("Dara"), production=cast.the_salt_road)
    return found


def acts(request: RequestKept) -> list[str]:
    return [entry.act for entry in entries_about(request.subject, confidential=False)]


def test_where_the_witness_says_no_no_consent_comes_of_the_signature(
    cast: Cast, enter: Enter, signer: Client
) -> None:
    the_witness().post(
        "/consent/page/witness", {"answer": "no", "reason": "I was not\nin the room."}
    )

    assert consent_kept("C-0001", production=cast.the_salt_road) is None
    use = use_called(cast.member("Dara"), "the-salt-road", "SR-0021")
    assert use.progress is Progress.BLOCKED
    assert acts(the_request(cast))[-1] == "unwitnessed"
    page = enter("Dara").get(REQUEST).content.decode()
    assert "the witness did not confirm it" in page
    assert "I was not\nin the room." in page


def test_a_witness_who_says_no_is_told_on_to_the_signer_and_whoever_asked(
    cast: Cast, signer: Client
) -> None:
    the_witness().post("/consent/page/witness", {"answer": "no", "reason": "I was elsewhere."})

    [told, *_] = letters_to(cast.member("Dara").email)
    assert "the witness said no" in told.subject
    assert "I was elsewhere." in told.text
    assert "I was elsewhere." in letters_to(MAIL)[0].text
    page = signer.get("/consent/page").content.decode()
    assert "Delphine Aubrac did not confirm that they saw you sign" in page
    assert "I was elsewhere." in page


def test_a_witness_need_not_say_why_and_says_it_once(cast: Cast, signer: Client) -> None:
    seen = the_witness()
    assert "I do not confirm this" in seen.get("/consent/page").content.decode()
    seen.post("/consent/page/witness", {"answer": "no"})

    seen.post("/consent/page/witness", {"answer": "yes"})

    page = seen.get("/consent/page").content.decode()
    assert "You said on 20 November 2026 that you do not confirm this" in page
    assert "They say" not in letters_to(MAIL)[0].text
    assert consent_kept("C-0001", production=cast.the_salt_road) is None


def test_a_witness_who_says_neither_yes_nor_no_has_said_nothing(
    cast: Cast, signer: Client
) -> None:
    assert the_witness().post("/consent/page/witness", {}).status_code == 404
    assert the_request(cast).answer == "signed"


def test_until_the_witness_speaks_the_signer_takes_the_yes_back(
    cast: Cast, enter: Enter, signer: Client
) -> None:
    assert "I take my yes back" in signer.get("/consent/page").content.decode()

    signer.post("/consent/page/unsign")

    assert the_request(cast).answer == "unsigned"
    assert acts(the_request(cast))[-1] == "unsigned"
    assert "You have consented to nothing" in signer.get("/consent/page").content.decode()
    assert "took it back on 20 November 2026" in enter("Dara").get(REQUEST).content.decode()
    assert "taken back" in letters_to(cast.member("Dara").email)[0].subject
    assert "nothing left for you to do" in letters_to(WITNESS)[0].text


def test_a_witness_of_a_yes_taken_back_reads_kindly_that_nothing_is_left_to_do(
    cast: Cast, signer: Client
) -> None:
    signer.post("/consent/page/unsign")
    seen = the_witness()

    page = seen.get("/consent/page").content.decode()
    said = seen.post("/consent/page/witness", {"answer": "yes"}, follow=True).content.decode()

    assert "Maren Oskvale took the signature back on 20 November 2026" in page
    assert "I saw" not in page
    assert "there is nothing to confirm any more" in said
    assert consent_kept("C-0001", production=cast.the_salt_road) is None


def test_a_witness_who_was_faster_leaves_a_consent_that_can_be_withdrawn(
    cast: Cast, signer: Client
) -> None:
    the_witness().post("/consent/page/witness", {"answer": "yes"})

    said = signer.post("/consent/page/unsign", follow=True).content.decode()

    assert "the consent stands, and can be withdrawn" in said
    assert "Withdraw my consent as of today" in said
    assert consent_kept("C-0001", production=cast.the_salt_road) is not None
    assert "unsigned" not in acts(the_request(cast))


def test_of_what_a_signer_and_a_witness_may_do_each_does_their_own(
    cast: Cast, signer: Client
) -> None:
    doors = doors_to(the_request(cast).number)

    for act in (
        lambda: witness(doors["signer"], NOON),
        lambda: refuse_to_witness(doors["signer"], "", NOON),
        lambda: unsign(doors["witness"], NOON),
    ):
        with pytest.raises(NotAnswered) as refused:
            act()
        assert refused.value.why is Hindrance.ALREADY
    assert the_request(cast).answer == "signed"


def test_a_yes_without_a_witness_is_withdrawn_not_taken_back(cast: Cast, enter: Enter) -> None:
    enter("Dara").post(ASK, asked())
    client = opened(MAIL, link_in(letters_to(MAIL)[0]))
    client.post("/consent/page/unsign")
    assert the_request(cast).answer == ""
    client.post("/consent/page/answer", answer_of(client))

    client.post("/consent/page/unsign")

    assert the_request(cast).answer == "consented"


@pytest.mark.parametrize(
    ("language", "said"), [("en", "I take my yes back"), ("fr", "Je reprends mon oui")]
)
def test_the_signer_reads_how_to_take_it_back_in_their_language(
    signer: Client, language: str, said: str
) -> None:
    signer.cookies["clearslate_language"] = language

    assert said in signer.get("/consent/page").content.decode()


def test_a_reason_that_is_too_long_is_told_and_stands_whole_and_nothing_is_said_yet(
    cast: Cast, signer: Client
) -> None:
    long = "I was out. " * 200
    page = the_witness().post("/consent/page/witness", {"answer": "no", "reason": long})

    said = page.content.decode()
    assert "Found 2,200 characters, expected at most 2,000." in said
    assert long in said
    assert the_request(cast).answer == "signed"
