"""A performer with a link of their own reads and answers their own question, and no other's."""

from hashlib import sha256

import pytest
from django.core import signing
from django.test import Client
from django.urls import reverse
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

from clearslate.records.consent_doors import doors_to
from clearslate.records.consents import RequestKept, lines_of, requests_seen
from clearslate.records.files import attach, store
from clearslate.records.uses import use_called
from clearslate.web.addresses.consent import urlpatterns

Enter = Callable[[str], Client]
OTHER = "sunniva@example.net"
ASK_OTHER = "/productions/the-salt-road/uses/SR-0024/people/0/consent"
WITNESS = "delphine@example.net"
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 20
OF_MAREN = ("Maren", "Oskvale", MAIL, "Ilsa", "a scar above", "Delphine", WITNESS, "CR-0001")
"""Words of one request that stand in no other."""
OWN_PAGES = [each.name for each in urlpatterns if str(each.pattern).startswith("consent/")]
OWN_PAGES.sort(key="consent_leave".__eq__)


@pytest.fixture
def link(cast: Cast, enter: Enter) -> str:
    """Maren's link: a question with a picture, a talk and a witness."""
    use = use_called(cast.member("Dara"), "the-salt-road", "SR-0021")
    attach(
        "scan of Maren.png",
        store([PNG], largest=1000),
        production=cast.the_salt_road,
        organisation=use.organisation,
        added_by=None,
        at=NOON,
        use=use.number,
    )
    shown = {"pictures": [f"sha256:{sha256(PNG).hexdigest()}"]}
    who = {"witness_name": "Delphine Aubrac", "witness_email": WITNESS}
    enter("Dara").post(ASK, asked(limits="Show a scar above her eye.", **shown, **who))
    link = link_in(letters_to(MAIL)[0])
    opened(MAIL, link).post("/consent/page/question", {"question": "Is a scar above my eye?"})
    return link


@pytest.fixture
def sunniva(enter: Enter, link: str) -> Client:
    """Another performer, in whose browser their own link was opened."""
    form = asked(
        signer="Sunniva Aldermark",
        email=OTHER,
        why="Her hands at the loom.",
        material="",
        limits="",
    )
    answer = enter("Dara").post(ASK_OTHER, form)
    assert answer.status_code == 302, answer.content.decode()
    return opened(OTHER, link_in(letters_to(OTHER)[0]))


def of_maren(cast: Cast) -> RequestKept:
    found = requests_seen(cast.member("Dara"), production=cast.the_salt_road)
    return next(each for each in found if each.performer == "Maren Oskvale")


def walked(client: Client, link: str) -> list[tuple[str, str]]:
    """Return what every page of a personal link says, opened and sent, with another's token."""
    token = link.rsplit("/", 1)[1]
    said = []
    for name in OWN_PAGES:
        given = {"consent_door": [token], "consent_picture": [0]}.get(name, [])
        where = reverse(name, args=given)
        for answer in (
            client.get(where, follow=True),
            client.post(where, {"token": token, "code": "000000"}, follow=True),
        ):
            said.append((where, f"{answer.content.decode('utf-8', 'replace')} {answer.headers}"))
    return said


def test_the_walk_knows_every_page_of_a_personal_link() -> None:
    assert {"consent_page", "consent_door", "consent_picture", "consent_unsign"} <= {*OWN_PAGES}


def test_another_performer_reads_nothing_of_somebody_on_any_page(
    cast: Cast, link: str, sunniva: Client
) -> None:
    assert sunniva.get("/consent/page/pictures/0").status_code == 404

    said = walked(sunniva, link)

    assert any("Sunniva Aldermark" in text for where, text in said if where == "/consent/page")
    told = [(where, word) for where, text in said for word in OF_MAREN if word in text]
    assert told == []


def test_another_performer_answers_asks_and_takes_back_nothing_of_somebodys(
    cast: Cast, link: str, sunniva: Client
) -> None:
    maren = opened(MAIL, link)
    hers, before = answer_of(maren), of_maren(cast)

    for name in ("answer", "question", "withdraw", "unsign", "witness"):
        sunniva.post(f"/consent/page/{name}", hers | {"question": "?", "answer": "no"})

    after = of_maren(cast)
    assert (after.answer, after.signed_name) == (before.answer, before.signed_name) == ("", "")
    assert len(lines_of(after.number)) == 1


def test_the_code_of_one_link_opens_no_other_and_no_witness_is_let_in_by_it(
    cast: Cast, link: str, sunniva: Client
) -> None:
    token = link.rsplit("/", 1)[1]
    sunniva.post("/consent/code", {"token": link_in(letters_to(OTHER)[-1]).rsplit("/", 1)[1]})
    code = code_in(letters_to(OTHER)[0])
    sunniva.post("/consent/code", {"token": token})

    answer = sunniva.post("/consent/open", {"token": token, "code": code})

    assert answer.status_code == 422
    assert "Sunniva" in sunniva.get("/consent/page").content.decode()


def test_what_says_which_link_was_opened_cannot_be_made_to_say_another(
    cast: Cast, sunniva: Client
) -> None:
    door = doors_to(of_maren(cast).number)["signer"]
    own = sunniva.cookies["clearslate_consent"].value
    for value in (
        f"{door.number}:{door.key}",
        own.replace(own.split(":")[0], str(door.number), 1),
        signing.get_cookie_signer(salt="another").sign(f"{door.number}:{door.key}"),
    ):
        sunniva.cookies["clearslate_consent"] = value
        assert sunniva.get("/consent/page").status_code == 404
