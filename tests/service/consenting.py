"""What tests of consents do: ask by link, read the letters, open the page and answer."""

import re

from django.test import Client

from clearslate.records.mail import Letter, outbox

ASK = "/productions/the-salt-road/uses/SR-0021/people/0/consent"
MAIL = "maren@example.net"


def asked(**changes: object) -> dict[str, object]:
    """Return what the form of a request sends."""
    return {
        "signer": "Maren Oskvale",
        "capacity": "performer",
        "email": MAIL,
        "language": "en",
        "why": "The flashback shows Ilsa at nineteen. We would make her face from your scans.",
        "material": "Your scans of 4 March 2026",
        "limits": "Make you say anything that is not in these shots.",
        "if_no": "",
        "kind": "with_participation",
        "purposes": ["final_picture", "training", "reuse"],
        "territories": ["worldwide"],
        "languages": "",
        "period.from": "",
        "period.to": "2036-12-31",
        "witness_name": "",
        "witness_email": "",
        "send": "1",
        **changes,
    }


def letters_to(address: str) -> list[Letter]:
    return [letter for letter in outbox(most=500) if letter.to == address]


def link_in(letter: Letter) -> str:
    found = re.search(r"/consent/[\w-]{40,}", letter.text)
    assert found
    return found[0]


def code_in(letter: Letter) -> str:
    found = re.search(r"\b\d{6}\b", letter.text)
    assert found
    return found[0]


def opened(address: str, link: str) -> Client:
    """Return a browser without an account in which a link was opened by its code."""
    client = Client()
    token = link.rsplit("/", 1)[1]
    assert client.post("/consent/code", {"token": token}).status_code == 302
    code = code_in(letters_to(address)[0])
    answer = client.post("/consent/open", {"token": token, "code": code})
    assert answer.headers["Location"] == "/consent/page"
    return client


def answer_of(client: Client, answer: str = "yes", **changes: str) -> dict[str, str]:
    """Return what the page's form sends for an answer."""
    page = client.get("/consent/page").content.decode()
    digest = re.search(r'name="text" value="(sha256:[0-9a-f]{64})"', page)
    language = re.search(r'name="language" value="(\w\w)"><input type="hidden" name="text"', page)
    assert digest
    assert language
    return {
        "text": digest[1],
        "language": language[1],
        "name": "Maren Oskvale",
        "capacity": "performer",
        "answer": answer,
        **changes,
    }
