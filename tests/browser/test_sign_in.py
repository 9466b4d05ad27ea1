"""An invited person comes in by password and second factor."""

import base64
import hashlib
import hmac
import time
from collections.abc import Callable

from tests.browser.desk import Desk, code_in

MAIL = "ottavia.quill@example.org"
PASSWORD = "a quiet harbour at dusk, 1936"


def test_an_invited_person_signs_in_with_password_and_code(desk: Callable[..., Desk]) -> None:
    rufus, ottavia = desk(), desk()
    rufus.enter("Rufus Belacqua")
    invite(rufus)

    ottavia.go(rufus.letters_to(MAIL)[0].link)
    ottavia.fill("Password", PASSWORD)
    ottavia.press("Open the account")
    assert "Set one up before the first." in ottavia.text
    secret = set_up_factor(ottavia)
    ottavia.press("Sign out")

    ottavia.go("/accounts/login/")
    ottavia.fill("Mail address", MAIL)
    ottavia.fill("Password", PASSWORD)
    ottavia.press("Sign in")
    assert ottavia.heading == "Second step"
    ottavia.fill("Code", code_of(secret, steps_ahead=1))
    ottavia.press("Sign in")
    assert ottavia.heading == "My tasks"


def invite(rufus: Desk) -> None:
    """Invite a reviewer for the studio's legal department."""
    rufus.go("/people")
    rufus.follow("Invite somebody")
    rufus.fill("Name", "Ottavia Quill")
    rufus.fill("Mail address", MAIL)
    rufus.select("Organisation", "Northmere Studios")
    rufus.tick("legal")
    rufus.press("Send the invitation")
    assert rufus.heading == "Confirm it is you"
    assert rufus.axe() == []
    rufus.fill("Code of your authenticator", code_in(rufus.text))
    rufus.press("Confirm")
    assert f"A letter goes to {MAIL}." in rufus.text


def set_up_factor(who: Desk) -> str:
    """Set up an authenticator application, and return the secret that it keeps."""
    who.follow("Set one up")
    who.follow("Set up an authenticator")
    who.fill("Password", PASSWORD)
    who.press("Go on")
    secret = who.page.locator("code.secret").inner_text()
    who.fill("Code", code_of(secret))
    who.press("Set it up")
    return secret


def code_of(secret: str, *, steps_ahead: int = 0) -> str:
    """Return the code of the moment (RFC 6238), or of a moment 30 seconds later.

    A code counts once, so who signs in right after setting up gives the next.
    """
    counter = int(time.time()) // 30 + steps_ahead
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    digest = hmac.new(key, counter.to_bytes(8), hashlib.sha1).digest()
    at = digest[-1] & 15
    number = int.from_bytes(digest[at : at + 4]) & 0x7FFFFFFF
    return f"{number % 1_000_000:06}"
